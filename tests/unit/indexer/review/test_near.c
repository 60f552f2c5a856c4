/* Texts that share most of their runs of words are found among many. */
#include "indexer/review/near.h"

#include <stdio.h>

#include "base/buf.h"
#include "base/memory.h"
#include "tests/unit/cmocka_all.h"

/** A text of @p n words that depend on @p seed; every @p nth word differs when not 0. */
static struct sketch sketch_of(unsigned seed, unsigned n, unsigned nth)
{
    AUTO_BUF text = BUF_INIT(1U << 16);
    for (unsigned i = 0; i < n; i++)
        buf_printf(&text, "%s%u-%u%s", i % 7 == 0 ? "Mot" : "mot", seed, i,
                   nth && i % nth == 0 ? "autre " : ", ");
    struct sketch sketch;
    assert_true(sketch_make(&sketch, buf_str(&text)));
    return sketch;
}

static void similarity_is_the_share_of_common_shingles(void **state)
{
    (void)state;
    struct sketch whole = sketch_of(1, 1000, 0), same = sketch_of(1, 1000, 0);
    struct sketch near = sketch_of(1, 1000, 100), other = sketch_of(2, 1000, 0);
    assert_true(sketch_similarity(&whole, &same) == 1);
    assert_true(sketch_similarity(&whole, &other) < .1);
    /* 50 to 60 of about 2000 shingles differ on each side: .9 are common. */
    double share = sketch_similarity(&whole, &near);
    assert_true(share > .75 && share < 1);
}

static void capitals_and_signs_do_not_count(void **state)
{
    (void)state;
    struct sketch a, b;
    assert_true(sketch_make(
        &a, STR("Un deux trois quatre cinq six sept huit neuf dix onze douze treize "
                "quatorze quinze seize vingt trente quarante cinquante.")));
    assert_true(sketch_make(
        &b, STR("un, deux ; TROIS quatre cinq\nsix sept huit neuf dix onze douze treize "
                "quatorze quinze (seize) vingt trente quarante cinquante")));
    assert_true(sketch_similarity(&a, &b) == 1);
}

static void a_short_text_has_no_sketch(void **state)
{
    (void)state;
    struct sketch sketch;
    assert_false(sketch_make(&sketch, STR("")));
    assert_false(sketch_make(&sketch, STR("Une phrase bien trop courte pour compter.")));
}

static void each_near_duplicate_is_found_once(void **state)
{
    (void)state;
    enum { N = 2000 };
    struct sketch *sketches = mem_new_array(N, sizeof *sketches);
    for (unsigned i = 0; i < N; i++)
        sketches[i] = sketch_of(i, 100, 0);
    sketches[700] = sketch_of(30, 100, 0);
    sketches[1500] = sketch_of(30, 100, 0);
    sketches[1900] = sketch_of(40, 103, 0);
    struct near_pair *pairs;
    assert_int_equal(3, near_find(&pairs, sketches, N));
    assert_int_equal(700, pairs[0].document);
    assert_int_equal(30, pairs[0].other);
    assert_int_equal(1500, pairs[1].document);
    assert_int_equal(1900, pairs[2].document);
    assert_int_equal(40, pairs[2].other);
    mem_free(pairs);
    mem_free(sketches);
}

static void very_many_that_are_the_same_take_no_more_time(void **state)
{
    (void)state;
    enum { N = 100000 };
    struct sketch *sketches = mem_new_array(N, sizeof *sketches);
    struct sketch same = sketch_of(1, 100, 0);
    for (size_t i = 0; i < N; i++)
        sketches[i] = same;
    struct near_pair *pairs;
    assert_int_equal(N - 1, near_find(&pairs, sketches, N));
    mem_free(pairs);
    mem_free(sketches);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(similarity_is_the_share_of_common_shingles),
        cmocka_unit_test(capitals_and_signs_do_not_count),
        cmocka_unit_test(a_short_text_has_no_sketch),
        cmocka_unit_test(each_near_duplicate_is_found_once),
        cmocka_unit_test(very_many_that_are_the_same_take_no_more_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
