/* Makes what a result shows of a document: its title and a snippet, with the words of the
 * query marked. */
#ifndef ENGINE_ANSWER_EXTRACT_H
#define ENGINE_ANSWER_EXTRACT_H

#include "engine/answer/search.h"
#include "engine/plan/plan.h"
#include "engine/store/flat/form_marks.h"
#include "text/excerpt/excerpt.h"
#include "text/snippet.h"

/** The most runs of one query that are marked. */
#define EXTRACT_RUNS_MAX 32

/**
 * Words that are marked only where they stand together: a synonym of several words, or a
 * name of the vocabulary that the query has. A synonym of a name may be one word.
 */
struct extract_run {
    /* Its n stems in order, the last no stop word; other stop words may stand between
     * them in the text. Borrowed. */
    const struct str *stems;
    size_t n;
    /* Bit i: it stands for word i of the plan. */
    uint32_t words;
    /* It is a name as it was typed. */
    bool is_typed;
};

/** The words of a plan, prepared to be found among stored words. In the plan's arena. */
struct extract {
    const struct plan *plan;
    /* Its filter passes the forms of `begins` too. */
    struct form_marks marks;
    /* Bit i of a form: run i begins with it. */
    struct form_marks begins;
    /* The same words, those of runs each by itself. */
    struct form_marks words;
    struct extract_run runs[EXTRACT_RUNS_MAX];
    size_t n_runs;
    /* Of each word of the plan; 0: it is not marked. */
    double weights[SNIPPET_WORDS_MAX];
    /* Bit i: word i is marked wherever it stands; other words only within their phrase
     * or run. */
    uint32_t anywhere;
    /* The same for who marks word by word. */
    uint32_t anywhere_as_words;
    /* What the question wants to read in a text that is not a figure's. */
    enum excerpt_kind kind;
    /* It asks where to write, call or go. */
    bool wants_addresses;
};
struct extract extract_new(const struct plan *plan);

/** The marks of one segment, in the order of the text. In the plan's arena. */
struct extract_marks {
    struct snippet_mark *at;
    size_t n;
};

/**
 * Find the marks of @p segment of document @p docid, whose text has @p text_bytes bytes.
 * Runs are marked as wholes, and their words nowhere else.
 */
struct extract_marks extract_marks(const struct extract *extract, uint32_t docid,
                                   enum segment segment, size_t text_bytes);

/**
 * The same in a stretch of the text, with @p reader, which is in the text's segment and
 * not behind the stretch. Marks that stick out of it are left out.
 */
struct extract_marks extract_marks_in(const struct extract *extract,
                                      struct token_reader reader, struct text_span bytes);
struct extract_marks extract_words_in(const struct extract *extract,
                                      struct token_reader reader, struct text_span bytes);

/** A reader of the words of @p segment of document @p docid. */
struct token_reader extract_reader(const struct extract *extract, uint32_t docid,
                                   enum segment segment);

/** The same word by word, with all words of the runs wherever they stand: for titles, and
 *  to see what a part of a text is about. */
struct extract_marks extract_words(const struct extract *extract, uint32_t docid,
                                   enum segment segment, size_t text_bytes);

/** The same without the words of synonyms that are runs: those of the question alone. */
struct extract_marks extract_strays(const struct extract *extract, uint32_t docid,
                                    enum segment segment, size_t text_bytes);

/** extract_words() for a title that was made of the first words of the text, or another
 *  text whose words are not stored: it is analysed here. */
struct extract_marks extract_words_of(const struct extract *extract, struct str text);

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

/** The stretches of a part of the text of a document that are marked, in bytes of
 *  slice->text; in the plan's arena. */
struct text_marks extract_text(const struct extract *extract, uint32_t docid,
                               const struct slice *slice);

/** Make @p marks, which are of the whole text, those of @p slice. */
void extract_marks_move(struct extract_marks *marks, const struct slice *slice);

/**
 * A whole field as marked HTML, in the plan's arena. A field that is not analysed is only
 * escaped.
 */
struct str extract_field(const struct extract *extract, uint32_t docid,
                         const struct document *document, enum record_field field);

#endif
