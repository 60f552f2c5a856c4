/* Parses the query language by recursive descent, with limits on depth and number of
 * nodes. */
#include "engine/request/query.h"

#include "base/buf.h"
#include "engine/request/query_lex.h"

/* The grammar:
 *
 * any   := all (OU all)*
 * all   := group (ET group)*
 * group := item*
 * item  := [- | SAUF | NOT] (word+ | phrase | prefix | filter | "(" any ")")
 *
 * An operator that lacks an operand is read as a word. */

#define SIGNS_MAX 300

/**
 * The spaces outside quotes that a question needs to be a sentence: between four words,
 * or between three words and before the question mark.
 */
#define QUESTION_BLANKS_MIN 3

struct parser {
    struct arena *arena;
    struct query_ignored *ignored;
    /* Ended by SIGN_END. */
    const struct sign *signs;
    size_t at;
    size_t depth, n_nodes, n_prefixes;
};

static const struct query_node *parse_any(struct parser *p);

static enum sign_kind kind_at(const struct parser *p, size_t i)
{
    return p->signs[i].kind;
}

static void ignore(struct parser *p, struct str text)
{
    if (p->ignored->n < COUNT_OF(p->ignored->at))
        p->ignored->at[p->ignored->n++] = text;
}

static struct query_node *node_new(struct parser *p, enum query_kind kind)
{
    struct query_node *node = arena_alloc(p->arena, sizeof *node);
    node->kind = kind;
    p->n_nodes++;
    return node;
}

static bool is_operand(enum sign_kind kind)
{
    return kind == SIGN_WORD || kind == SIGN_PHRASE || kind == SIGN_PREFIX ||
           kind == SIGN_OPEN || kind == SIGN_MINUS || kind == SIGN_NOT;
}

/** Whether the operator at @p i stands between two operands. */
static bool is_binary(const struct parser *p, size_t i)
{
    if (i == 0 || (kind_at(p, i) != SIGN_OR && kind_at(p, i) != SIGN_AND))
        return false;
    enum sign_kind before = kind_at(p, i - 1);
    return is_operand(kind_at(p, i + 1)) &&
           (before == SIGN_WORD || before == SIGN_PHRASE || before == SIGN_PREFIX ||
            before == SIGN_CLOSE);
}

/** Whether the sign at @p i is a minus or SAUF that stands before an operand. */
static bool excludes(const struct parser *p, size_t i)
{
    enum sign_kind kind = kind_at(p, i),
                   next = kind == SIGN_END ? SIGN_END : kind_at(p, i + 1);
    return (kind == SIGN_NOT || kind == SIGN_MINUS) &&
           (next == SIGN_WORD || next == SIGN_PHRASE || next == SIGN_PREFIX ||
            next == SIGN_OPEN);
}

/**
 * Whether the sign at @p i is read as a plain word: a word, or an operator without
 * operands.
 */
static bool is_plain(const struct parser *p, size_t i)
{
    const struct sign *sign = &p->signs[i];
    switch (sign->kind) {
    case SIGN_WORD:
        return sign->field == QUERY_ANYWHERE;
    case SIGN_OR:
    case SIGN_AND:
        return !is_binary(p, i);
    case SIGN_NOT:
        return !excludes(p, i);
    case SIGN_MINUS:
    case SIGN_END:
    case SIGN_PHRASE:
    case SIGN_PREFIX:
    case SIGN_OPEN:
    case SIGN_CLOSE:
        return false;
    }
    return false;
}

/** Take plain words side by side; only the first with @p one, for SAUF excludes one. */
static struct query_node *parse_words(struct parser *p, bool one)
{
    struct query_node *node = node_new(p, QUERY_WORDS);
    node->text = p->signs[p->at].whole;
    while (is_plain(p, p->at)) {
        struct str last = p->signs[p->at++].whole;
        node->text.n = (size_t)(last.at + last.n - node->text.at);
        if (one)
            break;
    }
    return node;
}

/** A phrase, a prefix or anything with a field; NULL for one prefix too many. */
static struct query_node *parse_marked(struct parser *p)
{
    const struct sign *sign = &p->signs[p->at++];
    bool filters = sign->field >= QUERY_REGION;
    enum query_kind kind = filters                     ? QUERY_FILTER
                           : sign->kind == SIGN_PHRASE ? QUERY_PHRASE
                           : sign->kind == SIGN_PREFIX ? QUERY_PREFIX
                                                       : QUERY_WORDS;
    if (kind == QUERY_PREFIX && p->n_prefixes++ >= QUERY_PREFIXES_MAX) {
        ignore(p, sign->whole);
        return NULL;
    }
    struct query_node *node = node_new(p, kind);
    node->field = sign->field;
    node->text = sign->text;
    return node;
}

/** Leave out what is nested too deeply, up to its closing bracket. */
static void skip_brackets(struct parser *p)
{
    size_t open = 1, first = p->at++;
    while (open && kind_at(p, p->at) != SIGN_END) {
        open += kind_at(p, p->at) == SIGN_OPEN;
        open -= kind_at(p, p->at) == SIGN_CLOSE;
        p->at++;
    }
    struct str last = p->signs[p->at - 1].whole;
    struct str from = p->signs[first].whole;
    ignore(p, (struct str){from.at, (size_t)(last.at + last.n - from.at)});
}

static struct query_node *parse_brackets(struct parser *p)
{
    if (p->depth >= QUERY_NESTING_MAX) {
        skip_brackets(p);
        return NULL;
    }
    p->at++;
    p->depth++;
    struct query_node *node = node_new(p, QUERY_ALL);
    node->child = parse_any(p);
    p->depth--;
    if (kind_at(p, p->at) == SIGN_CLOSE)
        p->at++;
    return node->child->child ? node : NULL;
}

