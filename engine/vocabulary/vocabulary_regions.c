/* Reads regions.json: the regions with their departments and towns, sorted by label. */
#include <ctype.h>
#include <stdlib.h>
#include <utf8proc.h>

#include "base/memory.h"
#include "engine/vocabulary/vocabulary_parts.h"

/** A region with the key that sorts it. */
struct region_ranked {
    struct region region;
    char *sort_key;
};

/**
 * The key by which @p label sorts: « Île-de-France » sorts as "ile de france", because
 * accents, case and punctuation do not count.
 */
static char *sort_key(const char *label)
{
    utf8proc_uint8_t *folded = NULL;
    utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)label, 0, &folded,
                                      UTF8PROC_NULLTERM | UTF8PROC_DECOMPOSE |
                                          UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD);
    char *key = mem_copy_string(n > 0 ? (char *)folded : label,
                                n > 0 ? (size_t)n : strlen(label));
    free(folded); /* library memory */
    for (char *at = key; *at; at++)
        if ((unsigned char)*at < 0x80 && !isalnum((unsigned char)*at))
            *at = ' ';
    return key;
}

static int compare(const void *a, const void *b)
{
    const struct region_ranked *x = a, *y = b;
    return strcmp(x->sort_key, y->sort_key);
}

/** An INSEE code: two or three digits, or 2A and 2B. */
static const char *read_code(struct vocabulary_source *source, const json_t *object,
                             const char *name)
{
    const char *code = source_text(source, object, name, SOURCE_REQUIRED);
    size_t n = strlen(code);
    if (n < 2 || n > 3 || strspn(code, "0123456789AB") != n)
        source_fail(source, "« %s » : « %s » n'est pas un code Insee", name, code);
    return code;
}

static void read_departments(struct region *region, struct vocabulary_source *source,
                             const json_t *object, size_t rank)
{
    const json_t *list = source_list(source, object, "departments", SOURCE_REQUIRED);
    size_t n = json_array_size(list);
    struct department *departments = arena_array(source->arena, n, sizeof *departments);
    for (size_t i = 0; i < n; i++) {
        const json_t *at = json_array_get(list, i);
        source_at(source, "regions[%zu].departments[%zu]", rank, i);
        departments[i] = (struct department){
            .code = read_code(source, at, "code"),
            .name = source_text(source, at, "name", SOURCE_REQUIRED),
            .demonyms = source_texts(source, at, "demonyms"),
            .is_ambiguous = source_flag(at, "ambiguous"),
        };
    }
    region->departments = departments;
    region->n_departments = n;
}

static bool has_department(const struct region *region, const char *code)
{
    for (size_t i = 0; i < region->n_departments; i++)
        if (strcmp(region->departments[i].code, code) == 0)
            return true;
    return false;
}

static void read_towns(struct region *region, struct vocabulary_source *source,
                       const json_t *object, size_t rank)
{
    const json_t *list = source_list(source, object, "towns", SOURCE_OPTIONAL);
    size_t n = json_array_size(list);
    struct town *towns = arena_array(source->arena, n, sizeof *towns);
    for (size_t i = 0; i < n; i++) {
        const json_t *at = json_array_get(list, i);
        source_at(source, "regions[%zu].towns[%zu]", rank, i);
        towns[i] = (struct town){
            .name = source_text(source, at, "name", SOURCE_REQUIRED),
            .department = read_code(source, at, "dept"),
            .population = source_count(source, at, "pop"),
            .is_ambiguous =
                json_array_size(json_object_get(at, "homonyms_in_depts")) > 0 ||
                source_flag(at, "common_word"),
            .is_common_word = source_flag(at, "common_word"),
        };
        if (!has_department(region, towns[i].department))
            source_fail(source, "« dept » : « %s » n'est pas un département de la région",
                        towns[i].department);
    }
    region->towns = towns;
    region->n_towns = n;
}

/** A list of texts that is being put together. gathered() copies it into the arena. */
struct gathering {
    const char **at;
    size_t n, room;
};

static void gather(struct gathering *to, struct text_list texts)
{
    MEM_GROW(to->at, to->n + texts.n, to->room, 16);
    for (size_t i = 0; i < texts.n; i++)
        to->at[to->n++] = texts.at[i];
}

