/* Which parameters a comparison has, how they are refused and written back. */
#include "engine/compare/compare_request.h"

#include <stdio.h>

#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/query_params.h"
#include "tests/unit/engine/search_fixture.h"

static const char *const records[] = {"{\"id\":\"a\",\"text\":\"Un aviron.\"}"};

static enum status read(struct compare_request *out, struct search_faults *faults,
                        struct fixture *f, const char *query)
{
    struct arena *arena = searcher_arena(f->searcher);
    arena_clear(arena);
    struct search_param params[QUERY_PARAMS_MAX];
    size_t n = query_params(params, arena_str(arena, str_of(query)));
    return compare_request_read(out, faults, f->index, params, n, arena);
}

static void it_is_written_in_one_form(void **state)
{
    static const struct {
        const char *given, *written;
    } cases[] = {
        {"", ""},
        {"sort=region&order=asc", ""},
        {"sort=&order=&kind=&from=", ""},
        {"order=desc", "order=desc"},
        {"order=desc&sort=total&q=vae&kind=aid&kind=news",
         "q=vae&kind=news&kind=aid&sort=total"},
        {"sort=news&order=asc", "sort=news&order=asc"},
        {"sort=sheet", "sort=sheet"},
        {"to=2026&mode=strict&from=2025", "from=2025&to=2026&mode=strict"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct compare_request request;
        struct search_faults faults;
        struct fixture *f = *state;
        assert_int_equal(STATUS_OK, read(&request, &faults, f, cases[i].given));
        AUTO_BUF out = BUF_INIT(10000);
        compare_request_write(&out, &request, f->index);
        assert_string_equal(cases[i].written, buf_text(&out));
    }
}

static void what_is_wrong_is_named(void **state)
{
    static const struct {
        const char *given, *parameter;
    } cases[] = {
        {"region=32", "region"},    {"page=2", "page"},
        {"per_page=5", "per_page"}, {"facets=none", "facets"},
        {"inconnu=1", "inconnu"},   {"sort=newest", "sort"},
        {"sort=x", "sort"},         {"order=up", "order"},
        {"kind=rien", "kind"},      {"sort=total&sort=news", "sort"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct compare_request request;
        struct search_faults faults;
        assert_int_equal(STATUS_BAD_INPUT,
                         read(&request, &faults, *state, cases[i].given));
        assert_int_equal(1, faults.n);
        if (!str_equal(faults.at[0].parameter, str_of(cases[i].parameter)))
            fail_msg("%s: %.*s", cases[i].given, STR_ARG(faults.at[0].parameter));
    }
}

static void words_that_are_too_long_are_said_to_be(void **state)
{
    struct fixture *f = *state;
    char query[1200] = "q=";
    for (size_t i = 2; i < 600; i++)
        query[i] = 'a';
    struct compare_request request;
    struct search_faults faults;
    assert_int_equal(STATUS_TOO_LARGE, read(&request, &faults, f, query));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_written_in_one_form),
        cmocka_unit_test(what_is_wrong_is_named),
        cmocka_unit_test(words_that_are_too_long_are_said_to_be),
    };
    fixture_of(records, COUNT_OF(records));
    return cmocka_run_group_tests(tests, fixture_setup, fixture_teardown);
}
