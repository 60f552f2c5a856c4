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

static struct front_matter matter_of(struct str yaml)
{
    return (struct front_matter){
        .kind = FRONT_MATTER_YAML, .header = yaml, .header_line = 2, .body_line = 99};
}

/** Append the result: « JSON », or « !line: reason ». */
static void put_result(struct buf *out, struct str yaml)
{
    struct front_matter matter = matter_of(yaml);
    AUTO_FRONT_MATTER_FOUND found = front_matter_found_new();
    uint32_t line = 0;
    struct error err = {0};
    enum status st = front_matter_parse(&found, &line, &matter, &err);
    if (st == STATUS_OK) {
        json_put_value(out, found.object);
        return;
    }
    assert_int_equal(STATUS_BAD_INPUT, st);
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
        assert_true(str_equal(str_of(rows[i].yaml), matter.header));
        assert_true(str_equal(str_of(rows[i].body), matter.body));
        assert_int_equal(2, matter.header_line);
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
        assert_int_equal(rows[i].yaml_line, matter.header_line);
        assert_true(str_equal(STR("T"), matter.body));
    }
    static const char *const texts[] = {
        "\n---\nDu texte.\n---\n", "# Titre\n\n---\n\nTexte",
        "<!-- jamais fermé\n---\nid: a\n---\n", "# Lisez-moi\n\n---\n",
        "Texte\n---\nid: a\n---\n"};
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        assert_false(front_matter_starts(str_of(texts[i])));
}

/** Parse @p yaml, which is well formed. */
static struct front_matter_found parse(struct str yaml)
{
    struct front_matter matter = matter_of(yaml);
    struct front_matter_found found = front_matter_found_new();
    uint32_t line = 0;
    struct error err = {0};
    assert_int_equal(STATUS_OK, front_matter_parse(&found, &line, &matter, &err));
    return found;
}

static void what_stands_behind_a_sharp_is_said(void **state)
{
    (void)state;
    AUTO_FRONT_MATTER_FOUND found =
        parse(STR("title: Fiche #2 du guide\nauthor: 'A #1'\nsource: Été # l'an dernier\n"
                  "section: C#\nlabel: \"x\" # non\nid: a # oui\nx: b # non\n"));
    static const char *const said[] = {"« title » : « #2 du guide »",
                                       "« source » : « # l'an dernier »"};
    assert_int_equal(COUNT_OF(said), json_array_size(found.remarks));
    for (size_t i = 0; i < COUNT_OF(said); i++) {
        const json_t *remark = json_array_get(found.remarks, i);
        const char *text = json_string_value(json_object_get(remark, "text"));
        assert_int_equal(2 + 2 * i, json_integer_value(json_object_get(remark, "line")));
        if (!strstr(text, said[i]))
            fail_msg("%s", text);
    }
}

static void texts_without_it_are_told(void **state)
{
    (void)state;
    static const char *const texts[] = {"",       "-",   "--", "----\n", "# Titre\n---\n",
                                        " ---\n", "---a"};
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        assert_false(front_matter_starts(str_of(texts[i])));
}

