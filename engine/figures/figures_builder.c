/* Puts indicators that count the same into one series, whatever their region and period:
 * those whose labels require the same words, and whose figures are of the same kind. */
#include "engine/figures/figures_builder.h"

#include <stdlib.h>
#include <string.h>

#include "base/intern.h"
#include "base/memory.h"
#include "engine/figures/figure_label.h"
#include "engine/figures/figure_unit.h"
#include "engine/figures/figures_file.h"
#include "engine/file/string_table.h"
#include "engine/written/figure.h"

/** The documents of one series. */
struct series {
    uint32_t *documents;
    size_t n, room;
    enum figure_kind kind;
};

struct figures_builder {
    struct analyser *analyser;
    struct figure_places *places;
    /* Of the document that is being added. */
    struct arena *arena;
    struct intern *stems;
    /* The key of each series: its number here is that in `series`. */
    struct intern *keys;
    struct series *series;
    size_t room;
    /* The names: a struct figures_name_row and the numbers of its stems, as bytes. */
    struct intern *names;
};

struct figures_builder *figures_builder_new(const struct vocabulary *vocabulary)
{
    struct figures_builder *builder = mem_new(sizeof *builder);
    builder->analyser = vocabulary_analyser_new(vocabulary);
    builder->places = figure_places_new(vocabulary, builder->analyser);
    builder->arena = arena_new();
    builder->stems = intern_new();
    builder->keys = intern_new();
    builder->names = intern_new();
    return builder;
}

void figures_builder_free(struct figures_builder *builder)
{
    if (!builder)
        return;
    for (uint32_t i = 0; i < intern_count(builder->keys); i++)
        mem_free(builder->series[i].documents);
    mem_free(builder->series);
    intern_free(builder->stems);
    intern_free(builder->keys);
    intern_free(builder->names);
    figure_places_free(builder->places);
    analyser_free(builder->analyser);
    arena_free(builder->arena);
    mem_free(builder);
}

void figures_builder_free_at(struct figures_builder **builder)
{
    figures_builder_free(*builder);
}

static int by_bytes(const void *a, const void *b)
{
    return str_compare(*(const struct str *)a, *(const struct str *)b);
}

/** What tells a series from the others: its kind, its words and its categories. */
static void put_key(struct buf *out, const struct figure_name *name,
                    enum figure_kind kind)
{
    struct str words[FIGURE_NAME_WORDS];
    memcpy(words, name->required, sizeof words);
    qsort(words, name->n_required, sizeof *words, by_bytes);
    buf_printf(out, "%d %s", (int)kind, name->categories);
    for (size_t i = 0; i < name->n_required; i++)
        buf_printf(out, " %.*s", STR_ARG(words[i]));
    buf_printf(out, "%s", name->says_less ? " <" : name->says_more ? " >" : "");
}

static uint32_t series_of(struct figures_builder *builder, const struct figure_name *name,
                          enum figure_kind kind)
{
    AUTO_BUF key = BUF_INIT(1U << 14);
    put_key(&key, name, kind);
    uint32_t n = intern_count(builder->keys);
    uint32_t series = intern_put(builder->keys, buf_str(&key));
    if (series == n) {
        MEM_GROW(builder->series, (size_t)n + 1, builder->room, 64);
        builder->series[series] = (struct series){.kind = kind};
    }
    return series;
}

static uint32_t word_of(struct figures_builder *builder, struct str stem, bool is_number)
{
    return intern_put(builder->stems, stem) * 2 + is_number;
}

