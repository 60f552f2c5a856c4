/* Goes through the members of an object. */
#include "indexer/source/members_choose.h"
#include "engine/json/json_read.h"
#include "engine/record/record.h"
#include "indexer/member/member_date.h"
#include "indexer/member/member_value.h"
#include "indexer/member/name_key.h"
#include "indexer/member/rich_text.h"
#include "indexer/member/text_format.h"
#include "indexer/member/vocabulary_names.h"

/** How many names of a member are looked up to see whether it is about places. */
#define PLACES_MAX 50U

static bool is_address(const json_t *value)
{
    struct str text = member_str(value);
    return str_starts_with(text, STR("http://")) ||
           str_starts_with(text, STR("https://"));
}

bool member_is_text_like(const json_t *value)
{
    AUTO_BUF text = BUF_INIT(RECORD_EXTRA_MAX);
    member_put_text(&text, value, "");
    return text.n > 0 || buf_overflowed(&text);
}

bool member_is_kind(const struct members *members, const json_t *value)
{
    return json_is_string(value) && names_find_kind(members->reading->vocabulary,
                                                    member_str(value)) != KIND_COUNT_;
}

static bool is_date(const json_t *value)
{
    struct member_date date;
    struct error err = {0};
    return !member_is_empty(value) && member_date_read(&date, value, &err) == STATUS_OK;
}

/** Whether @p found, of a foreign name, has a value that its role can be made of. */
static bool is_fit(const struct choosing *choosing, struct member_name found,
                   const json_t *value)
{
    if (member_is_empty(value))
        return false;
    switch ((int)found.role) {
    case ROLE_KIND:
        return member_is_kind(choosing->members, value);
    case ROLE_DATE:
    case ROLE_VALID_FROM:
    case ROLE_VALID_TO:
    case ROLE_DATA_DATE:
        return is_date(value);
    case ROLE_URL:
        return is_address(value);
    case ROLE_SOURCE:
        return member_is_text_like(value) && !is_address(value);
    case ROLE_FORMAT:
        return text_format_find(member_str(value)) != TEXT_FORMAT_COUNT_;
    case ROLE_TEXT:
        return rich_text_is(value) || member_is_text_like(value);
    case ROLE_ID:
        return !json_is_array(value) && member_is_text_like(value);
    default:
        return member_is_text_like(value);
    }
}

void choice_keep(struct choice *choice, const struct choice *other)
{
    if (!choice->value || other->rank < choice->rank)
        *choice = *other;
}

/** Whether all of the list are numbers: those of a website's own tables. */
static bool is_of_numbers(const json_t *value)
{
    bool are_numbers = json_is_number(value) || json_array_size(value) > 0;
    for (size_t i = 0; i < json_array_size(value); i++)
        are_numbers = are_numbers && json_is_number(json_array_get(value, i));
    return are_numbers;
}

/** Say that a date of a foreign name cannot be read. */
static void warn_date(const struct members *members, const struct choice *choice)
{
    struct member_date date;
    struct error fault = {0};
    if (member_date_read(&date, choice->value, &fault))
        members_warn(members, choice->name, "%s", fault.text);
}

bool role_is_date(enum member_role role)
{
    return role >= ROLE_DATE && role <= ROLE_DATA_DATE;
}

/** The list that the values of @p role are gathered in; NULL for other roles. */
static json_t *list_of(const struct members *members, enum member_role role)
{
    switch ((int)role) {
    case ROLE_TAGS:
        return members->tags;
    case ROLE_THEMES:
        return members->themes;
    case ROLE_REGIONS:
        return members->regions;
    case ROLE_DEPARTMENT:
        return members->departments;
    default:
        return NULL;
    }
}

/** Whether @p texts, of a member that may speak of something else (« department:
 *  Ministère… »), has the name of a place. */
static bool has_place(const struct members *members, const json_t *texts,
                      enum place_sureness sureness)
{
    unsigned n = 0;
    for (size_t i = 0; i < json_array_size(texts); i++) {
        struct str rest = member_str(json_array_get(texts, i));
        while (rest.at && n++ < PLACES_MAX) {
            struct str part = str_trim(str_cut(&rest, ','));
            if (names_find_region(members->reading->vocabulary, part, sureness) >= 0)
                return true;
        }
    }
    return false;
}

