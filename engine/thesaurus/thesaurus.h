/* The thesaurus of a generation: descriptors, what else they are called, and what stands above, below and beside them. */
#ifndef ENGINE_THESAURUS_THESAURUS_H
#define ENGINE_THESAURUS_THESAURUS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"
#include "engine/thesaurus/thesaurus_csv.h"

struct vocabulary;

/** What a build read. */
struct thesaurus_counts {
    uint32_t n_concepts;
    uint32_t n_synonyms; /* of both sorts */
};

/**
 * Compile @p source into the file at @p path. The same source and vocabulary give the same bytes. References to
 * descriptors that the source does not have are told to @p remarks and left aside.
 * @return STATUS_OK, STATUS_NOT_FOUND (no such folder) or STATUS_IO.
 */
MUST_CHECK enum status
thesaurus_write(struct thesaurus_counts *counts, const struct thesaurus_source *source,
                const struct vocabulary *vocabulary, const char *path,
                const struct thesaurus_remarks *remarks, struct error *err);

/** thesaurus.bin opened: mapped, immutable, shareable. */
struct thesaurus;

/** @param[out] out  the caller frees it with thesaurus_free(); NULL on failure. Every number in the file is checked.
 *  @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO or STATUS_INDEX_CORRUPT. */
MUST_CHECK enum status thesaurus_open(struct thesaurus **out, const char *path,
                                      struct error *err);
void thesaurus_free(struct thesaurus *thesaurus);

/** A descriptor. Texts are borrowed until thesaurus_free(). */
struct thesaurus_concept {
    struct str code, label;
    struct str domain; /* above the topmost descriptors; empty elsewhere */
};
/** Concept number @p i, which a name or another concept told. */
struct thesaurus_concept thesaurus_concept(const struct thesaurus *thesaurus, uint32_t i);

/** Numbers of concepts or names, borrowed until thesaurus_free(). */
struct thesaurus_numbers {
    const uint32_t *at;
    size_t n;
};

/** The concepts so related to concept @p i, in the order of the publisher. */
struct thesaurus_numbers thesaurus_related(const struct thesaurus *thesaurus, uint32_t i,
                                           enum thesaurus_relation relation);

/** What a name is to its descriptor: the label itself, a synonym, a trade that the descriptor trains for. */
enum thesaurus_name_kind { NAME_LABEL, NAME_SYNONYM, NAME_TRADE, NAME_KIND_COUNT_ };

/** One way to call a descriptor. */
struct thesaurus_name {
    struct str text; /* as the publisher writes it */
    struct str key;  /* its stems without stop words, one blank between; may be empty */
    unsigned n_stems;
    uint32_t concept;
    enum thesaurus_name_kind kind;
    bool needs_capitals; /* two or three capitals: in small letters it may be a word */
};

/** All names, in the order of their keys: a source of suggestions reads them from 0 to the count. */
uint32_t thesaurus_n_names(const struct thesaurus *thesaurus);
/** @p i < thesaurus_n_names(). */
struct thesaurus_name thesaurus_name(const struct thesaurus *thesaurus, uint32_t i);

/** The names of concept @p i: the label first. */
struct thesaurus_numbers thesaurus_names_of(const struct thesaurus *thesaurus,
                                            uint32_t i);

/** Names from `first`, n of them. */
struct thesaurus_range {
    uint32_t first, n;
};

/** The names with key @p key. */
struct thesaurus_range thesaurus_find(const struct thesaurus *thesaurus, struct str key);

/** The most stems that a key has. */
unsigned thesaurus_longest(const struct thesaurus *thesaurus);

/** The way from the topmost descriptor down to concept @p i, itself included: the last @p room labels of it. Of several
 *  broader ones the first counts.
 *  @param[out] domain  above the topmost one; may be empty.
 *  @return how many labels. */
size_t thesaurus_path(struct str *domain, struct str *labels, size_t room,
                      const struct thesaurus *thesaurus, uint32_t i);

#endif
