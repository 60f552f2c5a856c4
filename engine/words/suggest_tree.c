/* Writing and searching a tree of minima, whose levels follow one another in a
 * section. */
#include "engine/words/suggest_tree.h"

#include "base/memory.h"

static size_t parents_of(size_t n)
{
    return (n + TREE_FANOUT - 1) / TREE_FANOUT;
}

void min_tree_write(struct sections_writer *writer, uint32_t number,
                    const uint32_t *values, size_t n)
{
    sections_write_begin(writer, number, sizeof *values);
    uint32_t *level = NULL;
    while (n > 1) {
        size_t above = parents_of(n);
        uint32_t *next = mem_new_array(above, sizeof *next);
        for (size_t i = 0; i < n; i++)
            if (i % TREE_FANOUT == 0 || values[i] < next[i / TREE_FANOUT])
                next[i / TREE_FANOUT] = values[i];
        sections_write(writer, next, above * sizeof *next);
        mem_free(level);
        values = level = next;
        n = above;
    }
    mem_free(level);
}

enum status min_tree_open(struct min_tree *out, const struct sections *file,
                          uint32_t number, const uint32_t *values, size_t n,
                          struct error *err)
{
    *out = (struct min_tree){.values = values, .n = n};
    size_t total = 0;
    for (size_t size = n; size > 1;) {
        size = parents_of(size);
        out->sizes[out->n_levels++] = size;
        total += size;
    }
    const uint32_t *at = NULL;
    const struct section_wanted nodes = SECTION_OF(number, at, total);
    enum status st = sections_read(file, &nodes, 1, err);
    if (st)
        return st;
    for (size_t i = 0; i < out->n_levels; i++) {
        out->levels[i] = at;
        at += out->sizes[i];
    }
    return STATUS_OK;
}

/** The least value or node met so far, and where it is. */
struct least {
    uint32_t value;
    size_t level, at;
    bool is_set;
};

static void look(struct least *least, const uint32_t *values, size_t level, size_t lo,
                 size_t hi)
{
    for (size_t i = lo; i < hi; i++)
        if (!least->is_set || values[i] < least->value)
            *least = (struct least){values[i], level, i, true};
}

/** The values or nodes of a level; level 0 is the array itself. */
static const uint32_t *level_at(const struct min_tree *tree, size_t level)
{
    return level ? tree->levels[level - 1] : tree->values;
}

static size_t size_at(const struct min_tree *tree, size_t level)
{
    return level ? tree->sizes[level - 1] : tree->n;
}

/** Go from a node down to the value that it holds. */
static size_t descend(const struct min_tree *tree, const struct least *least)
{
    size_t at = least->at;
    for (size_t level = least->level; level > 0; level--) {
        size_t first = at * TREE_FANOUT;
        size_t end = first + TREE_FANOUT;
        size_t n = size_at(tree, level - 1);
        struct least below = {0, 0, first, false};
        look(&below, level_at(tree, level - 1), level - 1, first, end < n ? end : n);
        at = below.at;
    }
    return at;
}

size_t min_tree_least(const struct min_tree *tree, size_t lo, size_t hi)
{
    struct least least = {0, 0, lo, false};
    for (size_t level = 0; lo < hi; level++) {
        const uint32_t *values = level_at(tree, level);
        /* Where the first node begins whose values all lie in the range. */
        size_t first = parents_of(lo) * TREE_FANOUT;
        size_t last = hi / TREE_FANOUT * TREE_FANOUT;
        if (first >= last || level == tree->n_levels) {
            look(&least, values, level, lo, hi);
            break;
        }
        look(&least, values, level, lo, first);
        look(&least, values, level, last, hi);
        lo = first / TREE_FANOUT;
        hi = last / TREE_FANOUT;
    }
    return descend(tree, &least);
}
