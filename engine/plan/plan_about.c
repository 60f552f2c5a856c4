/* Finds what the words of a query name, and says the documents that are about it: those
 * whose metadata have the region, the kind, the theme or the source. */
#include "engine/plan/plan_about.h"

#include "base/memory.h"
#include "engine/plan/plan_parts.h"
#include "engine/plan/value_sets.h"
#include "engine/words/facet_names.h"

/** How each facet is called, and what weighs a document of it. */
static const struct {
    const char *label;
    size_t weight;
} facets[] = {
    [NAMED_KIND] = {"nature", offsetof(struct tuning, about_kind_weight)},
    [NAMED_THEME] = {"thème", offsetof(struct tuning, about_theme_weight)},
    [NAMED_SOURCE] = {"source", offsetof(struct tuning, about_source_weight)},
};

static double tuned(const struct plan *plan, size_t offset)
{
    const void *at = (const char *)&plan->index->tuning + offset;
    return *(const double *)at;
}

static void add_about(struct plan *plan, struct plan_word *word,
                      const struct plan_about *about)
{
    const struct plan_about **all =
        arena_array(plan->arena, word->n_abouts + 1, sizeof(struct plan_about *));
    for (size_t i = 0; i < word->n_abouts; i++)
        all[i] = word->abouts[i];
    all[word->n_abouts++] = about;
    word->abouts = all;
}

/**
 * Give @p about to those of the @p n words that are no stop words, or to all if there are
 * only stop words, if a document is about it. Together they add @p weight times what its
 * rarity tells.
 */
static void give(struct plan *plan, struct plan_word *words, size_t n,
                 struct plan_about about, double weight)
{
    about.docs = plan_docs(plan, about.set);
    uint64_t n_documents = doc_set_count(about.docs);
    if (!n_documents || weight <= 0)
        return;
    size_t n_telling = 0;
    for (size_t i = 0; i < n; i++)
        n_telling += !words[i].is_stop;
    about.gain = weight * (plan->index->tuning.impact_k1 + 1) *
                 plan_information(plan->index, n_documents) /
                 (double)(n_telling ? n_telling : n);
    struct plan_about *kept = arena_alloc(plan->arena, sizeof *kept);
    *kept = about;
    for (size_t i = 0; i < n; i++)
        if (!words[i].is_stop || !n_telling)
            add_about(plan, &words[i], kept);
}

/* Places. */

bool plan_place_begins(const struct plan_word *words, size_t n,
                       const struct plan_place *place)
{
    if (!place->n || place->n > n)
        return false;
    for (size_t i = 0; i < place->n; i++)
        if (!str_equal(words[i].folded, place->words[i]))
            return false;
    return true;
}

/** « Bretagne », or « Bretagne, Normandie » where both are meant. */
static struct str label_of(const struct plan *plan, region_set regions)
{
    AUTO_BUF label = BUF_INIT(4096);
    for (size_t i = 0; i < vocabulary_n_regions(plan->index->vocabulary); i++)
        if (regions >> i & 1U)
            buf_printf(&label, "%s%s", label.n ? ", " : "",
                       vocabulary_region(plan->index->vocabulary, i)->label);
    return arena_str(plan->arena, buf_str(&label));
}

static void give_place(struct plan *plan, struct plan_word *words,
                       const struct plan_place *place, bool is_demanded)
{
    const struct tuning *tuning = &plan->index->tuning;
    double weight =
        tuning->about_region_weight * (place->is_region ? 1 : tuning->about_town_share);
    if (weight <= 0)
        return;
    struct plan_about about = {.facet = "région",
                               .label = label_of(plan, place->regions),
                               .set = documents_of_regions(place->regions, plan->arena)};
    give(plan, words, place->n, about, weight);
    if (is_demanded && plan->n_placed < COUNT_OF(plan->placed))
        plan->placed[plan->n_placed++] =
            (struct plan_placed){place, (size_t)(words - plan->words)};
}

