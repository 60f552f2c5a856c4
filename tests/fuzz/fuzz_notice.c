/* Reads any bytes as a notice: front matter and Markdown give one record or one refusal,
 * never both and never neither. */
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "indexer/format/markdown.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct counts {
    unsigned records, refusals;
};

static enum status take(void *context, struct record *record, struct error *err)
{
    (void)err;
    ((struct counts *)context)->records++;
    record_free(record);
    return STATUS_OK;
}

static void refuse(void *context, uint32_t line, const char *reason)
{
    (void)line;
    ((struct counts *)context)->refusals++;
    if (!*reason)
        abort();
}

static void warn(void *context, uint32_t line, const char *message)
{
    (void)context;
    (void)line;
    (void)message;
}

static void unknown_member(void *context, uint32_t line, struct str name)
{
    warn(context, line, reading_member_warning(name).text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct vocabulary *vocabulary;
    struct error err = {0};
    if (!vocabulary &&
        vocabulary_load(&vocabulary, SOURCE_DIR "/corpus/vocabulary", &err)) {
        (void)fprintf(stderr, "%s\n", err.text);
        abort();
    }
    struct counts counts = {0, 0};
    struct source_sink sink = {take, refuse, refuse, warn, &counts};
    struct reading_place place = {0};
    struct reading reading = {vocabulary, &sink,     unknown_member,
                              &place,     "fuzz.md", &source_settings_none};
    struct str text = {(const char *)data, size};
    enum status st = markdown_read(text, &reading, &err);
    if (st || counts.records + counts.refusals != 1) {
        (void)fprintf(stderr, "status %s, %u records, %u refusals\n", status_name(st),
                      counts.records, counts.refusals);
        abort();
    }
    return 0;
}
