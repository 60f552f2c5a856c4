/* Reads raw tokens. A joiner counts only when a letter or a digit follows at once; an
 * ending in brackets, only when it is one of inclusive writing. */
#include "text/raw.h"

#include "base/macros.h"
#include "base/str.h"
#include "text/inclusive.h"
#include "text/sign.h"
#include "text/word/gap.h"

bool raw_is_middle_dot(uint32_t cp)
{
    return cp == 0xB7 || cp == 0x2022 || cp == 0x2027 || cp == 0x2219 || cp == 0x22C5;
}

static bool is_joiner(uint32_t cp)
{
    switch (cp) {
    case '\'':
    case '.':
    case '-':
    case '/':
    case '&':
    case '+':
    case '@':
    case ',':
    case '_':
        return true;
    default:
        return raw_is_middle_dot(cp);
    }
}

static void push(struct raw *raw, const struct letter_window *window, size_t i)
{
    raw->at[raw->n++] = window->at[i];
}

/**
 * Read a raised ending at index @p i of the window, as our sources print it (« M^{me} »,
 * « 3^e »), and add its letters without the signs.
 *
 * @return the index after it; @p i when there is none.
 */
static size_t read_raised(struct raw *raw, struct letter_window *window, size_t i)
{
    if (window_at(window, i) != '^')
        return i;
    bool is_braced = window_at(window, i + 1) == '{';
    size_t from = i + 1 + (is_braced ? 1 : 0);
    size_t to = from;
    while (to - from < 5 && letter_is_word(window_at(window, to)))
        to++;
    if (to == from || (is_braced && window_at(window, to) != '}'))
        return i;
    for (size_t k = from; k < to && raw->n < RAW_LETTERS; k++)
        push(raw, window, k);
    return to + (is_braced ? 1 : 0);
}

/**
 * Add what joins the letters before index @p i to those after it.
 *
 * @return the index after it; @p i when nothing does.
 */
static size_t read_joint(struct raw *raw, struct letter_window *window, size_t i)
{
    uint32_t cp = window_at(window, i);
    if (is_joiner(cp) && letter_is_word(window_at(window, i + 1))) {
        push(raw, window, i);
        return i + 1;
    }
    size_t end = i + (cp == '(' ? inclusive_bracket(window, i) : 0);
    if (end > i) {
        for (size_t k = i; k < end && raw->n < RAW_LETTERS; k++)
            push(raw, window, k);
        return end;
    }
    return read_raised(raw, window, i);
}

/* Units whose raised figure is a power and no note; « m » is too short for one. */
static const char *const metres[] = {"cm", "dm", "hm", "km", "mm"};

/** How many letters, or digits, @p raw ends with. */
static size_t run_length(const struct raw *raw, bool of_digits)
{
    size_t n = 0;
    for (; n < raw->n; n++) {
        uint32_t cp = raw->at[raw->n - 1 - n].cp;
        if (!letter_is_word(cp) || letter_is_digit(cp) != of_digits)
            break;
    }
    return n;
}

/**
 * Whether a raised figure behind @p raw is a note: that of « Salariés¹ » and of « 2023²
 * », not that of « 25 m² » or « 10⁶ ».
 */
static bool takes_note(const struct raw *raw)
{
    size_t n = run_length(raw, false);
    if (n == 0)
        return run_length(raw, true) == 4 && raw->n == 4;
    if (n != 2)
        return n > 2;
    const struct letter *last = raw->at + raw->n - 2;
    char unit[] = {(char)(last[0].cp & 0x7F), (char)(last[1].cp & 0x7F)};
    return !str_is_among((struct str){unit, 2}, metres, COUNT_OF(metres));
}

size_t raw_skip_mark(struct letter_window *window, size_t i)
{
    while (window_is_raised(window, i) ||
           (window_at(window, i) == ',' && window_is_raised(window, i + 1)))
        i++;
    return i;
}

static size_t read_mark(struct raw *raw, struct letter_window *window, size_t i)
{
    size_t end = raw_skip_mark(window, i);
    for (; i < end && raw->n + raw->n_marks < RAW_LETTERS; i++)
        if (letter_is_digit(window->at[i].cp))
            raw->at[raw->n + raw->n_marks++] = window->at[i];
    return end;
}

/**
 * The index after a hyphen at index @p i, a line break and blanks, when letters go on
 * after them: « forma-⏎tion » is a compound. @p i when something else stands there.
 */
static size_t skip_line_break(struct letter_window *window, size_t i)
{
    if (window_at(window, i) != '-')
        return i;
    size_t byte = gap_line_break(window->text, window->at[i].end);
    if (!byte)
        return i;
    size_t to = i + 1;
    while (window_at(window, to) && window->at[to].start < byte)
        to++;
    uint32_t cp = window_at(window, to);
    return letter_is_word(cp) && !letter_is_digit(cp) ? to : i;
}

/** « e learning » is read as « e-learning »: the letter alone is no word of French. */
#define AFTER_E_LETTERS 4

static bool is_e_word(struct letter_window *window, size_t i)
{
    if (window_at(window, i) != 'e' || !letter_is_space(window_at(window, i + 1)))
        return false;
    for (size_t k = 0; k < AFTER_E_LETTERS; k++) {
        uint32_t cp = window_at(window, i + 2 + k);
        if (!letter_is_word(cp) || letter_is_digit(cp))
            return false;
    }
    return true;
}

/** Begin @p raw, at index @p i of the window; returns the index after what was read. */
static size_t begin(struct raw *raw, struct letter_window *window, size_t i)
{
    raw->n = raw->n_forms = raw->n_marks = 0;
    if (!is_e_word(window, i))
        return i;
    push(raw, window, i);
    push(raw, window, i + 1);
    raw->at[1].cp = '-';
    return i + 2;
}

/** Add the signs of « C++ » at index @p i; returns the index after them. */
static size_t read_signs(struct raw *raw, struct letter_window *window, size_t i)
{
    size_t end = sign_end(raw, window, i);
    for (; i < end; i++)
        push(raw, window, i);
    return end;
}

/**
 * Read what joins the letters before index @p i to those after it, a line break too.
 *
 * @return the index after it; @p i when nothing does.
 */
static size_t read_link(struct raw *raw, struct letter_window *window, size_t i)
{
    size_t next = read_joint(raw, window, i);
    if (next > i)
        return next;
    next = skip_line_break(window, i);
    if (next > i)
        push(raw, window, i);
    return next;
}

size_t raw_read(struct raw *raw, struct letter_window *window, size_t i)
{
    i = begin(raw, window, i);
    while (raw->n < RAW_LETTERS) {
        uint32_t cp = window_at(window, i);
        bool may_be_mark = letter_is_digit(cp) || cp == '(';
        if (may_be_mark && window_is_raised(window, i) && takes_note(raw))
            return read_mark(raw, window, i);
        if (letter_is_word(cp) || letter_is_mark(cp)) {
            push(raw, window, i++);
            continue;
        }
        size_t next = cp ? read_link(raw, window, i) : i;
        if (next == i)
            return read_signs(raw, window, i);
        i = next;
    }
    return i;
}
