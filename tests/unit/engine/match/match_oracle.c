/* The slow search: making random questions and answering them. */
#include "tests/unit/engine/match/match_oracle.h"

#include <math.h>
#include <string.h>

#include "base/str.h"

/* Questions. */

enum shape { SHAPE_WORD, SHAPE_PHRASE, SHAPE_GROUP, SHAPE_ALL, SHAPE_ANY };

#define CHILDREN_MAX 5
struct oracle_node {
    enum shape shape;
    bool is_excluded;
    bool in_title;
    unsigned words[3];
    /** How many words or children it has. */
    size_t n;
    const struct oracle_node *children[CHILDREN_MAX];
};

static const struct oracle_node *make_inner(struct oracle *oracle, enum shape shape,
                                            unsigned depth);

static const struct oracle_node *make_item(struct oracle *oracle, unsigned depth)
{
    unsigned dice = oracle_random(oracle, 10);
    if (dice == 0 && depth < 2) {
        const struct oracle_node *inside = make_inner(oracle, SHAPE_ANY, depth + 1);
        struct oracle_node *brackets = arena_alloc(oracle->arena, sizeof *brackets);
        *brackets = *inside;
        brackets->is_excluded = oracle_random(oracle, 3) == 0;
        return brackets;
    }
    struct oracle_node *node = arena_alloc(oracle->arena, sizeof *node);
    node->shape = dice < 3 ? SHAPE_PHRASE : SHAPE_WORD;
    node->n = node->shape == SHAPE_PHRASE ? 2 + oracle_random(oracle, 2) : 1;
    node->is_excluded = oracle_random(oracle, 7) == 0;
    node->in_title = oracle_random(oracle, 6) == 0;
    for (size_t i = 0; i < node->n; i++)
        node->words[i] = oracle_random(oracle, ORACLE_WORDS);
    return node;
}

static const struct oracle_node *make_inner(struct oracle *oracle, enum shape shape,
                                            unsigned depth)
{
    struct oracle_node *node = arena_alloc(oracle->arena, sizeof *node);
    node->shape = shape;
    node->n = 1 + oracle_random(oracle, shape == SHAPE_GROUP ? CHILDREN_MAX : 2) *
                      (shape == SHAPE_GROUP || oracle_random(oracle, 2));
    for (size_t i = 0; i < node->n; i++)
        node->children[i] =
            shape == SHAPE_GROUP
                ? make_item(oracle, depth)
                : make_inner(oracle, shape == SHAPE_ANY ? SHAPE_ALL : SHAPE_GROUP, depth);
    return node;
}

static void write_node(struct buf *text, const struct oracle_node *node)
{
    static const char *const between[] = {
        [SHAPE_GROUP] = " ", [SHAPE_ALL] = " ET ", [SHAPE_ANY] = " OU "};
    if (node->shape <= SHAPE_PHRASE) {
        const char *quote = node->shape == SHAPE_PHRASE ? "\"" : "";
        buf_printf(text, "%s%s%s", node->is_excluded ? "-" : "",
                   node->in_title ? "titre:" : "", quote);
        for (size_t i = 0; i < node->n; i++)
            buf_printf(text, "%s%s", i ? " " : "", oracle_words[node->words[i]].word);
        buf_put_text(text, quote);
        return;
    }
    for (size_t i = 0; i < node->n; i++) {
        const struct oracle_node *child = node->children[i];
        bool brackets = node->shape == SHAPE_GROUP && child->shape > SHAPE_PHRASE;
        buf_printf(text, "%s%s%s", i ? between[node->shape] : "",
                   brackets && child->is_excluded ? "-" : "", brackets ? "(" : "");
        write_node(text, child);
        buf_put_text(text, brackets ? ")" : "");
    }
}

/** Longer questions would come close to the limits of a query. */
#define QUESTION_BYTES_MAX 150

/** Whether the question has brackets but no operator, so that they group nothing. */
static bool has_idle_brackets(struct str text)
{
    return str_find(text, STR("(")) < text.n && str_find(text, STR(" OU ")) == text.n &&
           str_find(text, STR(" ET ")) == text.n && str_find(text, STR("-")) == text.n;
}

const struct oracle_node *oracle_question(struct oracle *oracle, struct buf *text)
{
    for (;;) {
        const struct oracle_node *node = make_inner(oracle, SHAPE_ANY, 0);
        AUTO_BUF written = BUF_INIT(100000);
        write_node(&written, node);
        if (written.n > QUESTION_BYTES_MAX || has_idle_brackets(buf_str(&written)))
            continue;
        buf_put_str(text, buf_str(&written));
        return node;
    }
}

/* Answers. */

