/* Goes once through a text with HTML. Known tags are those of the analysis of words, so
 * that both take the same for a tag. */
#include "indexer/markup/html_text.h"

#include "indexer/markup/html_entity.h"
#include "text/word/markup.h"

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
        n = html_put_entity(writer->out, (struct str){html.at + i, html.n - i});
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
