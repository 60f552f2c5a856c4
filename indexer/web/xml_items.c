/* Listens to libxml2's reader, which calls for each tag and text, and keeps the fields of
 * one item at a time. */
#include "indexer/web/xml_items.h"

#include <threads.h>

#include <libxml/parserInternals.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "indexer/markup/charset.h"
#include "indexer/web/xml_mend.h"

/** The most bytes and fields of an item. */
#define ITEM_MAX (24U << 20)
#define FIELDS_MAX 4000U
#define XML_FILE_MAX (200U << 20)

/** A field while its texts may still move. */
struct kept_field {
    enum xml_space space;
    size_t name, text, text_end;
    /* Offsets and lengths. */
    size_t attributes[XML_ATTRIBUTE_COUNT_][2];
};

/** An item that is being read. */
struct part {
    struct buf bytes;
    struct kept_field *kept;
    size_t n, room;
    char name[16];
    uint32_t first_line;
};

struct reader {
    xmlParserCtxtPtr xml;
    take_xml_item *take;
    void *context;
    struct error *err, *fault;
    uint32_t *fault_line;
    enum status status;
    struct part item, channel;
    /* The lines before the root of the document. */
    uint32_t n_lines_before;
    /* The depth of the open item; 0 for none. */
    unsigned depth, item_depth;
    /* What field is open: its depth, 0 for none, and that of <name> in <author>. */
    unsigned field_depth;
    bool is_author, is_in_name;
};

/* Names. */

static const struct {
    const char *prefix, *uri;
    enum xml_space space;
} spaces[] = {
    {"", "http://purl.org/rss/1.0/", XML_RSS},
    {"content", "http://purl.org/rss/1.0/modules/content/", XML_CONTENT},
    {"atom", "http://www.w3.org/2005/Atom", XML_ATOM},
    {"atom", "http://purl.org/atom/ns#", XML_ATOM},
    {"dc", "http://purl.org/dc/elements/1.1/", XML_DUBLIN_CORE},
    {"dcterms", "http://purl.org/dc/terms/", XML_DUBLIN_CORE},
};

static enum xml_space space_of(const char *prefix, const char *uri)
{
    if (!prefix && !uri)
        return XML_RSS;
    struct str address = str_of(uri);
    if (str_starts_with(address, STR("http://wordpress.org/export/")))
        return str_ends_with(address, STR("excerpt/")) ? XML_EXCERPT : XML_WORDPRESS;
    for (size_t i = 0; i < COUNT_OF(spaces); i++)
        if (uri ? strcmp(uri, spaces[i].uri) == 0 : strcmp(prefix, spaces[i].prefix) == 0)
            return spaces[i].space;
    return XML_OTHER;
}

static bool is_item(enum xml_space space, const char *name)
{
    return (space == XML_RSS && strcmp(name, "item") == 0) ||
           (space == XML_ATOM && strcmp(name, "entry") == 0) ||
           (space == XML_WORDPRESS && strcmp(name, "author") == 0);
}

static uint32_t line_of(const struct reader *reader)
{
    return reader->n_lines_before + (uint32_t)xmlSAX2GetLineNumber(reader->xml);
}

/** Go on after a fault: libxml2 would leave out each entity behind it. */
static void forgive(struct reader *reader)
{
    reader->xml->wellFormed = 1;
}

/* Fields. */

static struct part *part_of(struct reader *reader)
{
    return reader->item_depth ? &reader->item : &reader->channel;
}

static void clear(struct part *part)
{
    buf_clear(&part->bytes);
    part->n = 0;
}

static size_t put_string(struct buf *out, const char *at, size_t n)
{
    size_t start = out->n;
    buf_put(out, at, n);
    buf_put_byte(out, '\0');
    return start;
}

/** Keep the attributes that have a name here; @p attributes is libxml2's list of five. */
static void keep_attributes(struct part *part, struct kept_field *field, int n,
                            const xmlChar **attributes)
{
    static const char *const names[XML_ATTRIBUTE_COUNT_] = {
        "href", "rel", "type", "term", "label", "domain", "nicename"};
    for (int i = 0; i < n; i++) {
        const char *const *row = (const char *const *)attributes + (size_t)i * 5;
        size_t k = str_place(str_of(row[0]), names, COUNT_OF(names));
        if (k == COUNT_OF(names))
            continue;
        size_t length = (size_t)(row[4] - row[3]);
        field->attributes[k][0] = put_string(&part->bytes, row[3], length);
        field->attributes[k][1] = length;
    }
}

