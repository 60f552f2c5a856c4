/* Places and times in the words of a query: what is proposed, what is then asked, and
 * what is listed when there is nothing else. */
#include <stdlib.h>

#include "base/buf.h"
#include "engine/understood/understood.h"
#include "tests/unit/cases.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/search_fixture.h"

#define CASES SOURCE_DIR "/tests/cases/understood/"

static const char *const records[] = {
    "{\"id\":\"lille\",\"kind\":\"news\",\"title\":\"Un CFA ouvre à "
    "Lille\",\"text\":\"Il forme des "
    "apprentis.\",\"date\":\"2026-04-15\",\"regions\":[\"32\"],\"themes\":[]}",
    "{\"id\":\"amiens\",\"kind\":\"news\",\"title\":\"La VAE inversée\",\"text\":\"Elle "
    "est "
    "ouverte.\",\"date\":\"2026-04-02\",\"regions\":[\"32\"],\"themes\":[]}",
    "{\"id\":\"rennes\",\"kind\":\"news\",\"title\":\"Comme à Lille\",\"text\":\"Rennes "
    "imite sa "
    "voisine.\",\"date\":\"2026-03-20\",\"regions\":[\"53\"],\"themes\":[]}",
    "{\"id\":\"cper\",\"kind\":\"programme\",\"title\":\"Contrat de plan\",\"text\":\"Un "
    "texte.\",\"date\":\"2022-01-10\",\"valid_from\":\"2021-01-01\",\"valid_to\":\"2027-"
    "12-31\","
    "\"regions\":[\"32\"],\"themes\":[]}",
    "{\"id\":\"sens\",\"kind\":\"news\",\"title\":\"Le sens du travail\",\"text\":\"Une "
    "étude.\",\"date\":\"2024-06-01\",\"regions\":[],\"themes\":[]}",
    "{\"id\":\"yonne\",\"kind\":\"news\",\"title\":\"Un lycée\",\"text\":\"Une "
    "ouverture.\",\"date\":\"2024-05-01\",\"regions\":[\"27\"],\"themes\":[]}",
    "{\"id\":\"vieux\",\"kind\":\"news\",\"title\":\"Bilan de 2026 "
    "attendu\",\"text\":\"Une "
    "note.\",\"date\":\"2010-01-01\",\"regions\":[\"53\"],\"themes\":[]}",
    "{\"id\":\"part\",\"kind\":\"news\",\"title\":\"Une part de 59 %\",\"text\":\"Les "
    "Hauts-de-France de 2026.\",\"date\":\"2025-05-05\",\"regions\":[],\"themes\":[]}",
    "{\"id\":\"sans-date\",\"kind\":\"document\",\"title\":\"Un chiffre\",\"text\":\"Il "
    "est "
    "sûr.\",\"regions\":[\"32\"],\"themes\":[]}"};

static int set_up(void **state)
{
    static struct fixture fixture;
    /* 2026-04-30, the day from which « cette année » is counted. */
    (void)setenv("SOURCE_DATE_EPOCH", "1777507200", 1);
    fixture_open(&fixture, records, COUNT_OF(records));
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    fixture_close(*state);
    return 0;
}

static void ask(struct fixture *f, struct str text)
{
    AUTO_BUF query = BUF_INIT(10000);
    buf_put_text(&query, "facets=none&q=");
    buf_put_str(&query, text);
    fixture_ask(f, buf_text(&query));
}

/** What @p text names, whether or not the few documents of the test have it. */
static void read_names(struct understood *out, struct fixture *f, struct str text)
{
    ask(f, text);
    understood_find(out, &f->request, f->index, searcher_analyser(f->searcher),
                    searcher_arena(f->searcher));
}

/** Counts the cases that fail, so that one run shows all of them. */
struct checking {
    struct fixture *fixture;
    void (*put)(struct buf *out, const struct search_understood *one, bool is_first);
    int n_differences;
};

static void put_filter(struct buf *out, const struct search_understood *one,
                       bool is_first)
{
    (void)is_first;
    buf_printf(out, "%s%.*s=%.*s", out->n ? " " : "", STR_ARG(one->parameter),
               STR_ARG(one->value));
}

static void put_rest(struct buf *out, const struct search_understood *one, bool is_first)
{
    if (!is_first)
        return;
    buf_printf(out, "%s%.*s:%s%.*s", out->n ? "; " : "", STR_ARG(one->label),
               one->rest.n ? " " : "", STR_ARG(one->rest));
}

