/* Ordering what was collected, writing the generation, publishing it. */
#include <stdlib.h>

#include "base/memory.h"
#include "base/sha256.h"
#include "engine/build_parts.h"
#include "engine/index.h"
#include "engine/schema.h"
#include "engine/spelling.h"
#include "engine/stamp.h"
#include "engine/texts_write.h"
#include "engine/tokens_write.h"

static enum status read_piece(struct build *build, struct buf *out, uint32_t n,
                              struct error *err)
{
    buf_clear(out);
    char *room = buf_extend(out, n);
    if (room && fread(room, 1, n, build->spool) == n)
        return STATUS_OK;
    return error_set_system(err, "read", build->spool_path);
}

enum status build_read_spool(struct build *build, const struct build_entry *entry,
                             struct error *err)
{
    if (fseeko(build->spool, (off_t)entry->offset, SEEK_SET))
        return error_set_system(err, "seek", build->spool_path);
    enum status st = read_piece(build, &build->texts, entry->n_texts, err);
    return st ? st : read_piece(build, &build->tokens, entry->n_tokens, err);
}

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

/** Acronyms that no document writes are words too: one that is misspelt leads to what it stands for. */
static void put_acronyms(struct build *build)
{
    for (size_t i = 0; i < vocabulary_n_acronyms(build->vocabulary); i++) {
        struct str acronym = str_of(vocabulary_acronym(build->vocabulary, i)->acronym);
        struct token_list list = analyser_run(build->analyser, acronym, 0);
        if (list.n == 1)
            (void)forms_builder_put(build->forms, list.at);
    }
}

static void order_forms(struct build *build)
{
    put_acronyms(build);
    mem_free(build->form_numbers);
    build->form_numbers = forms_builder_order(build->forms);
}

/** The dictionary of texts.bin is learnt from documents of all times, before the first is packed. */
static enum status train_texts(struct build *build, struct texts_writer *texts,
                               struct error *err)
{
    size_t step = texts_sample_step(build->text_bytes);
    enum status st = STATUS_OK;
    for (size_t i = 0; !st && i < build->n; i += step) {
        st = build_read_spool(build, &build->entries[i], err);
        texts_write_sample(texts, buf_str(&build->texts));
    }
    texts_write_train(texts);
    return st;
}

static enum status write_blobs(struct build *build, struct sha256 *digest,
                               struct error *err)
{
    AUTO_TEXT *texts_path = path_join(build->folder, GENERATION_TEXTS);
    AUTO_TEXT *tokens_path = path_join(build->folder, GENERATION_TOKENS);
    struct texts_writer *texts = texts_writer_new(texts_path);
    struct tokens_writer tokens;
    tokens_write_open(&tokens, tokens_path, build->forms);
    enum status st = train_texts(build, texts, err);
    AUTO_TEXTS_PACKER *packer = texts_packer_new(texts);
    for (size_t i = 0; !st && i < build->n; i++) {
        st = build_read_spool(build, &build->entries[i], err);
        texts_write_add(texts, buf_str(&build->texts),
                        texts_pack(packer, buf_str(&build->texts)));
        tokens_write_add(&tokens,
                         spool_reader_of(buf_str(&build->tokens), build->form_numbers));
        const struct column_row *row = &build->entries[i].row;
        sha256_add(digest, (struct str){(const char *)row, sizeof *row});
        sha256_add(digest, buf_str(&build->texts));
    }
    struct error failed = {0};
    enum status closed[2] = {texts_write_close(texts, &failed),
                             tokens_write_close(&tokens, &failed)};
    if (!st && (closed[0] || closed[1])) {
        st = failed.code;
        if (err)
            *err = failed;
    }
    return st;
}

/** The constants that are stored in the postings. */
static void digest_tuning(const struct tuning *tuning, struct sha256 *digest)
{
    size_t n;
    const struct tuning_row *row = tuning_rows(&n);
    for (size_t i = 0; i < n; i++) {
        double value = tuning_value(tuning, i);
        if (!str_starts_with(str_of(row[i].name), STR("impact_")))
            continue;
        sha256_add(digest, str_of(row[i].name));
        sha256_add(digest, (struct str){(const char *)&value, sizeof value});
    }
}

/** What the rows do not say but the generation depends on. */
static enum status digest_setting(const struct build *build, struct sha256 *digest,
                                  struct error *err)
{
    AUTO_TEXT *folder = path_join(build->folder, GENERATION_VOCABULARY);
    size_t n;
    const struct vocabulary_file *files = vocabulary_files(&n);
    for (size_t i = 0; i < n; i++) {
        AUTO_TEXT *path = path_join(folder, files[i].name);
        if (files[i].is_optional && file_type_of(path) == FILE_MISSING)
            continue;
        char text[SHA256_TEXT_BYTES];
        enum status st = sha256_of_file(text, path, err);
        if (st)
            return st;
        sha256_add(digest, str_of(files[i].name));
        sha256_add(digest, str_of(text));
    }
    if (build->has_thesaurus) {
        AUTO_TEXT *path = path_join(build->folder, GENERATION_THESAURUS);
        char text[SHA256_TEXT_BYTES];
        enum status st = sha256_of_file(text, path, err);
        if (st)
            return st;
        sha256_add(digest, STR("thesaurus"));
        sha256_add(digest, str_of(text));
    }
    uint32_t versions[2] = {INDEX_FORMAT_VERSION, ANALYSER_VERSION};
    sha256_add(digest, (struct str){(const char *)versions, sizeof versions});
    digest_tuning(&build->tuning, digest);
    return STATUS_OK;
}

