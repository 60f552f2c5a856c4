/* The columns: rows and sources are read as they were written, sums are right, and damage
 * leads to no read outside the file. */
#include "engine/store/flat/columns.h"

#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/store_fixture.h"
#include "tests/unit/scratch.h"

#define N 4

static const struct column_source sources[] = {{{"c2rp", 4}, {"C2RP", 4}},
                                               {{"dreets", 6}, {"DREETS", 6}},
                                               {{"etat", 4}, {"L’État", 9}}};

/** Two documents with dates and two without. Tests that change them change a copy. */
static const struct column_row sample[N] = {
    {.dates = {20000, DATE_NONE, DATE_NONE, 19999},
     .whole = 1,
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

/** Check that document @p i + 1 has the values of row @p i. */
static void assert_row(const struct columns *c, uint32_t i)
{
    const struct column_row *row = &sample[i];
    struct column_profile profile = columns_profile_of(c, i + 1);
    assert_int_equal(row->regions, profile.regions);
    assert_int_equal(row->source, profile.source);
    assert_int_equal(row->kind, profile.kind);
    struct theme_set themes = columns_themes_of(c, i + 1);
    struct theme_set own = columns_own_themes_of(c, i + 1);
    assert_memory_equal(row->themes, themes.bits, sizeof row->themes);
    assert_memory_equal(row->own_themes, own.bits, sizeof row->own_themes);
    date_day dates[RECORD_DATE_COUNT_];
    columns_dates(dates, c, i + 1);
    assert_memory_equal(row->dates, dates, sizeof dates);
    assert_int_equal(row->dates[RECORD_DATE], columns_date(c, i + 1));
    uint32_t lines[2];
    columns_origin_lines(lines, c, i + 1);
    assert_memory_equal(row->origin_lines, lines, sizeof lines);
    assert_int_equal(row->n_words, columns_words(c, i + 1));
    assert_int_equal(row->whole, columns_whole(c, i + 1));
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
    assert_int_equal(1, c.n_wholes);
    assert_int_equal(1U << 4 | 1U, c.regions);
    assert_int_equal(5, c.themes.bits[0]);
    assert_int_equal(1, c.themes.bits[1]);
    assert_true(c.has_periods);
    assert_true(c.mean_words == 40.0 && c.mean_title_words == 2.25);
    for (uint32_t i = 0; i < N; i++)
        assert_row(&c, i);
    columns_close(&c);
    assert_int_equal(0, c.n);
    columns_close(&c);
}

static void what_documents_share_stands_once(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("columns");
    write_rows(path, sample, N);
    struct error err = {0};
    struct columns c;
    must(columns_open(&c, path, &err), &err);
    assert_int_equal(3, c.profiles.n);
    assert_int_equal(2, c.profiles.n_documents[2]);
    assert_int_equal(2, c.theme_sets.n);
    assert_int_equal(3, c.theme_sets.n_documents[1]);
    assert_int_equal(2, c.n_periods);
    assert_int_equal(2, c.periods[1].docid);
    assert_true(column_period_has(&c.periods[1], 9000));
    assert_true(column_period_has(&c.periods[1], 30000));
    assert_false(column_period_has(&c.periods[1], 8999));
    assert_false(column_period_has(&c.periods[1], 30001));
    /* its figures are of one day */
    assert_false(column_period_has(&c.periods[0], 19999));
    columns_close(&c);
}

static void months_begin_where_the_dates_say(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("columns");
    write_rows(path, sample, N); /* 2024-10-04 and 1997-05-19 */
    struct error err = {0};
    struct columns c;
    must(columns_open(&c, path, &err), &err);
    assert_int_equal(1997, c.first_year);
    assert_int_equal(28, c.n_years);
    for (uint32_t month = 0; month <= 12 * c.n_years; month++) {
        uint32_t wanted = month <= 4 ? 3 : month <= 27 * 12 + 9 ? 2 : 1;
        if (c.month_starts[month] != wanted)
            fail_msg("month %u begins at %u", month, c.month_starts[month]);
    }
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
    assert_int_equal(0, c.n_years);
    assert_int_equal(0, c.profiles.n);
    assert_false(c.has_periods);
    assert_int_equal(0, columns_find_source(&c, STR("c2rp")));
    assert_true(c.mean_words == 1.0 && c.mean_title_words == 1.0);
    columns_close(&c);
}

static void what_no_document_has_takes_no_room(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("columns"), *plain = scratch_path("plain");
    write_rows(path, sample, N);
    struct column_row rows[N];
    memcpy(rows, sample, sizeof rows);
    for (size_t i = 0; i < N; i++)
        rows[i].whole = rows[i].origin_lines[0] = rows[i].origin_lines[1] = 0;
    write_rows(plain, rows, N);
    size_t column = N * sizeof(uint32_t);
    assert_int_equal(file_size(path) - 3 * column, file_size(plain));
    struct error err = {0};
    struct columns c;
    must(columns_open(&c, plain, &err), &err);
    assert_int_equal(0, columns_whole(&c, 1));
    columns_close(&c);
}

/** Read everything and check it against the bounds that the header states. */
static void use(const struct columns *c)
{
    for (uint32_t i = 1; i <= c->n_sources; i++)
        (void)columns_find_source(c, columns_source(c, i).slug);
    /* More numbers than there are documents, because those in other files may be damaged
     * too. */
    for (uint32_t docid = 0; docid <= N + 1; docid++) {
        struct column_profile profile = columns_profile_of(c, docid);
        assert_true(profile.kind < KIND_COUNT_ && profile.source <= c->n_sources);
        assert_int_equal(0, profile.regions & ~c->regions);
        struct theme_set themes[] = {columns_themes_of(c, docid),
                                     columns_own_themes_of(c, docid)};
        for (size_t i = 0; i < COUNT_OF(themes); i++)
            assert_true(!(themes[i].bits[0] & ~c->themes.bits[0]) &&
                        !(themes[i].bits[1] & ~c->themes.bits[1]));
        date_day dates[RECORD_DATE_COUNT_];
        columns_dates(dates, c, docid);
        for (size_t i = 0; i < RECORD_DATE_COUNT_; i++)
            assert_true(dates[i] == DATE_NONE ||
                        (dates[i] >= -354285 && dates[i] <= 2932896));
        uint32_t lines[2];
        columns_origin_lines(lines, c, docid);
        (void)columns_words(c, docid);
        assert_true(columns_whole(c, docid) <= c->n_wholes && c->n_wholes <= c->n);
    }
    assert_true(!c->n_years ||
                (c->first_year >= 1000 && c->first_year + (int)c->n_years - 1 <= 9999));
}

static void rows_that_lie_are_read_within_bounds(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("lies");
    struct column_row rows[N];
    memcpy(rows, sample, sizeof rows);
    rows[0].dates[RECORD_DATE] = 2932897;
    rows[1].dates[RECORD_VALID_TO] = -354286;
    rows[2].kind = KIND_COUNT_;
    rows[3].source = COUNT_OF(sources) + 1;
    struct columns_content content = {rows, N, sources, COUNT_OF(sources)};
    struct error err = {0};
    must(columns_write(&content, path, &err), &err);
    struct columns c;
    assert_int_equal(STATUS_INDEX_CORRUPT, columns_open(&c, path, &err)); /* year 10000 */
    assert_non_null(strstr(err.text, "lies"));
    assert_null(c.file);
    rows[0].dates[RECORD_DATE] = 2932896;
    must(columns_write(&content, path, &err), &err);
    must(columns_open(&c, path, &err), &err);
    use(&c);
    date_day dates[RECORD_DATE_COUNT_];
    columns_dates(dates, &c, 2);
    assert_int_equal(DATE_NONE, dates[RECORD_VALID_TO]);
    assert_int_equal(0, columns_profile_of(&c, 4).source);
    columns_close(&c);
}

static void a_number_beyond_the_documents_is_damage(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("wholes");
    struct column_row rows[N];
    memcpy(rows, sample, sizeof rows);
    rows[3].whole = N + 1;
    write_rows(path, rows, N);
    struct error err = {0};
    struct columns c;
    assert_int_equal(STATUS_INDEX_CORRUPT, columns_open(&c, path, &err));
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
        cmocka_unit_test(what_documents_share_stands_once),
        cmocka_unit_test(months_begin_where_the_dates_say),
        cmocka_unit_test(sources_are_found_by_slug),
        cmocka_unit_test(no_documents_are_sound),
        cmocka_unit_test(what_no_document_has_takes_no_room),
        cmocka_unit_test(rows_that_lie_are_read_within_bounds),
        cmocka_unit_test(a_number_beyond_the_documents_is_damage),
        cmocka_unit_test(no_flipped_bit_leads_out_of_the_file),
        cmocka_unit_test(a_missing_file_or_folder_says_not_found),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
