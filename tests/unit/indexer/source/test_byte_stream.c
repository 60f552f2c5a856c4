/* Reading files as streams: plain, gzip and zstd; damaged, cut, with a wrong name. */
#include "indexer/source/byte_stream.h"

#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include "base/buf.h"
#include "base/memory.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/scratch.h"

#define MUCH (3U << 20)

static void free_at(struct byte_stream **stream)
{
    byte_stream_free(*stream);
}
#define AUTO_STREAM CLEANUP(free_at) struct byte_stream

/** Append bytes that hardly repeat, the same in each run. */
static void put_noise(struct buf *out, size_t n)
{
    uint32_t state = 12345;
    for (size_t i = 0; i < n; i++) {
        state = state * 1664525U + 1013904223U;
        buf_put_byte(out, (char)("abcdefgh\n"[(state >> 24) % 9]));
    }
}

static void put_gzip(struct buf *out, struct str text)
{
    z_stream z = {0};
    assert_int_equal(
        Z_OK, deflateInit2(&z, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY));
    size_t room = deflateBound(&z, text.n);
    char *packed = mem_new(room);
    char *copy = mem_copy_string(text.at, text.n);
    z.next_in = (unsigned char *)copy;
    z.avail_in = (uInt)text.n;
    z.next_out = (unsigned char *)packed;
    z.avail_out = (uInt)room;
    assert_int_equal(Z_STREAM_END, deflate(&z, Z_FINISH));
    buf_put(out, packed, room - z.avail_out);
    (void)deflateEnd(&z);
    mem_free(packed);
    mem_free(copy);
}

static void put_zstd(struct buf *out, struct str text)
{
    size_t room = ZSTD_compressBound(text.n);
    char *packed = mem_new(room);
    size_t n = ZSTD_compress(packed, room, text.at, text.n, 3);
    assert_false(ZSTD_isError(n));
    buf_put(out, packed, n);
    mem_free(packed);
}

/** Write a file without fsync, because there are hundreds of them. */
static char *file_of(const char *name, struct str bytes)
{
    char *path = scratch_path(name);
    FILE *file = fopen(path, "we");
    assert_non_null(file);
    assert_int_equal(bytes.n, fwrite(bytes.at, 1, bytes.n, file));
    assert_int_equal(0, fclose(file));
    return path;
}

/** Read the whole file in pieces of @p piece bytes. */
static enum status read_all(struct buf *out, const char *path, size_t piece,
                            struct error *err)
{
    AUTO_STREAM *stream = NULL;
    enum status st = byte_stream_open(&stream, path, err);
    AUTO_TEXT *room = mem_new(piece);
    size_t n = 1;
    while (!st && n > 0) {
        st = byte_stream_read(&n, stream, (struct byte_room){room, piece}, err);
        assert_true(n <= piece);
        buf_put(out, room, n);
    }
    struct stat info;
    if (!st && stat(path, &info) == 0)
        assert_int_equal(info.st_size, byte_stream_consumed(stream));
    return st;
}

static void assert_reads(const char *name, struct str bytes, struct str wanted)
{
    AUTO_TEXT *path = file_of(name, bytes);
    static const size_t pieces[] = {7, 1U << 12, 1U << 20};
    for (size_t i = 0; i < COUNT_OF(pieces); i++) {
        AUTO_BUF got = BUF_INIT(2 * MUCH);
        struct error err = {0};
        if (read_all(&got, path, pieces[i], &err))
            fail_msg("%s: %s", name, err.text);
        assert_int_equal(wanted.n, got.n);
        assert_true(str_equal(wanted, buf_str(&got)));
    }
}

static void assert_fails(const char *name, struct str bytes, const char *words)
{
    AUTO_TEXT *path = file_of(name, bytes);
    AUTO_BUF got = BUF_INIT(2 * MUCH);
    struct error err = {0};
    assert_int_equal(STATUS_BAD_INPUT, read_all(&got, path, 1U << 16, &err));
    if (!strstr(err.text, words))
        fail_msg("%s: « %s »", name, err.text);
}

static void the_three_forms_give_the_same_bytes(void **state)
{
    (void)state;
    AUTO_BUF text = BUF_INIT(MUCH), gzip = BUF_INIT(MUCH), zstd = BUF_INIT(MUCH);
    put_noise(&text, 600000);
    put_gzip(&gzip, buf_str(&text));
    put_zstd(&zstd, buf_str(&text));
    assert_reads("a.jsonl", buf_str(&text), buf_str(&text));
    assert_reads("a.jsonl.gz", buf_str(&gzip), buf_str(&text));
    assert_reads("a.jsonl.zst", buf_str(&zstd), buf_str(&text));
    assert_reads("named-otherwise", buf_str(&gzip), buf_str(&text));
}

