/* Opening the files of a published generation and checking that they fit together. */
#include "engine/index/index_parts.h"

#include <inttypes.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "engine/index/stamp.h"
#include "engine/store/flat/periods.h"

#define DAY_SECONDS ((int64_t)24 * 60 * 60)

/** Open the files that the stores read, but not the database: each store opens it for
 *  itself. */
static enum status open_store(struct index *index, struct error *err)
{
    uint32_t n = index->manifest.n_documents;
    AUTO_TEXT *rows = path_join(index->folder, GENERATION_XAPIAN_ROWS);
    enum status st = xapian_rows_open(&index->xapian_rows, rows, n, err);
    if (st || index->engine == INDEX_XAPIAN)
        return st;
    AUTO_TEXT *lists = path_join(index->folder, GENERATION_LISTS);
    AUTO_TEXT *bitmaps = path_join(index->folder, GENERATION_BITMAPS);
    st = lists_open(&index->lists, lists, n, err);
    return st ? st : bitmaps_open(&index->bitmaps, bitmaps, err);
}

enum status index_open_documents(struct index *index, struct error *err)
{
    uint32_t n = index->manifest.n_documents;
    AUTO_TEXT *columns = path_join(index->folder, GENERATION_COLUMNS);
    AUTO_TEXT *texts = path_join(index->folder, GENERATION_TEXTS);
    AUTO_TEXT *tokens = path_join(index->folder, GENERATION_TOKENS);
    AUTO_TEXT *suggest = path_join(index->folder, GENERATION_SUGGEST);
    AUTO_TEXT *forms = path_join(index->folder, GENERATION_FORMS);
    AUTO_TEXT *spelling = path_join(index->folder, GENERATION_SPELLING);
    enum status st = columns_open(&index->columns, columns, err);
    if (!st && index->columns.n != n)
        st = error_set(err, STATUS_INDEX_CORRUPT,
                       "%s: %" PRIu32 " documents, the manifest says %" PRIu32, columns,
                       index->columns.n, n);
    if (!st)
        st = texts_open(&index->texts, texts, n, err);
    if (!st)
        st = tokens_open(&index->tokens, tokens, n, err);
    if (!st)
        st = forms_open(&index->forms, forms, err);
    if (!st)
        st = spelling_open(&index->spelling, spelling, index->forms, err);
    if (!st)
        st = open_store(index, err);
    return st ? st : suggest_open(&index->suggest, suggest, err);
}

/** Check that the columns name only regions and themes of the vocabulary, since their
 *  numbers are indices into its tables. */
static enum status check_sets(const struct index *index, struct error *err)
{
    uint64_t regions = index->columns.regions;
    const struct theme_set *themes = &index->columns.themes;
    bool sound = !(regions >> vocabulary_n_regions(index->vocabulary));
    for (size_t i = vocabulary_n_themes(index->vocabulary); i < THEME_MAX; i++)
        sound = sound && !theme_set_has(themes, (unsigned)i);
    if (sound)
        return STATUS_OK;
    return error_set(err, STATUS_INDEX_CORRUPT,
                     "%s: a region or theme that the vocabulary does not have",
                     index->folder);
}

static enum status open_vocabulary(struct index *index, struct error *err)
{
    AUTO_TEXT *path = path_join(index->folder, GENERATION_VOCABULARY);
    enum status st = vocabulary_load(&index->vocabulary, path, err);
    if (!st)
        st = check_sets(index, err);
    if (st)
        return st;
    AUTO_TEXT *synonyms = path_join(index->folder, GENERATION_SYNONYMS);
    st = synonyms_open(&index->synonyms, synonyms, err);
    AUTO_TEXT *families = path_join(index->folder, GENERATION_FAMILIES);
    if (!st)
        st = synonyms_open(&index->families, families, err);
    if (st)
        return st;
    AUTO_TEXT *places = path_join(index->folder, GENERATION_PLACES);
    st = gazetteer_open(&index->places, places, vocabulary_n_regions(index->vocabulary),
                        err);
    if (st)
        return st;
    AUTO_TEXT *figures = path_join(index->folder, GENERATION_FIGURES);
    st = figures_open(&index->figures, figures, index->manifest.n_documents, err);
    if (st)
        return st;
    AUTO_TEXT *phrases = path_join(index->folder, GENERATION_PHRASES);
    return set_phrases_open(&index->phrases, phrases, synonyms_n_phrases(index->synonyms),
                            err);
}

/** The newest publication that is not later than the build. A date in the future, which
 *  is that of an event or a mistake, must not make all other documents look old. */
static date_day freshest_of(const struct index *index)
{
    date_day built = (date_day)(index->manifest.built_at / DAY_SECONDS);
    uint32_t docid = period_first_before(&index->columns, built + 1);
    return docid <= index->columns.n_dated ? columns_date(&index->columns, docid) : built;
}

/** Open the thesaurus if the generation was built with one. */
static enum status open_thesaurus(struct index *index, struct error *err)
{
    if (!index->manifest.has_thesaurus)
        return STATUS_OK;
    AUTO_TEXT *path = path_join(index->folder, GENERATION_THESAURUS);
    return thesaurus_open(&index->thesaurus, path, err);
}

/** The status of a generation one of whose files gave @p status: a file that is missing
 *  or refused is damage to the index. */
