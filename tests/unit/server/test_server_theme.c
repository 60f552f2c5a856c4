/* Colours are read and held against each other as WCAG says, and what cannot be read is
 * named with its ratio. */
#include "server/site/theme.h"

#include "tests/unit/cmocka_all.h"

static struct colour colour(const char *text)
{
    struct colour read = {1, 2, 3};
    assert_true(colour_read(&read, str_of(text)));
    return read;
}

static void colours_are_read_in_two_forms(void **state)
{
    (void)state;
    struct colour long_one = colour("#0B5a6b"), short_one = colour("#f0a");
    assert_int_equal(0x0b, long_one.red);
    assert_int_equal(0x5a, long_one.green);
    assert_int_equal(0x6b, long_one.blue);
    assert_int_equal(0xff, short_one.red);
    assert_int_equal(0x00, short_one.green);
    assert_int_equal(0xaa, short_one.blue);
    static const char *const none[] = {"",       "#",       "0b5a6b",   "#0b5a6",
                                       "#ggg",   "#0b5a6g", "#0b5a6b0", "red",
                                       "#12 45", "# 1234"};
    for (size_t i = 0; i < COUNT_OF(none); i++) {
        struct colour read;
        assert_false(colour_read(&read, str_of(none[i])));
    }
}

static void contrast_is_that_of_wcag(void **state)
{
    (void)state;
    /* From the examples of the working group: black on white, and the famous #767676. */
    assert_true(colour_contrast(colour("#000"), colour("#fff")) > 20.999);
    assert_true(colour_contrast(colour("#777"), colour("#777")) < 1.001);
    assert_true(colour_contrast(colour("#767676"), colour("#fff")) >= CONTRAST_LEAST);
    assert_true(colour_contrast(colour("#777777"), colour("#fff")) < CONTRAST_LEAST);
}

static void nothing_chosen_is_without_fault(void **state)
{
    (void)state;
    struct site_theme theme = {0};
    theme_complete(&theme);
    AUTO_BUF faults = BUF_INIT(1024);
    for (int s = 0; s < SCHEME_COUNT_; s++)
        for (int c = 0; c < THEME_COLOUR_COUNT_; c++)
            theme_put_faults(&faults, &theme, (enum scheme)s, (enum theme_colour)c);
    assert_string_equal("", buf_text(&faults));
}

static void a_dark_accent_is_made_of_the_light_one(void **state)
{
    (void)state;
    static const char *const accents[] = {"#7a1f5c", "#000000", "#0000ee", "#8a4b00"};
    for (size_t i = 0; i < COUNT_OF(accents); i++) {
        struct site_theme theme = {0};
        theme.sides[SCHEME_LIGHT].colours[THEME_ACCENT] = colour(accents[i]);
        theme.sides[SCHEME_LIGHT].is_chosen[THEME_ACCENT] = true;
        theme_complete(&theme);
        AUTO_BUF faults = BUF_INIT(1024);
        theme_put_faults(&faults, &theme, SCHEME_DARK, THEME_ACCENT);
        assert_string_equal("", buf_text(&faults));
    }
}

static void what_stands_on_the_accent_is_read(void **state)
{
    (void)state;
    struct site_theme theme = {0};
    theme.sides[SCHEME_LIGHT].colours[THEME_ACCENT] = colour("#7a1f5c");
    theme.sides[SCHEME_LIGHT].is_chosen[THEME_ACCENT] = true;
    theme_complete(&theme);
    AUTO_BUF css = BUF_INIT(1024);
    theme_put_css(&css, &theme);
    assert_non_null(strstr(buf_text(&css),
                           ":root{--accent:#7a1f5c;--accent-strong:#5c1745;"
                           "--on-accent:#ffffff;--band:#f1f6f6;"));
    assert_non_null(strstr(buf_text(&css), "--on-accent:#000000"));
}

/** The colour of custom property @p name, the @p nth time it stands in @p css. */
static struct colour property(const char *css, const char *name, int nth)
{
    const char *at = css;
    for (int i = 0; i <= nth; i++) {
        at = strstr(at, name);
        assert_non_null(at);
        at += strlen(name);
    }
    struct colour read = {0, 0, 0};
    assert_true(colour_read(&read, (struct str){at, 7}));
    return read;
}

static void the_shades_of_maps_leave_their_texts_readable(void **state)
{
    (void)state;
    static const char *const light[] = {"#767676", "#7a1f5c", "#000000", "#d00000"};
    static const char *const dark[] = {"#ffffff", "#7f8c8d", "#ffdd00", "#8080ff"};
    for (size_t i = 0; i < COUNT_OF(light); i++) {
        struct site_theme theme = {0};
        theme.sides[SCHEME_LIGHT].colours[THEME_ACCENT] = colour(light[i]);
        theme.sides[SCHEME_DARK].colours[THEME_ACCENT] = colour(dark[i]);
        theme.sides[SCHEME_LIGHT].is_chosen[THEME_ACCENT] = true;
        theme.sides[SCHEME_DARK].is_chosen[THEME_ACCENT] = true;
        theme_complete(&theme);
        AUTO_BUF css = BUF_INIT(2048);
        theme_put_css(&css, &theme);
        static const char *const texts[] = {"#1a242b", "#e6edef"};
        for (int s = 0; s < SCHEME_COUNT_; s++) {
            struct colour on = property(buf_text(&css), "--on-accent:", s);
            struct colour four = property(buf_text(&css), "--shade-4:", s);
            struct colour five = property(buf_text(&css), "--shade-5:", s);
            assert_true(colour_contrast(colour(texts[s]), four) >= CONTRAST_LEAST);
            assert_true(colour_contrast(on, five) >= CONTRAST_LEAST);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(colours_are_read_in_two_forms),
        cmocka_unit_test(contrast_is_that_of_wcag),
        cmocka_unit_test(nothing_chosen_is_without_fault),
        cmocka_unit_test(a_dark_accent_is_made_of_the_light_one),
        cmocka_unit_test(what_stands_on_the_accent_is_read),
        cmocka_unit_test(the_shades_of_maps_leave_their_texts_readable),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
