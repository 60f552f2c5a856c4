/* Writes a record as one line of JSON. */
#include "engine/json/json_put.h"
#include "engine/record/record_json.h"
#include "engine/record/record_members.h"

/** The object that is being written. */
struct record_writing {
    struct buf *out;
    const struct record *record;
    const struct vocabulary *vocabulary;
    bool has_member;
};

static void put_name(struct record_writing *writing, const char *name)
{
    buf_put_byte(writing->out, writing->has_member ? ',' : '{');
    writing->has_member = true;
    json_put_string(writing->out, str_of(name));
    buf_put_byte(writing->out, ':');
}

static void put_text(struct record_writing *writing, const char *name, struct str text)
{
    if (text.n == 0)
        return;
    put_name(writing, name);
    json_put_string(writing->out, text);
}

static void put_date(struct record_writing *writing, const char *name, date_day day)
{
    char text[DATE_TEXT_BYTES];
    date_format(text, day);
    put_text(writing, name, str_of(text));
}

static void put_item(struct buf *out, bool *is_first, const char *text)
{
    buf_put_byte(out, *is_first ? '[' : ',');
    *is_first = false;
    json_put_string(out, str_of(text));
}

static void put_regions(struct record_writing *writing, const char *name)
{
    const struct record *record = writing->record;
    if (!record->has_regions && record->regions == 0)
        return;
    put_name(writing, name);
    bool is_first = true;
    for (size_t i = 0; i < vocabulary_n_regions(writing->vocabulary); i++)
        if (record->regions >> i & 1U)
            put_item(writing->out, &is_first,
                     vocabulary_region(writing->vocabulary, i)->code);
    buf_put_text(writing->out, is_first ? "[]" : "]");
}

static void put_themes(struct record_writing *writing, const char *name)
{
    const struct record *record = writing->record;
    if (!record->has_themes && theme_set_is_empty(&record->themes))
        return;
    put_name(writing, name);
    bool is_first = true;
    for (unsigned i = 0; i < vocabulary_n_themes(writing->vocabulary); i++)
        if (theme_set_has(&record->themes, i))
            put_item(writing->out, &is_first,
                     vocabulary_theme(writing->vocabulary, i)->slug);
    buf_put_text(writing->out, is_first ? "[]" : "]");
}

static void put_origin(struct record_writing *writing, const char *name)
{
    const struct record *record = writing->record;
    if (record->fields[FIELD_ORIGIN_FILE].n == 0)
        return;
    put_name(writing, name);
    buf_put_text(writing->out, "{\"file\":");
    json_put_string(writing->out, record->fields[FIELD_ORIGIN_FILE]);
    if (record->origin_lines[0] > 0)
        buf_printf(writing->out, ",\"lines\":[%u,%u]", record->origin_lines[0],
                   record->origin_lines[1]);
    buf_put_byte(writing->out, '}');
}

static void put_member(struct record_writing *writing, const struct record_member *member)
{
    const char *name = record_member_name(member);
    switch (member->type) {
    case MEMBER_TEXT:
    case MEMBER_FIGURE:
        put_text(writing, name, writing->record->fields[member->slot]);
        break;
    case MEMBER_DATE:
        put_date(writing, name, writing->record->dates[member->slot]);
        break;
    case MEMBER_KIND:
        put_text(writing, name, str_of(kind_slug(writing->record->kind)));
        break;
    case MEMBER_REGIONS:
        put_regions(writing, name);
        break;
    case MEMBER_THEMES:
        put_themes(writing, name);
        break;
    case MEMBER_ORIGIN:
        put_origin(writing, name);
        break;
    }
}

/** Put the unknown members: the inside of a JSON object, without its braces. */
static void put_extra(struct record_writing *writing)
{
    struct str extra = writing->record->fields[FIELD_EXTRA];
    if (extra.n <= sizeof "{}" - 1)
        return;
    buf_put_byte(writing->out, ',');
    buf_put(writing->out, extra.at + 1, extra.n - 2);
}

void record_to_json(struct buf *out, const struct record *record,
                    const struct vocabulary *vocabulary)
{
    struct record_writing writing = {out, record, vocabulary, false};
    for (size_t i = 0; i < COUNT_OF(record_members); i++)
        put_member(&writing, &record_members[i]);
    put_extra(&writing);
    buf_put_text(out, "}\n");
}
