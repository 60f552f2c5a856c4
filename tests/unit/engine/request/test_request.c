/* Requests: each parameter, each fault, and the canonical form. */
#include <stdio.h>
#include <stdlib.h>

#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/query_params.h"
#include "tests/unit/engine/search_fixture.h"

static const char *const records[] = {
    "{\"id\":\"un\",\"kind\":\"news\",\"title\":\"Le métier\",\"text\":\"Un texte.\","
    "\"regions\":[\"32\"],\"themes\":[\"vae\"],\"date\":\"2026-04-07\",\"source\":\"Le "
    "quotidien\"}",
};

static enum status read_params(struct fixture *f, const struct search_param *params,
                               size_t n)
{
    return search_request_read(&f->request, &f->faults, f->index, params, n,
                               searcher_arena(f->searcher));
}

/** Read a request from parameters "name=value&name=value". */
static enum status read_text(struct fixture *f, const char *query)
{
    struct search_param params[QUERY_PARAMS_MAX];
    size_t n = query_params(params, str_of(query));
    arena_clear(searcher_arena(f->searcher));
    return read_params(f, params, n);
}

static void nothing_asked_gives_the_defaults(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(STATUS_OK, read_text(f, ""));
    assert_int_equal(0, f->request.text.n);
    assert_int_equal(MODE_BROAD, f->request.mode);
    assert_int_equal(SORT_NEWEST, f->request.sort);
    assert_int_equal(1, f->request.page);
    assert_int_equal(10, f->request.per_page);
    assert_int_equal(facets_by_default(), f->request.facets);
    assert_int_equal(DATE_NONE, f->request.from);
    assert_int_equal(DATE_NONE, f->request.to);
    assert_int_equal(DATE_NONE, f->request.valid_at);
    assert_int_equal(0, f->request.regions);
    assert_int_equal(0, f->request.kinds);
    assert_int_equal(0, f->request.n_sources);
    assert_true(theme_set_is_empty(&f->request.themes));
    assert_false(f->request.explain);
    assert_int_equal(STATUS_OK, read_text(f, "q=vae"));
    assert_int_equal(SORT_RELEVANCE, f->request.sort);
    assert_int_equal(STATUS_OK, read_text(f, "q=   "));
    assert_int_equal(SORT_NEWEST, f->request.sort);
}

static void every_fault_names_its_parameter_and_says_why(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *query, *parameter, *detail;
    } cases[] = {
        {"couleur=bleu", "couleur", "inconnu"},
        {"q=a&q=b", "q", "qu'une fois"},
        {"from=2026&from=2026", "from", "qu'une fois"},
        {"page=1&page=1", "page", "qu'une fois"},
        {"region=99", "region", "99"},
        {"region=Hauts-de-France", "region", "Insee"},
        {"theme=poterie", "theme", "poterie"},
        {"kind=article", "kind", "article"},
        {"from=2026-13", "from", "2026-13"},
        {"from=hier", "from", "hier"},
        {"to=2026-02-31", "to", "2026-02-31"},
        {"valid_at=2026", "valid_at", "2026"},
        {"valid_at=2026-02-30", "valid_at", "2026-02-30"},
        {"from=2026-02&to=2026-01", "to", "précède"},
        {"sort=best", "sort", "relevance, newest, oldest"},
        {"mode=large", "mode", "broad, strict"},
        {"page=0", "page", "0"},
        {"page=-1", "page", "-1"},
        {"page=1.5", "page", "1.5"},
        {"page=99999999999999999999999", "page", "1000"},
        {"per_page=0", "per_page", "50"},
        {"per_page=51", "per_page", "50"},
        {"page=101", "page", "1000"},
        {"page=21&per_page=50", "page", "1000"},
        {"facets=color", "facets", "color"},
        {"facets=region,kind", "facets", "region,kind"},
        {"facets=none&facets=kind", "facets", "none"},
        {"explain=oui", "explain", "oui"},
        {"collapse=oui", "collapse", "oui"},
        {"labels=oui", "labels", "oui"},
        {"fields=titre", "fields", "titre"},
        {"fields=id,title", "fields", "id,title"},
        {"inconnu=", "inconnu", "inconnu"},
        {"=vae", "", "inconnu"},
        {"Q=vae", "Q", "inconnu"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        enum status st = read_text(f, cases[i].query);
        if (st != STATUS_BAD_INPUT || f->faults.n != 1)
            fail_msg("%s: %s, %zu faults", cases[i].query, status_name(st), f->faults.n);
        struct search_fault fault = f->faults.at[0];
        bool says = str_equal(fault.parameter, str_of(cases[i].parameter)) &&
                    str_find(fault.detail, str_of(cases[i].detail)) < fault.detail.n;
        if (!says)
            fail_msg("%s: %.*s: %.*s", cases[i].query, STR_ARG(fault.parameter),
                     STR_ARG(fault.detail));
    }
}

