/* Compares the names of the vocabulary with what a source calls a theme or a kind. Places
 * are in vocabulary_places.c. */
#include "indexer/member/vocabulary_names.h"

#include "engine/words/edit_distance.h"
#include "indexer/member/name_key.h"

static bool is_named(struct text_list names, const struct name_key *key)
{
    for (size_t i = 0; i < names.n; i++)
        if (name_has_key(str_of(names.at[i]), key, NAME_SINGULAR))
            return true;
    return false;
}

/* Themes. */

static int theme_of_label(const struct vocabulary *vocabulary, const struct name_key *key)
{
    for (size_t i = 0; i < vocabulary_n_themes(vocabulary); i++) {
        const struct theme *theme = vocabulary_theme(vocabulary, i);
        if (name_has_key(str_of(theme->label), key, NAME_SINGULAR) ||
            name_has_key(str_of(theme->slug), key, NAME_SINGULAR))
            return (int)i;
    }
    return NAME_UNKNOWN;
}

/** The number of the theme of the top level above theme @p i, or itself. */
static int top_of(const struct vocabulary *vocabulary, int i)
{
    int parent = vocabulary_theme(vocabulary, (size_t)i)->parent;
    return parent < 0 ? i : parent;
}

/**
 * The theme that has @p key among its triggers or hints. Where several have it, the
 * theme above them all; NAME_UNKNOWN when there is none.
 */
static int theme_of_trigger(const struct vocabulary *vocabulary,
                            const struct name_key *key)
{
    int found = NAME_UNKNOWN;
    for (size_t i = 0; i < vocabulary_n_themes(vocabulary); i++) {
        const struct theme *theme = vocabulary_theme(vocabulary, i);
        if (!is_named(theme->triggers, key) && !is_named(theme->hints, key))
            continue;
        if (found >= 0 && top_of(vocabulary, found) != top_of(vocabulary, (int)i))
            return NAME_UNKNOWN;
        found = found < 0 ? (int)i : top_of(vocabulary, found);
    }
    return found;
}

static int theme_of_key(const struct vocabulary *vocabulary, const struct name_key *key)
{
    int found = theme_of_label(vocabulary, key);
    return found >= 0 ? found : theme_of_trigger(vocabulary, key);
}

/** The acronym whose expansion has @p key; NULL when there is none. */
static const char *acronym_of(const struct vocabulary *vocabulary,
                              const struct name_key *key)
{
    for (size_t i = 0; i < vocabulary_n_acronyms(vocabulary); i++) {
        const struct acronym *acronym = vocabulary_acronym(vocabulary, i);
        if (name_has_key(str_of(acronym->expansion), key, NAME_SINGULAR) ||
            is_named(acronym->variants, key))
            return acronym->acronym;
    }
    return NULL;
}

int names_find_theme(const struct vocabulary *vocabulary, struct str text)
{
    int found = vocabulary_find_theme(vocabulary, text);
    if (found >= 0)
        return found;
    struct name_key key = name_key(text, NAME_SINGULAR);
    found = theme_of_key(vocabulary, &key);
    const char *acronym = found < 0 ? acronym_of(vocabulary, &key) : NULL;
    if (!acronym)
        return found;
    key = name_key(str_of(acronym), NAME_SINGULAR);
    return theme_of_key(vocabulary, &key);
}

/* Kinds. */

/** What websites call their types, in the form of keys. */
static const struct {
    const char *key;
    enum kind kind;
} site_types[] = {
    {"post", KIND_NEWS},
    {"article", KIND_NEWS},
    {"newsarticle", KIND_NEWS},
    {"blog", KIND_NEWS},
    {"blogpost", KIND_NEWS},
    {"blogposting", KIND_NEWS},
    {"communique", KIND_NEWS},
    {"communiquedepresse", KIND_NEWS},
    {"breve", KIND_NEWS},
    {"page", KIND_DOCUMENT},
    {"fiche", KIND_DOCUMENT},
    {"webpage", KIND_DOCUMENT},
    {"indicateur", KIND_INDICATOR},
    {"dispositifdaide", KIND_AID},
};

