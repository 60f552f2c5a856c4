/* Writing the posting lists of all terms, and the bitmaps of frequent stems and of the
 * values of facets. */
#include "base/memory.h"
#include "engine/build/build_facets.h"
#include "engine/build/build_terms.h"
#include "engine/file/invert.h"
#include "engine/file/length_code.h"
#include "engine/store/flat/bitmaps.h"
#include "engine/store/flat/lists_writer.h"

/** Postings sorted in memory at a time: 64 MB. */
#define RUN_POSTINGS (4U << 20)

struct lists_writing {
    struct build *build;
    struct build_terms terms;
    struct term_tally tally;
    struct build_lengths lengths;
    struct inverter *inverter;
    struct lists_writer *lists;
    struct bitmaps_writer bitmaps;
    /** The documents of each exact term, by the place of its string in the order. */
    uint32_t *exact_documents;
};

/** Invert the terms of all documents. */
static enum status invert(struct lists_writing *w, struct error *err)
{
    const struct build *build = w->build;
    AUTO_BUF room = BUF_INIT(SPOOL_PIECE_MAX);
    enum status st = STATUS_OK;
    for (uint32_t docid = 1; !st && docid <= build->n; docid++) {
        const struct build_entry *entry = &build->entries[docid - 1];
        struct spooled spooled;
        st = build_read_words(&spooled, &room, build, entry, err);
        struct spool_reader words = build_words(build, entry, &spooled);
        term_tally_fill(&w->tally, &words, build->form_uses);
        for (size_t i = 0; i < w->tally.n; i++) {
            uint32_t term = w->tally.at[i];
            inverter_add(w->inverter, term, docid, count_encode(w->tally.counts[term]));
        }
    }
    return st;
}

/** The number of its bitmap + 1 for a frequent stem, else 0. */
static uint32_t put_bitmap(struct lists_writing *w, enum family family,
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
    struct lists_writing *w = context;
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

static enum status write_flat(struct lists_writing *w, struct error *err)
{
    AUTO_TEXT *lists = path_join(w->build->folder, GENERATION_LISTS);
    AUTO_TEXT *bitmaps = path_join(w->build->folder, GENERATION_BITMAPS);
    w->lists = lists_writer_new(lists, (uint32_t)w->build->n);
    bitmaps_write_open(&w->bitmaps, bitmaps);
    enum status st = inverter_each(w->inverter, take_term, w, err);
    build_facets(&w->bitmaps, w->build);
    struct error failed = {0};
    enum status closed[2] = {lists_writer_close(w->lists, &w->lengths.of, &failed),
                             bitmaps_write_close(&w->bitmaps, &failed)};
    if (!st && (closed[0] || closed[1])) {
        st = failed.code;
        if (err)
            *err = failed;
    }
    return st;
}

/** How many documents have each string as an exact term: what spelling goes by. */
static void tell_documents(const struct lists_writing *w)
{
    struct build *build = w->build;
    uint32_t n = forms_builder_n_strings(build->forms);
    build->string_documents = mem_new_array((size_t)n + 1, sizeof(uint32_t));
    for (uint32_t i = 0; i < n; i++)
        build->string_documents[i] = w->exact_documents[w->terms.ranks[i]];
}

static void writing_release(struct lists_writing *w)
{
    build_terms_free(&w->terms);
    term_tally_free(&w->tally);
    inverter_free(w->inverter);
    build_lengths_free(&w->lengths);
    mem_free(w->exact_documents);
}
#define AUTO_WRITING CLEANUP(writing_release) struct lists_writing

static void prepare(struct lists_writing *w, struct build *build)
{
    AUTO_TEXT *inverted = path_join(build->folder, "inverted.tmp");
    *w = (struct lists_writing){.build = build, .terms = build_terms_new(build->forms)};
    w->tally = term_tally_new(&w->terms, forms_builder_count(build->forms));
    w->inverter = inverter_new(inverted, RUN_POSTINGS);
    w->exact_documents = mem_new_array((size_t)w->terms.n + 1, sizeof(uint32_t));
    w->lengths = build_lengths_new(build);
    build->form_uses =
        mem_new_array((size_t)forms_builder_count(build->forms) + 1, sizeof(uint32_t));
}

enum status build_write_lists(struct build *build, struct error *err)
{
    AUTO_WRITING w;
    prepare(&w, build);
    enum status st = invert(&w, err);
    if (!st)
        st = write_flat(&w, err);
    if (!st)
        tell_documents(&w);
    return st;
}
