/* Finding the files of a source: their order, their names, what is left out. */
#include "indexer/source/source_files.h"

#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/memory.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/scratch.h"

static void make_file(const char *name, const char *text)
{
    AUTO_TEXT *path = scratch_path(name);
    FILE *file = fopen(path, "we");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(0, fclose(file));
}

static void make_folder(const char *name)
{
    AUTO_TEXT *path = scratch_path(name);
    struct error err = {0};
    if (folder_make(path, &err))
        fail_msg("%s", err.text);
}

/** Append the origins of the files of @p source with their sizes, one on each line. */
static void put_files(struct buf *out, const char *source)
{
    AUTO_SOURCE_FILES files = SOURCE_FILES_INIT;
    struct error err = {0};
    if (source_files_find(&files, source, &err))
        fail_msg("%s", err.text);
    for (size_t i = 0; i < files.n; i++)
        buf_printf(out, "%s %lu%s\n", files.at[i].origin,
                   (unsigned long)files.at[i].n_bytes,
                   files.at[i].is_named ? " (n)" : "");
}

static void make_corpus(void)
{
    make_folder("corpus/b/deep");
    make_folder("corpus/.git");
    make_folder("corpus/empty");
    make_file("corpus/z.md", "zz");
    make_file("corpus/é.md", "");
    make_file("corpus/a.txt", "a");
    make_file("corpus/b/c.jsonl.gz", "123");
    make_file("corpus/b/deep/d.markdown", "1");
    make_file("corpus/b/image.png", "1");
    make_file("corpus/.hidden.md", "1");
    make_file("corpus/.git/e.md", "1");
}

static const char corpus_files[] = "corpus/a.txt 1\n"
                                   "corpus/b/c.jsonl.gz 3\n"
                                   "corpus/b/deep/d.markdown 1\n"
                                   "corpus/b/image.png 1\n"
                                   "corpus/z.md 2\n"
                                   "corpus/é.md 0\n";

static void a_folder_gives_its_files_in_the_order_of_their_names(void **state)
{
    (void)state;
    make_corpus();
    AUTO_TEXT *plain = scratch_path("corpus");
    AUTO_TEXT *slashed = scratch_path("corpus///");
    AUTO_TEXT *dotted = scratch_path("corpus/b/..");
    const char *const ways[] = {plain, slashed, dotted};
    for (size_t i = 0; i < COUNT_OF(ways); i++) {
        AUTO_BUF got = BUF_INIT(1U << 16);
        put_files(&got, ways[i]);
        assert_string_equal(corpus_files, buf_text(&got));
    }
}

static void links_to_folders_are_not_followed_and_those_to_files_are(void **state)
{
    (void)state;
    make_folder("linked");
    make_file("linked/real.md", "1");
    AUTO_TEXT *folder = scratch_path("linked");
    AUTO_TEXT *loop = scratch_path("linked/loop");
    AUTO_TEXT *file = scratch_path("linked/other.md");
    AUTO_TEXT *dangling = scratch_path("linked/nowhere.md");
    AUTO_TEXT *pipe = scratch_path("linked/pipe.md");
    assert_int_equal(0, symlink("..", loop));
    assert_int_equal(0, symlink("real.md", file));
    assert_int_equal(0, symlink("missing.md", dangling));
    assert_int_equal(0, mkfifo(pipe, 0600));
    AUTO_BUF got = BUF_INIT(1U << 16);
    put_files(&got, folder);
    assert_string_equal("linked/other.md 1\nlinked/real.md 1\n", buf_text(&got));

    AUTO_TEXT *link = scratch_path("way-in");
    assert_int_equal(0, symlink("linked", link));
    AUTO_BUF through = BUF_INIT(1U << 16);
    put_files(&through, link);
    assert_string_equal("way-in/other.md 1\nway-in/real.md 1\n", buf_text(&through));
}

