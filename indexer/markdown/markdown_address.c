/* Goes from ":" to "@" to "w" through a text and looks around each. */
#include "indexer/markdown/markdown_address.h"

#include "base/buf.h"
#include "base/macros.h"

/** The most bytes of an address. */
#define ADDRESS_MAX 2048

static bool is_alnum(char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

static const struct {
    struct str start, prefix;
} starts[] = {
    {{"https://", 8}, {"", 0}},
    {{"http://", 7}, {"", 0}},
    {{"www.", 4}, {"http://", 7}},
};

/** Whether an address may go on with @p c. */
static bool goes_on(char c)
{
    unsigned char u = (unsigned char)c;
    return u > ' ' && u != 0x7f && c != '<' && c != '"';
}

/** The signs of UTF-8 that end an address in French: » ” ’ and no-break spaces. */
static bool is_closing(struct str rest)
{
    static const char *const signs[] = {"\u00BB", "\u201D", "\u2019",
                                        "\u00A0", "\u202F", "\u2026"};
    for (size_t i = 0; i < COUNT_OF(signs); i++)
        if (str_starts_with(rest, str_of(signs[i])))
            return true;
    return false;
}

/** Take from the end of an address what belongs to the sentence. */
static size_t without_tail(struct str address)
{
    size_t n_open = 0, n_close = 0, n = address.n;
    for (size_t i = 0; i < n; i++) {
        n_open += address.at[i] == '(';
        n_close += address.at[i] == ')';
    }
    while (n > 0) {
        char last = address.at[n - 1];
        if (last == ')' && n_close > n_open)
            n_close--;
        else if (!strchr("?!.,:;*_~'", last))
            break;
        n--;
    }
    return n;
}

/** The length of the web address at byte @p i of @p text; 0 when there is none. */
static size_t web_length(size_t *start, struct str text, size_t i)
{
    struct str rest = {text.at + i, text.n - i};
    if (i > 0 && is_alnum(text.at[i - 1]))
        return 0;
    size_t k = 0;
    while (k < COUNT_OF(starts) && !str_starts_with(rest, starts[k].start))
        k++;
    if (k == COUNT_OF(starts))
        return 0;
    *start = k;
    size_t n = starts[k].start.n;
    while (n < rest.n && n < ADDRESS_MAX && goes_on(rest.at[n]) &&
           !is_closing((struct str){rest.at + n, rest.n - n}))
        n++;
    n = without_tail((struct str){rest.at, n});
    return n > starts[k].start.n ? n : 0;
}

static bool is_mail_sign(char c)
{
    return is_alnum(c) || c == '.' || c == '-' || c == '_' || c == '+';
}

/** Find the address of e-mail around the "@" at byte @p at, not before byte @p from. */
static size_t mail_length(size_t *start, struct str text, size_t from, size_t at)
{
    size_t left = at, right = at + 1;
    bool has_dot = false;
    while (left > from && at - left < 64 && is_mail_sign(text.at[left - 1]))
        left--;
    while (right < text.n && right - at < 255 && is_mail_sign(text.at[right]) &&
           text.at[right] != '+') {
        has_dot = has_dot || text.at[right] == '.';
        right++;
    }
    while (right > at + 1 && !is_alnum(text.at[right - 1]))
        right--;
    if (left == at || right == at + 1 || !has_dot ||
        !memchr(text.at + at, '.', right - at))
        return 0;
    *start = left;
    return right - left;
}

static void put_link(struct block_writer *writer, struct str prefix, struct str words)
{
    AUTO_BUF address = BUF_INIT(ADDRESS_MAX + 32);
    buf_put_str(&address, prefix);
    buf_put_str(&address, words);
    struct block_traits traits = {.address = buf_str(&address)};
    block_begin(writer, BLOCK_LINK, traits);
    block_put(writer, words);
    block_end(writer, BLOCK_LINK);
}

/** Whether @p text has what every address has. "w" is rare in French, and ":" too. */
static bool may_have_addresses(struct str text)
{
    return text.n && (memchr(text.at, ':', text.n) || memchr(text.at, '@', text.n) ||
                      memchr(text.at, 'w', text.n));
}

void markdown_put_addresses(struct block_writer *writer, struct str text)
{
    size_t from = 0;
    bool may_have = may_have_addresses(text);
    for (size_t i = 0; may_have && i < text.n; i++) {
        size_t k = 0, start = i, n = 0;
        bool is_mail = text.at[i] == '@';
        if (is_mail)
            n = mail_length(&start, text, from, i);
        else if (text.at[i] == 'h' || text.at[i] == 'w')
            n = web_length(&k, text, i);
        if (!n)
            continue;
        block_put(writer, (struct str){text.at + from, start - from});
        put_link(writer, is_mail ? STR("mailto:") : starts[k].prefix,
                 (struct str){text.at + start, n});
        from = start + n;
        i = from - 1;
    }
    block_put(writer, (struct str){text.at + from, text.n - from});
}
