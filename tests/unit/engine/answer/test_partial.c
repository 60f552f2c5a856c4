/* Behind the documents that match come those that hold a part: which ones, in which
 * order, and how they are counted. */
#include <stdio.h>

#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/search_fixture.h"

static const char *const records[] = {
    "{\"id\":\"deux\",\"text\":\"Un aviron au moulin.\",\"regions\":[\"32\"]}",
    "{\"id\":\"aviron\",\"title\":\"Aviron blanc\",\"text\":\"Un aviron blanc.\","
    "\"regions\":[\"53\"],\"date\":\"2026-01-01\"}",
    "{\"id\":\"moulin\",\"text\":\"Le moulin, avec du granit. Comment obtenir ?\","
    "\"regions\":[\"53\"]}",
    "{\"id\":\"loin\",\"text\":\"Blanc, loin de la mer, un aviron gris et du granit.\"}",
    "{\"id\":\"mot\",\"text\":\"Obtenir, comprendre : le la les de du des.\"}",
    "{\"id\":\"guide/1\",\"text\":\"Un tisserand et son cuivre.\",\"part_of\":\"guide\"}",
    "{\"id\":\"guide/2\",\"text\":\"Un tisserand seul.\",\"part_of\":\"guide\"}",
    "{\"id\":\"perdu/1\",\"text\":\"Le cuivre.\",\"part_of\":\"perdu\"}",
    "{\"id\":\"perdu/2\",\"text\":\"Encore du cuivre.\",\"part_of\":\"perdu\"}",
    "{\"id\":\"seul\",\"text\":\"Le cuivre gris, la mer et le littoral de Bretagne.\"}",
};

static void those_that_match_come_first_and_alone_are_counted(void **state)
{
    struct fixture *f = *state;
    fixture_ask(f, "q=aviron moulin&facets=region");
    assert_string_equal("deux", fixture_ids(f));
    assert_string_equal("aviron moulin loin", fixture_partial_ids(f));
    assert_false(f->answer.hits[0].partial);
    assert_false(f->answer.relaxed);
    assert_int_equal(1, f->answer.total);
    assert_int_equal(3, f->answer.partial_total);
    assert_int_equal(1, f->answer.pages);
    assert_int_equal(1, fixture_count(f, FACET_REGION, "32"));
    assert_int_equal(0, fixture_count(f, FACET_REGION, "53"));
}

static void what_is_asked_for_without_doubt_holds_for_a_part_too(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *query, *ids, *partial;
    } cases[] = {
        {"q=aviron", "aviron deux loin", ""},
        {"q=aviron moulin&mode=strict", "deux", ""},
        {"q=aviron moulin&sort=newest", "deux", ""},
        {"q=aviron moulin&sort=oldest", "deux", ""},
        {"q=aviron moulin -granit", "deux", "aviron"},
        {"q=aviron moulin SAUF blanc", "deux", "moulin"},
        {"q=aviron ET moulin", "deux", ""},
        {"q=(aviron moulin) OU littoral", "deux seul", "aviron moulin loin"},
        {"q=(aviron moulin) ET un", "deux", "aviron moulin loin"},
        /* Quoted words are there side by side, the others need not be. */
        {"q=\"un aviron\" moulin", "deux", "aviron loin"},
        {"q=\"aviron blanc\" aviron", "aviron", ""},
        {"q=titre:aviron blanc", "aviron", ""},
        {"q=titre:aviron un", "aviron", ""},
        {"q=avir* moulin", "deux", "aviron loin"},
        /* Filters leave nothing that matches, and something that holds a part. */
        {"q=aviron moulin&region=53", "", "aviron moulin"},
        {"q=aviron moulin region:32", "deux", ""},
        {"q=aviron moulin -region:32", "aviron moulin loin", ""},
        {"q=aviron moulin&from=2026", "", "aviron"},
        {"q=aviron moulin&region=11", "", ""},
        /* A word that frames the question is no part of what it asks for, nor is a stop
         * word. */
        {"q=obtenir aviron moulin", "deux moulin", "aviron loin"},
        {"q=le la", "mot seul", ""},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        fixture_ask(f, cases[i].query);
        const char *ids = fixture_ids(f), *partial = fixture_partial_ids(f);
        if (strcmp(cases[i].ids, ids) != 0 || strcmp(cases[i].partial, partial) != 0)
            fail_msg("%s: « %s » and partly « %s », wanted « %s » and « %s »",
                     cases[i].query, ids, partial, cases[i].ids, cases[i].partial);
    }
}

