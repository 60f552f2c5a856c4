/* Puts words on lines for as long as they fit. */
#include "letter/letter_wrap.h"

#include "base/utf8.h"

#define NO_BREAK_SPACE "\xC2\xA0"

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/* Signs that French sets apart by a space, at which no line may break. Texts have plain
 * spaces there. */
static const char *const with_word_before[] = {":",  ";",  "?", "!", "»",
                                               "»,", "».", "%", "€", NULL};
static const char *const with_word_behind[] = {"«", "n°", NULL};

/** How many bytes from @p at on are no space. */
static size_t run(struct str text, size_t at)
{
    size_t n = 0;
    while (at + n < text.n && !is_blank(text.at[at + n]))
        n++;
    return n;
}

/** Take the next word from the beginning of @p text, with the signs that belong to it and
 *  the spaces between them; empty at its end. */
static struct str next_word(struct str *text)
{
    while (text->n && is_blank(text->at[0]))
        *text = (struct str){text->at + 1, text->n - 1};
    size_t first = 0, n = run(*text, 0);
    for (size_t more = run(*text, n + 1); n && more; more = run(*text, n + 1)) {
        struct str last = {text->at + first, n - first}, next = {text->at + n + 1, more};
        if (!str_is_in(last, with_word_behind) && !str_is_in(next, with_word_before))
            break;
        first = n + 1;
        n += 1 + more;
    }
    struct str word = {text->at, n};
    *text = (struct str){text->at + n, text->n - n};
    return word;
}

static void put_word(struct buf *out, struct str word)
{
    for (size_t i = 0; i < word.n; i++)
        if (is_blank(word.at[i]))
            buf_put_str(out, STR(NO_BREAK_SPACE));
        else if ((unsigned char)word.at[i] > ' ' && word.at[i] != 0x7f)
            buf_put_byte(out, word.at[i]);
}

void letter_wrap(struct buf *out, struct str text, const struct letter_lines *lines)
{
    const char *before = lines->first;
    size_t at = 0; /* the column, 0 at the beginning of a line */
    for (struct str word = next_word(&text); word.n; word = next_word(&text)) {
        size_t width = utf8_count(word);
        if (at && at + 1 + width > lines->columns) {
            buf_put_byte(out, '\n');
            at = 0;
        }
        buf_put_text(out, at ? " " : before);
        at += at ? 1 : utf8_count(str_of(before));
        put_word(out, word);
        at += width;
        before = lines->rest;
    }
    if (at)
        buf_put_byte(out, '\n');
}
