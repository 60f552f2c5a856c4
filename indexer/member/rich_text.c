/* Walks through blocks: what they are called differs, but a block has a type, a text or
 * parts, and a heading has a level. */
#include "indexer/member/rich_text.h"

#include <stdio.h>
#include <stdlib.h>

#include "indexer/markup/html_text.h"
#include "indexer/member/member_value.h"
#include "indexer/member/name_key.h"
#include "text/block/block_writer.h"

/** The most blocks inside each other. */
#define RICH_DEPTH_MAX 24
/* More than a record can hold: record_check() then says that it is too much. */
#define TEXT_ROOM ((size_t)2 << 23)

/** The members that hold the parts of a block, and those that hold its text. */
static const char *const parts[] = {"blocks", "content",  "children", "items",
                                    "data",   "document", "root",     "nodes"};
static const char *const texts[] = {"text", "value", "html", "caption", "code", "title"};

/** What types of blocks are, as keys. */
static const struct {
    const char *type;
    enum block_type block;
} types[] = {
    {"heading", BLOCK_HEADING},
    {"header", BLOCK_HEADING},
    {"heading1", BLOCK_HEADING},
    {"heading2", BLOCK_HEADING},
    {"heading3", BLOCK_HEADING},
    {"heading4", BLOCK_HEADING},
    {"h1", BLOCK_HEADING},
    {"h2", BLOCK_HEADING},
    {"h3", BLOCK_HEADING},
    {"h4", BLOCK_HEADING},
    {"paragraph", BLOCK_PARAGRAPH},
    {"p", BLOCK_PARAGRAPH},
    {"block", BLOCK_PARAGRAPH},
    {"list", BLOCK_LIST},
    {"bulletlist", BLOCK_LIST},
    {"unorderedlist", BLOCK_LIST},
    {"ul", BLOCK_LIST},
    {"orderedlist", BLOCK_ORDERED},
    {"ol", BLOCK_ORDERED},
    {"listitem", BLOCK_ITEM},
    {"li", BLOCK_ITEM},
    {"quote", BLOCK_QUOTE},
    {"blockquote", BLOCK_QUOTE},
    {"table", BLOCK_TABLE},
    {"tablerow", BLOCK_TABLE_ROW},
    {"tablecell", BLOCK_CELL},
    {"tableheadercell", BLOCK_HEAD_CELL},
};

bool rich_text_is(const json_t *value)
{
    if (json_is_array(value))
        return json_is_object(json_array_get(value, 0)) &&
               !json_object_get(json_array_get(value, 0), "rendered");
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        const json_t *part = json_object_get(value, parts[i]);
        if (json_is_array(part) || (json_is_object(part) && rich_text_is(part)))
            return true;
    }
    return false;
}

/** The type of @p node, BLOCK_TYPE_COUNT_ when it has none that is known. */
static enum block_type type_of(const json_t *node)
{
    static const char *const names[] = {"style", "type", "nodeType", "_type"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        struct str name = member_str(json_object_get(node, names[i]));
        struct name_key key = name_key(name, NAME_AS_IT_IS);
        for (size_t k = 0; k < COUNT_OF(types); k++)
            if (str_equal(name_key_str(&key), str_of(types[k].type)))
                return types[k].block;
    }
    return BLOCK_TYPE_COUNT_;
}

static uint32_t level_of(const json_t *node)
{
    const json_t *of[] = {node, json_object_get(node, "attrs"),
                          json_object_get(node, "data")};
    for (size_t i = 0; i < COUNT_OF(of); i++) {
        json_int_t level = json_integer_value(json_object_get(of[i], "level"));
        if (level >= 1 && level <= 6)
            return (uint32_t)level;
    }
    static const char *const names[] = {"style", "type", "nodeType"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        struct str name = member_str(json_object_get(node, names[i]));
        char last = name.n ? name.at[name.n - 1] : '0';
        if (last >= '1' && last <= '6')
            return (uint32_t)(last - '0');
    }
    return 2;
}

static void put_string(struct block_writer *writer, struct str text)
{
    AUTO_BUF plain = BUF_INIT(TEXT_ROOM);
    html_put_text(&plain, text);
    block_put(writer, buf_str(&plain));
}

static void put_node(struct block_writer *writer, const json_t *node, int depth);

static void put_nodes(struct block_writer *writer, const json_t *list, bool are_items,
                      int depth)
{
    for (size_t i = 0; i < json_array_size(list); i++) {
        if (are_items)
            block_begin_plain(writer, BLOCK_ITEM);
        put_node(writer, json_array_get(list, i), depth);
        if (are_items)
            block_end(writer, BLOCK_ITEM);
    }
}

/** Put the texts and the parts of @p node. */
static void put_inside(struct block_writer *writer, const json_t *node, bool is_list,
                       int depth)
{
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        const json_t *text = json_object_get(node, texts[i]);
        if (json_is_string(text)) {
            put_string(writer, member_str(text));
            break;
        }
    }
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        const json_t *part = json_object_get(node, parts[i]);
        bool are_items = is_list && strcmp(parts[i], "items") == 0;
        if (json_is_array(part))
            put_nodes(writer, part, are_items, depth + 1);
        else if (json_is_object(part))
            put_inside(writer, part, is_list, depth + 1);
        else if (json_is_string(part))
            put_string(writer, member_str(part));
    }
}

static void put_node(struct block_writer *writer, const json_t *node, int depth)
{
    if (depth > RICH_DEPTH_MAX)
        return;
    if (json_is_string(node)) {
        put_string(writer, member_str(node));
        return;
    }
    enum block_type type = type_of(node);
    bool is_list = type == BLOCK_LIST || type == BLOCK_ORDERED;
    if (type == BLOCK_TYPE_COUNT_) {
        put_inside(writer, node, false, depth);
        return;
    }
    struct block_traits traits = {0};
    if (type == BLOCK_HEADING)
        traits.number = level_of(node);
    block_begin(writer, type, traits);
    put_inside(writer, node, is_list, depth);
    block_end(writer, type);
}

void rich_text_put(struct buf *text, struct buf *layout, const json_t *value)
{
    AUTO_BLOCK_WRITER *writer = block_writer_new(TEXT_ROOM);
    if (json_is_array(value))
        put_nodes(writer, value, false, 0);
    else
        put_node(writer, value, 0);
    block_finish(writer);
    buf_put_str(text, block_text(writer));
    block_put_layout(layout, writer);
}
