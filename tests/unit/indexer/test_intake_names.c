/* What the names of files decide: which are left out, and which ids are made. */
#include "tests/unit/indexer/intake_run.h"

static void files_about_their_folder_are_left_out_by_name(void **state)
{
    (void)state;
    static const char *const names[] = {"README.md",    "readme.fr.md",     "LICENSE.txt",
                                        "CHANGELOG.md", "NOTICE.md",        "_sidebar.md",
                                        "robots.txt",   "sub/Lisez-moi.txt"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        AUTO_BUF name = BUF_INIT(100);
        buf_printf(&name, "about/%s", names[i]);
        make(buf_text(&name), "# Titre\n\nTexte.\n");
    }
    make("about/notice.md", "# Titre\n\nTexte.\n");
    make("about/sub/README.markdown", NOTICE("r"));
    AUTO_RUN run;
    run_open(&run, RUN_VOCABULARY);
    assert_int_equal(STATUS_OK, run_one(&run, "about"));
    assert_string_equal("notice@about/notice.md r@about/sub/README.markdown ",
                        buf_text(&run.ids));
    assert_int_equal(COUNT_OF(names), total(&run, COUNT_IGNORED));
}

static void the_engines_own_files_are_left_out(void **state)
{
    (void)state;
    make("engine/vocabulary/regions.json", "[{\"title\":\"R\"}]");
    make("engine/vocabulary/themes.json", "[{\"title\":\"T\"}]");
    make("engine/vocabulary/queries.tsv", "vae\t1\n");
    make("engine/judged/queries.tsv", "q1\tvae\nq2\tcpf\n");
    make("engine/judged/qrels.tsv", "q1\ta\t1\nq2\tb\t1\n");
    make("engine/judged/notice.md", NOTICE("n"));
    make("engine/other/regions.json", "[{\"id\":\"r\",\"title\":\"R\"}]");
    AUTO_RUN run;
    run_open(&run, RUN_VOCABULARY);
    assert_int_equal(STATUS_OK, run_one(&run, "engine"));
    assert_string_equal("n@engine/judged/notice.md r@engine/other/regions.json ",
                        buf_text(&run.ids));
    assert_int_equal(5, total(&run, COUNT_IGNORED));
}

static void the_readmes_of_a_book_are_its_pages(void **state)
{
    (void)state;
    make("book/SUMMARY.md", "# Sommaire\n\n* [Un](un/README.md)\n");
    make("book/README.md", "# Accueil\n\nTexte.\n");
    make("book/un/README.md", "# Un\n\nTexte.\n");
    AUTO_RUN run;
    run_open(&run, RUN_VOCABULARY);
    assert_int_equal(STATUS_OK, run_one(&run, "book"));
    assert_string_equal("README@book/README.md un@book/un/README.md ",
                        buf_text(&run.ids));
}

/** The first one in the order of files keeps the short id, whatever thread is faster. */
static void made_ids_that_are_taken_are_told_apart_by_path(void **state)
{
    (void)state;
    make("twins/a/x.md", "---\nslug: intro\ntitle: A\n---\n");
    make("twins/b/x.md", "---\nslug: intro\ntitle: B\n---\n");
    make("twins/c/x.jsonl", "{\"slug\":\"intro\",\"title\":\"C\"}\n"
                            "{\"slug\":\"intro\",\"title\":\"D\"}\n");
    for (size_t jobs = 1; jobs <= 3; jobs++) {
        AUTO_RUN run;
        run_open(&run, RUN_VOCABULARY);
        run.jobs = (unsigned)jobs;
        run.taken = intern_new();
        assert_int_equal(STATUS_OK, run_one(&run, "twins"));
        assert_string_equal("intro@twins/a/x.md b/x@twins/b/x.md c/x@twins/c/x.jsonl "
                            "c/x-2@twins/c/x.jsonl ",
                            buf_text(&run.ids));
        assert_counts(&run, 4, 0, 0);
        assert_int_equal(3, total(&run, COUNT_WARNINGS));
    }
}

static void a_given_id_that_is_taken_is_refused(void **state)
{
    (void)state;
    make("given/a.md", NOTICE("a"));
    make("given/b.md", NOTICE("a"));
    AUTO_RUN run;
    run_open(&run, RUN_VOCABULARY);
    run.taken = intern_new();
    assert_int_equal(STATUS_OK, run_one(&run, "given"));
    assert_counts(&run, 1, 1, 0);
}

/** An id of a slug stays where its file goes, one of a path goes with it. */
static void made_ids_say_whether_they_stay(void **state)
{
    (void)state;
    static const struct {
        const char *name, *text, *ids;
    } rows[] = {
        {"moved/1/a.md", "---\nslug: s\ntitle: T\n---\n", "s@moved/1/a.md "},
        {"moved/2/b/a.md", "---\nslug: s\ntitle: T\n---\n", "s@moved/2/b/a.md "},
        {"moved/1/a.md", "---\npermalink: /x/\ntitle: T\n---\n", "x@moved/1/a.md "},
        {"moved/1/a.md", "---\ntitle: T\n---\n", "1/a@moved/1/a.md "},
        {"moved/2/b/a.md", "---\ntitle: T\n---\n", "2/b/a@moved/2/b/a.md "},
        {"moved/2/index.md", "---\ntitle: T\n---\n", "2@moved/2/index.md "},
        {"moved/mon texte.fr.md", "# T\n", "mon-texte@moved/mon texte.fr.md "},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        AUTO_TEXT *path = made(rows[i].name, rows[i].text);
        AUTO_RUN run;
        run_open(&run, RUN_VOCABULARY);
        assert_int_equal(STATUS_OK, run_one(&run, "moved"));
        assert_string_equal(rows[i].ids, buf_text(&run.ids));
        assert_int_equal(0, remove(path));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_about_their_folder_are_left_out_by_name),
        cmocka_unit_test(the_engines_own_files_are_left_out),
        cmocka_unit_test(the_readmes_of_a_book_are_its_pages),
        cmocka_unit_test(made_ids_that_are_taken_are_told_apart_by_path),
        cmocka_unit_test(a_given_id_that_is_taken_is_refused),
        cmocka_unit_test(made_ids_say_whether_they_stay),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
