/* Which part of a text answers a question: definitions, figures, leads, sentences. */
#include "base/utf8.h"
#include "tests/unit/cmocka_all.h"
#include "text/excerpt/excerpt.h"
#include "text/snippet.h"

#define MARKS 256

/** A text in which [ ] marks forms of word 0, and { } forms of word 1. */
struct marked {
    struct buf text;
    struct snippet_mark marks[MARKS];
    size_t n;
};

static void take(struct marked *out, const char *notation)
{
    *out = (struct marked){.text = BUF_INIT(1 << 20)};
    for (const char *at = notation; *at; at++) {
        if (*at == '[' || *at == '{') {
            assert_true(out->n < MARKS);
            out->marks[out->n++] = (struct snippet_mark){.start = (uint32_t)out->text.n,
                                                         .words = *at == '[' ? 1 : 2};
        } else if (*at == ']' || *at == '}') {
            out->marks[out->n - 1].end = (uint32_t)out->text.n;
        } else {
            buf_put_byte(&out->text, *at);
        }
    }
}

static const double weights[] = {2, 1};
static const struct snippet_query query = {weights, COUNT_OF(weights), 240};

static const char gardening[] =
    "Un métier\n\nDepuis dix ans, la ville de Brive suit ses jardins.\n\nElle y tient "
    "beaucoup. Le [paillage] est une couverture du sol.\n\nOn pratique le [paillage] au "
    "printemps.";

/** Compare the excerpt of @p notation with @p wanted. */
static void check(const char *notation, struct excerpt_sought sought, const char *wanted)
{
    struct marked marked;
    take(&marked, notation);
    AUTO_BUF plain = BUF_INIT(1 << 20), html = BUF_INIT(1 << 20);
    sought.text = buf_str(&marked.text);
    sought.marks = marked.marks;
    sought.n_marks = marked.n;
    sought.query = &query;
    snippet_put(&plain, &html, &sought);
    if (strcmp(wanted, buf_text(&plain)) != 0)
        fail_msg("%s\n  gave   %s\n  wanted %s", notation, buf_text(&plain), wanted);
    buf_release(&marked.text);
}

static void a_concept_is_defined_or_led_to(void **state)
{
    (void)state;
    const struct excerpt_sought concept = {.kind = EXCERPT_CONCEPT};
    check(gardening, concept, "Le paillage est une couverture du sol.");
    /* The lead names it. */
    check("La ville aide le [paillage] et le compost.\n\nLe [paillage] est prolongé.",
          concept, "La ville aide le paillage et le compost.");
    /* Only the title does. */
    const struct excerpt_sought titled = {.kind = EXCERPT_CONCEPT, .is_titled = true};
    const char *const deep = "La ville suit ses jardins depuis dix ans.\n\nPour la "
                             "saison, elle refait le [paillage] de toutes les serres.";
    check(deep, titled, "La ville suit ses jardins depuis dix ans.");
    /* The text only mentions it. */
    check(deep, concept, "Pour la saison, elle refait le paillage de toutes les serres.");
    /* It is spelt out. */
    check("La ville suit ses jardins.\n\nElle applique le [plan de gestion des eaux] "
          "(PGE). Le [PGE] dure.",
          titled, "Elle applique le plan de gestion des eaux (PGE). Le PGE dure.");
    /* A few words of a list are no answer. */
    check("La ville suit ses jardins depuis dix ans.\n\n- le [paillage] ;\n- le bois.",
          concept, "La ville suit ses jardins depuis dix ans.");
}

static void a_figure_is_shown_with_its_value(void **state)
{
    (void)state;
    const struct excerpt_sought figure = {.kind = EXCERPT_FIGURE, .value = STR("1 250")};
    check("Des [serres] chauffées.\n\nOn y compte 1\u202F250 plants cette année.", figure,
          "On y compte 1\u202F250 plants cette année.");
    /* Without a known value, sentences with a number are better. */
    const struct excerpt_sought asked = {.kind = EXCERPT_FIGURE};
    const char *const two = "Les [serres] de la ville de Brive ont été bâties en 1998 "
                            "pour les écoles.\n\nLes [serres] de la ville abritent 46 "
                            "espèces, dont des fougères venues de loin.";
    check(two, asked,
          "Les serres de la ville abritent 46 espèces, dont des fougères venues de "
          "loin.");
    check(two, (struct excerpt_sought){.kind = EXCERPT_BEST},
          "Les serres de la ville de Brive ont été bâties en 1998 pour les écoles.");
}

static void lists_of_addresses_are_left_out_unless_asked_for(void **state)
{
    (void)state;
    const char *const text =
        "12 rue des [Serres], 19100 Brive, 05 55 00 00 00\n\nLa ville "
        "ouvre ses jardins au public.";
    check(text, (struct excerpt_sought){.kind = EXCERPT_BEST},
          "La ville ouvre ses jardins au public.");
    check(text, (struct excerpt_sought){.wants_addresses = true},
          "12 rue des Serres, 19100 Brive, 05 55 00 00 00");
    /* There is nothing else. */
    check("Tél. : 05 55 00 00 00", (struct excerpt_sought){.kind = EXCERPT_BEST},
          "Tél. : 05 55 00 00 00");
}

static void no_excerpt_leaves_its_block(void **state)
{
    (void)state;
    const struct excerpt_sought best = {.kind = EXCERPT_BEST};
    check("Les jardins\n\nLes [serres] sont closes.\n- le {bois}\n- la terre et les "
          "{plants} des [serres] sont vendus aux habitants ;",
          best, "la terre et les plants des serres sont vendus aux habitants ;");
    check("Jour | Lieu\nmardi | [serres] de Brive et de Tulle, sur inscription", best,
          "mardi | serres de Brive et de Tulle, sur inscription");
}

