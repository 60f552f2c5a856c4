/* Front matter: cutting it from its file, reading it as JSON, refusing it with its
 * line. */
#include "indexer/format/front_matter.h"

#include "engine/json/json_put.h"
#include "engine/json/json_read.h"
#include "tests/unit/cases.h"
#include "tests/unit/cmocka_all.h"

#define CASES SOURCE_DIR "/tests/cases/sources/front-matter.txt"

/** Append the input of a case with its signs for line feeds and tabs replaced by
 *  these. */
static void put_yaml(struct buf *out, struct str input)
{
    static const struct {
        struct str sign;
        char byte;
    } signs[] = {{{"¶", 2}, '\n'}, {{"→", 3}, '\t'}};
    while (input.n) {
        size_t i = 0;
        while (i < COUNT_OF(signs) && !str_starts_with(input, signs[i].sign))
            i++;
        size_t n = i < COUNT_OF(signs) ? signs[i].sign.n : 1;
        buf_put_byte(out, i < COUNT_OF(signs) ? signs[i].byte : input.at[0]);
        input = (struct str){input.at + n, input.n - n};
    }
}

/** Append the result: « JSON », or « !line: reason ». */
static void put_result(struct buf *out, struct str yaml)
{
    struct front_matter matter = {yaml, STR(""), 2, 99};
    AUTO_JSON *object = NULL;
    AUTO_JSON *lines = json_object();
    AUTO_JSON *comments = json_object();
    uint32_t line = 0;
    struct error err = {0};
    enum status st = front_matter_parse(&object, lines, comments, &line, &matter, &err);
    if (st == STATUS_OK) {
        json_put_value(out, object);
        return;
    }
    assert_int_equal(STATUS_BAD_INPUT, st);
    assert_null(object);
    buf_printf(out, "!%u: %s", line, err.text);
}

static void check_case(void *context, const struct case_line *line)
{
    (void)context;
    AUTO_BUF yaml = BUF_INIT(1U << 16), got = BUF_INIT(1U << 16);
    put_yaml(&yaml, line->input);
    put_result(&got, buf_str(&yaml));
    struct str result = buf_str(&got), wanted = line->wanted;
    bool is_refusal = str_starts_with(wanted, STR("!"));
    struct str place = wanted, reason = str_of("");
    if (is_refusal) {
        reason = wanted;
        place = str_cut(&reason, ':');
        reason = str_trim(reason);
    }
    bool is_right =
        is_refusal ? str_starts_with(result, place) && str_find(result, reason) < result.n
                   : str_equal(result, wanted);
    if (!is_right)
        fail_msg("line %d: %s", line->number, buf_text(&got));
}

static void each_case_gives_its_object_or_its_refusal(void **state)
{
    (void)state;
    assert_true(cases_each(CASES, check_case, NULL) >= 50);
}

static void the_file_is_cut_at_its_two_lines(void **state)
{
    (void)state;
    static const struct {
        const char *text, *yaml, *body;
        unsigned body_line;
    } rows[] = {
        {"---\nid: a\n---\nTexte.\n", "id: a\n", "Texte.\n", 4},
        {"---\r\nid: a\r\n---\r\nTexte.\r\n", "id: a\r\n", "Texte.\r\n", 4},
        {"\xEF\xBB\xBF---\nid: a\n--- \n\nT", "id: a\n", "\nT", 4},
        {"---\n---\n", "", "", 3},
        {"---\nid: a\n...\nT", "id: a\n", "T", 4},
        {"---\nid: a\n---", "id: a\n", "", 4},
        {"---\ntext: |\n  ----\n  a --- b\n---\nT\n---\nU",
         "text: |\n  ----\n  a --- b\n", "T\n---\nU", 6},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct front_matter matter;
        struct error err = {0};
        assert_true(front_matter_starts(str_of(rows[i].text)));
        assert_int_equal(STATUS_OK,
                         front_matter_cut(&matter, str_of(rows[i].text), &err));
        assert_true(str_equal(str_of(rows[i].yaml), matter.yaml));
        assert_true(str_equal(str_of(rows[i].body), matter.body));
        assert_int_equal(2, matter.yaml_line);
        assert_int_equal(rows[i].body_line, matter.body_line);
    }
}

static void blank_lines_and_comments_may_stand_before_it(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        unsigned yaml_line;
    } rows[] = {
        {"\n\n---\nid: a\n---\nT", 4},
        {"\xEF\xBB\xBF\r\n---\r\nid: a\n---\nT", 3},
        {"# fiche à relire\n---\nid: a\n---\nT", 3},
        {"<!-- modèle 4 -->\n\n---\nid: a\n---\nT", 4},
        {"<!-- modèle\n4 -->\n---\n# note\n\nid: a\n---\nT", 4},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct front_matter matter;
        struct error err = {0};
        assert_true(front_matter_starts(str_of(rows[i].text)));
        assert_int_equal(STATUS_OK,
                         front_matter_cut(&matter, str_of(rows[i].text), &err));
        assert_int_equal(rows[i].yaml_line, matter.yaml_line);
        assert_true(str_equal(STR("T"), matter.body));
    }
    static const char *const texts[] = {
        "\n---\nDu texte.\n---\n", "# Titre\n\n---\n\nTexte",
        "<!-- jamais fermé\n---\nid: a\n---\n", "# Lisez-moi\n\n---\n",
        "Texte\n---\nid: a\n---\n"};
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        assert_false(front_matter_starts(str_of(texts[i])));
}