static void nothing_gives_nothing(void **state)
{
    (void)state;
    AUTO_BUF gzip = BUF_INIT(100), zstd = BUF_INIT(100);
    put_gzip(&gzip, STR(""));
    put_zstd(&zstd, STR(""));
    assert_reads("empty.jsonl", STR(""), STR(""));
    assert_reads("empty.jsonl.gz", STR(""), STR(""));
    assert_reads("packed.gz", buf_str(&gzip), STR(""));
    assert_reads("packed.zst", buf_str(&zstd), STR(""));
}

static void joined_files_are_read_on(void **state)
{
    (void)state;
    AUTO_BUF gzip = BUF_INIT(1000), zstd = BUF_INIT(1000);
    put_gzip(&gzip, STR("un\n"));
    put_gzip(&gzip, STR(""));
    put_gzip(&gzip, STR("deux\n"));
    put_zstd(&zstd, STR("un\n"));
    put_zstd(&zstd, STR("deux\n"));
    assert_reads("joined.gz", buf_str(&gzip), STR("un\ndeux\n"));
    assert_reads("joined.zst", buf_str(&zstd), STR("un\ndeux\n"));
}

static void every_cut_of_a_packed_file_is_noticed(void **state)
{
    (void)state;
    AUTO_BUF text = BUF_INIT(1000), gzip = BUF_INIT(1000), zstd = BUF_INIT(1000);
    put_noise(&text, 500);
    put_gzip(&gzip, buf_str(&text));
    put_zstd(&zstd, buf_str(&text));
    for (size_t n = 2; n < gzip.n; n++)
        assert_fails("cut.jsonl.gz", (struct str){gzip.at, n}, "tronqué");
    for (size_t n = 4; n < zstd.n; n++)
        assert_fails("cut.jsonl.zst", (struct str){zstd.at, n}, "tronqué");
}

static void damage_is_noticed(void **state)
{
    (void)state;
    AUTO_BUF text = BUF_INIT(10000), gzip = BUF_INIT(10000), zstd = BUF_INIT(10000);
    put_noise(&text, 5000);
    put_gzip(&gzip, buf_str(&text));
    put_zstd(&zstd, buf_str(&text));
    gzip.at[gzip.n / 2] ^= 0x55; /* the checksum at the end shows it at the latest */
    zstd.at[4] ^= 0x08;          /* a reserved bit of the frame header */
    assert_fails("damaged.gz", buf_str(&gzip), "abîmé");
    assert_fails("damaged.zst", buf_str(&zstd), "abîmé");
    AUTO_BUF rubbish = BUF_INIT(1000);
    put_gzip(&rubbish, STR("un\n"));
    buf_put_text(&rubbish, "suite");
    assert_fails("rubbish.gz", buf_str(&rubbish), "abîmé");
}

static void a_name_that_lies_is_noticed(void **state)
{
    (void)state;
    AUTO_BUF gzip = BUF_INIT(100);
    put_gzip(&gzip, STR("{}\n"));
    assert_fails("plain.jsonl.gz", STR("{}\n"), "ce n'est pas un fichier gzip");
    assert_fails("plain.jsonl.zst", STR("{}\n"), "ce n'est pas un fichier zstd");
    assert_fails("gzip.jsonl.zst", buf_str(&gzip), "ce n'est pas un fichier zstd");
}

static void a_window_beyond_memory_is_refused(void **state)
{
    (void)state;
    /* The header of a frame that asks for a window of 2^31 bytes. */
    static const char frame[] = "\x28\xB5\x2F\xFD\x00\xA8\x01\x00\x00";
    assert_fails("long.zst", (struct str){frame, sizeof frame - 1}, "mémoire");
}

static void what_cannot_be_opened_or_read_says_why(void **state)
{
    (void)state;
    struct error err = {0};
    AUTO_STREAM *stream = NULL;
    assert_int_equal(STATUS_NOT_FOUND,
                     byte_stream_open(&stream, "/nonexistent/a.jsonl", &err));
    assert_null(stream);
    assert_int_equal(STATUS_IO, byte_stream_open(&stream, scratch_folder, &err));
    assert_null(stream);
    assert_non_null(strstr(err.text, "dossier"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_three_forms_give_the_same_bytes),
        cmocka_unit_test(nothing_gives_nothing),
        cmocka_unit_test(joined_files_are_read_on),
        cmocka_unit_test(every_cut_of_a_packed_file_is_noticed),
        cmocka_unit_test(damage_is_noticed),
        cmocka_unit_test(a_name_that_lies_is_noticed),
        cmocka_unit_test(a_window_beyond_memory_is_refused),
        cmocka_unit_test(what_cannot_be_opened_or_read_says_why),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
