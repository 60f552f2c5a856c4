/* What a build holds: shared by the files that collect, order and write. */
#ifndef ENGINE_BUILD_PARTS_H
#define ENGINE_BUILD_PARTS_H

#include <stdio.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/intern.h"
#include "engine/build.h"
#include "engine/columns.h"
#include "engine/forms.h"
#include "engine/generation.h"
#include "engine/spool_tokens.h"
#include "engine/texts_code.h"
#include "engine/tuning.h"
#include "text/analyse.h"

/** The most that one document's texts, or its coded words, may take in the spool. */
#define SPOOL_PIECE_MAX TEXTS_MAX_BYTES

struct build_entry {
    struct column_row row;
    uint64_t offset; /* in the spool: its texts, then its words */
    uint32_t n_texts, n_tokens;
    uint32_t file;   /* number in build->files */
    uint32_t source; /* number in build->sources */
    uint32_t
        whole;   /* number in build->wholes of what it is a part of, + 1; 0: of nothing */
    uint32_t id; /* number in build->ids; set when the entries are ordered */
};

struct build {
    char *path;   /* the index folder */
    char *folder; /* what is being written */
    char *spool_path;
    struct file_lock lock;
    struct vocabulary *vocabulary;
    struct analyser *analyser;
    struct forms_builder *forms;
    struct intern *ids, *files,
        *sources;          /* id number i is entry i's, until they are ordered */
    struct intern *wholes; /* ids that parts name */
    FILE *spool;
    bool has_thesaurus;
    bool is_broken; /* writing the spool failed */
    uint64_t spool_end, text_bytes;
    struct build_entry *entries;
    size_t n, room;
    struct buf texts, tokens; /* of one document */
    struct tuning tuning;
    uint32_t *form_numbers; /* of each form as the spool has it; set when all are known */
    uint32_t *form_uses;    /* of each form; counted by build_write_postings() */
    uint32_t *
        string_documents; /* of each string: documents that have it as an exact term; likewise */
};

/** Read one entry's pieces from the spool into build->texts and build->tokens.
 *  @return STATUS_OK or STATUS_IO. */
MUST_CHECK enum status
build_read_spool(struct build *build, const struct build_entry *entry, struct error *err);

/** Write suggest.bin from the ordered entries, texts.bin and the vocabulary.
 *  @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO, STATUS_TOO_LARGE or STATUS_INDEX_CORRUPT. */
MUST_CHECK enum status build_write_suggest(struct build *build, struct error *err);

/** Write postings/ in the order of the entries. @p digest, of the corpus, becomes the index's identity.
 *  @return STATUS_OK or xapian-c's statuses. */
MUST_CHECK enum status build_write_postings(struct build *build, struct str digest,
                                            struct error *err);

/** Write phrases.bin from the other files, which are written.
 *  @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO or STATUS_INDEX_CORRUPT. */
MUST_CHECK enum status build_write_phrases(const struct build *build, struct error *err);

#endif
