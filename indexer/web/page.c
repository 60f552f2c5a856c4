/* Makes the object of a page: its text by page_content.c, the rest by page_facts.h. */
#include "indexer/web/page.h"

#include "base/buf.h"
#include "engine/json/json_read.h"
#include "indexer/markup/charset.h"
#include "indexer/markup/html_blocks.h"
#include "indexer/markup/html_hidden.h"
#include "indexer/web/fold.h"
#include "indexer/web/page_content.h"
#include "indexer/web/page_facts.h"
#include "text/block/layout.h"

/** The most bytes of a page; real ones have a hundredth of it. */
#define PAGE_MAX (32U << 20)
#define TEXT_MAX (16U << 20)
/** How far the encoding is looked for, and the start of a page. */
#define HEAD_BYTES 4096U
/** A page with more text is no stub, whatever its title says. */
#define STUB_BYTES 1500U

/* Telling pages. */

static bool is_named(struct str rest, struct str name)
{
    return rest.n > name.n && strncasecmp(rest.at, name.at, name.n) == 0;
}

/** What is behind comments and instructions at the start of @p html. */
static struct str skip_prolog(struct str html)
{
    static const struct str mark = {"\xEF\xBB\xBF", 3};
    if (str_starts_with(html, mark))
        html = (struct str){html.at + mark.n, html.n - mark.n};
    for (unsigned n = 0; n < 20; n++) {
        html = str_trim(html);
        bool is_comment = str_starts_with(html, STR("<!--"));
        if (!is_comment && !str_starts_with(html, STR("<?")))
            return html;
        struct str end = is_comment ? STR("-->") : STR(">");
        size_t at = str_find(html, end);
        if (at == html.n)
            return html;
        html = (struct str){html.at + at + end.n, html.n - at - end.n};
    }
    return html;
}

bool page_is_html(struct str html)
{
    static const struct str starts[] = {{"<!doctype html", 14}, {"<html", 5},
                                        {"<head>", 6},          {"<body", 5},
                                        {"<title>", 7},         {"<meta ", 6}};
    html = skip_prolog(html);
    for (size_t i = 0; i < COUNT_OF(starts); i++)
        if (is_named(html, starts[i]))
            return true;
    return false;
}

/** The encoding that the page declares: `charset=…` or `encoding="…"`. */
static struct str declared_charset(struct str html)
{
    static const struct str names[] = {{"charset=", 8}, {"encoding=", 9}};
    struct str head = {html.at, html.n < HEAD_BYTES ? html.n : HEAD_BYTES};
    for (size_t k = 0; k < COUNT_OF(names); k++)
        for (size_t i = 0; i + names[k].n < head.n; i++) {
            struct str rest = {head.at + i, head.n - i};
            if (!is_named(rest, names[k]))
                continue;
            rest = (struct str){rest.at + names[k].n, rest.n - names[k].n};
            if (rest.n && (rest.at[0] == '"' || rest.at[0] == '\''))
                rest = (struct str){rest.at + 1, rest.n - 1};
            size_t n = strcspn(rest.at, "\"' />;");
            return (struct str){rest.at, n < rest.n ? n : rest.n};
        }
    return STR("");
}

/* Pages that are no documents. */

static const char *const error_words[] = {"page non trouvee",
                                          "page introuvable",
                                          "page not found",
                                          "erreur 404",
                                          "404 not found",
                                          "error 404",
                                          "page inexistante",
                                          "404 -",
                                          "- 404",
                                          "acces refuse",
                                          "403 forbidden",
                                          "access denied",
                                          "acces interdit",
                                          "500 internal",
                                          "503 service",
                                          "502 bad gateway",
                                          "site en maintenance",
                                          "page d'erreur",
                                          "contenu introuvable",
                                          NULL};

static bool says_error(struct str title)
{
    AUTO_BUF folded = BUF_INIT(8000);
    fold_put(&folded, title);
    struct str text = buf_str(&folded);
    for (size_t i = 0; error_words[i]; i++)
        if (text.n && str_find(text, str_of(error_words[i])) < text.n)
            return true;
    return str_equal(text, STR("404"));
}

/** The <meta> whose attribute @p id is @p value; 0 when there is none. */
static size_t find_meta(const struct html_tree *tree, enum html_attribute_id id,
                        const char *value)
{
    for (size_t i = 1; i < tree->n; i++)
        if (tree->nodes[i].tag == HTML_TAG_META &&
            html_node_attribute_is(tree, i, id, value))
            return i;
    return 0;
}

static bool has_word(const struct html_tree *tree, size_t i, const char *word)
{
    AUTO_BUF text = BUF_INIT(8000);
    AUTO_BUF folded = BUF_INIT(8000);
    html_put_attribute(&text, tree, i, HTML_ATTRIBUTE_CONTENT);
    fold_put(&folded, buf_str(&text));
    struct str rest = buf_str(&folded);
    while (rest.at && rest.n)
        if (str_equal(str_trim(str_cut(&rest, ',')), str_of(word)))
            return true;
    return false;
}

static bool is_not_to_be_indexed(const struct html_tree *tree)
{
    size_t i = find_meta(tree, HTML_ATTRIBUTE_NAME, "robots");
    return i && (has_word(tree, i, "noindex") || has_word(tree, i, "none"));
}

