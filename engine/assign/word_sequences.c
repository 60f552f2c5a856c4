/* A trie whose edges are words, kept in a hash table. A word that begins no sequence
 * costs one look-up. */
#include "engine/assign/word_sequences.h"

#include "base/intern.h"
#include "base/memory.h"
#include "engine/file/string_table.h"

/** Node 0 is the root; edge number n leads to node n + 1. */
struct sequences {
    enum sequence_key key;
    struct intern *words;
    /* Each edge is a node and a word. */
    struct intern *edges;
    /* By node; SEQUENCE_NONE where no sequence ends. */
    uint32_t *phrase_of;
    /* Of phrase_of, in nodes. */
    size_t room;
    uint32_t n_phrases;
};

struct edge {
    uint32_t node, word;
};

static struct str edge_text(const struct edge *edge)
{
    return (struct str){(const char *)edge, sizeof *edge};
}

struct sequences *sequences_new(enum sequence_key key)
{
    struct sequences *phrases = mem_new(sizeof *phrases);
    phrases->key = key;
    phrases->words = intern_new();
    phrases->edges = intern_new();
    MEM_GROW(phrases->phrase_of, 1, phrases->room, 64);
    phrases->phrase_of[0] = SEQUENCE_NONE;
    return phrases;
}

void sequences_free(struct sequences *phrases)
{
    if (!phrases)
        return;
    intern_free(phrases->words);
    intern_free(phrases->edges);
    mem_free(phrases->phrase_of);
    mem_free(phrases);
}

bool token_is_plural(const struct token *token)
{
    struct str word = token->folded;
    return word.n > 3 && !(token->flags & TOKEN_VERBATIM) &&
           (str_ends_with(word, STR("s")) || str_ends_with(word, STR("x")));
}

/**
 * What the singular and the plural have in common: « regiona » for régional and
 * régionaux.
 */
static struct str numberless(const struct token *token)
{
    struct str word = token->folded;
    if (word.n <= 3 || (token->flags & TOKEN_VERBATIM))
        return word;
    if (str_ends_with(word, STR("aux")) && !str_ends_with(word, STR("eaux")))
        return (struct str){word.at, word.n - 2};
    if (str_ends_with(word, STR("al")) || token_is_plural(token))
        return (struct str){word.at, word.n - 1};
    return word;
}

static struct str key_of(const struct sequences *phrases, const struct token *token)
{
    switch (phrases->key) {
    case SEQUENCE_NUMBERLESS:
        return numberless(token);
    case SEQUENCE_STEM:
        return token->stem;
    case SEQUENCE_FOLDED:
        break;
    }
    return token->folded;
}

/** The node to which @p word leads from @p node; it is added when it is new. */
static uint32_t grow(struct sequences *phrases, uint32_t node, struct str word)
{
    struct edge edge = {node, intern_put(phrases->words, word)};
    uint32_t known = intern_count(phrases->edges);
    uint32_t next = intern_put(phrases->edges, edge_text(&edge)) + 1;
    if (next > known) {
        MEM_GROW(phrases->phrase_of, next + 1, phrases->room, 64);
        phrases->phrase_of[next] = SEQUENCE_NONE;
    }
    return next;
}

uint32_t sequences_put(struct sequences *phrases, struct token_list words)
{
    uint32_t node = 0;
    for (size_t i = 0; i < words.n; i++)
        if (!(words.at[i].flags & TOKEN_ALTERNATIVE))
            node = grow(phrases, node, key_of(phrases, &words.at[i]));
    if (node == 0)
        return SEQUENCE_NONE;
    if (phrases->phrase_of[node] == SEQUENCE_NONE)
        phrases->phrase_of[node] = phrases->n_phrases++;
    return phrases->phrase_of[node];
}

uint32_t sequences_count(const struct sequences *phrases)
{
    return phrases->n_phrases;
}

/* The sections, counted from the first one; the words take two. */
enum { PHRASES_WORDS, PHRASES_EDGES = 2, PHRASES_ENDS };

void sequences_save(const struct sequences *phrases, struct sections_writer *file,
                    uint32_t section)
{
    uint32_t n = intern_count(phrases->edges);
    string_table_write(file, section + PHRASES_WORDS, phrases->words);
    sections_write_begin(file, section + PHRASES_EDGES, sizeof(struct edge));
    for (uint32_t i = 0; i < n; i++)
        sections_write(file, intern_at(phrases->edges, i).at, sizeof(struct edge));
    sections_write_array(file, section + PHRASES_ENDS, phrases->phrase_of, (size_t)n + 1,
                         sizeof *phrases->phrase_of);
}