static void one_that_never_ends_ends_at_a_blank_line_or_is_none(void **state)
{
    (void)state;
    static const struct {
        const char *text, *header, *body;
    } rows[] = {
        {"---", "", "---"},
        {"---\n", "", "---\n"},
        {"---\nDu texte.\n", "", "---\nDu texte.\n"},
        {"---\nid: a\nDu texte.\n", "", "---\nid: a\nDu texte.\n"},
        {"---\nid: a\n", "id: a", ""},
        {"---\nid: a\n  - b\n\nT", "id: a\n  - b\n", "T"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct front_matter matter;
        struct error err = {0};
        assert_int_equal(STATUS_OK,
                         front_matter_cut(&matter, str_of(rows[i].text), &err));
        if (!str_equal(matter.header, str_of(rows[i].header)) ||
            !str_equal(matter.body, str_of(rows[i].body)))
            fail_msg("%s", rows[i].text);
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
    AUTO_FRONT_MATTER_FOUND found = parse(STR("id: a\n\ntitle: b\nx:\n  date: c\n"));
    AUTO_BUF got = BUF_INIT(100);
    json_put_value(&got, found.member_lines);
    assert_string_equal("{\"id\":2,\"title\":4,\"x\":5}", buf_text(&got));
}

/** Headers of any kind, well formed or not, with what they give and how much is said. */
static const struct {
    const char *text, *wanted;
    size_t n_remarks;
} headers[] = {
    {"---\nid: a\ntitle: VAE : oui\n---\nT", "{\"id\":\"a\",\"title\":\"VAE : oui\"}", 1},
    {"---\nid: a\ntitle: \"ouvert\ndate: 2026-04-07\n---\n",
     "{\"id\":\"a\",\"title\":\"ouvert\",\"date\":\"2026-04-07\"}", 1},
    {"---\ntitle: @ici\nsource: %la\nauthor: `x`\n---\n",
     "{\"title\":\"@ici\",\"source\":\"%la\",\"author\":\"`x`\"}", 1},
    {"---\nid: a\nx:\n\t- b\n\t- c\n---\n", "{\"id\":\"a\",\"x\":[\"b\",\"c\"]}", 1},
    {"---\nid: a\n title: b\n---\n", "{\"title\":\"b\",\"id\":\"a\"}", 1},
    {"---\ntags: [a, b\nid: c\n---\n", "{\"tags\":[\"a\",\"b\"],\"id\":\"c\"}", 1},
    {"---\nid: a\nceci n'a pas de nom\ntitle: b\n---\n",
     "{\"id\":\"a ceci n'a pas de nom\",\"title\":\"b\"}", 1},
    {"---\nx: a : b\nseo:\n  title: c\n---\n",
     "{\"x\":\"a : b\",\"seo\":{\"title\":\"c\"}}", 1},
    {"---\ntitle:Collé\nid:a\n---\n", "{\"title\":\"Collé\",\"id\":\"a\"}", 1},
    {"---\ntitle: a : b\ntext: |\n  un\n  deux\n---\n",
     "{\"title\":\"a : b\",\"text\":\"un\\ndeux\"}", 1},
    {"---\nid: a\ntitle: b\n\nTexte.", "{\"id\":\"a\",\"title\":\"b\"}", 1},
    {"---\nid: a\nid: b\n---\n", "{\"id\":\"b\"}", 1},
    {"---\n---\nT", "{}", 0},
    {"---\n# un commentaire\nid: a\n---\n", "{\"id\":\"a\"}", 0},
    {"----\nid: a\n----\nT", "{\"id\":\"a\"}", 0},
    {"---\n\"id\": a\n...\nT", "{\"id\":\"a\"}", 0},
    {"---\nCreated by: A\nType d'acte: B\n---\n",
     "{\"Created by\":\"A\",\"Type d'acte\":\"B\"}", 0},
    {"+++\nid = 'a'\n[params]\nx = 1\n+++\nT", "{\"id\":\"a\",\"params\":{\"x\":1}}", 0},
    {"+++\nid = a\ntitle = \"b\"\n+++\nT", "{\"id\":\"a\",\"title\":\"b\"}", 1},
    {"{\n  \"id\": \"a\"\n}\nT", "{\"id\":\"a\"}", 0},
    {"{\"id\": \"a\"}", "{\"id\":\"a\"}", 0},
    {";;;\n{\"id\": \"a\"}\n;;;\nT", "{\"id\":\"a\"}", 0},
    {";;;\n\"id\": \"a\"\n;;;\nT", "{\"id\":\"a\"}", 0},
    {"{\n \"id\": \"a\",\n \"tags\": [\"b\"],\n}\nT", "{\"id\":\"a\",\"tags\":[\"b\"]}",
     1},
    {"---yaml\nid: a\n---\nT", "{\"id\":\"a\"}", 0},
    {"--- toml\nid = 'a'\n---\nT", "{\"id\":\"a\"}", 0},
    {"Title: A : b\nDate: 2026-04-07\nTags: c, d\n\nT",
     "{\"Title\":\"A : b\",\"Date\":\"2026-04-07\",\"Tags\":\"c, d\"}", 1},
    {"Title: a\nUn mot: b\n\nT", "{}", 0},
    {"Note : b\n\nT", "{}", 0},
    {"---\ntitle: \"A\" et b\nid: [c] d\n---\n",
     "{\"title\":\"\\\"A\\\" et b\",\"id\":\"[c] d\"}", 1},
    {"Du texte.", "{}", 0},
};

static void headers_are_read_as_far_as_they_are_certain(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(headers); i++) {
        struct front_matter matter;
        struct error err = {0};
        AUTO_FRONT_MATTER_FOUND found = {0};
        AUTO_BUF got = BUF_INIT(1000);
        assert_int_equal(STATUS_OK,
                         front_matter_cut(&matter, str_of(headers[i].text), &err));
        assert_int_equal(STATUS_OK, front_matter_read(&found, &matter, &err));
        json_put_value(&got, found.object);
        if (strcmp(headers[i].wanted, buf_text(&got)) != 0 ||
            json_array_size(found.remarks) != headers[i].n_remarks)
            fail_msg("%s: %s, %zu", headers[i].text, buf_text(&got),
                     json_array_size(found.remarks));
    }
}

/** Aliases of aliases would give millions of values. */
static void a_header_that_grows_without_bounds_is_not_followed(void **state)
{
    (void)state;
    AUTO_BUF text = BUF_INIT(1U << 16);
    buf_put_text(&text, "id: a\na0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++)
        buf_printf(&text, "a%d: &a%d [*a%d, *a%d, *a%d, *a%d, *a%d, *a%d]\n", i, i, i - 1,
                   i - 1, i - 1, i - 1, i - 1, i - 1);
    struct front_matter matter = matter_of(buf_str(&text));
    struct error err = {0};
    AUTO_FRONT_MATTER_FOUND found = {0};
    assert_int_equal(STATUS_OK, front_matter_read(&found, &matter, &err));
    assert_string_equal("a", json_string_value(json_object_get(found.object, "id")));
    assert_int_equal(1, json_array_size(found.remarks));
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
        cmocka_unit_test(what_stands_behind_a_sharp_is_said),
        cmocka_unit_test(texts_without_it_are_told),
        cmocka_unit_test(one_that_never_ends_ends_at_a_blank_line_or_is_none),
        cmocka_unit_test(one_over_the_ceiling_is_too_large),
        cmocka_unit_test(each_member_has_its_line),
        cmocka_unit_test(headers_are_read_as_far_as_they_are_certain),
        cmocka_unit_test(a_header_that_grows_without_bounds_is_not_followed),
        cmocka_unit_test(any_bytes_are_survived),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
