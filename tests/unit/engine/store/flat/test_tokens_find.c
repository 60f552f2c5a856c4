/* Finding words: it finds what reading all words finds, also from landmarks, and damaged
 * landmarks do no harm. */
#include "base/memory.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/store/flat/tokens_fixture.h"
#include "tests/unit/scratch.h"

/** Find @p form in each possible way, and check it against reading all words. */
static void assert_found(const struct tokens_coded *c, uint32_t form)
{
    struct token_filter filter;
    token_filter_clear(&filter);
    token_filter_add(&filter, form);
    struct token_reader reader = tokens_reader_of(c, c->bytes), all = reader,
                        whole = reader;
    for (size_t i = 0; i < SEGMENT_COUNT_; i++) {
        (void)token_reader_segment(&reader);
        (void)token_reader_segment(&all);
        (void)token_reader_segment(&whole);
        struct stored_token found, token;
        while (token_reader_next(&all, &token)) {
            if (!(filter.forms[token.form % FILTER_FORMS / 64] >> token.form % 64 & 1U))
                continue;
            assert_true(token_reader_find(&whole, &filter, &found));
            assert_int_equal(token.form, found.form);
            assert_true(token.start == found.start && token.end == found.end);
            assert_int_equal(token.position, found.position);
            assert_int_equal(token.is_alternative, found.is_alternative);
            assert_true(token_reader_seek(&reader, &filter, &found));
            assert_int_equal(token.form, found.form);
            assert_int_equal(token.position, found.position);
            assert_int_equal(token.is_alternative, found.is_alternative);
        }
        assert_false(token_reader_seek(&reader, &filter, &found));
        assert_false(token_reader_find(&whole, &filter, &found));
    }
}

static void a_filter_finds_all_words_of_its_forms(void **state)
{
    (void)state;
    AUTO_ANALYSER *analyser = analyser_new(NULL, 0);
    struct tokens_coded c;
    tokens_code_texts(&c, scratch_path("coded"), coded_texts, analyser);
    for (uint32_t form = 0; form < forms_builder_count(c.forms); form++)
        assert_found(&c, form);
    tokens_forget(&c);
}

static void words_at_any_offsets_are_found(void **state)
{
    (void)state;
    uint64_t seed = 4;
    static char letters[600];
    struct token *words = tokens_draw_words(&seed, letters);
    struct token_list lists[SEGMENT_COUNT_] = {
        [1] = {.at = words, .n = TOKENS_HOSTILE},
        [2] = {.at = words, .n = TOKENS_HOSTILE / 2},
    };
    struct tokens_coded c;
    tokens_code(&c, scratch_path("coded"), lists);
    for (uint32_t form = 0; form < forms_builder_count(c.forms); form += 5)
        assert_found(&c, form);
    tokens_forget(&c);
    mem_free(words);
}

/** Code a document with several landmarks in two segments: in one words of all kinds, in
 *  the other words that are all regular. */
static void code_long(struct tokens_coded *c, struct analyser *analyser)
{
    AUTO_BUF mixed = BUF_INIT(1 << 20), regular = BUF_INIT(1 << 20);
    for (size_t i = 0; i < 100; i++)
        for (size_t j = 0; j < COUNT_OF(coded_texts); j++)
            buf_printf(&mixed, "%s %s", coded_texts[j],
                       i % 7 ? "" : "mots sans rien entre eux ");
    for (size_t i = 0; i < 3 * LANDMARK_LEADS; i++)
        buf_printf(&regular, "%s ", i % 300 ? "vae" : "mur");
    const char *const both[SEGMENT_COUNT_] = {buf_text(&mixed), "", buf_text(&regular),
                                              ""};
    tokens_code_texts(c, scratch_path("coded"), both, analyser);
}

static void words_of_long_texts_are_found_from_landmarks(void **state)
{
    (void)state;
    AUTO_ANALYSER *analyser = analyser_new(NULL, 0);
    struct tokens_coded c;
    code_long(&c, analyser);
    assert_true(c.writer.landmarks.n >= 10 * LANDMARK_BYTES);
    for (uint32_t form = 0; form < forms_builder_count(c.forms); form++)
        assert_found(&c, form);
    tokens_forget(&c);
}

/** The first word of the segment of @p reader that begins at byte @p offset or behind. */
static struct stored_token first_from(struct token_reader reader, uint32_t offset)
{
    struct stored_token token = {0};
    while (token_reader_next(&reader, &token))
        if (token.start >= offset)
            return token;
    return (struct stored_token){.form = UINT32_MAX};
}

static void words_before_an_offset_are_skipped_and_no_others(void **state)
{
    (void)state;
    AUTO_ANALYSER *analyser = analyser_new(NULL, 0);
    struct tokens_coded c;
    code_long(&c, analyser);
    struct token_reader reader = tokens_reader_of(&c, c.bytes);
    for (size_t i = 0; i < SEGMENT_COUNT_; i++) {
        (void)token_reader_segment(&reader);
        for (uint32_t offset = 0; offset < 60000; offset += 997) {
            struct token_reader skipped = reader;
            token_reader_skip(&skipped, offset);
            struct stored_token is = first_from(skipped, offset),
                                wanted = first_from(reader, offset);
            assert_int_equal(wanted.form, is.form);
            assert_int_equal(wanted.start, is.start);
            assert_int_equal(wanted.end, is.end);
            assert_int_equal(wanted.position, is.position);
            assert_true(skipped.lead_end - skipped.lead <= reader.lead_end - reader.lead);
        }
    }
    tokens_forget(&c);
}

static void damaged_landmarks_lead_to_no_bytes_beyond_theirs(void **state)
{
    (void)state;
    AUTO_ANALYSER *analyser = analyser_new(NULL, 0);
    struct tokens_coded c;
    code_long(&c, analyser);
    char *bytes = mem_new_array(c.bytes.n, 1);
    uint64_t seed = 9;
    size_t landmarks = c.bytes.n - c.writer.steps.n - c.writer.landmarks.n;
    for (size_t i = 0; i < 3000; i++) {
        memcpy(bytes, c.bytes.at, c.bytes.n);
        for (uint32_t n = 1 + tokens_draw(&seed, 3); n; n--)
            bytes[landmarks + tokens_draw(&seed, (uint32_t)c.writer.landmarks.n)] =
                (char)tokens_draw(&seed, 256);
        for (uint32_t n = tokens_draw(&seed, 3); n; n--)
            bytes[tokens_draw(&seed, (uint32_t)c.bytes.n)] =
                (char)tokens_draw(&seed, 256);
        assert_true(tokens_read_all(&c, (struct str){bytes, c.bytes.n}) <= c.bytes.n);
    }
    mem_free(bytes);
    tokens_forget(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_filter_finds_all_words_of_its_forms),
        cmocka_unit_test(words_at_any_offsets_are_found),
        cmocka_unit_test(words_of_long_texts_are_found_from_landmarks),
        cmocka_unit_test(words_before_an_offset_are_skipped_and_no_others),
        cmocka_unit_test(damaged_landmarks_lead_to_no_bytes_beyond_theirs),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
