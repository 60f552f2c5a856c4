/* Reading vocabularies: what is read and in which order, and the message for each
 * fault. */
#include "engine/vocabulary/vocabulary.h"

#include "base/memory.h"
#include "tests/unit/cases.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/scratch.h"
#include "text/analyse.h"

#define CASES SOURCE_DIR "/tests/cases/"
#define SOUND SOURCE_DIR "/tests/cases/vocabulary/sound"
#define BROKEN SOURCE_DIR "/tests/cases/vocabulary/broken"
#define OURS SOURCE_DIR "/corpus/vocabulary"

static struct vocabulary *load(const char *path)
{
    struct vocabulary *vocabulary = NULL;
    struct error err = {0};
    if (vocabulary_load(&vocabulary, path, &err))
        fail_msg("%s", err.text);
    return vocabulary;
}

static void regions_stand_in_the_order_of_their_labels_without_accents(void **state)
{
    (void)state;
    AUTO_VOCABULARY *vocabulary = load(SOUND);

    assert_int_equal(3, vocabulary_n_regions(vocabulary));
    assert_string_equal("Corse", vocabulary_region(vocabulary, 0)->label);
    assert_string_equal("Hauts-de-France", vocabulary_region(vocabulary, 1)->label);
    assert_string_equal("Île-de-France", vocabulary_region(vocabulary, 2)->label);
}

static void a_region_has_all_that_its_file_says(void **state)
{
    (void)state;
    AUTO_VOCABULARY *vocabulary = load(SOUND);
    const struct region *region = vocabulary_region(vocabulary, 1);

    assert_string_equal("32", region->code);
    assert_string_equal("hauts-de-france", region->slug);
    assert_string_equal("Région Hauts-de-France", region->collectivity);
    assert_string_equal("Lille", region->seat);
    assert_int_equal(2, region->variants.n);
    assert_string_equal("Hauts de France", region->variants.at[1]);
    assert_string_equal("picard", region->demonyms.at[0]);
    assert_string_equal("Thiérache", region->territories.at[0]);
    assert_int_equal(2, region->n_departments);
    assert_true(region->departments[0].is_ambiguous);
    assert_false(region->departments[1].is_ambiguous);
    assert_int_equal(2, region->n_towns);
    assert_int_equal(238246, region->towns[0].population);
    assert_false(region->towns[0].is_ambiguous);
    assert_true(region->towns[1].is_ambiguous);
}

static void former_regions_are_names_unless_they_are_ambiguous(void **state)
{
    (void)state;
    AUTO_VOCABULARY *vocabulary = load(SOUND);
    const struct region *region = vocabulary_region(vocabulary, 1);

    assert_int_equal(3, region->former_names.n);
    assert_string_equal("Nord-Pas-de-Calais", region->former_names.at[0]);
    assert_string_equal("NPDC", region->former_names.at[1]);
    assert_string_equal("Picardie", region->former_names.at[2]);
    assert_int_equal(3, region->ambiguous_variants.n);
    assert_string_equal("HF", region->ambiguous_variants.at[0]);
    assert_string_equal("NP", region->ambiguous_variants.at[1]);
    assert_string_equal("Plaine", region->ambiguous_variants.at[2]);
}

static void what_a_region_does_not_say_is_empty(void **state)
{
    (void)state;
    AUTO_VOCABULARY *vocabulary = load(SOUND);
    const struct region *corse = vocabulary_region(vocabulary, 0);

    assert_string_equal("", corse->collectivity);
    assert_string_equal("", corse->seat);
    assert_int_equal(0, corse->variants.n);
    assert_int_equal(0, corse->n_towns);
    assert_int_equal(0, corse->departments[0].demonyms.n);
}

static void a_region_is_found_by_code_and_by_slug(void **state)
{
    (void)state;
    AUTO_VOCABULARY *vocabulary = load(SOUND);

    assert_int_equal(1, vocabulary_find_region(vocabulary, STR("32")));
    assert_int_equal(1, vocabulary_find_region(vocabulary, STR("hauts-de-france")));
    assert_int_equal(-1, vocabulary_find_region(vocabulary, STR("59")));
    assert_int_equal(-1, vocabulary_find_region(vocabulary, STR("Hauts-de-France")));
    assert_int_equal(-1, vocabulary_find_region(vocabulary, STR("")));
}

