/* What an open index holds: shared by the files that search it. */
#ifndef ENGINE_INDEX_INDEX_PARTS_H
#define ENGINE_INDEX_INDEX_PARTS_H

#include "engine/assign/assign.h"
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
#include "engine/thesaurus/thesaurus.h"
#include "engine/words/set_phrases.h"
#include "engine/words/spelling.h"
#include "engine/words/suggest_file.h"
#include "engine/words/synonyms.h"

struct index {
    struct manifest manifest;
    bool was_read; /* its digests, when it was opened */
    char *folder;
    struct columns columns;
    struct texts *texts;
    struct forms *forms;
    struct lists *lists;
    struct bitmaps *bitmaps;
    struct spelling *spelling;
    struct tokens *tokens;
    struct suggest *suggest;
    struct vocabulary *vocabulary;
    struct synonyms *synonyms;
    struct synonyms *families;   /* of families.tsv */
    struct bitmaps *phrases;     /* of the synonyms (phrases.h) */
    struct thesaurus *thesaurus; /* NULL: built without one */
    struct gazetteer *places;
    struct tuning tuning;
    struct saturation saturations[2]; /* of the whole document, of its title */
    date_day
        freshest; /* the newest publication, not later than the build: what ages are counted from */
};

/** Open what the documents are made of and found by, in index->folder; the manifest's number of documents is set.
 *  @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO or STATUS_INDEX_CORRUPT. */
MUST_CHECK enum status index_open_documents(struct index *index, struct error *err);

#endif
