/* The thesaurus of a generation: its descriptors, all their names, and how they are
 * related to each other. */
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

/** What thesaurus_write() wrote. */
struct thesaurus_counts {
    uint32_t n_concepts;
    /* All names but the labels: synonyms and trades. */
    uint32_t n_synonyms;
};

/**
 * Compile @p source into the file at @p path. The same source and vocabulary give the
 * same bytes. A reference to a descriptor that the source does not have is reported to
 * @p remarks and left out.
 *
 * @return STATUS_OK, STATUS_NOT_FOUND (no such folder) or STATUS_IO.
 */
MUST_CHECK enum status
thesaurus_write(struct thesaurus_counts *counts, const struct thesaurus_source *source,
                const struct vocabulary *vocabulary, const char *path,
                const struct thesaurus_remarks *remarks, struct error *err);

/**
 * An open thesaurus.bin, which is mapped. It never changes, so that threads may share it.
 */
struct thesaurus;

/**
 * Open the file at @p path. Every number in it is checked.
 *
 * @param[out] out  the thesaurus, which the caller frees with thesaurus_free(); NULL on
 *                  failure.
 * @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO or STATUS_INDEX_CORRUPT.
 */
MUST_CHECK enum status thesaurus_open(struct thesaurus **out, const char *path,
                                      struct error *err);
void thesaurus_free(struct thesaurus *thesaurus);

/** A descriptor. Its texts are UTF-8, borrowed until thesaurus_free(). */
struct thesaurus_concept {
    struct str code, label;
    /* The domain of a descriptor that has no broader one; else empty. */
    struct str domain;
};
/** Concept number @p i, which a name or another concept told. */
struct thesaurus_concept thesaurus_concept(const struct thesaurus *thesaurus, uint32_t i);

/** Numbers of concepts or of names, borrowed until thesaurus_free(). */
struct thesaurus_numbers {
    const uint32_t *at;
    size_t n;
};

/** The concepts that have this relation to concept @p i, in the publisher's order. */
struct thesaurus_numbers thesaurus_related(const struct thesaurus *thesaurus, uint32_t i,
                                           enum thesaurus_relation relation);

/**
 * What a name is for its descriptor: its label, a synonym, or a trade that it trains for.
 */
enum thesaurus_name_kind { NAME_LABEL, NAME_SYNONYM, NAME_TRADE, NAME_KIND_COUNT_ };

/** A name of a descriptor. Its texts are borrowed until thesaurus_free(). */
struct thesaurus_name {
    /* As the publisher writes it. */
    struct str text;
    /* Its stems without stop words, with one blank between them; may be empty. */
    struct str key;
    unsigned n_stems;
    uint32_t concept;
    enum thesaurus_name_kind kind;
    /* The name is two or three capitals, which in small letters may be a word. */
    bool needs_capitals;
};

/** The number of names. They are sorted by key. */
uint32_t thesaurus_n_names(const struct thesaurus *thesaurus);
/** Name @p i, below thesaurus_n_names(). */
struct thesaurus_name thesaurus_name(const struct thesaurus *thesaurus, uint32_t i);

/** The names of concept @p i, its label first. */
struct thesaurus_numbers thesaurus_names_of(const struct thesaurus *thesaurus,
                                            uint32_t i);

/** The @p n names from number @p first on. */
struct thesaurus_range {
    uint32_t first, n;
};

/** The names whose key is @p key. */
struct thesaurus_range thesaurus_find(const struct thesaurus *thesaurus, struct str key);

/** The most stems that a key has. */
unsigned thesaurus_longest(const struct thesaurus *thesaurus);

/**
 * The labels on the way from the topmost descriptor down to concept @p i, which is the
 * last. When there are more than @p room, the last @p room are written to @p labels. Of
 * several broader descriptors the first counts.
 *
 * @param[out] domain  the domain above the topmost descriptor; may be empty.
 * @return the number of labels.
 */
size_t thesaurus_path(struct str *domain, struct str *labels, size_t room,
                      const struct thesaurus *thesaurus, uint32_t i);

#endif
