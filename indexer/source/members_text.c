/* Makes the text of a document: its description stands in front of it, and the words that
 * its editors file it by behind it. */
#include "indexer/member/member_value.h"
#include "indexer/member/text_format.h"
#include "indexer/source/members.h"

#include "base/utf8.h"
#include "engine/record/record.h"
#include "text/block/layout.h"
#include "text/word/letter.h"

/* More than a record can hold: record_check() then says that it is too much. */
#define TEXT_ROOM ((size_t)2 * RECORD_TEXT_MAX)

/** A lead that shares so many bytes of letters with the beginning of its text is an
 *  extract of it, and what stands behind them, up to so many, leads to the rest. */
#define EXTRACT_MIN 60
#define READ_MORE_MAX 40

struct document_text {
    struct buf text, layout;
};

static void release(struct document_text *document)
{
    buf_release(&document->text);
    buf_release(&document->layout);
}
#define AUTO_DOCUMENT_TEXT CLEANUP(release) struct document_text

static struct document_text empty_text(void)
{
    return (struct document_text){BUF_INIT(TEXT_ROOM), BUF_INIT(LAYOUT_MAX)};
}

/** Append @p layout, of @p text, as blocks that begin @p shift bytes later, behind a
 *  block that begins at @p before. Returns where the last one begins. */
static size_t put_shifted(struct buf *out, struct str layout, struct str text,
                          size_t shift)
{
    struct layout_reader reader = layout_read(layout, text);
    struct block block;
    size_t before = 0;
    while (layout_next(&block, &reader)) {
        block.start += shift;
        block.end += shift;
        layout_put(out, &block, before);
        before = block.start;
    }
    return before;
}

static void put_paragraph(struct buf *layout, size_t start, size_t n, size_t before)
{
    struct block block = {.type = BLOCK_PARAGRAPH, .start = start, .end = start + n};
    layout_put(layout, &block, before);
}

static void exchange(struct document_text *a, struct document_text *b)
{
    struct document_text old = *a;
    *a = *b;
    *b = old;
}

/** Put @p paragraph in front of the document, or behind it. */
static void add_paragraph(struct document_text *document, struct str paragraph,
                          bool is_first)
{
    AUTO_DOCUMENT_TEXT whole = empty_text();
    struct str text = buf_str(&document->text), layout = buf_str(&document->layout);
    size_t n_gap = text.n ? 2 : 0;
    size_t start = is_first ? 0 : text.n + n_gap;
    buf_put_str(&whole.text, is_first ? paragraph : text);
    buf_put(&whole.text, "\n\n", n_gap);
    buf_put_str(&whole.text, is_first ? text : paragraph);
    if (layout.n) {
        if (is_first)
            put_paragraph(&whole.layout, 0, paragraph.n, 0);
        size_t before =
            put_shifted(&whole.layout, layout, text, is_first ? paragraph.n + n_gap : 0);
        if (!is_first)
            put_paragraph(&whole.layout, start, paragraph.n, before);
    }
    exchange(document, &whole);
}

/** Append @p text with one space for each run of blanks, without those at its ends. */
static void put_line(struct buf *out, struct str text)
{
    bool space_is_due = false;
    for (size_t i = 0; i < text.n; i++) {
        bool is_blank = text.at[i] == ' ' || (text.at[i] >= '\t' && text.at[i] <= '\r');
        if (!is_blank && space_is_due && out->n)
            buf_put_byte(out, ' ');
        if (!is_blank)
            buf_put_byte(out, text.at[i]);
        space_is_due = is_blank;
    }
}

/** Append the letters and digits of @p text, up to @p most bytes. */
static void put_letters(struct buf *out, struct str text, size_t most)
{
    size_t length = 0;
    for (size_t i = 0; i < text.n && out->n < most; i += length) {
        int32_t code_point = utf8_decode(text.at + i, text.n - i, &length);
        if (code_point > 0 && letter_is_word((uint32_t)code_point))
            buf_put(out, text.at + i, length);
    }
}

