/* Completions: what each beginning finds, in which order, and how it is shown. */
#include "engine/suggest/suggest.h"

#include "base/memory.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/search_fixture.h"

#define NOTICE(id, title, more)                                                          \
    "{\"id\":\"" id "\",\"kind\":\"news\",\"title\":\"" title                            \
    "\",\"text\":\"Texte.\"," more "}"

static const char *const notices[] = {
    NOTICE("a", "Les serruriers de l’horlogerie",
           "\"regions\":[\"32\"],\"date\":\"2026-01-05\""),
    NOTICE("b", "Horlogerie et bijouterie",
           "\"regions\":[\"53\"],\"date\":\"2026-01-04\""),
    NOTICE("c", "Une zythologie <b>&\\\"rare\\\"</b>",
           "\"regions\":[],\"date\":\"2026-01-03\""),
    NOTICE("d", "Bulletin zymotique", "\"regions\":[\"32\"],\"date\":\"2026-01-02\""),
    NOTICE("e", "Bulletin zymotique", "\"regions\":[\"53\"],\"date\":\"2026-01-01\""),
    NOTICE("f/g", "Œnologues émérites à l'œuvre",
           "\"regions\":[\"44\"],\"date\":\"2025-01-01\""),
    NOTICE("h", "Horlogeries anciennes", "\"regions\":[\"32\"],\"date\":\"2024-01-01\""),
    NOTICE("i", "Zonage 2024", "\"regions\":[\"32\"],\"date\":\"2023-01-01\""),
    /* What acronyms, questions and themes lead to. */
    "{\"id\":\"j\",\"kind\":\"document\",\"title\":\"Lexique\",\"regions\":[\"28\"],"
    "\"themes\":[\"vae\",\"apprentissage-alternance\",\"organismes-formation\"],"
    "\"date\":\"2022-01-01\",\"text\":\"La formation professionnelle. L'apprentissage. "
    "La validation des acquis de l'expérience. Bilan de compétences. "
    "Le compte personnel de formation. Le contrat d'apprentissage. "
    "Le contrat de professionnalisation. Le financement de formation. "
    "Financer sa formation. Le taux de chômage. L'aide à la formation de la Région. "
    "Les métiers en tension. La formation des salariés. Le CFA, centre de formation "
    "d'apprentis. Le congé individuel de formation (CIF).\"}",
    ("{\"id\":\"k\",\"kind\":\"news\",\"title\":\"Essais\",\"regions\":[\"28\",\"44\"],"
     "\"themes\":[\"vae\"],\"date\":\"2021-01-01\",\"text\":\"La VAE.\"}"),
};

static struct fixture fixture;
static struct suggest_answer answer;

static void ask_in(const char *text, region_set regions, unsigned limit)
{
    struct suggest_means means = suggest_means_of(fixture.searcher);
    struct suggest_request request = {str_of(text), regions, limit};
    suggest_find(&answer, &means, &request);
}

static void ask(const char *text)
{
    ask_in(text, 0, SUGGEST_LIMIT);
}

/** The place of the completion with the text @p text; -1 when there is none. */
static int place_of(const char *text)
{
    for (size_t i = 0; i < answer.n; i++)
        if (str_equal(answer.at[i].text, str_of(text)))
            return (int)i;
    return -1;
}

/** Check that the first completion of @p typed is @p text. */
static void assert_first(const char *typed, const char *text)
{
    ask(typed);
    if (!answer.n || !str_equal(answer.at[0].text, str_of(text)))
        fail_msg("« %s »: « %.*s », not « %s »", typed,
                 STR_ARG(answer.n ? answer.at[0].text : STR("")), text);
}

static void every_word_of_a_title_is_an_entry(void **state)
{
    (void)state;
    assert_first("serrur", "Les serruriers de l’horlogerie");
    assert_first("bijout", "Horlogerie et bijouterie");
    assert_first("zymo", "Bulletin zymotique");
    ask("horlog");
    assert_int_equal(3, answer.n);
}

static void all_words_must_be_there_in_any_order_the_last_begun(void **state)
{
    (void)state;
    assert_first("bijouterie horl", "Horlogerie et bijouterie");
    assert_first("horlogerie serr", "Les serruriers de l’horlogerie");
    assert_first("horl bij", "Horlogerie et bijouterie");
    ask("bijouterie zymo");
    assert_int_equal(0, answer.n);
}

