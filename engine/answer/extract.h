/* Makes what a result shows of a document: its title and a snippet, with the words of the
 * query marked. */
#ifndef ENGINE_ANSWER_EXTRACT_H
#define ENGINE_ANSWER_EXTRACT_H

#include "engine/answer/search.h"
#include "engine/plan/plan.h"
#include "engine/store/flat/form_marks.h"
#include "text/snippet.h"

/** The words of a plan, prepared to be found among stored words. In the plan's arena. */
struct extract {
    const struct plan *plan;
    struct form_marks marks;
    /* Of each word of the plan; 0: it is not marked. */
    double weights[SNIPPET_WORDS_MAX];
    /* Bit i: word i is marked wherever it stands; other words only within their
     * phrase. */
    uint32_t anywhere;
};
struct extract extract_new(const struct plan *plan);

/** The marks of one segment, in the order of the text. In the plan's arena. */
struct extract_marks {
    struct snippet_mark *at;
    size_t n;
};

/**
 * Find the marks of @p segment of document @p docid, whose text has @p text_bytes bytes.
 */
struct extract_marks extract_marks(const struct extract *extract, uint32_t docid,
                                   enum segment segment, size_t text_bytes);

/** A stretch of a text. */
struct extract_span {
    /* Bytes of the text. */
    size_t start, end;
    /* Those of the whole text. */
    const struct extract_marks *marks;
};

/**
 * Make a snippet of a stretch of @p text, as plain text and as marked HTML, both in the
 * plan's arena.
 */
void extract_stretch(struct str *plain, struct str *html, const struct extract *extract,
                     struct str text, const struct extract_span *span);

/**
 * Set title_html, snippet and snippet_html of @p hit, in the plan's arena. Its document
 * must have been read.
 */
void extract_hit(const struct extract *extract, struct search_hit *hit);

/**
 * A whole field as marked HTML, in the plan's arena. A field that is not analysed is only
 * escaped.
 */
struct str extract_field(const struct extract *extract, uint32_t docid,
                         const struct document *document, enum record_field field);

#endif
