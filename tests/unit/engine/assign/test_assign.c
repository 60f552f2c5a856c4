/* Assigning regions and themes: which texts get which, and the explanation. */
#include "engine/assign/assign_parts.h"

#include "base/memory.h"
#include "tests/unit/cases.h"
#include "tests/unit/cmocka_all.h"
#include "text/analyse.h"

#define CASES SOURCE_DIR "/tests/cases/"

static struct vocabulary *vocabulary;
static struct assigner *assigner;
static struct gazetteer *gazetteer;
static struct analyser *analyser;

static int set_up(void **state)
{
    (void)state;
    struct error err = {0};
    if (vocabulary_load(&vocabulary, SOURCE_DIR "/corpus/vocabulary", &err))
        return -1;
    assigner = assigner_new(vocabulary);
    analyser = vocabulary_analyser_new(vocabulary);
    gazetteer = gazetteer_new(vocabulary, analyser);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    gazetteer_free(gazetteer);
    analyser_free(analyser);
    assigner_free(assigner);
    vocabulary_free(vocabulary);
    return 0;
}

/** The record that the input « title ‖ text » or « text » gives. */
static struct record *record_of(struct str input)
{
    struct record *record = record_new();
    size_t bar = str_find(input, STR("‖"));
    record_set(record, FIELD_ID, STR("a"));
    if (bar < input.n) {
        size_t after = bar + sizeof "‖" - 1;
        record_set(record, FIELD_TITLE, str_trim((struct str){input.at, bar}));
        input = str_trim((struct str){input.at + after, input.n - after});
    }
    record_set(record, FIELD_TEXT, input);
    return record;
}

static void put_regions(struct buf *out, region_set regions)
{
    for (size_t i = 0; i < vocabulary_n_regions(vocabulary); i++)
        if (regions >> i & 1U)
            buf_printf(out, "%s%s", out->n ? " " : "",
                       vocabulary_region(vocabulary, i)->code);
    if (out->n == 0)
        buf_put_byte(out, '-');
}

static void put_themes(struct buf *out, const struct theme_set *themes)
{
    for (unsigned i = 0; i < vocabulary_n_themes(vocabulary); i++)
        if (theme_set_has(themes, i))
            buf_printf(out, "%s%s", out->n ? " " : "",
                       vocabulary_theme(vocabulary, i)->slug);
    if (out->n == 0)
        buf_put_byte(out, '-');
}

/** Counts the cases that fail, so that one run shows all of them. */
struct differences {
    bool of_themes;
    int n;
};

static void check(void *context, const struct case_line *line)
{
    struct differences *differences = context;
    AUTO_RECORD *record = record_of(line->input);
    AUTO_BUF found = BUF_INIT(1000), why = BUF_INIT(100000);
    assign(assigner, analyser, record, &why);
    if (differences->of_themes)
        put_themes(&found, &record->themes);
    else
        put_regions(&found, record->regions);
    if (str_equal(buf_str(&found), line->wanted))
        return;
    differences->n++;
    print_error("%s:%d: %.*s: %s, not %.*s\n%s\n", line->file, line->number,
                STR_ARG(line->input), buf_text(&found), STR_ARG(line->wanted),
                buf_text(&why));
}

static void each_text_gives_the_regions_that_a_reader_would_say(void **state)
{
    (void)state;
    struct differences differences = {false, 0};
    assert_true(cases_each(CASES "assign/regions.txt", check, &differences) >= 90);
    assert_int_equal(0, differences.n);
}

static void each_text_gives_the_themes_that_a_reader_would_say(void **state)
{
    (void)state;
    struct differences differences = {true, 0};
    assert_true(cases_each(CASES "assign/themes.txt", check, &differences) >= 20);
    assert_int_equal(0, differences.n);
}

static void put_mention(struct buf *out, const struct analysed *in,
                        const struct mention *mention)
{
    const struct token *first = &in->list.at[mention->first];
    const struct token *last = token_before(in, mention->after);
    buf_printf(out, "%s%.*s:", out->n ? "; " : "", (int)(last->end - first->start),
               in->text.at + first->start);
    const struct place_entry *entry = mention->entry;
    const char *separator = "";
    for (size_t i = 0; i < vocabulary_n_regions(vocabulary); i++)
        if (entry->regions >> i & 1U) {
            buf_printf(out, "%s%s", separator, vocabulary_region(vocabulary, i)->code);
            separator = ",";
        }
    bool is_small = entry->kind != PLACE_REGION && entry->kind != PLACE_DEPARTMENT;
    buf_printf(out, "%s%s%s%s", is_small ? "?" : "", entry->is_ambiguous ? "~" : "",
               mention->is_capitalised ? "" : "_", mention->is_negated ? "!" : "");
}

