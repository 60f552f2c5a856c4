/* Reads what the publisher offers its readers, which the front pages tell: each item of
 * the list is a document, and where an address for mails stands, a contact. */
#include <string.h>

#include "base/buf.h"
#include "engine/written/word.h"
#include "indexer/monograph/genre/monograph_genre.h"
#include "indexer/monograph/monograph_reader.h"

#define TITLE_MOST_BYTES 2000
#define PARAGRAPH_MOST_BYTES (1U << 16)

/** The lines below one heading of the section. */
struct service_block {
    struct str title;
    uint32_t heading_line;
    const struct monograph_line *lines;
    size_t n;
};

/** Whether a word of @p text is an address for mails: « nom@site.fr ». */
static bool has_mail(struct str text)
{
    for (size_t i = 1; i + 1 < text.n; i++) {
        if (text.at[i] != '@' || text.at[i - 1] == ' ' || text.at[i + 1] == ' ')
            continue;
        struct str site = {text.at + i + 1, text.n - i - 1};
        site.n = str_find(site, STR(" "));
        if (memchr(site.at, '.', site.n))
            return true;
    }
    return false;
}

/** @p text behind the first of the words @p fronts that begins it; else all of it. */
static struct str behind(struct str text, const char *const *fronts)
{
    for (size_t i = 0; fronts[i]; i++) {
        struct str front = str_of(fronts[i]);
        if (str_starts_with(text, front))
            return (struct str){text.at + front.n, text.n - front.n};
    }
    return text;
}

/**
 * What an item offers: its label without the words that lead to it. « - dans la lettre
 * du réseau : … » offers « lettre du réseau », and so does « - chaque mois, dans la
 * lettre du réseau : … ». What is in brackets is left out.
 */
static struct str offer_of(struct str item)
{
    static const char *const ways[] = {"sur ",  "avec ", "dans ", "par ", "via ", "Sur ",
                                       "Avec ", "Dans ", "Par ",  "Via ", NULL};
    static const char *const articles[] = {"le ", "la ",  "les ", "l'", "l’",
                                           "un ", "une ", "des ", NULL};
    struct str label = {item.at, str_find(item, STR(" : "))};
    label.n = str_find(label, STR(" ("));
    struct str part = label;
    for (;;) {
        struct str offer = behind(part, ways);
        if (offer.n < part.n)
            return behind(offer, articles);
        size_t comma = str_find(part, STR(", "));
        if (comma == part.n)
            return behind(label, articles);
        part = (struct str){part.at + comma + 2, part.n - comma - 2};
    }
}

static void read_item(struct monograph_reader *reader, struct str section,
                      const struct monograph_line *line)
{
    struct str item = line_item_text(line);
    AUTO_BUF title = BUF_INIT(TITLE_MOST_BYTES);
    letters_put_sentence(&title, offer_of(item));
    AUTO_UNIT unit = unit_begin(KIND_DOCUMENT, buf_str(&title), section, line->number);
    unit_put_line(&unit, line->number, item);
    units_add(reader->units, &unit, false);
}

/** Read the lines of @p block but its items: lines that were broken are one paragraph,
 *  but each line of a contact stays one. */
static void read_lines(struct monograph_reader *reader, struct str section,
                       const struct service_block *block)
{
    bool is_contact = false;
    for (size_t i = 0; i < block->n; i++)
        is_contact |=
            block->lines[i].class != LINE_ITEM && has_mail(block->lines[i].text);
    AUTO_UNIT unit = unit_begin(is_contact ? KIND_CONTACT : KIND_DOCUMENT, block->title,
                                section, block->heading_line);
    AUTO_BUF paragraph = BUF_INIT(PARAGRAPH_MOST_BYTES);
    uint32_t last_line = block->heading_line;
    for (size_t i = 0; i < block->n; i++) {
        const struct monograph_line *line = &block->lines[i];
        if (line->class == LINE_ITEM)
            continue;
        if (is_contact) {
            unit_put_line(&unit, line->number, line->text);
            continue;
        }
        last_line = line->number;
        if (paragraph.n)
            buf_put_byte(&paragraph, ' ');
        buf_put_str(&paragraph, line->text);
    }
    if (paragraph.n && !buf_overflowed(&paragraph))
        unit_put_paragraph(&unit, last_line, buf_str(&paragraph));
    units_add(reader->units, &unit, false);
}

static void read_block(struct monograph_reader *reader, struct str section,
                       const struct service_block *block)
{
    read_lines(reader, section, block);
    for (size_t i = 0; i < block->n; i++)
        if (block->lines[i].class == LINE_ITEM)
            read_item(reader, section, &block->lines[i]);
}

/** Whether the section ends before @p line: the next page of the front begins there. */
static bool is_end(const struct monograph_reader *reader,
                   const struct vocabulary *vocabulary, const struct monograph_line *line)
{
    return genre_is_contents(line->folded) || line->class == LINE_ROW ||
           cover_is_region_line(reader->cover, vocabulary, line);
}

void services_read(struct monograph_reader *reader, const struct sheet *sheet,
                   const struct vocabulary *vocabulary)
{
    size_t i = 0, end = reader->cover->body;
    while (i < end && (sheet->at[i].class != LINE_CAPITALS ||
                       !genre_is_services(sheet->at[i].folded)))
        i++;
    struct str section = STR("");
    while (i < end && !is_end(reader, vocabulary, &sheet->at[i])) {
        const struct monograph_line *heading = &sheet->at[i++];
        struct service_block block = {
            spelling_title(reader->spelling, reader->arena, heading->text),
            heading->number, &sheet->at[i], 0};
        if (!section.n)
            section = block.title;
        while (i < end && sheet->at[i].class != LINE_CAPITALS &&
               !is_end(reader, vocabulary, &sheet->at[i])) {
            block.n++;
            i++;
        }
        read_block(reader, section, &block);
    }
}
