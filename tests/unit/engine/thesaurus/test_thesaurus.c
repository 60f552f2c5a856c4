/* The compiled thesaurus: it gives by number and by name what was read, and damage does
 * no harm. */
#include "engine/thesaurus/thesaurus.h"

#include <string.h>

#include "base/memory.h"
#include "engine/index/generation.h"
#include "engine/index/index.h"
#include "engine/thesaurus/thesaurus_key.h"
#include "engine/vocabulary/vocabulary.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/store_fixture.h"
#include "tests/unit/scratch.h"

#define FIXTURE SOURCE_DIR "/tests/cases/thesaurus/thesaurus.csv"

static void hear(void *context, uint32_t line, const char *message)
{
    buf_printf(context, "%u: %s\n", line, message);
}

/** Compile the CSV file @p csv to @p path. */
static struct thesaurus_counts compile(const char *path, const char *csv,
                                       struct buf *heard)
{
    struct error err = {0};
    struct vocabulary *vocabulary = NULL;
    must(vocabulary_load(&vocabulary, STORE_VOCABULARY, &err), &err);
    AUTO_ANALYSER *analyser = vocabulary_analyser_new(vocabulary);
    struct thesaurus_remarks remarks = {hear, heard};
    AUTO_THESAURUS_SOURCE *source = NULL;
    struct thesaurus_counts counts = {0};
    must(thesaurus_source_read(&source, csv, analyser, &remarks, &err), &err);
    must(thesaurus_write(&counts, source, vocabulary, path, &remarks, &err), &err);
    vocabulary_free(vocabulary);
    return counts;
}

static struct thesaurus *open_fixture(const char *path)
{
    AUTO_BUF heard = BUF_INIT(4000);
    (void)compile(path, FIXTURE, &heard);
    struct error err = {0};
    struct thesaurus *thesaurus = NULL;
    must(thesaurus_open(&thesaurus, path, &err), &err);
    return thesaurus;
}

static void what_was_read_is_counted_and_unknown_codes_are_warnings(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("counts.bin");
    AUTO_BUF heard = BUF_INIT(4000);
    struct thesaurus_counts counts = compile(path, FIXTURE, &heard);
    assert_int_equal(7, counts.n_concepts);
    assert_int_equal(19, counts.n_synonyms);
    assert_string_equal("5: « Levage - 99999 » : aucun descripteur n'a ce code, renvoi "
                        "laissé de côté\n",
                        buf_text(&heard));
}

/** Append the labels of the concepts with « | » between them. */
static void put_labels(struct buf *out, const struct thesaurus *t,
                       struct thesaurus_numbers numbers)
{
    for (size_t i = 0; i < numbers.n; i++)
        buf_printf(out, "%s%.*s", i ? "|" : "",
                   STR_ARG(thesaurus_concept(t, numbers.at[i]).label));
}

static void relations_and_names_come_back(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("relations.bin");
    struct thesaurus *t = open_fixture(path);
    assert_int_equal(26, thesaurus_n_names(t));
    struct thesaurus_concept concept = thesaurus_concept(t, 0);
    assert_true(str_equal(STR("10001"), concept.code));
    assert_true(str_equal(STR("Métier bois"), concept.label));
    assert_true(str_equal(STR("Atelier, matière"), concept.domain));
    assert_int_equal(0, thesaurus_concept(t, 1).domain.n);
    AUTO_BUF out = BUF_INIT(1000);
    put_labels(&out, t, thesaurus_related(t, 0, THESAURUS_NARROWER));
    buf_put_byte(&out, '/');
    put_labels(&out, t, thesaurus_related(t, 1, THESAURUS_BROADER));
    buf_put_byte(&out, '/');
    put_labels(&out, t, thesaurus_related(t, 2, THESAURUS_RELATED));
    assert_string_equal(
        "Fabrication meuble|Taille charpente/Métier bois/Fabrication meuble",
        buf_text(&out));
    buf_clear(&out);
    struct thesaurus_numbers names = thesaurus_names_of(t, 4);
    for (size_t i = 0; i < names.n; i++) {
        struct thesaurus_name name = thesaurus_name(t, names.at[i]);
        buf_printf(&out, "%.*s %d %d|", STR_ARG(name.text), name.kind,
                   name.needs_capitals);
        assert_int_equal(4, name.concept);
    }
    assert_string_equal("Énergie bois 0 0|chauffage bois 1 0|RBX 1 1|", buf_text(&out));
    thesaurus_free(t);
}

