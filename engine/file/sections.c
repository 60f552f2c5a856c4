/* Writing and mapping files of numbered arrays. */
#include "engine/file/sections.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

static const char magic[8] = {'I', 'N', 'F', 'F', 'O', 'S', 'E', 'C'};

#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error "the files of an index are little endian and mapped as they are"
#endif

static bool has_failed(const struct sections_writer *writer)
{
    return writer->failure.code != STATUS_OK;
}

void sections_write_open(struct sections_writer *writer, const char *path)
{
    *writer = (struct sections_writer){.path = path};
    writer->file = fopen(path, "wbe");
    if (!writer->file)
        (void)error_set_system(&writer->failure, "create", path);
}

static void put(struct sections_writer *writer, const void *bytes, size_t n)
{
    if (has_failed(writer) || !n)
        return;
    if (fwrite(bytes, 1, n, writer->file) != n)
        (void)error_set_system(&writer->failure, "write", writer->path);
    writer->offset += n;
}

static void end_section(struct sections_writer *writer)
{
    static const char zeros[8] = {0};
    /* After a failure the section may end in the middle of an element. */
    if (!writer->n || has_failed(writer))
        return;
    struct section_row *last = &writer->table[writer->n - 1];
    uint64_t bytes = writer->offset - last->offset;
    assert(bytes % last->element_bytes == 0);
    last->n = bytes / last->element_bytes;
    put(writer, zeros, (size_t)(-writer->offset & 7U));
}

void sections_write_begin(struct sections_writer *writer, uint32_t number,
                          size_t element_bytes)
{
    assert(writer->n < SECTIONS_MAX && element_bytes);
    end_section(writer);
    writer->table[writer->n++] =
        (struct section_row){number, element_bytes, writer->offset, 0};
}

void sections_write(struct sections_writer *writer, const void *bytes, size_t n_bytes)
{
    put(writer, bytes, n_bytes);
}

void sections_write_array(struct sections_writer *writer, uint32_t number,
                          const void *elements, size_t n, size_t element_bytes)
{
    sections_write_begin(writer, number, element_bytes);
    sections_write(writer, elements, n * element_bytes);
}

enum status sections_write_close(struct sections_writer *writer, struct error *err)
{
    end_section(writer);
    uint64_t table_at = writer->offset;
    uint64_t count = writer->n;
    put(writer, writer->table, writer->n * sizeof writer->table[0]);
    put(writer, &table_at, sizeof table_at);
    put(writer, &count, sizeof count);
    put(writer, magic, sizeof magic);
    if (!has_failed(writer) && (fflush(writer->file) || fsync(fileno(writer->file))))
        (void)error_set_system(&writer->failure, "fsync", writer->path);
    if (writer->file && fclose(writer->file) && !has_failed(writer))
        (void)error_set_system(&writer->failure, "close", writer->path);
    writer->file = NULL;
    if (has_failed(writer) && err)
        *err = writer->failure;
    return writer->failure.code;
}

/** The bytes behind the table: its offset, the number of sections and the magic bytes. */
#define TAIL_BYTES 24U

/** Whether each section lies before the table, aligned to 8 bytes. */
static bool table_is_sound(const struct sections *sections, uint64_t table_at)
{
    for (size_t i = 0; i < sections->n; i++) {
        const struct section_row *row = &sections->table[i];
        if (!row->element_bytes || row->offset % 8 || row->offset > table_at ||
            row->n > (table_at - row->offset) / row->element_bytes)
            return false;
    }
    return true;
}

enum status sections_open(struct sections *out, const char *path, struct error *err)
{
    *out = (struct sections)SECTIONS_INIT;
    struct sections s = SECTIONS_INIT;
    enum status st = file_map(&s.map, path, err);
    if (st)
        return st;
    uint64_t tail[2] = {0, 0};
    bool sound = s.map.n >= TAIL_BYTES && s.map.n % 8 == 0 &&
                 memcmp(s.map.at + s.map.n - sizeof magic, magic, sizeof magic) == 0;
    if (sound)
        memcpy(tail, s.map.at + s.map.n - TAIL_BYTES, sizeof tail);
    uint64_t room = sound ? s.map.n - TAIL_BYTES : 0;
    sound = sound && tail[1] <= SECTIONS_MAX && tail[0] <= room &&
            room - tail[0] == tail[1] * sizeof s.table[0];
    if (sound) {
        s.table = (const struct section_row *)(const void *)(s.map.at + tail[0]);
        s.n = (size_t)tail[1];
    }
    if (!sound || !table_is_sound(&s, tail[0])) {
        file_unmap(&s.map);
        return error_set(err, STATUS_INDEX_CORRUPT, "%s: not a sound file of sections",
                         path);
    }
    *out = s;
    return STATUS_OK;
}

void sections_close(struct sections *sections)
{
    file_unmap(&sections->map);
    *sections = (struct sections)SECTIONS_INIT;
}

static const struct section_row *find_row(const struct sections *sections,
                                          uint32_t number)
{
    for (size_t i = 0; i < sections->n; i++)
        if (sections->table[i].number == number)
            return &sections->table[i];
    return NULL;
}

static enum status read_one(const struct sections *sections,
                            const struct section_wanted *wanted, struct error *err)
{
    const struct section_row *row = find_row(sections, wanted->number);
    if (!row)
        return error_set(err, STATUS_INDEX_CORRUPT, "section %" PRIu32 " is missing",
                         wanted->number);
    if (row->element_bytes != wanted->element_bytes || row->n < wanted->least ||
        row->n > wanted->most)
        return error_set(err, STATUS_INDEX_CORRUPT,
                         "section %" PRIu32 " has %" PRIu64 " × %" PRIu64 " bytes",
                         wanted->number, row->n, row->element_bytes);
    /* The variable is of another pointer type: it takes the bytes of this one. */
    const void *elements = sections->map.at + row->offset;
    memcpy(wanted->array, &elements, sizeof elements);
    if (wanted->n)
        *wanted->n = (size_t)row->n;
    return STATUS_OK;
}

enum status sections_read(const struct sections *sections,
                          const struct section_wanted *wanted, size_t n,
                          struct error *err)
{
    enum status st = STATUS_OK;
    for (size_t i = 0; !st && i < n; i++)
        st = read_one(sections, &wanted[i], err);
    return st;
}