static void accents_capitals_ligatures_and_elisions_do_not_matter(void **state)
{
    (void)state;
    static const char *const typed[] = {"oenol",
                                        "OENOL",
                                        "œnologues emer",
                                        "ŒNOLOGUES ÉMÉ",
                                        "oenol l'oeuv",
                                        "œnologues l’œuvre",
                                        "oenologues l oeuvre",
                                        "emerites a l'oe"};
    for (size_t i = 0; i < COUNT_OF(typed); i++)
        assert_first(typed[i], "Œnologues émérites à l'œuvre");
}

static void what_starts_with_the_words_comes_before_what_has_them_later(void **state)
{
    (void)state;
    assert_first("horlogerie", "Horlogerie et bijouterie");
    ask("horlogeri");
    assert_true(place_of("Horlogerie et bijouterie") >= 0);
    assert_true(place_of("Horlogerie et bijouterie") <
                place_of("Les serruriers de l’horlogerie"));
}

static void whole_words_come_before_begun_ones(void **state)
{
    (void)state;
    ask("horlogerie");
    assert_true(place_of("Les serruriers de l’horlogerie") >= 0);
    assert_true(place_of("Horlogerie et bijouterie") < place_of("Horlogeries anciennes"));
}

static void a_title_that_several_have_is_shown_once_and_counted(void **state)
{
    (void)state;
    ask("bulletin zym");
    assert_int_equal(1, answer.n);
    assert_int_equal(2, answer.at[0].n_documents);
    assert_int_equal(0, answer.at[0].document.n);
    assert_true(str_equal(STR("Actualité"), answer.at[0].detail));
}

static void a_title_of_one_document_leads_to_it(void **state)
{
    (void)state;
    ask("oenologues");
    assert_int_equal(1, answer.at[0].n_documents);
    assert_true(str_equal(STR("f/g"), answer.at[0].document));
    assert_true(str_equal(STR("Actualité"), answer.at[0].detail));
}

static void only_titles_of_the_regions_asked_for_come(void **state)
{
    (void)state;
    const struct vocabulary *vocabulary = index_vocabulary(fixture.index);
    region_set north = (region_set)1 << vocabulary_find_region(vocabulary, STR("32"));
    ask_in("horlog", north, SUGGEST_LIMIT);
    assert_int_equal(-1, place_of("Horlogerie et bijouterie"));
    assert_int_equal(2, answer.n);
    ask_in("bulletin", north, SUGGEST_LIMIT);
    assert_int_equal(1, answer.n);
    ask_in("zyth", REGION_NATIONAL, SUGGEST_LIMIT);
    assert_int_equal(1, answer.n);
    ask_in("zyth", north, SUGGEST_LIMIT);
    assert_int_equal(0, answer.n);
}

/** The region with the code @p code. */
static region_set region(const char *code)
{
    int number = vocabulary_find_region(index_vocabulary(fixture.index), str_of(code));
    assert_true(number >= 0);
    return (region_set)1 << number;
}

/** Check how many documents the completion @p text of @p typed leads to in @p regions; 0:
 *  it is not there. */
static void assert_leads_to(uint32_t n, const char *typed, region_set regions,
                            const char *text)
{
    ask_in(typed, regions, SUGGEST_LIMIT);
    int place = place_of(text);
    if ((place < 0 ? 0 : answer.at[place].n_documents) != n)
        fail_msg("« %s »: %u documents, not %u", text,
                 place < 0 ? 0 : answer.at[place].n_documents, n);
}

static void each_completion_tells_how_many_documents_it_leads_to(void **state)
{
    (void)state;
    static const char vae[] = "VAE — validation des acquis de l'expérience";
    assert_leads_to(2, "vae", 0, vae);
    assert_leads_to(2, "vae", region("28"), vae);
    assert_leads_to(1, "vae", region("44"), vae);
    /* The one that is of both is counted once. */
    assert_leads_to(2, "vae", region("28") | region("44"), vae);
    assert_leads_to(0, "vae", region("32"), vae);
    assert_leads_to(0, "vae", REGION_NATIONAL, vae);
    assert_leads_to(1, "bilan de comp", 0, "bilan de compétences");
    assert_leads_to(4, "hauts-de-fr", 0, "Hauts-de-France");
    /* A region leads to its own documents, whatever region is asked for. */
    assert_leads_to(4, "hauts-de-fr", region("53"), "Hauts-de-France");
    assert_leads_to(4, "picard", region("53"), "Picardie — Hauts-de-France");
    assert_leads_to(2, "bulletin", 0, "Bulletin zymotique");
    assert_leads_to(1, "bulletin", region("53"), "Bulletin zymotique");
}

