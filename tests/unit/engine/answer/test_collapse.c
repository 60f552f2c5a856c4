/* The parts of one document are one answer; parts of other kinds are answers of their
 * own. */
#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/search_fixture.h"

static const char *const records[] = {
    "{\"id\":\"guide\",\"title\":\"Guide\",\"text\":\"Le tisserand, en entier.\"}",
    "{\"id\":\"guide/"
    "1\",\"title\":\"Tisserand\",\"text\":\"Tisserand.\",\"part_of\":\"guide\"}",
    "{\"id\":\"guide/2\",\"title\":\"Aviron\",\"text\":\"Un aviron de tisserand.\","
    "\"part_of\":\"guide\",\"section\":\"Mer\"}",
    "{\"id\":\"seul\",\"text\":\"Un tisserand et son granit, au moulin, un jour.\"}",
    "{\"id\":\"perdu/1\",\"text\":\"Un tisserand de cuivre et de granit au moulin "
    "gris.\","
    "\"part_of\":\"perdu\"}",
    "{\"id\":\"perdu/2\",\"text\":\"Un tisserand de cuivre et de granit au moulin "
    "vert.\","
    "\"part_of\":\"perdu\"}",
    "{\"id\":\"campus/1\",\"kind\":\"campus\",\"text\":\"Un "
    "hêtre.\",\"part_of\":\"guide\"}",
    "{\"id\":\"campus/2\",\"kind\":\"campus\",\"text\":\"Un "
    "hêtre.\",\"part_of\":\"guide\"}",
};

static void the_best_part_answers_with_the_others_under_it(void **state)
{
    struct fixture *f = *state;
    fixture_ask(f, "q=tisserand");
    assert_string_equal("guide/1 seul perdu/1", fixture_ids(f));
    assert_int_equal(6, f->answer.total);
    assert_int_equal(3, f->answer.n_folded);
    assert_int_equal(1, f->answer.pages);
    assert_int_equal(2, f->answer.hits[0].n_parts);
    assert_true(str_equal(STR("guide"), f->answer.hits[0].parts[0].fields[FIELD_ID]));
    assert_true(str_equal(STR("Mer"), f->answer.hits[0].parts[1].fields[FIELD_SECTION]));
    assert_int_equal(0, f->answer.hits[1].n_parts);
    assert_int_equal(1, f->answer.hits[2].n_parts);
}

static void pages_count_answers(void **state)
{
    struct fixture *f = *state;
    fixture_ask(f, "q=tisserand&per_page=2");
    assert_string_equal("guide/1 seul", fixture_ids(f));
    assert_int_equal(2, f->answer.pages);
    fixture_ask(f, "q=tisserand&per_page=2&page=2");
    assert_string_equal("perdu/1", fixture_ids(f));
    fixture_ask(f, "q=tisserand&per_page=2&page=3");
    assert_int_equal(0, f->answer.n_hits);
}

static void each_part_answers_when_asked_for_and_in_lists_by_date(void **state)
{
    struct fixture *f = *state;
    fixture_ask(f, "q=tisserand&collapse=0");
    assert_int_equal(6, f->answer.n_hits);
    assert_int_equal(0, f->answer.n_folded);
    fixture_ask(f, "q=tisserand&sort=newest");
    assert_int_equal(6, f->answer.n_hits);
    fixture_ask(f, "q=hêtre");
    assert_string_equal("campus/1 campus/2", fixture_ids(f));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_best_part_answers_with_the_others_under_it),
        cmocka_unit_test(pages_count_answers),
        cmocka_unit_test(each_part_answers_when_asked_for_and_in_lists_by_date),
    };
    fixture_of(records, COUNT_OF(records));
    return cmocka_run_group_tests(tests, fixture_setup, fixture_teardown);
}
