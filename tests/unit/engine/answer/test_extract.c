/* Extracts: which words are marked in them, and where. */
#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/search_fixture.h"

static const char *const records[] = {
    "{\"id\":\"mer\",\"title\":\"Les métiers de la mer\",\"text\":\"De la côte à la "
    "pêche, les "
    "métiers de la mer recrutent. La mer est là.\"}",
    "{\"id\":\"etat\",\"title\":\"État-Région\",\"text\":\"Le contrat de plan "
    "État-Région et le "
    "contrat Etat Région.\",\"section\":\"Contrats <b>\",\"author\":\"Anne Petit\"}",
    "{\"id\":\"vae\",\"title\":\"Le bilan\",\"text\":\"La VAE aide ; la validation des "
    "acquis de "
    "l'expérience aussi.\"}",
    "{\"id\":\"sans\",\"text\":\"Un document sans titre parle d'apprentissage & de "
    "soudure.\"}",
    "{\"id\":\"but\",\"title\":\"Un but\",\"text\":\"Le but du bachelor universitaire de "
    "technologie.\"}",
    "{\"id\":\"lot\",\"title\":\"Retour au pays\",\"text\":\"Une expérience du bois et "
    "des "
    "acquis en menuiserie : la VAE compte.\"}",
    "{\"id\":\"guichet\",\"title\":\"Guichet\",\"text\":\"En France, la mission du "
    "guichet "
    "est locale. La mission locale suit 310 jeunes des Hauts-de-France.\"}",
    "{\"id\":\"reliure\",\"title\":\"La reliure\",\"text\":\"Atelier\\n\\nDepuis dix "
    "ans, "
    "Lens rouvre ses ateliers de papier.\\n\\nElle y gagne. La reliure est un art de "
    "coudre les livres.\"}",
    "{\"id\":\"mention\",\"title\":\"Papier\",\"text\":\"Depuis dix ans, Lens rouvre ses "
    "ateliers de papier.\\n\\nOn y voit la presse. On y apprend la reliure et la "
    "dorure en deux hivers.\"}",
    "{\"id\":\"nul\",\"kind\":\"indicator\",\"title\":\"Relieurs "
    "<Lens>\",\"label\":\"Relieurs "
    "& doreurs\",\"value\":\"1 250\",\"unit\":\"personnes\",\"period\":\"2024\",\"text\":"
    "\"Chiffre provisoire.\"}",
    "{\"id\":\"plein\",\"kind\":\"indicator\",\"title\":\"Doreurs de Lens\",\"label\":"
    "\"Doreurs\",\"value\":\"46\",\"text\":\"Les doreurs sont rares.\\n\\nOn en compte "
    "46 "
    "dans la ville.\"}",
    "{\"id\":\"sansmots\",\"kind\":\"indicator\",\"title\":\"Papetiers\",\"value\":"
    "\"12\"}",
    "{\"id\":\"taux\",\"kind\":\"indicator\",\"title\":\"Taux de chômage des papetiers\","
    "\"label\":\"Taux de chômage\",\"value\":\"9,4\",\"unit\":\"%\",\"text\":\"Un vieux "
    "chômage : 9,4 % des papetiers.\"}",
    "{\"id\":\"quai\",\"title\":\"Maison du livre\",\"text\":\"14 rue des Papetiers, "
    "62300 "
    "Lens, 03 21 00 00 00\\n\\nLa maison prête des outils.\"}",
    "{\"id\":\"fiche\",\"kind\":\"contact\",\"title\":\"Bureau du livre\",\"text\":\"14 "
    "rue des "
    "Papetiers, 62300 Lens, 03 21 00 00 00\"}",
};

static const struct search_hit *hit_of(const struct fixture *f, const char *id)
{
    for (size_t i = 0; i < f->answer.n_hits; i++)
        if (str_equal(str_of(id), f->answer.hits[i].document.fields[FIELD_ID]))
            return &f->answer.hits[i];
    fail_msg("%s is not found", id);
    return NULL;
}

