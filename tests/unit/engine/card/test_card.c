/* What a card says of the figures of several places and periods. */
#include "engine/card/card.h"

#include "engine/card/card_json.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/search_fixture.h"

#define RATE(id, regions, value, period, more)                                           \
    "{\"id\":\"" id "\",\"kind\":\"indicator\",\"title\":\"Taux de chômage " id          \
    "\",\"text\":\"Ligne de " id ".\\nAutre ligne.\",\"regions\":[" regions              \
    "],\"themes\":[],\"date\":\"2026-01-01\",\"label\":\"Taux de "                       \
    "chômage\",\"value\":\"" value "\",\"unit\":\"%\",\"period\":\"" period "\"" more    \
    "}"
#define COUNT(id, regions, value, period, more)                                          \
    "{\"id\":\"" id "\",\"kind\":\"indicator\",\"title\":\"" id                          \
    "\",\"text\":\"Ligne.\",\"regions\":[" regions                                       \
    "],\"themes\":[],\"date\":\"2026-01-01\",\"label\":\"Nombre d'apprentis\","          \
    "\"value\":\"" value "\",\"period\":\"" period "\"" more "}"

static const char *const records[] = {
    RATE("b24", "\"53\"", "6,1", "T1 2024", ""),
    RATE("b25", "\"53\"", "6,4", "1er trimestre 2025",
         ",\"national_value\":\"7,4\",\"source\":\"Insee\""),
    RATE("b23", "\"53\"", "6,0", "T1 2023", ""),
    RATE("bx", "\"53\"", "5,0", "2024", ""),
    RATE("n25", "\"28\"", "7,0", "1er trimestre 2025", ""),
    RATE("n25bis", "\"28\"", "7,3", "1er trimestre 2025", ""),
    RATE("c24", "\"94\"", "6,3", "T1 2024", ""),
    COUNT("Apprentis HdF", "\"32\"", "77\u00A0091", "2024-2025",
          ",\"previous_value\":\"74\u202F929\",\"previous_period\":\"2023-2024\","
          "\"change\":\"4,05 %\",\"national_value\":\"1 049\""),
    COUNT("Apprentis Corse", "\"94\"", "1998", "2024-2025",
          ",\"previous_value\":\"2,1\",\"previous_period\":\"2023-2024\""),
    COUNT("Apprentis BZH", "\"53\"", "Non communiqué", "2024-2025", ""),
};

static const struct figure_card *ask(void **state, const char *query)
{
    struct fixture *fixture = *state;
    fixture_ask(fixture, query);
    return fixture->answer.figures;
}

static void assert_text(const char *wanted, struct str found)
{
    if (!str_equal(str_of(wanted), found))
        fail_msg("« %.*s », not « %s »", STR_ARG(found), wanted);
}

static void the_latest_figure_comes_with_its_past_and_the_country(void **state)
{
    const struct figure_card *card = ask(state, "q=taux de chômage bretagne");
    assert_non_null(card);
    assert_text("6,4", card->main->value);
    assert_text("Bretagne", card->main->place);
    assert_text("Ligne de b25.", card->main->row);
    assert_text("7,4", card->national->value);
    assert_text("Insee", card->main->source);
    /* The mean of a year is no point among quarters. */
    assert_int_equal(3, card->history.n);
    assert_text("6,0", card->history.at[0].value);
    assert_text("6,4", card->history.at[2].value);
    assert_text("+0,3\u00A0point", card->change.text);
    assert_text("6,1", card->change.from_value);
    assert_text("", card->missing);
}

static void a_period_that_is_asked_for_comes_first(void **state)
{
    assert_text("6,0", ask(state, "q=taux de chômage bretagne 2023")->main->value);
    assert_text("5,0", ask(state, "q=taux de chômage bretagne 2024")->main->value);
    assert_text("6,1", ask(state, "q=chômage bretagne T1 2024")->main->value);
    const struct figure_card *card = ask(state, "q=taux de chômage bretagne 2019");
    assert_text("6,4", card->main->value);
    assert_text("Aucun chiffre pour «\u00A02019\u00A0»\u00A0; voici le plus récent.",
                card->missing);
}

