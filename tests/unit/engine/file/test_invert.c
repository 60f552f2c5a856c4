/* Inverting: postings come back by term, with their documents in order, whether they were
 * sorted in memory or in many runs. */
#include "engine/file/invert.h"

#include "base/memory.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/scratch.h"

#define DOCUMENTS 500U
#define TERMS 4000U

static bool has(uint32_t term, uint32_t docid)
{
    return (term * 2654435761U ^ docid * 40503U) % 97 < 3 || term == TERMS - 1;
}

static uint32_t term_number(uint32_t i)
{
    return i * 1048573U; /* a number in which all bytes differ */
}

struct expected {
    /** The next term that is expected. */
    uint32_t next;
};

static uint32_t next_term(uint32_t term)
{
    for (; term < TERMS; term++)
        for (uint32_t docid = 1; docid <= DOCUMENTS; docid++)
            if (has(term, docid))
                return term;
    return TERMS;
}

static enum status check(void *context, const struct inverted *inverted,
                         struct error *err)
{
    (void)err;
    struct expected *expected = context;
    uint32_t term = next_term(expected->next);
    assert_int_equal(term_number(term), inverted->term);
    uint32_t n = 0;
    for (uint32_t docid = 1; docid <= DOCUMENTS; docid++) {
        if (!has(term, docid))
            continue;
        assert_true(n < inverted->n);
        assert_int_equal(docid, inverted->docids[n]);
        assert_int_equal((term + docid) % 16, inverted->counts[n++]);
    }
    assert_int_equal(n, inverted->n);
    expected->next = term + 1;
    return STATUS_OK;
}

static void invert(size_t run_postings)
{
    AUTO_TEXT *path = scratch_path("inverted");
    struct inverter *inverter = inverter_new(path, run_postings);
    for (uint32_t docid = 1; docid <= DOCUMENTS; docid++)
        for (uint32_t term = TERMS; term-- > 0;)
            if (has(term, docid))
                inverter_add(inverter, term_number(term), docid,
                             (uint8_t)((term + docid) % 16));
    struct expected expected = {0};
    assert_int_equal(STATUS_OK, inverter_each(inverter, check, &expected, NULL));
    assert_int_equal(TERMS, next_term(expected.next));
    inverter_free(inverter);
}

static void terms_come_back_from_memory(void **state)
{
    (void)state;
    invert(1U << 20);
}

static void terms_come_back_from_runs(void **state)
{
    (void)state;
    invert(700);
    invert(40000);
}

static enum status refuse(void *context, const struct inverted *inverted,
                          struct error *err)
{
    (void)context;
    (void)inverted;
    return error_set(err, STATUS_TOO_LARGE, "no more");
}

static void a_refusal_ends_it(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("refused");
    struct inverter *inverter = inverter_new(path, 100);
    inverter_add(inverter, 1, 1, 0);
    assert_int_equal(STATUS_TOO_LARGE, inverter_each(inverter, refuse, NULL, NULL));
    inverter_free(inverter);
}

static void a_place_that_cannot_be_written_is_told(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("no/such/folder");
    struct inverter *inverter = inverter_new(path, 10);
    for (uint32_t docid = 1; docid <= 100; docid++)
        inverter_add(inverter, 1, docid, 0);
    struct error err = {0};
    assert_int_not_equal(STATUS_OK, inverter_each(inverter, refuse, NULL, &err));
    assert_int_not_equal(STATUS_TOO_LARGE, err.code);
    inverter_free(inverter);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(terms_come_back_from_memory),
        cmocka_unit_test(terms_come_back_from_runs),
        cmocka_unit_test(a_refusal_ends_it),
        cmocka_unit_test(a_place_that_cannot_be_written_is_told),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
