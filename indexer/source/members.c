/* Goes through the steps that make the members of a record. */
#include "indexer/source/members.h"

#include <stdarg.h>
#include <stdio.h>

#include "engine/json/json_read.h"
#include "indexer/member/member_value.h"
#include "indexer/member/text_format.h"
#include "indexer/source/member_id.h"

void members_begin(struct members *members, const struct reading *reading,
                   const struct reading_object *found)
{
    *members = (struct members){
        .reading = reading,
        .found = found,
        .object = found->object,
        .lines = json_object(),
        .tags = json_array(),
        .themes = json_array(),
        .regions = json_array(),
        .departments = json_array(),
        .format = TEXT_FORMAT_COUNT_,
        .has_plain_text = found->has_plain_text,
    };
}

void members_release(struct members *members)
{
    json_t *const owned[] = {members->lines,   members->tags,        members->themes,
                             members->regions, members->departments, members->lead,
                             members->slug,    members->address};
    for (size_t i = 0; i < COUNT_OF(owned); i++)
        json_decref(owned[i]);
}

uint32_t members_line(const struct members *members, const char *name)
{
    const json_t *line = json_object_get(members->lines, name);
    if (!line)
        line = json_object_get(members->found->member_lines, name);
    return line ? (uint32_t)json_integer_value(line) : members->found->first_line;
}

void members_warn(const struct members *members, const char *name, const char *format,
                  ...)
{
    char text[ERROR_TEXT_BYTES];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    source_warn(members->reading->sink, members_line(members, name), "« %s » : %s", name,
                text);
}

/** Give the document what the settings of its source say of all its documents; regions
 *  and themes are read before it is known whether they lack. */
static void add_defaults(const struct members *members)
{
    const json_t *defaults = members->reading->settings->defaults;
    const char *name;
    json_t *value;
    json_object_foreach(json_of_const(defaults), name, value)
    {
        bool is_list = strcmp(name, "regions") == 0 || strcmp(name, "themes") == 0;
        if (!is_list && member_is_empty(json_object_get(members->object, name)))
            (void)json_object_set_new(members->object, name, json_deep_copy(value));
    }
}

/** Whether the file is a frame that its generator fills: it has no text, and no title, or
 *  it is the list of what is in its folder, « _index ». The sink is told. */
static bool is_frame(const struct members *members)
{
    const json_t *title = json_object_get(members->object, "title");
    if (!members->is_file || !member_is_empty(json_object_get(members->object, "text")))
        return false;
    bool is_list = str_starts_with(member_last_name(str_of(members->reading->origin)),
                                   STR("_index."));
    if (!member_is_empty(title) && !is_list)
        return false;
    source_leave_out(members->reading->sink, 0,
                     is_list ? "liste d'un dossier, sans texte : rien à chercher"
                             : "ni titre ni texte : rien à chercher");
    return true;
}

bool members_prepare(struct members *members)
{
    if (!members_rename(members))
        return false;
    add_defaults(members);
    members_read_values(members);
    members_make_text(members);
    members_make_id(members);
    return !is_frame(members);
}
