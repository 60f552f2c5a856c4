/* Reads blanks in their UTF-8 bytes, because a rule that looks ahead has no window. */
#include "text/word/gap.h"

#include "base/macros.h"

/* The most blanks at the end of a line or at the beginning of the next one. */
#define INDENT_MAX 32

size_t gap_blank(struct str text, size_t p)
{
    /* Space, no-break space, narrow no-break space, thin space. */
    static const char *const blanks[] = {" ", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89"};
    if (p >= text.n)
        return 0;
    struct str rest = {text.at + p, text.n - p};
    for (size_t i = 0; i < COUNT_OF(blanks); i++)
        if (str_starts_with(rest, str_of(blanks[i])))
            return str_of(blanks[i]).n;
    return 0;
}

size_t gap_skip_blanks(struct str text, size_t p)
{
    for (size_t n; (n = gap_blank(text, p)) > 0;)
        p += n;
    return p;
}

bool gap_is_close(struct str text, size_t from, size_t to)
{
    return from == to || (from < to && from + gap_blank(text, from) == to);
}

static size_t skip_indent(struct str text, size_t p)
{
    size_t end = p + INDENT_MAX;
    while (p < text.n && p < end &&
           (text.at[p] == '\t' || text.at[p] == '\r' || gap_blank(text, p)))
        p += text.at[p] == '\t' || text.at[p] == '\r' ? 1 : gap_blank(text, p);
    return p;
}

size_t gap_line_break(struct str text, size_t p)
{
    p = skip_indent(text, p);
    if (p >= text.n || text.at[p] != '\n')
        return 0;
    p = skip_indent(text, p + 1);
    return p < text.n && text.at[p] != '\n' ? p : 0;
}
