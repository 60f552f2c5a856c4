/* Gives ids, and titles and dates that only the name of the file tells. */
#include "base/sha256.h"
#include "base/utf8.h"
#include "engine/record/record.h"
#include "indexer/member/member_value.h"
#include "indexer/member/name_key.h"
#include "indexer/source/member_id.h"
#include "indexer/source/members.h"
#include "text/block/layout.h"

/** The digits of a digest that tell cut ids apart. */
#define DIGEST_DIGITS 12U
#define DAY_BYTES 10U
/** Room for a whole id, and for the text that it is made of. */
#define ID_ROOM 8000U

static bool is_blank(char c)
{
    unsigned char byte = (unsigned char)c;
    return byte <= 0x20 || byte == 0x7F;
}

void member_id_put(struct buf *out, struct str text)
{
    AUTO_BUF id = BUF_INIT(ID_ROOM);
    bool dash_is_due = false;
    for (size_t i = 0; i < text.n; i++) {
        bool blank = is_blank(text.at[i]);
        if (!blank && dash_is_due && id.n)
            buf_put_byte(&id, '-');
        if (!blank)
            buf_put_byte(&id, text.at[i]);
        dash_is_due = blank;
    }
    struct str whole = buf_str(&id);
    if (whole.n <= RECORD_ID_MAX) {
        buf_put_str(out, whole);
        return;
    }
    char digest[SHA256_TEXT_BYTES];
    sha256_of(digest, whole);
    buf_put_str(out, utf8_head_bytes(whole, RECORD_ID_MAX - DIGEST_DIGITS - 1));
    buf_printf(out, "-%.*s", (int)DIGEST_DIGITS, digest);
}

static struct str without_slashes(struct str path)
{
    while (path.n && path.at[0] == '/')
        path = (struct str){path.at + 1, path.n - 1};
    while (path.n && path.at[path.n - 1] == '/')
        path.n--;
    return path;
}

void member_id_put_address(struct buf *out, struct str url)
{
    struct str rest = url;
    size_t scheme = str_find(url, STR("://"));
    struct str host = STR("");
    if (scheme < url.n) {
        rest = (struct str){url.at + scheme + 3, url.n - scheme - 3};
        struct str behind = rest;
        host = str_cut(&behind, '/');
        rest = behind.at ? behind : STR("");
    }
    struct str path = without_slashes(str_cut(&rest, '#'));
    if (path.n && path.at[0] == '?')
        path = (struct str){path.at + 1, path.n - 1};
    member_id_put(out, path.n ? path : host);
}

struct str member_last_name(struct str path)
{
    size_t start = path.n;
    while (start > 0 && path.at[start - 1] != '/')
        start--;
    return (struct str){path.at + start, path.n - start};
}

/** @p name without its last ending, of at most 8 letters; @p ending is what it was. */
static struct str without_ending(struct str *ending, struct str name)
{
    *ending = STR("");
    for (size_t n = name.n; n > 1 && name.n - n <= 8; n--)
        if (name.at[n - 1] == '.') {
            *ending = (struct str){name.at + n, name.n - n};
            return (struct str){name.at, n - 1};
        }
    return name;
}

/** @p path without the endings of its last name: ".md", ".jsonl.gz", ".fr.md". */
static struct str without_endings(struct str path)
{
    static const char *const packed[] = {"gz", "zst", NULL};
    struct str ending, language, name = member_last_name(path);
    struct str bare = without_ending(&ending, name);
    if (str_is_in(ending, packed))
        bare = without_ending(&ending, bare);
    struct str base = without_ending(&language, bare);
    if (str_equal(language, STR("fr")))
        bare = base;
    return (struct str){path.at, path.n - name.n + bare.n};
}

/** Whether @p name stands for its folder. */
static bool is_index(struct str name)
{
    static const char *const names[] = {"index", "indexfr", "readme", NULL};
    struct name_key key = name_key(name, NAME_AS_IT_IS);
    return str_is_in(name_key_str(&key), names);
}

/** The place of the file in its source, without its endings. */
static struct str place_of(struct str origin)
{
    struct str place = without_endings(origin);
    size_t source = str_find(place, STR("/"));
    if (source < place.n)
        place = (struct str){place.at + source + 1, place.n - source - 1};
    struct str name = member_last_name(place);
    if (is_index(name) && name.n < place.n)
        place.n -= name.n + 1;
    return place;
}

void member_id_put_path(struct buf *out, struct str origin)
{
    member_id_put(out, place_of(origin));
}

static bool begins_with_day(struct str name)
{
    static const char form[] = "0000-00-00";
    if (name.n <= DAY_BYTES)
        return false;
    for (size_t i = 0; i < DAY_BYTES; i++) {
        bool is_digit = name.at[i] >= '0' && name.at[i] <= '9';
        if (form[i] == '0' ? !is_digit : name.at[i] != '-')
            return false;
    }
    return true;
}

struct str member_file_day(struct str origin)
{
    struct str name = member_last_name(place_of(origin));
    return begins_with_day(name) ? (struct str){name.at, DAY_BYTES} : STR("");
}

