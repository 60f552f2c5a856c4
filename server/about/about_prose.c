/* Reads the few signs of a text of the publisher, line by line. */
#include "server/about/about_prose.h"

enum line_type { LINE_BLANK, LINE_HEADING, LINE_ITEM, LINE_TEXT };

/** What is open where a line begins: a paragraph, a list with an item, or nothing. */
enum open { OPEN_NOTHING, OPEN_PARAGRAPH, OPEN_LIST };

static enum line_type type_of(struct str *line)
{
    static const struct {
        struct str sign;
        enum line_type type;
    } signs[] = {{{"# ", 2}, LINE_HEADING},
                 {{"## ", 3}, LINE_HEADING},
                 {{"- ", 2}, LINE_ITEM},
                 {{"* ", 2}, LINE_ITEM}};
    *line = str_trim(*line);
    if (line->n == 0)
        return LINE_BLANK;
    for (size_t i = 0; i < COUNT_OF(signs); i++) {
        if (!str_starts_with(*line, signs[i].sign))
            continue;
        *line = str_trim(str_between(*line, signs[i].sign.n, line->n));
        return line->n ? signs[i].type : LINE_BLANK;
    }
    return LINE_TEXT;
}

/** @p word without the signs that end a sentence or that brackets put around it. */
static struct str bare(struct str word)
{
    while (word.n > 0 && memchr("(<[", word.at[0], 3)) {
        word.at++;
        word.n--;
    }
    while (word.n > 0 && memchr(".,;:!?)>]", word.at[word.n - 1], 9))
        word.n--;
    return word;
}

/** Where a word leads: it is an address of the Web or of mail. Empty for any other. */
static struct url url_of_word(struct str word, struct arena *arena)
{
    size_t at = str_find(word, STR("@"));
    if (str_starts_with(word, STR("http")))
        return url_outside(word);
    bool is_mail = at > 0 && at + 3 < word.n && memchr(word.at + at, '.', word.n - at);
    return is_mail ? url_contact(word, arena) : URL("");
}

static void put_line(struct html *h, struct str line, struct arena *arena)
{
    while (line.n > 0) {
        size_t space = str_find(line, STR(" "));
        struct str word = {line.at, space}, inner = bare(word);
        struct url url = url_of_word(inner, arena);
        size_t before = (size_t)(inner.at - word.at);
        if (url.text.n > 0) {
            html_text(h, str_between(word, 0, before));
            html_link(h, url, inner);
            html_text(h, str_between(word, before + inner.n, word.n));
        } else {
            html_text(h, word);
        }
        if (space < line.n)
            html_text(h, STR(" "));
        line = str_between(line, space + 1, line.n);
    }
}

static void end(struct html *h, enum open *open)
{
    if (*open == OPEN_PARAGRAPH)
        HTML(h, "</p>");
    if (*open == OPEN_LIST)
        HTML(h, "</li></ul>");
    *open = OPEN_NOTHING;
}

/** Begin what a line of text or an item belongs to, or go on with it. */
static void begin(struct html *h, enum open *open, enum line_type type)
{
    if (type == LINE_ITEM && *open == OPEN_LIST)
        HTML(h, "</li><li>");
    else if (type == LINE_TEXT && *open != OPEN_NOTHING)
        HTML(h, " ");
    else {
        end(h, open);
        *open = type == LINE_ITEM ? OPEN_LIST : OPEN_PARAGRAPH;
        if (type == LINE_ITEM)
            HTML(h, "<ul><li>");
        else
            HTML(h, "<p>");
    }
}

void about_prose(struct html *h, struct str text, struct arena *arena)
{
    enum open open = OPEN_NOTHING;
    while (text.at && text.n > 0) {
        struct str line = str_cut(&text, '\n');
        enum line_type type = type_of(&line);
        if (type == LINE_BLANK || type == LINE_HEADING)
            end(h, &open);
        if (type == LINE_HEADING)
            HTML_TEXT(h, "<h2>", line, "</h2>");
        if (type == LINE_ITEM || type == LINE_TEXT) {
            begin(h, &open, type);
            put_line(h, line, arena);
        }
    }
    end(h, &open);
}
