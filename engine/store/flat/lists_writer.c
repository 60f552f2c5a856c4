/* Coding posting lists, writing equal ones once, and writing the hash table of the
 * terms. */
#include "engine/store/flat/lists_writer.h"

#include <assert.h>
#include <string.h>
#include <xxhash.h>

#include "base/hash_table.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "base/varint.h"
#include "engine/file/sections.h"
#include "engine/file/slot_table.h"
#include "engine/store/flat/lists_file.h"
#include "engine/store/list_code.h"

#define LIST_BYTES_MAX (UINT64_C(1) << 32)
#define TERMS_BYTES_MAX (UINT32_MAX - 1024U)

/** A list that was written. Its hash has 128 bits, so that no two lists of any corpus
 *  share one and the bytes need not be compared. */
struct seen_list {
    XXH128_hash_t hash;
    /* Where its bytes begin in LISTS_LISTS. */
    uint64_t place;
};

/** All lists that were written; the hash table maps a hash to a place in the array. */
struct seen {
    struct seen_list *at;
    size_t n, room;
    struct hash_table table;
};

struct lists_writer {
    struct sections_writer file;
    uint32_t n_documents;
    struct buf terms;
    /* The coded list of the current term, and the blocks of that list. */
    struct buf list;
    struct buf blocks;
    struct seen lists;
    uint64_t n_list_bytes;
    /* For each term its hash, and where its record begins in LISTS_TERMS. */
    uint64_t *hashes;
    uint32_t *records;
    size_t n, room_hashes, room_records;
};

struct lists_writer *lists_writer_new(const char *path, uint32_t n_documents)
{
    struct lists_writer *writer = mem_new(sizeof *writer);
    writer->n_documents = n_documents;
    writer->terms = (struct buf)BUF_INIT(TERMS_BYTES_MAX);
    writer->list = (struct buf)BUF_INIT(LIST_BYTES_MAX);
    writer->blocks = (struct buf)BUF_INIT(LIST_BYTES_MAX);
    writer->lists.table = hash_table_new(1U << 16, NULL);
    sections_write_open(&writer->file, path);
    sections_write_begin(&writer->file, LISTS_LISTS, 1);
    return writer;
}

/** Where the list with @p hash begins. A list not seen before is noted to begin at
 *  @p place. */
static uint64_t seen_put(struct seen *seen, XXH128_hash_t hash, uint64_t place)
{
    struct hash_slot *slot = hash_table_first(&seen->table, (uint32_t)hash.low64);
    while (hash_slot_number(slot) != HASH_NONE) {
        const struct seen_list *list = &seen->at[hash_slot_number(slot)];
        if (XXH128_isEqual(list->hash, hash))
            return list->place;
        slot = hash_table_next(&seen->table, slot);
    }
    hash_table_fill(&seen->table, slot, (uint32_t)hash.low64, (uint32_t)seen->n);
    MEM_GROW(seen->at, seen->n + 1, seen->room, 1024);
    seen->at[seen->n++] = (struct seen_list){hash, place};
    return place;
}

/** Write the coded list, unless one with the same bytes was written before. @return where
 *  it begins. */
static uint64_t place(struct lists_writer *writer)
{
    struct str list = buf_str(&writer->list);
    uint64_t at =
        seen_put(&writer->lists, XXH3_128bits(list.at, list.n), writer->n_list_bytes);
    if (at != writer->n_list_bytes)
        return at;
    sections_write(&writer->file, list.at, list.n);
    writer->n_list_bytes += list.n;
    return at;
}

static_assert(FAMILY_COUNT_ <= LISTS_FAMILY + 1, "a family is told in three bits");

/** Append the record of a term whose list was coded. */

static void put_record(struct lists_writer *writer, const struct lists_term *term,
                       struct str text)
{
    struct buf *out = &writer->terms;
    bool is_short = writer->list.n < LISTS_INLINE_MAX;
    uint32_t few = term->postings.n && term->postings.n <= LISTS_MANY
                       ? term->postings.n - 1
                       : LISTS_MANY;
    uint32_t marks = (uint32_t)term->family | few << LISTS_FEW_SHIFT;
    marks |= term->bitmap ? LISTS_HAS_BITMAP : 0;
    marks |= is_short ? 0 : LISTS_HAS_PLACE;
    buf_put_byte(out, (char)marks);
    buf_put_byte(out, (char)text.n);
    buf_put_str(out, text);
    if (few == LISTS_MANY)
        varint_put(out, term->postings.n);
    if (term->bitmap)
        varint_put(out, term->bitmap);
    if (is_short)
        buf_put_str(out, buf_str(&writer->list));
    else
        varint_put(out, place(writer) + 1);
}

void lists_writer_put(struct lists_writer *writer, const struct lists_term *term)
{
    MEM_GROW(writer->hashes, writer->n + 1, writer->room_hashes, 1U << 16);
    MEM_GROW(writer->records, writer->n + 1, writer->room_records, 1U << 16);
    struct str text = utf8_head_bytes(term->text, TERM_TEXT_MAX);
    writer->hashes[writer->n] = XXH3_64bits_withSeed(text.at, text.n, term->family);
    writer->records[writer->n++] = (uint32_t)writer->terms.n;
    list_code(&writer->list, &writer->blocks, &term->postings, writer->n_documents);
    put_record(writer, term, text);
}

static void writer_free(struct lists_writer *writer)
{
    buf_release(&writer->terms);
    buf_release(&writer->list);
    buf_release(&writer->blocks);
    mem_free(writer->lists.at);
    hash_table_release(&writer->lists.table);
    mem_free(writer->hashes);
    mem_free(writer->records);
    mem_free(writer);
}

enum status lists_writer_close(struct lists_writer *writer, struct error *err)
{
    static const char padding[LIST_PADDING] = {0};
    bool overflowed = buf_overflowed(&writer->terms) || buf_overflowed(&writer->list);
    sections_write(&writer->file, padding, sizeof padding);
    slot_table_write(&writer->file, LISTS_SLOTS, writer->records, writer->hashes,
                     writer->n);
    sections_write_begin(&writer->file, LISTS_TERMS, 1);
    sections_write(&writer->file, writer->terms.at, writer->terms.n);
    sections_write(&writer->file, padding, sizeof padding);
    enum status st = sections_write_close(&writer->file, err);
    writer_free(writer);
    if (!st && overflowed)
        st = error_set(err, STATUS_TOO_LARGE, "lists: more than 4 GiB of terms");
    return st;
}