static void check_places(void *context, const struct case_line *line)
{
    int *n_differences = context;
    AUTO_BUF found = BUF_INIT(1000);
    struct place_scan scan = {
        .places = gazetteer, .in = {line->input, analyser_run(analyser, line->input, 0)}};
    for (struct mention mention; place_scan_next(&scan, &mention);)
        put_mention(&found, &scan.in, &mention);
    if (!found.n)
        buf_put_byte(&found, '-');
    if (str_equal(buf_str(&found), line->wanted))
        return;
    ++*n_differences;
    print_error("%s:%d: %.*s: %s\n", line->file, line->number, STR_ARG(line->input),
                buf_text(&found));
}

static void each_text_gives_its_places_with_what_is_doubtful_of_them(void **state)
{
    (void)state;
    int n_differences = 0;
    assert_true(cases_each(CASES "assign/places.txt", check_places, &n_differences) >=
                25);
    assert_int_equal(0, n_differences);
}

/** Find the places in what a person typed. */
static size_t find_typed(struct str text, struct place *places, size_t room)
{
    return assign_find_typed_places(
        gazetteer, text, analyser_run(analyser, text, ANALYSE_QUERY), places, room);
}

static void a_place_has_positions_and_a_label(void **state)
{
    (void)state;
    struct place place;
    assert_int_equal(
        1, find_typed(STR("Au conseil régional des hauts de France"), &place, 1));
    assert_int_equal(25, place.start);
    assert_int_equal(40, place.end);
    assert_int_equal(4, place.first_position);
    assert_int_equal(6, place.last_position);
    assert_int_equal(PLACE_REGION, place.kind);
    assert_string_equal("Hauts-de-France", place.label);
}

static void no_more_places_are_written_than_there_is_room_for(void **state)
{
    (void)state;
    struct str text = STR("Lille, Roubaix, Lyon, Brest");
    struct place places[4] = {{.start = 77}, {.start = 77}, {.start = 77}, {.start = 77}};
    assert_int_equal(0, find_typed(text, places, 0));
    assert_int_equal(77, places[0].start);
    assert_int_equal(2, find_typed(text, places, 2));
    assert_int_equal(77, places[2].start);
    assert_int_equal(4, find_typed(text, places, 4));
}

static void any_bytes_are_survived(void **state)
{
    (void)state;
    static const struct str texts[] = {
        {"", 0},
        {"\0", 1},
        {"\xE9\xFF Lille\xC3", 9},
        {"hors", 4},
        {"hors Mayotte (", 14},
        {"Lens (62", 8},
        {"(62) Lens (", 11},
        {"Touquet-Paris-", 14},
        {"\xCC\x81 La R\xC3\xA9union\0Bretagne", 23},
    };
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        struct place places[8];
        AUTO_RECORD *record = record_new();
        AUTO_BUF why = BUF_INIT(10000);
        record_set(record, FIELD_TITLE, texts[i]);
        record_set(record, FIELD_TEXT, texts[i]);
        assign(assigner, analyser, record, &why);
        size_t n = find_typed(texts[i], places, 8);
        for (size_t j = 0; j < n; j++)
            assert_true(places[j].start < places[j].end && places[j].end <= texts[i].n);
    }
}

static void what_the_source_says_is_left_alone(void **state)
{
    (void)state;
    AUTO_RECORD *record = record_of(STR("VAE en Bretagne ‖ La VAE en Bretagne"));
    AUTO_BUF why = BUF_INIT(10000);
    record->has_regions = true;
    record->has_themes = true;
    assign(assigner, analyser, record, &why);
    assert_int_equal(0, record->regions);
    assert_true(theme_set_is_empty(&record->themes));
    assert_string_equal(
        "régions : données par la source\nthèmes : donnés par la source\n",
        buf_text(&why));
}

static void one_of_both_may_be_said_by_the_source(void **state)
{
    (void)state;
    AUTO_RECORD *record = record_of(STR("VAE en Bretagne ‖ La VAE en Bretagne"));
    record->has_regions = true;
    assign(assigner, analyser, record, NULL);
    assert_int_equal(0, record->regions);
    assert_false(theme_set_is_empty(&record->themes));
}

static void explained(const char *input, const char *wanted)
{
    AUTO_RECORD *record = record_of(str_of(input));
    AUTO_BUF why = BUF_INIT(10000);
    assign(assigner, analyser, record, &why);
    if (!strstr(buf_text(&why), wanted))
        fail_msg("%s: « %s » is not in:\n%s", input, wanted, buf_text(&why));
}

static void each_finding_is_explained_with_its_place_and_verdict(void **state)
{
    (void)state;
    explained("France hors Mayotte",
              "lieu « hors Mayotte » (texte, octet 12), Mayotte : écarté, une négation "
              "l'exclut\n");
    explained(
        "VAE en Bretagne ‖ Rien.",
        "région Bretagne : retenue, 8 points, il en faut 2 ; nommée dans le titre\n");
    explained("le CFA de Roubaix",
              "région Hauts-de-France : non retenue, 1 point, il en faut 2\n");
    explained(
        "Albert Dupont, d'Amiens",
        "lieu « Albert » (texte, octet 0), Hauts-de-France : écarté, nom de personne\n");
    explained("VAE en Bretagne ‖ Rien.", "déclencheur « VAE » (titre, octet 0 ; titre 1 "
                                         "fois, ailleurs 0 fois) : 10,0 points pour "
                                         "certification-vae, vae\n");
    explained("VAE en Bretagne ‖ Rien.", "thème VAE : retenu, 10,0 points\n");
    explained("La Bretagne, la Bretagne, la Bretagne, la Bretagne, la Normandie, la "
              "Corse, la Guyane et l'Occitanie",
              "région Corse : non retenue, 2 points, il en faut 2 ; citée parmi "
              "beaucoup, une autre est le sujet\n");
}

