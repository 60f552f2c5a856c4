/* Finding the vocabulary's set phrases in the documents that are about to be published: what queries would else look for
 * in the stored words again and again. */
#include "base/memory.h"
#include "engine/build_parts.h"
#include "engine/documents.h"
#include "engine/index_parts.h"
#include "engine/phrases.h"
#include "engine/plan_parts.h"

/** Add the documents of one phrase, however many words that reads. @return its bitmap's number. */
static uint32_t add(struct bitmaps_writer *phrases, struct documents *documents,
                    const struct synonym *synonym, struct arena *arena)
{
    AUTO_PLAN plan;
    plan_begin(&plan, &(struct plan_setting){.index = documents_index(documents),
                                             .arena = arena,
                                             .documents = documents});
    plan.words_to_read = UINT64_MAX;
    return bitmaps_write_add(phrases, plan_find_said(&plan, synonym, QUERY_ANYWHERE));
}

static enum status write_phrases(const struct index *index, const char *path,
                                 struct error *err)
{
    AUTO_ARENA *arena = arena_new();
    AUTO_DOCUMENTS *documents = documents_new(index, NULL);
    struct bitmaps_writer phrases;
    bitmaps_write_open(&phrases, path);
    uint32_t n = synonyms_n_phrases(index->synonyms);
    uint32_t *numbers = mem_new_array(n, sizeof *numbers);
    for (uint32_t i = 0; i < n; i++) {
        numbers[i] = add(&phrases, documents, synonyms_phrase(index->synonyms, i), arena);
        arena_clear(arena);
    }
    bitmaps_write_facet(&phrases, PHRASES_FACET, numbers, n);
    mem_free(numbers);
    enum status st = documents_failure(documents, err);
    enum status closed = bitmaps_write_close(&phrases, st ? NULL : err);
    return st ? st : closed;
}

enum status build_write_phrases(const struct build *build, struct error *err)
{
    AUTO_TEXT *path = path_join(build->folder, GENERATION_PHRASES);
    AUTO_INDEX *index = mem_new(sizeof *index);
    index->folder = mem_copy_string(build->folder, strlen(build->folder));
    index->manifest.n_documents = (uint32_t)build->n;
    index->synonyms = synonyms_new(build->vocabulary);
    enum status st = index_open_documents(index, err);
    return st ? st : write_phrases(index, path, err);
}
