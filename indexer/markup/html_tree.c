/* Builds the tree. Elements whose end tag may be left out, and tags that are out of
 * place, are handled as HTML5 says, but for formatting across blocks: that ends with the
 * block. */
#include "indexer/markup/html_tree.h"

#include "base/memory.h"
#include "indexer/markup/html_token.h"

/* Real pages have less than a tenth of it. */
#define NODES_MAX (1U << 21)
#define DEPTH_MAX 512U
/** How many open elements an end tag of an unknown name is compared with. */
#define OTHERS_WITHIN 64U

struct builder {
    struct html_tree *tree;
    /* The numbers of the open elements. */
    uint32_t open[DEPTH_MAX];
    size_t n_open;
    /* How many of each are open. */
    uint32_t n_open_of[HTML_TAG_COUNT_];
    bool is_full;
};

void html_tree_release(struct html_tree *tree)
{
    mem_free(tree->nodes);
    mem_free(tree->attributes);
    *tree = (struct html_tree){.n = 0};
}

static enum html_tag_id tag_of_open(const struct builder *builder, size_t i)
{
    return (enum html_tag_id)builder->tree->nodes[builder->open[i]].tag;
}

static struct html_node *add_node(struct builder *builder, enum html_tag_id tag)
{
    struct html_tree *tree = builder->tree;
    builder->is_full = tree->n == NODES_MAX;
    if (builder->is_full)
        return NULL;
    MEM_GROW(tree->nodes, tree->n + 1, tree->room, 256);
    uint32_t parent = builder->n_open ? builder->open[builder->n_open - 1] : 0;
    struct html_node *node = &tree->nodes[tree->n++];
    *node = (struct html_node){
        .tag = (uint8_t)tag, .parent = parent, .end = (uint32_t)tree->n};
    return node;
}

static void pop(struct builder *builder)
{
    struct html_tree *tree = builder->tree;
    struct html_node *node = &tree->nodes[builder->open[--builder->n_open]];
    builder->n_open_of[node->tag]--;
    node->end = (uint32_t)tree->n;
}

static void pop_down_to(struct builder *builder, size_t n)
{
    while (builder->n_open > n)
        pop(builder);
}

/* Attributes. */

#define ATTRIBUTE_NAME(NAME, name) {name, sizeof name - 1},
static const struct str attribute_names[] = {HTML_ATTRIBUTES(ATTRIBUTE_NAME)};
#undef ATTRIBUTE_NAME

static bool is_same_name(struct str written, struct str name)
{
    if (written.n != name.n)
        return false;
    for (size_t i = 0; i < name.n; i++) {
        char c = written.at[i];
        if ((c >= 'A' && c <= 'Z' ? c | 0x20 : c) != name.at[i])
            return false;
    }
    return true;
}

/** Keep the attributes of a tag that have a row; of two of one name the first counts. */
static void keep_attributes(struct html_tree *tree, struct html_node *node,
                            struct str content)
{
    struct html_attribute found;
    uint32_t kept = 0;
    node->at = (uint32_t)tree->n_attributes;
    while (html_attribute_cut(&found, &content)) {
        size_t id = 0;
        while (id < HTML_ATTRIBUTE_COUNT_ &&
               !is_same_name(found.name, attribute_names[id]))
            id++;
        if (id == HTML_ATTRIBUTE_COUNT_ || kept & 1U << id)
            continue;
        kept |= 1U << id;
        MEM_GROW(tree->attributes, tree->n_attributes + 1, tree->room_attributes, 256);
        tree->attributes[tree->n_attributes++] = (struct html_kept_attribute){
            (uint32_t)id, (uint32_t)(found.value.at - tree->html.at),
            (uint32_t)found.value.n};
        node->n_attributes++;
    }
}

/* Starts of elements. */

/** End the innermost open element of one of two tags, unless a scope is nearer. */
static void end_near(struct builder *builder, enum html_tag_id a, enum html_tag_id b,
                     enum html_tag_id scope)
{
    if (!builder->n_open_of[a] && !builder->n_open_of[b])
        return;
    for (size_t i = builder->n_open; i > 0; i--) {
        enum html_tag_id tag = tag_of_open(builder, i - 1);
        if (tag == a || tag == b) {
            pop_down_to(builder, i - 1);
            return;
        }
        if (tag == scope || tag == HTML_TAG_TABLE)
            return;
    }
}

