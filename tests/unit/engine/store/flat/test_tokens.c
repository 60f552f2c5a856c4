/* Stored words: they are read as the analyser gave them, and damaged bytes end the
 * reading. */
#include "engine/store/flat/tokens.h"

#include "base/memory.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/store/flat/tokens_fixture.h"
#include "tests/unit/engine/store_fixture.h"
#include "tests/unit/scratch.h"

/** @return how many of the words are alternatives */
static size_t assert_segment(struct token_reader *reader, const struct tokens_coded *c,
                             struct token_list list)
{
    size_t n_alternatives = 0;
    assert_true(token_reader_segment(reader) >= list.n);
    uint32_t position = 0;
    for (size_t j = 0; j < list.n; j++) {
        const struct token *token = &list.at[j];
        bool alternative = j && (token->flags & TOKEN_ALTERNATIVE);
        struct stored_token stored;
        assert_true(token_reader_next(reader, &stored));
        assert_int_equal(token->start, stored.start);
        assert_int_equal(token->end, stored.end);
        position += j && !alternative;
        assert_int_equal(position, stored.position);
        assert_int_equal(alternative, stored.is_alternative);
        n_alternatives += alternative;
        struct form_terms terms = forms_builder_terms(c->forms, stored.form);
        assert_true(str_equal(token->stem, forms_builder_string(c->forms, terms.stem)));
    }
    struct stored_token none;
    assert_false(token_reader_next(reader, &none));
    return n_alternatives;
}

static void words_come_back_as_the_analyser_gave_them(void **state)
{
    (void)state;
    AUTO_ANALYSER *analyser = analyser_new(NULL, 0);
    struct tokens_coded c;
    tokens_code_texts(&c, scratch_path("coded"), coded_texts, analyser);
    struct token_reader reader = tokens_reader_of(&c, c.bytes);
    size_t n_alternatives = 0;
    for (size_t i = 0; i < SEGMENT_COUNT_; i++)
        n_alternatives += assert_segment(
            &reader, &c, analyser_run(analyser, str_of(coded_texts[i]), 0));
    assert_true(n_alternatives > 3);
    assert_int_equal(0, token_reader_segment(&reader));
    assert_false(reader.damaged);
    tokens_forget(&c);
}

static void any_words_at_any_offsets_come_back(void **state)
{
    (void)state;
    uint64_t seed = 4;
    /* The texts are borrowed, so each list has letters that do not change any more. */
    static char letters[SEGMENT_COUNT_][600];
    struct token *words[SEGMENT_COUNT_];
    struct token_list lists[SEGMENT_COUNT_];
    for (size_t i = 0; i < SEGMENT_COUNT_; i++) {
        words[i] = tokens_draw_words(&seed, letters[i]);
        lists[i] = (struct token_list){.at = words[i], .n = i == 2 ? 0 : TOKENS_HOSTILE};
    }
    struct tokens_coded c;
    tokens_code(&c, scratch_path("coded"), lists);
    /* all forms with a tail of one byte, and some with more */
    assert_true(forms_builder_count(c.forms) > 3000);
    struct token_reader reader = tokens_reader_of(&c, c.bytes);
    for (size_t i = 0; i < SEGMENT_COUNT_; i++)
        (void)assert_segment(&reader, &c, lists[i]);
    tokens_forget(&c);
    for (size_t i = 0; i < SEGMENT_COUNT_; i++)
        mem_free(words[i]);
}

/** Go to a word by its lead, and from there to the first word at each position before
 *  it. */
static void assert_back(struct token_reader reader, const unsigned char *lead,
                        const struct stored_token *words, size_t i, const size_t *firsts)
{
    token_reader_go(&reader, lead);
    uint32_t position = words[i].position;
    for (uint32_t n = 0; n <= position && n < 5; n++) {
        struct token_reader back = reader;
        struct stored_token found;
        assert_true(token_reader_back(&back, n));
        const struct stored_token *first = &words[firsts[position - n]];
        for (const struct stored_token *word = first; word <= &words[i]; word++) {
            assert_true(token_reader_word(&back, &found));
            assert_int_equal(word->form, found.form);
            assert_int_equal(word->position, found.position);
            assert_int_equal(word->is_alternative, found.is_alternative);
        }
    }
    assert_false(token_reader_back(&reader, position + 1));
}

static void a_reader_goes_to_a_lead_and_back_from_there(void **state)
{
    (void)state;
    AUTO_ANALYSER *analyser = analyser_new(NULL, 0);
    struct tokens_coded c;
    tokens_code_texts(&c, scratch_path("coded"), coded_texts, analyser);
    struct token_reader start = tokens_reader_of(&c, c.bytes), reader = start;
    struct token_leads leads = token_reader_leads(&start);
    const unsigned char *end = leads.at;
    struct stored_token words[200];
    size_t firsts[COUNT_OF(words)] = {0};
    for (size_t i = 0; i < SEGMENT_COUNT_; i++) {
        end += token_reader_segment(&reader);
        for (size_t n = 0; token_reader_next(&reader, &words[n]); n++) {
            assert_true(n + 1 < COUNT_OF(words));
            if (!words[n].is_alternative)
                firsts[words[n].position] = n;
            assert_back(start, reader.lead - 1, words, n, firsts);
        }
    }
    assert_ptr_equal(leads.end, end);
    tokens_forget(&c);
}

