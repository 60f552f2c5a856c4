/* Tells headings where capitals do not: by the table of contents, by marks, and, where a
 * converter wrote them in small letters, by their words and their place. */
#include <string.h>

#include "base/buf.h"
#include "base/macros.h"
#include "base/utf8.h"
#include "engine/written/word.h"
#include "indexer/monograph/genre/monograph_genre.h"
#include "indexer/monograph/layout/printed_number.h"
#include "indexer/monograph/layout/printed_pass.h"

/* A heading is not longer, in bytes. */
#define HEADING_MOST_BYTES 300

/* A text has blank lines when one of so many lines is blank. */
#define BLANKS_SHARE 20

/* Without a table of contents, so many sections in small letters are needed. */
#define SECTIONS_LEAST 3

/* What captions begin with: they say what is counted, or in what unit. */
static const char *const captions[] = {
    "nombre", "nb",   "en", "evolution*", "montant*",         "part",
    "unite",  "dont", "au", "source*",    "repartition par *"};

/** What is known while the lines are read one after the other. */
struct telling {
    struct printed_sheet *sheet;
    struct intern *contents;
    /* Blank lines stand between paragraphs: most texts have them. */
    bool has_blanks;
    /* Headings are printed in small letters. */
    bool is_small;
    /* What the section and the last heading hold. */
    enum role section;
    enum role role;
    /* The line before is a heading of the front pages. */
    bool after_heading;
};

static struct str behind(struct str text, size_t n)
{
    return (struct str){text.at + n, text.n - n};
}

static bool is_in_contents(const struct telling *telling, struct str folded)
{
    return folded.n && intern_find(telling->contents, folded) != INTERN_NONE;
}

/** Whether @p text may be a heading by its form: short, no sentence, no item. */
static bool may_be_heading(struct str text)
{
    if (printed_is_row(text))
        return false;
    text = str_trim(text);
    while (text.n && text.at[text.n - 1] == '*')
        text.n--;
    return text.n && text.n <= HEADING_MOST_BYTES && !printed_is_source(text) &&
           !printed_bullet(text) && strchr(".:;,", text.at[text.n - 1]) == NULL &&
           text.at[0] != '(' && text.at[0] != '*';
}

/** Whether @p text says something: it has two sentences, an address, or a value. */
static bool says_something(struct str text)
{
    size_t end = str_find(text, STR(". "));
    bool has_sentence =
        end > 3 && end < text.n && text.at[end - 3] != ' ' && text.at[end - 2] != ' ';
    size_t label = str_find(text, STR(": "));
    bool has_value =
        label + 2 < text.n && text.at[label + 2] >= '0' && text.at[label + 2] <= '9';
    return has_sentence || has_value || str_find(text, STR("://")) < text.n;
}

static bool begins_small(struct str text)
{
    return letters_count(utf8_head(str_trim(text), 1)).n_lower > 0;
}

/**
 * A heading whose only capital is its first letter, in capitals again: names and acronyms
 * in it are then spelled as the monograph and the vocabulary spell them.
 */
static struct str as_capitals(struct arena *arena, struct str text)
{
    if (letters_count(text).n_upper > 1)
        return text;
    AUTO_BUF large = BUF_INIT((size_t)4 * HEADING_MOST_BYTES);
    letters_put_upper(&large, text);
    return arena_str(arena, buf_str(&large));
}

/** Whether line @p i stands by itself: between blank lines, or above a row. */
static bool is_alone(const struct printed_sheet *sheet, size_t i)
{
    bool after = i == 0 || printed_is_blank(sheet->at[i - 1].text) ||
                 sheet->at[i - 1].is_heading || sheet->at[i].after_border;
    bool before = i + 1 == sheet->n || printed_is_blank(sheet->at[i + 1].text) ||
                  printed_is_row(sheet->at[i + 1].text);
    return after && before;
}

/**
 * Whether line @p i stands above one that could be a heading below it: the lines of a
 * title, or in a list of contacts their headings above a name.
 */
static bool is_over_heading(const struct telling *telling, size_t i)
{
    const struct printed_sheet *sheet = telling->sheet;
    bool after =
        i > 0 && (printed_is_blank(sheet->at[i - 1].text) || sheet->at[i - 1].is_heading);
    if (!after || i + 2 >= sheet->n || printed_is_row(sheet->at[i + 1].text) ||
        printed_is_blank(sheet->at[i + 1].text) ||
        str_find(sheet->at[i + 1].text, STR(": ")) < sheet->at[i + 1].text.n)
        return false;
    bool is_signed =
        telling->role == ROLE_PROGRAMMES && str_trim(sheet->at[i + 1].text).at[0] == '(';
    if (!is_signed && !may_be_heading(sheet->at[i + 1].text))
        return false;
    return is_signed || telling->role == ROLE_CONTACTS ||
           printed_is_blank(sheet->at[i + 2].text) ||
           printed_is_row(sheet->at[i + 2].text);
}