static void check(void *context, const struct case_line *line)
{
    struct checking *checking = context;
    AUTO_BUF found = BUF_INIT(10000);
    struct understood named;
    read_names(&named, checking->fixture, line->input);
    for (size_t i = 0; i < named.n; i++)
        checking->put(&found, &named.at[i],
                      i == 0 || !str_equal(named.at[i].label, named.at[i - 1].label));
    if (found.n == 0)
        buf_put_text(&found, "rien");
    if (str_equal(buf_str(&found), line->wanted))
        return;
    checking->n_differences++;
    print_error("%s:%d: %.*s: %s, not %.*s\n", line->file, line->number,
                STR_ARG(line->input), buf_text(&found), STR_ARG(line->wanted));
}

static void check_file(void **state, const char *path, struct checking checking,
                       int least)
{
    checking.fixture = *state;
    assert_true(cases_each(path, check, &checking) >= least);
    assert_int_equal(0, checking.n_differences);
}

static void each_place_is_proposed_as_its_region(void **state)
{
    check_file(state, CASES "places.txt", (struct checking){.put = put_filter}, 180);
}

static void each_time_is_proposed_as_its_period(void **state)
{
    check_file(state, CASES "times.txt", (struct checking){.put = put_filter}, 110);
}

static void what_a_filter_says_is_taken_out_of_the_words_asked_with_it(void **state)
{
    check_file(state, CASES "rest.txt", (struct checking){.put = put_rest}, 25);
}

static void what_is_filtered_by_already_is_not_proposed(void **state)
{
    struct fixture *f = *state;
    fixture_ask(f, "q=cfa lille rennes&region=32");
    assert_int_equal(1, f->answer.n_understood);
    assert_true(str_equal(STR("53"), f->answer.understood[0].value));
    fixture_ask(f, "q=cfa avril 2026&from=2026");
    assert_int_equal(0, f->answer.n_understood);
    fixture_ask(f, "q=programmes en vigueur&valid_at=2024-01-01");
    assert_int_equal(0, f->answer.n_understood);
}

static void the_text_of_a_proposal_is_as_typed_with_what_leads_to_it(void **state)
{
    static const struct {
        const char *typed, *text;
    } cases[] = {
        {"apprentissage en Hauts-de-France", "en Hauts-de-France"},
        {"chômage dans l’Oise", "dans l’Oise"},
        {"CFA (62)", "(62)"},
        {"vae jusqu'en 2023", "jusqu'en 2023"},
        {"l'Alsace", "l'Alsace"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct understood named;
        read_names(&named, *state, str_of(cases[i].typed));
        assert_true(named.n > 0);
        struct str text = named.at[0].text;
        if (!str_equal(text, str_of(cases[i].text)))
            fail_msg("%s: %.*s", cases[i].typed, STR_ARG(text));
    }
}

/** Ask @p query and check the ids, the total, and whether the proposals are applied. */
static void lists(void **state, const char *query, const char *ids, bool applied)
{
    struct fixture *f = *state;
    fixture_ask(f, query);
    if (strcmp(ids, fixture_ids(f)) != 0)
        fail_msg("%s: %s, not %s", query, fixture_ids(f), ids);
    for (size_t i = 0; i < f->answer.n_understood; i++)
        assert_int_equal(applied, f->answer.understood[i].applied);
    assert_false(f->answer.relaxed);
}

static void words_that_are_all_places_and_times_list_their_documents(void **state)
{
    /* Most of the words are not enough here: « part » does not say April. */
    lists(state, "q=hauts-de-france avril 2026", "lille amiens", true);
    lists(state, "q=59", "lille amiens cper sans-date", true);
    lists(state, "q=en Hauts-de-France", "part lille amiens cper sans-date", true);
    lists(state, "q=avril 2026", "lille amiens", true);
    lists(state, "q=bretagne depuis 2020", "rennes", true);
    lists(state, "q=bretagne et bourgogne", "rennes yonne vieux", true);
    lists(state, "q=en vigueur", "cper", true);
    lists(state, "q=2010 2022", "cper vieux", true);
}

static void documents_that_hold_the_words_are_listed_too_and_first(void **state)
{
    struct fixture *f = *state;
    fixture_ask(f, "q=lille");
    assert_int_equal(5, f->answer.total);
    const char *ids = fixture_ids(f);
    assert_non_null(strstr(ids, "rennes"));
    assert_true(strstr(ids, "rennes") < strstr(ids, "amiens"));
    assert_true(strstr(ids, "amiens") < strstr(ids, "sans-date"));
    lists(state, "q=2026&sort=newest", "lille amiens rennes part vieux", true);
    lists(state, "q=2026&sort=oldest", "vieux part rennes amiens lille", true);
}

static void totals_and_facets_count_what_is_listed(void **state)
{
    struct fixture *f = *state;
    fixture_ask(f, "q=lille&facets=region&facets=kind");
    assert_int_equal(5, f->answer.total);
    assert_int_equal(4, fixture_count(f, FACET_REGION, "32"));
    assert_int_equal(1, fixture_count(f, FACET_REGION, "53"));
    assert_int_equal(1, fixture_count(f, FACET_KIND, "programme"));
    fixture_ask(f, "q=lille&region=53&facets=region");
    assert_int_equal(1, f->answer.total);
    assert_int_equal(4, fixture_count(f, FACET_REGION, "32"));
    fixture_ask(f, "q=hdf&region=32&kind=programme");
    assert_int_equal(1, f->answer.total);
    assert_int_equal(0, f->answer.n_understood);
}

static void another_word_keeps_the_places_proposals(void **state)
{
    lists(state, "q=cfa lille", "lille", false);
    lists(state, "q=vae inversée 59", "amiens", false);
}

static void a_common_word_alone_is_a_word_first(void **state)
{
    lists(state, "q=sens", "sens", false);
    /* No document has the word, so it can only be the place. */
    lists(state, "q=orange", "", false);
    lists(state, "q=mission locale de sens&mode=strict", "", false);
}

static void quotes_exclusions_and_strict_mode_list_nothing_more(void **state)
{
    struct fixture *f = *state;
    lists(state, "q=\"lille\"", "rennes lille", false);
    assert_int_equal(2, f->answer.total);
    fixture_ask(f, "q=lille&mode=strict");
    assert_int_equal(2, f->answer.total);
    fixture_ask(f, "q=-lille");
    assert_int_equal(7, f->answer.total);
    fixture_ask(f, "q=hors mayotte");
    assert_int_equal(0, f->answer.n_understood);
}

static void an_index_without_dates_or_periods_is_offered_none(void **state)
{
    (void)state;
    static const char *const undated[] = {
        "{\"id\":\"a\",\"kind\":\"news\",\"title\":\"Un texte\",\"text\":\"Sans "
        "date.\",\"regions\":[],"
        "\"themes\":[]}"};
    struct fixture fixture;
    fixture_open(&fixture, undated, COUNT_OF(undated));
    static const char *const texts[] = {"2026", "en vigueur", "cette année",
                                        "avril 2026"};
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        ask(&fixture, str_of(texts[i]));
        assert_int_equal(0, fixture.answer.n_understood);
    }
    /* There is nothing to list, and nothing that a filter would lead to. */
    ask(&fixture, STR("bretagne"));
    assert_int_equal(0, fixture.answer.n_understood);
    assert_int_equal(0, fixture.answer.total);
    fixture_close(&fixture);
}

