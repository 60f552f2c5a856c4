/* Compiles a thesaurus: analyses its names, resolves its references and writes
 * thesaurus.bin. */
#include <inttypes.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/intern.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "engine/file/sections.h"
#include "engine/thesaurus/thesaurus.h"
#include "engine/thesaurus/thesaurus_file.h"
#include "engine/thesaurus/thesaurus_key.h"
#include "engine/vocabulary/vocabulary.h"
#include "text/analyse.h"

/** So few capitals may be a word when they are typed small: APA, CRE, MUR. */
#define SHORT_CAPITALS 3

struct compiler {
    const struct thesaurus_source *source;
    const struct thesaurus_remarks *remarks;
    struct analyser *analyser;
    struct intern *strings;
    struct thesaurus_concept_row *concepts;
    struct thesaurus_name_row *names;
    size_t n_names, room_names;
    uint32_t *links;
    size_t n_links, room_links;
    struct buf key;
};

static bool is_short_capitals(const struct token_list *list)
{
    return list->n == 1 && (list->at[0].flags & TOKEN_CAPITALS) &&
           utf8_count(list->at[0].folded) <= SHORT_CAPITALS;
}

static void add_name(struct compiler *c, uint32_t concept, struct str text,
                     enum thesaurus_name_kind kind)
{
    struct token_list list = analyser_run(c->analyser, text, 0);
    bool needs_capitals = is_short_capitals(&list);
    unsigned n_stems = thesaurus_key_of_tokens(&c->key, &list);
    MEM_GROW(c->names, c->n_names + 1, c->room_names, 4096);
    c->names[c->n_names++] =
        (struct thesaurus_name_row){.text = intern_put(c->strings, text),
                                    .key = intern_put(c->strings, buf_str(&c->key)),
                                    .concept = concept,
                                    .n_stems = (uint16_t)n_stems,
                                    .kind = (uint8_t)kind,
                                    .needs_capitals = needs_capitals};
}

static void add_names(struct compiler *c, uint32_t concept, struct thesaurus_texts texts,
                      enum thesaurus_name_kind kind)
{
    for (size_t i = 0; i < texts.n; i++)
        add_name(c, concept, texts.at[i], kind);
}

/**
 * Sort by key, with the names that need capitals last, then by concept, kind and text.
 */
static int by_key(const void *a, const void *b, void *context)
{
    const struct thesaurus_name_row *x = a, *y = b;
    const struct intern *strings = context;
    int c = str_compare(intern_at(strings, x->key), intern_at(strings, y->key));
    if (c)
        return c;
    if (x->needs_capitals != y->needs_capitals)
        return x->needs_capitals - y->needs_capitals;
    if (x->concept != y->concept)
    return x->concept < y->concept ? -1 : 1;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    return str_compare(intern_at(strings, x->text), intern_at(strings, y->text));
}

static void collect_names(struct compiler *c)
{
    for (size_t i = 0; i < thesaurus_source_count(c->source); i++) {
        const struct thesaurus_entry *entry = thesaurus_source_at(c->source, i);
        add_name(c, (uint32_t)i, entry->label, NAME_LABEL);
        add_names(c, (uint32_t)i, entry->synonyms, NAME_SYNONYM);
        add_names(c, (uint32_t)i, entry->trades, NAME_TRADE);
    }
    if (c->n_names)
        qsort_r(c->names, c->n_names, sizeof *c->names, by_key, c->strings);
}

static void add_link(struct compiler *c, uint32_t number)
{
    MEM_GROW(c->links, c->n_links + 1, c->room_links, 4096);
    c->links[c->n_links++] = number;
}

static bool has_link(const struct compiler *c, size_t first, uint32_t number)
{
    for (size_t i = first; i < c->n_links; i++)
        if (c->links[i] == number)
            return true;
    return false;
}

static void warn_unknown(const struct compiler *c, const struct thesaurus_entry *entry,
                         const struct thesaurus_reference *to)
{
    AUTO_BUF text = BUF_INIT(2000);
    buf_printf(&text,
               "« %.*s - %.*s » : aucun descripteur n'a ce code, renvoi laissé de côté",
               STR_ARG(to->label), STR_ARG(to->code));
    c->remarks->warn(c->remarks->context, entry->line, buf_text(&text));
}

/** Add the links of one relation. A reference without a code names the domain. */
static void link_relation(struct compiler *c, const struct thesaurus_entry *entry,
                          enum thesaurus_relation relation,
                          struct thesaurus_concept_row *row)
{
    size_t first = c->n_links;
    for (size_t i = 0; i < entry->relations[relation].n; i++) {
        const struct thesaurus_reference *to = &entry->relations[relation].at[i];
        size_t number = thesaurus_source_find(c->source, to->code);
        if (!to->code.n)
            row->domain = intern_put(c->strings, to->label);
        else if (number == SIZE_MAX)
            warn_unknown(c, entry, to);
        else if (thesaurus_source_at(c->source, number) != entry &&
                 !has_link(c, first, (uint32_t)number))
            add_link(c, (uint32_t)number);
    }
}

