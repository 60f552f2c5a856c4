/* The words of an index: each has one number, and is found by number, stem, exact term
 * and prefix. */
#include "engine/store/flat/forms.h"

#include "base/memory.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/store_fixture.h"
#include "tests/unit/scratch.h"

static const struct token words[] = {
    {.written = {"métiers", 8}, .folded = {"metiers", 7}, .stem = {"meti", 4}},
    {.written = {"métier", 7}, .folded = {"metier", 6}, .stem = {"meti", 4}},
    {.written = {"metier", 6}, .folded = {"metier", 6}, .stem = {"meti", 4}},
    {.written = {"de", 2}, .folded = {"de", 2}, .stem = {"de", 2}, .flags = TOKEN_STOP},
    {.written = {"vae", 3}, .folded = {"vae", 3}, .stem = {"vae", 3}},
    {.written = {"vae", 3}, .folded = {"vae", 3}, .stem = {"va", 2}},
};

static struct forms_builder *builder_of_words(void)
{
    struct forms_builder *b = forms_builder_new();
    for (uint32_t i = 0; i < COUNT_OF(words); i++)
        assert_int_equal(i, forms_builder_put(b, &words[i]));
    return b;
}

static void write_words(const char *path)
{
    struct forms_builder *b = builder_of_words();
    struct error err = {0};
    must(forms_builder_write(b, path, &err), &err);
    forms_builder_free(b);
}

static void a_form_is_numbered_once(void **state)
{
    (void)state;
    struct forms_builder *b = builder_of_words();
    for (uint32_t i = 0; i < COUNT_OF(words); i++)
        assert_int_equal(i, forms_builder_put(b, &words[i]));
    assert_int_equal(COUNT_OF(words), forms_builder_count(b));
    forms_builder_free(b);
}

static void what_does_not_change_the_form_is_left_aside(void **state)
{
    (void)state;
    struct forms_builder *b = builder_of_words();
    struct token token = words[4];
    token.flags = TOKEN_CAPITALS | TOKEN_VERBATIM | TOKEN_GLUED;
    token.start = 12;
    assert_int_equal(4, forms_builder_put(b, &token));
    token.flags = TOKEN_STOP;
    assert_int_equal(COUNT_OF(words), forms_builder_put(b, &token));
    forms_builder_free(b);
}

static void equal_texts_have_equal_numbers(void **state)
{
    (void)state;
    struct forms_builder *b = builder_of_words();
    struct form_terms plural = forms_builder_terms(b, 0);
    struct form_terms singular = forms_builder_terms(b, 1);
    struct form_terms plain = forms_builder_terms(b, 2);
    assert_int_equal(plural.stem, singular.stem);
    assert_int_equal(plain.written, plain.folded);
    assert_int_equal(singular.folded, plain.written);
    assert_true(plural.folded != singular.folded);
    assert_true(str_equal(STR("meti"), forms_builder_string(b, plural.stem)));
    assert_int_equal(1, forms_builder_terms(b, 3).is_stop);
    assert_int_equal(0, plain.is_stop);
    for (uint32_t i = 0; i < forms_builder_n_strings(b); i++)
        for (uint32_t j = 0; j < i; j++)
            assert_false(
                str_equal(forms_builder_string(b, i), forms_builder_string(b, j)));
    forms_builder_free(b);
}

static void what_several_builders_met_is_one(void **state)
{
    (void)state;
    /* The words go into two builders, into the second one in reverse, and one word into
     * both. */
    struct forms_builder *parts[2] = {forms_builder_new(), forms_builder_new()};
    for (uint32_t i = 0; i < 4; i++)
        (void)forms_builder_put(parts[0], &words[i]);
    for (uint32_t i = COUNT_OF(words); i > 3; i--)
        (void)forms_builder_put(parts[1], &words[i - 1]);
    struct forms_builder *all = forms_builder_new(), *direct = forms_builder_new();
    uint32_t *first = forms_builder_merge(all, parts[0]);
    uint32_t *second = forms_builder_merge(all, parts[1]);
    assert_int_equal(COUNT_OF(words), forms_builder_count(all));
    assert_int_equal(first[3], second[2]); /* words[3] */
    for (uint32_t i = 0; i < COUNT_OF(words); i++)
        (void)forms_builder_put(direct, &words[i]);
    (void)forms_builder_put(direct, &words[3]);
    mem_free(forms_builder_order(all));
    mem_free(forms_builder_order(direct));
    for (uint32_t i = 0; i < COUNT_OF(words); i++) {
        struct form_terms a = forms_builder_terms(all, i);
        struct form_terms b = forms_builder_terms(direct, i);
        assert_memory_equal(&a, &b, sizeof a);
        assert_true(str_equal(forms_builder_string(all, a.written),
                              forms_builder_string(direct, b.written)));
    }
    assert_true(str_equal(
        STR("de"), forms_builder_string(all, forms_builder_terms(all, 0).written)));
    mem_free(first);
    mem_free(second);
    forms_builder_free(parts[0]);
    forms_builder_free(parts[1]);
    forms_builder_free(all);
    forms_builder_free(direct);
}

