/* Has threads read and prepare documents of the served index, a piece at a time. */
#include "indexer/served_intake.h"

#include <assert.h>

#include "base/conveyor.h"
#include "base/memory.h"
#include "indexer/served_record.h"
#include "indexer/source/interrupt.h"

#define PIECE_DOCUMENTS 128U
#define PIECES_EACH 4U

/** Some of the documents. */
struct served_piece {
    /* The place of the first among the documents. */
    size_t first;
    size_t n;
    struct record *records[PIECE_DOCUMENTS];
    void *prepared[PIECE_DOCUMENTS];
    struct error error;
};

/** What one thread uses. */
struct served_worker {
    const struct intake_target *target;
    const struct served_documents *wanted;
    void *own;
    struct documents *documents;
};

static void read_piece(void *context, void *of_piece)
{
    const struct served_worker *worker = context;
    struct served_piece *piece = of_piece;
    const struct served_documents *wanted = worker->wanted;
    for (size_t i = 0; i < piece->n; i++) {
        size_t place = piece->first + i;
        struct document document;
        documents_peek(worker->documents,
                       wanted->docids ? wanted->docids[place] : (uint32_t)place + 1,
                       &document);
        if (wanted->is_meant && !wanted->is_meant(wanted->context, &document))
            continue;
        piece->records[i] = served_record_of(&document);
        if (worker->target->prepare)
            piece->prepared[i] = worker->target->prepare(worker->own, piece->records[i]);
    }
    /* The status is in the error. */
    IGNORE(documents_failure(worker->documents, &piece->error));
}

static void forget(struct served_piece *piece)
{
    for (size_t i = 0; i < piece->n; i++) {
        record_free(piece->records[i]);
        mem_free(piece->prepared[i]);
    }
    *piece = (struct served_piece){.n = 0};
}

static enum status take_piece(size_t *n_taken, const struct intake_target *target,
                              const struct served_piece *piece, struct error *err)
{
    if (piece->error.code)
        return error_set(err, piece->error.code, "%s", piece->error.text);
    for (size_t i = 0; i < piece->n; i++) {
        if (!piece->records[i])
            continue;
        struct error fault = {0};
        enum status st =
            target->take(target->context, piece->records[i], piece->prepared[i], &fault);
        *n_taken += st == STATUS_OK;
        if (st && st != STATUS_EXISTS)
            return error_set(err, st, "%s", fault.text);
    }
    if (interrupt_came())
        return error_set(err, STATUS_IO, "interrompu : rien n'est publié");
    return STATUS_OK;
}

/** The documents on their way through the threads. */
struct served_run {
    const struct intake_target *target;
    /* How many documents there are. */
    size_t n;
    struct conveyor *conveyor;
    /* A ring. */
    struct served_piece *pieces;
    size_t n_pieces, n_put;
    size_t n_taken;
};

/** Take the oldest piece, if there is one. */
static enum status take_oldest(struct served_run *run, bool *had_one, struct error *err)
{
    struct served_piece *piece = conveyor_take(run->conveyor);
    *had_one = piece != NULL;
    if (!piece)
        return STATUS_OK;
    enum status st = take_piece(&run->n_taken, run->target, piece, err);
    forget(piece);
    return st;
}

static enum status run_all(struct served_run *run, struct error *err)
{
    enum status st = STATUS_OK;
    bool had_one = true;
    for (size_t i = 0; !st && i < run->n;) {
        if (conveyor_is_full(run->conveyor))
            st = take_oldest(run, &had_one, err);
        if (st)
            return st;
        assert(run->n_pieces > 0);
        struct served_piece *piece = &run->pieces[run->n_put++ % run->n_pieces];
        size_t n = run->n - i;
        piece->first = i;
        piece->n = n < PIECE_DOCUMENTS ? n : PIECE_DOCUMENTS;
        i += piece->n;
        conveyor_put(run->conveyor, piece);
    }
    while (!st && had_one)
        st = take_oldest(run, &had_one, err);
    return st;
}

enum status served_intake(size_t *n_taken, const struct intake_target *target,
                          const struct served_documents *documents, struct error *err)
{
    *n_taken = 0;
    size_t n_documents =
        documents->docids ? documents->n : index_info(documents->index).n_documents;
    if (n_documents == 0)
        return STATUS_OK;
    size_t n = target->n_workers, n_pieces = n * PIECES_EACH;
    struct served_worker *workers = mem_new_array(n, sizeof *workers);
    void **pointers = mem_new_array(n, sizeof *pointers);
    for (size_t i = 0; i < n; i++) {
        workers[i] = (struct served_worker){target, documents, NULL,
                                            documents_new(documents->index, NULL)};
        if (target->workers)
            workers[i].own = target->workers[i];
        pointers[i] = &workers[i];
    }
    struct conveyor_team team = {read_piece, pointers, n};
    struct served_run run = {.target = target,
                             .n = n_documents,
                             .conveyor = conveyor_new(&team, n_pieces),
                             .pieces = mem_new_array(n_pieces, sizeof *run.pieces),
                             .n_pieces = n_pieces};
    enum status st = run_all(&run, err);
    conveyor_free(run.conveyor);
    *n_taken = run.n_taken;
    for (size_t i = 0; i < n_pieces; i++)
        forget(&run.pieces[i]);
    for (size_t i = 0; i < n; i++)
        documents_free(workers[i].documents);
    mem_free(run.pieces);
    mem_free(workers);
    mem_free(pointers);
    return st;
}
