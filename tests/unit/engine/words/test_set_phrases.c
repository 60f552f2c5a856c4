/* The phrases of the vocabulary: the build finds where documents have them, and the file
 * is checked against the vocabulary. */
#include "engine/words/set_phrases.h"

#include "base/file.h"
#include "engine/index/index_parts.h"
#include "engine/plan/plan_parts.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/search_fixture.h"

static const char *const records[] = {
    "{\"id\":\"un\",\"text\":\"La validation des acquis de l'expérience et un DE.\"}",
    "{\"id\":\"deux\",\"text\":\"Des acquis de validation, l'expérience de la.\"}",
    "{\"id\":\"trois\",\"text\":\"Le certificat d'aptitude professionnelle, le CAP.\"}",
    "{\"id\":\"quatre\",\"text\":\"Le cap au nord. Droit individuel à la formation.\"}",
    "{\"id\":\"cinq\",\"text\":\"France Travail, en Hauts-de-France.\"}",
};

static void each_phrase_stands_where_the_stored_words_say_it(void **state)
{
    struct fixture *f = *state;
    const struct index *index = f->index;
    AUTO_PLAN plan;
    plan_begin(&plan,
               &(struct plan_setting){.index = index,
                                      .arena = searcher_arena(f->searcher),
                                      .documents = searcher_documents(f->searcher)});
    uint32_t n_found = 0;
    for (uint32_t i = 0; i < synonyms_n_phrases(index->synonyms); i++) {
        const struct synonym *synonym = synonyms_phrase(index->synonyms, i);
        const struct doc_set *kept = set_phrases_docs(index->phrases, i);
        const struct doc_set *said =
            plan_docs(&plan, plan_find_said(&plan, synonym, QUERY_ANYWHERE));
        if (doc_set_count(kept) != doc_set_count(said) || !doc_set_is_within(kept, said))
            fail_msg("« %.*s »", STR_ARG(synonym->to_text));
        n_found += !doc_set_is_empty(kept);
    }
    assert_in_range(n_found, 5, 100);
}

/** A copy of the file of phrases, which a test may damage. */
static char *copied(const struct fixture *f, struct buf *bytes)
{
    AUTO_TEXT *kept = path_join(f->index->folder, GENERATION_PHRASES);
    char *path = path_join(f->folder, "copied.bin");
    struct error err = {0};
    assert_int_equal(STATUS_OK, file_read(bytes, kept, &err));
    assert_int_equal(STATUS_OK, file_write(path, buf_str(bytes), &err));
    return path;
}

static void phrases_of_another_vocabulary_are_refused(void **state)
{
    struct fixture *f = *state;
    AUTO_BUF bytes = BUF_INIT(1U << 20);
    AUTO_TEXT *path = copied(f, &bytes);
    uint32_t n = synonyms_n_phrases(f->index->synonyms);
    const uint32_t others[] = {0, n - 1, n + 1};
    for (size_t i = 0; i < COUNT_OF(others); i++) {
        struct bitmaps *phrases;
        struct error err = {0};
        assert_int_equal(STATUS_INDEX_CORRUPT,
                         set_phrases_open(&phrases, path, others[i], &err));
        assert_null(phrases);
        assert_non_null(strstr(err.text, "not the phrases"));
    }
    struct bitmaps *phrases;
    assert_int_equal(STATUS_OK, set_phrases_open(&phrases, path, n, NULL));
    bitmaps_free(phrases);
}

static void a_missing_or_cut_file_is_refused(void **state)
{
    struct fixture *f = *state;
    AUTO_BUF bytes = BUF_INIT(1U << 20);
    AUTO_TEXT *path = copied(f, &bytes);
    uint32_t n = synonyms_n_phrases(f->index->synonyms);
    struct bitmaps *phrases;
    for (size_t cut = 0; cut < bytes.n; cut += bytes.n / 40) {
        struct str start = {buf_str(&bytes).at, cut};
        assert_int_equal(STATUS_OK, file_write(path, start, NULL));
        assert_int_equal(STATUS_INDEX_CORRUPT, set_phrases_open(&phrases, path, n, NULL));
    }
    AUTO_TEXT *none = path_join(f->folder, "none");
    assert_int_equal(STATUS_NOT_FOUND, set_phrases_open(&phrases, none, n, NULL));
    assert_null(phrases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_phrase_stands_where_the_stored_words_say_it),
        cmocka_unit_test(phrases_of_another_vocabulary_are_refused),
        cmocka_unit_test(a_missing_or_cut_file_is_refused),
    };
    fixture_of(records, COUNT_OF(records));
    return cmocka_run_group_tests(tests, fixture_setup, fixture_teardown);
}
