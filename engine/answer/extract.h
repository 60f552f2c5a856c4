/* What an answer shows of a document: its title and extract with the query's words marked. */
#ifndef ENGINE_ANSWER_EXTRACT_H
#define ENGINE_ANSWER_EXTRACT_H

#include "engine/answer/search.h"
#include "engine/plan/plan.h"
#include "engine/store/flat/form_marks.h"
#include "text/snippet.h"

/** The words of a plan, ready to be looked for in stored words. In the plan's arena. */
struct extract {
    const struct plan *plan;
    struct form_marks marks;
    double weights[SNIPPET_WORDS_MAX]; /* 0: not marked */
    uint32_t
        anywhere; /* bit of each word marked wherever it stands; the others only in their phrase */
};
struct extract extract_new(const struct plan *plan);

/** The marks of one segment, in the order of the text; in the plan's arena. */
struct extract_marks {
    struct snippet_mark *at;
    size_t n;
};

/** The marks of @p segment of document @p docid, whose text has @p text_bytes bytes. */
struct extract_marks extract_marks(const struct extract *extract, uint32_t docid,
                                   enum segment segment, size_t text_bytes);

/** A stretch of a text with the marks of all of it. */
struct extract_span {
    size_t start, end; /* bytes */
    const struct extract_marks *marks;
};

/** Make the extract of a stretch of @p text, plain and marked, in the plan's arena. */
void extract_stretch(struct str *plain, struct str *html, const struct extract *extract,
                     struct str text, const struct extract_span *span);

/** Set the hit's title_html, snippet and snippet_html, in the plan's arena. hit->document is filled. */
void extract_hit(const struct extract *extract, struct search_hit *hit);

/** The whole of a field, escaped and marked, in the plan's arena. Fields that are not analysed are only escaped. */
struct str extract_field(const struct extract *extract, uint32_t docid,
                         const struct document *document, enum record_field field);

#endif
