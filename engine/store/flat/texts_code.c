/* The code of a document: for each text that is not empty, its number and its length as
 * varints, then its bytes. */
#include "engine/store/flat/texts_code.h"

#include <xxhash.h>

#include "base/varint.h"
#include "text/outline/outline.h"

/** A text and a layout that are shorter together make one part, or parts that are quickly
 *  found. */
#define OUTLINED_BYTES_MIN (24U << 10)
#define OUTLINE_BYTES_MAX (1U << 20)

static void put(struct buf *out, unsigned number, struct str text)
{
    if (!text.n)
        return;
    varint_put(out, number);
    varint_put(out, text.n);
    buf_put_str(out, text);
}

uint64_t texts_key(struct str name, uint32_t docid)
{
    return XXH3_64bits(name.at, name.n) << 32 | docid;
}

/** Append the outline of a long text. */
static void put_outline(struct buf *out, const struct record *record)
{
    struct str text = record->fields[FIELD_TEXT], layout = record->fields[FIELD_LAYOUT];
    if (text.n + layout.n < OUTLINED_BYTES_MIN)
        return;
    AUTO_ARENA *arena = arena_new();
    AUTO_BUF bytes = BUF_INIT(OUTLINE_BYTES_MAX);
    struct outline outline = outline_make(text, layout, arena);
    outline_put(&bytes, &outline);
    if (outline.n_parts > 1 && !buf_overflowed(&bytes))
        put(out, TEXTS_OUTLINE, buf_str(&bytes));
}

void texts_put(struct buf *out, const struct record *record)
{
    for (unsigned i = 0; i < FIELD_COUNT_; i++)
        put(out, i, record->fields[i]);
    if (!str_trim(record->fields[FIELD_TITLE]).n) {
        AUTO_BUF title = BUF_INIT(RECORD_TITLE_MAX);
        record_put_title(&title, record);
        put(out, TEXTS_SHOWN_TITLE, buf_str(&title));
    }
    put_outline(out, record);
}

bool texts_get(struct str bytes, struct str fields[FIELD_COUNT_], struct str *shown_title)
{
    for (unsigned i = 0; i < FIELD_COUNT_; i++)
        fields[i] = STR("");
    *shown_title = STR("");
    const unsigned char *at = (const unsigned char *)bytes.at;
    struct varint_reader reader = {at, at + bytes.n, false};
    while (reader.at < reader.end) {
        uint64_t number = varint_take(&reader);
        uint64_t n = varint_take(&reader);
        if (reader.damaged || number >= TEXTS_COUNT_ ||
            n > (uint64_t)(reader.end - reader.at))
            return false;
        struct str text = {(const char *)reader.at, (size_t)n};
        reader.at += n;
        if (number == TEXTS_SHOWN_TITLE)
            *shown_title = text;
        else if (number < FIELD_COUNT_)
            fields[number] = text;
    }
    if (!shown_title->n)
        *shown_title = fields[FIELD_TITLE];
    return true;
}
