/* Builds the plan of a query: analyses its words, expands them, and finds the documents
 * of its words, phrases, prefixes and filters. */
#include "base/memory.h"
#include "base/utf8.h"
#include "engine/plan/phrase_match.h"
#include "engine/plan/plan.h"
#include "engine/plan/plan_parts.h"
#include "text/analyse.h"

/** The most words that a phrase may have (API §6). */
#define PHRASE_WORDS_MAX 12

struct tree_builder {
    struct plan *plan;
    struct analyser *analyser;
    /* The node is inside an excluded one. */
    bool excluded;
    /* It is inside nodes that are joined by OU. */
    bool optional;
};

static struct plan_node *node_new(struct plan *plan, enum plan_kind kind)
{
    struct plan_node *node = arena_alloc(plan->arena, sizeof *node);
    node->kind = kind;
    return node;
}

static bool is_single_letter(const struct token *token)
{
    return token->folded.n == 1 && token->folded.at[0] > '9';
}

static void set_word(struct plan_word *word, const struct tree_builder *b,
                     const struct token *token, enum query_field field)
{
    struct arena *arena = b->plan->arena;
    bool is_stop = (token->flags & TOKEN_STOP) || is_single_letter(token);
    *word = (struct plan_word){.written = arena_str(arena, token->written),
                               .folded = arena_str(arena, token->folded),
                               .stem = arena_str(arena, token->stem),
                               .start = token->start,
                               .field = field,
                               .is_stop = is_stop,
                               .is_glued = (token->flags & TOKEN_GLUED) != 0,
                               .is_homograph = (token->flags & TOKEN_HOMOGRAPH) != 0,
                               .only_exclude = b->excluded};
}

/**
 * Give the word the joined form @p token, whose stem is its exact term: such forms are
 * not stemmed.
 */
static void add_joined(struct plan *plan, struct plan_word *word,
                       const struct token *token)
{
    plan_add_alternative(
        plan, word,
        &(struct plan_alternative){.stem = token->stem,
                                   .folded = token->stem,
                                   .weight = plan->index->tuning.joined_weight,
                                   .reason = REASON_JOINED});
}

/**
 * Analyse @p text into the plan's next words. What is beyond PLAN_WORDS_MAX is ignored
 * and listed.
 *
 * @param[out] capitals  for each word whether it is to be read as typed in capitals.
 * @return the number of words added.
 */
static size_t add_words(const struct tree_builder *b, struct str text,
                        enum query_field field, bool *capitals)
{
    struct plan *plan = b->plan;
    struct token_list list = analyser_run(b->analyser, text, ANALYSE_QUERY);
    size_t first = plan->n_words;
    for (size_t i = 0; i < list.n; i++) {
        const struct token *token = &list.at[i];
        if ((token->flags & TOKEN_ALTERNATIVE) && plan->n_words > first) {
            add_joined(plan, &plan->words[plan->n_words - 1], token);
        } else if (plan->n_words == PLAN_WORDS_MAX) {
            plan_ignore(plan,
                        (struct str){text.at + token->start, text.n - token->start});
            break;
        } else {
            capitals[plan->n_words - first] =
                plan->capitals.is_alone ||
                (plan->capitals.mark_acronyms && (token->flags & TOKEN_CAPITALS));
            struct plan_word *word = &plan->words[plan->n_words++];
            set_word(word, b, token, field);
            word->typed = (struct str){text.at + token->start, token->end - token->start};
        }
    }
    /* A joined form stands for the first part, and for all that are glued to it. */
    for (size_t i = first + 1; i < plan->n_words; i++)
        if (plan->words[i].is_glued && !plan->words[i].n_alternatives) {
            plan->words[i].alternatives = plan->words[i - 1].alternatives;
            plan->words[i].n_alternatives = plan->words[i - 1].n_alternatives;
        }
    return plan->n_words - first;
}