/* What the start of an element ends: the innermost of two tags, within a scope. */
static const struct {
    enum html_tag_id start, a, b, scope;
} implied_ends[] = {
    {HTML_TAG_DT, HTML_TAG_DT, HTML_TAG_DD, HTML_TAG_DL},
    {HTML_TAG_DD, HTML_TAG_DT, HTML_TAG_DD, HTML_TAG_DL},
    {HTML_TAG_TD, HTML_TAG_TD, HTML_TAG_TH, HTML_TAG_TR},
    {HTML_TAG_TH, HTML_TAG_TD, HTML_TAG_TH, HTML_TAG_TR},
    {HTML_TAG_TR, HTML_TAG_TR, HTML_TAG_CAPTION, HTML_TAG_TABLE},
    {HTML_TAG_TBODY, HTML_TAG_TBODY, HTML_TAG_THEAD, HTML_TAG_TABLE},
    {HTML_TAG_TFOOT, HTML_TAG_TBODY, HTML_TAG_THEAD, HTML_TAG_TABLE},
    {HTML_TAG_THEAD, HTML_TAG_CAPTION, HTML_TAG_COLGROUP, HTML_TAG_TABLE},
    {HTML_TAG_OPTION, HTML_TAG_OPTION, HTML_TAG_OPTION, HTML_TAG_SELECT},
    {HTML_TAG_A, HTML_TAG_A, HTML_TAG_A, HTML_TAG_TD},
};

static bool is_list(enum html_tag_id tag)
{
    return html_element(tag)->block == BLOCK_LIST ||
           html_element(tag)->block == BLOCK_ORDERED;
}

/** End the item that a new one follows: one of the same list. */
static void end_item(struct builder *builder)
{
    for (size_t i = builder->n_open; i > 0; i--) {
        enum html_tag_id tag = tag_of_open(builder, i - 1);
        if (tag == HTML_TAG_LI)
            pop_down_to(builder, i - 1);
        if (tag == HTML_TAG_LI || is_list(tag) ||
            html_element(tag)->flags & HTML_IS_SCOPE)
            return;
    }
}

static void end_implied(struct builder *builder, enum html_tag_id tag)
{
    const struct html_element *traits = html_element(tag);
    if (builder->n_open_of[HTML_TAG_HEAD] && !(traits->flags & HTML_IN_HEAD))
        end_near(builder, HTML_TAG_HEAD, HTML_TAG_HEAD, HTML_TAG_BODY);
    if (traits->flags & HTML_ENDS_P)
        end_near(builder, HTML_TAG_P, HTML_TAG_P, HTML_TAG_TD);
    if (traits->block == BLOCK_HEADING && builder->n_open &&
        html_element(tag_of_open(builder, builder->n_open - 1))->block == BLOCK_HEADING)
        pop(builder);
    if (tag == HTML_TAG_LI) {
        end_item(builder);
        return;
    }
    for (size_t i = 0; i < COUNT_OF(implied_ends); i++)
        if (implied_ends[i].start == tag)
            end_near(builder, implied_ends[i].a, implied_ends[i].b,
                     implied_ends[i].scope);
}

static void open_element(struct builder *builder, const struct html_token *token)
{
    static const enum html_tag_id once[] = {HTML_TAG_HTML, HTML_TAG_HEAD, HTML_TAG_BODY};
    for (size_t i = 0; i < COUNT_OF(once); i++)
        if (token->tag == once[i] && builder->n_open_of[once[i]])
            return;
    end_implied(builder, token->tag);
    if (builder->n_open == DEPTH_MAX && html_element(token->tag)->role != HTML_EMPTY)
        return;
    struct html_node *node = add_node(builder, token->tag);
    if (!node)
        return;
    struct html_tree *tree = builder->tree;
    node->length = (uint32_t)(token->name.at - tree->html.at);
    keep_attributes(tree, node, token->content);
    /* "/>" means something for elements of XML only, which are not known here. */
    bool is_closed = token->is_closed && (token->tag == HTML_TAG_OTHER ||
                                          html_element(token->tag)->flags & HTML_IS_RAW);
    if (html_element(token->tag)->role == HTML_EMPTY || is_closed)
        return;
    builder->open[builder->n_open++] = (uint32_t)(tree->n - 1);
    builder->n_open_of[token->tag]++;
}

