/* Writing and reading files of one byte string for each document. */
#include "engine/file/blobs.h"

#include <assert.h>

#include "base/memory.h"

enum { BLOBS_BYTES = 1, BLOBS_ENDS = 2, BLOBS_BASES = 6 };

static size_t n_blocks(size_t n_documents)
{
    return (n_documents + BLOBS_BLOCK - 1) / BLOBS_BLOCK;
}

void blobs_write_open(struct blobs_writer *writer, const char *path)
{
    *writer = (struct blobs_writer){.n = 0};
    sections_write_open(&writer->file, path);
    sections_write_begin(&writer->file, BLOBS_BYTES, 1);
}

void blobs_write_add(struct blobs_writer *writer, struct str bytes)
{
    assert(bytes.n <= BLOBS_PIECE_MAX);
    MEM_GROW(writer->ends, writer->n + 1, writer->room_ends, 1024);
    MEM_GROW(writer->bases, n_blocks(writer->n + 1), writer->room_bases, 32);
    uint64_t *base = &writer->bases[writer->n / BLOBS_BLOCK];
    if (writer->n % BLOBS_BLOCK == 0)
        *base = writer->end;
    sections_write(&writer->file, bytes.at, bytes.n);
    writer->end += bytes.n;
    writer->ends[writer->n++] = (uint32_t)(writer->end - *base);
}

enum status blobs_write_close(struct blobs_writer *writer, struct error *err)
{
    sections_write_array(&writer->file, BLOBS_ENDS, writer->ends, writer->n,
                         sizeof *writer->ends);
    sections_write_array(&writer->file, BLOBS_BASES, writer->bases, n_blocks(writer->n),
                         sizeof *writer->bases);
    mem_free(writer->ends);
    mem_free(writer->bases);
    writer->ends = NULL;
    writer->bases = NULL;
    return sections_write_close(&writer->file, err);
}

static enum status read_sections(struct blobs *b, uint32_t n_documents, struct error *err)
{
    b->n = n_documents;
    const struct section_wanted wanted[] = {
        SECTION_ANY(BLOBS_BYTES, b->bytes, &b->n_bytes),
        SECTION_OF(BLOBS_ENDS, b->ends, b->n),
        SECTION_OF(BLOBS_BASES, b->bases, n_blocks(b->n))};
    return sections_read(&b->file, wanted, COUNT_OF(wanted), err);
}

enum status blobs_open(struct blobs *out, const char *path, uint32_t n_documents,
                       struct error *err)
{
    *out = (struct blobs){.file = SECTIONS_INIT};
    struct blobs b = {.file = SECTIONS_INIT};
    enum status st = sections_open(&b.file, path, err);
    if (st)
        return st;
    st = read_sections(&b, n_documents, err);
    if (st) {
        sections_close(&b.file);
        return error_context(err, st, "%s", path);
    }
    *out = b;
    return STATUS_OK;
}

void blobs_close(struct blobs *blobs)
{
    sections_close(&blobs->file);
    *blobs = (struct blobs){.file = SECTIONS_INIT};
}

/* The offsets are checked here rather than in blobs_open(), which would have to read all
 * of the ends from disk. */
struct str blobs_at(const struct blobs *blobs, uint32_t docid)
{
    if (docid < 1 || docid > blobs->n)
        return STR("");
    size_t i = docid - 1;
    uint64_t base = blobs->bases[i / BLOBS_BLOCK];
    uint64_t end = base + blobs->ends[i];
    uint64_t start = i % BLOBS_BLOCK ? base + blobs->ends[i - 1] : base;
    if (base > blobs->n_bytes)
        return STR("");
    return str_between((struct str){blobs->bytes, blobs->n_bytes}, start, end);
}
