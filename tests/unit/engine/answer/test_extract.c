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
         "De la côte à la pêche, les <mark>métiers</mark> de la <mark>mer</mark> "
         "recrutent. La "
         "<mark>mer</mark> est là."},
        {"q=\"métiers de la mer\"", "mer",
         "De la côte à la pêche, les <mark>métiers</mark> <mark>de</mark> "
         "<mark>la</mark> "
         "<mark>mer</mark> recrutent. La <mark>mer</mark> est là."},
        {"q=\"de la\" pêche", "mer",
         "<mark>De</mark> <mark>la</mark> côte à la <mark>pêche</mark>, les métiers "
         "<mark>de</mark> <mark>la</mark> mer recrutent. La mer est là."},
        {"q=pêche -recrutent -\"sur la mer\"", NULL, NULL},
        {"q=etat-region", "etat",
         "Le contrat de plan <mark>État-Région</mark> et le contrat <mark>Etat</mark> "
         "<mark>Région</mark>."},
        {"q=\"plan état\"", "etat",
         "Le contrat de <mark>plan</mark> <mark>État</mark>-Région et le contrat "
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
        cmocka_unit_test(any_field_of_a_document_can_be_marked),
    };
    fixture_of(records, COUNT_OF(records));
    return cmocka_run_group_tests(tests, fixture_setup, fixture_teardown);
}
