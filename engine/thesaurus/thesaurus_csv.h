/* Reads a thesaurus (Formacode) as its publisher exports it, a CSV with named columns,
 * into memory for a build. */
#ifndef ENGINE_THESAURUS_THESAURUS_CSV_H
#define ENGINE_THESAURUS_THESAURUS_CSV_H

#include <stdint.h>

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"
#include "text/analyse.h"

/**
 * The most bytes of the file, the most bytes of a label or synonym, and the most
 * descriptors.
 */
#define THESAURUS_FILE_MAX (32U << 20)
#define THESAURUS_TEXT_MAX 300
#define THESAURUS_CONCEPTS_MAX 200000

/** How descriptors are related: the publisher's TG, TS and TA. */
enum thesaurus_relation {
    THESAURUS_BROADER,
    THESAURUS_NARROWER,
    THESAURUS_RELATED,
    THESAURUS_RELATION_COUNT_
};

/** The texts of one cell. */
struct thesaurus_texts {
    const struct str *at;
    size_t n;
};

/**
 * A reference such as « Libellé - 15061 ». Without a code it is the label of a domain,
 * which stands above all descriptors.
 */
struct thesaurus_reference {
    struct str label, code;
};

/** One descriptor. Its texts are UTF-8. */
struct thesaurus_entry {
    struct str code, label;
    /* The columns « Synonymes » and « Synonymes métier ». */
    struct thesaurus_texts synonyms, trades;
    struct {
        const struct thesaurus_reference *at;
        size_t n;
    } relations[THESAURUS_RELATION_COUNT_];
    uint32_t line;
};

/** A whole file. It owns its texts; the caller frees it. */
struct thesaurus_source;
void thesaurus_source_free(struct thesaurus_source *source);
void thesaurus_source_free_at(struct thesaurus_source **source);
#define AUTO_THESAURUS_SOURCE CLEANUP(thesaurus_source_free_at) struct thesaurus_source

size_t thesaurus_source_count(const struct thesaurus_source *source);
/** Entry @p i, borrowed until the source is freed. */
const struct thesaurus_entry *thesaurus_source_at(const struct thesaurus_source *source,
                                                  size_t i);
/** The number of the entry whose code is @p code; SIZE_MAX when there is none. */
size_t thesaurus_source_find(const struct thesaurus_source *source, struct str code);

/** Who is told of what is odd but does not stop the reading. */
struct thesaurus_remarks {
    /* @p message is in French. */
    void (*warn)(void *context, uint32_t line, const char *message);
    void *context;
};

/**
 * Read the file at @p path: UTF-8 with or without a byte order mark, fields between « ; »
 * and quoted as in RFC 4180. Columns are found by their names, in any order, without
 * regard to case and accents; unknown ones are skipped. « ### » separates the values of a
 * cell.
 *
 * @param[out] out  the source, which the caller frees with thesaurus_source_free(); NULL
 *                  on failure.
 * @param analyser  reads the names of columns; its last answer is overwritten.
 * @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO, STATUS_TOO_LARGE, or STATUS_BAD_INPUT
 *         with « file:line: … » in French: bytes that are not UTF-8, a quote in the wrong
 *         place, a column that is missing or comes twice, a record with too few or too
 *         many fields, a code or label that is missing or too long, a code that comes
 *         twice, or no record.
 */
MUST_CHECK enum status thesaurus_source_read(struct thesaurus_source **out,
                                             const char *path, struct analyser *analyser,
                                             const struct thesaurus_remarks *remarks,
                                             struct error *err);

#endif