/** Fill the trie; false when a number is out of range or an edge comes twice. */
static bool take_edges(struct sequences *phrases, const struct edge *edges, size_t n,
                       const uint32_t *ends)
{
    for (uint32_t i = 0; i < n; i++)
        if (edges[i].node > i || edges[i].word >= intern_count(phrases->words) ||
            intern_put(phrases->edges, edge_text(&edges[i])) != i)
            return false;
    MEM_GROW(phrases->phrase_of, n + 1, phrases->room, 64);
    for (size_t i = 0; i <= n; i++) {
        phrases->phrase_of[i] = ends[i];
        if (ends[i] == SEQUENCE_NONE)
            continue;
        if (ends[i] > n)
            return false;
        if (ends[i] >= phrases->n_phrases)
            phrases->n_phrases = ends[i] + 1;
    }
    return true;
}

static enum status load(struct sequences *phrases, const struct sections *file,
                        uint32_t section, struct error *err)
{
    struct string_table words;
    const struct edge *edges = NULL;
    const uint32_t *ends = NULL;
    size_t n = 0;
    const struct section_wanted of_edges =
        SECTION_ANY(section + PHRASES_EDGES, edges, &n);
    enum status st = string_table_open(&words, file, section + PHRASES_WORDS, err);
    if (!st)
        st = sections_read(file, &of_edges, 1, err);
    const struct section_wanted of_ends = SECTION_OF(section + PHRASES_ENDS, ends, n + 1);
    if (!st)
        st = sections_read(file, &of_ends, 1, err);
    if (st)
        return st;
    bool is_sound = words.n < INTERN_MAX && n < INTERN_MAX;
    for (uint32_t i = 0; is_sound && i < words.n; i++)
        is_sound = intern_put(phrases->words, string_table_at(&words, i)) == i;
    return is_sound && take_edges(phrases, edges, n, ends)
               ? STATUS_OK
               : error_set(err, STATUS_INDEX_CORRUPT, "a number is out of range");
}

enum status sequences_load(struct sequences **out, enum sequence_key key,
                           const struct sections *file, uint32_t section,
                           struct error *err)
{
    *out = sequences_new(key);
    enum status st = load(*out, file, section, err);
    if (!st)
        return STATUS_OK;
    sequences_free(*out);
    *out = NULL;
    return st;
}

bool gap_parts(const struct analysed *in, const struct token *before,
               const struct token *after)
{
    bool has_line_end = false;
    for (size_t i = before->end; i < after->start; i++) {
        char c = in->text.at[i];
        if (strchr(".,;:!?()[]\t|\"", c) || (c == '\n' && has_line_end))
            return true;
        has_line_end = has_line_end || c == '\n';
    }
    return false;
}

/** Find the longest sequence that begins at token @p at. */
static bool longest(const struct sequences *phrases, const struct analysed *in, size_t at,
                    struct phrase_match *out)
{
    struct edge edge = {0, 0};
    const struct token *before = NULL;
    size_t n_words = 0;
    out->phrase = SEQUENCE_NONE;
    for (size_t i = at; i < in->list.n; i++) {
        const struct token *token = &in->list.at[i];
        if (token->flags & TOKEN_ALTERNATIVE)
            continue;
        edge.word = intern_find(phrases->words, key_of(phrases, token));
        if (edge.word == INTERN_NONE || (before && gap_parts(in, before, token)))
            break;
        uint32_t found = intern_find(phrases->edges, edge_text(&edge));
        if (found == INTERN_NONE)
            break;
        edge.node = found + 1;
        before = token;
        n_words++;
        if (phrases->phrase_of[edge.node] != SEQUENCE_NONE)
            *out =
                (struct phrase_match){phrases->phrase_of[edge.node], at, i + 1, n_words};
    }
    return out->phrase != SEQUENCE_NONE;
}

bool sequences_find(const struct sequences *phrases, const struct analysed *in, size_t at,
                    struct phrase_match *out)
{
    if ((in->list.at[at].flags & TOKEN_ALTERNATIVE) || !longest(phrases, in, at, out))
        return false;
    struct phrase_match later;
    for (size_t i = at + 1; i < out->after; i++)
        if (!(in->list.at[i].flags & TOKEN_ALTERNATIVE) &&
            longest(phrases, in, i, &later) && later.n_words > out->n_words) {
            *out = later;
            break;
        }
    return true;
}

const struct token *token_before(const struct analysed *in, size_t at)
{
    while (at-- > 0)
        if (!(in->list.at[at].flags & TOKEN_ALTERNATIVE))
            return &in->list.at[at];
    return NULL;
}

const struct token *token_from(const struct analysed *in, size_t at)
{
    for (; at < in->list.n; at++)
        if (!(in->list.at[at].flags & TOKEN_ALTERNATIVE))
            return &in->list.at[at];
    return NULL;
}
