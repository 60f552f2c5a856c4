/* Cuts a query into signs. */
#include "engine/request/query_lex.h"

#include "base/utf8.h"

static const struct {
    const char *name;
    enum query_field field;
} fields[] = {
    {"titre:", QUERY_TITLE},   {"auteur:", QUERY_AUTHOR}, {"region:", QUERY_REGION},
    {"région:", QUERY_REGION}, {"theme:", QUERY_THEME},   {"thème:", QUERY_THEME},
    {"type:", QUERY_TYPE},     {"source:", QUERY_SOURCE}, {"date:", QUERY_DATE},
};

static const struct {
    const char *word;
    enum sign_kind kind;
} operators[] = {
    {"OU", SIGN_OR},   {"OR", SIGN_OR},   {"ET", SIGN_AND},
    {"AND", SIGN_AND}, {"NOT", SIGN_NOT}, {"SAUF", SIGN_NOT},
};

/** Each opening quote with the quotes that close it. */
static const struct {
    const char *open;
    const char *close[3];
} quotes[] = {
    {"\"", {"\"", NULL, NULL}}, {"«", {"»", NULL, NULL}}, {"“", {"”", "“", NULL}},
    {"„", {"“", "”", NULL}},    {"”", {"”", NULL, NULL}},
};

static const char *const spaces[] = {" ",      "\t",     "\n",     "\r",
                                     "\u00A0", "\u202F", "\u2009", "\u3000"};

/** The length in bytes of the first of @p texts that @p s starts with, or 0. */
static size_t starts_with_any(struct str s, const char *const *texts, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_starts_with(s, str_of(texts[i])))
            return strlen(texts[i]);
    return 0;
}

/**
 * Whether @p c is surely part of a word: an ASCII character that is neither a space nor a
 * sign. Most bytes are, so this spares the search of the tables.
 */
static bool is_plain(char c)
{
    return c > ' ' && c != '"' && c != '(' && c != ')' && c != 0x7F;
}

/** The length in bytes of the space at the start of @p s, or 0. */
static size_t space_at(struct str s)
{
    if (s.n && is_plain(s.at[0]))
        return 0;
    return starts_with_any(s, spaces, COUNT_OF(spaces));
}

static struct str from(struct str s, size_t n)
{
    return (struct str){s.at + n, s.n - n};
}

/** The number of the quote that opens at @p s, or -1. */
static int quote_at(struct str s)
{
    if (s.n && is_plain(s.at[0]))
        return -1;
    for (size_t i = 0; i < COUNT_OF(quotes); i++)
        if (str_starts_with(s, str_of(quotes[i].open)))
            return (int)i;
    return -1;
}

static bool closes_word(struct str s)
{
    return s.n == 0 || space_at(s) || s.at[0] == '(' || s.at[0] == ')' ||
           quote_at(s) >= 0 || str_starts_with(s, STR("»"));
}

static size_t code_point_bytes(struct str s)
{
    size_t length;
    (void)utf8_decode(s.at, s.n, &length);
    return length;
}

/** The length in bytes of the word at @p s: up to a space, a bracket or a quote. */
static size_t word_bytes(struct str s)
{
    size_t n = 0;
    for (;;) {
        while (n < s.n && is_plain(s.at[n]))
            n++;
        if (closes_word(from(s, n)))
            return n;
        n += code_point_bytes(from(s, n));
    }
}

/**
 * The UTF-8 byte @p c in lower case, for the letters of field names only: ASCII, and É
 * and È, whose first byte is @p before.
 */
static unsigned char lower(unsigned char c, unsigned char before)
{
    if (c >= 'A' && c <= 'Z')
        return (unsigned char)(c + 'a' - 'A');
    return before == 0xC3 && (c == 0x88 || c == 0x89) ? (unsigned char)(c + 0x20) : c;
}

/** Whether @p s starts with @p name, in capitals or not. */
static bool starts_with_name(struct str s, struct str name)
{
    unsigned char before = 0;
    for (size_t i = 0; i < name.n; i++) {
        unsigned char c = i < s.n ? (unsigned char)s.at[i] : 0;
        if (lower(c, before) != (unsigned char)name.at[i])
            return false;
        before = c;
    }
    return true;
}

/**
 * The length in bytes of the field name at @p s, or 0. A space behind it makes it a word.
 */
static size_t field_at(struct str s, enum query_field *field)
{
    for (size_t i = 0; i < COUNT_OF(fields); i++) {
        struct str name = str_of(fields[i].name);
        if (starts_with_name(s, name) && s.n > name.n && !space_at(from(s, name.n))) {
            *field = fields[i].field;
            return name.n;
        }
    }
    return 0;
}

