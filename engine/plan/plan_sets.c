/* Finds the documents of the prefixes and filters that are typed in a query. */
#include <stdlib.h>

#include "base/date.h"
#include "base/memory.h"
#include "engine/plan/plan.h"
#include "engine/plan/plan_parts.h"
#include "engine/plan/value_sets.h"
#include "engine/store/schema.h"
#include "text/analyse.h"

/** The most exact terms that a prefix stands for: the most frequent ones (API §6). */
#define EXPANSIONS_MAX 64
/** The most forms that are looked at to find them. */
#define EXPANSIONS_SEEN_MAX 2048

/** An exact term that begins with a prefix, and its document frequency. */
struct expansion {
    struct str folded;
    uint32_t df;
};

/** Most frequent first, then by the bytes of the term. */
static int by_frequency(const void *a, const void *b)
{
    const struct expansion *x = a, *y = b;
    if (x->df != y->df)
        return x->df > y->df ? -1 : 1;
    return str_compare(x->folded, y->folded);
}

/** The family of exact terms of the word's field. */
static enum family expanded_family(const struct plan_word *word)
{
    return word->field == QUERY_TITLE    ? FAMILY_TITLE_EXACT
           : word->field == QUERY_AUTHOR ? FAMILY_AUTHOR
                                         : FAMILY_EXACT;
}

/**
 * List the exact terms of the word's field that begin with the prefix, most frequent
 * first. Of more than EXPANSIONS_SEEN_MAX forms, the first ones in alphabetical order are
 * read.
 *
 * @return the number of terms.
 */
static size_t list_expansions(struct expansion *out, const struct plan *plan,
                              const struct plan_word *word)
{
    const struct forms *forms = plan->index->forms;
    struct form_numbers numbers = forms_of_prefix(forms, word->folded);
    enum family family = expanded_family(word);
    size_t n = 0;
    for (size_t i = 0; i < numbers.n && i < EXPANSIONS_SEEN_MAX; i++) {
        struct str folded = forms_at(forms, numbers.at[i]).folded;
        if (n && str_equal(out[n - 1].folded, folded))
            continue;
        uint32_t df = store_frequency(plan->store, family, folded);
        if (df)
            out[n++] = (struct expansion){folded, df};
    }
    if (n)
        qsort(out, n, sizeof *out, by_frequency);
    return n;
}

/** Give the word its expansions and the documents that have any of them. */
static void read_expansions(struct plan *plan, struct plan_word *word,
                            const struct expansion *found, size_t n)
{
    struct set_parts parts = {.n = 0};
    word->expansions = arena_array(plan->arena, n, sizeof *word->expansions);
    word->n_expansions = n;
    for (size_t i = 0; i < n; i++) {
        word->expansions[i] = found[i].folded;
        set_parts_add(&parts,
                      set_term(plan->arena, expanded_family(word), found[i].folded),
                      plan->arena);
    }
    word->set = set_any(plan->arena, parts.at, parts.n);
    word->docs = plan_docs(plan, word->set);
    word->n_documents = doc_set_count(word->docs);
    word->information = plan_information(plan->index, word->n_documents);
    word->held_information = word->information;
}

void plan_find_prefix(struct plan *plan, struct plan_node *node,
                      const struct query_node *query)
{
    struct plan_word *word = &node->words[node->n_words - 1];
    word->is_prefix = true;
    word->is_stop = false;
    struct expansion *found = mem_new_array(EXPANSIONS_SEEN_MAX, sizeof *found);
    size_t n = list_expansions(found, plan, word);
    if (n > EXPANSIONS_MAX) {
        n = EXPANSIONS_MAX;
        /* The text was cut before the star, which is shown too. */
        plan_ignore(plan, (struct str){query->text.at, query->text.n + 1});
    }
    read_expansions(plan, word, found, n);
    mem_free(found);
    struct set_parts parts = {.n = 0};
    set_parts_add(&parts, word->set, plan->arena);
    for (size_t i = 0; i + 1 < node->n_words; i++) {
        plan_find_word(plan, &node->words[i]);
        set_parts_add(&parts, node->words[i].set, plan->arena);
    }
    node->set = set_all(plan->arena, parts.at, parts.n);
}

/**
 * Write @p text as a slug: its exact terms joined by hyphens.
 *
 * @return a view of @p out.
 */
