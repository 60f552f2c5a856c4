/* The files of synonyms and places: opened, they give what was made; damaged, they are
 * refused or do no harm. */
#include "base/memory.h"
#include "engine/assign/assign.h"
#include "engine/words/synonyms_parts.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/store_fixture.h"
#include "tests/unit/scratch.h"

#define SMALL SOURCE_DIR "/tests/cases/vocabulary/sound"

static struct vocabulary *load(const char *path)
{
    struct vocabulary *vocabulary = NULL;
    struct error err = {0};
    must(vocabulary_load(&vocabulary, path, &err), &err);
    return vocabulary;
}

static bool are_same(const struct str *a, size_t n_a, const struct str *b, size_t n_b)
{
    bool are_same = n_a == n_b;
    for (size_t i = 0; are_same && i < n_a; i++)
        are_same = str_equal(a[i], b[i]);
    return are_same;
}

static bool is_same(const struct synonym *a, const struct synonym *b)
{
    return are_same(a->from, a->n_from, b->from, b->n_from) &&
           are_same(a->to, a->n_to, b->to, b->n_to) &&
           memcmp(a->to_stops, b->to_stops, a->n_to) == 0 &&
           are_same(a->context, a->n_context, b->context, b->n_context) &&
           str_equal(a->from_text, b->from_text) && str_equal(a->to_text, b->to_text) &&
           a->kind == b->kind && !(a->weight < b->weight) && !(a->weight > b->weight) &&
           a->needs_capitals == b->needs_capitals &&
           a->to_needs_capitals == b->to_needs_capitals && a->phrase == b->phrase;
}

static void opened_synonyms_are_those_that_were_made(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("synonyms");
    AUTO_VOCABULARY *vocabulary = load(STORE_VOCABULARY);
    struct synonyms *(*const makers[])(const struct vocabulary *) = {
        synonyms_new, synonyms_families_new};
    for (size_t i = 0; i < COUNT_OF(makers); i++) {
        struct synonyms *made = makers[i](vocabulary), *opened = NULL;
        struct error err = {0};
        must(synonyms_write(made, path, &err), &err);
        must(synonyms_open(&opened, path, &err), &err);
        assert_true(made->n > 0);
        assert_int_equal(made->n, opened->n);
        for (size_t j = 0; j < made->n; j++)
            if (!is_same(&made->at[j], &opened->at[j]))
                fail_msg("%.*s → %.*s", STR_ARG(made->at[j].from_text),
                         STR_ARG(made->at[j].to_text));
        assert_int_equal(synonyms_n_phrases(made), synonyms_n_phrases(opened));
        for (uint32_t j = 0; j < synonyms_n_phrases(made); j++)
            assert_true(is_same(synonyms_phrase(made, j), synonyms_phrase(opened, j)));
        synonyms_free(made);
        synonyms_free(opened);
    }
}

static const char places_text[] =
    "Formations à Rennes, Le Havre et Mâcon (71), en Bretagne, en PACA, hors Mayotte ; "
    "des apprentis bretons et picards du Nord, à Saint-Denis et dans les "
    "Hauts-de-France.";

static size_t find_places(const struct gazetteer *places, struct analyser *analyser,
                          struct place found[20])
{
    struct str text = str_of(places_text);
    return assign_find_typed_places(
        places, text, analyser_run(analyser, text, ANALYSE_QUERY), found, 20);
}

static bool is_same_place(const struct place *a, const struct place *b)
{
    return a->start == b->start && a->end == b->end &&
           a->first_position == b->first_position &&
           a->last_position == b->last_position && a->regions == b->regions &&
           a->kind == b->kind && a->is_common_word == b->is_common_word &&
           a->is_negated == b->is_negated && strcmp(a->label, b->label) == 0;
}

static void opened_places_are_those_that_were_made(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("places");
    AUTO_VOCABULARY *vocabulary = load(STORE_VOCABULARY);
    AUTO_ANALYSER *analyser = vocabulary_analyser_new(vocabulary);
    struct gazetteer *made = gazetteer_new(vocabulary, analyser), *opened = NULL;
    struct error err = {0};
    must(gazetteer_write(made, path, &err), &err);
    must(gazetteer_open(&opened, path, vocabulary_n_regions(vocabulary), &err), &err);
    struct place wanted[20], found[20];
    size_t n = find_places(made, analyser, wanted);
    assert_true(n > 5);
    assert_int_equal(n, find_places(opened, analyser, found));
    for (size_t i = 0; i < n; i++)
        if (!is_same_place(&wanted[i], &found[i]))
            fail_msg("%s, %s", wanted[i].label, found[i].label);
    gazetteer_free(made);
    gazetteer_free(opened);
}