/** What is being evaluated. */
struct place {
    const struct oracle *oracle;
    const struct oracle_document *document;
    /** Whether all words of the question that are not excluded are stop words. */
    bool only_stops;
    bool is_excluded;
    bool is_relaxed;
    /** Whether a part of the words is enough. */
    bool is_part;
};

static bool stands_at(const struct oracle_document *d, const unsigned *sought, size_t n,
                      bool in_title)
{
    for (unsigned segment = 0; segment < (in_title ? 1U : 2U); segment++)
        for (size_t start = 0; start + n <= d->n[segment]; start++) {
            size_t k = 0;
            while (k < n && d->at[segment][start + k] >> sought[k] & 1U)
                k++;
            if (k == n)
                return true;
        }
    return false;
}

static bool word_holds(const struct place *place, const struct oracle_document *d,
                       unsigned word, const struct oracle_node *node)
{
    bool by_synonym =
        word == ORACLE_VAE && node->shape == SHAPE_WORD && !place->is_excluded &&
        !node->is_excluded &&
        (d->says_vae_at_length[0] || (!node->in_title && d->says_vae_at_length[1]));
    return by_synonym || stands_at(d, &word, 1, node->in_title);
}

static double information(const struct place *place, unsigned word,
                          const struct oracle_node *node)
{
    double df = 0, as_typed = 0;
    for (size_t i = 0; i < ORACLE_DOCUMENTS; i++) {
        const struct oracle_document *d = &place->oracle->documents[i];
        df += word_holds(place, d, word, node);
        as_typed += stands_at(d, &word, 1, node->in_title);
    }
    if (as_typed > 0) /* another name does not change how much information a word has */
        df = as_typed;
    return log(1 + (ORACLE_DOCUMENTS - df + 0.5) / (df + 0.5));
}

static bool is_known(const struct place *place, unsigned word,
                     const struct oracle_node *node)
{
    for (size_t i = 0; i < ORACLE_DOCUMENTS; i++)
        if (word_holds(place, &place->oracle->documents[i], word, node))
            return true;
    return false;
}

/** The words that a group asks for, each once in each field. */
struct wanted_words {
    unsigned word[CHILDREN_MAX * 3];
    const struct oracle_node *node[CHILDREN_MAX * 3];
    size_t n;
};

static bool counts(const struct place *place, unsigned word)
{
    return !oracle_words[word].is_stop || (place->only_stops && !place->is_excluded);
}

static void add_wanted(struct wanted_words *wanted, const struct place *place,
                       const struct oracle_node *node)
{
    for (size_t i = 0; i < node->n; i++) {
        unsigned word = node->words[i];
        bool is_new = counts(place, word);
        for (size_t j = 0; j < wanted->n; j++)
            if (wanted->word[j] == word && wanted->node[j]->in_title == node->in_title)
                is_new = false;
        if (!is_new)
            continue;
        wanted->word[wanted->n] = word;
        wanted->node[wanted->n++] = node;
    }
}

/** The information of a node's words, which every document holds. */
static double given_by(const struct place *place, const struct oracle_node *node)
{
    double sum = 0;
    for (size_t i = 0; i < node->n; i++)
        if (counts(place, node->words[i]))
            sum += information(place, node->words[i], node);
    return sum;
}

/** Whether the document holds a tenth of the information (decision 0045) of @p given and
 *  of the words that tell something alone; where none does, all of the words. */
static bool part_holds(const struct wanted_words *wanted, const struct place *place,
                       double given)
{
    double total = given, held = given;
    size_t n_telling = 0, n_held = 0;
    for (size_t i = 0; i < wanted->n; i++) {
        unsigned word = wanted->word[i];
        bool holds = word_holds(place, place->document, word, wanted->node[i]);
        n_held += holds;
        if (oracle_words[word].is_stop || !is_known(place, word, wanted->node[i]))
            continue;
        n_telling++;
        double gain = information(place, word, wanted->node[i]);
        total += gain;
        held += holds ? gain : 0;
    }
    if (!n_telling)
        return given > 0 || n_held == wanted->n;
    return held > 0 && held >= 0.1 * total * (1 - 1e-5);
}

static bool wanted_hold(const struct wanted_words *wanted, const struct place *place)
{
    double total = 0, held = 0;
    size_t n_held = 0, n = 0, n_known = 0;
    for (size_t i = 0; i < wanted->n; i++)
        n_known += is_known(place, wanted->word[i], wanted->node[i]);
    /* Of three words or more, those that no document has are not asked for when two
     * others are left. */
    bool only_known = wanted->n > 2 && n_known >= 2 && !place->is_relaxed;
    for (size_t i = 0; i < wanted->n; i++) {
        if (only_known && !is_known(place, wanted->word[i], wanted->node[i]))
            continue;
        n++;
        double gain = information(place, wanted->word[i], wanted->node[i]);
        bool holds = word_holds(place, place->document, wanted->word[i], wanted->node[i]);
        total += gain;
        held += holds ? gain : 0;
        n_held += holds;
    }
    if (place->is_relaxed)
        return n_held > 0;
    if (n <= 2)
        return n_held == n;
    /* Decision 0004: of up to 4 words 40 % of the information, of 5 or 6 words 25 %, of
     * more 15 %. */
    double share = n <= 4 ? 0.4 : n <= 6 ? 0.25 : 0.15;
    return n_held > 0 && held >= share * total * (1 - 1e-5);
}

