/* From completions to suggest.bin: words numbered, rows ranked, postings and orders written. */
#include "engine/suggest_build.h"

#include <stdlib.h>

#include "base/intern.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "engine/suggest_file.h"
#include "text/analyse.h"

/** What a title's weight is made of: its newness, how many have it, its shortness; parts of documents count less. */
#define NEWNESS_MOST 100U
#define SAME_TITLE_STEP 12U
#define SAME_TITLE_MOST 60U
#define SHORT_MOST 60U
#define PART_LESS 60U

struct entry {
    struct str strings[STRING_COUNT_];
    size_t first_word; /* in builder->words */
    uint32_t n_words;
    struct suggest_row row;
    bool is_part;
};

struct suggest_builder {
    struct analyser *analyser; /* borrowed */
    uint32_t n_documents, n_titles;
    struct arena *arena;
    struct intern *lexicon; /* words */
    struct intern *keys;    /* source and words of each entry: number i is entry i's */
    struct entry *entries;
    size_t n, room;
    uint32_t *words; /* of all entries: numbers in the lexicon, with marks */
    size_t n_words, words_room;
    uint32_t *title_counts; /* of each word of the lexicon */
    size_t counts_room;
};

struct suggest_builder *suggest_builder_new(struct analyser *analyser,
                                            uint32_t n_documents)
{
    struct suggest_builder *builder = mem_new(sizeof *builder);
    builder->analyser = analyser;
    builder->n_documents = n_documents;
    builder->arena = arena_new();
    builder->lexicon = intern_new();
    builder->keys = intern_new();
    return builder;
}

void suggest_builder_free(struct suggest_builder *builder)
{
    if (!builder)
        return;
    arena_free(builder->arena);
    intern_free(builder->lexicon);
    intern_free(builder->keys);
    mem_free(builder->entries);
    mem_free(builder->words);
    mem_free(builder->title_counts);
    mem_free(builder);
}

void suggest_builder_free_at(struct suggest_builder **builder)
{
    suggest_builder_free(*builder);
}

unsigned suggest_weight_of_count(uint64_t n, unsigned step, unsigned most)
{
    unsigned weight = 0;
    for (; n && weight < most; n /= 2)
        weight += step;
    return weight < most ? weight : most;
}

/** The words of @p text after those that are there, not counted yet; returns how many. What starts after @p n_name
 *  bytes is no name. */
static uint32_t put_words(struct suggest_builder *b, struct str text, size_t n_name)
{
    struct token_list list = analyser_run(b->analyser, text, ANALYSE_NO_STEM);
    uint32_t n = 0;
    if (b->n_words + SUGGEST_WORDS_MAX > b->words_room) {
        b->words_room = b->words_room * 2 + 4096;
        b->words = mem_resize_array(b->words, b->words_room, sizeof *b->words);
    }
    for (size_t i = 0; i < list.n && n < SUGGEST_WORDS_MAX; i++) {
        struct str folded = utf8_head_bytes(list.at[i].folded, SUGGEST_WORD_MAX);
        uint32_t word = intern_put(b->lexicon, folded);
        word |= list.at[i].flags & TOKEN_ALTERNATIVE ? FORWARD_ALTERNATIVE : 0;
        word |= list.at[i].flags & TOKEN_STOP ? FORWARD_STOP : 0;
        word |= list.at[i].start >= n_name ? FORWARD_MEANING : 0;
        b->words[b->n_words + n++] = word;
    }
    return n;
}

/** The number of the entry of @p source whose words these are; b->n when there is none yet. */
static size_t entry_of(struct suggest_builder *b, enum suggest_source source, uint32_t n)
{
    AUTO_BUF key = BUF_INIT(1024);
    buf_put_byte(&key, (char)source);
    for (uint32_t i = 0; i < n; i++)
        if (!(b->words[b->n_words + i] & FORWARD_ALTERNATIVE))
            buf_put(&key, b->words + b->n_words + i, sizeof *b->words);
    return intern_put(b->keys, buf_str(&key));
}

static struct entry *add_entry(struct suggest_builder *b, enum suggest_source source,
                               uint32_t n_words)
{
    if (b->n == b->room) {
        b->room = b->room * 2 + 1024;
        b->entries = mem_resize_array(b->entries, b->room, sizeof *b->entries);
    }
    struct entry *entry = &b->entries[b->n++];
    *entry = (struct entry){.first_word = b->n_words, .n_words = n_words};
    entry->row.source = (uint8_t)source;
    b->n_words += n_words;
    return entry;
}

