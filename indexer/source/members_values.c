/* Reads the values of members that are no plain texts: dates, the kind, regions,
 * themes. */
#include "indexer/member/member_date.h"
#include "indexer/member/member_value.h"
#include "indexer/member/vocabulary_names.h"
#include "indexer/source/members.h"

#include "base/utf8.h"
#include "engine/record/record.h"

/** The most bytes of a value that a warning shows. */
#define SHOWN_MAX 60

/* Dates. */

static void read_date(const struct members *members, enum record_date slot)
{
    const char *name = record_date_name(slot);
    const json_t *value = json_object_get(members->object, name);
    if (!value || json_is_null(value))
        return;
    struct member_date date;
    struct error fault = {0};
    AUTO_BUF shown = BUF_INIT(SHOWN_MAX);
    member_put_text(&shown, value, " ");
    if (member_is_empty(value)) {
        (void)json_object_del(members->object, name);
        return;
    }
    if (member_date_read(&date, value, &fault)) {
        members_warn(members, name, "%s ; le document est gardé sans elle", fault.text);
        (void)json_object_del(members->object, name);
        return;
    }
    const char *remark = member_date_remark(date.doubt);
    if (remark && slot == RECORD_VALID_TO && date.doubt == DATE_IS_LONG)
        remark = "n'est pas un jour : le dernier qu'elle contient est pris";
    if (remark)
        source_warn(members->reading->sink, members_line(members, name),
                    "la date « %s » %s", buf_text(&shown), remark);
    char day[DATE_TEXT_BYTES];
    date_format(day, slot == RECORD_VALID_TO ? date.days.last : date.days.first);
    (void)json_object_set_new(members->object, name, json_string(day));
}

/** Dates in the wrong order say nothing. */
static void check_validity(const struct members *members)
{
    const char *from = json_string_value(json_object_get(members->object, "valid_from"));
    const char *to = json_string_value(json_object_get(members->object, "valid_to"));
    if (!from || !to || strcmp(from, to) <= 0)
        return;
    members_warn(
        members, "valid_to",
        "%s est avant « valid_from » (%s) ; le document est gardé sans ces dates", to,
        from);
    (void)json_object_del(members->object, "valid_from");
    (void)json_object_del(members->object, "valid_to");
}

/* Names of the vocabulary. */

/** Warn that @p text is no name of @p sort, and name those that are like it. */
static void warn_unknown(const struct members *members, const char *member,
                         enum name_sort sort, struct str text)
{
    static const char *const labels[] = {[NAMES_OF_REGIONS] = "région inconnue",
                                         [NAMES_OF_THEMES] = "thème inconnu",
                                         [NAMES_OF_KINDS] = "genre inconnu"};
    AUTO_BUF near = BUF_INIT(300);
    names_put_nearest(&near, members->reading->vocabulary, sort, text);
    members_warn(members, member, "%s « %.*s »%s%s", labels[sort],
                 STR_ARG(utf8_head(text, SHOWN_MAX)), near.n ? " ; proche : " : "",
                 buf_text(&near));
}

static void read_kind(const struct members *members)
{
    json_t *value = json_object_get(members->object, "kind");
    if (!value)
        return;
    struct str text = str_trim(member_str(value));
    enum kind kind = names_find_kind(members->reading->vocabulary, text);
    if (text.n == 0 || kind == KIND_COUNT_) {
        if (text.n)
            warn_unknown(members, "kind", NAMES_OF_KINDS, text);
        (void)json_object_del(members->object, "kind");
        return;
    }
    (void)json_object_set_new(members->object, "kind", json_string(kind_slug(kind)));
}

/** What the names of a list are looked up for. */
struct naming {
    const struct members *members;
    /* New lists: codes of regions, slugs of themes, and words that are neither. */
    json_t *regions, *themes, *words;
    bool is_national;
};

static void add_text(json_t *list, struct str text)
{
    for (size_t i = 0; i < json_array_size(list); i++)
        if (str_equal(member_str(json_array_get(list, i)), text))
            return;
    (void)json_array_append_new(list, json_stringn(text.at, text.n));
}

static bool add_region(struct naming *naming, struct str text,
                       enum place_sureness sureness)
{
    const struct vocabulary *vocabulary = naming->members->reading->vocabulary;
    int found = names_find_region(vocabulary, text, sureness);
    if (found == REGION_NATIONAL && sureness != PLACE_MAYBE)
        naming->is_national = true;
    else if (found >= 0 && found != REGION_NATIONAL)
        add_text(naming->regions,
                 str_of(vocabulary_region(vocabulary, (size_t)found)->code));
    else
        return false;
    return true;
}

