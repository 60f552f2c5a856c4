/* The thesaurus: words that name a descriptor are widened by its other names, and words
 * that are another name by its label. */
#include <math.h>

#include "base/memory.h"
#include "engine/plan/phrase_match.h"
#include "engine/plan/plan_parts.h"
#include "engine/store/schema.h"
#include "engine/thesaurus/thesaurus_key.h"

/** A name of more descriptors than this is not widened: nobody knows which of them is
 *  meant. */
#define SENSES_MAX 2

/** Names of more stems than this are not looked for. */
#define STEMS_MAX 16

/** How many other names one match is given, and how many one query looks for. */
#define FOUND_MAX 8
#define TRIES_MAX 64

/** What one query may read for all the names that it looks for: documents of terms, and
 *  stored words. A name whose words are too common for that tells little. */
#define POSTINGS_MAX 30000U
#define READS_MAX 50000U

struct widening {
    struct plan *plan;
    struct plan_word *words;
    const struct thesaurus *thesaurus;
    uint64_t postings_left, reads_left;
    unsigned tries_left;
};

/** A name that stands in the query. */
struct standing {
    /** The first of its words. */
    struct plan_word *words;
    size_t n_words;
    struct thesaurus_name name;
    unsigned n_found;
};

static double weight_of(const struct tuning *tuning, enum thesaurus_name_kind kind)
{
    return kind == NAME_TRADE ? tuning->thesaurus_trade_weight : tuning->thesaurus_weight;
}

/**
 * The stems of the key, borrowed from it.
 * @return how many; 0 when there are more than @p room.
 */
static size_t split_key(struct str *stems, size_t room, struct str key)
{
    size_t n = 0;
    while (key.at && n < room)
        stems[n++] = str_cut(&key, ' ');
    return key.at ? 0 : n;
}

/** Whether each stem is in some document, and their documents are few enough to be
 *  read. */
static bool is_worth_reading(struct widening *w, const struct str *stems, size_t n,
                             enum query_field field)
{
    enum family family = field == QUERY_TITLE ? FAMILY_TITLE_STEM : FAMILY_STEM;
    const struct plan *plan = w->plan;
    double share = n == 1 ? plan->index->tuning.thesaurus_common : 1;
    uint64_t sum = 0;
    for (size_t i = 0; i < n; i++) {
        uint32_t df = lists_find(plan->index->lists, family, stems[i]).n;
        if (!df || df > share * plan->index->columns.n)
            return false;
        sum += df;
    }
    bool is_worth = n > 0 && sum <= w->postings_left;
    w->postings_left -= is_worth ? sum : 0;
    return is_worth;
}

/** Keep the documents where the stems follow each other or, for a single acronym, where
 *  it is written in capitals. */
static void keep_name(roaring_bitmap_t *docs, struct widening *w,
                      const struct thesaurus_name *name, const struct str *stems,
                      enum query_field field)
{
    const struct index *index = w->plan->index;
    struct form_marks marks = form_marks_new(w->plan->arena);
    for (unsigned i = 0; i < name->n_stems; i++)
        form_marks_put_stem(&marks, index->forms, stems[i], STR(""), i);
    bool sufficed = true;
    if (name->n_stems > 1)
        sufficed = phrase_match_over_stops(docs, index, &marks, name->n_stems, field,
                                           &w->reads_left);
    else if (name->needs_capitals)
        sufficed =
            phrase_match_capitals(docs, w->plan->documents, &marks, &w->reads_left);
    if (!sufficed)
        roaring_bitmap_clear(docs);
}

static roaring_bitmap_t *find_name(struct widening *w, const struct thesaurus_name *name,
                                   const struct str *stems, enum query_field field)
{
    struct plan *plan = w->plan;
    if (!is_worth_reading(w, stems, name->n_stems, field))
        return plan_own(plan, roaring_bitmap_create());
    roaring_bitmap_t *docs =
        plan_own(plan, roaring_bitmap_copy(plan_view_stem(plan, field, stems[0])));
    for (unsigned i = 1; i < name->n_stems; i++)
        roaring_bitmap_and_inplace(docs, plan_view_stem(plan, field, stems[i]));
    keep_name(docs, w, name, stems, field);
    return docs;
}

/** Give the words of @p standing the name @p other as a synonym, where a document says
 *  it. */
