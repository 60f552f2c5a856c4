/* Why a document answers: which words it holds, where and in which form, and what each of
 * them added to its score. */
#ifndef ENGINE_EXPLAIN_EXPLAIN_H
#define ENGINE_EXPLAIN_EXPLAIN_H

#include "base/buf.h"
#include "engine/rank/rank_parts.h"

/** The most code points of one explanation. */
#define EXPLAIN_MAX 400

/** How a word was found: by the way that scored best. */
enum explain_way {
    /** It adds nothing. */
    EXPLAIN_NONE,
    EXPLAIN_TYPED,
    EXPLAIN_PREFIX,
    EXPLAIN_ALTERNATIVE,
    EXPLAIN_SYNONYM
};

/** The most telling place where a word stands. */
enum explain_place {
    PLACE_TITLE,
    /** At the beginning of the text. */
    PLACE_LEAD,
    PLACE_TEXT,
    PLACE_SECTION,
    PLACE_AUTHOR,
    PLACE_NOWHERE,
    PLACE_COUNT_
};

/** One word of the query in the document that is explained. */
struct explained_word {
    const struct plan_word *word;
    /** What it adds to the first pass by the title, and by all segments. */
    double title, text;
    /** What it adds because the document is about what the word names, and what that is:
     *  the first thing where there are several; else 0 and NULL. */
    double about;
    const struct plan_about *named;
    /** The way that scored best. */
    enum explain_way way;
    /** Which one, of EXPLAIN_ALTERNATIVE. */
    const struct plan_alternative *alternative;
    /** Which one, of EXPLAIN_SYNONYM. */
    const struct plan_synonym *synonym;
    /** Whether the document says all of that synonym, in order. */
    bool is_whole;
    /** Whether the document does not say the word itself: `place` is then where it says
     *  the synonym. */
    bool is_otherwise;
    enum explain_place place;
    /** Whether the word stands there as it was typed, accents apart. */
    bool is_exact;
    /** How the document writes it there; borrowed from the index; may be empty. */
    struct str written;
};

/** The shortest stretch of a segment that holds as many words that count for matching as
 *  any. */
struct explain_near {
    /** How many of them it holds. */
    unsigned n;
    /** Positions from the first of them to the last: n − 1 when they stand side by
     *  side. */
    uint32_t span;
};

/** One document explained. */
struct explanation {
    /** Whether the document was ranked. Otherwise the order is by date, and all parts are
     *  0. */
    bool is_ranked;
    /** The parts of the score, which is their sum. */
    struct rank_parts parts;
    /** The words that may score, in the order of the query. */
    struct explained_word words[PLAN_WORDS_MAX];
    size_t n_words;
    struct explain_near near_title, near_text;
};

/** Explains the hits of one plan. It is in the plan's arena. */
struct explainer;

struct explainer *explainer_new(const struct plan *plan);

/** Explain why document @p docid has @p score. A score of 0 says that it was not
 *  ranked. */
void explain_document(struct explanation *out, struct explainer *explainer,
                      uint32_t docid, double score);

/** What a reader is told that the score is made of. No share is negative, and they add up
 *  to the score. All are 0 where the order is by date. */
enum explain_share {
    SHARE_TITLE,
    SHARE_TEXT,
    SHARE_ABOUT,
    SHARE_LEAD,
    SHARE_NEARNESS,
    SHARE_DATE,
    SHARE_COUNT_
};
struct explain_shares {
    double at[SHARE_COUNT_];
};
struct explain_shares explain_shares(const struct explanation *explanation);

/** Append the explanation in French, plain text of at most EXPLAIN_MAX code points. In
 *  explain_text.c. */
void explain_put_french(struct buf *out, const struct explanation *explanation);

#endif