void suggest_builder_put(struct suggest_builder *b, const struct suggest_item *item)
{
    size_t n_name = item->n_name ? item->n_name : item->text.n;
    struct str found = {item->text.at, item->names_only ? n_name : item->text.n};
    uint32_t n_words = put_words(b, found, n_name);
    if (!n_words || entry_of(b, item->source, n_words) < b->n)
        return;
    struct entry *entry = add_entry(b, item->source, n_words);
    struct str strings[STRING_COUNT_] = {item->text, item->value, item->detail,
                                         item->filter};
    for (size_t i = 0; i < STRING_COUNT_; i++)
        entry->strings[i] = arena_str(b->arena, strings[i]);
    entry->row.weight = (uint8_t)(item->weight < 255 ? item->weight : 255);
}

static void count_words(struct suggest_builder *b, const struct entry *entry)
{
    uint32_t n = intern_count(b->lexicon);
    if (n > b->counts_room) {
        b->title_counts =
            mem_resize_array(b->title_counts, n * (size_t)2, sizeof *b->title_counts);
        memset(b->title_counts + b->counts_room, 0,
               (n * (size_t)2 - b->counts_room) * sizeof *b->title_counts);
        b->counts_room = n * (size_t)2;
    }
    for (size_t i = 0; i < entry->n_words; i++)
        b->title_counts[b->words[entry->first_word + i] & FORWARD_WORD]++;
}

void suggest_builder_put_title(struct suggest_builder *b,
                               const struct suggest_title *title)
{
    uint32_t n_words = put_words(b, title->title, title->title.n);
    if (!n_words || b->n_titles == SUGGEST_TITLES_MAX)
        return;
    size_t i = entry_of(b, SUGGEST_TITLE, n_words);
    if (i == b->n) {
        struct entry *entry = add_entry(b, SUGGEST_TITLE, n_words);
        entry->strings[STRING_TEXT] = arena_str(b->arena, title->title);
        entry->row.what = title->docid;
        entry->is_part = title->is_part;
        b->n_titles++;
        count_words(b, entry);
    }
    struct suggest_row *row = &b->entries[i].row;
    row->regions |= title->regions ? title->regions : (region_set)1 << REGION_MAX;
    if (row->n_documents < UINT16_MAX)
        row->n_documents++;
}

uint32_t suggest_builder_n_titles(struct suggest_builder *b, struct str text)
{
    struct token_list list = analyser_run(b->analyser, text, ANALYSE_NO_STEM);
    if (list.n != 1)
        return 0;
    uint32_t word = intern_find(b->lexicon, list.at[0].folded);
    return word < b->counts_room ? b->title_counts[word] : 0;
}

static void weigh_title(const struct suggest_builder *b, struct entry *entry)
{
    unsigned weight = (unsigned)((uint64_t)NEWNESS_MOST *
                                 (b->n_documents - entry->row.what + 1) / b->n_documents);
    weight += suggest_weight_of_count(entry->row.n_documents / 2, SAME_TITLE_STEP,
                                      SAME_TITLE_MOST);
    weight += entry->n_words < 20 ? SHORT_MOST * (20 - entry->n_words) / 20 : 0;
    if (entry->is_part)
        weight = weight > PART_LESS ? weight - PART_LESS : 0;
    entry->row.weight = (uint8_t)weight;
}

