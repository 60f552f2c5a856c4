/* Reads the JSON-LD of a page: of the things that it describes, the article or the page
 * itself. */
#include "engine/json/json_read.h"
#include "indexer/markup/html_text.h"
#include "indexer/web/page_facts.h"

#define THINGS_MAX 400U
#define TEXT_MAX 8000U
#define SCRIPT_MAX (1U << 20)

/* Types of schema.org that are what a page is about; other types are of the site. */
static const char *const page_types[] = {"Article",
                                         "NewsArticle",
                                         "BlogPosting",
                                         "Report",
                                         "TechArticle",
                                         "WebPage",
                                         "ItemPage",
                                         "ScholarlyArticle",
                                         "FAQPage",
                                         "Course",
                                         "GovernmentService",
                                         "Event",
                                         "JobPosting",
                                         "CreativeWork",
                                         "AboutPage",
                                         "EducationalOccupationalProgram",
                                         "Dataset",
                                         "HowTo",
                                         "QAPage",
                                         "Service",
                                         NULL};

static const char *const site_types[] = {
    "WebSite", "Organization",          "GovernmentOrganization",
    "NGO",     "NewsMediaOrganization", NULL};

/** Whether one of the types of @p thing is in @p types. */
static bool is_of_type(const json_t *thing, const char *const *types)
{
    const json_t *type = json_object_get(thing, "@type");
    size_t n = json_is_array(type) ? json_array_size(type) : 1;
    for (size_t i = 0; i < n; i++) {
        const json_t *one = json_is_array(type) ? json_array_get(type, i) : type;
        if (json_is_string(one) && str_is_in(str_of(json_string_value(one)), types))
            return true;
    }
    return false;
}

static void add_thing(json_t *things, json_t *value)
{
    if (json_is_object(value) && json_array_size(things) < THINGS_MAX)
        (void)json_array_append(things, value);
}

/** Add the objects of a list, or one object, and those of their graphs. */
static void collect(json_t *things, json_t *value)
{
    size_t n = json_is_array(value) ? json_array_size(value) : value ? 1 : 0;
    for (size_t i = 0; i < n; i++) {
        json_t *one = json_is_array(value) ? json_array_get(value, i) : value;
        json_t *graph = json_object_get(one, "@graph");
        add_thing(things, one);
        for (size_t k = 0; k < json_array_size(graph); k++)
            add_thing(things, json_array_get(graph, k));
    }
}

/** What @p value refers to by its @id, when that is among the things; or itself. */
static const json_t *resolve(const json_t *things, const json_t *value)
{
    const char *id = json_string_value(json_object_get(value, "@id"));
    if (!id || json_object_get(value, "name"))
        return value;
    for (size_t i = 0; i < json_array_size(things); i++) {
        const json_t *thing = json_array_get(things, i);
        const char *other = json_string_value(json_object_get(thing, "@id"));
        if (other && strcmp(id, other) == 0 && json_object_get(thing, "name"))
            return thing;
    }
    return value;
}

/** Append the text of @p value, without tags and entities. */
static void put_text(struct buf *out, const json_t *value)
{
    if (!json_is_string(value))
        return;
    struct str text = {json_string_value(value), json_string_length(value)};
    if (text.n <= TEXT_MAX)
        html_put_text(out, text);
}

/** Append the names of one or several persons, with commas. */
static void put_names(struct buf *out, const json_t *things, const json_t *value)
{
    size_t n = json_is_array(value) ? json_array_size(value) : value ? 1 : 0;
    for (size_t i = 0; i < n; i++) {
        const json_t *one = json_is_array(value) ? json_array_get(value, i) : value;
        const json_t *name = json_object_get(resolve(things, one), "name");
        size_t before = out->n;
        if (before)
            buf_put_text(out, ", ");
        size_t start = out->n;
        put_text(out, json_is_string(one) ? one : name);
        if (out->n == start)
            out->n = before;
    }
}

static void offer(struct page_facts *facts, enum page_fact fact, enum page_trust trust,
                  const json_t *value)
{
    AUTO_BUF text = BUF_INIT(TEXT_MAX);
    put_text(&text, value);
    if (text.n)
        page_offer(facts, fact, trust, buf_str(&text));
}

static void offer_text(struct page_facts *facts, enum page_fact fact, const json_t *value)
{
    offer(facts, fact, PAGE_LINKED_DATA, value);
}