static void what_is_taken_back_was_never_there(void **state)
{
    (void)state;
    struct forms_builder *b = builder_of_words(), *all = forms_builder_new();
    forms_builder_take_back(b, 1);
    mem_free(forms_builder_merge(all, b));
    assert_int_equal(COUNT_OF(words) - 1, forms_builder_count(all));
    assert_false(forms_builder_has(all, STR("métier")));
    assert_true(forms_builder_has(all, STR("métiers")));
    forms_builder_free(b);
    forms_builder_free(all);
}

static void forms_come_back_by_number(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("forms");
    write_words(path);
    struct error err = {0};
    struct forms *forms;
    must(forms_open(&forms, path, &err), &err);
    assert_int_equal(COUNT_OF(words), forms_of_prefix(forms, STR("")).n);
    assert_int_equal(0, forms_at(forms, COUNT_OF(words)).written.n);
    for (uint32_t i = 0; i < COUNT_OF(words); i++) {
        struct form form = forms_at(forms, i);
        assert_true(str_equal(words[i].written, form.written));
        assert_true(str_equal(words[i].folded, form.folded));
        assert_true(str_equal(words[i].stem, form.stem));
        assert_int_equal(i == 3, form.is_stop);
    }
    assert_int_equal(0, forms_at(forms, COUNT_OF(words)).written.n);
    assert_int_equal(0, forms_at(forms, UINT32_MAX).stem.n);
    forms_free(forms);
}

/** Check that the numbers are those in @p wanted, a string of digits. */
static void assert_numbers(const char *wanted, struct form_numbers found)
{
    char text[16] = "";
    assert_true(found.n < sizeof text);
    for (size_t i = 0; i < found.n; i++)
        text[i] = (char)('0' + found.at[i]);
    assert_string_equal(wanted, text);
}