static void what_is_left_of_a_segment_is_skipped(void **state)
{
    (void)state;
    AUTO_ANALYSER *analyser = analyser_new(NULL, 0);
    struct tokens_coded c;
    tokens_code_texts(&c, scratch_path("coded"), coded_texts, analyser);
    struct token_reader reader = tokens_reader_of(&c, c.bytes);
    struct stored_token token;
    assert_true(token_reader_segment(&reader) > 2);
    assert_true(token_reader_next(&reader, &token));
    for (size_t i = 1; i + 1 < SEGMENT_COUNT_; i++)
        (void)token_reader_segment(&reader);
    (void)assert_segment(
        &reader, &c, analyser_run(analyser, str_of(coded_texts[SEGMENT_COUNT_ - 1]), 0));
    tokens_forget(&c);
}

static void a_reader_of_nothing_gives_nothing(void **state)
{
    (void)state;
    struct token_reader reader =
        token_reader_of(NULL, 0, (struct token_lengths){NULL, 0});
    struct stored_token token;
    assert_false(token_reader_next(&reader, &token));
    assert_int_equal(0, token_reader_segment(&reader));
    assert_false(token_reader_next(&reader, &token));
}

static void damaged_bytes_end_the_reading(void **state)
{
    (void)state;
    AUTO_ANALYSER *analyser = analyser_new(NULL, 0);
    struct tokens_coded c;
    tokens_code_texts(&c, scratch_path("coded"), coded_texts, analyser);
    size_t n_bytes = c.bytes.n;
    char *bytes = mem_copy_string(c.bytes.at, n_bytes);
    for (size_t i = 0; i < n_bytes; i++) {
        char right = bytes[i];
        for (unsigned wrong = 0; wrong < 256; wrong++) {
            bytes[i] = (char)wrong;
            assert_true(tokens_read_all(&c, (struct str){bytes, n_bytes}) <= n_bytes);
        }
        bytes[i] = right;
    }
    for (size_t n = 0; n < n_bytes; n++) {
        /* a copy, so that a sanitizer sees a read beyond it */
        char *cut = mem_new_array(n, 1);
        memcpy(cut, bytes, n);
        assert_true(tokens_read_all(&c, (struct str){cut, n}) <= n);
        mem_free(cut);
    }
    mem_free(bytes);
    tokens_forget(&c);
}

static void words_come_back_by_document(void **state)
{
    (void)state;
    AUTO_ANALYSER *analyser = analyser_new(NULL, 0);
    struct tokens_coded c;
    tokens_code_texts(&c, scratch_path("coded"), coded_texts, analyser);
    tokens_write_add(&c.writer, spool_reader_of(buf_str(&c.spool), c.numbers));
    tokens_write_add(&c.writer, spool_reader_of(STR(""), c.numbers));
    struct tokens_coded kept = c;
    AUTO_TEXT *path = mem_copy_string(c.path, strlen(c.path));
    struct error err = {0};
    must(tokens_write_close(&c.writer, &err), &err);
    struct tokens *tokens;
    must(tokens_open(&tokens, path, 2, &err), &err);
    struct token_reader reader = tokens_of(tokens, 1);
    for (size_t i = 0; i < SEGMENT_COUNT_; i++)
        (void)assert_segment(&reader, &c,
                             analyser_run(analyser, str_of(coded_texts[i]), 0));
    struct token_reader none = tokens_of(tokens, 2);
    assert_int_equal(0, token_reader_segment(&none));
    none = tokens_of(tokens, 3);
    assert_int_equal(0, token_reader_segment(&none));
    tokens_free(tokens);
    assert_int_equal(STATUS_INDEX_CORRUPT, tokens_open(&tokens, path, 1, &err));
    assert_null(tokens);
    forms_builder_free(kept.forms);
    mem_free(kept.numbers);
    mem_free(kept.path);
    buf_release(&kept.spool);
}

static void a_missing_file_says_not_found(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("missing");
    struct error err = {0};
    struct tokens *tokens;
    assert_int_equal(STATUS_NOT_FOUND, tokens_open(&tokens, path, 1, &err));
    assert_int_equal(STATUS_IO, tokens_open(&tokens, scratch_folder, 1, &err));
    assert_null(tokens);
    tokens_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_come_back_as_the_analyser_gave_them),
        cmocka_unit_test(a_reader_goes_to_a_lead_and_back_from_there),
        cmocka_unit_test(what_is_left_of_a_segment_is_skipped),
        cmocka_unit_test(a_reader_of_nothing_gives_nothing),
        cmocka_unit_test(any_words_at_any_offsets_come_back),
        cmocka_unit_test(damaged_bytes_end_the_reading),
        cmocka_unit_test(words_come_back_by_document),
        cmocka_unit_test(a_missing_file_says_not_found),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
