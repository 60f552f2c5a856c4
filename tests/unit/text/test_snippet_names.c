/* Names and phrases of a query, which are marked as one stretch of a text. */
#include "tests/unit/cmocka_all.h"
#include "text/snippet.h"

/** Where two words of the query stand: word 0 at the beginning of a text, and a later one
 *  at its end. */
struct stand {
    /* Bytes where the first ends and the second starts. */
    uint32_t end, start;
    /* How many words the second is behind the first in the text, and in the query. */
    unsigned in_text, in_query;
};

static void check(const char *text, struct stand stand, const char *wanted)
{
    static const double weights[] = {2, 1, 1, 1, 1, 1};
    struct snippet_query query = {weights, COUNT_OF(weights), 240};
    struct snippet_mark marks[] = {
        {0, stand.end, 0, 1, 0},
        {stand.start, (uint32_t)strlen(text), stand.in_text, 1U << stand.in_query, 0}};
    AUTO_BUF html = BUF_INIT(1 << 16);
    snippet_mark_whole(&html, str_of(text), marks, COUNT_OF(marks), &query);
    assert_string_equal(wanted, buf_text(&html));
}

static void neighbours_of_the_query_are_one(void **state)
{
    (void)state;
    check("VAE inversée", (struct stand){3, 4, 1, 1}, "<mark>VAE inversée</mark>");
    check("VAE-inversée", (struct stand){3, 4, 1, 1}, "<mark>VAE-inversée</mark>");
    /* How far apart they are is that of the query. */
    check("VAE inversée", (struct stand){3, 4, 1, 2},
          "<mark>VAE</mark> <mark>inversée</mark>");
    check("VAE fort inversée", (struct stand){3, 9, 2, 1},
          "<mark>VAE</mark> fort <mark>inversée</mark>");
    check("VAE. Inversée", (struct stand){3, 5, 1, 1},
          "<mark>VAE</mark>. <mark>Inversée</mark>");
}

static void stop_words_within_a_name_are_marked_with_it(void **state)
{
    (void)state;
    check("Hauts-de-France", (struct stand){5, 9, 2, 2}, "<mark>Hauts-de-France</mark>");
    check("taux du chômage", (struct stand){4, 8, 2, 2}, "<mark>taux du chômage</mark>");
    check("acquis de l’expérience", (struct stand){6, 14, 3, 3},
          "<mark>acquis de l’expérience</mark>");
    check("taux annuel chômage", (struct stand){4, 12, 2, 2},
          "<mark>taux</mark> annuel <mark>chômage</mark>");
    check("taux / de chômage", (struct stand){4, 10, 2, 2},
          "<mark>taux</mark> / de <mark>chômage</mark>");
}

static void words_far_apart_stay_apart(void **state)
{
    (void)state;
    check("taux de la de la de la chômage", (struct stand){4, 23, 5, 5},
          "<mark>taux</mark> de la de la de la <mark>chômage</mark>");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(neighbours_of_the_query_are_one),
        cmocka_unit_test(stop_words_within_a_name_are_marked_with_it),
        cmocka_unit_test(words_far_apart_stay_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