/**
 * What stands between the quotes at @p s, trimmed; empty when they hold nothing.
 *
 * @param[out] all  the same with the quotes; empty when @p s does not begin with a quote
 *                  or the quote is never closed.
 */
static struct str phrase_at(struct str s, struct str *all)
{
    *all = (struct str){s.at, 0};
    int quote = quote_at(s);
    if (quote < 0)
        return *all;
    struct str inside = from(s, strlen(quotes[quote].open));
    for (size_t i = 0; i <= inside.n; i++) {
        size_t close = starts_with_any(from(inside, i), quotes[quote].close,
                                       quotes[quote].close[1] ? 2 : 1);
        if (!close)
            continue;
        all->n = (size_t)(inside.at + i + close - s.at);
        return str_trim((struct str){inside.at, i});
    }
    return *all;
}

static struct sign word_sign(struct str s, enum query_field field, size_t n_field)
{
    struct str word = {s.at, word_bytes(s)};
    struct sign sign = {SIGN_WORD, field, word, {s.at - n_field, word.n + n_field}};
    if (field == QUERY_ANYWHERE)
        for (size_t i = 0; i < COUNT_OF(operators); i++)
            if (str_equal(word, str_of(operators[i].word)))
                sign.kind = operators[i].kind;
    struct str stem = {word.at, word.n ? word.n - 1 : 0};
    if (word.n && word.at[word.n - 1] == '*' && utf8_count(stem) >= QUERY_PREFIX_MIN &&
        field <= QUERY_AUTHOR) {
        sign.kind = SIGN_PREFIX;
        sign.text = stem;
    }
    return sign;
}

/**
 * A word, a phrase, a prefix or an operator. whole is empty at a quote that opens
 * nothing.
 */
static struct sign text_sign(struct str s)
{
    enum query_field field = QUERY_ANYWHERE;
    size_t n_field = field_at(s, &field);
    struct str rest = from(s, n_field);
    struct str all;
    struct str phrase = phrase_at(rest, &all);
    if (all.n)
        return (struct sign){SIGN_PHRASE, field, phrase, {s.at, n_field + all.n}};
    /* In "titre:(" and before a lone quote, titre: is a word. */
    if (closes_word(rest))
        return word_sign(s, QUERY_ANYWHERE, 0);
    return word_sign(rest, field, n_field);
}

static bool is_minus(struct str s)
{
    return s.n > 1 && s.at[0] == '-' && s.at[1] != '-' && !space_at(from(s, 1)) &&
           s.at[1] != ')';
}

/** The most digits in the brackets of a telephone number. */
#define DIALLED_DIGITS 4

/**
 * The length in bytes of the brackets in « (03) 20 11 22 33 » or « (+33) » at @p s, which
 * make no group; 0 when others or none stand there.
 */
static size_t dialled_at(struct str s)
{
    size_t i = s.n > 1 && s.at[1] == '+' ? 2 : 1, first = i;
    if (s.n < 3 || s.at[0] != '(' || (s.at[1] != '0' && s.at[1] != '+'))
        return 0;
    while (i < s.n && s.at[i] >= '0' && s.at[i] <= '9' && i - first < DIALLED_DIGITS)
        i++;
    return i > first && i < s.n && s.at[i] == ')' ? i + 1 : 0;
}

struct sign sign_take(struct str *rest)
{
    for (;;) {
        struct str s = *rest;
        size_t skip = space_at(s);
        if (!s.n)
            return (struct sign){.kind = SIGN_END, .text = s, .whole = s};
        struct sign sign = {SIGN_END, QUERY_ANYWHERE, {s.at, 0}, {s.at, 1}};
        if (skip) {
            *rest = from(s, skip);
            continue;
        }
        size_t n_dialled = dialled_at(s);
        if (n_dialled)
            sign = (struct sign){
                SIGN_WORD, QUERY_ANYWHERE, {s.at, n_dialled}, {s.at, n_dialled}};
        else if (s.at[0] == '(' || s.at[0] == ')')
            sign.kind = s.at[0] == '(' ? SIGN_OPEN : SIGN_CLOSE;
        else if (is_minus(s))
            sign.kind = SIGN_MINUS;
        else
            sign = text_sign(s);
        /* A quote without its partner is skipped. */
        if (sign.kind == SIGN_WORD && !sign.whole.n) {
            *rest = from(s, code_point_bytes(s));
            continue;
        }
        *rest = from(s, (size_t)(sign.whole.at + sign.whole.n - s.at));
        if (sign.kind == SIGN_PHRASE && !sign.text.n)
            continue;
        return sign;
    }
}
