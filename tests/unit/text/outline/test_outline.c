/* Outlines: a text of any shape is cut into small parts that make the whole, each of
 * which is a sound text by itself. */
#include "text/outline/outline.h"

#include <string.h>

#include "base/utf8.h"
#include "tests/unit/cmocka_all.h"
#include "text/block/block_writer.h"
#include "text/block/layout.h"
#include "text/outline/paragraphs.h"
#include "text/outline/slice.h"

#define LONG_TEXT (1U << 20)

/** A text and its layout. */
struct sample {
    struct buf text, layout;
};

static void release(struct sample *sample)
{
    buf_release(&sample->text);
    buf_release(&sample->layout);
}
#define AUTO_SAMPLE CLEANUP(release) struct sample

static struct sample finish(struct block_writer *writer)
{
    struct sample sample = {BUF_INIT(8 * LONG_TEXT), BUF_INIT(LAYOUT_MAX)};
    block_finish(writer);
    buf_put_str(&sample.text, block_text(writer));
    block_put_layout(&sample.layout, writer);
    block_writer_free(writer);
    return sample;
}

static void put(struct block_writer *w, enum block_type type, const char *text)
{
    block_begin(w, type, (struct block_traits){.number = 1, .address = STR("")});
    block_put(w, str_of(text));
    block_end(w, type);
}

static struct sample short_paragraphs(void)
{
    struct block_writer *w = block_writer_new(8 * LONG_TEXT);
    for (unsigned i = 0; i < 60000; i++)
        put(w, BLOCK_PARAGRAPH, "é");
    return finish(w);
}

static struct sample one_paragraph(void)
{
    struct block_writer *w = block_writer_new(8 * LONG_TEXT);
    block_begin_plain(w, BLOCK_PARAGRAPH);
    for (unsigned i = 0; i < 60000; i++) {
        block_put(w, STR("Un mot après l'autre, "));
        if (i % 1000 == 0)
            put(w, BLOCK_STRONG, "important");
    }
    return finish(w);
}

static struct sample no_space(void)
{
    struct block_writer *w = block_writer_new(8 * LONG_TEXT);
    for (unsigned i = 0; i < LONG_TEXT / 4; i++)
        block_put(w, STR("é€"));
    return finish(w);
}

static struct sample chapters(void)
{
    struct block_writer *w = block_writer_new(8 * LONG_TEXT);
    for (unsigned chapter = 0; chapter < 30; chapter++) {
        put(w, BLOCK_HEADING, "Chapitre");
        for (unsigned i = 0; i < 700; i++)
            put(w, BLOCK_PARAGRAPH, "Une phrase qui dit ce qu'il y a à dire, sans plus.");
    }
    return finish(w);
}

static struct sample table(void)
{
    struct block_writer *w = block_writer_new(8 * LONG_TEXT);
    put(w, BLOCK_PARAGRAPH, "Avant.");
    block_begin_plain(w, BLOCK_TABLE);
    block_begin_plain(w, BLOCK_TABLE_ROW);
    put(w, BLOCK_HEAD_CELL, "Région");
    put(w, BLOCK_HEAD_CELL, "Valeur");
    block_end(w, BLOCK_TABLE_ROW);
    for (unsigned i = 0; i < 20000; i++) {
        block_begin_plain(w, BLOCK_TABLE_ROW);
        put(w, BLOCK_CELL, "Bretagne");
        put(w, BLOCK_CELL, i % 3 ? "12,5" : "");
        block_end(w, BLOCK_TABLE_ROW);
    }
    return finish(w);
}

static struct sample list(void)
{
    struct block_writer *w = block_writer_new(8 * LONG_TEXT);
    block_begin(w, BLOCK_ORDERED, (struct block_traits){.number = 1, .address = STR("")});
    for (unsigned i = 0; i < 9000; i++) {
        block_begin_plain(w, BLOCK_ITEM);
        put(w, BLOCK_PARAGRAPH, "Un point de la liste.");
        block_end(w, BLOCK_ITEM);
    }
    return finish(w);
}

static struct sample (*const samples[])(void) = {
    short_paragraphs, one_paragraph, no_space, chapters, table, list};

