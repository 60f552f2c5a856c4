/* Keeps what a page says of itself. */
#include "indexer/web/page_facts.h"

#include "base/utf8.h"

/** The longest text that is a fact, and the most names of a list. */
#define FACT_MAX 2000U
#define NAMES_MAX 40U

void page_facts_init(struct page_facts *facts)
{
    *facts = (struct page_facts){.keywords = json_array(), .categories = json_array()};
    for (size_t i = 0; i < PAGE_FACT_COUNT_; i++)
        facts->trust[i] = PAGE_NOWHERE;
}

void page_facts_release(struct page_facts *facts)
{
    for (size_t i = 0; i < PAGE_FACT_COUNT_; i++)
        json_decref(facts->values[i]);
    json_decref(facts->keywords);
    json_decref(facts->categories);
}

/** An address of the Web: what a canonical link without its host says is of no use. */
static bool is_address(struct str text)
{
    return str_starts_with(text, STR("https://")) ||
           str_starts_with(text, STR("http://"));
}

void page_offer(struct page_facts *facts, enum page_fact fact, enum page_trust trust,
                struct str text)
{
    text = utf8_head_bytes(str_trim(text), FACT_MAX);
    /* An author or a source given as an address is a profile, and no name. */
    bool is_wrong =
        fact == PAGE_URL ? !is_address(text) : is_address(text) && fact != PAGE_TITLE;
    if (text.n == 0 || is_wrong || trust >= facts->trust[fact])
        return;
    json_t *value = json_stringn(text.at, text.n);
    if (!value)
        return;
    json_decref(facts->values[fact]);
    facts->values[fact] = value;
    facts->trust[fact] = trust;
}

struct str page_fact(const struct page_facts *facts, enum page_fact fact)
{
    const json_t *value = facts->values[fact];
    return value ? (struct str){json_string_value(value), json_string_length(value)}
                 : STR("");
}

static bool has_name(const json_t *list, struct str name)
{
    for (size_t i = 0; i < json_array_size(list); i++)
        if (str_equal(str_of(json_string_value(json_array_get(list, i))), name))
            return true;
    return false;
}

void page_add_names(json_t *list, struct str text)
{
    for (size_t i = 0; i < text.n && json_array_size(list) < NAMES_MAX; i++) {
        size_t start = i;
        while (i < text.n && text.at[i] != ',' && text.at[i] != ';')
            i++;
        struct str name = {text.at + start, i - start};
        name = utf8_head_bytes(str_trim(name), FACT_MAX);
        if (name.n && !has_name(list, name))
            (void)json_array_append_new(list, json_stringn(name.at, name.n));
    }
}
