/* The passages of one document that answer a question: its paragraphs, each under its heading, best first. */
#ifndef ENGINE_NEAR_PASSAGES_H
#define ENGINE_NEAR_PASSAGES_H

#include "engine/answer/search.h"

#define PASSAGES_MAX 20
#define PASSAGES_DEFAULT 5

/** One paragraph. Its text is document.fields[FIELD_TEXT], bytes start to end. */
struct passage {
    uint32_t
        number; /* of the paragraph in the text, headings counted, from 1: its anchor is "passage-N" */
    size_t start, end;
    struct str heading;               /* that it stands under, plain; may be empty */
    struct str snippet, snippet_html; /* as of a hit */
    double score;                     /* above 0 */
};

/** In the searcher's arena, borrowed from it and from the index. */
struct passages {
    struct str id, text;   /* the document's, the question */
    uint32_t n_paragraphs; /* of the document's whole text */
    uint32_t total;        /* how many passages answer */
    struct passage at
        [PASSAGES_MAX]; /* the best of them, best first; earlier ones before equal ones */
    size_t n;
};

/**
 * Find the passages of document @p docid that hold words of @p request (its text and mode count), at most @p limit (1 to
 * PASSAGES_MAX). They are weighed as the second pass of a search weighs a document: words gathered, in order and near;
 * those of the heading count for half. What weighs far less than the best is left out.
 * @return STATUS_OK or what reading the index may give.
 */
MUST_CHECK enum status passages_find(struct passages *out, struct searcher *searcher,
                                     const struct search_request *request, uint32_t docid,
                                     size_t limit, struct error *err);

/** Append {"id", "q", "total", "passages": […]}; same passages, same bytes. */
void passages_to_json(struct buf *out, const struct passages *passages);

#endif
