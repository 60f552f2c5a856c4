/* Checks a record, whatever source it comes from. */
#include "base/utf8.h"
#include "engine/record/record.h"
#include "text/block/layout.h"

static const size_t ceilings[FIELD_COUNT_] = {
    [FIELD_ID] = RECORD_ID_MAX,
    [FIELD_TITLE] = RECORD_TITLE_MAX,
    [FIELD_TEXT] = RECORD_TEXT_MAX,
    [FIELD_LAYOUT] = LAYOUT_MAX,
    [FIELD_URL] = RECORD_FIELD_MAX,
    [FIELD_SOURCE] = RECORD_FIELD_MAX,
    [FIELD_AUTHOR] = RECORD_FIELD_MAX,
    [FIELD_PART_OF] = RECORD_ID_MAX,
    [FIELD_SECTION] = RECORD_FIELD_MAX,
    [FIELD_LABEL] = RECORD_FIELD_MAX,
    [FIELD_VALUE] = RECORD_FIELD_MAX,
    [FIELD_UNIT] = RECORD_FIELD_MAX,
    [FIELD_PERIOD] = RECORD_FIELD_MAX,
    [FIELD_EXTRA] = RECORD_EXTRA_MAX,
    [FIELD_NATIONAL_VALUE] = RECORD_FIELD_MAX,
    [FIELD_NATIONAL_PERIOD] = RECORD_FIELD_MAX,
    [FIELD_PREVIOUS_VALUE] = RECORD_FIELD_MAX,
    [FIELD_PREVIOUS_PERIOD] = RECORD_FIELD_MAX,
    [FIELD_CHANGE] = RECORD_FIELD_MAX,
    [FIELD_DOUBT] = RECORD_FIELD_MAX,
    [FIELD_ORIGIN_FILE] = RECORD_FIELD_MAX,
};

/** What messages call @p field. Two fields have no member of their own. */
static const char *name_of(enum record_field field)
{
    if (field == FIELD_EXTRA)
        return "les membres inconnus";
    return field == FIELD_ORIGIN_FILE ? "origin.file" : record_field_name(field);
}

static enum status check_field(struct str text, enum record_field field,
                               struct error *err)
{
    if (text.n > ceilings[field])
        return error_set(err, STATUS_TOO_LARGE, "« %s » : %zu octets, le plus est %zu",
                         name_of(field), text.n, ceilings[field]);
    size_t invalid = utf8_first_invalid(text);
    if (invalid < text.n)
        return error_set(err, STATUS_BAD_INPUT,
                         "« %s » : l'octet 0x%02X (octet %zu du texte) n'est pas de "
                         "l'UTF-8",
                         name_of(field), (unsigned char)text.at[invalid], invalid + 1);
    if (memchr(text.at, '\0', text.n))
        return error_set(err, STATUS_BAD_INPUT,
                         "« %s » : le texte contient le caractère nul", name_of(field));
    return STATUS_OK;
}

/** An id is printed alone on a line or between tabs, so that it may hold neither. */
static enum status check_id(struct str id, struct error *err)
{
    if (id.n == 0)
        return error_set(err, STATUS_BAD_INPUT, "« id » manque");
    if (str_trim(id).n < id.n)
        return error_set(err, STATUS_BAD_INPUT,
                         "« id » : « %.*s » commence ou finit par un blanc", STR_ARG(id));
    size_t length;
    for (size_t i = 0; i < id.n; i += length) {
        int32_t cp = utf8_decode(id.at + i, id.n - i, &length);
        if (cp < 0x20 || (cp >= 0x7F && cp < 0xA0))
            return error_set(err, STATUS_BAD_INPUT,
                             "« id » : « %.*s » contient un caractère de commande "
                             "(0x%02X)",
                             STR_ARG(id), (unsigned)cp);
    }
    return STATUS_OK;
}

static enum status check_dates(const struct record *record, struct error *err)
{
    date_day from = record->dates[RECORD_VALID_FROM], to = record->dates[RECORD_VALID_TO];
    if (from == DATE_NONE || to == DATE_NONE || from <= to)
        return STATUS_OK;
    char first[DATE_TEXT_BYTES], last[DATE_TEXT_BYTES];
    date_format(first, from);
    date_format(last, to);
    return error_set(err, STATUS_BAD_INPUT,
                     "« valid_from » (%s) est après « valid_to » (%s)", first, last);
}

enum status record_check(const struct record *record, struct error *err)
{
    for (enum record_field field = FIELD_ID; field < FIELD_COUNT_; field++) {
        enum status st = check_field(record->fields[field], field, err);
        if (st)
            return st;
    }
    enum status st = check_id(record->fields[FIELD_ID], err);
    if (st)
        return st;
    if (str_trim(record->fields[FIELD_TITLE]).n == 0 &&
        str_trim(record->fields[FIELD_TEXT]).n == 0)
        return error_set(err, STATUS_BAD_INPUT, "ni « title » ni « text »");
    if (!layout_is_sound(record->fields[FIELD_LAYOUT], record->fields[FIELD_TEXT]))
        return error_set(err, STATUS_BAD_INPUT,
                         "« layout » ne va pas avec le texte ; retirez ce membre");
    return check_dates(record, err);
}
