/* Facets counted by profiles and sets of themes are equal to those counted document by
 * document, and damage does no harm. */
#include "engine/match/facet_counts.h"

#include "base/memory.h"
#include "engine/store/evaluation.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/store_fixture.h"
#include "tests/unit/scratch.h"

#define N 3000
#define N_SOURCES 3
#define N_REGIONS 5
#define N_YEARS 3
#define ALL_FACETS ((1U << FACET_COUNT_) - 1)

static const struct column_source sources[N_SOURCES] = {
    {{"a", 1}, {"A", 1}}, {{"b", 1}, {"B", 1}}, {{"c", 1}, {"C", 1}}};

/** A number that looks random and is the same in each run. */
static uint32_t scramble(uint32_t i)
{
    uint32_t x = i * 2654435761U;
    return (x ^ x >> 15) * 2246822519U >> 8;
}

/** Make rows with few profiles. Some sets of themes are frequent, others belong to one
 *  document. */
static struct column_row *rows_new(void)
{
    struct column_row *rows = mem_new_array(N, sizeof *rows);
    date_day last = date_from_civil(2025, 12, 31);
    for (uint32_t i = 0; i < N; i++) {
        uint32_t x = scramble(i), few = x % 30;
        rows[i] = (struct column_row){
            .dates = {DATE_NONE, DATE_NONE, DATE_NONE, DATE_NONE},
            .regions = few % 3 ? 1U << few % N_REGIONS : few % 2,
            .source = few % (N_SOURCES + 1),
            .kind = few % KIND_COUNT_,
            .themes = {1ULL << x % 64 | (x % 7 ? 1 : x), x % 5 ? 0 : 1ULL << x % 30}};
        if (i < N - 100)
            rows[i].dates[RECORD_DATE] = last - (date_day)(i * N_YEARS * 365 / N);
    }
    return rows;
}

static void write_rows(const char *path, const struct column_row *rows)
{
    struct columns_content content = {rows, N, sources, N_SOURCES};
    struct error err = {0};
    must(columns_write(&content, path, &err), &err);
}

/** Memory for the counts of every facet. */
static struct facet_counts counts_new(struct arena *arena)
{
    static const uint32_t n[FACET_COUNT_] = {
        [FACET_REGION] = REGION_MAX + 1, [FACET_THEME] = THEME_MAX,
        [FACET_KIND] = KIND_COUNT_,      [FACET_YEAR] = N_YEARS,
        [FACET_MONTH] = N_YEARS * 12,    [FACET_SOURCE] = N_SOURCES + 1};
    struct facet_counts counts;
    for (unsigned i = 0; i < FACET_COUNT_; i++) {
        counts.n[i] = n[i];
        counts.at[i] = arena_array(arena, n[i], sizeof *counts.at[i]);
    }
    return counts;
}

static void count_row(struct facet_counts *counts, const struct column_row *row)
{
    counts->at[FACET_REGION][REGION_MAX] += !row->regions;
    for (unsigned i = 0; i < REGION_MAX; i++)
        counts->at[FACET_REGION][i] += row->regions >> i & 1U;
    for (unsigned i = 0; i < THEME_MAX; i++)
        counts->at[FACET_THEME][i] += row->themes[i / 64] >> i % 64 & 1U;
    counts->at[FACET_KIND][row->kind]++;
    counts->at[FACET_SOURCE][row->source] += row->source != 0;
    if (row->dates[RECORD_DATE] == DATE_NONE)
        return;
    int year, month, day;
    date_to_civil(row->dates[RECORD_DATE], &year, &month, &day);
    counts->at[FACET_YEAR][year - 2023]++;
    counts->at[FACET_MONTH][(year - 2023) * 12 + month - 1]++;
}

/** The documents that match: @p share of a thousand; 0: all. */
static struct doc_list matching(struct arena *arena, uint32_t share)
{
    struct doc_list docs = {arena_room(arena, N + 2, sizeof(uint32_t)), 0};
    for (uint32_t docid = 1; docid <= N; docid++)
        if (!share || scramble(docid + share) % 1000 < share)
            docs.docids[docs.n++] = docid;
    return docs;
}

/** The evaluation of sets of given documents, for which no store is asked. */
static struct evaluation *evaluation_of_lists(struct arena *arena)
{
    static const struct store_type type = {.evaluate = evaluate_by_bitmaps};
    static struct store store = {&type};
    return evaluation_new(&store, N, arena);
}

/** How many of a thousand documents match. These are counted one by one, by sums, or by
 *  subtracting those that do not match. */
static const uint32_t shares[] = {1, 20, 100, 300, 490, 510, 900, 999, 0};

static void counts_are_those_of_the_documents_one_by_one(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("columns");
    struct column_row *rows = rows_new();
    write_rows(path, rows);
    struct error err = {0};
    struct columns columns;
    must(columns_open(&columns, path, &err), &err);
    assert_int_equal(2023, columns.first_year);
    assert_true(columns.profiles.n < N / 32 && columns.theme_sets.n > N / 8);
    for (size_t i = 0; i < COUNT_OF(shares); i++) {
        AUTO_ARENA *arena = arena_new();
        struct evaluation *e = evaluation_of_lists(arena);
        struct doc_list docs = matching(arena, shares[i]);
        struct facet_counts counts = counts_new(arena), wanted = counts_new(arena);
        struct counted counted =
            counted_of(evaluate(e, set_listed(arena, docs)), &columns, arena);
        facet_counts_add(&counts, ALL_FACETS, &counted, &columns, arena);
        for (uint32_t j = 0; j < counted.n; j++)
            count_row(&wanted, &rows[counted.docids[j] - 1]);
        for (unsigned facet = 0; facet < FACET_COUNT_; facet++)
            for (uint32_t j = 0; j < counts.n[facet]; j++)
                if (counts.at[facet][j] != wanted.at[facet][j])
                    fail_msg("share %u, facet %u, value %u: %u, not %u", shares[i], facet,
                             j, counts.at[facet][j], wanted.at[facet][j]);
        evaluation_free(e);
    }
    columns_close(&columns);
    mem_free(rows);
}

