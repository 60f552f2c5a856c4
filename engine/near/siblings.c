/* Orders the parts of a whole by columns, so that only those that are shown are read. */
#include "engine/near/siblings.h"

#include <stdlib.h>

#include "engine/index/index_parts.h"

/** A part with its seat in the whole. */
struct seat {
    uint32_t line, docid;
};

static struct seat seat_of(const struct index *index, uint32_t docid)
{
    uint32_t lines[2];
    columns_origin_lines(lines, &index->columns, docid);
    return (struct seat){lines[0], docid};
}

static int in_order(const void *a, const void *b)
{
    const struct seat *x = a, *y = b;
    if (x->line != y->line)
        return x->line < y->line ? -1 : 1;
    return (x->docid > y->docid) - (x->docid < y->docid);
}

/** @p docid if it is a part of @p whole, since keys are hashes; else 0. */
static uint32_t sure(struct documents *documents, uint32_t docid, struct str whole)
{
    struct document document;
    if (!docid)
        return 0;
    documents_read_facts(documents, docid, &document);
    return str_equal(document.fields[FIELD_PART_OF], whole) ? docid : 0;
}

struct siblings siblings_find(struct documents *documents, uint32_t docid,
                              struct str whole)
{
    const struct index *index = documents_index(documents);
    struct texts_keys keys = texts_parts_of(index->texts, whole);
    struct seat own = seat_of(index, docid), before = {0, 0}, behind = {0, 0};
    for (size_t i = 0; i < keys.n; i++) {
        struct seat it = seat_of(index, texts_key_docid(keys.at[i]));
        int order = in_order(&it, &own);
        if (order < 0 && (!before.docid || in_order(&it, &before) > 0))
            before = it;
        if (order > 0 && (!behind.docid || in_order(&it, &behind) < 0))
            behind = it;
    }
    return (struct siblings){sure(documents, before.docid, whole),
                             sure(documents, behind.docid, whole)};
}

size_t siblings_list(struct document **out, struct documents *documents, struct str whole,
                     size_t most, struct arena *arena)
{
    const struct index *index = documents_index(documents);
    struct texts_keys keys = texts_parts_of(index->texts, whole);
    struct seat *seats = arena_room(arena, keys.n, sizeof *seats);
    for (size_t i = 0; i < keys.n; i++)
        seats[i] = seat_of(index, texts_key_docid(keys.at[i]));
    if (keys.n)
        qsort(seats, keys.n, sizeof *seats, in_order);
    size_t n = keys.n < most ? keys.n : most, kept = 0;
    *out = arena_room(arena, n, sizeof **out);
    for (size_t i = 0; i < n; i++) {
        documents_read_facts(documents, seats[i].docid, &(*out)[kept]);
        kept += str_equal((*out)[kept].fields[FIELD_PART_OF], whole);
    }
    return keys.n - (n - kept);
}
