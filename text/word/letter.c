/* Reads the letters of a window. ASCII and Latin-1 letters go through tables; utf8proc is
 * called only for the rest and for letters with combining marks, because it is slow. */
#include "text/word/letter.h"

#include <utf8proc.h>

#include "base/macros.h"
#include "base/utf8.h"
#include "text/word/fold.h"
#include "text/word/gap.h"
#include "text/word/markup.h"

#define SEGMENT_CODE_POINTS 16

void window_open(struct letter_window *window, struct str text, size_t start)
{
    window->text = text;
    window->next = start;
    window->n = 0;
    window->is_raised = false;
}

size_t window_offset(struct letter_window *window, size_t i)
{
    (void)window_at(window, i);
    return i < window->n ? window->at[i].start : window->next;
}

static bool is_ascii_word(uint32_t cp)
{
    return letter_is_digit(cp) || (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z');
}

#define IN_CATEGORY(category) (1U << UTF8PROC_CATEGORY_##category)
#define MARKS (IN_CATEGORY(MN) | IN_CATEGORY(MC) | IN_CATEGORY(ME))
#define LETTERS                                                                          \
    (IN_CATEGORY(LU) | IN_CATEGORY(LL) | IN_CATEGORY(LT) | IN_CATEGORY(LM) |             \
     IN_CATEGORY(LO))
#define DIGITS (IN_CATEGORY(ND) | IN_CATEGORY(NL) | IN_CATEGORY(NO))

static bool is_in(uint32_t cp, uint32_t categories)
{
    return categories >> utf8proc_category((utf8proc_int32_t)cp) & 1U;
}

bool letter_is_mark(uint32_t cp)
{
    return cp >= 0x300 && is_in(cp, MARKS);
}

/** Whether @p cp is a letter of Latin-1 or of Latin Extended-A, the block after it. */
static bool is_latin(uint32_t cp)
{
    return cp >= 0xC0 && cp <= 0x17F && cp != 0xD7 && cp != 0xF7;
}

bool letter_is_word(uint32_t cp)
{
    if (cp < 0x80)
        return is_ascii_word(cp);
    return is_latin(cp) || is_in(cp, LETTERS | DIGITS);
}

uint32_t letter_plain(uint32_t cp)
{
    if (cp < 0xC0 || cp > 0xFF || !fold_latin1[cp - 0xC0])
        return cp;
    return (unsigned char)fold_latin1[cp - 0xC0];
}

struct same {
    /* Code points, both included. */
    uint32_t first, last;
    /* The code point that they are read as; 0 when they are skipped. */
    uint32_t as;
};

/* Signs that are read as one sign, sorted by code point. The table comes before NFKC,
 * which would turn U+00B4 (acute accent) into a space. */
static const struct same sames[] = {
    {0x00, 0x00, UTF8_REPLACEMENT},
    {0x60, 0x60, '\''},
    {0xA0, 0xA0, ' '},
    {0xAD, 0xAD, 0},
    {0xB4, 0xB4, '\''},
    {0x2B9, 0x2B9, '\''},
    {0x2BC, 0x2BC, '\''},
    {0x2000, 0x200A, ' '},
    {0x200B, 0x200D, 0}, /* zero-width space and the two zero-width joiners */
    {0x2010, 0x2012, '-'},
    {0x2018, 0x2019, '\''},
    {0x2032, 0x2032, '\''},
    {0x202F, 0x202F, ' '},
    {0x205F, 0x205F, ' '},
    {0x2060, 0x2060, 0},
    {0x2212, 0x2212, '-'},
    {0xFEFF, 0xFEFF, 0},
};

static const struct same *same_of(uint32_t cp)
{
    if (cp < 0xA0 && cp != 0 && cp != '`')
        return NULL;
    for (size_t i = 0; i < COUNT_OF(sames) && sames[i].first <= cp; i++)
        if (cp <= sames[i].last)
            return &sames[i];
    return NULL;
}

static uint32_t lower_of(uint32_t cp)
{
    if (cp < 0x80)
        return cp >= 'A' && cp <= 'Z' ? cp + 32 : cp;
    if (cp >= 0xC0 && cp <= 0xDE && cp != 0xD7)
        return cp + 32;
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)cp);
}

static void push(struct letter_window *window, uint32_t cp, size_t start, size_t end)
{
    struct letter *letter = &window->at[window->n];
    uint32_t lower = lower_of(cp);
    bool is_first = window->n == 0 || letter[-1].start != (uint32_t)start;
    letter->cp = lower;
    letter->start = (uint32_t)start;
    letter->end = (uint32_t)end;
    letter->flags = (lower != cp ? LETTER_UPPER : 0U) | (is_first ? LETTER_FIRST : 0U);
    if (window->is_raised && (letter_is_digit(cp) || cp == '(' || cp == ')'))
        letter->flags |= LETTER_RAISED;
    window->n++;
}

/** Whether @p cp is a raised figure or bracket. */
static bool is_superscript(uint32_t cp)
{
    return cp == 0xB2 || cp == 0xB3 || cp == 0xB9 || cp == 0x2070 ||
           (cp >= 0x2074 && cp <= 0x2079) || cp == 0x207D || cp == 0x207E;
}

/**
 * Whether @p cp belongs to the same normalisation segment as the code point before it: it
 * is a combining mark, or a vowel or final consonant of Hangul.
 */
static bool continues_segment(uint32_t cp)
{
    return letter_is_mark(cp) || (cp >= 0x1160 && cp <= 0x11FF);
}

