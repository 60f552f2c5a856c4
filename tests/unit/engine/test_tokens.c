/* Stored words: what the analyser gave comes back, and damaged bytes end the reading. */
#include "engine/tokens.h"

#include "base/memory.h"
#include "engine/blobs.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/store_fixture.h"
#include "tests/unit/scratch.h"

/** One of every kind: elision, inclusive writing, joined words, numbers, capitals, no words at all. */
static const char *const texts[] = {
    "La VAE inversée, l’apprentissage et les apprenti·e·s des Hauts-de-France",
    "",
    " \n … ! ",
    "État-région 2021-2027 : 1 085,094 € ; formateur/trice, salarié(e)s, L. 6313-1",
    "03.20.30.59.59 contact@example.org @c2rp 1,5 Md€ aujourd’hui jusqu’au 31 décembre",
    "vae vae vae",
};

/** The texts as the segments of one document. */
static void put_texts(struct buf *bytes, struct forms_builder *forms,
                      struct analyser *analyser)
{
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        struct token_list list = analyser_run(analyser, str_of(texts[i]), 0);
        tokens_put_segment(bytes, &list, forms);
    }
}

static void words_come_back_as_the_analyser_gave_them(void **state)
{
    (void)state;
    AUTO_ANALYSER *analyser = analyser_new(NULL, 0);
    struct forms_builder *forms = forms_builder_new();
    AUTO_BUF bytes = BUF_INIT(1 << 20);
    put_texts(&bytes, forms, analyser);
    struct token_reader reader = token_reader_of(bytes.at, bytes.n);
    size_t n_alternatives = 0;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        struct token_list list = analyser_run(analyser, str_of(texts[i]), 0);
        assert_int_equal(list.n, token_reader_segment(&reader));
        for (size_t j = 0; j < list.n; j++) {
            const struct token *token = &list.at[j];
            struct stored_token stored;
            assert_true(token_reader_next(&reader, &stored));
            assert_int_equal(token->start, stored.start);
            assert_int_equal(token->end, stored.end);
            assert_int_equal(token->position, stored.position);
            assert_int_equal((token->flags & TOKEN_ALTERNATIVE) != 0,
                             stored.is_alternative);
            n_alternatives += stored.is_alternative;
            struct form_terms terms = forms_builder_terms(forms, stored.form);
            assert_true(str_equal(token->stem, forms_builder_string(forms, terms.stem)));
        }
        struct stored_token none;
        assert_false(token_reader_next(&reader, &none));
    }
    assert_true(n_alternatives > 3);
    assert_int_equal(0, token_reader_segment(&reader));
    assert_false(reader.bytes.damaged);
    forms_builder_free(forms);
}

static void what_is_left_of_a_segment_is_skipped(void **state)
{
    (void)state;
    AUTO_ANALYSER *analyser = analyser_new(NULL, 0);
    struct forms_builder *forms = forms_builder_new();
    AUTO_BUF bytes = BUF_INIT(1 << 20);
    put_texts(&bytes, forms, analyser);
    struct token_reader reader = token_reader_of(bytes.at, bytes.n);
    struct stored_token token;
    assert_true(token_reader_segment(&reader) > 2);
    assert_true(token_reader_next(&reader, &token));
    for (size_t i = 1; i < COUNT_OF(texts); i++)
        (void)token_reader_segment(&reader);
    assert_true(token_reader_next(&reader, &token));
    assert_int_equal(0, token.start);
    assert_int_equal(3, token.end);
    assert_int_equal(0, token.position);
    forms_builder_free(forms);
}

static void a_reader_of_nothing_gives_nothing(void **state)
{
    (void)state;
    struct token_reader reader = token_reader_of(NULL, 0);
    struct stored_token token;
    assert_false(token_reader_next(&reader, &token));
    assert_int_equal(0, token_reader_segment(&reader));
    assert_false(token_reader_next(&reader, &token));
}

