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

/** What a document must hold. */
struct sought {
    const struct index *index;
    struct documents *documents; /* NULL: their texts are not looked at */
    const struct form_marks *marks;
    uint32_t last; /* bit of the last word */
    enum query_field field;
    uint64_t read;       /* words so far */
    unsigned most_stops; /* so many stop words may stand between two */
};

/** Run through one segment where nothing may stand between: only the words of the phrase are read. `before` is the
 *  state at the position before, `now` at this one, where an alternative may still add to it. */
static bool stands_close(struct token_reader *reader, const struct sought *sought)
{
    uint32_t before = 0, now = 0, position = 0;
    for (struct stored_token token;
         token_reader_seek(reader, sought->marks->filter, &token);) {
        const struct form_mark *mark = form_marks_find(sought->marks, token.form);
        if (!mark)
            continue;
        if (token.position != position) {
            before = token.position == position + 1 ? now : 0;
            now = 0;
            position = token.position;
        }
        now |= (before << 1 | 1U) & mark->words;
        if (now & sought->last)
            return true;
    }
    return false;
}

/** The same where stop words may stand between, so that every word is read. */
static bool stands_over_stops(struct token_reader *reader, const struct sought *sought)
{
    uint32_t before = 0, now = 0;
    unsigned n_stops = 0;
    for (struct stored_token token; token_reader_next(reader, &token);) {
        const struct form_mark *mark = form_marks_find(sought->marks, token.form);
        if (!token.is_alternative && !mark && now && n_stops < sought->most_stops &&
            forms_at(sought->index->forms, token.form).is_stop)
            n_stops++;
        else if (!token.is_alternative) {
            before = now;
            now = 0;
            n_stops = 0;
        }
        if (mark)
            now |= (before << 1 | 1U) & mark->words;
        if (now & sought->last)
            return true;
    }
    return false;
}

static bool stands_in(struct sought *sought, uint32_t docid)
{
    struct token_reader reader = tokens_of(sought->index->tokens, docid);
    for (unsigned segment = 0; segment < SEGMENT_COUNT_; segment++) {
        sought->read += token_reader_segment(&reader);
        if (has_segment(sought->field, (enum segment)segment) &&
            (sought->most_stops ? stands_over_stops(&reader, sought)
                                : stands_close(&reader, sought))) {
            sought->read -= (uint64_t)(reader.lead_end - reader.lead);
            return true;
        }
    }
    return false;
}

static bool has_small_letter(struct str written)
{
    for (size_t i = 0; i < written.n; i++)
        if (written.at[i] >= 'a' && written.at[i] <= 'z')
            return true;
    return false;
}

static bool stands_in_capitals(struct sought *sought, uint32_t docid)
{
    struct document document;
    documents_peek(sought->documents, docid, &document);
    struct token_reader reader = tokens_of(sought->index->tokens, docid);
    for (unsigned segment = 0; segment < SEGMENT_COUNT_; segment++) {
        struct str text = document.fields[segment_fields[segment]];
        (void)token_reader_segment(&reader);
        for (struct stored_token token; token_reader_next(&reader, &token);) {
            sought->read++;
            if (form_marks_find(sought->marks, token.form) && token.start < token.end &&
                token.end <= text.n &&
                !has_small_letter(
                    (struct str){text.at + token.start, token.end - token.start}))
                return true;
        }
    }
    return false;
}

/** Keep those that @p test accepts, as long as words may be read. */
static bool keep(roaring_bitmap_t *candidates, struct sought *sought,
                 bool (*test)(struct sought *sought, uint32_t docid),
                 uint64_t *words_to_read)
{
    uint64_t count = roaring_bitmap_get_cardinality(candidates);
    uint32_t *docids = mem_new_array(count, sizeof *docids);
    roaring_bitmap_to_uint32_array(candidates, docids);
    size_t kept = 0;
    for (uint64_t i = 0; i < count && sought->read <= *words_to_read; i++)
        if (test(sought, docids[i]))
            docids[kept++] = docids[i];
    bool sufficed = sought->read <= *words_to_read;
    *words_to_read -= sufficed ? sought->read : *words_to_read;
    if (sufficed) {
        roaring_bitmap_clear(candidates);
        roaring_bitmap_add_many(candidates, kept, docids);
    }
    mem_free(docids);
    return sufficed;
}

bool phrase_keep(roaring_bitmap_t *candidates, const struct index *index,
                 const struct form_marks *marks, size_t n, enum query_field field,
                 uint64_t *words_to_read)
{
    struct sought sought = {index, NULL, marks, 1U << (n - 1), field, 0, 0};
    return keep(candidates, &sought, stands_in, words_to_read);
}

bool phrase_keep_over_stops(roaring_bitmap_t *candidates, const struct index *index,
                            const struct form_marks *marks, size_t n,
                            enum query_field field, uint64_t *words_to_read)
{
    struct sought sought = {index, NULL, marks,           1U << (n - 1),
                            field, 0,    PHRASE_STOPS_MAX};
    return keep(candidates, &sought, stands_in, words_to_read);
}

bool phrase_keep_capitals(roaring_bitmap_t *candidates, struct documents *documents,
                          const struct form_marks *marks, uint64_t *words_to_read)
{
    struct sought sought = {
        documents_index(documents), documents, marks, 1, QUERY_ANYWHERE, 0, 0};
    return keep(candidates, &sought, stands_in_capitals, words_to_read);
}
