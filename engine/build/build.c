/* Collecting the records of a build, which its workers analysed. */
#include "engine/build/build.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/memory.h"
#include "engine/build/build_parts.h"
#include "engine/build/build_terms.h"
#include "engine/vocabulary/vocabulary_parts.h"

/** The generation carries the vocabulary it was built with. */
static enum status copy_vocabulary(const char *from, const char *folder,
                                   struct error *err)
{
    AUTO_TEXT *to = path_join(folder, GENERATION_VOCABULARY);
    enum status st = folder_make(to, err);
    size_t n;
    const struct vocabulary_file *files = vocabulary_files(&n);
    for (size_t i = 0; !st && i < n; i++) {
        AUTO_TEXT *source = path_join(from, files[i].name);
        AUTO_TEXT *target = path_join(to, files[i].name);
        if (files[i].is_optional && file_type_of(source) == FILE_MISSING)
            continue;
        AUTO_BUF text = BUF_INIT(VOCABULARY_FILE_MAX);
        st = file_read(&text, source, err);
        if (!st)
            st = file_write(target, buf_str(&text), err);
    }
    return st;
}

static enum status prepare(struct build *build, const char *vocabulary_path,
                           struct error *err)
{
    enum status st = folder_make(build->path, err);
    AUTO_TEXT *lock = path_join(build->path, GENERATION_LOCK);
    if (!st)
        st = file_lock_take(&build->lock, lock, err);
    if (!st)
        st = generation_sweep(build->path, err);
    if (!st)
        st = vocabulary_load(&build->vocabulary, vocabulary_path, err);
    /* What is damaged is about to be replaced: everything is new then. */
    if (!st)
        IGNORE(index_open(&build->served, build->path, INDEX_CHECK_STAMP, NULL));
    build->folder = path_join(build->path, GENERATION_BUILDING);
    if (!st)
        st = folder_make(build->folder, err);
    if (!st)
        st = copy_vocabulary(vocabulary_path, build->folder, err);
    build->spool_path = path_join(build->path, GENERATION_SPOOL);
    return st ? st : folder_make(build->spool_path, err);
}

enum status build_open(struct build **out, const char *path, const char *vocabulary_path,
                       struct error *err)
{
    *out = NULL;
    AUTO_BUILD *build = mem_new(sizeof *build);
    build->lock = (struct file_lock)FILE_LOCK_INIT;
    build->path = mem_copy_string(path, strlen(path));
    build->forms = forms_builder_new();
    build->ids = intern_new();
    build->files = intern_new();
    build->sources = intern_new();
    build->wholes = intern_new();
    enum status st = prepare(build, vocabulary_path, err);
    if (st)
        return st;
    build->analyser = vocabulary_analyser_new(build->vocabulary);
    *out = TAKE(build);
    return STATUS_OK;
}

enum status build_inflections(struct build *build, const char *path, struct error *err)
{
    if (vocabulary_inflections(build->vocabulary))
        return STATUS_OK;
    AUTO_TEXT *folder = path_join(build->folder, GENERATION_VOCABULARY);
    AUTO_TEXT *copy = path_join(folder, VOCABULARY_INFLECTIONS);
    enum status st = file_copy(copy, path, err);
    if (!st)
        st = file_sync(copy, err);
    if (!st)
        st = vocabulary_take_inflections(build->vocabulary, copy, err);
    if (st)
        return st;
    analyser_free(build->analyser);
    build->analyser = vocabulary_analyser_new(build->vocabulary);
    return STATUS_OK;
}

void build_free(struct build *build)
{
    if (!build)
        return;
    for (uint32_t i = 0; i < build->n_workers; i++)
        build_worker_free(build->workers[i]);
    if (build->lock.fd >= 0 && build->spool_path)
        IGNORE(folder_remove(build->spool_path, NULL));
    if (build->lock.fd >= 0 && build->folder)
        IGNORE(folder_remove(build->folder, NULL));
    file_lock_release(&build->lock);
    mem_free(build->path);
    mem_free(build->folder);
    mem_free(build->spool_path);
    mem_free(build->entries);
    mem_free(build->refused);
    vocabulary_free(build->vocabulary);
    analyser_free(build->analyser);
    forms_builder_free(build->forms);
    intern_free(build->ids);
    intern_free(build->files);
    intern_free(build->sources);
    intern_free(build->wholes);
    if (build->terms)
        build_terms_free(build->terms);
    mem_free(build->terms);
    build_free_sources(build);
    mem_free(build->xapian_numbers);
    mem_free(build->string_documents);
    index_free(build->served);
    mem_free(build);
}