static struct query_node *parse_item(struct parser *p)
{
    bool excluded = excludes(p, p->at);
    if (excluded)
        p->at++;
    enum sign_kind kind = kind_at(p, p->at);
    struct query_node *node = NULL;
    if (p->n_nodes >= QUERY_NODES_MAX)
        ignore(p, p->signs[p->at++].whole);
    else if (is_plain(p, p->at))
        node = parse_words(p, excluded);
    else if (kind == SIGN_OPEN)
        node = parse_brackets(p);
    else if (kind == SIGN_WORD || kind == SIGN_PHRASE || kind == SIGN_PREFIX)
        node = parse_marked(p);
    else
        /* A bracket that opens or closes nothing. */
        p->at++;
    if (node)
        node->excluded = excluded;
    return node;
}

static bool ends_group(const struct parser *p)
{
    enum sign_kind kind = kind_at(p, p->at);
    return kind == SIGN_END || (kind == SIGN_CLOSE && p->depth) || is_binary(p, p->at);
}

static const struct query_node *parse_group(struct parser *p)
{
    struct query_node *group = node_new(p, QUERY_GROUP);
    const struct query_node **last = &group->child;
    while (!ends_group(p)) {
        struct query_node *item = parse_item(p);
        if (!item)
            continue;
        *last = item;
        last = &item->next;
    }
    return group;
}

/**
 * Parse operands that @p sign joins into a node of @p kind; a single operand is returned
 * as it is.
 */
static const struct query_node *
parse_joined(struct parser *p, enum query_kind kind, enum sign_kind sign,
             const struct query_node *(*operand)(struct parser *))
{
    const struct query_node *first = operand(p);
    if (kind_at(p, p->at) != sign || !is_binary(p, p->at))
        return first;
    struct query_node *node = node_new(p, kind);
    node->child = first;
    /* Operands are read-only once parsed: each is copied, so that it can be linked. */
    struct query_node *last = arena_alloc(p->arena, sizeof *last);
    *last = *first;
    node->child = last;
    while (kind_at(p, p->at) == sign && is_binary(p, p->at)) {
        p->at++;
        struct query_node *next = arena_alloc(p->arena, sizeof *next);
        *next = *operand(p);
        last->next = next;
        last = next;
    }
    return node;
}

static const struct query_node *parse_all(struct parser *p)
{
    return parse_joined(p, QUERY_ALL, SIGN_AND, parse_group);
}

static const struct query_node *parse_any(struct parser *p)
{
    return parse_joined(p, QUERY_ANY, SIGN_OR, parse_all);
}

/**
 * Drop the brackets of a query without operators, where they group nothing: they belong
 * to a sentence.
 *
 * @return the number of signs that are left.
 */
static size_t drop_brackets(struct sign *signs, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (signs[i].kind == SIGN_OR || signs[i].kind == SIGN_AND ||
            signs[i].kind == SIGN_NOT || signs[i].kind == SIGN_MINUS)
            return n;
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (signs[i].kind != SIGN_OPEN && signs[i].kind != SIGN_CLOSE)
            signs[kept++] = signs[i];
    return kept;
}

bool query_is_question(struct str text)
{
    struct str rest = str_trim(text);
    if (!str_ends_with(rest, STR("?")))
        return false;
    size_t n_words = 0;
    bool is_inside = false;
    for (size_t i = 0; i < rest.n; i++) {
        if (rest.at[i] == '"')
            is_inside = !is_inside;
        n_words += rest.at[i] == ' ' && !is_inside;
    }
    return n_words >= QUESTION_BLANKS_MIN;
}

/**
 * Turn the phrases of a question into words. Its quotes belong to the sentence (« Le
 * "responsable de traitement", c'est qui ? ») and ask for no exact phrase; ranking looks
 * at the order of the words anyway.
 */
static void read_question(struct sign *signs, size_t n, struct str text)
{
    if (!query_is_question(text))
        return;
    for (size_t i = 0; i < n; i++)
        if (signs[i].kind == SIGN_PHRASE && signs[i].field == QUERY_ANYWHERE)
            signs[i].kind = SIGN_WORD;
}

/** The kind of a sign where operators are words. */
static enum sign_kind as_word(enum sign_kind kind)
{
    return kind == SIGN_OR || kind == SIGN_AND || kind == SIGN_NOT ? SIGN_WORD : kind;
}

static const struct query_node *parse(struct str text, struct query_ignored *ignored,
                                      struct arena *arena, bool has_operators)
{
    *ignored = (struct query_ignored){.n = 0};
    struct str whole = text;
    /* Each sign takes one byte at least. */
    size_t room = text.n < SIGNS_MAX ? text.n : SIGNS_MAX;
    struct sign *signs = arena_array(arena, room + 1, sizeof *signs);
    struct parser p = {.arena = arena, .ignored = ignored, .signs = signs};
    size_t n = 0;
    do {
        signs[n] = sign_take(&text);
        if (!has_operators)
            signs[n].kind = as_word(signs[n].kind);
    } while (signs[n].kind != SIGN_END && ++n < SIGNS_MAX);
    n = drop_brackets(signs, n);
    read_question(signs, n, whole);
    signs[n].kind = SIGN_END;
    if (text.n)
        ignore(&p, text);
    return parse_any(&p);
}

const struct query_node *query_parse(struct str text, struct query_ignored *ignored,
                                     struct arena *arena)
{
    return parse(text, ignored, arena, true);
}

const struct query_node *
query_parse_shouted(struct str text, struct query_ignored *ignored, struct arena *arena)
{
    return parse(text, ignored, arena, false);
}