static void a_relaxed_answer_has_no_second_part(void **state)
{
    struct fixture *f = *state;
    fixture_ask(f, "q=moulin littoral");
    assert_true(f->answer.relaxed);
    assert_int_equal(3, f->answer.total);
    assert_int_equal(0, f->answer.partial_total);
    assert_string_equal("", fixture_partial_ids(f));
}

static void parts_of_a_document_that_matches_are_no_further_results(void **state)
{
    struct fixture *f = *state;
    fixture_ask(f, "q=tisserand cuivre");
    assert_string_equal("guide/1", fixture_ids(f));
    assert_string_equal("perdu/1 seul", fixture_partial_ids(f));
    assert_int_equal(2, f->answer.partial_total);
    assert_int_equal(1, f->answer.hits[1].n_parts);
    fixture_ask(f, "q=tisserand cuivre&collapse=0");
    assert_string_equal("guide/1", fixture_ids(f));
    assert_int_equal(4, f->answer.partial_total);
}

static void pages_run_over_both(void **state)
{
    struct fixture *f = *state;
    static const char *const pages[] = {"deux", "aviron", "moulin", "loin", ""};
    for (size_t i = 0; i < COUNT_OF(pages); i++) {
        char query[64];
        (void)snprintf(query, sizeof query, "q=aviron moulin&per_page=1&page=%zu", i + 1);
        fixture_ask(f, query);
        assert_string_equal(pages[i], i ? fixture_partial_ids(f) : fixture_ids(f));
        assert_int_equal(4, f->answer.pages);
        assert_int_equal(4, search_last_page(&f->answer));
        assert_int_equal(1, f->answer.total);
        assert_int_equal(3, f->answer.partial_total);
    }
}

#define MANY 600
#define WITH_ONE 220

/** Open an index in which @p n_both documents hold two words, others one of them, and the
 *  rest none. */
static void open_many(struct fixture *fixture, size_t n_both)
{
    static char text[MANY][160];
    const char *many[MANY];
    for (size_t i = 0; i < MANY; i++) {
        /* Lengths differ, and so do the scores. */
        (void)snprintf(
            text[i], sizeof text[i], "{\"id\":\"d%zu\",\"text\":\"Un %s, %.*s.\"}", i,
            i < n_both     ? "hêtre et un roseau"
            : i < WITH_ONE ? "hêtre"
                           : "saule",
            (int)(i % 50), "un deux trois quatre cinq six sept huit neuf dix onze");
        many[i] = text[i];
    }
    fixture_open(fixture, many, MANY);
}

static void they_fill_up_to_a_hundred_results(void **state)
{
    (void)state;
    static const struct {
        size_t n_both;
        uint32_t partial, pages;
    } cases[] = {{1, 99, 10}, {60, 40, 10}, {99, 1, 10}, {100, 0, 10}, {160, 0, 16}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct fixture f;
        open_many(&f, cases[i].n_both);
        size_t n_partial = 0, n_hits = 0;
        for (unsigned page = 1; page <= 20; page++) {
            char query[64];
            (void)snprintf(query, sizeof query, "q=hêtre roseau&page=%u", page);
            fixture_ask(&f, query);
            assert_int_equal(cases[i].n_both, f.answer.total);
            assert_int_equal(cases[i].partial, f.answer.partial_total);
            assert_int_equal(cases[i].pages, f.answer.pages);
            for (size_t j = 0; j < f.answer.n_hits; j++, n_hits++) {
                assert_int_equal(n_hits >= cases[i].n_both, f.answer.hits[j].partial);
                n_partial += f.answer.hits[j].partial;
            }
        }
        assert_int_equal(cases[i].partial, n_partial);
        assert_int_equal(cases[i].n_both + n_partial, n_hits);
        fixture_close(&f);
    }
}

int main(void)
{
    fixture_of(records, COUNT_OF(records));
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(those_that_match_come_first_and_alone_are_counted),
        cmocka_unit_test(what_is_asked_for_without_doubt_holds_for_a_part_too),
        cmocka_unit_test(a_relaxed_answer_has_no_second_part),
        cmocka_unit_test(parts_of_a_document_that_matches_are_no_further_results),
        cmocka_unit_test(pages_run_over_both),
        cmocka_unit_test(they_fill_up_to_a_hundred_results),
    };
    return cmocka_run_group_tests(tests, fixture_setup, fixture_teardown);
}