static void find_places(struct plan *plan, struct plan_word *words, size_t n,
                        bool is_demanded)
{
    for (size_t p = 0; p < plan->places.n; p++) {
        const struct plan_place *place = &plan->places.at[p];
        for (size_t i = 0; i < n && !place->is_doubtful; i++)
            if (plan_place_begins(words + i, n - i, place)) {
                give_place(plan, words + i, place, is_demanded);
                break;
            }
    }
}

void plan_mark_names(bool *named, const struct plan *plan, const struct plan_word *words,
                     size_t n)
{
    struct str stems[PLAN_WORDS_MAX];
    for (size_t i = 0; i < n; i++)
        stems[i] = words[i].stem;
    for (size_t i = 0; i < n; i++) {
        const struct facet_name *name =
            facet_names_find(plan->index->facet_names, stems + i, n - i, NULL);
        for (size_t j = 0; name && j < name->n; j++)
            named[i + j] = true;
    }
    for (size_t p = 0; p < plan->places.n; p++)
        for (size_t i = 0; i < n; i++)
            if (plan_place_begins(words + i, n - i, &plan->places.at[p]))
                for (size_t j = 0; j < plan->places.at[p].n; j++)
                    named[i + j] = true;
}

/* Kinds, themes and sources. */

static struct set *documents_of_source(const struct plan *plan, uint32_t source)
{
    bool *wanted =
        mem_new_array((size_t)plan->index->columns.n_sources + 1, sizeof *wanted);
    wanted[source] = true;
    struct doc_list all =
        doc_set_list(plan_docs(plan, set_every(plan->arena)), plan->arena);
    struct set *set = documents_of_sources(plan->index, &all, wanted, plan->arena);
    mem_free(wanted);
    return set;
}

static struct set *documents_of(const struct plan *plan, const struct facet_name *name)
{
    struct theme_set themes = {{0}};
    switch (name->facet) {
    case NAMED_KIND:
        return documents_of_kinds(1U << name->value, plan->arena);
    case NAMED_THEME:
        theme_set_add(&themes, name->value);
        return documents_of_themes(&themes, plan->arena);
    case NAMED_SOURCE:
        break;
    }
    return documents_of_source(plan, name->value);
}

/**
 * Whether the name of a source tells nothing: so many documents have the source, or its
 * single word is said by so many others (« L'Apprenti »).
 */
static bool is_common(const struct plan *plan, const struct facet_name *name,
                      struct set *set)
{
    if (name->facet != NAMED_SOURCE)
        return false;
    uint64_t n = doc_set_count(plan_docs(plan, set));
    return (double)n > plan->index->tuning.about_source_common * plan->index->columns.n ||
           (name->n == 1 &&
            store_frequency(plan->store, FAMILY_STEM, name->stems[0]) > 2 * n);
}

static void give_name(struct plan *plan, struct plan_word *words,
                      const struct facet_name *name)
{
    struct set *set = documents_of(plan, name);
    if (is_common(plan, name, set))
        return;
    give(plan, words, name->n,
         (struct plan_about){
             .facet = facets[name->facet].label, .label = name->label, .set = set},
         tuned(plan, facets[name->facet].weight));
}

/**
 * Give the words that begin at @p words the longest names that they make.
 *
 * @return how many words those are, 0 for none.
 */
static size_t name_at(struct plan *plan, struct plan_word *words, const struct str *stems,
                      size_t n)
{
    const struct facet_names *names = plan->index->facet_names;
    const struct facet_name *name = facet_names_find(names, stems, n, NULL);
    size_t n_taken = name ? name->n : 0;
    for (; name && name->n == n_taken; name = facet_names_find(names, stems, n, name))
        give_name(plan, words, name);
    return n_taken;
}

