/* Finding the line of a value in a JSON text by its path. */
#include "engine/json/json_line.h"

#include "base/macros.h"
#include "base/memory.h"
#include "tests/unit/cmocka_all.h"

static const char text[] = "{\n"
                           " \"_meta\": {\"note\": \"a, b ] } \\\" \\\\\"},\n"
                           " \"regions\": [\n"
                           "  {\"name\": \"Corse\", \"pop\": -1.5e3, \"none\": null},\n"
                           "  {\"towns\": [],\n"
                           "   \"variants\": [\"a\",\n"
                           "    \"b\"]}\n"
                           " ]\n"
                           "}\n";

static void a_path_leads_to_its_line(void **state)
{
    (void)state;
    static const struct {
        const char *path;
        size_t line;
    } cases[] = {
        {"", 1},
        {"_meta.note", 2},
        {"regions", 3},
        {"regions[0].none", 4},
        {"regions[1]", 5},
        {"regions[1].variants[0]", 6},
        {"regions[1].variants[1]", 7},
        /* A path is followed as far as it exists. */
        {"regions[1].towns[0].name", 5},
        {"regions[0].slug", 4},
        {"regions[7].name", 3},
        {"themes", 1},
        {"regions.name", 3},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        size_t line = json_line_of(STR(text), cases[i].path);
        if (line != cases[i].line)
            fail_msg("%s: line %zu, wanted %zu", cases[i].path, line, cases[i].line);
    }
}

static void a_text_that_ends_anywhere_is_not_read_beyond(void **state)
{
    (void)state;
    for (size_t n = 0; n < sizeof text; n++) {
        char *cut = mem_new(n + 1);
        memcpy(cut, text, n);
        assert_true(json_line_of((struct str){cut, n}, "regions[1].variants[1]") <= 10);
        assert_true(json_line_of((struct str){cut, n}, "_meta.note[3]x") <= 10);
        mem_free(cut);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_path_leads_to_its_line),
        cmocka_unit_test(a_text_that_ends_anywhere_is_not_read_beyond),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
