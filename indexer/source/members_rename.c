/* Gives members the names of a record, and makes texts of what is to be text. */
#include "engine/json/json_read.h"
#include "engine/record/record.h"
#include "indexer/member/member_value.h"
#include "indexer/member/name_key.h"
#include "indexer/member/rich_text.h"
#include "indexer/member/text_format.h"
#include "indexer/source/members_choose.h"
#include "text/block/layout.h"

/** More than a record can hold: record_check() then says that it is too much. */
#define TEXT_MAX ((size_t)2 * RECORD_TEXT_MAX)

/** Take the chosen value out of its object; it is the caller's. */
static json_t *take(struct members *members, const struct choice *choice,
                    const char *own_name)
{
    json_t *value = json_incref(choice->value);
    if (own_name && strcmp(own_name, choice->name) != 0)
        (void)json_object_set_new(members->lines, own_name,
                                  json_integer(members_line(members, choice->name)));
    (void)json_object_del(choice->owner, choice->name);
    return value;
}

/** What the name of the text's member tells of its format. */
static void note_format(struct members *members, const char *name)
{
    struct name_key key = name_key(str_of(name), NAME_AS_IT_IS);
    struct str text = name_key_str(&key);
    if (members->format != TEXT_FORMAT_COUNT_)
        return;
    if (str_find(text, STR("html")) < text.n)
        members->format = TEXT_HTML;
    else if (str_find(text, STR("markdown")) < text.n || str_ends_with(text, STR("md")))
        members->format = TEXT_MARKDOWN;
}

/** Make the text and its layout of blocks of JSON. */
static void set_rich_text(struct members *members, const json_t *value)
{
    AUTO_BUF text = BUF_INIT(TEXT_MAX), layout = BUF_INIT(LAYOUT_MAX);
    rich_text_put(&text, &layout, value);
    if (text.n == 0)
        return;
    (void)json_object_set_new(members->object, "text", json_stringn(text.at, text.n));
    if (layout.n)
        (void)json_object_set_new(members->object, "layout",
                                  json_stringn(layout.at, layout.n));
    members->has_plain_text = true;
}

/** Make the text of the member @p role out of what was chosen. */
static void set_text(struct members *members, enum member_role role,
                     const struct choice *choice)
{
    const char *own = member_role_name(role);
    bool is_same = choice->owner == members->object && strcmp(own, choice->name) == 0;
    if (role == ROLE_TEXT)
        note_format(members, choice->name);
    bool is_date = role_is_date(role);
    if (is_same && (json_is_string(choice->value) || is_date))
        return;
    json_t *value = take(members, choice, own);
    if (role == ROLE_TEXT && rich_text_is(value)) {
        set_rich_text(members, value);
        json_decref(value);
        return;
    }
    if (!is_date) {
        AUTO_BUF text = BUF_INIT(TEXT_MAX);
        member_put_text(&text, value, role == ROLE_TEXT ? "\n\n" : ", ");
        json_decref(value);
        value = text.n ? json_stringn(text.at, text.n) : NULL;
    }
    if (value)
        (void)json_object_set_new(members->object, own, value);
}

/** What other generators call a layout is a model of pages, and no list of blocks. */
static void drop_strange_layout(struct members *members, struct choosing *choosing)
{
    struct str layout = member_str(json_object_get(members->object, "layout"));
    struct str text = member_str(json_object_get(members->object, "text"));
    if (!json_object_get(members->object, "layout") ||
        (layout.n && layout_is_sound(layout, text)))
        return;
    json_t *value = json_incref(json_object_get(members->object, "layout"));
    (void)json_object_del(members->object, "layout");
    (void)json_object_set_new(members->object, "template", value);
    struct choice choice = {members->object, value, "template", RANK_OF_GROUP - 1};
    if (member_is_kind(members, value))
        choice_keep(&choosing->choices[ROLE_KIND], &choice);
}

/** A label is that of an indicator; where there is no title, it is one. */
static void use_label(struct members *members)
{
    const json_t *label = json_object_get(members->object, "label");
    if (json_is_string(label) && !json_object_get(members->object, "title") &&
        !json_object_get(members->object, "value"))
        (void)json_object_set_new(members->object, "title",
                                  json_copy(json_of_const(label)));
}