static void a_top_level_theme_stands_before_its_sub_themes(void **state)
{
    (void)state;
    AUTO_VOCABULARY *vocabulary = load(SOUND);

    assert_int_equal(5, vocabulary_n_themes(vocabulary));
    assert_int_equal(-1, vocabulary_theme(vocabulary, 0)->parent);
    assert_int_equal(0, vocabulary_theme(vocabulary, 1)->parent);
    assert_int_equal(0, vocabulary_theme(vocabulary, 2)->parent);
    assert_int_equal(-1, vocabulary_theme(vocabulary, 3)->parent);
    assert_int_equal(3, vocabulary_theme(vocabulary, 4)->parent);
    assert_int_equal(2, vocabulary_find_theme(vocabulary, STR("vae-inversee")));
    assert_int_equal(-1, vocabulary_find_theme(vocabulary, STR("inconnu")));
    assert_string_equal("validation des acquis",
                        vocabulary_theme(vocabulary, 1)->triggers.at[1]);
}

static void a_sub_theme_implies_its_parent(void **state)
{
    (void)state;
    AUTO_VOCABULARY *vocabulary = load(SOUND);
    struct theme_set set = {{0}};
    theme_set_add(&set, 2);

    struct theme_set all = vocabulary_with_parents(vocabulary, set);
    assert_int_equal(1U << 0 | 1U << 2, all.bits[0]);
    assert_int_equal(0, all.bits[1]);

    struct theme_set none = {{0}};
    none = vocabulary_with_parents(vocabulary, none);
    assert_true(theme_set_is_empty(&none));
}

static void an_acronym_says_whether_it_needs_capitals(void **state)
{
    (void)state;
    AUTO_VOCABULARY *vocabulary = load(SOUND);

    assert_int_equal(4, vocabulary_n_acronyms(vocabulary));
    const struct acronym *vae = vocabulary_acronym(vocabulary, 0);
    assert_string_equal("VAE", vae->acronym);
    assert_string_equal("validation des acquis de l'expérience", vae->expansion);
    assert_string_equal("validation des acquis", vae->variants.at[0]);
    assert_string_equal("dispositif", vae->category);
    assert_false(vae->needs_capitals);
    assert_true(vocabulary_acronym(vocabulary, 1)->needs_capitals);
    assert_string_equal("Pôle emploi", vocabulary_acronym(vocabulary, 2)->former.at[0]);
}

static void the_analyser_stems_no_acronym_that_capitals_are_not_needed_for(void **state)
{
    (void)state;
    AUTO_VOCABULARY *vocabulary = load(SOUND);
    AUTO_ANALYSER *analyser = vocabulary_analyser_new(vocabulary);

    struct token_list list = analyser_run(analyser, STR("vae caps alternances"), 0);
    assert_int_equal(3, list.n);
    assert_true(list.at[0].flags & TOKEN_VERBATIM);
    assert_false(list.at[1].flags & TOKEN_VERBATIM);
    /* It is listed for its long form only: it is an ordinary word. */
    assert_false(list.at[2].flags & TOKEN_VERBATIM);
}

/** The file that « regions/no-name.json » replaces: regions.json. */
static const char *stands_for(struct str name)
{
    size_t n;
    const struct vocabulary_file *files = vocabulary_files(&n);
    for (size_t i = 0; i < n; i++)
        if (str_starts_with(name,
                            (struct str){files[i].name, strcspn(files[i].name, ".")}))
            return files[i].name;
    return NULL;
}

static void copy(const char *from_folder, const char *from, const char *to)
{
    AUTO_TEXT *source = path_join(from_folder, from);
    AUTO_TEXT *target = scratch_path(to);
    AUTO_BUF text = BUF_INIT(1U << 20);
    struct error err = {0};
    if (file_read(&text, source, &err) || file_write(target, buf_str(&text), &err))
        fail_msg("%s", err.text);
}

