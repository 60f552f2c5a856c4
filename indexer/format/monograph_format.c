/* The format of monographs as published (indexer/monograph/), or as a converter of
 * documents wrote them, maybe with a YAML header in front. */
#include <jansson.h>

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

/** Read the header, when there is one; what is wrong with it is warned of. */
static void read_header(struct front_matter_found *found, struct str text,
                        const struct reading *reading)
{
    struct front_matter matter;
    struct error fault = {0};
    if (!front_matter_starts(text))
        return;
    enum status st = front_matter_cut(&matter, text, &fault);
    if (!st)
        st = front_matter_read(found, &matter, &fault);
    if (st)
        source_warn(reading->sink, 1, "en-tête laissé de côté : %s", fault.text);
    else
        front_matter_tell(found, reading);
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
    AUTO_FRONT_MATTER_FOUND header = {0};
    read_header(&header, text, reading);
    struct monograph_given given = {
        first_member(header.object, ids), first_member(header.object, titles),
        first_member(header.object, regions), first_member(header.object, dates)};
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
