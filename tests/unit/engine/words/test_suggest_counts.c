/* suggest_counts.bin: what was written is found again, and other files are refused. */
#include "engine/words/suggest_counts.h"

#include "base/memory.h"
#include "engine/words/suggest_build.h"
#include "engine/words/suggest_file.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/store_fixture.h"
#include "tests/unit/scratch.h"
#include "text/analyse.h"

/** Two regions: all documents, those of each region, those of none. */
#define N_REGIONS 2
#define N_COLUMNS (N_REGIONS + 2)

/** Row 0 is a question, row 1 a region, rows 2 and 3 are not counted. */
static struct suggest *open_suggest(void)
{
    AUTO_TEXT *path = scratch_path("suggest");
    AUTO_ANALYSER *analyser = analyser_new(NULL, 0);
    AUTO_SUGGEST_BUILDER *builder = suggest_builder_new(analyser, 10);
    static const struct {
        enum suggest_source source;
        const char *text;
        unsigned weight;
    } items[] = {{SUGGEST_QUERY, "apprentissage", 255},
                 {SUGGEST_REGION, "Bretagne", 100},
                 {SUGGEST_THEME, "Orientation", 10},
                 {SUGGEST_THEME, "Emploi", 0}};
    for (size_t i = 0; i < COUNT_OF(items); i++) {
        struct str text = str_of(items[i].text);
        suggest_builder_put(builder,
                            &(struct suggest_item){items[i].source, text, text, STR(""),
                                                   STR(""), items[i].weight, 0, false});
    }
    struct error err = {0};
    must(suggest_builder_write(builder, path, &err), &err);
    struct suggest *s = NULL;
    must(suggest_open(&s, path, &err), &err);
    assert_int_equal(4, s->n);
    assert_int_equal(SUGGEST_QUERY, s->rows[0].source);
    return s;
}

static void write_counts(const char *path, size_t n_nothing)
{
    static const uint64_t nothing[] = {1U << 2, 0};
    static const uint32_t rows[] = {0, 1};
    static const uint32_t documents[] = {7, 4, 3, 1, 5, 5, 0, 0};
    struct error err = {0};
    struct suggest_counts counts = {nothing, n_nothing, rows, 2, documents, N_COLUMNS};
    must(suggest_counts_write(&counts, path, &err), &err);
}

static void counts_are_found_by_row_and_region(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("counts");
    struct error err = {0};
    struct suggest *s = open_suggest();
    uint32_t n = 99;
    assert_false(suggest_count(&n, s, 0, 0)); /* nothing is known yet */
    assert_false(suggest_finds_nothing(s, 2));
    write_counts(path, 1);
    must(suggest_counts_open(s, path, N_REGIONS, &err), &err);
    static const struct {
        region_set regions;
        uint32_t of_question, of_region;
    } cases[] = {{0, 7, 5},
                 {1, 4, 5}, /* a region leads to its own documents */
                 {2, 3, 5},
                 {(region_set)1 << REGION_MAX, 1, 5}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_true(suggest_count(&n, s, 0, cases[i].regions));
        assert_int_equal(cases[i].of_question, n);
        assert_true(suggest_count(&n, s, 1, cases[i].regions));
        assert_int_equal(cases[i].of_region, n);
    }
    suggest_free(s);
}

static void what_is_not_known_is_left_alone(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("counts");
    struct error err = {0};
    struct suggest *s = open_suggest();
    write_counts(path, 1);
    must(suggest_counts_open(s, path, N_REGIONS, &err), &err);
    uint32_t n = 99;
    assert_false(suggest_count(&n, s, 0, 3));        /* two regions may share documents */
    assert_false(suggest_count(&n, s, 2, 0));        /* not counted */
    assert_false(suggest_count(&n, s, 4, 0));        /* no such row */
    assert_false(suggest_count(&n, s, 0, 1U << 20)); /* no such region */
    assert_int_equal(99, n);
    assert_true(suggest_finds_nothing(s, 2));
    assert_false(suggest_finds_nothing(s, 3));
    assert_false(suggest_finds_nothing(s, 4000));
    suggest_free(s);
}

static void a_file_of_another_index_is_corrupt(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("counts");
    struct error err = {0};
    struct suggest *s = open_suggest();
    assert_int_equal(STATUS_NOT_FOUND,
                     suggest_counts_open(s, "/nonexistent/counts", N_REGIONS, &err));
    write_counts(path, 2); /* of more completions */
    assert_int_equal(STATUS_INDEX_CORRUPT, suggest_counts_open(s, path, N_REGIONS, &err));
    suggest_free(s);
    s = open_suggest();
    write_counts(path, 1);
    /* of another vocabulary */
    assert_int_equal(STATUS_INDEX_CORRUPT,
                     suggest_counts_open(s, path, N_REGIONS + 1, &err));
    uint32_t n;
    assert_false(suggest_count(&n, s, 0, 0));
    suggest_free(s);
    assert_int_equal(STATUS_NOT_FOUND,
                     suggest_counts_write(&(struct suggest_counts){.n_columns = 2},
                                          "/nonexistent/counts", &err));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_are_found_by_row_and_region),
        cmocka_unit_test(what_is_not_known_is_left_alone),
        cmocka_unit_test(a_file_of_another_index_is_corrupt),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
