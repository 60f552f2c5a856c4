/* Reads raw tokens. A joiner counts only when a letter or a digit follows at once; an
 * ending in brackets, only when it is one of inclusive writing. */
#include "text/raw.h"

#include "base/macros.h"
#include "text/inclusive.h"

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

size_t raw_read(struct raw *raw, struct letter_window *window, size_t i)
{
    raw->n = 0;
    raw->n_forms = 0;
    while (raw->n < RAW_LETTERS) {
        uint32_t cp = window_at(window, i);
        if (letter_is_word(cp) || letter_is_mark(cp)) {
            push(raw, window, i++);
            continue;
        }
        size_t next = cp ? read_joint(raw, window, i) : i;
        if (next == i)
            break;
        i = next;
    }
    return i;
}
