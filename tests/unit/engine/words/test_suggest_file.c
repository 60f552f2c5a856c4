/* suggest.bin: it is read as it was written, the same bytes each time; damage is refused
 * or does no harm. */
#include "engine/words/suggest_file.h"

#include <limits.h>

#include "base/memory.h"
#include "engine/answer/search.h"
#include "engine/index/index_parts.h"
#include "engine/suggest/suggest_choose.h"
#include "engine/words/suggest_build.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/store_fixture.h"
#include "tests/unit/scratch.h"
#include "text/analyse.h"

static const char *const questions[] = {"apprentissage", "contrat d'apprentissage",
                                        "taux de chômage", "bilan de compétences"};

static enum status write_file(const char *path, struct error *err)
{
    AUTO_ANALYSER *analyser = analyser_new(NULL, 0);
    AUTO_SUGGEST_BUILDER *builder = suggest_builder_new(analyser, 10);
    for (size_t i = 0; i < COUNT_OF(questions); i++) {
        struct str text = str_of(questions[i]);
        suggest_builder_put(builder, &(struct suggest_item){SUGGEST_QUERY, text, text,
                                                            STR("detail"), STR(""),
                                                            (unsigned)i, 0, false});
    }
    suggest_builder_put_title(
        builder, &(struct suggest_title){STR("Le contrat de plan"), 3, 0, false});
    return suggest_builder_write(builder, path, err);
}

static void rows_stand_the_worthiest_first_with_their_texts(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("suggest");
    struct error err = {0};
    must(write_file(path, &err), &err);
    struct suggest *s;
    must(suggest_open(&s, path, &err), &err);
    assert_int_equal(5, s->n);
    for (uint32_t i = 0; i < 4; i++)
        assert_true(
            str_equal(str_of(questions[3 - i]), suggest_string(s, i, STRING_TEXT)));
    assert_true(str_equal(STR("detail"), suggest_string(s, 2, STRING_DETAIL)));
    assert_int_equal(SUGGEST_TITLE, s->rows[4].source);
    assert_int_equal(3, s->rows[4].what);
    assert_int_equal(0, suggest_string(s, 4, STRING_TEXT).n);
    assert_int_equal(0, suggest_string(s, 5, STRING_TEXT).n);
    for (uint32_t i = 1; i < 5; i++)
        assert_true(suggest_static_score(&s->rows[i - 1]) >=
                    suggest_static_score(&s->rows[i]));
    suggest_free(s);
}

/** Word number @p i, which exists, spelt in @p room as a walk through the words spells
 *  it. */
static struct str word_at(char room[SUGGEST_WORD_MAX],
                          const struct suggest_lexicon *lexicon, uint32_t i)
{
    memset(room, 0, SUGGEST_WORD_MAX);
    struct lexicon_cursor cursor = lexicon_at(lexicon, i / LEXICON_BLOCK);
    struct str word = STR("");
    for (;; lexicon_next(&cursor, UINT_MAX)) {
        struct str rest = lexicon_rest(&cursor);
        size_t shared = lexicon->shared[cursor.word];
        assert_true(shared + rest.n <= SUGGEST_WORD_MAX);
        if (cursor.word % LEXICON_BLOCK == 0)
            memcpy(room, rest.at - shared, shared);
        memcpy(room + shared, rest.at, rest.n);
        word = (struct str){room, shared + rest.n};
        if (cursor.word == i)
            return word;
    }
}

static void words_are_found_by_their_beginnings(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("words");
    struct error err = {0};
    must(write_file(path, &err), &err);
    struct suggest *s;
    must(suggest_open(&s, path, &err), &err);
    char room[SUGGEST_WORD_MAX];
    struct word_range found = lexicon_find(&s->words, STR("c"), false);
    /* these are chomage, competences, contrat */
    assert_int_equal(3, found.hi - found.lo);
    assert_true(str_equal(STR("contrat"), word_at(room, &s->words, found.hi - 1)));
    found = lexicon_find(&s->words, STR("contra"), true);
    assert_int_equal(0, found.hi - found.lo);
    found = suggest_postings(s, lexicon_find(&s->words, STR("contrat"), true));
    assert_int_equal(2, found.hi - found.lo);
    assert_int_equal(s->words.n, lexicon_at(&s->words, UINT32_MAX).word);
    suggest_free(s);
}

/* More words than a block has. Many share their beginnings, and the last block is not
 * full. */
