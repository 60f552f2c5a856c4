/* A question while it is read, and what the files of this folder give each other. */
#ifndef ENGINE_CARD_CARD_PARTS_H
#define ENGINE_CARD_CARD_PARTS_H

#include "engine/card/card.h"
#include "engine/figures/figures.h"
#include "engine/index/documents.h"
#include "engine/plan/plan.h"

/** What a word of the question is. */
enum card_use {
    /* It says what is asked for. */
    USE_SUBJECT,
    /* « nombre », « taux »: it says which kind of figure. */
    USE_QUANTITY,
    /* The first word of the name of a place, and the others. */
    USE_PLACE,
    USE_PLACE_REST,
    USE_PERIOD,
    /* It says nothing, or frames the question. */
    USE_NOTHING
};

/** All of it is good as long as the plan. */
struct card_question {
    const struct plan *plan;
    const struct figures *figures;
    const struct search_request *request;
    enum card_use use[PLAN_WORDS_MAX];
    /* The place that each USE_PLACE begins. */
    const struct plan_place *places[PLAN_WORDS_MAX];
    /* The department that a number names, « Finistère » for 29; "" for other places. */
    struct str departments[PLAN_WORDS_MAX];
    /* Of the words, for synonyms. */
    struct str stems[PLAN_WORDS_MAX];
    bool capitals[PLAN_WORDS_MAX];
    size_t n, n_subjects, n_quantities;
    /* The kinds of figure that the words of quantity name, bit k for kind k; 0: any. */
    unsigned kinds;
    /* « combien », « chiffres »: a figure is asked for. */
    bool asks_figure;
    bool names_country;
    bool says_less, says_more;
    /* The days asked for; `from` is DATE_NONE when none are. */
    date_day from, to;
    struct str period;
};

/** Sort the words of the question. @return false when it cannot ask for a figure. */
bool card_question_read(struct card_question *out, const struct plan *plan,
                        const struct plan_places *places,
                        const struct search_request *request);

/** The series that the question names. */
struct card_match {
    uint32_t series;
    /* The regions asked for that the name of the series does not say, by words or by the
     * filter. */
    region_set regions;
    /* The first town or department among the places; NULL when there is none. */
    const struct plan_place *town;
    /* Where its name is written in the question. */
    struct str town_text;
    /* The name of the series says the place: « Taux de chômage, Finistère ». */
    bool is_of_place;
    /* The words leave no doubt that a figure is asked for. */
    bool is_certain;
};

/** Find the series. @return false when the question names none. */
bool card_match_find(struct card_match *out, const struct card_question *question);

/** The figures of a series, and those of the country beside them; the newest documents
 *  first. */
struct card_rows {
    struct card_figure *at;
    size_t n;
    /* Of figure i: that of the country, or one without a value. */
    struct card_figure *nationals;
    /* Of figure i: the value before, as a figure without a value when there is none, and
     * the change as printed. */
    struct card_figure *previous;
    struct str *changes;
    /* How each document calls it. */
    struct str *labels;
};

/** The most documents of a series that are read. */
#define CARD_ROWS_MAX 160U

/** Read the documents of the series, those of @p regions first if they are many. */
void card_rows_read(struct card_rows *out, uint32_t series, region_set regions,
                    struct documents *documents, struct arena *arena);

/** Put the change from @p before to @p figure, figures of the same kind. @p printed is
 *  how the source says it. */
void card_change_find(struct card_change *out, const struct card_figure *before,
                      const struct card_figure *figure, struct str printed,
                      enum figure_kind kind, struct arena *arena);

/** What a note may be about. */
struct card_subject {
    struct figure_card *card;
    const struct card_rows *rows;
    /* The number of the main figure in the rows; its `n` when it is none of them. */
    size_t main;
    enum figure_kind kind;
    struct arena *arena;
};

/** Find the notes and the rivals of the card. */
void card_notes_find(const struct card_subject *subject);

/** Append a number as French texts print it: « 9,2 », « 1 350 », « −7,3 ». The blanks are
 *  narrow no-break spaces. */
void card_put_number(struct buf *out, double number, int n_decimals);

#endif
