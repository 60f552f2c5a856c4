/* Synonyms: they are found by their stems, in both directions, and used where they should
 * be. */
#include "engine/words/synonyms.h"

#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/search_fixture.h"
#include "text/analyse.h"

static const char *const records[] = {
    "{\"id\":\"court\",\"text\":\"Le PRIC et la VAE. France Travail aide.\"}",
    "{\"id\":\"long\",\"text\":\"La validation des acquis de l'expérience.\"}",
    "{\"id\":\"melange\",\"text\":\"Des acquis de validation, l'expérience de la.\"}",
    "{\"id\":\"ancien\",\"text\":\"Pôle emploi était là. Le DIF aussi.\"}",
    "{\"id\":\"cpf\",\"text\":\"Le CPF est ouvert.\"}",
    "{\"id\":\"cap\",\"text\":\"Un CAP de cuisine.\"}",
    "{\"id\":\"mer\",\"text\":\"Le cap au nord.\"}",
    "{\"id\":\"certificat\",\"text\":\"Le certificat d'aptitude professionnelle.\"}",
    "{\"id\":\"dreets\",\"text\":\"La DREETS contrôle les centres.\"}",
    "{\"id\":\"hdf\",\"text\":\"En Hauts-de-France, la boulangerie recrute.\"}",
    "{\"id\":\"femme\",\"text\":\"Une directrice et des ébénistes, une demandeuse.\"}",
    "{\"id\":\"maitre\",\"text\":\"Le maître d'apprentissage, la maçonnerie.\"}",
};

/** The first synonym of @p text in the vocabulary after @p before. */
static const struct synonym *find(const struct synonyms *synonyms,
                                  const struct vocabulary *vocabulary, const char *text,
                                  const struct synonym *before)
{
    AUTO_ANALYSER *analyser = vocabulary_analyser_new(vocabulary);
    struct token_list list = analyser_run(analyser, str_of(text), ANALYSE_QUERY);
    struct str stems[32];
    bool capitals[32];
    size_t n = 0;
    for (size_t i = 0; i < list.n; i++) {
        if (list.at[i].flags & TOKEN_ALTERNATIVE)
            continue;
        stems[n] = list.at[i].stem;
        capitals[n++] = (list.at[i].flags & TOKEN_CAPITALS) != 0;
    }
    struct synonym_words words = {stems, capitals, n};
    return synonyms_find(synonyms, &words, 0, before);
}

