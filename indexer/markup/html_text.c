/* Goes once through a text with HTML. Known tags are those of the analysis of words, so
 * that both take the same for a tag; the names of entities are cmark-gfm's, which has all
 * those of HTML5. */
#include "indexer/markup/html_text.h"

#include <stdlib.h>

#include <cmark-gfm.h>

#include "base/utf8.h"
#include "indexer/markup/cmark_lock.h"
#include "text/word/markup.h"

/** The longest name in HTML5 has 31 letters. */
#define ENTITY_MAX_BYTES 34
#define TAG_NAME_MAX 16

static const struct {
    const char *name;
    enum html_gap gap;
} gaps[] = {
    {"a", HTML_GAP_NONE},     {"abbr", HTML_GAP_NONE}, {"b", HTML_GAP_NONE},
    {"code", HTML_GAP_NONE},  {"del", HTML_GAP_NONE},  {"em", HTML_GAP_NONE},
    {"font", HTML_GAP_NONE},  {"i", HTML_GAP_NONE},    {"img", HTML_GAP_NONE},
    {"ins", HTML_GAP_NONE},   {"mark", HTML_GAP_NONE}, {"q", HTML_GAP_NONE},
    {"small", HTML_GAP_NONE}, {"span", HTML_GAP_NONE}, {"strong", HTML_GAP_NONE},
    {"sub", HTML_GAP_NONE},   {"sup", HTML_GAP_NONE},  {"u", HTML_GAP_NONE},
    {"!--", HTML_GAP_NONE},   {"td", HTML_GAP_CELL},   {"th", HTML_GAP_CELL},
    {"br", HTML_GAP_LINE},    {"dd", HTML_GAP_LINE},   {"dt", HTML_GAP_LINE},
    {"li", HTML_GAP_LINE},    {"tr", HTML_GAP_LINE},   {"thead", HTML_GAP_LINE},
    {"tbody", HTML_GAP_LINE},
};