static void any_text_is_read(void **state)
{
    static const char *const texts[] = {
        "(",
        "59)",
        "(59",
        "jusqu'",
        "du",
        "entre et",
        "2026 à",
        "de 2026 et",
        "en vigueur en",
        "4e trimestre de l'",
        "31 31 31",
        "01/01/0000",
        "9999-99-99",
        "1/1/1/2026",
        "2026-2026-2026",
        "lille lille lille lille lille lille lille lille lille lille lille lille lille "
        "lille lille lille lille lille",
        "2020 2021 2022 2023 2024 2025 2026 2020 2021 2022 2023 2024 2025 2026 2020 2021 "
        "2022 2023",
        "½ 59",
        "’’’59",
        "l'l'l'oise",
        "-(-lille)",
        "\"\"59\"\"",
        "aura",
        "la réunion à la réunion"};
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        ask(*state, str_of(texts[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_place_is_proposed_as_its_region),
        cmocka_unit_test(each_time_is_proposed_as_its_period),
        cmocka_unit_test(what_a_filter_says_is_taken_out_of_the_words_asked_with_it),
        cmocka_unit_test(what_is_filtered_by_already_is_not_proposed),
        cmocka_unit_test(the_text_of_a_proposal_is_as_typed_with_what_leads_to_it),
        cmocka_unit_test(words_that_are_all_places_and_times_list_their_documents),
        cmocka_unit_test(documents_that_hold_the_words_are_listed_too_and_first),
        cmocka_unit_test(totals_and_facets_count_what_is_listed),
        cmocka_unit_test(another_word_keeps_the_places_proposals),
        cmocka_unit_test(a_common_word_alone_is_a_word_first),
        cmocka_unit_test(quotes_exclusions_and_strict_mode_list_nothing_more),
        cmocka_unit_test(an_index_without_dates_or_periods_is_offered_none),
        cmocka_unit_test(any_text_is_read),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
