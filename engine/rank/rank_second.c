/* The second pass: it reads where the query's words stand in the text, and how near to
 * each other (docs/RELEVANCE.md, recipe 10). */
#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "engine/file/length_code.h"
#include "engine/plan/plan_parts.h"
#include "engine/rank/rank_first.h"
#include "engine/rank/rank_parts.h"
#include "engine/rank/rank_synonyms.h"
#include "engine/store/flat/form_marks.h"

/** The most occurrences that are read of one document; later ones are left out. */
#define OCCURRENCES_MAX 4096

struct occurrence {
    /** Position in the text, in words. */
    uint32_t position;
    uint32_t word;
};

/** One document as the second pass sees it. */
struct looked {
    /** Its occurrences in the text, in rising order of positions. */
    struct occurrence *at;
    size_t n;
    /** The words of the query are its title. */
    bool is_title;
    /** A bit for each word that it holds because it is about what the word names. */
    uint32_t about;
    /** Bits for the words that it has in any form, as typed but for the accents, and with
     *  the accents that were typed. */
    uint32_t had, plain, accented;
    /** BM25's K: k1, normalised by the document's length. */
    double k;
};

struct rank_second {
    const struct plan *plan;
    const struct tuning *tuning;
    struct form_marks marks;
    struct rank_synonyms synonyms;
    /** Lets the forms of `marks` and of `synonyms` pass. */
    struct token_filter otherwise;
    /** What one occurrence of each word can add: its weight times its information. */
    double gain[PLAN_WORDS_MAX];
    /** A bit for each word that adds to the score. */
    uint32_t scored;
    /** How many words the query has, stop words included; 0 where their number tells
     *  nothing: the query is no plain words. */
    size_t n_words;
    /** What all words add together by standing in the title alone. */
    double whole;
    /** A bit for each of those that is no stop word. */
    uint32_t significant;
    /** A bit for each word that was typed with accents. */
    uint32_t accented;
    /** The document that was looked at last. */
    struct looked looked;
    /** Room for OCCURRENCES_MAX occurrences. */
    struct occurrence *occurrences;
};

static void note_accents(struct looked *looked, const struct form_mark *mark)
{
    looked->had |= mark->words;
    looked->plain |= mark->exact;
    looked->accented |= mark->accented;
}

/** Note where the query's words stand in the segment. @p otherwise has a bit for each
 *  word that the document says by a synonym. */
static void read_segment(struct looked *looked, struct rank_second *c,
                         struct token_reader *reader, uint32_t otherwise)
{
    struct rank_synonyms_state state = {0, 0, 0};
    const struct token_filter *filter = otherwise ? &c->otherwise : c->marks.filter;
    for (struct stored_token token; token_reader_seek(reader, filter, &token);) {
        const struct form_mark *mark = form_marks_find(&c->marks, token.form);
        uint32_t words = mark ? mark->words : 0;
        if (mark)
            note_accents(looked, mark);
        if (otherwise)
            words |= rank_synonyms_step(&c->synonyms, &state, &token) & otherwise;
        for (uint32_t left = words; left; left &= left - 1)
            if (looked->n < OCCURRENCES_MAX)
                looked->at[looked->n++] =
                    (struct occurrence){token.position, (uint32_t)__builtin_ctz(left)};
    }
}

/** Whether the title has as many words as the query, stop words included. */
static bool may_be_title(const struct rank_second *c, uint32_t docid)
{
    const struct columns *columns = &c->plan->index->columns;
    return c->n_words && length_decode(columns->title_lengths[docid]) == c->n_words;
}

/** Note which words the title has with the accents that were typed.
 *  @return whether it has all words of the query. */
static bool read_title(struct looked *looked, const struct rank_second *c,
                       struct token_reader *title)
{
    uint32_t found = 0;
    for (struct stored_token token; token_reader_seek(title, c->marks.filter, &token);) {
        const struct form_mark *mark = form_marks_find(&c->marks, token.form);
        found |= mark ? mark->words : 0;
        if (mark)
            note_accents(looked, mark);
    }
    return !(c->scored & ~found);
}

static struct looked look(struct rank_second *c, uint32_t docid)
{
    const struct index *index = c->plan->index;
    struct looked looked = {.at = c->occurrences,
                            .about = plan_held_by_about(c->plan, docid)};
    struct token_reader reader = tokens_of(index->tokens, docid);
    (void)token_reader_segment(&reader);
    bool may_be = may_be_title(c, docid);
    if (may_be || c->accented)
        looked.is_title = read_title(&looked, c, &reader) && may_be;
    (void)token_reader_segment(&reader);
    read_segment(&looked, c, &reader, plan_said_otherwise(c->plan, docid));
    double b = c->tuning->impact_b, n_words = columns_words(&index->columns, docid);
    looked.k = c->tuning->impact_k1 * (1 - b + b * n_words / index->columns.mean_words);
    return looked;
}

/** A bit for each word that has an occurrence. */
static uint32_t words_of(const struct looked *d)
{
    uint32_t words = 0;
    for (size_t i = 0; i < d->n; i++)
        words |= 1U << d->at[i].word;
    return words;
}

