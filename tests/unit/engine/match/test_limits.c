/* The limits of API §6: what is beyond them is ignored, and the answer lists it. */
#include <stdio.h>

#include "engine/index/index_parts.h"
#include "engine/plan/phrase_match.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/search_fixture.h"

#define RECORDS 80

/** Document i has the words prefixNN for all NN up to i, so that the first ones are the
 *  most frequent, and « granit de la mer ». */
static int open_fixture(void **state)
{
    static struct fixture fixture;
    static char texts[RECORDS][4000];
    const char *records[RECORDS];
    for (int i = 0; i < RECORDS; i++) {
        int n = snprintf(
            texts[i], sizeof texts[i],
            "{\"id\":\"d%02d\",\"title\":\"Titre\",\"text\":\"Un granit de la mer", i);
        for (int j = 0; j <= i; j++)
            n += snprintf(texts[i] + n, sizeof texts[i] - (size_t)n, " prefix%c%c",
                          'a' + j / 10, 'a' + j % 10);
        (void)snprintf(texts[i] + n, sizeof texts[i] - (size_t)n, ".\"}");
        records[i] = texts[i];
    }
    fixture_open(&fixture, records, RECORDS);
    *state = &fixture;
    return 0;
}

static int close_fixture(void **state)
{
    fixture_close(*state);
    return 0;
}

static void assert_ignored(const struct fixture *f, const char *const *wanted, size_t n)
{
    assert_int_equal(n, f->answer.n_ignored);
    for (size_t i = 0; i < n; i++)
        if (!str_equal(str_of(wanted[i]), f->answer.ignored[i]))
            fail_msg("ignored « %.*s », wanted « %s »", STR_ARG(f->answer.ignored[i]),
                     wanted[i]);
}

static void the_33rd_word_and_those_after_it_are_ignored(void **state)
{
    struct fixture *f = *state;
    AUTO_BUF query = BUF_INIT(1000);
    buf_put_text(&query, "q=granit");
    for (int i = 1; i < 32; i++)
        buf_printf(&query, " m%c%c", 'a' + i / 10, 'a' + i % 10);
    fixture_ask(f, buf_text(&query));
    assert_int_equal(0, f->answer.n_ignored);
    buf_put_text(&query, " encore davantage");
    fixture_ask(f, buf_text(&query));
    static const char *const ignored[] = {"encore davantage"};
    assert_ignored(f, ignored, 1);
}

static void the_third_prefix_and_the_65th_expansion_are_ignored(void **state)
{
    struct fixture *f = *state;
    fixture_ask(f, "q=gra* mer* tit*");
    static const char *const third[] = {"tit*"};
    assert_ignored(f, third, 1);
    assert_int_equal(RECORDS, f->answer.total);
    fixture_ask(f, "q=prefix*");
    static const char *const many[] = {"prefix*"};
    assert_ignored(f, many, 1);
    assert_int_equal(RECORDS, f->answer.total);
    fixture_ask(f, "q=prefixa*");
    assert_int_equal(0, f->answer.n_ignored);
    /* The most frequent expansions are kept, prefixaa to prefixgd, and not the last
     * ones. */
    fixture_ask(f, "q=prefix* -prefixgd");
    assert_int_equal(63, f->answer.total);
    /* Two letters are no prefix, nor are those that are left behind an elision. */
    fixture_ask(f, "q=pr*");
    assert_int_equal(0, f->answer.total);
    fixture_ask(f, "q=l'a*");
    assert_int_equal(0, f->answer.n_ignored);
}

static void a_phrase_has_twelve_words(void **state)
{
    struct fixture *f = *state;
    fixture_ask(
        f,
        "q=\"un granit de la mer prefixaa prefixab prefixac prefixad prefixae prefixaf "
        "prefixag\"");
    assert_int_equal(0, f->answer.n_ignored);
    assert_int_equal(RECORDS - 6, f->answer.total);
    fixture_ask(
        f,
        "q=\"un granit de la mer prefixaa prefixab prefixac prefixad prefixae prefixaf "
        "prefixag zut flûte\"");
    static const char *const surplus[] = {"zut flûte"};
    assert_ignored(f, surplus, 1);
    assert_int_equal(RECORDS - 6, f->answer.total);
}

static void the_ninth_bracket_is_ignored_with_what_it_holds(void **state)
{
    struct fixture *f = *state;
    fixture_ask(f, "q=((((((((granit OU mer))))))))");
    assert_int_equal(0, f->answer.n_ignored);
    fixture_ask(f, "q=granit ((((((((mer OU granit (zut flûte)))))))))");
    static const char *const ninth[] = {"(zut flûte)"};
    assert_ignored(f, ninth, 1);
    assert_int_equal(RECORDS, f->answer.total);
}

static struct form_marks phrase_marks(struct arena *arena, const struct index *index,
                                      const char *const *words, size_t n)
{
    struct form_marks marks = form_marks_new(arena);
    for (size_t i = 0; i < n; i++)
        form_marks_put_stem(&marks, index->forms, str_of(words[i]), STR(""), (unsigned)i);
    return marks;
}

static struct doc_list every_document(struct arena *arena)
{
    struct doc_list docs = {arena_room(arena, RECORDS, sizeof *docs.docids), RECORDS};
    for (uint32_t i = 0; i < RECORDS; i++)
        docs.docids[i] = i + 1;
    return docs;
}

static void a_phrase_reads_no_more_words_than_it_may(void **state)
{
    struct fixture *f = *state;
    AUTO_ARENA *arena = arena_new();
    static const char *const words[] = {"de", "la"};
    struct form_marks marks = phrase_marks(arena, f->index, words, 2);
    struct doc_list docs = every_document(arena);
    uint64_t few = 100, enough = 10000;
    assert_false(phrase_match(&docs, f->index, &marks, 2, QUERY_ANYWHERE, &few));
    assert_int_equal(0, few);
    assert_int_equal(RECORDS, docs.n);
    assert_true(phrase_match(&docs, f->index, &marks, 2, QUERY_ANYWHERE, &enough));
    /* Each document is read up to the end of the phrase: its title and four words of its
     * text. */
    assert_int_equal(10000 - RECORDS * 5, enough);
    assert_int_equal(RECORDS, docs.n);
}

static void capitals_are_looked_for_within_the_same_bound(void **state)
{
    struct fixture *f = *state;
    AUTO_ARENA *arena = arena_new();
    static const char *const words[] = {"granit"};
    struct form_marks marks = phrase_marks(arena, f->index, words, 1);
    struct doc_list docs = every_document(arena);
    uint64_t few = 100, enough = 100000;
    assert_false(
        phrase_match_capitals(&docs, searcher_documents(f->searcher), &marks, &few));
    assert_int_equal(RECORDS, docs.n);
    assert_true(
        phrase_match_capitals(&docs, searcher_documents(f->searcher), &marks, &enough));
    assert_int_equal(0, docs.n);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_33rd_word_and_those_after_it_are_ignored),
        cmocka_unit_test(the_third_prefix_and_the_65th_expansion_are_ignored),
        cmocka_unit_test(a_phrase_has_twelve_words),
        cmocka_unit_test(the_ninth_bracket_is_ignored_with_what_it_holds),
        cmocka_unit_test(a_phrase_reads_no_more_words_than_it_may),
        cmocka_unit_test(capitals_are_looked_for_within_the_same_bound),
    };
    return cmocka_run_group_tests(tests, open_fixture, close_fixture);
}
