/* Reads what stands in braces: shortcodes of Hugo, tags of Liquid, lists of attributes,
 * and gives what readers see of them. */
#include "indexer/markup/html_stream.h"
#include "indexer/markup/html_tag.h"
#include "indexer/markdown/markdown_source_parts.h"

/** The most bytes between the braces of a shortcode. */
#define SHORTCODE_MAX 4096

static bool is_white(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_name_byte(char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ||
           c == '-' || c == '_' || c == ':' || (c & 0x80);
}

/* Lists of attributes. */

/** The length of the value at the start of @p rest, in quotes or not. */
static size_t value_length(struct str rest)
{
    size_t i = 0;
    char quote = rest.n ? rest.at[0] : (char)0;
    if (quote == '"' || quote == '\'') {
        const char *end = rest.n > 1 ? memchr(rest.at + 1, quote, rest.n - 1) : NULL;
        return end ? (size_t)(end - rest.at) + 1 : 0;
    }
    while (i < rest.n && !is_white(rest.at[i]) && rest.at[i] != '}')
        i++;
    return i;
}

/** The length of one of `.class`, `#id`, `name=value` at the start of @p rest, or 0. */
static size_t attribute_length(struct str rest)
{
    size_t i = rest.n && (rest.at[0] == '.' || rest.at[0] == '#');
    size_t start = i;
    while (i < rest.n && is_name_byte(rest.at[i]))
        i++;
    if (i == start)
        return 0;
    if (start)
        return i;
    if (i == rest.n || rest.at[i] != '=')
        return 0;
    size_t n = value_length((struct str){rest.at + i + 1, rest.n - i - 1});
    return n ? i + 1 + n : 0;
}

size_t markdown_attribute_list(struct str rest)
{
    if (!rest.n || rest.at[0] != '{')
        return 0;
    if (rest.n > SHORTCODE_MAX)
        rest.n = SHORTCODE_MAX;
    size_t i = 1, n_attributes = 0;
    bool is_kramdown = i < rest.n && rest.at[i] == ':';
    i += is_kramdown;
    while (i < rest.n && rest.at[i] != '}') {
        if (is_white(rest.at[i])) {
            if (rest.at[i] == '\n')
                return 0;
            i++;
            continue;
        }
        size_t n = attribute_length((struct str){rest.at + i, rest.n - i});
        /* Kramdown refers to other lists by their names: {:toc}. */
        while (is_kramdown && i + n < rest.n && is_name_byte(rest.at[i + n]))
            n++;
        if (!n)
            return 0;
        i += n;
        n_attributes++;
    }
    return i < rest.n && n_attributes ? i + 1 : 0;
}

/* Parameters. */

/** Put a value of a parameter where words may stand. */
static void put_value(struct markdown_source *source, struct str value)
{
    value = str_trim(value);
    struct buf *out = &source->out;
    if (!value.n)
        return;
    if (out->n && !is_white(out->at[out->n - 1]))
        buf_put_byte(out, ' ');
    for (size_t i = 0; i < value.n; i++)
        buf_put_byte(out, is_white(value.at[i]) ? ' ' : value.at[i]);
}

/** Whether a value without a name is words: one with a space, and no address. */
static bool is_words(struct str value)
{
    return memchr(value.at, ' ', value.n) && str_find(value, STR("://")) == value.n;
}

/** Take a parameter, `name=value` or a value alone, away from @p rest. */
static bool take_parameter(struct str *name, struct str *value, struct str *rest)
{
    *rest = str_trim(*rest);
    size_t i = 0;
    while (i < rest->n && is_name_byte(rest->at[i]))
        i++;
    *name = STR("");
    size_t start = 0;
    if (i > 0 && i < rest->n && (rest->at[i] == '=' || rest->at[i] == ':')) {
        *name = (struct str){rest->at, i};
        start = i + 1;
    } else if (i > 1 && rest->at[i - 1] == ':' && i < rest->n) {
        *name = (struct str){rest->at, i - 1};
        start = i;
    }
    while (start && start < rest->n && rest->at[start] == ' ')
        start++;
    struct str from = {rest->at + start, rest->n - start};
    size_t n = value_length(from);
    if (!n)
        n = from.n && from.at[0] == '}' ? 1 : from.n;
    bool is_quoted = n > 1 && (from.at[0] == '"' || from.at[0] == '\'');
    *value = (struct str){from.at + is_quoted, n - 2 * (size_t)is_quoted};
    *rest = (struct str){from.at + n, from.n - n};
    return start + n > 0;
}

void markdown_put_visible(struct markdown_source *source, struct str attributes,
                          bool has_positional)
{
    struct str name, value;
    while (take_parameter(&name, &value, &attributes))
        if (name.n ? html_attribute_is_visible(name, value)
                   : has_positional && is_words(value))
            put_value(source, value);
}

/* Marks. */

/** A kind of mark: how it begins and ends, and what of it is shown. */
struct brace_kind {
    struct str start, end;
    /* Values without names may be words. */
    bool has_positional;
    /* It holds an expression: only a string in quotes is words. */
    bool is_expression;
};

static const struct brace_kind kinds[] = {
    {{"{{<", 3}, {">}}", 3}, true, false}, {{"{{%", 3}, {"%}}", 3}, true, false},
    {{"{%", 2}, {"%}", 2}, false, false},  {{"{{{", 3}, {"}}}", 3}, false, true},
    {{"{{", 2}, {"}}", 2}, false, true},   {{"{#", 2}, {"#}", 2}, false, true},
    {{"{/*", 3}, {"*/}", 3}, false, true},
};

/** Marks whose text is code, or is not shown at all, up to the mark that ends them. */
static const struct {
    struct str name, end;
    bool is_code;
} raw_marks[] = {
    {{"highlight", 9}, {"endhighlight", 12}, true},
    {{"highlight", 9}, {"/highlight", 10}, true},
    {{"comment", 7}, {"endcomment", 10}, false},
    {{"comment", 7}, {"/comment", 8}, false},
};

/** Whether the mark with @p inside has the name @p name. */
static bool has_name(struct str inside, struct str name)
{
    return str_starts_with(inside, name) &&
           (inside.n == name.n || is_white(inside.at[name.n]));
}

/** Put @p code as a block. */
static void put_code(struct buf *out, struct str code)
{
    buf_put_text(out, "\n\n~~~~~~~~~~\n");
    buf_put_str(out, str_trim(code));
    buf_put_text(out, "\n~~~~~~~~~~\n\n");
}

/** The length of what stands behind a mark up to its end mark, with that; or 0. */
static size_t put_raw(struct markdown_source *source, struct str inside, struct str rest)
{
    for (size_t i = 0; i < COUNT_OF(raw_marks); i++) {
        if (!has_name(inside, raw_marks[i].name))
            continue;
        size_t end = str_find(rest, raw_marks[i].end), n = end;
        const char *close = memchr(rest.at + end, '}', rest.n - end);
        while (n > 0 && rest.at[n - 1] != '{')
            n--;
        if (!close || !n)
            continue;
        n -= n > 1 && rest.at[n - 2] == '{' ? 2 : 1;
        if (raw_marks[i].is_code)
            put_code(&source->out, (struct str){rest.at, n});
        size_t length = (size_t)(close - rest.at) + 1;
        return length + (length < rest.n && rest.at[length] == '}');
    }
    return 0;
}

/** Put the string that an expression begins with: {{ "texte" | filtre }}. */
static void put_string(struct markdown_source *source, struct str inside)
{
    bool is_quoted = inside.n > 1 && (inside.at[0] == '"' || inside.at[0] == '\'');
    const char *end =
        is_quoted ? memchr(inside.at + 1, inside.at[0], inside.n - 1) : NULL;
    if (end)
        put_value(source, (struct str){inside.at + 1, (size_t)(end - inside.at) - 1});
}

static bool is_word_end(const struct buf *out)
{
    return out->n && is_name_byte(out->at[out->n - 1]);
}

static size_t put_kind(struct markdown_source *source, const struct brace_kind *kind,
                       struct str rest)
{
    struct str window = {rest.at + kind->start.n, rest.n - kind->start.n};
    if (window.n > SHORTCODE_MAX)
        window.n = SHORTCODE_MAX;
    size_t n = str_find(window, kind->end);
    if (n == window.n)
        return 0;
    struct str inside = str_trim((struct str){window.at, n});
    /* « {%- if … -%} » takes away blanks. */
    if (inside.n && inside.at[0] == '-')
        inside = str_trim((struct str){inside.at + 1, inside.n - 1});
    size_t length = kind->start.n + n + kind->end.n;
    if (kind->is_expression) {
        put_string(source, inside);
        return length;
    }
    struct str parameters = inside, behind = {rest.at + length, rest.n - length};
    if (behind.n > MARKDOWN_RAW_MAX)
        behind.n = MARKDOWN_RAW_MAX;
    size_t at = (size_t)(rest.at - source->text.at), raw = 0;
    bool may_be_raw =
        has_name(inside, STR("highlight")) || has_name(inside, STR("comment"));
    if (may_be_raw && at >= source->no_raw_before) {
        raw = put_raw(source, inside, behind);
        source->no_raw_before = raw ? 0 : at + MARKDOWN_RAW_MAX / 2;
    }
    bool parts_words =
        is_word_end(&source->out) && behind.n && is_name_byte(behind.at[0]);
    if (!raw && parts_words)
        buf_put_byte(&source->out, ' ');
    (void)str_cut(&parameters, ' ');
    if (!raw && parameters.at)
        markdown_put_visible(source, parameters, kind->has_positional);
    return length + raw;
}

/** Take off the blanks before a list of attributes that is left out. */
static void trim_out(struct markdown_source *source)
{
    while (source->out.n && source->out.at[source->out.n - 1] == ' ')
        source->out.n--;
}

size_t markdown_put_braces(struct markdown_source *source, size_t at)
{
    struct str rest = {source->text.at + at, source->text.n - at};
    if (at < source->no_brace_before)
        return 0;
    size_t n = markdown_attribute_list(rest);
    if (n) {
        trim_out(source);
        return n;
    }
    for (size_t i = 0; i < COUNT_OF(kinds); i++) {
        if (!str_starts_with(rest, kinds[i].start))
            continue;
        n = put_kind(source, &kinds[i], rest);
        if (n)
            return n;
        /* Where one has no end, those behind it have none either. */
        source->no_brace_before = at + SHORTCODE_MAX / 16;
    }
    return source->is_mdx ? markdown_put_expression(source, at) : 0;
}