static void facets_that_are_not_asked_for_are_left_alone(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("columns");
    struct column_row *rows = rows_new();
    write_rows(path, rows);
    struct error err = {0};
    struct columns columns;
    must(columns_open(&columns, path, &err), &err);
    AUTO_ARENA *arena = arena_new();
    struct evaluation *e = evaluation_of_lists(arena);
    struct doc_list docs = matching(arena, 0);
    struct counted counted =
        counted_of(evaluate(e, set_listed(arena, docs)), &columns, arena);
    for (unsigned facet = 0; facet < FACET_COUNT_; facet++) {
        struct facet_counts counts = counts_new(arena);
        facet_counts_add(&counts, 1U << facet, &counted, &columns, arena);
        for (unsigned other = 0; other < FACET_COUNT_; other++) {
            uint32_t sum = 0;
            for (uint32_t i = 0; i < counts.n[other]; i++)
                sum += counts.at[other][i];
            assert_int_equal(other == facet, sum != 0);
        }
    }
    evaluation_free(e);
    columns_close(&columns);
    mem_free(rows);
}

/** All documents have the first profile and the first set, so that there is no column. */
static void documents_all_alike_are_counted(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("alike");
    struct column_row *rows = mem_new_array(N, sizeof *rows);
    for (uint32_t i = 0; i < N; i++)
        rows[i] = (struct column_row){
            .dates = {DATE_NONE, DATE_NONE, DATE_NONE, DATE_NONE}, .themes = {2, 0}};
    write_rows(path, rows);
    struct error err = {0};
    struct columns columns;
    must(columns_open(&columns, path, &err), &err);
    for (size_t i = 0; i < COUNT_OF(shares); i++) {
        AUTO_ARENA *arena = arena_new();
        struct evaluation *e = evaluation_of_lists(arena);
        struct doc_list docs = matching(arena, shares[i]);
        struct facet_counts counts = counts_new(arena);
        struct counted counted =
            counted_of(evaluate(e, set_listed(arena, docs)), &columns, arena);
        facet_counts_add(&counts, ALL_FACETS, &counted, &columns, arena);
        assert_int_equal(counted.n, counts.at[FACET_REGION][REGION_MAX]);
        assert_int_equal(counted.n, counts.at[FACET_THEME][1]);
        assert_int_equal(counted.n, counts.at[FACET_KIND][0]);
        evaluation_free(e);
    }
    columns_close(&columns);
    mem_free(rows);
}

static void documents_that_are_not_there_are_not_counted(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("columns");
    struct column_row *rows = rows_new();
    write_rows(path, rows);
    struct error err = {0};
    struct columns columns;
    must(columns_open(&columns, path, &err), &err);
    AUTO_ARENA *arena = arena_new();
    for (size_t i = 0; i < COUNT_OF(shares); i++) {
        struct evaluation *e = evaluation_of_lists(arena);
        struct doc_list docs = matching(arena, shares[i]);
        uint32_t n = docs.n;
        docs.docids[docs.n++] = N + 1;
        docs.docids[docs.n++] = UINT32_MAX;
        struct facet_counts counts = counts_new(arena);
        struct counted counted =
            counted_of(evaluate(e, set_listed(arena, docs)), &columns, arena);
        assert_int_equal(n, counted.n);
        facet_counts_add(&counts, ALL_FACETS, &counted, &columns, arena);
        uint32_t sum = 0;
        for (uint32_t kind = 0; kind < KIND_COUNT_; kind++)
            sum += counts.at[FACET_KIND][kind];
        assert_int_equal(n, sum);
        evaluation_free(e);
    }
    columns_close(&columns);
    mem_free(rows);
}

#define FLIPS 2000

static void no_flipped_bit_leads_out_of_the_counts(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("flip");
    struct column_row *rows = rows_new();
    write_rows(path, rows);
    mem_free(rows);
    size_t n = file_size(path);
    for (uint32_t i = 0; i < FLIPS; i++) {
        /* The tables and the head are at the end of the file. */
        size_t at = i % 2 ? scramble(i) % n : n - 1 - i / 2;
        file_flip(path, at, i % 8);
        struct error err = {0};
        struct columns columns;
        enum status st = columns_open(&columns, path, &err);
        assert_true(st == STATUS_OK || st == STATUS_INDEX_CORRUPT);
        AUTO_ARENA *arena = arena_new();
        struct facet_counts counts = counts_new(arena);
        struct evaluation *e = evaluation_of_lists(arena);
        struct doc_list docs = matching(arena, shares[i % COUNT_OF(shares)]);
        bool has_room = columns.n_sources <= N_SOURCES && columns.n_years <= N_YEARS;
        if (!st && has_room) {
            struct counted counted =
                counted_of(evaluate(e, set_listed(arena, docs)), &columns, arena);
            facet_counts_add(&counts, ALL_FACETS, &counted, &columns, arena);
        }
        evaluation_free(e);
        columns_close(&columns);
        file_flip(path, at, i % 8);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_are_those_of_the_documents_one_by_one),
        cmocka_unit_test(facets_that_are_not_asked_for_are_left_alone),
        cmocka_unit_test(documents_all_alike_are_counted),
        cmocka_unit_test(documents_that_are_not_there_are_not_counted),
        cmocka_unit_test(no_flipped_bit_leads_out_of_the_counts),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
