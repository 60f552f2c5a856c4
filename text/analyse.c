/* Walks over a text, byte by byte. Plain words, nine in ten, take the short way of
 * plain.c; everything else goes through the rules of reader.c. */
#include "text/analyse.h"

#include "base/memory.h"
#include "base/utf8.h"
#include "text/amount.h"
#include "text/builder.h"
#include "text/lexicon.h"
#include "text/plain.h"
#include "text/raw.h"
#include "text/reader.h"
#include "text/sign.h"
#include "text/word/gap.h"
#include "text/word/letter.h"
#include "text/word/markup.h"

struct analyser {
    struct token_builder builder;
    struct letter_window window;
    struct raw raw;
};

struct analyser *analyser_new(const struct str *acronyms, size_t n_acronyms)
{
    struct analyser *analyser = mem_new(sizeof *analyser);
    analyser->builder.lexicon = lexicon_new(acronyms, n_acronyms);
    analyser->builder.arena = arena_new();
    return analyser;
}

void analyser_use_inflections(struct analyser *analyser,
                              const struct inflections *inflections)
{
    lexicon_use_inflections(analyser->builder.lexicon, inflections);
}

void analyser_free(struct analyser *analyser)
{
    if (!analyser)
        return;
    lexicon_free(analyser->builder.lexicon);
    builder_release(&analyser->builder);
    mem_free(analyser);
}

void analyser_free_at(struct analyser **analyser)
{
    analyser_free(*analyser);
}

/**
 * Let the reader read from byte @p p on, one letter at least. Returns the byte where
 * reading may go on: never in the middle of what one code point gave.
 */
static size_t read_slowly(struct analyser *analyser, size_t p)
{
    struct letter_window *window = &analyser->window;
    window_open(window, analyser->builder.text, p);
    size_t i = 0;
    do {
        if (!window_at(window, i))
            break;
        i = reader_read(&analyser->builder, window, &analyser->raw, i);
    } while (window_at(window, i) && !(window->at[i].flags & LETTER_FIRST));
    size_t next = window_offset(window, i);
    return next > p ? next : window->next;
}

static void put_sign(struct analyser *analyser, struct str word, size_t p, size_t n_bytes)
{
    struct found found = {word, {NULL, 0}, (uint32_t)p, (uint32_t)(p + n_bytes), 0};
    builder_put(&analyser->builder, &found);
}

static size_t read_less(struct analyser *analyser, size_t p)
{
    struct str text = analyser->builder.text;
    size_t n = markup_tag((struct str){text.at + p, text.n - p});
    return p + (n ? n : 1);
}

/**
 * « & » gives the word « et ». An entity may stand for a letter: then it begins a word.
 */
static size_t read_ampersand(struct analyser *analyser, size_t p)
{
    struct str text = analyser->builder.text;
    size_t n = 1;
    uint32_t cp = markup_entity((struct str){text.at + p, text.n - p}, &n);
    if (cp && letter_is_word(cp))
        return read_slowly(analyser, p);
    if (cp && cp != '&')
        return p + n;
    size_t end = sign_read_ampersand(&analyser->builder, p, n);
    if (!end)
        put_sign(analyser, STR("et"), p, n);
    return end ? end : p + n;
}

/**
 * « % » gives the word « pct » after a number, with or without one space between them.
 */
static size_t read_percent(struct analyser *analyser, size_t p)
{
    const struct token *last = builder_last(&analyser->builder, 0);
    if (last && last->flags & TOKEN_NUMBER &&
        gap_is_close(analyser->builder.text, last->end, p))
        put_sign(analyser, STR("pct"), p, 1);
    return p + 1;
}

static size_t read_dollar(struct analyser *analyser, size_t p)
{
    amount_add_dollars(&analyser->builder, p);
    return p + 1;
}

/**
 * « (1) » refers to a footnote and gives no token. « (03) 20 11 22 46 » and « (+33) … »
 * begin a telephone number.
 */
