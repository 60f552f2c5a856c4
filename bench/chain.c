/* The chain keeps the learnt texts whole, and for each word the list of its places in
 * them. */
#include "bench/chain.h"

#include "base/memory.h"

/** The bit that marks the last word of a text. */
#define LAST (UINT32_C(1) << 31)
/** From one place, 1 to RUN_MAX words are taken; each number is as likely as the
 *  others. */
#define RUN_MAX 11
/** A text goes on at one of the NEAR places before or after the last one; once in STRAY
 *  times it goes on at any place. */
#define NEAR 3
#define STRAY 16

struct chain {
    /** The learnt texts one after the other, with a space after each. */
    struct buf letters;
    /** The different words. */
    struct intern *spellings;
    /** For each word its offset in letters, and then the length of letters. */
    uint32_t *starts;
    /** For each word the number of its spelling; LAST is set in the last of a text. */
    uint32_t *ids;
    size_t room_starts, room_ids;
    /** How many words there are. */
    uint32_t n;
    /** For each text the number of its first word, and then n. */
    uint32_t *texts;
    uint32_t n_texts;
    size_t room_texts;
    /** For each spelling where its places begin in places, and then n. */
    uint32_t *first;
    /** The words sorted by spelling. */
    uint32_t *places;
    /** For each word where it is in places. */
    uint32_t *ranks;
};

struct chain *chain_new(void)
{
    struct chain *chain = mem_new(sizeof *chain);
    chain->letters = (struct buf)BUF_INIT(UINT32_MAX);
    chain->spellings = intern_new();
    return chain;
}

void chain_free(struct chain *chain)
{
    if (!chain)
        return;
    buf_release(&chain->letters);
    intern_free(chain->spellings);
    mem_free(chain->starts);
    mem_free(chain->ids);
    mem_free(chain->texts);
    mem_free(chain->first);
    mem_free(chain->places);
    mem_free(chain->ranks);
    mem_free(chain);
}

void chain_free_at(struct chain **chain)
{
    chain_free(*chain);
}

/** The length of the first word of @p text, with the space or the ends of lines behind
 *  it. */
static size_t word_bytes(struct str text)
{
    size_t i = 0;
    while (i < text.n) {
        bool is_escape = text.at[i] == '\\';
        bool parts =
            is_escape ? i + 1 < text.n && text.at[i + 1] == 'n' : text.at[i] == ' ';
        i += is_escape ? 2 : 1;
        if (parts && !str_starts_with((struct str){text.at + i, text.n - i}, STR("\\n")))
            break;
    }
    return i < text.n ? i : text.n;
}

static void add_word(struct chain *chain, size_t start, size_t n)
{
    MEM_GROW(chain->ids, chain->n + 1, chain->room_ids, 1024);
    MEM_GROW(chain->starts, chain->n + 2, chain->room_starts, 1024);
    chain->starts[chain->n] = (uint32_t)start;
    chain->ids[chain->n] =
        intern_put(chain->spellings, (struct str){chain->letters.at + start, n});
    chain->n++;
}

bool chain_add(struct chain *chain, struct str text)
{
    if (text.n >= chain->letters.limit - chain->letters.n - 1)
        return false;
    MEM_GROW(chain->texts, chain->n_texts + 1, chain->room_texts, 1024);
    chain->texts[chain->n_texts++] = chain->n;
    if (text.n == 0)
        return true;
    size_t start = chain->letters.n;
    buf_put_str(&chain->letters, text);
    buf_put_byte(&chain->letters, ' ');
    while (start < chain->letters.n) {
        size_t n =
            word_bytes((struct str){chain->letters.at + start, chain->letters.n - start});
        add_word(chain, start, n);
        start += n;
    }
    chain->ids[chain->n - 1] |= LAST;
    return true;
}

void chain_seal(struct chain *chain)
{
    MEM_GROW(chain->texts, chain->n_texts + 1, chain->room_texts, 1024);
    chain->texts[chain->n_texts] = chain->n;
    if (chain->n == 0)
        return;
    chain->starts[chain->n] = (uint32_t)chain->letters.n;
    uint32_t n_spellings = intern_count(chain->spellings);
    /* A counting sort by spelling. The counts are stored two places further on, so that
     * after the sums and the placing of the words each beginning is at its own place. */
    chain->first = mem_new_array((size_t)n_spellings + 2, sizeof *chain->first);
    for (uint32_t i = 0; i < chain->n; i++)
        chain->first[(chain->ids[i] & ~LAST) + 2]++;
    for (uint32_t i = 1; i < n_spellings + 2; i++)
        chain->first[i] += chain->first[i - 1];
    chain->places = mem_new_array(chain->n, sizeof *chain->places);
    chain->ranks = mem_new_array(chain->n, sizeof *chain->ranks);
    for (uint32_t i = 0; i < chain->n; i++) {
        chain->ranks[i] = chain->first[(chain->ids[i] & ~LAST) + 1]++;
        chain->places[chain->ranks[i]] = i;
    }
}

uint32_t chain_n_texts(const struct chain *chain)
{
    return chain->n_texts;
}

uint32_t chain_n_words(const struct chain *chain)
{
    return chain->n;
}

uint32_t chain_text_words(const struct chain *chain, uint32_t i)
{
    return chain->texts[i + 1] - chain->texts[i];
}

const struct intern *chain_spellings(const struct chain *chain)
{
    return chain->spellings;
}

uint32_t chain_n_spellings_of(const struct chain *chain, uint32_t n_words)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < n_words; i++)
        if ((chain->ids[i] & ~LAST) >= n)
            n = (chain->ids[i] & ~LAST) + 1;
    return n;
}

void chain_walk_begin(struct chain_walk *walk)
{
    const struct chain *chain = walk->chain;
    /* An empty text begins where the next one begins; when the last texts are empty,
     * there is no word at their beginning. */
    do
        walk->next = chain->texts[chance_below(walk->chance, chain->n_texts)];
    while (walk->next == chain->n);
}

/** A place that has the spelling of word @p i, perhaps the same: mostly near it, now and
 *  then anywhere. */
static uint32_t another_place(const struct chain_walk *walk, uint32_t i)
{
    const struct chain *chain = walk->chain;
    uint32_t id = chain->ids[i] & ~LAST;
    uint32_t first = chain->first[id], end = chain->first[id + 1];
    if (chance_below(walk->chance, STRAY) > 0) {
        uint32_t rank = chain->ranks[i];
        first = rank - first > NEAR ? rank - NEAR : first;
        end = end - rank > NEAR ? rank + NEAR : end;
    }
    return chain->places[first + chance_below(walk->chance, end - first)];
}

uint32_t chain_walk_put(struct buf *out, struct chain_walk *walk, uint32_t n_max)
{
    const struct chain *chain = walk->chain;
    uint32_t n = 1 + chance_below(walk->chance, RUN_MAX);
    uint32_t first = walk->next, last = first;
    n = n < n_max ? n : n_max;
    while (last - first + 1 < n && !(chain->ids[last] & LAST))
        last++;
    uint32_t start = chain->starts[first];
    buf_put(out, chain->letters.at + start, chain->starts[last + 1] - start);
    uint32_t place = another_place(walk, last);
    if (chain->ids[place] & LAST)
        chain_walk_begin(walk);
    else
        walk->next = place + 1;
    return last - first + 1;
}
