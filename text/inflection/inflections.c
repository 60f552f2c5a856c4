/* Reading a lexicon: a binary search for a block, then its entries one by one. */
#include "text/inflection/inflections.h"

#include <string.h>

#include "text/inflection/inflections_file.h"

_Static_assert(sizeof(struct inflections_header) % 8 == 0, "what follows is aligned");

/** Takes parts off the front of the bytes. */
struct cutter {
    struct str rest;
    bool failed;
};

static const void *take(struct cutter *cutter, uint64_t n, size_t size)
{
    const char *at = cutter->rest.at;
    if (cutter->failed || n > cutter->rest.n / size) {
        cutter->failed = true;
        return NULL;
    }
    cutter->rest = (struct str){at + n * size, cutter->rest.n - n * size};
    return at;
}

static struct str take_bytes(struct cutter *cutter, uint32_t n)
{
    const char *at = take(cutter, n, 1);
    return (struct str){at, at ? n : 0};
}

bool inflections_open(struct inflections *out, struct str bytes)
{
    struct cutter cutter = {bytes, false};
    const struct inflections_header *h = take(&cutter, 1, sizeof *h);
    *out = (struct inflections){.n_sets = 0};
    if (!h || memcmp(h->magic, INFLECTIONS_MAGIC, sizeof h->magic) != 0 ||
        h->version != INFLECTIONS_VERSION)
        return false;
    struct inflections made = {
        .n_sets = h->n_sets, .n_rules = h->n_rules, .n_set_rules = h->n_set_rules};
    made.forms.blocks = take(&cutter, (uint64_t)h->n_form_blocks + 1, sizeof(uint32_t));
    made.others.blocks = take(&cutter, (uint64_t)h->n_other_blocks + 1, sizeof(uint32_t));
    made.sets = take(&cutter, (uint64_t)h->n_sets + 1, sizeof(uint32_t));
    made.rules = take(&cutter, (uint64_t)h->n_rules + 1, sizeof(uint32_t));
    made.set_rules = take(&cutter, h->n_set_rules, sizeof(uint16_t));
    made.forms.bytes = take_bytes(&cutter, h->form_bytes);
    made.others.bytes = take_bytes(&cutter, h->other_bytes);
    made.rule_bytes = take_bytes(&cutter, h->rule_bytes);
    made.forms.n_blocks = h->n_form_blocks;
    made.others.n_blocks = h->n_other_blocks;
    made.forms.n = h->n_forms;
    made.others.n = h->n_others;
    if (cutter.failed || cutter.rest.n)
        return false;
    *out = made;
    return true;
}

/** Where reading a list of words has come to. */
struct word_cursor {
    struct str block;
    /** The present word. */
    char word[2 * INFLECTION_BYTES];
    size_t n;
    uint16_t value;
};

/** Read the next word of the block. @return false at its end, or where it is damaged. */
static bool next_word(struct word_cursor *cursor)
{
    struct str *rest = &cursor->block;
    if (rest->n < 2)
        return false;
    size_t shared = (uint8_t)rest->at[0], n = (uint8_t)rest->at[1];
    if (shared > cursor->n || shared + n > sizeof cursor->word ||
        rest->n < 2 + n + sizeof cursor->value)
        return false;
    memcpy(cursor->word + shared, rest->at + 2, n);
    cursor->n = shared + n;
    memcpy(&cursor->value, rest->at + 2 + n, sizeof cursor->value);
    size_t used = 2 + n + sizeof cursor->value;
    *rest = (struct str){rest->at + used, rest->n - used};
    return true;
}

static struct str word_of(const struct word_cursor *cursor)
{
    return (struct str){cursor->word, cursor->n};
}

/** Begin to read block @p i. */
static struct word_cursor block_at(const struct inflection_words *words, size_t i)
{
    struct word_cursor cursor = {.block = {NULL, 0}, .n = 0};
    if (i < words->n_blocks)
        cursor.block = str_between(words->bytes, words->blocks[i], words->blocks[i + 1]);
    return cursor;
}

/** The first word of block @p i. It is written whole. */
static struct str first_word(const struct inflection_words *words, size_t i)
{
    struct str block = str_between(words->bytes, words->blocks[i], words->blocks[i + 1]);
    return block.n < 2 ? STR("")
                       : str_between(block, 2, 2 + (size_t)(uint8_t)block.at[1]);
}

/** The last block whose first word is not behind @p word; 0 when there is none. */
static size_t block_of(const struct inflection_words *words, struct str word)
{
    size_t low = 0, high = words->n_blocks;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (str_compare(first_word(words, middle), word) <= 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? low - 1 : 0;
}

/** The lemma that rule number @p rule makes of @p folded, in @p out; empty when the rule
 *  does not fit. */
static struct str apply(char *out, const struct inflections *in, uint16_t rule,
                        struct str folded)
{
    if (rule >= in->n_rules)
        return STR("");
    struct str r = str_between(in->rule_bytes, in->rules[rule], in->rules[rule + 1]);
    if (!r.n || (uint8_t)r.at[0] > folded.n)
        return STR("");
    size_t kept = folded.n - (uint8_t)r.at[0];
    if (kept + r.n - 1 > INFLECTION_BYTES)
        return STR("");
    memcpy(out, folded.at, kept);
    memcpy(out + kept, r.at + 1, r.n - 1);
    return (struct str){out, kept + r.n - 1};
}

static void read_set(struct inflected *out, const struct inflections *in, uint16_t set,
                     struct str folded)
{
    if (set >= in->n_sets)
        return;
    for (uint32_t i = in->sets[set];
         i < in->sets[set + 1] && i < in->n_set_rules && out->n < INFLECTION_LEMMAS;
         i++) {
        struct str lemma = apply(out->room[out->n], in, in->set_rules[i], folded);
        if (lemma.n)
            out->lemmas[out->n++] = lemma;
    }
}

bool inflections_find(struct inflected *out, const struct inflections *in,
                      struct str folded)
{
    out->n = 0;
    out->is_homograph = false;
    if (!folded.n || folded.n > INFLECTION_BYTES)
        return false;
    struct word_cursor cursor = block_at(&in->forms, block_of(&in->forms, folded));
    int order = -1;
    while (order < 0 && next_word(&cursor))
        order = str_compare(word_of(&cursor), folded);
    if (order == 0) {
        out->is_homograph = (cursor.value & INFLECTIONS_HOMOGRAPH) != 0;
        read_set(out, in, cursor.value & (uint16_t)~INFLECTIONS_HOMOGRAPH, folded);
    }
    return out->n > 0;
}

struct str inflections_other(char *out, const struct inflections *in, struct str lemma,
                             uint32_t number)
{
    char key[INFLECTION_BYTES + 1];
    if (!lemma.n || lemma.n > INFLECTION_BYTES)
        return STR("");
    memcpy(key, lemma.at, lemma.n);
    key[lemma.n] = ' ';
    const struct str head = {key, lemma.n + 1};
    for (size_t i = block_of(&in->others, head); i < in->others.n_blocks; i++) {
        struct word_cursor cursor = block_at(&in->others, i);
        while (next_word(&cursor)) {
            struct str word = word_of(&cursor);
            bool is_of_it = str_starts_with(word, head);
            if (!is_of_it && str_compare(word, head) > 0)
                return STR("");
            if (!is_of_it || number-- > 0)
                continue;
            size_t n = word.n - head.n;
            n = n < INFLECTION_BYTES ? n : INFLECTION_BYTES;
            memcpy(out, word.at + head.n, n);
            return (struct str){out, n};
        }
    }
    return STR("");
}
