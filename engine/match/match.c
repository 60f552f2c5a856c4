/* The set algebra of a query. */
#include "engine/match/match.h"

#include "engine/store/at_least.h"
#include "engine/vocabulary/framing.h"

/** How much of its words a document must hold. */
enum match_level { MATCH_ANY, MATCH_MOST, MATCH_ALL };

/** The words of one group that count for matching. */
struct match_wanted {
    const struct plan_word *words[PLAN_WORDS_MAX];
    size_t n;
};

/* A part that does not restrict what matches, for it has only stop words beside other
 * words, gives NULL. It then neither restricts an AND nor widens an OR. */
static roaring_bitmap_t *match_node(const struct plan *plan, const struct plan_node *node,
                                    enum match_level level);

static roaring_bitmap_t *all_documents(const struct plan *plan)
{
    return roaring_bitmap_from_range(1, (uint64_t)plan->index->columns.n + 1, 1);
}

/** Intersect @p docs with @p part. NULL stands for all documents. */
static void both(roaring_bitmap_t **docs, const roaring_bitmap_t *part)
{
    if (*docs)
        roaring_bitmap_and_inplace(*docs, part);
    else
        *docs = roaring_bitmap_copy(part);
}

static roaring_bitmap_t *any_of(const struct match_wanted *wanted)
{
    roaring_bitmap_t *docs = roaring_bitmap_create();
    for (size_t i = 0; i < wanted->n; i++)
        roaring_bitmap_or_inplace(docs, wanted->words[i]->docs);
    return docs;
}

static roaring_bitmap_t *all_of(const struct match_wanted *wanted)
{
    roaring_bitmap_t *docs = NULL;
    for (size_t i = 0; i < wanted->n; i++)
        both(&docs, wanted->words[i]->docs);
    return docs;
}

/** The share of the information of @p n words that a document must hold. The more words a
 *  query has, the more of them are said in passing; in a question put as a sentence
 *  nearly all are. */
static double match_share(const struct plan *plan, size_t n)
{
    const struct tuning *tuning = &plan->index->tuning;
    if (plan->is_question || n > 6)
        return tuning->share_many;
    return n <= 4 ? tuning->share_few : tuning->share_some;
}

static roaring_bitmap_t *most_of(const struct plan *plan,
                                 const struct match_wanted *wanted)
{
    struct telling words[PLAN_WORDS_MAX];
    double total = 0;
    for (size_t i = 0; i < wanted->n; i++) {
        words[i] =
            (struct telling){wanted->words[i]->docs, wanted->words[i]->information};
        total += wanted->words[i]->information;
    }
    /* The bound is a little lower, because sums are rounded, but never zero: documents
     * without any of the words would reach that. */
    double least = match_share(plan, wanted->n) * total * (1 - 1e-5) + 1e-9;
    return at_least(words, wanted->n, least, plan->index->columns.n);
}

static roaring_bitmap_t *match_wanted(const struct plan *plan,
                                      const struct match_wanted *wanted,
                                      enum match_level level)
{
    if (level == MATCH_ANY)
        return any_of(wanted);
    bool all =
        level == MATCH_ALL || wanted->n == 1 || (wanted->n == 2 && !plan->is_question);
    return all ? all_of(wanted) : most_of(plan, wanted);
}

static bool is_wanted(const struct match_wanted *wanted, const struct plan_word *word)
{
    for (size_t i = 0; i < wanted->n; i++)
        if (wanted->words[i]->field == word->field &&
            str_equal(wanted->words[i]->stem, word->stem))
            return true;
    return false;
}

typedef bool word_test(const struct plan_word *word);

static bool is_known(const struct plan_word *word)
{
    return word->n_documents > 0;
}

static bool is_subject(const struct plan_word *word)
{
    return !framing_is(word->folded);
}

/** Keep the words that pass @p test, when at least @p least of them do. */
static void keep_words(struct match_wanted *wanted, word_test *test, size_t least)
{
    const struct plan_word *kept[PLAN_WORDS_MAX];
    size_t n = 0;
    for (size_t i = 0; i < wanted->n; i++)
        if (test(wanted->words[i]))
            kept[n++] = wanted->words[i];
    if (n < least)
        return;
    wanted->n = n;
    memcpy(wanted->words, kept, n * sizeof(struct plan_word *));
}

/** Leave out what cannot be asked of a document: words that no document holds, where two
 *  others are left; of two words one that only frames the other (« consiste »). */