static void words_are_marked_whole_and_stop_words_only_in_phrases(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *query, *id, *html;
    } cases[] = {
        {"q=les métiers de la mer", "mer",
         "De la côte à la pêche, les <mark>métiers de la mer</mark> "
         "recrutent. La "
         "<mark>mer</mark> est là."},
        {"q=\"métiers de la mer\"", "mer",
         "De la côte à la pêche, les <mark>métiers de la mer</mark> "
         "recrutent. La <mark>mer</mark> est là."},
        {"q=\"de la\" pêche", "mer",
         "<mark>De la</mark> côte à la <mark>pêche</mark>, les métiers "
         "<mark>de la</mark> mer recrutent. La mer est là."},
        {"q=pêche -recrutent -\"sur la mer\"", NULL, NULL},
        {"q=etat-region", "etat",
         "Le contrat de plan <mark>État-Région</mark> et le contrat <mark>Etat "
         "Région</mark>."},
        {"q=\"plan état\"", "etat",
         "Le contrat de <mark>plan État</mark>-Région et le contrat "
         "<mark>Etat</mark> Région."},
        {"q=vae", "vae",
         "La <mark>VAE</mark> aide ; la <mark>validation des acquis de "
         "l&#39;expérience</mark> aussi."},
        {"q=soud*", "sans",
         "Un document sans titre parle d&#39;apprentissage &amp; de "
         "<mark>soudure</mark>."},
        {"q=l'apprentissage", "sans",
         "Un document sans titre parle d&#39;<mark>apprentissage</mark> &amp; de "
         "soudure."},
        {"q=vae&mode=strict", "vae",
         "La <mark>VAE</mark> aide ; la validation des acquis de l&#39;expérience "
         "aussi."},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        fixture_ask(f, cases[i].query);
        if (!cases[i].id) {
            assert_int_equal(0, f->answer.total);
            continue;
        }
        struct str html = hit_of(f, cases[i].id)->snippet_html;
        if (!str_equal(str_of(cases[i].html), html))
            fail_msg("%s\n  gave   %.*s\n  wanted %s", cases[i].query, STR_ARG(html),
                     cases[i].html);
    }
}

static void a_title_made_of_the_first_words_is_marked_too(void **state)
{
    struct fixture *f = *state;
    fixture_ask(f, "q=apprentissage");
    struct str html = hit_of(f, "sans")->title_html;
    assert_true(str_find(html, STR("<mark>apprentissage</mark> &amp;")) < html.n);
}

static void an_acronym_that_is_a_word_counts_in_capitals_only(void **state)
{
    struct fixture *f = *state;
    fixture_ask(f, "q=dans but");
    assert_int_equal(0, f->answer.n_expanded);
    fixture_ask(f, "q=dans BUT");
    assert_int_equal(1, f->answer.n_expanded);
    /* « but » in small letters is not the acronym of the degree. */
    fixture_ask(f, "q=bachelor universitaire de technologie");
    assert_int_equal(0, f->answer.n_expanded);
    assert_int_equal(1, f->answer.total);
}

struct shown_case {
    const char *query, *id, *html;
};

static void check_shown(struct fixture *f, const struct shown_case *cases, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        fixture_ask(f, cases[i].query);
        struct str html = hit_of(f, cases[i].id)->snippet_html;
        if (!str_equal(str_of(cases[i].html), html))
            fail_msg("%s\n  gave   %.*s\n  wanted %s", cases[i].query, STR_ARG(html),
                     cases[i].html);
    }
}

static void names_and_synonyms_are_marked_as_wholes_only(void **state)
{
    static const struct shown_case cases[] = {
        {"q=vae", "lot",
         "Une expérience du bois et des acquis en menuiserie : la <mark>VAE</mark> "
         "compte."},
        {"q=validation des acquis de l'expérience", "lot",
         "Une expérience du bois et des acquis en menuiserie : la <mark>VAE</mark> "
         "compte."},
        {"q=mission locale", "guichet",
         "En France, la mission du guichet est locale. La <mark>mission locale</mark> "
         "suit 310 jeunes des Hauts-de-France."},
        {"q=mision locale", "guichet",
         "En France, la mission du guichet est locale. La <mark>mission locale</mark> "
         "suit 310 jeunes des Hauts-de-France."},
        {"q=jeunes hauts de france", "guichet",
         "En France, la mission du guichet est locale. La mission locale suit 310 "
         "<mark>jeunes</mark> des <mark>Hauts-de-France</mark>."},
        /* Each word by itself where the reader wants the words as they are. */
        {"q=mission locale&mode=strict", "guichet",
         "En France, la <mark>mission</mark> du guichet est <mark>locale</mark>. La "
         "<mark>mission locale</mark> suit 310 jeunes des "
         "Hauts-de-France."},
    };
    check_shown(*state, cases, COUNT_OF(cases));
}