static void both_sides_and_former_names_are_found_by_stems(void **state)
{
    struct fixture *f = *state;
    const struct vocabulary *vocabulary = index_vocabulary(f->index);
    struct synonyms *synonyms = synonyms_new(vocabulary);
    static const struct {
        const char *from, *to;
    } cases[] = {
        {"vae", "validation des acquis de l'expérience"},
        {"VAE", "validation des acquis de l'expérience"},
        {"Validations des acquis de l'expérience", "VAE"},
        {"pole emploi", "France Travail"},
        {"DIF", "CPF"},
        {"CAP", "certificat d'aptitude professionnelle"},
        {"CPRDFP", "CPRDFOP"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct synonym *found = find(synonyms, vocabulary, cases[i].from, NULL);
        bool any = false;
        for (; found && !any; found = find(synonyms, vocabulary, cases[i].from, found))
            any = str_equal(found->to_text, str_of(cases[i].to));
        if (!any)
            fail_msg("%s does not lead to %s", cases[i].from, cases[i].to);
    }
    static const char *const none[] = {"cap", "but", "acquis", "soudeur", "", "dans"};
    for (size_t i = 0; i < COUNT_OF(none); i++)
        if (find(synonyms, vocabulary, none[i], NULL))
            fail_msg("%s leads to %.*s", none[i],
                     STR_ARG(find(synonyms, vocabulary, none[i], NULL)->to_text));
    /* The longest one comes first. */
    const struct synonym *first =
        find(synonyms, vocabulary, "VAE inversée et jury", NULL);
    assert_non_null(first);
    assert_int_equal(2, first->n_from);
    const struct synonym *second = first;
    while (second && second->n_from == 2)
        second = find(synonyms, vocabulary, "VAE inversée et jury", second);
    assert_non_null(second);
    assert_int_equal(1, second->n_from);
    synonyms_free(synonyms);
}

static void what_only_stored_words_tell_the_places_of_is_numbered(void **state)
{
    struct fixture *f = *state;
    const struct vocabulary *vocabulary = index_vocabulary(f->index);
    struct synonyms *synonyms = synonyms_new(vocabulary);
    const struct synonym *single =
        find(synonyms, vocabulary, "validation des acquis de l'expérience", NULL);
    const struct synonym *several = find(synonyms, vocabulary, "VAE", NULL);
    const struct synonym *shouted =
        find(synonyms, vocabulary, "certificat d'aptitude professionnelle", NULL);
    assert_int_equal(SYNONYM_NO_PHRASE, single->phrase);
    assert_true(single->n_to == 1 && several->n_to > 1 && shouted->to_needs_capitals);
    uint32_t n = synonyms_n_phrases(synonyms);
    assert_true(several->phrase < n && shouted->phrase < n);
    assert_true(
        str_equal(shouted->to_text, synonyms_phrase(synonyms, shouted->phrase)->to_text));
    /* Each comes once, in the order of the stems. */
    for (uint32_t i = 0; i < n; i++)
        assert_int_equal(i, synonyms_phrase(synonyms, i)->phrase);
    synonyms_free(synonyms);
}

/** What each question finds, the newest first, and how many other ways to say it the
 *  answer lists. */
static const struct {
    const char *query, *ids;
    size_t n_expanded;
} widened[] = {
    {"q=vae&sort=newest", "court long", 1},
    {"q=validation des acquis de l'expérience&sort=newest", "court long melange", 1},
    {"q=titre:vae&sort=newest", "", 0},
    {"q=\"vae\"&sort=newest", "court", 0},
    {"q=vae&mode=strict&sort=newest", "court", 0},
    {"q=expérience -vae&sort=newest", "long melange", 0},
    {"q=france travail&sort=newest", "ancien court", 1},
    {"q=pôle emploi&sort=newest", "ancien court", 1},
    /* A place alone is no part of an answer. */
    {"q=acquis hdf&sort=newest", "long melange", 1},
    {"q=cpf&sort=newest", "ancien cpf", 1},
    {"q=dif&sort=newest", "ancien cpf", 1},
    /* A word that stands alone is an acronym in any letters; beside other words it must
     * be in capitals, or the context must say so. */
    {"q=CAP&sort=newest", "cap certificat mer", 1},
    {"q=cap&sort=newest", "cap certificat mer", 1},
    {"q=du cap&sort=newest", "cap mer", 0},
    {"q=du CAP&sort=newest", "cap certificat mer", 1},
    {"q=cap cuisine&sort=newest", "cap", 1},
    {"q=cap nord&sort=newest", "mer", 0},
    /* A question in capitals is read as one in small letters. */
    {"q=DU CAP&sort=newest", "cap mer", 0},
    {"q=CAP CUISINE&sort=newest", "cap", 1},
    {"q=CAP NORD&sort=newest", "mer", 0},
    {"q=PRIC OU CPF&sort=newest", "ancien court cpf", 1},
    /* Former names of the acronym and of what it stands for, with their long forms. */
    {"q=direccte&sort=newest", "dreets", 1},
    {"q=direction régionale des entreprises, de la concurrence, de la consommation, "
     "du "
     "travail et de l'emploi&sort=newest",
     "dreets", 1},
    {"q=droit individuel à la formation&sort=newest", "ancien cpf", 2},
    /* Variants, regions, the groups of the editors. */
    {"q=mon compte formation&sort=newest", "cpf", 1},
    {"q=picardie&sort=newest", "hdf", 1},
    {"q=nord pas de calais&sort=newest", "hdf", 1},
    {"q=hdf&sort=newest", "hdf", 1},
    {"q=\"picardie\"&sort=newest", "", 0},
    {"q=picardie&mode=strict&sort=newest", "", 0},
    {"q=tuteur&sort=newest", "maitre", 1},
    /* Families of words: they count as the typed word, so the answer does not list
     * them. */
    {"q=directeur&sort=newest", "femme", 0},
    {"q=demandeurs&sort=newest", "femme", 0},
    {"q=ébénisterie&sort=newest", "femme", 0},
    {"q=boulangère&sort=newest", "hdf", 0},
    {"q=maçon&sort=newest", "maitre", 0},
    {"q=\"directeur\"&sort=newest", "", 0},
    {"q=directeur&mode=strict&sort=newest", "", 0},
    {"q=ébéniste -directeur&sort=newest", "femme", 0},
    {"q=certificat d'aptitude professionnelle&sort=newest", "cap certificat", 1},
    {"q=pric&sort=newest", "court", 0},
    /* No document has the longest form: the shorter one finds some. */
    {"q=vae inversée&sort=newest", "court long", 1},
};

static void a_search_is_widened_only_by_what_the_index_says(void **state)
{
    struct fixture *f = *state;
    for (size_t i = 0; i < COUNT_OF(widened); i++) {
        fixture_ask(f, widened[i].query);
        if (strcmp(widened[i].ids, fixture_ids(f)) != 0)
            fail_msg("%s: « %s », wanted « %s »", widened[i].query, fixture_ids(f),
                     widened[i].ids);
        if (widened[i].n_expanded != f->answer.n_expanded)
            fail_msg("%s: %zu expansions", widened[i].query, f->answer.n_expanded);
    }
}

static void what_was_widened_is_reported_as_the_vocabulary_writes_it(void **state)
{
    struct fixture *f = *state;
    fixture_ask(f, "q=vae");
    assert_true(str_equal(STR("VAE"), f->answer.expanded[0].from));
    assert_true(str_equal(STR("validation des acquis de l'expérience"),
                          f->answer.expanded[0].to));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_sides_and_former_names_are_found_by_stems),
        cmocka_unit_test(what_only_stored_words_tell_the_places_of_is_numbered),
        cmocka_unit_test(a_search_is_widened_only_by_what_the_index_says),
        cmocka_unit_test(what_was_widened_is_reported_as_the_vocabulary_writes_it),
    };
    fixture_of(records, COUNT_OF(records));
    return cmocka_run_group_tests(tests, fixture_setup, fixture_teardown);
}
