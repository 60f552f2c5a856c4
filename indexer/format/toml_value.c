/* Reads the values of TOML. */
#include <math.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "indexer/format/toml_parts.h"

/* Strings. */

static const struct {
    char sign, byte;
} escapes[] = {{'b', '\b'}, {'t', '\t'}, {'n', '\n'}, {'f', '\f'},
               {'r', '\r'}, {'"', '"'},  {'\\', '\\'}};

/** Put the code point whose @p n digits come next. */
static void put_code_point(struct buf *out, struct toml *toml, size_t n)
{
    uint32_t cp = 0;
    for (size_t i = 0; i < n; i++) {
        static const char digits[] = "0123456789abcdef";
        char c = i < toml->rest.n ? toml->rest.at[i] : '\0';
        const char *digit =
            c ? strchr(digits, c >= 'A' && c <= 'F' ? c | 0x20 : c) : NULL;
        cp = cp * 16 + (uint32_t)(digit ? digit - digits : 0);
        if (!digit)
            toml_fail(toml, "« \\u » n'est pas suivi de chiffres");
    }
    char bytes[4];
    size_t length = toml->fault ? 0 : utf8_encode(bytes, cp);
    if (length == 0)
        toml_fail(toml, "« \\u » ne donne pas de caractère");
    buf_put(out, bytes, length);
    toml_skip(toml, n < toml->rest.n ? n : toml->rest.n);
}

/** Put what the escape behind a backslash stands for; a line's end and the blanks around
 *  it for nothing. */
static void put_escape(struct buf *out, struct toml *toml, bool is_long)
{
    char c = toml_peek(toml);
    for (size_t i = 0; i < COUNT_OF(escapes); i++)
        if (c && escapes[i].sign == c) {
            buf_put_byte(out, escapes[i].byte);
            toml_skip(toml, 1);
            return;
        }
    if (c == 'u' || c == 'U') {
        toml_skip(toml, 1);
        put_code_point(out, toml, c == 'u' ? 4 : 8);
        return;
    }
    size_t n = 0;
    bool has_end = false;
    while (is_long && n < toml->rest.n && strchr(" \t\r\n", toml->rest.at[n]) &&
           toml->rest.at[n]) {
        toml->line += toml->rest.at[n] == '\n';
        has_end = has_end || toml->rest.at[n] == '\n';
        n++;
    }
    toml_skip(toml, n);
    if (!has_end)
        toml_fail(toml, "« \\ » n'est pas suivi d'un signe connu");
}

/** Put what is left of a string up to @p quote, which is of three signs when the string
 *  is long. */
static void put_string(struct buf *out, struct toml *toml, struct str quote)
{
    bool is_long = quote.n == 3, has_escapes = quote.at[0] == '"';
    while (!str_starts_with(toml->rest, quote) && !toml->fault) {
        char c = toml_peek(toml);
        if (toml->rest.n == 0 || (c == '\n' && !is_long)) {
            toml_fail(toml, "des guillemets ne sont pas refermés");
            return;
        }
        toml_skip(toml, 1);
        toml->line += c == '\n';
        bool is_return = c == '\r' && toml_peek(toml) == '\n';
        if (c == '\\' && has_escapes)
            put_escape(out, toml, is_long);
        else if (!is_return || !is_long)
            buf_put_byte(out, c);
    }
    /* Quotes that touch the end are of the string: """"un mot"""". */
    while (is_long && toml->rest.n > quote.n && toml->rest.at[quote.n] == quote.at[0]) {
        buf_put_byte(out, quote.at[0]);
        toml_skip(toml, 1);
    }
    toml_skip(toml, toml->rest.n < quote.n ? toml->rest.n : quote.n);
}

void toml_read_string(struct buf *out, struct toml *toml)
{
    static const struct str quotes[] = {
        {"\"\"\"", 3}, {"\'\'\'", 3}, {"\"", 1}, {"\'", 1}};
    size_t i = 0;
    while (i < COUNT_OF(quotes) && !toml_take(toml, quotes[i]))
        i++;
    if (i == COUNT_OF(quotes)) {
        toml_fail(toml, "il manque des guillemets");
        return;
    }
    if (quotes[i].n == 3) {
        (void)toml_take(toml, STR("\r"));
        toml->line += str_starts_with(toml->rest, STR("\n"));
        (void)toml_take(toml, STR("\n"));
    }
    put_string(out, toml, quotes[i]);
}

/* Lists and tables in one line. */

static json_t *read_list(struct toml *toml)
{
    json_t *list = json_array();
    (void)toml_take(toml, STR("["));
    toml_skip_lines(toml);
    while (!toml->fault && toml_peek(toml) != ']') {
        json_t *value = toml_read_value(toml);
        if (value)
            (void)json_array_append_new(list, value);
        toml_skip_lines(toml);
        bool goes_on = toml_take(toml, STR(","));
        toml_skip_lines(toml);
        if (!goes_on && toml_peek(toml) != ']')
            toml_fail(toml, "une liste « [ … ] » n'est pas refermée");
    }
    (void)toml_take(toml, STR("]"));
    return list;
}

static json_t *read_table(struct toml *toml)
{
    json_t *table = json_object();
    (void)toml_take(toml, STR("{"));
    toml_skip_blanks(toml);
    bool goes_on = toml_peek(toml) != '}';
    while (goes_on && !toml->fault) {
        AUTO_BUF first = BUF_INIT(TOML_TEXT_MAX);
        toml_read_pair(table, &first, toml);
        toml_skip_blanks(toml);
        goes_on = toml_take(toml, STR(","));
    }
    if (!toml_take(toml, STR("}")))
        toml_fail(toml, "un groupe « { … } » n'est pas refermé");
    return table;
}