/** The index of the next line that is not blank; sheet->n when there is none. */
static size_t next_line(const struct printed_sheet *sheet, size_t i)
{
    i++;
    while (i < sheet->n && printed_is_blank(sheet->at[i].text))
        i++;
    return i;
}

static bool is_caption(struct str folded)
{
    for (size_t i = 0; i < COUNT_OF(captions); i++)
        if (words_start_with(folded, captions[i]))
            return true;
    return false;
}

/** Whether a line of a list of campus or clusters is a heading, not a name in it. */
static bool is_list_heading(struct str folded)
{
    enum role role = genre_role(folded);
    return role != ROLE_COUNT_ && genre_common_front(folded) == 0;
}

/** Whether line @p i is the name of an organisation: a line « label : value » follows. */
static bool is_organisation(const struct printed_sheet *sheet, size_t i)
{
    size_t next = next_line(sheet, i);
    if (next == sheet->n || printed_is_row(sheet->at[next].text))
        return false;
    struct str text = sheet->at[next].text;
    return str_find(text, STR(": ")) < text.n;
}

/** Whether a table or another line follows, as below a heading of figures. */
static bool is_figures_heading(struct str text, struct str folded)
{
    if (is_caption(folded))
        return false;
    /* « Capacités d'engagement (en euros) » names a table, not a part. */
    bool has_unit = str_find(text, STR("(en ")) < text.n;
    return !has_unit || genre_role(folded) == ROLE_BUDGETS;
}

/** Whether line @p i, in small letters, is a heading of its section. */
static bool is_small_heading(const struct telling *telling, size_t i, struct str folded)
{
    const struct printed_sheet *sheet = telling->sheet;
    struct str text = sheet->at[i].text;
    struct str rest = folded;
    if (i + 1 == sheet->n)
        return false;
    struct written_word word;
    size_t n_words = 0;
    while (word_next(&rest, &word))
        n_words++;
    switch (telling->role) {
    case ROLE_NEWS:
        return telling->sheet->n_contents == 0 && n_words <= 4 &&
               genre_role(folded) != ROLE_COUNT_;
    case ROLE_PROGRAMMES:
        if (genre_is_programme(folded))
            return telling->is_small && strpbrk(folded.at, "0123456789");
        return genre_role(folded) != ROLE_COUNT_ && telling->sheet->n_contents == 0;
    case ROLE_CAMPUS:
    case ROLE_CLUSTERS:
        return is_list_heading(folded);
    case ROLE_CONTACTS:
        /* A line right above a row heads some rows of the table only. */
        return (sheet->at[i].is_marked || !printed_is_row(sheet->at[i + 1].text)) &&
               !is_organisation(sheet, i) && str_find(text, STR(": ")) == text.n;
    case ROLE_OTHER:
    case ROLE_INDICATORS:
    case ROLE_BUDGETS:
    case ROLE_COUNT_:
        break;
    }
    return genre_common_front(folded) ? is_list_heading(folded)
                                      : is_figures_heading(text, folded);
}

/** Drop the number in front of a heading. */
static void drop_number(struct telling *telling, size_t i)
{
    struct printed_line *line = &telling->sheet->at[i];
    struct str text = str_trim(line->text);
    size_t n = text.n <= HEADING_MOST_BYTES ? printed_number(text) : 0;
    struct str rest = behind(text, n);
    if (!n || memchr(rest.at, '\t', rest.n))
        return;
    struct str folded = words_fold(telling->sheet->arena, rest);
    bool is_heading = is_in_contents(telling, folded) || printed_is_capitals(rest) ||
                      line->is_marked ||
                      (is_alone(telling->sheet, i) && genre_role(folded) != ROLE_COUNT_ &&
                       may_be_heading(rest));
    if (is_heading)
        line->text = rest;
}

/** Note the section and the role that a heading opens. */
static void enter(struct telling *telling, struct str folded, bool is_section)
{
    enum role role = genre_role(folded);
    if (is_section || (!telling->sheet->n_contents && genre_opens_section(role)))
        telling->section = role == ROLE_COUNT_ ? ROLE_OTHER : role;
    telling->role = role == ROLE_COUNT_ ? telling->section : role;
    if (is_section)
        telling->role = telling->section;
}

