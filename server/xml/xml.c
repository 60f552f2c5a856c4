/* Escapes texts, and keeps the elements that are open. */
#include "server/xml/xml.h"

#include <assert.h>

#include "base/utf8.h"

struct xml xml_begin(struct buf *out)
{
    buf_put_text(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    return (struct xml){.out = out};
}

void xml_end(struct xml *xml)
{
    while (xml->depth > 0)
        xml_close(xml);
    buf_put_byte(xml->out, '\n');
}

static void end_tag(struct xml *xml)
{
    if (xml->in_tag)
        buf_put_byte(xml->out, '>');
    xml->in_tag = false;
}

/** What is written instead of an ASCII character; its `at` is NULL for itself. The
 *  control characters that XML forbids give nothing. */
static struct str replacement_of(unsigned char c)
{
    switch (c) {
    case '&':
        return STR("&amp;");
    case '<':
        return STR("&lt;");
    case '>':
        return STR("&gt;");
    case '"':
        return STR("&quot;");
    case '\'':
        return STR("&#39;");
    case '\t':
    case '\n':
    case '\r':
        return STR(" ");
    default:
        return c < ' ' ? STR("") : (struct str){NULL, 0};
    }
}

/** Whether XML allows the character, which is none of ASCII; -1 is no character. */
static bool is_allowed(int32_t code_point)
{
    return code_point >= 0 && code_point != 0xFFFE && code_point != 0xFFFF;
}

static void escape(struct buf *out, struct str text)
{
    size_t length, start = 0;
    for (size_t i = 0; i < text.n; i += length) {
        unsigned char c = (unsigned char)text.at[i];
        struct str instead = {NULL, 0};
        length = 1;
        if (c < 0x80)
            instead = replacement_of(c);
        else if (!is_allowed(utf8_decode(text.at + i, text.n - i, &length)))
            instead = STR("");
        if (!instead.at)
            continue;
        buf_put(out, text.at + start, i - start);
        buf_put_str(out, instead);
        start = i + length;
    }
    buf_put(out, text.at + start, text.n - start);
}

void xml_text(struct xml *xml, struct str text)
{
    end_tag(xml);
    escape(xml->out, text);
}

void xml_open(struct xml *xml, const char *name)
{
    assert(xml->depth < XML_DEPTH_MAX);
    end_tag(xml);
    buf_put_byte(xml->out, '<');
    buf_put_text(xml->out, name);
    xml->open[xml->depth++] = name;
    xml->in_tag = true;
}

void xml_attr(struct xml *xml, const char *name, struct str value)
{
    assert(xml->in_tag);
    buf_put_byte(xml->out, ' ');
    buf_put_text(xml->out, name);
    buf_put_text(xml->out, "=\"");
    escape(xml->out, value);
    buf_put_byte(xml->out, '"');
}

void xml_close(struct xml *xml)
{
    assert(xml->depth > 0);
    const char *name = xml->open[--xml->depth];
    if (xml->in_tag) {
        buf_put_text(xml->out, "/>");
        xml->in_tag = false;
        return;
    }
    buf_put_text(xml->out, "</");
    buf_put_text(xml->out, name);
    buf_put_byte(xml->out, '>');
}

void xml_element(struct xml *xml, const char *name, struct str text)
{
    xml_open(xml, name);
    xml_text(xml, text);
    xml_close(xml);
}

void xml_element_number(struct xml *xml, const char *name, unsigned long number)
{
    xml_open(xml, name);
    end_tag(xml);
    buf_put_number(xml->out, number);
    xml_close(xml);
}