/** The end of the normalisation segment whose first code point ends at byte @p end. */
static size_t segment_end(struct str text, size_t end)
{
    for (size_t i = 1; i < SEGMENT_CODE_POINTS && end < text.n; i++) {
        /* Lead bytes from 0xCC on: no mark or Hangul vowel begins with a lower one. */
        if ((unsigned char)text.at[end] < 0xCC)
            break;
        size_t length;
        int32_t cp = utf8_decode(text.at + end, text.n - end, &length);
        if (cp < 0 || !continues_segment((uint32_t)cp))
            break;
        end += length;
    }
    return end;
}

struct range {
    uint32_t first, last;
};

/* Code points of printed French that are their own NFKC form when no mark follows: they
 * need no call of utf8proc. ASCII is one of them and is tested apart. */
static const struct range own_forms[] = {
    {0xA1, 0xA7},     {0xA9, 0xA9},     {0xAB, 0xAC},     {0xAE, 0xAE},
    {0xB0, 0xB1},     {0xB6, 0xB7},     {0xBB, 0xBB},     {0xBF, 0x131},
    {0x141, 0x148},   {0x14A, 0x17E},   {0x2013, 0x2014}, {0x201A, 0x201F},
    {0x2022, 0x2022}, {0x20AC, 0x20AC},
};

static bool is_own_form(uint32_t cp)
{
    if (cp < 0x80)
        return true;
    for (size_t i = 0; i < COUNT_OF(own_forms) && own_forms[i].first <= cp; i++)
        if (cp <= own_forms[i].last)
            return true;
    return false;
}

/** Append the letters of the NFKC form of the bytes [start, end). */
static void push_normalised(struct letter_window *window, size_t start, size_t end)
{
    utf8proc_int32_t cps[WINDOW_SPARE];
    utf8proc_ssize_t n =
        utf8proc_decompose((const utf8proc_uint8_t *)window->text.at + start,
                           (utf8proc_ssize_t)(end - start), cps, COUNT_OF(cps),
                           UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT);
    if (n > 0 && n <= (utf8proc_ssize_t)COUNT_OF(cps))
        n = utf8proc_normalize_utf32(
            cps, n, UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_STABLE);
    if (n <= 0 || n > (utf8proc_ssize_t)COUNT_OF(cps)) {
        push(window, UTF8_REPLACEMENT, start, end);
        return;
    }
    for (utf8proc_ssize_t i = 0; i < n; i++) {
        const struct same *same = same_of((uint32_t)cps[i]);
        uint32_t cp = same ? same->as : (uint32_t)cps[i];
        if (cp)
            push(window, cp, start, end);
    }
}

/** Append the letter that @p cp is read as, if it is not skipped. */
static void push_same(struct letter_window *window, uint32_t cp, size_t start, size_t end)
{
    const struct same *same = same_of(cp);
    cp = same ? same->as : cp;
    if (cp)
        push(window, cp, start, end);
}

#define SOFT_HYPHEN 0xADU

/**
 * How many bytes the line break behind @p cp has that goes with it: byte @p end is the
 * one after a soft hyphen.
 */
static size_t n_broken(const struct letter_window *window, uint32_t cp, size_t end)
{
    size_t next = cp == SOFT_HYPHEN ? gap_line_break(window->text, end) : 0;
    return next ? next - end : 0;
}

/**
 * Read the HTML at byte @p start, an entity or the tag of a part of a word.
 *
 * @return the byte after it; 0 when there is none.
 */
static size_t read_markup(struct letter_window *window, size_t start)
{
    struct str rest = {window->text.at + start, window->text.n - start};
    size_t length = 0;
    if (rest.at[0] == '&') {
        uint32_t entity = markup_entity(rest, &length);
        if (!entity)
            return 0;
        push_same(window, entity, start, start + length);
        return start + length + n_broken(window, entity, start + length);
    }
    length = rest.at[0] == '<' ? markup_inline_tag(rest) : 0;
    if (length)
        window->is_raised = markup_is_raising(rest);
    return length ? start + length : 0;
}

/**
 * Read the next normalisation segment (a code point with its marks), HTML entity or tag.
 * It gives no letter when the sign is one that is skipped, such as a soft hyphen; a line
 * break behind a soft hyphen is skipped with it.
 */
static void read_segment(struct letter_window *window)
{
    size_t start = window->next;
    struct str rest = {window->text.at + start, window->text.n - start};
    size_t length;
    size_t markup_end = read_markup(window, start);
    if (markup_end) {
        window->next = markup_end;
        return;
    }
    int32_t cp = utf8_decode(rest.at, rest.n, &length);
    size_t end = start + length;
    const struct same *same = cp < 0 ? NULL : same_of((uint32_t)cp);
    if (cp < 0 || same) {
        window->next = end + n_broken(window, (uint32_t)cp, end);
        if (cp < 0 || same->as)
            push(window, cp < 0 ? UTF8_REPLACEMENT : same->as, start, end);
        return;
    }
    size_t whole_end = segment_end(window->text, end);
    window->next = whole_end;
    if (whole_end == end && is_own_form((uint32_t)cp))
        push(window, (uint32_t)cp, start, end);
    else
        push_normalised(window, start, whole_end);
    if (is_superscript((uint32_t)cp) && window->n)
        window->at[window->n - 1].flags |= LETTER_RAISED;
}

void window_fill(struct letter_window *window, size_t i)
{
    while (window->n <= i && window->n < WINDOW_LETTERS && window->next < window->text.n)
        read_segment(window);
}
