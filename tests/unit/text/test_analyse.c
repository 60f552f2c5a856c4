/* The analyser: offsets, positions, flags, limits. */
#include "text/analyse.h"

#include <string.h>

#include "base/buf.h"
#include "base/memory.h"
#include "tests/unit/text/invariants.h"

#include "tests/unit/cmocka_all.h"

static int make_analyser(void **state)
{
    const struct str acronyms[] = {STR("Opco"), STR("VAE"), STR("CléA"), STR("POE-C")};
    *state = analyser_new(acronyms, COUNT_OF(acronyms));
    return 0;
}

static int free_analyser(void **state)
{
    analyser_free(*state);
    return 0;
}

static struct token_list run(void **state, const char *text)
{
    return analyser_run(*state, str_of(text), 0);
}

/** Check which bytes of @p text the token @p i covers. */
static void assert_covers(const char *text, struct token_list list, size_t i,
                          const char *wanted)
{
    assert_true(i < list.n);
    char covered[200] = {0};
    size_t n = list.at[i].end - list.at[i].start;
    assert_true(n < sizeof covered);
    memcpy(covered, text + list.at[i].start, n);
    assert_string_equal(wanted, covered);
}

static void assert_str(const char *wanted, struct str found)
{
    char text[200] = {0};
    assert_true(found.n < sizeof text);
    memcpy(text, found.at, found.n);
    assert_string_equal(wanted, text);
}

struct covered {
    const char *text;
    size_t token;
    /** The bytes of the text that the token covers. */
    const char *wanted;
};