static void make_sound(void)
{
    copy(SOUND, VOCABULARY_REGIONS, VOCABULARY_REGIONS);
    copy(SOUND, VOCABULARY_THEMES, VOCABULARY_THEMES);
    copy(SOUND, VOCABULARY_ACRONYMS, VOCABULARY_ACRONYMS);
    struct error err = {0};
    static const char *const later[] = {VOCABULARY_SYNONYMS, VOCABULARY_FAMILIES,
                                        VOCABULARY_QUERIES, VOCABULARY_KINDS};
    for (size_t i = 0; i < COUNT_OF(later); i++) {
        AUTO_TEXT *path = scratch_path(later[i]);
        assert_int_equal(STATUS_OK, folder_remove(path, &err));
    }
}

static void check_broken(void *context, const struct case_line *line)
{
    (void)context;
    const char *file = stands_for(line->input);
    AUTO_TEXT *name = mem_copy_string(line->input.at, line->input.n);
    assert_non_null(file);
    make_sound();
    copy(BROKEN, name, file);

    struct vocabulary *vocabulary = NULL;
    struct error err = {0};
    enum status st = vocabulary_load(&vocabulary, scratch_folder, &err);
    if (st != STATUS_BAD_INPUT || vocabulary)
        fail_msg("%s was read", name);
    struct str text = str_of(err.text);
    if (str_find(text, line->wanted) == text.n || str_find(text, str_of(file)) == text.n)
        fail_msg("%s: « %s »", name, err.text);
}

static void each_broken_file_is_refused_with_its_place_and_reason(void **state)
{
    (void)state;
    assert_true(cases_each(CASES "vocabulary/broken.txt", check_broken, NULL) >= 30);
}

static void a_group_has_its_words_its_direction_and_its_weight(void **state)
{
    (void)state;
    make_sound();
    AUTO_TEXT *path = scratch_path(VOCABULARY_SYNONYMS);
    struct error err = {0};
    struct str text =
        STR("# Un groupe par ligne\r\n\r\napprenti ; jeune en apprentissage\r\n"
            "alternant => apprenti\t0.7 # moins\r\n");
    assert_int_equal(STATUS_OK, file_write(path, text, &err));
    AUTO_VOCABULARY *vocabulary = load(scratch_folder);

    assert_int_equal(0, vocabulary_n_groups(vocabulary, GROUP_FAMILIES));
    assert_int_equal(2, vocabulary_n_groups(vocabulary, GROUP_SYNONYMS));
    const struct word_group *both = vocabulary_group(vocabulary, GROUP_SYNONYMS, 0);
    assert_int_equal(2, both->forms.n);
    assert_string_equal("jeune en apprentissage", both->forms.at[1]);
    assert_int_equal(0, both->n_from);
    assert_true(both->weight == 1);
    const struct word_group *directed = vocabulary_group(vocabulary, GROUP_SYNONYMS, 1);
    assert_int_equal(1, directed->n_from);
    assert_true(directed->weight > 0.69 && directed->weight < 0.71);
}

static void frequent_questions_come_with_their_weights(void **state)
{
    (void)state;
    AUTO_VOCABULARY *vocabulary = NULL;
    struct error err = {0};
    AUTO_TEXT *queries = scratch_path(VOCABULARY_QUERIES);
    make_sound();
    assert_int_equal(STATUS_OK,
                     file_write(queries,
                                STR("\xEF\xBB\xBF# commentaire\r\n\n VAE \t 1000\r\n"
                                    "métiers en tension\t1"),
                                &err));
    assert_int_equal(STATUS_OK, vocabulary_load(&vocabulary, scratch_folder, &err));
    assert_int_equal(2, vocabulary_n_queries(vocabulary));
    assert_string_equal("VAE", vocabulary_query(vocabulary, 0)->text);
    assert_int_equal(1000, vocabulary_query(vocabulary, 0)->weight);
    assert_string_equal("métiers en tension", vocabulary_query(vocabulary, 1)->text);
    assert_int_equal(1, vocabulary_query(vocabulary, 1)->weight);
    assert_int_equal(STATUS_OK, folder_remove(queries, &err));
}

static void a_folder_without_frequent_questions_is_sound(void **state)
{
    (void)state;
    AUTO_VOCABULARY *vocabulary = load(SOUND);
    assert_int_equal(0, vocabulary_n_queries(vocabulary));
}

