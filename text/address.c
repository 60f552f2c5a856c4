/* Adds links, host names and e-mail addresses as tokens. What ends with a known top-level
 * domain is a host name. Its parts become words, and the whole name stands beside the
 * first of them. */
#include "text/address.h"

#include "base/macros.h"
#include "text/compound.h"

static const char *const top_labels[] = {"fr",   "com", "org", "net", "eu", "info",
                                         "gouv", "int", "edu", "io",  "be", "ch"};

/** The index of the first @p cp in [from, to) of @p raw, or @p to. */
static size_t find(const struct raw *raw, size_t from, size_t to, uint32_t cp)
{
    while (from < to && raw->at[from].cp != cp)
        from++;
    return from;
}

static bool equals(const struct raw *raw, size_t from, size_t to, const char *text)
{
    for (; from < to; from++, text++)
        if (!*text || raw->at[from].cp != (unsigned char)*text)
            return false;
    return !*text;
}

/** The index where the last label of [from, to) starts. */
static size_t last_label(const struct raw *raw, size_t from, size_t to)
{
    size_t label = to;
    while (label > from && raw->at[label - 1].cp != '.')
        label--;
    return label;
}

static bool is_host_letter(uint32_t cp)
{
    return letter_is_word(cp) || cp == '-' || cp == '.';
}

/**
 * Whether [from, to) holds only letters, digits, hyphens and dots, with at least one dot.
 */
static bool is_dotted(const struct raw *raw, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (!is_host_letter(raw->at[i].cp))
            return false;
    return find(raw, from, to, '.') < to;
}

/** Whether [from, to) is dotted and ends with a top-level domain that hosts have. */
static bool is_host(const struct raw *raw, size_t from, size_t to)
{
    if (!is_dotted(raw, from, to))
        return false;
    size_t label = last_label(raw, from, to);
    if (label < from + 3)
        return false;
    for (size_t i = 0; i < COUNT_OF(top_labels); i++)
        if (equals(raw, label, to, top_labels[i]))
            return true;
    return false;
}

/**
 * Add the compounds between the dots of [from, to). Each is glued to the one before it;
 * the first is glued to the token before when @p is_glued.
 */
static void add_labels(struct token_builder *builder, const struct raw *raw, size_t from,
                       size_t to, bool is_glued)
{
    while (from < to) {
        size_t end = find(raw, from, to, '.');
        size_t first = builder->n;
        compound_add(builder, raw, from, end);
        if (is_glued && builder->n > first)
            builder->at[first].flags |= TOKEN_GLUED;
        is_glued = true;
        from = end + 1;
    }
}

/**
 * Add the whole of [from, to) beside its first part, which is the token at index
 * @p first.
 */
static void add_whole(struct token_builder *builder, const struct raw *raw, size_t from,
                      size_t to, size_t first)
{
    struct token *tokens = builder->at;
    uint32_t n_positions = builder->n_positions;
    if (builder->n == first)
        return;
    /* The whole is added last and then moved to its place; the tokens after that place
     * shift by one. */
    uint32_t position = tokens[first].position;
    (void)builder_add(builder, raw->at + from, to - from,
                      TOKEN_ALTERNATIVE | TOKEN_VERBATIM, JOINERS_KEPT);
    tokens = builder->at;
    builder->n_positions = n_positions;
    size_t at = builder->n - 1;
    struct token whole = tokens[at];
    for (; at > first + 1 && tokens[at - 1].position > position; at--)
        tokens[at] = tokens[at - 1];
    whole.position = position;
    whole.start = tokens[first].start;
    tokens[at] = whole;
}

/**
 * Add the host [from, to). « www » is left out; the top-level domain stands only in the
 * whole.
 */
static void add_host(struct token_builder *builder, const struct raw *raw, size_t from,
                     size_t to)
{
    size_t dot = find(raw, from, to, '.');
    if (dot < to && equals(raw, from, dot, "www"))
        from = dot + 1;
    size_t label = last_label(raw, from, to);
    size_t first = builder->n;
    add_labels(builder, raw, from, label > from ? label - 1 : to, false);
    if (label > from)
        add_whole(builder, raw, from, to, first);
}

