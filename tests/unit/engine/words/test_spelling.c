/* Correcting misspelt words: which words are found, in which order, and what a damaged
 * file does. */
#include "engine/words/spelling.h"

#include "base/memory.h"
#include "engine/words/edit_distance.h"
#include "engine/words/keyboard.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/store_fixture.h"
#include "tests/unit/scratch.h"

static const struct {
    const char *written, *folded;
    uint32_t n_documents;
    bool is_stop;
} words[] = {
    {"contrat", "contrat", 40, false},
    {"contre", "contre", 40, true},
    {"précarité", "precarite", 9, false},
    {"precarite", "precarite", 1, false},
    {"photographie", "photographie", 3, false},
    {"apprentissage", "apprentissage", 50, false},
    {"formation", "formation", 60, false},
    {"formations", "formations", 20, false},
    {"port", "port", 2, false},
    {"porte", "porte", 90, false},
    {"des", "des", 99, true},
    {"validation", "validation", 12, false},
    {"a1", "a1", 12, false},
    {"vae", "vae", 12, false},
};

static struct forms_builder *forms_of_words(uint32_t *documents)
{
    struct forms_builder *b = forms_builder_new();
    for (uint32_t i = 0; i < COUNT_OF(words); i++) {
        struct token token = {.written = str_of(words[i].written),
                              .folded = str_of(words[i].folded),
                              .stem = str_of(words[i].folded),
                              .flags = words[i].is_stop ? TOKEN_STOP : 0};
        uint32_t form = forms_builder_put(b, &token);
        documents[forms_builder_terms(b, form).folded] += words[i].n_documents;
    }
    return b;
}

/** Write both files of words. */
static void write_words(const char *forms_path, const char *path)
{
    uint32_t documents[3 * COUNT_OF(words)] = {0};
    struct forms_builder *b = forms_of_words(documents);
    struct spelling_content content = {b, documents};
    struct error err = {0};
    must(forms_builder_write(b, forms_path, &err), &err);
    must(spelling_write(&content, path, &err), &err);
    forms_builder_free(b);
}

struct opened {
    struct forms *forms;
    struct spelling *spelling;
};

static struct opened open_words(void)
{
    AUTO_TEXT *forms_path = scratch_path("forms");
    AUTO_TEXT *path = scratch_path("spelling");
    write_words(forms_path, path);
    struct opened opened;
    struct error err = {0};
    must(forms_open(&opened.forms, forms_path, &err), &err);
    must(spelling_open(&opened.spelling, path, opened.forms, &err), &err);
    return opened;
}

static void close_words(struct opened opened)
{
    spelling_free(opened.spelling);
    forms_free(opened.forms);
}

/** The words that are found for @p typed, with spaces between them. */
static const char *found(const struct opened *o, const char *typed)
{
    static char text[1000];
    struct spelling_candidate candidates[SPELLING_CANDIDATES_MAX];
    size_t n = spelling_find(candidates, o->spelling, &tuning_default, str_of(typed), 2);
    AUTO_BUF out = BUF_INIT(sizeof text - 1);
    for (size_t i = 0; i < n; i++)
        buf_printf(&out, "%s%.*s", i ? " " : "",
                   STR_ARG(forms_at(o->forms, candidates[i].form).written));
    memcpy(text, buf_text(&out), out.n + 1);
    return text;
}