static void a_missing_file_says_not_found(void **state)
{
    (void)state;
    struct vocabulary *vocabulary = NULL;
    struct error err = {0};
    AUTO_TEXT *themes = scratch_path(VOCABULARY_THEMES);
    make_sound();
    assert_int_equal(STATUS_OK, folder_remove(themes, &err));

    assert_int_equal(STATUS_NOT_FOUND,
                     vocabulary_load(&vocabulary, scratch_folder, &err));
    assert_null(vocabulary);
    assert_non_null(strstr(err.text, VOCABULARY_THEMES));
}

static void an_oversized_file_says_too_large(void **state)
{
    (void)state;
    struct vocabulary *vocabulary = NULL;
    struct error err = {0};
    AUTO_TEXT *themes = scratch_path(VOCABULARY_THEMES);
    size_t n = (8U << 20) + 1;
    char *spaces = mem_new(n);
    memset(spaces, ' ', n);
    make_sound();
    assert_int_equal(STATUS_OK, file_write(themes, (struct str){spaces, n}, &err));
    mem_free(spaces);

    assert_int_equal(STATUS_TOO_LARGE,
                     vocabulary_load(&vocabulary, scratch_folder, &err));
    assert_null(vocabulary);
}

static void a_folder_in_a_files_place_says_io(void **state)
{
    (void)state;
    struct vocabulary *vocabulary = NULL;
    struct error err = {0};
    AUTO_TEXT *themes = scratch_path(VOCABULARY_THEMES);
    make_sound();
    assert_int_equal(STATUS_OK, folder_remove(themes, &err));
    assert_int_equal(STATUS_OK, folder_make(themes, &err));

    assert_int_equal(STATUS_IO, vocabulary_load(&vocabulary, scratch_folder, &err));
    assert_int_equal(STATUS_OK, folder_remove(themes, &err));
}

static void our_own_vocabulary_has_eighteen_regions_and_fifteen_themes(void **state)
{
    (void)state;
    AUTO_VOCABULARY *vocabulary = load(OURS);

    assert_int_equal(18, vocabulary_n_regions(vocabulary));
    assert_string_equal("Auvergne-Rhône-Alpes", vocabulary_region(vocabulary, 0)->label);
    assert_string_equal("Île-de-France", vocabulary_region(vocabulary, 9)->label);
    int with_subs = 0;
    for (size_t i = 0; i + 1 < vocabulary_n_themes(vocabulary); i++)
        with_subs += vocabulary_theme(vocabulary, i)->parent < 0 &&
                     vocabulary_theme(vocabulary, i + 1)->parent == (int)i;
    assert_int_equal(15, with_subs);
    assert_true(vocabulary_n_acronyms(vocabulary) > 200);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(regions_stand_in_the_order_of_their_labels_without_accents),
        cmocka_unit_test(a_region_has_all_that_its_file_says),
        cmocka_unit_test(former_regions_are_names_unless_they_are_ambiguous),
        cmocka_unit_test(what_a_region_does_not_say_is_empty),
        cmocka_unit_test(a_region_is_found_by_code_and_by_slug),
        cmocka_unit_test(a_top_level_theme_stands_before_its_sub_themes),
        cmocka_unit_test(a_sub_theme_implies_its_parent),
        cmocka_unit_test(an_acronym_says_whether_it_needs_capitals),
        cmocka_unit_test(the_analyser_stems_no_acronym_that_capitals_are_not_needed_for),
        cmocka_unit_test(each_broken_file_is_refused_with_its_place_and_reason),
        cmocka_unit_test(a_group_has_its_words_its_direction_and_its_weight),
        cmocka_unit_test(frequent_questions_come_with_their_weights),
        cmocka_unit_test(a_folder_without_frequent_questions_is_sound),
        cmocka_unit_test(a_missing_file_says_not_found),
        cmocka_unit_test(an_oversized_file_says_too_large),
        cmocka_unit_test(a_folder_in_a_files_place_says_io),
        cmocka_unit_test(our_own_vocabulary_has_eighteen_regions_and_fifteen_themes),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
