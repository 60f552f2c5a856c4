/* Finds the passages of one document that answer a question: its paragraphs, each with
 * its heading, best first. */
#ifndef ENGINE_NEAR_PASSAGES_H
#define ENGINE_NEAR_PASSAGES_H

#include "engine/answer/search.h"

/** How many passages are given, at most and by default. */
#define PASSAGES_MAX 20
#define PASSAGES_DEFAULT 5

/** One paragraph. */
struct passage {
    /* Of the paragraph in the text, from 1, headings included. Its anchor in the page is
     * "passage-N". */
    uint32_t number;
    /* Bytes of document.fields[FIELD_TEXT]. */
    size_t start, end;
    /* The part of the text that it is in, from 0 (text/outline/outline.h). */
    uint32_t part;
    /* The heading that it stands under, plain text; empty when there is none. */
    struct str heading;
    /* As in struct search_hit. */
    struct str snippet, snippet_html;
    /* Above 0. */
    double score;
};

/** Texts are in the searcher's arena or in the index. */
struct passages {
    /* The id of the document and the question. */
    struct str id, text;
    /* Where they are. */
    struct arena *arena;
    /* Of the whole text. */
    uint32_t n_paragraphs, n_parts;
    /* The number of passages that answer. Of a very long text, only as many parts are
     * read as have PARAGRAPHS_MAX paragraphs together; parts that hold no word of the
     * question do not count. */
    uint32_t total;
    /* Best first; among equals, in the order of the text. */
    struct passage at[PASSAGES_MAX];
    size_t n;
};

/**
 * Find the passages of document @p docid that hold words of @p request; only its text and
 * mode are used. A passage is scored as the second pass of ranking scores a document: by
 * words that stand together, in order and near each other. The words of its heading count
 * for half. Passages that score far less than the best are left out.
 *
 * @param limit  how many are given at most, 1 to PASSAGES_MAX.
 * @return STATUS_OK, or STATUS_INDEX_CORRUPT when the document cannot be read.
 */
MUST_CHECK enum status passages_find(struct passages *out, struct searcher *searcher,
                                     const struct search_request *request, uint32_t docid,
                                     size_t limit, struct error *err);

/** Append {"id", "q", "total", "passages": […]}. Equal passages give equal bytes. */
void passages_to_json(struct buf *out, const struct passages *passages);

#endif