struct str member_file_name(struct str origin)
{
    struct str name = member_last_name(place_of(origin));
    if (begins_with_day(name))
        name = (struct str){name.at + DAY_BYTES, name.n - DAY_BYTES};
    /* « 1.guide » is the first one of its folder. */
    size_t n = 0;
    while (n < name.n && name.at[n] >= '0' && name.at[n] <= '9')
        n++;
    if (n > 0 && n + 1 < name.n && name.at[n] == '.')
        name = (struct str){name.at + n + 1, name.n - n - 1};
    while (name.n && (name.at[0] == '-' || name.at[0] == '_' || name.at[0] == ' '))
        name = (struct str){name.at + 1, name.n - 1};
    return name;
}

static void set_text(const struct members *members, const char *name,
                     const struct buf *text)
{
    if (text->n && !buf_overflowed(text))
        (void)json_object_set_new(members->object, name, json_stringn(text->at, text->n));
}

/** « mon-bel-article » → « Mon bel article » */
static void title_of_file(const struct members *members)
{
    struct str name = member_file_name(str_of(members->reading->origin));
    AUTO_BUF title = BUF_INIT(RECORD_TITLE_MAX);
    for (size_t i = 0; i < name.n; i++) {
        char c = name.at[i] == '-' || name.at[i] == '_' ? ' ' : name.at[i];
        bool is_small = c >= 'a' && c <= 'z';
        buf_put_byte(&title, (char)(i == 0 && is_small ? c - 'a' + 'A' : c));
    }
    set_text(members, "title", &title);
}

/** The heading that the text begins with, as its layout has it; empty when it begins
 *  otherwise. Borrowed from @p text. */
static struct str first_heading(struct str layout, struct str text)
{
    struct layout_reader reader = layout_read(layout, text);
    struct block block;
    while (layout_next(&block, &reader)) {
        if (block.type == BLOCK_HEADING)
            return (struct str){text.at + block.start, block.end - block.start};
        if (block.type != BLOCK_SECTION && block.type != BLOCK_PAGE)
            break;
    }
    return STR("");
}

/** A document that is a whole file is called and dated like it where it says nothing. */
static void read_file_name(const struct members *members)
{
    const json_t *title = json_object_get(members->object, "title");
    const json_t *text = json_object_get(members->object, "text");
    struct str layout = member_str(json_object_get(members->object, "layout"));
    struct str heading = first_heading(layout, member_str(text));
    if (member_is_empty(title) && heading.n)
        (void)json_object_set_new(members->object, "title",
                                  json_stringn(heading.at, heading.n));
    else if (member_is_empty(title) && !member_is_empty(text))
        title_of_file(members);
    struct str day = member_file_day(str_of(members->reading->origin));
    date_day ignored;
    struct error none = {0};
    if (day.n && !json_object_get(members->object, "date") &&
        date_parse(&ignored, day, &none) == STATUS_OK)
        (void)json_object_set_new(members->object, "date", json_stringn(day.at, day.n));
}

/** Append @p text in small letters without accents, with one « - » for each run of other
 *  signs. */
static void put_slug(struct buf *out, struct str text)
{
    struct str rest = text;
    bool dash_is_due = false;
    size_t length;
    while (rest.n) {
        (void)utf8_decode(rest.at, rest.n, &length);
        struct name_key key = name_key((struct str){rest.at, length}, NAME_AS_IT_IS);
        if (key.n && dash_is_due)
            buf_put_byte(out, '-');
        buf_put_str(out, name_key_str(&key));
        dash_is_due = key.n == 0;
        rest = (struct str){rest.at + length, rest.n - length};
    }
}

/** The path, and for one of several documents in it, the title as a slug. */
static void put_place(struct buf *id, const struct members *members)
{
    AUTO_BUF whole = BUF_INIT(ID_ROOM);
    struct str place = place_of(str_of(members->reading->origin));
    buf_put_str(&whole, place);
    if (!members->is_file) {
        struct str title = member_str(json_object_get(members->object, "title"));
        if (str_trim(title).n == 0)
            title = utf8_head(member_str(json_object_get(members->object, "text")), 80);
        buf_put_byte(&whole, '/');
        put_slug(&whole, title);
    }
    member_id_put(id, buf_str(&whole));
}

/** Blanks of ids that the source gave become what they become everywhere. */
static void mend_id(const struct members *members, const char *name)
{
    const json_t *value = json_object_get(members->object, name);
    AUTO_BUF id = BUF_INIT(ID_ROOM);
    if (!json_is_string(value))
        return;
    struct str text = member_str(value);
    if (text.n <= RECORD_ID_MAX && str_trim(text).n > 0) {
        member_id_put(&id, text);
        set_text(members, name, &id);
    }
}

void members_make_id(struct members *members)
{
    if (members->is_file)
        read_file_name(members);
    mend_id(members, "part_of");
    if (!member_is_empty(json_object_get(members->object, "id"))) {
        mend_id(members, "id");
        /* The number of a file among those of its folder is no other folder's. */
        struct str given = member_str(json_object_get(members->object, "id"));
        members->has_made_id = members->is_file && str_number(given, INT64_MAX) >= 0;
        return;
    }
    AUTO_BUF text = BUF_INIT(ID_ROOM), id = BUF_INIT(ID_ROOM);
    struct str url = member_str(json_object_get(members->object, "url"));
    member_put_text(&text, members->slug, "-");
    if (text.n)
        member_id_put_address(&id, buf_str(&text));
    else if (members->address)
        member_id_put_address(&id, member_str(members->address));
    else if (url.n)
        member_id_put_address(&id, url);
    if (id.n == 0)
        put_place(&id, members);
    set_text(members, "id", &id);
    members->has_made_id = true;
}
