/* Makes JSON of YAML. */
#include <stdlib.h>
#include <yaml.h>

#include "server/contract/contract.h"

/** The most levels of the document. */
#define DEPTH_MAX 40

static struct str text_of(const yaml_node_t *node)
{
    return (struct str){(const char *)node->data.scalar.value, node->data.scalar.length};
}

/** The number that the whole of @p text is; NULL when it is none. */
static json_t *number_of(struct str text)
{
    bool has_digits = text.n > 0 && strspn(text.at, "-0123456789.eE+") == text.n &&
                      strchr("-0123456789", text.at[0]);
    char *end = NULL;
    if (!has_digits)
        return NULL;
    long long whole = strtoll(text.at, &end, 10);
    if (end == text.at + text.n)
        return json_integer(whole);
    double real = strtod(text.at, &end);
    return end == text.at + text.n ? json_real(real) : NULL;
}

/** A scalar that is not in quotes (YAML 1.2, §10.3.2: the core schema). */
static json_t *plain(struct str text)
{
    static const char *const nulls[] = {"", "~", "null", "Null", "NULL", NULL};
    static const char *const trues[] = {"true", "True", "TRUE", NULL};
    static const char *const falses[] = {"false", "False", "FALSE", NULL};
    if (str_is_in(text, nulls))
        return json_null();
    if (str_is_in(text, trues))
        return json_true();
    if (str_is_in(text, falses))
        return json_false();
    json_t *number = number_of(text);
    return number ? number : json_stringn(text.at, text.n);
}

static json_t *value_of(yaml_document_t *document, int number, int depth);

static json_t *mapping_of(yaml_document_t *document, const yaml_node_t *node, int depth)
{
    json_t *object = json_object();
    for (yaml_node_pair_t *pair = node->data.mapping.pairs.start;
         pair < node->data.mapping.pairs.top; pair++) {
        const yaml_node_t *key = yaml_document_get_node(document, pair->key);
        json_t *value = value_of(document, pair->value, depth);
        bool is_set = value && key->type == YAML_SCALAR_NODE &&
                      !json_object_get(object, text_of(key).at) &&
                      json_object_set(object, text_of(key).at, value) == 0;
        json_decref(value);
        if (!is_set) {
            json_decref(object);
            return NULL;
        }
    }
    return object;
}

static json_t *list_of(yaml_document_t *document, const yaml_node_t *node, int depth)
{
    json_t *list = json_array();
    for (yaml_node_item_t *item = node->data.sequence.items.start;
         item < node->data.sequence.items.top; item++) {
        if (json_array_append_new(list, value_of(document, *item, depth)) == 0)
            continue;
        json_decref(list);
        return NULL;
    }
    return list;
}

/** The value of node @p number; NULL when it is too deep, has a name twice, or a name
 *  that is no text. */
static json_t *value_of(yaml_document_t *document, int number, int depth)
{
    const yaml_node_t *node = yaml_document_get_node(document, number);
    if (!node || depth == DEPTH_MAX)
        return NULL;
    if (node->type == YAML_MAPPING_NODE)
        return mapping_of(document, node, depth + 1);
    if (node->type == YAML_SEQUENCE_NODE)
        return list_of(document, node, depth + 1);
    struct str text = text_of(node);
    return node->data.scalar.style == YAML_PLAIN_SCALAR_STYLE
               ? plain(text)
               : json_stringn(text.at, text.n);
}

enum status contract_from_yaml(json_t **out, struct str text, struct error *err)
{
    *out = NULL;
    yaml_parser_t parser;
    yaml_document_t document;
    if (!yaml_parser_initialize(&parser))
        return error_set(err, STATUS_INTERNAL, "libyaml");
    yaml_parser_set_input_string(&parser, (const unsigned char *)text.at, text.n);
    enum status st = STATUS_OK;
    if (!yaml_parser_load(&parser, &document)) {
        st = error_set(err, STATUS_BAD_INPUT, "line %zu: %s",
                       parser.problem_mark.line + 1, parser.problem);
    } else {
        *out = value_of(&document, 1, 0);
        yaml_document_delete(&document);
        if (!*out)
            st = error_set(err, STATUS_BAD_INPUT,
                           "empty, too deep, or a name twice in one mapping");
    }
    yaml_parser_delete(&parser);
    return st;
}
