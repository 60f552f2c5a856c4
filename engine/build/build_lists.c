/* Compiling the posting lists of all terms, and the bitmaps of frequent stems and of the
 * values of facets, from the Xapian database, which is the index of record. */
#include <stdlib.h>

#include "base/memory.h"
#include "engine/build/build_facets.h"
#include "engine/build/build_terms.h"
#include "engine/file/length_code.h"
#include "engine/store/flat/bitmaps.h"
#include "engine/store/flat/lists_writer.h"
#include "engine/store/list_set.h"
#include "engine/store/xapian/xapian_postings.h"

/** A word and the stem that it is a part of, by their places in the order of the terms.
 *  */
struct stem_part {
    uint32_t stem, word;
    bool has_verbatim, is_verbatim;
};

struct lists_writing {
    struct build *build;
    const struct build_terms *terms;
    /** The words of all stems, those of one stem side by side. */
    struct stem_part *parts;
    size_t n_parts;
    struct xc_database *db;
    struct xapian_reader reader;
    struct lists_writer *lists;
    struct bitmaps_writer bitmaps;
    /** The parts of the stem that is being read. */
    const struct stem_part *stem;
    /** The documents of each word, by its place in the order. */
    uint32_t *word_documents;
    /** Count codes of the list that is being put. */
    uint8_t *codes;
};

static int by_stem(const void *a, const void *b)
{
    const struct stem_part *x = a, *y = b;
    if (x->stem != y->stem)
        return x->stem < y->stem ? -1 : 1;
    if (x->word != y->word)
        return x->word < y->word ? -1 : 1;
    return (int)x->is_verbatim - (int)y->is_verbatim;
}

/** What is known of a word from its forms. */
struct word_use {
    /** The stem of its occurrences that are not verbatim, or BUILD_NO_TERM. */
    uint32_t stem;
    bool has_verbatim;
};

/** List the words of each stem. A word that is met verbatim alone is listed with no
 *  others of its stem left, so that it is read too. */
static void list_parts(struct lists_writing *w)
{
    const struct build_terms *terms = w->terms;
    struct word_use *words = mem_new_array((size_t)terms->n + 1, sizeof *words);
    for (uint32_t i = 0; i < terms->n; i++)
        words[i].stem = BUILD_NO_TERM;
    uint32_t n_forms = forms_builder_count(w->build->forms);
    for (uint32_t i = 0; i < n_forms; i++) {
        const struct form_ranks *form = &terms->forms[i];
        if (form->folded == BUILD_NO_TERM)
            continue;
        words[form->folded].has_verbatim |= form->is_verbatim;
        if (!form->is_verbatim)
            words[form->folded].stem = form->stem;
    }
    w->parts = mem_new_array(2 * (size_t)terms->n + 1, sizeof *w->parts);
    for (uint32_t i = 0; i < terms->n; i++) {
        const struct word_use *word = &words[i];
        if (word->stem != BUILD_NO_TERM || word->has_verbatim)
            w->parts[w->n_parts++] =
                (struct stem_part){word->stem != BUILD_NO_TERM ? word->stem : i, i,
                                   word->has_verbatim, false};
        if (word->has_verbatim)
            w->parts[w->n_parts++] = (struct stem_part){i, i, false, true};
    }
    mem_free(words);
    qsort(w->parts, w->n_parts, sizeof *w->parts, by_stem);
}

/** The number of its bitmap + 1 for a frequent stem, else 0. */
static uint32_t put_bitmap(struct lists_writing *w, enum family family,
                           const struct xapian_postings *postings)
{
    bool is_frequent =
        family == FAMILY_STEM && postings->n > w->build->n / BITMAPS_TERM_SHARE;
    if (!is_frequent)
        return 0;
    roaring_bitmap_t *docs = bitmap_of_sorted(postings->docids, (uint32_t)postings->n);
    uint32_t number = bitmaps_write_add(&w->bitmaps, docs);
    roaring_bitmap_free(docs);
    return number + 1;
}

static void put_list(struct lists_writing *w, enum family family, struct str text,
                     const struct xapian_postings *postings)
{
    if (!postings->n)
        return;
    for (size_t i = 0; i < postings->n; i++)
        w->codes[i] = count_encode(postings->counts[i]);
    struct lists_term term = {
        .family = family,
        .text = text,
        .postings = {postings->docids, w->codes, (uint32_t)postings->n},
        .bitmap = put_bitmap(w, family, postings)};
    lists_writer_put(w->lists, &term);
}

static void put_word(void *context, size_t part, const struct xapian_postings *postings)
{
    struct lists_writing *w = context;
    uint32_t word = w->stem[part].word;
    w->word_documents[word] = (uint32_t)postings->n;
    put_list(w, FAMILY_EXACT, w->terms->texts[word], postings);
}