static void the_path_leads_from_the_domain_to_the_descriptor(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("path.bin");
    struct thesaurus *t = open_fixture(path);
    struct str domain, labels[8];
    assert_int_equal(2, thesaurus_path(&domain, labels, COUNT_OF(labels), t, 4));
    assert_true(str_equal(STR("Atelier, matière"), domain));
    assert_true(str_equal(STR("Énergie"), labels[0]));
    assert_true(str_equal(STR("Énergie bois"), labels[1]));
    assert_int_equal(1, thesaurus_path(&domain, labels, 1, t, 4));
    assert_true(str_equal(STR("Énergie bois"), labels[0]));
    thesaurus_free(t);
}

static void a_circle_of_broader_terms_ends(void **state)
{
    (void)state;
    AUTO_TEXT *csv = scratch_path("circle.csv");
    AUTO_TEXT *path = scratch_path("circle.bin");
    struct error err = {0};
    must(file_write(csv,
                    STR("Code du terme;Descripteur en majuscules;TG\n"
                        "1;UN;DEUX - 2\n2;DEUX;UN - 1\n"),
                    &err),
         &err);
    AUTO_BUF heard = BUF_INIT(4000);
    (void)compile(path, csv, &heard);
    struct thesaurus *t = NULL;
    must(thesaurus_open(&t, path, &err), &err);
    struct str domain, labels[100];
    assert_true(thesaurus_path(&domain, labels, COUNT_OF(labels), t, 0) <
                COUNT_OF(labels));
    assert_int_equal(0, domain.n);
    thesaurus_free(t);
}

static void names_are_found_by_stems_without_stop_words(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("find.bin");
    struct thesaurus *t = open_fixture(path);
    static const struct {
        const char *text;
        /** The first name that is found; "" for none. */
        const char *wanted;
        size_t n_words;
    } cases[] = {
        {"métiers du bois", "Métier bois", 3},
        {"METIER DU BOIS ET DU MEUBLE", "Métier bois", 3},
        {"l'aide à la recherche d'un emploi", "aide recherche emploi", 6},
        {"ébénistes", "ébéniste", 1},
        {"énergie", "Énergie", 1},
        {"énergies bois locales", "Énergie bois", 2},
        {"RBX", "RBX", 1},
        {"rbx", "", 0},
        {"trem", "TREM", 1},
        {"bois", "", 0},
        {"de métier bois", "", 0}, /* the name does not begin there */
    };
    AUTO_ANALYSER *analyser = analyser_new(NULL, 0);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct token_list list =
            analyser_run(analyser, str_of(cases[i].text), ANALYSE_QUERY);
        struct thesaurus_word words[16];
        assert_true(list.n <= COUNT_OF(words));
        for (size_t j = 0; j < list.n; j++)
            words[j] = (struct thesaurus_word){list.at[j].stem,
                                               (list.at[j].flags & TOKEN_STOP) != 0,
                                               (list.at[j].flags & TOKEN_CAPITALS) != 0};
        struct thesaurus_match match = {0};
        bool found = thesaurus_match(&match, t, words, list.n);
        struct str text = found ? thesaurus_name(t, match.names.first).text : STR("");
        if (!str_equal(text, str_of(cases[i].wanted)) ||
            (found && match.n_words != cases[i].n_words))
            fail_msg("%s: %.*s, %zu words", cases[i].text, STR_ARG(text), match.n_words);
    }
    thesaurus_free(t);
}

static void names_run_in_the_order_of_their_keys(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("order.bin");
    struct thesaurus *t = open_fixture(path);
    for (uint32_t i = 1; i < thesaurus_n_names(t); i++)
        assert_true(str_compare(thesaurus_name(t, i - 1).key, thesaurus_name(t, i).key) <=
                    0);
    thesaurus_free(t);
}

