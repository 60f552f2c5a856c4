/* suggest.bin, opened: its sections, and what the files that read it share. */
#ifndef ENGINE_WORDS_SUGGEST_FILE_H
#define ENGINE_WORDS_SUGGEST_FILE_H

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"
#include "engine/file/sections.h"
#include "engine/vocabulary/vocabulary.h"
#include "engine/words/suggest_lexicon.h"
#include "engine/words/suggest_source.h"
#include "engine/words/suggest_tree.h"

enum suggest_section {
    SUGGEST_ROWS = 1,    /* struct suggest_row of each completion, the best first */
    SUGGEST_REGION_SETS, /* u32 the region_sets of titles, each once; the first is empty */
    SUGGEST_REPEATED, /* struct suggest_repeated, by rows: titles of several documents */
    SUGGEST_FORWARD, /* varints: the codes of the words of each completion, in their order */
    SUGGEST_CODES, /* u32 the word of each code, with marks; the most frequent first */
    SUGGEST_POSTING_STARTS, /* u32 where each word's completions start in SUGGEST_POSTINGS; last, the end */
    SUGGEST_POSTINGS, /* u32 completions, word after word, the best first */
    SUGGEST_POSTING_TREE,
    SUGGEST_LEFT_OUT, /* struct suggest_left_out, by words */
    SUGGEST_ORDER, /* u32 completions in the order of their names' words, stop words left out */
    SUGGEST_ORDER_TREE,
    SUGGEST_STRING_OFFSETS, /* u32 where each string starts in SUGGEST_STRING_BYTES; last, where it ends */
    SUGGEST_STRING_BYTES, /* UTF-8: four strings a completion that is no title */
    SUGGEST_LEXICON /* the folded words of all completions: LEXICON_SECTION_COUNT_ sections */
};

/** What is looked for reads all postings of so many or fewer; of more, so many of the best. So a word of more completions
 *  than the first has the second in the file. */
#define SUGGEST_SCAN_MOST 1024U
#define SUGGEST_POPS_MOST 512U

/** Words of a completion that can be found; what a title has beyond is not an entry. */
#define SUGGEST_WORDS_MAX 40

/** Marks of SUGGEST_CODES' words. */
#define FORWARD_ALTERNATIVE ((uint32_t)1 << 31)
#define FORWARD_STOP ((uint32_t)1 << 30)
#define FORWARD_MEANING ((uint32_t)1 << 29) /* what the name that stands before means */
#define FORWARD_WORD (FORWARD_MEANING - 1)

/** Regions are numbered in so many bits. */
#define SUGGEST_REGION_SET_BITS 20

/** One completion. Fixed layout: written as it stands. */
struct suggest_row {
    uint32_t
        first_word; /* where its codes start in SUGGEST_FORWARD; they end where the next row's start */
    uint32_t what;       /* a title: its newest document; else its first string */
    uint32_t weight : 8; /* within the source */
    uint32_t source : 4; /* enum suggest_source */
    uint32_t regions
        : SUGGEST_REGION_SET_BITS; /* a title: which set, of all its documents; else 0 */
};

/** A title that several documents have. */
struct suggest_repeated {
    uint32_t row;
    uint32_t n_documents;
};

/** A word of which not all completions are in the file. */
struct suggest_left_out {
    uint32_t word;
    uint32_t n; /* left out of this word and all before it */
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
    const region_set *region_sets;
    size_t n_region_sets;
    const struct suggest_repeated *repeated;
    size_t n_repeated;
    struct suggest_lexicon words;
    const unsigned char *forward;
    size_t n_forward;
    const uint32_t *codes;
    size_t n_codes;
    const uint32_t *posting_starts;
    const struct suggest_left_out *left_out;
    size_t n_left_out;
    struct min_tree postings, order;
    const uint32_t *string_offsets;
    const char *string_bytes;
    size_t n_strings, n_string_bytes;
};

/** suggest.bin opened. Immutable, mapped, shareable. */
struct suggest;
/** @param[out] out  the caller frees it with suggest_free(); NULL on failure.
 *  @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO or STATUS_INDEX_CORRUPT. */
MUST_CHECK enum status suggest_open(struct suggest **out, const char *path,
                                    struct error *err);
void suggest_free(struct suggest *suggest);

/** Where the completions of the words that are in the file stand among the postings. */
struct word_range suggest_postings(const struct suggest *s, struct word_range words);

/** How many completions the words have; one of two of them counts twice. */
uint32_t suggest_n_postings(const struct suggest *s, struct word_range words);

/** The regions of title @p row: of all its documents; empty for what is no title. */
region_set suggest_regions(const struct suggest *s, uint32_t row);

/** How many documents have title @p row. */
uint32_t suggest_n_documents(const struct suggest *s, uint32_t row);

/** The words of completion @p row, with marks; at most SUGGEST_WORDS_MAX, read into @p room. */
struct forward {
    const uint32_t *at;
    size_t n;
};
struct forward suggest_forward(uint32_t room[SUGGEST_WORDS_MAX], const struct suggest *s,
                               uint32_t row);

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
