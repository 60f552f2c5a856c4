/* suggest.bin, opened: its sections, and what the files that read it share. */
#ifndef ENGINE_SUGGEST_FILE_H
#define ENGINE_SUGGEST_FILE_H

#include "engine/suggest.h"
#include "engine/suggest_tree.h"

enum suggest_section {
    SUGGEST_ROWS = 1, /* struct suggest_row of each completion, the best first */
    SUGGEST_WORD_OFFSETS, /* u32 where each word starts in SUGGEST_WORD_BYTES; last, where it ends */
    SUGGEST_WORD_BYTES, /* the folded words of all completions, in bytewise order, each once */
    SUGGEST_SHARED, /* u8: how many bytes a word has in common with the one before */
    SUGGEST_POSTING_STARTS, /* u32 where each word's completions start in SUGGEST_POSTINGS; last, the end */
    SUGGEST_POSTINGS, /* u32 completions, word after word, the best first */
    SUGGEST_POSTING_TREE,
    SUGGEST_FORWARD, /* u32 the words of each completion in their order, with marks */
    SUGGEST_ORDER, /* u32 completions in the order of their names' words, stop words left out */
    SUGGEST_ORDER_TREE,
    SUGGEST_STRING_OFFSETS, /* u32, as of the words */
    SUGGEST_STRING_BYTES    /* UTF-8: four strings a completion that is no title */
};

/** Words of a completion that can be found; what a title has beyond is not an entry. */
#define SUGGEST_WORDS_MAX 40
/** Longest word in bytes; longer ones are cut. */
#define SUGGEST_WORD_MAX 48

/** Marks of SUGGEST_FORWARD's words. */
#define FORWARD_ALTERNATIVE ((uint32_t)1 << 31)
#define FORWARD_STOP ((uint32_t)1 << 30)
#define FORWARD_MEANING ((uint32_t)1 << 29) /* what the name that stands before means */
#define FORWARD_WORD (FORWARD_MEANING - 1)

/** One completion. Fixed layout: written as it stands. */
struct suggest_row {
    uint32_t
        first_word;   /* in SUGGEST_FORWARD; its words end where the next row's start */
    uint32_t what;    /* a title: its newest document; else its first string */
    uint32_t regions; /* region_set: of all documents of the title; else 0 */
    uint16_t n_documents; /* that have the title, at most 65 535; else 0 */
    uint8_t source;       /* enum suggest_source */
    uint8_t weight;       /* within the source */
};

/** The strings of a completion that is no title, from `what` on. */
enum suggest_string {
    STRING_TEXT,
    STRING_VALUE,
    STRING_DETAIL,
    STRING_FILTER,
    STRING_COUNT_
};

struct suggest {
    struct sections file;
    const struct suggest_row *rows;
    size_t n;
    const uint32_t *word_offsets;
    const char *word_bytes;
    size_t n_word_bytes;
    const uint8_t *shared;
    const uint32_t *posting_starts;
    size_t n_words;
    struct min_tree postings, order;
    const uint32_t *forward;
    size_t n_forward;
    const uint32_t *string_offsets;
    const char *string_bytes;
    size_t n_strings, n_string_bytes;
};

/** Numbers [lo, hi) of words. */
struct word_range {
    uint32_t lo, hi;
};

/** Word number @p i; "" where the file is damaged. */
struct str suggest_word(const struct suggest *s, uint32_t i);

/** The words that start with @p prefix; the range of the word alone when @p whole. */
struct word_range suggest_words(const struct suggest *s, struct str prefix, bool whole);

/** Where the completions of the words stand among the postings. */
struct word_range suggest_postings(const struct suggest *s, struct word_range words);

/** The words of completion @p row, with marks; at most SUGGEST_WORDS_MAX. */
struct forward {
    const uint32_t *at;
    size_t n;
};
struct forward suggest_forward(const struct suggest *s, uint32_t row);

/** The words of the order: the name's, but stop words and alternatives. Returns the next from *i on, which moves past it, or
 *  UINT32_MAX at the end. */
static inline uint32_t forward_next(struct forward forward, size_t *i)
{
    while (*i < forward.n) {
        uint32_t word = forward.at[(*i)++];
        if (!(word & ~FORWARD_WORD))
            return word;
    }
    return UINT32_MAX;
}

/** One of the strings of completion @p row; "" for titles, or damage. */
struct str suggest_string(const struct suggest *s, uint32_t row,
                          enum suggest_string which);

/** What a completion is worth by its source and weight alone: rows stand in this order. */
int suggest_static_score(const struct suggest_row *row);

#endif
