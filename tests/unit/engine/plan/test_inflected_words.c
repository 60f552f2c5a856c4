/* Tests of tests/cases/inflections: which forms find each other. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/search_fixture.h"

#define PAIRS_MAX 2000
#define LINE_BYTES 200

struct pairs {
    struct {
        char one[LINE_BYTES], other[LINE_BYTES];
    } at[PAIRS_MAX];
    size_t n;
};

static struct pairs *read_pairs(const char *path)
{
    struct pairs *pairs = mem_new(sizeof *pairs);
    char line[LINE_BYTES];
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    while (fgets(line, sizeof line, file) && pairs->n < PAIRS_MAX)
        if (*line != '#' && sscanf(line, "%s %s", pairs->at[pairs->n].one,
                                   pairs->at[pairs->n].other) == 2)
            pairs->n++;
    assert_int_equal(0, fclose(file));
    return pairs;
}

/** An index of two documents a pair: « 3a » holds the one form of pair 3, « 3b » the
 *  other. */
static void open_pairs(struct fixture *fixture, const struct pairs *pairs)
{
    size_t n = 2 * pairs->n;
    char **records = mem_new_array(n, sizeof(char *));
    for (size_t i = 0; i < n; i++)
        assert_true(asprintf(&records[i], /* library memory */
                             "{\"id\": \"%zu%c\", \"title\": \"-\", \"text\": \"%s\", "
                             "\"regions\": [], \"themes\": [], \"date\": \"2025-03-01\"}",
                             i / 2, i % 2 ? 'b' : 'a',
                             i % 2 ? pairs->at[i / 2].other : pairs->at[i / 2].one) > 0);
    fixture_open_french(fixture, (const char *const *)records, n);
    for (size_t i = 0; i < n; i++)
        free(records[i]); /* library memory */
    mem_free(records);
}

/** Whether the question @p word finds document @p id. */
static bool finds(struct fixture *fixture, const char *word, const char *id)
{
    char query[2 * LINE_BYTES], wanted[32], found[4096];
    for (int page = 1;; page++) {
        (void)snprintf(query, sizeof query, "q=%s&per_page=50&page=%d", word, page);
        fixture_ask(fixture, query);
        if (!fixture->answer.n_hits)
            return false;
        (void)snprintf(found, sizeof found, " %s ", fixture_ids(fixture));
        (void)snprintf(wanted, sizeof wanted, " %s ", id);
        if (strstr(found, wanted))
            return true;
    }
}

/** Ask for each form of each pair, and name those that find the other where they should
 *  not, or the other way round. */
static void check(const char *path, bool is_joined)
{
    struct pairs *pairs = read_pairs(path);
    struct fixture fixture;
    open_pairs(&fixture, pairs);
    size_t n_wrong = 0;
    for (size_t i = 0; i < pairs->n; i++) {
        char ids[2][24];
        (void)snprintf(ids[0], sizeof ids[0], "%zua", i);
        (void)snprintf(ids[1], sizeof ids[1], "%zub", i);
        bool found = finds(&fixture, pairs->at[i].one, ids[1]);
        bool found_back = finds(&fixture, pairs->at[i].other, ids[0]);
        if (found == is_joined && found_back == is_joined)
            continue;
        n_wrong++;
        printf("%s %s\n", pairs->at[i].one, pairs->at[i].other);
    }
    fixture_close(&fixture);
    mem_free(pairs);
    assert_int_equal(0, n_wrong);
}

static void test_forms_of_one_word_find_each_other(void **state)
{
    (void)state;
    check(SOURCE_DIR "/tests/cases/inflections/joined.txt", true);
}

static void test_other_words_do_not(void **state)
{
    (void)state;
    check(SOURCE_DIR "/tests/cases/inflections/apart.txt", false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_forms_of_one_word_find_each_other),
        cmocka_unit_test(test_other_words_do_not)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
