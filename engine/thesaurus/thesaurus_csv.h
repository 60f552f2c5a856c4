/* A thesaurus as its publisher exports it (Formacode): CSV with named columns, read into memory for a build. */
#ifndef ENGINE_THESAURUS_THESAURUS_CSV_H
#define ENGINE_THESAURUS_THESAURUS_CSV_H

#include <stdint.h>

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"
#include "text/analyse.h"

/** Ceilings: the file's bytes, a label's or code's bytes, and the descriptors. */
#define THESAURUS_FILE_MAX (32U << 20)
#define THESAURUS_TEXT_MAX 300
#define THESAURUS_CONCEPTS_MAX 200000

/** How descriptors are related; the publisher's TG, TS, TA. */
enum thesaurus_relation {
    THESAURUS_BROADER,
    THESAURUS_NARROWER,
    THESAURUS_RELATED,
    THESAURUS_RELATION_COUNT_
};

/** Several texts of one cell. */
struct thesaurus_texts {
    const struct str *at;
    size_t n;
};

/** « Libellé - 15061 »; without a code the label of a domain, above all descriptors. */
struct thesaurus_reference {
    struct str label, code;
};

/** One descriptor. */
struct thesaurus_entry {
    struct str code, label;
    struct thesaurus_texts synonyms, trades; /* « Synonymes », « Synonymes métier » */
    struct {
        const struct thesaurus_reference *at;
        size_t n;
    } relations[THESAURUS_RELATION_COUNT_];
    uint32_t line;
};

/** A whole file. */
struct thesaurus_source;
void thesaurus_source_free(struct thesaurus_source *source);
void thesaurus_source_free_at(struct thesaurus_source **source);
#define AUTO_THESAURUS_SOURCE CLEANUP(thesaurus_source_free_at) struct thesaurus_source

size_t thesaurus_source_count(const struct thesaurus_source *source);
/** Borrowed until the source is freed. */
const struct thesaurus_entry *thesaurus_source_at(const struct thesaurus_source *source,
                                                  size_t i);
/** The number of the entry with code @p code, or SIZE_MAX. */
size_t thesaurus_source_find(const struct thesaurus_source *source, struct str code);

/** Who hears of what is odd and does not stop the reading. */
struct thesaurus_remarks {
    void (*warn)(void *context, uint32_t line, const char *message); /* French */
    void *context;
};

/**
 * Read the file at @p path: UTF-8 with or without a byte order mark, fields separated by « ; » and quoted as RFC 4180
 * has it. Columns are found by their names, whatever their order, case and accents; those not known are passed over.
 * « ### » separates several values of a cell.
 *
 * @param analyser  for the columns' names; its last answer is overwritten.
 * @param[out] out  freed with thesaurus_source_free(); NULL on failure.
 * @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO, STATUS_TOO_LARGE, or STATUS_BAD_INPUT with « fichier:ligne: … » in
 *         French: bytes that are no UTF-8, quotes out of place, a column missing or named twice, a record with fewer
 *         or more fields than there are columns, a code or label missing or too long, a code said twice, no record.
 */
MUST_CHECK enum status thesaurus_source_read(struct thesaurus_source **out,
                                             const char *path, struct analyser *analyser,
                                             const struct thesaurus_remarks *remarks,
                                             struct error *err);

#endif
