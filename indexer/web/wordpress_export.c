/* Reads exports of WordPress (WXR): RSS with elements of its own. */
#include "engine/json/json_read.h"
#include "indexer/web/web_object.h"
#include "indexer/web/wordpress.h"
#include "indexer/web/xml_items.h"

/** The most types of documents that are counted by name. */
#define TYPES_MAX 40U

/* Types that are no documents: files, menus, settings of themes and extensions. */
static const char *const technical_types[] = {"attachment",
                                              "nav_menu_item",
                                              "revision",
                                              "custom_css",
                                              "oembed_cache",
                                              "user_request",
                                              "wp_block",
                                              "wp_template",
                                              "wp_template_part",
                                              "wp_global_styles",
                                              "wp_navigation",
                                              "wp_font_family",
                                              "wp_font_face",
                                              "acf-field",
                                              "acf-field-group",
                                              "acf-post-type",
                                              "acf-taxonomy",
                                              "elementor_library",
                                              "wpcf7_contact_form",
                                              "wpforms",
                                              "product_variation",
                                              "shop_order",
                                              "shop_coupon",
                                              "customize_changeset",
                                              "mailpoet_page",
                                              "ngg_pictures",
                                              "scheduled-action",
                                              "et_pb_layout",
                                              "fl-builder-template",
                                              "vc_grid_item",
                                              "feedback",
                                              NULL};

struct export_reading {
    const struct reading *reading;
    /* The logins of authors and their names. */
    json_t *authors;
    unsigned n_items;
    /* How many of each technical type were left out, and where the first was. */
    unsigned n_left_out[TYPES_MAX];
    uint32_t left_out_line;
};

static void note_author(struct export_reading *export, const struct xml_item *item)
{
    AUTO_BUF login = BUF_INIT(1000);
    struct str name = xml_node_text(item, XML_WORDPRESS, "author_display_name");
    buf_put_str(&login, xml_node_text(item, XML_WORDPRESS, "author_login"));
    AUTO_JSON *value = name.n ? json_stringn(name.at, name.n) : NULL;
    if (login.n && value)
        (void)json_object_set(export->authors, buf_text(&login), value);
}

/** The name of the author with @p login; the login where the export has none. */
static void set_author(json_t *object, const struct export_reading *export,
                       struct str login)
{
    AUTO_BUF key = BUF_INIT(1000);
    buf_put_str(&key, login);
    const char *name =
        json_string_value(json_object_get(export->authors, buf_text(&key)));
    web_set_line(object, "author", name ? str_of(name) : login);
}

static void set_terms(json_t *object, const struct xml_item *item)
{
    for (size_t i = 0; i < item->n; i++) {
        const struct xml_field *field = &item->fields[i];
        struct str slug = field->attributes[XML_NICENAME];
        if (field->space != XML_RSS || strcmp(field->name, "category") != 0 ||
            str_equal(slug, STR("non-classe")) || str_equal(slug, STR("uncategorized")))
            continue;
        const char *member = wordpress_member_of_taxonomy(field->attributes[XML_DOMAIN]);
        if (member)
            web_add_name(object, member, field->text);
    }
}

/** Blocks of the new editor hold their paragraphs; what older ones typed has blank
 *  lines. */
static enum html_lines lines_of(struct str content)
{
    return str_find(content, STR("<!-- wp:")) < content.n ? HTML_LINES_FLOW
                                                          : HTML_LINES_TYPED;
}

static const char *fill(json_t *object, const struct export_reading *export,
                        const struct xml_item *item, const struct xml_item *channel)
{
    struct str content = xml_node_text(item, XML_CONTENT, "encoded");
    struct str day = xml_node_text(item, XML_WORDPRESS, "post_date");
    /* WordPress writes zeros for no date. */
    if (str_starts_with(day, STR("0000")))
        day = xml_node_text(item, XML_RSS, "pubDate");
    web_set_text(object, "id", xml_node_text(item, XML_WORDPRESS, "post_id"));
    web_set_text(object, "slug", xml_node_text(item, XML_WORDPRESS, "post_name"));
    web_set_text(object, "type", xml_node_text(item, XML_WORDPRESS, "post_type"));
    web_set_text(object, "url", xml_node_text(item, XML_RSS, "link"));
    web_set_text(object, "date", day);
    web_set_line(object, "description", xml_node_text(item, XML_EXCERPT, "encoded"));
    web_set_line(object, "source", xml_node_text(channel, XML_RSS, "title"));
    set_author(object, export, xml_node_text(item, XML_DUBLIN_CORE, "creator"));
    set_terms(object, item);
    return web_set_html(object, content, lines_of(content));
}