static bool is_alnum(char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/** Write the name of the tag in small letters. */
static struct str tag_name(char to[TAG_NAME_MAX], struct str tag)
{
    size_t n = 0, i = 1 + str_starts_with(tag, STR("</"));
    for (; i < tag.n && n < TAG_NAME_MAX; i++) {
        if (!is_alnum(tag.at[i]) && tag.at[i] != '!' && tag.at[i] != '-')
            break;
        bool is_upper = tag.at[i] >= 'A' && tag.at[i] <= 'Z';
        to[n++] = (char)(is_upper ? tag.at[i] | 0x20 : tag.at[i]);
    }
    return (struct str){to, n};
}

enum html_gap html_gap_of(struct str tag)
{
    char room[TAG_NAME_MAX];
    struct str name = tag_name(room, tag);
    if (str_starts_with(name, STR("!--")))
        return HTML_GAP_NONE;
    for (size_t i = 0; i < COUNT_OF(gaps); i++)
        if (str_equal(name, str_of(gaps[i].name)))
            return gaps[i].gap;
    return HTML_GAP_PARAGRAPH;
}

/* Entities. */

/** What Windows-1252 has at 0x80 to 0x9F: HTML reads numbers of controls so. */
static const uint16_t windows[32] = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
    0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

/** Put the code point that `&#…;` or `&#x…;` gives; false when it gives none. */
static bool put_number(struct buf *out, struct str entity)
{
    bool is_hex = entity.n > 3 && (entity.at[2] | 0x20) == 'x';
    size_t first = is_hex ? 3 : 2;
    if (entity.n < first + 2 || entity.n > first + 9)
        return false;
    uint32_t cp = 0;
    for (size_t i = first; i + 1 < entity.n; i++) {
        char c = entity.at[i];
        bool is_digit = c >= '0' && c <= '9';
        bool is_letter = is_hex && (c | 0x20) >= 'a' && (c | 0x20) <= 'f';
        if (!is_digit && !is_letter)
            return false;
        cp = cp * (is_hex ? 16 : 10) +
             (uint32_t)(is_digit ? c - '0' : (c | 0x20) - 'a' + 10);
        if (cp > 0x10FFFF)
            cp = 0x110000;
    }
    if (cp >= 0x80 && cp < 0xA0)
        cp = windows[cp - 0x80];
    char bytes[4];
    size_t n = cp ? utf8_encode(bytes, cp) : 0;
    if (n == 0)
        n = utf8_encode(bytes, UTF8_REPLACEMENT);
    buf_put(out, bytes, n);
    return true;
}

/** Put what `&name;` stands for; false when it is no name of HTML. */
static bool put_name(struct buf *out, struct str entity)
{
    if (str_equal(entity, STR("&amp;"))) {
        buf_put_byte(out, '&');
        return true;
    }
    cmark_lock();
    cmark_node *document = cmark_parse_document(entity.at, entity.n, CMARK_OPT_DEFAULT);
    cmark_unlock();
    cmark_node *paragraph = cmark_node_first_child(document);
    cmark_node *text = paragraph ? cmark_node_first_child(paragraph) : NULL;
    const char *literal = text ? cmark_node_get_literal(text) : NULL;
    /* A name that is none stays as it is, in one node or several. */
    bool is_known = literal && !cmark_node_next(text) && literal[0] &&
                    !str_equal(str_of(literal), entity);
    if (is_known)
        buf_put_text(out, literal);
    cmark_node_free(document);
    return is_known;
}

/** Put what the entity at the start of @p rest stands for; returns its length, 0 when
 *  there is none. */
static size_t put_entity(struct buf *out, struct str rest)
{
    bool is_number = rest.n > 1 && rest.at[1] == '#';
    size_t n = is_number ? 2 : 1;
    while (n < rest.n && n < ENTITY_MAX_BYTES && is_alnum(rest.at[n]))
        n++;
    if (n < 3 || n == rest.n || rest.at[n] != ';')
        return 0;
    struct str entity = {rest.at, n + 1};
    bool is_known = is_number ? put_number(out, entity) : put_name(out, entity);
    return is_known ? entity.n : 0;
}

/* Tags. */

bool html_is_clear(struct str text)
{
    struct str head = str_trim(text);
    size_t n_first = head.n ? markup_tag(head) : 0;
    if (n_first > 0 && html_gap_of((struct str){head.at, n_first}) != HTML_GAP_NONE)
        return true;
    for (size_t i = 0; i < text.n; i++) {
        if (text.at[i] != '<')
            continue;
        struct str rest = {text.at + i, text.n - i};
        size_t n = markup_tag(rest);
        struct str tag = {rest.at, n};
        char room[TAG_NAME_MAX];
        if (n > 0 && (str_starts_with(tag, STR("</")) || str_ends_with(tag, STR("/>")) ||
                      str_equal(tag_name(room, tag), STR("br"))))
            return true;
    }
    return false;
}

/** What is being written; a gap waits for the next letter. */
struct writer {
    struct buf *out;
    /* The text begins here in the buffer. */
    size_t start;
    enum html_gap gap;
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/** Put the gap that waits, in the place of the blanks around it. */
static void put_gap(struct writer *writer)
{
    static const char *const signs[] = {"", " ", "\n", "\n\n"};
    struct buf *out = writer->out;
    while (out->n > writer->start && is_blank(out->at[out->n - 1]))
        out->n--;
    if (out->n > writer->start)
        buf_put_text(out, signs[writer->gap]);
    writer->gap = HTML_GAP_NONE;
}

/** Put what stands at byte @p i that is no tag; returns the byte after it. */
static size_t put_one(struct writer *writer, struct str html, size_t i)
{
    if (writer->gap && is_blank(html.at[i]))
        return i + 1;
    if (writer->gap)
        put_gap(writer);
    size_t n = 0;
    if (html.at[i] == '&')
        n = put_entity(writer->out, (struct str){html.at + i, html.n - i});
    if (n == 0) {
        buf_put_byte(writer->out, html.at[i]);
        n = 1;
    }
    return i + n;
}

void html_put_text(struct buf *out, struct str html)
{
    bool has_tags = html_is_clear(html);
    struct writer writer = {out, out->n, HTML_GAP_NONE};
    for (size_t i = 0; i < html.n;) {
        struct str rest = {html.at + i, html.n - i};
        size_t n = has_tags && html.at[i] == '<' ? markup_tag(rest) : 0;
        if (n > 0) {
            enum html_gap gap = html_gap_of((struct str){rest.at, n});
            writer.gap = gap > writer.gap ? gap : writer.gap;
            i += n;
        } else {
            i = put_one(&writer, html, i);
        }
    }
}

void html_clean_record(struct record *record, bool has_plain_text)
{
    static const enum record_field fields[] = {FIELD_TITLE,  FIELD_TEXT,    FIELD_SOURCE,
                                               FIELD_AUTHOR, FIELD_SECTION, FIELD_LABEL,
                                               FIELD_UNIT,   FIELD_PERIOD};
    for (size_t i = 0; i < COUNT_OF(fields); i++) {
        struct str text = record->fields[fields[i]];
        bool is_plain = (has_plain_text && fields[i] == FIELD_TEXT) || text.n == 0 ||
                        (!memchr(text.at, '&', text.n) && !memchr(text.at, '<', text.n));
        if (is_plain)
            continue;
        /* No entity is shorter than half of what it stands for. */
        AUTO_BUF plain = BUF_INIT(2 * text.n + 1);
        html_put_text(&plain, text);
        record_set(record, fields[i], buf_str(&plain));
    }
}