/** Say that @p series is called @p name. */
static void add_name(struct figures_builder *builder, uint32_t series,
                     const struct figure_name *name)
{
    struct {
        struct figures_name_row row;
        uint32_t words[2 * FIGURE_NAME_WORDS];
    } all = {{.series = series,
              .n_required = (uint8_t)name->n_required,
              .n_allowed = (uint8_t)name->n_allowed,
              .age_low = name->age_low,
              .age_high = name->age_high,
              .flags = (uint8_t)((name->says_less ? FIGURES_LESS : 0) |
                                 (name->says_more ? FIGURES_MORE : 0) |
                                 (name->is_grouped ? FIGURES_GROUPED : 0))},
             {0}};
    size_t n = 0;
    for (size_t i = 0; i < name->n_required; i++)
        all.words[n++] = word_of(builder, name->required[i], name->is_number[i]);
    for (size_t i = 0; i < name->n_allowed; i++)
        all.words[n++] = word_of(builder, name->allowed[i], false);
    (void)intern_put(builder->names, (struct str){(const char *)&all,
                                                  sizeof all.row + n * sizeof(uint32_t)});
}

/** Sources of one word may be named in the question: « Insee ». */
static void allow_sources(struct figure_name *name, struct figures_builder *builder,
                          struct str source)
{
    while (source.at) {
        struct str part = str_trim(str_cut(&source, ','));
        if (part.n && str_find(part, STR(" ")) == part.n)
            figure_label_allow(name, part, builder->analyser, builder->arena);
    }
}

static bool read_name(struct figure_name *out, struct figures_builder *builder,
                      struct str text, const struct str fields[FIELD_COUNT_],
                      region_set regions)
{
    if (!text.n || !figure_label_read(out, text, regions, builder->places,
                                      builder->analyser, builder->arena))
        return false;
    figure_label_allow(out, fields[FIELD_UNIT], builder->analyser, builder->arena);
    allow_sources(out, builder, fields[FIELD_SOURCE]);
    return true;
}

/** Whether @p title says more of the figure than its label does: « Demandeurs (Femmes,
 *  Bretagne, 2025) ». */
static bool is_narrower(const struct figure_name *title, const struct figure_name *label,
                        const struct str fields[FIELD_COUNT_])
{
    struct str text = fields[FIELD_TITLE];
    size_t n = fields[FIELD_LABEL].n;
    return str_starts_with(text, fields[FIELD_LABEL]) &&
           str_starts_with(str_between(text, n, text.n), STR(" (")) &&
           title->n_required > label->n_required;
}

void figures_builder_add(struct figures_builder *builder, uint32_t docid,
                         const struct str fields[FIELD_COUNT_], region_set regions)
{
    AUTO_BUF value = BUF_INIT(RECORD_FIELD_MAX);
    if (!figure_of_value(fields[FIELD_VALUE], &value).is_figure)
        return;
    arena_clear(builder->arena);
    struct figure_name label, title;
    bool has_label = read_name(&label, builder, fields[FIELD_LABEL], fields, regions);
    bool has_title = read_name(&title, builder, fields[FIELD_TITLE], fields, regions);
    if (!has_label && !has_title)
        return;
    bool by_title = !has_label || (has_title && is_narrower(&title, &label, fields));
    enum figure_kind kind = figure_unit_of(fields[FIELD_UNIT]).kind;
    uint32_t series = series_of(builder, by_title ? &title : &label, kind);
    if (has_title)
        add_name(builder, series, &title);
    if (!by_title)
        add_name(builder, series, &label);
    struct series *at = &builder->series[series];
    MEM_GROW(at->documents, at->n + 1, at->room, 8);
    at->documents[at->n++] = docid;
}

/* Writing. */

/** The stems in their order, and the number there of each. */
static struct intern *sort_stems(uint32_t *numbers, const struct intern *stems)
{
    uint32_t n = intern_count(stems);
    struct str *order = mem_new_array((size_t)n + 1, sizeof *order);
    for (uint32_t i = 0; i < n; i++)
        order[i] = intern_at(stems, i);
    qsort(order, n, sizeof *order, by_bytes);
    struct intern *sorted = intern_new();
    for (uint32_t i = 0; i < n; i++)
        (void)intern_put(sorted, order[i]);
    for (uint32_t i = 0; i < n; i++)
        numbers[i] = intern_find(sorted, intern_at(stems, i));
    mem_free(order);
    return sorted;
}