void plan_find_abouts(struct plan *plan, struct plan_word *words, size_t n,
                      bool is_demanded)
{
    struct str stems[PLAN_WORDS_MAX];
    for (size_t i = 0; i < n; i++)
        stems[i] = plan_meant_stem(&words[i]);
    find_places(plan, words, n, is_demanded);
    for (size_t i = 0, taken; i < n; i += taken ? taken : 1)
        taken = name_at(plan, words + i, stems + i, n - i);
}

/* What comes of it. */

uint32_t plan_held_by_about(const struct plan *plan, uint32_t docid)
{
    uint32_t held = 0;
    for (size_t i = 0; i < plan->n_words; i++)
        for (size_t j = 0; j < plan->words[i].n_abouts; j++) {
            const struct plan_about *about = plan->words[i].abouts[j];
            if (doc_set_has(about->docs, docid))
                held |= 1U << i;
        }
    return held;
}

/** The documents that say all words of the name; NULL for a number. */
static struct set *said_by_name(const struct plan *plan, const struct plan_placed *placed)
{
    struct set_parts parts = {.n = 0};
    for (size_t i = 0; i < placed->place->n && !placed->place->is_number; i++) {
        const struct plan_word *word = &plan->words[placed->first + i];
        if (word->said && word->counts)
            set_parts_add(&parts, word->said, plan->arena);
    }
    return parts.n ? set_all(plan->arena, parts.at, parts.n) : NULL;
}

struct set *plan_here(const struct plan *plan)
{
    struct set_parts parts = {.n = 0};
    for (size_t i = 0; i < plan->n_placed; i++) {
        struct set *said = said_by_name(plan, &plan->placed[i]);
        if (said)
            set_parts_add(&parts, said, plan->arena);
        set_parts_add(&parts,
                      documents_of_regions(plan->placed[i].place->regions, plan->arena),
                      plan->arena);
    }
    return parts.n ? set_any(plan->arena, parts.at, parts.n) : NULL;
}

struct set *plan_elsewhere(const struct plan *plan)
{
    struct set *here = plan_here(plan);
    if (!here)
        return NULL;
    struct set *national = documents_of_regions(REGION_NATIONAL, plan->arena);
    return set_but(plan->arena, set_every(plan->arena),
                   set_any(plan->arena, (struct set *[]){here, national}, 2));
}

/** Whether the word is part of the name of a town or a department. */
static bool is_local(const struct plan *plan, size_t word)
{
    for (size_t i = 0; i < plan->n_placed; i++) {
        const struct plan_placed *placed = &plan->placed[i];
        if (!placed->place->is_region && !placed->place->is_number &&
            word >= placed->first && word < placed->first + placed->place->n)
            return true;
    }
    return false;
}

struct set *plan_on_the_spot(const struct plan *plan)
{
    struct set_parts parts = {.n = 0};
    bool has_local = false;
    for (size_t i = 0; i < plan->n_words; i++) {
        const struct plan_word *word = &plan->words[i];
        if (!word->counts || word->only_exclude || !word->set)
            continue;
        bool local = is_local(plan, i) && word->said;
        has_local = has_local || local;
        set_parts_add(&parts, local ? word->said : word->set, plan->arena);
    }
    return has_local ? set_all(plan->arena, parts.at, parts.n) : NULL;
}

size_t plan_name_length(const struct plan *plan, const struct plan_word *word)
{
    size_t at = (size_t)(word - plan->words);
    for (size_t i = 0; i < plan->n_placed; i++) {
        size_t first = plan->placed[i].first, end = first + plan->placed[i].place->n;
        size_t n = 0;
        for (size_t j = first; j < end; j++)
            n += plan->words[j].counts;
        if (at >= first && at < end && n)
            return n;
    }
    return 1;
}

bool plan_is_placed(const struct plan *plan, const struct plan_word *word)
{
    size_t at = (size_t)(word - plan->words);
    for (size_t i = 0; i < plan->n_placed; i++) {
        size_t first = plan->placed[i].first;
        if (at >= first && at < first + plan->placed[i].place->n)
            return true;
    }
    return false;
}