static enum status damage(enum status status, struct error *err)
{
    bool is_damage = status == STATUS_NOT_FOUND || status == STATUS_BAD_INPUT ||
                     status == STATUS_TOO_LARGE;
    if (is_damage && err)
        err->code = STATUS_INDEX_CORRUPT;
    return is_damage ? STATUS_INDEX_CORRUPT : status;
}

static enum manifest_scope scope_of(const struct index *index)
{
    return index->engine == INDEX_FLAT ? MANIFEST_ALL : MANIFEST_RECORD;
}

static enum status read_manifest(struct index *index, const char *path, const char *id,
                                 enum index_check check, struct error *err)
{
    index->was_read = check == INDEX_CHECK_DIGESTS ||
                      (check == INDEX_CHECK_STAMP && !stamp_holds(path, id));
    enum status st = manifest_read(&index->manifest, index->folder, scope_of(index),
                                   index->was_read, err);
    if (!st && strcmp(index->manifest.generation, id) != 0)
        st = error_set(err, STATUS_INDEX_CORRUPT, "%s: the manifest is that of %s",
                       index->folder, index->manifest.generation);
    return st;
}

static void saturate(struct index *index)
{
    const struct tuning *tuning = &index->tuning;
    saturation_fill(&index->saturations[false], impact_all(tuning),
                    index->columns.mean_words);
    saturation_fill(&index->saturations[true], impact_title(tuning),
                    index->columns.mean_title_words);
}

/** Open what the manifest names, but for the numbers of documents that completions find,
 *  which are counted by searching all the rest. */
static enum status open_all(struct index *index, struct error *err)
{
    enum status st = index_open_documents(index, err);
    if (!st)
        st = open_vocabulary(index, err);
    if (!st)
        st = open_thesaurus(index, err);
    if (st)
        return st;
    index->facet_names = facet_names_new(index->vocabulary, &index->columns);
    index->freshest = freshest_of(index);
    saturate(index);
    return STATUS_OK;
}

static enum status open_counts(struct index *index, struct error *err)
{
    AUTO_TEXT *path = path_join(index->folder, GENERATION_SUGGEST_COUNTS);
    return suggest_counts_open(index->suggest, path,
                               vocabulary_n_regions(index->vocabulary), err);
}

static struct index *index_new(char *folder, enum index_engine engine)
{
    struct index *index = mem_new(sizeof *index);
    index->engine = engine;
    index->tuning = tuning_default;
    index->folder = folder;
    return index;
}

enum status index_open_written(struct index **out, const char *folder,
                               const struct manifest *manifest, struct error *err)
{
    *out = NULL;
    AUTO_INDEX *index = index_new(mem_copy_string(folder, strlen(folder)), INDEX_FLAT);
    index->manifest = *manifest;
    enum status st = open_all(index, err);
    if (st)
        return st;
    *out = TAKE(index);
    return STATUS_OK;
}

const char *const index_engine_names[INDEX_ENGINE_COUNT_] = {
    [INDEX_FLAT] = "flat", [INDEX_XAPIAN] = "xapian"};

enum status index_open(struct index **out, const char *path, enum index_check check,
                       struct error *err)
{
    return index_open_with(out, path, check, INDEX_FLAT, err);
}

enum status index_open_with(struct index **out, const char *path, enum index_check check,
                            enum index_engine engine, struct error *err)
{
    *out = NULL;
    char id[GENERATION_ID_BYTES];
    enum status st = generation_named(id, path, GENERATION_CURRENT, err);
    if (st == STATUS_NOT_FOUND)
        return error_set(err, st, "%s: no index here", path);
    if (st)
        return st;
    AUTO_INDEX *index = index_new(generation_folder(path, id), engine);
    st = read_manifest(index, path, id, check, err);
    if (!st)
        st = open_all(index, err);
    if (!st)
        st = open_counts(index, err);
    if (st)
        return damage(st, err);
    *out = TAKE(index);
    return STATUS_OK;
}

enum index_engine index_engine(const struct index *index)
{
    return index->engine;
}

bool index_was_read(const struct index *index)
{
    return index->was_read;
}

enum status index_verify(const struct index *index, bool (*goes_on)(void *context),
                         void *context, struct error *err)
{
    enum status st =
        manifest_verify(index->folder, scope_of(index), goes_on, context, err);
    return st && st != STATUS_NOT_FOUND ? damage(st, err) : st;
}

void index_free(struct index *index)
{
    if (!index)
        return;
    columns_close(&index->columns);
    texts_free(index->texts);
    spelling_free(index->spelling);
    forms_free(index->forms);
    tokens_free(index->tokens);
    lists_free(index->lists);
    bitmaps_free(index->bitmaps);
    xapian_rows_close(&index->xapian_rows);
    suggest_free(index->suggest);
    gazetteer_free(index->places);
    figures_free(index->figures);
    facet_names_free(index->facet_names);
    bitmaps_free(index->phrases);
    synonyms_free(index->synonyms);
    synonyms_free(index->families);
    thesaurus_free(index->thesaurus);
    vocabulary_free(index->vocabulary);
    mem_free(index->folder);
    mem_free(index);
}

void index_free_at(struct index **index)
{
    index_free(*index);
}

void index_tune(struct index *index, const struct tuning *tuning)
{
    index->tuning = *tuning;
    saturate(index);
}

struct index_info index_info(const struct index *index)
{
    const struct manifest *manifest = &index->manifest;
    return (struct index_info){manifest->generation, manifest->built_at,
                               manifest->n_documents, manifest->text_bytes};
}

const struct vocabulary *index_vocabulary(const struct index *index)
{
    return index->vocabulary;
}