void build_free_at(struct build **build)
{
    build_free(*build);
}

enum status build_thesaurus(struct build *build, struct thesaurus_counts *counts,
                            const char *path, const struct thesaurus_remarks *remarks,
                            struct error *err)
{
    AUTO_THESAURUS_SOURCE *source = NULL;
    enum status st = thesaurus_source_read(&source, path, build->analyser, remarks, err);
    if (st)
        return st;
    AUTO_TEXT *to = path_join(build->folder, GENERATION_THESAURUS);
    st = thesaurus_write(counts, source, build->vocabulary, to, remarks, err);
    build->has_thesaurus = st == STATUS_OK;
    if (st)
        IGNORE(folder_remove(to, NULL));
    return st;
}

const struct vocabulary *build_vocabulary(const struct build *build)
{
    return build->vocabulary;
}

const struct index *build_served(const struct build *build)
{
    return build->served;
}

bool build_has(const struct build *build, struct str id)
{
    return intern_find(build->ids, id) != INTERN_NONE;
}

uint32_t build_n_missing(const struct build *build)
{
    if (!build->served)
        return 0;
    return index_info(build->served).n_documents - build->changes[CHANGE_CHANGED] -
           build->changes[CHANGE_NONE];
}

static enum status id_is_new(struct build *build, const struct record *record,
                             struct error *err)
{
    uint32_t number = intern_find(build->ids, record->fields[FIELD_ID]);
    if (number == INTERN_NONE)
        return STATUS_OK;
    const struct build_entry *first = &build->entries[number];
    struct str id = record->fields[FIELD_ID];
    struct str file = intern_at(build->files, first->file);
    if (!file.n)
        return error_set(err, STATUS_EXISTS, "l'identifiant « %.*s » est déjà pris",
                         STR_ARG(id));
    return error_set(err, STATUS_EXISTS,
                     "l'identifiant « %.*s » est déjà pris (%.*s:%" PRIu32 ")",
                     STR_ARG(id), STR_ARG(file), first->row.origin_lines[0]);
}

/** What was analysed is to count for nothing. */
static void refuse(struct build *build, const struct build_prepared *prepared)
{
    if (prepared->status)
        return;
    MEM_GROW(build->refused, build->n_refused + 1, build->room_refused, 1024);
    build->refused[build->n_refused++] = prepared->entry;
}

/** Why it was not spooled. */
static enum status tell_failure(struct build *build,
                                const struct build_prepared *prepared, struct error *err)
{
    if (prepared->status == STATUS_TOO_LARGE)
        return error_set(err, STATUS_TOO_LARGE, "le document dépasse %u octets",
                         SPOOL_PIECE_MAX);
    build->is_broken = true;
    const struct build_worker *worker = build->workers[prepared->entry.worker];
    return error_set(err, prepared->status, "%s", worker->failure.text);
}

enum status build_take(struct build *build, const struct record *record,
                       const struct build_prepared *prepared, struct error *err)
{
    if (build->is_broken)
        return error_set(err, STATUS_IO, "%s: a write failed before", build->spool_path);
    enum status st = id_is_new(build, record, err);
    if (st) {
        refuse(build, prepared);
        return st;
    }
    if (prepared->status)
        return tell_failure(build, prepared, err);
    struct build_entry entry = prepared->entry;
    entry.file = intern_put(build->files, record->fields[FIELD_ORIGIN_FILE]);
    /* Parts of another kind (a campus of a monograph) answer for themselves. */
    if (record->kind == KIND_DOCUMENT && record->fields[FIELD_PART_OF].n)
        entry.whole = intern_put(build->wholes, record->fields[FIELD_PART_OF]) + 1;
    entry.source = intern_put(build->sources, record->fields[FIELD_SOURCE]);
    MEM_GROW(build->entries, build->n + 1, build->room, 1024);
    build->entries[build->n++] = entry;
    (void)intern_put(build->ids, record->fields[FIELD_ID]);
    build->text_bytes += record->fields[FIELD_TITLE].n + record->fields[FIELD_TEXT].n;
    build->changes[prepared->change]++;
    return STATUS_OK;
}
