/* Writes the members of a document that every JSON answer has. */
#include "engine/answer/document_json.h"

#include <stdlib.h>

#include "base/percent.h"
#include "engine/answer/search.h"
#include "engine/json/json_put.h"

/* What stands before the value of each member. */
#define OPENING(NAME, name) {",\"" #name "\":", sizeof(",\"" #name "\":") - 1},
static const struct str openings[] = {HIT_MEMBERS(OPENING)};
#undef OPENING

static void put_item(struct buf *out, size_t *n, const char *text)
{
    json_put_text(out, (*n)++ ? STR(",") : STR(""), str_of(text));
}

static void put_kind(struct buf *out, enum kind kind, const struct document_shape *shape)
{
    json_put_text(out, STR(",\"kind\":"), str_of(kind_slug(kind)));
    if (shape->labels)
        json_put_text(out, STR(",\"kind_label\":"), str_of(kind_label(kind)));
}

/** Append the list of the codes of regions, or of their labels. */
static void put_regions(struct buf *out, struct str before,
                        const struct vocabulary *vocabulary, region_set regions,
                        bool as_labels)
{
    size_t n_put = 0;
    buf_put_str(out, before);
    for (size_t i = 0; i < vocabulary_n_regions(vocabulary); i++) {
        const struct region *region = vocabulary_region(vocabulary, i);
        if (regions >> i & 1U)
            put_item(out, &n_put, as_labels ? region->label : region->code);
    }
    buf_put_byte(out, ']');
}

/** Append the list of the slugs of themes, or of their labels. */
static void put_themes(struct buf *out, struct str before,
                       const struct vocabulary *vocabulary,
                       const struct theme_set *themes, bool as_labels)
{
    size_t n_put = 0;
    buf_put_str(out, before);
    for (unsigned i = 0; i < vocabulary_n_themes(vocabulary); i++) {
        const struct theme *theme = vocabulary_theme(vocabulary, i);
        if (theme_set_has(themes, i))
            put_item(out, &n_put, as_labels ? theme->label : theme->slug);
    }
    buf_put_byte(out, ']');
}

/** Append what the document is about: its regions and themes. */
static void put_subjects(struct buf *out, const struct document *document,
                         const struct document_shape *shape)
{
    const struct vocabulary *vocabulary = shape->vocabulary;
    if (shape_has(shape, HIT_REGIONS)) {
        put_regions(out, STR(",\"regions\":["), vocabulary, document->regions, false);
        if (shape->labels)
            put_regions(out, STR(",\"region_labels\":["), vocabulary, document->regions,
                        true);
    }
    if (shape_has(shape, HIT_THEMES)) {
        put_themes(out, STR(",\"themes\":["), vocabulary, &document->themes, false);
        if (shape->labels)
            put_themes(out, STR(",\"theme_labels\":["), vocabulary, &document->themes,
                       true);
    }
}

static void put_dates(struct buf *out, const struct document *document,
                      const struct document_shape *shape)
{
    for (unsigned i = 0; i < RECORD_DATE_COUNT_; i++) {
        enum hit_member member = (enum hit_member)(HIT_DATE + i);
        if (!shape_has(shape, member))
            continue;
        char iso[DATE_TEXT_BYTES];
        date_format(iso, document->dates[i]);
        json_put_text_or_null(out, openings[member], str_of(iso));
    }
}

/** The fields that a document may lack; each is a member of the same name. */
static const struct {
    enum record_field field;
    enum hit_member member;
} optional_fields[] = {
    {FIELD_URL, HIT_URL},
    {FIELD_SOURCE, HIT_SOURCE},
    {FIELD_AUTHOR, HIT_AUTHOR},
    {FIELD_PART_OF, HIT_PART_OF},
    {FIELD_SECTION, HIT_SECTION},
    {FIELD_LABEL, HIT_LABEL},
    {FIELD_VALUE, HIT_VALUE},
    {FIELD_UNIT, HIT_UNIT},
    {FIELD_PERIOD, HIT_PERIOD},
    {FIELD_NATIONAL_VALUE, HIT_NATIONAL_VALUE},
    {FIELD_NATIONAL_PERIOD, HIT_NATIONAL_PERIOD},
    {FIELD_PREVIOUS_VALUE, HIT_PREVIOUS_VALUE},
    {FIELD_PREVIOUS_PERIOD, HIT_PREVIOUS_PERIOD},
    {FIELD_CHANGE, HIT_CHANGE},
    {FIELD_DOUBT, HIT_DOUBT},
};

static void put_optional(struct buf *out, const struct document *document,
                         const struct document_shape *shape)
{
    for (size_t i = 0; i < COUNT_OF(optional_fields); i++) {
        if (!shape_has(shape, optional_fields[i].member))
            continue;
        json_put_text_or_null(out, openings[optional_fields[i].member],
                              document->fields[optional_fields[i].field]);
    }
}

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

/** Append the address of the document's page. It is percent-encoded, so JSON needs no
 *  escapes. */
static void put_page_url(struct buf *out, struct str site, struct str id)
{
    buf_put_str(out, STR(",\"page_url\":\""));
    buf_put_str(out, site);
    buf_put_str(out, STR("/documents/"));
    percent_encode(out, id, true);
    buf_put_byte(out, '"');
}

void document_json_open(struct buf *out, const struct document *document,
                        const struct document_shape *shape)
{
    json_put_text(out, STR("{\"id\":"), document->fields[FIELD_ID]);
    if (shape_has(shape, HIT_KIND))
        put_kind(out, document->kind, shape);
    if (shape_has(shape, HIT_TITLE))
        json_put_text(out, STR(",\"title\":"), document->title);
    put_subjects(out, document, shape);
    put_dates(out, document, shape);
    put_optional(out, document, shape);
    if (shape_has(shape, HIT_ORIGIN))
        put_origin(out, document);
    if (shape_has(shape, HIT_PAGE_URL))
        put_page_url(out, shape->site, document->fields[FIELD_ID]);
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
                      const struct index *index, struct str site)
{
    document_json_open(out, document,
                       &(struct document_shape){.vocabulary = index_vocabulary(index),
                                                .site = site,
                                                .members = HIT_MEMBERS_ALL});
    json_put_text(out, STR(",\"text\":"), document->fields[FIELD_TEXT]);
    put_extra(out, document->fields[FIELD_EXTRA]);
    buf_put_byte(out, '}');
}