static struct text_list gathered(struct gathering *from, struct arena *arena)
{
    const char **texts = arena_array(arena, from->n, sizeof *texts);
    for (size_t i = 0; i < from->n; i++)
        texts[i] = from->at[i];
    mem_free(from->at);
    return (struct text_list){texts, from->n};
}

/**
 * Whether a former name counts only beside the word « région »: the file says so, or
 * lists it with that word (« Région Centre »).
 */
static bool is_ambiguous_former(const struct region *region, const json_t *former,
                                const char *name)
{
    static const struct str word = {"Région ", sizeof "Région " - 1};
    for (size_t i = 0; i < region->variants.n; i++) {
        struct str variant = str_of(region->variants.at[i]);
        if (str_starts_with(variant, word) && strcmp(variant.at + word.n, name) == 0)
            return true;
    }
    return source_flag(former, "ambiguous");
}

/** Read the former regions; the ambiguous ones become ambiguous variants. */
static void read_former(struct region *region, struct vocabulary_source *source,
                        const json_t *object, size_t rank)
{
    struct gathering names = {.n = 0}, ambiguous = {.n = 0};
    gather(&ambiguous, source_texts(source, object, "variants_ambiguous"));
    const json_t *list = source_list(source, object, "former_regions", SOURCE_OPTIONAL);
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *at = json_array_get(list, i);
        source_at(source, "regions[%zu].former_regions[%zu]", rank, i);
        const char *name = source_text(source, at, "name", SOURCE_REQUIRED);
        gather(is_ambiguous_former(region, at, name) ? &ambiguous : &names,
               (struct text_list){&name, 1});
        gather(&names, source_texts(source, at, "variants"));
        gather(&ambiguous, source_texts(source, at, "variants_ambiguous"));
    }
    region->former_names = gathered(&names, source->arena);
    region->ambiguous_variants = gathered(&ambiguous, source->arena);
}

static struct region read_region(struct vocabulary_source *source, const json_t *object,
                                 size_t rank)
{
    source_at(source, "regions[%zu]", rank);
    struct region region = {
        .code = read_code(source, object, "insee"),
        .slug = source_slug(source, object, "slug"),
        .label = source_text(source, object, "name", SOURCE_REQUIRED),
        .collectivity = source_text(source, object, "collectivity", SOURCE_OPTIONAL),
        .seat = source_text(source, object, "chef_lieu", SOURCE_OPTIONAL),
        .variants = source_texts(source, object, "variants"),
        .demonyms = source_texts(source, object, "demonyms"),
        .territories = source_texts(source, object, "territories"),
    };
    read_former(&region, source, object, rank);
    read_departments(&region, source, object, rank);
    read_towns(&region, source, object, rank);
    return region;
}

/** Refuse a code or slug that two regions have. */
static void refuse_twins(const struct vocabulary *vocabulary,
                         struct vocabulary_source *source)
{
    source_at(source, "regions");
    for (size_t i = 0; i < vocabulary->n_regions; i++) {
        const struct region *region = &vocabulary->regions[i];
        if (vocabulary_find_region(vocabulary, str_of(region->code)) != (int)i)
            source_fail(source, "le code « %s » est donné deux fois", region->code);
        if (vocabulary_find_region(vocabulary, str_of(region->slug)) != (int)i)
            source_fail(source, "« slug » : « %s » est donné deux fois", region->slug);
    }
}

void vocabulary_read_regions(struct vocabulary *out, struct vocabulary_source *source,
                             const json_t *root)
{
    const json_t *list = source_list(source, root, "regions", SOURCE_REQUIRED);
    size_t n = json_array_size(list);
    if (n > REGION_MAX) {
        source_fail(source, "« regions » : %zu régions, le plus est %d", n, REGION_MAX);
        return;
    }
    struct region_ranked ranked[REGION_MAX];
    for (size_t i = 0; i < n; i++) {
        ranked[i].region = read_region(source, json_array_get(list, i), i);
        ranked[i].sort_key = sort_key(ranked[i].region.label);
    }
    qsort(ranked, n, sizeof *ranked, compare);
    out->regions = arena_array(out->arena, n, sizeof *out->regions);
    out->n_regions = n;
    for (size_t i = 0; i < n; i++) {
        out->regions[i] = ranked[i].region;
        mem_free(ranked[i].sort_key);
    }
    refuse_twins(out, source);
}
