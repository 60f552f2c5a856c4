/* Ranking: scores computed by hand from the recipe in docs/RELEVANCE.md, and which
 * documents come before others. */
#include <math.h>

#include "engine/store/schema.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/search_fixture.h"

static const char *const records[] = {
    ("{\"id\":\"un\",\"title\":\"Granit\",\"text\":\"Moulin aviron granit moulin cuivre "
     "tisserand.\"}"),
    "{\"id\":\"deux\",\"title\":\"Aviron cuivre\",\"text\":\"Granit aviron tisserand.\"}",
    "{\"id\":\"trois\",\"title\":\"Cuivre\",\"text\":\"Aviron tisserand cuivre.\"}",
};
#define N 3.0
#define MEAN_WORDS ((7 + 5 + 4) / 3.0)
#define MEAN_TITLE_WORDS ((1 + 2 + 1) / 3.0)

static double idf(double df)
{
    return log(1 + (N - df + 0.5) / (df + 0.5));
}

static double k_of(double k1, double b, double length, double mean)
{
    return k1 * (1 - b + b * length / mean);
}

/** The BM25 score of a word with term frequency @p tf. */
static double bm25(double tf, double df, double k1, double k)
{
    return tf > 0 ? idf(df) * (k1 + 1) * tf / (tf + k) : 0;
}

static double score_of(const struct fixture *f, const char *id)
{
    for (size_t i = 0; i < f->answer.n_hits; i++)
        if (str_equal(str_of(id), f->answer.hits[i].document.fields[FIELD_ID]))
            return f->answer.hits[i].score;
    fail_msg("%s is not found", id);
    return 0;
}

/** Impact weights are whole numbers, so the first pass is exact to one part in a
 *  hundred. */
static void assert_near(double wanted, double got)
{
    if (fabs(wanted - got) > 0.01 * wanted)
        fail_msg("%.5f, wanted %.5f", got, wanted);
}

/* « granit moulin » in document « un », whose title is « Granit » and whose text is «
 * Moulin aviron granit moulin cuivre tisserand. » Two documents have granit, one of them
 * in its title; one has moulin. Exact terms and stems are in the same documents here. */
static void one_score_is_what_the_recipe_gives(void **state)
{
    struct fixture *f = *state;
    fixture_ask(f, "q=granit moulin");
    double k = k_of(1, 0.6, 7, MEAN_WORDS),
           k_title = k_of(1.2, 0.75, 1, MEAN_TITLE_WORDS);
    double first = bm25(2, 2, 1, k) + bm25(2, 1, 1, k) + 0.8 * bm25(1, 1, 1.2, k_title);
    double granit = idf(2), moulin = idf(1);
    double lead = granit + moulin;
    double window = granit * 1 / 1.5 + moulin * 2 / 2.5;
    /* Granit at position 2 and moulin at 3: one ordered pair at distance 1. */
    double pair = (granit + moulin) / 2 * 1 / (1 + k) * 2;
    /* Neighbours in the text: moulin at 0, granit at 2, moulin at 3. */
    double at_granit = moulin / 4 + moulin, at_moulin = granit / 4 + granit;
    double proximity = fmin(1, granit) * at_granit * 2 / (at_granit + k) +
                       fmin(1, moulin) * at_moulin * 2 / (at_moulin + k);
    assert_near(first + 0.15 * lead + 0.25 * window + 0.2 * pair + 0.4 * proximity,
                score_of(f, "un"));
}

/* Document « deux » has three of the four words, and scores what they give. Its title is
 * « Aviron cuivre », its text « Granit aviron tisserand. » All documents have aviron and
 * tisserand. */
