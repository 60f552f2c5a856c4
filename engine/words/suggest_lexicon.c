/* Writing the front-coded words, and finding them by a binary search over the blocks and
 * a walk through one block. */
#include "engine/words/suggest_lexicon.h"

#include <limits.h>
#include <string.h>

#include "base/memory.h"

static uint8_t n_shared(struct str a, struct str b)
{
    size_t n = 0;
    while (n < a.n && n < b.n && a.at[n] == b.at[n])
        n++;
    return (uint8_t)n;
}

void lexicon_write(struct sections_writer *writer, uint32_t first,
                   const struct str *words, uint32_t n)
{
    uint32_t n_blocks = (n + LEXICON_BLOCK - 1) / LEXICON_BLOCK;
    uint8_t *shared = mem_new_array(n, 1), *rests = mem_new_array(n, 1);
    uint8_t *least = mem_new_array(n_blocks, 1);
    uint32_t *blocks = mem_new_array(n_blocks, sizeof *blocks);
    AUTO_BUF bytes = BUF_INIT(UINT32_MAX);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t block = i / LEXICON_BLOCK;
        bool is_first = i % LEXICON_BLOCK == 0;
        shared[i] = i ? n_shared(words[i - 1], words[i]) : 0;
        rests[i] = (uint8_t)(words[i].n - shared[i]);
        if (is_first)
            blocks[block] = (uint32_t)bytes.n;
        if (is_first || shared[i] < least[block])
            least[block] = shared[i];
        size_t from = is_first ? 0 : shared[i];
        buf_put(&bytes, words[i].at + from, words[i].n - from);
    }
    sections_write_array(writer, first + LEXICON_SHARED, shared, n, 1);
    sections_write_array(writer, first + LEXICON_RESTS, rests, n, 1);
    sections_write_array(writer, first + LEXICON_LEAST, least, n_blocks, 1);
    sections_write_array(writer, first + LEXICON_BLOCKS, blocks, n_blocks,
                         sizeof *blocks);
    sections_write_array(writer, first + LEXICON_BYTES, buf_text(&bytes), bytes.n, 1);
    mem_free(shared);
    mem_free(rests);
    mem_free(least);
    mem_free(blocks);
}

enum status lexicon_open(struct suggest_lexicon *out, const struct sections *file,
                         uint32_t first, struct error *err)
{
    struct suggest_lexicon l = {.n = 0};
    size_t n_rests = 0, n_least = 0;
    const struct section_wanted wanted[] = {
        SECTION(first + LEXICON_SHARED, l.shared, 0, UINT32_MAX - LEXICON_BLOCK - 1,
                &l.n),
        SECTION_ANY(first + LEXICON_RESTS, l.rests, &n_rests),
        SECTION_ANY(first + LEXICON_LEAST, l.least, &n_least),
        SECTION_ANY(first + LEXICON_BLOCKS, l.blocks, &l.n_blocks),
        SECTION_ANY(first + LEXICON_BYTES, l.bytes, &l.n_bytes)};
    enum status st = sections_read(file, wanted, COUNT_OF(wanted), err);
    if (!st &&
        (n_rests != l.n || l.n_blocks != (l.n + LEXICON_BLOCK - 1) / LEXICON_BLOCK ||
         n_least != l.n_blocks))
        st = error_set(err, STATUS_INDEX_CORRUPT, "%zu words in %zu blocks", l.n,
                       l.n_blocks);
    if (!st)
        *out = l;
    return st;
}

struct lexicon_cursor lexicon_at(const struct suggest_lexicon *lexicon, uint32_t block)
{
    if (block >= lexicon->n_blocks)
        return (struct lexicon_cursor){lexicon, (uint32_t)lexicon->n, 0, 0};
    uint32_t word = block * LEXICON_BLOCK;
    return (struct lexicon_cursor){lexicon, word, lexicon->blocks[block],
                                   (size_t)lexicon->shared[word] + lexicon->rests[word]};
}

