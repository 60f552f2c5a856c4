/* Why a document answers: the words that it holds, where, by which form, and what each added to its score. */
#ifndef ENGINE_EXPLAIN_EXPLAIN_H
#define ENGINE_EXPLAIN_EXPLAIN_H

#include "base/buf.h"
#include "engine/rank/rank_parts.h"

/** The most that one explanation takes, in code points. */
#define EXPLAIN_MAX 400

/** By what a word was found best. */
enum explain_way {
    EXPLAIN_NONE, /* it adds nothing: it is not there */
    EXPLAIN_TYPED,
    EXPLAIN_PREFIX,
    EXPLAIN_ALTERNATIVE,
    EXPLAIN_SYNONYM
};

/** Where a word stands, the most telling place. */
enum explain_place {
    PLACE_TITLE,
    PLACE_LEAD, /* among the first words of the text */
    PLACE_TEXT,
    PLACE_SECTION,
    PLACE_AUTHOR,
    PLACE_NOWHERE,
    PLACE_COUNT_
};

/** One word of the query in one document. */
struct explained_word {
    const struct plan_word *word;
    double title,
        text; /* what it adds to the first pass by its two families of the title, and of all segments */
    enum explain_way way;                       /* of what scores best */
    const struct plan_alternative *alternative; /* EXPLAIN_ALTERNATIVE: which */
    const struct plan_synonym *synonym;         /* EXPLAIN_SYNONYM: which */
    bool is_whole; /* … and the document says all of it, in order */
    bool
        is_otherwise; /* … and the word itself does not stand there: `place` is the synonym's */
    enum explain_place place;
    bool is_exact; /* it stands there as typed, accents apart */
    struct str
        written; /* how the document writes it there; borrowed from the index; may be empty */
};

/** The shortest stretch of a segment that holds the most words with a say. */
struct explain_near {
    unsigned n; /* how many */
    uint32_t
        span; /* from the first to the last, in positions: n − 1 when they stand side by side */
};

/** One document explained. */
struct explanation {
    bool is_ranked;          /* false: the order is by date, and the parts are 0 */
    struct rank_parts parts; /* their sum is the score */
    struct explained_word words[PLAN_WORDS_MAX]; /* in the order of the query*/
    size_t n_words;
    struct explain_near near_title, near_text;
};

/** A plan made ready to explain its hits. In the plan's arena. */
struct explainer;

struct explainer *explainer_new(const struct plan *plan);

/** Explain why document @p docid has @p score (0: it was not ranked). */
void explain_document(struct explanation *out, struct explainer *explainer,
                      uint32_t docid, double score);

/** What a reader is told the score is made of: not negative, they add up to the score. All are 0 where the order is by
 *  date. */
enum explain_share {
    SHARE_TITLE,
    SHARE_TEXT,
    SHARE_LEAD,
    SHARE_NEARNESS,
    SHARE_DATE,
    SHARE_COUNT_
};
struct explain_shares {
    double at[SHARE_COUNT_];
};
struct explain_shares explain_shares(const struct explanation *explanation);

/** Append it in French, plain text of at most EXPLAIN_MAX code points. In explain_text.c. */
void explain_put_french(struct buf *out, const struct explanation *explanation);

#endif
