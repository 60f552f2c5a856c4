/* The file of series: what is written is read, and damage gives a status. */
#include "engine/figures/figures.h"

#include "base/file.h"
#include "base/memory.h"
#include "engine/figures/figures_builder.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/scratch.h"

#define N_DOCUMENTS 9U

static void add(struct figures_builder *builder, uint32_t docid, const char *label,
                const char *value, const char *unit)
{
    struct str fields[FIELD_COUNT_];
    for (unsigned i = 0; i < FIELD_COUNT_; i++)
        fields[i] = STR("");
    fields[FIELD_LABEL] = str_of(label);
    fields[FIELD_VALUE] = str_of(value);
    fields[FIELD_UNIT] = str_of(unit);
    figures_builder_add(builder, docid, fields, 0);
}

static void write_file(const char *path)
{
    struct vocabulary *vocabulary;
    struct error err = {0};
    if (vocabulary_load(&vocabulary, SOURCE_DIR "/corpus/vocabulary", &err))
        fail_msg("%s", err.text);
    AUTO_FIGURES_BUILDER *builder = figures_builder_new(vocabulary);
    add(builder, 2, "Taux de chômage (T4 2024)", "9,2", "%");
    add(builder, 4, "Effectif d'apprentis", "77 091", "");
    add(builder, 5, "Taux de chômage", "Non communiqué", "%");
    add(builder, 7, "Taux de chômage", "7,1", "%");
    add(builder, 8, "Chômage", "320 000", "personnes");
    enum status st = figures_builder_write(builder, path, &err);
    if (st)
        fail_msg("%s", err.text);
    vocabulary_free(vocabulary);
}

static void documents_that_count_the_same_are_one_series(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("figures.bin");
    write_file(path);
    struct figures *figures;
    struct error err = {0};
    assert_int_equal(STATUS_OK, figures_open(&figures, path, N_DOCUMENTS, &err));
    /* A rate and a count of the same words are two. */
    assert_int_equal(3, figures_n_series(figures));
    struct figure_numbers rate = figures_documents(figures, 0);
    assert_int_equal(FIGURE_RATE, figures_kind(figures, 0));
    assert_int_equal(2, rate.n);
    assert_int_equal(2, rate.at[0]);
    assert_int_equal(7, rate.at[1]);
    assert_int_equal(FIGURES_NO_STEM, figures_stem(figures, STR("absent")));
    for (uint32_t i = 0; i < figures_n_stems(figures); i++)
        for (size_t k = 0; k < figures_names_with(figures, i).n; k++)
            assert_true(
                figures_name(figures, figures_names_with(figures, i).at[k]).series < 3);
    figures_free(figures);
}

static void a_document_beyond_the_index_is_damage(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("figures.bin");
    write_file(path);
    struct figures *figures;
    assert_int_equal(STATUS_INDEX_CORRUPT, figures_open(&figures, path, 6, NULL));
    assert_null(figures);
}

static void a_missing_file_is_not_found(void **state)
{
    (void)state;
    struct figures *figures;
    assert_int_equal(STATUS_NOT_FOUND, figures_open(&figures, "/nonexistent", 9, NULL));
    assert_null(figures);
}

/** Read all that the file says. */
static void read_all(const struct figures *figures)
{
    for (uint32_t i = 0; i < figures_n_stems(figures); i++) {
        struct figure_numbers names = figures_names_with(figures, i);
        for (size_t k = 0; k < names.n; k++) {
            struct figure_called name = figures_name(figures, names.at[k]);
            assert_true(name.series < figures_n_series(figures));
            for (size_t w = 0; w < name.required.n; w++)
                assert_true(name.required.at[w] / 2 < figures_n_stems(figures));
        }
    }
    for (uint32_t i = 0; i < figures_n_series(figures); i++) {
        struct figure_numbers documents = figures_documents(figures, i);
        for (size_t k = 0; k < documents.n; k++)
            assert_in_range(documents.at[k], 1, N_DOCUMENTS);
    }
}

static void no_damaged_byte_leads_outside(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("figures.bin");
    write_file(path);
    AUTO_BUF bytes = BUF_INIT(1U << 16);
    struct error err = {0};
    assert_int_equal(STATUS_OK, file_read(&bytes, path, &err));
    for (size_t i = 0; i < bytes.n; i++) {
        char was = bytes.at[i];
        bytes.at[i] = (char)~was;
        assert_int_equal(STATUS_OK, file_write(path, buf_str(&bytes), &err));
        struct figures *figures;
        if (!figures_open(&figures, path, N_DOCUMENTS, NULL))
            read_all(figures);
        figures_free(figures);
        bytes.at[i] = was;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(documents_that_count_the_same_are_one_series),
        cmocka_unit_test(a_document_beyond_the_index_is_damage),
        cmocka_unit_test(a_missing_file_is_not_found),
        cmocka_unit_test(no_damaged_byte_leads_outside),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