static void numbers_past_32_bits_are_damage(void **state)
{
    (void)state;
    static const struct {
        uint64_t head, step, length;
    } cases[] = {
        {UINT64_C(1) << 33, 0, 1},         /* the form */
        {2, (UINT64_C(1) << 33) + 2, 1},   /* the start */
        {2, 1, 1},                         /* a start below zero */
        {2, (uint64_t)UINT32_MAX << 1, 1}, /* the end */
        {2, 8, UINT64_MAX},
        {2, UINT64_MAX - 1, UINT64_MAX},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        AUTO_BUF bytes = BUF_INIT(100);
        varint_put(&bytes, 2);
        varint_put(&bytes, cases[i].head);
        varint_put(&bytes, cases[i].step);
        varint_put(&bytes, cases[i].length);
        varint_put(&bytes, 0);
        struct token_reader reader = token_reader_of(bytes.at, bytes.n);
        struct stored_token token;
        assert_int_equal(2, token_reader_segment(&reader));
        if (token_reader_next(&reader, &token))
            fail_msg("case %zu", i);
        assert_false(token_reader_next(&reader, &token));
        assert_int_equal(0, token_reader_segment(&reader));
    }
}

/** Read all segments; every word ends at or after its start. */
static size_t read_all(struct str bytes)
{
    struct token_reader reader = token_reader_of(bytes.at, bytes.n);
    size_t n = 0;
    for (unsigned segment = 0; segment < SEGMENT_COUNT_; segment++) {
        (void)token_reader_segment(&reader);
        for (struct stored_token token; token_reader_next(&reader, &token); n++)
            assert_true(token.start <= token.end);
    }
    return n;
}

static void damaged_bytes_end_the_reading(void **state)
{
    (void)state;
    AUTO_ANALYSER *analyser = analyser_new(NULL, 0);
    struct forms_builder *forms = forms_builder_new();
    AUTO_BUF bytes = BUF_INIT(1 << 20);
    put_texts(&bytes, forms, analyser);
    for (size_t i = 0; i < bytes.n * 8; i++) {
        bytes.at[i / 8] = (char)(bytes.at[i / 8] ^ (1 << i % 8));
        assert_true(read_all(buf_str(&bytes)) <= bytes.n);
        bytes.at[i / 8] = (char)(bytes.at[i / 8] ^ (1 << i % 8));
    }
    for (size_t n = 0; n < bytes.n; n++) {
        char *cut = mem_copy_string(bytes.at, n); /* of its own, for the sanitizer */
        assert_true(read_all((struct str){cut, n}) <= n);
        mem_free(cut);
    }
    forms_builder_free(forms);
}

static void words_come_back_by_document(void **state)
{
    (void)state;
    AUTO_ANALYSER *analyser = analyser_new(NULL, 0);
    struct forms_builder *forms = forms_builder_new();
    AUTO_TEXT *path = scratch_path("tokens");
    struct blobs_writer w;
    blobs_write_open(&w, path);
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        AUTO_BUF bytes = BUF_INIT(1 << 20);
        struct token_list list = analyser_run(analyser, str_of(texts[i]), 0);
        tokens_put_segment(&bytes, &list, forms);
        blobs_write_add(&w, buf_str(&bytes));
    }
    struct error err = {0};
    must(blobs_write_close(&w, &err), &err);
    forms_builder_free(forms);

    struct tokens *tokens;
    must(tokens_open(&tokens, path, COUNT_OF(texts), &err), &err);
    for (uint32_t i = 0; i < COUNT_OF(texts); i++) {
        struct token_reader reader = tokens_of(tokens, i + 1);
        struct token_list list = analyser_run(analyser, str_of(texts[i]), 0);
        assert_int_equal(list.n, token_reader_segment(&reader));
    }
    struct token_reader none = tokens_of(tokens, COUNT_OF(texts) + 1);
    assert_int_equal(0, token_reader_segment(&none));
    tokens_free(tokens);
    assert_int_equal(STATUS_INDEX_CORRUPT, tokens_open(&tokens, path, 1, &err));
    assert_null(tokens);
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
        cmocka_unit_test(what_is_left_of_a_segment_is_skipped),
        cmocka_unit_test(a_reader_of_nothing_gives_nothing),
        cmocka_unit_test(numbers_past_32_bits_are_damage),
        cmocka_unit_test(damaged_bytes_end_the_reading),
        cmocka_unit_test(words_come_back_by_document),
        cmocka_unit_test(a_missing_file_says_not_found),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
