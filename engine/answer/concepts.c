/* Finds the names of descriptors in a query and lists what is above, below and beside
 * each. */
#include "engine/answer/concepts.h"

#include "engine/index/index_parts.h"
#include "engine/request/request.h"
#include "engine/thesaurus/thesaurus_key.h"

/** The most levels of a path, the descriptor included. */
#define PATH_MAX_LABELS 12

struct kept {
    uint32_t concept;
    /* The words of the name that was found. */
    size_t n_words;
};

struct concept_finding {
    const struct thesaurus *thesaurus;
    struct arena *arena;
    /* The best so far: longer names first, then in the order of the query. */
    struct kept kept[CONCEPTS_MAX];
    size_t n;
};

/** List the labels of the numbered concepts, of at most @p most. */
static void list_labels(struct search_labels *out, const struct concept_finding *f,
                        struct thesaurus_numbers numbers, size_t most)
{
    size_t n = numbers.n < most ? numbers.n : most;
    struct str *labels = arena_array(f->arena, n, sizeof *labels);
    for (size_t i = 0; i < n; i++)
        labels[i] = thesaurus_concept(f->thesaurus, numbers.at[i]).label;
    *out = (struct search_labels){labels, n};
}

static struct search_concept describe(const struct concept_finding *f, uint32_t number)
{
    const struct thesaurus *t = f->thesaurus;
    struct thesaurus_concept concept = thesaurus_concept(t, number);
    struct search_concept out = {.code = concept.code, .label = concept.label};
    struct str *path = arena_array(f->arena, PATH_MAX_LABELS, sizeof *path);
    size_t n = thesaurus_path(&out.domain, path, PATH_MAX_LABELS, t, number);
    out.path = (struct search_labels){path, n};
    list_labels(&out.narrower, f, thesaurus_related(t, number, THESAURUS_NARROWER),
                CONCEPT_LABELS_MAX);
    list_labels(&out.related, f, thesaurus_related(t, number, THESAURUS_RELATED),
                CONCEPT_LABELS_MAX);
    return out;
}

/**
 * Take out @p number if it is kept for a shorter name.
 *
 * @return false when it is kept for a name that is as long or longer.
 */
static bool make_way(struct concept_finding *f, uint32_t number, size_t n_words)
{
    for (size_t i = 0; i < f->n; i++) {
        if (f->kept[i].concept != number)
            continue;
        if (f->kept[i].n_words >= n_words)
            return false;
        f->n--;
        memmove(&f->kept[i], &f->kept[i + 1], (f->n - i) * sizeof *f->kept);
        return true;
    }
    return true;
}

/** Keep @p number if it is among the best. */
static void keep(struct concept_finding *f, uint32_t number, size_t n_words)
{
    if (!make_way(f, number, n_words))
        return;
    size_t place = f->n;
    while (place > 0 && f->kept[place - 1].n_words < n_words)
        place--;
    if (place == CONCEPTS_MAX)
        return;
    if (f->n < CONCEPTS_MAX)
        f->n++;
    memmove(&f->kept[place + 1], &f->kept[place], (f->n - place - 1) * sizeof *f->kept);
    f->kept[place] = (struct kept){number, n_words};
}

/**
 * List the words of the text without alternatives, as the thesaurus looks them up.
 *
 * @return how many.
 */
static size_t list_words(struct thesaurus_word *out, size_t room, struct token_list list)
{
    size_t n = 0;
    for (size_t i = 0; i < list.n && n < room; i++) {
        const struct token *token = &list.at[i];
        if (!(token->flags & TOKEN_ALTERNATIVE))
            out[n++] =
                (struct thesaurus_word){token->stem, (token->flags & TOKEN_STOP) != 0,
                                        (token->flags & TOKEN_CAPITALS) != 0};
    }
    return n;
}

/**
 * Keep the concepts of a match, in the order of the kinds of names: a concept's label
 * comes before other names.
 */
static void keep_names(struct concept_finding *f, const struct thesaurus_match *match)
{
    for (unsigned kind = 0; kind < NAME_KIND_COUNT_; kind++)
        for (uint32_t i = 0; i < match->names.n; i++) {
            struct thesaurus_name name =
                thesaurus_name(f->thesaurus, match->names.first + i);
            if (name.kind == (enum thesaurus_name_kind)kind)
                keep(f, name.concept, match->n_words);
        }
}

struct concept_list concepts_find(struct str text, const struct index *index,
                                  struct analyser *analyser, struct arena *arena)
{
    if (!index->thesaurus)
        return (struct concept_list){NULL, 0};
    struct concept_finding f = {.thesaurus = index->thesaurus, .arena = arena};
    struct thesaurus_word words[SEARCH_TERMS_MAX];
    size_t n =
        list_words(words, COUNT_OF(words), analyser_run(analyser, text, ANALYSE_QUERY));
    for (size_t i = 0, taken; i < n; i += taken) {
        struct thesaurus_match match;
        taken = 1;
        if (!thesaurus_match(&match, f.thesaurus, words + i, n - i))
            continue;
        keep_names(&f, &match);
        taken = match.n_words;
    }
    struct search_concept *concepts = arena_array(arena, f.n, sizeof *concepts);
    for (size_t i = 0; i < f.n; i++)
        concepts[i] = describe(&f, f.kept[i].concept);
    return (struct concept_list){concepts, f.n};
}