static void a_file_is_its_own_source(void **state)
{
    (void)state;
    make_file("one.jsonl", "12345");
    make_file("one.png", "");
    AUTO_TEXT *path = scratch_path("one.jsonl");
    AUTO_TEXT *other = scratch_path("one.png");
    AUTO_BUF got = BUF_INIT(1000);
    put_files(&got, path);
    put_files(&got, other);
    put_files(&got, SOURCE_STANDARD_INPUT);
    assert_string_equal("one.jsonl 5 (n)\none.png 0 (n)\nstdin.jsonl 0 (n)\n",
                        buf_text(&got));
}

static void sources_are_appended(void **state)
{
    (void)state;
    make_file("first.md", "1");
    make_file("second.md", "1");
    AUTO_TEXT *first = scratch_path("first.md");
    AUTO_TEXT *second = scratch_path("second.md");
    AUTO_SOURCE_FILES files = SOURCE_FILES_INIT;
    struct error err = {0};
    assert_int_equal(STATUS_OK, source_files_find(&files, second, &err));
    assert_int_equal(STATUS_OK, source_files_find(&files, first, &err));
    assert_int_equal(2, files.n);
    assert_string_equal("second.md", files.at[0].origin);
    assert_string_equal(first, files.at[1].path);
}

static void what_is_missing_is_said_with_its_path(void **state)
{
    (void)state;
    AUTO_SOURCE_FILES files = SOURCE_FILES_INIT;
    struct error err = {0};
    assert_int_equal(STATUS_NOT_FOUND,
                     source_files_find(&files, "/nonexistent/corpus", &err));
    assert_non_null(strstr(err.text, "/nonexistent/corpus : introuvable"));
    assert_int_equal(0, files.n);
}

static void folders_too_deep_are_refused(void **state)
{
    (void)state;
    AUTO_BUF name = BUF_INIT(1000);
    buf_put_text(&name, "deep");
    for (int i = 0; i < SOURCE_DEPTH_MAX; i++)
        buf_put_text(&name, "/d");
    make_folder(buf_text(&name));
    AUTO_TEXT *source = scratch_path("deep");
    AUTO_SOURCE_FILES files = SOURCE_FILES_INIT;
    struct error err = {0};
    assert_int_equal(STATUS_OK, source_files_find(&files, source, &err));
    buf_put_text(&name, "/d");
    make_folder(buf_text(&name));
    assert_int_equal(STATUS_TOO_LARGE, source_files_find(&files, source, &err));
}

static void what_stands_beside_a_file_comes_before_what_its_source_says(void **state)
{
    (void)state;
    make_folder("mirror");
    make_file("mirror/a.pdf", "1");
    make_file("mirror/.a.pdf.json", "{\"url\": \"http://a/\", \"author\": \"B\"}");
    make_file("mirror/c.pdf", "1");
    make_file("mirror/.c.pdf.json", "[1]");
    AUTO_TEXT *path = scratch_path("mirror");
    json_t *defaults = json_pack("{s:s, s:s}", "author", "S", "source", "S");
    struct source_settings settings = {.defaults = defaults, .waits_for_date = true};
    struct source_place place = {path, "Miroir", &settings};
    AUTO_SOURCE_FILES files = SOURCE_FILES_INIT;
    struct error err = {0};
    assert_int_equal(STATUS_OK, source_files_find_in(&files, &place, &err));
    assert_int_equal(2, files.n);
    const struct source_settings *own = files.at[0].settings;
    json_t *expected =
        json_pack("{s:s, s:s, s:s}", "url", "http://a/", "author", "B", "source", "S");
    assert_true(json_equal(expected, own->defaults));
    assert_true(own->waits_for_date);
    assert_ptr_equal(&settings, files.at[1].settings);
    json_decref(expected);
    json_decref(defaults);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_folder_gives_its_files_in_the_order_of_their_names),
        cmocka_unit_test(links_to_folders_are_not_followed_and_those_to_files_are),
        cmocka_unit_test(a_file_is_its_own_source),
        cmocka_unit_test(sources_are_appended),
        cmocka_unit_test(what_is_missing_is_said_with_its_path),
        cmocka_unit_test(folders_too_deep_are_refused),
        cmocka_unit_test(what_stands_beside_a_file_comes_before_what_its_source_says),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
