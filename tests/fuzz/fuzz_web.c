/* Reads any bytes as a file of a website: a page gives an object or a reason, and feeds
 * and dumps give records and refusals, without a crash. */
#include <stdio.h>
#include <stdlib.h>

#include "indexer/web/feed.h"
#include "indexer/web/page.h"
#include "indexer/web/wordpress.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static enum status take(void *context, struct record *record, struct error *err)
{
    (void)context;
    (void)err;
    record_free(record);
    return STATUS_OK;
}

static void tell(void *context, uint32_t line, const char *reason)
{
    (void)context;
    (void)line;
    if (!*reason)
        abort();
}

static void tell_member(void *context, uint32_t line, struct str name)
{
    tell(context, line, reading_member_warning(name).text);
}

static void check_page(struct str html)
{
    struct page_notes notes;
    json_t *object = page_read(&notes, html);
    bool is_told = notes.left_out.text[0] || notes.refused.text[0];
    if (!object != is_told)
        abort();
    json_decref(object);
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
    struct source_sink sink = {take, tell, tell, tell, NULL};
    struct reading_place place = {0};
    struct reading reading = {vocabulary, &sink,      tell_member,
                              &place,     "fuzz.xml", &source_settings_none};
    struct str text = {(const char *)data, size};
    check_page(text);
    if (feed_read(text, &reading, &err) || wordpress_read_export(text, &reading, &err) ||
        wordpress_read_posts(text, &reading, &err))
        abort();
    return 0;
}
