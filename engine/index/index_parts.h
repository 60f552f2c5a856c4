/* The parts of an open index, for the folders that search it. */
#ifndef ENGINE_INDEX_INDEX_PARTS_H
#define ENGINE_INDEX_INDEX_PARTS_H

#include "engine/assign/assign.h"
#include "engine/figures/figures.h"
#include "engine/index/generation.h"
#include "engine/index/index.h"
#include "engine/store/flat/bitmaps.h"
#include "engine/store/flat/columns.h"
#include "engine/store/flat/forms.h"
#include "engine/store/flat/lists.h"
#include "engine/store/flat/texts.h"
#include "engine/store/flat/tokens.h"
#include "engine/store/saturation.h"
#include "engine/store/tuning.h"
#include "engine/store/xapian/xapian_rows.h"
#include "engine/thesaurus/thesaurus.h"
#include "engine/words/facet_names.h"
#include "engine/words/set_phrases.h"
#include "engine/words/spelling.h"
#include "engine/words/suggest_file.h"
#include "engine/words/synonyms.h"

struct index {
    struct manifest manifest;
    /* With INDEX_XAPIAN there are no lists and no bitmaps: they are NULL. */
    enum index_engine engine;
    /* Whether the digests were checked when it was opened. */
    bool was_read;
    char *folder;
    struct columns columns;
    struct texts *texts;
    struct forms *forms;
    struct lists *lists;
    struct bitmaps *bitmaps;
    struct xapian_rows xapian_rows;
    struct spelling *spelling;
    struct tokens *tokens;
    struct suggest *suggest;
    struct vocabulary *vocabulary;
    struct synonyms *synonyms;
    /* The word families of families.tsv. */
    struct synonyms *families;
    /* Where the phrases of the synonyms stand (set_phrases.h). */
    struct bitmaps *phrases;
    /* NULL when the generation was built without one. */
    struct thesaurus *thesaurus;
    struct gazetteer *places;
    /* The series of the indicators. */
    struct figures *figures;
    /* The names of kinds, themes and sources. */
    struct facet_names *facet_names;
    struct tuning tuning;
    /* [0] for the whole document, [1] for its title alone. */
    struct saturation saturations[2];
    /* The newest publication that is not later than the build; ages are counted from
     * it. */
    date_day freshest;
};

/**
 * Open the files in index->folder that hold the documents and their words: columns,
 * texts, tokens, forms, spelling, completions, and what the engine reads.
 * index->manifest.n_documents and index->engine must be set.
 * @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO or STATUS_INDEX_CORRUPT.
 */
MUST_CHECK enum status index_open_documents(struct index *index, struct error *err);

/**
 * Open the generation in @p folder before it is published, to search it: all its files
 * are written but the manifest, whose counts, date and has_thesaurus are those of
 * @p manifest, and GENERATION_SUGGEST_COUNTS.
 *
 * @param[out] out  the caller frees it with index_free(); NULL on failure.
 * @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO or STATUS_INDEX_CORRUPT.
 */
MUST_CHECK enum status index_open_written(struct index **out, const char *folder,
                                          const struct manifest *manifest,
                                          struct error *err);

#endif
