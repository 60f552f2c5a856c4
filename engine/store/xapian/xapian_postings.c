/* Reading, renumbering, adding and subtracting lists of documents. */
#include "engine/store/xapian/xapian_postings.h"

#include <string.h>

#include "base/memory.h"

/** Documents read at a time. */
#define READ_AT_ONCE 4096U

/** Lists of fewer documents are put in order one by one. */
#define INSERT_MOST 64U

void xapian_postings_release(struct xapian_postings *postings)
{
    mem_free(postings->docids);
    mem_free(postings->counts);
    *postings = (struct xapian_postings){0};
}

/** Make room for @p n documents. */
static void reserve(struct xapian_postings *postings, size_t n)
{
    if (n <= postings->room)
        return;
    size_t room = postings->room;
    MEM_GROW(postings->docids, n, room, READ_AT_ONCE);
    room = postings->room;
    MEM_GROW(postings->counts, n, room, READ_AT_ONCE);
    postings->room = room;
}

struct xapian_reader xapian_reader_of(struct xc_database *db, uint32_t n_documents,
                                      const struct xapian_rows *rows)
{
    return (struct xapian_reader){.db = db, .n_documents = n_documents, .rows = rows};
}

void xapian_reader_release(struct xapian_reader *reader)
{
    mem_free(reader->bits);
    mem_free(reader->sums);
}

static void insert(struct xapian_postings *postings, size_t i)
{
    uint32_t docid = postings->docids[i], count = postings->counts[i];
    for (; i > 0 && postings->docids[i - 1] > docid; i--) {
        postings->docids[i] = postings->docids[i - 1];
        postings->counts[i] = postings->counts[i - 1];
    }
    postings->docids[i] = docid;
    postings->counts[i] = count;
}

/** Put many documents in order by a bit for each document of the index. */
static void order_many(struct xapian_postings *postings, struct xapian_reader *reader)
{
    size_t n_words = reader->n_documents / 64 + 1, n = 0;
    if (!reader->bits) {
        reader->bits = mem_new_array(n_words, sizeof *reader->bits);
        reader->sums = mem_new_array((size_t)reader->n_documents + 1, sizeof(uint32_t));
    }
    for (size_t i = 0; i < postings->n; i++) {
        uint32_t docid = postings->docids[i];
        reader->bits[docid / 64] |= UINT64_C(1) << docid % 64;
        reader->sums[docid] = postings->counts[i];
    }
    for (size_t word = 0; word < n_words; word++) {
        for (uint64_t left = reader->bits[word]; left; left &= left - 1) {
            uint32_t docid = (uint32_t)(word * 64) + (uint32_t)__builtin_ctzll(left);
            postings->docids[n] = docid;
            postings->counts[n++] = reader->sums[docid];
        }
        reader->bits[word] = 0;
    }
    postings->n = n;
}

/** From the numbers of the database to those of the index. */
static enum status renumber(struct xapian_postings *postings,
                            struct xapian_reader *reader, struct error *err)
{
    for (size_t i = 0; i < postings->n; i++) {
        uint32_t docid = postings->docids[i];
        uint32_t row = xapian_row(reader->rows, docid);
        if (!row || row > reader->n_documents)
            return error_set(err, STATUS_INDEX_CORRUPT,
                             "xapian: document %u is none of the index", docid);
        postings->docids[i] = row;
    }
    if (!reader->rows->at)
        return STATUS_OK;
    if (postings->n > INSERT_MOST)
        order_many(postings, reader);
    else
        for (size_t i = 1; i < postings->n; i++)
            insert(postings, i);
    return STATUS_OK;
}

enum status xapian_read(struct xapian_postings *out, struct xapian_reader *reader,
                        enum xapian_prefix prefix, struct str text, struct error *err)
{
    char room[XAPIAN_TERM_BYTES];
    XC_AUTO_POSTINGS *postings = NULL;
    out->n = 0;
    enum status st =
        xc_postings_open(&postings, reader->db, xapian_term(room, prefix, text), err);
    for (size_t n = READ_AT_ONCE; !st && n == READ_AT_ONCE; out->n += n) {
        reserve(out, out->n + READ_AT_ONCE);
        n = 0;
        st = xc_postings_read(&n, out->docids + out->n, out->counts + out->n, postings,
                              READ_AT_ONCE, err);
    }
    return st ? st : renumber(out, reader, err);
}

/** Add @p more to @p to. @p room is overwritten. */
static void add(struct xapian_postings *to, const struct xapian_postings *more,
                struct xapian_postings *room)
{
    size_t i = 0, j = 0, n = 0;
    reserve(room, to->n + more->n);
    while (i < to->n || j < more->n) {
        uint32_t a = i < to->n ? to->docids[i] : UINT32_MAX;
        uint32_t b = j < more->n ? more->docids[j] : UINT32_MAX;
        uint32_t count = 0;
        room->docids[n] = a < b ? a : b;
        if (a <= b)
            count += to->counts[i++];
        if (b <= a)
            count += more->counts[j++];
        room->counts[n++] = count;
    }
    struct xapian_postings sum = *room;
    *room = *to;
    *to = sum;
    to->n = n;
}

/** Take the occurrences @p some away from @p from, of which they are a part. */
static void subtract(struct xapian_postings *from, const struct xapian_postings *some)
{
    size_t n = 0, j = 0;
    for (size_t i = 0; i < from->n; i++) {
        uint32_t docid = from->docids[i], count = from->counts[i];
        while (j < some->n && some->docids[j] < docid)
            j++;
        if (j < some->n && some->docids[j] == docid)
            count -= count < some->counts[j] ? count : some->counts[j];
        if (!count)
            continue;
        from->docids[n] = docid;
        from->counts[n++] = count;
    }
    from->n = n;
}

/** Read what one word gives its stem. */
static enum status read_part(struct xapian_postings *out,
                             struct xapian_postings *verbatim,
                             struct xapian_reader *reader, const struct xapian_part *part,
                             bool is_title, struct error *err)
{
    enum xapian_prefix word = is_title ? XAPIAN_TITLE : XAPIAN_WORD;
    enum xapian_prefix kept = is_title ? XAPIAN_TITLE_VERBATIM : XAPIAN_VERBATIM;
    verbatim->n = 0;
    if (part->is_verbatim)
        return xapian_read(out, reader, kept, part->word, err);
    enum status st = xapian_read(out, reader, word, part->word, err);
    if (!st && part->has_verbatim)
        st = xapian_read(verbatim, reader, kept, part->word, err);
    return st;
}

enum status xapian_read_stem(struct xapian_postings *out, struct xapian_reader *reader,
                             const struct xapian_stem *stem, bool is_title,
                             const struct xapian_witness *witness, struct error *err)
{
    AUTO_XAPIAN_POSTINGS verbatim = {0};
    AUTO_XAPIAN_POSTINGS more = {0};
    AUTO_XAPIAN_POSTINGS room = {0};
    enum status st = STATUS_OK;
    out->n = 0;
    for (size_t i = 0; !st && i < stem->n; i++) {
        struct xapian_postings *part = i ? &more : out;
        st = read_part(part, &verbatim, reader, &stem->parts[i], is_title, err);
        if (st)
            break;
        if (witness && !stem->parts[i].is_verbatim)
            witness->see(witness->context, i, part);
        subtract(part, &verbatim);
        if (i)
            add(out, &more, &room);
    }
    return st;
}
