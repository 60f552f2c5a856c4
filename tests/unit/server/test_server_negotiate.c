/* Accept fields as browsers and scripts send them, and unusual ones. */
#include "server/http/negotiate.h"

#include "base/macros.h"
#include "tests/unit/cmocka_all.h"

static const struct {
    const char *accept;
    const char *type;
    int quality;
} rows[] = {
    {"text/html", "text/html", 1000},
    {"text/html,application/xhtml+xml,*/*;q=0.8", "text/html", 1000},
    {"text/html,application/xhtml+xml,*/*;q=0.8", "application/json", 800},
    {"*/*", "application/json", 1000},
    {"application/*;q=0.5", "application/json", 500},
    {"application/*;q=0.5", "text/html", 0},
    {"application/*, application/json;q=0", "application/json", 0},
    {"*/*;q=0.1, application/json", "application/json", 1000},
    {"text/html", "application/json", 0},
    {"APPLICATION/JSON", "application/json", 1000},
    {"application/json ; charset=utf-8 ; Q=0.25", "application/json", 250},
    {"application/json;q=0.1234", "application/json", 123},
    {"application/json;q=1.5", "application/json", 1000},
    {"application/json;q=rubbish", "application/json", 1000},
    {"application/json;q=0", "application/json", 0},
    {"text/*", "text/html", 1000},
    {"text", "text/html", 0},
    {",,,", "text/html", 0},
    {"", "text/html", 1000},
    {"  ", "text/html", 1000},
    {"application/jsonp", "application/json", 0},
};

static void quality_is_that_of_the_closest_range(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        int quality = accept_quality(str_of(rows[i].accept), rows[i].type);
        if (quality != rows[i].quality)
            fail_msg("%s for %s: %d, not %d", rows[i].accept, rows[i].type, quality,
                     rows[i].quality);
    }
}

static void without_the_field_everything_is_accepted(void **state)
{
    (void)state;
    assert_int_equal(1000, accept_quality((struct str){NULL, 0}, "text/html"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quality_is_that_of_the_closest_range),
        cmocka_unit_test(without_the_field_everything_is_accepted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