static void begin_field(struct reader *reader, enum xml_space space, const char *name,
                        int n_attributes, const xmlChar **attributes)
{
    struct part *part = part_of(reader);
    if (part->n == FIELDS_MAX)
        return;
    MEM_GROW(part->kept, part->n + 1, part->room, 32);
    struct kept_field *field = &part->kept[part->n++];
    *field = (struct kept_field){.space = space};
    field->name = put_string(&part->bytes, name, strlen(name));
    keep_attributes(part, field, n_attributes, attributes);
    field->text = field->text_end = part->bytes.n;
    reader->field_depth = reader->depth;
    reader->is_author = strcmp(name, "author") == 0;
    reader->is_in_name = false;
}

/** Put the tag of an element inside of a field: it is HTML. */
static void put_tag(struct reader *reader, const char *name, bool is_start, int n,
                    const xmlChar **attributes)
{
    struct buf *out = &part_of(reader)->bytes;
    if (reader->is_author)
        return;
    buf_printf(out, is_start ? "<%s" : "</%s", name);
    for (int i = 0; i < n; i++) {
        const char *const *row = (const char *const *)attributes + (size_t)i * 5;
        if (strcmp(row[0], "href") != 0 && strcmp(row[0], "src") != 0 &&
            strcmp(row[0], "alt") != 0)
            continue;
        buf_printf(out, " %s=\"", row[0]);
        for (const char *c = row[3]; c < row[4]; c++)
            buf_put_text(out, *c == '"' ? "&quot;" : (char[2]){*c, '\0'});
        buf_put_byte(out, '"');
    }
    buf_put_byte(out, '>');
}

/* What libxml2 calls. */

static void on_start(void *context, const xmlChar *local, const xmlChar *prefix,
                     const xmlChar *uri, int n_spaces, const xmlChar **own_spaces,
                     int n_attributes, int n_defaults, const xmlChar **attributes)
{
    (void)n_spaces;
    (void)own_spaces;
    (void)n_defaults;
    struct reader *reader = context;
    const char *name = (const char *)local;
    enum xml_space space = space_of((const char *)prefix, (const char *)uri);
    forgive(reader);
    reader->depth++;
    if (!reader->item_depth && !reader->field_depth && is_item(space, name)) {
        clear(&reader->item);
        reader->item_depth = reader->depth;
        reader->item.first_line = line_of(reader);
        (void)snprintf(reader->item.name, sizeof reader->item.name, "%s", name);
    } else if (reader->field_depth) {
        reader->is_in_name = reader->is_in_name || strcmp(name, "name") == 0;
        put_tag(reader, name, true, n_attributes, attributes);
    } else if (reader->item_depth ? reader->depth == reader->item_depth + 1
                                  : reader->depth == 2 || reader->depth == 3) {
        bool holds_items = space == XML_RSS && strcmp(name, "channel") == 0;
        if (!holds_items)
            begin_field(reader, space, name, n_attributes, attributes);
    }
}

/** Show @p part as an item; @p fields is room for its fields. */
static struct xml_item show(const struct part *part, struct xml_field *fields,
                            uint32_t last_line)
{
    const char *bytes = buf_text(&part->bytes);
    for (size_t i = 0; i < part->n; i++) {
        const struct kept_field *kept = &part->kept[i];
        fields[i] = (struct xml_field){kept->space,
                                       bytes + kept->name,
                                       {bytes + kept->text, kept->text_end - kept->text},
                                       {{NULL, 0}}};
        for (size_t k = 0; k < XML_ATTRIBUTE_COUNT_; k++)
            fields[i].attributes[k] =
                (struct str){bytes + kept->attributes[k][0], kept->attributes[k][1]};
    }
    return (struct xml_item){part->name, part->first_line, last_line, fields, part->n};
}

static void give_item(struct reader *reader)
{
    if (reader->status || buf_overflowed(&reader->item.bytes))
        return;
    struct xml_field *fields = mem_new_array(reader->item.n + 1, sizeof *fields);
    struct xml_field *own = mem_new_array(reader->channel.n + 1, sizeof *own);
    struct xml_item item = show(&reader->item, fields, line_of(reader));
    struct xml_item channel = show(&reader->channel, own, 0);
    reader->status = reader->take(reader->context, &item, &channel, reader->err);
    mem_free(fields);
    mem_free(own);
    if (reader->status)
        xmlStopParser(reader->xml);
}

static void on_end(void *context, const xmlChar *local, const xmlChar *prefix,
                   const xmlChar *uri)
{
    (void)prefix;
    (void)uri;
    struct reader *reader = context;
    forgive(reader);
    if (reader->field_depth == reader->depth) {
        struct part *part = part_of(reader);
        part->kept[part->n - 1].text_end = part->bytes.n;
        reader->field_depth = 0;
    } else if (reader->field_depth) {
        reader->is_in_name =
            reader->is_in_name && strcmp((const char *)local, "name") != 0;
        put_tag(reader, (const char *)local, false, 0, NULL);
    } else if (reader->item_depth == reader->depth) {
        give_item(reader);
        reader->item_depth = 0;
    }
    reader->depth--;
}