/** The stored bytes of the cursor's word; "" when they lie outside the section. */
static struct str bytes_of(const struct lexicon_cursor *cursor)
{
    const struct suggest_lexicon *lexicon = cursor->lexicon;
    if (cursor->n > SUGGEST_WORD_MAX)
        return STR("");
    return str_between((struct str){lexicon->bytes, lexicon->n_bytes}, cursor->at,
                       cursor->at + cursor->n);
}

struct str lexicon_rest(const struct lexicon_cursor *cursor)
{
    struct str bytes = bytes_of(cursor);
    size_t n = cursor->word < cursor->lexicon->n && cursor->word % LEXICON_BLOCK == 0
                   ? cursor->lexicon->shared[cursor->word]
                   : 0;
    return n <= bytes.n ? (struct str){bytes.at + n, bytes.n - n} : STR("");
}

/** The first block from @p block on with a word that shares fewer than @p depth bytes. */
static uint32_t next_block(const struct suggest_lexicon *lexicon, uint32_t block,
                           unsigned depth)
{
    while (block < lexicon->n_blocks && lexicon->least[block] >= depth)
        block++;
    return block;
}

void lexicon_next(struct lexicon_cursor *cursor, unsigned depth)
{
    const struct suggest_lexicon *lexicon = cursor->lexicon;
    do {
        cursor->word++;
        if (cursor->word % LEXICON_BLOCK == 0) {
            uint32_t block = cursor->word / LEXICON_BLOCK;
            *cursor = lexicon_at(lexicon, next_block(lexicon, block, depth));
        } else if (cursor->word < lexicon->n) {
            cursor->at += cursor->n;
            cursor->n = lexicon->rests[cursor->word];
        }
    } while (cursor->word < lexicon->n && lexicon->shared[cursor->word] >= depth);
}

/** Write the cursor's whole word to @p room, which holds the word before it. */
static struct str spell(char room[SUGGEST_WORD_MAX], const struct lexicon_cursor *cursor)
{
    struct str bytes = bytes_of(cursor);
    size_t from =
        cursor->word % LEXICON_BLOCK ? cursor->lexicon->shared[cursor->word] : 0;
    if (from + bytes.n > SUGGEST_WORD_MAX)
        return STR("");
    if (bytes.n)
        memcpy(room + from, bytes.at, bytes.n);
    return (struct str){room, from + bytes.n};
}

/** What is looked for: the first word that is not before the key or, with `after`, the
 *  first one behind it. */
struct lexicon_sought {
    struct str key;
    /* Whether words are cut to the length of the key before they are compared. */
    bool cut;
    bool after;
};

static bool is_before(struct str word, const struct lexicon_sought *sought)
{
    if (sought->cut && word.n > sought->key.n)
        word.n = sought->key.n;
    int c = str_compare(word, sought->key);
    return c < 0 || (sought->after && c == 0);
}

static uint32_t bound(const struct suggest_lexicon *lexicon,
                      const struct lexicon_sought *sought)
{
    uint32_t low = 0, high = (uint32_t)lexicon->n_blocks;
    /* The first block whose first word is not before what is looked for. */
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        struct lexicon_cursor cursor = lexicon_at(lexicon, middle);
        if (is_before(bytes_of(&cursor), sought))
            low = middle + 1;
        else
            high = middle;
    }
    if (!low)
        return 0;
    char room[SUGGEST_WORD_MAX] = {0};
    struct lexicon_cursor cursor = lexicon_at(lexicon, low - 1);
    uint32_t end = low == lexicon->n_blocks ? (uint32_t)lexicon->n : low * LEXICON_BLOCK;
    while (cursor.word < end && is_before(spell(room, &cursor), sought))
        lexicon_next(&cursor, UINT_MAX);
    return cursor.word;
}

struct word_range lexicon_find(const struct suggest_lexicon *lexicon, struct str prefix,
                               bool whole)
{
    return (struct word_range){
        bound(lexicon, &(struct lexicon_sought){prefix, !whole, false}),
        bound(lexicon, &(struct lexicon_sought){prefix, !whole, true})};
}
