/* Compiles the names of places of a vocabulary. */
#include <stdio.h>

#include "base/memory.h"
#include "engine/assign/assign_parts.h"

/**
 * Expressions that look like places and are not. Each takes its words, so that no place
 * is found in them.
 */
static const char *const nothings[] = {
    "Grande-Bretagne",
    "Irlande du Nord",
    "Corée du Nord",
    "Macédoine du Nord",
    "Amérique du Nord",
    "Afrique du Nord",
    "Europe du Nord",
    "Rhénanie du Nord",
    "mer du Nord",
    "gare du Nord",
    "pôle Nord",
    "Centre Inffo",
    "accord de Paris",
    "accords de Paris",
    "convention de Paris",
    "traité de Versailles",
    "convention de Vienne",
    "tunnel sous la Manche",
    "accords de Grenoble",
    "Le Parisien",
    "Banque de France",
    "quiche lorraine",
    "race limousine",
    "bœuf bourguignon",
    "Nouvelle-Bretagne",
    "Nord-Sud",
    "Sud-Nord",
};

/** Room for a name with its article; the vocabulary limits the length of its texts. */
#define NAME_BYTES 1100

/** A name as the vocabulary has it. */
struct name {
    const char *text;
    struct place_entry entry;
};

struct gazetteer_compiling {
    struct gazetteer *places;
    struct analyser *analyser;
};

/**
 * Merge the two meanings of one name: the stronger kind stays, and regions that differ
 * make the name ambiguous.
 */
static void merge(struct place_entry *known, const struct place_entry *more)
{
    bool is_town = known->kind == PLACE_TOWN || more->kind == PLACE_TOWN;
    bool is_department =
        known->kind == PLACE_DEPARTMENT || more->kind == PLACE_DEPARTMENT;
    if (more->kind < known->kind) {
        known->kind = more->kind;
        known->label = more->label;
    }
    /* The department of Paris says no more than the town. */
    if (known->kind == PLACE_DEPARTMENT && is_town && is_department)
        known->kind = PLACE_TOWN;
    known->is_ambiguous =
        known->is_ambiguous || more->is_ambiguous || known->regions != more->regions;
    known->is_common_word = known->is_common_word || more->is_common_word;
    known->regions |= more->regions;
    if (!known->written || !more->written || strcmp(known->written, more->written) != 0)
        known->written = NULL;
    known->capitals &= more->capitals;
    if (known->kind != PLACE_SIGN)
        known->exact = NULL;
}

static void put(struct place_set *set, uint32_t phrase, const struct place_entry *entry)
{
    if (phrase == SEQUENCE_NONE)
        return;
    if (phrase < set->n) {
        merge(&set->entries[phrase], entry);
        return;
    }
    MEM_GROW(set->entries, set->n + 1, set->room, 1024);
    set->entries[set->n++] = *entry;
}

/**
 * Which words must have a capital: those that have one in the vocabulary. The first word
 * of a list entry always has one there, so that it counts only when no other word has
 * one: « Plaine orientale », but « pays de la Loire ».
 */
static uint32_t capitals_of(const struct analysed *name)
{
    uint32_t capitals = 0;
    unsigned word = 0;
    for (size_t i = 0; i < name->list.n && word < 32; i++) {
        if (name->list.at[i].flags & TOKEN_ALTERNATIVE)
            continue;
        if (token_is_capitalised(name, &name->list.at[i]))
            capitals |= UINT32_C(1) << word;
        word++;
    }
    return capitals > 1 ? capitals & ~UINT32_C(1) : capitals;
}

static void put_text(const struct gazetteer_compiling *to, const char *text,
                     const struct place_entry *entry)
{
    struct analysed name = {.text = str_of(text)};
    name.list = analyser_run(to->analyser, name.text, 0);
    struct place_entry own = *entry;
    own.capitals = capitals_of(&name);
    if (name.list.n == 1 && !str_equal(name.list.at->written, name.list.at->folded))
        own.written = arena_str(to->places->arena, name.list.at->written).at;
    struct place_set *names = &to->places->names;
    put(names, sequences_put(names->phrases, name.list), &own);
}

/**
 * Add « du Havre » and « au Havre » for « Le Havre », and a long name without its article
 * too: « Touquet-Paris-Plage ».
 */
static void put_with_articles(const struct gazetteer_compiling *to,
                              const struct name *name)
{
    static const struct {
        const char *article;
        const char *contracted[2];
    } articles[] = {
        {"Le ", {"du", "au"}},
        {"Les ", {"des", "aux"}},
    };
    for (size_t i = 0; i < COUNT_OF(articles); i++) {
        if (!str_starts_with(str_of(name->text), str_of(articles[i].article)))
            continue;
        const char *rest = name->text + strlen(articles[i].article);
        for (size_t j = 0; j < COUNT_OF(articles[i].contracted); j++) {
            char text[NAME_BYTES];
            (void)snprintf(text, sizeof text, "%s %s", articles[i].contracted[j], rest);
            put_text(to, text, &name->entry);
        }
        if (strpbrk(rest, " -'"))
            put_text(to, rest, &name->entry);
    }
}

