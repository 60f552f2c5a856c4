/* The tile map: every region of the vocabulary has its tile, whose link adds or removes
 * it, and its name. */
#include "server/page/page_map.h"

#include "tests/unit/cmocka_all.h"
#include "tests/unit/server/published.h"

#define OUT_MAX ((size_t)1 << 20)

static size_t count_of(const char *text, const char *part)
{
    size_t n = 0;
    for (const char *at = text; (at = strstr(at, part)); at++)
        n++;
    return n;
}

static void every_region_has_a_tile(void **state)
{
    (void)state;
    const struct vocabulary *vocabulary = index_vocabulary(published_index());
    struct map_tile tiles[REGION_MAX];
    size_t n = vocabulary_n_regions(vocabulary);
    for (size_t i = 0; i < n; i++)
        tiles[i] = (struct map_tile){
            .region = i, .value = STR("7,4 %"), .share = 1, .label = STR("<Taux & co>")};
    AUTO_BUF out = BUF_INIT(OUT_MAX);
    struct html h = {.out = &out};
    page_map_tiles(&h, vocabulary, tiles, n, STR("Taux"));
    const char *html = buf_text(&out);
    assert_int_equal(18, n);
    assert_int_equal(18, count_of(html, "class=\"shade-6\""));
    assert_int_equal(18, count_of(html, "<title>&lt;Taux &amp; co&gt;</title>"));
    assert_int_equal(18, count_of(html, ">7,4 %</text>"));
    /* A tile without an address is no link. */
    assert_int_equal(0, count_of(html, "<a"));
}

/** The map of an answer that counts @p counted for Bretagne (53), nothing elsewhere. */
static const char *map_of(struct buf *out, struct search_request *request,
                          uint32_t counted, struct arena *arena)
{
    const struct vocabulary *vocabulary = index_vocabulary(published_index());
    size_t n = vocabulary_n_regions(vocabulary);
    struct facet_value *values = arena_array(arena, n + 1, sizeof *values);
    for (size_t i = 0; i < n; i++) {
        const struct region *region = vocabulary_region(vocabulary, i);
        bool is_counted = str_equal(str_of(region->code), STR("53"));
        values[i] =
            (struct facet_value){str_of(region->code), str_of(region->label),
                                 is_counted ? counted : 0, 0, request->regions >> i & 1U};
    }
    values[n] = (struct facet_value){STR("national"), STR("National"), 900, 0, false};
    struct search_answer answer = {.request = request};
    answer.facets[FACET_REGION] = (struct facet_list){values, n + 1};
    struct exchange x = {.index = published_index(), .arena = arena};
    struct html h = {.out = out};
    page_map(&h, &x, &answer);
    return buf_text(out);
}

static struct search_request request_of(region_set regions)
{
    return (struct search_request){.text = STR("vae & co"),
                                   .regions = regions,
                                   .kinds = 1U << KIND_NEWS,
                                   .sources = NULL,
                                   .from = DATE_NONE,
                                   .to = DATE_NONE,
                                   .valid_at = DATE_NONE,
                                   .facets = facets_by_default(),
                                   .page = 3,
                                   .per_page = SEARCH_PER_PAGE};
}

static void a_tile_adds_its_region_to_the_others(void **state)
{
    (void)state;
    AUTO_ARENA *arena = arena_new();
    AUTO_BUF out = BUF_INIT(OUT_MAX);
    int corse = vocabulary_find_region(index_vocabulary(published_index()), STR("94"));
    struct search_request request = request_of((region_set)1 << corse);
    const char *html = map_of(&out, &request, 1085, arena);
    assert_non_null(
        strstr(html, "<a href=\"/recherche?q=vae%20%26%20co&amp;region=53&amp;region=94"
                     "&amp;kind=news\"><title>Bretagne, 1\u202F085 documents</title>"));
    assert_non_null(strstr(html, ">1\u202F085</text>"));
    /* The region that is chosen is taken off, and the page is the first again. */
    assert_non_null(strstr(html, "<a href=\"/recherche?q=vae%20%26%20co&amp;kind=news\""
                                 " aria-current=\"true\"><title>Corse, aucun document,"
                                 " retirer ce filtre</title>"));
    assert_null(strstr(html, "page="));
}

static void shades_follow_the_greatest_count_of_a_region(void **state)
{
    (void)state;
    AUTO_ARENA *arena = arena_new();
    AUTO_BUF out = BUF_INIT(OUT_MAX);
    struct search_request request = request_of(0);
    /* « National » has more, but no tile. */
    const char *html = map_of(&out, &request, 1, arena);
    assert_int_equal(1, count_of(html, "class=\"shade-6\""));
    assert_int_equal(17, count_of(html, "class=\"shade-0\""));
}

static void without_counts_there_is_no_map(void **state)
{
    (void)state;
    AUTO_ARENA *arena = arena_new();
    AUTO_BUF out = BUF_INIT(OUT_MAX);
    struct search_request request = request_of(0);
    struct search_answer answer = {.request = &request};
    struct exchange x = {.index = published_index(), .arena = arena};
    struct html h = {.out = &out};
    page_map(&h, &x, &answer);
    assert_int_equal(0, out.n);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_region_has_a_tile),
        cmocka_unit_test(a_tile_adds_its_region_to_the_others),
        cmocka_unit_test(shades_follow_the_greatest_count_of_a_region),
        cmocka_unit_test(without_counts_there_is_no_map),
    };
    return cmocka_run_group_tests(tests, published_setup, published_teardown);
}