static bool add_place(struct naming *naming, struct str text)
{
    return add_region(naming, text, PLACE_CERTAIN);
}

static bool add_department(struct naming *naming, struct str text)
{
    return add_region(naming, text, PLACE_DEPARTMENT);
}

static bool add_theme(struct naming *naming, struct str text)
{
    const struct vocabulary *vocabulary = naming->members->reading->vocabulary;
    int found = names_find_theme(vocabulary, text);
    if (found >= 0)
        add_text(naming->themes,
                 str_of(vocabulary_theme(vocabulary, (size_t)found)->slug));
    return found >= 0;
}

/** What is filed under « actualités » is news, unless it says that it is another kind. */
static bool add_news(const struct naming *naming, struct str text)
{
    json_t *object = naming->members->object;
    const struct vocabulary *vocabulary = naming->members->reading->vocabulary;
    if (json_object_get(object, "kind") || names_find_kind(vocabulary, text) != KIND_NEWS)
        return false;
    (void)json_object_set_new(object, "kind", json_string(kind_slug(KIND_NEWS)));
    return true;
}

static bool add_tag(struct naming *naming, struct str text)
{
    return add_news(naming, text) || add_theme(naming, text) ||
           add_region(naming, text, PLACE_MAYBE);
}

/** How the names of a member are read. */
struct name_reader {
    bool (*add)(struct naming *naming, struct str text);
    /* NULL where a name that is unknown is no fault; then it is kept as a word. */
    const char *member;
    enum name_sort sort;
};

static bool is_separator(char c)
{
    return c == ',' || c == ';' || c == '|' || c == '\n';
}

/** Add the parts of « a, b ; c », or the whole where it is a name itself. */
static void add_parts(struct naming *naming, const struct name_reader *reader,
                      struct str text)
{
    if (reader->add(naming, text))
        return;
    for (size_t start = 0; start < text.n;) {
        size_t end = start;
        while (end < text.n && !is_separator(text.at[end]))
            end++;
        struct str part = str_trim((struct str){text.at + start, end - start});
        bool is_whole = part.n == text.n;
        start = end + 1;
        if (part.n == 0 || (!is_whole && reader->add(naming, part)))
            continue;
        if (reader->member)
            warn_unknown(naming->members, reader->member, reader->sort, part);
        if (reader->sort == NAMES_OF_THEMES)
            add_text(naming->words, part);
    }
}

static void read_names(struct naming *naming, const struct name_reader *reader,
                       const json_t *names)
{
    for (size_t i = 0; i < json_array_size(names); i++)
        add_parts(naming, reader, str_trim(member_str(json_array_get(names, i))));
}

/** Read the regions or themes that the settings give to all documents of the source. */
static void read_default_names(struct naming *naming, const struct name_reader *reader)
{
    const json_t *value =
        json_object_get(naming->members->reading->settings->defaults, reader->member);
    if (!value || json_object_get(naming->members->object, reader->member))
        return;
    json_t *names = member_list(value);
    read_names(naming, reader, names);
    if (json_array_size(names) == 0)
        (void)json_object_set(naming->members->object, reader->member, names);
    json_decref(names);
}

static void read_all_names(const struct members *members)
{
    static const struct name_reader places = {add_place, "regions", NAMES_OF_REGIONS};
    static const struct name_reader departments = {add_department, "regions",
                                                   NAMES_OF_REGIONS};
    static const struct name_reader themes = {add_theme, "themes", NAMES_OF_THEMES};
    static const struct name_reader tags = {add_tag, NULL, NAMES_OF_THEMES};
    struct naming naming = {members, json_array(), json_array(), json_array(), false};
    read_names(&naming, &places, members->regions);
    read_names(&naming, &departments, members->departments);
    read_names(&naming, &themes, members->themes);
    read_names(&naming, &tags, members->tags);
    if (json_array_size(naming.regions) == 0 && !naming.is_national)
        read_default_names(&naming, &places);
    if (json_array_size(naming.themes) == 0)
        read_default_names(&naming, &themes);
    if (json_array_size(naming.regions) || naming.is_national)
        (void)json_object_set(members->object, "regions", naming.regions);
    if (json_array_size(naming.themes))
        (void)json_object_set(members->object, "themes", naming.themes);
    /* Only the words are left: they are put into the text. */
    (void)json_array_clear(members->tags);
    (void)json_array_extend(members->tags, naming.words);
    json_decref(naming.regions);
    json_decref(naming.themes);
    json_decref(naming.words);
}

void members_read_values(struct members *members)
{
    for (unsigned i = 0; i < RECORD_DATE_COUNT_; i++)
        read_date(members, i);
    check_validity(members);
    read_kind(members);
    read_all_names(members);
}