/** Whether a member called @p name says that it is about regions. */
static bool speaks_of_regions(const char *name)
{
    struct name_key key = name_key(str_of(name), NAME_AS_IT_IS);
    return str_find(name_key_str(&key), STR("region")) < key.n;
}

/** Move the values of the member @p choice to @p list; false when they are of no use. */
static bool gather(struct choosing *choosing, json_t *list, const struct choice *choice)
{
    const struct members *members = choosing->members;
    bool is_for_words = list == members->tags || list == members->themes;
    if (json_is_boolean(choice->value) || (is_for_words && is_of_numbers(choice->value)))
        return false;
    AUTO_JSON *texts = member_list(choice->value);
    enum place_sureness sureness =
        list == members->departments ? PLACE_DEPARTMENT : PLACE_CERTAIN;
    if (!is_for_words && !speaks_of_regions(choice->name) &&
        !has_place(members, texts, sureness))
        return false;
    const char *own = is_for_words ? "themes" : "regions";
    if (strcmp(own, choice->name) != 0)
        (void)json_object_set_new(members->lines, own,
                                  json_integer(members_line(members, choice->name)));
    (void)json_array_extend(list, texts);
    return true;
}

static void tell_withheld(struct choosing *choosing, const struct choice *choice)
{
    const struct members *members = choosing->members;
    AUTO_BUF value = BUF_INIT(60);
    if (json_is_boolean(choice->value))
        buf_put_text(&value, json_is_true(choice->value) ? "true" : "false");
    else
        member_put_text(&value, choice->value, ", ");
    source_leave_out(members->reading->sink, members_line(members, choice->name),
                     "« %s: %s » : ses éditeurs ne le publient pas", choice->name,
                     buf_text(&value));
    choosing->is_withheld = true;
}

static void look_into(struct choosing *choosing, json_t *object, int depth);

/** What the name of @p member stands for, with that value. */
static struct member_name name_of(const struct choice *member,
                                  const struct source_settings *settings)
{
    struct member_name found = member_name_find(str_of(member->name), settings);
    if (found.role == ROLE_DATE && member_is_yes_or_no(member->value))
        found.role = ROLE_PUBLISHED;
    if (found.role == ROLE_ID && found.rank > 0 && is_address(member->value))
        found.role = ROLE_URL;
    return found;
}

/** Take note of one member. @return whether it is to be removed from its object. */
static bool look_at(struct choosing *choosing, const struct choice *member, int depth)
{
    struct members *members = choosing->members;
    struct member_name found = name_of(member, members->reading->settings);
    if (found.role == ROLE_NONE)
        return false;
    if (found.role == ROLE_GROUP && json_is_object(member->value)) {
        look_into(choosing, member->value, depth + 1);
        return json_object_size(member->value) == 0;
    }
    if (member_is_withheld(found.role, member->value) && !choosing->is_withheld)
        tell_withheld(choosing, member);
    json_t *list = list_of(members, found.role);
    /* Own empty lists say something: no region is meant. */
    if (list)
        return json_array_size(member->value) > 0 || !json_is_array(member->value)
                   ? gather(choosing, list, member)
                   : false;
    struct choice choice = *member;
    choice.rank = found.rank + (unsigned)depth * RANK_OF_GROUP;
    if (found.role == ROLE_URL && !is_address(member->value) &&
        json_is_string(member->value))
        choice_keep(&choosing->link, &choice);
    bool is_own = choice.rank == 0 && found.role <= ROLE_SECTION;
    if (role_is_date(found.role) && !is_own && !member_is_empty(member->value))
        warn_date(members, member);
    if (found.role < ROLE_HIDDEN && (is_own || is_fit(choosing, found, member->value)))
        choice_keep(&choosing->choices[found.role], &choice);
    return false;
}

static void look_into(struct choosing *choosing, json_t *object, int depth)
{
    if (depth > GROUP_DEPTH_MAX)
        return;
    const char *name;
    json_t *value;
    void *next;
    json_object_foreach_safe(object, next, name, value)
    {
        struct choice member = {object, value, name, 0};
        json_t *held = json_incref(value);
        if (look_at(choosing, &member, depth))
            (void)json_object_del(object, name);
        json_decref(held);
    }
}

void members_choose(struct choosing *choosing)
{
    look_into(choosing, choosing->members->object, 0);
}