enum verdict { SAYS_NOTHING, HOLDS, FAILS };

static enum verdict judge(const struct oracle_node *node, struct place place);

/** Whether a group looks for the words of its child one by one. */
static bool is_loose(const struct oracle_node *child, const struct place *place)
{
    if (child->is_excluded)
        return false;
    if (child->shape == SHAPE_WORD)
        return !place->is_part || !child->in_title;
    return child->shape == SHAPE_PHRASE && place->is_relaxed;
}

static enum verdict judge_group(const struct oracle_node *node, struct place place)
{
    struct wanted_words wanted = {.n = 0};
    enum verdict verdict = SAYS_NOTHING;
    double given = 0;
    for (size_t i = 0; i < node->n; i++) {
        const struct oracle_node *child = node->children[i];
        if (is_loose(child, &place)) {
            add_wanted(&wanted, &place, child);
            continue;
        }
        if (!child->is_excluded && child->shape <= SHAPE_PHRASE)
            given += given_by(&place, child);
        struct place inside = place;
        inside.is_excluded = place.is_excluded || child->is_excluded;
        inside.is_relaxed = place.is_relaxed && !child->is_excluded;
        inside.is_part = place.is_part && !child->is_excluded;
        enum verdict one = judge(child, inside);
        if (child->is_excluded && one != SAYS_NOTHING)
            one = one == HOLDS ? FAILS : HOLDS;
        if (one == FAILS)
            return FAILS;
        verdict = one == HOLDS ? HOLDS : verdict;
    }
    if (wanted.n && place.is_part)
        return part_holds(&wanted, &place, given) ? HOLDS : FAILS;
    if (wanted.n)
        return wanted_hold(&wanted, &place) ? HOLDS : FAILS;
    return verdict;
}

static enum verdict judge(const struct oracle_node *node, struct place place)
{
    /* In a title, a word that has no say is not asked for. */
    if (node->shape == SHAPE_WORD && place.is_part && !counts(&place, node->words[0]))
        return SAYS_NOTHING;
    if (node->shape == SHAPE_WORD)
        return word_holds(&place, place.document, node->words[0], node) ? HOLDS : FAILS;
    if (node->shape == SHAPE_PHRASE)
        return stands_at(place.document, node->words, node->n, node->in_title) ? HOLDS
                                                                               : FAILS;
    if (node->shape == SHAPE_GROUP)
        return judge_group(node, place);
    bool any_holds = false, any_fails = false;
    for (size_t i = 0; i < node->n; i++) {
        enum verdict one = judge(node->children[i], place);
        any_holds = any_holds || one == HOLDS;
        any_fails = any_fails || one == FAILS;
    }
    if (!any_holds && !any_fails)
        return SAYS_NOTHING;
    if (node->shape == SHAPE_ANY)
        return any_holds ? HOLDS : FAILS;
    return any_fails ? FAILS : HOLDS;
}

/** Whether the question asks for a word that is no stop word. */
static bool asks_for_sense(const struct oracle_node *node)
{
    if (node->is_excluded)
        return false;
    for (size_t i = 0; i < node->n; i++)
        if (node->shape <= SHAPE_PHRASE ? !oracle_words[node->words[i]].is_stop
                                        : asks_for_sense(node->children[i]))
            return true;
    return false;
}

bool oracle_answer(bool found[ORACLE_DOCUMENTS], const struct oracle *oracle,
                   const struct oracle_node *question)
{
    struct place place = {.oracle = oracle, .only_stops = !asks_for_sense(question)};
    for (int round = 0; round < 2; round++) {
        place.is_relaxed = round > 0;
        bool any = false;
        for (size_t i = 0; i < ORACLE_DOCUMENTS; i++) {
            place.document = &oracle->documents[i];
            found[i] = judge(question, place) != FAILS;
            any = any || found[i];
        }
        if (any)
            return place.is_relaxed;
    }
    return false;
}

void oracle_part(bool found[ORACLE_DOCUMENTS], const struct oracle *oracle,
                 const struct oracle_node *question)
{
    struct place place = {
        .oracle = oracle, .only_stops = !asks_for_sense(question), .is_part = true};
    for (size_t i = 0; i < ORACLE_DOCUMENTS; i++) {
        place.document = &oracle->documents[i];
        found[i] = judge(question, place) == HOLDS;
    }
}
