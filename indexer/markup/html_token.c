/* Finds tags, comments and texts. Each byte is looked at a fixed number of times. */
#include "indexer/markup/html_token.h"

struct html_tokens html_tokens(struct str html)
{
    return (struct html_tokens){.html = html, .raw = HTML_TAG_OTHER};
}

static bool is_letter(char c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static bool is_white(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static struct str rest_of(const struct html_tokens *tokens, size_t at)
{
    return (struct str){tokens->html.at + at, tokens->html.n - at};
}

/** The offset of byte @p c at or behind @p at; that of the end when there is none. */
static size_t find_byte(const struct html_tokens *tokens, size_t at, char c)
{
    const char *found = memchr(tokens->html.at + at, c, tokens->html.n - at);
    return found ? (size_t)(found - tokens->html.at) : tokens->html.n;
}

/** The offset behind the next @p mark; that of the end when there is none. */
static size_t behind(const struct html_tokens *tokens, size_t at, struct str mark)
{
    struct str rest = rest_of(tokens, at);
    size_t n = str_find(rest, mark);
    return n == rest.n ? tokens->html.n : at + n + mark.n;
}

/* Tags. */

/** The offset of the ">" that ends the tag whose attributes begin at @p at; that of the
 *  end when none does. */
static size_t end_of_tag(const struct html_tokens *tokens, size_t at)
{
    struct str html = tokens->html;
    bool is_value = false;
    while (at < html.n && html.at[at] != '>') {
        char c = html.at[at];
        if (is_value && !tokens->ignores_quotes && (c == '"' || c == '\''))
            at = find_byte(tokens, at + 1, c);
        /* Quotes are signs only at the start of a value. */
        is_value = c == '=' || (is_value && is_white(c));
        at += at < html.n;
    }
    return at;
}

/** Take the tag at the "<"; false when there is none, and the "<" is a text. */
static bool take_tag(struct html_token *out, struct html_tokens *tokens)
{
    struct str html = tokens->html;
    bool is_close = tokens->at + 1 < html.n && html.at[tokens->at + 1] == '/';
    size_t start = tokens->at + 1 + is_close, n = start;
    if (tokens->has_no_tag || start >= html.n || !is_letter(html.at[start]))
        return false;
    while (n < html.n && !is_white(html.at[n]) && html.at[n] != '>' && html.at[n] != '/')
        n++;
    size_t end = end_of_tag(tokens, n);
    if (end == html.n && !tokens->ignores_quotes) {
        /* A quote is not closed: the tag ends at the first ">" in spite of it. */
        tokens->ignores_quotes = true;
        end = end_of_tag(tokens, n);
    }
    if (end == html.n) {
        tokens->has_no_tag = true;
        return false;
    }
    struct str name = {html.at + start, n - start};
    *out = (struct html_token){is_close ? HTML_TOKEN_CLOSE : HTML_TOKEN_OPEN,
                               html_element_find(name),
                               name,
                               {html.at + n, end - n},
                               html.at[end - 1] == '/'};
    tokens->at = end + 1;
    if (!is_close && !out->is_closed && html_element(out->tag)->flags & HTML_IS_RAW)
        tokens->raw = out->tag;
    return true;
}

/* What is no tag. */

/** Take the CDATA section at the "<"; false when there is none. */
static bool take_section(struct html_token *out, struct html_tokens *tokens)
{
    static const struct str open = {"<![CDATA[", 9}, close = {"]]>", 3};
    struct str rest = rest_of(tokens, tokens->at);
    if (tokens->has_no_section || !str_starts_with(rest, open))
        return false;
    rest = rest_of(tokens, tokens->at + open.n);
    size_t n = str_find(rest, close);
    tokens->has_no_section = n == rest.n;
    if (n == rest.n)
        return false;
    *out = (struct html_token){.type = HTML_TOKEN_LITERAL, .content = {rest.at, n}};
    tokens->at += open.n + n + close.n;
    return true;
}

/** Pass over the comment, the declaration or the instruction at the "<". */
static bool pass_over(struct html_tokens *tokens)
{
    struct str rest = rest_of(tokens, tokens->at);
    if (str_starts_with(rest, STR("<!-->")) || str_starts_with(rest, STR("<!--->")))
        tokens->at = find_byte(tokens, tokens->at, '>') + 1;
    else if (str_starts_with(rest, STR("<!--")))
        tokens->at = behind(tokens, tokens->at + 4, STR("-->"));
    else if (str_starts_with(rest, STR("<!")) || str_starts_with(rest, STR("<?")) ||
             (str_starts_with(rest, STR("</")) && rest.n > 2))
        tokens->at = behind(tokens, tokens->at, STR(">"));
    else
        return false;
    return true;
}

/** Whether the end tag of @p tag is at @p at. */
static bool ends_raw(const struct html_tokens *tokens, size_t at, enum html_tag_id tag)
{
    struct str name = str_of(html_element(tag)->name);
    struct str rest = rest_of(tokens, at);
    if (rest.n < name.n + 3 || rest.at[1] != '/')
        return false;
    char next = rest.at[2 + name.n];
    return html_element_find((struct str){rest.at + 2, name.n}) == tag &&
           (next == '>' || next == '/' || is_white(next));
}

/** Take the text up to the end tag of the raw element; false when it has none. */
static bool take_raw(struct html_token *out, struct html_tokens *tokens)
{
    enum html_tag_id tag = tokens->raw;
    size_t start = tokens->at, end = find_byte(tokens, start, '<');
    tokens->raw = HTML_TAG_OTHER;
    while (end < tokens->html.n && !ends_raw(tokens, end, tag))
        end = find_byte(tokens, end + 1, '<');
    tokens->at = end;
    bool has_entities = tag == HTML_TAG_TITLE || tag == HTML_TAG_TEXTAREA;
    *out =
        (struct html_token){.type = has_entities ? HTML_TOKEN_TEXT : HTML_TOKEN_LITERAL,
                            .content = {tokens->html.at + start, end - start}};
    return end > start;
}

struct html_token html_token_next(struct html_tokens *tokens)
{
    struct html_token token = {.type = HTML_TOKEN_END};
    if (tokens->raw != HTML_TAG_OTHER && take_raw(&token, tokens))
        return token;
    while (tokens->at < tokens->html.n && tokens->html.at[tokens->at] == '<') {
        if (take_tag(&token, tokens) || take_section(&token, tokens))
            return token;
        if (tokens->has_no_tag || !pass_over(tokens))
            break;
    }
    if (tokens->at >= tokens->html.n)
        return token;
    /* A "<" that begins no tag is a sign of the text. */
    size_t start = tokens->at;
    tokens->at = tokens->has_no_tag ? tokens->html.n : find_byte(tokens, start + 1, '<');
    token.type = HTML_TOKEN_TEXT;
    token.content = (struct str){tokens->html.at + start, tokens->at - start};
    return token;
}

bool html_attribute_cut(struct html_attribute *out, struct str *content)
{
    const char *at = content->at, *end = at + content->n;
    while (at < end && (is_white(*at) || *at == '/'))
        at++;
    const char *name = at;
    /* A "=" in front is a part of the name. */
    at += at < end;
    while (at < end && !is_white(*at) && *at != '/' && *at != '=')
        at++;
    *out = (struct html_attribute){{name, (size_t)(at - name)}, {at, 0}};
    while (at < end && is_white(*at))
        at++;
    if (at < end && *at == '=') {
        at++;
        while (at < end && is_white(*at))
            at++;
        char quote = at < end && (*at == '"' || *at == '\'') ? *at : 0;
        const char *value = at += quote != 0;
        while (at < end && (quote ? *at != quote : !is_white(*at)))
            at++;
        out->value = (struct str){value, (size_t)(at - value)};
        at += quote && at < end;
    }
    *content = (struct str){at, (size_t)(end - at)};
    return out->name.n > 0;
}
