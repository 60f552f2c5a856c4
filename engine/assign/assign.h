/* Which themes and regions a record is about, where its source does not say: by triggers and by places. */
#ifndef ENGINE_ASSIGN_ASSIGN_H
#define ENGINE_ASSIGN_ASSIGN_H

#include "base/buf.h"
#include "engine/record/record.h"
#include "engine/vocabulary/vocabulary.h"
#include "text/analyse.h"

/** The vocabulary compiled for look-up in analysed text. Immutable, shareable; keeps @p vocabulary borrowed. */
struct assigner;
struct assigner *assigner_new(const struct vocabulary *vocabulary);
void assigner_free(struct assigner *assigner);

/**
 * Fill record->themes and record->regions where has_themes and has_regions are false.
 * @param why  NULL, or a buffer that receives in French, one line each, what was found where and why it counted or not
 *             (« hors Mayotte » : écarté…): the text of --explain-document.
 */
void assign(const struct assigner *assigner, struct analyser *analyser,
            struct record *record, struct buf *why);

/** What a name names; the strongest first. */
enum place_kind {
    PLACE_REGION,     /* a region, a former one, an unambiguous variant */
    PLACE_DEPARTMENT, /* and no town of the same name */
    PLACE_TOWN,
    PLACE_TERRITORY, /* « Côte d'Opale » */
    PLACE_DEMONYM,   /* « picard » */
    PLACE_SIGN, /* an ambiguous abbreviation, written as listed: « ARA », « Sud » */
    PLACE_NOTHING /* what looks like a place and is none: « Grande-Bretagne »; never given out */
};

/** A place recognised in a text. */
struct place {
    uint32_t start, end;                    /* byte offsets in the analysed text */
    uint32_t first_position, last_position; /* token positions, inclusive */
    region_set regions;                     /* several when the name is that of several */
    enum place_kind kind;
    bool
        is_common_word; /* a word or a letter sequence that mostly means something else */
    bool is_negated;    /* « hors Mayotte » */
    const char *
        label; /* « Hauts-de-France », « Roubaix »: what to show; borrowed as from the gazetteer */
};

/** The names of places in the vocabulary, compiled likewise. Immutable, shareable. */
struct gazetteer;

/** Never NULL; keeps @p vocabulary borrowed. @p analyser is one of its. */
struct gazetteer *gazetteer_new(const struct vocabulary *vocabulary,
                                struct analyser *analyser);
void gazetteer_free(struct gazetteer *places);

/** Make the file at @p path of it. @return STATUS_OK, STATUS_NOT_FOUND (no such folder) or STATUS_IO. */
MUST_CHECK enum status gazetteer_write(const struct gazetteer *places, const char *path,
                                       struct error *err);

/** Open what gazetteer_write() made: the same, without the vocabulary, which has @p n_regions regions.
 *  @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO or STATUS_INDEX_CORRUPT. */
MUST_CHECK enum status gazetteer_open(struct gazetteer **out, const char *path,
                                      size_t n_regions, struct error *err);

/** Places of what a person typed, analysed with ANALYSE_QUERY into @p words: in order, longest
 *  first at each word, not overlapping. Abbreviations count however they are written (« npdc »,
 *  « aura »). At most @p room are written. @return how many were written. */
size_t assign_find_typed_places(const struct gazetteer *gazetteer, struct str text,
                                struct token_list words, struct place *places,
                                size_t room);

#endif
