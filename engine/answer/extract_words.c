/* Prepares the words of a plan to be marked, and tells what its question wants to
 * read. */
#include <string.h>

#include "engine/answer/extract.h"
#include "engine/plan/plan_parts.h"
#include "engine/words/synonyms.h"

/* Runs. */

/** The stems of a run, before it is one. */
struct run_stems {
    const struct str *at;
    const bool *stops;
    size_t n;
};

/** @p stems without the stop words at their end, and without those at their beginning
 *  when only one word is left. */
static struct run_stems trimmed(struct run_stems stems)
{
    size_t first = 0;
    while (stems.n && stems.stops[stems.n - 1])
        stems.n--;
    while (first < stems.n && stems.stops[first])
        first++;
    if (stems.n - first < 2)
        return (struct run_stems){stems.at + first, stems.stops + first, stems.n - first};
    return stems;
}

/** Let the run of @p stems stand for the @p words of the plan. A run that has a number
 *  already gets the words too. */
static void put_run(struct extract *extract, struct run_stems stems, uint32_t words)
{
    for (size_t i = 0; i < extract->n_runs; i++)
        if (extract->runs[i].stems == stems.at && extract->runs[i].n == stems.n) {
            extract->runs[i].words |= words;
            return;
        }
    if (extract->n_runs == EXTRACT_RUNS_MAX)
        return;
    extract->runs[extract->n_runs++] =
        (struct extract_run){stems.at, stems.n, words, false};
}

/** Let a synonym stand for word @p number of the plan. A word of a name is marked in runs
 *  only; a synonym of one word is then a run too. */
static void put_synonym(struct extract *extract, const struct plan_synonym *synonym,
                        unsigned number)
{
    struct run_stems stems =
        trimmed((struct run_stems){synonym->stems, synonym->stops, synonym->n});
    bool is_named = !(extract->anywhere >> number & 1U);
    if (stems.n > 1 || (stems.n == 1 && is_named))
        put_run(extract, stems, 1U << number);
    else if (stems.n == 1)
        form_marks_put_stem(&extract->marks, extract->plan->index->forms, *stems.at,
                            STR(""), number);
}

/** Mark word @p number of the plan and all words of its synonyms, each by itself. */
static void put_words(struct form_marks *marks, const struct plan *plan, unsigned number)
{
    const struct plan_word *word = &plan->words[number];
    plan_mark_word(marks, plan, word, number);
    for (size_t j = 0; j < word->n_synonyms; j++)
        for (size_t i = 0; i < word->synonyms[j]->n; i++)
            if (!word->synonyms[j]->stops[i])
                form_marks_put_stem(marks, plan->index->forms,
                                    word->synonyms[j]->stems[i], STR(""), number);
}

/** Whether the word is ever marked. */
static bool is_marked(const struct plan_word *word)
{
    return !word->only_exclude && (word->counts || word->phrase_n);
}

/** Let the synonyms of all words stand for them. */
static void put_synonyms(struct extract *extract)
{
    const struct plan *plan = extract->plan;
    for (size_t i = 0; i < plan->n_words; i++)
        for (size_t j = 0; is_marked(&plan->words[i]) && j < plan->words[i].n_synonyms;
             j++)
            put_synonym(extract, plan->words[i].synonyms[j], (unsigned)i);
}

/** Prepare where runs begin, and to mark word by word what has runs. */
static void put_begins(struct extract *extract)
{
    const struct plan *plan = extract->plan;
    extract->begins = extract->words = extract->marks;
    if (!extract->n_runs)
        return;
    extract->begins = form_marks_new(plan->arena);
    extract->words = form_marks_new(plan->arena);
    for (size_t i = 0; i < extract->n_runs; i++)
        form_marks_put_stem(&extract->begins, plan->index->forms, *extract->runs[i].stems,
                            STR(""), (unsigned)i);
    for (size_t i = 0; i < plan->n_words; i++)
        if (is_marked(&plan->words[i]))
            put_words(&extract->words, plan, (unsigned)i);
    token_filter_join(extract->marks.filter, extract->begins.filter);
}

/* Names: words of the query that the vocabulary has as one expression. */

static bool is_plain(const struct plan_word *word)
{
    return !word->phrase_n && !word->is_prefix && !word->only_exclude;
}

/** Whether the @p n words at @p words are plain words of the same part of the query. */
static bool are_neighbours(const struct plan_word *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!is_plain(&words[i]) || (i && words[i].start < words[i - 1].start))
            return false;
    return true;
}

/** The longest name that begins at word @p at, in words; 0 when there is none. */
static size_t name_words(const struct plan *plan, const struct synonym_words *said,
                         size_t at)
{
    const struct synonyms *synonyms = plan->index->synonyms;
    const struct synonym *synonym = synonyms_find(synonyms, said, at, NULL);
    bool is_name = synonym && synonym->n_from > 1 &&
                   are_neighbours(&plan->words[at], synonym->n_from);
    return is_name ? synonym->n_from : 0;
}