static void one_thing_is_defined_or_led_to(void **state)
{
    static const struct shown_case cases[] = {
        {"q=reliure", "reliure",
         "La <mark>reliure</mark> est un art de coudre les livres."},
        {"q=\"la reliure\"", "reliure",
         "<mark>La reliure</mark> est un art de coudre les livres."},
        {"q=reliure", "mention",
         "On y voit la presse. On y apprend la <mark>reliure</mark> et la dorure en "
         "deux hivers."},
        {"q=reliure papier lens", "reliure",
         "Depuis dix ans, <mark>Lens</mark> rouvre ses ateliers de "
         "<mark>papier</mark>."},
    };
    check_shown(*state, cases, COUNT_OF(cases));
}

static void a_figure_shows_its_value(void **state)
{
    static const struct shown_case cases[] = {
        {"q=doreurs rares", "plein", "On en compte 46 dans la ville."},
        /* A word of a name is a word of the question, but it is not marked by itself. */
        {"q=taux de chômage", "taux", "Un vieux chômage : 9,4 % des papetiers."},
        /* Nothing of the question is in the text, or there is no text. */
        {"q=relieurs lens", "nul",
         "<mark>Relieurs</mark> &amp; doreurs : 1 250 personnes (2024)"},
        {"q=papetiers", "sansmots", "<mark>Papetiers</mark> : 12"},
    };
    check_shown(*state, cases, COUNT_OF(cases));
    struct fixture *f = *state;
    fixture_ask(f, "q=relieurs lens");
    assert_true(str_equal(STR("Relieurs & doreurs : 1 250 personnes (2024)"),
                          hit_of(f, "nul")->snippet));
}

static void addresses_are_shown_to_who_asks_for_them(void **state)
{
    static const struct shown_case cases[] = {
        {"q=papetiers livre", "quai", "La maison prête des outils."},
        {"q=papetiers livre", "fiche",
         "14 rue des <mark>Papetiers</mark>, 62300 Lens, 03 21 00 00 00"},
        {"q=adresse papetiers livre", "quai",
         "14 rue des <mark>Papetiers</mark>, 62300 Lens, 03 21 00 00 00"},
    };
    check_shown(*state, cases, COUNT_OF(cases));
}

static struct str marked(struct fixture *f, const char *id, enum record_field field)
{
    return search_mark_text(f->searcher, &f->request,
                            documents_find(searcher_documents(f->searcher), str_of(id)),
                            field);
}

static void any_field_of_a_document_can_be_marked(void **state)
{
    struct fixture *f = *state;
    fixture_ask(f, "q=contrat petit");
    assert_true(str_equal(STR("<mark>Contrats</mark> &lt;b&gt;"),
                          marked(f, "etat", FIELD_SECTION)));
    assert_true(
        str_equal(STR("Anne <mark>Petit</mark>"), marked(f, "etat", FIELD_AUTHOR)));
    assert_true(str_equal(STR("État-Région"), marked(f, "etat", FIELD_TITLE)));
    assert_true(str_equal(STR("etat"), marked(f, "etat", FIELD_ID)));
    assert_true(str_equal(STR("Le <mark>contrat</mark> de plan État-Région et le "
                              "<mark>contrat</mark> Etat Région."),
                          marked(f, "etat", FIELD_TEXT)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_marked_whole_and_stop_words_only_in_phrases),
        cmocka_unit_test(a_title_made_of_the_first_words_is_marked_too),
        cmocka_unit_test(an_acronym_that_is_a_word_counts_in_capitals_only),
        cmocka_unit_test(names_and_synonyms_are_marked_as_wholes_only),
        cmocka_unit_test(one_thing_is_defined_or_led_to),
        cmocka_unit_test(a_figure_shows_its_value),
        cmocka_unit_test(addresses_are_shown_to_who_asks_for_them),
        cmocka_unit_test(any_field_of_a_document_can_be_marked),
    };
    fixture_of(records, COUNT_OF(records));
    return cmocka_run_group_tests(tests, fixture_setup, fixture_teardown);
}
