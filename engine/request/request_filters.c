/* Reads and writes the parameters that filter: regions, themes, kinds, sources, dates. */
#include "base/utf8.h"
#include "engine/index/index_parts.h"
#include "engine/request/request_params.h"

/* region */

void param_read_region(struct param_reader *reader, struct str value)
{
    int region = vocabulary_find_region(reader->index->vocabulary, value);
    if (str_equal(value, STR("national")))
        reader->request->regions |= REGION_NATIONAL;
    else if (region >= 0)
        reader->request->regions |= (region_set)1 << region;
    else
        param_fault(reader,
                    "« %.*s » n'est ni un code Insee de région, ni son identifiant, ni "
                    "« national »",
                    STR_ARG(param_shown(value)));
}

void param_write_region(struct buf *out, const struct search_request *request,
                        const struct index *index, const char *name)
{
    for (size_t i = 0; i < vocabulary_n_regions(index->vocabulary); i++)
        if (request->regions >> i & 1U)
            param_put(out, name, str_of(vocabulary_region(index->vocabulary, i)->code));
    if (request->regions & REGION_NATIONAL)
        param_put(out, name, STR("national"));
}

/* theme */

void param_read_theme(struct param_reader *reader, struct str value)
{
    int theme = vocabulary_find_theme(reader->index->vocabulary, value);
    if (theme >= 0)
        theme_set_add(&reader->request->themes, (unsigned)theme);
    else
        param_fault(reader, "« %.*s » n'est pas un thème", STR_ARG(param_shown(value)));
}

void param_write_theme(struct buf *out, const struct search_request *request,
                       const struct index *index, const char *name)
{
    for (unsigned i = 0; i < vocabulary_n_themes(index->vocabulary); i++)
        if (theme_set_has(&request->themes, i))
            param_put(out, name, str_of(vocabulary_theme(index->vocabulary, i)->slug));
}

/* kind */

void param_read_kind(struct param_reader *reader, struct str value)
{
    enum kind kind = kind_find(value);
    if (kind < KIND_COUNT_)
        reader->request->kinds |= 1U << kind;
    else
        param_fault(reader, "« %.*s » n'est pas un type de document",
                    STR_ARG(param_shown(value)));
}

void param_write_kind(struct buf *out, const struct search_request *request,
                      const struct index *index, const char *name)
{
    (void)index;
    for (unsigned i = 0; i < KIND_COUNT_; i++)
        if (request->kinds >> i & 1U)
            param_put(out, name, str_of(kind_slug((enum kind)i)));
}

/* source: any text is allowed; a slug that no document has finds nothing. They are kept
 * sorted, so that the order in which they were given does not matter. */

#define SOURCES_MAX 32
#define SOURCE_MAX 120

void param_read_source(struct param_reader *reader, struct str value)
{
    struct search_request *request = reader->request;
    if (utf8_count(value) > SOURCE_MAX || request->n_sources == SOURCES_MAX) {
        param_fault(reader, "valeur trop longue ou trop de sources");
        return;
    }
    struct str *sources =
        arena_array(reader->arena, request->n_sources + 1, sizeof *sources);
    size_t n = 0;
    bool placed = false;
    for (size_t i = 0; i < request->n_sources; i++) {
        int c = str_compare(value, request->sources[i]);
        if (c == 0)
            return;
        if (c < 0 && !placed) {
            sources[n++] = value;
            placed = true;
        }
        sources[n++] = request->sources[i];
    }
    if (!placed)
        sources[n++] = value;
    request->sources = sources;
    request->n_sources = n;
}

void param_write_source(struct buf *out, const struct search_request *request,
                        const struct index *index, const char *name)
{
    (void)index;
    for (size_t i = 0; i < request->n_sources; i++)
        param_put(out, name, request->sources[i]);
}

/* from, to, valid_at */

static bool read_range(struct param_reader *reader, struct str value,
                       struct date_range *range)
{
    struct error err = {0};
    *range = (struct date_range){DATE_NONE, DATE_NONE};
    if (date_parse_range(range, value, &err) == STATUS_OK)
        return true;
    param_fault(reader, "%s", err.text);
    return false;
}

void param_read_from(struct param_reader *reader, struct str value)
{
    struct date_range range;
    if (!read_range(reader, value, &range))
        return;
    reader->request->from = range.first;
    reader->request->from_text = value;
}

void param_write_from(struct buf *out, const struct search_request *request,
                      const struct index *index, const char *name)
{
    (void)index;
    if (request->from != DATE_NONE)
        param_put(out, name, request->from_text);
}

void param_read_to(struct param_reader *reader, struct str value)
{
    struct date_range range;
    if (!read_range(reader, value, &range))
        return;
    reader->request->to = range.last;
    reader->request->to_text = value;
}

void param_write_to(struct buf *out, const struct search_request *request,
                    const struct index *index, const char *name)
{
    (void)index;
    if (request->to != DATE_NONE)
        param_put(out, name, request->to_text);
}

void param_read_valid_at(struct param_reader *reader, struct str value)
{
    struct error err = {0};
    if (date_parse(&reader->request->valid_at, value, &err))
        param_fault(reader, "%s", err.text);
}

void param_write_valid_at(struct buf *out, const struct search_request *request,
                          const struct index *index, const char *name)
{
    (void)index;
    char text[DATE_TEXT_BYTES];
    date_format(text, request->valid_at);
    if (text[0])
        param_put(out, name, str_of(text));
}
