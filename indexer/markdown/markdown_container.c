/* Reads the lines that open and close containers: admonitions, tabs, components, lists of
 * terms. */
#include "indexer/markup/html_stream.h"
#include "indexer/markup/html_tag.h"
#include "indexer/markdown/markdown_source_parts.h"

/** The lines of the properties of a component, at most. */
#define PROPERTIES_MAX 100

static bool is_alpha(char c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static struct str behind(struct str s, size_t n)
{
    return str_trim((struct str){s.at + n, s.n - n});
}

/* The stack. */

void markdown_open(struct markdown_source *source, struct container container)
{
    if (source->n_containers == CONTAINERS_MAX)
        return;
    source->containers[source->n_containers++] = container;
    source->dedent += container.indent;
}

void markdown_close(struct markdown_source *source, size_t n,
                    const struct line_parts *line)
{
    while (source->n_containers > n) {
        const struct container *last = &source->containers[--source->n_containers];
        source->dedent -= last->indent;
        markdown_put_block(source, line, last->end);
    }
}

void markdown_end_indented(struct markdown_source *source, const struct line_parts *line)
{
    unsigned indent = 0;
    bool is_text = line->whole.n > 0;
    for (size_t i = 0; i < source->n_containers; i++) {
        const struct container *container = &source->containers[i];
        indent += container->indent;
        bool goes_on = container->is_lazy && !source->is_after_blank && is_text &&
                       line->whole.at[line->n_prefix] != ':';
        bool ends = !is_text || (container->indent && line->indent < indent && !goes_on);
        if (ends) {
            markdown_close(source, i, line);
            return;
        }
    }
}

/* Titles. */

void markdown_put_title(struct markdown_source *source, const struct line_parts *line,
                        struct str title)
{
    title = str_trim(title);
    if (title.n > 1 && (title.at[0] == '"' || title.at[0] == '\'') &&
        title.at[title.n - 1] == title.at[0])
        title = (struct str){title.at + 1, title.n - 2};
    if (!title.n)
        return;
    AUTO_BUF text = BUF_INIT(title.n + 10);
    bool is_marked = memchr(title.at, '*', title.n);
    buf_put_text(&text, is_marked ? "" : "**");
    buf_put_str(&text, title);
    buf_put_text(&text, is_marked ? "" : "**");
    markdown_put_block(source, line, buf_str(&text));
}

/** What a container becomes. */
struct box {
    const char *name;
    struct str start, end;
};

#define ASIDE(name)                                                                      \
    {                                                                                    \
        name, {"<aside>", 7},                                                            \
        {                                                                                \
            "</aside>", 8                                                                \
        }                                                                                \
    }
#define DETAILS(name)                                                                    \
    {                                                                                    \
        name, {"<details>", 9},                                                          \
        {                                                                                \
            "</details>", 10                                                             \
        }                                                                                \
    }

static const struct box boxes[] = {
    ASIDE("abstract"),  ASIDE("admonition"), ASIDE("alert"),     ASIDE("attention"),
    ASIDE("aside"),     ASIDE("astuce"),     ASIDE("bug"),       ASIDE("callout"),
    ASIDE("caution"),   ASIDE("citation"),   ASIDE("conseil"),   ASIDE("danger"),
    ASIDE("encadre"),   ASIDE("encart"),     ASIDE("error"),     ASIDE("example"),
    ASIDE("exemple"),   ASIDE("failure"),    ASIDE("hint"),      ASIDE("important"),
    ASIDE("info"),      ASIDE("note"),       ASIDE("question"),  ASIDE("remarque"),
    ASIDE("secondary"), ASIDE("success"),    ASIDE("tip"),       ASIDE("warning"),
    DETAILS("details"), DETAILS("spoiler"),  DETAILS("collapse")};

/** The box of this name; NULL for one that only parts paragraphs. */
static const struct box *find_box(struct str name)
{
    for (size_t i = 0; i < COUNT_OF(boxes); i++)
        if (html_name_is(name, str_of(boxes[i].name)))
            return &boxes[i];
    return str_starts_with(name, STR("callout-")) ? &boxes[7] : NULL;
}

static void open_box(struct markdown_source *source, const struct line_parts *line,
                     const struct box *box, struct container container)
{
    if (source->n_containers == CONTAINERS_MAX)
        box = NULL;
    container.end = box ? box->end : STR("");
    markdown_put_blank(source, line);
    markdown_put_block(source, line, box ? box->start : STR(""));
    markdown_open(source, container);
}

/* `:::tip Titre`, `::name{props}`. */

/** Skip the properties of a component, which are YAML between lines of dashes, and put
 *  those that readers see. */
static void read_properties(struct markdown_source *source, const struct line_parts *line)
{
    struct line_parts next = markdown_line(source, source->at);
    if (!str_equal(markdown_words(&next), STR("---")))
        return;
    size_t start = source->at;
    for (unsigned i = 0; i < PROPERTIES_MAX && source->at < source->text.n; i++) {
        markdown_skip_line(source, &next);
        next = markdown_line(source, source->at);
        struct str words = markdown_words(&next);
        if (str_equal(words, STR("---"))) {
            markdown_skip_line(source, &next);
            return;
        }
        struct str name = str_trim(str_cut(&words, ':'));
        if (name.n > 2 && name.at[0] == '-')
            name = behind(name, 1);
        if (words.at && html_attribute_is_visible(name, words))
            markdown_put_title(source, line, words);
    }
    source->at = start;
}

/** The parts of the line that opens a container, behind its colons. */
struct opening {
    struct str name, label, attributes, title;
};

static struct opening read_opening(struct str rest)
{
    struct opening opening = {STR(""), STR(""), STR(""), STR("")};
    size_t n = 0;
    while (n < rest.n &&
           (is_alpha(rest.at[n]) || (n && (strchr("-_.", rest.at[n]) ||
                                           (rest.at[n] >= '0' && rest.at[n] <= '9')))))
        n++;
    /* « ::: Pour aller plus loin » is a title, of which no word is a name. */
    bool is_name = n == rest.n || strchr(" \t[{", rest.at[n]);
    if (is_name && n && rest.at[0] >= 'a') {
        opening.name = (struct str){rest.at, n};
        rest = behind(rest, n);
    }
    const char *end = rest.n && rest.at[0] == '[' ? memchr(rest.at, ']', rest.n) : NULL;
    if (end) {
        opening.label = (struct str){rest.at + 1, (size_t)(end - rest.at) - 1};
        rest = behind(rest, opening.label.n + 2);
    }
    end = rest.n && rest.at[0] == '{' ? memchr(rest.at, '}', rest.n) : NULL;
    if (end) {
        opening.attributes = (struct str){rest.at + 1, (size_t)(end - rest.at) - 1};
        rest = behind(rest, opening.attributes.n + 2);
    }
    while (rest.n && rest.at[rest.n - 1] == ':')
        rest.n--;
    opening.title = str_trim(rest);
    return opening;
}

/** The name of a box that a list of attributes has as its class: {.callout-note}. */
static struct str class_of(struct str attributes)
{
    attributes = str_trim(attributes);
    if (!attributes.n || attributes.at[0] != '.')
        return STR("");
    attributes = behind(attributes, 1);
    return str_cut(&attributes, ' ');
}

static void close_colons(struct markdown_source *source, const struct line_parts *line,
                         unsigned n_colons)
{
    size_t n = source->n_containers;
    while (n > 0 && (source->containers[n - 1].n_colons == 0 ||
                     source->containers[n - 1].n_colons > n_colons))
        n--;
    markdown_put_blank(source, line);
    if (n > 0)
        markdown_close(source, n - 1, line);
}

static void put_attributes(struct markdown_source *source, const struct line_parts *line,
                           struct str attributes)
{
    size_t n = source->out.n;
    markdown_put_visible(source, attributes, false);
    if (source->out.n > n) {
        buf_put_byte(&source->out, '\n');
        markdown_put_blank(source, line);
    }
}

static bool colon_line(struct markdown_source *source, const struct line_parts *line)
{
    struct str words = markdown_words(line);
    unsigned n = 0;
    while (n < words.n && n < 100 && words.at[n] == ':')
        n++;
    bool is_component = n == 2 && (words.n == 2 || is_alpha(words.at[2]));
    if (n < 3 && !is_component)
        return false;
    markdown_skip_line(source, line);
    struct opening opening = read_opening(behind(words, n));
    if (words.n == n) {
        close_colons(source, line, n);
        return true;
    }
    struct str name = opening.name.n ? opening.name : class_of(opening.attributes);
    /* One of two colons may have no end. */
    const struct box *box = n > 2 ? find_box(name) : NULL;
    open_box(source, line, box, (struct container){.n_colons = n});
    bool is_details = box && str_equal(box->start, STR("<details>"));
    if (is_details)
        markdown_put_block(source, line, STR("<summary>"));
    markdown_put_title(source, line, opening.label);
    markdown_put_title(source, line, opening.title);
    put_attributes(source, line, opening.attributes);
    if (is_details)
        markdown_put_block(source, line, STR("</summary>"));
    read_properties(source, line);
    return true;
}

/* `!!! note "Titre"`, `=== "Onglet"`. */

static bool indented_line(struct markdown_source *source, const struct line_parts *line)
{
    static const struct {
        struct str mark;
        const char *box;
    } rows[] = {
        {{"!!!", 3}, NULL}, {{"???+", 4}, NULL}, {{"???", 3}, NULL}, {{"===", 3}, ""}};
    struct str words = markdown_words(line);
    size_t k = 0;
    while (k < COUNT_OF(rows) && !str_starts_with(words, rows[k].mark))
        k++;
    if (k == COUNT_OF(rows) || line->indent >= source->dedent + 4)
        return false;
    struct str rest = behind(words, rows[k].mark.n);
    struct str name = STR("");
    bool is_tab = rows[k].box != NULL;
    if (is_tab ? !str_starts_with(rest, STR("\"")) : !rest.n || !is_alpha(rest.at[0]))
        return false;
    if (!is_tab)
        name = str_cut(&rest, '"');
    struct str kind = name;
    kind = str_cut(&kind, ' ');
    struct str title = !is_tab && rest.at ? str_cut(&rest, '"') : STR("");
    markdown_skip_line(source, line);
    open_box(source, line, is_tab ? NULL : find_box(kind),
             (struct container){.indent = line->indent + 4 - source->dedent});
    markdown_put_title(source, line, is_tab ? rest : title);
    return true;
}

/* Lists of terms. */

static bool is_definition(const struct line_parts *line)
{
    struct str words = markdown_words(line);
    return words.n > 1 && words.at[0] == ':' &&
           (words.at[1] == ' ' || words.at[1] == '\t') && !line->n_quotes;
}

static bool is_in_terms(const struct markdown_source *source)
{
    return source->n_containers &&
           str_equal(source->containers[source->n_containers - 1].end, STR("</dl>"));
}

/** Whether a definition follows @p line, at once or behind a blank line. */
static bool is_term(const struct markdown_source *source, const struct line_parts *line)
{
    struct str words = markdown_words(line);
    if (!words.n || strchr("#|>:<-*+", words.at[0]) || line->n_quotes ||
        line->n_marks > line->n_prefix ||
        !(source->is_after_blank || is_in_terms(source)))
        return false;
    size_t at = (size_t)(line->whole.at - source->text.at) + line->whole.n + 1;
    for (unsigned i = 0; i < 2 && at < source->text.n; i++) {
        struct line_parts next = markdown_line(source, at);
        if (!next.is_blank)
            return is_definition(&next);
        at += next.whole.n + 1;
    }
    return false;
}

static void put_term(struct markdown_source *source, const struct line_parts *line)
{
    if (!is_in_terms(source)) {
        markdown_put_block(source, line, STR("<dl>"));
        markdown_open(source, (struct container){.end = STR("</dl>")});
    }
    markdown_put_block(source, line, STR("<dt>"));
    source->at = markdown_put_inline(source, source->at + line->n_prefix);
    markdown_put_block(source, line, STR("</dt>"));
}

static void put_definition(struct markdown_source *source, const struct line_parts *line)
{
    size_t n = 1;
    struct str rest = {line->whole.at + line->n_prefix, line->whole.n - line->n_prefix};
    while (n < rest.n && (rest.at[n] == ' ' || rest.at[n] == '\t'))
        n++;
    if (is_in_terms(source)) {
        markdown_put_block(source, line, STR("<dd>"));
        markdown_open(source, (struct container){
                                  .indent = 2, .end = STR("</dd>"), .is_lazy = true});
    }
    source->at = markdown_put_inline(source, source->at + line->n_prefix + n);
    source->leaves_blank = false;
}

bool markdown_container_line(struct markdown_source *source,
                             const struct line_parts *line)
{
    bool defines = is_definition(line), names = !defines && is_term(source, line);
    if (is_in_terms(source) && !defines && !names)
        markdown_close(source, source->n_containers - 1, line);
    if (names) {
        put_term(source, line);
        return true;
    }
    /* A line of a paragraph that a sign begins is no definition. */
    if (defines && (is_in_terms(source) || source->is_after_blank)) {
        put_definition(source, line);
        return true;
    }
    return colon_line(source, line) || indented_line(source, line);
}