static void what_is_at_the_limits_is_accepted(void **state)
{
    struct fixture *f = *state;
    static const char *const accepted[] = {
        "page=100",
        "page=20&per_page=50",
        "page=1000&per_page=1",
        "from=&to=",
        "sort=&sort=oldest&sort=",
        "q=&q=vae",
        "from=2026-04&to=2026",
        "from=2026-04-07&to=2026-04-07",
        "region=national",
        "region=32&region=32",
        "region=hauts-de-france&region=53",
        "facets=none",
        "facets=none&facets=none",
        "facets=month&facets=source",
        "explain=0",
        "valid_at=",
        "source=inconnue",
        "q=\"(-",
    };
    for (size_t i = 0; i < COUNT_OF(accepted); i++)
        if (read_text(f, accepted[i]))
            fail_msg("%s: %.*s", accepted[i], STR_ARG(f->faults.at[0].detail));
    assert_int_equal(STATUS_OK, read_text(f, "facets=none"));
    assert_int_equal(0, f->request.facets);
}

static void all_faults_are_listed_up_to_the_room(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(STATUS_BAD_INPUT, read_text(f, "page=0&kind=x&from=y&bleu=1"));
    assert_int_equal(4, f->faults.n);
    AUTO_BUF many = BUF_INIT(10000);
    for (int i = 0; i < 60; i++)
        buf_printf(&many, "a%d=1&", i);
    assert_int_equal(STATUS_BAD_INPUT, read_text(f, buf_text(&many)));
    assert_int_equal(SEARCH_FAULTS_MAX, f->faults.n);
}

static void invalid_utf8_is_a_fault_wherever_it_stands(void **state)
{
    struct fixture *f = *state;
    static const char *const names[] = {
        "q",    "region", "theme", "kind",     "source", "from",    "to",      "valid_at",
        "sort", "mode",   "page",  "per_page", "facets", "explain", "collapse"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        struct search_param param = {str_of(names[i]), STR("vae\xC3")};
        assert_int_equal(STATUS_BAD_INPUT, read_params(f, &param, 1));
        struct str detail = f->faults.at[0].detail;
        assert_true(str_find(detail, STR("UTF-8")) < detail.n);
        assert_true(str_find(detail, STR("octet 4")) < detail.n);
        assert_true(str_equal(f->faults.at[0].parameter, str_of(names[i])));
    }
    struct search_param name = {STR("q\xFF"), STR("vae")};
    assert_int_equal(STATUS_BAD_INPUT, read_params(f, &name, 1));
    assert_true(str_equal(f->faults.at[0].parameter, STR("?")));
}

/** Read a request whose query is @p letter, @p n times. */
static enum status read_long(struct fixture *f, size_t n, const char *letter)
{
    AUTO_BUF text = BUF_INIT(10000);
    for (size_t i = 0; i < n; i++)
        buf_put_text(&text, letter);
    struct search_param param = {STR("q"), buf_str(&text)};
    arena_clear(searcher_arena(f->searcher));
    return read_params(f, &param, 1);
}

static void a_question_has_512_characters_however_they_are_coded(void **state)
{
    struct fixture *f = *state;
    static const char *const letters[] = {"a", "é", "e\u0301", "😀"};
    for (size_t i = 0; i < COUNT_OF(letters); i++) {
        assert_int_equal(STATUS_OK, read_long(f, 512, letters[i]));
        assert_int_equal(STATUS_TOO_LARGE, read_long(f, 513, letters[i]));
        struct str detail = f->faults.at[0].detail;
        assert_true(str_find(detail, STR("513")) < detail.n);
    }
}

static void both_normal_forms_are_the_same_request(void **state)
{
    struct fixture *f = *state;
    AUTO_BUF composed = BUF_INIT(10000), decomposed = BUF_INIT(10000);
    fixture_ask(f, "q=métier région:hauts-de-france");
    search_answer_to_json(&composed, &f->answer, f->index, STR(""));
    assert_int_equal(1, f->answer.total);
    fixture_ask(f, "q=me\u0301tier re\u0301gion:hauts-de-france");
    search_answer_to_json(&decomposed, &f->answer, f->index, STR(""));
    assert_string_equal(buf_text(&composed), buf_text(&decomposed));
}