/** Check that the parts make the whole, and that each is sound and small. */
static void check_parts(const struct outline *outline, const struct str whole[2],
                        struct arena *arena)
{
    struct slice_source source = slice_source_of(whole);
    size_t at = 0;
    for (uint32_t i = 0; i < outline->n_parts; i++) {
        struct slice slice = slice_read(outline, i, &source, arena);
        assert_int_equal(at, slice.from);
        assert_true(slice.to > slice.from);
        struct str own = {slice.text.at + slice.n_repeated,
                          slice.text.n - slice.n_repeated};
        assert_true(str_equal(own, str_between(whole[0], slice.from, slice.to)));
        assert_int_equal(own.n, utf8_first_invalid(own));
        assert_true(own.n <= OUTLINE_TEXT_MAX);
        assert_true(slice.layout.n < OUTLINE_LAYOUT_MAX + 8192);
        assert_int_equal(whole[1].n > 0, slice.layout.n > 0);
        assert_true(layout_is_sound(slice.layout, slice.text));
        at = slice.to;
    }
    assert_int_equal(whole[0].n, at);
}

static void the_parts_make_the_whole(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(samples); i++) {
        AUTO_SAMPLE sample = samples[i]();
        AUTO_ARENA *arena = arena_new();
        struct str whole[2] = {buf_str(&sample.text), buf_str(&sample.layout)};
        struct outline outline = outline_make(whole[0], whole[1], arena);
        assert_true(outline.n_parts > 1);
        check_parts(&outline, whole, arena);
    }
}

static void a_short_text_is_one_part(void **state)
{
    (void)state;
    static const char *const texts[] = {"", "Un texte.", "Un texte.\n\nEt un autre."};
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        AUTO_ARENA *arena = arena_new();
        struct outline outline = outline_make(str_of(texts[i]), STR(""), arena);
        assert_int_equal(1, outline.n_parts);
        assert_int_equal(0, outline.parts->at);
        assert_int_equal(strlen(texts[i]), outline_end(&outline, 0));
        assert_int_equal(i, outline.n_paragraphs);
    }
}

static void parts_begin_at_the_highest_headings(void **state)
{
    (void)state;
    AUTO_SAMPLE sample = chapters();
    AUTO_ARENA *arena = arena_new();
    struct str text = buf_str(&sample.text);
    struct outline outline = outline_make(text, buf_str(&sample.layout), arena);
    assert_int_equal(30, outline.n_headings);
    for (uint32_t i = 0; i < outline.n_parts; i++) {
        struct str rest = {text.at + outline.parts[i].at, text.n - outline.parts[i].at};
        assert_true(str_starts_with(rest, STR("Chapitre")));
    }
    for (uint32_t i = 0; i < outline.n_headings; i++) {
        const struct outline_heading *heading = &outline.headings[i];
        assert_int_equal(i * 701 + 1, heading->paragraph);
        assert_int_equal(heading->part,
                         outline_part_of_paragraph(&outline, heading->paragraph));
    }
}

static void paragraphs_keep_their_numbers_across_parts(void **state)
{
    (void)state;
    AUTO_SAMPLE sample = short_paragraphs();
    AUTO_ARENA *arena = arena_new();
    struct outline outline =
        outline_make(buf_str(&sample.text), buf_str(&sample.layout), arena);
    assert_int_equal(60000, outline.n_paragraphs);
    for (uint32_t i = 0; i < outline.n_parts; i++) {
        size_t at = outline.parts[i].at;
        assert_int_equal(at / 4, outline.parts[i].n_paragraphs);
        assert_int_equal(i, outline_part_of_byte(&outline, at));
        assert_int_equal(i, outline_part_of_paragraph(&outline, (uint32_t)(at / 4 + 1)));
    }
}

/** The first block of @p type in a slice; the test fails when there is none. */
static struct block first_of(const struct slice *slice, enum block_type type)
{
    struct layout_reader reader = layout_read(slice->layout, slice->text);
    struct block block;
    while (layout_next(&block, &reader))
        if (block.type == type)
            return block;
    fail_msg("no block of type %d", (int)type);
    return block;
}