/* Sources get their numbers in the order of their slugs. */

struct source {
    struct column_source texts;
    uint32_t intern;
    char *slug; /* owned */
};

static char *slug_of(struct analyser *analyser, struct str label)
{
    AUTO_BUF slug = BUF_INIT(200);
    struct token_list list = analyser_run(analyser, label, 0);
    for (size_t i = 0; i < list.n && slug.n + list.at[i].folded.n < 100; i++) {
        if (list.at[i].flags & TOKEN_ALTERNATIVE)
            continue;
        if (slug.n)
            buf_put_byte(&slug, '-');
        buf_put_str(&slug, list.at[i].folded);
    }
    return mem_copy_string(buf_text(&slug), slug.n);
}

static int by_slug(const void *a, const void *b)
{
    const struct source *x = a, *y = b;
    int c = str_compare(x->texts.slug, y->texts.slug);
    return c ? c : str_compare(x->texts.label, y->texts.label);
}

/** Number the sources, merge those of one slug under the first label, set each row's source. */
static uint32_t number_sources(struct build *build, struct source *sources, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        struct str label = intern_at(build->sources, i);
        sources[i].slug = slug_of(build->analyser, label);
        sources[i].texts = (struct column_source){str_of(sources[i].slug), label};
        sources[i].intern = i;
    }
    qsort(sources, n, sizeof *sources, by_slug);
    uint32_t *numbers = mem_new_array(n, sizeof *numbers);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < n; i++) {
        bool is_new =
            sources[i].texts.slug.n &&
            (!kept || !str_equal(sources[kept - 1].texts.slug, sources[i].texts.slug));
        numbers[sources[i].intern] = sources[i].texts.slug.n ? kept + is_new : 0;
        if (is_new) {
            struct source moved = sources[kept];
            sources[kept++] = sources[i];
            sources[i] = moved;
        }
    }
    for (size_t i = 0; i < build->n; i++)
        build->entries[i].row.source = numbers[build->entries[i].source];
    mem_free(numbers);
    return kept;
}

/** Give the parts of one document and the document itself one number, in the order of the rows. */
static void number_wholes(struct build *build, struct column_row *rows)
{
    uint32_t *numbers =
        mem_new_array((size_t)intern_count(build->wholes) + 1, sizeof *numbers);
    uint32_t n = 0;
    for (size_t i = 0; i < build->n; i++) {
        struct build_entry *entry = &build->entries[i];
        uint32_t own = intern_find(build->wholes, intern_at(build->ids, entry->id));
        if (!entry->whole && own != INTERN_NONE)
            entry->whole = own + 1;
        if (entry->whole && !numbers[entry->whole])
            numbers[entry->whole] = ++n;
        rows[i].whole = numbers[entry->whole];
    }
    mem_free(numbers);
}

static enum status write_columns(struct build *build, struct error *err)
{
    uint32_t n_labels = intern_count(build->sources);
    struct source *sources = mem_new_array(n_labels, sizeof *sources);
    uint32_t n_sources = number_sources(build, sources, n_labels);
    struct column_source *texts = mem_new_array(n_sources, sizeof *texts);
    for (uint32_t i = 0; i < n_sources; i++)
        texts[i] = sources[i].texts;
    struct column_row *rows = mem_new_array(build->n, sizeof *rows);
    for (size_t i = 0; i < build->n; i++)
        rows[i] = build->entries[i].row;
    number_wholes(build, rows);
    struct columns_content content = {rows, (uint32_t)build->n, texts, n_sources};
    AUTO_TEXT *path = path_join(build->folder, GENERATION_COLUMNS);
    enum status st = columns_write(&content, path, err);
    for (uint32_t i = 0; i < n_labels; i++)
        mem_free(sources[i].slug);
    mem_free(sources);
    mem_free(texts);
    mem_free(rows);
    return st;
}

/** Whether the served generation is sound and was made of the same. */
static bool is_served(const struct build *build, const struct manifest *manifest,
                      struct manifest *served)
{
    char id[GENERATION_ID_BYTES];
    if (generation_named(id, build->path, GENERATION_CURRENT, NULL))
        return false;
    AUTO_TEXT *folder = generation_folder(build->path, id);
    return manifest_read(served, folder, true, NULL) == STATUS_OK &&
           strcmp(served->corpus_sha256, manifest->corpus_sha256) == 0;
}

