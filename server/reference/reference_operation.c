/* Writes an operation: its parameters, its answers, an example. */
#include "server/reference/reference_operation.h"

#include <stdlib.h>

#include "server/reference/reference_schema.h"

/** Write a value of a parameter as it stands in an address: the first, if it is a
 *  list. */
static void put_example_of(const struct reference *r, const json_t *example)
{
    if (json_is_array(example))
        example = json_array_get(example, 0);
    if (!example)
        return;
    HTML(r->h, " <span class=\"quiet\">Exemple&nbsp;: ");
    put_value(r, example);
    HTML(r->h, "</span>");
}

static void put_parameter(const struct reference *r, const json_t *parameter)
{
    parameter = resolved(r, parameter);
    HTML_TEXT(r->h, "<tr><th scope=\"row\"><code>", text_of(parameter, "name"),
              "</code>");
    if (json_is_true(json_object_get(parameter, "required")))
        HTML(r->h, " <span class=\"quiet\">obligatoire</span>");
    if (str_equal(text_of(parameter, "in"), STR("header")))
        HTML(r->h, " <span class=\"quiet\">en-tête</span>");
    HTML(r->h, "</th><td>");
    put_type(r, json_object_get(parameter, "schema"));
    HTML(r->h, "</td><td>");
    put_line(r, str_trim(text_of(parameter, "description")));
    put_example_of(r, json_object_get(parameter, "example"));
    HTML(r->h, "</td></tr>");
}

static void put_parameters(const struct reference *r, const json_t *parameters)
{
    if (json_array_size(parameters) == 0)
        return;
    HTML(r->h, "<div class=\"table\" role=\"region\" aria-label=\"Paramètres\""
               " tabindex=\"0\"><table><thead><tr><th scope=\"col\">Paramètre</th>"
               "<th scope=\"col\">Valeur</th><th scope=\"col\">Ce que c’est</th></tr>"
               "</thead><tbody>");
    for (size_t i = 0; i < json_array_size(parameters); i++)
        put_parameter(r, json_array_get(parameters, i));
    HTML(r->h, "</tbody></table></div>");
}

/** Write the content types of an answer, and the schema of each. */
static void put_contents(const struct reference *r, const json_t *response)
{
    const char *type;
    json_t *content;
    /* jansson's loop wants a tree that may be changed. */
    json_t *contents = json_object_get(response, "content");
    json_object_foreach(contents, type, content)
    {
        const json_t *schema = json_object_get(content, "schema");
        HTML_TEXT(r->h, " <span class=\"content\"><code>", str_of(type), "</code>");
        if (reference_name(schema).n) {
            HTML(r->h, "&nbsp;: ");
            put_type(r, schema);
        }
        HTML(r->h, "</span>");
    }
}

static void put_responses(const struct reference *r, json_t *responses)
{
    const char *status;
    json_t *response;
    HTML(r->h, "<dl class=\"answers\">");
    json_object_foreach(responses, status, response)
    {
        const json_t *what = resolved(r, response);
        HTML_TEXT(r->h, "<div><dt><code>", str_of(status), "</code></dt><dd>");
        put_line(r, str_trim(text_of(what, "description")));
        put_contents(r, what);
        HTML(r->h, "</dd></div>");
    }
    HTML(r->h, "</dl>");
}

/** Write a text as it stands, line by line. */
static void put_lines(const struct reference *r, struct str rest)
{
    HTML(r->h, "<pre class=\"example\" tabindex=\"0\"><code>");
    while (rest.at && rest.n) {
        html_text(r->h, str_cut(&rest, '\n'));
        HTML(r->h, "\n");
    }
    HTML(r->h, "</code></pre>");
}

static void put_json(const struct reference *r, const json_t *value)
{
    char *dumped = json_dumps(value, JSON_INDENT(2) | JSON_ENCODE_ANY);
    put_lines(r, str_of(dumped));
    free(dumped); /* library memory */
}

/** Write the example of the answer 200, unless it is a text. */
static void put_example(const struct reference *r, const json_t *get)
{
    const json_t *response =
        resolved(r, json_object_get(json_object_get(get, "responses"), "200"));
    const char *type;
    json_t *content;
    json_t *contents = json_object_get(response, "content");
    json_object_foreach(contents, type, content)
    {
        const json_t *example = json_object_get(content, "example");
        if (!example)
            continue;
        HTML_TEXT(r->h, "<details><summary>Exemple de réponse&nbsp;: <code>",
                  str_of(type), "</code></summary>");
        if (json_is_string(example))
            put_lines(r, str_of(json_string_value(example)));
        else
            put_json(r, example);
        HTML(r->h, "</details>");
    }
}

void put_operation(const struct reference *r, const char *path, const json_t *get)
{
    HTML_TAG(r->h, "<section class=\"operation\"");
    HTML_ATTR(r->h, "id", text_of(get, "operationId"));
    HTML(r->h, "<h3>");
    put_line(r, text_of(get, "summary"));
    HTML(r->h, "</h3>");
    HTML_TEXT(r->h, "<p class=\"address\"><code>GET ", str_of(path), "</code></p>");
    put_paragraphs(r, text_of(get, "description"));
    put_parameters(r, json_object_get(get, "parameters"));
    put_responses(r, json_object_get(get, "responses"));
    put_example(r, get);
    HTML(r->h, "</section>");
}
