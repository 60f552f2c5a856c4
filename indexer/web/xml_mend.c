/* Goes once through the XML. CDATA sections keep their "&". */
#include "indexer/web/xml_mend.h"

#include "indexer/markup/html_entity.h"

/** libxml2 compares the attributes of a tag with each other. */
#define ATTRIBUTES_MAX 2000U

static const struct str section_open = {"<![CDATA[", 9}, section_close = {"]]>", 3};

static bool is_control(char c)
{
    unsigned char byte = (unsigned char)c;
    return byte < ' ' && c != '\t' && c != '\n' && c != '\r';
}

/** Whether an entity of XML itself, or a number, is at the start of @p rest. */
static bool is_of_xml(struct str rest)
{
    static const struct str names[] = {
        {"&amp;", 5}, {"&lt;", 4}, {"&gt;", 4}, {"&quot;", 6}, {"&apos;", 6}};
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (str_starts_with(rest, names[i]))
            return true;
    return false;
}

/** The length of the CDATA section at the start of @p rest; 0 when there is none. */
static size_t section_length(struct str rest)
{
    if (!str_starts_with(rest, section_open))
        return 0;
    size_t end = str_find(rest, section_close);
    return end == rest.n ? rest.n : end + section_close.n;
}

bool xml_needs_mending(struct str xml)
{
    for (size_t i = 0; i < xml.n;) {
        struct str rest = {xml.at + i, xml.n - i};
        size_t section = xml.at[i] == '<' ? section_length(rest) : 0;
        for (size_t k = 0; k < section; k++)
            if (is_control(rest.at[k]))
                return true;
        if (is_control(xml.at[i]) || (xml.at[i] == '&' && !is_of_xml(rest)))
            return true;
        i += section ? section : 1;
    }
    return false;
}

static void put_clean(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.n; i++)
        buf_put_byte(out, is_control(text.at[i]) ? ' ' : text.at[i]);
}

/** Put what the "&" at the start of @p rest begins; returns the length. */
static size_t put_reference(struct buf *out, struct str rest)
{
    AUTO_BUF signs = BUF_INIT(100);
    if (is_of_xml(rest)) {
        buf_put_byte(out, '&');
        return 1;
    }
    size_t n = html_put_entity(&signs, rest);
    if (n && !memchr("<&", signs.at[0], 2)) {
        put_clean(out, buf_str(&signs));
        return n;
    }
    if (n)
        buf_put_text(out, signs.at[0] == '<' ? "&lt;" : "&amp;");
    else
        buf_put_text(out, "&amp;");
    return n ? n : 1;
}

void xml_mend(struct buf *out, struct str xml)
{
    for (size_t i = 0; i < xml.n;) {
        struct str rest = {xml.at + i, xml.n - i};
        size_t n = xml.at[i] == '<' ? section_length(rest) : 0;
        if (n) {
            put_clean(out, (struct str){rest.at, n});
        } else if (xml.at[i] == '&') {
            n = put_reference(out, rest);
        } else {
            buf_put_byte(out, is_control(xml.at[i]) ? ' ' : xml.at[i]);
            n = 1;
        }
        i += n;
    }
}

bool xml_has_monstrous_tag(struct str xml)
{
    size_t n_signs = 0;
    bool is_tag = false;
    for (size_t i = 0; i < xml.n && n_signs <= ATTRIBUTES_MAX; i++) {
        char c = xml.at[i];
        if (c == '<') {
            is_tag = i + 1 < xml.n && xml.at[i + 1] != '!' && xml.at[i + 1] != '?';
            n_signs = 0;
        } else if (c == '>') {
            is_tag = false;
            n_signs = 0;
        } else {
            n_signs += is_tag && c == '=';
        }
    }
    return n_signs > ATTRIBUTES_MAX;
}