/* Ends of elements. */

/** Whether the element @p i of those open is called @p name. */
static bool is_called(const struct builder *builder, size_t i, struct str name)
{
    const struct html_tree *tree = builder->tree;
    size_t at = tree->nodes[builder->open[i]].length;
    /* The name is followed by a sign that ends it, within the HTML. */
    struct str written = {tree->html.at + at, name.n};
    char next = tree->html.at[at + name.n];
    bool is_whole = next == '>' || next == '/' || (next >= '\t' && next <= ' ');
    return is_whole && memcmp(written.at, name.at, name.n) == 0;
}

static void close_other(struct builder *builder, struct str name)
{
    size_t least = builder->n_open > OTHERS_WITHIN ? builder->n_open - OTHERS_WITHIN : 0;
    for (size_t i = builder->n_open; i > least; i--) {
        enum html_tag_id tag = tag_of_open(builder, i - 1);
        if (tag == HTML_TAG_OTHER && is_called(builder, i - 1, name)) {
            pop_down_to(builder, i - 1);
            return;
        }
        if (html_element(tag)->flags & HTML_IS_SCOPE)
            return;
    }
}

/** Whether an end tag of @p tag does not reach out of an open @p around. */
static bool is_held_by(enum html_tag_id tag, enum html_tag_id around)
{
    const struct html_element *inner = html_element(tag), *outer = html_element(around);
    if (outer->flags & HTML_IS_SCOPE)
        return tag != HTML_TAG_TABLE && tag != HTML_TAG_TR && tag != HTML_TAG_TBODY &&
               tag != HTML_TAG_THEAD && tag != HTML_TAG_TFOOT && tag != HTML_TAG_BODY &&
               tag != HTML_TAG_HTML;
    /* The end of a span ends no block. */
    bool is_span =
        inner->role == HTML_OPENS && block_class_of(inner->block) == BLOCK_SPAN;
    return is_span && tag != HTML_TAG_A && outer->flags & HTML_ENDS_P;
}

static void close_element(struct builder *builder, const struct html_token *token)
{
    if (token->tag == HTML_TAG_BR)
        (void)add_node(builder, HTML_TAG_BR);
    if (!builder->n_open_of[token->tag])
        return;
    if (token->tag == HTML_TAG_OTHER) {
        close_other(builder, token->name);
        return;
    }
    for (size_t i = builder->n_open; i > 0; i--) {
        enum html_tag_id tag = tag_of_open(builder, i - 1);
        if (tag == token->tag) {
            pop_down_to(builder, i - 1);
            return;
        }
        if (is_held_by(token->tag, tag))
            return;
    }
}

static bool is_blank(struct str text)
{
    return str_trim(text).n == 0;
}

static void add_text(struct builder *builder, const struct html_token *token)
{
    bool is_in_head =
        builder->n_open && tag_of_open(builder, builder->n_open - 1) == HTML_TAG_HEAD;
    if (is_in_head && !is_blank(token->content))
        pop(builder);
    struct html_node *node = add_node(builder, HTML_TAG_TEXT);
    if (!node)
        return;
    node->at = (uint32_t)(token->content.at - builder->tree->html.at);
    node->length = (uint32_t)token->content.n;
    node->is_literal = token->type == HTML_TOKEN_LITERAL;
}

const char *html_tree_read(struct html_tree *out, struct str html)
{
    *out = (struct html_tree){.html = html};
    struct builder builder = {.tree = out};
    struct html_tokens tokens = html_tokens(html);
    (void)add_node(&builder, HTML_TAG_OTHER);
    while (!builder.is_full) {
        struct html_token token = html_token_next(&tokens);
        if (token.type == HTML_TOKEN_END)
            break;
        if (token.type == HTML_TOKEN_OPEN)
            open_element(&builder, &token);
        else if (token.type == HTML_TOKEN_CLOSE)
            close_element(&builder, &token);
        else
            add_text(&builder, &token);
    }
    pop_down_to(&builder, 0);
    out->nodes[0].end = (uint32_t)out->n;
    return builder.is_full ? "la page a trop de balises (plus de deux millions)" : NULL;
}