static void offer_names(struct page_facts *facts, enum page_fact fact,
                        const json_t *things, const json_t *value)
{
    AUTO_BUF text = BUF_INIT(TEXT_MAX);
    put_names(&text, things, value);
    if (text.n)
        page_offer(facts, fact, PAGE_LINKED_DATA, buf_str(&text));
}

static void add_names(json_t *list, const json_t *value)
{
    size_t n = json_is_array(value) ? json_array_size(value) : value ? 1 : 0;
    for (size_t i = 0; i < n; i++) {
        AUTO_BUF text = BUF_INIT(TEXT_MAX);
        put_text(&text, json_is_array(value) ? json_array_get(value, i) : value);
        page_add_names(list, buf_str(&text));
    }
}

/** The address of the page: "url", or the page that is the "main entity of". */
static const json_t *address_of(const json_t *thing)
{
    const json_t *page = json_object_get(thing, "mainEntityOfPage");
    const json_t *id = json_is_object(page) ? json_object_get(page, "@id") : page;
    const json_t *url = json_object_get(thing, "url");
    return json_is_string(url) ? url : id;
}

static void read_page(struct page_facts *facts, const json_t *things, const json_t *thing)
{
    const json_t *headline = json_object_get(thing, "headline");
    offer_text(facts, PAGE_TITLE, headline ? headline : json_object_get(thing, "name"));
    offer_text(facts, PAGE_DATE, json_object_get(thing, "datePublished"));
    offer(facts, PAGE_DATE, PAGE_CHANGE, json_object_get(thing, "dateModified"));
    offer_text(facts, PAGE_DESCRIPTION, json_object_get(thing, "description"));
    offer_text(facts, PAGE_URL, address_of(thing));
    offer_names(facts, PAGE_AUTHOR, things, json_object_get(thing, "author"));
    offer_names(facts, PAGE_SOURCE, things, json_object_get(thing, "publisher"));
    add_names(facts->keywords, json_object_get(thing, "keywords"));
    add_names(facts->categories, json_object_get(thing, "articleSection"));
}

/** The text of a <script> without the CDATA section around it. */
static struct str without_section(struct str text)
{
    static const struct str open = {"<![CDATA[", 9};
    size_t at = str_find(text, open);
    if (at == text.n)
        return text;
    text = (struct str){text.at + at + open.n, text.n - at - open.n};
    text.n = str_find(text, STR("]]>"));
    return text;
}

/** Read the JSON of a <script>, which may be in a comment; NULL when it is none. */
static json_t *read_script(struct str text)
{
    text = without_section(text);
    while (text.n && text.at[0] != '{' && text.at[0] != '[')
        text = (struct str){text.at + 1, text.n - 1};
    while (text.n && text.at[text.n - 1] != '}' && text.at[text.n - 1] != ']')
        text.n--;
    json_t *value = NULL;
    struct error fault = {0};
    if (text.n == 0 || text.n > SCRIPT_MAX || json_read(&value, text, &fault))
        return NULL;
    return value;
}

void page_read_linked_data(struct page_facts *facts, const struct html_tree *tree)
{
    AUTO_JSON *things = json_array();
    for (size_t i = 1; i + 1 < tree->n; i++) {
        if (tree->nodes[i].tag != HTML_TAG_SCRIPT || tree->nodes[i].end == i + 1 ||
            !html_node_attribute_is(tree, i, HTML_ATTRIBUTE_TYPE, "application/ld+json"))
            continue;
        AUTO_JSON *value = read_script(html_text_of(tree, i + 1));
        collect(things, value);
    }
    /* The first article counts before the page, which Yoast lists behind it. */
    static const char *const web_page[] = {"WebPage", "ItemPage", "AboutPage", NULL};
    for (unsigned turn = 0; turn < 2; turn++)
        for (size_t i = 0; i < json_array_size(things); i++) {
            const json_t *thing = json_array_get(things, i);
            if (is_of_type(thing, page_types) && is_of_type(thing, web_page) == turn)
                read_page(facts, things, thing);
        }
    for (size_t i = 0; i < json_array_size(things); i++) {
        const json_t *thing = json_array_get(things, i);
        if (is_of_type(thing, site_types))
            offer_text(facts, PAGE_SOURCE, json_object_get(thing, "name"));
    }
}
