/* Tells the shapes of dates apart, and leaves those that people write to
 * date_written.h. */
#include "indexer/member/member_date.h"

#include "base/buf.h"
#include "engine/record/date_written.h"
#include "indexer/member/member_value.h"
#include "indexer/member/name_key.h"

#define TEXT_MAX 200U
/** The years that a number alone may be. */
#define YEAR_FIRST 1900
#define YEAR_LAST 2100
/** A year of two figures below it is of this century. */
#define SHORT_YEAR_PIVOT 70

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/** The days of @p n months from the first one of @p year on, from 1. */
static struct date_range months_of(int year, int month, int n)
{
    int last = month + n;
    date_day after = date_from_civil(year + (last > 12), last > 12 ? last - 12 : last, 1);
    return (struct date_range){date_from_civil(year, month, 1), after - 1};
}

/** « T3 2025 », « 2025-Q3 », « 3e trimestre 2025 », « 1er semestre 2025 »: the parts of a
 *  year and their names, as keys. */
static bool read_part_of_year(struct member_date *out, struct str text)
{
    static const struct {
        const char *name;
        int months;
        bool is_before_number;
    } parts[] = {
        {"t", 3, true},           {"q", 3, true},
        {"s", 6, true},           {"ertrimestre", 3, false},
        {"etrimestre", 3, false}, {"emetrimestre", 3, false},
        {"trimestre", 3, false},  {"ersemestre", 6, false},
        {"esemestre", 6, false},  {"emesemestre", 6, false},
        {"semestre", 6, false},
    };
    struct name_key key = name_key(text, NAME_AS_IT_IS);
    struct str rest = name_key_str(&key);
    bool is_last = rest.n > 5 && is_digit(rest.at[rest.n - 4]) &&
                   is_digit(rest.at[rest.n - 3]) && is_digit(rest.at[rest.n - 2]);
    struct str year = is_last ? (struct str){rest.at + rest.n - 4, 4}
                              : (struct str){rest.at, rest.n < 4 ? rest.n : 4};
    int64_t number = str_number(year, YEAR_LAST);
    if (number < YEAR_FIRST || rest.n < 6)
        return false;
    rest = (struct str){rest.at + (is_last ? 0 : 4), rest.n - 4};
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        struct str name = str_of(parts[i].name);
        if (rest.n != name.n + 1)
            continue;
        char digit = rest.at[parts[i].is_before_number ? rest.n - 1 : 0];
        struct str word = {rest.at + !parts[i].is_before_number, name.n};
        int n = digit - '0', months = parts[i].months;
        if (!str_equal(word, name) || n < 1 || n > 12 / months)
            continue;
        out->days = months_of((int)number, (n - 1) * months + 1, months);
        out->doubt = DATE_IS_LONG;
        return true;
    }
    return false;
}

static enum status read_written(struct member_date *out, struct str text,
                                struct error *err)
{
    return date_parse_written(&out->days, text, err);
}

/** The day in Paris, @p seconds after 1970. */
static enum status read_seconds(struct member_date *out, int64_t seconds,
                                struct error *err)
{
    char text[TIME_TEXT_BYTES];
    time_format(text, seconds);
    return read_written(out, str_of(text), err);
}

/** A number: a year, the seconds or the milliseconds since 1970, or 20260407. */
static enum status read_number(struct member_date *out, struct str text,
                               struct error *err)
{
    int64_t number = str_number(text, INT64_MAX);
    if (text.n == 4 && number >= YEAR_FIRST && number <= YEAR_LAST) {
        *out = (struct member_date){months_of((int)number, 1, 12), DATE_IS_LONG};
        return STATUS_OK;
    }
    if (text.n == 9 || text.n == 10)
        return read_seconds(out, number, err);
    if (text.n == 12 || text.n == 13)
        return read_seconds(out, number / 1000, err);
    return read_written(out, text, err);
}

/** The numbers of « 07/04/2026 »; false when the text is of another form. */
static bool read_figures(int figures[3], size_t *year_digits, struct str text)
{
    size_t i = 0, n[3];
    char sign = 0;
    for (int k = 0; k < 3; k++) {
        size_t start = i;
        while (i < text.n && is_digit(text.at[i]))
            i++;
        n[k] = i - start;
        if (n[k] == 0 || n[k] > 4)
            return false;
        figures[k] = (int)str_number((struct str){text.at + start, n[k]}, 9999);
        if (k == 2)
            break;
        if (i == text.n || !memchr("/.-", text.at[i], 3) || (sign && sign != text.at[i]))
            return false;
        sign = text.at[i++];
    }
    *year_digits = n[2];
    bool ends = i == text.n || text.at[i] == ' ' || text.at[i] == 'T';
    return ends && n[0] <= 2 && n[1] <= 2 && (n[2] == 2 || n[2] == 4);
}

