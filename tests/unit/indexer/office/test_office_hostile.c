/* Files made to do harm: each is refused with a reason, in bounded time and memory. */
#include <archive.h>
#include <archive_entry.h>

#include "base/file.h"
#include "base/memory.h"
#include "indexer/format/format.h"
#include "indexer/office/zip_parts.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/indexer/recorder.h"

#define VOCABULARY SOURCE_DIR "/corpus/vocabulary"
#define RELATIONS                                                                        \
    "<Relationships><Relationship Id='r' Type='x/officeDocument' "                       \
    "Target='word/document.xml'/></Relationships>"

/** A zip archive that is being made. */
struct maker {
    struct archive *archive;
    char *bytes;
    size_t n, room;
};

static void begin(struct maker *maker, const char *options)
{
    maker->room = (size_t)8 << 20;
    maker->bytes = mem_new(maker->room);
    maker->archive = archive_write_new();
    assert_int_equal(ARCHIVE_OK, archive_write_set_format_zip(maker->archive));
    if (options)
        assert_int_equal(ARCHIVE_OK, archive_write_set_options(maker->archive, options));
    assert_int_equal(ARCHIVE_OK, archive_write_open_memory(maker->archive, maker->bytes,
                                                           maker->room, &maker->n));
}

static void add(struct maker *maker, const char *name, const char *bytes, size_t n,
                size_t times)
{
    struct archive_entry *entry = archive_entry_new();
    archive_entry_set_pathname(entry, name);
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry, (la_int64_t)(n * times));
    assert_int_equal(ARCHIVE_OK, archive_write_header(maker->archive, entry));
    for (size_t i = 0; i < times; i++)
        assert_int_equal(n, archive_write_data(maker->archive, bytes, n));
    archive_entry_free(entry);
}

static void add_text(struct maker *maker, const char *name, const char *text)
{
    add(maker, name, text, strlen(text), 1);
}

static struct str finish(struct maker *maker)
{
    assert_int_equal(ARCHIVE_OK, archive_write_close(maker->archive));
    assert_int_equal(ARCHIVE_OK, archive_write_free(maker->archive));
    return (struct str){maker->bytes, maker->n};
}

static void assert_refused(struct str content, enum format format, const char *reason)
{
    struct error err = {0};
    AUTO_RECORDER recorder;
    assert_true(recorder_open(&recorder, VOCABULARY));
    assert_int_equal(STATUS_OK,
                     format_type(format)->read(content, &recorder.reading, &err));
    if (recorder.n_records || !strstr(buf_text(&recorder.text), reason))
        fail_msg("wanted « %s », got: %s", reason, buf_text(&recorder.text));
}

static void a_bomb_is_refused_when_it_has_inflated_too_much(void **state)
{
    (void)state;
    struct maker maker;
    AUTO_TEXT *zeros = mem_new(1U << 20);
    memset(zeros, ' ', 1U << 20);
    begin(&maker, NULL);
    add_text(&maker, "_rels/.rels", RELATIONS);
    add(&maker, "word/document.xml", zeros, 1U << 20, 200);
    struct str content = finish(&maker);
    assert_true(content.n < (1U << 20));
    assert_refused(content, FORMAT_DOCX, "décompressé dépasse");
    mem_free(maker.bytes);
}

static void pictures_are_not_inflated_and_do_not_count(void **state)
{
    (void)state;
    struct maker maker;
    AUTO_TEXT *zeros = mem_new(1U << 20);
    begin(&maker, NULL);
    add(&maker, "word/media/image.png", zeros, 1U << 20, 200);
    add_text(&maker, "word/document.xml", "<d/>");
    AUTO_ZIP_PARTS *parts = NULL;
    struct error err = {0};
    assert_int_equal(STATUS_OK, zip_parts_read(&parts, finish(&maker), &err));
    assert_int_equal(4, zip_part(parts, STR("word/document.xml")).n);
    assert_int_equal(0, zip_part(parts, STR("word/media/image.png")).n);
    mem_free(maker.bytes);
}