static struct figures_name_row row_of(const struct intern *names, uint32_t i)
{
    struct figures_name_row row;
    memcpy(&row, intern_at(names, i).at, sizeof row);
    return row;
}

static uint32_t word_at(const struct intern *names, uint32_t name, size_t i)
{
    uint32_t word;
    const char *from = intern_at(names, name).at + sizeof(struct figures_name_row);
    memcpy(&word, from + i * sizeof word, sizeof word);
    return word;
}

static void write_names(struct sections_writer *file, const struct intern *names,
                        const uint32_t *numbers)
{
    sections_write_begin(file, FIGURES_NAMES, sizeof(struct figures_name_row));
    for (uint32_t i = 0, first = 0; i < intern_count(names); i++) {
        struct figures_name_row row = row_of(names, i);
        row.first_word = first;
        first += (uint32_t)row.n_required + row.n_allowed;
        sections_write(file, &row, sizeof row);
    }
    sections_write_begin(file, FIGURES_WORDS, sizeof(uint32_t));
    for (uint32_t i = 0; i < intern_count(names); i++) {
        struct figures_name_row row = row_of(names, i);
        for (size_t k = 0; k < (size_t)row.n_required + row.n_allowed; k++) {
            uint32_t word = word_at(names, i, k);
            word = numbers[word / 2] * 2 + word % 2;
            sections_write(file, &word, sizeof word);
        }
    }
}

/** Which names require each stem: their numbers, and where those of each stem begin. */
static void write_postings(struct sections_writer *file, const struct intern *names,
                           const uint32_t *numbers, size_t n_stems)
{
    uint32_t *starts = mem_new_array(n_stems + 2, sizeof *starts);
    for (uint32_t i = 0; i < intern_count(names); i++)
        for (size_t k = 0; k < row_of(names, i).n_required; k++)
            starts[numbers[word_at(names, i, k) / 2] + 2]++;
    for (size_t i = 2; i < n_stems + 2; i++)
        starts[i] += starts[i - 1];
    uint32_t n = starts[n_stems + 1];
    uint32_t *postings = mem_new_array((size_t)n + 1, sizeof *postings);
    for (uint32_t i = 0; i < intern_count(names); i++)
        for (size_t k = 0; k < row_of(names, i).n_required; k++)
            postings[starts[numbers[word_at(names, i, k) / 2] + 1]++] = i;
    sections_write_array(file, FIGURES_STARTS, starts, n_stems + 1, sizeof *starts);
    sections_write_array(file, FIGURES_POSTINGS, postings, n, sizeof *postings);
    mem_free(postings);
    mem_free(starts);
}

static void write_series(struct sections_writer *file,
                         const struct figures_builder *builder)
{
    uint32_t n = intern_count(builder->keys);
    sections_write_begin(file, FIGURES_SERIES, sizeof(struct figures_series_row));
    for (uint32_t i = 0, first = 0; i < n; i++) {
        const struct series *series = &builder->series[i];
        struct figures_series_row row = {first, (uint32_t)series->n,
                                         (uint32_t)series->kind};
        first += row.n_documents;
        sections_write(file, &row, sizeof row);
    }
    sections_write_begin(file, FIGURES_DOCUMENTS, sizeof(uint32_t));
    for (uint32_t i = 0; i < n; i++)
        sections_write(file, builder->series[i].documents,
                       builder->series[i].n * sizeof(uint32_t));
}

enum status figures_builder_write(const struct figures_builder *builder, const char *path,
                                  struct error *err)
{
    uint32_t n_stems = intern_count(builder->stems);
    uint32_t *numbers = mem_new_array((size_t)n_stems + 1, sizeof *numbers);
    AUTO_INTERN *stems = sort_stems(numbers, builder->stems);
    struct sections_writer file;
    sections_write_open(&file, path);
    write_names(&file, builder->names, numbers);
    write_postings(&file, builder->names, numbers, n_stems);
    write_series(&file, builder);
    string_table_write(&file, FIGURES_STEMS, stems);
    mem_free(numbers);
    return sections_write_close(&file, err);
}
