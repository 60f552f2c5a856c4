/* Questions without an answer are counted, shown when they are many, and never written
 * before that. */
#include "gaps/gap_counter.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "tests/unit/cmocka_all.h"

#define DAY 20000

struct folder {
    char path[64], file[80];
};

static int set_up(void **state)
{
    static struct folder folder;
    memcpy(folder.path, "/tmp/inffo-gaps-XXXXXX", sizeof "/tmp/inffo-gaps-XXXXXX");
    if (!mkdtemp(folder.path))
        return -1;
    (void)snprintf(folder.file, sizeof folder.file, "%s/gaps.sqlite", folder.path);
    *state = &folder;
    return 0;
}

static int tear_down(void **state)
{
    struct error err;
    const struct folder *folder = *state;
    return folder_remove(folder->path, &err) ? -1 : 0;
}

static void must(enum status status, const struct error *err)
{
    if (status)
        fail_msg("%s", err->text);
}

static void put_row(void *out, const struct gap_row *row)
{
    buf_printf(out, "%u %.*s %.*s %.*s %d %d\n", row->n, STR_ARG(row->words),
               STR_ARG(row->region), STR_ARG(row->theme), row->first - DAY,
               row->last - DAY);
}

static void expect_rows(const char *path, const struct gap_choice *choice,
                        const char *rows)
{
    struct error err = {0};
    AUTO_BUF out = BUF_INIT(1U << 12);
    AUTO_GAP_STORE *store = NULL;
    must(gap_store_open_to_read(&store, path, &err), &err);
    must(gap_store_list(store, choice, put_row, &out, &err), &err);
    assert_string_equal(rows, buf_text(&out));
}

static struct gap asked(const char *words, int day)
{
    return (struct gap){str_of(words), STR("32"), STR("vae"), DAY + day};
}

static const struct gap_choice all = {DATE_NONE, DATE_NONE, GAP_SHOWN_MIN};

static void a_question_is_shown_when_it_was_asked_three_times(void **state)
{
    const struct folder *folder = *state;
    struct error err = {0};
    AUTO_GAP_STORE *store = NULL;
    must(gap_store_open(&store, folder->file, &err), &err);
    const struct gap twice[] = {asked("Fauconnier", 0), asked("fauconnier", 1),
                                asked("Dresseur", 1)};
    must(gap_store_count(store, twice, COUNT_OF(twice), &err), &err);
    expect_rows(folder->file, &all, "");
    const struct gap third[] = {asked(" FAUCONNIER ?", 2)};
    must(gap_store_count(store, third, COUNT_OF(third), &err), &err);
    expect_rows(folder->file, &all, "3 FAUCONNIER ? 32 vae 0 2\n");
    expect_rows(folder->file, &(struct gap_choice){DAY + 1, DATE_NONE, 3}, "");
    expect_rows(folder->file, &(struct gap_choice){DATE_NONE, DATE_NONE, 4}, "");
}

/** Whether the bytes of @p words are anywhere in the files of the database. */
static bool is_written(const struct folder *folder, const char *words)
{
    static const char *const endings[] = {"", "-wal"};
    bool is_found = false;
    for (size_t i = 0; i < COUNT_OF(endings); i++) {
        struct error err;
        AUTO_BUF name = BUF_INIT(200), bytes = BUF_INIT(1U << 24);
        buf_printf(&name, "%s%s", folder->file, endings[i]);
        if (!file_read(&bytes, buf_text(&name), &err))
            is_found = is_found || str_find(buf_str(&bytes), str_of(words)) < bytes.n;
    }
    return is_found;
}

static void words_are_not_written_before(void **state)
{
    const struct folder *folder = *state;
    struct error err = {0};
    AUTO_GAP_STORE *store = NULL;
    must(gap_store_open(&store, folder->file, &err), &err);
    const struct gap gap = asked("jean martin", 0);
    for (unsigned n = 1; n <= GAP_SHOWN_MIN; n++) {
        must(gap_store_count(store, &gap, 1, &err), &err);
        assert_int_equal(n == GAP_SHOWN_MIN, is_written(folder, "jean martin"));
    }
}

static void what_may_be_personal_is_not_counted(void **state)
{
    (void)state;
    static const struct {
        const char *words;
        bool is_countable;
    } cases[] = {
        {"vae", true},
        {"", false},
        {"a@b.fr", false},
        {"06 12 34 56", false},
        {"123456", false},
        {"RNCP 35913", true},
        {"plan 2023 et 2028", true},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct gap gap = asked(cases[i].words, 0);
        assert_int_equal(cases[i].is_countable, gap_is_countable(&gap));
    }
}

static void rare_questions_are_forgotten(void **state)
{
    const struct folder *folder = *state;
    struct error err = {0};
    AUTO_GAP_STORE *store = NULL;
    must(gap_store_open(&store, folder->file, &err), &err);
    const struct gap gaps[] = {asked("a", 0), asked("a", 0),
                               asked("b", GAP_KEPT_DAYS + 1),
                               asked("a", GAP_KEPT_DAYS + 1)};
    must(gap_store_count(store, gaps, 3, &err), &err);
    must(gap_store_count(store, gaps + 3, 1, &err), &err);
    expect_rows(folder->file, &all, "");
}

static void the_counter_counts_in_the_background(void **state)
{
    const struct folder *folder = *state;
    struct error err = {0};
    struct gap_counter *counter = NULL;
    must(gap_counter_new(&counter, folder->file, &err), &err);
    struct gap gap = asked("fauconnier", 0);
    for (unsigned i = 0; i < GAP_SHOWN_MIN; i++)
        gap_counter_note(counter, &gap);
    gap_counter_note(NULL, &gap);
    assert_int_equal(0, gap_counter_dropped(counter));
    gap_counter_free(counter);
    expect_rows(folder->file, &all, "3 fauconnier 32 vae 0 0\n");
}

static void what_is_no_database_is_refused(void **state)
{
    const struct folder *folder = *state;
    struct error err = {0};
    AUTO_GAP_STORE *store = NULL;
    assert_int_equal(STATUS_NOT_FOUND,
                     gap_store_open_to_read(&store, folder->file, &err));
    must(file_write(folder->file, STR("Ceci n'est pas une base de données."), &err),
         &err);
    assert_int_equal(STATUS_BAD_INPUT, gap_store_open(&store, folder->file, &err));
    assert_non_null(strstr(err.text, "gaps.sqlite"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_question_is_shown_when_it_was_asked_three_times),
        TEST(words_are_not_written_before),
        cmocka_unit_test(what_may_be_personal_is_not_counted),
        TEST(rare_questions_are_forgotten),
        TEST(the_counter_counts_in_the_background),
        TEST(what_is_no_database_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