static size_t read_bracket(struct analyser *analyser, size_t p)
{
    struct str text = analyser->builder.text;
    char next = (char)(p + 1 < text.n ? text.at[p + 1] : 0);
    size_t end = next == '0' || next == '+' ? read_slowly(analyser, p) : p + 1;
    if (end > p + 1)
        return end;
    bool is_note = p + 2 < text.n && text.at[p + 2] == ')' &&
                   byte_classes[(unsigned char)next] == BYTE_DIGIT;
    return p + (is_note ? 3 : 1);
}

/** « .NET » is a word. */
static size_t read_dot(struct analyser *analyser, size_t p)
{
    size_t end = sign_read_dot(&analyser->builder, p);
    return end ? end : p + 1;
}

static size_t read_sign(struct analyser *analyser, size_t p)
{
    switch (analyser->builder.text.at[p]) {
    case '<':
        return read_less(analyser, p);
    case '&':
        return read_ampersand(analyser, p);
    case '%':
        return read_percent(analyser, p);
    case '$':
        return read_dollar(analyser, p);
    case '.':
        return read_dot(analyser, p);
    case '(':
        return read_bracket(analyser, p);
    case '+':
        return read_slowly(analyser, p);
    default:
        return p + 1;
    }
}

static size_t read_high(struct analyser *analyser, size_t p)
{
    struct str text = analyser->builder.text;
    static const char euro[] = "\xE2\x82\xAC";
    if (str_starts_with((struct str){text.at + p, text.n - p}, STR(euro))) {
        put_sign(analyser, STR("euros"), p, sizeof euro - 1);
        return p + sizeof euro - 1;
    }
    return read_slowly(analyser, p);
}

static size_t read_word(struct analyser *analyser, size_t p)
{
    size_t next = p;
    if (!(analyser->builder.mode & ANALYSE_EVERY_LETTER))
        next = plain_read(&analyser->builder, p);
    return next > p ? next : read_slowly(analyser, p);
}

static size_t skip_breaks(struct str text, size_t p)
{
    while (p < text.n && byte_classes[(unsigned char)text.at[p]] == BYTE_BREAK)
        p++;
    return p;
}

static size_t read_next(struct analyser *analyser, size_t p)
{
    struct str text = analyser->builder.text;
    switch (byte_classes[(unsigned char)text.at[p]]) {
    case BYTE_BREAK:
        return skip_breaks(text, p + 1);
    case BYTE_LETTER:
        return read_word(analyser, p);
    case BYTE_DIGIT:
        return read_slowly(analyser, p);
    case BYTE_HIGH:
        return plain_begins_high(text, p) ? read_word(analyser, p)
                                          : read_high(analyser, p);
    default:
        return read_sign(analyser, p);
    }
}

static uint32_t count_invalid(struct str text)
{
    uint32_t n = 0;
    for (;;) {
        size_t i = utf8_first_invalid(text);
        if (i == text.n)
            return n;
        size_t length;
        (void)utf8_decode(text.at + i, text.n - i, &length);
        text.at += i + length;
        text.n -= i + length;
        n++;
    }
}

struct token_list analyser_run(struct analyser *analyser, struct str text, unsigned mode)
{
    if (text.n > ANALYSE_MAX_BYTES)
        text.n = ANALYSE_MAX_BYTES;
    struct token_builder *builder = &analyser->builder;
    builder_begin(builder, text, mode);
    for (size_t p = 0; p < text.n;)
        p = read_next(analyser, p);
    return (struct token_list){builder->at, builder->n, builder->n_positions,
                               count_invalid(text)};
}

struct str analyser_stem(struct analyser *analyser, struct str folded)
{
    struct lexicon_word word;
    lexicon_trim(analyser->builder.lexicon);
    arena_clear(analyser->builder.arena);
    lexicon_look_up(&word, analyser->builder.lexicon, folded, analyser->builder.arena);
    return word.stem;
}
