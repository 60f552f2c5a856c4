/* Gives any bytes to the importer of monographs: they are refused as a whole, or the
 * records that they give are valid. */
#include <stdio.h>
#include <stdlib.h>

#include "engine/record/record_json.h"
#include "indexer/monograph/monograph.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static enum status take(void *context, struct record *record, struct error *err)
{
    uint32_t *last_line = context;
    AUTO_RECORD *taken = record;
    if (record_check(taken, err)) {
        (void)fprintf(stderr, "broken: %s\n", err->text);
        abort();
    }
    if (taken->origin_lines[0] == 0 || taken->origin_lines[1] < taken->origin_lines[0])
        abort();
    *last_line = taken->origin_lines[1];
    return STATUS_OK;
}

static void note(void *context, uint32_t line, const char *message)
{
    (void)context;
    (void)line;
    if (!*message)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct vocabulary *vocabulary;
    struct error err = {0};
    if (!vocabulary &&
        vocabulary_load(&vocabulary, SOURCE_DIR "/corpus/vocabulary", &err))
        abort();
    uint32_t last_line = 0;
    struct source_sink sink = {take, note, note, note, &last_line};
    struct str text = {(const char *)data, size};
    (void)monograph_looks_like(text);
    enum status st = monograph_read("fuzz.md", text, vocabulary, &sink, &err);
    if (st != STATUS_OK && st != STATUS_BAD_INPUT && st != STATUS_TOO_LARGE)
        abort();
    return 0;
}
