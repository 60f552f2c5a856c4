/* Finds the front matter of a notice, and cuts the text at its end. */
#include "base/utf8.h"
#include "engine/json/json_read.h"
#include "indexer/format/front_matter.h"

/** The most lines that may stand before the front matter. */
#define LINES_BEFORE_MAX 50
/** The most letters of a name. */
#define NAME_MAX 60

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

static bool read_fence(struct fence *out, struct str line)
{
    line = without_end(line);
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

static uint32_t count_lines(struct str text)
{
    uint32_t n = 0;
    for (size_t i = 0; i < text.n; i++)
        n += text.at[i] == '\n';
    return n;
}

/** Cut at the end of the JSON object that @p text begins with. */
static bool cut_object(struct front_matter *out, struct str text)
{
    json_error_t error;
    size_t n = text.n < FRONT_MATTER_MAX ? text.n : FRONT_MATTER_MAX;
    AUTO_JSON *object = json_loadb(text.at, n, JSON_DISABLE_EOF_CHECK, &error);
    if (!json_is_object(object) || error.position <= 0)
        return false;
    out->kind = FRONT_MATTER_JSON;
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
            return false;
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