/** Build plain words and, in a broad search, expand them. NULL when there are none. */
static struct plan_node *build_words(const struct tree_builder *b,
                                     const struct query_node *query)
{
    struct plan *plan = b->plan;
    bool capitals[PLAN_WORDS_MAX];
    struct plan_node *node = node_new(plan, PLAN_WORDS);
    node->words = plan->words + plan->n_words;
    node->n_words = add_words(b, query->text, query->field, capitals);
    if (plan->mode == MODE_BROAD && !b->excluded && query->field != QUERY_AUTHOR) {
        plan_join(plan, node->words, node->n_words);
        plan_spell(plan, node->words, node->n_words, capitals);
        plan_widen(plan, node->words, node->n_words, capitals);
        plan_widen_by_thesaurus(plan, node->words, node->n_words, capitals);
        for (size_t i = 0; i < node->n_words; i++) {
            plan_inflect(plan, &node->words[i]);
            plan_add_family(plan, &node->words[i]);
        }
        if (query->field == QUERY_ANYWHERE)
            plan_find_abouts(plan, node->words, node->n_words, !b->optional);
    }
    return node->n_words ? node : NULL;
}

/** Leave out the words beyond PHRASE_WORDS_MAX, and list them as ignored. */
static void cut_phrase(struct plan *plan, struct plan_node *node, struct str text)
{
    if (node->n_words <= PHRASE_WORDS_MAX)
        return;
    size_t start = node->words[PHRASE_WORDS_MAX].start;
    plan_ignore(plan, str_trim((struct str){text.at + start, text.n - start}));
    node->n_words = PHRASE_WORDS_MAX;
    plan->n_words = (size_t)(node->words - plan->words) + PHRASE_WORDS_MAX;
}

static struct plan_node *build_phrase(const struct tree_builder *b,
                                      const struct query_node *query)
{
    struct plan *plan = b->plan;
    bool capitals[PLAN_WORDS_MAX];
    struct plan_node *node = node_new(plan, PLAN_PHRASE);
    node->words = plan->words + plan->n_words;
    node->n_words = add_words(b, query->text, query->field, capitals);
    cut_phrase(plan, node, query->text);
    for (size_t i = 0; i < node->n_words; i++) {
        node->words[i].phrase_at = (unsigned)i;
        node->words[i].phrase_n = (unsigned)node->n_words;
    }
    if (!node->n_words)
        return NULL;
    plan_find_phrase(plan, node, query->text);
    return node;
}

/**
 * Build a prefix such as « carif-ore* »: perhaps whole words, then the first letters of
 * another one.
 */
static struct plan_node *build_prefix(const struct tree_builder *b,
                                      const struct query_node *query)
{
    struct plan *plan = b->plan;
    bool capitals[PLAN_WORDS_MAX];
    struct plan_node *node = node_new(plan, PLAN_SET);
    node->words = plan->words + plan->n_words;
    node->n_words = add_words(b, query->text, query->field, capitals);
    if (!node->n_words)
        return NULL;
    const struct plan_word *last = &node->words[node->n_words - 1];
    if (utf8_count(last->folded) >= QUERY_PREFIX_MIN) {
        plan_find_prefix(plan, node, query);
        return node;
    }
    /* The analysis of « l'a* » leaves fewer letters than a prefix needs. */
    plan->n_words -= node->n_words;
    return build_words(b, query);
}

static struct plan_node *build(struct tree_builder *b, const struct query_node *query);

static struct plan_node *build_filter(const struct tree_builder *b,
                                      const struct query_node *query)
{
    struct plan_node *node = node_new(b->plan, PLAN_SET);
    if (plan_find_filter(b->plan, node, query))
        return node;
    /* A value that means nothing is read as plain words. */
    struct query_node words = *query;
    words.kind = QUERY_WORDS;
    words.field = QUERY_ANYWHERE;
    return build_words(b, &words);
}