/** The part of the words that stand at the beginning of the text. A word that the text
 *  does not have, but that the document holds because of what it is about, counts as said
 *  there, for what holding it tells. */
static double lead(const struct rank_second *c, const struct looked *d)
{
    uint32_t seen = 0, about = d->about & c->scored & ~words_of(d);
    double sum = 0;
    for (uint32_t left = about; left; left &= left - 1) {
        const struct plan_word *word = &c->plan->words[__builtin_ctz(left)];
        sum += word->weight * word->held_information;
    }
    for (size_t i = 0; i < d->n && d->at[i].position < c->tuning->lead_words; i++) {
        uint32_t bit = 1U << d->at[i].word;
        if (!(seen & bit))
            sum += c->gain[d->at[i].word];
        seen |= bit;
    }
    return sum;
}

/** The part of the best stretch of c->tuning->window_words words: the sum of
 *  gain · tf / (tf + ½) over its words. */
static double window(const struct rank_second *c, const struct looked *d)
{
    uint32_t tf[PLAN_WORDS_MAX] = {0};
    double best = 0, sum = 0;
    size_t first = 0;
    for (size_t i = 0; i < d->n; i++) {
        while (d->at[i].position - d->at[first].position >= c->tuning->window_words) {
            uint32_t gone = d->at[first++].word;
            double before = tf[gone]--;
            sum -=
                c->gain[gone] * (before / (before + 0.5) - tf[gone] / (tf[gone] + 0.5));
        }
        uint32_t word = d->at[i].word;
        double before = tf[word]++;
        sum += c->gain[word] * (tf[word] / (tf[word] + 0.5) - before / (before + 0.5));
        best = sum > best ? sum : best;
    }
    return best;
}

/** Whether word @p i and the next one of the query count as a pair. */
static bool is_pair(const struct rank_second *c, size_t i)
{
    return i + 1 < c->plan->n_words && (c->scored >> i & 3U) == 3U;
}

/** The most that a pair can add. */
static double pair_weight(const struct rank_second *c, size_t i)
{
    const struct plan_word *a = &c->plan->words[i], *b = a + 1;
    double weight = a->weight < b->weight ? a->weight : b->weight;
    return weight * (a->information + b->information) / 2 * (c->tuning->impact_k1 + 1);
}

/** The most that a word's closeness to others can add. */
static double neighbours_weight(const struct rank_second *c, size_t i)
{
    return fmin(1, c->plan->words[i].information) * (c->tuning->impact_k1 + 1);
}

/** The part of neighbouring words of the query that also follow each other in the
 *  text. */
static double pairs(const struct rank_second *c, const struct looked *d)
{
    double tf[PLAN_WORDS_MAX] = {0};
    for (size_t i = 0; i < d->n; i++)
        for (size_t j = i + 1; j < d->n && d->at[j].position - d->at[i].position <=
                                               c->tuning->pair_distance;
             j++)
            if (d->at[j].word == d->at[i].word + 1 &&
                d->at[j].position > d->at[i].position)
                tf[d->at[i].word] += 1.0 / (d->at[j].position - d->at[i].position);
    double sum = 0;
    for (size_t i = 0; i < c->plan->n_words; i++)
        if (tf[i] > 0 && is_pair(c, i))
            sum += pair_weight(c, i) * tf[i] / (tf[i] + d->k);
    return sum;
}

/** The part of closeness: BM25TP of Büttcher, Clarke and Lushman (2006). Of two
 *  successive occurrences of different words, each gathers the other's information
 *  divided by the square of their distance. */
static double proximity(const struct rank_second *c, const struct looked *d)
{
    double gathered[PLAN_WORDS_MAX] = {0};
    const struct occurrence *before = NULL;
    for (size_t i = 0; i < d->n; i++) {
        const struct occurrence *now = &d->at[i];
        if (!(c->significant >> now->word & 1U))
            continue;
        if (before && before->word != now->word && now->position > before->position) {
            double distance = now->position - before->position;
            gathered[now->word] += c->gain[before->word] / (distance * distance);
            gathered[before->word] += c->gain[now->word] / (distance * distance);
        }
        before = now;
    }
    double sum = 0;
    for (size_t i = 0; i < c->plan->n_words; i++)
        if (gathered[i] > 0)
            sum += neighbours_weight(c, i) * gathered[i] / (gathered[i] + d->k);
    return sum;
}

static void prepare(struct rank_second *c, const struct plan *plan)
{
    c->plan = plan;
    c->tuning = &plan->index->tuning;
    c->marks = form_marks_new(plan->arena);
    c->synonyms = rank_synonyms_of(plan);
    for (size_t i = 0; i < plan->n_words; i++) {
        const struct plan_word *word = &plan->words[i];
        if (word->only_exclude || word->weight <= 0)
            continue;
        plan_mark_word(&c->marks, plan, word, (unsigned)i);
        c->gain[i] = word->weight * word->information;
        c->scored |= 1U << i;
        if (word->counts)
            c->significant |= 1U << i;
        if (plan_is_accented(word))
            c->accented |= 1U << i;
    }
    bool is_plain = plan->root && plan->root->child && !plan->root->child->next &&
                    plan->root->child->kind == PLAN_WORDS;
    c->n_words = is_plain ? plan->n_words : 0;
    for (size_t i = 0; i < plan->n_words; i++)
        c->whole += c->tuning->whole_title_weight * c->gain[i];
    c->otherwise = *c->marks.filter;
    token_filter_join(&c->otherwise, c->synonyms.marks.filter);
}

