/* suggest.bin, mapped: its sections and reading them. It holds the completions and an
 * inverted index from the words to the completions that have them. */
#ifndef ENGINE_WORDS_SUGGEST_FILE_H
#define ENGINE_WORDS_SUGGEST_FILE_H

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"
#include "engine/file/sections.h"
#include "engine/vocabulary/vocabulary.h"
#include "engine/words/suggest_counts.h"
#include "engine/words/suggest_lexicon.h"
#include "engine/words/suggest_source.h"
#include "engine/words/suggest_tree.h"

enum suggest_section {
    /* The struct suggest_row of each completion, the best first. A completion is named by
     * the number of its row. */
    SUGGEST_ROWS = 1,
    /* The different region_sets of titles; the first one is empty. */
    SUGGEST_REGION_SETS,
    /* A struct suggest_repeated for each title of several documents, ordered by row. */
    SUGGEST_REPEATED,
    /* The words of each completion in their order, as varints: their codes. */
    SUGGEST_FORWARD,
    /* The word of each code (u32), with flags; the most frequent first. */
    SUGGEST_CODES,
    /* Where the postings of each word start in SUGGEST_POSTINGS (u32), and at the end
     * where those of the last one end. */
    SUGGEST_POSTING_STARTS,
    /* The completions that have each word (u32), word after word, the best first. */
    SUGGEST_POSTINGS,
    /* The tree of minima (suggest_tree.h) over SUGGEST_POSTINGS. */
    SUGGEST_POSTING_TREE,
    /* A struct suggest_left_out for each word that has some, ordered by word. */
    SUGGEST_LEFT_OUT,
    /* All completions (u32) in the order of the words of their names, without stop
     * words. */
    SUGGEST_ORDER,
    /* The tree of minima over SUGGEST_ORDER. */
    SUGGEST_ORDER_TREE,
    /* Where each string starts in SUGGEST_STRING_BYTES (u32), and at the end where the
     * last one ends. */
    SUGGEST_STRING_OFFSETS,
    /* The strings, in UTF-8: STRING_COUNT_ for each completion that is not a title. */
    SUGGEST_STRING_BYTES,
    /* The folded words of all completions, in LEXICON_SECTION_COUNT_ sections from here
     * on. */
    SUGGEST_LEXICON
};

/**
 * A search reads all postings of a word that has at most SUGGEST_SCAN_MOST of them; of a
 * more frequent word it reads only the best SUGGEST_POPS_MOST. The file therefore holds
 * no more than these for such a word.
 */
#define SUGGEST_SCAN_MOST 1024U
#define SUGGEST_POPS_MOST 512U

/** How many words of a completion can be found; further words of a title are not
 *  indexed. */
#define SUGGEST_WORDS_MAX 40

/** The flags of the words in SUGGEST_CODES. */
#define FORWARD_ALTERNATIVE ((uint32_t)1 << 31)
#define FORWARD_STOP ((uint32_t)1 << 30)
/** The word explains the name that stands before it. */
#define FORWARD_MEANING ((uint32_t)1 << 29)
/** The bits of the word's number. */
#define FORWARD_WORD (FORWARD_MEANING - 1)

/** How many bits the number of a set of regions has. */
#define SUGGEST_REGION_SET_BITS 20

/** One completion. Fixed layout: written as it stands. */
struct suggest_row {
    /* Where its codes start in SUGGEST_FORWARD; they end where those of the next row
     * start. */
    uint32_t first_word;
    /* For a title, its newest document; else the number of its first string. */
    uint32_t what;
    /* Its weight among the completions of its source. */
    uint32_t weight : 8;
    /* An enum suggest_source. */
    uint32_t source : 4;
    /* For a title, the number of the set of the regions of all its documents; else 0. */
    uint32_t regions : SUGGEST_REGION_SET_BITS;
};

/** A title that more than one document has. */
struct suggest_repeated {
    uint32_t row;
    uint32_t n_documents;
};

/** A word whose completions are not all in the file. */
struct suggest_left_out {
    uint32_t word;
    /* How many postings are left out of this word and of all words before it. */
    uint32_t n;
};

/** The strings of a completion that is not a title; the first is number `what` of its
 *  row. */
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
    /* Filled by suggest_counts_open(). */
    struct sections counts_file;
    struct suggest_counts counts;
};

/** suggest.bin, mapped. Immutable, so that threads may share it. */
struct suggest;
/**
 * Map the file at @p path.
 * @param[out] out  the caller frees it with suggest_free(); NULL on failure.
 * @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO or STATUS_INDEX_CORRUPT.
 */
MUST_CHECK enum status suggest_open(struct suggest **out, const char *path,
                                    struct error *err);
void suggest_free(struct suggest *suggest);

/** The range of postings of the words in the range @p words; empty when it is out of
 *  range. */
struct word_range suggest_postings(const struct suggest *s, struct word_range words);

/** How many completions the words have, with those left out of the file; a completion
 *  with two of the words counts twice. */
uint32_t suggest_n_postings(const struct suggest *s, struct word_range words);

/** The regions of all documents with the title @p row; empty for a completion that is not
 *  a title. */
region_set suggest_regions(const struct suggest *s, uint32_t row);

/** How many documents have the title @p row. */
uint32_t suggest_n_documents(const struct suggest *s, uint32_t row);

/** The words of a completion with their flags. */
struct forward {
    const uint32_t *at;
    size_t n;
};
/** Read the words of completion @p row, at most SUGGEST_WORDS_MAX, into @p room, which
 *  the result points to. */
struct forward suggest_forward(uint32_t room[SUGGEST_WORDS_MAX], const struct suggest *s,
                               uint32_t row);

/** The next word, from number *i on, that SUGGEST_ORDER sorts by: a word of the name that
 *  is neither a stop word nor an alternative. *i moves behind it. @return UINT32_MAX at
 *  the end. */
static inline uint32_t forward_next(struct forward forward, size_t *i)
{
    while (*i < forward.n) {
        uint32_t word = forward.at[(*i)++];
        if (!(word & ~FORWARD_WORD))
            return word;
    }
    return UINT32_MAX;
}

/** One of the strings of completion @p row, borrowed until suggest_free(); "" for titles
 *  and in a damaged file. */
struct str suggest_string(const struct suggest *s, uint32_t row,
                          enum suggest_string which);

/** The score of a completion by its source and its weight alone; rows are in falling
 *  order of it. */
int suggest_static_score(const struct suggest_row *row);

#endif