/** Read everything that an opened file gives. */
static void read_synonyms(const struct synonyms *synonyms)
{
    char digest[SHA256_TEXT_BYTES];
    for (size_t i = 0; i < synonyms->n; i++) {
        const struct synonym *it = &synonyms->at[i];
        sha256_of(digest, it->from[it->n_from - 1]);
        sha256_of(digest, it->to[it->n_to - 1]);
        sha256_of(digest, it->from_text);
        sha256_of(digest, it->to_text);
        for (size_t j = 0; j < it->n_context; j++)
            sha256_of(digest, it->context[j]);
    }
    for (uint32_t i = 0; i < synonyms_n_phrases(synonyms); i++)
        assert_int_equal(i, synonyms_phrase(synonyms, i)->phrase);
}

/** With the address sanitizer, this finds reads outside of a damaged file. */
static void no_flipped_bit_leads_out_of_the_files(void **state)
{
    (void)state;
    AUTO_TEXT *first = scratch_path("flip-synonyms");
    AUTO_TEXT *second = scratch_path("flip-places");
    AUTO_VOCABULARY *vocabulary = load(SMALL);
    AUTO_ANALYSER *analyser = vocabulary_analyser_new(vocabulary);
    struct synonyms *synonyms = synonyms_new(vocabulary);
    struct gazetteer *places = gazetteer_new(vocabulary, analyser);
    struct error err = {0};
    must(synonyms_write(synonyms, first, &err), &err);
    must(gazetteer_write(places, second, &err), &err);
    synonyms_free(synonyms);
    gazetteer_free(places);
    size_t n_refused[2] = {0, 0};
    for (size_t i = 0; i < file_size(first) * 8; i++) {
        file_flip(first, i / 8, i % 8);
        if (synonyms_open(&synonyms, first, &err))
            n_refused[0] += err.code == STATUS_INDEX_CORRUPT;
        else
            read_synonyms(synonyms);
        synonyms_free(synonyms);
        file_flip(first, i / 8, i % 8);
    }
    for (size_t i = 0; i < file_size(second) * 8; i += 3) {
        struct place found[20];
        file_flip(second, i / 8, i % 8);
        if (gazetteer_open(&places, second, vocabulary_n_regions(vocabulary), &err))
            n_refused[1] += err.code == STATUS_INDEX_CORRUPT;
        else
            (void)find_places(places, analyser, found);
        gazetteer_free(places);
        file_flip(second, i / 8, i % 8);
    }
    assert_true(n_refused[0] > 100 && n_refused[1] > 100);
}

static void files_that_are_none_are_refused(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("none");
    AUTO_TEXT *nowhere = scratch_path("no/folder");
    AUTO_VOCABULARY *vocabulary = load(SMALL);
    AUTO_ANALYSER *analyser = vocabulary_analyser_new(vocabulary);
    struct synonyms *synonyms = synonyms_new(vocabulary), *none = NULL;
    struct gazetteer *places = gazetteer_new(vocabulary, analyser), *nothing = NULL;
    struct error err = {0};
    assert_int_equal(STATUS_NOT_FOUND, synonyms_open(&none, path, &err));
    assert_int_equal(STATUS_NOT_FOUND, gazetteer_open(&nothing, path, 1, &err));
    assert_int_equal(STATUS_IO, synonyms_open(&none, scratch_folder, &err));
    assert_int_equal(STATUS_IO, gazetteer_open(&nothing, scratch_folder, 1, &err));
    assert_int_equal(STATUS_NOT_FOUND, synonyms_write(synonyms, nowhere, &err));
    assert_int_equal(STATUS_NOT_FOUND, gazetteer_write(places, nowhere, &err));
    must(gazetteer_write(places, path, &err), &err);
    assert_int_equal(STATUS_INDEX_CORRUPT, synonyms_open(&none, path, &err));
    /* It names a region that the vocabulary does not have. */
    assert_int_equal(STATUS_INDEX_CORRUPT, gazetteer_open(&nothing, path, 0, &err));
    assert_null(none);
    assert_null(nothing);
    synonyms_free(synonyms);
    gazetteer_free(places);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(opened_synonyms_are_those_that_were_made),
        cmocka_unit_test(opened_places_are_those_that_were_made),
        cmocka_unit_test(no_flipped_bit_leads_out_of_the_files),
        cmocka_unit_test(files_that_are_none_are_refused),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