static void keep_significant(struct match_wanted *wanted)
{
    if (wanted->n > 2)
        keep_words(wanted, is_known, 2);
    if (wanted->n == 2)
        keep_words(wanted, is_subject, 1);
}

/** Add those words of the node that count for matching. A word that comes twice in a
 *  group counts once; in two groups it counts in both. */
static void want(struct match_wanted *wanted, const struct plan_node *node)
{
    for (size_t i = 0; i < node->n_words; i++)
        if (node->words[i].counts && !is_wanted(wanted, &node->words[i]) &&
            wanted->n < COUNT_OF(wanted->words))
            wanted->words[wanted->n++] = &node->words[i];
}

/** The documents that an excluded node of words takes away: those that hold all of
 *  them. */
static roaring_bitmap_t *match_excluded_words(const struct plan_node *node)
{
    roaring_bitmap_t *docs = NULL;
    for (size_t i = 0; i < node->n_words; i++)
        if (!node->words[i].is_stop || node->n_words == 1)
            both(&docs, node->words[i].docs);
    return docs ? docs : roaring_bitmap_create();
}

static void exclude(roaring_bitmap_t **docs, const struct plan *plan,
                    const struct plan_node *parent)
{
    for (const struct plan_node *node = parent->child; node; node = node->next) {
        if (!node->excluded)
            continue;
        roaring_bitmap_t *gone = match_node(plan, node, MATCH_MOST);
        if (!gone)
            continue;
        if (!*docs)
            *docs = all_documents(plan);
        roaring_bitmap_andnot_inplace(*docs, gone);
        roaring_bitmap_free(gone);
    }
}

static roaring_bitmap_t *match_group(const struct plan *plan,
                                     const struct plan_node *group,
                                     enum match_level level)
{
    struct match_wanted wanted = {.n = 0};
    roaring_bitmap_t *docs = NULL;
    for (const struct plan_node *node = group->child; node; node = node->next) {
        if (node->excluded)
            continue;
        if (node->kind == PLAN_WORDS ||
            (level == MATCH_ANY && node->kind == PLAN_PHRASE)) {
            want(&wanted, node);
            continue;
        }
        roaring_bitmap_t *part = match_node(plan, node, level);
        if (!part)
            continue;
        both(&docs, part);
        roaring_bitmap_free(part);
    }
    if (level != MATCH_ANY)
        keep_significant(&wanted);
    if (wanted.n) {
        roaring_bitmap_t *part = match_wanted(plan, &wanted, level);
        both(&docs, part);
        roaring_bitmap_free(part);
    }
    exclude(&docs, plan, group);
    return docs;
}

static roaring_bitmap_t *match_children(const struct plan *plan,
                                        const struct plan_node *parent,
                                        enum match_level level)
{
    roaring_bitmap_t *docs = NULL;
    for (const struct plan_node *node = parent->child; node; node = node->next) {
        roaring_bitmap_t *part = match_node(plan, node, level);
        if (!part)
            continue;
        if (!docs)
            docs = part;
        else if (parent->kind == PLAN_ANY)
            roaring_bitmap_or_inplace(docs, part);
        else
            roaring_bitmap_and_inplace(docs, part);
        if (docs != part)
            roaring_bitmap_free(part);
    }
    return docs;
}

static roaring_bitmap_t *match_node(const struct plan *plan, const struct plan_node *node,
                                    enum match_level level)
{
    switch (node->kind) {
    case PLAN_GROUP:
        return match_group(plan, node, level);
    case PLAN_ALL:
    case PLAN_ANY:
        return match_children(plan, node, level);
    case PLAN_WORDS:
        return match_excluded_words(node);
    case PLAN_PHRASE:
    case PLAN_SET:
        break;
    }
    return roaring_bitmap_copy(node->set);
}

roaring_bitmap_t *match_plan_wholly(const struct plan *plan)
{
    roaring_bitmap_t *docs = match_node(plan, plan->root, MATCH_ALL);
    return docs ? docs : all_documents(plan);
}

roaring_bitmap_t *match_plan(const struct plan *plan, bool *relaxed)
{
    *relaxed = false;
    roaring_bitmap_t *docs = match_node(plan, plan->root, MATCH_MOST);
    if (!docs)
        return all_documents(plan);
    if (!roaring_bitmap_is_empty(docs) || plan->mode == MODE_STRICT)
        return docs;
    roaring_bitmap_free(docs);
    docs = match_node(plan, plan->root, MATCH_ANY);
    *relaxed = !roaring_bitmap_is_empty(docs);
    return docs;
}