static void what_finds_nothing_is_not_suggested(void **state)
{
    (void)state;
    const struct vocabulary *vocabulary = index_vocabulary(fixture.index);
    size_t n_found = 0, n = vocabulary_n_acronyms(vocabulary);
    for (size_t i = 0; i < n; i++) {
        ask(vocabulary_acronym(vocabulary, i)->acronym);
        for (size_t j = 0; j < answer.n; j++) {
            assert_true(answer.at[j].n_documents > 0);
            n_found += answer.at[j].source == SUGGEST_ACRONYM;
        }
    }
    /* Few of them stand in these documents. */
    assert_in_range(n_found, 5, n);
    ask("mayotte"); /* a region without documents */
    assert_int_equal(-1, place_of("Mayotte"));
}

static void an_error_is_allowed_for_where_nothing_else_is_found(void **state)
{
    (void)state;
    assert_first("serurier", "Les serruriers de l’horlogerie"); /* a letter is missing */
    /* a letter is too many */
    assert_first("serrruriers", "Les serruriers de l’horlogerie");
    /* two letters are swapped */
    assert_first("serruriesr", "Les serruriers de l’horlogerie");
    assert_first("zymotoque", "Bulletin zymotique"); /* a letter is wrong */
    assert_first("bizouteria horlogerie", "Horlogerie et bijouterie");
    /* two errors in ten letters */
    assert_first("bijuterrie", "Horlogerie et bijouterie");
}

static void short_words_and_numbers_must_be_right(void **state)
{
    (void)state;
    ask("zut");
    assert_int_equal(0, answer.n);
    ask("zonage 2025");
    assert_int_equal(0, answer.n);
    assert_first("zonage 2024", "Zonage 2024");
    assert_first("zonnage 2024", "Zonage 2024");
}

static void errors_are_not_looked_for_when_the_word_is_one(void **state)
{
    (void)state;
    ask("zymotique");
    assert_int_equal(1, answer.n);
}

static void words_found_are_marked_whole_and_the_rest_is_escaped(void **state)
{
    (void)state;
    ask("zyth rar");
    assert_int_equal(1, answer.n);
    assert_true(str_equal(STR("Une <mark>zythologie</mark> "
                              "&lt;b&gt;&amp;&quot;<mark>rare</mark>&quot;&lt;/b&gt;"),
                          answer.at[0].html));
    ask("l'horlogerie serr");
    assert_true(str_equal(STR("Les <mark>serruriers</mark> de l’<mark>horlogerie</mark>"),
                          answer.at[0].html));
}

static void the_limit_is_kept_and_fills_the_best_first(void **state)
{
    (void)state;
    ask_in("a", 0, SUGGEST_LIMIT_MAX);
    assert_int_equal(SUGGEST_LIMIT_MAX, answer.n);
    struct str best = answer.at[0].text;
    ask_in("a", 0, 1);
    assert_int_equal(1, answer.n);
    assert_true(str_equal(best, answer.at[0].text));
    ask_in("a", 0, 1000);
    assert_int_equal(SUGGEST_LIMIT_MAX, answer.n);
}

static void no_two_completions_have_the_same_words(void **state)
{
    (void)state;
    static const char *const typed[] = {"a",   "e",      "f",        "contrat",
                                        "vae", "region", "formation"};
    for (size_t t = 0; t < COUNT_OF(typed); t++) {
        ask_in(typed[t], 0, SUGGEST_LIMIT_MAX);
        for (size_t i = 0; i < answer.n; i++)
            for (size_t j = 0; j < i; j++)
                assert_false(str_equal(answer.at[i].text, answer.at[j].text));
    }
}

static void no_source_takes_all_the_room(void **state)
{
    (void)state;
    ask("formation");
    unsigned counts[SUGGEST_SOURCE_COUNT_] = {0};
    for (size_t i = 0; i < answer.n; i++)
        counts[answer.at[i].source]++;
    assert_int_equal(SUGGEST_LIMIT, answer.n);
    assert_true(counts[SUGGEST_QUERY] && counts[SUGGEST_ACRONYM] &&
                counts[SUGGEST_THEME]);
}