static void an_archive_of_too_many_entries_is_refused(void **state)
{
    (void)state;
    struct maker maker;
    begin(&maker, NULL);
    for (int i = 0; i < 10000; i++) {
        char name[40];
        (void)snprintf(name, sizeof name, "word/document%d.xml", i);
        add_text(&maker, name, "");
    }
    assert_refused(finish(&maker), FORMAT_DOCX, "plus de 5000 entrées");
    mem_free(maker.bytes);
}

static void a_name_that_leads_out_is_refused(void **state)
{
    (void)state;
    static const char *const names[] = {"../../etc/passwd.xml", "/etc/passwd.xml",
                                        "word/../../x.xml"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        struct maker maker;
        begin(&maker, NULL);
        add_text(&maker, names[i], "<x/>");
        assert_refused(finish(&maker), FORMAT_ODT, "mène hors");
        mem_free(maker.bytes);
    }
}

static void a_password_is_told(void **state)
{
    (void)state;
    assert_refused(STR("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and more"), FORMAT_XLSX,
                   "protégé par un mot de passe");
    struct maker maker;
    begin(&maker, NULL);
    add_text(&maker, "META-INF/manifest.xml", "<m><manifest:encryption-data/></m>");
    add_text(&maker, "content.xml", "garbage");
    assert_refused(finish(&maker), FORMAT_ODT, "protégé par un mot de passe");
    mem_free(maker.bytes);
}

static void what_is_cut_off_or_no_archive_is_refused(void **state)
{
    (void)state;
    assert_refused(STR("PK\003\004"), FORMAT_DOCX, "abîmée ou tronquée");
    assert_refused(STR("no archive"), FORMAT_ODS, "abîmée ou tronquée");
    assert_refused(STR(""), FORMAT_XLSX, "abîmée ou tronquée");
    struct maker maker;
    begin(&maker, "zip:compression=store");
    AUTO_TEXT *text = mem_new(1U << 16);
    memset(text, ' ', 1U << 16);
    add(&maker, "content.xml", text, 1U << 16, 4);
    struct str whole = finish(&maker);
    assert_refused((struct str){whole.at, whole.n / 2}, FORMAT_ODT, "abîmée ou tronquée");
    mem_free(maker.bytes);
}

/** A DOCX whose text is @p xml. */
static void assert_text_refused(const char *xml, const char *reason)
{
    struct maker maker;
    begin(&maker, NULL);
    add_text(&maker, "_rels/.rels", RELATIONS);
    add_text(&maker, "word/document.xml", xml);
    assert_refused(finish(&maker), FORMAT_DOCX, reason);
    mem_free(maker.bytes);
}

static void entities_are_refused_and_nothing_is_read_for_them(void **state)
{
    (void)state;
    assert_text_refused("<!DOCTYPE d [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
                        "<d><p><r><t>&a;</t></r></p></d>",
                        "<!ENTITY>");
    assert_text_refused("<!DOCTYPE d [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b "
                        "'&a;&a;&a;&a;&a;&a;&a;&a;'>]><d c='&b;'><p/></d>",
                        "<!ENTITY>");
    assert_text_refused("<!DOCTYPE d [<!ENTITY % a SYSTEM 'http://localhost:1/'> %a;]>"
                        "<d><p/></d>",
                        "<!ENTITY>");
}

static void endless_nesting_is_refused(void **state)
{
    (void)state;
    AUTO_BUF xml = BUF_INIT(1U << 20);
    for (int i = 0; i < 10000; i++)
        buf_put_text(&xml, "<tbl><tr><tc>");
    assert_text_refused(buf_text(&xml), "XML");
    buf_clear(&xml);
    for (int i = 0; i < 60; i++)
        buf_put_text(&xml, "<p><r><txbxContent>");
    assert_text_refused(buf_text(&xml), "XML mal formé");
}

