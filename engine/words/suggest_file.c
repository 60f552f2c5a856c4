/* Opening suggest.bin and reading its rows and postings. */
#include "engine/words/suggest_file.h"

#include "base/memory.h"
#include "base/rows.h"
#include "base/varint.h"

/** What each section is: its elements, and how many there must be. */
struct posting_wanted {
    enum suggest_section number;
    size_t bytes;
    size_t n;
    const void **to;
    size_t *count;
};

static enum status get(const struct suggest *s, const struct posting_wanted *wanted,
                       size_t n, struct error *err)
{
    for (size_t i = 0; i < n; i++) {
        const struct posting_wanted *w = &wanted[i];
        size_t found;
        enum status st =
            sections_get(&s->file, (struct section_wanted){w->number, w->bytes, w->n},
                         w->to, &found, err);
        if (st)
            return st;
        if (w->count)
            *w->count = found;
    }
    return STATUS_OK;
}

static enum status read_rows(struct suggest *s, struct error *err)
{
    const void *p[7];
    size_t n_offsets = 0;
    struct posting_wanted wanted[] = {
        {SUGGEST_ROWS, sizeof(struct suggest_row), SECTIONS_ANY, &p[0], &s->n},
        {SUGGEST_REGION_SETS, sizeof(region_set), SECTIONS_ANY, &p[1], &s->n_region_sets},
        {SUGGEST_REPEATED, sizeof(struct suggest_repeated), SECTIONS_ANY, &p[2],
         &s->n_repeated},
        {SUGGEST_FORWARD, 1, SECTIONS_ANY, &p[3], &s->n_forward},
        {SUGGEST_CODES, sizeof(uint32_t), SECTIONS_ANY, &p[4], &s->n_codes},
        {SUGGEST_STRING_OFFSETS, sizeof(uint32_t), SECTIONS_ANY, &p[5], &n_offsets},
        {SUGGEST_STRING_BYTES, 1, SECTIONS_ANY, &p[6], &s->n_string_bytes}};
    enum status st = get(s, wanted, COUNT_OF(wanted), err);
    if (st)
        return st;
    s->rows = p[0];
    s->region_sets = p[1];
    s->repeated = p[2];
    s->forward = p[3];
    s->codes = p[4];
    s->string_offsets = p[5];
    s->n_strings = n_offsets ? n_offsets - 1 : 0;
    s->string_bytes = p[6];
    return STATUS_OK;
}

/** After the rows. */
static enum status read_postings(struct suggest *s, struct error *err)
{
    const void *p[4];
    size_t n = 0;
    enum status st = lexicon_open(&s->words, &s->file, SUGGEST_LEXICON, err);
    if (st)
        return st;
    struct posting_wanted wanted[] = {
        {SUGGEST_POSTING_STARTS, sizeof(uint32_t), s->words.n + 1, &p[0], NULL},
        {SUGGEST_POSTINGS, sizeof(uint32_t), SECTIONS_ANY, &p[1], &n},
        {SUGGEST_LEFT_OUT, sizeof(struct suggest_left_out), SECTIONS_ANY, &p[2],
         &s->n_left_out},
        {SUGGEST_ORDER, sizeof(uint32_t), s->n, &p[3], NULL}};
    st = get(s, wanted, COUNT_OF(wanted), err);
    if (st)
        return st;
    s->posting_starts = p[0];
    s->left_out = p[2];
    st = min_tree_open(&s->postings, &s->file, SUGGEST_POSTING_TREE, p[1], n, err);
    return st ? st
              : min_tree_open(&s->order, &s->file, SUGGEST_ORDER_TREE, p[3], s->n, err);
}

enum status suggest_open(struct suggest **out, const char *path, struct error *err)
{
    *out = NULL;
    struct suggest *s = mem_new(sizeof *s);
    s->file = (struct sections)SECTIONS_INIT;
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

/** How many completions of the words below @p word are left out. */
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

/** The next code: nearly all are of one or two bytes, and those are read without a call. */
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
    uint32_t at = s->string_offsets[number], end = s->string_offsets[number + 1];
    if (at > end || end > s->n_string_bytes)
        return STR("");
    return (struct str){s->string_bytes + at, end - at};
}

int suggest_static_score(const struct suggest_row *row)
{
    return suggest_source_kind(row->source)->base + row->weight;
}
