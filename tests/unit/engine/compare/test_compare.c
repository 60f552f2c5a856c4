/* Each number of a comparison is the total of the search with the same filters, and the
 * best document of a region is the first hit of its search. */
#include "engine/compare/compare.h"

#include <stdio.h>

#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/query_params.h"
#include "tests/unit/engine/search_fixture.h"

static const char *const records[] = {
    "{\"id\":\"a\",\"title\":\"Aviron\",\"text\":\"Un aviron au moulin.\",\"regions\":"
    "[\"32\"],\"kind\":\"news\",\"date\":\"2026-01-01\",\"source\":\"Le Quotidien\"}",
    "{\"id\":\"b\",\"text\":\"Un aviron. Et encore un aviron.\",\"regions\":[\"32\","
    "\"53\"],\"kind\":\"news\",\"date\":\"2025-01-01\",\"themes\":[\"vae\"]}",
    "{\"id\":\"c\",\"title\":\"Aviron de mer\",\"text\":\"Un moulin.\",\"regions\":"
    "[\"53\"],\"kind\":\"programme\",\"valid_from\":\"2026-01-01\"}",
    "{\"id\":\"d\",\"text\":\"Un aviron pour tous.\",\"kind\":\"aid\"}",
    "{\"id\":\"e/1\",\"text\":\"Un aviron, première partie.\",\"part_of\":\"e\","
    "\"regions\":[\"11\"]}",
    "{\"id\":\"e/2\",\"text\":\"Un aviron, un autre aviron.\",\"part_of\":\"e\","
    "\"regions\":[\"11\"]}",
    "{\"id\":\"f\",\"text\":\"L'apprentissage en mer.\",\"regions\":[\"53\"],"
    "\"kind\":\"news\",\"date\":\"2026-03-01\"}",
    "{\"id\":\"g\",\"text\":\"L'apprentissage du granit.\",\"regions\":[\"94\"],"
    "\"kind\":\"contact\",\"date\":\"2026-03-02\"}",
    "{\"id\":\"h\",\"text\":\"Le mot aprentissage, mal écrit.\",\"regions\":[\"32\"],"
    "\"kind\":\"news\"}",
    "{\"id\":\"i\",\"text\":\"La Bretagne et son moulin.\",\"regions\":[\"53\"]}",
    "{\"id\":\"j\",\"text\":\"Le moulin, l'aviron, le granit.\",\"regions\":[\"02\"],"
    "\"kind\":\"budget\",\"date\":\"2024-05-05\",\"source\":\"Insee\"}",
};

/** Queries without a region, and the mode in which each is asked of both. */
static const char *const queries[] = {
    "",
    "q=",
    "q=aviron",
    "q=un aviron moulin",
    "q=aviron moulin granit",
    "q=\"un aviron\" -moulin",
    "q=aviron&kind=news",
    "q=aviron&kind=news&kind=aid&theme=vae",
    "q=aviron&from=2025&to=2026-02",
    "q=aviron&source=insee",
    "q=&source=le-quotidien",
    "q=moulin&valid_at=2026-02-02",
    "q=AVIRON&mode=strict",
    /* Nothing, a part, places, times, kinds. */
    "q=rienrienrien",
    "q=rienrienrien aviron rienencore",
    "q=Bretagne",
    "q=aviron Bretagne",
    "q=actualités",
    "q=actualités 2026",
    "q=mars 2026",
    /* Misspelt: nowhere written so, and written so in one region only. */
    "q=aviorn",
    "q=aviorn moulin",
    "q=aprentissage",
    "q=aprentissage&kind=news",
    "q=aprentissage mer",
};

/** What is compared, and by whom. */
struct asked {
    char text[512];
    struct compare_request request;
    struct comparison comparison;
};

