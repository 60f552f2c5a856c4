/* Finds the themes and regions that a record is about when its source does not give them:
 * themes by trigger words, regions by the places named. Also finds places in what people
 * type. */
#ifndef ENGINE_ASSIGN_ASSIGN_H
#define ENGINE_ASSIGN_ASSIGN_H

#include "base/buf.h"
#include "engine/record/record.h"
#include "engine/vocabulary/vocabulary.h"
#include "text/analyse.h"

/**
 * The vocabulary, compiled to be looked up in analysed text. Never NULL; the caller frees
 * it. It never changes, so that threads may share it; it borrows @p vocabulary.
 */
struct assigner;
struct assigner *assigner_new(const struct vocabulary *vocabulary);
void assigner_free(struct assigner *assigner);

/**
 * Set record->themes unless has_themes, and record->regions unless has_regions.
 *
 * @param analyser  made by vocabulary_analyser_new(); its last answer is overwritten.
 * @param why       NULL, or a buffer to which each finding is appended in French, one per
 *                  line: where it was and whether it counted (« hors Mayotte » :
 *                  écarté…). It is what --explain-document prints.
 */
void assign(const struct assigner *assigner, struct analyser *analyser,
            struct record *record, struct buf *why);

/** What a name names, strongest first. */
enum place_kind {
    /* A region, a former region or an unambiguous variant. */
    PLACE_REGION,
    /* A department, unless a town has the same name. */
    PLACE_DEPARTMENT,
    PLACE_TOWN,
    /* A territory: « Côte d'Opale ». */
    PLACE_TERRITORY,
    /* A people: « picard ». */
    PLACE_DEMONYM,
    /* An ambiguous abbreviation, written as it is listed: « ARA », « Sud ». */
    PLACE_SIGN,
    /* What looks like a place and is none: « Grande-Bretagne ». Never returned. */
    PLACE_NOTHING
};

/** A place that was recognised in a text. */
struct place {
    /* Bytes of the analysed text. */
    uint32_t start, end;
    /* Token positions, both included. */
    uint32_t first_position, last_position;
    /* Several when regions share the name. */
    region_set regions;
    enum place_kind kind;
    /* The word or abbreviation means something else more often. */
    bool is_common_word;
    /* Excluded by a negation: « hors Mayotte ». */
    bool is_negated;
    /* The name to show: « Hauts-de-France », « Roubaix ». Borrowed from the gazetteer. */
    const char *label;
};

/**
 * The names of places of a vocabulary, compiled. It never changes, so that threads may
 * share it.
 */
struct gazetteer;

/**
 * A new gazetteer, never NULL; the caller frees it. It borrows @p vocabulary. @p analyser
 * is made by vocabulary_analyser_new().
 */
struct gazetteer *gazetteer_new(const struct vocabulary *vocabulary,
                                struct analyser *analyser);
void gazetteer_free(struct gazetteer *places);

/**
 * Write the gazetteer to the file at @p path.
 *
 * @return STATUS_OK, STATUS_NOT_FOUND (no such folder) or STATUS_IO.
 */
MUST_CHECK enum status gazetteer_write(const struct gazetteer *places, const char *path,
                                       struct error *err);

/**
 * Open a file of gazetteer_write(): the same gazetteer, but it needs no vocabulary. Each
 * number in the file is checked.
 *
 * @param[out] out   the gazetteer, which the caller frees with gazetteer_free(); NULL on
 *                   failure.
 * @param n_regions  the number of regions of the vocabulary.
 * @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO or STATUS_INDEX_CORRUPT.
 */
MUST_CHECK enum status gazetteer_open(struct gazetteer **out, const char *path,
                                      size_t n_regions, struct error *err);

/**
 * Find the places of @p text, which a person typed; @p words is what ANALYSE_QUERY made
 * of it. They are written to @p places in their order, at most @p room of them. At each
 * word the longest name wins; places do not overlap. An abbreviation counts however it is
 * written (« npdc », « aura »).
 *
 * @return how many were written.
 */
size_t assign_find_typed_places(const struct gazetteer *gazetteer, struct str text,
                                struct token_list words, struct place *places,
                                size_t room);

#endif
