/* Sets of documents that have been found, and lists of document numbers. How a set is
 * kept is not told, so that whoever asks for documents depends on no library. */
#ifndef ENGINE_STORE_DOC_SET_H
#define ENGINE_STORE_DOC_SET_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

/** Documents in rising order of their numbers, which is the newest first. */
struct doc_list {
    /* The n numbers, in an arena. */
    uint32_t *docids;
    uint32_t n;
};

/** The first place from @p at on whose document is @p docid or a later one; among->n
 *  where there is none. It is a galloping search: near places are found soonest. */
static inline uint32_t doc_list_seek(const struct doc_list *among, uint32_t at,
                                     uint32_t docid)
{
    uint32_t step = 1, end = at;
    for (; end < among->n && among->docids[end] < docid; end += step, step *= 2)
        at = end + 1;
    end = end < among->n ? end : among->n;
    while (at < end) {
        uint32_t middle = at + (end - at) / 2;
        if (among->docids[middle] < docid)
            at = middle + 1;
        else
            end = middle;
    }
    return at;
}

/** A set of documents. Whoever evaluated it (evaluation.h) owns it; nobody changes it. */
struct doc_set;

uint32_t doc_set_count(const struct doc_set *docs);
bool doc_set_is_empty(const struct doc_set *docs);
bool doc_set_has(const struct doc_set *docs, uint32_t docid);

/** Whether all documents of @p docs are in @p others. */
bool doc_set_is_within(const struct doc_set *docs, const struct doc_set *others);

/** The documents of the set, in @p arena. */
struct doc_list doc_set_list(const struct doc_set *docs, struct arena *arena);

/** The documents from 1 to @p last that are not in the set, in @p arena. */
struct doc_list doc_set_list_absent(const struct doc_set *docs, uint32_t last,
                                    struct arena *arena);

/** How far a set has been read. */
struct doc_cursor;

/** A cursor in @p arena, before the first document of @p docs. */
struct doc_cursor *doc_cursor_new(const struct doc_set *docs, struct arena *arena);

/** Go back before the first document. */
void doc_cursor_rewind(struct doc_cursor *cursor);

/** Go to the first document that is @p docid or a later one. @return its number, or 0
 *  when there is none. */
uint32_t doc_cursor_seek(struct doc_cursor *cursor, uint32_t docid);

#endif