static void the_canonical_form_leaves_defaults_out_and_orders_the_rest(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *asked, *written;
    } cases[] = {
        {"", ""},
        {"page=1&per_page=10&mode=broad&sort=newest&explain=0", ""},
        {"q=vae&sort=relevance", "q=vae"},
        {"q=  vae  ", "q=vae"},
        {"q=vae&sort=newest", "q=vae&sort=newest"},
        {"sort=relevance", "sort=relevance"},
        {"q=l'été", "q=l%27%C3%A9t%C3%A9"},
        {"q=e\u0301", "q=%C3%A9"},
        {"q=a+b c%", "q=a%2Bb%20c%25"},
        {"region=national&region=hauts-de-france&region=32", "region=32&region=national"},
        {"kind=news&kind=aid&kind=news", "kind=news&kind=aid"},
        {"source=b&source=a&source=b", "source=a&source=b"},
        {"page=2&q=x", "q=x&page=2"},
        {"per_page=20&page=3", "per_page=20&page=3"},
        {"to=2026&from=2025-03", "from=2025-03&to=2026"},
        {"valid_at=2026-01-02", "valid_at=2026-01-02"},
        {"facets=none", "facets=none"},
        {"facets=year&facets=kind&facets=theme&facets=region", ""},
        {"facets=source&facets=month", "facets=month&facets=source"},
        {"explain=1&mode=strict", "mode=strict&explain=1"},
        {"explain=1&collapse=0", "collapse=0&explain=1"},
        {"collapse=1", ""},
        {"labels=0", ""},
        {"labels=1", "labels=1"},
        {"fields=id", "fields=id"},
        {"fields=page_url&fields=title&fields=id&fields=title",
         "fields=title&fields=page_url"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_int_equal(STATUS_OK, read_text(f, cases[i].asked));
        AUTO_BUF written = BUF_INIT(10000);
        search_request_write(&written, &f->request, f->index, 0);
        assert_string_equal(cases[i].written, buf_text(&written));
    }
    assert_int_equal(STATUS_OK, read_text(f, "q=x&page=5"));
    AUTO_BUF other = BUF_INIT(1000);
    search_request_write(&other, &f->request, f->index, 3);
    assert_string_equal("q=x&page=3", buf_text(&other));
}

static unsigned random_below(uint64_t *seed, unsigned n)
{
    *seed = *seed * 6364136223846793005U + 1442695040888963407U;
    return (unsigned)((*seed >> 33) % n);
}

static const struct {
    const char *name;
    const char *values[6];
    unsigned most;
} choices[] = {
    {"q", {"vae", "l'été", "a OU \"b c\"", "%&=+#", "-x", "ﬁn\u00A0ç"}, 1},
    {"region", {"32", "53", "national", "bretagne", "11", "84"}, 4},
    {"theme", {"vae", "cfa", "certification-vae", "vae", "cfa", "vae"}, 2},
    {"kind", {"news", "programme", "aid", "region", "budget", "contact"}, 4},
    {"source", {"le-quotidien", "b", "a&b", "é", "z z", "c"}, 5},
    {"from", {"2020", "2021-02", "2022-03-04", "2020", "2021", "2019"}, 1},
    {"to", {"2023", "2024-02", "2025-03-04", "2026", "2027", "2028"}, 1},
    {"valid_at", {"2026-01-01", "2020-02-29", "", "1999-12-31", "2026-04-07", ""}, 1},
    {"sort", {"relevance", "newest", "oldest", "newest", "oldest", "relevance"}, 1},
    {"mode", {"broad", "strict", "strict", "broad", "strict", "broad"}, 1},
    {"page", {"1", "2", "20", "7", "3", "5"}, 1},
    {"per_page", {"1", "10", "50", "20", "49", "2"}, 1},
    {"facets", {"region", "theme", "kind", "year", "month", "source"}, 5},
    {"explain", {"0", "1", "1", "0", "1", "0"}, 1},
};

static size_t random_params(struct search_param *params, uint64_t *seed)
{
    size_t n = 0;
    for (size_t i = 0; i < COUNT_OF(choices); i++)
        for (unsigned times = random_below(seed, choices[i].most + 1); times; times--)
            params[n++] =
                (struct search_param){str_of(choices[i].name),
                                      str_of(choices[i].values[random_below(seed, 6)])};
    return n;
}