static void each_word_comes_back_from_within_its_block(void **state)
{
    (void)state;
    enum { N = 5 * LEXICON_BLOCK + 3 };
    static char texts[N][8];
    struct str words[N];
    for (uint32_t i = 0; i < N; i++) {
        (void)snprintf(texts[i], sizeof texts[i], "m%03u", i * 7);
        words[i] = str_of(texts[i]);
    }
    AUTO_TEXT *path = scratch_path("lexicon");
    struct error err = {0};
    for (uint32_t n = 0; n <= N; n++) {
        struct sections_writer w;
        sections_write_open(&w, path);
        lexicon_write(&w, 1, words, n);
        must(sections_write_close(&w, &err), &err);
        struct sections file;
        must(sections_open(&file, path, &err), &err);
        struct suggest_lexicon lexicon;
        must(lexicon_open(&lexicon, &file, 1, &err), &err);
        char room[SUGGEST_WORD_MAX];
        for (uint32_t i = 0; i < n; i++) {
            assert_true(str_equal(words[i], word_at(room, &lexicon, i)));
            struct word_range found = lexicon_find(&lexicon, words[i], true);
            assert_int_equal(i, found.lo);
            assert_int_equal(i + 1, found.hi);
        }
        assert_int_equal(n, lexicon_find(&lexicon, STR("m"), false).hi);
        assert_int_equal(n, lexicon_find(&lexicon, STR("z"), false).lo);
        assert_int_equal(0, lexicon_find(&lexicon, STR("a"), false).hi);
        sections_close(&file);
    }
}

/* Titles with one word, which has more completions than are ever read. */
static void what_no_search_reaches_is_left_out_and_counted(void **state)
{
    (void)state;
    enum { N = SUGGEST_SCAN_MOST + 6 };
    AUTO_TEXT *path = scratch_path("many");
    struct error err = {0};
    AUTO_ANALYSER *analyser = analyser_new(NULL, 0);
    AUTO_SUGGEST_BUILDER *builder = suggest_builder_new(analyser, N);
    static char titles[N][32];
    for (uint32_t i = 0; i < N; i++) {
        (void)snprintf(titles[i], sizeof titles[i], "bilan x%uy", i);
        for (uint32_t n = 0; n <= (i == 5); n++)
            suggest_builder_put_title(
                builder,
                &(struct suggest_title){str_of(titles[i]), i + 1, 1U << (i % 3), false});
    }
    must(suggest_builder_write(builder, path, &err), &err);
    struct suggest *s;
    must(suggest_open(&s, path, &err), &err);
    struct word_range bilan = lexicon_find(&s->words, STR("bilan"), true);
    struct word_range stored = suggest_postings(s, bilan);
    assert_int_equal(N, suggest_n_postings(s, bilan));
    assert_int_equal(SUGGEST_POPS_MOST, stored.hi - stored.lo);
    for (uint32_t i = stored.lo; i < stored.hi; i++)
        assert_int_equal(i - stored.lo, s->postings.values[i]);
    assert_int_equal(2 * N, suggest_n_postings(s, (struct word_range){0, N + 1}));
    for (uint32_t i = 0; i < N; i++) {
        uint32_t docid = s->rows[i].what;
        assert_int_equal(docid == 6 ? 2 : 1, suggest_n_documents(s, i));
        assert_int_equal(1U << ((docid - 1) % 3), suggest_regions(s, i));
        uint32_t room[SUGGEST_WORDS_MAX];
        struct forward forward = suggest_forward(room, s, i);
        assert_int_equal(2, forward.n);
        assert_int_equal(bilan.lo, forward.at[0]);
    }
    assert_int_equal(0, suggest_regions(s, N));
    suggest_free(s);
}

static void the_same_completions_make_the_same_bytes(void **state)
{
    (void)state;
    AUTO_TEXT *one = scratch_path("one");
    AUTO_TEXT *other = scratch_path("other");
    struct error err = {0};
    must(write_file(one, &err), &err);
    must(write_file(other, &err), &err);
    char a[SHA256_TEXT_BYTES], b[SHA256_TEXT_BYTES];
    must(sha256_of_file(a, one, &err), &err);
    must(sha256_of_file(b, other, &err), &err);
    assert_string_equal(a, b);
}

static void none_at_all_is_sound(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("none");
    struct error err = {0};
    AUTO_ANALYSER *analyser = analyser_new(NULL, 0);
    AUTO_SUGGEST_BUILDER *builder = suggest_builder_new(analyser, 0);
    must(suggest_builder_write(builder, path, &err), &err);
    struct suggest *s;
    must(suggest_open(&s, path, &err), &err);
    assert_int_equal(0, s->n);
    suggest_free(s);
}

/** A number that depends on @p i alone and looks random. */
static uint32_t mixed(uint32_t i)
{
    i *= 2654435761U;
    return (i ^ i >> 15) % 5000;
}

