/* Writing the files of a generation, several at a time, and publishing it. */
#include <assert.h>
#include <string.h>

#include "base/memory.h"
#include "base/sha256.h"
#include "base/steps.h"
#include "engine/assign/assign.h"
#include "engine/build/build_parts.h"
#include "engine/build/build_terms.h"
#include "engine/index/index.h"
#include "engine/index/index_parts.h"
#include "engine/index/stamp.h"
#include "engine/store/schema.h"
#include "engine/words/spelling.h"
#include "engine/words/synonyms.h"

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
    return STATUS_OK;
}

/** Whether the served generation is sound and was made of the same. */
static bool is_served(const struct build *build, const struct manifest *manifest,
                      struct manifest *served)
{
    char id[GENERATION_ID_BYTES];
    if (generation_named(id, build->path, GENERATION_CURRENT, NULL))
        return false;
    AUTO_TEXT *folder = generation_folder(build->path, id);
    return manifest_read(served, folder, MANIFEST_ALL, false, NULL) == STATUS_OK &&
           strcmp(served->corpus_sha256, manifest->corpus_sha256) == 0 &&
           manifest_verify(folder, MANIFEST_ALL, NULL, NULL, NULL) == STATUS_OK;
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

static enum status write_texts(void *build, unsigned part, struct error *err)
{
    (void)part;
    return build_write_texts(build, err);
}

static enum status write_tokens(void *build, unsigned part, struct error *err)
{
    (void)part;
    return build_write_tokens(build, err);
}

static enum status write_columns(void *build, unsigned part, struct error *err)
{
    (void)part;
    return build_write_columns(build, err);
}

static enum status write_suggest(void *build, unsigned part, struct error *err)
{
    (void)part;
    return build_write_suggest(build, err);
}

static enum status write_figures(void *build, unsigned part, struct error *err)
{
    (void)part;
    return build_write_figures(build, err);
}

static enum status write_lists(void *build, unsigned part, struct error *err)
{
    (void)part;
    return build_write_lists(build, err);
}

static enum status write_xapian_share(void *build, unsigned part, struct error *err)
{
    return build_write_xapian_share(build, part, err);
}

static enum status merge_xapian(void *build, unsigned part, struct error *err)
{
    (void)part;
    return build_merge_xapian(build, err);
}

static enum status write_forms(void *context, unsigned part, struct error *err)
{
    (void)part;
    const struct build *build = context;
    AUTO_TEXT *path = path_join(build->folder, GENERATION_FORMS);
    return forms_builder_write(build->forms, path, err);
}

static enum status write_spelling(void *context, unsigned part, struct error *err)
{
    (void)part;
    const struct build *build = context;
    AUTO_TEXT *path = path_join(build->folder, GENERATION_SPELLING);
    struct spelling_content words = {build->forms, build->string_documents};
    return spelling_write(&words, path, err);
}

/** What else would be made of the vocabulary each time the index is opened. */
static enum status write_synonyms(void *context, unsigned part, struct error *err)
{
    (void)part;
    const struct build *build = context;
    static const struct {
        struct synonyms *(*made)(const struct vocabulary *);
        const char *file;
    } files[] = {{synonyms_new, GENERATION_SYNONYMS},
                 {synonyms_families_new, GENERATION_FAMILIES}};
    enum status st = STATUS_OK;
    for (size_t i = 0; !st && i < COUNT_OF(files); i++) {
        AUTO_TEXT *path = path_join(build->folder, files[i].file);
        struct synonyms *synonyms = files[i].made(build->vocabulary);
        st = synonyms_write(synonyms, path, err);
        synonyms_free(synonyms);
    }
    return st;
}

static enum status write_places(void *context, unsigned part, struct error *err)
{
    (void)part;
    const struct build *build = context;
    AUTO_TEXT *path = path_join(build->folder, GENERATION_PLACES);
    AUTO_ANALYSER *analyser = vocabulary_analyser_new(build->vocabulary);
    struct gazetteer *places = gazetteer_new(build->vocabulary, analyser);
    enum status st = gazetteer_write(places, path, err);
    gazetteer_free(places);
    return st;
}

static enum status write_phrases(void *build, unsigned part, struct error *err)
{
    (void)part;
    return build_write_phrases(build, err);
}

static enum status write_counts(void *build, unsigned part, struct error *err)
{
    (void)part;
    return build_write_counts(build, err);
}

/* The longest first, so that no thread is left with one of them at the end. */
enum {
    WRITE_XAPIAN,
    MERGE_XAPIAN = WRITE_XAPIAN + BUILD_XAPIAN_SHARES,
    WRITE_LISTS,
    WRITE_TEXTS,
    WRITE_TOKENS,
    WRITE_SUGGEST,
    WRITE_COLUMNS,
    WRITE_FORMS,
    WRITE_SYNONYMS,
    WRITE_PLACES,
    WRITE_FIGURES,
    WRITE_SPELLING,
    WRITE_PHRASES,
    WRITE_COUNTS
};
#define XAPIAN_SHARE(i) [WRITE_XAPIAN + (i)] = {write_xapian_share, 0, i}
static const struct step steps[] = {
    XAPIAN_SHARE(0),
    XAPIAN_SHARE(1),
    XAPIAN_SHARE(2),
    XAPIAN_SHARE(3),
    XAPIAN_SHARE(4),
    XAPIAN_SHARE(5),
    XAPIAN_SHARE(6),
    XAPIAN_SHARE(7),
    [MERGE_XAPIAN] = {merge_xapian, STEP_BIT(MERGE_XAPIAN) - 1, 0},
    [WRITE_LISTS] = {write_lists, STEP_BIT(MERGE_XAPIAN), 0},
    [WRITE_TEXTS] = {write_texts, 0, 0},
    [WRITE_TOKENS] = {write_tokens, 0, 0},
    [WRITE_SUGGEST] = {write_suggest, 0, 0},
    [WRITE_COLUMNS] = {write_columns, 0, 0},
    [WRITE_FORMS] = {write_forms, 0, 0},
    [WRITE_SYNONYMS] = {write_synonyms, 0, 0},
    [WRITE_PLACES] = {write_places, 0, 0},
    [WRITE_FIGURES] = {write_figures, 0, 0},
    [WRITE_SPELLING] = {write_spelling, STEP_BIT(WRITE_LISTS), 0},
    /* These two read all before them. */
    [WRITE_PHRASES] = {write_phrases, STEP_BIT(WRITE_PHRASES) - 1, 0},
    [WRITE_COUNTS] = {write_counts, STEP_BIT(WRITE_PHRASES), 0},
};
static_assert(BUILD_XAPIAN_SHARES == 8, "each part has its step");

static enum status write_all(struct build *build, struct manifest *manifest,
                             struct error *err)
{
    build->terms = mem_new(sizeof *build->terms);
    *build->terms = build_terms_new(build->forms, build->analyser);
    build_plan_xapian(build);
    enum status st = steps_run(steps, COUNT_OF(steps), build->jobs, build, err);
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
    /* Its digests were computed from the files just now, so comparing sizes is enough. */
    struct manifest written;
    if (!st)
        st = manifest_read(&written, folder, MANIFEST_ALL, false, err);
    if (!st)
        st = stamp_write(build->path, manifest->generation, err);
    return st ? st : generation_serve(build->path, manifest->generation, err);
}

static void tell(struct build_result *result, const struct build *build,
                 const struct manifest *manifest, bool unchanged)
{
    *result = (struct build_result){.n_documents = manifest->n_documents,
                                    .text_bytes = manifest->text_bytes,
                                    .index_bytes = manifest->index_bytes,
                                    .n_added = build->changes[CHANGE_ADDED],
                                    .n_changed = build->changes[CHANGE_CHANGED],
                                    .n_same = build->changes[CHANGE_NONE],
                                    .unchanged = unchanged};
    result->n_removed = build_n_missing(build);
    memcpy(result->generation, manifest->generation, sizeof result->generation);
}

void build_keep_served(const struct build *build, struct build_result *result)
{
    tell(result, build, &build->served->manifest, true);
    result->n_same = result->n_documents;
    result->n_added = result->n_changed = result->n_removed = 0;
}

/** Of all that the generation depends on: what differs is another generation. */
static enum status digest_all(struct build *build, char to[SHA256_TEXT_BYTES],
                              struct error *err)
{
    struct sha256 *digest = sha256_new();
    for (size_t i = 0; i < build->n; i++)
        sha256_add(digest, (struct str){(const char *)build->entries[i].digest,
                                        sizeof build->entries[i].digest});
    enum status st = digest_setting(build, digest, err);
    sha256_finish_bytes(digest, build->corpus_digest);
    sha256_text(to, build->corpus_digest);
    sha256_free(digest);
    return st;
}

enum status build_publish(struct build *build, struct build_result *result, unsigned jobs,
                          struct error *err)
{
    *result = (struct build_result){.n_documents = 0};
    build->jobs = jobs;
    if (build->is_broken)
        return error_set(err, STATUS_IO, "%s: a write failed before", build->spool_path);
    if (!build->n)
        return error_set(err, STATUS_BAD_INPUT, "aucun document à indexer");
    struct manifest manifest = {.built_at = time_now_reproducible(),
                                .n_documents = (uint32_t)build->n,
                                .text_bytes = build->text_bytes};
    struct manifest served;
    enum status st = build_order(build, err);
    if (!st)
        st = digest_all(build, manifest.corpus_sha256, err);
    if (!st && is_served(build, &manifest, &served)) {
        tell(result, build, &served, true);
        return STATUS_OK;
    }
    name_generation(&manifest);
    build->built_at = manifest.built_at;
    if (!st)
        st = write_all(build, &manifest, err);
    if (!st)
        st = serve(build, &manifest, err);
    if (!st)
        tell(result, build, &manifest, false);
    return st;
}