static void the_sentences_before_are_shown_where_they_fit(void **state)
{
    (void)state;
    const struct excerpt_sought best = {.kind = EXCERPT_BEST};
    check(
        "La ville de Brive suit depuis dix ans, avec les écoles, les collèges, les "
        "lycées et les habitants des quartiers voisins, ce qui pousse, ce qui fleurit et "
        "ce qui fane dans tous ses jardins. Les serres sont vieilles. Elles abritent des "
        "[fougères].",
        best, "Les serres sont vieilles. Elles abritent des fougères.");
}

static void a_sentence_too_long_is_cut_at_a_clause(void **state)
{
    (void)state;
    const struct excerpt_sought best = {.kind = EXCERPT_BEST};
    check(
        "La ville de Brive suit depuis dix ans, avec les écoles, les collèges, les "
        "lycées et les habitants des quartiers voisins, ce qui pousse, ce qui fleurit et "
        "ce qui fane dans tous ses jardins, et elle en tire chaque hiver, pour qui le "
        "veut, des [herbiers] reliés en toile",
        best,
        "… avec les écoles, les collèges, les lycées et les habitants des quartiers "
        "voisins, ce qui pousse, ce qui "
        "fleurit et ce qui fane dans tous ses jardins, et elle en tire chaque hiver, "
        "pour qui le veut, des herbiers reliés en toile");
}

/* Random texts. */

static uint64_t seed = 7;
static unsigned below(unsigned n)
{
    seed = seed * 6364136223846793005U + 1442695040888963407U;
    return (unsigned)((seed >> 33) % n);
}

static void random_text(struct marked *out)
{
    static const char *const words[] = {"serre",    "Le",
                                        "été,",     "l'eau",
                                        "est",      "une",
                                        "1 250",    "(PGE)",
                                        "2026.",    "fin.",
                                        "Où ?",     "«\u00A0oui\u00A0»",
                                        "a@b.fr",   "05 55 00 00 00",
                                        "tél.",     "œuvre;",
                                        "décembre", "des",
                                        "L.",       "plus…",
                                        "jardin,",  "on appelle"};
    static const char *const gaps[] = {" ", " ", " ", " ",  " ",    " ",    " ",  " ",
                                       " ", " ", " ", "\n", "\n\n", "\n- ", "\t", "  "};
    *out = (struct marked){.text = BUF_INIT(1 << 20)};
    for (unsigned n = below(240); n; n--) {
        struct str word = str_of(words[below(COUNT_OF(words))]);
        size_t start = out->text.n;
        buf_put_str(&out->text, word);
        if (below(8) == 0 && out->n < MARKS)
            out->marks[out->n++] = (struct snippet_mark){.start = (uint32_t)start,
                                                         .end = (uint32_t)out->text.n,
                                                         .words = 1U << below(2)};
        buf_put_text(&out->text, gaps[below(COUNT_OF(gaps))]);
    }
}

/** The block of @p text that has all of @p span; empty when none has. */
static struct text_span block_around(struct str text, struct text_span span)
{
    struct text_span block = text_block_next(text, 0);
    while (block.end > block.start && block.end < span.end)
        block = text_block_next(text, block.end);
    return block.start <= span.start ? block : (struct text_span){span.start, span.start};
}

static void check_excerpt(const struct excerpt_sought *sought)
{
    struct excerpt excerpt = excerpt_choose(sought);
    struct text_span span = excerpt.span;
    struct str text = sought->text, shown = text_part(text, span);
    size_t cuts = (size_t)2 * (excerpt.cuts_start + excerpt.cuts_end);
    if (utf8_count(shown) + cuts > sought->query->max_code_points)
        fail_msg("%zu code points: %.*s", utf8_count(shown), STR_ARG(shown));
    struct text_span block = block_around(text, span);
    struct text_span first = text_block_next(text, 0);
    if (span.end == span.start) {
        /* Only a text without words gives nothing. */
        assert_int_equal(first.start, first.end);
        return;
    }
    assert_true(block.end > block.start);
    bool starts = span.start == block.start || text_is_space(text.at[span.start - 1]);
    bool ends = span.end == block.end || text_is_space(text.at[span.end]);
    if (!starts || !ends)
        fail_msg("a word is cut: « %.*s » of %.*s", STR_ARG(shown), STR_ARG(text));
    assert_true(!excerpt.cuts_start || span.start > block.start);
    assert_true(!excerpt.cuts_end || span.end < block.end);
}

static void any_excerpt_is_whole_words_of_one_block(void **state)
{
    (void)state;
    for (unsigned round = 0; round < 20000; round++) {
        struct marked marked;
        random_text(&marked);
        struct snippet_query room = {weights, COUNT_OF(weights),
                                     round % 4 ? 240 : 40 + below(200)};
        struct excerpt_sought sought = {.text = buf_str(&marked.text),
                                        .marks = marked.marks,
                                        .n_marks = marked.n,
                                        .query = &room,
                                        .kind = (enum excerpt_kind)(round % 3),
                                        .is_titled = below(2),
                                        .wants_addresses = below(2),
                                        .value = below(2) ? STR("1250") : STR("")};
        check_excerpt(&sought);
        buf_release(&marked.text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_concept_is_defined_or_led_to),
        cmocka_unit_test(a_figure_is_shown_with_its_value),
        cmocka_unit_test(lists_of_addresses_are_left_out_unless_asked_for),
        cmocka_unit_test(no_excerpt_leaves_its_block),
        cmocka_unit_test(the_sentences_before_are_shown_where_they_fit),
        cmocka_unit_test(a_sentence_too_long_is_cut_at_a_clause),
        cmocka_unit_test(any_excerpt_is_whole_words_of_one_block),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