static void the_least_of_any_range_is_that_of_a_plain_search(void **state)
{
    (void)state;
    enum { N = 777 };
    static uint32_t values[N];
    for (uint32_t i = 0; i < N; i++)
        values[i] = mixed(i);
    AUTO_TEXT *path = scratch_path("tree");
    struct error err = {0};
    struct sections_writer w;
    sections_write_open(&w, path);
    min_tree_write(&w, 1, values, N);
    must(sections_write_close(&w, &err), &err);
    struct sections file;
    must(sections_open(&file, path, &err), &err);
    struct min_tree tree;
    must(min_tree_open(&tree, &file, 1, values, N, &err), &err);
    for (size_t lo = 0; lo < N; lo += 3)
        for (size_t hi = lo + 1; hi <= N; hi += 1 + hi % 7) {
            size_t least = lo;
            for (size_t i = lo; i < hi; i++)
                least = values[i] < values[least] ? i : least;
            size_t found = min_tree_least(&tree, lo, hi);
            assert_true(found >= lo && found < hi);
            assert_int_equal(values[least], values[found]);
        }
    assert_int_equal(STATUS_INDEX_CORRUPT,
                     min_tree_open(&tree, &file, 1, values, N - 300, &err));
    sections_close(&file);
}

/** Read much of the file. */
static void use(const struct index *index, struct analyser *analyser, struct arena *arena)
{
    static const char *const typed[] = {
        "", "c", "contrat", "contrat d", "aprentissage", "competences bil", "de"};
    struct suggest_means means = {index, analyser, arena, NULL, NULL};
    for (size_t i = 0; i < COUNT_OF(typed); i++) {
        struct suggest_answer answer;
        struct suggest_request request = {str_of(typed[i]), i % 2, SUGGEST_LIMIT};
        suggest_find(&answer, &means, &request);
        assert_true(answer.n <= SUGGEST_LIMIT);
        for (size_t j = 0; j < answer.n; j++) {
            char digest[SHA256_TEXT_BYTES];
            sha256_of(digest, answer.at[j].html);
        }
        arena_clear(arena);
    }
}

static void no_flipped_bit_leads_out_of_the_file(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("flip");
    struct error err = {0};
    must(write_file(path, &err), &err);
    AUTO_ANALYSER *analyser = analyser_new(NULL, 0);
    AUTO_ARENA *arena = arena_new();
    /* there are no documents, so titles name none */
    struct index index = {.folder = NULL};
    for (size_t i = 0, n = file_size(path); i < n * 8; i++) {
        file_flip(path, i / 8, i % 8);
        enum status st = suggest_open(&index.suggest, path, &err);
        assert_true(st == STATUS_OK || st == STATUS_INDEX_CORRUPT);
        assert_int_equal(st == STATUS_OK, index.suggest != NULL);
        if (index.suggest)
            use(&index, analyser, arena);
        suggest_free(index.suggest);
        file_flip(path, i / 8, i % 8);
    }
}

static void every_shorter_file_is_damage(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("cut");
    struct error err = {0};
    must(write_file(path, &err), &err);
    for (size_t n = file_size(path); n-- > 0;) {
        struct suggest *s;
        file_resize(path, n);
        assert_int_equal(STATUS_INDEX_CORRUPT, suggest_open(&s, path, &err));
        assert_null(s);
    }
    assert_non_null(strstr(err.text, "cut"));
}

static void a_missing_file_or_folder_says_not_found(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("no/folder");
    struct error err = {0};
    struct suggest *s;
    assert_int_equal(STATUS_NOT_FOUND, suggest_open(&s, path, &err));
    assert_int_equal(STATUS_IO, suggest_open(&s, scratch_folder, &err));
    assert_int_equal(STATUS_NOT_FOUND, write_file(path, &err));
    suggest_free(NULL);
    suggest_builder_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_stand_the_worthiest_first_with_their_texts),
        cmocka_unit_test(words_are_found_by_their_beginnings),
        cmocka_unit_test(each_word_comes_back_from_within_its_block),
        cmocka_unit_test(what_no_search_reaches_is_left_out_and_counted),
        cmocka_unit_test(the_same_completions_make_the_same_bytes),
        cmocka_unit_test(none_at_all_is_sound),
        cmocka_unit_test(the_least_of_any_range_is_that_of_a_plain_search),
        cmocka_unit_test(no_flipped_bit_leads_out_of_the_file),
        cmocka_unit_test(every_shorter_file_is_damage),
        cmocka_unit_test(a_missing_file_or_folder_says_not_found),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