static void try_name(struct widening *w, struct standing *standing,
                     const struct thesaurus_name *other, double weight)
{
    struct plan *plan = w->plan;
    struct str *stems = arena_array(plan->arena, other->n_stems + 1, sizeof *stems);
    if (split_key(stems, other->n_stems, other->key) != other->n_stems)
        return;
    w->tries_left--;
    struct plan_synonym *synonym = arena_alloc(plan->arena, sizeof *synonym);
    *synonym = (struct plan_synonym){
        .from = standing->name.text,
        .to = other->text,
        .stems = stems,
        .stops = arena_array(plan->arena, other->n_stems, sizeof(bool)),
        .n = other->n_stems,
        .weight = weight};
    synonym->docs = find_name(w, other, stems, standing->words->field);
    if (roaring_bitmap_is_empty(synonym->docs))
        return;
    standing->n_found++;
    for (size_t i = 0; i < standing->n_words; i++)
        if (!standing->words[i].is_stop)
            plan_add_synonym(plan, &standing->words[i], synonym);
    plan_tell_expanded(plan, synonym->from, synonym->to);
}

/** Whether the stems of @p part stand in @p key one after the other. A text that holds
 *  @p key then holds @p part too. */
static bool has_words(struct str key, struct str part)
{
    for (size_t at = 0; at + part.n <= key.n;) {
        struct str rest = {key.at + at, key.n - at};
        if (str_starts_with(rest, part) && (rest.n == part.n || rest.at[part.n] == ' '))
            return true;
        at += str_find(rest, STR(" ")) + 1;
    }
    return false;
}

/** Try the other names of the descriptor that @p standing names, its label first. */
static void try_names(struct widening *w, struct standing *standing)
{
    const struct tuning *tuning = &w->plan->index->tuning;
    struct thesaurus_numbers names =
        thesaurus_names_of(w->thesaurus, standing->name.concept);
    struct str before = standing->name.key;
    for (size_t i = 0; i < names.n && standing->n_found < FOUND_MAX && w->tries_left;
         i++) {
        struct thesaurus_name other = thesaurus_name(w->thesaurus, names.at[i]);
        double weight =
            fmin(weight_of(tuning, standing->name.kind), weight_of(tuning, other.kind));
        bool finds_no_more =
            has_words(other.key, standing->name.key) || str_equal(other.key, before);
        before = other.key;
        if (other.n_stems && other.n_stems <= STEMS_MAX && !finds_no_more && weight > 0)
            try_name(w, standing, &other, weight);
    }
}

/** Whether the names are those of few enough descriptors. */
static bool is_clear(const struct thesaurus *thesaurus, struct thesaurus_range names)
{
    unsigned n = 0;
    for (uint32_t i = 0; i < names.n; i++)
    n += i == 0 || thesaurus_name(thesaurus, names.first + i).concept !=
                       thesaurus_name(thesaurus, names.first + i - 1).concept;
    return n <= SENSES_MAX;
}

/** Whether a name of one word is in so many documents that it tells little. */
static bool is_common(const struct plan *plan, const struct plan_word *word)
{
    return lists_find(plan->index->lists, FAMILY_STEM, word->stem).n >
           plan->index->tuning.thesaurus_common * plan->index->columns.n;
}

static void widen_match(struct widening *w, struct plan_word *words,
                        const struct thesaurus_match *match)
{
    bool common = match->n_words == 1 && is_common(w->plan, words);
    if (common || !is_clear(w->thesaurus, match->names))
        return;
    uint32_t before = UINT32_MAX;
    for (uint32_t i = 0; i < match->names.n; i++) {
        struct standing standing = {words, match->n_words,
                                    thesaurus_name(w->thesaurus, match->names.first + i),
                                    0};
        if (standing.name.concept != before)
            try_names(w, &standing);
        before = standing.name.concept;
    }
}

void plan_widen_by_thesaurus(struct plan *plan, struct plan_word *words, size_t n,
                             const bool *capitals)
{
    const struct thesaurus *thesaurus = plan->index->thesaurus;
    if (!thesaurus || plan->index->tuning.thesaurus_weight <= 0)
        return;
    struct widening w = {plan, words, thesaurus, POSTINGS_MAX, READS_MAX, TRIES_MAX};
    struct thesaurus_word stems[PLAN_WORDS_MAX];
    for (size_t i = 0; i < n; i++)
        stems[i] = (struct thesaurus_word){words[i].stem, words[i].is_stop, capitals[i]};
    for (size_t i = 0, taken; i < n; i += taken) {
        struct thesaurus_match match;
        taken = 1;
        if (!thesaurus_match(&match, thesaurus, stems + i, n - i))
            continue;
        widen_match(&w, words + i, &match);
        taken = match.n_words;
    }
}
