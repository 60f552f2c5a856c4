/* Holds the table of the elements of HTML, and that of the attributes that are texts. */
#include "indexer/markdown/embedded_element.h"

#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "indexer/markdown/embedded_tag.h"
#include "indexer/markdown/sign.h"

#define BOX(name)                                                                        \
    {                                                                                    \
        name, ELEMENT_BOX, BLOCK_PARAGRAPH, 0,                                           \
        {                                                                                \
            0                                                                            \
        }                                                                                \
    }
#define LOOK(name)                                                                       \
    {                                                                                    \
        name, ELEMENT_LOOK, BLOCK_PARAGRAPH, 0,                                          \
        {                                                                                \
            0                                                                            \
        }                                                                                \
    }
#define OTHER(name, action)                                                              \
    {                                                                                    \
        name, action, BLOCK_PARAGRAPH, 0,                                                \
        {                                                                                \
            0                                                                            \
        }                                                                                \
    }
#define TYPE(name, type, number)                                                         \
    {                                                                                    \
        name, ELEMENT_BLOCK, type, number,                                               \
        {                                                                                \
            0                                                                            \
        }                                                                                \
    }

/* In the order of their names. */
static const struct embedded_element elements[] = {
    {"a", ELEMENT_LINK, BLOCK_LINK, 0, {0}},
    LOOK("abbr"),
    BOX("address"),
    BOX("article"),
    TYPE("aside", BLOCK_ASIDE, 0),
    BOX("audio"),
    TYPE("b", BLOCK_STRONG, 0),
    LOOK("bdi"),
    LOOK("big"),
    TYPE("blockquote", BLOCK_QUOTE, 0),
    OTHER("br", ELEMENT_BREAK),
    OTHER("button", ELEMENT_SPACE),
    {"caption", ELEMENT_LINE_OF, BLOCK_CAPTION, 0, {BLOCK_TABLE, BLOCK_TABLE}},
    BOX("center"),
    TYPE("cite", BLOCK_EMPHASIS, 0),
    TYPE("code", BLOCK_CODE_SPAN, 0),
    {"dd", ELEMENT_LINE_OF, BLOCK_DESCRIPTION, 0, {BLOCK_DEFINITIONS, BLOCK_DEFINITIONS}},
    TYPE("del", BLOCK_STRIKE, 0),
    TYPE("details", BLOCK_DETAILS, 0),
    BOX("div"),
    TYPE("dl", BLOCK_DEFINITIONS, 0),
    {"dt", ELEMENT_LINE_OF, BLOCK_TERM, 0, {BLOCK_DEFINITIONS, BLOCK_DEFINITIONS}},
    TYPE("em", BLOCK_EMPHASIS, 0),
    BOX("fieldset"),
    BOX("figcaption"),
    BOX("figure"),
    LOOK("font"),
    BOX("footer"),
    BOX("form"),
    TYPE("h1", BLOCK_HEADING, 1),
    TYPE("h2", BLOCK_HEADING, 2),
    TYPE("h3", BLOCK_HEADING, 3),
    TYPE("h4", BLOCK_HEADING, 4),
    TYPE("h5", BLOCK_HEADING, 5),
    TYPE("h6", BLOCK_HEADING, 6),
    OTHER("head", ELEMENT_HIDE),
    BOX("header"),
    BOX("hr"),
    TYPE("i", BLOCK_EMPHASIS, 0),
    BOX("iframe"),
    OTHER("img", ELEMENT_IMAGE),
    OTHER("input", ELEMENT_SPACE),
    LOOK("ins"),
    TYPE("kbd", BLOCK_CODE_SPAN, 0),
    OTHER("label", ELEMENT_SPACE),
    BOX("legend"),
    {"li", ELEMENT_LINE_OF, BLOCK_ITEM, 0, {BLOCK_LIST, BLOCK_ORDERED}},
    BOX("main"),
    LOOK("mark"),
    BOX("nav"),
    BOX("object"),
    TYPE("ol", BLOCK_ORDERED, 1),
    BOX("optgroup"),
    BOX("option"),
    TYPE("p", BLOCK_PARAGRAPH, 0),
    LOOK("picture"),
    TYPE("pre", BLOCK_CODE, 0),
    LOOK("q"),
    TYPE("s", BLOCK_STRIKE, 0),
    TYPE("samp", BLOCK_CODE_SPAN, 0),
    OTHER("script", ELEMENT_HIDE),
    BOX("section"),
    OTHER("select", ELEMENT_SPACE),
    LOOK("small"),
    OTHER("source", ELEMENT_LOOK),
    LOOK("span"),
    TYPE("strike", BLOCK_STRIKE, 0),
    TYPE("strong", BLOCK_STRONG, 0),
    OTHER("style", ELEMENT_HIDE),
    LOOK("sub"),
    TYPE("summary", BLOCK_SUMMARY, 0),
    LOOK("sup"),
    OTHER("svg", ELEMENT_HIDE),
    TYPE("table", BLOCK_TABLE, 0),
    LOOK("tbody"),
    {"td", ELEMENT_CELL_OF, BLOCK_CELL, 0, {BLOCK_TABLE, BLOCK_TABLE}},
    OTHER("template", ELEMENT_HIDE),
    BOX("textarea"),
    LOOK("tfoot"),
    {"th", ELEMENT_CELL_OF, BLOCK_HEAD_CELL, 0, {BLOCK_TABLE, BLOCK_TABLE}},
    LOOK("thead"),
    LOOK("time"),
    {"tr", ELEMENT_LINE_OF, BLOCK_TABLE_ROW, 0, {BLOCK_TABLE, BLOCK_TABLE}},
    TYPE("tt", BLOCK_CODE_SPAN, 0),
    LOOK("u"),
    TYPE("ul", BLOCK_LIST, 0),
    TYPE("var", BLOCK_EMPHASIS, 0),
    BOX("video"),
    LOOK("wbr"),
};
_Static_assert(COUNT_OF(elements) <= ELEMENTS_MAX, "too few numbers for elements");

