/* Counting what each completion finds in the generation that is about to be published, so
 * that what finds nothing is not offered, and nobody who types waits for a search. */
#include <assert.h>

#include "base/conveyor.h"
#include "base/memory.h"
#include "engine/answer/search.h"
#include "engine/build/build_parts.h"
#include "engine/index/index_parts.h"
#include "engine/suggest/suggest_search.h"

/** So many completions wait, are counted or were counted, for each thread. */
#define PIECES_EACH 4U

/** What one thread counts with. */
struct count_worker {
    struct searcher *searcher;
    /* The first failure. */
    enum status status;
    struct error failure;
};

struct count_piece {
    uint32_t row;
    struct suggest_found found;
};

static void count(void *context, void *of_piece)
{
    struct count_worker *worker = context;
    struct count_piece *piece = of_piece;
    if (worker->status)
        return;
    worker->status =
        suggest_search(&piece->found, worker->searcher, piece->row, 0, &worker->failure);
    searcher_rest(worker->searcher);
}

/** What is counted, as the file has it. Held by value: tally_begin() before use,
 *  tally_release() after. */
struct tally {
    struct suggest_counts counts;
    uint64_t *nothing;
    uint32_t *rows, *documents;
    /* How many of the rows were counted. */
    uint32_t n_done;
};

/** List the completions that lead to a search, the best first: all that are no titles,
 *  and the titles of several documents. @return how many. */
static uint32_t list_rows(uint32_t *rows, const struct suggest *s)
{
    uint32_t n = 0, n_titles = 0;
    for (uint32_t row = 0; row < s->n; row++) {
        bool is_title = s->rows[row].source == SUGGEST_TITLE;
        bool leads_to_document = is_title && suggest_n_documents(s, row) == 1;
        if (leads_to_document || (is_title && n_titles == SUGGEST_TITLES_COUNTED))
            continue;
        n_titles += is_title;
        rows[n++] = row;
    }
    return n;
}

static void tally_begin(struct tally *tally, const struct index *index)
{
    const struct suggest *s = index->suggest;
    size_t n_words = (s->n + 63) / 64;
    size_t n_columns = vocabulary_n_regions(index->vocabulary) + 2;
    *tally = (struct tally){.rows = mem_new_array(s->n, sizeof *tally->rows)};
    uint32_t n_rows = list_rows(tally->rows, s);
    tally->nothing = mem_new_array(n_words, sizeof *tally->nothing);
    tally->documents = mem_new_array(n_rows * n_columns, sizeof *tally->documents);
    tally->counts = (struct suggest_counts){.nothing = tally->nothing,
                                            .n_nothing = n_words,
                                            .rows = tally->rows,
                                            .n_rows = n_rows,
                                            .documents = tally->documents,
                                            .n_columns = n_columns};
}

static void tally_release(struct tally *tally)
{
    mem_free(tally->nothing);
    mem_free(tally->rows);
    mem_free(tally->documents);
}

/** Add what was found of the next row. */
static void tally_add(struct tally *tally, const struct count_piece *piece)
{
    size_t n_columns = tally->counts.n_columns;
    uint32_t *documents = tally->documents + tally->n_done++ * n_columns;
    documents[0] = piece->found.n;
    for (size_t i = 0; i < n_columns - 2; i++)
        documents[i + 1] = piece->found.of_regions[i];
    documents[n_columns - 1] = piece->found.of_regions[REGION_MAX];
    if (!piece->found.n)
        tally->nothing[piece->row / 64] |= UINT64_C(1) << piece->row % 64;
}

static void count_all(struct tally *tally, const struct conveyor_team *team)
{
    struct count_piece pieces[PIECES_EACH * BUILD_WORKERS_MAX];
    size_t n_places = PIECES_EACH * team->n;
    AUTO_CONVEYOR *conveyor = conveyor_new(team, n_places);
    for (size_t i = 0; i < tally->counts.n_rows; i++) {
        if (conveyor_is_full(conveyor))
            tally_add(tally, conveyor_take(conveyor));
        pieces[i % n_places] = (struct count_piece){.row = tally->rows[i]};
        conveyor_put(conveyor, &pieces[i % n_places]);
    }
    for (void *piece; (piece = conveyor_take(conveyor));)
        tally_add(tally, piece);
}

/** Count with @p jobs threads. @return STATUS_OK or the first thread's failure. */
static enum status count_with(struct tally *tally, const struct index *index,
                              unsigned jobs, struct error *err)
{
    struct count_worker workers[BUILD_WORKERS_MAX];
    void *pointers[BUILD_WORKERS_MAX];
    assert(jobs > 0);
    const size_t n_workers = jobs < BUILD_WORKERS_MAX ? jobs : BUILD_WORKERS_MAX;
    const struct conveyor_team team = {count, pointers, n_workers};
    for (size_t i = 0; i < n_workers; i++) {
        workers[i] = (struct count_worker){.searcher = searcher_new(index)};
        pointers[i] = &workers[i];
    }
    count_all(tally, &team);
    enum status st = STATUS_OK;
    for (size_t i = 0; i < n_workers; i++) {
        if (!st && workers[i].status)
            st = error_set(err, workers[i].status, "%s", workers[i].failure.text);
        searcher_free(workers[i].searcher);
    }
    return st;
}

enum status build_write_counts(const struct build *build, struct error *err)
{
    AUTO_TEXT *path = path_join(build->folder, GENERATION_SUGGEST_COUNTS);
    AUTO_INDEX *index = NULL;
    struct manifest manifest = {.n_documents = (uint32_t)build->n,
                                .built_at = build->built_at,
                                .has_thesaurus = build->has_thesaurus};
    enum status st = index_open_written(&index, build->folder, &manifest, err);
    if (st)
        return st;
    struct tally tally;
    tally_begin(&tally, index);
    st = count_with(&tally, index, build->jobs, err);
    if (!st)
        st = suggest_counts_write(&tally.counts, path, err);
    tally_release(&tally);
    return st;
}