static void ask(struct asked *out, struct searcher *searcher, const char *query)
{
    struct search_param params[QUERY_PARAMS_MAX];
    struct search_faults faults;
    struct error err = {0};
    searcher_rest(searcher);
    (void)snprintf(out->text, sizeof out->text, "%s", query);
    size_t n = query_params(params, str_of(out->text));
    if (compare_request_read(&out->request, &faults, searcher_index(searcher), params, n,
                             searcher_arena(searcher)))
        fail_msg("%s: %.*s", query, STR_ARG(faults.at[0].detail));
    assert_int_equal(STATUS_OK, compare(&out->comparison, searcher, &out->request, &err));
}

static uint32_t total_of(struct fixture *f, const char *query, struct str region,
                         const char *kind)
{
    char text[600];
    (void)snprintf(text, sizeof text, "%s%s%.*s%s%s", query, region.n ? "&region=" : "",
                   STR_ARG(region), kind ? "&kind=" : "", kind ? kind : "");
    fixture_ask(f, text[0] == '&' ? text + 1 : text);
    return f->answer.total;
}

static void check_row(struct fixture *f, const char *query, const struct asked *asked,
                      const struct compare_row *row)
{
    uint32_t total = total_of(f, query, row->value, NULL);
    if (row->total != total)
        fail_msg("%s in %.*s: %u, the search says %u", query, STR_ARG(row->value),
                 row->total, total);
    if (row->region >= 0) {
        assert_int_equal(total > 0, row->best != NULL);
        assert_int_equal(total && f->answer.corrected_ran, row->corrected);
    }
    if (row->best) {
        assert_int_equal(f->answer.hits[0].docid, row->best->docid);
        assert_true(str_equal(f->answer.hits[0].snippet_html, row->best->snippet_html));
        assert_true(str_equal(f->answer.hits[0].title_html, row->best->title_html));
    }
    bool has_kind = strstr(query, "kind=") != NULL;
    for (size_t kind = 0; kind < KIND_COUNT_; kind++) {
        /* Within a filter of kinds, a cell is the search of that kind alone. */
        bool is_passed = compare_kinds(&asked->request) >> kind & 1U;
        if (has_kind) {
            assert_true(is_passed || !row->kinds[kind]);
            continue;
        }
        total = total_of(f, query, row->value, kind_slug((enum kind)kind));
        if (row->kinds[kind] != total)
            fail_msg("%s in %.*s of %s: %u, the search says %u", query,
                     STR_ARG(row->value), kind_slug((enum kind)kind), row->kinds[kind],
                     total);
    }
}

static void each_cell_is_the_total_of_its_search(void **state)
{
    struct fixture *f = *state;
    AUTO_SEARCHER *searcher = searcher_new(f->index);
    struct asked asked;
    for (size_t i = 0; i < COUNT_OF(queries); i++) {
        ask(&asked, searcher, queries[i]);
        assert_int_equal(18, asked.comparison.n_rows);
        for (size_t r = 0; r < asked.comparison.n_rows; r++)
            check_row(f, queries[i], &asked, &asked.comparison.rows[r]);
        check_row(f, queries[i], &asked, &asked.comparison.national);
        check_row(f, queries[i], &asked, &asked.comparison.all);
        fixture_ask(f, queries[i]);
        assert_int_equal(f->answer.relaxed, asked.comparison.relaxed);
        assert_int_equal(f->answer.corrected_ran, asked.comparison.corrected_ran);
        assert_true(str_equal(f->answer.corrected, asked.comparison.corrected));
    }
}

static const struct compare_row *row_of(const struct asked *asked, const char *value)
{
    for (size_t i = 0; i < asked->comparison.n_rows; i++)
        if (str_equal(asked->comparison.rows[i].value, str_of(value)))
            return &asked->comparison.rows[i];
    return NULL;
}