/** "20260430T060000Z-<12 digits of the digest>". */
static void name_generation(struct manifest *manifest)
{
    char time[TIME_TEXT_BYTES];
    time_format(time, manifest->built_at);
    char *to = manifest->generation;
    for (const char *at = time; *at; at++)
        if (*at != '-' && *at != ':')
            *to++ = *at;
    *to++ = '-';
    memcpy(to, manifest->corpus_sha256, 12);
    to[12] = '\0';
}

static enum status write_rest(struct build *build, struct manifest *manifest,
                              struct error *err)
{
    AUTO_TEXT *forms = path_join(build->folder, GENERATION_FORMS);
    enum status st = forms_builder_write(build->forms, forms, err);
    if (!st)
        st = write_columns(build, err);
    if (!st)
        st = build_write_suggest(build, err);
    if (!st)
        st = build_write_postings(build, str_of(manifest->corpus_sha256), err);
    struct spelling_content words = {build->forms, build->form_uses,
                                     build->string_documents};
    AUTO_TEXT *spelling = path_join(build->folder, GENERATION_SPELLING);
    if (!st)
        st = spelling_write(&words, spelling, err);
    if (!st)
        st = build_write_phrases(build, err);
    return st ? st : manifest_write(manifest, build->folder, err);
}

/** Move the written folder to its name and serve it. */
static enum status serve(struct build *build, const struct manifest *manifest,
                         struct error *err)
{
    AUTO_TEXT *folder = generation_folder(build->path, manifest->generation);
    enum status st =
        folder_remove(folder, err); /* the same second, the same corpus: damaged */
    if (!st)
        st = file_rename(build->folder, folder, err);
    struct manifest written;
    if (!st)
        st = manifest_read(&written, folder, true, err);
    if (!st)
        st = stamp_write(build->path, manifest->generation, err);
    return st ? st : generation_serve(build->path, manifest->generation, err);
}

static void tell(struct build_result *result, const struct manifest *manifest,
                 bool unchanged)
{
    *result = (struct build_result){.n_documents = manifest->n_documents,
                                    .text_bytes = manifest->text_bytes,
                                    .index_bytes = manifest->index_bytes,
                                    .unchanged = unchanged};
    memcpy(result->generation, manifest->generation, sizeof result->generation);
}

enum status build_publish(struct build *build, struct build_result *result,
                          struct error *err)
{
    *result = (struct build_result){.n_documents = 0};
    if (build->is_broken)
        return error_set(err, STATUS_IO, "%s: a write failed before", build->spool_path);
    if (!build->n)
        return error_set(err, STATUS_BAD_INPUT, "aucun document à indexer");
    order_entries(build);
    order_forms(build);
    struct manifest manifest = {.built_at = time_now_reproducible(),
                                .n_documents = (uint32_t)build->n,
                                .text_bytes = build->text_bytes};
    struct sha256 *digest = sha256_new();
    enum status st = write_blobs(build, digest, err);
    if (!st)
        st = digest_setting(build, digest, err);
    sha256_finish(digest, manifest.corpus_sha256);
    sha256_free(digest);
    struct manifest served;
    if (!st && is_served(build, &manifest, &served)) {
        tell(result, &served, true);
        return STATUS_OK;
    }
    name_generation(&manifest);
    if (!st)
        st = write_rest(build, &manifest, err);
    if (!st)
        st = serve(build, &manifest, err);
    if (!st)
        tell(result, &manifest, false);
    return st;
}

/** The id of the generation to go back to. */
static enum status previous_of(char id[GENERATION_ID_BYTES], const char *path,
                               struct error *err)
{
    char served[GENERATION_ID_BYTES];
    enum status st = generation_named(id, path, GENERATION_PREVIOUS, err);
    /* A build that was killed between its two links leaves them alike. */
    bool is_served =
        !st && generation_named(served, path, GENERATION_CURRENT, NULL) == STATUS_OK &&
        strcmp(served, id) == 0;
    if (st == STATUS_NOT_FOUND || is_served)
        return error_set(err, STATUS_NOT_FOUND, "%s : pas de génération précédente",
                         path);
    return st;
}

enum status build_rollback(const char *path, struct error *err)
{
    AUTO_FILE_LOCK lock = FILE_LOCK_INIT;
    AUTO_TEXT *lock_path = path_join(path, GENERATION_LOCK);
    if (file_type_of(path) != FILE_FOLDER)
        return error_set(err, STATUS_NOT_FOUND, "%s : pas d'index ici", path);
    char id[GENERATION_ID_BYTES];
    enum status st = file_lock_take(&lock, lock_path, err);
    if (!st)
        st = previous_of(id, path, err);
    if (st)
        return st;
    AUTO_TEXT *folder = generation_folder(path, id);
    struct manifest manifest;
    st = manifest_read(&manifest, folder, true, err);
    if (st == STATUS_NOT_FOUND)
        st = error_set(err, STATUS_INDEX_CORRUPT, "%s: no manifest", folder);
    return st ? st : generation_serve(path, id, err);
}
