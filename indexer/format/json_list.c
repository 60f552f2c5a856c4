/* Finds lists in JSON and cuts their elements, by brackets and quotes alone: jansson
 * checks each element afterwards. */
#include "indexer/format/json_list.h"

#include <string.h>

#include "base/macros.h"

/** Objects inside each other in which a list is looked for. */
#define NESTED_MAX 3U
/** The most members of an object that are looked at. */
#define MEMBERS_MAX 200U

/** Names under which exports have their documents, the best first. */
static const char *const list_names[] = {
    "results", "records", "features",   "documents",  "items",  "entries",   "articles",
    "posts",   "data",    "rows",       "hits",       "values", "@graph",    "graph",
    "edges",   "nodes",   "formations", "actualites", "fiches", "resultats", "liste"};

/** Names of the objects in which such a list may be. */
static const char *const wrapper_names[] = {"data",      "response", "result", "hits",
                                            "_embedded", "export",   "root"};

/** Members that only settings of programs and schemas have. */
static const char *const settings_names[] = {"dependencies",
                                             "devDependencies",
                                             "peerDependencies",
                                             "compilerOptions",
                                             "lockfileVersion",
                                             "$schema",
                                             "$id",
                                             "$defs",
                                             "definitions",
                                             "openapi",
                                             "swagger",
                                             "manifest_version",
                                             "require",
                                             "packages",
                                             "extends",
                                             "tsConfig",
                                             "start_url",
                                             "engines",
                                             "metadata_version",
                                             "nbformat"};

/** Members of which one is in a document. */
static const char *const document_names[] = {"title",   "titre",   "text",    "texte",
                                             "contenu", "content", "intitule"};

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

static size_t skip_blanks(struct str text, size_t at)
{
    while (at < text.n && is_blank(text.at[at]))
        at++;
    return at;
}

/** Behind the string that begins at @p at; text.n + 1 when it does not end. */
static size_t skip_string(struct str text, size_t at)
{
    for (at++; at < text.n; at++) {
        if (text.at[at] == '\\')
            at++;
        else if (text.at[at] == '"')
            return at + 1;
    }
    return text.n + 1;
}

/** Behind the value that begins at @p at; text.n + 1 when it does not end, or is too
 *  deep. */
static size_t skip_value(struct str text, size_t at)
{
    unsigned depth = 0;
    while (at < text.n) {
        char c = text.at[at];
        if (c == '"') {
            at = skip_string(text, at);
        } else if (c == '{' || c == '[') {
            at++;
            if (++depth > JSON_DEPTH_MAX)
                return text.n + 1;
        } else if ((c == '}' || c == ']') && depth > 0) {
            at++;
            depth--;
        } else if (depth == 0 && (c == ',' || c == '}' || c == ']' || is_blank(c))) {
            return at;
        } else {
            at++;
            continue;
        }
        if (depth == 0)
            return at;
    }
    return depth ? text.n + 1 : at;
}

static uint32_t count_lines(struct str text, size_t n)
{
    uint32_t lines = 0;
    for (const char *at = text.at; (at = memchr(at, '\n', n - (size_t)(at - text.at)));
         at++)
        lines++;
    return lines;
}

/* Finding. */

/** What the members of an object tell. */
struct finding {
    bool are_settings, is_document;
    /* The place of the best list, its rank among the names, and how many there are. */
    size_t list, rank, n_lists;
};

/** Whether an array of objects begins at @p at. */
static bool is_list_at(struct str text, size_t at)
{
    size_t next = skip_blanks(text, at + 1);
    return text.at[at] == '[' && next < text.n && text.at[next] == '{';
}

static void look_into(struct finding *out, struct str text, size_t at, unsigned depth);

