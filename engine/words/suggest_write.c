/* Writing suggest.bin from the completions collected: they are ranked, their words coded,
 * and the postings and orders written. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/varint.h"
#include "engine/words/suggest_parts.h"

/** The weight of a title: it is greater for a new document, for a title of several
 *  documents and for a short title, and less for a part of a document. */
#define NEWNESS_MOST 100U
#define SAME_TITLE_STEP 12U
#define SAME_TITLE_MOST 60U
#define SHORT_MOST 60U
#define PART_LESS 60U

static void weigh_title(const struct suggest_builder *b, struct suggest_entry *entry)
{
    unsigned weight = (unsigned)((uint64_t)NEWNESS_MOST *
                                 (b->n_documents - entry->row.what + 1) / b->n_documents);
    weight +=
        suggest_weight_of_count(entry->n_documents / 2, SAME_TITLE_STEP, SAME_TITLE_MOST);
    weight += entry->n_words < 20 ? SHORT_MOST * (20 - entry->n_words) / 20 : 0;
    if (entry->is_part)
        weight = weight > PART_LESS ? weight - PART_LESS : 0;
    entry->row.weight = weight & 255U;
}

/** The highest score first, then by text, then in the order in which they came. */
static int best_first(const void *a, const void *b)
{
    const struct suggest_entry *x = a, *y = b;
    int sx = suggest_static_score(&x->row), sy = suggest_static_score(&y->row);
    if (sx != sy)
        return sx > sy ? -1 : 1;
    int c = str_compare(x->strings[STRING_TEXT], y->strings[STRING_TEXT]);
    if (c)
        return c;
    return x->first_word < y->first_word ? -1 : 1;
}

static int by_text(const void *a, const void *b, void *lexicon)
{
    return str_compare(intern_at(lexicon, *(const uint32_t *)a),
                       intern_at(lexicon, *(const uint32_t *)b));
}

/** Write the words in bytewise order, and replace their numbers in the entries by their
 *  places in that order. */
static void write_lexicon(struct suggest_builder *b, struct sections_writer *w)
{
    uint32_t n = intern_count(b->lexicon);
    uint32_t *order = mem_new_array(n, sizeof *order);
    uint32_t *places = mem_new_array(n, sizeof *places);
    struct str *words = mem_new_array(n, sizeof *words);
    for (uint32_t i = 0; i < n; i++)
        order[i] = i;
    qsort_r(order, n, sizeof *order, by_text, b->lexicon);
    for (uint32_t i = 0; i < n; i++) {
        words[i] = intern_at(b->lexicon, order[i]);
        places[order[i]] = i;
    }
    lexicon_write(w, SUGGEST_LEXICON, words, n);
    for (size_t i = 0; i < b->n_words; i++)
        b->words[i] = (b->words[i] & ~FORWARD_WORD) | places[b->words[i] & FORWARD_WORD];
    mem_free(order);
    mem_free(places);
    mem_free(words);
}

/** Whether word @p i of an entry is also one of the words before it. */
static bool is_again(const uint32_t *words, uint32_t i)
{
    for (uint32_t j = 0; j < i; j++)
        if ((words[j] & FORWARD_WORD) == (words[i] & FORWARD_WORD))
            return true;
    return false;
}

/** Limit @p counts, the postings of each word, to what the file holds, and write how many
 *  are left out. */
static void leave_out(uint32_t *counts, uint32_t n_words, struct sections_writer *w)
{
    struct suggest_left_out left_out = {0, 0};
    sections_write_begin(w, SUGGEST_LEFT_OUT, sizeof left_out);
    for (uint32_t i = 0; i < n_words; i++) {
        if (counts[i] <= SUGGEST_SCAN_MOST)
            continue;
        left_out.word = i;
        left_out.n += counts[i] - SUGGEST_POPS_MOST;
        sections_write(w, &left_out, sizeof left_out);
        counts[i] = SUGGEST_POPS_MOST;
    }
}

/** How many completions each word has; a completion with a word twice counts once. */
static uint32_t *count_postings(const struct suggest_builder *b)
{
    uint32_t *counts = mem_new_array(intern_count(b->lexicon), sizeof *counts);
    for (size_t row = 0; row < b->n; row++) {
        const uint32_t *words = b->words + b->entries[row].first_word;
        for (uint32_t i = 0; i < b->entries[row].n_words; i++)
            counts[words[i] & FORWARD_WORD] += !is_again(words, i);
    }
    return counts;
}

/** Fill in the completions of each word, the best first, up to where those of the next
 *  word start. */
