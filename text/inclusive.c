/* Reads inclusive forms by one table of feminine endings. An ending counts only after a
 * base that can take it. */
#include "text/inclusive.h"

#include <string.h>

#include "base/macros.h"

struct inclusive_ending {
    /* Folded, in the singular. */
    const char *ending;
    /* The folded letters that the base must end with; "" when any will do. */
    const char *needs;
    /* The number of letters that the base loses before the ending. */
    size_t n_cut;
};

/* The first row that fits wins, so longer needs stand before the shorter ones. */
static const struct inclusive_ending endings[] = {
    {"e", "", 0},        {"ne", "n", 0},     {"le", "l", 0},     {"te", "t", 0},
    {"te", "ou", 0},     {"fe", "f", 0},     {"se", "s", 0},     {"sse", "e", 0},
    {"euse", "eur", 3},  {"euse", "eux", 3}, {"se", "eux", 1},   {"trice", "teur", 4},
    {"rice", "teur", 3}, {"iere", "ier", 3}, {"ere", "er", 2},   {"ere", "ier", 2},
    {"ive", "if", 2},    {"ve", "f", 1},     {"elle", "eau", 3}, {"elle", "el", 2},
    {"ienne", "ien", 3}, {"enne", "en", 2},  {"onne", "on", 2},  {"esse", "e", 1},
};

#define ENDING_LETTERS 7

/**
 * An inclusive form in a raw token: its ending, and the indices of its first letter and
 * of what follows it.
 */
struct match {
    /* NULL for a plural without a feminine: filière(s). */
    const struct inclusive_ending *ending;
    size_t base;
    size_t end;
    bool is_plural;
};

static bool is_letter(uint32_t cp)
{
    return letter_is_word(cp) && !letter_is_digit(cp);
}

/**
 * Read the letters at @p at, folded, into @p to as a string.
 *
 * @return their number; 0 when they are too many for an ending or not ASCII.
 */
static size_t read_ending(char to[ENDING_LETTERS + 1], const struct letter *at, size_t n)
{
    size_t k = 0;
    for (; k < n && letter_is_word(at[k].cp); k++) {
        if (k == ENDING_LETTERS || letter_plain(at[k].cp) >= 0x80)
            return 0;
        to[k] = (char)letter_plain(at[k].cp);
    }
    to[k] = 0;
    return k;
}

static bool base_fits(const struct letter *base, size_t n, const char *needs)
{
    size_t n_needs = strlen(needs);
    if (n_needs >= n)
        return false;
    for (size_t i = 0; i < n_needs; i++)
        if (letter_plain(base[n - n_needs + i].cp) != (unsigned char)needs[i])
            return false;
    return true;
}

/**
 * The row for the singular ending @p text after the @p n letters of @p base; NULL when
 * there is none. A NULL @p base fits every row.
 */
static const struct inclusive_ending *find_ending(const char *text,
                                                  const struct letter *base, size_t n)
{
    for (size_t i = 0; i < COUNT_OF(endings); i++)
        if (strcmp(endings[i].ending, text) == 0 &&
            (!base || base_fits(base, n, endings[i].needs)))
            return &endings[i];
    return NULL;
}

/**
 * Find the row for @p text, which may end with a plural s; that s is then cut off. A bare
 * "s" or "x" is a plural without a row.
 *
 * @return whether @p text is an ending.
 */
static bool parse_ending(struct match *match, char text[ENDING_LETTERS + 1],
                         const struct letter *base, size_t n)
{
    match->is_plural = false;
    match->ending = find_ending(text, base, n);
    if (match->ending)
        return true;
    size_t length = strlen(text);
    if (length == 0 || (text[length - 1] != 's' && strcmp(text, "x") != 0))
        return false;
    text[length - 1] = 0;
    match->is_plural = true;
    match->ending = length > 1 ? find_ending(text, base, n) : NULL;
    return length == 1 || match->ending;
}

size_t inclusive_bracket(struct letter_window *window, size_t i)
{
    char text[ENDING_LETTERS + 1];
    size_t k = 0;
    for (; k < ENDING_LETTERS && is_letter(window_at(window, i + 1 + k)); k++) {
        uint32_t cp = letter_plain(window_at(window, i + 1 + k));
        if (cp >= 0x80)
            return 0;
        text[k] = (char)cp;
    }
    text[k] = 0;
    struct match match;
    bool is_known = parse_ending(&match, text, NULL, 0);
    return is_known && window_at(window, i + 1 + k) == ')' ? k + 2 : 0;
}

static bool is_marker(uint32_t cp)
{
    return cp == '.' || cp == '-' || cp == '/' || cp == '(' || raw_is_middle_dot(cp);
}

/* « un·e » and « né(e) » have short bases. The other markers have other uses too, so that
 * they ask for a longer one. */
static size_t base_least(uint32_t marker)
{
    return marker == '(' || raw_is_middle_dot(marker) ? 2 : 3;
}

/**
 * Read the ending of the plural, if it follows: « ·s » in apprenti·e·s, « s » in
 * salarié(e)s.
 */
