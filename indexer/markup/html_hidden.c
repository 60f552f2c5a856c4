/* Tells hidden elements by their attributes. */
#include "indexer/markup/html_hidden.h"

/* Texts that only screen readers say: « nouvelle fenêtre », « menu ouvert ». Classes that
 * hide on small screens only, as « d-none d-md-block », are none of them. */
static const char *const silent_classes[] = {"sr-only",
                                             "fr-sr-only",
                                             "visually-hidden",
                                             "visuallyhidden",
                                             "screen-reader-text",
                                             "element-invisible",
                                             NULL};

/* Parts of the classes of panels that open. */
static const char *const panel_words[] = {"accordion", "accordeon", "collaps", "toggle",
                                          "tab",       "panel",     "faq",     "deplier",
                                          "lire-plus", "read-more", "expand",  NULL};

static const char *const panel_roles[] = {"tabpanel", "region", NULL};

bool html_has_class(struct str names, const char *const *parts)
{
    for (size_t i = 0; i < names.n;) {
        size_t start = i;
        while (i < names.n && (unsigned char)names.at[i] > ' ')
            i++;
        for (size_t k = 0; parts[k]; k++)
            if (strlen(parts[k]) == i - start &&
                strncasecmp(names.at + start, parts[k], i - start) == 0)
                return true;
        i++;
    }
    return false;
}

/** Whether @p style hides: "display: none" with any spaces. */
static bool hides(struct str style)
{
    static const struct {
        struct str name, value;
    } rows[] = {{{"display", 7}, {"none", 4}}, {{"visibility", 10}, {"hidden", 6}}};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        size_t at = str_find(style, rows[i].name);
        if (at == style.n)
            continue;
        struct str rest = {style.at + at + rows[i].name.n, style.n - at - rows[i].name.n};
        rest = str_trim(rest);
        if (rest.n == 0 || rest.at[0] != ':')
            continue;
        rest = str_trim((struct str){rest.at + 1, rest.n - 1});
        if (str_starts_with(rest, rows[i].value))
            return true;
    }
    return false;
}

static bool is_panel(const struct html_tree *tree, size_t i)
{
    for (size_t k = 0; panel_roles[k]; k++)
        if (html_node_attribute_is(tree, i, HTML_ATTRIBUTE_ROLE, panel_roles[k]))
            return true;
    struct str class = html_node_attribute(tree, i, HTML_ATTRIBUTE_CLASS);
    for (size_t k = 0; class.at && panel_words[k]; k++)
        if (str_find(class, str_of(panel_words[k])) < class.n)
            return true;
    return false;
}

static bool has_hiding_attribute(const struct html_tree *tree, size_t i)
{
    struct str style = html_node_attribute(tree, i, HTML_ATTRIBUTE_STYLE);
    /* « until-found » is found by a search, and so it is here. */
    bool is_hidden =
        html_node_attribute(tree, i, HTML_ATTRIBUTE_HIDDEN).at &&
        !html_node_attribute_is(tree, i, HTML_ATTRIBUTE_HIDDEN, "until-found");
    return is_hidden ||
           html_node_attribute_is(tree, i, HTML_ATTRIBUTE_ARIA_HIDDEN, "true") ||
           (style.at && hides(style));
}

bool html_is_hidden(const struct html_tree *tree, size_t i)
{
    enum html_tag_id tag = (enum html_tag_id)tree->nodes[i].tag;
    if (html_element(tag)->role == HTML_DROPPED)
        return true;
    if (tag == HTML_TAG_DIALOG && !html_node_attribute(tree, i, HTML_ATTRIBUTE_OPEN).at)
        return true;
    if (tree->nodes[i].n_attributes == 0)
        return false;
    struct str class = html_node_attribute(tree, i, HTML_ATTRIBUTE_CLASS);
    if (class.at && html_has_class(class, silent_classes))
        return true;
    return has_hiding_attribute(tree, i) && !is_panel(tree, i);
}