static int compare_element(const void *name, const void *element)
{
    return strcmp(name, ((const struct embedded_element *)element)->name);
}

/** Whether a name is that of a component: <Section>, but not <DIV>. */
static bool is_component(struct str name)
{
    bool has_small = false;
    for (size_t i = 0; i < name.n; i++)
        has_small = has_small || (name.at[i] >= 'a' && name.at[i] <= 'z');
    return has_small && sign_small(name.at[0]) != name.at[0];
}

size_t embedded_element_find(struct str name)
{
    char small[16];
    if (name.n >= sizeof small || is_component(name))
        return ELEMENTS_MAX;
    for (size_t i = 0; i < name.n; i++)
        small[i] = sign_small(name.at[i]);
    small[name.n] = '\0';
    const struct embedded_element *found =
        bsearch(small, elements, COUNT_OF(elements), sizeof *elements, compare_element);
    return found ? (size_t)(found - elements) : ELEMENTS_MAX;
}

/* In small letters; sources write them in any case. */
static const char *const visible_names[] = {
    "alt",     "answer",    "buttonlabel", "buttontext", "caption",   "content",
    "desc",    "detail",    "description", "heading",    "headline",  "intro",
    "label",   "legend",    "legende",     "libelle",    "linklabel", "linktext",
    "message", "placename", "question",    "quote",      "subtitle",  "summary",
    "tagline", "text",      "texte",       "title",      "titre",
};

/* Those whose values may be codes too: the name of an icon, the author of a file. */
static const char *const wordy_names[] = {
    "auteur",   "author", "category", "categorie", "date", "job",  "lieu",
    "location", "name",   "nom",      "place",     "role", "year",
};

static bool is_named(struct str name, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (embedded_name_is(name, str_of(names[i])))
            return true;
    return false;
}

/** Whether @p value is written for people: with several words, a number or a capital. */
static bool is_wordy(struct str value)
{
    value = str_trim(value);
    return value.n && (!(value.at[0] >= 'a' && value.at[0] <= 'z') ||
                       memchr(value.at, ' ', value.n));
}

bool embedded_attribute_is_visible(struct str name, struct str value)
{
    if (name.n && name.at[0] == ':')
        name = (struct str){name.at + 1, name.n - 1};
    return is_named(name, visible_names, COUNT_OF(visible_names)) ||
           (is_wordy(value) && is_named(name, wordy_names, COUNT_OF(wordy_names)));
}

const struct embedded_element *embedded_element(size_t number)
{
    return &elements[number];
}