/** An ODT of lists inside each other keeps the text of the innermost. */
static void lists_deeper_than_any_are_of_the_last_level(void **state)
{
    (void)state;
    AUTO_BUF xml = BUF_INIT(1U << 20);
    buf_put_text(&xml, "<c><body><text>");
    for (int i = 0; i < 90; i++)
        buf_put_text(&xml, "<list><list-item>");
    buf_put_text(&xml, "<p>dedans</p>");
    for (int i = 0; i < 90; i++)
        buf_put_text(&xml, "</list-item></list>");
    buf_put_text(&xml, "<p>dehors</p></text></body></c>");
    struct maker maker;
    begin(&maker, NULL);
    add_text(&maker, "content.xml", buf_text(&xml));
    struct error err = {0};
    AUTO_RECORDER recorder;
    assert_true(recorder_open(&recorder, VOCABULARY));
    assert_int_equal(
        STATUS_OK,
        format_type(FORMAT_ODT)->read(finish(&maker), &recorder.reading, &err));
    assert_non_null(strstr(buf_text(&recorder.text), "- dedans\\n\\ndehors"));
    mem_free(maker.bytes);
}

static void a_document_without_text_is_refused(void **state)
{
    (void)state;
    assert_text_refused("<document><body><p/></body></document>", "pas de texte");
    assert_text_refused("", "pas de texte");
}

static void json_that_never_ends_is_refused(void **state)
{
    (void)state;
    AUTO_BUF json = BUF_INIT(1U << 20);
    buf_put_text(&json, "[{\"a\":");
    for (int i = 0; i < 100000; i++)
        buf_put_byte(&json, '[');
    assert_refused(buf_str(&json), FORMAT_JSON, "JSON mal formé");
    assert_int_not_equal(FORMAT_JSON,
                         format_of_content(STR("{\"a\":{\"b\":"), STR("a.json")));
}

static void a_quote_that_never_closes_is_refused(void **state)
{
    (void)state;
    assert_refused(STR("title;text\na;\"b\nc;d\n"), FORMAT_CSV,
                   "refused 2: guillemet ouvert et jamais fermé");
    assert_refused(STR("title;text\na;b\"c\"\n"), FORMAT_CSV, "refused 2: guillemet mal");
    assert_refused(STR("title;text\na\0;b\n"), FORMAT_CSV, "octet nul");
}

static void lheo_cut_off_keeps_the_offers_before(void **state)
{
    (void)state;
    struct error err = {0};
    AUTO_RECORDER recorder;
    assert_true(recorder_open(&recorder, VOCABULARY));
    static const char xml[] = "<lheo>\n<offres><formation "
                              "numero='1'><intitule-formation>Un</intitule-formation>"
                              "</formation>\n<formation><intitule-formation>Deux";
    assert_int_equal(STATUS_OK,
                     format_type(FORMAT_LHEO)->read(STR(xml), &recorder.reading, &err));
    assert_int_equal(1, recorder.n_records);
    assert_int_equal(1, recorder.n_refused);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_bomb_is_refused_when_it_has_inflated_too_much),
        cmocka_unit_test(pictures_are_not_inflated_and_do_not_count),
        cmocka_unit_test(an_archive_of_too_many_entries_is_refused),
        cmocka_unit_test(a_name_that_leads_out_is_refused),
        cmocka_unit_test(a_password_is_told),
        cmocka_unit_test(what_is_cut_off_or_no_archive_is_refused),
        cmocka_unit_test(entities_are_refused_and_nothing_is_read_for_them),
        cmocka_unit_test(endless_nesting_is_refused),
        cmocka_unit_test(lists_deeper_than_any_are_of_the_last_level),
        cmocka_unit_test(a_document_without_text_is_refused),
        cmocka_unit_test(json_that_never_ends_is_refused),
        cmocka_unit_test(a_quote_that_never_closes_is_refused),
        cmocka_unit_test(lheo_cut_off_keeps_the_offers_before),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
