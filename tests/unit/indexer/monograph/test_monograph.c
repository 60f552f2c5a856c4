/* The importer of monographs, on the cases of tests/cases/monographs. */
#include "indexer/monograph/monograph.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/intern.h"
#include "engine/record/record_json.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/indexer/monograph/monograph_dump.h"

#define CASES SOURCE_DIR "/tests/cases/monographs"

static void read_file(struct buf *out, const char *folder, const char *name)
{
    AUTO_TEXT *path = path_join(folder, name);
    struct error err = {0};
    if (file_read(out, path, &err))
        fail_msg("%s", err.text);
}

/** Check that both texts have the same lines. A failure shows the first line that
 *  differs. */
static void assert_same_lines(const char *name, struct str expected, struct str found)
{
    for (unsigned line = 1; expected.at || found.at; line++) {
        struct str a = expected.at ? str_cut(&expected, '\n') : STR("(end)");
        struct str b = found.at ? str_cut(&found, '\n') : STR("(end)");
        if (!str_equal(a, b))
            fail_msg("%s.expected:%u: expected\n  %.*s\nfound\n  %.*s", name, line,
                     STR_ARG(a), STR_ARG(b));
    }
}

static void run_case(const char *name, const struct vocabulary *vocabulary)
{
    AUTO_BUF text = BUF_INIT(1U << 20);
    AUTO_BUF expected = BUF_INIT(DUMP_MOST_BYTES);
    AUTO_BUF found = BUF_INIT(DUMP_MOST_BYTES);
    AUTO_COLLECTION collection = COLLECTION_INIT;
    struct source_sink sink = collection_sink(&collection);
    struct error err = {0};
    char expected_name[300];
    (void)snprintf(expected_name, sizeof expected_name, "%.*s.expected",
                   (int)strlen(name) - 4, name);

    read_file(&text, CASES, name);
    assert_int_equal(STATUS_OK,
                     monograph_read(name, buf_str(&text), vocabulary, &sink, &err));
    assert_true(monograph_looks_like(buf_str(&text)));
    collection_dump(&found, &collection, vocabulary);
    /* To take the present result as the wanted one, run MONOGRAPH_ACCEPT=1
     * ./test_monograph and read the difference. */
    if (getenv("MONOGRAPH_ACCEPT")) {
        AUTO_TEXT *path = path_join(CASES, expected_name);
        assert_int_equal(STATUS_OK, file_write(path, buf_str(&found), &err));
    }
    read_file(&expected, CASES, expected_name);
    assert_same_lines(name, buf_str(&expected), buf_str(&found));
    for (size_t i = 0; i < collection.n; i++)
        assert_int_equal(STATUS_OK, record_check(collection.records[i], &err));
}

static void every_case_gives_what_is_written_beside_it(void **state)
{
    AUTO_NAME_LIST names;
    struct error err = {0};
    size_t n_cases = 0;
    assert_int_equal(STATUS_OK, folder_list(&names, CASES, &err));
    for (size_t i = 0; i < names.n; i++) {
        if (!str_ends_with(str_of(names.at[i]), STR(".txt")))
            continue;
        run_case(names.at[i], *state);
        n_cases++;
    }
    assert_true(n_cases >= 3);
}

/** The status of reading @p text; the records are not kept. */
static enum status status_of(const struct vocabulary *vocabulary, struct str text,
                             struct error *err)
{
    AUTO_COLLECTION collection = COLLECTION_INIT;
    struct source_sink sink = collection_sink(&collection);
    return monograph_read("essai.md", text, vocabulary, &sink, err);
}

static void a_text_without_a_unit_is_refused_in_french(void **state)
{
    struct error err = {0};
    assert_int_equal(STATUS_BAD_INPUT, status_of(*state, STR(""), &err));
    assert_int_equal(STATUS_BAD_INPUT,
                     status_of(*state, STR("Une phrase.\n\nUne autre.\n"), &err));
    assert_non_null(strstr(err.text, "aucune unité"));
    /* A heading whose chart was lost is no unit. */
    assert_int_equal(
        STATUS_BAD_INPUT,
        status_of(*state, STR("INDICATEURS\n\nPOPULATION\n\nNombre en 2026\n"), &err));
}

static void bytes_that_are_not_utf8_are_refused_with_their_place(void **state)
{
    struct error err = {0};
    assert_int_equal(STATUS_BAD_INPUT,
                     status_of(*state, STR("BUDGETS\n\nUn\xFF deux.\n"), &err));
    assert_non_null(strstr(err.text, "ligne 3"));
}

static void a_text_beyond_the_ceiling_is_refused(void **state)
{
    AUTO_BUF text = BUF_INIT(MONOGRAPH_MAX_BYTES + 10);
    struct error err = {0};
    memset(buf_extend(&text, MONOGRAPH_MAX_BYTES + 1), 'a', MONOGRAPH_MAX_BYTES + 1);
    assert_int_equal(STATUS_TOO_LARGE, status_of(*state, buf_str(&text), &err));
    assert_non_null(strstr(err.text, "octets"));
}