/** Say why a page with @p text is no document; false when it is one. */
static bool leave_out(struct page_notes *notes, const struct html_tree *tree,
                      const struct page_facts *facts, struct str text)
{
    struct error *out = &notes->left_out;
    size_t refresh = find_meta(tree, HTML_ATTRIBUTE_HTTP_EQUIV, "refresh");
    struct str to =
        refresh ? html_node_attribute(tree, refresh, HTML_ATTRIBUTE_CONTENT) : STR("");
    bool leads_on = to.at && memchr(to.at, '=', to.n);
    if (is_not_to_be_indexed(tree))
        (void)error_set(out, STATUS_BAD_INPUT,
                        "la page demande à ne pas être indexée (robots : noindex)");
    else if (leads_on && text.n < STUB_BYTES)
        (void)error_set(out, STATUS_BAD_INPUT,
                        "page de redirection (%.*s) : donnez celle où elle mène",
                        (int)(to.n < 100 ? to.n : 100), to.at);
    else if (text.n < STUB_BYTES && says_error(page_fact(facts, PAGE_TITLE)))
        (void)error_set(out, STATUS_BAD_INPUT, "page d'erreur du site : « %.*s »",
                        (int)(page_fact(facts, PAGE_TITLE).n < 80
                                  ? page_fact(facts, PAGE_TITLE).n
                                  : 80),
                        page_fact(facts, PAGE_TITLE).at);
    else if (text.n == 0)
        (void)error_set(out, STATUS_BAD_INPUT,
                        "page sans texte : elle est vide, ou faite par un script dans le "
                        "navigateur");
    return out->text[0];
}

/* The object. */

/** Drop the first heading when it only repeats the title. */
static void drop_title(struct html_tree *tree, const struct page_facts *facts)
{
    AUTO_BUF heading = BUF_INIT(8000);
    AUTO_BUF folded = BUF_INIT(8000), title = BUF_INIT(8000);
    size_t i = page_main_heading(tree);
    if (!i)
        return;
    html_put_text_of(&heading, tree, i);
    fold_put(&folded, buf_str(&heading));
    fold_put(&title, page_fact(facts, PAGE_TITLE));
    if (str_equal(buf_str(&folded), buf_str(&title)))
        tree->nodes[i].marks |= HTML_MARK_DROPPED;
}

static void set_text(json_t *object, const char *name, struct str text)
{
    if (text.n)
        (void)json_object_set_new(object, name, json_stringn(text.at, text.n));
}

static void set_list(json_t *object, const char *name, json_t *list)
{
    if (json_array_size(list))
        (void)json_object_set(object, name, list);
}

#define FACT_NAME(NAME, name) name,
static const char *const fact_names[] = {PAGE_FACTS(FACT_NAME)};
#undef FACT_NAME

static json_t *make_object(const struct page_facts *facts,
                           const struct block_writer *writer)
{
    json_t *object = json_object();
    AUTO_BUF layout = BUF_INIT(LAYOUT_MAX);
    block_put_layout(&layout, writer);
    for (unsigned i = 0; i < PAGE_FACT_COUNT_; i++)
        set_text(object, fact_names[i], page_fact(facts, (enum page_fact)i));
    set_list(object, "keywords", facts->keywords);
    set_list(object, "categories", facts->categories);
    set_text(object, "text", block_text(writer));
    set_text(object, "layout", buf_str(&layout));
    return object;
}

static void warn_language(struct page_notes *notes, const struct html_tree *tree)
{
    for (size_t i = 1; i < tree->n; i++) {
        if (tree->nodes[i].tag != HTML_TAG_HTML)
            continue;
        struct str language = html_node_attribute(tree, i, HTML_ATTRIBUTE_LANG);
        if (language.n >= 2 && language.n < 20 && strncasecmp(language.at, "fr", 2) != 0)
            (void)error_set(&notes->warning, STATUS_BAD_INPUT,
                            "la page dit être en « %.*s » : la recherche est faite pour "
                            "le français",
                            STR_ARG(language));
        return;
    }
}

static void write_text(struct block_writer *writer, struct html_tree *tree, size_t root,
                       const struct page_facts *facts)
{
    drop_title(tree, facts);
    page_drop_date_line(facts, tree, root);
    html_tree_to_blocks(writer, tree, root, HTML_LINES_FLOW);
    block_finish(writer);
}

static json_t *read_tree(struct page_notes *notes, struct html_tree *tree)
{
    CLEANUP(page_facts_release) struct page_facts facts;
    AUTO_BLOCK_WRITER *writer = block_writer_new(TEXT_MAX);
    page_facts_init(&facts);
    size_t root = page_find_content(tree);
    page_read_linked_data(&facts, tree);
    page_read_meta(&facts, tree);
    page_read_markup(&facts, tree, root);
    page_cut_title(&facts, tree);
    write_text(writer, tree, root, &facts);
    if (block_overflowed(writer)) {
        (void)error_set(&notes->refused, STATUS_TOO_LARGE,
                        "le texte de la page est trop long");
        return NULL;
    }
    if (leave_out(notes, tree, &facts, block_text(writer)))
        return NULL;
    warn_language(notes, tree);
    return make_object(&facts, writer);
}

json_t *page_read(struct page_notes *notes, struct str html)
{
    *notes = (struct page_notes){0};
    if (html.n > PAGE_MAX) {
        (void)error_set(&notes->refused, STATUS_TOO_LARGE, "page de plus de %u octets",
                        PAGE_MAX);
        return NULL;
    }
    AUTO_BUF text = BUF_INIT((size_t)3 * PAGE_MAX);
    const char *warning = charset_put(&text, html, declared_charset(html));
    AUTO_HTML_TREE tree;
    const char *reason = html_tree_read(&tree, buf_str(&text));
    if (reason) {
        (void)error_set(&notes->refused, STATUS_TOO_LARGE, "%s", reason);
        return NULL;
    }
    json_t *object = read_tree(notes, &tree);
    if (warning && object && !notes->warning.text[0])
        (void)error_set(&notes->warning, STATUS_BAD_INPUT, "%s", warning);
    return object;
}
