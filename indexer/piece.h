/* A piece of a source on its way through the threads: text goes in, records and remarks come out, in their order. */
#ifndef INDEXER_PIECE_H
#define INDEXER_PIECE_H

#include "base/buf.h"
#include "base/intern.h"
#include "base/status.h"
#include "indexer/intake.h"
#include "indexer/source/line_stream.h"
#include "indexer/source/source_files.h"

/** Lines are put together until they have so many bytes: enough that the threads seldom meet. */
#define PIECE_BYTES (256U << 10)

enum finding_kind { FINDING_RECORD, FINDING_REFUSAL, FINDING_WARNING, FINDING_MEMBER };

/** What was found at a place of a source. */
struct piece_finding {
    enum finding_kind kind;
    uint32_t line; /* 0: the file as a whole */
    char *
        text; /* reason, message or the unknown member's name; of a record NULL, or why it is refused; owned */
    struct record *record; /* owned; NULL but for FINDING_RECORD */
    void *prepared;        /* by the target; owned */
};

/** A line of the piece; its text stands in the piece's. */
struct piece_line {
    struct line line;
    size_t offset;
};

/** Held by value; kept and used again for its memory. */
struct piece {
    /* What goes in. */
    const struct source_file *file;
    enum format
        format; /* FORMAT_JSONL: the lines below; FORMAT_COUNT_: nothing more of the file; else all of it */
    struct buf text;
    struct piece_line *lines;
    size_t n_lines, room_lines;
    bool ends_file;
    /* What comes out. */
    struct piece_finding *findings;
    size_t n_findings, room_findings;
    uint64_t consumed;  /* bytes of the file up to the piece's end */
    enum status status; /* of the file's reading; its error */
    struct error error;
    const char *ignored; /* NULL, or why the file is passed over */
};

void piece_init(struct piece *piece);
void piece_release(struct piece *piece);

/** Empty it for another stretch of @p file. */
void piece_begin(struct piece *piece, const struct source_file *file, enum format format);

/** Append a copy of @p line. */
void piece_add_line(struct piece *piece, const struct line *line);

/** What one thread needs to read pieces. All borrowed but the set. */
struct piece_reader {
    const struct vocabulary *vocabulary;
    const struct intake_target *target;
    void *own; /* the target's, of this thread */
    struct intern *
        members; /* unknown ones that this thread has told; owned by who made the reader */
};

/** Read the piece: a conveyor_work. @p reader  struct piece_reader. */
void piece_read(void *reader, void *piece);

#endif