/** Read everything that the file gives of concept @p i. */
static void use_concept(const struct thesaurus *t, uint32_t i)
{
    char digest[SHA256_TEXT_BYTES];
    struct thesaurus_concept concept = thesaurus_concept(t, i);
    sha256_of(digest, concept.code);
    struct str labels[20];
    size_t n = thesaurus_path(&concept.domain, labels, COUNT_OF(labels), t, i);
    for (; n > 0; n--)
        sha256_of(digest, labels[n - 1]);
    sha256_of(digest, concept.domain);
    for (unsigned r = 0; r < THESAURUS_RELATION_COUNT_; r++) {
        struct thesaurus_numbers numbers =
            thesaurus_related(t, i, (enum thesaurus_relation)r);
        for (size_t j = 0; j < numbers.n; j++)
            (void)thesaurus_concept(t, numbers.at[j]);
    }
    struct thesaurus_numbers names = thesaurus_names_of(t, i);
    for (size_t j = 0; j < names.n; j++)
        (void)thesaurus_name(t, names.at[j]);
}

/** Read everything that the file gives. Each concept must have a name. */
static void use(const struct thesaurus *t)
{
    char digest[SHA256_TEXT_BYTES];
    for (uint32_t i = 0; i < thesaurus_n_names(t); i++) {
        struct thesaurus_name name = thesaurus_name(t, i);
        sha256_of(digest, name.text);
        (void)thesaurus_find(t, name.key);
        use_concept(t, name.concept);
    }
}

static void no_flipped_bit_leads_out_of_the_file(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("flip.bin");
    thesaurus_free(open_fixture(path));
    size_t n = file_size(path);
    for (size_t i = 0; i < n * 8; i++) {
        file_flip(path, i / 8, i % 8);
        struct thesaurus *t;
        struct error err = {0};
        enum status st = thesaurus_open(&t, path, &err);
        assert_true(st == STATUS_OK || st == STATUS_INDEX_CORRUPT);
        assert_int_equal(st == STATUS_OK, t != NULL);
        if (t)
            use(t);
        thesaurus_free(t);
        file_flip(path, i / 8, i % 8);
    }
}

static void every_shorter_file_is_damage(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("cut.bin");
    thesaurus_free(open_fixture(path));
    for (size_t n = file_size(path); n-- > 0;) {
        file_resize(path, n);
        struct thesaurus *t;
        struct error err = {0};
        assert_int_equal(STATUS_INDEX_CORRUPT, thesaurus_open(&t, path, &err));
        assert_null(t);
    }
    struct thesaurus *t;
    struct error err = {0};
    assert_int_equal(STATUS_NOT_FOUND, thesaurus_open(&t, "/nonexistent/x", &err));
    assert_int_equal(STATUS_IO, thesaurus_open(&t, "/", &err));
}

static void a_folder_that_is_not_there_cannot_be_written_to(void **state)
{
    (void)state;
    struct error err = {0};
    struct vocabulary *vocabulary = NULL;
    must(vocabulary_load(&vocabulary, STORE_VOCABULARY, &err), &err);
    AUTO_ANALYSER *analyser = vocabulary_analyser_new(vocabulary);
    AUTO_BUF heard = BUF_INIT(4000);
    struct thesaurus_remarks remarks = {hear, &heard};
    AUTO_THESAURUS_SOURCE *source = NULL;
    struct thesaurus_counts counts;
    must(thesaurus_source_read(&source, FIXTURE, analyser, &remarks, &err), &err);
    assert_int_equal(STATUS_NOT_FOUND, thesaurus_write(&counts, source, vocabulary,
                                                       "/nonexistent/x", &remarks, &err));
    vocabulary_free(vocabulary);
}

/* The file in a generation */

static void build_with(const char *path, const char *csv, struct build_result *result)
{
    struct error err = {0};
    AUTO_BUILD *build = NULL;
    must(build_open(&build, path, STORE_VOCABULARY, &err), &err);
    store_add(build, corpus_of_three);
    AUTO_BUF heard = BUF_INIT(4000);
    struct thesaurus_remarks remarks = {hear, &heard};
    struct thesaurus_counts counts;
    if (csv)
        must(build_thesaurus(build, &counts, csv, &remarks, &err), &err);
    must(build_publish(build, result, 1, &err), &err);
}

