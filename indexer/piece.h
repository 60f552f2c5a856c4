/* A piece of a source on its way through the threads: text goes in, records and remarks
 * come out in the order of the text. */
#ifndef INDEXER_PIECE_H
#define INDEXER_PIECE_H

#include "base/buf.h"
#include "base/intern.h"
#include "base/status.h"
#include "indexer/intake.h"
#include "indexer/isolate/isolate.h"
#include "indexer/source/line_stream.h"
#include "indexer/source/source_files.h"

/**
 * Lines are collected until they have so many bytes, so that threads seldom wait for each
 * other.
 */
#define PIECE_BYTES (256U << 10)

enum finding_kind {
    FINDING_RECORD,
    FINDING_REFUSAL,
    FINDING_LEFT_OUT,
    FINDING_WARNING,
    FINDING_MEMBER
};

/** What was found at one place of a source. */
struct piece_finding {
    enum finding_kind kind;
    /* 0 for the file as a whole. */
    uint32_t line;
    /* The reason, the message or the name of the unknown member. For a record: NULL, or
     * why it is refused. Owned. */
    char *text;
    /* Owned; NULL for other findings. */
    struct record *record;
    /* What the target's prepare() returned; owned. */
    void *prepared;
};

/** A line of the piece; its bytes start at offset in the text of the piece. */
struct piece_line {
    struct line line;
    size_t offset;
};

/** Held by value, and used again to save its memory. */
struct piece {
    /* What goes in. */
    const struct source_file *file;
    /* FORMAT_JSONL: the lines below. FORMAT_COUNT_: nothing, the file is ignored. Other
     * formats: the whole file. */
    enum format format;
    struct buf text;
    struct piece_line *lines;
    size_t n_lines, room_lines;
    bool ends_file;
    /* What comes out. */
    struct piece_finding *findings;
    size_t n_findings, room_findings;
    /* Bytes of the file up to the end of the piece. */
    uint64_t consumed;
    /* The status of reading the file, with its error. */
    enum status status;
    struct error error;
    /* NULL, or why the file is ignored; a literal. */
    const char *ignored;
};

void piece_init(struct piece *piece);
void piece_release(struct piece *piece);

/** Empty the piece, for another part of @p file. */
void piece_begin(struct piece *piece, const struct source_file *file, enum format format);

/** Append a copy of @p line. */
void piece_add_line(struct piece *piece, const struct line *line);

/** What one thread needs to read pieces. All is borrowed but the set of members. */
struct piece_reader {
    const struct vocabulary *vocabulary;
    const struct intake_target *target;
    /* The thread's worker of the target. */
    void *own;
    /* The thread's process for files that are read as a whole. */
    struct isolate_reader *isolate;
    /* The unknown members that this thread has reported; owned by whoever made the
     * reader. */
    struct intern *members;
};

/** Read the piece. A conveyor_work: @p reader is a struct piece_reader. */
void piece_read(void *reader, void *piece);

#endif