static void documents_of_several_regions_count_in_each_and_once_in_all(void **state)
{
    struct fixture *f = *state;
    AUTO_SEARCHER *searcher = searcher_new(f->index);
    struct asked asked;
    ask(&asked, searcher, "q=aviron");
    assert_int_equal(2, row_of(&asked, "32")->total);
    assert_int_equal(2, row_of(&asked, "53")->total);
    assert_int_equal(1, asked.comparison.national.total);
    assert_int_equal(7, asked.comparison.all.total);
    assert_int_equal(2, asked.comparison.all.kinds[KIND_NEWS]);
    assert_int_equal(0, row_of(&asked, "94")->total);
    assert_null(row_of(&asked, "94")->best);
}

static void a_region_without_the_misspelt_word_has_the_corrected_one(void **state)
{
    struct fixture *f = *state;
    AUTO_SEARCHER *searcher = searcher_new(f->index);
    struct asked asked;
    ask(&asked, searcher, "q=aviorn");
    assert_true(asked.comparison.corrected_ran);
    assert_true(row_of(&asked, "32")->corrected);
    assert_int_equal(2, row_of(&asked, "32")->total);
    assert_false(row_of(&asked, "94")->corrected);
}

static void first_and_last(const struct asked *asked, const char *first, const char *last)
{
    const struct comparison *c = &asked->comparison;
    if (!str_equal(c->rows[0].value, str_of(first)) ||
        !str_equal(c->rows[c->n_rows - 1].value, str_of(last)))
        fail_msg("%s: %.*s … %.*s", asked->text, STR_ARG(c->rows[0].value),
                 STR_ARG(c->rows[c->n_rows - 1].value));
}

static void rows_are_sorted_by_what_is_asked_for(void **state)
{
    struct fixture *f = *state;
    AUTO_SEARCHER *searcher = searcher_new(f->index);
    static const struct {
        const char *query, *first, *last;
    } cases[] = {
        {"q=aviron", "84", "93"},
        {"q=aviron&order=desc", "93", "84"},
        /* Bretagne (53), Hauts-de-France (32) and Île-de-France (11) have two each. */
        {"q=aviron&sort=total", "53", "93"},
        {"q=aviron&sort=total&order=asc", "84", "11"},
        {"q=aviron&sort=budget", "02", "93"},
        {"q=aviron&sort=contact", "84", "93"},
    };
    struct asked asked;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        ask(&asked, searcher, cases[i].query);
        first_and_last(&asked, cases[i].first, cases[i].last);
    }
}

static void csv_has_all_rows_and_no_formula(void **state)
{
    struct fixture *f = *state;
    AUTO_SEARCHER *searcher = searcher_new(f->index);
    struct asked asked;
    ask(&asked, searcher, "q=aviron&kind=news");
    AUTO_BUF out = BUF_INIT(1U << 20);
    comparison_to_csv(&out, &asked.comparison, ',', STR("https://exemple.fr"));
    const char *csv = buf_text(&out);
    assert_ptr_equal(csv, strstr(csv, "Code,Région,Total,Actualité,Premier résultat,Date,"
                                      "Source,Adresse,Extrait\r\n"));
    assert_non_null(strstr(csv, "\r\n32,Hauts-de-France,2,2,Aviron,2026-01-01,"
                                "Le Quotidien,https://exemple.fr/documents/a,"));
    assert_non_null(strstr(csv, "\r\n94,Corse,0,0,,,,,\r\n"));
    assert_non_null(strstr(csv, "\r\nnational,National,0,0,,,,,\r\n"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_cell_is_the_total_of_its_search),
        cmocka_unit_test(documents_of_several_regions_count_in_each_and_once_in_all),
        cmocka_unit_test(a_region_without_the_misspelt_word_has_the_corrected_one),
        cmocka_unit_test(rows_are_sorted_by_what_is_asked_for),
        cmocka_unit_test(csv_has_all_rows_and_no_formula),
    };
    fixture_of(records, COUNT_OF(records));
    return cmocka_run_group_tests(tests, fixture_setup, fixture_teardown);
}