static void offsets_cover_the_written_word_without_its_elision(void **state)
{
    static const struct covered cases[] = {
        {"de l'apprentissage.", 1, "apprentissage"},
        {"de l’apprentissage.", 1, "apprentissage"},
        {"l'Île-de-France", 0, "Île"},
        {"l'Île-de-France", 1, "Île-de-France"},
        {"l'Île-de-France", 3, "France"},
        {"les métiers", 1, "métiers"},
        {"les me\xCC\x81tiers d'art", 1, "me\xCC\x81tiers"},
        {"appren\xC2\xADtis", 0, "appren\xC2\xADtis"},
        {"conﬁance.", 0, "conﬁance"},
        {"les apprenti·e·s lensois", 1, "apprenti·e·s"},
        {"les apprenti·e·s lensois", 2, "apprenti·e·s"},
        {"les apprenti·e·s lensois", 3, "lensois"},
        {"soit 1 085,094 euros", 1, "1 085,094"},
        {"au 03.20.30.59.59.", 1, "03.20.30.59.59"},
        {"le 1 ^{er} mai", 1, "1 ^{er}"},
        {"la V.A.E. inversée", 1, "V.A.E"},
        {"art. L. 6313-1", 1, "L. 6313-1"},
        {"5 M€", 1, "5"},
        {"5 M€", 2, "M"},
        {"5 M€", 4, "€"},
        {"de mobi-\n  lité.", 1, "mobi"},
        {"de mobi-\n  lité.", 2, "mobi-\n  lité"},
        {"de mobi-\n  lité.", 3, "lité"},
        {"de mobi\xC2\xAD \n lité.", 1, "mobi\xC2\xAD \n lité"},
        {"les cadres³ partent", 1, "cadres"},
        {"les cadres³ partent", 2, "partent"},
        {"un em<b>ploi</b> ici", 1, "em<b>ploi"},
        {"rue St. Roch", 1, "St"},
        {"au (01) 44 55 66 77.", 1, "(01) 44 55 66 77"},
        {"en C++, en C#", 1, "C++"},
        {"en C++, en C#", 3, "C#"},
        {"soit 40 p. 100 du total", 2, "p. 100"},
        {"de 8 h 15 min à midi", 1, "8 h 15 min"},
        {"art & patrimoine", 1, "&"},
        {"art &amp; patrimoine", 1, "&amp;"},
        {"TEAM² ouvre", 0, "TEAM"},
        {"TEAM² ouvre", 1, "TEAM²"},
        {"a@b.fr", 1, "a@b.fr"},
        {"https://www.c2rp.fr/x", 0, "c2rp"},
        {"https://www.c2rp.fr/x", 1, "c2rp.fr"},
        {"\xEF\xBB\xBFVAE", 0, "VAE"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_covers(cases[i].text, run(state, cases[i].text), cases[i].token,
                      cases[i].wanted);
}

static void the_written_form_keeps_its_accents_in_lower_case(void **state)
{
    struct token_list list = run(state, "MÉTIERS Cœur E\xCC\x81tat l'École");
    assert_int_equal(4, list.n);
    assert_str("métiers", list.at[0].written);
    assert_str("metiers", list.at[0].folded);
    assert_str("cœur", list.at[1].written);
    assert_str("état", list.at[2].written);
    assert_str("école", list.at[3].written);
    assert_str("conseillères", run(state, "conseiller·ère·s").at[1].written);
    assert_str("conseillères", run(state, "CONSEILLER.ERE.S").at[1].written);
}

static void alternatives_share_a_position_and_are_not_counted(void **state)
{
    struct token_list list = run(state, "le Carif-Oref forme");
    assert_int_equal(5, list.n);
    assert_int_equal(4, list.n_positions);
    const uint32_t positions[] = {0, 1, 1, 2, 3};
    for (size_t i = 0; i < list.n; i++)
        assert_int_equal(positions[i], list.at[i].position);
    assert_true(list.at[2].flags & TOKEN_ALTERNATIVE);
    assert_true(list.at[3].flags & TOKEN_GLUED);
    assert_false(list.at[1].flags & (TOKEN_GLUED | TOKEN_ALTERNATIVE));
    assert_false(list.at[4].flags & TOKEN_GLUED);
}

struct flagged {
    /** The text whose first token is checked. */
    const char *text;
    uint32_t flags;
};

static void flags_say_what_a_token_is(void **state)
{
    static const struct flagged cases[] = {
        {"le", TOKEN_STOP},
        {"LE", TOKEN_STOP | TOKEN_CAPITALS},
        {"x", TOKEN_STOP},
        {"VAE", TOKEN_CAPITALS | TOKEN_VERBATIM},
        {"vae", TOKEN_VERBATIM},
        {"Opcos", TOKEN_VERBATIM},
        {"ÉTÉ-LÀ", TOKEN_STOP | TOKEN_CAPITALS},
        {"Formation", 0},
        {"C2RP", TOKEN_CAPITALS | TOKEN_VERBATIM},
        {"c2rp", TOKEN_VERBATIM},
        {"2026", TOKEN_NUMBER | TOKEN_VERBATIM},
        {"1 085,094", TOKEN_NUMBER | TOKEN_VERBATIM},
        {"0320305959", TOKEN_NUMBER | TOKEN_VERBATIM},
        {"3e", TOKEN_VERBATIM},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct token_list list = run(state, cases[i].text);
        assert_true(list.n >= 1);
        if (list.at[0].flags != cases[i].flags)
            fail_msg("%s: flags are %u, not %u", cases[i].text, list.at[0].flags,
                     cases[i].flags);
    }
}

static void capitals_alone_never_change_a_stem(void **state)
{
    static const char *const words[][2] = {{"FORMATIONS", "formations"},
                                           {"BUT", "but"},
                                           {"OPCOS", "opcos"},
                                           {"ÉLUES", "élues"}};
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        char stem[100] = {0};
        struct token_list list = run(state, words[i][0]);
        memcpy(stem, list.at[0].stem.at, list.at[0].stem.n);
        assert_str(stem, run(state, words[i][1]).at[0].stem);
    }
}

static void without_stems_the_folded_form_stands_for_it(void **state)
{
    struct token_list list = analyser_run(*state, STR("les formations"), ANALYSE_NO_STEM);
    assert_int_equal(2, list.n);
    assert_str("formations", list.at[1].stem);
    assert_true(list.at[0].flags & TOKEN_STOP);
    assert_str("format", run(state, "les formations").at[1].stem);
}

static void an_empty_text_has_no_token(void **state)
{
    static const char *const texts[] = {"",   " ",        "\n\t", "...",
                                        "«»", "\xC2\xAD", "()",   "<p>"};
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        struct token_list list = run(state, texts[i]);
        assert_int_equal(0, list.n);
        assert_int_equal(0, list.n_positions);
    }
    struct token_list list = analyser_run(*state, (struct str){NULL, 0}, 0);
    assert_int_equal(0, list.n);
}

static void invalid_utf8_separates_words_and_is_counted(void **state)
{
    struct token_list list = run(state, "for\xFFmation \xC3 caf\xE9 \xE2\x82 d'\xC3");
    assert_int_equal(5, list.n_invalid);
    assert_int_equal(4, list.n);
    assert_str("for", list.at[0].folded);
    assert_str("mation", list.at[1].folded);
    assert_str("caf", list.at[2].folded);
    assert_str("d", list.at[3].folded);
    assert_int_equal(0, run(state, "propre").n_invalid);
}

static void a_zero_byte_only_separates(void **state)
{
    struct token_list list = analyser_run(*state,
                                          STR("un\0deux 1\0"
                                              "2"),
                                          0);
    assert_int_equal(4, list.n);
    assert_int_equal(0, list.n_invalid);
}

