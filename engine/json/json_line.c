/* Finds the line of a value by walking through a JSON text along the value's path. */
#include "engine/json/json_line.h"

#include <stdbool.h>

struct json_walk {
    struct str text;
    /* Never beyond text.n. */
    size_t at;
};

static char now(const struct json_walk *w)
{
    return w->at < w->text.n ? w->text.at[w->at] : '\0';
}

/** Skip white space and the signs between values. */
static void skip_between(struct json_walk *w)
{
    while (w->at < w->text.n && strchr(" \t\r\n,:", w->text.at[w->at]))
        w->at++;
}

/** Skip the string that begins here; returns what is between its quotes. */
static struct str skip_string(struct json_walk *w)
{
    size_t start = ++w->at;
    while (w->at < w->text.n && now(w) != '"')
        w->at += now(w) == '\\' ? 2 : 1;
    if (w->at > w->text.n)
        w->at = w->text.n;
    struct str inside = {w->text.at + start, w->at - start};
    w->at += w->at < w->text.n;
    return inside;
}

/** Skip the value that begins here, with everything in it. */
static void skip_value(struct json_walk *w)
{
    size_t depth = 0;
    do {
        char c = now(w);
        if (c == '"') {
            (void)skip_string(w);
            continue;
        }
        depth += c == '[' || c == '{';
        depth -= (c == ']' || c == '}') && depth;
        w->at += w->at < w->text.n;
    } while (w->at < w->text.n && (depth || !strchr(",]} \t\r\n", now(w))));
}

/**
 * Go to the value of member @p name of the object that begins here; false when it has
 * none.
 */
static bool enter_member(struct json_walk *w, struct str name)
{
    if (now(w) != '{')
        return false;
    w->at++;
    for (skip_between(w); now(w) == '"'; skip_between(w)) {
        bool found = str_equal(skip_string(w), name);
        skip_between(w);
        if (found)
            return true;
        skip_value(w);
    }
    return false;
}

/** Go to element @p i of the list that begins here; false when it has none. */
static bool enter_element(struct json_walk *w, size_t i)
{
    if (now(w) != '[')
        return false;
    w->at++;
    for (skip_between(w); i && now(w) != ']' && w->at < w->text.n; skip_between(w)) {
        skip_value(w);
        i--;
    }
    return !i && now(w) != ']' && w->at < w->text.n;
}

/** Remove the first step from @p path and follow it; false when it leads nowhere. */
static bool step(struct json_walk *w, const char **path)
{
    if (**path == '[') {
        struct str number = {*path + 1, strcspn(*path + 1, "]")};
        *path = number.at + number.n;
        *path += **path == ']';
        return enter_element(w, (size_t)str_number(number, INT64_MAX));
    }
    *path += **path == '.';
    size_t n = strcspn(*path, ".[");
    struct str name = {*path, n};
    *path += n;
    return enter_member(w, name);
}

size_t json_line_of(struct str text, const char *path)
{
    struct json_walk walk = {text, 0};
    skip_between(&walk);
    size_t reached = walk.at;
    /* A step that leads nowhere may have read further than the last value reached. */
    while (*path && step(&walk, &path))
        reached = walk.at;
    size_t line = 1;
    for (size_t i = 0; i < reached; i++)
        line += text.at[i] == '\n';
    return line;
}
