/* Opens figures.bin, and checks that each number in it leads somewhere. */
#include "engine/figures/figures.h"

#include "base/memory.h"
#include "engine/figures/figures_file.h"
#include "engine/file/string_table.h"

struct figures {
    struct sections file;
    const struct figures_name_row *names;
    const uint32_t *words, *starts, *postings, *documents;
    const struct figures_series_row *series;
    size_t n_names, n_words, n_starts, n_postings, n_series, n_documents;
    struct string_table stems;
};

static bool names_are_sound(const struct figures *f)
{
    for (size_t i = 0; i < f->n_names; i++) {
        const struct figures_name_row *row = &f->names[i];
        size_t n = (size_t)row->n_required + row->n_allowed;
        if (row->series >= f->n_series || !row->n_required ||
            row->first_word > f->n_words || n > f->n_words - row->first_word)
            return false;
    }
    for (size_t i = 0; i < f->n_words; i++)
        if (f->words[i] / 2 >= f->stems.n)
            return false;
    return true;
}

static bool postings_are_sound(const struct figures *f)
{
    if (f->n_starts != f->stems.n + 1 || f->starts[0] != 0 ||
        f->starts[f->stems.n] != f->n_postings)
        return false;
    for (size_t i = 0; i < f->stems.n; i++)
        if (f->starts[i] > f->starts[i + 1])
            return false;
    for (size_t i = 0; i < f->n_postings; i++)
        if (f->postings[i] >= f->n_names)
            return false;
    return true;
}

static bool series_are_sound(const struct figures *f, uint32_t n_documents)
{
    for (size_t i = 0; i < f->n_series; i++) {
        const struct figures_series_row *row = &f->series[i];
        if (row->kind > FIGURE_MONEY || row->first_document > f->n_documents ||
            row->n_documents > f->n_documents - row->first_document)
            return false;
    }
    for (size_t i = 0; i < f->n_documents; i++)
        if (f->documents[i] - 1 >= n_documents)
            return false;
    return true;
}

static enum status read_sections(struct figures *f, struct error *err)
{
    const struct section_wanted wanted[] = {
        SECTION_ANY(FIGURES_NAMES, f->names, &f->n_names),
        SECTION_ANY(FIGURES_WORDS, f->words, &f->n_words),
        SECTION_SOME(FIGURES_STARTS, f->starts, &f->n_starts),
        SECTION_ANY(FIGURES_POSTINGS, f->postings, &f->n_postings),
        SECTION_ANY(FIGURES_SERIES, f->series, &f->n_series),
        SECTION_ANY(FIGURES_DOCUMENTS, f->documents, &f->n_documents)};
    enum status st = sections_read(&f->file, wanted, COUNT_OF(wanted), err);
    return st ? st : string_table_open(&f->stems, &f->file, FIGURES_STEMS, err);
}

enum status figures_open(struct figures **out, const char *path, uint32_t n_documents,
                         struct error *err)
{
    *out = NULL;
    struct figures *f = mem_new(sizeof *f);
    enum status st = sections_open(&f->file, path, err);
    if (!st && read_sections(f, err))
        st = error_context(err, STATUS_INDEX_CORRUPT, "%s", path);
    if (!st && !(names_are_sound(f) && postings_are_sound(f) &&
                 series_are_sound(f, n_documents)))
        st = error_set(err, STATUS_INDEX_CORRUPT, "%s: a number out of range", path);
    if (st)
        figures_free(f);
    else
        *out = f;
    return st;
}

void figures_free(struct figures *figures)
{
    if (!figures)
        return;
    sections_close(&figures->file);
    mem_free(figures);
}

uint32_t figures_stem(const struct figures *figures, struct str stem)
{
    size_t low = 0, high = figures->stems.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = str_compare(stem, string_table_at(&figures->stems, (uint32_t)middle));
        if (!order)
            return (uint32_t)middle;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return FIGURES_NO_STEM;
}

uint32_t figures_n_stems(const struct figures *figures)
{
    return (uint32_t)figures->stems.n;
}

struct figure_numbers figures_names_with(const struct figures *figures, uint32_t stem)
{
    uint32_t first = figures->starts[stem];
    return (struct figure_numbers){figures->postings + first,
                                   figures->starts[stem + 1] - first};
}

struct figure_called figures_name(const struct figures *figures, uint32_t name)
{
    const struct figures_name_row *row = &figures->names[name];
    const uint32_t *words = figures->words + row->first_word;
    return (struct figure_called){
        .series = row->series,
        .required = {words, row->n_required},
        .allowed = {words + row->n_required, row->n_allowed},
        .age_low = row->age_low,
        .age_high = row->age_high,
        .says_less = row->flags & FIGURES_LESS,
        .says_more = row->flags & FIGURES_MORE,
        .is_grouped = row->flags & FIGURES_GROUPED,
    };
}

uint32_t figures_n_series(const struct figures *figures)
{
    return (uint32_t)figures->n_series;
}

enum figure_kind figures_kind(const struct figures *figures, uint32_t series)
{
    return (enum figure_kind)figures->series[series].kind;
}

struct figure_numbers figures_documents(const struct figures *figures, uint32_t series)
{
    const struct figures_series_row *row = &figures->series[series];
    return (struct figure_numbers){figures->documents + row->first_document,
                                   row->n_documents};
}