static void the_likeliest_come_first_as_they_are_most_written(void **state)
{
    (void)state;
    struct opened o = open_words();
    static const struct {
        const char *typed, *wanted;
    } cases[] = {
        {"contrt", "contre contrat"}, /* it sounds like the first word */
        {"plrecarite", "précarité"},
        {"precarit", "précarité"},
        {"prot", "port"},
        {"porye", "porte"},
        {"fotografie", "photographie"},   /* found by its sound */
        {"aprentisage", "apprentissage"}, /* two errors, in nine letters or more */
        {"cnotrta", "contrat"},           /* in seven letters, when no word is nearer */
        {"cnotrt", ""},                   /* not in six letters */
        {"formatin", "formation"},
        {"formation", "formations"}, /* a word is not corrected to itself */
        {"vea", ""},                 /* too short */
        {"a1b2", ""},
        {"été", ""},
        {"", ""},
        {"abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz", ""},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_string_equal(cases[i].wanted, found(&o, cases[i].typed));
    close_words(o);
}

static void documents_are_told_of_words_that_are_there(void **state)
{
    (void)state;
    struct opened o = open_words();
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (strcmp(words[i].folded, "precarite") != 0 &&
            strcmp(words[i].folded, "a1") != 0)
            assert_int_equal(words[i].n_documents,
                             spelling_documents(o.spelling, str_of(words[i].folded)));
    assert_int_equal(10, spelling_documents(o.spelling, STR("precarite")));
    static const char *const others[] = {"", "a1", "port0", "porter", "por", "zzz"};
    for (size_t i = 0; i < COUNT_OF(others); i++)
        assert_int_equal(0, spelling_documents(o.spelling, str_of(others[i])));
    close_words(o);
}

static void two_words_written_as_one_are_parted(void **state)
{
    (void)state;
    struct opened o = open_words();
    struct spelling_split split;
    assert_true(
        spelling_split(&split, o.spelling, &tuning_default, STR("validationdes")));
    assert_true(
        str_equal(STR("validation"), forms_at(o.forms, split.parts[0].form).written));
    assert_true(str_equal(STR("des"), forms_at(o.forms, split.parts[1].form).written));
    static const char *const whole[] = {"", "validation", "vaecontrat", "descontre",
                                        "contratx"};
    for (size_t i = 0; i < COUNT_OF(whole); i++)
        assert_false(
            spelling_split(&split, o.spelling, &tuning_default, str_of(whole[i])));
    close_words(o);
}

static void neighbouring_keys_are_those_of_a_french_keyboard(void **state)
{
    (void)state;
    assert_true(keyboard_slip(STR("porye"), STR("porte")));
    assert_true(keyboard_slip(STR("zvec"), STR("avec")));
    assert_true(keyboard_slip(STR("contrqt"), STR("contrat")));
    assert_false(keyboard_slip(STR("pocte"), STR("porte")));
    assert_false(keyboard_slip(STR("porte"), STR("porte")));
    assert_false(keyboard_slip(STR("port"), STR("porte")));
    assert_false(keyboard_slip(STR("p1rte"), STR("porte")));
}

/** Ask the file for everything. */
static void use(const struct opened *o)
{
    static const char *const typed[] = {"contrt", "validationdes", "fotografie",
                                        "aprentisage", "porte"};
    for (size_t i = 0; i < COUNT_OF(typed); i++) {
        struct spelling_split split;
        (void)found(o, typed[i]);
        (void)spelling_documents(o->spelling, str_of(typed[i]));
        (void)spelling_split(&split, o->spelling, &tuning_default, str_of(typed[i]));
    }
}

static void no_flipped_bit_leads_out_of_the_file(void **state)
{
    (void)state;
    struct opened o = open_words();
    AUTO_TEXT *path = scratch_path("spelling");
    struct error err = {0};
    size_t n = file_size(path);
    spelling_free(o.spelling);
    for (size_t i = 0; i < n * 8; i++) {
        file_flip(path, i / 8, i % 8);
        enum status st = spelling_open(&o.spelling, path, o.forms, &err);
        assert_true(st == STATUS_OK || st == STATUS_INDEX_CORRUPT);
        assert_int_equal(st == STATUS_OK, o.spelling != NULL);
        if (o.spelling)
            use(&o);
        spelling_free(o.spelling);
        file_flip(path, i / 8, i % 8);
    }
    forms_free(o.forms);
}

static void every_shorter_file_is_damage(void **state)
{
    (void)state;
    struct opened o = open_words();
    AUTO_TEXT *path = scratch_path("spelling");
    spelling_free(o.spelling);
    struct error err = {0};
    for (size_t n = file_size(path); n-- > 0;) {
        file_resize(path, n);
        assert_int_equal(STATUS_INDEX_CORRUPT,
                         spelling_open(&o.spelling, path, o.forms, &err));
        assert_null(o.spelling);
    }
    forms_free(o.forms);
}

static void a_missing_file_or_folder_says_not_found(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("no/folder");
    struct error err = {0};
    struct spelling *spelling;
    assert_int_equal(STATUS_NOT_FOUND, spelling_open(&spelling, path, NULL, &err));
    assert_int_equal(STATUS_IO, spelling_open(&spelling, scratch_folder, NULL, &err));
    struct forms_builder *b = forms_builder_new();
    struct spelling_content none = {b, NULL};
    assert_int_equal(STATUS_NOT_FOUND, spelling_write(&none, path, &err));
    forms_builder_free(b);
    spelling_free(NULL);
}

/** Check what is found for @p typed against the edit distance of each word. */
static void assert_all_near(const struct opened *o, struct str typed)
{
    struct spelling_candidate candidates[SPELLING_CANDIDATES_MAX];
    size_t n = spelling_find(candidates, o->spelling, &tuning_default, typed, 2);
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        struct str word = str_of(words[i].folded);
        unsigned errors = edit_distance(typed, word, 2), told = 0;
        for (size_t j = 0; j < n; j++)
            if (str_equal(forms_at(o->forms, candidates[j].form).folded, word))
                told = candidates[j].errors;
        bool is_sought = typed.n >= SPELLING_MIN && errors &&
                         errors <= (typed.n >= 9 ? 2U : 1U) && word.n >= 3 &&
                         word.at[1] > '9';
        if ((is_sought || (told && told <= 2)) && told != errors)
            fail_msg("« %.*s » for « %.*s »: %u errors, not %u", STR_ARG(word),
                     STR_ARG(typed), told, errors);
    }
}

