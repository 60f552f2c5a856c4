/* Collecting completions: their words are numbered, and equal ones are found. */
#include "base/arena.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "engine/words/suggest_parts.h"
#include "text/analyse.h"

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

/** Append the words of @p text to b->words without counting them in b->n_words yet. Words
 *  behind the first @p n_name bytes explain the name. @return how many there are. */
static uint32_t put_words(struct suggest_builder *b, struct str text, size_t n_name)
{
    struct token_list list = analyser_run(b->analyser, text, ANALYSE_NO_STEM);
    uint32_t n = 0;
    MEM_GROW(b->words, b->n_words + SUGGEST_WORDS_MAX, b->words_room, 4096);
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

/** The number of the entry of @p source with the @p n words that put_words() appended;
 *  b->n when there is none yet. */
static size_t entry_of(struct suggest_builder *b, enum suggest_source source, uint32_t n)
{
    AUTO_BUF key = BUF_INIT(1024);
    buf_put_byte(&key, (char)source);
    for (uint32_t i = 0; i < n; i++)
        if (!(b->words[b->n_words + i] & FORWARD_ALTERNATIVE))
            buf_put(&key, b->words + b->n_words + i, sizeof *b->words);
    return intern_put(b->keys, buf_str(&key));
}

static struct suggest_entry *add_entry(struct suggest_builder *b,
                                       enum suggest_source source, uint32_t n_words)
{
    MEM_GROW(b->entries, b->n + 1, b->room, 1024);
    struct suggest_entry *entry = &b->entries[b->n++];
    *entry = (struct suggest_entry){.first_word = b->n_words, .n_words = n_words};
    entry->row.source = (unsigned)source & 15U;
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
    struct suggest_entry *entry = add_entry(b, item->source, n_words);
    struct str strings[STRING_COUNT_] = {item->text, item->value, item->detail,
                                         item->filter};
    for (size_t i = 0; i < STRING_COUNT_; i++)
        entry->strings[i] = arena_str(b->arena, strings[i]);
    entry->row.weight = (item->weight < 255 ? item->weight : 255) & 255U;
}

static void count_words(struct suggest_builder *b, const struct suggest_entry *entry)
{
    uint32_t n = intern_count(b->lexicon);
    MEM_GROW(b->title_counts, n, b->counts_room, 4096);
    while (b->n_counts < n)
        b->title_counts[b->n_counts++] = 0;
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
        struct suggest_entry *entry = add_entry(b, SUGGEST_TITLE, n_words);
        entry->strings[STRING_TEXT] = arena_str(b->arena, title->title);
        entry->row.what = title->docid;
        entry->is_part = title->is_part;
        b->n_titles++;
        count_words(b, entry);
    }
    struct suggest_entry *entry = &b->entries[i];
    entry->regions |= title->regions ? title->regions : (region_set)1 << REGION_MAX;
    entry->n_documents++;
}

uint32_t suggest_builder_n_titles(struct suggest_builder *b, struct str text)
{
    struct token_list list = analyser_run(b->analyser, text, ANALYSE_NO_STEM);
    if (list.n != 1)
        return 0;
    uint32_t word = intern_find(b->lexicon, list.at[0].folded);
    return word < b->n_counts ? b->title_counts[word] : 0;
}
