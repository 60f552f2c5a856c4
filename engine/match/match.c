/* The set algebra of a query: one expression for all of it. */
#include "engine/match/match.h"

#include "engine/match/match_place.h"
#include "engine/vocabulary/framing.h"

/** How much of its words a document must hold. */
enum match_level { MATCH_ANY, MATCH_PART, MATCH_MOST, MATCH_ALL };

/** The words of one group that count for matching. */
struct match_wanted {
    const struct plan_word *words[PLAN_WORDS_MAX];
    size_t n;
    /** The information of what the group asks for besides, and what every document holds
     *  therefore: its phrases and prefixes. */
    double given;
};

/* A part that does not restrict what matches, for it has only stop words beside other
 * words, gives NULL. It then neither restricts an AND nor widens an OR. */
static struct set *match_node(const struct plan *plan, const struct plan_node *node,
                              enum match_level level);

/** Add a part, unless it is NULL. */
static void add_part(struct set_parts *parts, struct set *part, const struct plan *plan)
{
    if (part)
        set_parts_add(parts, part, plan->arena);
}

/** All of the parts; NULL when there is none. */
static struct set *all_of(const struct set_parts *parts, const struct plan *plan)
{
    return parts->n ? set_all(plan->arena, parts->at, parts->n) : NULL;
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

/** The documents that hold @p share of the information of the words and of what is given
 *  besides; NULL when what is given is enough. Those of a name of several words tell
 *  together what one does. */
static struct set *share_of(const struct plan *plan, const struct match_wanted *wanted,
                            double share)
{
    struct weighed_set words[PLAN_WORDS_MAX];
    double total = wanted->given;
    for (size_t i = 0; i < wanted->n; i++) {
        const struct plan_word *word = wanted->words[i];
        double told = word->held_information / (double)plan_name_length(plan, word);
        words[i] = (struct weighed_set){word->set, told};
        total += told;
    }
    double least = set_share(share, total);
    if (wanted->given >= least)
        return NULL;
    return set_at_least(plan->arena, words, wanted->n, least - wanted->given);
}

static struct set *match_wanted(const struct plan *plan,
                                const struct match_wanted *wanted, enum match_level level)
{
    bool all =
        level == MATCH_ALL || wanted->n == 1 || (wanted->n == 2 && !plan->is_question);
    if (level == MATCH_MOST && !all)
        return share_of(plan, wanted, match_share(plan, wanted->n));
    struct set *words[PLAN_WORDS_MAX];
    for (size_t i = 0; i < wanted->n; i++)
        words[i] = wanted->words[i]->set;
    return level == MATCH_ANY ? set_any(plan->arena, words, wanted->n)
                              : set_all(plan->arena, words, wanted->n);
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

/** Whether a document that holds the word alone holds a part of what is asked for. */
static bool is_telling(const struct plan_word *word)
{
    return is_known(word) && is_subject(word) && !word->is_stop;
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

/** Leave out the names of places where another word is known: a document of the place
 *  says nothing of what is asked for. */
static void keep_subject(struct match_wanted *wanted, const struct plan *plan)
{
    struct match_wanted kept = {.n = 0, .given = wanted->given};
    bool has_known = false;
    for (size_t i = 0; i < wanted->n; i++)
        if (!plan_is_placed(plan, wanted->words[i])) {
            kept.words[kept.n++] = wanted->words[i];
            has_known = has_known || is_telling(wanted->words[i]);
        }
    if (has_known)
        *wanted = kept;
}

/** The documents that hold a part of the words: enough of those that tell something
 *  alone. NULL when they hold enough without any of the words. */
static struct set *match_part(const struct plan *plan, const struct match_wanted *wanted)
{
    struct match_wanted telling = *wanted;
    keep_words(&telling, is_telling, 0);
    if (telling.n)
        return share_of(plan, &telling, plan->index->tuning.part_share);
    return wanted->given > 0 ? NULL : match_wanted(plan, wanted, MATCH_ALL);
}

/** Whether a group asks at @p level for the words of the node one by one. */
static bool is_loose(const struct plan_node *node, enum match_level level)
{
    if (level == MATCH_ANY)
        return node->kind == PLAN_WORDS || node->kind == PLAN_PHRASE;
    return node->kind == PLAN_WORDS && (level != MATCH_PART || !node->n_words ||
                                        node->words[0].field == QUERY_ANYWHERE);
}

/** Note the information of a node that every document must match. */
static void give(struct match_wanted *wanted, const struct plan_node *node)
{
    for (size_t i = 0; i < node->n_words; i++)
        wanted->given += node->words[i].counts ? node->words[i].information : 0;
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
static struct set *match_excluded_words(const struct plan *plan,
                                        const struct plan_node *node)
{
    struct set_parts parts = {.n = 0};
    for (size_t i = 0; i < node->n_words; i++)
        if (!node->words[i].is_stop || node->n_words == 1)
            set_parts_add(&parts, node->words[i].set, plan->arena);
    return parts.n ? all_of(&parts, plan) : set_none(plan->arena);
}

/** The documents that hold all words of a node that count for matching; NULL when none
 *  does. */
static struct set *match_all_words(const struct plan *plan, const struct plan_node *node)
{
    struct set_parts parts = {.n = 0};
    for (size_t i = 0; i < node->n_words; i++)
        if (node->words[i].counts)
            set_parts_add(&parts, node->words[i].set, plan->arena);
    return all_of(&parts, plan);
}

/** @p docs, or all documents for NULL, without those of the excluded nodes. */
static struct set *but_excluded(struct set *docs, const struct plan *plan,
                                const struct plan_node *parent)
{
    for (const struct plan_node *node = parent->child; node; node = node->next) {
        struct set *gone = node->excluded ? match_node(plan, node, MATCH_MOST) : NULL;
        if (gone)
            docs = set_but(plan->arena, docs ? docs : set_every(plan->arena), gone);
    }
    return docs;
}

static struct set *match_group(const struct plan *plan, const struct plan_node *group,
                               enum match_level level)
{
    struct match_wanted wanted = {.n = 0};
    struct set_parts parts = {.n = 0};
    for (const struct plan_node *node = group->child; node; node = node->next) {
        if (node->excluded)
            continue;
        if (is_loose(node, level)) {
            want(&wanted, node);
            continue;
        }
        if (level == MATCH_PART)
            give(&wanted, node);
        add_part(&parts, match_node(plan, node, level), plan);
    }
    if (level >= MATCH_MOST)
        keep_significant(&wanted);
    if (level == MATCH_ANY || level == MATCH_PART)
        keep_subject(&wanted, plan);
    if (wanted.n)
        add_part(&parts,
                 level == MATCH_PART ? match_part(plan, &wanted)
                                     : match_wanted(plan, &wanted, level),
                 plan);
    return but_excluded(all_of(&parts, plan), plan, group);
}

static struct set *match_children(const struct plan *plan, const struct plan_node *parent,
                                  enum match_level level)
{
    struct set_parts parts = {.n = 0};
    for (const struct plan_node *node = parent->child; node; node = node->next) {
        add_part(&parts, match_node(plan, node, level), plan);
    }
    if (parts.n && parent->kind == PLAN_ANY)
        return set_any(plan->arena, parts.at, parts.n);
    return all_of(&parts, plan);
}

static struct set *match_node(const struct plan *plan, const struct plan_node *node,
                              enum match_level level)
{
    switch (node->kind) {
    case PLAN_GROUP:
        return match_group(plan, node, level);
    case PLAN_ALL:
    case PLAN_ANY:
        return match_children(plan, node, level);
    case PLAN_WORDS:
        return level == MATCH_PART ? match_all_words(plan, node)
                                   : match_excluded_words(plan, node);
    case PLAN_PHRASE:
    case PLAN_SET:
        break;
    }
    return node->set;
}

struct set *match_plan_wholly(const struct plan *plan)
{
    struct set *docs = match_node(plan, plan->root, MATCH_ALL);
    return docs ? docs : set_every(plan->arena);
}

/** Whether one of the two words of the query is a right one that no document has: what
 *  has the other alone is no answer to « métiers du bois ». */
static bool misses_half(const struct plan *plan)
{
    size_t n = 0, n_missing = 0;
    for (size_t i = 0; i < plan->n_words; i++) {
        const struct plan_word *word = &plan->words[i];
        n += word->counts && !word->only_exclude;
        n_missing += word->counts && word->is_missing && !word->n_documents;
    }
    return n <= 2 && n_missing > 0;
}

/** Whether more is asked for than one word. */
static bool has_parts(const struct plan *plan)
{
    size_t n = 0;
    for (size_t i = 0; i < plan->n_words; i++)
        n += plan->words[i].counts && !plan->words[i].only_exclude;
    return n > 1;
}

struct set *match_plan_partly(const struct plan *plan)
{
    if (plan->mode == MODE_STRICT || !has_parts(plan) || misses_half(plan))
        return NULL;
    return match_node(plan, plan->root, MATCH_PART);
}

/**
 * Leave out the documents of other regions than the place that the query names: most of
 * its words are not enough without the place. Where the place has nothing of what else is
 * asked for, add what other places have.
 *
 * @param[out] relaxed  whether anything was added.
 */
static struct set *of_place(const struct plan *plan, struct set *most, bool *relaxed)
{
    struct set *elsewhere = plan_elsewhere(plan);
    if (!elsewhere)
        return most;
    most = set_but(plan->arena, most, elsewhere);
    struct set *others = match_elsewhere(plan);
    if (!others || doc_set_is_empty(plan_docs(plan, most)))
        return most;
    *relaxed = true;
    return set_any(plan->arena, (struct set *[]){most, others}, 2);
}

struct set *match_plan(const struct plan *plan, bool *relaxed)
{
    *relaxed = false;
    struct set *most = match_node(plan, plan->root, MATCH_MOST);
    if (!most)
        return set_every(plan->arena);
    most = of_place(plan, most, relaxed);
    if (plan->mode == MODE_STRICT || misses_half(plan) ||
        !doc_set_is_empty(plan_docs(plan, most)))
        return most;
    struct set *any = match_node(plan, plan->root, MATCH_ANY);
    *relaxed = !doc_set_is_empty(plan_docs(plan, any));
    return any;
}
