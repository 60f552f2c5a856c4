/* Where blocks, sentences and clauses begin and end. */
#include "base/buf.h"
#include "base/macros.h"
#include "tests/unit/cmocka_all.h"
#include "text/excerpt/sentence.h"

/** Compare the blocks of @p text, with « | » between them, with @p wanted. */
static void check_blocks(const char *text, const char *wanted)
{
    AUTO_BUF blocks = BUF_INIT(1 << 16);
    struct text_span block = text_block_next(str_of(text), 0);
    while (block.end > block.start) {
        if (blocks.n)
            buf_put_byte(&blocks, '|');
        buf_put_str(&blocks, text_part(str_of(text), block));
        block = text_block_next(str_of(text), block.end);
    }
    assert_string_equal(wanted, buf_text(&blocks));
}

static void blocks_are_lines_without_their_signs(void **state)
{
    (void)state;
    check_blocks("", "");
    check_blocks(" \n\n \r\n", "");
    check_blocks("Un paragraphe.\n\nUn autre.\n", "Un paragraphe.|Un autre.");
    check_blocks("Un titre\n\n- un point ;\n- un autre.",
                 "Un titre|un point ;|un autre.");
    check_blocks("1. Ouvrir\n2. Fermer\n12. Ranger", "Ouvrir|Fermer|Ranger");
    check_blocks("2026. Une année\n• Un point", "2026. Une année|Un point");
    check_blocks("Ville | Lieux\nVannes | 4", "Ville | Lieux|Vannes | 4");
    check_blocks(" |  | Vannes | 4\n | \n- |\nFin", "Vannes | 4|Fin");
}

static void a_long_line_that_goes_on_is_one_block_with_the_next(void **state)
{
    (void)state;
    check_blocks("Les ateliers de la menuiserie ouvrent le mardi et le jeudi pour\nles "
                 "stagiaires.\nUn mot.",
                 "Les ateliers de la menuiserie ouvrent le mardi et le jeudi pour\nles "
                 "stagiaires.|Un mot.");
    /* A sentence that is over, a capital letter, a short line and a blank line part. */
    check_blocks("Les ateliers de la menuiserie ouvrent le mardi et le jeudi, dit-on.\nà "
                 "voir",
                 "Les ateliers de la menuiserie ouvrent le mardi et le jeudi, dit-on.|à "
                 "voir");
    check_blocks("Les ateliers de la menuiserie ouvrent le mardi et le jeudi pour\nLille",
                 "Les ateliers de la menuiserie ouvrent le mardi et le jeudi pour|Lille");
    check_blocks("menuiserie\ncharpente", "menuiserie|charpente");
    check_blocks("Les ateliers de la menuiserie ouvrent le mardi et le jeudi pour\n\nles "
                 "stagiaires",
                 "Les ateliers de la menuiserie ouvrent le mardi et le jeudi pour|les "
                 "stagiaires");
}

static void a_sentence_ends_at_its_last_sign(void **state)
{
    (void)state;
    static const struct {
        const char *block, *sentence;
    } cases[] = {
        {"Il pleut. Elle sort.", "Il pleut."},
        {"Pleut-il ? Elle sort.", "Pleut-il ?"},
        {"« Il pleut. » Elle sort.", "« Il pleut. »"},
        {"L'article L. 6111 du code. Puis rien.", "L'article L. 6111 du code."},
        {"Le texte (art. L. 6111) vaut. Puis rien.", "Le texte (art. L. 6111) vaut."},
        {"Le site exemple. fr vaut. Puis.", "Le site exemple. fr vaut."},
        {"Il sort. était-ce lui. Puis.", "Il sort. était-ce lui."},
        {"Sans fin", "Sans fin"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct str block = str_of(cases[i].block);
        struct str sentence = {block.at, sentence_end(block, 0, block.n)};
        if (!str_equal(str_of(cases[i].sentence), sentence))
            fail_msg("%s gave %.*s", cases[i].block, STR_ARG(sentence));
    }
}

static void a_sentence_start_is_sought_backwards_and_not_too_far(void **state)
{
    (void)state;
    struct str block = STR("Il pleut. Elle sort vite. Rien");
    assert_int_equal(10, sentence_start(block, 16, 0));
    assert_int_equal(10, sentence_start(block, 10, 0));
    assert_int_equal(0, sentence_start(block, 9, 0));
    assert_int_equal(SIZE_MAX, sentence_start(block, 20, 12));
}

static void clauses_come_before_words(void **state)
{
    (void)state;
    struct str block = STR("Il pleut, elle sort sans parapluie ni bottes");
    /* The clause ends in the last third, or is too far before it. */
    assert_int_equal(9, clause_end(block, 2, 12));
    assert_int_equal(34, clause_end(block, 2, 36));
    assert_int_equal(0, clause_end(block, 21, 23));
    assert_int_equal(10, clause_start(block, 3, 20));
    assert_int_equal(20, clause_start(block, 18, 25));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_are_lines_without_their_signs),
        cmocka_unit_test(a_long_line_that_goes_on_is_one_block_with_the_next),
        cmocka_unit_test(a_sentence_ends_at_its_last_sign),
        cmocka_unit_test(a_sentence_start_is_sought_backwards_and_not_too_far),
        cmocka_unit_test(clauses_come_before_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
