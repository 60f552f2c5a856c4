/* docs/openapi.yaml and the tables in the code list the same routes, parameters and
 * problems. */
#include <yaml.h>

#include "base/file.h"
#include "engine/request/request_params.h"
#include "server/handle/handlers.h"
#include "server/http/problem.h"
#include "tests/unit/cmocka_all.h"

/** The documentation as libyaml reads it. It is loaded once. */
static yaml_document_t document;

static int load(void **state)
{
    (void)state;
    AUTO_BUF text = BUF_INIT(1U << 20);
    struct error err = {0};
    if (file_read(&text, SOURCE_DIR "/docs/openapi.yaml", &err))
        return -1;
    yaml_parser_t parser;
    yaml_parser_initialize(&parser);
    yaml_parser_set_input_string(&parser, (const unsigned char *)text.at, text.n);
    int loaded = yaml_parser_load(&parser, &document);
    yaml_parser_delete(&parser);
    return loaded ? 0 : -1;
}

static int unload(void **state)
{
    (void)state;
    yaml_document_delete(&document);
    return 0;
}

static struct str text_of(const yaml_node_t *node)
{
    if (!node || node->type != YAML_SCALAR_NODE)
        return STR("");
    return (struct str){(const char *)node->data.scalar.value, node->data.scalar.length};
}

static yaml_node_t *node_of(int number)
{
    return yaml_document_get_node(&document, number);
}

/** The member @p name of @p map; NULL when there is none. */
static yaml_node_t *member(const yaml_node_t *map, const char *name)
{
    if (!map || map->type != YAML_MAPPING_NODE)
        return NULL;
    for (yaml_node_pair_t *pair = map->data.mapping.pairs.start;
         pair < map->data.mapping.pairs.top; pair++)
        if (str_equal(text_of(node_of(pair->key)), str_of(name)))
            return node_of(pair->value);
    return NULL;
}

static yaml_node_t *at(const char *first, const char *second, const char *third)
{
    yaml_node_t *node = member(yaml_document_get_root_node(&document), first);
    node = second ? member(node, second) : node;
    return third ? member(node, third) : node;
}

static size_t count(const yaml_node_t *map)
{
    return (size_t)(map->data.mapping.pairs.top - map->data.mapping.pairs.start);
}

static void the_documented_paths_are_the_routes(void **state)
{
    (void)state;
#define PATH(path, format, needs_index, name) path,
    static const char *const routes[] = {ROUTES(PATH)};
#undef PATH
    yaml_node_t *paths = at("paths", NULL, NULL);
    assert_non_null(paths);
    for (size_t i = 0; i < COUNT_OF(routes); i++)
        if (!member(member(paths, routes[i]), "get"))
            fail_msg("%s is not documented", routes[i]);
    assert_int_equal(COUNT_OF(routes), count(paths));
}

/** Whether the operation @p get refers to the parameter "#/components/parameters/@p
 *  name". */
static bool takes(const yaml_node_t *get, const char *name)
{
    AUTO_BUF wanted = BUF_INIT(200);
    buf_printf(&wanted, "#/components/parameters/%s", name);
    const yaml_node_t *list = member(get, "parameters");
    for (yaml_node_item_t *item = list->data.sequence.items.start;
         item < list->data.sequence.items.top; item++)
        if (str_equal(text_of(member(node_of(*item), "$ref")), buf_str(&wanted)))
            return true;
    return false;
}

static void the_documented_parameters_of_a_search_are_those_that_are_read(void **state)
{
    (void)state;
    static const char *const paths[] = {"/api/v1/search", "/recherche"};
    for (size_t p = 0; p < COUNT_OF(paths); p++) {
        const yaml_node_t *get = at("paths", paths[p], "get");
        for (size_t i = 0; i < n_search_param_kinds; i++)
            if (!takes(get, search_param_kinds[i].name))
                fail_msg("%s: %s is not documented", paths[p],
                         search_param_kinds[i].name);
        const yaml_node_t *list = member(get, "parameters");
        assert_int_equal(n_search_param_kinds,
                         list->data.sequence.items.top - list->data.sequence.items.start);
    }
    for (size_t i = 0; i < n_search_param_kinds; i++) {
        const yaml_node_t *param =
            at("components", "parameters", search_param_kinds[i].name);
        struct str type = text_of(member(member(param, "schema"), "type"));
        assert_int_equal(search_param_kinds[i].repeats, str_equal(type, STR("array")));
    }
}

static void the_documented_problems_are_those_of_the_table(void **state)
{
    (void)state;
    yaml_node_t *properties =
        member(at("components", "schemas", "Problem"), "properties");
    const yaml_node_t *types = member(member(properties, "type"), "enum");
    assert_non_null(types);
    yaml_node_item_t *item = types->data.sequence.items.start;
    assert_int_equal(PROBLEM_COUNT_, types->data.sequence.items.top - item);
    for (unsigned i = 0; i < PROBLEM_COUNT_; i++, item++)
        assert_true(str_equal(str_of(problem_text((enum problem)i)->type),
                              text_of(node_of(*item))));
}

static void the_documented_kinds_are_those_of_the_table(void **state)
{
    (void)state;
    const yaml_node_t *kinds = member(at("components", "schemas", "KindId"), "enum");
    yaml_node_item_t *item = kinds->data.sequence.items.start;
    assert_int_equal(KIND_COUNT_, kinds->data.sequence.items.top - item);
    for (unsigned i = 0; i < KIND_COUNT_; i++, item++)
        assert_true(str_equal(str_of(kind_slug((enum kind)i)), text_of(node_of(*item))));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_documented_paths_are_the_routes),
        cmocka_unit_test(the_documented_parameters_of_a_search_are_those_that_are_read),
        cmocka_unit_test(the_documented_problems_are_those_of_the_table),
        cmocka_unit_test(the_documented_kinds_are_those_of_the_table),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
