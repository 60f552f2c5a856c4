/* A source that is at fault does not end the run where it is lenient: its listener is
 * told, and the other sources are read. */
#include "base/buf.h"
#include "base/memory.h"
#include "indexer/intake.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/scratch.h"

/** What the target and the listener were told. */
struct told {
    struct buf ids, ends;
};

static enum status take(void *context, struct record *record, void *prepared,
                        struct error *err)
{
    (void)prepared;
    (void)err;
    struct told *told = context;
    buf_printf(&told->ids, "%.*s ", STR_ARG(record->fields[FIELD_ORIGIN_FILE]));
    return STATUS_OK;
}

static bool skips(void *context, size_t source, const struct source_file *file)
{
    (void)context;
    (void)source;
    return strstr(file->path, "skipped") != NULL;
}

static void end_file(void *context, size_t source, const struct source_file *file,
                     const struct report_counts *counts)
{
    struct told *told = context;
    buf_printf(&told->ends, "%zu %s%s\n", source, file->origin,
               counts->of[COUNT_REFUSED] ? " !" : "");
}

static void end_source(void *context, size_t source, const char *failure)
{
    struct told *told = context;
    buf_printf(&told->ends, "%zu: %s\n", source, failure ? failure : "ok");
}

static void make(const char *name, const char *text)
{
    AUTO_TEXT *path = scratch_path(name);
    AUTO_TEXT *folder = mem_copy_string(path, (size_t)(strrchr(path, '/') - path));
    struct error err = {0};
    assert_int_equal(STATUS_OK, folder_make(folder, &err));
    assert_int_equal(STATUS_OK, file_write(path, str_of(text), &err));
}

static void a_lenient_source_at_fault_leaves_the_others_be(void **state)
{
    (void)state;
    make("a/good.md", "---\nid: good\ntitle: Bon\n---\nTexte.\n");
    make("a/bad.md", "---\nid: bad\n---\nUn \xff\xfe \x81 texte.\n");
    make("a/cut.jsonl.gz", "\x1f\x8b and no more");
    make("a/skipped.md", "---\nid: skipped\ntitle: Sauté\n---\nTexte.\n");
    make("b/picture.png", "no document");
    make("c/c.jsonl", "{\"id\":\"c\",\"title\":\"C\"}\n");
    AUTO_TEXT *a = scratch_path("a");
    AUTO_TEXT *b = scratch_path("b");
    AUTO_TEXT *c = scratch_path("c");
    AUTO_TEXT *gone = scratch_path("gone");
    const struct intake_source sources[] = {
        {.name = "a", .place = {a, NULL, &source_settings_none}, .is_lenient = true},
        {.name = "b", .place = {b, NULL, &source_settings_none}, .is_lenient = true},
        {.name = "g", .place = {gone, NULL, &source_settings_none}, .is_lenient = true},
        {.name = "c",
         .place = {c, "Autre", &source_settings_none},
         .is_lenient = true,
         .failure = "en panne"},
    };
    struct told told = {BUF_INIT(1U << 12), BUF_INIT(1U << 12)};
    struct console console = console_open(stderr, true);
    AUTO_REPORT *report = report_new(&console);
    AUTO_VOCABULARY *vocabulary = NULL;
    struct error err = {0};
    assert_int_equal(
        STATUS_OK,
        vocabulary_load(&vocabulary, SOURCE_DIR "/tests/cases/vocabulary/sound", &err));
    struct intake_listener listener = {skips, end_file, end_source, &told};
    struct intake intake = {vocabulary,
                            report,
                            &console,
                            {.n_workers = 1, .take = take, .context = &told},
                            &listener};
    struct intake_sources all = {sources, COUNT_OF(sources), FORMAT_AUTO};
    assert_int_equal(STATUS_OK, intake_read(&intake, &all, &err));
    assert_string_equal("a/good.md Autre/c.jsonl ", buf_text(&told.ids));
    const char *const said[] = {"0 a/bad.md !\n",       "0 a/cut.jsonl.gz !\n",
                                "0 a/good.md\n0: ok\n", "1: aucun document",
                                "introuvable",          "3 Autre/c.jsonl\n3: en panne\n"};
    for (size_t i = 0; i < COUNT_OF(said); i++)
        if (!strstr(buf_text(&told.ends), said[i]))
            fail_msg("%s is not in:\n%s", said[i], buf_text(&told.ends));
    assert_int_equal(2, report_totals(report).of[COUNT_REFUSED]);
    buf_release(&told.ids);
    buf_release(&told.ends);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_lenient_source_at_fault_leaves_the_others_be),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
