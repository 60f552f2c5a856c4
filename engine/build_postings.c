/* The postings of a generation: Xapian's (stems, with their impact weights), the flat lists of all terms, and the bitmaps
 * of frequent stems and of the facets' values. */
#include <stdlib.h>

#include "base/memory.h"
#include "engine/bitmaps.h"
#include "engine/build_facets.h"
#include "engine/build_terms.h"
#include "engine/invert.h"
#include "engine/length_code.h"
#include "engine/lists_writer.h"
#include "engine/schema.h"
#include "xapian-c/xapian-c.h"

/** Small batches: twice as fast as Xapian's own threshold (DESIGN §2). */
#define COMMIT_EVERY 1000

/** Postings sorted in memory at a time: 64 MB. */
#define RUN_POSTINGS (4U << 20)

struct writing {
    struct build *build;
    struct build_terms terms;
    struct term_tally tally;
    struct lists_lengths lengths;
    uint8_t *codes, *title_codes; /* the same, to be filled */
    struct inverter *inverter;
    struct xc_writer *xapian;
    struct xc_document *document;
    struct lists_writer *lists;
    struct bitmaps_writer bitmaps;
    uint32_t *exact_documents; /* of each string's place in the order */
};

/** Length codes of all documents, and their means. */
static void measure(struct writing *w)
{
    size_t n = w->build->n;
    double words = 0, title_words = 0;
    w->codes = mem_new_array(n + 1, 1);
    w->title_codes = mem_new_array(n + 1, 1);
    for (size_t i = 0; i < n; i++) {
        const struct column_row *row = &w->build->entries[i].row;
        w->codes[i + 1] = length_encode(row->n_words);
        w->title_codes[i + 1] = length_encode(row->n_title_words);
        words += row->n_words;
        title_words += row->n_title_words;
    }
    double count = n ? (double)n : 1;
    w->lengths = (struct lists_lengths){w->codes, w->title_codes, words / count,
                                        title_words / count};
}

static uint32_t weight_of(const struct writing *w, enum family family, uint8_t count,
                          uint32_t docid)
{
    const struct tuning *tuning = &w->build->tuning;
    uint32_t wdf = count_decode(count);
    if (family == FAMILY_TITLE_STEM)
        return impact_weight(impact_title(tuning), wdf,
                             length_decode(w->title_codes[docid]), w->lengths.title_mean);
    return impact_weight(impact_all(tuning), wdf, length_decode(w->codes[docid]),
                         w->lengths.mean);
}

/** Xapian keeps the stems: those of similar documents are looked for there. */
static bool is_in_xapian(enum family family)
{
    return family == FAMILY_STEM || family == FAMILY_TITLE_STEM;
}

static enum status add_terms(struct writing *w, uint32_t docid, struct error *err)
{
    enum status st = STATUS_OK;
    for (size_t i = 0; !st && i < w->tally.n; i++) {
        uint32_t term = w->tally.at[i];
        uint8_t count = count_encode(w->tally.counts[term]);
        enum family family = build_term_family(&w->terms, term);
        inverter_add(w->inverter, term, docid, count);
        if (!is_in_xapian(family))
            continue;
        char bytes[TERM_BYTES];
        st = xc_document_add_term(
            w->document, term_make(bytes, family, build_term_text(&w->terms, term)),
            weight_of(w, family, count, docid), err);
    }
    return st;
}

static enum status write_document(struct writing *w, uint32_t docid, struct error *err)
{
    struct build *build = w->build;
    enum status st = build_read_spool(build, &build->entries[docid - 1], err);
    if (st)
        return st;
    struct spool_reader words =
        spool_reader_of(buf_str(&build->tokens), build->form_numbers);
    term_tally_fill(&w->tally, &words, build->forms, build->form_uses);
    st = xc_document_clear(w->document, err);
    if (!st)
        st = add_terms(w, docid, err);
    if (!st)
        st = xc_writer_put(w->xapian, docid, w->document, err);
    if (!st && docid % COMMIT_EVERY == 0)
        st = xc_writer_commit(w->xapian, err);
    return st;
}

/** Write Xapian's index as it grows, in the order of the entries, at @p path, and invert all terms. */
static enum status write_loose(struct writing *w, const char *path, struct error *err)
{
    struct xc_writer_options options = {
        .mode = XC_WRITER_OVERWRITE, .no_termlist = true, .no_sync = true};
    XC_AUTO_WRITER *writer = NULL;
    XC_AUTO_DOCUMENT *document = NULL;
    enum status st = xc_writer_open(&writer, path, &options, err);
    if (!st)
        st = xc_document_new(&document, err);
    w->xapian = writer;
    w->document = document;
    for (uint32_t docid = 1; !st && docid <= w->build->n; docid++)
        st = write_document(w, docid, err);
    return st ? st : xc_writer_commit(writer, err);
}

