/* Expands a plan's words by the thesaurus: any name of a descriptor by all its other
 * names (decision 0011). */
#include <math.h>

#include "base/memory.h"
#include "engine/plan/phrase_match.h"
#include "engine/plan/plan_parts.h"
#include "engine/store/schema.h"
#include "engine/thesaurus/thesaurus_key.h"

/**
 * A name of more descriptors than this is not expanded: nobody knows which one is meant.
 */
#define SENSES_MAX 2

/** The most stems of a name that is looked for. */
#define STEMS_MAX 16

/** The most names of one descriptor that a name is expanded by. */
#define FOUND_MAX 8
/** The most names that are tried for one query. */
#define TRIES_MAX 64

/**
 * How many postings and stored words one query may read for all the names that it tries.
 * A name whose words are more common than that tells nothing.
 */
#define POSTINGS_MAX 30000U
#define READS_MAX 50000U

/** The expansion of one query, and what it may still read and try. */
struct widening {
    struct plan *plan;
    struct plan_word *words;
    const struct thesaurus *thesaurus;
    uint64_t postings_left, reads_left;
    unsigned tries_left;
};

/** A name in the query. */
struct standing {
    /* Its words in the plan. */
    struct plan_word *words;
    size_t n_words;
    struct thesaurus_name name;
    /* How many of its other names some document has. */
    unsigned n_found;
};

static double weight_of(const struct tuning *tuning, enum thesaurus_name_kind kind)
{
    return kind == NAME_TRADE ? tuning->thesaurus_trade_weight : tuning->thesaurus_weight;
}

/**
 * Split a key into its stems, which are borrowed from it.
 *
 * @return their number; 0 when there are more than @p room.
 */
static size_t split_key(struct str *stems, size_t room, struct str key)
{
    size_t n = 0;
    while (key.at && n < room)
        stems[n++] = str_cut(&key, ' ');
    return key.at ? 0 : n;
}

/**
 * Whether each stem is in some document, and few enough postings must be read, which are
 * then taken off. A name of one stem must not be common.
 */
static bool is_worth_reading(struct widening *w, const struct str *stems, size_t n,
                             enum query_field field)
{
    enum family family = field == QUERY_TITLE ? FAMILY_TITLE_STEM : FAMILY_STEM;
    const struct plan *plan = w->plan;
    double share = n == 1 ? plan->index->tuning.thesaurus_common : 1;
    uint64_t sum = 0;
    for (size_t i = 0; i < n; i++) {
        uint32_t df = store_frequency(plan->store, family, stems[i]);
        if (!df || df > share * plan->index->columns.n)
            return false;
        sum += df;
    }
    bool is_worth = n > 0 && sum <= w->postings_left;
    w->postings_left -= is_worth ? sum : 0;
    return is_worth;
}

/**
 * Those of @p set that have the stems in order, with few stop words between them, or, of
 * a single acronym, that write it in capitals.
 */
static struct set *named(struct set *set, struct widening *w,
                         const struct thesaurus_name *name, const struct str *stems,
                         enum query_field field)
{
    const struct plan *plan = w->plan;
    const struct index *index = plan->index;
    if (name->n_stems == 1 && !name->needs_capitals)
        return set;
    struct form_marks marks = form_marks_new(plan->arena);
    for (unsigned i = 0; i < name->n_stems; i++)
        form_marks_put_stem(&marks, index->forms, stems[i], STR(""), i);
    struct doc_list docs = doc_set_list(plan_docs(plan, set), plan->arena);
    bool sufficed =
        name->n_stems > 1
            ? phrase_match_over_stops(&docs, index, &marks, name->n_stems, field,
                                      &w->reads_left)
            : phrase_match_capitals(&docs, plan->documents, &marks, &w->reads_left);
    return sufficed ? set_listed(plan->arena, docs) : set_none(plan->arena);
}

/** The documents that have @p name; none when too much is to be read. */
static struct set *find_name(struct widening *w, const struct thesaurus_name *name,
                             const struct str *stems, enum query_field field)
{
    struct arena *arena = w->plan->arena;
    if (!is_worth_reading(w, stems, name->n_stems, field))
        return set_none(arena);
    struct set_parts parts = {.n = 0};
    for (unsigned i = 0; i < name->n_stems; i++)
        set_parts_add(&parts, plan_stem(w->plan, field, stems[i]), arena);
    return named(set_all(arena, parts.at, parts.n), w, name, stems, field);
}

/** Give the words of the name in the query the name @p other, if a document has it. */
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
    synonym->set = find_name(w, other, stems, standing->words->field);
    synonym->docs = plan_docs(plan, synonym->set);
    if (doc_set_is_empty(synonym->docs))
        return;
    standing->n_found++;
    for (size_t i = 0; i < standing->n_words; i++)
        if (!standing->words[i].is_stop)
            plan_add_synonym(plan, &standing->words[i], synonym);
    plan_tell_expanded(plan, synonym->from, synonym->to);
}

/**
 * Whether @p key has the stems of @p part in a row. A document that has @p key then has
 * @p part too.
 */
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

/** Try the other names of the descriptor that is named in the query, its label first. */
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

/** Whether the names belong to at most SENSES_MAX descriptors. */
static bool is_clear(const struct thesaurus *thesaurus, struct thesaurus_range names)
{
    unsigned n = 0;
    for (uint32_t i = 0; i < names.n; i++)
    n += i == 0 || thesaurus_name(thesaurus, names.first + i).concept !=
                       thesaurus_name(thesaurus, names.first + i - 1).concept;
    return n <= SENSES_MAX;
}

/** Whether so many documents have the word that, alone, it tells little. */
static bool is_common(const struct plan *plan, const struct plan_word *word)
{
    return store_frequency(plan->store, FAMILY_STEM, word->stem) >
           plan->index->tuning.thesaurus_common * plan->index->columns.n;
}

/** Expand the names of @p match, each of its descriptors once. */
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