static void what_stands_behind_a_sharp_is_kept_apart(void **state)
{
    (void)state;
    struct front_matter matter = {
        STR("title: Fiche #2 du guide\nauthor: 'A #1'\nsource: Été # l'an dernier\n"
            "section: C#\nlabel: \"x\" # non\nid: a # oui\nx: b # non\n"),
        STR(""), 2, 99};
    AUTO_JSON *object = NULL;
    AUTO_JSON *lines = json_object();
    AUTO_JSON *comments = json_object();
    uint32_t line = 0;
    struct error err = {0};
    assert_int_equal(STATUS_OK,
                     front_matter_parse(&object, lines, comments, &line, &matter, &err));
    AUTO_BUF got = BUF_INIT(1000);
    json_put_value(&got, comments);
    assert_string_equal("{\"title\":\"#2 du guide\",\"source\":\"# l'an dernier\"}",
                        buf_text(&got));
}

static void texts_without_it_are_told(void **state)
{
    (void)state;
    static const char *const texts[] = {"",       "-",   "--", "----\n", "# Titre\n---\n",
                                        " ---\n", "---a"};
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        assert_false(front_matter_starts(str_of(texts[i])));
}

static void one_that_never_ends_is_refused(void **state)
{
    (void)state;
    static const char *const texts[] = {"---", "---\n", "---\nid: a\n",
                                        "---\nid: a\n ---\n"};
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        struct front_matter matter;
        struct error err = {0};
        assert_int_equal(STATUS_BAD_INPUT,
                         front_matter_cut(&matter, str_of(texts[i]), &err));
        assert_non_null(strstr(err.text, "---"));
    }
}

static void one_over_the_ceiling_is_too_large(void **state)
{
    (void)state;
    AUTO_BUF text = BUF_INIT(1U << 20);
    buf_put_text(&text, "---\n");
    while (text.n < FRONT_MATTER_MAX + 100)
        buf_put_text(&text, "titre: un texte de quelques mots\n");
    buf_put_text(&text, "---\n");
    struct front_matter matter;
    struct error err = {0};
    assert_int_equal(STATUS_TOO_LARGE, front_matter_cut(&matter, buf_str(&text), &err));
}

static void each_member_has_its_line(void **state)
{
    (void)state;
    struct front_matter matter = {STR("id: a\n\ntitle: b\nx:\n  date: c\n"), STR(""), 2,
                                  7};
    AUTO_JSON *object = NULL;
    AUTO_JSON *lines = json_object();
    AUTO_JSON *comments = json_object();
    uint32_t line = 0;
    struct error err = {0};
    assert_int_equal(STATUS_OK,
                     front_matter_parse(&object, lines, comments, &line, &matter, &err));
    AUTO_BUF got = BUF_INIT(100);
    json_put_value(&got, lines);
    assert_string_equal("{\"id\":2,\"title\":4,\"x\":5}", buf_text(&got));
}

/** Any bytes give an object or are refused. */
static void any_bytes_are_survived(void **state)
{
    (void)state;
    static const char alphabet[] = "ab:-[]{}\"'#&*!|>%@` \n\t\\,?\x00\x80\xC3\xA9\xFF";
    uint32_t seed = 7;
    for (int round = 0; round < 3000; round++) {
        AUTO_BUF yaml = BUF_INIT(200), got = BUF_INIT(1U << 16);
        for (int i = 0; i < 40; i++) {
            seed = seed * 1664525U + 1013904223U;
            buf_put_byte(&yaml, alphabet[(seed >> 16) % (sizeof alphabet - 1)]);
        }
        put_result(&got, buf_str(&yaml));
        assert_true(got.n > 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_case_gives_its_object_or_its_refusal),
        cmocka_unit_test(the_file_is_cut_at_its_two_lines),
        cmocka_unit_test(blank_lines_and_comments_may_stand_before_it),
        cmocka_unit_test(what_stands_behind_a_sharp_is_kept_apart),
        cmocka_unit_test(texts_without_it_are_told),
        cmocka_unit_test(one_that_never_ends_is_refused),
        cmocka_unit_test(one_over_the_ceiling_is_too_large),
        cmocka_unit_test(each_member_has_its_line),
        cmocka_unit_test(any_bytes_are_survived),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
