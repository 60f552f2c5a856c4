/* Loads the files of a vocabulary folder, and finds regions by code or slug and themes by
 * slug. */
#include "engine/vocabulary/vocabulary.h"

#include <assert.h>

#include "base/file.h"
#include "base/memory.h"
#include "engine/json/json_read.h"
#include "engine/vocabulary/vocabulary_parts.h"

static const struct vocabulary_file files[] = {
    {VOCABULARY_REGIONS, false},  {VOCABULARY_THEMES, false},
    {VOCABULARY_ACRONYMS, false}, {VOCABULARY_SYNONYMS, true},
    {VOCABULARY_FAMILIES, true},  {VOCABULARY_QUERIES, true},
    {VOCABULARY_KINDS, true},     {VOCABULARY_INFLECTIONS, true},
};

/**
 * The function that reads each file, in the order of the files: from JSON or from lines.
 * The lexicon has none: it is mapped.
 */
static const struct {
    void (*from_json)(struct vocabulary *, struct vocabulary_source *, const json_t *);
    void (*from_lines)(struct vocabulary *, struct vocabulary_source *);
} readers[COUNT_OF(files)] = {
    {vocabulary_read_regions, NULL},  {vocabulary_read_themes, NULL},
    {vocabulary_read_acronyms, NULL}, {NULL, vocabulary_read_synonyms},
    {NULL, vocabulary_read_families}, {NULL, vocabulary_read_queries},
    {NULL, vocabulary_read_kinds},    {NULL, NULL},
};

const struct vocabulary_file *vocabulary_files(size_t *n)
{
    *n = COUNT_OF(files);
    return files;
}

static enum status read_json(struct vocabulary *vocabulary, size_t i,
                             struct vocabulary_source *source)
{
    AUTO_JSON *root = NULL;
    enum status st = json_read_file(&root, source->text, source->file, source->err);
    if (st)
        return st;
    readers[i].from_json(vocabulary, source, root);
    return source->status;
}

static enum status load_file(struct vocabulary *vocabulary, const char *folder, size_t i,
                             struct error *err)
{
    AUTO_TEXT *path = path_join(folder, files[i].name);
    if (files[i].is_optional && file_type_of(path) == FILE_MISSING)
        return STATUS_OK;
    if (!readers[i].from_json && !readers[i].from_lines)
        return vocabulary_take_inflections(vocabulary, path, err);
    AUTO_BUF text = BUF_INIT(VOCABULARY_FILE_MAX);
    enum status st = file_read(&text, path, err);
    if (st)
        return st;
    struct vocabulary_source source = {
        .file = path, .text = buf_str(&text), .arena = vocabulary->arena, .err = err};
    if (readers[i].from_json)
        return read_json(vocabulary, i, &source);
    readers[i].from_lines(vocabulary, &source);
    return source.status;
}

enum status vocabulary_take_inflections(struct vocabulary *vocabulary, const char *path,
                                        struct error *err)
{
    AUTO_FILE_MAP map = FILE_MAP_INIT;
    struct inflections inflections;
    enum status st = file_map(&map, path, err);
    if (st)
        return st;
    if (!inflections_open(&inflections, (struct str){(const char *)map.at, map.n}))
        return error_set(err, STATUS_BAD_INPUT,
                         "%s : ce n'est pas un lexique d'inflections de cette version",
                         path);
    file_unmap(&vocabulary->inflections_file);
    vocabulary->inflections_file = map;
    vocabulary->inflections = inflections;
    map = (struct file_map)FILE_MAP_INIT;
    return STATUS_OK;
}

const struct inflections *vocabulary_inflections(const struct vocabulary *vocabulary)
{
    return vocabulary->inflections.n_sets ? &vocabulary->inflections : NULL;
}

enum status vocabulary_load(struct vocabulary **out, const char *path, struct error *err)
{
    *out = NULL;
    AUTO_VOCABULARY *vocabulary = mem_new(sizeof *vocabulary);
    vocabulary->arena = arena_new();
    vocabulary->inflections_file = (struct file_map)FILE_MAP_INIT;
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        enum status st = load_file(vocabulary, path, i, err);
        if (st)
            return st;
    }
    *out = TAKE(vocabulary);
    return STATUS_OK;
}

void vocabulary_free(struct vocabulary *vocabulary)
{
    if (!vocabulary)
        return;
    arena_free(vocabulary->arena);
    file_unmap(&vocabulary->inflections_file);
    mem_free(vocabulary);
}

void vocabulary_free_at(struct vocabulary **vocabulary)
{
    vocabulary_free(*vocabulary);
}

size_t vocabulary_n_regions(const struct vocabulary *vocabulary)
{
    return vocabulary->n_regions;
}

const struct region *vocabulary_region(const struct vocabulary *vocabulary, size_t i)
{
    assert(i < vocabulary->n_regions);
    return &vocabulary->regions[i];
}

int vocabulary_find_region(const struct vocabulary *vocabulary, struct str code_or_slug)
{
    for (size_t i = 0; i < vocabulary->n_regions; i++) {
        const struct region *region = &vocabulary->regions[i];
        if (str_equal(code_or_slug, str_of(region->code)) ||
            str_equal(code_or_slug, str_of(region->slug)))
            return (int)i;
    }
    return -1;
}

size_t vocabulary_n_themes(const struct vocabulary *vocabulary)
{
    return vocabulary->n_themes;
}

const struct theme *vocabulary_theme(const struct vocabulary *vocabulary, size_t i)
{
    assert(i < vocabulary->n_themes);
    return &vocabulary->themes[i];
}

int vocabulary_find_theme(const struct vocabulary *vocabulary, struct str slug)
{
    for (size_t i = 0; i < vocabulary->n_themes; i++)
        if (str_equal(slug, str_of(vocabulary->themes[i].slug)))
            return (int)i;
    return -1;
}

struct theme_set vocabulary_with_parents(const struct vocabulary *vocabulary,
                                         struct theme_set set)
{
    struct theme_set all = set;
    for (unsigned i = 0; i < vocabulary->n_themes; i++)
        if (theme_set_has(&set, i) && vocabulary->themes[i].parent >= 0)
            theme_set_add(&all, (unsigned)vocabulary->themes[i].parent);
    return all;
}

size_t vocabulary_n_acronyms(const struct vocabulary *vocabulary)
{
    return vocabulary->n_acronyms;
}

const struct acronym *vocabulary_acronym(const struct vocabulary *vocabulary, size_t i)
{
    assert(i < vocabulary->n_acronyms);
    return &vocabulary->acronyms[i];
}

size_t vocabulary_n_groups(const struct vocabulary *vocabulary, enum group_kind kind)
{
    return vocabulary->n_groups[kind];
}

const struct word_group *vocabulary_group(const struct vocabulary *vocabulary,
                                          enum group_kind kind, size_t i)
{
    assert(i < vocabulary->n_groups[kind]);
    return &vocabulary->groups[kind][i];
}

size_t vocabulary_n_queries(const struct vocabulary *vocabulary)
{
    return vocabulary->n_queries;
}

const struct frequent_query *vocabulary_query(const struct vocabulary *vocabulary,
                                              size_t i)
{
    assert(i < vocabulary->n_queries);
    return &vocabulary->queries[i];
}

size_t vocabulary_n_kinds(const struct vocabulary *vocabulary)
{
    return vocabulary->n_kinds;
}

const struct kind_words *vocabulary_kind_words(const struct vocabulary *vocabulary,
                                               size_t i)
{
    assert(i < vocabulary->n_kinds);
    return &vocabulary->kinds[i];
}