static void who_publishes_it_says_the_region(void **state)
{
    (void)state;
    static const struct {
        const char *source, *author, *text;
        const char *region;
    } cases[] = {
        {"Département Ardèche", "", "Le RSA.", "84"},
        {"Caf de l'Ardèche", "", "Le RSA.", "84"},
        {"Rhône VAE", "", "La VAE.", "84"},
        {"Ville de Gardanne", "", "L'illettrisme.", "93"},
        {"Hôtel du Département, Évreux", "", "Appel à projets.", "28"},
        {"Mayotte One", "",
         "Dans le Pas-de-Calais, le Pas-de-Calais, encore le "
         "Pas-de-Calais : le Pas-de-Calais et Lille.",
         "32 06"},
        {"Presses universitaires de Rennes", "", "Les recteurs.", "-"},
        {"", "Caf de Paris", "Le RSA.", "11"},
        {"", "Rectorat de l'académie de Lille", "La rentrée.", "32"},
        {"", "Marie Lorraine", "La rentrée.", "-"},
        {"Centre Inffo", "Albert Lens", "La rentrée.", "-"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        AUTO_RECORD *record = record_new();
        record_set(record, FIELD_SOURCE, str_of(cases[i].source));
        record_set(record, FIELD_AUTHOR, str_of(cases[i].author));
        record_set(record, FIELD_TEXT, str_of(cases[i].text));
        assign(assigner, analyser, record, NULL);
        AUTO_BUF found = BUF_INIT(1000);
        put_regions(&found, record->regions);
        assert_string_equal(cases[i].region, buf_text(&found));
    }
}

static void a_thousand_places_are_explained_in_bounded_room(void **state)
{
    (void)state;
    AUTO_BUF text = BUF_INIT(100000), why = BUF_INIT(1000000);
    for (int i = 0; i < 1000; i++)
        buf_put_text(&text, "Roubaix, Lille. ");
    AUTO_RECORD *record = record_new();
    record_set(record, FIELD_TEXT, buf_str(&text));
    assign(assigner, analyser, record, &why);
    assert_true(why.n < 20000);
    assert_int_not_equal(0, record->regions);
}

static void in_a_long_text_a_passing_mention_is_not_enough(void **state)
{
    (void)state;
    AUTO_BUF text = BUF_INIT(100000);
    for (int i = 0; i < 1500; i++)
        buf_put_text(&text, "mot ");
    size_t plain = text.n;
    for (int mentions = 1; mentions <= 2; mentions++) {
        text.n = plain;
        for (int i = 0; i < mentions; i++)
            buf_put_text(&text, "En Bretagne. ");
        AUTO_RECORD *record = record_new();
        record_set(record, FIELD_TEXT, buf_str(&text));
        assign(assigner, analyser, record, NULL);
        assert_int_equal(mentions > 1, record->regions != 0);
    }
}

static void at_most_four_themes_are_assigned(void **state)
{
    (void)state;
    AUTO_RECORD *record = record_of(
        STR("Qualiopi, CPER, CPRDFOP, Carif-Oref, RNCP, Agefiph, AFEST et rev3 ‖ Rien."));
    assign(assigner, analyser, record, NULL);
    int n = 0;
    for (unsigned i = 0; i < vocabulary_n_themes(vocabulary); i++)
        n += theme_set_has(&record->themes, i);
    assert_int_equal(4, n);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_text_gives_the_regions_that_a_reader_would_say),
        cmocka_unit_test(each_text_gives_the_themes_that_a_reader_would_say),
        cmocka_unit_test(each_text_gives_its_places_with_what_is_doubtful_of_them),
        cmocka_unit_test(a_place_has_positions_and_a_label),
        cmocka_unit_test(no_more_places_are_written_than_there_is_room_for),
        cmocka_unit_test(any_bytes_are_survived),
        cmocka_unit_test(what_the_source_says_is_left_alone),
        cmocka_unit_test(one_of_both_may_be_said_by_the_source),
        cmocka_unit_test(each_finding_is_explained_with_its_place_and_verdict),
        cmocka_unit_test(who_publishes_it_says_the_region),
        cmocka_unit_test(a_thousand_places_are_explained_in_bounded_room),
        cmocka_unit_test(in_a_long_text_a_passing_mention_is_not_enough),
        cmocka_unit_test(at_most_four_themes_are_assigned),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
