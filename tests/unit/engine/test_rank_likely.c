/* Of very many documents those that hold the most are ranked, and the first answers are the same. */
#include "engine/rank_likely.h"

#include <stdio.h>

#include "base/memory.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/search_fixture.h"

#define RECORDS 5000

static struct fixture fixture;

/** All hold « granit », every second one « moulin », every tenth « aviron » too. */
static int open_fixture(void **state)
{
    (void)state;
    static char texts[RECORDS][120];
    static const char *records[RECORDS];
    for (int i = 0; i < RECORDS; i++) {
        (void)snprintf(texts[i], sizeof texts[i],
                       "{\"id\":\"d%04d\",\"text\":\"Du granit%s%s.\"}", i,
                       i % 2 ? "" : ", un moulin", i % 10 ? "" : ", un aviron");
        records[i] = texts[i];
    }
    fixture_open(&fixture, records, RECORDS);
    return 0;
}

static int close_fixture(void **state)
{
    (void)state;
    fixture_close(&fixture);
    return 0;
}

static void totals_count_all_and_the_first_hold_the_most(void **state)
{
    (void)state;
    fixture_ask(&fixture, "q=Où sont granit, moulin, aviron ?");
    assert_int_equal(RECORDS / 2, fixture.answer.total);
    for (size_t i = 0; i < fixture.answer.n_hits; i++) {
        unsigned number = 1;
        struct str id = fixture.answer.hits[i].document.fields[FIELD_ID];
        assert_int_equal(1, sscanf(id.at, "d%4u", &number));
        assert_int_equal(0, number % 10);
    }
}

static void a_page_far_behind_is_still_there(void **state)
{
    (void)state;
    fixture_ask(&fixture, "q=granit OU moulin OU aviron&per_page=50&page=20");
    assert_int_equal(RECORDS, fixture.answer.total);
    assert_int_equal(50, fixture.answer.n_hits);
}

static void few_documents_or_one_word_are_left_whole(void **state)
{
    (void)state;
    uint32_t docids[RECORDS];
    for (uint32_t i = 0; i < RECORDS; i++)
        docids[i] = i + 1;
    struct plan plan = {.index = NULL};
    struct filtered few = {docids, RANK_LIKELY_MIN}, many = {docids, RECORDS};
    assert_int_equal(RANK_LIKELY_MIN, rank_likely(&plan, &few).n);
    assert_int_equal(RECORDS, rank_likely(&plan, &many).n);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(totals_count_all_and_the_first_hold_the_most),
        cmocka_unit_test(a_page_far_behind_is_still_there),
        cmocka_unit_test(few_documents_or_one_word_are_left_whole),
    };
    return cmocka_run_group_tests(tests, open_fixture, close_fixture);
}
