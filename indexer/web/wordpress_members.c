/* Knows what posts of WordPress are made of. */
#include "indexer/web/fold.h"
#include "indexer/web/web_object.h"
#include "indexer/web/wordpress.h"

/* Members that only WordPress needs. */
static const char *const machinery[] = {"_embedded",
                                        "_links",
                                        "categories",
                                        "tags",
                                        "class_list",
                                        "comment_status",
                                        "content",
                                        "date_gmt",
                                        "excerpt",
                                        "featured_media",
                                        "format",
                                        "generated_slug",
                                        "guid",
                                        "link",
                                        "menu_order",
                                        "meta",
                                        "modified",
                                        "modified_gmt",
                                        "parent",
                                        "permalink_template",
                                        "ping_status",
                                        "status",
                                        "sticky",
                                        "template",
                                        "yoast_head",
                                        "yoast_head_json",
                                        "jetpack_featured_media_url",
                                        "jetpack_sharing_enabled",
                                        "jetpack_shortlink",
                                        "jetpack-related-posts",
                                        "footnotes",
                                        "password",
                                        NULL};

/* Words in the names of taxonomies of places, and taxonomies that are none of readers. */
static const char *const places[] = {"region",       "territoire", "departement",
                                     "localisation", "academie",   NULL};
static const char *const technical[] = {"nav_menu",          "post_format", "language",
                                        "post_translations", "wp_theme",    NULL};

/* How editors call what is not published. */
static const struct {
    const char *status, *label;
} states[] = {
    {"draft", "brouillon"},
    {"auto-draft", "brouillon"},
    {"pending", "en attente de relecture"},
    {"future", "à paraître"},
    {"private", "privé"},
    {"trash", "à la corbeille"},
    {"inherit", "pièce jointe"},
};

static struct str str_of_json(const json_t *value)
{
    return json_is_string(value)
               ? (struct str){json_string_value(value), json_string_length(value)}
               : STR("");
}

/** The text of {"rendered": …}, or of a text. */
static struct str rendered(const json_t *object, const char *name)
{
    const json_t *value = json_object_get(object, name);
    return str_of_json(json_is_object(value) ? json_object_get(value, "rendered")
                                             : value);
}

bool wordpress_is_post(const json_t *object)
{
    static const char *const names[] = {"title", "content", "excerpt"};
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (json_object_get(json_object_get(object, names[i]), "rendered"))
            return true;
    return false;
}

const char *wordpress_member_of_taxonomy(struct str name)
{
    AUTO_BUF folded = BUF_INIT(1000);
    fold_put(&folded, name);
    struct str text = buf_str(&folded);
    if (str_is_in(text, technical))
        return NULL;
    for (size_t i = 0; places[i]; i++)
        if (str_find(text, str_of(places[i])) < text.n)
            return "regions";
    bool is_tag = str_equal(text, STR("post_tag")) || str_ends_with(text, STR("_tag"));
    return is_tag ? "keywords" : "categories";
}

bool wordpress_is_published(struct error *left_out, struct str status, struct str title)
{
    if (status.n == 0 || str_equal(status, STR("publish")))
        return true;
    const char *label = NULL;
    for (size_t i = 0; i < COUNT_OF(states); i++)
        if (str_equal(status, str_of(states[i].status)))
            label = states[i].label;
    (void)error_set(left_out, STATUS_BAD_INPUT, "« %.*s » : %s (%.*s)",
                    (int)(title.n < 120 ? title.n : 120), title.at,
                    label ? label : "non publié", (int)(status.n < 40 ? status.n : 40),
                    status.at);
    return false;
}

/** Add the names of the terms that came with the post. */
static void add_terms(json_t *out, const json_t *post)
{
    const json_t *lists = json_object_get(json_object_get(post, "_embedded"), "wp:term");
    for (size_t i = 0; i < json_array_size(lists); i++) {
        const json_t *terms = json_array_get(lists, i);
        for (size_t k = 0; k < json_array_size(terms); k++) {
            const json_t *term = json_array_get(terms, k);
            const char *member = wordpress_member_of_taxonomy(
                str_of_json(json_object_get(term, "taxonomy")));
            struct str slug = str_of_json(json_object_get(term, "slug"));
            bool is_none = str_equal(slug, STR("non-classe")) ||
                           str_equal(slug, STR("uncategorized"));
            if (member && !is_none)
                web_add_name(out, member, str_of_json(json_object_get(term, "name")));
        }
    }
}

static void set_author(json_t *out, const json_t *post)
{
    const json_t *authors = json_object_get(json_object_get(post, "_embedded"), "author");
    const json_t *seo = json_object_get(post, "yoast_head_json");
    web_set_line(out, "author",
                 str_of_json(json_object_get(json_array_get(authors, 0), "name")));
    if (!json_object_get(out, "author"))
        web_set_line(out, "author", str_of_json(json_object_get(seo, "author")));
    web_set_line(out, "source", str_of_json(json_object_get(seo, "og_site_name")));
}

static void set_id(json_t *out, const json_t *post)
{
    const json_t *id = json_object_get(post, "id");
    if (json_is_integer(id))
        (void)json_object_set_new(
            out, "id", json_sprintf("%" JSON_INTEGER_FORMAT, json_integer_value(id)));
}

/** Leave in @p post what is not WordPress's own. */
static void take_out(json_t *post)
{
    for (size_t i = 0; machinery[i]; i++)
        (void)json_object_del(post, machinery[i]);
    /* The number of an author is no name. */
    if (json_is_number(json_object_get(post, "author")))
        (void)json_object_del(post, "author");
    const char *name;
    json_t *value;
    void *next;
    json_object_foreach_safe(post, next, name, value)
    {
        bool is_empty = (json_is_array(value) && json_array_size(value) == 0) ||
                        (json_is_object(value) && json_object_size(value) == 0);
        /* Custom taxonomies are lists of numbers, too. */
        bool is_numbers = json_is_integer(json_array_get(value, 0));
        if (is_empty || is_numbers)
            (void)json_object_del(post, name);
    }
}

const char *wordpress_read_post(json_t *object, struct error *left_out)
{
    json_t *out = json_object();
    *left_out = (struct error){0};
    web_set_line(out, "title", rendered(object, "title"));
    struct str title = str_of_json(json_object_get(out, "title"));
    struct str status = str_of_json(json_object_get(object, "status"));
    bool is_published = wordpress_is_published(left_out, status, title);
    if (is_published &&
        json_is_true(json_object_get(json_object_get(object, "content"), "protected"))) {
        (void)error_set(left_out, STATUS_BAD_INPUT,
                        "« %.*s » : protégé par un mot de passe",
                        (int)(title.n < 120 ? title.n : 120), title.at);
        is_published = false;
    }
    const char *reason = NULL;
    if (is_published)
        reason = web_set_html(out, rendered(object, "content"), HTML_LINES_FLOW);
    web_set_line(out, "description", rendered(object, "excerpt"));
    web_set_text(out, "url", str_of_json(json_object_get(object, "link")));
    set_id(out, object);
    set_author(out, object);
    add_terms(out, object);
    take_out(object);
    (void)json_object_update(object, out);
    json_decref(out);
    return reason;
}
