/* Between collecting and writing: what depends on all documents is numbered. */
#include <stdlib.h>

#include "base/memory.h"
#include "engine/build/build_parts.h"
#include "engine/record/segment.h"
#include "engine/vocabulary/vocabulary_parts.h"

/** Newest first, undated last, then by id. */
static int newest_first(const void *a, const void *b, void *context)
{
    const struct build_entry *x = a, *y = b;
    const struct build *build = context;
    date_day dx = x->row.dates[RECORD_DATE], dy = y->row.dates[RECORD_DATE];
    if (dx != dy)
        return dx > dy ? -1 : 1;
    return str_compare(intern_at(build->ids, x->id), intern_at(build->ids, y->id));
}

static void order_entries(struct build *build)
{
    for (size_t i = 0; i < build->n; i++)
        build->entries[i].id = (uint32_t)i;
    qsort_r(build->entries, build->n, sizeof *build->entries, newest_first, build);
}

/** Acronyms that no document writes are words of the index too: so a misspelt acronym can
 *  be corrected, and its long form be found. */
static void put_acronyms(struct build *build)
{
    for (size_t i = 0; i < vocabulary_n_acronyms(build->vocabulary); i++) {
        struct str acronym = str_of(vocabulary_acronym(build->vocabulary, i)->acronym);
        struct token_list list = analyser_run(build->analyser, acronym, 0);
        if (list.n == 1)
            (void)forms_builder_put(build->forms, list.at);
    }
}

/** The words of records that were refused after their analysis must not count. */
static enum status take_back(const struct build *build, struct error *err)
{
    AUTO_BUF room = BUF_INIT(2ULL * SPOOL_PIECE_MAX);
    enum status st = STATUS_OK;
    for (size_t i = 0; !st && i < build->n_refused; i++) {
        const struct build_entry *entry = &build->refused[i];
        struct spooled spooled;
        st = build_read_words(&spooled, &room, build, entry, err);
        struct spool_reader words = build_words(build, entry, &spooled);
        for (unsigned segment = 0; segment < SEGMENT_COUNT_; segment++) {
            (void)spool_reader_segment(&words);
            for (struct spooled_token token; spool_reader_next(&words, &token);)
                forms_builder_take_back(build->workers[entry->worker]->forms, token.form);
        }
    }
    return st;
}

/** Which worker met a form does not show in its number. */
static void order_forms(struct build *build)
{
    for (uint32_t i = 0; i < build->n_workers; i++)
        build->workers[i]->numbers =
            forms_builder_merge(build->forms, build->workers[i]->forms);
    put_acronyms(build);
    uint32_t *ordered = forms_builder_order(build->forms);
    for (uint32_t i = 0; i < build->n_workers; i++) {
        struct build_worker *worker = build->workers[i];
        for (uint32_t j = 0; j < forms_builder_count(worker->forms); j++)
            worker->numbers[j] = ordered[worker->numbers[j]];
    }
    mem_free(ordered);
}

enum status build_order(struct build *build, struct error *err)
{
    for (uint32_t i = 0; i < build->n_workers; i++)
        if (fflush(build->workers[i]->spool)) {
            build->is_broken = true;
            return error_set_system(err, "write", build->workers[i]->path);
        }
    enum status st = take_back(build, err);
    if (st)
        return st;
    order_entries(build);
    order_forms(build);
    build_order_sources(build);
    return STATUS_OK;
}