static void put_title_word(void *context, size_t part,
                           const struct xapian_postings *postings)
{
    struct lists_writing *w = context;
    put_list(w, FAMILY_TITLE_EXACT, w->terms->texts[w->stem[part].word], postings);
}

/** Put the lists of the stem that the @p n parts at w->stem are of, and of its words. */
static enum status put_stem(struct lists_writing *w, size_t n,
                            struct xapian_postings *room, struct xapian_part *parts,
                            struct error *err)
{
    static const struct {
        bool is_title;
        enum family family;
        void (*see)(void *context, size_t part, const struct xapian_postings *postings);
    } families[] = {{false, FAMILY_STEM, put_word},
                    {true, FAMILY_TITLE_STEM, put_title_word}};
    for (size_t i = 0; i < n; i++)
        parts[i] = (struct xapian_part){w->terms->texts[w->stem[i].word],
                                        w->stem[i].has_verbatim, w->stem[i].is_verbatim};
    const struct xapian_stem stem = {parts, n};
    enum status st = STATUS_OK;
    for (size_t i = 0; !st && i < COUNT_OF(families); i++) {
        const struct xapian_witness witness = {families[i].see, w};
        st = xapian_read_stem(room, &w->reader, &stem, families[i].is_title, &witness,
                              err);
        if (!st)
            put_list(w, families[i].family, w->terms->texts[w->stem->stem], room);
    }
    return st;
}

static enum status put_stems(struct lists_writing *w, struct error *err)
{
    AUTO_XAPIAN_POSTINGS room = {0};
    struct xapian_part *parts = mem_new_array(w->n_parts + 1, sizeof *parts);
    enum status st = STATUS_OK;
    for (size_t i = 0, n; !st && i < w->n_parts; i += n) {
        w->stem = &w->parts[i];
        n = 1;
        while (i + n < w->n_parts && w->parts[i + n].stem == w->stem->stem)
            n++;
        st = put_stem(w, n, &room, parts, err);
    }
    mem_free(parts);
    return st;
}

struct authors {
    struct lists_writing *writing;
    struct xapian_postings postings;
    enum status status;
    struct error *err;
};

static bool put_author(struct str term, uint32_t count, void *context)
{
    struct authors *authors = context;
    size_t n = strlen(xapian_prefix_text(XAPIAN_AUTHOR));
    struct str word = {term.at + n, term.n - n};
    (void)count;
    authors->status = xapian_read(&authors->postings, &authors->writing->reader,
                                  XAPIAN_AUTHOR, word, authors->err);
    if (!authors->status)
        put_list(authors->writing, FAMILY_AUTHOR, word, &authors->postings);
    return authors->status == STATUS_OK;
}

static enum status put_authors(struct lists_writing *w, struct error *err)
{
    struct authors authors = {.writing = w, .err = err};
    enum status st = xc_database_terms(w->db, str_of(xapian_prefix_text(XAPIAN_AUTHOR)),
                                       put_author, &authors, err);
    xapian_postings_release(&authors.postings);
    return authors.status ? authors.status : st;
}

static enum status compile(struct lists_writing *w, struct error *err)
{
    AUTO_TEXT *xapian = path_join(w->build->folder, GENERATION_XAPIAN);
    enum status st = xc_database_open(&w->db, xapian, err);
    if (st)
        return st;
    w->reader = xapian_reader_of(w->db, (uint32_t)w->build->n, &w->build->xapian_rows);
    st = put_stems(w, err);
    if (!st)
        st = put_authors(w, err);
    return st ? st : build_facets(&w->bitmaps, &w->reader, w->build, err);
}

static enum status write(struct lists_writing *w, struct error *err)
{
    AUTO_TEXT *lists = path_join(w->build->folder, GENERATION_LISTS);
    AUTO_TEXT *bitmaps = path_join(w->build->folder, GENERATION_BITMAPS);
    w->lists = lists_writer_new(lists, (uint32_t)w->build->n);
    bitmaps_write_open(&w->bitmaps, bitmaps);
    enum status st = compile(w, err);
    struct error failed = {0};
    enum status closed[2] = {lists_writer_close(w->lists, &failed),
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
        build->string_documents[i] = w->word_documents[w->terms->ranks[i]];
}

static void writing_release(struct lists_writing *w)
{
    xapian_reader_release(&w->reader);
    xc_database_free(w->db);
    mem_free(w->parts);
    mem_free(w->word_documents);
    mem_free(w->codes);
}
#define AUTO_WRITING CLEANUP(writing_release) struct lists_writing

enum status build_write_lists(struct build *build, struct error *err)
{
    AUTO_WRITING w = {.build = build, .terms = build->terms};
    list_parts(&w);
    w.word_documents = mem_new_array((size_t)w.terms->n + 1, sizeof(uint32_t));
    w.codes = mem_new_array(build->n + 1, 1);
    enum status st = write(&w, err);
    if (!st)
        tell_documents(&w);
    return st;
}