static void fill_postings(uint32_t *postings, const uint32_t *starts,
                          const struct suggest_builder *b)
{
    uint32_t n = intern_count(b->lexicon);
    uint32_t *ends = mem_new_array(n, sizeof *ends);
    memcpy(ends, starts, n * sizeof *ends);
    for (size_t row = 0; row < b->n; row++) {
        const uint32_t *words = b->words + b->entries[row].first_word;
        for (uint32_t i = 0; i < b->entries[row].n_words; i++) {
            uint32_t word = words[i] & FORWARD_WORD;
            if (ends[word] < starts[word + 1] && !is_again(words, i))
                postings[ends[word]++] = (uint32_t)row;
        }
    }
    mem_free(ends);
}

static void write_postings(const struct suggest_builder *b, struct sections_writer *w)
{
    uint32_t n = intern_count(b->lexicon);
    uint32_t *counts = count_postings(b);
    leave_out(counts, n, w);
    uint32_t *starts = mem_new_array((size_t)n + 1, sizeof *starts);
    for (uint32_t i = 0; i < n; i++)
        starts[i + 1] = starts[i] + counts[i];
    uint32_t *postings = mem_new_array(starts[n], sizeof *postings);
    fill_postings(postings, starts, b);
    sections_write_array(w, SUGGEST_POSTING_STARTS, starts, (size_t)n + 1,
                         sizeof *starts);
    sections_write_array(w, SUGGEST_POSTINGS, postings, starts[n], sizeof *postings);
    min_tree_write(w, SUGGEST_POSTING_TREE, postings, starts[n]);
    mem_free(counts);
    mem_free(starts);
    mem_free(postings);
}

/** Compare two completions word by word; equal ones are in the order of their rank. */
static int by_words(const void *a, const void *b, void *context)
{
    const struct suggest_builder *builder = context;
    const uint32_t *x = a, *y = b;
    const struct suggest_entry *ex = &builder->entries[*x], *ey = &builder->entries[*y];
    struct forward fx = {builder->words + ex->first_word, ex->n_words};
    struct forward fy = {builder->words + ey->first_word, ey->n_words};
    size_t i = 0, j = 0;
    for (;;) {
        /* The end comes before any word: adding one makes UINT32_MAX 0. */
        uint32_t wx = forward_next(fx, &i) + 1, wy = forward_next(fy, &j) + 1;
        if (wx != wy)
            return wx < wy ? -1 : 1;
        if (!wx)
            return *x < *y ? -1 : 1;
    }
}

static void write_order(struct suggest_builder *b, struct sections_writer *w)
{
    uint32_t *order = mem_new_array(b->n, sizeof *order);
    for (size_t i = 0; i < b->n; i++)
        order[i] = (uint32_t)i;
    qsort_r(order, b->n, sizeof *order, by_words, b);
    sections_write_array(w, SUGGEST_ORDER, order, b->n, sizeof *order);
    min_tree_write(w, SUGGEST_ORDER_TREE, order, b->n);
    mem_free(order);
}

/** The codes of words with their flags: the most frequent have the lowest codes, which
 *  take the fewest bytes. */
struct codes {
    /* The different words with their flags, four bytes each. */
    struct intern *words;
    /* How often each of them occurs. */
    uint32_t *counts;
    /* Their numbers, the most frequent first. */
    uint32_t *order;
    /* The place of each in `order`: its code. */
    uint32_t *ranks;
};

static uint32_t code_word(const struct codes *codes, uint32_t i)
{
    uint32_t word;
    memcpy(&word, intern_at(codes->words, i).at, sizeof word);
    return word;
}

static int most_frequent_first(const void *a, const void *b, void *context)
{
    const struct codes *codes = context;
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    if (codes->counts[x] != codes->counts[y])
        return codes->counts[x] > codes->counts[y] ? -1 : 1;
    return code_word(codes, x) < code_word(codes, y) ? -1 : 1;
}

static void codes_make(struct codes *codes, struct suggest_builder *b)
{
    *codes = (struct codes){.words = intern_new()};
    codes->counts = mem_new_array(b->n_words, sizeof *codes->counts);
    for (size_t i = 0; i < b->n_words; i++) {
        struct str word = {(const char *)&b->words[i], sizeof *b->words};
        codes->counts[intern_put(codes->words, word)]++;
    }
    uint32_t n = intern_count(codes->words);
    codes->order = mem_new_array(n, sizeof *codes->order);
    codes->ranks = mem_new_array(n, sizeof *codes->ranks);
    for (uint32_t i = 0; i < n; i++)
        codes->order[i] = i;
    qsort_r(codes->order, n, sizeof *codes->order, most_frequent_first, codes);
    for (uint32_t i = 0; i < n; i++)
        codes->ranks[codes->order[i]] = i;
}

static void codes_release(struct codes *codes)
{
    intern_free(codes->words);
    mem_free(codes->counts);
    mem_free(codes->order);
    mem_free(codes->ranks);
}
#define AUTO_CODES CLEANUP(codes_release) struct codes

/** Write the codes of the words of each completion, and note in its row where they
 *  start. */