struct rank_second *rank_second_new(const struct plan *plan)
{
    struct rank_second *c = arena_alloc(plan->arena, sizeof *c);
    c->occurrences = arena_room(plan->arena, OCCURRENCES_MAX, sizeof *c->occurrences);
    prepare(c, plan);
    return c;
}

double rank_parts_sum(const struct rank_parts *parts)
{
    double sum = 0;
    for (size_t i = 0; i < RANK_PART_COUNT_; i++)
        sum += parts->at[i];
    return sum;
}

/** The share that is added to the score of news: freshness_weight for the newest, half of
 *  it for each freshness_days of age. */
static double freshness(const struct index *index, uint32_t docid)
{
    const struct tuning *tuning = &index->tuning;
    date_day date = columns_date(&index->columns, docid);
    if (columns_profile_of(&index->columns, docid).kind != KIND_NEWS ||
        date == DATE_NONE || tuning->freshness_days <= 0)
        return 0;
    double age = date < index->freshest ? (double)index->freshest - date : 0;
    return tuning->freshness_weight * exp2(-age / tuning->freshness_days);
}

/** A bit for each word that the document may hold, by the lists. Every word that look()
 *  can find is among them. */
static uint32_t may_match(const struct rank_second *c, uint32_t docid)
{
    uint32_t matched = 0;
    for (uint32_t left = c->scored; left; left &= left - 1) {
        unsigned i = (unsigned)__builtin_ctz(left);
        const struct plan_word *word = &c->plan->words[i];
        if (word->field != QUERY_ANYWHERE || !word->docs ||
            doc_set_has(word->docs, docid))
            matched |= 1U << i;
    }
    return matched;
}

/** The part of those of @p words that were typed with accents. */
static double accents(const struct rank_second *c, uint32_t words)
{
    double sum = 0;
    for (uint32_t left = words & c->accented & c->scored; left; left &= left - 1)
        sum += c->gain[__builtin_ctz(left)];
    return c->tuning->accents_weight * sum;
}

struct rank_parts rank_second_parts(struct rank_second *c, uint32_t docid, double first)
{
    c->looked = look(c, docid);
    const struct looked *d = &c->looked;
    assert(!(words_of(d) & c->scored & ~may_match(c, docid)));
    struct rank_parts parts = {
        {[RANK_FIRST] = first,
         [RANK_LEAD] = c->tuning->lead_weight * lead(c, d),
         [RANK_WINDOW] = c->tuning->window_weight * window(c, d),
         [RANK_PAIRS] = c->tuning->pairs_weight * pairs(c, d),
         [RANK_PROXIMITY] = c->tuning->proximity_weight * proximity(c, d),
         [RANK_ACCENTS] = accents(c, d->had & (d->accented | ~d->plain)),
         [RANK_WHOLE_TITLE] = d->is_title ? c->whole : 0}};
    parts.at[RANK_FRESHNESS] = rank_parts_sum(&parts) * freshness(c->plan->index, docid);
    return parts;
}

double rank_second_most(const struct rank_second *c, uint32_t docid, double first)
{
    const struct tuning *tuning = c->tuning;
    uint32_t matched = may_match(c, docid), telling = matched & c->significant;
    double gain = 0, paired = 0, near = 0;
    for (uint32_t left = matched; left; left &= left - 1) {
        unsigned i = (unsigned)__builtin_ctz(left);
        gain += c->gain[i];
        if (is_pair(c, i) && (matched >> i & 3U) == 3U)
            paired += pair_weight(c, i);
        if (telling >> i & 1U && telling != 1U << i)
            near += neighbours_weight(c, i);
    }
    double most = first + (tuning->lead_weight + tuning->window_weight) * gain +
                  tuning->pairs_weight * paired + tuning->proximity_weight * near +
                  accents(c, matched) + (may_be_title(c, docid) ? c->whole : 0);
    return most * (1 + freshness(c->plan->index, docid)) * (1 + 1e-9);
}

/** The number of the first occurrence at @p position or later. */
static size_t occurrence_at(const struct looked *d, uint32_t position)
{
    size_t low = 0, high = d->n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (d->at[middle].position < position)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

double rank_second_stretch(const struct rank_second *c, uint32_t from, uint32_t to)
{
    size_t first = occurrence_at(&c->looked, from), end = occurrence_at(&c->looked, to);
    const struct looked d = {
        .at = c->looked.at + first, .n = end - first, .k = c->looked.k};
    if (!(words_of(&d) & c->significant))
        return 0;
    return c->tuning->window_weight * window(c, &d) +
           c->tuning->pairs_weight * pairs(c, &d) +
           c->tuning->proximity_weight * proximity(c, &d);
}
