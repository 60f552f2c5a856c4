/* Finds elements of HTML by their names. */
#include "indexer/markup/html_element.h"

#define NAME_MAX_BYTES 10U

#define HTML_TAG_ROW(NAME, name, role, block, flags)                                     \
    {name, HTML_##role, BLOCK_##block, flags},
static const struct html_element tags[HTML_TAG_COUNT_] = {
    HTML_TAGS(HTML_TAG_ROW){"", HTML_INLINE, BLOCK_PARAGRAPH, 0},
    {"", HTML_INLINE, BLOCK_PARAGRAPH, 0},
};
#undef HTML_TAG_ROW

const struct html_element *html_element(enum html_tag_id id)
{
    return &tags[id];
}

enum html_tag_id html_element_find(struct str name)
{
    char small[NAME_MAX_BYTES];
    if (name.n == 0 || name.n > NAME_MAX_BYTES)
        return HTML_TAG_OTHER;
    for (size_t i = 0; i < name.n; i++) {
        bool is_upper = name.at[i] >= 'A' && name.at[i] <= 'Z';
        small[i] = (char)(is_upper ? name.at[i] | 0x20 : name.at[i]);
    }
    unsigned low = 0, high = HTML_TAG_OTHER;
    while (low < high) {
        unsigned middle = (low + high) / 2;
        int order = str_compare((struct str){small, name.n}, str_of(tags[middle].name));
        if (order == 0)
            return (enum html_tag_id)middle;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return HTML_TAG_OTHER;
}
