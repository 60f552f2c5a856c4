/* Finds the region that a text names, by the names of the vocabulary and those of the
 * académies. */
#include "indexer/member/name_key.h"
#include "indexer/member/vocabulary_names.h"

/** The académies that are not called like a region, a department or a large town; keys,
 *  each with the INSEE code of its region. */
static const struct {
    const char *key;
    const char *region;
} academies[] = {
    {"aixmarseille", "93"}, {"nancymetz", "44"}, {"orleantour", "24"},
    {"creteil", "11"},      {"versaille", "11"}, {"lille", "32"},
    {"amien", "32"},        {"nice", "93"},      {"reim", "44"},
    {"lyon", "84"},         {"toulouse", "76"},  {"strasbourg", "44"},
};

/** What stands for the whole of France, as keys. */
static const char *const national[] = {
    "france",          "national",           "nationale",
    "francentiere",    "franceentiere",      "toutelafrance",
    "toutefrance",     "toutelaregion",      "nationaux",
    "touteslesregion", "toutesregion",       "toutelesregion",
    "touteregion",     "territoirenational", NULL};

/** What may stand before a name, as keys, the longest first. */
static const char *const titles[] = {"conseildepartemental",
                                     "conseilregional",
                                     "regionacademique",
                                     "collectivite",
                                     "departement",
                                     "academie",
                                     "prefecture",
                                     "rectorat",
                                     "region",
                                     "ville"};
static const char *const articles[] = {"dela", "del", "des", "du", "de",
                                       "d",    "la",  "les", "le", "l"};

/* The names of a region, the surest first. */
enum name_class { CLASS_REGION, CLASS_DEPARTMENT, CLASS_PLACE, CLASS_COUNT_ };

/** What is looked for. */
struct place {
    struct name_key key;
    enum place_sureness sureness;
};

static bool is_in_list(struct text_list names, const struct place *place)
{
    for (size_t i = 0; i < names.n; i++)
        if (name_has_key(str_of(names.at[i]), &place->key, NAME_SINGULAR))
            return true;
    return false;
}

static bool names_region(const struct region *region, const struct place *place)
{
    return name_has_key(str_of(region->label), &place->key, NAME_SINGULAR) ||
           name_has_key(str_of(region->slug), &place->key, NAME_SINGULAR) ||
           name_has_key(str_of(region->collectivity), &place->key, NAME_SINGULAR) ||
           is_in_list(region->variants, place) ||
           is_in_list(region->former_names, place) ||
           (place->sureness != PLACE_MAYBE &&
            is_in_list(region->ambiguous_variants, place));
}

static bool names_department(const struct region *region, const struct place *place)
{
    for (size_t i = 0; i < region->n_departments; i++) {
        const struct department *department = &region->departments[i];
        bool is_code = place->sureness == PLACE_DEPARTMENT &&
                       name_has_key(str_of(department->code), &place->key, NAME_SINGULAR);
        bool counts = place->sureness != PLACE_MAYBE || !department->is_ambiguous;
        if (is_code || (counts && name_has_key(str_of(department->name), &place->key,
                                               NAME_SINGULAR)))
            return true;
    }
    return false;
}

static bool names_place(const struct region *region, const struct place *place)
{
    if (place->sureness == PLACE_MAYBE)
        return false;
    for (size_t i = 0; i < region->n_towns; i++)
        if (!region->towns[i].is_ambiguous &&
            name_has_key(str_of(region->towns[i].name), &place->key, NAME_SINGULAR))
            return true;
    return name_has_key(str_of(region->seat), &place->key, NAME_SINGULAR) ||
           is_in_list(region->territories, place);
}

static int find_key(const struct vocabulary *vocabulary, const struct place *place)
{
    static bool (*const names[CLASS_COUNT_])(
        const struct region *, const struct place *) = {names_region, names_department,
                                                        names_place};
    for (size_t class = 0; class < CLASS_COUNT_; class ++) {
        int found = NAME_UNKNOWN;
        for (size_t i = 0; i < vocabulary_n_regions(vocabulary); i++) {
            if (!names[class](vocabulary_region(vocabulary, i), place))
                continue;
            if (found >= 0)
                return NAME_UNKNOWN;
            found = (int)i;
        }
        if (found >= 0)
            return found;
    }
    return NAME_UNKNOWN;
}

/** Take @p head from the start of the key; false when it is not there or is all. */
static bool take_head(struct name_key *key, const char *head)
{
    size_t n = strlen(head);
    if (key->n <= n || memcmp(key->at, head, n) != 0)
        return false;
    memmove(key->at, key->at + n, key->n - n);
    key->n -= n;
    return true;
}

static int find_academie(const struct vocabulary *vocabulary, const struct name_key *key)
{
    for (size_t i = 0; i < COUNT_OF(academies); i++)
        if (str_equal(name_key_str(key), str_of(academies[i].key)))
            return vocabulary_find_region(vocabulary, str_of(academies[i].region));
    return NAME_UNKNOWN;
}

/** Find @p place, then, where a place is expected, the same without an article. */
static int find_with_article(const struct vocabulary *vocabulary,
                             const struct place *place)
{
    int found = find_key(vocabulary, place);
    bool may_have_one = place->sureness != PLACE_MAYBE;
    for (size_t i = 0; found < 0 && may_have_one && i < COUNT_OF(articles); i++) {
        struct place bare = *place;
        if (take_head(&bare.key, articles[i]))
            found = find_key(vocabulary, &bare);
    }
    return found;
}

/** The place without its title, « département du »; false when it has none. */
static bool take_title(struct place *place)
{
    size_t i = 0;
    while (i < COUNT_OF(titles) && !take_head(&place->key, titles[i]))
        i++;
    return i < COUNT_OF(titles);
}

static int find_titled(const struct vocabulary *vocabulary, struct place *place)
{
    bool is_academie = place->sureness == PLACE_CERTAIN;
    if (take_title(place)) {
        place->sureness = PLACE_CERTAIN;
        is_academie = true;
    }
    struct place bare = *place;
    for (size_t i = 0; i < COUNT_OF(articles); i++)
        if (take_head(&bare.key, articles[i]))
            break;
    int found = is_academie ? find_academie(vocabulary, &place->key) : NAME_UNKNOWN;
    if (found < 0 && is_academie)
        found = find_academie(vocabulary, &bare.key);
    return found >= 0 ? found : find_with_article(vocabulary, place);
}

int names_find_region(const struct vocabulary *vocabulary, struct str text,
                      enum place_sureness sureness)
{
    /* Numbers lose the zero before them: 1 is the code 01. */
    char code[] = {'0', text.n ? text.at[0] : '0', '\0'};
    int found = NAME_UNKNOWN;
    if (sureness != PLACE_DEPARTMENT)
        found = vocabulary_find_region(vocabulary, text.n == 1 ? str_of(code) : text);
    if (found >= 0)
        return found;
    /* « Finistère (29) » */
    struct str rest = text;
    struct str name = str_trim(str_cut(&rest, '('));
    struct place place = {name_key(name, NAME_SINGULAR), sureness};
    if (place.key.n == 0)
        return NAME_UNKNOWN;
    if (str_is_in(name_key_str(&place.key), national))
        return REGION_NATIONAL;
    found = find_key(vocabulary, &place);
    return found >= 0 ? found : find_titled(vocabulary, &place);
}