/**
 * Add « contact.regions@centre-inffo.fr »: its labels, and the whole beside the first.
 */
static bool add_mail(struct token_builder *builder, const struct raw *raw)
{
    size_t at = find(raw, 0, raw->n, '@');
    if (at == 0 || at >= raw->n || find(raw, 0, at, '/') < at ||
        !is_dotted(raw, at + 1, raw->n))
        return false;
    size_t first = builder->n;
    add_labels(builder, raw, 0, at, false);
    add_labels(builder, raw, at + 1, last_label(raw, at, raw->n) - 1, true);
    add_whole(builder, raw, 0, raw->n, first);
    return true;
}

static bool is_hexadecimal(uint32_t cp)
{
    return letter_is_digit(cp) || (cp >= 'a' && cp <= 'f');
}

/**
 * The index after the separators at index @p i of a path; an escape such as « %20 » is
 * one.
 */
static size_t skip_separators(const struct raw *raw, size_t i, size_t to)
{
    while (i < to && !letter_is_word(raw->at[i].cp)) {
        bool is_escape = raw->at[i].cp == '%' && i + 2 < to &&
                         is_hexadecimal(raw->at[i + 1].cp) &&
                         is_hexadecimal(raw->at[i + 2].cp);
        i += is_escape ? 3 : 1;
    }
    return i;
}

static void add_path(struct token_builder *builder, const struct raw *raw, size_t from,
                     size_t to)
{
    for (size_t i = skip_separators(raw, from, to); i < to;) {
        size_t end = i;
        while (end < to &&
               (letter_is_word(raw->at[end].cp) || letter_is_mark(raw->at[end].cp)))
            end++;
        (void)builder_add(builder, raw->at + i, end - i, 0, JOINERS_DROPPED);
        i = skip_separators(raw, end, to);
    }
}

bool address_add(struct token_builder *builder, const struct raw *raw)
{
    if (find(raw, 0, raw->n, '@') < raw->n)
        return add_mail(builder, raw);
    size_t slash = find(raw, 0, raw->n, '/');
    if (!is_host(raw, 0, slash))
        return false;
    add_host(builder, raw, 0, slash);
    add_path(builder, raw, slash, raw->n);
    return true;
}

static bool starts(struct letter_window *window, size_t i, const char *text)
{
    for (; *text; text++, i++)
        if (window_at(window, i) != (unsigned char)*text)
            return false;
    return true;
}

/**
 * Whether @p cp ends a link: a space or control, a quote, a bracket or an invalid byte.
 */
static bool ends_link(uint32_t cp)
{
    static const char ends[] = "<>\"'()[]{}|\\^`";
    if (cp <= 0x20 || cp == 0xAB || cp == 0xBB || cp == 0xFFFD)
        return true;
    for (size_t i = 0; ends[i]; i++)
        if (cp == (unsigned char)ends[i])
            return true;
    return false;
}

size_t address_read_link(struct token_builder *builder, struct letter_window *window,
                         struct raw *raw, size_t i)
{
    size_t at = i;
    if (starts(window, i, "https://"))
        at = i + 8;
    else if (starts(window, i, "http://"))
        at = i + 7;
    else if (!starts(window, i, "www.") || !letter_is_word(window_at(window, i + 4)))
        return 0;
    raw->n = 0;
    raw->n_forms = 0;
    if (!letter_is_word(window_at(window, at)))
        return 0;
    for (; raw->n < RAW_LETTERS && !ends_link(window_at(window, at)); at++)
        raw->at[raw->n++] = window->at[at];
    size_t host = 0;
    while (host < raw->n && is_host_letter(raw->at[host].cp))
        host++;
    while (host > 0 && !letter_is_word(raw->at[host - 1].cp))
        host--;
    if (host == 0)
        return 0;
    add_host(builder, raw, 0, host);
    add_path(builder, raw, host, raw->n);
    return at;
}
