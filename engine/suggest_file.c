/* Opening suggest.bin and reading its words and rows. */
#include "engine/suggest_file.h"

#include "base/memory.h"

/** What each section is: its elements, and how many there must be. */
struct wanted {
    enum suggest_section number;
    size_t bytes;
    size_t n;
    const void **to;
    size_t *count;
};

static enum status get(const struct suggest *s, const struct wanted *wanted, size_t n,
                       struct error *err)
{
    for (size_t i = 0; i < n; i++) {
        const struct wanted *w = &wanted[i];
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

static enum status read_words(struct suggest *s, struct error *err)
{
    const void *p[4];
    size_t n_offsets = 0;
    struct wanted first = {SUGGEST_WORD_OFFSETS, sizeof(uint32_t), SECTIONS_ANY, &p[0],
                           &n_offsets};
    enum status st = get(s, &first, 1, err);
    if (st)
        return st;
    if (!n_offsets || n_offsets > FORWARD_WORD)
        return error_set(err, STATUS_INDEX_CORRUPT, "%zu offsets of words", n_offsets);
    s->n_words = n_offsets - 1;
    struct wanted rest[] = {
        {SUGGEST_WORD_BYTES, 1, SECTIONS_ANY, &p[1], &s->n_word_bytes},
        {SUGGEST_SHARED, 1, s->n_words, &p[2], NULL},
        {SUGGEST_POSTING_STARTS, sizeof(uint32_t), n_offsets, &p[3], NULL}};
    st = get(s, rest, COUNT_OF(rest), err);
    if (st)
        return st;
    s->word_offsets = p[0];
    s->word_bytes = p[1];
    s->shared = p[2];
    s->posting_starts = p[3];
    return STATUS_OK;
}

static enum status read_rows(struct suggest *s, struct error *err)
{
    const void *p[6];
    size_t n_postings = 0, n_offsets = 0;
    struct wanted first = {SUGGEST_ROWS, sizeof(struct suggest_row), SECTIONS_ANY, &p[0],
                           &s->n};
    enum status st = get(s, &first, 1, err);
    if (st)
        return st;
    struct wanted rest[] = {
        {SUGGEST_POSTINGS, sizeof(uint32_t), SECTIONS_ANY, &p[1], &n_postings},
        {SUGGEST_FORWARD, sizeof(uint32_t), SECTIONS_ANY, &p[2], &s->n_forward},
        {SUGGEST_ORDER, sizeof(uint32_t), s->n, &p[3], NULL},
        {SUGGEST_STRING_OFFSETS, sizeof(uint32_t), SECTIONS_ANY, &p[4], &n_offsets},
        {SUGGEST_STRING_BYTES, 1, SECTIONS_ANY, &p[5], &s->n_string_bytes}};
    st = get(s, rest, COUNT_OF(rest), err);
    if (st)
        return st;
    s->rows = p[0];
    s->forward = p[2];
    s->string_offsets = p[4];
    s->n_strings = n_offsets ? n_offsets - 1 : 0;
    s->string_bytes = p[5];
    st = min_tree_open(&s->postings, &s->file, SUGGEST_POSTING_TREE, p[1], n_postings,
                       err);
    return st ? st
              : min_tree_open(&s->order, &s->file, SUGGEST_ORDER_TREE, p[3], s->n, err);
}

enum status suggest_open(struct suggest **out, const char *path, struct error *err)
{
    *out = NULL;
    struct suggest *s = mem_new(sizeof *s);
    s->file = (struct sections)SECTIONS_INIT;
    enum status st = sections_open(&s->file, path, err);
    if (!st && (read_words(s, err) || read_rows(s, err)))
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

uint32_t suggest_count(const struct suggest *suggest)
{
    return (uint32_t)suggest->n;
}

/** String @p i of a table of @p n, "" where the offsets lead out of the bytes. */
static struct str string_at(const uint32_t *offsets, const char *bytes, size_t n_bytes,
                            size_t i)
{
    if (offsets[i] > offsets[i + 1] || offsets[i + 1] > n_bytes)
        return STR("");
    return (struct str){bytes + offsets[i], offsets[i + 1] - offsets[i]};
}

struct str suggest_word(const struct suggest *s, uint32_t i)
{
    return i < s->n_words ? string_at(s->word_offsets, s->word_bytes, s->n_word_bytes, i)
                          : STR("");
}

/** The first word that is not below @p key, or with @p after above it, of no more bytes than the key has. */
static uint32_t bound(const struct suggest *s, struct str key, bool cut, bool after)
{
    uint32_t low = 0, high = (uint32_t)s->n_words;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        struct str word = suggest_word(s, middle);
        if (cut && word.n > key.n)
            word.n = key.n;
        int c = str_compare(word, key);
        if (c < 0 || (after && c == 0))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct word_range suggest_words(const struct suggest *s, struct str prefix, bool whole)
{
    return (struct word_range){bound(s, prefix, !whole, false),
                               bound(s, prefix, !whole, true)};
}

struct word_range suggest_postings(const struct suggest *s, struct word_range words)
{
    if (words.lo >= words.hi || words.hi > s->n_words)
        return (struct word_range){0, 0};
    struct word_range found = {s->posting_starts[words.lo], s->posting_starts[words.hi]};
    if (found.lo > found.hi || found.hi > s->postings.n)
        return (struct word_range){0, 0};
    return found;
}

struct forward suggest_forward(const struct suggest *s, uint32_t row)
{
    if (row >= s->n)
        return (struct forward){NULL, 0};
    size_t first = s->rows[row].first_word;
    size_t end = row + 1 < s->n ? s->rows[row + 1].first_word : s->n_forward;
    if (first > end || end > s->n_forward)
        return (struct forward){NULL, 0};
    size_t n = end - first;
    return (struct forward){s->forward + first,
                            n < SUGGEST_WORDS_MAX ? n : SUGGEST_WORDS_MAX};
}

struct str suggest_string(const struct suggest *s, uint32_t row,
                          enum suggest_string which)
{
    if (row >= s->n || s->rows[row].source == SUGGEST_TITLE)
        return STR("");
    uint64_t number = (uint64_t)s->rows[row].what + which;
    return number < s->n_strings ? string_at(s->string_offsets, s->string_bytes,
                                             s->n_string_bytes, (size_t)number)
                                 : STR("");
}

int suggest_static_score(const struct suggest_row *row)
{
    return suggest_source_kind(row->source)->base + row->weight;
}
