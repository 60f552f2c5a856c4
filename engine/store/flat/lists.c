/* Finding terms in the mapped hash table. */
#include "engine/store/flat/lists.h"

#include <string.h>
#include <xxhash.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "base/varint.h"
#include "engine/file/sections.h"
#include "engine/file/slot_table.h"
#include "engine/store/flat/lists_file.h"
#include "engine/store/list_code.h"

struct bytes {
    const unsigned char *at;
    /* With the padding. */
    size_t n;
};

struct lists {
    struct sections file;
    /* Where each record begins in the terms. */
    struct slot_table records;
    struct bytes terms, lists;
    uint32_t n_documents;
};

static enum status read_sections(struct lists *lists, struct error *err)
{
    const struct section_wanted wanted[] = {
        SECTION(LISTS_TERMS, lists->terms.at, LIST_PADDING, SIZE_MAX, &lists->terms.n),
        SECTION(LISTS_LISTS, lists->lists.at, LIST_PADDING, SIZE_MAX, &lists->lists.n)};
    enum status st = slot_table_open(&lists->records, &lists->file, LISTS_SLOTS, err);
    return st ? st : sections_read(&lists->file, wanted, COUNT_OF(wanted), err);
}

enum status lists_open(struct lists **out, const char *path, uint32_t n_documents,
                       struct error *err)
{
    *out = NULL;
    struct lists *lists = mem_new(sizeof *lists);
    lists->file = (struct sections)SECTIONS_INIT;
    lists->n_documents = n_documents;
    enum status st = sections_open(&lists->file, path, err);
    if (!st && read_sections(lists, err))
        st = error_context(err, STATUS_INDEX_CORRUPT, "%s", path);
    if (st)
        lists_free(lists);
    else
        *out = lists;
    return st;
}

void lists_free(struct lists *lists)
{
    if (!lists)
        return;
    sections_close(&lists->file);
    mem_free(lists);
}

uint64_t lists_count(const struct lists *lists)
{
    uint64_t n = 0;
    for (uint32_t i = 0; i < lists->records.n; i++)
        n += lists->records.slots[i] != 0;
    return n;
}

/** Read a record behind its text, from @p at on; @p marks is its first byte. The list is
 *  empty when the record is damaged. */
static struct posting_list read_record(const struct lists *lists, unsigned char marks,
                                       const unsigned char *at)
{
    const unsigned char *terms_end = lists->terms.at + lists->terms.n;
    struct varint_reader reader = {at, terms_end, false};
    struct posting_list list = {.last_document = lists->n_documents};
    uint64_t n = (uint64_t)(marks >> LISTS_FEW_SHIFT) + 1;
    if (n > LISTS_MANY)
        n = varint_take(&reader);
    uint64_t bitmap = marks & LISTS_HAS_BITMAP ? varint_take(&reader) : 0;
    uint64_t place = marks & LISTS_HAS_PLACE ? varint_take(&reader) : 0;
    if (reader.damaged || n > lists->n_documents || bitmap > UINT32_MAX ||
        place > lists->lists.n - LIST_PADDING)
        return list;
    const unsigned char *begin = place ? lists->lists.at + place - 1 : reader.at;
    list.end = place ? lists->lists.at + lists->lists.n : terms_end;
    bool is_dense = list_is_dense(n, lists->n_documents);
    size_t dense_bytes = is_dense ? list_dense_bytes(lists->n_documents) : 0;
    if ((size_t)(list.end - begin) < dense_bytes)
        return list;
    list.n = (uint32_t)n;
    list.bitmap = (uint32_t)bitmap;
    list.dense = is_dense ? begin : NULL;
    list.at = begin + dense_bytes;
    return list;
}

struct posting_list lists_find(const struct lists *lists, enum family family,
                               struct str text)
{
    struct str kept = utf8_head_bytes(text, TERM_TEXT_MAX);
    struct slot_search search =
        slot_search_begin(&lists->records, XXH3_64bits_withSeed(kept.at, kept.n, family));
    for (uint32_t at; slot_search_next(&search, &at);) {
        if ((size_t)at + LISTS_HEAD_BYTES + kept.n > lists->terms.n)
            break;
        const unsigned char *record = lists->terms.at + at;
        const unsigned char *of_text = record + LISTS_HEAD_BYTES;
        if ((record[0] & LISTS_FAMILY) == family && record[1] == kept.n &&
            memcmp(of_text, kept.at, kept.n) == 0)
            return read_record(lists, record[0], of_text + kept.n);
    }
    return (struct posting_list){0};
}