/** The worthiest first, then by text, then as they came. */
static int best_first(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
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

/** Write the words in their order, and put that order's numbers for the lexicon's into the entries. */
static void write_lexicon(struct suggest_builder *b, struct sections_writer *w)
{
    uint32_t n = intern_count(b->lexicon), offset = 0;
    uint32_t *order = mem_new_array(n, sizeof *order);
    uint32_t *places = mem_new_array(n, sizeof *places);
    uint8_t *shared = mem_new_array(n, sizeof *shared);
    for (uint32_t i = 0; i < n; i++)
        order[i] = i;
    qsort_r(order, n, sizeof *order, by_text, b->lexicon);
    sections_write_begin(w, SUGGEST_WORD_OFFSETS, sizeof offset);
    sections_write(w, &offset, sizeof offset);
    for (uint32_t i = 0; i < n; i++) {
        struct str word = intern_at(b->lexicon, order[i]);
        struct str last = i ? intern_at(b->lexicon, order[i - 1]) : STR("");
        while (shared[i] < word.n && shared[i] < last.n &&
               word.at[shared[i]] == last.at[shared[i]])
            shared[i]++;
        offset += (uint32_t)word.n;
        sections_write(w, &offset, sizeof offset);
        places[order[i]] = i;
    }
    sections_write_begin(w, SUGGEST_WORD_BYTES, 1);
    for (uint32_t i = 0; i < n; i++) {
        struct str word = intern_at(b->lexicon, order[i]);
        sections_write(w, word.at, word.n);
    }
    sections_write_array(w, SUGGEST_SHARED, shared, n, sizeof *shared);
    for (size_t i = 0; i < b->n_words; i++)
        b->words[i] = (b->words[i] & ~FORWARD_WORD) | places[b->words[i] & FORWARD_WORD];
    mem_free(order);
    mem_free(places);
    mem_free(shared);
}

/** Whether word @p i of the entry stood in it before. */
static bool is_again(const uint32_t *words, uint32_t i)
{
    for (uint32_t j = 0; j < i; j++)
        if ((words[j] & FORWARD_WORD) == (words[i] & FORWARD_WORD))
            return true;
    return false;
}

/** Call for each word of each entry, in the rows' order, once an entry. */
static void each_posting(const struct suggest_builder *b,
                         void (*call)(uint32_t word, uint32_t row, uint32_t *starts,
                                      uint32_t *postings),
                         uint32_t *starts, uint32_t *postings)
{
    for (size_t row = 0; row < b->n; row++) {
        const uint32_t *words = b->words + b->entries[row].first_word;
        for (uint32_t i = 0; i < b->entries[row].n_words; i++)
            if (!is_again(words, i))
                call(words[i] & FORWARD_WORD, (uint32_t)row, starts, postings);
    }
}

static void count_posting(uint32_t word, uint32_t row, uint32_t *starts,
                          uint32_t *postings)
{
    (void)row;
    (void)postings;
    starts[word + 1]++;
}

/** starts[word] moves on to where the next word's begin: the array is read one place back afterwards. */
static void set_posting(uint32_t word, uint32_t row, uint32_t *starts, uint32_t *postings)
{
    postings[starts[word]++] = row;
}

static void write_postings(const struct suggest_builder *b, struct sections_writer *w)
{
    size_t n = intern_count(b->lexicon);
    uint32_t *starts = mem_new_array(n + 1, sizeof *starts);
    each_posting(b, count_posting, starts, NULL);
    for (size_t i = 0; i < n; i++)
        starts[i + 1] += starts[i];
    size_t n_postings = starts[n];
    uint32_t *postings = mem_new_array(n_postings, sizeof *postings);
    sections_write_array(w, SUGGEST_POSTING_STARTS, starts, n + 1, sizeof *starts);
    each_posting(b, set_posting, starts, postings);
    sections_write_array(w, SUGGEST_POSTINGS, postings, n_postings, sizeof *postings);
    min_tree_write(w, SUGGEST_POSTING_TREE, postings, n_postings);
    mem_free(starts);
    mem_free(postings);
}

/** By their words one after the other, then the best first. */
static int by_words(const void *a, const void *b, void *context)
{
    const struct suggest_builder *builder = context;
    const uint32_t *x = a, *y = b;
    const struct entry *ex = &builder->entries[*x], *ey = &builder->entries[*y];
    struct forward fx = {builder->words + ex->first_word, ex->n_words};
    struct forward fy = {builder->words + ey->first_word, ey->n_words};
    size_t i = 0, j = 0;
    for (;;) {
        /* The end comes before any word: one more, so that it wraps to 0. */
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

static void write_rows(struct suggest_builder *b, struct sections_writer *w)
{
    uint32_t first_word = 0, n_strings = 0;
    sections_write_begin(w, SUGGEST_ROWS, sizeof(struct suggest_row));
    for (size_t i = 0; i < b->n; i++) {
        struct suggest_row *row = &b->entries[i].row;
        row->first_word = first_word;
        first_word += b->entries[i].n_words;
        if (row->source != SUGGEST_TITLE) {
            row->what = n_strings;
            n_strings += STRING_COUNT_;
        }
        sections_write(w, row, sizeof *row);
    }
    sections_write_begin(w, SUGGEST_FORWARD, sizeof(uint32_t));
    for (size_t i = 0; i < b->n; i++)
        sections_write(w, b->words + b->entries[i].first_word,
                       b->entries[i].n_words * sizeof(uint32_t));
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
