/* Writes types, in words, and members, in tables. */
#include "server/reference/reference_schema.h"

#include "base/macros.h"
#include "engine/json/json_put.h"

/** The most levels of members inside members that one table shows. */
#define LEVELS_MAX 3

void put_value(const struct reference *r, const json_t *value)
{
    AUTO_BUF text = BUF_INIT(1U << 20);
    if (json_is_string(value))
        buf_put_text(&text, json_string_value(value));
    else
        json_put_value(&text, value);
    HTML_TEXT(r->h, "<code>", buf_str(&text), "</code>");
}

/** Whether it is the empty text. Every parameter takes that, so it is not named. */
static bool is_nothing(const json_t *value)
{
    return json_is_string(value) && json_string_length(value) == 0;
}

static void put_values(const struct reference *r, const json_t *values)
{
    size_t n = 0;
    for (size_t i = 0; i < json_array_size(values); i++) {
        const json_t *value = json_array_get(values, i);
        if (is_nothing(value))
            continue;
        if (n++)
            html_text(r->h, STR(", "));
        put_value(r, value);
    }
}

static const struct {
    const char *name;
    struct str one, several;
} types[] = {
    {"string", {"texte", 5}, {"textes", 6}},
    {"integer", {"entier", 6}, {"entiers", 7}},
    {"number", {"nombre", 6}, {"nombres", 7}},
    {"boolean", {"vrai ou faux", 12}, {"vrai ou faux", 12}},
    {"object", {"objet", 5}, {"objets", 6}},
    {"array", {"liste", 5}, {"listes", 6}},
    {"null", {"null", 4}, {"null", 4}},
};

static void put_type_name(const struct reference *r, const json_t *name, bool is_one)
{
    for (size_t i = 0; i < COUNT_OF(types); i++)
        if (json_is_string(name) && strcmp(types[i].name, json_string_value(name)) == 0)
            html_text(r->h, is_one ? types[i].one : types[i].several);
}

/** The bounds of values, each with what stands around it. */
static const struct {
    const char *name, *before, *behind;
} bounds[] = {
    {"minimum", ", au moins ", ""},
    {"exclusiveMinimum", ", plus de ", ""},
    {"maximum", ", au plus ", ""},
    {"minLength", ", au moins ", " caractère"},
    {"maxLength", ", au plus ", " caractères"},
    {"minItems", ", au moins ", " valeurs"},
    {"maxItems", ", au plus ", " valeurs"},
    {"format", ", format ", ""},
    {"const", ", toujours ", ""},
};

static void put_bounds(const struct reference *r, const json_t *schema)
{
    for (size_t i = 0; i < COUNT_OF(bounds); i++) {
        const json_t *value = json_object_get(schema, bounds[i].name);
        if (!value)
            continue;
        html_text(r->h, str_of(bounds[i].before));
        put_value(r, value);
        html_text(r->h, str_of(bounds[i].behind));
    }
}

static void put_schema_link(const struct reference *r, struct str name)
{
    HTML_TAG(r->h, "<a");
    HTML_URL(r->h, "href", url_anchor(name, r->arena));
    html_text(r->h, name);
    HTML(r->h, "</a>");
}

static void put_typed(const struct reference *r, const json_t *schema, bool is_one);

/** What each of several schemas takes, with @p word between them. */
static void put_each(const struct reference *r, const json_t *schemas, struct str word)
{
    size_t n = 0;
    for (size_t i = 0; i < json_array_size(schemas); i++) {
        const json_t *one = json_array_get(schemas, i);
        if (is_nothing(json_object_get(one, "const")))
            continue;
        if (n++)
            html_text(r->h, word);
        put_typed(r, one, true);
    }
}

/** Write the names of a type, or of several: « texte ou null ». */
static void put_names(const struct reference *r, const json_t *type, bool is_one)
{
    if (!json_is_array(type))
        put_type_name(r, type, is_one);
    for (size_t i = 0; i < json_array_size(type); i++) {
        if (i)
            html_text(r->h, STR(" ou "));
        put_type_name(r, json_array_get(type, i), is_one);
    }
}