/** Make texts of the other members of a record that are to be texts. */
static void make_texts(struct members *members)
{
    static const char *const names[] = {"label", "unit", "period", "part_of"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        const json_t *value = json_object_get(members->object, names[i]);
        if (!value || json_is_string(value))
            continue;
        AUTO_BUF text = BUF_INIT(RECORD_FIELD_MAX);
        member_put_text(&text, value, ", ");
        if (text.n)
            (void)json_object_set_new(members->object, names[i],
                                      json_stringn(text.at, text.n));
        else
            (void)json_object_del(members->object, names[i]);
    }
    json_t *origin = json_object_get(members->object, "origin");
    if (!origin || json_is_string(json_object_get(origin, "file")))
        return;
    /* What others call the origin of a document is no place in a file. */
    (void)json_object_set(members->object, "origine", origin);
    (void)json_object_del(members->object, "origin");
}

/** Remove the groups of which all members were taken. */
static void drop_empty_groups(json_t *object, int depth)
{
    const char *name;
    json_t *value;
    void *next;
    json_object_foreach_safe(object, next, name, value)
    {
        if (!json_is_object(value) || depth == GROUP_DEPTH_MAX)
            continue;
        drop_empty_groups(value, depth + 1);
        if (json_object_size(value) == 0)
            (void)json_object_del(object, name);
    }
}

void members_name_title(json_t *object, json_t *lines,
                        const struct source_settings *settings)
{
    const char *name, *best = NULL;
    json_t *value;
    unsigned rank = 0;
    json_object_foreach(object, name, value)
    {
        struct member_name found = member_name_find(str_of(name), settings);
        bool is_title = found.role == ROLE_TITLE && member_is_text_like(value);
        if (!is_title || (best && found.rank >= rank))
            continue;
        best = name;
        rank = found.rank;
    }
    if (!best || strcmp(best, "title") == 0)
        return;
    json_t *line = json_object_get(lines, best);
    if (line)
        (void)json_object_set(lines, "title", line);
    (void)json_object_set(object, "title", json_object_get(object, best));
    (void)json_object_del(object, best);
}

/** A person is called by both names, where nothing else is the title. Returns whether
 *  that is so. */
static bool use_names(struct members *members, const struct choice *choices)
{
    const struct choice *given = &choices[ROLE_GIVEN_NAME];
    const struct choice *family = &choices[ROLE_FAMILY_NAME];
    const struct choice *title = &choices[ROLE_TITLE];
    if (!family->value && title->name && strcmp(title->name, "nom") == 0)
        family = title;
    if (!given->value || !family->value || (title->value && family != title))
        return false;
    AUTO_BUF name = BUF_INIT(RECORD_TITLE_MAX);
    member_put_text(&name, given->value, " ");
    buf_put_byte(&name, ' ');
    member_put_text(&name, family->value, " ");
    (void)json_object_set_new(members->object, "title", json_stringn(name.at, name.n));
    return true;
}

bool members_rename(struct members *members)
{
    struct choosing choosing = {.members = members};
    members_choose(&choosing);
    if (choosing.is_withheld)
        return false;
    drop_strange_layout(members, &choosing);
    const struct choice *choices = choosing.choices;
    if (choices[ROLE_FORMAT].value) {
        members->format = text_format_find(member_str(choices[ROLE_FORMAT].value));
        json_decref(take(members, &choices[ROLE_FORMAT], NULL));
    }
    if (choices[ROLE_SLUG].value)
        members->slug = json_incref(choices[ROLE_SLUG].value);
    if (choosing.link.value)
        members->address = json_incref(choosing.link.value);
    if (choices[ROLE_LEAD].value)
        members->lead = take(members, &choices[ROLE_LEAD], NULL);
    bool is_person = use_names(members, choices);
    for (unsigned role = 0; role <= ROLE_SECTION; role++)
        if (choices[role].value && !(is_person && role == ROLE_TITLE))
            set_text(members, role, &choices[role]);
    use_label(members);
    make_texts(members);
    drop_empty_groups(members->object, 0);
    return true;
}
