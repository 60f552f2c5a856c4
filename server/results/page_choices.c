/* Writes the groups of regions, themes and kinds. */
#include "server/results/page_choices.h"

#include "html/html_french.h"
#include "server/page/page_map.h"

/** One group while it is written. */
struct group {
    struct html *h;
    enum facet facet;
    const struct facet_list *list;
    const struct vocabulary *vocabulary;
};

/** What stands on the fold of the values that no document has. */
static const char *const all_of[FACET_COUNT_] = {[FACET_REGION] = "Toutes les régions",
                                                 [FACET_THEME] = "Tous les thèmes",
                                                 [FACET_KIND] = "Tous les types"};

/**
 * Write one value to choose: a box to tick, its label, and how many documents it would
 * leave.
 */
static void put_value(const struct group *group, const struct facet_value *value)
{
    struct html *h = group->h;
    if (value->depth > 0)
        HTML(h, "<li class=\"sub\"><label>");
    else
        HTML(h, "<li><label>");
    HTML_TAG(h, "<input type=\"checkbox\" form=\"recherche\"");
    HTML_ATTR(h, "name", str_of(facet_name(group->facet)));
    HTML_ATTR(h, "value", value->value);
    if (value->selected)
        HTML_ATTRS(h, "checked");
    HTML_TEXT(h, " <span>", value->label, "</span> <span class=\"count\">");
    html_count(h, value->count);
    HTML(h, "</span></label></li>");
}

static bool is_listed(const struct facet_list *list, struct str value)
{
    for (size_t i = 0; i < list->n; i++)
        if (str_equal(list->at[i].value, value))
            return true;
    return false;
}

/* The values that no document has. Regions are always in their list; of the others only
 * those are that have documents or are chosen. */

/** List the kinds or the themes of the top level that are not in the group's list.
 *  @return how many; @p out has room for all. */
static size_t list_missing(struct facet_value *out, const struct group *group)
{
    bool is_kind = group->facet == FACET_KIND;
    size_t n_all = is_kind ? KIND_COUNT_ : vocabulary_n_themes(group->vocabulary), n = 0;
    for (size_t i = 0; i < n_all; i++) {
        const struct theme *theme =
            is_kind ? NULL : vocabulary_theme(group->vocabulary, i);
        if (theme && theme->parent >= 0)
            continue;
        struct facet_value value = {
            .value = str_of(theme ? theme->slug : kind_slug((enum kind)i)),
            .label = str_of(theme ? theme->label : kind_label((enum kind)i))};
        if (!is_listed(group->list, value.value))
            out[n++] = value;
    }
    return n;
}

/** List the regions that are not chosen and have no documents. */
static size_t list_empty(struct facet_value *out, const struct facet_list *list)
{
    size_t n = 0;
    for (size_t i = 0; i < list->n; i++)
        if (!list->at[i].count && !list->at[i].selected)
            out[n++] = list->at[i];
    return n;
}

/** Write what no document has, folded. */
static void put_zeros(const struct group *group)
{
    struct facet_value zeros[THEME_MAX + REGION_MAX + 1];
    size_t n = group->facet == FACET_REGION ? list_empty(zeros, group->list)
                                            : list_missing(zeros, group);
    if (n == 0)
        return;
    HTML_TEXT(group->h, "<details class=\"zeros\"><summary>",
              str_of(all_of[group->facet]), " <span class=\"count\">(");
    html_count(group->h, n);
    HTML(group->h, " sans document)</span></summary><ul class=\"choices\">");
    for (size_t i = 0; i < n; i++)
        put_value(group, &zeros[i]);
    HTML(group->h, "</ul></details>");
}

/* Regions and kinds. */

static void put_flat(const struct group *group)
{
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < group->list->n; i++) {
            const struct facet_value *value = &group->list->at[i];
            if (pass == 0 ? value->selected : !value->selected && value->count)
                put_value(group, value);
        }
}

/* Themes, whose sub-themes stand below them. */

/** The slug of the theme that the sub-theme @p slug belongs to; a theme is its own. */
static struct str parent_of(const struct vocabulary *vocabulary, struct str slug)
{
    int number = vocabulary_find_theme(vocabulary, slug);
    if (number < 0)
        return STR("");
    int parent = vocabulary_theme(vocabulary, (size_t)number)->parent;
    return parent < 0 ? slug : str_of(vocabulary_theme(vocabulary, (size_t)parent)->slug);
}

/**
 * Whether the sub-themes of the theme @p top are shown: when it, or one of them, is
 * chosen. All eighty-six together would help nobody.
 */
static bool is_unfolded(const struct group *group, struct str top)
{
    for (size_t i = 0; i < group->list->n; i++)
        if (group->list->at[i].selected &&
            str_equal(parent_of(group->vocabulary, group->list->at[i].value), top))
            return true;
    return false;
}

static void put_sub_themes(const struct group *group, struct str top)
{
    for (size_t i = 0; i < group->list->n; i++)
        if (group->list->at[i].depth > 0 &&
            str_equal(parent_of(group->vocabulary, group->list->at[i].value), top))
            put_value(group, &group->list->at[i]);
}

/** Write the themes that are chosen, or a part of which is, with their sub-themes. */
static void put_chosen_themes(const struct group *group)
{
    for (size_t i = 0; i < group->list->n; i++) {
        const struct facet_value *value = &group->list->at[i];
        if (value->depth == 0 && is_unfolded(group, value->value)) {
            put_value(group, value);
            put_sub_themes(group, value->value);
        } else if (value->depth > 0 && value->selected &&
                   !is_listed(group->list, parent_of(group->vocabulary, value->value))) {
            /* A chosen sub-theme is shown even when its theme has no document left. */
            put_value(group, value);
        }
    }
}

static void put_themes(const struct group *group)
{
    put_chosen_themes(group);
    for (size_t i = 0; i < group->list->n; i++) {
        const struct facet_value *value = &group->list->at[i];
        if (value->depth == 0 && !is_unfolded(group, value->value))
            put_value(group, value);
    }
}

/** Whether a value stands in the list of the group, not in its fold. */
static bool has_values(const struct facet_list *list)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->at[i].count || list->at[i].selected)
            return true;
    return false;
}

void page_choices(struct html *h, const struct exchange *x,
                  const struct search_answer *answer)
{
    static const enum facet facets[] = {FACET_REGION, FACET_THEME, FACET_KIND};
    for (size_t i = 0; i < COUNT_OF(facets); i++) {
        struct group group = {h, facets[i], &answer->facets[facets[i]],
                              index_vocabulary(x->index)};
        HTML_TEXT(h, "<fieldset><legend>", str_of(facet_label(facets[i])), "</legend>");
        if (facets[i] == FACET_REGION)
            page_map(h, x, answer);
        bool has_list = has_values(group.list);
        if (has_list)
            HTML(h, "<ul class=\"choices\">");
        if (facets[i] == FACET_THEME)
            put_themes(&group);
        else
            put_flat(&group);
        if (has_list)
            HTML(h, "</ul>");
        put_zeros(&group);
        HTML(h, "</fieldset>");
    }
}
