/* Finds the route of a path. */
#include "server/handle/route_table.h"

#include "base/macros.h"
#include "server/handle/handlers.h"

#define ROUTE_ROW(path, format, needs_index, name)                                       \
    {path, format, needs_index, handle_##name},
static const struct route routes[] = {ROUTES(ROUTE_ROW)};
#undef ROUTE_ROW

/** Whether @p path is one of the paths that @p pattern stands for. */
static bool matches(const char *pattern, struct str path, struct str *rest)
{
    struct str whole = str_of(pattern);
    struct str before = {whole.at, str_find(whole, STR("{"))};
    if (before.n == whole.n)
        return str_equal(path, whole);
    size_t end = str_find(whole, STR("}")) + 1;
    struct str after = {whole.at + end, whole.n - end};
    if (path.n <= before.n + after.n || !str_starts_with(path, before) ||
        !str_ends_with(path, after))
        return false;
    *rest = (struct str){path.at + before.n, path.n - before.n - after.n};
    return true;
}

const struct route *route_find(struct str path, struct str *rest)
{
    *rest = STR("");
    for (size_t i = 0; i < COUNT_OF(routes); i++)
        if (matches(routes[i].path, path, rest))
            return &routes[i];
    return NULL;
}