static void figures_that_contradict_each_other_are_all_told(void **state)
{
    const struct figure_card *card = ask(state, "q=taux de chômage normandie");
    assert_int_equal(1, card->rivals.n);
    assert_int_equal(1, card->n_notes);
    assert_text("Les documents se contredisent pour cette période\u00A0: 7,0\u00A0% et "
                "7,3\u00A0%.",
                card->notes[0]);
}

static void a_place_without_a_figure_is_told_and_the_others_are_given(void **state)
{
    const struct figure_card *card = ask(state, "q=taux de chômage guyane");
    assert_null(card->main);
    assert_text("Aucun chiffre en région Guyane.", card->missing);
    assert_int_equal(3, card->regions.n);
    assert_text("Normandie", card->regions.at[0].place);
    assert_int_not_equal(0, card->without & card->asked);
    /* « apprentis guyane » may ask for something else. */
    assert_null(ask(state, "q=apprentis guyane 2024"));
    assert_non_null(ask(state, "q=nombre d'apprentis guyane"));
}

static void a_printed_change_is_held_against_the_figures(void **state)
{
    const struct figure_card *card = ask(state, "q=combien d'apprentis en hdf");
    assert_text("+2,9\u202F%", card->change.text);
    assert_int_equal(2, card->n_notes);
    assert_text(
        "La source imprime une évolution de 4,05\u00A0%\u00A0; ses propres nombres "
        "donnent 2,89\u00A0%.",
        card->notes[0]);
    assert_text(
        "La valeur imprimée pour la France, 1 049, est plus petite que celle de la "
        "région\u00A0: elle est sans doute en milliers.",
        card->notes[1]);
    assert_false(card->is_comparable);
}

static void numbers_of_another_scale_make_no_change(void **state)
{
    const struct figure_card *card = ask(state, "q=combien d'apprentis en corse");
    assert_text("1998", card->main->value);
    assert_false(card->change.is_known);
    assert_text("La valeur précédente n’est pas du même ordre de grandeur\u00A0: aucune "
                "évolution n’est calculée.",
                card->notes[0]);
}

static void other_questions_have_none(void **state)
{
    static const char *const questions[] = {"q=",
                                            "q=aide chômage bretagne",
                                            "q=apprentis",
                                            "q=bretagne",
                                            "q=taux d'apprentis",
                                            "q=taux de chômage -bretagne",
                                            "q=taux de chômage&kind=news",
                                            "q=taux de chômage&page=2",
                                            "q=montant du chômage",
                                            "q=combien"};
    for (size_t i = 0; i < COUNT_OF(questions); i++)
        if (ask(state, questions[i]))
            fail_msg("%s", questions[i]);
}

static void the_newest_figures_are_of_different_series(void **state)
{
    struct fixture *fixture = *state;
    struct figure_card cards[CARDS_NEWEST_MAX];
    size_t n = figure_cards_newest(cards, 5, searcher_documents(fixture->searcher),
                                   searcher_arena(fixture->searcher));
    assert_int_equal(2, n);
    assert_true(!str_equal(cards[0].label, cards[1].label));
    assert_int_equal(1,
                     figure_cards_newest(cards, 1, searcher_documents(fixture->searcher),
                                         searcher_arena(fixture->searcher)));
}

static void a_card_without_a_card_is_null(void **state)
{
    struct fixture *fixture = *state;
    AUTO_BUF json = BUF_INIT(1U << 16);
    figure_card_to_json(&json, NULL, fixture->index);
    assert_text("null", buf_str(&json));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_latest_figure_comes_with_its_past_and_the_country),
        cmocka_unit_test(a_period_that_is_asked_for_comes_first),
        cmocka_unit_test(figures_that_contradict_each_other_are_all_told),
        cmocka_unit_test(a_place_without_a_figure_is_told_and_the_others_are_given),
        cmocka_unit_test(a_printed_change_is_held_against_the_figures),
        cmocka_unit_test(numbers_of_another_scale_make_no_change),
        cmocka_unit_test(other_questions_have_none),
        cmocka_unit_test(the_newest_figures_are_of_different_series),
        cmocka_unit_test(a_card_without_a_card_is_null),
    };
    fixture_of(records, COUNT_OF(records));
    return cmocka_run_group_tests(tests, fixture_setup, fixture_teardown);
}