static void on_text(void *context, const xmlChar *text, int n)
{
    struct reader *reader = context;
    /* Of an author with parts, only the name is read: not the address of a mail. */
    bool is_other_part =
        reader->is_author && !reader->is_in_name && reader->depth > reader->field_depth;
    if (!reader->field_depth || is_other_part)
        return;
    struct buf *out = &part_of(reader)->bytes;
    bool is_markup = reader->depth > reader->field_depth && !reader->is_author;
    if (!is_markup) {
        buf_put(out, text, (size_t)n);
        return;
    }
    for (int i = 0; i < n; i++)
        buf_put_text(out, text[i] == '<'   ? "&lt;"
                          : text[i] == '&' ? "&amp;"
                                           : (char[2]){(char)text[i], '\0'});
}

static void on_error(void *context, xmlErrorPtr error)
{
    struct reader *reader = context;
    /* Feeds use prefixes that they do not declare; those are known here. */
    if (error->level < XML_ERR_ERROR || error->domain == XML_FROM_NAMESPACE ||
        reader->fault->text[0])
        return;
    *reader->fault_line =
        reader->n_lines_before + (error->line > 0 ? (uint32_t)error->line : 1);
    struct str message = str_trim(str_of(error->message));
    (void)error_set(reader->fault, STATUS_BAD_INPUT, "XML mal formé : %.*s",
                    (int)(message.n < 200 ? message.n : 200), message.at);
}

static void init_library(void)
{
    xmlInitParser();
}

/** Parse @p xml, which is mended. */
static void parse(struct reader *reader, struct str xml)
{
    static once_flag once = ONCE_FLAG_INIT;
    call_once(&once, init_library);
    reader->xml = xmlCreateMemoryParserCtxt(xml.at, (int)xml.n);
    if (!reader->xml)
        mem_exhausted();
    xmlSAXHandler handler = {.initialized = XML_SAX2_MAGIC,
                             .startElementNs = on_start,
                             .endElementNs = on_end,
                             .characters = on_text,
                             .cdataBlock = on_text,
                             .serror = on_error};
    xmlSAXHandler *own = reader->xml->sax;
    reader->xml->sax = &handler;
    reader->xml->userData = reader;
    (void)xmlCtxtUseOptions(reader->xml,
                            XML_PARSE_NONET | XML_PARSE_RECOVER | XML_PARSE_IGNORE_ENC);
    (void)xmlParseDocument(reader->xml);
    reader->xml->sax = own;
    xmlFreeParserCtxt(reader->xml);
}

/** The encoding in the declaration of the XML. */
static struct str declared(struct str xml)
{
    struct str head = {xml.at, xml.n < 200 ? xml.n : 200};
    if (!str_starts_with(head, STR("<?xml")))
        return STR("");
    head.n = str_find(head, STR("?>"));
    size_t at = str_find(head, STR("encoding="));
    if (at + 10 >= head.n)
        return STR("");
    struct str rest = {head.at + at + 10, head.n - at - 10};
    char quote = head.at[at + 9];
    return str_cut(&rest, quote);
}

static void release(struct part *part)
{
    buf_release(&part->bytes);
    mem_free(part->kept);
}

enum status xml_read_items(struct error *fault, uint32_t *fault_line, struct str xml,
                           take_xml_item *take, void *context, struct error *err)
{
    AUTO_BUF text = BUF_INIT(XML_FILE_MAX), mended = BUF_INIT(XML_FILE_MAX);
    *fault = (struct error){0};
    *fault_line = 1;
    if (utf8_first_invalid(xml) < xml.n || str_starts_with(xml, STR("\xEF\xBB\xBF"))) {
        (void)charset_put(&text, xml, declared(xml));
        xml = buf_str(&text);
    }
    /* Without its document type XML declares no entities. */
    struct str root = xml_skip_prolog(xml);
    uint32_t n_lines = 0;
    for (const char *c = xml.at; c < root.at; c++)
        n_lines += *c == '\n';
    xml = root;
    if (xml_has_monstrous_tag(xml)) {
        (void)error_set(fault, STATUS_TOO_LARGE, "une balise a des milliers d'attributs");
        return STATUS_OK;
    }
    if (xml_needs_mending(xml)) {
        xml_mend(&mended, xml);
        xml = buf_str(&mended);
    }
    struct reader reader = {.take = take,
                            .context = context,
                            .err = err,
                            .fault = fault,
                            .fault_line = fault_line,
                            .n_lines_before = n_lines,
                            .item = {.bytes = BUF_INIT(ITEM_MAX)},
                            .channel = {.bytes = BUF_INIT(ITEM_MAX)}};
    parse(&reader, xml);
    release(&reader.item);
    release(&reader.channel);
    return reader.status;
}
