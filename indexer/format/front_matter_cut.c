/* Finds the front matter of a notice, and cuts the text at its end. */
#include "base/utf8.h"
#include "engine/json/json_read.h"
#include "indexer/format/front_matter.h"
#include "indexer/source/member_names.h"

/** The most lines that may stand before the front matter. */
#define LINES_BEFORE_MAX 50
/** The most letters of a name. */
#define NAME_MAX 60
/** The most lines of an object that is no JSON. */
#define OBJECT_LINES_MAX 200U
/** The fewest members that make a header without signs around it. */
#define BARE_MEMBERS_MIN 2U

/** The signs of the lines around a header. */
static const struct {
    char sign;
    enum front_matter_kind kind;
} fences[] = {
    {'-', FRONT_MATTER_YAML}, {'+', FRONT_MATTER_TOML}, {';', FRONT_MATTER_JSON}};

/** A line of three signs or more. */
struct fence {
    char sign;
    size_t n;
    enum front_matter_kind kind;
};

static struct str without_end(struct str line)
{
    while (line.n && (line.at[line.n - 1] == '\r' || line.at[line.n - 1] == ' ' ||
                      line.at[line.n - 1] == '\t'))
        line.n--;
    return line;
}

/** « ---yaml », « --- toml »: dashes with the name of what stands between them. */
static bool read_named_fence(struct fence *out, struct str line)
{
    static const struct {
        const char *name;
        enum front_matter_kind kind;
    } names[] = {{"yaml", FRONT_MATTER_YAML},
                 {"yml", FRONT_MATTER_YAML},
                 {"toml", FRONT_MATTER_TOML},
                 {"json", FRONT_MATTER_JSON}};
    if (!str_starts_with(line, STR("---")))
        return false;
    struct str name = str_trim((struct str){line.at + 3, line.n - 3});
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (str_equal(name, str_of(names[i].name))) {
            *out = (struct fence){'-', 3, names[i].kind};
            return true;
        }
    return false;
}

static bool read_fence(struct fence *out, struct str line)
{
    line = without_end(line);
    if (read_named_fence(out, line))
        return true;
    if (line.n < 3)
        return false;
    for (size_t i = 1; i < line.n; i++)
        if (line.at[i] != line.at[0])
            return false;
    for (size_t i = 0; i < COUNT_OF(fences); i++)
        if (fences[i].sign == line.at[0]) {
            *out = (struct fence){line.at[0], line.n, fences[i].kind};
            return line.at[0] == '-' || line.n == 3;
        }
    return false;
}

static bool closes(const struct fence *open, struct str line)
{
    struct fence fence;
    if (read_fence(&fence, line))
        return fence.sign == open->sign && fence.n == open->n;
    return open->kind == FRONT_MATTER_YAML && str_equal(without_end(line), STR("..."));
}

static struct str without_mark(struct str text)
{
    static const struct str mark = {"\xEF\xBB\xBF", 3};
    return str_starts_with(text, mark) ? (struct str){text.at + 3, text.n - 3} : text;
}

/** Whether @p line is blank, or a comment of YAML or Markdown. */
static bool is_skipped(struct str line, bool *is_in_comment)
{
    struct str text = str_trim(line);
    bool begins = *is_in_comment || str_starts_with(text, STR("<!--"));
    *is_in_comment = begins && str_find(text, STR("-->")) == text.n;
    return begins || text.n == 0 || text.at[0] == '#';
}

/** Whether @p line is « name: … » or, in TOML, « name = … » or « [name] ». */
static bool names_member(struct str line, enum front_matter_kind kind)
{
    struct str text = str_trim(line);
    char sign = kind == FRONT_MATTER_TOML ? '=' : ':';
    bool is_group = text.n && (text.at[0] == '{' || text.at[0] == '"' ||
                               (kind == FRONT_MATTER_TOML && text.at[0] == '['));
    if (is_group || kind == FRONT_MATTER_JSON)
        return is_group;
    size_t n = 0;
    while (n < text.n && text.at[n] != sign)
        n++;
    bool is_listed = text.n && strchr("-*>|#[`", text.at[0]);
    bool ends = n + 1 == text.n || (n + 1 < text.n && text.at[n + 1] != '/');
    return n > 0 && n < text.n && n <= NAME_MAX && ends && !is_listed;
}

/** Whether @p header, the lines between two fences, is one: its first line that says
 *  something names a member, or none says anything. */
static bool is_header(struct str header, enum front_matter_kind kind)
{
    bool is_in_comment = false, has_comment = false;
    while (header.at && header.n) {
        struct str line = str_cut(&header, '\n');
        if (!is_skipped(line, &is_in_comment))
            return names_member(line, kind);
        has_comment = has_comment || str_trim(line).n > 0;
    }
    return !has_comment;
}

/** Find the end of the header that begins at out->header, whose length is not known. */
static bool find_end(struct front_matter *out, const struct fence *fence, struct str text)
{
    struct str rest = text;
    for (uint32_t number = out->header_line; rest.at; number++) {
        struct str line = str_cut(&rest, '\n');
        if (!closes(fence, line))
            continue;
        out->header = (struct str){text.at, (size_t)(line.at - text.at)};
        out->body = rest.at ? rest : (struct str){line.at + line.n, 0};
        out->body_line = number + 1;
        return true;
    }
    return false;
}

/** A header that nothing closes ends at the first blank line, if all lines before it
 *  name members or go on with one. */
