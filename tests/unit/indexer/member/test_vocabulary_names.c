/* What people call regions, themes and kinds, and what is like a name that is none. */
#include "indexer/member/vocabulary_names.h"

#include "tests/unit/cmocka_all.h"

#define VOCABULARY SOURCE_DIR "/corpus/vocabulary"

static struct vocabulary *load(void)
{
    struct vocabulary *vocabulary = NULL;
    struct error err = {0};
    if (vocabulary_load(&vocabulary, VOCABULARY, &err))
        fail_msg("%s", err.text);
    return vocabulary;
}

static void places_are_found(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum place_sureness sureness;
        /* NULL: unknown; "": national. */
        const char *code;
    } rows[] = {
        {"32", PLACE_CERTAIN, "32"},
        {"1", PLACE_CERTAIN, "01"},
        {"bretagne", PLACE_MAYBE, "53"},
        {"BRETAGNE", PLACE_MAYBE, "53"},
        {"Région Bretagne", PLACE_MAYBE, "53"},
        {"region bretagne", PLACE_CERTAIN, "53"},
        {"Ile de France", PLACE_MAYBE, "11"},
        {"île-de-france", PLACE_MAYBE, "11"},
        {"PACA", PLACE_MAYBE, "93"},
        {"provence alpes côte d’azur", PLACE_MAYBE, "93"},
        {"Nord-Pas-de-Calais", PLACE_MAYBE, "32"},
        {"Midi-Pyrénées", PLACE_MAYBE, "76"},
        {"La Réunion", PLACE_MAYBE, "04"},
        {"Réunion", PLACE_CERTAIN, "04"},
        {"réunion", PLACE_MAYBE, NULL},
        {"Finistère", PLACE_MAYBE, "53"},
        {"Ille-et-Vilaine (35)", PLACE_CERTAIN, "53"},
        {"Nord", PLACE_CERTAIN, "32"},
        {"Nord", PLACE_MAYBE, NULL},
        {"département de la Somme", PLACE_CERTAIN, "32"},
        {"Département du Nord", PLACE_MAYBE, "32"},
        {"35", PLACE_DEPARTMENT, "53"},
        {"2A", PLACE_DEPARTMENT, "94"},
        {"2a", PLACE_DEPARTMENT, "94"},
        {"59", PLACE_CERTAIN, NULL},
        {"Académie de Créteil", PLACE_CERTAIN, "11"},
        {"académie d'Aix-Marseille", PLACE_MAYBE, "93"},
        {"Académie de Lille", PLACE_MAYBE, "32"},
        {"Orléans-Tours", PLACE_CERTAIN, "24"},
        {"Rennes", PLACE_CERTAIN, "53"},
        {"Rennes", PLACE_MAYBE, NULL},
        {"France", PLACE_CERTAIN, ""},
        {"National", PLACE_CERTAIN, ""},
        {"Toutes les régions", PLACE_CERTAIN, ""},
        {"Atlantide", PLACE_CERTAIN, NULL},
        {"", PLACE_CERTAIN, NULL},
        {"région", PLACE_CERTAIN, NULL},
        {"Val de demain", PLACE_MAYBE, NULL},
    };
    AUTO_VOCABULARY *vocabulary = load();
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        int found = names_find_region(vocabulary, str_of(rows[i].text), rows[i].sureness);
        const char *code = found < 0 ? NULL
                           : found == REGION_NATIONAL
                               ? ""
                               : vocabulary_region(vocabulary, (size_t)found)->code;
        bool is_right =
            code && rows[i].code ? strcmp(code, rows[i].code) == 0 : code == rows[i].code;
        if (!is_right)
            fail_msg("%s: %s", rows[i].text, code ? code : "unknown");
    }
}

static void themes_are_found(void **state)
{
    (void)state;
    static const struct {
        const char *text, *slug;
    } rows[] = {
        {"vae", "vae"},
        {"VAE", "vae"},
        {"Validation des acquis de l’expérience", "vae"},
        {"apprentissage et alternance", "apprentissage-alternance"},
        {"Apprentissage", "apprentissage-alternance"},
        {"APPRENTISSAGE ALTERNANCE", "apprentissage-alternance"},
        {"Contrats d'apprentissage", "contrat-apprentissage"},
        {"escargots", NULL},
        {"", NULL},
    };
    AUTO_VOCABULARY *vocabulary = load();
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        int found = names_find_theme(vocabulary, str_of(rows[i].text));
        const char *slug =
            found < 0 ? NULL : vocabulary_theme(vocabulary, (size_t)found)->slug;
        if (slug != rows[i].slug &&
            (!slug || !rows[i].slug || strcmp(slug, rows[i].slug) != 0))
            fail_msg("%s: %s", rows[i].text, slug ? slug : "unknown");
    }
}

static void kinds_are_found(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum kind kind;
    } rows[] = {
        {"news", KIND_NEWS},
        {"Actualité", KIND_NEWS},
        {"actualités", KIND_NEWS},
        {"ACTUS", KIND_NEWS},
        {"post", KIND_NEWS},
        {"Article", KIND_NEWS},
        {"page", KIND_DOCUMENT},
        {"documents", KIND_DOCUMENT},
        {"Chiffres clés", KIND_INDICATOR},
        {"aides", KIND_AID},
        {"Pôles de compétitivité", KIND_CLUSTER},
        {"fiche régionale", KIND_REGION},
        {"roman", KIND_COUNT_},
        {"", KIND_COUNT_},
    };
    AUTO_VOCABULARY *vocabulary = load();
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        enum kind kind = names_find_kind(vocabulary, str_of(rows[i].text));
        if (kind != rows[i].kind)
            fail_msg("%s: %d", rows[i].text, (int)kind);
    }
}

static void what_is_near_is_named(void **state)
{
    (void)state;
    static const struct {
        enum name_sort sort;
        const char *text, *named;
    } rows[] = {
        {NAMES_OF_REGIONS, "Bretagn", "« Bretagne »"},
        {NAMES_OF_REGIONS, "Nromandie", "« Normandie »"},
        {NAMES_OF_REGIONS, "Picardi", "« Hauts-de-France »"},
        {NAMES_OF_REGIONS, "Pays de Loir", "« Pays de la Loire »"},
        {NAMES_OF_REGIONS, "Atlantide", ""},
        {NAMES_OF_THEMES, "aprentissage-alternance", "« apprentissage-alternance »"},
        {NAMES_OF_KINDS, "newz", "« news »"},
        {NAMES_OF_KINDS, "", ""},
    };
    AUTO_VOCABULARY *vocabulary = load();
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        AUTO_BUF near = BUF_INIT(300);
        names_put_nearest(&near, vocabulary, rows[i].sort, str_of(rows[i].text));
        bool is_right =
            *rows[i].named ? strstr(buf_text(&near), rows[i].named) != NULL : near.n == 0;
        if (!is_right)
            fail_msg("%s: %s", rows[i].text, buf_text(&near));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_are_found),
        cmocka_unit_test(themes_are_found),
        cmocka_unit_test(kinds_are_found),
        cmocka_unit_test(what_is_near_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