/** Whether the item is a document that its editors publish; if not, it is said. */
static bool is_document(struct export_reading *export, const struct xml_item *item,
                        struct str title)
{
    const struct source_sink *sink = export->reading->sink;
    struct str type = xml_node_text(item, XML_WORDPRESS, "post_type");
    size_t k = 0;
    while (technical_types[k] && !str_equal(type, str_of(technical_types[k])))
        k++;
    if (technical_types[k]) {
        export->n_left_out[k]++;
        if (!export->left_out_line)
            export->left_out_line = item->first_line;
        return false;
    }
    struct error left_out = {0};
    if (!wordpress_is_published(&left_out, xml_node_text(item, XML_WORDPRESS, "status"),
                                title)) {
        source_leave_out(sink, item->first_line, "%s", left_out.text);
        return false;
    }
    if (xml_node_text(item, XML_WORDPRESS, "post_password").n) {
        source_leave_out(sink, item->first_line, "« %.*s » : protégé par un mot de passe",
                         (int)(title.n < 120 ? title.n : 120), title.at);
        return false;
    }
    return true;
}

static enum status take_item(void *context, const struct xml_item *item,
                             const struct xml_item *channel, struct error *err)
{
    struct export_reading *export = context;
    if (strcmp(item->name, "author") == 0) {
        note_author(export, item);
        return STATUS_OK;
    }
    export->n_items++;
    AUTO_JSON *object = json_object();
    web_set_line(object, "title", xml_node_text(item, XML_RSS, "title"));
    const json_t *title = json_object_get(object, "title");
    struct str name = {json_string_value(title), json_string_length(title)};
    if (!is_document(export, item, title ? name : STR("sans titre")))
        return STATUS_OK;
    const char *reason = fill(object, export, item, channel);
    if (reason) {
        source_refuse(export->reading->sink, item->first_line, "%s", reason);
        return STATUS_OK;
    }
    struct reading_object found = {object, item->first_line, item->last_line, NULL, true};
    return reading_take_object(export->reading, &found, err);
}

/** Say how many items of technical types were left out. */
static void tell_left_out(const struct export_reading *export)
{
    AUTO_BUF counts = BUF_INIT(400);
    for (size_t k = 0; technical_types[k]; k++)
        if (export->n_left_out[k])
            buf_printf(&counts, "%s%u « %s »", counts.n ? ", " : "",
                       export->n_left_out[k], technical_types[k]);
    if (counts.n)
        source_leave_out(export->reading->sink, export->left_out_line,
                         "%s : ce ne sont pas des documents", buf_text(&counts));
}

bool wordpress_looks_like_export(struct str content)
{
    struct str root = xml_skip_prolog(content);
    struct str head = {root.at, root.n < 8000 ? root.n : 8000};
    return str_starts_with(root, STR("<rss")) &&
           str_find(head, STR("http://wordpress.org/export/")) < head.n;
}

enum status wordpress_read_export(struct str content, const struct reading *reading,
                                  struct error *err)
{
    AUTO_JSON *authors = json_object();
    struct export_reading export = {.reading = reading, .authors = authors};
    struct error fault;
    uint32_t line;
    enum status st = xml_read_items(&fault, &line, content, take_item, &export, err);
    if (st)
        return st;
    tell_left_out(&export);
    if (fault.text[0] && export.n_items)
        source_warn(reading->sink, line, "%s ; ce qui suit peut manquer", fault.text);
    else if (fault.text[0])
        source_refuse(reading->sink, line, "%s", fault.text);
    else if (export.n_items == 0)
        source_warn(reading->sink, 1, "export de WordPress sans contenu");
    return STATUS_OK;
}