enum kind names_find_kind(const struct vocabulary *vocabulary, struct str text)
{
    enum kind kind = kind_find(text);
    if (kind != KIND_COUNT_)
        return kind;
    struct name_key key = name_key(text, NAME_SINGULAR);
    for (unsigned i = 0; i < KIND_COUNT_; i++)
        if (name_has_key(str_of(kind_slug(i)), &key, NAME_SINGULAR) ||
            name_has_key(str_of(kind_label(i)), &key, NAME_SINGULAR))
            return i;
    for (size_t i = 0; i < vocabulary_n_kinds(vocabulary); i++) {
        const struct kind_words *words = vocabulary_kind_words(vocabulary, i);
        if (words->names && is_named(words->phrases, &key))
            return words->kind;
    }
    for (size_t i = 0; i < COUNT_OF(site_types); i++)
        if (str_equal(name_key_str(&key), str_of(site_types[i].key)))
            return site_types[i].kind;
    return KIND_COUNT_;
}

/* What is near. */

#define NEAR_MAX 3U
/** The fewest letters of which a part of a name is looked for. */
#define PART_LETTERS_MIN 4U

struct nearest {
    struct name_key wanted;
    unsigned most;
    const char *labels[NEAR_MAX];
    unsigned distances[NEAR_MAX];
    size_t n;
};

/** How far @p key is from what is wanted; above nearest->most when it is not like it. */
static unsigned distance_of(const struct nearest *nearest, const struct name_key *key)
{
    struct str wanted = name_key_str(&nearest->wanted), other = name_key_str(key);
    unsigned distance = edit_distance(wanted, other, nearest->most);
    bool is_part =
        wanted.n >= PART_LETTERS_MIN && other.n >= PART_LETTERS_MIN &&
        (str_find(other, wanted) < other.n || str_find(wanted, other) < wanted.n);
    return distance > nearest->most && is_part ? nearest->most : distance;
}

/** Keep @p label among the nearest ones when @p name is like what is wanted. */
static void offer(struct nearest *nearest, const char *label, const char *name)
{
    struct name_key key = name_key(str_of(name), NAME_SINGULAR);
    unsigned distance = distance_of(nearest, &key);
    if (distance > nearest->most ||
        str_is_among(str_of(label), nearest->labels, nearest->n))
        return;
    size_t at = nearest->n;
    while (at > 0 && nearest->distances[at - 1] > distance)
        at--;
    if (at == NEAR_MAX)
        return;
    nearest->n += nearest->n < NEAR_MAX;
    for (size_t i = nearest->n - 1; i > at; i--) {
        nearest->labels[i] = nearest->labels[i - 1];
        nearest->distances[i] = nearest->distances[i - 1];
    }
    nearest->labels[at] = label;
    nearest->distances[at] = distance;
}

static void offer_regions(struct nearest *nearest, const struct vocabulary *vocabulary)
{
    for (size_t i = 0; i < vocabulary_n_regions(vocabulary); i++) {
        const struct region *region = vocabulary_region(vocabulary, i);
        offer(nearest, region->label, region->label);
        for (size_t k = 0; k < region->former_names.n; k++)
            offer(nearest, region->label, region->former_names.at[k]);
        for (size_t k = 0; k < region->n_departments; k++)
            offer(nearest, region->label, region->departments[k].name);
    }
}

static void offer_themes(struct nearest *nearest, const struct vocabulary *vocabulary)
{
    for (size_t i = 0; i < vocabulary_n_themes(vocabulary); i++) {
        const struct theme *theme = vocabulary_theme(vocabulary, i);
        offer(nearest, theme->slug, theme->slug);
        offer(nearest, theme->slug, theme->label);
    }
}

static void offer_kinds(struct nearest *nearest, const struct vocabulary *vocabulary)
{
    (void)vocabulary;
    for (unsigned i = 0; i < KIND_COUNT_; i++) {
        offer(nearest, kind_slug(i), kind_slug(i));
        offer(nearest, kind_slug(i), kind_label(i));
    }
}

void names_put_nearest(struct buf *out, const struct vocabulary *vocabulary,
                       enum name_sort sort, struct str text)
{
    static void (*const offers[])(struct nearest *, const struct vocabulary *) = {
        [NAMES_OF_REGIONS] = offer_regions,
        [NAMES_OF_THEMES] = offer_themes,
        [NAMES_OF_KINDS] = offer_kinds,
    };
    struct nearest nearest = {.wanted = name_key(text, NAME_SINGULAR), .n = 0};
    size_t letters = nearest.wanted.n;
    nearest.most = letters < 4 ? 1 : letters < 8 ? 2 : EDIT_ERRORS_MAX;
    if (letters == 0)
        return;
    offers[sort](&nearest, vocabulary);
    for (size_t i = 0; i < nearest.n; i++)
        buf_printf(out, "%s« %s »", i ? ", " : "", nearest.labels[i]);
}
