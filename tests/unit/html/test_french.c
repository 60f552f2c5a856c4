/* Writing dates, periods and numbers in French. */
#include "html/french.h"

#include "tests/unit/cmocka_all.h"

static date_day day_of(const char *iso)
{
    date_day day = DATE_NONE;
    struct error err = {0};
    if (*iso)
        assert_int_equal(STATUS_OK, date_parse(&day, str_of(iso), &err));
    return day;
}

static void dates_are_written_out(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"2026-04-07", "7 avril 2026"},
        {"2026-04-01", "1er avril 2026"},
        {"1999-12-31", "31 décembre 1999"},
        {"2024-02-29", "29 février 2024"},
        {"", ""},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        AUTO_BUF out = BUF_INIT(100);
        french_date(&out, day_of(rows[i][0]));
        assert_string_equal(rows[i][1], buf_text(&out));
    }
}

static void periods_take_their_shortest_name(void **state)
{
    (void)state;
    static const char *const rows[][3] = {
        {"2026-01-01", "2026-12-31", "2026"},
        {"2026-04-01", "2026-04-30", "avril 2026"},
        {"2024-02-01", "2024-02-29", "février 2024"},
        {"2026-04-07", "2026-04-07", "le 7 avril 2026"},
        {"2026-04-01", "2026-05-03", "du 1er avril au 3 mai 2026"},
        {"2019-01-01", "2022-12-31", "du 1er janvier 2019 au 31 décembre 2022"},
        {"2026-04-01", "", "depuis le 1er avril 2026"},
        {"", "2026-04-30", "jusqu'au 30 avril 2026"},
        {"", "", ""},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        AUTO_BUF out = BUF_INIT(100);
        french_period(&out, day_of(rows[i][0]), day_of(rows[i][1]));
        assert_string_equal(rows[i][2], buf_text(&out));
    }
}

static void thousands_are_parted(void **state)
{
    (void)state;
    static const struct {
        unsigned long number;
        const char *text;
    } rows[] = {{0, "0"},
                {999, "999"},
                {1000, "1\u202F000"},
                {1085, "1\u202F085"},
                {1234567, "1\u202F234\u202F567"}};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        AUTO_BUF out = BUF_INIT(100);
        french_number(&out, rows[i].number);
        assert_string_equal(rows[i].text, buf_text(&out));
    }
}

static void nouns_agree(void **state)
{
    (void)state;
    static const char *const texts[] = {"Aucun résultat", "1 résultat", "2 résultats"};
    for (unsigned i = 0; i < COUNT_OF(texts); i++) {
        AUTO_BUF out = BUF_INIT(100);
        french_count(&out, i, "résultat");
        assert_string_equal(texts[i], buf_text(&out));
    }
}

/** The text with each space replaced by what it should be. */
static void put_spaced(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        struct str space = text.at[i] == ' ' ? french_space(text, i) : STR("");
        if (space.n)
            buf_put_str(out, space);
        else
            buf_put_byte(out, text.at[i]);
    }
}

static void spaces_in_numbers_do_not_break(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"75 181 contrats", "75\u202F181 contrats"},
        {"1 234 567 euros", "1\u202F234\u202F567\u00A0euros"},
        {"9,2 % en 2025", "9,2\u00A0% en 2025"},
        {"46 M€, 3 Md€", "46\u00A0M€, 3\u00A0Md€"},
        {"400,4 millions d'euros", "400,4\u00A0millions d'euros"},
        {"<mark>75</mark> <mark>181</mark>", "<mark>75</mark>\u202F<mark>181</mark>"},
        {"en 2024 300 contrats", "en 2024 300 contrats"},
        {"le 7 avril 2026", "le 7 avril 2026"},
        {"lot 12 3456", "lot 12 3456"},
        {" 181", " 181"},
        {"75 ", "75 "},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        AUTO_BUF out = BUF_INIT(200);
        put_spaced(&out, str_of(rows[i][0]));
        assert_string_equal(rows[i][1], buf_text(&out));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spaces_in_numbers_do_not_break),
        cmocka_unit_test(dates_are_written_out),
        cmocka_unit_test(periods_take_their_shortest_name),
        cmocka_unit_test(thousands_are_parted),
        cmocka_unit_test(nouns_agree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
