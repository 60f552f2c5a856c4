/* Files of numbered arrays: they are read as they were written, and refused when
 * damaged. */
#include "engine/file/sections.h"

#include <fcntl.h>

#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/store_fixture.h"
#include "tests/unit/scratch.h"

static const uint32_t numbers[3] = {10, 20, 30};

/** Write a section of bytes, one of numbers, an empty one, and one of numbers in two
 *  pieces of which the first ends inside a number. */
static void write_sample(const char *path)
{
    struct sections_writer w;
    sections_write_open(&w, path);
    sections_write_array(&w, 7, "abc", 3, 1);
    sections_write_array(&w, 2, numbers, 3, sizeof numbers[0]);
    sections_write_begin(&w, 9, sizeof numbers[0]);
    sections_write_begin(&w, 4, sizeof numbers[0]);
    sections_write(&w, numbers, 5);
    sections_write(&w, (const char *)numbers + 5, 7);
    struct error err = {0};
    must(sections_write_close(&w, &err), &err);
}

static void close_sections(struct sections *sections)
{
    sections_close(sections);
}
#define AUTO_SECTIONS CLEANUP(close_sections) struct sections

static void sections_come_back_as_written(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("sample");
    write_sample(path);
    struct error err = {0};
    AUTO_SECTIONS s = SECTIONS_INIT;
    must(sections_open(&s, path, &err), &err);
    const char *letters = NULL;
    const uint32_t *all = NULL, *none = NULL, *pieces = NULL;
    size_t n_letters = 99, n_all = 99, n_none = 99;
    const struct section_wanted wanted[] = {
        SECTION_ANY(7, letters, &n_letters), SECTION_SOME(2, all, &n_all),
        SECTION_ANY(9, none, &n_none), SECTION_OF(4, pieces, COUNT_OF(numbers))};
    must(sections_read(&s, wanted, COUNT_OF(wanted), &err), &err);
    assert_int_equal(3, n_letters);
    assert_memory_equal("abc", letters, 3);
    assert_int_equal(COUNT_OF(numbers), n_all);
    assert_memory_equal(numbers, all, sizeof numbers);
    assert_int_equal(0, n_none);
    assert_non_null(none);
    assert_memory_equal(numbers, pieces, sizeof numbers);
    const void *at[] = {letters, all, none, pieces};
    for (size_t i = 0; i < COUNT_OF(at); i++)
        assert_int_equal(0, (uintptr_t)at[i] % 8);
}