static void forms_are_found_by_stem_term_and_prefix(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("forms");
    write_words(path);
    struct error err = {0};
    struct forms *forms;
    must(forms_open(&forms, path, &err), &err);
    typedef struct form_numbers find_fn(const struct forms *, struct str);
    static const struct {
        find_fn *find;
        const char *key, *wanted;
    } cases[] = {
        /* in the order of the written forms: metier, métier, métiers */
        {forms_of_stem, "meti", "210"},    {forms_of_stem, "va", "5"},
        {forms_of_stem, "met", ""},        {forms_of_stem, "", ""},
        {forms_of_stem, "zut", ""},        {forms_of_folded, "metier", "21"},
        {forms_of_folded, "metiers", "0"}, {forms_of_folded, "vae", "45"},
        {forms_of_folded, "a", ""},        {forms_of_prefix, "metier", "210"},
        {forms_of_prefix, "metiers", "0"}, {forms_of_prefix, "v", "45"},
        {forms_of_prefix, "x", ""},        {forms_of_prefix, "", "321045"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_numbers(cases[i].wanted, cases[i].find(forms, str_of(cases[i].key)));
    forms_free(forms);
}

static void forms_are_numbered_by_use_and_text_not_by_arrival(void **state)
{
    (void)state;
    AUTO_ANALYSER *analyser = analyser_new(NULL, 0);
    static const char *const texts[2] = {"zone abeille vae zone vae vae mur",
                                         "vae mur vae abeille zone vae zone"};
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        struct forms_builder *forms = forms_builder_new();
        struct token_list list = analyser_run(analyser, str_of(texts[i]), 0);
        for (size_t j = 0; j < list.n; j++)
            (void)forms_builder_put(forms, &list.at[j]);
        uint32_t *numbers = forms_builder_order(forms);
        static const char *const order[] = {"vae", "zone", "abeille", "mur"};
        assert_int_equal(COUNT_OF(order), forms_builder_count(forms));
        for (uint32_t k = 0; k < COUNT_OF(order); k++) {
            struct form_terms terms = forms_builder_terms(forms, k);
            assert_true(
                str_equal(forms_builder_string(forms, terms.written), str_of(order[k])));
        }
        assert_int_equal(i ? 0 : 1, numbers[0]);
        mem_free(numbers);
        forms_builder_free(forms);
    }
}

#define MANY 3000U

/** Each of many forms is found by its stem and by its exact term, with the other forms
 *  that share it and no further ones. */
static void many_forms_are_all_found(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("many");
    struct forms_builder *b = forms_builder_new();
    for (uint32_t i = 0; i < MANY; i++) {
        char written[16], folded[16], stem[16];
        (void)snprintf(written, sizeof written, "w%u", i);
        (void)snprintf(folded, sizeof folded, "f%u", i / 2);
        (void)snprintf(stem, sizeof stem, "s%u", i / 5);
        struct token token = {
            .written = str_of(written), .folded = str_of(folded), .stem = str_of(stem)};
        assert_int_equal(i, forms_builder_put(b, &token));
    }
    struct error err = {0};
    must(forms_builder_write(b, path, &err), &err);
    forms_builder_free(b);
    struct forms *forms;
    must(forms_open(&forms, path, &err), &err);
    for (uint32_t i = 0; i < MANY; i++) {
        struct form form = forms_at(forms, i);
        struct form_numbers by_stem = forms_of_stem(forms, form.stem),
                            by_folded = forms_of_folded(forms, form.folded);
        assert_int_equal(5, by_stem.n);
        assert_int_equal(2, by_folded.n);
        uint32_t n = 0;
        for (size_t j = 0; j < by_stem.n; j++)
            n += by_stem.at[j] / 5 == i / 5;
        for (size_t j = 0; j < by_folded.n; j++)
            n += by_folded.at[j] / 2 == i / 2;
        assert_int_equal(7, n);
        assert_int_equal(0, forms_of_stem(forms, form.folded).n);
        assert_int_equal(0, forms_of_folded(forms, form.stem).n);
    }
    forms_free(forms);
}

static void no_forms_at_all_is_sound(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("none");
    struct forms_builder *b = forms_builder_new();
    struct error err = {0};
    must(forms_builder_write(b, path, &err), &err);
    forms_builder_free(b);
    struct forms *forms;
    must(forms_open(&forms, path, &err), &err);
    assert_int_equal(0, forms_of_prefix(forms, STR("")).n);
    forms_free(forms);
}

/** Read everything that the file gives. */
static void use(const struct forms *forms)
{
    for (uint32_t i = 0; i <= COUNT_OF(words); i++) {
        struct form form = forms_at(forms, i);
        struct str texts[] = {form.written, form.folded, form.stem};
        for (size_t j = 0; j < COUNT_OF(texts); j++) {
            char digest[SHA256_TEXT_BYTES];
            sha256_of(digest, texts[j]);
        }
        struct form_numbers found[] = {forms_of_stem(forms, form.stem),
                                       forms_of_folded(forms, form.folded),
                                       forms_of_prefix(forms, form.folded)};
        for (size_t j = 0; j < COUNT_OF(found); j++)
            for (size_t k = 0; k < found[j].n; k++)
                (void)forms_at(forms, found[j].at[k]);
    }
}

static void no_flipped_bit_leads_out_of_the_file(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("flip");
    write_words(path);
    struct error err = {0};
    size_t n = file_size(path);
    for (size_t i = 0; i < n * 8; i++) {
        file_flip(path, i / 8, i % 8);
        struct forms *forms;
        enum status st = forms_open(&forms, path, &err);
        assert_true(st == STATUS_OK || st == STATUS_INDEX_CORRUPT);
        assert_int_equal(st == STATUS_OK, forms != NULL);
        if (forms)
            use(forms);
        forms_free(forms);
        file_flip(path, i / 8, i % 8);
    }
}

static void every_shorter_file_is_damage(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("cut");
    write_words(path);
    struct error err = {0};
    for (size_t n = file_size(path); n-- > 0;) {
        file_resize(path, n);
        struct forms *forms;
        assert_int_equal(STATUS_INDEX_CORRUPT, forms_open(&forms, path, &err));
        assert_null(forms);
    }
    assert_non_null(strstr(err.text, "cut"));
}

static void a_missing_file_or_folder_says_not_found(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("no/folder");
    struct error err = {0};
    struct forms *forms;
    assert_int_equal(STATUS_NOT_FOUND, forms_open(&forms, path, &err));
    assert_int_equal(STATUS_IO, forms_open(&forms, scratch_folder, &err));
    struct forms_builder *b = builder_of_words();
    assert_int_equal(STATUS_NOT_FOUND, forms_builder_write(b, path, &err));
    forms_builder_free(b);
    forms_builder_free(NULL);
    forms_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_form_is_numbered_once),
        cmocka_unit_test(what_does_not_change_the_form_is_left_aside),
        cmocka_unit_test(equal_texts_have_equal_numbers),
        cmocka_unit_test(what_several_builders_met_is_one),
        cmocka_unit_test(what_is_taken_back_was_never_there),
        cmocka_unit_test(forms_come_back_by_number),
        cmocka_unit_test(forms_are_found_by_stem_term_and_prefix),
        cmocka_unit_test(no_forms_at_all_is_sound),
        cmocka_unit_test(no_flipped_bit_leads_out_of_the_file),
        cmocka_unit_test(forms_are_numbered_by_use_and_text_not_by_arrival),
        cmocka_unit_test(many_forms_are_all_found),
        cmocka_unit_test(every_shorter_file_is_damage),
        cmocka_unit_test(a_missing_file_or_folder_says_not_found),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