static size_t common_bytes(struct str a, struct str b)
{
    size_t n = 0;
    while (n < a.n && n < b.n && a.at[n] == b.at[n])
        n++;
    return n;
}

/**
 * Whether the document says @p lead already, as its title or at its beginning. Only
 * letters and digits are compared: an extract that a program made runs over headings,
 * items and cells, has other signs, and may end with « Lire la suite ».
 */
static bool is_said(const struct members *members, const struct document_text *document,
                    struct str lead)
{
    AUTO_BUF wanted = BUF_INIT(TEXT_ROOM), title = BUF_INIT(TEXT_ROOM);
    put_letters(&wanted, lead, TEXT_ROOM);
    put_letters(&title, member_str(json_object_get(members->object, "title")), TEXT_ROOM);
    if (str_equal(buf_str(&wanted), buf_str(&title)))
        return true;
    AUTO_BUF head = BUF_INIT(TEXT_ROOM);
    put_letters(&head, buf_str(&document->text), wanted.n);
    size_t common = common_bytes(buf_str(&head), buf_str(&wanted));
    return common == wanted.n ||
           (common >= EXTRACT_MIN && wanted.n - common <= READ_MORE_MAX);
}

static void add_lead(const struct members *members, struct document_text *document)
{
    AUTO_BUF raw = BUF_INIT(TEXT_ROOM), plain = BUF_INIT(TEXT_ROOM);
    AUTO_BUF lead = BUF_INIT(TEXT_ROOM);
    member_put_text(&raw, members->lead, " ");
    text_format_put_plain(&plain, text_format_guess(buf_str(&raw)), buf_str(&raw));
    put_line(&lead, buf_str(&plain));
    if (lead.n && !is_said(members, document, buf_str(&lead)))
        add_paragraph(document, buf_str(&lead), true);
}

/** Put the words that no theme has behind the text, where they are read and found. */
static void add_words(const struct members *members, struct document_text *document)
{
    AUTO_BUF words = BUF_INIT(RECORD_EXTRA_MAX), plain = BUF_INIT(RECORD_EXTRA_MAX);
    member_put_text(&words, members->tags, ", ");
    if (words.n == 0)
        return;
    buf_put_text(&plain, "Mots-clés : ");
    text_format_put_plain(&plain, TEXT_PLAIN, buf_str(&words));
    add_paragraph(document, buf_str(&plain), false);
}

/** Put the text that the source gave, in its format. */
static void put_own_text(struct members *members, struct document_text *document)
{
    struct str text = member_str(json_object_get(members->object, "text"));
    struct str layout = member_str(json_object_get(members->object, "layout"));
    if (members->has_plain_text || layout.n) {
        buf_put_str(&document->text, text);
        buf_put_str(&document->layout, layout);
        return;
    }
    text_format_put(&document->text, &document->layout, members->format, text);
}

static void set_member(const struct members *members, const char *name,
                       const struct buf *text)
{
    if (text->n)
        (void)json_object_set_new(members->object, name, json_stringn(text->at, text->n));
    else
        (void)json_object_del(members->object, name);
}

void members_make_text(struct members *members)
{
    struct str given = member_str(json_object_get(members->object, "text"));
    bool is_ready = members->has_plain_text || json_object_get(members->object, "layout");
    if (!is_ready && members->format == TEXT_FORMAT_COUNT_)
        members->format = text_format_guess(given);
    bool is_escaped = str_find(given, STR("&lt;")) < given.n;
    bool has_more = is_escaped || members->lead || json_array_size(members->tags) > 0;
    if (given.n > TEXT_ROOM / 2 ||
        (!has_more && (is_ready || members->format == TEXT_PLAIN)))
        return;
    AUTO_DOCUMENT_TEXT document = empty_text();
    put_own_text(members, &document);
    if (members->lead)
        add_lead(members, &document);
    add_words(members, &document);
    if (document.text.n == 0 && !json_object_get(members->object, "text"))
        return;
    set_member(members, "text", &document.text);
    set_member(members, "layout", &document.layout);
    members->has_plain_text = true;
}
