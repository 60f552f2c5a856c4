/* Which parameters a letter has, which days it covers, how it is written back. */
#include "letter/letter_request.h"

#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/query_params.h"
#include "tests/unit/engine/search_fixture.h"

static const char *const records[] = {"{\"id\":\"a\",\"text\":\"Un aviron.\"}"};

static date_day day(int year, int month, int day_of_month)
{
    return date_from_civil(year, month, day_of_month);
}

static enum status read(struct letter_request *out, struct search_faults *faults,
                        struct fixture *f, const char *query)
{
    struct arena *arena = searcher_arena(f->searcher);
    arena_clear(arena);
    struct search_param params[QUERY_PARAMS_MAX];
    size_t n = query_params(params, arena_str(arena, str_of(query)));
    struct letter_asked asked = {params, n, day(2026, 4, 15)};
    return letter_request_read(out, faults, f->index, &asked, arena);
}

static void it_covers_so_many_days_up_to_the_last(void **state)
{
    static const struct {
        const char *given, *from, *to, *written;
        bool ends_today;
    } cases[] = {
        {"", "2026-04-01", "2026-04-15", "", true},
        {"days=&region=&to=", "2026-04-01", "2026-04-15", "", true},
        {"days=1", "2026-04-15", "2026-04-15", "days=1", true},
        {"days=366", "2025-04-15", "2026-04-15", "days=366", true},
        {"days=15&to=2026-04-15", "2026-04-01", "2026-04-15", "", true},
        {"to=2026-03-31", "2026-03-17", "2026-03-31", "to=2026-03-31", false},
        {"days=31&to=2026-03", "2026-03-01", "2026-03-31", "to=2026-03-31&days=31",
         false},
        {"region=32&region=bretagne&theme=vae&kind=news&source=insee", "2026-04-01",
         "2026-04-15", "region=53&region=32&theme=vae&kind=news&source=insee", true},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct fixture *f = *state;
        struct letter_request request;
        struct search_faults faults;
        assert_int_equal(STATUS_OK, read(&request, &faults, f, cases[i].given));
        char from[DATE_TEXT_BYTES], to[DATE_TEXT_BYTES];
        date_format(from, request.search.from);
        date_format(to, request.search.to);
        assert_string_equal(cases[i].from, from);
        assert_string_equal(cases[i].to, to);
        assert_int_equal(cases[i].ends_today, request.ends_today);
        AUTO_BUF out = BUF_INIT(10000);
        letter_request_write(&out, &request, f->index);
        assert_string_equal(cases[i].written, out.n ? buf_text(&out) : "");
    }
}

static void what_is_wrong_is_named(void **state)
{
    static const struct {
        const char *given, *parameter;
    } cases[] = {
        {"days=0", "days"},       {"days=367", "days"},      {"days=x", "days"},
        {"days=-1", "days"},      {"days=3&days=4", "days"}, {"q=vae", "q"},
        {"from=2026", "from"},    {"region=rien", "region"}, {"to=hier", "to"},
        {"inconnu=1", "inconnu"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct letter_request request;
        struct search_faults faults;
        assert_int_equal(STATUS_BAD_INPUT,
                         read(&request, &faults, *state, cases[i].given));
        assert_int_equal(1, faults.n);
        if (!str_equal(faults.at[0].parameter, str_of(cases[i].parameter)))
            fail_msg("%s: %.*s", cases[i].given, STR_ARG(faults.at[0].parameter));
    }
}

static void the_same_letter_may_end_on_another_day(void **state)
{
    struct letter_request request;
    struct search_faults faults;
    struct fixture *f = *state;
    assert_int_equal(STATUS_OK, read(&request, &faults, f, "days=10&region=32"));
    struct letter_request other =
        letter_request_until(&request, day(2026, 1, 10), searcher_arena(f->searcher));
    AUTO_BUF out = BUF_INIT(10000);
    letter_request_write(&out, &other, f->index);
    assert_string_equal("region=32&to=2026-01-10&days=10", buf_text(&out));
    assert_int_equal(day(2026, 1, 1), other.search.from);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_covers_so_many_days_up_to_the_last),
        cmocka_unit_test(what_is_wrong_is_named),
        cmocka_unit_test(the_same_letter_may_end_on_another_day),
    };
    fixture_of(records, COUNT_OF(records));
    return cmocka_run_group_tests(tests, fixture_setup, fixture_teardown);
}