static bool find_open_end(struct front_matter *out, struct str text)
{
    struct str rest = text;
    uint32_t number = out->header_line;
    while (rest.at && rest.n) {
        struct str line = str_cut(&rest, '\n');
        number++;
        out->header = (struct str){text.at, (size_t)(line.at + line.n - text.at)};
        if (str_trim(line).n == 0)
            break;
        bool goes_on = strchr(" \t-", line.at[0]);
        if (!goes_on && !names_member(line, out->kind))
            return false;
    }
    out->body = rest.at ? rest : (struct str){text.at + text.n, 0};
    out->body_line = number;
    out->is_open = true;
    return out->header.n > 0 && names_member(text, out->kind);
}

/**
 * A header without any signs around it, up to the first blank line: « Title: … », and
 * all names are known. Pelican and MultiMarkdown have such headers.
 */
static bool find_bare(struct front_matter *out, struct str text)
{
    struct str rest = text;
    unsigned n_members = 0;
    bool has_title = false;
    out->kind = FRONT_MATTER_YAML;
    while (rest.at && rest.n) {
        struct str line = str_cut(&rest, '\n'), value = line;
        if (str_trim(line).n == 0)
            break;
        struct str name = str_trim(str_cut(&value, ':'));
        enum member_role role = member_name_find(name, &source_settings_none).role;
        if (!value.at || role == ROLE_NONE)
            return false;
        has_title = has_title || role == ROLE_TITLE;
        n_members++;
        out->header = (struct str){text.at, (size_t)(line.at + line.n - text.at)};
    }
    out->body = rest.at ? rest : (struct str){text.at + text.n, 0};
    out->body_line = out->header_line + n_members + 1;
    return has_title && n_members >= BARE_MEMBERS_MIN;
}

static uint32_t count_lines(struct str text)
{
    uint32_t n = 0;
    for (size_t i = 0; i < text.n; i++)
        n += text.at[i] == '\n';
    return n;
}

/** Cut an object that is no JSON at a line « } »; its first member is « "name": … ». */
static bool cut_lines(struct front_matter *out, struct str text)
{
    struct str rest = text;
    (void)str_cut(&rest, '\n');
    struct str first = rest.at ? rest : STR("");
    first = str_trim(str_cut(&first, '\n'));
    if (first.n == 0 || first.at[0] != '"' || str_find(first, STR("\":")) == first.n)
        return false;
    for (uint32_t n = 1; rest.at && n <= OBJECT_LINES_MAX; n++) {
        struct str line = str_cut(&rest, '\n');
        if (!str_equal(without_end(line), STR("}")))
            continue;
        out->header = (struct str){text.at, (size_t)(line.at + 1 - text.at)};
        out->body = (struct str){line.at + 1, text.n - out->header.n};
        out->body_line = out->header_line + n;
        return true;
    }
    return false;
}

/** Cut at the end of the JSON object that @p text begins with. */
static bool cut_object(struct front_matter *out, struct str text)
{
    json_error_t error;
    out->kind = FRONT_MATTER_JSON;
    size_t n = text.n < FRONT_MATTER_MAX ? text.n : FRONT_MATTER_MAX;
    AUTO_JSON *object = json_loadb(text.at, n, JSON_DISABLE_EOF_CHECK, &error);
    if (!json_is_object(object) || error.position <= 0)
        return cut_lines(out, text);
    out->header = (struct str){text.at, (size_t)error.position};
    out->body = (struct str){text.at + out->header.n, text.n - out->header.n};
    out->body_line = out->header_line + count_lines(out->header);
    struct str behind = out->body;
    return str_trim(str_cut(&behind, '\n')).n == 0;
}

/**
 * Find the header in @p text, which has no mark. Comments and blank lines may stand
 * before it.
 */
static bool find_header(struct front_matter *out, struct str text)
{
    bool is_in_comment = false;
    struct str rest = text;
    for (uint32_t number = 1; rest.at && number <= LINES_BEFORE_MAX; number++) {
        struct str here = rest, line = str_cut(&rest, '\n');
        struct fence fence;
        out->header_line = number;
        if (!is_in_comment && line.n && line.at[0] == '{')
            return cut_object(out, here);
        if (!is_in_comment && read_fence(&fence, line)) {
            out->kind = fence.kind;
            out->header_line = number + 1;
            struct str inside = rest.at ? rest : (struct str){line.at + line.n, 0};
            bool is_closed = find_end(out, &fence, inside);
            return is_closed ? is_header(out->header, fence.kind)
                             : find_open_end(out, inside);
        }
        if (!is_skipped(line, &is_in_comment))
            return number == 1 && find_bare(out, here);
    }
    return false;
}

bool front_matter_starts(struct str text)
{
    struct front_matter found = {0};
    if (!find_header(&found, without_mark(text)))
        return false;
    struct str body = str_trim(found.body);
    bool is_data = body.n == 0 || body.at[0] == '{' || body.at[0] == '[';
    bool is_object = found.kind == FRONT_MATTER_JSON && found.header.at[0] == '{';
    return !is_object || !is_data;
}

enum status front_matter_cut(struct front_matter *out, struct str text, struct error *err)
{
    struct str bare = without_mark(text);
    *out = (struct front_matter){0};
    if (!find_header(out, bare))
        *out = (struct front_matter){.body = bare, .header_line = 1, .body_line = 1};
    if (out->header.n > FRONT_MATTER_MAX)
        return error_set(err, STATUS_TOO_LARGE,
                         "l'en-tête dépasse %u octets, ou la ligne « --- » qui doit "
                         "la finir manque",
                         FRONT_MATTER_MAX);
    return STATUS_OK;
}
