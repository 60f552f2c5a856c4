/* Mapping suggest.bin and reading its rows and postings. */
#include "engine/words/suggest_file.h"

#include "base/memory.h"
#include "base/rows.h"
#include "base/varint.h"

static enum status read_rows(struct suggest *s, struct error *err)
{
    size_t n_offsets = 0;
    const struct section_wanted wanted[] = {
        SECTION_ANY(SUGGEST_ROWS, s->rows, &s->n),
        SECTION_ANY(SUGGEST_REGION_SETS, s->region_sets, &s->n_region_sets),
        SECTION_ANY(SUGGEST_REPEATED, s->repeated, &s->n_repeated),
        SECTION_ANY(SUGGEST_FORWARD, s->forward, &s->n_forward),
        SECTION_ANY(SUGGEST_CODES, s->codes, &s->n_codes),
        SECTION_SOME(SUGGEST_STRING_OFFSETS, s->string_offsets, &n_offsets),
        SECTION_ANY(SUGGEST_STRING_BYTES, s->string_bytes, &s->n_string_bytes)};
    enum status st = sections_read(&s->file, wanted, COUNT_OF(wanted), err);
    s->n_strings = st ? 0 : n_offsets - 1;
    return st;
}

/** Find the postings; the rows must be known. */
static enum status read_postings(struct suggest *s, struct error *err)
{
    enum status st = lexicon_open(&s->words, &s->file, SUGGEST_LEXICON, err);
    if (st)
        return st;
    const uint32_t *postings = NULL, *order = NULL;
    size_t n = 0;
    const struct section_wanted wanted[] = {
        SECTION_OF(SUGGEST_POSTING_STARTS, s->posting_starts, s->words.n + 1),
        SECTION_ANY(SUGGEST_POSTINGS, postings, &n),
        SECTION_ANY(SUGGEST_LEFT_OUT, s->left_out, &s->n_left_out),
        SECTION_OF(SUGGEST_ORDER, order, s->n)};
    st = sections_read(&s->file, wanted, COUNT_OF(wanted), err);
    if (!st)
        st =
            min_tree_open(&s->postings, &s->file, SUGGEST_POSTING_TREE, postings, n, err);
    if (!st)
        st = min_tree_open(&s->order, &s->file, SUGGEST_ORDER_TREE, order, s->n, err);
    return st;
}

enum status suggest_open(struct suggest **out, const char *path, struct error *err)
{
    *out = NULL;
    struct suggest *s = mem_new(sizeof *s);
    s->file = s->counts_file = (struct sections)SECTIONS_INIT;
    enum status st = sections_open(&s->file, path, err);
    if (!st && (read_rows(s, err) || read_postings(s, err)))
        st = error_context(err, STATUS_INDEX_CORRUPT, "%s", path);
    if (st) {
        suggest_free(s);
        return st;
    }
    *out = s;
    return STATUS_OK;
}

void suggest_free(struct suggest *suggest)
{
    if (!suggest)
        return;
    sections_close(&suggest->file);
    sections_close(&suggest->counts_file);
    mem_free(suggest);
}

struct word_range suggest_postings(const struct suggest *s, struct word_range words)
{
    if (words.lo >= words.hi || words.hi > s->words.n)
        return (struct word_range){0, 0};
    struct word_range found = {s->posting_starts[words.lo], s->posting_starts[words.hi]};
    if (found.lo > found.hi || found.hi > s->postings.n)
        return (struct word_range){0, 0};
    return found;
}

/** How many postings of the words below @p word are left out. */
static uint32_t n_left_out(const struct suggest *s, uint32_t word)
{
    size_t at = rows_find(s->left_out, s->n_left_out, sizeof *s->left_out, word);
    return at ? s->left_out[at - 1].n : 0;
}

uint32_t suggest_n_postings(const struct suggest *s, struct word_range words)
{
    struct word_range found = suggest_postings(s, words);
    return found.hi - found.lo + n_left_out(s, words.hi) - n_left_out(s, words.lo);
}

region_set suggest_regions(const struct suggest *s, uint32_t row)
{
    uint32_t set = row < s->n ? s->rows[row].regions : 0;
    return set < s->n_region_sets ? s->region_sets[set] : 0;
}

uint32_t suggest_n_documents(const struct suggest *s, uint32_t row)
{
    size_t at = rows_find(s->repeated, s->n_repeated, sizeof *s->repeated, row);
    bool is_there = at < s->n_repeated && s->repeated[at].row == row;
    return is_there ? s->repeated[at].n_documents : 1;
}

/** The next code. Those of two bytes, which are frequent, are read without a call. */
static inline uint64_t take_code(struct varint_reader *reader)
{
    const unsigned char *at = reader->at;
    if (reader->end - at < 2 || at[0] < 0x80 || at[1] >= 0x80)
        return varint_take(reader);
    reader->at += 2;
    return (at[0] & 0x7FU) | (uint64_t)at[1] << 7;
}

struct forward suggest_forward(uint32_t room[SUGGEST_WORDS_MAX], const struct suggest *s,
                               uint32_t row)
{
    struct forward forward = {room, 0};
    if (row >= s->n)
        return forward;
    size_t first = s->rows[row].first_word;
    size_t end = row + 1 < s->n ? s->rows[row + 1].first_word : s->n_forward;
    if (first > end || end > s->n_forward)
        return forward;
    struct varint_reader reader = {s->forward + first, s->forward + end, false};
    while (reader.at < reader.end && forward.n < SUGGEST_WORDS_MAX) {
        uint64_t code = take_code(&reader);
        if (code >= s->n_codes)
            break;
        room[forward.n++] = s->codes[code];
    }
    return forward;
}

struct str suggest_string(const struct suggest *s, uint32_t row,
                          enum suggest_string which)
{
    if (row >= s->n || s->rows[row].source == SUGGEST_TITLE)
        return STR("");
    uint64_t number = (uint64_t)s->rows[row].what + which;
    if (number >= s->n_strings)
        return STR("");
    return str_between((struct str){s->string_bytes, s->n_string_bytes},
                       s->string_offsets[number], s->string_offsets[number + 1]);
}

int suggest_static_score(const struct suggest_row *row)
{
    return suggest_source_kind(row->source)->base + row->weight;
}