static void what_lacks_a_word_scores_by_the_others(void **state)
{
    struct fixture *f = *state;
    fixture_ask(f, "q=granit moulin aviron tisserand");
    double k = k_of(1, 0.6, 5, MEAN_WORDS),
           k_title = k_of(1.2, 0.75, 2, MEAN_TITLE_WORDS);
    double granit = idf(2), aviron = idf(3), tisserand = idf(3);
    double held = granit + aviron + tisserand;
    double first = bm25(1, 2, 1, k) + bm25(2, 3, 1, k) + bm25(1, 3, 1, k) +
                   0.8 * bm25(1, 1, 1.2, k_title);
    /* Granit and aviron are not neighbours in the question; aviron and tisserand are. */
    double pair = (aviron + tisserand) / 2 * 1 / (1 + k) * 2;
    double gathered[] = {aviron, granit + tisserand, aviron};
    double gain[] = {granit, aviron, tisserand}, proximity = 0;
    for (int i = 0; i < 3; i++)
        proximity += fmin(1, gain[i]) * gathered[i] * 2 / (gathered[i] + k);
    assert_near(first + 0.15 * held + 0.25 * held / 1.5 + 0.2 * pair + 0.4 * proximity,
                score_of(f, "deux"));
}

static void impact_weights_say_bm25_within_rounding(void **state)
{
    (void)state;
    for (uint32_t wdf = 1; wdf < 20; wdf++)
        for (double length = 1; length < 2000; length *= 3) {
            double k = k_of(impact_all(&tuning_default).k1, impact_all(&tuning_default).b,
                            length, 100);
            double w = impact_weight(impact_all(&tuning_default), wdf, length, 100);
            double wanted = wdf / (wdf + k);
            assert_true(fabs(w / (w + IMPACT_Q) - wanted) < 0.008);
        }
}

static void better_answers_come_first(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *query, *ids;
    } cases[] = {
        {"q=cuivre", "trois deux un"}, /* in the title, then in a shorter text */
        {"q=granit", "un deux"},       /* in the title */
        {"q=aviron tisserand", "deux trois un"}, /* in the title, then side by side */
        {"q=moulin", "un"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        fixture_ask(f, cases[i].query);
        if (strcmp(cases[i].ids, fixture_ids(f)) != 0)
            fail_msg("%s: « %s », wanted « %s »", cases[i].query, fixture_ids(f),
                     cases[i].ids);
        for (size_t j = 1; j < f->answer.n_hits; j++)
            assert_true(f->answer.hits[j - 1].score >= f->answer.hits[j].score);
    }
}

/* One more document has the word now, which lowers its inverse document frequency. Only
 * the second pass may differ by that. */
static void another_way_to_say_a_word_takes_nothing_from_its_score(void **state)
{
    (void)state;
    static const char *const with_vae[] = {
        "{\"id\":\"sigle\",\"title\":\"VAE\",\"text\":\"Une VAE au moulin.\"}",
        "{\"id\":\"long\",\"text\":\"La validation des acquis de l'expérience.\"}",
        "{\"id\":\"a\",\"text\":\"Moulin.\"}",
        "{\"id\":\"b\",\"text\":\"Granit.\"}",
        "{\"id\":\"c\",\"text\":\"Aviron.\"}",
        "{\"id\":\"d\",\"text\":\"Cuivre.\"}",
    };
    struct fixture f;
    fixture_open(&f, with_vae, COUNT_OF(with_vae));
    fixture_ask(&f, "q=VAE&mode=strict");
    double alone = score_of(&f, "sigle");
    fixture_ask(&f, "q=VAE");
    assert_int_equal(1, f.answer.n_expanded);
    double widened = score_of(&f, "sigle");
    if (widened < 0.85 * alone)
        fail_msg("%f beside its other name, %f alone", widened, alone);
    fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_score_is_what_the_recipe_gives),
        cmocka_unit_test(what_lacks_a_word_scores_by_the_others),
        cmocka_unit_test(impact_weights_say_bm25_within_rounding),
        cmocka_unit_test(better_answers_come_first),
        cmocka_unit_test(another_way_to_say_a_word_takes_nothing_from_its_score),
    };
    fixture_of(records, COUNT_OF(records));
    return cmocka_run_group_tests(tests, fixture_setup, fixture_teardown);
}