static struct plan_node *build_inner(struct tree_builder *b,
                                     const struct query_node *query, enum plan_kind kind)
{
    struct plan_node *node = node_new(b->plan, kind);
    struct plan_node **last = &node->child;
    for (const struct query_node *q = query->child; q; q = q->next) {
        struct tree_builder outside = *b;
        b->excluded = b->excluded || q->excluded;
        b->optional = b->optional || kind == PLAN_ANY;
        *last = build(b, q);
        *b = outside;
        if (*last) {
            (*last)->excluded = q->excluded;
            last = &(*last)->next;
        }
    }
    return node;
}

static struct plan_node *build(struct tree_builder *b, const struct query_node *query)
{
    switch (query->kind) {
    case QUERY_WORDS:
        return build_words(b, query);
    case QUERY_PHRASE:
        return build_phrase(b, query);
    case QUERY_PREFIX:
        return build_prefix(b, query);
    case QUERY_FILTER:
        return build_filter(b, query);
    case QUERY_GROUP:
        return build_inner(b, query, PLAN_GROUP);
    case QUERY_ALL:
        return build_inner(b, query, PLAN_ALL);
    case QUERY_ANY:
        return build_inner(b, query, PLAN_ANY);
    }
    return NULL;
}

/** Whether the two words ask for the same stem in the same field. */
static bool says_again(const struct plan_word *a, const struct plan_word *b)
{
    return a->field == b->field && a->only_exclude == b->only_exclude &&
           a->is_prefix == b->is_prefix && str_equal(a->stem, b->stem);
}

/**
 * Give the words their weights. Stop words have a say and their full weight only if there
 * is nothing else. A repeated stem scores once (step 7 of the recipe, docs/RELEVANCE.md).
 */
static void weigh(struct plan *plan)
{
    bool only_stops = true;
    for (size_t i = 0; i < plan->n_words; i++)
        if (!plan->words[i].is_stop && !plan->words[i].only_exclude)
            only_stops = false;
    for (size_t i = 0; i < plan->n_words; i++) {
        struct plan_word *word = &plan->words[i];
        bool has_rank = !word->is_stop || (only_stops && !word->only_exclude);
        word->counts = has_rank;
        word->weight = has_rank ? 1 : plan->index->tuning.stop_weight;
        for (size_t j = 0; j < i; j++)
            if (says_again(word, &plan->words[j]))
                word->weight = 0;
    }
}

/**
 * Find the documents of the plain words, now that it is known which of them have a say.
 */
static void find_words(struct plan *plan)
{
    for (size_t i = 0; i < plan->n_words; i++) {
        struct plan_word *word = &plan->words[i];
        if (word->docs || word->phrase_n)
            continue;
        if (word->counts || word->only_exclude)
            plan_find_word(plan, word);
        else
            plan_count_word(plan, word);
    }
}

void plan_begin(struct plan *out, const struct plan_setting *setting)
{
    *out = (struct plan){.index = setting->index,
                         .arena = setting->arena,
                         .documents = setting->documents,
                         .store = documents_store(setting->documents),
                         .analyser = setting->analyser,
                         .mode = setting->mode,
                         .places = setting->places,
                         .words_to_read = PHRASE_READS_MAX};
    out->evaluation =
        evaluation_new(out->store, setting->index->columns.n, setting->arena);
}

void plan_make(struct plan *out, const struct plan_setting *setting, struct str text)
{
    plan_begin(out, setting);
    out->is_question = query_is_question(text);
    out->capitals = plan_capitals_of(text, setting->analyser, setting->index->synonyms);
    struct query_ignored ignored;
    const struct query_node *tree =
        out->capitals.mark_operators
            ? query_parse(text, &ignored, setting->arena)
            : query_parse_shouted(text, &ignored, setting->arena);
    struct tree_builder b = {out, setting->analyser, false, false};
    out->root = build(&b, tree);
    for (size_t i = 0; i < ignored.n; i++)
        plan_ignore(out, ignored.at[i]);
    weigh(out);
    find_words(out);
}
