/* Finding where the vocabulary's set phrases stand in the documents that are about to be
 * published. Otherwise each query would look for them in the stored words again. */
#include <assert.h>

#include "base/conveyor.h"
#include "base/memory.h"
#include "engine/build/build_parts.h"
#include "engine/index/documents.h"
#include "engine/index/index_parts.h"
#include "engine/plan/plan_parts.h"
#include "engine/store/doc_set_bitmap.h"
#include "engine/words/set_phrases.h"

/** So many phrases wait, are looked for or were found, for each thread. */
#define PIECES_EACH 4U

/** What one thread finds phrases with. */
struct finder {
    const struct index *index;
    struct documents *documents;
    struct arena *arena;
};

struct phrase_piece {
    const struct synonym *phrase;
    /** What was found; whoever takes the piece frees it. */
    roaring_bitmap_t *docs;
};

/** Find the documents of one phrase, however many words that reads. */
static void find(void *context, void *of_piece)
{
    struct finder *finder = context;
    struct phrase_piece *piece = of_piece;
    arena_clear(finder->arena); /* of the phrase before */
    AUTO_PLAN plan;
    plan_begin(&plan, &(struct plan_setting){.index = finder->index,
                                             .arena = finder->arena,
                                             .documents = finder->documents});
    plan.words_to_read = UINT64_MAX;
    struct set *said = plan_find_said(&plan, piece->phrase, QUERY_ANYWHERE);
    piece->docs = roaring_bitmap_copy(&plan_docs(&plan, said)->bitmap);
}

static uint32_t take(struct bitmaps_writer *phrases, struct conveyor *conveyor)
{
    struct phrase_piece *piece = conveyor_take(conveyor);
    uint32_t number = bitmaps_write_add(phrases, piece->docs);
    roaring_bitmap_free(piece->docs);
    return number;
}

/** Add the bitmap of each phrase, in their order. */
static void add_all(struct bitmaps_writer *phrases, uint32_t *numbers,
                    const struct index *index, const struct conveyor_team *team)
{
    struct phrase_piece pieces[PIECES_EACH * BUILD_WORKERS_MAX];
    uint32_t n = synonyms_n_phrases(index->synonyms), n_taken = 0;
    size_t n_places = PIECES_EACH * team->n;
    AUTO_CONVEYOR *conveyor = conveyor_new(team, n_places);
    for (uint32_t i = 0; i < n; i++) {
        if (conveyor_is_full(conveyor))
            numbers[n_taken++] = take(phrases, conveyor);
        pieces[i % n_places] =
            (struct phrase_piece){synonyms_phrase(index->synonyms, i), NULL};
        conveyor_put(conveyor, &pieces[i % n_places]);
    }
    while (n_taken < n)
        numbers[n_taken++] = take(phrases, conveyor);
}

/** @return STATUS_OK or the first finder's failure. */
static enum status find_all(struct bitmaps_writer *phrases, uint32_t *numbers,
                            const struct index *index, unsigned jobs, struct error *err)
{
    struct finder finders[BUILD_WORKERS_MAX];
    void *pointers[BUILD_WORKERS_MAX];
    assert(jobs > 0);
    const size_t n = jobs < BUILD_WORKERS_MAX ? jobs : BUILD_WORKERS_MAX;
    const struct conveyor_team team = {find, pointers, n};
    for (size_t i = 0; i < n; i++) {
        finders[i] = (struct finder){index, documents_new(index, NULL), arena_new()};
        pointers[i] = &finders[i];
    }
    add_all(phrases, numbers, index, &team);
    enum status st = STATUS_OK;
    for (size_t i = 0; i < n; i++) {
        if (!st)
            st = documents_failure(finders[i].documents, err);
        documents_free(finders[i].documents);
        arena_free(finders[i].arena);
    }
    return st;
}

static enum status write_phrases(const struct index *index, const char *path,
                                 unsigned jobs, struct error *err)
{
    struct bitmaps_writer phrases;
    bitmaps_write_open(&phrases, path);
    uint32_t n = synonyms_n_phrases(index->synonyms);
    uint32_t *numbers = mem_new_array(n, sizeof *numbers);
    enum status st = find_all(&phrases, numbers, index, jobs, err);
    bitmaps_write_facet(&phrases, SET_PHRASES_FACET, numbers, n);
    mem_free(numbers);
    enum status closed = bitmaps_write_close(&phrases, st ? NULL : err);
    return st ? st : closed;
}

enum status build_write_phrases(const struct build *build, struct error *err)
{
    AUTO_TEXT *path = path_join(build->folder, GENERATION_PHRASES);
    AUTO_INDEX *index = mem_new(sizeof *index);
    index->folder = mem_copy_string(build->folder, strlen(build->folder));
    index->manifest.n_documents = (uint32_t)build->n;
    AUTO_TEXT *synonyms = path_join(build->folder, GENERATION_SYNONYMS);
    enum status st = synonyms_open(&index->synonyms, synonyms, err);
    if (!st)
        st = index_open_documents(index, err);
    return st ? st : write_phrases(index, path, build->jobs, err);
}
