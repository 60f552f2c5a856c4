/* Makes records, sets their texts, and gives the names of their members and the title
 * that is shown. */
#include "engine/record/record.h"

#include <assert.h>

#include "base/memory.h"
#include "base/utf8.h"

/**
 * The most code points of a title made of the first words of a text, without the
 * ellipsis.
 */
#define TITLE_WORDS_MAX 80

static const char *const field_names[FIELD_COUNT_] = {
    [FIELD_ID] = "id",
    [FIELD_TITLE] = "title",
    [FIELD_TEXT] = "text",
    [FIELD_LAYOUT] = "layout",
    [FIELD_URL] = "url",
    [FIELD_SOURCE] = "source",
    [FIELD_AUTHOR] = "author",
    [FIELD_PART_OF] = "part_of",
    [FIELD_SECTION] = "section",
    [FIELD_LABEL] = "label",
    [FIELD_VALUE] = "value",
    [FIELD_UNIT] = "unit",
    [FIELD_PERIOD] = "period",
    [FIELD_NATIONAL_VALUE] = "national_value",
    [FIELD_NATIONAL_PERIOD] = "national_period",
    [FIELD_PREVIOUS_VALUE] = "previous_value",
    [FIELD_PREVIOUS_PERIOD] = "previous_period",
    [FIELD_CHANGE] = "change",
    [FIELD_DOUBT] = "doubt",
};

static const char *const date_names[RECORD_DATE_COUNT_] = {
    [RECORD_DATE] = "date",
    [RECORD_VALID_FROM] = "valid_from",
    [RECORD_VALID_TO] = "valid_to",
    [RECORD_DATA_DATE] = "data_date",
};

const char *record_field_name(enum record_field field)
{
    assert(field < FIELD_COUNT_);
    return field_names[field];
}

const char *record_date_name(enum record_date date)
{
    assert(date < RECORD_DATE_COUNT_);
    return date_names[date];
}

struct record *record_new(void)
{
    struct record *record = mem_new(sizeof *record);
    for (size_t i = 0; i < FIELD_COUNT_; i++)
        record->fields[i] = STR("");
    for (size_t i = 0; i < RECORD_DATE_COUNT_; i++)
        record->dates[i] = DATE_NONE;
    record->kind = KIND_DOCUMENT;
    return record;
}

/**
 * Free the text of @p field. A text of no bytes is a literal; the others are the record's
 * own.
 */
static void field_free(struct str *field)
{
    if (field->n > 0) {
        char *own;
        /* The memory is record_set()'s, which is not const. */
        memcpy(&own, &field->at, sizeof own);
        mem_free(own);
    }
    *field = STR("");
}

void record_free(struct record *record)
{
    if (!record)
        return;
    for (size_t i = 0; i < FIELD_COUNT_; i++)
        field_free(&record->fields[i]);
    mem_free(record);
}

void record_free_at(struct record **record)
{
    record_free(*record);
}

void record_set(struct record *record, enum record_field field, struct str text)
{
    assert(field < FIELD_COUNT_);
    /* The copy comes first, because the text may be part of the old one. */
    struct str copy = STR("");
    if (text.n > 0)
        copy = (struct str){mem_copy_string(text.at, text.n), text.n};
    field_free(&record->fields[field]);
    record->fields[field] = copy;
}

/**
 * The length of the white space at byte @p at: 1 in ASCII, 2 for a no-break space, else
 * 0.
 */
static size_t space_at(struct str text, size_t at)
{
    if (memchr(" \t\n\v\f\r", text.at[at], 6))
        return 1;
    return at + 1 < text.n && memcmp(text.at + at, "\xC2\xA0", 2) == 0 ? 2 : 0;
}

/**
 * The next word of @p text from byte @p at on, which is moved behind it; empty at the
 * end.
 */
static struct str next_word(struct str text, size_t *at)
{
    size_t space;
    while (*at < text.n && (space = space_at(text, *at)) > 0)
        *at += space;
    size_t start = *at;
    while (*at < text.n && space_at(text, *at) == 0)
        ++*at;
    return (struct str){text.at + start, *at - start};
}

static void put_first_words(struct buf *out, struct str text)
{
    size_t at = 0, used = 0;
    struct str word = next_word(text, &at);
    while (word.n > 0) {
        size_t points = utf8_count(word) + (used > 0);
        if (used + points > TITLE_WORDS_MAX) {
            /* A first word that is too long is cut. */
            if (used == 0)
                buf_put_str(out, utf8_head(word, TITLE_WORDS_MAX));
            buf_put_text(out, used == 0 ? "…" : " …");
            return;
        }
        if (used > 0)
            buf_put_byte(out, ' ');
        buf_put_str(out, word);
        used += points;
        word = next_word(text, &at);
    }
}

void record_put_title(struct buf *out, const struct record *record)
{
    struct str title = str_trim(record->fields[FIELD_TITLE]);
    if (title.n > 0)
        buf_put_str(out, title);
    else
        put_first_words(out, record->fields[FIELD_TEXT]);
}
