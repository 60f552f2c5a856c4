/* Writing columns.bin: the rows of the entries with their sources and wholes numbered. */
#include <stdlib.h>

#include "base/memory.h"
#include "engine/build/build_parts.h"
#include "engine/vocabulary/vocabulary_parts.h"

/* Sources get their numbers in the order of their slugs. */

struct source {
    struct column_source texts;
    uint32_t intern;
    /** Owned. */
    char *slug;
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

/** Number the sources, merge those of one slug under the first label, and set the source
 *  of each row. @return how many there are. */
static uint32_t number_sources(struct build *build, struct source *sources, uint32_t n)
{
    AUTO_ANALYSER *analyser = vocabulary_analyser_new(build->vocabulary);
    for (uint32_t i = 0; i < n; i++) {
        struct str label = intern_at(build->sources, i);
        sources[i].slug = slug_of(analyser, label);
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

/** Give a document and its parts one number, in the order of the rows. */
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

enum status build_write_columns(struct build *build, struct error *err)
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
