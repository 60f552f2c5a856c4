/* Phrases by a shift-and automaton over the stored words: a bit for each word matched so far. */
#include "engine/phrase.h"

#include "base/memory.h"

static bool has_segment(enum query_field field, enum segment segment)
{
    switch (field) {
    case QUERY_TITLE:
        return segment == SEGMENT_TITLE;
    case QUERY_AUTHOR:
        return segment == SEGMENT_AUTHOR;
    case QUERY_ANYWHERE:
    case QUERY_REGION:
    case QUERY_THEME:
    case QUERY_TYPE:
    case QUERY_SOURCE:
    case QUERY_DATE:
        return true;
    }
    return true;
}

/** Run through one segment. `before` is the state at the position before, `now` at this one, where an alternative may
 *  still add to what the word before it matched. */
static bool stands_in_segment(struct token_reader *reader, const struct form_marks *marks,
                              uint32_t last)
{
    uint32_t before = 0, now = 0;
    for (struct stored_token token; token_reader_next(reader, &token);) {
        if (!token.is_alternative) {
            before = now;
            now = 0;
        }
        const struct form_mark *mark = form_marks_find(marks, token.form);
        if (mark)
            now |= (before << 1 | 1U) & mark->words;
        if (now & last)
            return true;
    }
    return false;
}

static bool stands_in(const struct index *index, uint32_t docid,
                      const struct form_marks *marks, uint32_t last,
                      enum query_field field)
{
    struct token_reader reader = tokens_of(index->tokens, docid);
    for (unsigned segment = 0; segment < SEGMENT_COUNT_; segment++) {
        (void)token_reader_segment(&reader);
        if (has_segment(field, (enum segment)segment) &&
            stands_in_segment(&reader, marks, last))
            return true;
    }
    return false;
}

void phrase_keep(roaring_bitmap_t *candidates, const struct index *index,
                 const struct form_marks *marks, size_t n, enum query_field field)
{
    uint64_t count = roaring_bitmap_get_cardinality(candidates);
    uint32_t *docids = mem_new_array(count, sizeof *docids);
    roaring_bitmap_to_uint32_array(candidates, docids);
    uint32_t last = 1U << (n - 1);
    size_t kept = 0;
    for (uint64_t i = 0; i < count; i++)
        if (stands_in(index, docids[i], marks, last, field))
            docids[kept++] = docids[i];
    roaring_bitmap_clear(candidates);
    roaring_bitmap_add_many(candidates, kept, docids);
    mem_free(docids);
}
