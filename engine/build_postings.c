/* Xapian's postings: stems, with their impact weights. */
#include "engine/build_terms.h"
#include "engine/length_code.h"
#include "engine/schema.h"
#include "xapian-c/xapian-c.h"

/** Small batches: twice as fast as Xapian's own threshold (DESIGN §2). */
#define COMMIT_EVERY 1000

struct writing {
    struct build *build;
    struct build_terms terms;
    struct term_tally tally;
    struct build_lengths lengths;
    struct xc_writer *xapian;
    struct xc_document *document;
    struct buf room;
};

static void writing_release(struct writing *w)
{
    build_terms_free(&w->terms);
    term_tally_free(&w->tally);
    build_lengths_free(&w->lengths);
    buf_release(&w->room);
}
#define AUTO_WRITING CLEANUP(writing_release) struct writing

static uint32_t weight_of(const struct writing *w, enum family family, uint8_t count,
                          uint32_t docid)
{
    const struct tuning *tuning = &w->build->tuning;
    uint32_t wdf = count_decode(count);
    if (family == FAMILY_TITLE_STEM)
        return impact_weight(impact_title(tuning), wdf,
                             length_decode(w->lengths.title_codes[docid]),
                             w->lengths.of.title_mean);
    return impact_weight(impact_all(tuning), wdf, length_decode(w->lengths.codes[docid]),
                         w->lengths.of.mean);
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
    const struct build_entry *entry = &w->build->entries[docid - 1];
    struct spooled spooled;
    enum status st = build_read_words(&spooled, &w->room, w->build, entry, err);
    struct spool_reader words = build_words(w->build, entry, &spooled);
    term_tally_fill(&w->tally, &words, w->build->forms, NULL);
    if (!st)
        st = xc_document_clear(w->document, err);
    if (!st)
        st = add_terms(w, docid, err);
    if (!st)
        st = xc_writer_put(w->xapian, docid, w->document, err);
    if (!st && docid % COMMIT_EVERY == 0)
        st = xc_writer_commit(w->xapian, err);
    return st;
}

/** Write Xapian's index as it grows, in the order of the entries, at @p path. */
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
    AUTO_WRITING w = {.build = build,
                      .terms = build_terms_new(build->forms),
                      .lengths = build_lengths_new(build),
                      .room = BUF_INIT(SPOOL_PIECE_MAX)};
    w.tally = term_tally_new(&w.terms);
    enum status st = write_loose(&w, loose, err);
    return st ? st : compact(build, loose, digest, err);
}
