/* Plain JSON is read as jansson reads it, and what jansson refuses is not read. */
#include "simdjson-c/json_plain.h"

#include "base/macros.h"
#include "base/memory.h"
#include "engine/json/json_read.h"
#include "tests/unit/cmocka_all.h"

static json_t *by_library(struct str text)
{
    json_error_t why;
    return json_loadb(text.at, text.n, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &why);
}

static void plain_values_are_read_as_the_library_reads_them(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "{}",
        "[]",
        "\"\"",
        "0",
        "-0",
        "-12",
        "123456789012345678",
        "-123456789012345678",
        "9223372036854775807",
        "-9223372036854775808",
        "true",
        " false ",
        "\tnull\r\n",
        "{\"id\": \"a\", \"text\": \"L'été\\n\\nfinit.\", \"regions\": [\"01\", \"11\"]}",
        "{\"a\\u00e9\\n\" : [ 1 , {\"\" : [[]] } ] }",
        "{ \"b\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"}",
        "\"\\u0041\\u00E9\\u20ac\\uD83D\\ude00 \\uFFFF\"",
        "[\"\x7F\", \"\\u0001\"]",
        "{\"a\":{\"a\":1},\"b\":{\"a\":2}}",
        "[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]",
    };
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        AUTO_JSON *plain = json_plain_read(str_of(texts[i]));
        AUTO_JSON *wanted = by_library(str_of(texts[i]));
        if (!json_equal(plain, wanted))
            fail_msg("%s", texts[i]);
    }
}

static void what_is_not_plain_is_left_to_the_library(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",
        " ",
        "1.5",
        "1e3",
        "9223372036854775808",
        "12345678901234567890123",
        "\xEF\xBB\xBF 1",
        "{\"\\u0000\":1}",
        "01",
        "-",
        "--1",
        "+1",
        "1 2",
        "tru",
        "truefalse",
        "True",
        "nul",
        "'a'",
        "\"a",
        "\"a\\",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u12G4\"",
        "\"\\u0000\"",
        "\"\\uD83D\"",
        "\"\\uD83D\\u0041\"",
        "\"\\uDE00\"",
        "\"a\nb\"",
        "[",
        "[1",
        "[1,",
        "[1,]",
        "[,1]",
        "[1 2]",
        "]",
        "{",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":1,",
        "{\"a\":1,}",
        "{a:1}",
        "{1:1}",
        "{\"a\" 1}",
        "{\"a\":1}}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":1,\"\\u0061\":2}",
        "[1]x",
        "[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]",
    };
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        AUTO_JSON *plain = json_plain_read(str_of(texts[i]));
        if (plain)
            fail_msg("%s", texts[i]);
    }
}

/** Each byte of a record is replaced by each character that means something in JSON. What
 *  is then read is what jansson reads. */
static void no_damage_is_read_as_something_else(void **state)
{
    (void)state;
    static const char record[] = "{\"id\": \"a\\u00e9\", \"n\": [10, -2, true],\n"
                                 " \"o\": {\"p\": null, \"q\": \"x\\ty\"}}";
    static const char signs[] = "\"\\{}[],: \n0-1.eatfnu\x01\x7F";
    char text[sizeof record];
    for (size_t i = 0; i < sizeof record - 1; i++)
        for (size_t j = 0; j < sizeof signs; j++) {
            memcpy(text, record, sizeof record);
            text[i] = signs[j];
            struct str damaged = {text, sizeof record - 1};
            AUTO_JSON *plain = json_plain_read(damaged);
            AUTO_JSON *wanted = by_library(damaged);
            if (plain && !json_equal(plain, wanted))
                fail_msg("%.*s", STR_ARG(damaged));
        }
}

/** With the address sanitizer, this finds reads beyond the end. */
static void a_text_may_end_anywhere(void **state)
{
    (void)state;
    static const char whole[] = "{\"a\":[\"\\u00e9\\uD83D\\uDE00\\n\",-10,true,null]}";
    for (size_t n = 0; n < sizeof whole - 1; n++) {
        char *text = mem_copy_string(whole, n);
        text = mem_resize_array(text, n + !n, 1); /* no zero byte follows it */
        AUTO_JSON *plain = json_plain_read((struct str){text, n});
        assert_null(plain);
        mem_free(text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_values_are_read_as_the_library_reads_them),
        cmocka_unit_test(what_is_not_plain_is_left_to_the_library),
        cmocka_unit_test(no_damage_is_read_as_something_else),
        cmocka_unit_test(a_text_may_end_anywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