static void write_forward(struct suggest_builder *b, struct sections_writer *w)
{
    AUTO_CODES codes;
    codes_make(&codes, b);
    AUTO_BUF bytes = BUF_INIT(UINT32_MAX);
    for (size_t i = 0; i < b->n; i++) {
        struct suggest_entry *entry = &b->entries[i];
        entry->row.first_word = (uint32_t)bytes.n;
        for (uint32_t j = 0; j < entry->n_words; j++) {
            const char *word = (const char *)&b->words[entry->first_word + j];
            varint_put(&bytes, codes.ranks[intern_find(
                                   codes.words, (struct str){word, sizeof *b->words})]);
        }
    }
    sections_write_array(w, SUGGEST_FORWARD, buf_text(&bytes), bytes.n, 1);
    sections_write_begin(w, SUGGEST_CODES, sizeof(uint32_t));
    for (uint32_t i = 0; i < intern_count(codes.words); i++) {
        uint32_t word = code_word(&codes, codes.order[i]);
        sections_write(w, &word, sizeof word);
    }
}

/* Each title has one set of regions. */
static_assert(SUGGEST_TITLES_MAX < 1U << SUGGEST_REGION_SET_BITS,
              "a row has room for as many sets of regions as there may be titles");

/** Write the different sets of regions of the titles, and note their numbers in the
 *  rows. */
static void write_regions(struct suggest_builder *b, struct sections_writer *w)
{
    AUTO_INTERN *sets = intern_new();
    sections_write_begin(w, SUGGEST_REGION_SETS, sizeof(region_set));
    const region_set none = 0;
    (void)intern_put(sets, (struct str){(const char *)&none, sizeof none});
    for (size_t i = 0; i < b->n; i++) {
        struct str set = {(const char *)&b->entries[i].regions, sizeof(region_set)};
        b->entries[i].row.regions =
            intern_put(sets, set) & ((1U << SUGGEST_REGION_SET_BITS) - 1);
    }
    for (uint32_t i = 0; i < intern_count(sets); i++)
        sections_write(w, intern_at(sets, i).at, sizeof(region_set));
}

static void write_repeated(const struct suggest_builder *b, struct sections_writer *w)
{
    sections_write_begin(w, SUGGEST_REPEATED, sizeof(struct suggest_repeated));
    for (size_t i = 0; i < b->n; i++) {
        struct suggest_repeated row = {(uint32_t)i, b->entries[i].n_documents};
        if (row.n_documents > 1)
            sections_write(w, &row, sizeof row);
    }
}

static void write_rows(struct suggest_builder *b, struct sections_writer *w)
{
    uint32_t n_strings = 0;
    write_forward(b, w);
    write_regions(b, w);
    write_repeated(b, w);
    sections_write_begin(w, SUGGEST_ROWS, sizeof(struct suggest_row));
    for (size_t i = 0; i < b->n; i++) {
        struct suggest_row *row = &b->entries[i].row;
        if (row->source != SUGGEST_TITLE) {
            row->what = n_strings;
            n_strings += STRING_COUNT_;
        }
        sections_write(w, row, sizeof *row);
    }
}

static void write_strings(const struct suggest_builder *b, struct sections_writer *w)
{
    uint32_t offset = 0;
    AUTO_BUF bytes = BUF_INIT(UINT32_MAX);
    sections_write_begin(w, SUGGEST_STRING_OFFSETS, sizeof offset);
    sections_write(w, &offset, sizeof offset);
    for (size_t i = 0; i < b->n; i++) {
        for (size_t j = 0; j < STRING_COUNT_; j++) {
            if (b->entries[i].row.source == SUGGEST_TITLE)
                continue;
            struct str string = b->entries[i].strings[j];
            buf_put_str(&bytes, string);
            offset += (uint32_t)string.n;
            sections_write(w, &offset, sizeof offset);
        }
    }
    sections_write_array(w, SUGGEST_STRING_BYTES, buf_text(&bytes), bytes.n, 1);
}

enum status suggest_builder_write(struct suggest_builder *b, const char *path,
                                  struct error *err)
{
    if (b->n_words > UINT32_MAX || intern_count(b->lexicon) > FORWARD_WORD - 1)
        return error_set(err, STATUS_TOO_LARGE, "%s: %zu words", path, b->n_words);
    for (size_t i = 0; i < b->n; i++)
        if (b->entries[i].row.source == SUGGEST_TITLE)
            weigh_title(b, &b->entries[i]);
    if (b->n)
        qsort(b->entries, b->n, sizeof *b->entries, best_first);
    struct sections_writer w;
    sections_write_open(&w, path);
    write_lexicon(b, &w);
    write_rows(b, &w);
    write_postings(b, &w);
    write_order(b, &w);
    write_strings(b, &w);
    return sections_write_close(&w, err);
}