/** Let the @p n words from word @p at on be marked as a whole only. */
static void put_name(struct extract *extract, const struct str *stems, size_t at,
                     size_t n)
{
    const struct plan_word *words = extract->plan->words;
    bool *stops = arena_array(extract->plan->arena, n, sizeof *stops);
    uint32_t counting = 0;
    for (size_t i = 0; i < n; i++) {
        stops[i] = words[at + i].is_stop;
        counting |= stops[i] ? 0 : 1U << (at + i);
    }
    struct run_stems name = trimmed((struct run_stems){stems + at, stops, n});
    if (name.n < 2)
        return;
    size_t number = extract->n_runs;
    put_run(extract, name, counting);
    if (extract->n_runs > number)
        extract->runs[number].is_typed = true;
    extract->anywhere &= ~counting;
}

static void find_names(struct extract *extract)
{
    const struct plan *plan = extract->plan;
    if (plan->mode == MODE_STRICT || plan->n_words < 2)
        return;
    struct str *stems = arena_array(plan->arena, plan->n_words, sizeof *stems);
    bool *capitals = arena_array(plan->arena, plan->n_words, sizeof *capitals);
    for (size_t i = 0; i < plan->n_words; i++)
        stems[i] = plan_meant_stem(&plan->words[i]);
    struct synonym_words said = {stems, capitals, plan->n_words};
    for (size_t i = 0, n; i < plan->n_words; i += n ? n : 1) {
        n = name_words(plan, &said, i);
        if (n)
            put_name(extract, stems, i, n);
    }
}

/* What the question wants. */

/** Whether the plan has a word of the table, which ends with NULL. */
static bool says_one_of(const struct plan *plan, const char *const *table)
{
    for (size_t i = 0; i < plan->n_words; i++)
        if (!plan->words[i].only_exclude && str_is_in(plan->words[i].folded, table))
            return true;
    return false;
}

static bool wants_figure(const struct plan *plan)
{
    static const char *const words[] = {
        "combien",     "nombre",     "nombres", "taux",       "montant",   "montants",
        "part",        "parts",      "chiffre", "chiffres",   "effectif",  "effectifs",
        "pourcentage", "proportion", "cout",    "couts",      "depense",   "depenses",
        "budget",      "budgets",    "prix",    "population", "habitants", NULL};
    return says_one_of(plan, words);
}

/** Whether a word is itself an address: an e-mail address, a host or a telephone
 *  number. */
static bool is_address(const struct plan_word *word)
{
    size_t dot = str_find(word->folded, STR("."));
    bool is_number =
        word->folded.n && word->folded.at[0] >= '0' && word->folded.at[0] <= '9';
    return str_find(word->folded, STR("@")) < word->folded.n ||
           (is_number ? word->folded.n >= 9 : dot < word->folded.n);
}

static bool wants_addresses(const struct plan *plan)
{
    static const char *const words[] = {
        "telephone", "tel",         "adresse",  "adresses",  "mail",   "mails", "email",
        "courriel",  "contact",     "contacts", "contacter", "numero", "site",  "joindre",
        "appeler",   "coordonnees", "standard", "adresser",  NULL};
    for (size_t i = 0; i < plan->n_words; i++)
        if (is_address(&plan->words[i]))
            return true;
    return says_one_of(plan, words);
}

/**
 * Whether the question is about one thing: a word, an acronym, a name of the vocabulary,
 * a phrase, or words typed as one.
 */
static bool is_concept(const struct extract *extract)
{
    const struct plan *plan = extract->plan;
    uint32_t counting = 0;
    bool is_glued = true, is_phrase = true;
    for (size_t i = 0; i < plan->n_words; i++) {
        const struct plan_word *word = &plan->words[i];
        if (word->only_exclude || !word->counts)
            continue;
        is_glued = is_glued && (!counting || word->is_glued);
        is_phrase = is_phrase && word->phrase_n == plan->n_words;
        counting |= 1U << i;
    }
    if (!counting)
        return false;
    bool is_name = false;
    for (size_t i = 0; i < extract->n_runs; i++)
        is_name = is_name || extract->runs[i].words == counting;
    return is_glued || is_phrase || is_name || !(counting & (counting - 1));
}

static enum excerpt_kind kind_of(const struct extract *extract)
{
    if (wants_figure(extract->plan))
        return EXCERPT_FIGURE;
    return is_concept(extract) ? EXCERPT_CONCEPT : EXCERPT_BEST;
}

struct extract extract_new(const struct plan *plan)
{
    struct extract extract = {.plan = plan, .marks = form_marks_new(plan->arena)};
    for (size_t i = 0; i < plan->n_words; i++) {
        const struct plan_word *word = &plan->words[i];
        if (!is_marked(word))
            continue;
        extract.anywhere |= word->counts ? 1U << i : 0;
        plan_mark_word(&extract.marks, plan, word, (unsigned)i);
        extract.weights[i] = word->information * (word->counts ? 1 : 0.1) + 1e-3;
    }
    extract.anywhere_as_words = extract.anywhere;
    find_names(&extract);
    put_synonyms(&extract);
    put_begins(&extract);
    extract.kind = kind_of(&extract);
    extract.wants_addresses = wants_addresses(plan);
    return extract;
}