static void read_plural(struct match *match, const struct raw *raw)
{
    size_t i = match->end;
    bool is_marked = i < raw->n && is_marker(raw->at[i].cp);
    if (is_marked)
        i++;
    if (i >= raw->n || raw->at[i].cp != 's')
        return;
    i++;
    if (is_marked && raw->at[match->end].cp == '(') {
        if (i >= raw->n || raw->at[i].cp != ')')
            return;
        i++;
    }
    match->is_plural = true;
    match->end = i;
}

/**
 * Whether the marker at index @p i of @p raw belongs to an inclusive form, which is put
 * in @p match.
 */
static bool find_match(struct match *match, const struct raw *raw, size_t i)
{
    uint32_t marker = raw->at[i].cp;
    size_t base = i;
    while (base > 0 && is_letter(raw->at[base - 1].cp))
        base--;
    if (i - base < base_least(marker) ||
        (base > 0 && letter_is_digit(raw->at[base - 1].cp)))
        return false;
    char text[ENDING_LETTERS + 1];
    size_t n = read_ending(text, raw->at + i + 1, raw->n - i - 1);
    bool is_known = n > 0 && parse_ending(match, text, raw->at + base, i - base);
    if (!is_known || (raw->at[i + 1].cp == 'x' && marker != '('))
        return false;
    match->base = base;
    match->end = i + 1 + n;
    if (marker == '(') {
        if (match->end >= raw->n || raw->at[match->end].cp != ')')
            return false;
        match->end++;
    }
    if (match->ending)
        read_plural(match, raw);
    return match->end == raw->n || !letter_is_word(raw->at[match->end].cp);
}

/**
 * Replace the form whose marker is at index @p i by its masculine; returns the index
 * after it.
 */
static size_t rewrite(struct raw *raw, const struct match *match, size_t i)
{
    uint32_t last = raw->at[i - 1].cp;
    uint32_t end_offset = raw->at[match->end - 1].end;
    /* « filière(s) » leaves the number open: it stays singular. */
    bool gains_s = match->is_plural && match->ending && last != 's' && last != 'x';
    size_t end = i;
    if (gains_s) {
        raw->at[end] = raw->at[match->end - 1];
        raw->at[end++].cp = 's';
    }
    raw->at[end - 1].end = end_offset;
    if (match->ending && raw->n_forms < RAW_FORMS)
        raw->forms[raw->n_forms++] = (struct inclusive_form){
            end, match->base, i - match->base - match->ending->n_cut,
            match->ending->ending, match->is_plural};
    memmove(raw->at + end, raw->at + match->end,
            (raw->n - match->end) * sizeof raw->at[0]);
    raw->n -= match->end - end;
    return end;
}

/**
 * In « apprentiEs » the capital is the marker: put a middle dot before it, as in
 * apprenti·es.
 */
static void mark_capital(struct raw *raw)
{
    size_t n = raw->n;
    size_t n_s = n > 1 && raw->at[n - 1].cp == 's' ? 1 : 0;
    if (n < 4 + n_s || raw->n + 1 > RAW_LETTERS)
        return;
    size_t e = n - 1 - n_s;
    if (raw->at[e].cp != 'e' || !(raw->at[e].flags & LETTER_UPPER))
        return;
    for (size_t i = 1; i < e; i++)
        if (!is_letter(raw->at[i].cp) || raw->at[i].flags & LETTER_UPPER)
            return;
    memmove(raw->at + e + 1, raw->at + e, (n - e) * sizeof raw->at[0]);
    raw->at[e].cp = 0xB7;
    raw->n++;
}

void inclusive_rewrite(struct raw *raw)
{
    mark_capital(raw);
    for (size_t i = 1; i + 1 < raw->n; i++) {
        struct match match;
        if (is_marker(raw->at[i].cp) && find_match(&match, raw, i))
            i = rewrite(raw, &match, i);
    }
}

void inclusive_add_feminine(struct token_builder *builder, const struct raw *raw,
                            size_t from, size_t to)
{
    const struct inclusive_form *form = NULL;
    for (size_t i = 0; i < raw->n_forms; i++)
        if (raw->forms[i].end == to)
            form = &raw->forms[i];
    /* The word may begin before its base: the base of « quelqu'un·e » is « un ». */
    size_t n = form ? form->base + form->n_kept - from : 0;
    if (!form || n > TERM_MAX_BYTES)
        return;
    struct letter word[TERM_MAX_BYTES + ENDING_LETTERS + 2];
    struct letter last = raw->at[to - 1];
    memcpy(word, raw->at + from, n * sizeof word[0]);
    for (const char *c = form->ending; *c; c++, n++) {
        word[n] = last;
        word[n].cp = (unsigned char)*c;
    }
    /* Only this ending has an accent: conseillère. */
    if (str_ends_with(str_of(form->ending), STR("ere")))
        word[n - 3].cp = 0xE8;
    if (form->is_plural) {
        word[n] = last;
        word[n++].cp = 's';
    }
    word[0].start = raw->at[from].start;
    (void)builder_add(builder, word, n, TOKEN_ALTERNATIVE, JOINERS_DROPPED);
}