/* Words: numbers, dates, booleans. */

static bool is_of(struct str text, const char *signs)
{
    for (size_t i = 0; i < text.n; i++)
        if (!text.at[i] || !strchr(signs, text.at[i]))
            return false;
    return text.n > 0;
}

/** Copy @p word without the « _ » between its digits; false when one stands elsewhere. */
static bool copy_number(char to[64], struct str word)
{
    size_t n = 0;
    for (size_t i = 0; i < word.n; i++) {
        bool is_between = i > 0 && i + 1 < word.n && word.at[i - 1] != '_' &&
                          word.at[i + 1] != '_' && word.at[i - 1] != '.' &&
                          word.at[i + 1] != '.';
        if (word.at[i] == '_' && !is_between)
            return false;
        if (word.at[i] != '_')
            to[n++] = word.at[i];
    }
    to[n] = '\0';
    return true;
}

/** « 0xFF », « 0o17 », « 0b1 »; NULL when @p text is none. */
static json_t *based_number(const char *text)
{
    static const struct {
        const char *head, *digits;
        int base;
    } bases[] = {
        {"0x", "0123456789abcdefABCDEF", 16}, {"0o", "01234567", 8}, {"0b", "01", 2}};
    for (size_t i = 0; i < COUNT_OF(bases); i++)
        if (strncmp(text, bases[i].head, 2) == 0 && strlen(text) < 18 &&
            is_of(str_of(text + 2), bases[i].digits))
            return json_integer(strtoll(text + 2, NULL, bases[i].base));
    return NULL;
}

/** Whether @p text, without its sign, is a number of TOML: no zero before digits, digits
 *  around a point. */
static bool is_decimal(struct str text)
{
    if (text.n && strchr("+-", text.at[0]))
        text = (struct str){text.at + 1, text.n - 1};
    bool has_zero =
        text.n > 1 && text.at[0] == '0' && text.at[1] >= '0' && text.at[1] <= '9';
    size_t point = str_find(text, STR("."));
    bool has_bare_point =
        point < text.n && (point == 0 || point + 1 == text.n ||
                           text.at[point + 1] < '0' || text.at[point + 1] > '9');
    return !has_zero && !has_bare_point && is_of(text, "0123456789.eE+-");
}

static json_t *number_of(struct str word)
{
    char text[64] = "";
    if (word.n >= sizeof text || !copy_number(text, word))
        return NULL;
    json_t *based = based_number(text);
    if (based || !is_decimal(str_of(text)))
        return based;
    const char *digits = text + strspn(text, "+-");
    if (is_of(str_of(digits), "0123456789") && strlen(digits) < 19)
        return json_integer(strtoll(text, NULL, 10));
    double real;
    return str_real(&real, str_of(text[0] == '+' ? text + 1 : text)) ? json_real(real)
                                                                     : NULL;
}

/** Whether @p word is a date, a time or both. */
static bool is_date(struct str word)
{
    bool has_date = word.n >= 10 && word.at[4] == '-' && word.at[7] == '-';
    bool has_time = word.n >= 8 && word.at[2] == ':' && word.at[5] == ':';
    return (has_date || has_time) && is_of(word, "0123456789-:.+TtZz ");
}

/** The length of the word that is next; a date and its time may be parted by a space. */
static size_t word_length(const struct toml *toml)
{
    size_t n = 0;
    struct str rest = toml->rest;
    while (n < rest.n && rest.at[n] && !strchr(" \t\r\n,]}#=\"'", rest.at[n]))
        n++;
    bool has_time = n == 10 && rest.n > 13 && rest.at[10] == ' ' && rest.at[13] == ':';
    if (has_time && is_date((struct str){rest.at, n}))
        for (n++; n < rest.n && rest.at[n] && !strchr(" \t\r\n,]}#", rest.at[n]);)
            n++;
    return n;
}

static json_t *read_word(struct toml *toml)
{
    struct str word = {toml->rest.at, word_length(toml)};
    toml_skip(toml, word.n);
    if (str_equal(word, STR("true")) || str_equal(word, STR("false")))
        return json_boolean(word.n == 4);
    if (is_date(word))
        return json_stringn(word.at, word.n);
    json_t *number = number_of(word);
    if (!number)
        toml_fail(toml, word.n ? "un texte n'est pas entre guillemets"
                               : "il manque une valeur après « = »");
    return number;
}

json_t *toml_read_value(struct toml *toml)
{
    char c = toml_peek(toml);
    if (c == '"' || c == '\'') {
        AUTO_BUF text = BUF_INIT(TOML_TEXT_MAX);
        toml_read_string(&text, toml);
        json_t *value = toml->fault ? NULL : json_stringn(text.n ? text.at : "", text.n);
        if (!value)
            toml_fail(toml, "un texte n'est pas de l'UTF-8");
        return value;
    }
    if (c != '[' && c != '{')
        return read_word(toml);
    if (toml->depth == TOML_DEPTH_MAX) {
        toml_fail(toml, "trop de niveaux");
        return NULL;
    }
    toml->depth++;
    json_t *value = c == '[' ? read_list(toml) : read_table(toml);
    toml->depth--;
    return value;
}
