/* What the files of the intake share: a run over all sources. */
#ifndef INDEXER_INTAKE_PARTS_H
#define INDEXER_INTAKE_PARTS_H

#include "base/conveyor.h"
#include "indexer/intake.h"
#include "indexer/piece.h"

struct intake_run {
    const struct intake *intake;
    struct conveyor *conveyor;
    /* A ring. */
    struct piece *pieces;
    size_t n_pieces;
    uint64_t n_put;
    /* The source that is being read, and its number. */
    const struct intake_source *source;
    size_t number;
    /* The file of the piece that is being used. */
    const struct source_file *file;
    /* The counts when its file began. */
    struct report_counts before;
    /* Members that were warned of, in whatever file. */
    struct intern *unknown_members;
    struct console_progress progress;
    /* The bytes of the files before this one. */
    uint64_t done_before;
    bool is_done;
};

/** The error of a run that a signal ended. */
enum status intake_interrupted(struct error *err);

/** Refuse what is at @p line of the file whose piece is being used. */
void intake_refuse(const struct intake_run *run, uint32_t line, const char *reason);

/** Use what was found in the piece, then what ended the reading of its file. */
MUST_CHECK enum status intake_use(struct intake_run *run, const struct piece *piece,
                                  struct error *err);

/** Called after the last piece of a file. */
MUST_CHECK enum status intake_end_file(struct intake_run *run, const struct piece *piece,
                                       struct error *err);

#endif