/** Decode "name=value&…" as the server does. */
static size_t decode(struct search_param *params, struct str query, struct arena *arena)
{
    size_t n = 0;
    while (query.n) {
        struct str pair = str_cut(&query, '&');
        params[n].name = str_cut(&pair, '=');
        char *to = arena_alloc(arena, pair.n + 1);
        size_t length = 0;
        for (size_t i = 0; i < pair.n; i++) {
            char hex[3] = {0};
            bool coded = pair.at[i] == '%';
            if (coded)
                memcpy(hex, pair.at + i + 1, 2);
            to[length++] = coded ? (char)strtoul(hex, NULL, 16) : pair.at[i];
            i += coded ? 2 : 0;
        }
        params[n++].value = (struct str){to, length};
    }
    return n;
}

static void assert_same_request(const struct search_request *a,
                                const struct search_request *b)
{
    assert_true(str_equal(a->text, b->text));
    assert_int_equal(a->mode, b->mode);
    assert_int_equal(a->sort, b->sort);
    assert_int_equal(a->regions, b->regions);
    assert_memory_equal(&a->themes, &b->themes, sizeof a->themes);
    assert_int_equal(a->kinds, b->kinds);
    assert_int_equal(a->n_sources, b->n_sources);
    for (size_t i = 0; i < a->n_sources; i++)
        assert_true(str_equal(a->sources[i], b->sources[i]));
    assert_int_equal(a->from, b->from);
    assert_int_equal(a->to, b->to);
    assert_int_equal(a->valid_at, b->valid_at);
    assert_int_equal(a->page, b->page);
    assert_int_equal(a->per_page, b->per_page);
    assert_int_equal(a->facets, b->facets);
    assert_int_equal(a->explain, b->explain);
}

static void what_is_written_reads_back_the_same(void **state)
{
    struct fixture *f = *state;
    uint64_t seed = 7;
    for (int round = 0; round < 3000; round++) {
        struct arena *arena = searcher_arena(f->searcher);
        arena_clear(arena);
        struct search_param params[64];
        assert_int_equal(STATUS_OK, read_params(f, params, random_params(params, &seed)));
        struct search_request first = f->request;
        AUTO_BUF written = BUF_INIT(10000), again = BUF_INIT(10000);
        search_request_write(&written, &first, f->index, 0);
        size_t n = decode(params, buf_str(&written), arena);
        assert_int_equal(STATUS_OK, read_params(f, params, n));
        assert_same_request(&first, &f->request);
        search_request_write(&again, &f->request, f->index, 0);
        assert_string_equal(buf_text(&written), buf_text(&again));
    }
}

static void the_pages_of_one_request_are_written_from_its_first(void **state)
{
    struct fixture *f = *state;
    static const uint32_t pages[] = {1, 2, 10, SEARCH_DEPTH_MAX};
    uint64_t seed = 11;
    for (int round = 0; round < 3000; round++) {
        arena_clear(searcher_arena(f->searcher));
        struct search_param params[64];
        assert_int_equal(STATUS_OK, read_params(f, params, random_params(params, &seed)));
        AUTO_BUF first = BUF_INIT(10000);
        search_request_write(&first, &f->request, f->index, 1);
        for (size_t i = 0; i < COUNT_OF(pages); i++) {
            AUTO_BUF wanted = BUF_INIT(10000), got = BUF_INIT(10000);
            search_request_write(&wanted, &f->request, f->index, pages[i]);
            search_request_write_page(&got, buf_str(&first), pages[i]);
            assert_string_equal(buf_text(&wanted), buf_text(&got));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_asked_gives_the_defaults),
        cmocka_unit_test(every_fault_names_its_parameter_and_says_why),
        cmocka_unit_test(what_is_at_the_limits_is_accepted),
        cmocka_unit_test(all_faults_are_listed_up_to_the_room),
        cmocka_unit_test(invalid_utf8_is_a_fault_wherever_it_stands),
        cmocka_unit_test(a_question_has_512_characters_however_they_are_coded),
        cmocka_unit_test(both_normal_forms_are_the_same_request),
        cmocka_unit_test(the_canonical_form_leaves_defaults_out_and_orders_the_rest),
        cmocka_unit_test(what_is_written_reads_back_the_same),
        cmocka_unit_test(the_pages_of_one_request_are_written_from_its_first),
    };
    fixture_of(records, COUNT_OF(records));
    return cmocka_run_group_tests(tests, fixture_setup, fixture_teardown);
}
