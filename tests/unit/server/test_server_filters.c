/* Requests without each of their filters, and requests as addresses and form fields. */
#include "server/page/filters.h"

#include "base/macros.h"
#include "server/http/uri.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/server/published.h"

struct fixture {
    char folder[40];
    struct index *index;
    struct arena *arena;
};
static struct fixture fixture;

static int set_up(void **state)
{
    (void)state;
    fixture = (struct fixture){.folder = "/tmp/test_filters.XXXXXX"};
    published_folder(fixture.folder);
    published_generation(fixture.folder, 2);
    struct error err = {0};
    fixture.arena = arena_new();
    return index_open(&fixture.index, fixture.folder, INDEX_CHECK_SIZES, &err) ? -1 : 0;
}

static int tear_down(void **state)
{
    (void)state;
    index_free(fixture.index);
    arena_free(fixture.arena);
    published_remove(fixture.folder);
    return 0;
}

static struct search_request request_of(const char *query)
{
    AUTO_BUF target = BUF_INIT(100000);
    buf_printf(&target, "/recherche?%s", query);
    struct uri uri;
    struct search_faults faults;
    struct search_request request;
    struct str kept = arena_str(fixture.arena, buf_str(&target));
    assert_int_equal(STATUS_OK, uri_parse(&uri, &faults, kept, fixture.arena));
    assert_int_equal(STATUS_OK,
                     search_request_read(&request, &faults, fixture.index, uri.params,
                                         uri.n_params, fixture.arena));
    return request;
}

/** Append "label: address" for each filter, on a line: the address of the request without
 *  it. */
static void list(struct buf *out, const char *query)
{
    struct search_request request = request_of(query);
    struct filter filters[FILTERS_MAX];
    size_t n = filters_list(filters, &request, fixture.index, fixture.arena);
    for (size_t i = 0; i < n; i++)
        buf_printf(
            out, "%.*s: %.*s\n", STR_ARG(filters[i].label),
            STR_ARG(
                request_url(&filters[i].without, fixture.index, 0, fixture.arena).text));
}

static void each_filter_is_named_and_the_request_without_it_keeps_the_rest(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"q=vae", ""},
        {"q=vae&region=32&page=3", "Hauts-de-France: /recherche?q=vae\n"},
        {"region=32&region=national",
         "Hauts-de-France: /recherche?region=national\nNational: /recherche?region=32\n"},
        {"theme=vae&kind=news&sort=oldest",
         "VAE: /recherche?kind=news&sort=oldest\n"
         "Actualité: /recherche?theme=vae&sort=oldest\n"},
        {"source=b&source=a&mode=strict",
         "a: /recherche?source=b&mode=strict\nb: /recherche?source=a&mode=strict\n"},
        {"from=2026-04&to=2026-04&kind=aid",
         "Aide: /recherche?from=2026-04&to=2026-04\navril 2026: /recherche?kind=aid\n"},
        {"from=2026", "depuis le 1er janvier 2026: /recherche\n"},
        {"valid_at=2024-03-01", "en vigueur le 1er mars 2024: /recherche\n"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        AUTO_BUF out = BUF_INIT(100000);
        list(&out, rows[i][0]);
        assert_string_equal(rows[i][1], buf_text(&out));
    }
}

static void more_filters_than_fit_are_left_out(void **state)
{
    (void)state;
    AUTO_BUF query = BUF_INIT(100000);
    const struct vocabulary *vocabulary = index_vocabulary(fixture.index);
    for (size_t i = 0; i < vocabulary_n_themes(vocabulary); i++)
        buf_printf(&query, "theme=%s&", vocabulary_theme(vocabulary, i)->slug);
    struct search_request request = request_of(buf_text(&query));
    struct filter filters[FILTERS_MAX];
    assert_int_equal(FILTERS_MAX,
                     filters_list(filters, &request, fixture.index, fixture.arena));
}

static void without_any_filter_words_mode_and_order_stay(void **state)
{
    (void)state;
    struct search_request request = request_of(
        "q=vae&region=32&theme=vae&kind=news&source=a&from=2026&valid_at=2026-01-01"
        "&sort=oldest&mode=strict&page=2&per_page=5");
    struct search_request none = filters_none(&request);
    struct url url = request_url(&none, fixture.index, 0, fixture.arena);
    assert_true(
        str_equal(STR("/recherche?q=vae&sort=oldest&mode=strict&per_page=5"), url.text));
}

static void a_request_is_given_back_as_parameters(void **state)
{
    (void)state;
    struct search_request request = request_of("q=a%26b+c&region=32&region=53");
    size_t n;
    const struct search_param *params =
        request_params(&n, &request, fixture.index, fixture.arena);
    assert_int_equal(3, n);
    assert_true(str_equal(STR("a&b c"), params[0].value));
    assert_true(str_equal(STR("region"), params[1].name));
}

static void what_stands_around_a_parameter_makes_its_address(void **state)
{
    (void)state;
    static const struct {
        const char *query, *first, *last, *between, *address;
    } rows[] = {
        {"q=vae&kind=news&page=3", "region", "region", "region=53",
         "/recherche?q=vae&region=53&kind=news"},
        {"q=vae&region=32&from=2026&to=2026&sort=newest", "from", "to", "",
         "/recherche?q=vae&region=32&sort=newest"},
        {"region=32", "region", "region", "", "/recherche"},
        {"", "from", "to", "from=2024&to=2025", "/recherche?from=2024&to=2025"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct search_request request = request_of(rows[i].query);
        struct request_around around =
            request_around(&request, fixture.index, str_of(rows[i].first),
                           str_of(rows[i].last), fixture.arena);
        struct url url =
            request_around_url(&around, str_of(rows[i].between), fixture.arena);
        assert_true(str_equal(str_of(rows[i].address), url.text));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_filter_is_named_and_the_request_without_it_keeps_the_rest),
        cmocka_unit_test(more_filters_than_fit_are_left_out),
        cmocka_unit_test(without_any_filter_words_mode_and_order_stay),
        cmocka_unit_test(a_request_is_given_back_as_parameters),
        cmocka_unit_test(what_stands_around_a_parameter_makes_its_address),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
