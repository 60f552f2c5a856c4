/* Making the tables of synonyms from the vocabulary. */
#include <ctype.h>
#include <strings.h>

#include "base/memory.h"
#include "engine/words/synonyms_parts.h"
#include "text/analyse.h"

/** Other names of at most this many letters, all capitals, are words or other acronyms
 *  when they are in lower case: TRI, CAT, ASL. */
#define SHORT_LETTERS 3

struct maker {
    struct synonyms *synonyms;
    struct analyser *analyser;
    const struct vocabulary *vocabulary;
};

static struct synonym_side analyse_text(struct maker *m, struct str text)
{
    struct arena *arena = m->synonyms->arena;
    struct token_list list = analyser_run(m->analyser, text, 0);
    struct str *stems = arena_array(arena, list.n, sizeof *stems);
    bool *stops = arena_array(arena, list.n, sizeof *stops);
    size_t n = 0;
    for (size_t i = 0; i < list.n; i++) {
        if (list.at[i].flags & TOKEN_ALTERNATIVE)
            continue;
        stems[n] = arena_str(arena, list.at[i].stem);
        stops[n++] = (list.at[i].flags & TOKEN_STOP) != 0;
    }
    return (struct synonym_side){
        .stems = stems,
        .stops = stops,
        .n = n,
        .text = text,
        /* « DE » and « AuRA » are stop words when they are not in capitals. */
        .needs_capitals = n == 1 && stops[0]};
}

/** Analyse @p text without a remark in brackets behind it, as in « certificat … (socle)
 *  ». */
static struct synonym_side analyse(struct maker *m, const char *text)
{
    struct str whole = str_of(text);
    return analyse_text(m, str_trim((struct str){text, str_find(whole, STR(" ("))}));
}

/** The acronym @p text, ignoring capitals: « HDF » is « HdF ». NULL when there is
 *  none. */
static const struct acronym *find_acronym(const struct maker *m, const char *text)
{
    for (size_t i = 0; i < vocabulary_n_acronyms(m->vocabulary); i++)
        if (strcasecmp(vocabulary_acronym(m->vocabulary, i)->acronym, text) == 0)
            return vocabulary_acronym(m->vocabulary, i);
    return NULL;
}

static bool is_short_acronym(struct str text)
{
    for (size_t i = 0; i < text.n; i++)
        if (!isupper((unsigned char)text.at[i]))
            return false;
    return text.n <= SHORT_LETTERS;
}

/** Analyse another name of an acronym. It needs capitals when its own entry says so;
 *  without an entry, when it is a short acronym. */
static struct synonym_side analyse_name(struct maker *m, const char *text)
{
    struct synonym_side side = analyse(m, text);
    const struct acronym *own = find_acronym(m, text);
    side.needs_capitals |= own ? own->needs_capitals : is_short_acronym(side.text);
    return side;
}

static void give_context(struct maker *m, struct synonym_side *side,
                         struct text_list context)
{
    struct str *stems = arena_array(m->synonyms->arena, context.n, sizeof(struct str));
    for (size_t i = 0; i < context.n && side->n_context < SYNONYM_WORDS_MAX; i++) {
        struct synonym_side word = analyse(m, context.at[i]);
        if (word.n == 1)
            stems[side->n_context++] = word.stems[0];
    }
    side->context = stems;
}

static void add_both_ways(struct maker *m, const struct synonym_side *a,
                          const struct synonym_side *b, enum synonym_kind kind)
{
    struct way way = {kind, 1};
    synonyms_add(m->synonyms, a, b, way);
    synonyms_add(m->synonyms, b, a, way);
}

/** Add a former name and, when it is an acronym itself, its long form. */
static void add_former(struct maker *m, const struct synonym_side *shorter,
                       const struct synonym_side *longer, const char *text)
{
    struct synonym_side former = analyse_name(m, text);
    add_both_ways(m, &former, shorter, SYNONYM_FORMER);
    add_both_ways(m, &former, longer, SYNONYM_FORMER);
    const struct acronym *own = find_acronym(m, text);
    if (!own)
        return;
    struct synonym_side expansion = analyse(m, own->expansion);
    add_both_ways(m, &expansion, shorter, SYNONYM_FORMER);
    add_both_ways(m, &expansion, longer, SYNONYM_FORMER);
}

