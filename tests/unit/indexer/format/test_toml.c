/* The TOML of front matter: a table of texts with what they give. */
#include "indexer/format/toml.h"

#include "engine/json/json_put.h"
#include "engine/json/json_read.h"
#include "tests/unit/cases.h"
#include "tests/unit/cmocka_all.h"

#define CASES SOURCE_DIR "/tests/cases/sources/toml.txt"

/** Append the input of a case with its signs for line feeds and tabs replaced by
 *  these. */
static void put_toml(struct buf *out, struct str input)
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

/** Append what @p toml gives: JSON, or « !line: reason ». */
static void put_result(struct buf *out, struct str toml)
{
    AUTO_JSON *object = json_object();
    AUTO_JSON *lines = json_object();
    uint32_t line = 2;
    struct error err = {0};
    if (toml_read(object, lines, &line, toml, &err) == STATUS_OK)
        json_put_value(out, object);
    else
        buf_printf(out, "!%u: %s", line, err.text);
}

static void check_case(void *context, const struct case_line *line)
{
    (void)context;
    AUTO_BUF toml = BUF_INIT(1U << 16), got = BUF_INIT(1U << 16);
    put_toml(&toml, line->input);
    put_result(&got, buf_str(&toml));
    struct str result = buf_str(&got), wanted = line->wanted;
    bool is_right = str_equal(result, wanted);
    if (str_starts_with(wanted, STR("!"))) {
        struct str reason = wanted;
        struct str place = str_cut(&reason, ':');
        is_right = str_starts_with(result, place) &&
                   str_find(result, str_trim(reason)) < result.n;
    }
    if (!is_right)
        fail_msg("line %d: %s", line->number, buf_text(&got));
}

static void each_text_gives_its_object_or_its_refusal(void **state)
{
    (void)state;
    assert_true(cases_each(CASES, check_case, NULL) >= 55);
}

static void each_top_member_has_its_line(void **state)
{
    (void)state;
    AUTO_JSON *object = json_object();
    AUTO_JSON *lines = json_object();
    uint32_t line = 2;
    struct error err = {0};
    assert_int_equal(STATUS_OK,
                     toml_read(object, lines, &line,
                               STR("a = \"\"\"\nb\n\"\"\"\nc = 1\n\n[d]\ne = 2\n"
                                   "[[f]]\ng = [\n1]\nh.i = 3"),
                               &err));
    AUTO_BUF got = BUF_INIT(100);
    json_put_value(&got, lines);
    assert_string_equal("{\"a\":2,\"c\":5,\"d\":7,\"f\":9}", buf_text(&got));
}

static void endless_nesting_is_refused(void **state)
{
    (void)state;
    static const char *const heads[] = {"x = [", "x = {a=", "a.", "[a.", "[", "\""};
    for (size_t i = 0; i < COUNT_OF(heads); i++) {
        AUTO_BUF toml = BUF_INIT(1U << 18), got = BUF_INIT(1U << 18);
        buf_put_text(&toml, heads[i]);
        const char *more = heads[i] + (i < 2 ? 4 : 0);
        for (int k = 0; k < 10000; k++)
            buf_put_text(&toml, more);
        put_result(&got, buf_str(&toml));
        assert_true(str_starts_with(buf_str(&got), STR("!")));
    }
}

/** Any bytes give an object or are refused. */
static void any_bytes_are_survived(void **state)
{
    (void)state;
    static const char alphabet[] = "a1=.-[]{}\"'# \n\t\\,_+:T\x00\x80\xC3\xA9\xFF";
    uint32_t seed = 7;
    for (int round = 0; round < 5000; round++) {
        AUTO_BUF toml = BUF_INIT(200), got = BUF_INIT(1U << 16);
        for (int i = 0; i < 40; i++) {
            seed = seed * 1664525U + 1013904223U;
            buf_put_byte(&toml, alphabet[(seed >> 16) % (sizeof alphabet - 1)]);
        }
        put_result(&got, buf_str(&toml));
        assert_true(got.n > 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_text_gives_its_object_or_its_refusal),
        cmocka_unit_test(each_top_member_has_its_line),
        cmocka_unit_test(endless_nesting_is_refused),
        cmocka_unit_test(any_bytes_are_survived),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
