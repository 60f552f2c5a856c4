/* The table of routes: it finds the routes that it lists and no others. */
#include "server/handle/route_table.h"

#include "base/macros.h"
#include "server/handle/handlers.h"
#include "tests/unit/cmocka_all.h"

static const struct {
    const char *path;
    /** The route that is found; NULL: none. */
    const char *route;
    const char *rest;
} rows[] = {
    {"/", "/", ""},
    {"/recherche", "/recherche", ""},
    {"/recherche/", NULL, ""},
    {"/Recherche", NULL, ""},
    {"/api/v1/search", "/api/v1/search", ""},
    {"/api/v1/searches", NULL, ""},
    {"/api/v1/suggest", "/api/v1/suggest", ""},
    {"/api/v1/documents/a", "/api/v1/documents/{id}", "a"},
    {"/api/v1/documents/a/b c", "/api/v1/documents/{id}", "a/b c"},
    {"/api/v1/documents/", NULL, ""},
    {"/api/v1/documents/a/similar", "/api/v1/documents/{id}/similar", "a"},
    {"/api/v1/documents/a/b/similar", "/api/v1/documents/{id}/similar", "a/b"},
    {"/api/v1/documents/a/similar/similar", "/api/v1/documents/{id}/similar",
     "a/similar"},
    {"/api/v1/documents/a/b/passages", "/api/v1/documents/{id}/passages", "a/b"},
    {"/api/v1/documents/similar", "/api/v1/documents/{id}", "similar"},
    {"/api/v1/documents//similar", "/api/v1/documents/{id}", "/similar"},
    {"/api/v1/documents/a/similars", "/api/v1/documents/{id}", "a/similars"},
    {"/documents/a/similar", "/documents/{id}", "a/similar"},
    {"/api/v1/documents", NULL, ""},
    {"/documents/x", "/documents/{id}", "x"},
    {"/assets/style.css", "/assets/{file}", "style.css"},
    {"//", NULL, ""},
    {"", NULL, ""},
};

static void paths_find_their_route(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct str rest;
        const struct route *route = route_find(str_of(rows[i].path), &rest);
        if (!rows[i].route) {
            if (route)
                fail_msg("%s finds %s", rows[i].path, route->path);
            continue;
        }
        assert_non_null(route);
        assert_string_equal(rows[i].route, route->path);
        assert_true(str_equal(str_of(rows[i].rest), rest));
    }
}

static void every_route_of_the_table_is_found_by_a_path_of_its_own(void **state)
{
    (void)state;
#define PATH(path, format, needs_index, name) path,
    static const char *const paths[] = {ROUTES(PATH)};
#undef PATH
    for (size_t i = 0; i < COUNT_OF(paths); i++) {
        struct str rest;
        assert_string_equal(paths[i], route_find(str_of(paths[i]), &rest)->path);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paths_find_their_route),
        cmocka_unit_test(every_route_of_the_table_is_found_by_a_path_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