/** Write @p word with one error at letter @p at: a letter missing (kind 0), two swapped
 *  (1), one too many (2 to 4) or a wrong one (5 to 7). @return its length in bytes; 0
 *  when that error cannot be made there */
static size_t misspell(char *out, struct str word, size_t at, unsigned kind)
{
    static const char letters[] = "eoxt";
    size_t skipped = kind == 0 || kind > 4 ? 1 : kind == 1 ? 2 : 0;
    if (at + skipped > word.n)
        return 0;
    size_t n = at;
    memcpy(out, word.at, at);
    if (kind == 1) {
        out[n++] = word.at[at + 1];
        out[n++] = word.at[at];
    } else if (kind > 1) {
        out[n++] = letters[(kind + at) % 4];
    }
    memcpy(out + n, word.at + at + skipped, word.n - at - skipped);
    return n + word.n - at - skipped;
}

static void every_word_so_near_is_found(void **state)
{
    (void)state;
    struct opened o = open_words();
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        struct str word = str_of(words[i].folded);
        for (size_t a = 0; a < (word.n + 1) * 8; a++) {
            char once[40], twice[40];
            struct str near = {once, misspell(once, word, a / 8, (unsigned)(a % 8))};
            assert_all_near(&o, near);
            for (size_t b = 0; near.n && b < (near.n + 1) * 8; b++)
                assert_all_near(&o, (struct str){twice, misspell(twice, near, b / 8,
                                                                 (unsigned)(b % 8))});
        }
    }
    close_words(o);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_word_so_near_is_found),
        cmocka_unit_test(the_likeliest_come_first_as_they_are_most_written),
        cmocka_unit_test(documents_are_told_of_words_that_are_there),
        cmocka_unit_test(two_words_written_as_one_are_parted),
        cmocka_unit_test(neighbouring_keys_are_those_of_a_french_keyboard),
        cmocka_unit_test(no_flipped_bit_leads_out_of_the_file),
        cmocka_unit_test(every_shorter_file_is_damage),
        cmocka_unit_test(a_missing_file_or_folder_says_not_found),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