/** The number of its bitmap + 1 for a frequent stem, else 0. */
static uint32_t put_bitmap(struct writing *w, enum family family,
                           const struct inverted *inverted)
{
    bool is_frequent =
        family == FAMILY_STEM && inverted->n > w->build->n / BITMAPS_TERM_SHARE;
    if (!is_frequent)
        return 0;
    roaring_bitmap_t *docs = bitmap_of_sorted(inverted->docids, inverted->n);
    uint32_t number = bitmaps_write_add(&w->bitmaps, docs);
    roaring_bitmap_free(docs);
    return number + 1;
}

static enum status take_term(void *context, const struct inverted *inverted,
                             struct error *err)
{
    (void)err;
    struct writing *w = context;
    enum family family = build_term_family(&w->terms, inverted->term);
    struct lists_term term = {.family = family,
                              .text = build_term_text(&w->terms, inverted->term),
                              .docids = inverted->docids,
                              .counts = inverted->counts,
                              .n = inverted->n,
                              .bitmap = put_bitmap(w, family, inverted)};
    lists_writer_put(w->lists, &term);
    if (family == FAMILY_EXACT)
        w->exact_documents[inverted->term % w->terms.n] = inverted->n;
    return STATUS_OK;
}

static enum status write_flat(struct writing *w, struct error *err)
{
    AUTO_TEXT *lists = path_join(w->build->folder, GENERATION_LISTS);
    AUTO_TEXT *bitmaps = path_join(w->build->folder, GENERATION_BITMAPS);
    w->lists = lists_writer_new(lists);
    bitmaps_write_open(&w->bitmaps, bitmaps);
    enum status st = inverter_each(w->inverter, take_term, w, err);
    build_facets(&w->bitmaps, w->build);
    struct error failed = {0};
    enum status closed[2] = {
        lists_writer_close(w->lists, &w->lengths, (uint32_t)w->build->n, &failed),
        bitmaps_write_close(&w->bitmaps, &failed)};
    if (!st && (closed[0] || closed[1])) {
        st = failed.code;
        if (err)
            *err = failed;
    }
    return st;
}

/** How many documents have each string as an exact term: what spelling goes by. */
static void tell_documents(const struct writing *w)
{
    struct build *build = w->build;
    uint32_t n = forms_builder_n_strings(build->forms);
    build->string_documents = mem_new_array((size_t)n + 1, sizeof(uint32_t));
    for (uint32_t i = 0; i < n; i++)
        build->string_documents[i] = w->exact_documents[w->terms.ranks[i]];
}

static void writing_release(struct writing *w)
{
    build_terms_free(&w->terms);
    term_tally_free(&w->tally);
    inverter_free(w->inverter);
    mem_free(w->codes);
    mem_free(w->title_codes);
    mem_free(w->exact_documents);
}
#define AUTO_WRITING CLEANUP(writing_release) struct writing

static void prepare(struct writing *w, struct build *build)
{
    AUTO_TEXT *inverted = path_join(build->folder, "inverted.tmp");
    *w = (struct writing){.build = build, .terms = build_terms_new(build->forms)};
    w->tally = term_tally_new(&w->terms);
    w->inverter = inverter_new(inverted, RUN_POSTINGS);
    w->exact_documents = mem_new_array((size_t)w->terms.n + 1, sizeof(uint32_t));
    measure(w);
    build->form_uses =
        mem_new_array((size_t)forms_builder_count(build->forms) + 1, sizeof(uint32_t));
}

static enum status compact(const struct build *build, const char *loose,
                           struct str digest, struct error *err)
{
    AUTO_TEXT *path = path_join(build->folder, GENERATION_POSTINGS);
    /* Xapian would draw the identity at random: the same corpus is to give the same bytes. */
    uint8_t uuid[XC_UUID_BYTES] = {0};
    memcpy(uuid, digest.at, digest.n < sizeof uuid ? digest.n : sizeof uuid);
    const char *sources[] = {loose};
    enum status st = xc_compact(
        path, sources, COUNT_OF(sources),
        &(struct xc_compact_options){.level = XC_COMPACT_STANDARD, .uuid = uuid}, err);
    return st ? st : folder_remove(loose, err);
}

enum status build_write_postings(struct build *build, struct str digest,
                                 struct error *err)
{
    AUTO_TEXT *loose = path_join(build->folder, "postings.tmp");
    AUTO_WRITING w;
    prepare(&w, build);
    enum status st = write_loose(&w, loose, err);
    if (!st)
        st = write_flat(&w, err);
    if (!st)
        st = compact(build, loose, digest, err);
    if (!st)
        tell_documents(&w);
    return st;
}