static void a_section_of_another_shape_is_damage(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("sample");
    write_sample(path);
    struct error err = {0};
    AUTO_SECTIONS s = SECTIONS_INIT;
    must(sections_open(&s, path, &err), &err);
    const uint32_t *fours = NULL;
    const uint64_t *eights = NULL;
    size_t n = 99;
    const struct {
        struct section_wanted wanted;
        const char *reason;
    } cases[] = {
        {SECTION_ANY(3, fours, &n), "section 3 is missing"},
        {SECTION_ANY(2, eights, &n), "section 2 has 3 × 4 bytes"},
        {SECTION_OF(2, fours, 2), "section 2 has 3 × 4 bytes"},
        {SECTION_OF(2, fours, 4), "section 2 has 3 × 4 bytes"},
        {SECTION(2, fours, 1, 2, &n), "section 2 has 3 × 4 bytes"},
        {SECTION_OF(9, fours, 1), "section 9 has 0 × 4 bytes"},
        {SECTION_SOME(9, fours, &n), "section 9 has 0 × 4 bytes"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_int_equal(STATUS_INDEX_CORRUPT,
                         sections_read(&s, &cases[i].wanted, 1, &err));
        assert_string_equal(cases[i].reason, err.text);
    }
    assert_null(fours);
    assert_null(eights);
    assert_int_equal(99, n);
}

static void what_stands_before_the_missing_section_is_read(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("sample");
    write_sample(path);
    struct error err = {0};
    AUTO_SECTIONS s = SECTIONS_INIT;
    must(sections_open(&s, path, &err), &err);
    const uint32_t *first = NULL, *missing = NULL, *last = NULL;
    const struct section_wanted wanted[] = {SECTION_ANY(2, first, NULL),
                                            SECTION_ANY(3, missing, NULL),
                                            SECTION_ANY(4, last, NULL)};
    assert_int_equal(STATUS_INDEX_CORRUPT,
                     sections_read(&s, wanted, COUNT_OF(wanted), &err));
    assert_non_null(first);
    assert_null(missing);
    assert_null(last);
}

static void a_file_without_sections_is_sound(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("none");
    struct sections_writer w;
    sections_write_open(&w, path);
    struct error err = {0};
    must(sections_write_close(&w, &err), &err);
    AUTO_SECTIONS s = SECTIONS_INIT;
    must(sections_open(&s, path, &err), &err);
    assert_int_equal(0, s.n);
}

static void every_shorter_file_is_damage(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("cut");
    write_sample(path);
    struct error err = {0};
    for (size_t n = file_size(path); n-- > 0;) {
        file_resize(path, n);
        struct sections s;
        if (sections_open(&s, path, &err) != STATUS_INDEX_CORRUPT)
            fail_msg("of %zu bytes", n);
        assert_null(s.table);
    }
}

/** A bit flipped in the table or the tail is refused, or what is then read lies within
 *  the file. */
static void no_flipped_bit_leads_out_of_the_file(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("flip");
    write_sample(path);
    struct error err = {0};
    size_t n = file_size(path);
    unsigned refused = 0;
    for (size_t i = 0; i < n * 8; i++) {
        file_flip(path, i / 8, i % 8);
        AUTO_SECTIONS s = SECTIONS_INIT;
        refused += sections_open(&s, path, &err) != STATUS_OK;
        for (size_t j = 0; j < s.n; j++) {
            const unsigned char *end =
                s.map.at + s.table[j].offset + s.table[j].n * s.table[j].element_bytes;
            assert_true(end >= s.map.at && end <= (const unsigned char *)s.table);
        }
        file_flip(path, i / 8, i % 8);
    }
    /* At least the tail does not agree with the size of the file. */
    assert_true(refused >= 24 * 8);
}

static void an_opening_that_fails_says_why(void **state)
{
    (void)state;
    AUTO_TEXT *missing = scratch_path("missing");
    AUTO_TEXT *empty = scratch_path("empty");
    struct error err = {0};
    must(file_write(empty, STR(""), &err), &err);
    struct sections s;
    assert_int_equal(STATUS_NOT_FOUND, sections_open(&s, missing, &err));
    assert_int_equal(STATUS_IO, sections_open(&s, scratch_folder, &err));
    assert_int_equal(STATUS_INDEX_CORRUPT, sections_open(&s, empty, &err));
    assert_non_null(strstr(err.text, "empty"));
    sections_close(&s);
}

static void a_failure_of_writing_is_told_at_the_end(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("no/folder");
    struct sections_writer w;
    sections_write_open(&w, path);
    sections_write_array(&w, 1, numbers, 3, sizeof numbers[0]);
    struct error err = {0};
    assert_int_equal(STATUS_NOT_FOUND, sections_write_close(&w, &err));
    assert_non_null(strstr(err.text, "no/folder"));
    sections_write_open(&w, path);
    assert_int_equal(STATUS_NOT_FOUND, sections_write_close(&w, NULL));
}

/** Writing to /dev/full fails as on a full disk, here in the middle of an element. */
static void a_full_disk_is_an_io_error(void **state)
{
    (void)state;
    static const char piece[100001];
    struct sections_writer w;
    sections_write_open(&w, "/dev/full");
    sections_write_begin(&w, 1, 8);
    for (int i = 0; i < 8; i++)
        sections_write(&w, piece, sizeof piece);
    sections_write_begin(&w, 2, 8);
    struct error err = {0};
    assert_int_equal(STATUS_IO, sections_write_close(&w, &err));
    assert_non_null(strstr(err.text, "/dev/full"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sections_come_back_as_written),
        cmocka_unit_test(a_section_of_another_shape_is_damage),
        cmocka_unit_test(what_stands_before_the_missing_section_is_read),
        cmocka_unit_test(a_file_without_sections_is_sound),
        cmocka_unit_test(every_shorter_file_is_damage),
        cmocka_unit_test(no_flipped_bit_leads_out_of_the_file),
        cmocka_unit_test(an_opening_that_fails_says_why),
        cmocka_unit_test(a_failure_of_writing_is_told_at_the_end),
        cmocka_unit_test(a_full_disk_is_an_io_error),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
