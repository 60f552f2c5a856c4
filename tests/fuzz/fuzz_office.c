/* Gives any bytes to the readers of archives, XML, CSV and JSON. The first byte chooses:
 * a format that gets the bytes as a file, or a part of an archive that they are. What
 * comes out is valid, whatever goes in. */
#include <stdio.h>
#include <stdlib.h>

#include "engine/record/record_json.h"
#include "indexer/format/format.h"
#include "indexer/office/docx_body.h"
#include "indexer/office/odt_body.h"
#include "indexer/office/xlsx_parts.h"
#include "text/block/layout.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static enum status take(void *context, struct record *record, struct error *err)
{
    (void)context;
    AUTO_RECORD *taken = record;
    /* Too long a text is refused later, with a reason. */
    if (record_check(taken, err) == STATUS_INTERNAL)
        abort();
    return STATUS_OK;
}

static void note(void *context, uint32_t line, const char *message)
{
    (void)context;
    (void)line;
    if (!*message)
        abort();
}

static void unknown(void *context, uint32_t line, struct str name)
{
    (void)context;
    (void)line;
    (void)name;
}

static void check_text(struct flow *flow)
{
    flow_finish(flow);
    struct str text = block_text(flow->out);
    if (utf8_first_invalid(text) < text.n)
        abort();
}

static void put_docx(struct str xml)
{
    struct error err = {0};
    AUTO_ARENA *arena = arena_new();
    CLEANUP(flow_release) struct flow flow;
    flow_init(&flow, RECORD_TEXT_MAX);
    struct docx_parts parts = {.arena = arena, .style_ids = intern_new()};
    struct docx_links links = {.ids = intern_new()};
    struct docx_notes notes = {intern_new()};
    struct docx_body body = {
        .parts = &parts, .links = &links, .flow = &flow, .notes = &notes};
    IGNORE(docx_read_styles(&parts, xml, &err));
    IGNORE(docx_read_numbering(&parts, xml, &err));
    IGNORE(docx_put_body(&body, xml, &err));
    IGNORE(docx_put_notes(&body, xml, false, &err));
    check_text(&flow);
    intern_free(parts.style_ids);
    intern_free(links.ids);
    intern_free(notes.ids);
}

static void put_odt(struct str xml)
{
    struct error err = {0};
    AUTO_ARENA *arena = arena_new();
    CLEANUP(flow_release) struct flow flow;
    flow_init(&flow, RECORD_TEXT_MAX);
    struct odt_styles styles = {.arena = arena, .names = intern_new()};
    struct odt_body body = {.styles = &styles, .flow = &flow};
    IGNORE(odt_read_styles(&styles, xml, &err));
    IGNORE(odt_put_body(&body, xml, &err));
    check_text(&flow);
    intern_free(styles.names);
}

static void read_xlsx(struct str xml)
{
    struct error err = {0};
    AUTO_ARENA *arena = arena_new();
    size_t n_cells = 0;
    struct xlsx_parts parts = {.arena = arena};
    struct sheet sheet = {.arena = arena, .name = STR(""), .n_cells = &n_cells};
    IGNORE(xlsx_read_texts(&parts, xml, &err));
    IGNORE(xlsx_read_formats(&parts, xml, &err));
    IGNORE(xlsx_read_sheet(&sheet, &parts, xml, &err));
}

static void read_file(struct str content, enum format format)
{
    static struct vocabulary *vocabulary;
    struct error err = {0};
    if (!vocabulary &&
        vocabulary_load(&vocabulary, SOURCE_DIR "/corpus/vocabulary", &err))
        abort();
    struct source_sink sink = {take, note, note, note, NULL};
    struct reading_place place = {0};
    struct reading reading = {vocabulary, &sink,       unknown,
                              &place,     "fuzz/fuzz", &source_settings_none};
    (void)format_of_content(content, STR("fuzz.json"));
    if (format_type(format)->read(content, &reading, &err))
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const enum format formats[] = {FORMAT_DOCX, FORMAT_ODT, FORMAT_XLSX,
                                          FORMAT_ODS,  FORMAT_CSV, FORMAT_JSON,
                                          FORMAT_LHEO};
    static void (*const parts[])(struct str) = {put_docx, put_odt, read_xlsx};
    if (size == 0)
        return 0;
    struct str content = {(const char *)data + 1, size - 1};
    size_t choice = data[0] % (COUNT_OF(formats) + COUNT_OF(parts));
    if (choice < COUNT_OF(formats))
        read_file(content, formats[choice]);
    else
        parts[choice - COUNT_OF(formats)](content);
    return 0;
}
