/* Looks for phrases in the stored words of documents. Words side by side are found by the
 * leads of their words; when stop words may stand between, a shift-and automaton reads
 * every word. */
#include "engine/plan/phrase_match.h"

#include <string.h>

#include "base/memory.h"
#include "engine/store/flat/lead_site.h"

/** Whether @p field includes @p segment. */
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

/** What a document must have, and what was read so far. */
struct phrase_sought {
    const struct index *index;
    /* NULL when the texts are not read. */
    struct documents *documents;
    const struct form_marks *marks;
    /* Where the phrase may be, when nothing may stand between its words. Else NULL. */
    const struct lead_site *site;
    /* The bit of the last word. */
    uint32_t last;
    enum query_field field;
    /* How many stored words were read. */
    uint64_t read;
    /* How many stop words may stand between two words. */
    unsigned most_stops;
};

/** Whether the words stand one behind the other, beginning at the reader's next word. */
static bool stand_here(struct token_reader *reader, const struct phrase_sought *sought)
{
    struct stored_token token = {0};
    bool is_there = token_reader_word(reader, &token);
    uint32_t first = token.position, n = 0;
    for (; is_there && token.position - first <= n;
         is_there = token_reader_word(reader, &token)) {
        const struct form_mark *mark = form_marks_find(sought->marks, token.form);
        if (!mark || token.position - first < n || !(mark->words >> n & 1U))
            continue;
        if (sought->last >> n & 1U)
            return true;
        n++;
    }
    return false;
}

/**
 * Whether a document has the words side by side. The leads tell where two or three of
 * them may be; only there are all of them compared.
 */
static bool stand_close(struct phrase_sought *sought, uint32_t docid)
{
    struct token_reader reader = tokens_of(sought->index->tokens, docid);
    struct token_leads leads = token_reader_leads(&reader);
    for (const unsigned char *at = leads.at;
         (at = lead_site_find(sought->site, &leads, at)) < leads.end; at++) {
        token_reader_go(&reader, at);
        if (!has_segment(sought->field, (enum segment)(reader.segment - 1)))
            continue;
        struct token_reader here = reader;
        if (token_reader_back(&here, sought->site->number) && stand_here(&here, sought)) {
            sought->read += (uint64_t)(here.lead - leads.at);
            return true;
        }
    }
    sought->read += (uint64_t)(leads.end - leads.at);
    return false;
}

/**
 * Whether the reader's segment has the words in order, with at most most_stops stop words
 * between two. Bit i of `now` is set when words 0 to i end at the current position.
 */
static bool stands_over_stops(struct token_reader *reader,
                              const struct phrase_sought *sought)
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

/** Whether a document has the words in order, perhaps with stop words between them. */
static bool stand_apart(struct phrase_sought *sought, uint32_t docid)
{
    struct token_reader reader = tokens_of(sought->index->tokens, docid);
    for (unsigned segment = 0; segment < SEGMENT_COUNT_; segment++) {
        sought->read += token_reader_segment(&reader);
        if (has_segment(sought->field, (enum segment)segment) &&
            stands_over_stops(&reader, sought)) {
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

/** Whether a document writes a marked word without any small letter. */
static bool stands_in_capitals(struct phrase_sought *sought, uint32_t docid)
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

/** How many documents ahead of the one that is read are fetched from memory. */
#define AHEAD 8U

/** Keep the candidates that pass @p test. @return false when too many words were read. */
static bool keep(struct doc_list *candidates, struct phrase_sought *sought,
                 bool (*test)(struct phrase_sought *sought, uint32_t docid),
                 uint64_t *words_to_read)
{
    const uint32_t *docids = candidates->docids;
    uint32_t count = candidates->n, n = 0;
    uint32_t *kept = mem_new_array(count, sizeof *kept);
    for (uint32_t i = 0; i < count && sought->read <= *words_to_read; i++) {
        if (i + AHEAD < count)
            tokens_expect(sought->index->tokens, docids[i + AHEAD]);
        if (test(sought, docids[i]))
            kept[n++] = docids[i];
    }
    bool sufficed = sought->read <= *words_to_read;
    *words_to_read -= sufficed ? sought->read : *words_to_read;
    if (sufficed) {
        candidates->n = n;
        if (n)
            memcpy(candidates->docids, kept, n * sizeof *kept);
    }
    mem_free(kept);
    return sufficed;
}

bool phrase_match(struct doc_list *candidates, const struct index *index,
                  const struct form_marks *marks, size_t n, enum query_field field,
                  uint64_t *words_to_read)
{
    struct lead_site site;
    lead_site_choose(&site, marks, (unsigned)n);
    struct phrase_sought sought = {.index = index,
                                   .marks = marks,
                                   .site = &site,
                                   .last = 1U << (n - 1),
                                   .field = field};
    return keep(candidates, &sought, stand_close, words_to_read);
}

bool phrase_match_over_stops(struct doc_list *candidates, const struct index *index,
                             const struct form_marks *marks, size_t n,
                             enum query_field field, uint64_t *words_to_read)
{
    struct phrase_sought sought = {.index = index,
                                   .marks = marks,
                                   .last = 1U << (n - 1),
                                   .field = field,
                                   .most_stops = PHRASE_STOPS_MAX};
    return keep(candidates, &sought, stand_apart, words_to_read);
}

bool phrase_match_capitals(struct doc_list *candidates, struct documents *documents,
                           const struct form_marks *marks, uint64_t *words_to_read)
{
    struct phrase_sought sought = {
        .index = documents_index(documents), .documents = documents, .marks = marks};
    return keep(candidates, &sought, stands_in_capitals, words_to_read);
}
