/* The analyser on any bytes: its invariants hold, and its fast path for plain words gives
 * what the slow path gives. */
#include <string.h>

#include "base/buf.h"
#include "tests/unit/text/invariants.h"
#include "text/analyse.h"

#include "tests/unit/cmocka_all.h"

#define ROUNDS 50000

/* Pieces that the rules look for, put together in random order. */
static const char *const pieces[] = {" ",
                                     " ",
                                     "'",
                                     "’",
                                     "-",
                                     ".",
                                     ",",
                                     "·",
                                     "/",
                                     "(e)",
                                     "s",
                                     "e",
                                     "l'",
                                     "d'",
                                     "é",
                                     "E",
                                     "œ",
                                     "formateur",
                                     "rice",
                                     "2026",
                                     "1",
                                     "085",
                                     "03",
                                     "20",
                                     "M",
                                     "€",
                                     "%",
                                     "^",
                                     "{er}",
                                     "n°",
                                     "no",
                                     "L.",
                                     "6313",
                                     "@",
                                     "fr",
                                     "www.",
                                     "https://",
                                     "<b>",
                                     "&",
                                     "&amp;",
                                     "V.A.E",
                                     "aujourd'hui",
                                     "-t-il",
                                     "\xCC\x81",
                                     "\xC2\xAD",
                                     "\xC2\xA0",
                                     "\xE2\x80\xAF",
                                     "½",
                                     "ﬁ",
                                     "²",
                                     "_",
                                     "+33",
                                     "(0)",
                                     "3",
                                     "rev",
                                     "pas",
                                     "de",
                                     "calais",
                                     "\t",
                                     "\xFF",
                                     "ʼ",
                                     "Ω",
                                     "中"};

/** A random number by xorshift, the same on every machine. */
static uint32_t next_random(uint32_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

static void check_any_text(struct analyser *analyser, struct analyser *other,
                           struct str text, unsigned mode)
{
    struct token_list list = analyser_run(analyser, text, mode);
    const char *broken = invariant_broken(list, text);
    if (!broken)
        broken = token_lists_differ(
            list, analyser_run(other, text, mode | ANALYSE_EVERY_LETTER));
    if (!broken)
        return;
    AUTO_BUF escaped = BUF_INIT((size_t)1 << 20);
    for (size_t i = 0; i < text.n; i++)
        buf_printf(&escaped, "\\x%02X", (unsigned char)text.at[i]);
    fail_msg("%s in: %s", broken, buf_text(&escaped));
}

static void any_bytes_are_survived_and_both_ways_agree(void **state)
{
    AUTO_ANALYSER *other = analyser_new(NULL, 0);
    AUTO_ANALYSER *analyser = analyser_new(NULL, 0);
    uint32_t seed = 20260407;
    char text[64];
    for (int round = 0; round < ROUNDS; round++) {
        size_t n = next_random(&seed) % sizeof text;
        for (size_t i = 0; i < n; i++)
            text[i] = (char)next_random(&seed);
        check_any_text(analyser, other, (struct str){text, n}, (unsigned)round & 1U);
    }
    (void)state;
}

static void pieces_of_french_in_any_order_are_survived_and_both_ways_agree(void **state)
{
    AUTO_ANALYSER *other = analyser_new(NULL, 0);
    AUTO_ANALYSER *analyser = analyser_new(NULL, 0);
    uint32_t seed = 13112025;
    for (int round = 0; round < ROUNDS; round++) {
        AUTO_BUF text = BUF_INIT(1000);
        for (uint32_t n = next_random(&seed) % 12; n > 0; n--)
            buf_put_text(&text, pieces[next_random(&seed) % COUNT_OF(pieces)]);
        check_any_text(analyser, other, buf_str(&text), (unsigned)round & 1U);
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_bytes_are_survived_and_both_ways_agree),
        cmocka_unit_test(pieces_of_french_in_any_order_are_survived_and_both_ways_agree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