static void a_second_call_forgets_the_first(void **state)
{
    (void)run(state, "Carif-Oref des Hauts-de-France");
    struct token_list list = run(state, "emploi");
    assert_int_equal(1, list.n);
    assert_int_equal(1, list.n_positions);
    assert_str("emploi", list.at[0].folded);
}

static void two_analysers_agree_on_a_text_read_again(void **state)
{
    static const char text[] =
        "L'État, V.A.E. 1 085,094 apprenti·e·s Cap'Emploi RÉGIONALE";
    AUTO_ANALYSER *fresh = analyser_new(NULL, 0);
    AUTO_ANALYSER *used = analyser_new(NULL, 0);
    (void)analyser_run(used, STR("d'autres mots, d'abord"), 0);
    (void)analyser_run(used, STR(text), 0);
    struct token_list a = analyser_run(fresh, STR(text), 0);
    struct token_list b = analyser_run(used, STR(text), 0);
    assert_null(token_lists_differ(a, b));
    (void)state;
}

/** Append @p n words that are all different. */
static void put_words(struct buf *buf, unsigned n)
{
    for (unsigned i = 0; i < n; i++) {
        unsigned rest = i;
        for (int k = 0; k < 6; k++, rest /= 20)
            buf_put_byte(buf, "bcdfghjklmnpqrstvwxz"[rest % 20]);
        buf_put_text(buf, "ions ");
    }
}

static void more_words_than_the_lexicon_holds_are_analysed_alike(void **state)
{
    AUTO_BUF text = BUF_INIT((size_t)4 << 20);
    put_words(&text, 60000);
    AUTO_ANALYSER *used = analyser_new(NULL, 0);
    for (int i = 0; i < 2; i++)
        assert_int_equal(60000, analyser_run(used, buf_str(&text), 0).n);
    struct str end = {text.at + text.n - 44000, 44000};
    AUTO_ANALYSER *fresh = analyser_new(NULL, 0);
    struct token_list whole = analyser_run(used, buf_str(&text), 0);
    struct token_list part = analyser_run(fresh, end, 0);
    assert_int_equal(4000, part.n);
    for (size_t i = 0; i < part.n; i++) {
        const struct token *token = &whole.at[whole.n - part.n + i];
        assert_true(str_equal(part.at[i].stem, token->stem));
        assert_true(str_equal(part.at[i].folded, token->folded));
    }
    (void)state;
}

static void a_word_without_end_is_cut_into_terms_of_bounded_length(void **state)
{
    AUTO_BUF text = BUF_INIT((size_t)1 << 20);
    for (int i = 0; i < 100000; i++)
        buf_put_text(&text, "é");
    struct token_list list = analyser_run(*state, buf_str(&text), 0);
    assert_null(invariant_broken(list, buf_str(&text)));
    assert_true(list.n > 1);
    buf_clear(&text);
    for (int i = 0; i < 100000; i++)
        buf_put_text(&text, "a-");
    assert_null(
        invariant_broken(analyser_run(*state, buf_str(&text), 0), buf_str(&text)));
}

static void what_is_beyond_the_ceiling_is_not_read(void **state)
{
    size_t n = (size_t)ANALYSE_MAX_BYTES + 100;
    char *text = mem_new(n + 1);
    memset(text, ' ', n);
    memcpy(text + 10, "debut", 5);
    memcpy(text + ANALYSE_MAX_BYTES + 10, "fin", 3);
    struct token_list list = analyser_run(*state, (struct str){text, n}, 0);
    assert_int_equal(1, list.n);
    assert_str("debut", list.at[0].folded);
    mem_free(text);
}

static void freeing_nothing_is_allowed(void **state)
{
    (void)state;
    analyser_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(offsets_cover_the_written_word_without_its_elision),
        cmocka_unit_test(the_written_form_keeps_its_accents_in_lower_case),
        cmocka_unit_test(alternatives_share_a_position_and_are_not_counted),
        cmocka_unit_test(flags_say_what_a_token_is),
        cmocka_unit_test(capitals_alone_never_change_a_stem),
        cmocka_unit_test(without_stems_the_folded_form_stands_for_it),
        cmocka_unit_test(an_empty_text_has_no_token),
        cmocka_unit_test(invalid_utf8_separates_words_and_is_counted),
        cmocka_unit_test(a_zero_byte_only_separates),
        cmocka_unit_test(a_second_call_forgets_the_first),
        cmocka_unit_test(two_analysers_agree_on_a_text_read_again),
        cmocka_unit_test(more_words_than_the_lexicon_holds_are_analysed_alike),
        cmocka_unit_test(a_word_without_end_is_cut_into_terms_of_bounded_length),
        cmocka_unit_test(what_is_beyond_the_ceiling_is_not_read),
        cmocka_unit_test(freeing_nothing_is_allowed),
    };
    return cmocka_run_group_tests(tests, make_analyser, free_analyser);
}