static void a_table_that_goes_on_has_its_head_again(void **state)
{
    (void)state;
    AUTO_SAMPLE sample = table();
    AUTO_ARENA *arena = arena_new();
    struct str whole[2] = {buf_str(&sample.text), buf_str(&sample.layout)};
    struct outline outline = outline_make(whole[0], whole[1], arena);
    struct slice_source source = slice_source_of(whole);
    for (uint32_t i = 1; i < outline.n_parts; i++) {
        struct slice slice = slice_read(&outline, i, &source, arena);
        assert_true(str_starts_with(slice.text, STR("Région | Valeur\nBretagne")));
        struct block cell = first_of(&slice, BLOCK_HEAD_CELL);
        assert_int_equal(0, cell.start);
        assert_int_equal(2, cell.depth);
        assert_int_equal(strlen("Région | Valeur\n"), slice.n_repeated);
    }
}

static void a_list_that_goes_on_keeps_counting(void **state)
{
    (void)state;
    AUTO_SAMPLE sample = list();
    AUTO_ARENA *arena = arena_new();
    struct str whole[2] = {buf_str(&sample.text), buf_str(&sample.layout)};
    struct outline outline = outline_make(whole[0], whole[1], arena);
    struct slice_source source = slice_source_of(whole);
    struct slice slice = slice_read(&outline, 1, &source, arena);
    struct block ordered = first_of(&slice, BLOCK_ORDERED);
    /* The sign of the item, "1501. ", stands before it. */
    struct str before = {whole[0].at, slice.from};
    const char *line = before.at + before.n;
    while (line[-1] != '\n')
        line--;
    struct str rest = {line, (size_t)(before.at + before.n - line)};
    assert_int_equal(str_number(str_cut(&rest, '.'), UINT32_MAX), ordered.traits.number);
}

static void an_outline_comes_back_as_it_was_written(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(samples); i++) {
        AUTO_SAMPLE sample = samples[i]();
        AUTO_ARENA *arena = arena_new();
        struct str whole[2] = {buf_str(&sample.text), buf_str(&sample.layout)};
        struct outline made = outline_make(whole[0], whole[1], arena), read;
        AUTO_BUF bytes = BUF_INIT(LONG_TEXT), again = BUF_INIT(LONG_TEXT);
        outline_put(&bytes, &made);
        assert_true(outline_get(&read, buf_str(&bytes), whole[0].n, whole[1].n, arena));
        outline_put(&again, &read);
        assert_true(str_equal(buf_str(&bytes), buf_str(&again)));
        check_parts(&read, whole, arena);
    }
}

static void damage_gives_sound_slices_all_the_same(void **state)
{
    (void)state;
    AUTO_SAMPLE sample = table();
    AUTO_ARENA *arena = arena_new();
    struct str whole[2] = {buf_str(&sample.text), buf_str(&sample.layout)};
    struct outline made = outline_make(whole[0], whole[1], arena);
    AUTO_BUF bytes = BUF_INIT(LONG_TEXT);
    outline_put(&bytes, &made);
    uint32_t drawn = 1;
    for (unsigned i = 0; i < 300; i++) {
        drawn = drawn * 1664525U + 1013904223U;
        size_t at = (drawn >> 8) % bytes.n;
        AUTO_ARENA *own = arena_new();
        struct outline outline;
        bytes.at[at] = (char)(bytes.at[at] ^ (1 << drawn % 8));
        struct str kept = {bytes.at, i % 3 ? bytes.n : at};
        (void)outline_get(&outline, kept, whole[0].n, whole[1].n, own);
        struct slice_source source = slice_source_of(whole);
        struct slice slice = slice_read(&outline, drawn % outline.n_parts, &source, own);
        assert_true(layout_is_sound(slice.layout, slice.text));
        bytes.at[at] = (char)(bytes.at[at] ^ (1 << drawn % 8));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_parts_make_the_whole),
        cmocka_unit_test(a_short_text_is_one_part),
        cmocka_unit_test(parts_begin_at_the_highest_headings),
        cmocka_unit_test(paragraphs_keep_their_numbers_across_parts),
        cmocka_unit_test(a_table_that_goes_on_has_its_head_again),
        cmocka_unit_test(a_list_that_goes_on_keeps_counting),
        cmocka_unit_test(an_outline_comes_back_as_it_was_written),
        cmocka_unit_test(damage_gives_sound_slices_all_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
