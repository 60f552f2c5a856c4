/* The format of monographs as published (indexer/monograph/), or as a converter of
 * documents wrote them, maybe with a YAML header in front. */
#include <jansson.h>

#include "engine/json/json_read.h"
#include "indexer/format/format.h"
#include "indexer/format/front_matter.h"
#include "indexer/monograph/monograph.h"

/** The text of member @p name of the header, or the first of its list; else empty. */
static struct str member(const json_t *header, const char *name)
{
    const json_t *value = json_object_get(header, name);
    if (json_is_array(value))
        value = json_array_get(value, 0);
    return str_of(json_string_value(value));
}

/** The first of the members @p names that the header has; else empty. */
static struct str first_member(const json_t *header, const char *const *names)
{
    struct str value = {"", 0};
    for (; *names && !value.n; names++)
        value = member(header, *names);
    return value;
}

/** Read the header, when there is one; a faulty header gives nothing and a warning. */
static json_t *read_header(struct str text, const struct reading *reading)
{
    struct front_matter matter;
    struct error fault = {0};
    AUTO_JSON *header = NULL;
    AUTO_JSON *lines = json_object();
    AUTO_JSON *comments = json_object();
    uint32_t line = 1;
    if (!front_matter_starts(text))
        return NULL;
    enum status st = front_matter_cut(&matter, text, &fault);
    if (!st)
        st = front_matter_parse(&header, lines, comments, &line, &matter, &fault);
    if (st) {
        source_warn(reading->sink, line, "en-tête laissé de côté : %s", fault.text);
        return NULL;
    }
    return TAKE(header);
}

static enum status read_monograph(struct str text, const struct reading *reading,
                                  struct error *err)
{
    static const char *const ids[] = {"id", "slug", NULL};
    static const char *const titles[] = {"title", "titre", NULL};
    static const char *const regions[] = {"region", "regions", "région", "régions", NULL};
    static const char *const dates[] = {"date", "edition", "édition", NULL};
    if (reading_refuse_encoding(reading, text, 1))
        return STATUS_OK;
    AUTO_JSON *header = read_header(text, reading);
    struct monograph_given given = {
        first_member(header, ids), first_member(header, titles),
        first_member(header, regions), first_member(header, dates)};
    struct error fault = {0};
    enum status st = monograph_read_given(&given, reading->origin, text,
                                          reading->vocabulary, reading->sink, &fault);
    if (st == STATUS_BAD_INPUT || st == STATUS_TOO_LARGE) {
        source_refuse(reading->sink, 1, "%s", fault.text);
        return STATUS_OK;
    }
    return st ? error_set(err, st, "%s", fault.text) : STATUS_OK;
}

const struct format_type monograph_format = {
    .endings = {".md", ".markdown", ".txt"},
    .is_content = monograph_looks_like,
    .read = read_monograph,
};
