/* The columns: rows, ids and sources come back, sums are right, and rows that lie are refused. */
#include "engine/columns.h"

#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/store_fixture.h"
#include "tests/unit/scratch.h"

#define N 4

static const struct column_source sources[] = {{{"c2rp", 4}, {"C2RP", 4}},
                                               {{"dreets", 6}, {"DREETS", 6}},
                                               {{"etat", 4}, {"L’État", 9}}};

/** Two dated documents, two without; what the tests change, they change in a copy. */
static const struct column_row sample[N] = {
    {.dates = {20000, DATE_NONE, DATE_NONE, 19999},
     .regions = 1U << 4,
     .source = 3,
     .n_words = 100,
     .n_title_words = 5,
     .kind = KIND_COUNT_ - 1,
     .themes = {5, 1},
     .own_themes = {4, 1},
     .origin_lines = {3, 9}},
    {.dates = {10000, 9000, 30000, DATE_NONE},
     .regions = 1,
     .source = 0,
     .n_words = 50,
     .n_title_words = 4},
    {.dates = {DATE_NONE, DATE_NONE, DATE_NONE, DATE_NONE}, .source = 1},
    {.dates = {DATE_NONE, DATE_NONE, DATE_NONE, DATE_NONE}, .source = 1, .n_words = 10},
};

static void write_rows(const char *path, const struct column_row *rows, uint32_t n)
{
    struct columns_content content = {rows, n, sources, COUNT_OF(sources)};
    struct error err = {0};
    must(columns_write(&content, path, &err), &err);
}

static void rows_and_sums_come_back(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("columns");
    write_rows(path, sample, N);
    struct error err = {0};
    struct columns c;
    must(columns_open(&c, path, &err), &err);
    assert_int_equal(N, c.n);
    assert_int_equal(2, c.n_dated);
    assert_int_equal(1U << 4 | 1U, c.regions);
    assert_int_equal(5, c.themes.bits[0]);
    assert_int_equal(1, c.themes.bits[1]);
    assert_true(c.mean_words == 40.0 && c.mean_title_words == 2.25);
    for (uint32_t i = 0; i < N; i++)
        assert_memory_equal(&sample[i], columns_row(&c, i + 1), sizeof sample[i]);
    columns_close(&c);
    assert_int_equal(0, c.n);
    columns_close(&c);
}

static void sources_are_found_by_slug(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("columns");
    write_rows(path, sample, N);
    struct error err = {0};
    struct columns c;
    must(columns_open(&c, path, &err), &err);
    assert_int_equal(COUNT_OF(sources), c.n_sources);
    for (uint32_t i = 0; i < COUNT_OF(sources); i++) {
        struct column_source source = columns_source(&c, i + 1);
        assert_true(str_equal(sources[i].slug, source.slug));
        assert_true(str_equal(sources[i].label, source.label));
        assert_int_equal(i + 1, columns_find_source(&c, sources[i].slug));
    }
    static const char *const unknown[] = {"", "a", "c2r", "c2rpx", "dzz", "zzz"};
    for (size_t i = 0; i < COUNT_OF(unknown); i++)
        assert_int_equal(0, columns_find_source(&c, str_of(unknown[i])));
    columns_close(&c);
}

static void no_documents_are_sound(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("none");
    struct columns_content content = {.n = 0};
    struct error err = {0};
    must(columns_write(&content, path, &err), &err);
    struct columns c;
    must(columns_open(&c, path, &err), &err);
    assert_int_equal(0, c.n);
    assert_int_equal(0, c.n_sources);
    assert_int_equal(0, columns_find_source(&c, STR("c2rp")));
    assert_true(c.mean_words == 1.0 && c.mean_title_words == 1.0);
    columns_close(&c);
}

/** Change one row of the copy. */
typedef void spoil_fn(struct column_row *rows);

static void spoil_kind(struct column_row *rows)
{
    rows[2].kind = KIND_COUNT_;
}

static void spoil_source(struct column_row *rows)
{
    rows[3].source = COUNT_OF(sources) + 1;
}

static void spoil_order(struct column_row *rows)
{
    rows[1].dates[RECORD_DATE] = rows[0].dates[RECORD_DATE] + 1;
}

static void spoil_undated_first(struct column_row *rows)
{
    rows[0].dates[RECORD_DATE] = DATE_NONE;
}

static void spoil_year_10000(struct column_row *rows)
{
    rows[0].dates[RECORD_DATE] = 2932897;
}

static void spoil_year_999(struct column_row *rows)
{
    rows[1].dates[RECORD_VALID_TO] = -354286;
}

static void rows_that_lie_are_damage(void **state)
{
    (void)state;
    static spoil_fn *const spoils[] = {spoil_kind,       spoil_source,
                                       spoil_order,      spoil_undated_first,
                                       spoil_year_10000, spoil_year_999};
    AUTO_TEXT *path = scratch_path("spoilt");
    for (size_t i = 0; i < COUNT_OF(spoils); i++) {
        struct column_row rows[N];
        memcpy(rows, sample, sizeof rows);
        spoils[i](rows);
        write_rows(path, rows, N);
        struct error err = {0};
        struct columns c;
        if (columns_open(&c, path, &err) != STATUS_INDEX_CORRUPT)
            fail_msg("spoilt row %zu was taken", i);
        assert_non_null(strstr(err.text, "spoilt"));
        assert_null(c.file);
    }
}

static void use(const struct columns *c)
{
    for (uint32_t i = 1; i <= c->n_sources; i++)
        (void)columns_find_source(c, columns_source(c, i).slug);
    for (uint32_t i = 0; i < c->n; i++)
        (void)columns_row(c, i + 1)->kind;
}

static void no_flipped_bit_leads_out_of_the_file(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("flip");
    write_rows(path, sample, N);
    size_t n = file_size(path);
    for (size_t i = 0; i < n * 8; i++) {
        file_flip(path, i / 8, i % 8);
        struct error err = {0};
        struct columns c;
        enum status st = columns_open(&c, path, &err);
        assert_true(st == STATUS_OK || st == STATUS_INDEX_CORRUPT);
        if (st == STATUS_OK)
            use(&c);
        columns_close(&c);
        file_flip(path, i / 8, i % 8);
    }
}

static void a_missing_file_or_folder_says_not_found(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("no/folder");
    struct columns_content content = {sample, N, sources, COUNT_OF(sources)};
    struct error err = {0};
    struct columns c;
    assert_int_equal(STATUS_NOT_FOUND, columns_open(&c, path, &err));
    assert_int_equal(STATUS_IO, columns_open(&c, scratch_folder, &err));
    assert_int_equal(STATUS_NOT_FOUND, columns_write(&content, path, &err));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_and_sums_come_back),
        cmocka_unit_test(sources_are_found_by_slug),
        cmocka_unit_test(no_documents_are_sound),
        cmocka_unit_test(rows_that_lie_are_damage),
        cmocka_unit_test(no_flipped_bit_leads_out_of_the_file),
        cmocka_unit_test(a_missing_file_or_folder_says_not_found),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
