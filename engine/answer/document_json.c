/* Writes the members of a document that every JSON answer has. */
#include "engine/answer/document_json.h"

#include <stdlib.h>

#include "engine/answer/search.h"
#include "engine/json/json_put.h"

static void put_name(struct buf *out, const char *name)
{
    buf_put_str(out, STR(",\""));
    buf_put_text(out, name);
    buf_put_str(out, STR("\":"));
}

static void put_item(struct buf *out, size_t *n, const char *text)
{
    json_put_text(out, (*n)++ ? STR(",") : STR(""), str_of(text));
}

static void put_regions(struct buf *out, const struct vocabulary *vocabulary,
                        region_set regions)
{
    size_t n_put = 0;
    buf_put_str(out, STR(",\"regions\":["));
    for (size_t i = 0; i < vocabulary_n_regions(vocabulary); i++)
        if (regions >> i & 1U)
            put_item(out, &n_put, vocabulary_region(vocabulary, i)->code);
    buf_put_byte(out, ']');
}

static void put_themes(struct buf *out, const struct vocabulary *vocabulary,
                       const struct theme_set *themes)
{
    size_t n_put = 0;
    buf_put_str(out, STR(",\"themes\":["));
    for (unsigned i = 0; i < vocabulary_n_themes(vocabulary); i++)
        if (theme_set_has(themes, i))
            put_item(out, &n_put, vocabulary_theme(vocabulary, i)->slug);
    buf_put_byte(out, ']');
}

static void put_dates(struct buf *out, const struct document *document)
{
    for (unsigned i = 0; i < RECORD_DATE_COUNT_; i++) {
        char iso[DATE_TEXT_BYTES];
        date_format(iso, document->dates[i]);
        put_name(out, record_date_name((enum record_date)i));
        json_put_text_or_null(out, STR(""), str_of(iso));
    }
}

/** The fields that a document may lack; each is a member of the same name. */
static const enum record_field optional_fields[] = {FIELD_URL,
                                                    FIELD_SOURCE,
                                                    FIELD_AUTHOR,
                                                    FIELD_PART_OF,
                                                    FIELD_SECTION,
                                                    FIELD_LABEL,
                                                    FIELD_VALUE,
                                                    FIELD_UNIT,
                                                    FIELD_PERIOD,
                                                    FIELD_NATIONAL_VALUE,
                                                    FIELD_NATIONAL_PERIOD,
                                                    FIELD_PREVIOUS_VALUE,
                                                    FIELD_PREVIOUS_PERIOD,
                                                    FIELD_CHANGE,
                                                    FIELD_DOUBT};

static void put_origin(struct buf *out, const struct document *document)
{
    struct str file = document->fields[FIELD_ORIGIN_FILE];
    if (!file.n) {
        buf_put_str(out, STR(",\"origin\":null"));
        return;
    }
    json_put_text(out, STR(",\"origin\":{\"file\":"), file);
    json_put_number(out, STR(",\"lines\":["), document->origin_lines[0]);
    json_put_number(out, STR(","), document->origin_lines[1]);
    buf_put_str(out, STR("]}"));
}

void document_json_open(struct buf *out, const struct document *document,
                        const struct vocabulary *vocabulary)
{
    json_put_text(out, STR("{\"id\":"), document->fields[FIELD_ID]);
    json_put_text(out, STR(",\"kind\":"), str_of(kind_slug(document->kind)));
    json_put_text(out, STR(",\"title\":"), document->title);
    put_regions(out, vocabulary, document->regions);
    put_themes(out, vocabulary, &document->themes);
    put_dates(out, document);
    for (size_t i = 0; i < COUNT_OF(optional_fields); i++) {
        put_name(out, record_field_name(optional_fields[i]));
        json_put_text_or_null(out, STR(""), document->fields[optional_fields[i]]);
    }
    put_origin(out, document);
}

/**
 * The members that the publisher gave and that are none of ours. They are parsed and
 * written again, so that the answer is sound JSON whatever is stored.
 */
static void put_extra(struct buf *out, struct str extra)
{
    json_t *members = extra.n ? json_loadb(extra.at, extra.n, 0, NULL) : NULL;
    char *text = members ? json_dumps(members, JSON_COMPACT) : NULL;
    if (text) {
        buf_put_str(out, STR(",\"extra\":"));
        buf_put_text(out, text);
    }
    free(text); /* library memory */
    json_decref(members);
}

void document_to_json(struct buf *out, const struct document *document,
                      const struct index *index)
{
    document_json_open(out, document, index_vocabulary(index));
    json_put_text(out, STR(",\"text\":"), document->fields[FIELD_TEXT]);
    put_extra(out, document->fields[FIELD_EXTRA]);
    buf_put_byte(out, '}');
}