static void tell_line(struct telling *telling, size_t i)
{
    struct printed_line *line = &telling->sheet->at[i];
    struct str text = str_trim(line->text);
    if (!may_be_heading(line->text))
        return;
    struct str folded = words_fold(telling->sheet->arena, text);
    bool is_section = is_in_contents(telling, folded);
    bool is_large = printed_is_capitals(text);
    bool may_be = line->is_marked || (telling->is_small && (is_alone(telling->sheet, i) ||
                                                            is_over_heading(telling, i)));
    if (is_section)
        line->is_heading = line->is_marked || is_large || is_alone(telling->sheet, i) ||
                           !telling->has_blanks || i == 0 ||
                           printed_is_blank(telling->sheet->at[i - 1].text);
    else if (!is_large && may_be && !begins_small(text) && !says_something(text))
        line->is_heading = is_small_heading(telling, i, folded);
    if (line->is_heading && telling->is_small && !is_large)
        line->text = as_capitals(telling->sheet->arena, line->text);
    if (line->is_heading || is_large)
        enter(telling, folded, is_section);
}

/**
 * Whether the headings are in small letters: those of the table of contents are, and
 * hardly a line is in capitals.
 */
static bool has_small_headings(const struct telling *telling)
{
    const struct printed_sheet *sheet = telling->sheet;
    AUTO_ARENA *arena = arena_new();
    size_t n_small = 0, n_large = 0;
    for (size_t i = sheet->body; i < sheet->n; i++) {
        struct str text = str_trim(sheet->at[i].text);
        if (!may_be_heading(sheet->at[i].text))
            continue;
        struct str folded = words_fold(arena, text);
        bool is_section = is_in_contents(telling, folded) ||
                          (!sheet->n_contents && is_alone(sheet, i) &&
                           genre_opens_section(genre_role(folded)));
        n_large += printed_is_capitals(text);
        n_small += is_section && !printed_is_capitals(text);
    }
    return n_small > n_large * 3 && (sheet->n_contents || n_small >= SECTIONS_LEAST);
}

/**
 * Whether line @p i of the front pages heads what the publisher offers: it is marked, or
 * stands alone above something that is no heading.
 */
static bool is_front_heading(const struct telling *telling, size_t i, struct str folded)
{
    const struct printed_sheet *sheet = telling->sheet;
    struct str text = str_trim(sheet->at[i].text);
    size_t next = next_line(sheet, i);
    if (sheet->at[i].is_marked)
        return true;
    bool is_name = strpbrk(folded.at, "0123456789") || memchr(text.at, '@', text.n) ||
                   !words_start_with(folded, "* *");
    if (is_name || telling->after_heading || next == sheet->n)
        return false;
    struct str below = words_fold(sheet->arena, sheet->at[next].text);
    return !words_start_with(below, "region") && !genre_is_contents(below);
}

/**
 * Tell the headings of the front pages: that of what the publisher offers, and those
 * below it.
 */
static void tell_front(struct telling *telling)
{
    struct printed_sheet *sheet = telling->sheet;
    bool has_marks = false;
    bool in_services = false;
    for (size_t i = 0; i < sheet->body; i++)
        has_marks |= sheet->at[i].is_marked;
    for (size_t i = 0; i < sheet->body && telling->is_small; i++) {
        struct printed_line *line = &sheet->at[i];
        bool may_be = may_be_heading(line->text) && !begins_small(line->text) &&
                      (has_marks ? line->is_marked : is_alone(sheet, i));
        struct str folded =
            may_be ? words_fold(sheet->arena, line->text) : (struct str){"", 0};
        in_services |= may_be && genre_is_services(folded);
        line->is_heading =
            may_be && in_services &&
            (genre_is_services(folded) || is_front_heading(telling, i, folded));
        if (line->is_heading)
            line->text = as_capitals(sheet->arena, str_trim(line->text));
        if (!printed_is_blank(line->text))
            telling->after_heading = line->is_heading;
    }
}

void printed_tell_headings(struct printed_sheet *sheet)
{
    AUTO_INTERN *contents = intern_new();
    for (size_t i = 0; i < sheet->n_contents; i++)
        if (sheet->contents[i].n)
            (void)intern_put(contents, sheet->contents[i]);
    struct telling telling = {
        .sheet = sheet, .contents = contents, .section = ROLE_OTHER, .role = ROLE_OTHER};
    size_t n_blanks = 0;
    for (size_t i = sheet->body; i < sheet->n; i++)
        n_blanks += printed_is_blank(sheet->at[i].text);
    telling.has_blanks = n_blanks * BLANKS_SHARE > sheet->n - sheet->body;
    for (size_t i = sheet->body; i < sheet->n; i++)
        drop_number(&telling, i);
    telling.is_small = has_small_headings(&telling);
    tell_front(&telling);
    for (size_t i = sheet->body; i < sheet->n; i++)
        tell_line(&telling, i);
}
