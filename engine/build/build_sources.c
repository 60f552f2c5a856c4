/* Numbering the sources of the documents, those of one slug as one. */
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

/** Number the sources, merge those of one slug under the first label, set each row's
 *  source. @return how many are left, in front. */
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

void build_order_sources(struct build *build)
{
    uint32_t n_labels = intern_count(build->sources);
    struct source *sources = mem_new_array(n_labels, sizeof *sources);
    build->n_slugs = number_sources(build, sources, n_labels);
    build->slugs = mem_new_array((size_t)build->n_slugs + 1, sizeof *build->slugs);
    build->slug_texts = mem_new_array((size_t)build->n_slugs + 1, sizeof(char *));
    for (uint32_t i = 0; i < n_labels; i++) {
        if (i >= build->n_slugs) {
            mem_free(sources[i].slug);
            continue;
        }
        build->slugs[i] = sources[i].texts;
        build->slug_texts[i] = sources[i].slug;
    }
    mem_free(sources);
}

void build_free_sources(struct build *build)
{
    for (uint32_t i = 0; i < build->n_slugs; i++)
        mem_free(build->slug_texts[i]);
    mem_free(build->slug_texts);
    mem_free(build->slugs);
}
