/* Assigning: what texts give which regions and themes, and how it is explained. */
#include "engine/assign.h"

#include "base/memory.h"
#include "tests/unit/cases.h"
#include "tests/unit/cmocka_all.h"
#include "text/analyse.h"

#define CASES SOURCE_DIR "/tests/cases/"

static struct vocabulary *vocabulary;
static struct assigner *assigner;
static struct analyser *analyser;

static int set_up(void **state)
{
    (void)state;
    struct error err = {0};
    if (vocabulary_load(&vocabulary, SOURCE_DIR "/corpus/vocabulary", &err))
        return -1;
    assigner = assigner_new(vocabulary);
    analyser = vocabulary_analyser_new(vocabulary);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    analyser_free(analyser);
    assigner_free(assigner);
    vocabulary_free(vocabulary);
    return 0;
}

/** A record of « titre ‖ texte » or « texte ». */
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

/** Counts the cases that differ, so that one run shows them all. */
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_text_gives_the_regions_that_a_reader_would_say),
        cmocka_unit_test(each_text_gives_the_themes_that_a_reader_would_say),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