static void without_words_the_most_frequent_questions_come(void **state)
{
    (void)state;
    const struct vocabulary *vocabulary = index_vocabulary(fixture.index);
    ask("");
    assert_int_equal(SUGGEST_LIMIT, answer.n);
    assert_true(
        str_equal(str_of(vocabulary_query(vocabulary, 0)->text), answer.at[0].text));
    for (size_t i = 0; i < answer.n; i++)
        assert_int_equal(SUGGEST_QUERY, answer.at[i].source);
}

static void signs_alone_find_nothing(void **state)
{
    (void)state;
    static const char *const typed[] = {"?!", "«", "…", "—", "'"};
    for (size_t i = 0; i < COUNT_OF(typed); i++) {
        ask(typed[i]);
        assert_int_equal(0, answer.n);
    }
}

static void any_length_and_any_sign_is_answered(void **state)
{
    (void)state;
    AUTO_BUF text = BUF_INIT(1U << 16);
    for (size_t i = 0; i < 3000; i++)
        buf_printf(&text, "%zué'“horlogerie ", i);
    ask(buf_text(&text));
    buf_clear(&text);
    for (size_t i = 0; i < 2000; i++)
        buf_put_text(&text, "horlo");
    ask(buf_text(&text));
    ask("\xF0\x9F\x98\x80 \xE6\xBC\xA2\xE5\xAD\x97 horlogerie");
    ask("İ ß ǆ");
}

static void acronyms_tell_their_meaning_and_are_found_by_it(void **state)
{
    (void)state;
    assert_first("vae", "VAE — validation des acquis de l'expérience");
    assert_true(str_equal(STR("VAE"), answer.at[0].value));
    ask("acquis de l'experience");
    assert_true(place_of("VAE — validation des acquis de l'expérience") >= 0);
}

static void former_names_lead_to_the_region(void **state)
{
    (void)state;
    assert_first("picardie", "Picardie — Hauts-de-France");
    assert_true(str_equal(STR("Hauts-de-France"), answer.at[0].value));
    assert_true(str_equal(STR("region=32"), answer.at[0].filter));
    assert_first("bretagn", "Bretagne");
    assert_true(str_equal(STR("region=53"), answer.at[0].filter));
    ask("hauts-de-france"); /* the region once, and not under each of its names */
    assert_int_equal(-1, place_of("Picardie — Hauts-de-France"));
}

static int open_fixture(void **state)
{
    (void)state;
    fixture_open(&fixture, notices, COUNT_OF(notices));
    return 0;
}

static int close_fixture(void **state)
{
    (void)state;
    fixture_close(&fixture);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_word_of_a_title_is_an_entry),
        cmocka_unit_test(all_words_must_be_there_in_any_order_the_last_begun),
        cmocka_unit_test(accents_capitals_ligatures_and_elisions_do_not_matter),
        cmocka_unit_test(what_starts_with_the_words_comes_before_what_has_them_later),
        cmocka_unit_test(whole_words_come_before_begun_ones),
        cmocka_unit_test(a_title_that_several_have_is_shown_once_and_counted),
        cmocka_unit_test(a_title_of_one_document_leads_to_it),
        cmocka_unit_test(only_titles_of_the_regions_asked_for_come),
        cmocka_unit_test(each_completion_tells_how_many_documents_it_leads_to),
        cmocka_unit_test(what_finds_nothing_is_not_suggested),
        cmocka_unit_test(an_error_is_allowed_for_where_nothing_else_is_found),
        cmocka_unit_test(short_words_and_numbers_must_be_right),
        cmocka_unit_test(errors_are_not_looked_for_when_the_word_is_one),
        cmocka_unit_test(words_found_are_marked_whole_and_the_rest_is_escaped),
        cmocka_unit_test(the_limit_is_kept_and_fills_the_best_first),
        cmocka_unit_test(no_two_completions_have_the_same_words),
        cmocka_unit_test(no_source_takes_all_the_room),
        cmocka_unit_test(without_words_the_most_frequent_questions_come),
        cmocka_unit_test(signs_alone_find_nothing),
        cmocka_unit_test(any_length_and_any_sign_is_answered),
        cmocka_unit_test(acronyms_tell_their_meaning_and_are_found_by_it),
        cmocka_unit_test(former_names_lead_to_the_region),
    };
    return cmocka_run_group_tests(tests, open_fixture, close_fixture);
}