static void take_member(struct finding *out, struct str text, struct str name, size_t at,
                        unsigned depth)
{
    if (depth == 0) {
        out->are_settings = out->are_settings ||
                            str_is_among(name, settings_names, COUNT_OF(settings_names));
        out->is_document = out->is_document ||
                           str_is_among(name, document_names, COUNT_OF(document_names));
    }
    size_t rank = str_place(name, list_names, COUNT_OF(list_names));
    if (is_list_at(text, at)) {
        out->n_lists++;
        if (rank < out->rank || out->list == text.n) {
            out->rank = rank;
            out->list = at;
        }
    } else if (text.at[at] == '{' && depth + 1 < NESTED_MAX &&
               str_is_among(name, wrapper_names, COUNT_OF(wrapper_names))) {
        look_into(out, text, at, depth + 1);
    }
}

/** Look at the members of the object that begins at @p at. */
static void look_into(struct finding *out, struct str text, size_t at, unsigned depth)
{
    at++;
    for (unsigned i = 0; i < MEMBERS_MAX; i++) {
        at = skip_blanks(text, at);
        if (at >= text.n || text.at[at] != '"')
            return;
        size_t end = skip_string(text, at);
        size_t value = end < text.n ? skip_blanks(text, end) : text.n;
        if (value >= text.n || text.at[value] != ':')
            return;
        value = skip_blanks(text, value + 1);
        if (value >= text.n)
            return;
        take_member(out, text, str_between(text, at + 1, end - 1), value, depth);
        at = skip_value(text, value);
        at = at < text.n ? skip_blanks(text, at) : text.n;
        if (at >= text.n || text.at[at] != ',')
            return;
        at++;
    }
}

static struct json_list list_at(struct str text, size_t at, bool is_array)
{
    at += is_array;
    return (struct json_list){str_between(text, at, text.n), 1 + count_lines(text, at),
                              is_array};
}

enum json_sort json_list_find(struct json_list *out, struct str text)
{
    size_t at = str_starts_with(text, STR("\xEF\xBB\xBF")) ? 3 : 0;
    at = skip_blanks(text, at);
    *out = (struct json_list){.rest = STR("")};
    if (at >= text.n)
        return JSON_OTHER;
    if (is_list_at(text, at)) {
        *out = list_at(text, at, true);
        return JSON_LIST;
    }
    if (text.at[at] != '{')
        return JSON_OTHER;
    struct finding found = {.list = text.n, .rank = COUNT_OF(list_names)};
    look_into(&found, text, at, 0);
    if (found.are_settings)
        return JSON_OTHER;
    *out = list_at(text, at, false);
    size_t end = skip_value(text, at);
    size_t next = end < text.n ? skip_blanks(text, end) : text.n;
    /* Objects one behind the other, as lines of JSON are. */
    if (next < text.n && text.at[next] == '{')
        return JSON_LIST;
    bool is_named = found.rank < COUNT_OF(list_names);
    if (found.list < text.n && !found.is_document && (is_named || found.n_lists == 1)) {
        *out = list_at(text, found.list, true);
        return JSON_LIST;
    }
    return found.is_document ? JSON_DOCUMENT : JSON_OTHER;
}

/* Cutting. */

static void advance(struct json_list *list, size_t n)
{
    list->line += count_lines(list->rest, n);
    list->rest = str_between(list->rest, n, list->rest.n);
}

enum json_step json_list_next(struct json_element *out, struct json_list *list)
{
    advance(list, skip_blanks(list->rest, 0));
    *out = (struct json_element){STR(""), list->line, list->line};
    if (!list->rest.n)
        return list->is_array ? JSON_BROKEN : JSON_END;
    if (list->is_array && list->rest.at[0] == ']')
        return JSON_END;
    size_t n = skip_value(list->rest, 0);
    if (n == 0 || n > list->rest.n)
        return JSON_BROKEN;
    out->json = (struct str){list->rest.at, n};
    advance(list, n);
    out->last_line = list->line;
    size_t next = skip_blanks(list->rest, 0);
    if (list->is_array && next < list->rest.n && list->rest.at[next] == ',')
        advance(list, next + 1);
    else if (list->is_array && (next == list->rest.n || list->rest.at[next] != ']'))
        return JSON_BROKEN;
    return JSON_ELEMENT;
}
