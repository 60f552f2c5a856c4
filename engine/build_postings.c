/* The Xapian side of a generation: each document's terms with their impact weights. */
#include <stdlib.h>

#include "base/memory.h"
#include "engine/build_parts.h"
#include "engine/schema.h"
#include "engine/segment.h"
#include "xapian-c/xapian-c.h"

/** Small batches: twice as fast as Xapian's own threshold (DESIGN §2). */
#define COMMIT_EVERY 1000

/** The terms of one document before they are counted: family << 32 | number of the string. */
struct bag {
    uint64_t *at;
    size_t n, room;
};

static void bag_put(struct bag *bag, enum family family, uint32_t string)
{
    if (bag->n == bag->room) {
        bag->room = bag->room ? bag->room * 2 : 4096;
        bag->at = mem_resize_array(bag->at, bag->room, sizeof *bag->at);
    }
    bag->at[bag->n++] = (uint64_t)family << 32 | string;
}

static int by_value(const void *a, const void *b)
{
    const uint64_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static void fill(struct bag *bag, struct build *build)
{
    struct spool_reader reader =
        spool_reader_of(buf_str(&build->tokens), build->form_numbers);
    bag->n = 0;
    for (unsigned segment = 0; segment < SEGMENT_COUNT_; segment++) {
        (void)spool_reader_segment(&reader);
        for (struct spooled_token token; spool_reader_next(&reader, &token);) {
            build->form_uses[token.form]++;
            struct form_terms terms = forms_builder_terms(build->forms, token.form);
            bag_put(bag, FAMILY_STEM, terms.stem);
            bag_put(bag, FAMILY_EXACT, terms.folded);
            if (segment == SEGMENT_TITLE) {
                bag_put(bag, FAMILY_TITLE_STEM, terms.stem);
                bag_put(bag, FAMILY_TITLE_EXACT, terms.folded);
            } else if (segment == SEGMENT_AUTHOR) {
                bag_put(bag, FAMILY_AUTHOR, terms.folded);
            }
        }
    }
    if (bag->n)
        qsort(bag->at, bag->n, sizeof *bag->at, by_value);
}

/** Mean lengths, as columns.bin will tell them to the readers. */
struct means {
    double words, title_words;
};

static struct means means_of(const struct build *build)
{
    struct means sum = {0, 0};
    for (size_t i = 0; i < build->n; i++) {
        sum.words += build->entries[i].row.n_words;
        sum.title_words += build->entries[i].row.n_title_words;
    }
    double n = build->n ? (double)build->n : 1;
    return (struct means){sum.words / n, sum.title_words / n};
}

static uint32_t weight_of(const struct tuning *tuning, enum family family, uint32_t count,
                          const struct column_row *row, struct means means)
{
    switch (family) {
    case FAMILY_STEM:
    case FAMILY_EXACT:
        return impact_weight(impact_all(tuning), count, row->n_words, means.words);
    case FAMILY_TITLE_STEM:
    case FAMILY_TITLE_EXACT:
        return impact_weight(impact_title(tuning), count, row->n_title_words,
                             means.title_words);
    case FAMILY_AUTHOR:
    case FAMILY_COUNT_:
        break;
    }
    return 1;
}

static enum status add_terms(struct xc_document *document, const struct bag *bag,
                             struct build *build, const struct column_row *row,
                             struct means means, struct error *err)
{
    enum status st = STATUS_OK;
    for (size_t i = 0, next; !st && i < bag->n; i = next) {
        for (next = i + 1; next < bag->n && bag->at[next] == bag->at[i]; next++)
            continue;
        enum family family = (enum family)(bag->at[i] >> 32);
        char bytes[TERM_BYTES];
        struct str text = forms_builder_string(build->forms, (uint32_t)bag->at[i]);
        if (!text.n)
            continue;
        build->string_documents[(uint32_t)bag->at[i]] += family == FAMILY_EXACT;
        uint32_t weight =
            weight_of(&build->tuning, family, (uint32_t)(next - i), row, means);
        st = xc_document_add_term(document, term_make(bytes, family, text), weight, err);
    }
    return st;
}

static enum status write_documents(struct build *build, struct xc_writer *writer,
                                   struct xc_document *document, struct bag *bag,
                                   struct error *err)
{
    struct means means = means_of(build);
    enum status st = STATUS_OK;
    for (size_t i = 0; !st && i < build->n; i++) {
        const struct build_entry *entry = &build->entries[i];
        st = build_read_spool(build, entry, err);
        if (st)
            break;
        fill(bag, build);
        st = xc_document_clear(document, err);
        if (!st)
            st = add_terms(document, bag, build, &entry->row, means, err);
        if (!st)
            st = xc_writer_put(writer, (uint32_t)i + 1, document, err);
        if (!st && (i + 1) % COMMIT_EVERY == 0)
            st = xc_writer_commit(writer, err);
    }
    return st ? st : xc_writer_commit(writer, err);
}

/** Write the index as it grows, in the order of the entries, at @p path. */
static enum status write_loose(struct build *build, const char *path, struct error *err)
{
    struct xc_writer_options options = {
        .mode = XC_WRITER_OVERWRITE, .no_termlist = true, .no_sync = true};
    XC_AUTO_WRITER *writer = NULL;
    XC_AUTO_DOCUMENT *document = NULL;
    struct bag bag = {NULL, 0, 0};
    build->form_uses =
        mem_new_array((size_t)forms_builder_count(build->forms) + 1, sizeof(uint32_t));
    build->string_documents = mem_new_array(
        (size_t)forms_builder_n_strings(build->forms) + 1, sizeof(uint32_t));
    enum status st = xc_writer_open(&writer, path, &options, err);
    if (!st)
        st = xc_document_new(&document, err);
    if (!st)
        st = write_documents(build, writer, document, &bag, err);
    mem_free(bag.at);
    return st;
}

enum status build_write_postings(struct build *build, struct str digest,
                                 struct error *err)
{
    AUTO_TEXT *loose = path_join(build->folder, "postings.tmp");
    AUTO_TEXT *path = path_join(build->folder, GENERATION_POSTINGS);
    enum status st = write_loose(build, loose, err);
    if (st)
        return st;
    /* Xapian would draw the identity at random: the same corpus is to give the same bytes. */
    uint8_t uuid[XC_UUID_BYTES] = {0};
    memcpy(uuid, digest.at, digest.n < sizeof uuid ? digest.n : sizeof uuid);
    const char *sources[] = {loose};
    st = xc_compact(
        path, sources, COUNT_OF(sources),
        &(struct xc_compact_options){.level = XC_COMPACT_STANDARD, .uuid = uuid}, err);
    return st ? st : folder_remove(loose, err);
}
