/* Analysing records, one worker a thread. The words stay in a spool until all documents
 * are known. */
#include <inttypes.h>
#include <unistd.h>

#include "base/memory.h"
#include "engine/build/build_parts.h"
#include "engine/index/index_parts.h"
#include "engine/record/segment.h"
#include "engine/vocabulary/vocabulary_parts.h"

#define SPOOL_BUFFER_BYTES (1U << 18)

static enum status open_spool(struct build_worker *worker, struct error *err)
{
    worker->spool = fopen(worker->path, "w+be");
    if (!worker->spool)
        return error_set_system(err, "create", worker->path);
    (void)setvbuf(worker->spool, NULL, _IOFBF, SPOOL_BUFFER_BYTES);
    return STATUS_OK;
}

enum status build_worker_new(struct build_worker **out, struct build *build,
                             struct error *err)
{
    *out = NULL;
    if (build->n_workers == BUILD_WORKERS_MAX)
        return error_set(err, STATUS_TOO_LARGE, "more than %u threads",
                         BUILD_WORKERS_MAX);
    struct build_worker *worker = mem_new(sizeof *worker);
    char name[16];
    (void)snprintf(name, sizeof name, "%" PRIu32, build->n_workers);
    worker->number = build->n_workers;
    worker->vocabulary = build->vocabulary;
    worker->analyser = vocabulary_analyser_new(build->vocabulary);
    worker->forms = forms_builder_new();
    worker->digest = sha256_new();
    worker->path = path_join(build->spool_path, name);
    worker->served = build->served;
    if (worker->number == 0)
        build->analyses_alike = build_reads_alike(build);
    worker->analyses_alike = build->analyses_alike;
    if (worker->served)
        worker->reader = texts_reader_new(worker->served->texts);
    worker->texts = (struct buf)BUF_INIT(SPOOL_PIECE_MAX);
    worker->tokens = (struct buf)BUF_INIT(SPOOL_PIECE_MAX);
    worker->segment = (struct buf)BUF_INIT(SPOOL_PIECE_MAX);
    build->workers[build->n_workers++] = worker;
    enum status st = open_spool(worker, err);
    if (!st)
        *out = worker;
    return st;
}

void build_worker_free(struct build_worker *worker)
{
    if (worker->spool)
        (void)fclose(worker->spool);
    analyser_free(worker->analyser);
    forms_builder_free(worker->forms);
    sha256_free(worker->digest);
    mem_free(worker->path);
    texts_reader_free(worker->reader);
    buf_release(&worker->texts);
    buf_release(&worker->tokens);
    buf_release(&worker->segment);
    mem_free(worker->served_forms);
    mem_free(worker->numbers);
    mem_free(worker);
}

static struct column_row row_of(const struct vocabulary *vocabulary,
                                const struct record *record)
{
    struct column_row row = {.regions = record->regions, .kind = record->kind};
    struct theme_set themes = vocabulary_with_parents(vocabulary, record->themes);
    memcpy(row.themes, themes.bits, sizeof row.themes);
    memcpy(row.own_themes, record->themes.bits, sizeof row.own_themes);
    memcpy(row.dates, record->dates, sizeof row.dates);
    memcpy(row.origin_lines, record->origin_lines, sizeof row.origin_lines);
    return row;
}

static enum status spool(struct build_worker *worker, struct build_entry *entry)
{
    struct str pieces[2] = {buf_str(&worker->texts), buf_str(&worker->tokens)};
    if (buf_overflowed(&worker->texts) || buf_overflowed(&worker->tokens))
        return STATUS_TOO_LARGE;
    for (size_t i = 0; i < COUNT_OF(pieces) && !worker->failure.code; i++)
        if (fwrite(pieces[i].at, 1, pieces[i].n, worker->spool) != pieces[i].n)
            (void)error_set_system(&worker->failure, "write", worker->path);
    entry->worker = worker->number;
    entry->offset = worker->end;
    entry->n_texts = (uint32_t)pieces[0].n;
    entry->n_tokens = (uint32_t)pieces[1].n;
    worker->end += pieces[0].n + pieces[1].n;
    return worker->failure.code;
}

static void digest(struct build_worker *worker, struct build_entry *entry)
{
    const struct column_row *row = &entry->row;
    sha256_add(worker->digest, (struct str){(const char *)row, sizeof *row});
    sha256_add(worker->digest, buf_str(&worker->texts));
    sha256_finish_bytes(worker->digest, entry->digest);
}

/** Find the words of the record, or copy those of its twin. */
static void put_words(struct build_worker *worker, const struct record *record,
                      struct build_entry *entry)
{
    struct column_row without_words = entry->row;
    if (entry->twin && worker->analyses_alike &&
        build_copy_words(worker, &entry->row, entry->twin))
        return;
    entry->row = without_words;
    build_analyse(worker, record, &entry->row);
}

struct build_prepared *build_prepare(struct build_worker *worker,
                                     const struct record *record)
{
    struct build_prepared *prepared = mem_new(sizeof *prepared);
    struct build_entry *entry = &prepared->entry;
    entry->row = row_of(worker->vocabulary, record);
    buf_clear(&worker->texts);
    texts_put(&worker->texts, record);
    if (worker->served)
        prepared->change = build_compare(entry, worker, record);
    put_words(worker, record, entry);
    digest(worker, entry);
    prepared->status = spool(worker, entry);
    return prepared;
}

enum build_change build_change_of(const struct build_prepared *prepared)
{
    return prepared->change;
}

/** Read @p n bytes from @p offset of the entry's spool. */
static enum status read_piece(struct str *out, struct buf *room,
                              const struct build_worker *worker, uint64_t offset,
                              size_t n, struct error *err)
{
    *out = STR("");
    buf_clear(room);
    char *to = buf_extend(room, n);
    for (size_t done = 0; done < n;) {
        ssize_t read =
            to ? pread(fileno(worker->spool), to + done, n - done, (off_t)(offset + done))
               : -1;
        if (read <= 0)
            return error_set_system(err, "read", worker->path);
        done += (size_t)read;
    }
    *out = buf_str(room);
    return STATUS_OK;
}

enum status build_read_words(struct spooled *out, struct buf *room,
                             const struct build *build, const struct build_entry *entry,
                             struct error *err)
{
    *out = (struct spooled){STR(""), STR("")};
    return read_piece(&out->words, room, build->workers[entry->worker],
                      entry->offset + entry->n_texts, entry->n_tokens, err);
}

enum status build_read_texts(struct spooled *out, struct buf *room,
                             const struct build *build, const struct build_entry *entry,
                             struct error *err)
{
    *out = (struct spooled){STR(""), STR("")};
    return read_piece(&out->texts, room, build->workers[entry->worker], entry->offset,
                      entry->n_texts, err);
}