static void more_units_than_a_monograph_may_hold_are_refused(void **state)
{
    AUTO_BUF text = BUF_INIT(MONOGRAPH_MAX_BYTES);
    struct error err = {0};
    buf_put_text(&text, "PÔLES DE COMPÉTITIVITÉ\n");
    for (unsigned i = 0; i <= MONOGRAPH_MAX_UNITS; i++)
        buf_printf(&text, "- Pôle %u\n", i);
    assert_int_equal(STATUS_TOO_LARGE, status_of(*state, buf_str(&text), &err));
    assert_non_null(strstr(err.text, "unités"));
}

static void what_the_sink_answers_ends_the_reading(void **state)
{
    static const char text[] =
        "BUDGETS\n\nUne somme.\n\nCONTACTS\n\nRecteur\tAnne LE GOFF\n";
    for (size_t at = 1; at <= 3; at++) {
        AUTO_COLLECTION collection = COLLECTION_INIT;
        struct source_sink sink = collection_sink(&collection);
        struct error err = {0};
        collection.fail_at = at;
        assert_int_equal(STATUS_LOCKED,
                         monograph_read("a.md", STR(text), *state, &sink, &err));
        assert_int_equal(at - 1, collection.n);
    }
}

static void a_file_without_cover_takes_its_name_as_id(void **state)
{
    AUTO_COLLECTION collection = COLLECTION_INIT;
    struct source_sink sink = collection_sink(&collection);
    struct error err = {0};
    struct str text = STR("BUDGETS\n\nUne somme.\n\nBUDGETS\n\nUne autre somme.\n");
    assert_int_equal(STATUS_OK, monograph_read("d/Été 26.md", text, *state, &sink, &err));
    assert_int_equal(3, collection.n);
    assert_string_equal("ete-26-md", collection.records[0]->fields[FIELD_ID].at);
    assert_string_equal("ete-26-md/budget/budgets",
                        collection.records[1]->fields[FIELD_ID].at);
    assert_string_equal("ete-26-md/budget/budgets-2",
                        collection.records[2]->fields[FIELD_ID].at);
    assert_false(collection.records[1]->has_regions);
    assert_int_equal(2, collection.n_warnings);
}

static void units_of_one_title_have_ids_of_their_own(void **state)
{
    AUTO_COLLECTION collection = COLLECTION_INIT;
    AUTO_INTERN *ids = intern_new();
    AUTO_BUF text = BUF_INIT(10000);
    struct source_sink sink = collection_sink(&collection);
    struct error err = {0};
    buf_put_text(&text, "PÔLES DE COMPÉTITIVITÉ\n");
    for (int i = 0; i < 60; i++)
        buf_put_text(&text, "- Mer\n");
    assert_int_equal(STATUS_OK, monograph_read("a", buf_str(&text), *state, &sink, &err));
    for (size_t i = 0; i < collection.n; i++)
        (void)intern_put(ids, collection.records[i]->fields[FIELD_ID]);
    assert_int_equal(61, collection.n);
    assert_int_equal(61, intern_count(ids));
}

static void other_texts_do_not_look_like_monographs(void **state)
{
    (void)state;
    assert_false(monograph_looks_like(STR("")));
    assert_false(
        monograph_looks_like(STR("---\ntitle: Budgets\n---\n\nBUDGETS\n\nUn texte.\n")));
    assert_false(monograph_looks_like(STR("{\"id\": \"a\", \"title\": \"BUDGETS\"}\n")));
    assert_false(monograph_looks_like(
        STR("BUDGETS\n\nCAMPUS\n\nCONTACTS\n\nSans source ni tableau.\n")));
    assert_true(
        monograph_looks_like(STR("BUDGETS\n\nCAMPUS\n\nCONTACTS\n\nRecteur\tX\n")));
    assert_false(monograph_looks_like(STR("\xFF\xFE\x00\x01")));
}

static int load(void **state)
{
    *state = dump_vocabulary();
    return 0;
}

static int unload(void **state)
{
    vocabulary_free(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_case_gives_what_is_written_beside_it),
        cmocka_unit_test(a_text_without_a_unit_is_refused_in_french),
        cmocka_unit_test(bytes_that_are_not_utf8_are_refused_with_their_place),
        cmocka_unit_test(a_text_beyond_the_ceiling_is_refused),
        cmocka_unit_test(more_units_than_a_monograph_may_hold_are_refused),
        cmocka_unit_test(what_the_sink_answers_ends_the_reading),
        cmocka_unit_test(a_file_without_cover_takes_its_name_as_id),
        cmocka_unit_test(units_of_one_title_have_ids_of_their_own),
        cmocka_unit_test(other_texts_do_not_look_like_monographs),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