/** « 07/04/2026 », « 07-04-26 » and, where no day is the second number, « 04/25/2026 ».
 *  False when it is of another form. */
static bool read_day_first(struct member_date *out, struct str text)
{
    int figures[3];
    size_t year_digits;
    if (!read_figures(figures, &year_digits, text))
        return false;
    int day = figures[0], month = figures[1], year = figures[2];
    bool is_short = year_digits == 2;
    if (is_short)
        year += year < SHORT_YEAR_PIVOT ? 2000 : 1900;
    bool is_month_first = month > 12 && day <= 12;
    date_day found = is_month_first ? date_from_civil(year, day, month)
                                    : date_from_civil(year, month, day);
    out->days = (struct date_range){found, found};
    out->doubt = is_short         ? DATE_SHORT_YEAR
                 : is_month_first ? DATE_MONTH_FIRST
                 : day == month   ? DATE_IS_CLEAR
                                  : DATE_DAY_FIRST;
    return found != DATE_NONE;
}

/** Without « Publié » before « le », and without what stands in brackets behind it. */
static struct str bare(struct str text)
{
    struct str rest = text;
    struct str head = str_trim(str_cut(&rest, '('));
    size_t at = str_find(head, STR(" le "));
    return at < head.n ? (struct str){head.at + at + 4, head.n - at - 4} : head;
}

static enum status read_text(struct member_date *out, struct str text, struct error *err)
{
    text = str_trim(text);
    if (text.n && strspn(text.at, "0123456789") >= text.n)
        return read_number(out, text, err);
    struct str kept = bare(text);
    if (read_day_first(out, kept) || read_part_of_year(out, kept))
        return STATUS_OK;
    struct error ignored = {0};
    if (kept.n && read_written(out, kept, &ignored) == STATUS_OK)
        return STATUS_OK;
    return read_written(out, text, err);
}

/** [2026, 4, 7, …] */
static bool read_civil(struct member_date *out, const json_t *list)
{
    json_int_t n[3] = {0, 1, 1};
    for (size_t i = 0; i < COUNT_OF(n) && i < json_array_size(list); i++) {
        const json_t *item = json_array_get(list, i);
        n[i] = json_is_integer(item) ? json_integer_value(item) : 0;
        if (n[i] < 1 || n[i] > 9999)
            return false;
    }
    date_day day = date_from_civil((int)n[0], (int)n[1], (int)n[2]);
    out->days = (struct date_range){day, day};
    return json_array_size(list) >= 2 && n[0] >= YEAR_FIRST && day != DATE_NONE;
}

enum status member_date_read(struct member_date *out, const json_t *value,
                             struct error *err)
{
    bool is_list = json_is_array(value);
    *out = (struct member_date){{DATE_NONE, DATE_NONE}, DATE_IS_CLEAR};
    if (is_list && read_civil(out, value))
        return STATUS_OK;
    if (is_list)
        value = json_array_get(value, 0);
    if (json_is_integer(value) && is_list)
        value = NULL;
    AUTO_BUF text = BUF_INIT(TEXT_MAX);
    if (json_is_real(value))
        buf_printf(&text, "%.0f", json_real_value(value));
    else
        member_put_text(&text, value, " ");
    return read_text(out, str_of(buf_text(&text)), err);
}

const char *member_date_remark(enum date_doubt doubt)
{
    static const char *const remarks[] = {
        [DATE_IS_CLEAR] = NULL,
        [DATE_DAY_FIRST] = "est lue jour, mois, année (2026-04-07 ne se lit que d'une "
                           "façon)",
        [DATE_MONTH_FIRST] = "est lue mois, jour, année (2026-04-07 ne se lit que d'une "
                             "façon)",
        [DATE_SHORT_YEAR] = "est lue jour, mois, année sur deux chiffres (2026-04-07 ne "
                            "se lit que d'une façon)",
        [DATE_IS_LONG] = "n'est pas un jour : le premier qu'elle contient est pris",
    };
    return remarks[doubt];
}