static void add_acronym(struct maker *m, const struct acronym *acronym)
{
    struct synonym_side shorter = analyse(m, acronym->acronym);
    shorter.needs_capitals |= acronym->needs_capitals;
    give_context(m, &shorter, acronym->context);
    struct synonym_side longer = analyse(m, acronym->expansion);
    add_both_ways(m, &shorter, &longer, SYNONYM_ACRONYM);
    for (size_t i = 0; i < acronym->variants.n; i++) {
        struct synonym_side variant = analyse_name(m, acronym->variants.at[i]);
        add_both_ways(m, &variant, &shorter, SYNONYM_VARIANT);
        add_both_ways(m, &variant, &longer, SYNONYM_VARIANT);
    }
    for (size_t i = 0; i < acronym->former.n; i++)
        add_former(m, &shorter, &longer, acronym->former.at[i]);
}

static void add_names(struct maker *m, const struct synonym_side *region,
                      struct text_list names)
{
    for (size_t i = 0; i < names.n; i++) {
        struct synonym_side name = analyse(m, names.at[i]);
        /* Numbers such as « 974 » are recognised as places. */
        if (!isdigit((unsigned char)*names.at[i]))
            add_both_ways(m, region, &name, SYNONYM_REGION);
    }
}

/** Add the names of a region but the ambiguous ones (« Centre », « NA », « Sud »), which
 *  are recognised as places by the words beside them. */
static void add_region(struct maker *m, const struct region *region)
{
    struct synonym_side label = analyse(m, region->label);
    add_names(m, &label, region->variants);
    add_names(m, &label, region->former_names);
}

static void add_group(struct maker *m, const struct word_group *group,
                      enum synonym_kind kind)
{
    struct synonym_side *sides =
        arena_array(m->synonyms->arena, group->forms.n, sizeof *sides);
    struct way way = {kind, group->weight};
    for (size_t i = 0; i < group->forms.n; i++)
        sides[i] = analyse(m, group->forms.at[i]);
    bool is_directed = group->n_from > 0;
    for (size_t i = 0; i < (is_directed ? group->n_from : group->forms.n); i++)
        for (size_t j = group->n_from; j < group->forms.n; j++)
            if (i != j)
                synonyms_add(m->synonyms, &sides[i], &sides[j], way);
}

static struct maker start(const struct vocabulary *vocabulary)
{
    return (struct maker){synonyms_empty(), vocabulary_analyser_new(vocabulary),
                          vocabulary};
}

static struct synonyms *finish(struct maker *m)
{
    analyser_free(m->analyser);
    synonyms_finish(m->synonyms);
    return m->synonyms;
}

struct synonyms *synonyms_new(const struct vocabulary *vocabulary)
{
    struct maker m = start(vocabulary);
    for (size_t i = 0; i < vocabulary_n_acronyms(vocabulary); i++)
        add_acronym(&m, vocabulary_acronym(vocabulary, i));
    for (size_t i = 0; i < vocabulary_n_regions(vocabulary); i++)
        add_region(&m, vocabulary_region(vocabulary, i));
    for (size_t i = 0; i < vocabulary_n_groups(vocabulary, GROUP_SYNONYMS); i++)
        add_group(&m, vocabulary_group(vocabulary, GROUP_SYNONYMS, i), SYNONYM_GROUP);
    return finish(&m);
}

struct synonyms *synonyms_families_new(const struct vocabulary *vocabulary)
{
    struct maker m = start(vocabulary);
    for (size_t i = 0; i < vocabulary_n_groups(vocabulary, GROUP_FAMILIES); i++)
        add_group(&m, vocabulary_group(vocabulary, GROUP_FAMILIES, i), SYNONYM_FAMILY);
    return finish(&m);
}