static struct str slug(struct buf *out, struct analyser *analyser, struct str text)
{
    struct token_list list = analyser_run(analyser, text, 0);
    buf_clear(out);
    for (size_t i = 0; i < list.n; i++) {
        if (list.at[i].flags & TOKEN_ALTERNATIVE)
            continue;
        if (out->n)
            buf_put_byte(out, '-');
        buf_put_str(out, list.at[i].folded);
    }
    return buf_str(out);
}

/* Each of these functions says the documents of a filter's value; NULL when the value
 * means nothing. All but find_date() take it as a slug. */

static struct set *find_region(const struct plan *plan, struct str value)
{
    int region = vocabulary_find_region(plan->index->vocabulary, value);
    region_set set = region >= 0                         ? (region_set)1 << region
                     : str_equal(value, STR("national")) ? REGION_NATIONAL
                                                         : 0;
    return set ? documents_of_regions(set, plan->arena) : NULL;
}

static struct set *find_theme(const struct plan *plan, struct str value)
{
    int theme = vocabulary_find_theme(plan->index->vocabulary, value);
    if (theme < 0)
        return NULL;
    struct theme_set themes = {{0}};
    theme_set_add(&themes, (unsigned)theme);
    return documents_of_themes(&themes, plan->arena);
}

/** By the slug of the kind, or by its French label as a slug: « actualite ». */
static struct set *find_kind(const struct plan *plan, struct str value)
{
    AUTO_BUF label = BUF_INIT(1000);
    enum kind kind = kind_find(value);
    for (unsigned i = 0; kind == KIND_COUNT_ && i < KIND_COUNT_; i++) {
        struct str text = slug(&label, plan->analyser, str_of(kind_label((enum kind)i)));
        if (str_equal(text, value))
            kind = (enum kind)i;
    }
    return kind < KIND_COUNT_ ? documents_of_kinds(1U << kind, plan->arena) : NULL;
}

/** By the sources whose slug has the value as whole words. */
static struct set *find_source(const struct plan *plan, struct str value)
{
    const struct columns *columns = &plan->index->columns;
    bool *wanted = mem_new_array((size_t)columns->n_sources + 1, sizeof *wanted);
    AUTO_BUF inside = BUF_INIT(4000), sought = BUF_INIT(4000);
    buf_printf(&sought, "-%.*s-", STR_ARG(value));
    bool any = false;
    for (uint32_t i = 1; i <= columns->n_sources; i++) {
        buf_clear(&inside);
        buf_printf(&inside, "-%.*s-", STR_ARG(columns_source(columns, i).slug));
        wanted[i] = str_find(buf_str(&inside), buf_str(&sought)) < inside.n;
        any = any || wanted[i];
    }
    struct set *docs = NULL;
    if (any) {
        struct doc_list all =
            doc_set_list(plan_docs(plan, set_every(plan->arena)), plan->arena);
        docs = documents_of_sources(plan->index, &all, wanted, plan->arena);
    }
    mem_free(wanted);
    return docs;
}

/** By a date or a range: "2025", "2025-03", "2025..2026", "2025..", "..2026". */
static struct set *find_date(const struct plan *plan, struct str value)
{
    size_t dots = str_find(value, STR(".."));
    struct str low = {value.at, dots};
    struct str high = low;
    if (dots < value.n)
        high = (struct str){value.at + dots + 2, value.n - dots - 2};
    struct date_range first = {DATE_NONE, DATE_NONE}, last = first;
    if ((low.n && date_parse_range(&first, low, NULL)) ||
        (high.n && date_parse_range(&last, high, NULL)) || (!low.n && !high.n))
        return NULL;
    return documents_of_dates(plan->index, first.first, last.last, plan->arena);
}

static struct set *find_filter(const struct plan *plan, const struct query_node *query)
{
    if (query->field == QUERY_DATE)
        return find_date(plan, query->text);
    AUTO_BUF value = BUF_INIT(4000);
    struct str text = arena_str(plan->arena, slug(&value, plan->analyser, query->text));
    switch (query->field) {
    case QUERY_REGION:
        return find_region(plan, text);
    case QUERY_THEME:
        return find_theme(plan, text);
    case QUERY_TYPE:
        return find_kind(plan, text);
    case QUERY_SOURCE:
        return find_source(plan, text);
    case QUERY_ANYWHERE:
    case QUERY_TITLE:
    case QUERY_AUTHOR:
    case QUERY_DATE:
        break;
    }
    return NULL;
}

bool plan_find_filter(struct plan *plan, struct plan_node *node,
                      const struct query_node *query)
{
    node->set = find_filter(plan, query);
    return node->set != NULL;
}