/**
 * The numbers of the names, grouped by concept and sorted by kind and key within it.
 * starts[i] becomes the index of the first name of concept i. The caller frees the array.
 */
static uint32_t *group_names(const struct compiler *c, uint32_t *starts)
{
    size_t n = thesaurus_source_count(c->source);
    uint32_t *grouped = mem_new_array(c->n_names, sizeof *grouped);
    uint32_t *next = mem_new_array(n + 1, sizeof *next);
    for (size_t i = 0; i < c->n_names; i++)
        starts[c->names[i].concept + 1]++;
    for (size_t i = 0; i < n; i++)
        starts[i + 1] += starts[i];
    memcpy(next, starts, (n + 1) * sizeof *next);
    for (unsigned kind = 0; kind < NAME_KIND_COUNT_; kind++)
        for (size_t i = 0; i < c->n_names; i++)
            if (c->names[i].kind == kind)
                grouped[next[c->names[i].concept]++] = (uint32_t)i;
    mem_free(next);
    return grouped;
}

static void collect_concepts(struct compiler *c)
{
    size_t n = thesaurus_source_count(c->source);
    c->concepts = mem_new_array(n, sizeof *c->concepts);
    uint32_t *starts = mem_new_array(n + 1, sizeof *starts);
    uint32_t *grouped = group_names(c, starts);
    for (size_t i = 0; i < n; i++) {
        const struct thesaurus_entry *entry = thesaurus_source_at(c->source, i);
        struct thesaurus_concept_row *row = &c->concepts[i];
        row->code = intern_put(c->strings, entry->code);
        row->label = intern_put(c->strings, entry->label);
        row->domain = intern_put(c->strings, STR(""));
        for (unsigned list = 0; list < THESAURUS_RELATION_COUNT_; list++) {
            row->lists[list] = (uint32_t)c->n_links;
            link_relation(c, entry, (enum thesaurus_relation)list, row);
        }
        row->lists[THESAURUS_OWN_NAMES] = (uint32_t)c->n_links;
        for (uint32_t j = starts[i]; j < starts[i + 1]; j++)
            add_link(c, grouped[j]);
        row->lists[THESAURUS_LISTS] = (uint32_t)c->n_links;
    }
    mem_free(starts);
    mem_free(grouped);
}

static void write_strings(struct sections_writer *w, const struct intern *strings)
{
    uint32_t offset = 0;
    sections_write_begin(w, THESAURUS_OFFSETS, sizeof offset);
    sections_write(w, &offset, sizeof offset);
    for (uint32_t i = 0; i < intern_count(strings); i++) {
        offset += (uint32_t)intern_at(strings, i).n;
        sections_write(w, &offset, sizeof offset);
    }
    sections_write_begin(w, THESAURUS_BYTES, 1);
    for (uint32_t i = 0; i < intern_count(strings); i++)
        sections_write(w, intern_at(strings, i).at, intern_at(strings, i).n);
}

static enum status write_file(const struct compiler *c, const char *path,
                              struct error *err)
{
    struct sections_writer w;
    sections_write_open(&w, path);
    sections_write_array(&w, THESAURUS_CONCEPTS, c->concepts,
                         thesaurus_source_count(c->source), sizeof *c->concepts);
    sections_write_array(&w, THESAURUS_NAMES, c->names, c->n_names, sizeof *c->names);
    sections_write_array(&w, THESAURUS_LINKS, c->links, c->n_links, sizeof *c->links);
    write_strings(&w, c->strings);
    return sections_write_close(&w, err);
}

enum status thesaurus_write(struct thesaurus_counts *counts,
                            const struct thesaurus_source *source,
                            const struct vocabulary *vocabulary, const char *path,
                            const struct thesaurus_remarks *remarks, struct error *err)
{
    struct compiler c = {.source = source,
                         .remarks = remarks,
                         .analyser = vocabulary_analyser_new(vocabulary),
                         .strings = intern_new(),
                         .key = BUF_INIT(1U << 14)};
    collect_names(&c);
    collect_concepts(&c);
    /* A source of THESAURUS_FILE_MAX bytes cannot give four gigabytes of strings. */
    enum status st = write_file(&c, path, err);
    counts->n_concepts = (uint32_t)thesaurus_source_count(source);
    counts->n_synonyms = (uint32_t)c.n_names - counts->n_concepts;
    analyser_free(c.analyser);
    intern_free(c.strings);
    buf_release(&c.key);
    mem_free(c.concepts);
    mem_free(c.names);
    mem_free(c.links);
    return st;
}
