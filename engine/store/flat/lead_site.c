/* Choosing the word to look for, and comparing leads sixteen at a time. */
#include "engine/store/flat/lead_site.h"

#include <string.h>

#define WORDS_MAX 32U

/* Zipf's law estimates how frequent forms are: the r-th most frequent form is as frequent
 * as 1 / r. */

static double form_share(uint32_t form)
{
    return 1 / (1.0 + form);
}

/** How frequent all forms with @p lead are together. */
static double lead_share(unsigned lead)
{
    if (lead < LEAD_TWO)
        return form_share(lead);
    if (lead < LEAD_THREE)
        return 0x100 * form_share(FORM_TWO + ((lead - LEAD_TWO) << 8) + 0x80);
    return 0x10000 * form_share(FORM_THREE + ((lead - LEAD_THREE) << 16) + 0x8000);
}

struct word_leads {
    bool has[LEADS];
    /* How frequent they are together. */
    double share;
};

static void find_leads(struct word_leads *words, const struct form_marks *marks)
{
    for (uint32_t i = 0; i < marks->table.n; i++) {
        const struct form_mark *mark = &marks->at[i];
        unsigned lead = lead_of(mark->form);
        for (uint32_t left = mark->words; left; left &= left - 1) {
            struct word_leads *word = &words[__builtin_ctz(left)];
            if (!word->has[lead])
                word->share += lead_share(lead);
            word->has[lead] = true;
        }
    }
}

static void add_lead(struct lead_set *set, unsigned lead)
{
    set->has[lead] = true;
    set->each[set->n++] = (lead_block){0} + (uint8_t)lead;
}

static void set_leads(struct lead_set *set, const struct word_leads *word)
{
    set->n = 0;
    memset(set->has, 0, sizeof set->has);
    for (unsigned lead = 0; lead < LEADS; lead++)
        if (word->has[lead])
            add_lead(set, lead);
}

static double site_share(const struct word_leads *words, unsigned n, unsigned i)
{
    return words[i].share * (i ? words[i - 1].share : 1) *
           (i + 1 < n ? words[i + 1].share : 1);
}

void lead_site_choose(struct lead_site *out, const struct form_marks *marks, unsigned n)
{
    struct word_leads words[WORDS_MAX] = {{.share = 0}};
    find_leads(words, marks);
    unsigned best = 0;
    for (unsigned i = 1; i < n; i++)
        if (site_share(words, n, i) < site_share(words, n, best))
            best = i;
    out->number = best;
    out->has_before = best > 0;
    out->has_behind = best + 1 < n;
    set_leads(&out->word, &words[best]);
    if (out->has_before)
        set_leads(&out->before, &words[best - 1]);
    if (out->has_behind)
        set_leads(&out->behind, &words[best + 1]);
}

/* An alternative stands behind its word: a mark, then its own lead. When a mark stands
 * within two leads, the neighbour in the phrase may be further away, and any lead is
 * accepted. */

static bool is_neighbour(const struct lead_set *set, const struct token_leads *leads,
                         const unsigned char *at, int step)
{
    const unsigned char *lead = at + step, *mark = lead + step;
    if (lead < leads->at || lead >= leads->end)
        return false;
    return set->has[*lead] || *lead == LEAD_ALTERNATIVE ||
           (mark >= leads->at && mark < leads->end && *mark == LEAD_ALTERNATIVE);
}

static bool is_site(const struct lead_site *site, const struct token_leads *leads,
                    const unsigned char *at)
{
    return site->word.has[*at] &&
           (!site->has_before || is_neighbour(&site->before, leads, at, -1)) &&
           (!site->has_behind || is_neighbour(&site->behind, leads, at, 1));
}

/** All bits set in the places whose lead is in the set. */
static inline lead_block places(const struct lead_set *set, lead_block leads)
{
    lead_block out = {0};
    for (unsigned i = 0; i < set->n; i++)
        out |= (lead_block)(leads == set->each[i]);
    return out;
}

static inline lead_block neighbours(const struct lead_set *set, const unsigned char *at,
                                    int step)
{
    lead_block leads = lead_block_at(at + step), marks = lead_block_at(at + step + step);
    return places(set, leads) | (lead_block)(leads == LEAD_ALTERNATIVE) |
           (lead_block)(marks == LEAD_ALTERNATIVE);
}

/** The first place that is not 0; LEAD_BLOCK when there is none. */
static inline unsigned first_place(lead_block marked)
{
    uint64_t halves[2];
    memcpy(halves, &marked, sizeof halves);
    if (halves[0])
        return (unsigned)__builtin_ctzll(halves[0]) / 8;
    return halves[1] ? 8 + (unsigned)__builtin_ctzll(halves[1]) / 8 : LEAD_BLOCK;
}

/** The first place of the block at @p at where the word may stand, LEAD_BLOCK when there
 *  is none. There must be two more leads on either side of the block. */
static unsigned first_site(const struct lead_site *site, const unsigned char *at)
{
    lead_block marked = places(&site->word, lead_block_at(at));
    if (first_place(marked) == LEAD_BLOCK)
        return LEAD_BLOCK;
    if (site->has_before)
        marked &= neighbours(&site->before, at, -1);
    if (site->has_behind)
        marked &= neighbours(&site->behind, at, 1);
    return first_place(marked);
}

const unsigned char *lead_site_find(const struct lead_site *site,
                                    const struct token_leads *leads,
                                    const unsigned char *at)
{
    while (at < leads->end) {
        if (at - leads->at < 2 || leads->end - at < (ptrdiff_t)LEAD_BLOCK + 2) {
            if (is_site(site, leads, at))
                return at;
            at++;
            continue;
        }
        unsigned place = first_site(site, at);
        at += place;
        if (place < LEAD_BLOCK)
            return at;
    }
    return at;
}