static void another_thesaurus_makes_another_generation(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("generations");
    AUTO_TEXT *other = scratch_path("other.csv");
    struct error err = {0};
    must(file_write(other, STR("Code du terme;Descripteur en majuscules\n1;UN\n"), &err),
         &err);
    struct build_result result;
    build_with(path, NULL, &result);
    assert_false(result.unchanged);
    build_with(path, FIXTURE, &result);
    assert_false(result.unchanged);
    build_with(path, FIXTURE, &result);
    assert_true(result.unchanged);
    build_with(path, other, &result);
    assert_false(result.unchanged);
    build_with(path, NULL, &result);
    assert_false(result.unchanged);
}

static void a_damaged_or_missing_thesaurus_makes_the_index_unsound(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("damaged");
    struct build_result result;
    build_with(path, FIXTURE, &result);
    AUTO_TEXT *folder = store_served(path);
    AUTO_TEXT *file = path_join(folder, GENERATION_THESAURUS);
    struct error err = {0};
    AUTO_INDEX *index = NULL;
    must(index_open(&index, path, INDEX_CHECK_DIGESTS, &err), &err);
    file_flip(file, file_size(file) / 2, 3);
    AUTO_INDEX *none = NULL;
    assert_int_equal(STATUS_INDEX_CORRUPT,
                     index_open(&none, path, INDEX_CHECK_DIGESTS, &err));
    must(folder_remove(file, &err), &err);
    assert_int_equal(STATUS_INDEX_CORRUPT,
                     index_open(&none, path, INDEX_CHECK_SIZES, &err));
    assert_null(none);
}

static void a_file_that_the_manifest_does_not_name_is_no_thesaurus(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("planted");
    struct build_result result;
    build_with(path, NULL, &result);
    AUTO_TEXT *folder = store_served(path);
    AUTO_TEXT *file = path_join(folder, GENERATION_THESAURUS);
    struct error err = {0};
    must(file_write(file, STR("anything"), &err), &err);
    AUTO_INDEX *index = NULL;
    must(index_open(&index, path, INDEX_CHECK_DIGESTS, &err), &err);
}

static void a_build_goes_on_without_a_thesaurus_that_was_refused(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("refused");
    struct error err = {0};
    AUTO_BUILD *build = NULL;
    must(build_open(&build, path, STORE_VOCABULARY, &err), &err);
    store_add(build, corpus_of_three);
    AUTO_BUF heard = BUF_INIT(4000);
    struct thesaurus_remarks remarks = {hear, &heard};
    struct thesaurus_counts counts;
    assert_int_equal(STATUS_BAD_INPUT,
                     build_thesaurus(build, &counts,
                                     SOURCE_DIR "/tests/cases/thesaurus/no-code.csv",
                                     &remarks, &err));
    struct build_result result;
    must(build_publish(build, &result, 1, &err), &err);
    AUTO_TEXT *folder = store_served(path);
    AUTO_TEXT *file = path_join(folder, GENERATION_THESAURUS);
    assert_int_equal(FILE_MISSING, file_type_of(file));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_read_is_counted_and_unknown_codes_are_warnings),
        cmocka_unit_test(relations_and_names_come_back),
        cmocka_unit_test(the_path_leads_from_the_domain_to_the_descriptor),
        cmocka_unit_test(a_circle_of_broader_terms_ends),
        cmocka_unit_test(names_are_found_by_stems_without_stop_words),
        cmocka_unit_test(names_run_in_the_order_of_their_keys),
        cmocka_unit_test(no_flipped_bit_leads_out_of_the_file),
        cmocka_unit_test(every_shorter_file_is_damage),
        cmocka_unit_test(a_folder_that_is_not_there_cannot_be_written_to),
        cmocka_unit_test(another_thesaurus_makes_another_generation),
        cmocka_unit_test(a_damaged_or_missing_thesaurus_makes_the_index_unsound),
        cmocka_unit_test(a_file_that_the_manifest_does_not_name_is_no_thesaurus),
        cmocka_unit_test(a_build_goes_on_without_a_thesaurus_that_was_refused),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