static void put_typed(const struct reference *r, const json_t *schema, bool is_one)
{
    const json_t *items = json_object_get(schema, "items");
    const json_t *values = json_object_get(schema, "enum");
    if (reference_name(schema).n) {
        put_schema_link(r, reference_name(schema));
    } else if (values) {
        put_values(r, values);
    } else if (json_object_get(schema, "anyOf")) {
        put_each(r, json_object_get(schema, "anyOf"), STR(" ou "));
    } else if (json_object_get(schema, "oneOf")) {
        put_each(r, json_object_get(schema, "oneOf"), STR(" ou "));
    } else if (json_object_get(schema, "allOf")) {
        put_each(r, json_object_get(schema, "allOf"), STR(" et "));
    } else {
        put_names(r, json_object_get(schema, "type"), is_one);
        if (items) {
            html_text(r->h, STR(" : "));
            put_typed(r, items, false);
        }
        put_bounds(r, schema);
    }
}

void put_type(const struct reference *r, const json_t *schema)
{
    put_typed(r, schema, true);
    const json_t *usual = json_object_get(schema, "default");
    if (!usual || is_nothing(usual))
        return;
    html_text(r->h, STR(" ; par défaut "));
    put_value(r, usual);
}

static bool is_required(const json_t *schema, const char *name)
{
    const json_t *required = json_object_get(schema, "required");
    for (size_t i = 0; i < json_array_size(required); i++)
        if (strcmp(name, json_string_value(json_array_get(required, i))) == 0)
            return true;
    return false;
}

/** A path of names, such as "hits[].title". */
struct member_path {
    const struct member_path *whole;
    const char *name;
    bool is_list;
};

static void put_path(struct buf *out, const struct member_path *path)
{
    if (!path)
        return;
    put_path(out, path->whole);
    buf_put_text(out, path->whole ? "." : "");
    buf_put_text(out, path->name);
    buf_put_text(out, path->is_list ? "[]" : "");
}

static void put_members(const struct reference *r, const json_t *schema,
                        const struct member_path *whole, int level);

static void put_member(const struct reference *r, const json_t *schema,
                       const json_t *member, const struct member_path *path, int level)
{
    AUTO_BUF name = BUF_INIT(1000);
    put_path(&name, path);
    HTML_TEXT(r->h, "<tr><th scope=\"row\"><code>", buf_str(&name), "</code>");
    if (!is_required(schema, path->name))
        HTML(r->h, " <span class=\"quiet\">facultatif</span>");
    HTML(r->h, "</th><td>");
    put_type(r, member);
    HTML(r->h, "</td><td>");
    put_line(r, str_trim(text_of(member, "description")));
    HTML(r->h, "</td></tr>");
    const json_t *items = json_object_get(member, "items");
    struct member_path listed = *path;
    listed.is_list = items != NULL;
    put_members(r, items ? items : member, &listed, level + 1);
}

/** Write the rows of the members of @p schema, and of the objects that they hold. */
static void put_members(const struct reference *r, const json_t *schema,
                        const struct member_path *whole, int level)
{
    const char *name;
    json_t *member;
    const json_t *all = json_object_get(schema, "allOf");
    if (level > LEVELS_MAX)
        return;
    for (size_t i = 0; i < json_array_size(all); i++)
        put_members(r, json_array_get(all, i), whole, level);
    /* jansson's loop wants a tree that may be changed. */
    json_t *members = json_object_get(schema, "properties");
    json_object_foreach(members, name, member)
        put_member(r, schema, member, &(struct member_path){whole, name, false}, level);
}

static bool has_members(const json_t *schema)
{
    return json_object_get(schema, "properties") || json_object_get(schema, "allOf");
}

static void put_table(const struct reference *r, const json_t *schema)
{
    HTML(r->h,
         "<div class=\"table\" role=\"region\" aria-label=\"Membres\" tabindex=\"0\">"
         "<table><thead><tr><th scope=\"col\">Membre</th><th scope=\"col\">Valeur</th>"
         "<th scope=\"col\">Ce que c’est</th></tr></thead><tbody>");
    put_members(r, schema, NULL, 0);
    HTML(r->h, "</tbody></table></div>");
}

void put_schema(const struct reference *r, const char *name, const json_t *schema)
{
    HTML_TAG(r->h, "<section class=\"schema\"");
    HTML_ATTR(r->h, "id", str_of(name));
    HTML_TEXT(r->h, "<h3>", str_of(name), "</h3>");
    put_paragraphs(r, text_of(schema, "description"));
    HTML(r->h, "<p>");
    put_type(r, schema);
    HTML(r->h, "</p>");
    if (has_members(schema))
        put_table(r, schema);
    HTML(r->h, "</section>");
}