/** Add « St-Quentin » for « Saint-Quentin » and « Ste-Rose » for « Sainte-Rose ». */
static void put_shortened(const struct gazetteer_compiling *to, const struct name *name)
{
    AUTO_BUF text = BUF_INIT(NAME_BYTES);
    struct str rest = str_of(name->text), saint = STR("Saint"), dash = STR("-");
    while (rest.n) {
        size_t at = str_find(rest, saint);
        buf_put(&text, rest.at, at);
        rest = (struct str){rest.at + at, rest.n - at};
        if (!rest.n)
            break;
        rest = (struct str){rest.at + saint.n, rest.n - saint.n};
        bool is_feminine = str_starts_with(rest, STR("e-"));
        bool is_short = is_feminine || str_starts_with(rest, dash);
        buf_put_text(&text, is_short ? "St" : "Saint");
    }
    if (!buf_overflowed(&text) && !str_equal(buf_str(&text), str_of(name->text)))
        put_text(to, buf_text(&text), &name->entry);
}

static void put_name(const struct gazetteer_compiling *to, const struct name *name)
{
    /* A bare number (« 971 ») may be a place in a question, never in a document. */
    if (strspn(name->text, "0123456789") == strlen(name->text))
        return;
    put_text(to, name->text, &name->entry);
    put_with_articles(to, name);
    put_shortened(to, name);
}

/** When @p label is NULL, each name is shown as itself. */
static void put_names(const struct gazetteer_compiling *to, struct text_list texts,
                      struct place_entry entry, const char *label)
{
    for (size_t i = 0; i < texts.n; i++) {
        struct name name = {texts.at[i], entry};
        name.entry.label = label ? label : texts.at[i];
        name.entry.exact = entry.kind == PLACE_SIGN ? texts.at[i] : NULL;
        put_name(to, &name);
    }
}

/**
 * The feminine and the plural begin like the masculine: bretonnes, picardes,
 * franciliennes.
 */
static void put_demonyms(const struct gazetteer_compiling *to, struct text_list texts,
                         region_set regions)
{
    struct place_set *set = &to->places->demonyms;
    for (size_t i = 0; i < texts.n; i++) {
        struct analysed name = {.text = str_of(texts.at[i])};
        name.list = analyser_run(to->analyser, name.text, 0);
        if (name.list.n == 0)
            continue;
        const struct token *last = token_before(&name, name.list.n);
        struct place_entry entry = {.regions = regions,
                                    .kind = PLACE_DEMONYM,
                                    .label = texts.at[i],
                                    .stem_of =
                                        arena_str(to->places->arena, last->folded).at};
        put(set, sequences_put(set->phrases, name.list), &entry);
    }
}

static void put_region(const struct gazetteer_compiling *to, const struct region *region,
                       region_set regions)
{
    struct place_entry entry = {
        .regions = regions, .kind = PLACE_REGION, .label = region->label};
    put_name(to, &(struct name){region->label, entry});
    put_names(to, region->variants, entry, region->label);
    put_names(to, region->former_names, entry, NULL);
    entry.kind = PLACE_SIGN;
    entry.is_ambiguous = entry.is_common_word = true;
    put_names(to, region->ambiguous_variants, entry, region->label);
    entry.kind = PLACE_TERRITORY;
    entry.is_ambiguous = entry.is_common_word = false;
    put_names(to, region->territories, entry, NULL);
    put_demonyms(to, region->demonyms, regions);
}

static void put_places(const struct gazetteer_compiling *to, const struct region *region,
                       region_set regions)
{
    for (size_t i = 0; i < region->n_departments; i++) {
        const struct department *department = &region->departments[i];
        struct place_entry entry = {.regions = regions,
                                    .kind = PLACE_DEPARTMENT,
                                    .is_ambiguous = department->is_ambiguous,
                                    .is_common_word = department->is_ambiguous,
                                    .label = department->name};
        put_name(to, &(struct name){department->name, entry});
        put_demonyms(to, department->demonyms, regions);
    }
    for (size_t i = 0; i < region->n_towns; i++) {
        const struct town *town = &region->towns[i];
        struct place_entry entry = {.regions = regions,
                                    .kind = PLACE_TOWN,
                                    .is_ambiguous = town->is_ambiguous,
                                    .is_common_word = town->is_common_word,
                                    .label = town->name};
        put_name(to, &(struct name){town->name, entry});
    }
}

struct gazetteer *gazetteer_empty(void)
{
    struct gazetteer *places = mem_new(sizeof *places);
    places->file = (struct sections)SECTIONS_INIT;
    places->arena = arena_new();
    return places;
}

void gazetteer_free(struct gazetteer *places)
{
    if (!places)
        return;
    sections_close(&places->file);
    sequences_free(places->names.phrases);
    sequences_free(places->demonyms.phrases);
    mem_free(places->names.entries);
    mem_free(places->demonyms.entries);
    arena_free(places->arena);
    mem_free(places);
}

struct gazetteer *gazetteer_new(const struct vocabulary *vocabulary,
                                struct analyser *analyser)
{
    struct gazetteer_compiling to = {gazetteer_empty(), analyser};
    to.places->names.phrases = sequences_new(SEQUENCE_FOLDED);
    to.places->demonyms.phrases = sequences_new(SEQUENCE_STEM);
    for (size_t i = 0; i < vocabulary_n_regions(vocabulary); i++) {
        const struct region *region = vocabulary_region(vocabulary, i);
        put_region(&to, region, (region_set)1 << i);
        put_places(&to, region, (region_set)1 << i);
    }
    struct place_entry nothing = {.kind = PLACE_NOTHING, .label = ""};
    for (size_t i = 0; i < COUNT_OF(nothings); i++)
        put_text(&to, nothings[i], &nothing);
    return to.places;
}
