/* What is said of all parameters: an empty value is an absent one, and which of them
 * decide what is found. */
#include "engine/request/request_params.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/query_params.h"
#include "tests/unit/engine/search_fixture.h"

static const char *const records[] = {"{\"id\":\"un\",\"title\":\"Le métier\"}"};

/** Read a request from parameters "name=value&name=value". */
static enum status read_text(struct fixture *f, const char *query)
{
    struct search_param params[QUERY_PARAMS_MAX];
    size_t n = query_params(params, str_of(query));
    arena_clear(searcher_arena(f->searcher));
    return search_request_read(&f->request, &f->faults, f->index, params, n,
                               searcher_arena(f->searcher));
}

/** Whatever the parameter is. Forms and templates of OpenSearch send such. */
static void an_empty_value_is_an_absent_one(void **state)
{
    struct fixture *f = *state;
    AUTO_BUF wanted = BUF_INIT(1 << 12);
    assert_int_equal(STATUS_OK, read_text(f, "q=vae"));
    search_request_write(&wanted, &f->request, f->index, 0);
    for (size_t i = 0; i < n_search_param_kinds; i++) {
        AUTO_BUF query = BUF_INIT(1 << 12), got = BUF_INIT(1 << 12);
        const char *name = search_param_kinds[i].name;
        buf_printf(&query, "%s=&q=vae&%s=", name, name);
        if (read_text(f, buf_text(&query)))
            fail_msg("%s: %.*s", buf_text(&query), STR_ARG(f->faults.at[0].detail));
        search_request_write(&got, &f->request, f->index, 0);
        assert_string_equal(buf_text(&wanted), buf_text(&got));
    }
}

static void fields_name_members_of_hits(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(STATUS_OK, read_text(f, "fields=title&fields=page_url"));
    assert_int_equal(HIT_MEMBER_BIT(HIT_ID) | HIT_MEMBER_BIT(HIT_TITLE) |
                         HIT_MEMBER_BIT(HIT_PAGE_URL),
                     f->request.fields);
    assert_int_equal(STATUS_OK, read_text(f, "fields=id"));
    assert_int_equal(HIT_MEMBER_BIT(HIT_ID), f->request.fields);
    for (unsigned i = 0; i < HIT_MEMBER_COUNT_; i++) {
        struct str name = str_of(hit_member_name((enum hit_member)i));
        assert_int_equal(i, hit_member_find(name));
    }
    for (unsigned i = 0; i < RECORD_DATE_COUNT_; i++)
        assert_string_equal(record_date_name((enum record_date)i),
                            hit_member_name((enum hit_member)(HIT_DATE + i)));
}

static void a_feed_is_of_what_decides_what_is_found(void **state)
{
    struct fixture *f = *state;
    AUTO_BUF got = BUF_INIT(1 << 12);
    assert_int_equal(STATUS_OK,
                     read_text(f, "q=vae&region=32&kind=news&from=2026&mode=strict"
                                  "&valid_at=2026-01-01&source=a&theme=vae&sort=oldest"
                                  "&per_page=50&page=2&facets=none&collapse=0&explain=1"
                                  "&fields=title&labels=1"));
    search_request_write_feed(&got, &f->request, f->index);
    assert_string_equal("q=vae&region=32&theme=vae&kind=news&source=a&from=2026"
                        "&valid_at=2026-01-01&mode=strict",
                        buf_text(&got));
}

static void most_requests_are_as_their_feeds(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *query;
        bool is_feeds;
    } cases[] = {{"", true},
                 {"q=vae&region=32&from=2026&mode=strict&page=3", true},
                 {"sort=newest&per_page=10&labels=0", true},
                 {"q=vae&sort=newest", false},
                 {"per_page=20", false},
                 {"facets=none", false},
                 {"fields=id", false},
                 {"labels=1", false},
                 {"explain=1", false},
                 {"collapse=0", false}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        AUTO_BUF feed = BUF_INIT(1 << 12), first = BUF_INIT(1 << 12);
        assert_int_equal(STATUS_OK, read_text(f, cases[i].query));
        search_request_write_feed(&feed, &f->request, f->index);
        search_request_write(&first, &f->request, f->index, 1);
        assert_int_equal(cases[i].is_feeds, search_request_is_feeds(&f->request));
        assert_int_equal(cases[i].is_feeds,
                         str_equal(str_of(buf_text(&feed)), str_of(buf_text(&first))));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_value_is_an_absent_one),
        cmocka_unit_test(fields_name_members_of_hits),
        cmocka_unit_test(most_requests_are_as_their_feeds),
        cmocka_unit_test(a_feed_is_of_what_decides_what_is_found),
    };
    fixture_of(records, COUNT_OF(records));
    return cmocka_run_group_tests(tests, fixture_setup, fixture_teardown);
}
