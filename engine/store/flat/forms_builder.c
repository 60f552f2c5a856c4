/* Collecting and numbering the forms of a build (forms.h), and writing forms.bin. */
#include "engine/store/flat/forms.h"

#include <assert.h>
#include <inttypes.h>
#include <stdlib.h>
#include <xxhash.h>

#include "base/buf.h"
#include "base/hash_table.h"
#include "base/intern.h"
#include "base/memory.h"
#include "engine/file/sections.h"
#include "engine/file/slot_table.h"
#include "engine/store/flat/forms_file.h"

/** More than the texts of any token have together. */
#define KEY_MAX_BYTES (1U << 20)

struct forms_builder {
    /* The written texts, exact terms and stems, each once. */
    struct intern *strings;
    /* The struct form_terms of each form, as bytes; the number of a form is that of its
     * key. */
    struct intern *keys;
    /* How often each form occurs. */
    uint32_t *uses;
    size_t room;
    /* Finds the form of a token by a hash of its texts, so that a word met before takes
     * one look-up. */
    struct hash_table met;
    /* The hash of each form in that table. */
    XXH128_hash_t *hashes;
    size_t room_hashes;
    /* The bytes that are hashed for the current token. */
    struct buf key;
};

struct forms_builder *forms_builder_new(void)
{
    struct forms_builder *b = mem_new(sizeof *b);
    b->key = (struct buf)BUF_INIT(KEY_MAX_BYTES);
    b->strings = intern_new();
    b->keys = intern_new();
    b->met = hash_table_new(4096, NULL);
    return b;
}

void forms_builder_free(struct forms_builder *b)
{
    if (!b)
        return;
    intern_free(b->strings);
    intern_free(b->keys);
    mem_free(b->uses);
    mem_free(b->hashes);
    hash_table_release(&b->met);
    buf_release(&b->key);
    mem_free(b);
}

/** The number of the form with @p terms; a new form has no uses yet. */
static uint32_t put_terms(struct forms_builder *b, const struct form_terms *terms)
{
    uint32_t n = intern_count(b->keys);
    uint32_t form = intern_put(b->keys, (struct str){(const char *)terms, sizeof *terms});
    if (form == n) {
        MEM_GROW(b->uses, n + 1, b->room, 1024);
        b->uses[form] = 0;
    }
    return form;
}

/** A hash of all that makes the form of a token. It has 128 bits, so that no two forms of
 *  any corpus share one and the texts need not be compared. */
static XXH128_hash_t hash_of(struct forms_builder *b, const struct token *token)
{
    const struct str texts[] = {token->written, token->folded, token->stem};
    buf_clear(&b->key);
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        buf_put_str(&b->key, texts[i]);
        buf_put_byte(&b->key, '\0');
    }
    buf_put_byte(&b->key, (token->flags & TOKEN_STOP) ? 1 : 0);
    return XXH3_128bits(b->key.at, b->key.n);
}

/** The slot of the form with @p hash, or the free slot where it belongs. */
static struct hash_slot *find_met(const struct forms_builder *b, XXH128_hash_t hash)
{
    struct hash_slot *slot = hash_table_first(&b->met, (uint32_t)hash.low64);
    while (hash_slot_number(slot) != HASH_NONE &&
           !XXH128_isEqual(b->hashes[hash_slot_number(slot)], hash))
        slot = hash_table_next(&b->met, slot);
    return slot;
}

/** Put @p form into the free slot @p slot. */
static void keep_met(struct forms_builder *b, struct hash_slot *slot, XXH128_hash_t hash,
                     uint32_t form)
{
    MEM_GROW(b->hashes, form + 1, b->room_hashes, 1024);
    b->hashes[form] = hash;
    hash_table_fill(&b->met, slot, (uint32_t)hash.low64, form);
}

static uint32_t put_strings(struct forms_builder *b, const struct token *token)
{
    struct form_terms terms = {
        intern_put(b->strings, token->written), intern_put(b->strings, token->folded),
        intern_put(b->strings, token->stem), (token->flags & TOKEN_STOP) ? 1 : 0};
    return put_terms(b, &terms);
}

uint32_t forms_builder_put(struct forms_builder *b, const struct token *token)
{
    XXH128_hash_t hash = hash_of(b, token);
    struct hash_slot *slot = find_met(b, hash);
    uint32_t form = hash_slot_number(slot);
    if (form == HASH_NONE) {
        form = put_strings(b, token);
        keep_met(b, slot, hash, form);
    }
    b->uses[form]++;
    return form;
}

void forms_builder_use(struct forms_builder *b, uint32_t form)
{
    b->uses[form]++;
}

void forms_builder_take_back(struct forms_builder *b, uint32_t form)
{
    assert(b->uses[form]);
    b->uses[form]--;
}

uint32_t *forms_builder_merge(struct forms_builder *b, const struct forms_builder *from)
{
    uint32_t n = forms_builder_count(from);
    uint32_t *numbers = mem_new_array((size_t)n + 1, sizeof *numbers);
    for (uint32_t i = 0; i < n; i++) {
        if (!from->uses[i])
            continue;
        struct form_terms terms = forms_builder_terms(from, i);
        terms.written = intern_put(b->strings, intern_at(from->strings, terms.written));
        terms.folded = intern_put(b->strings, intern_at(from->strings, terms.folded));
        terms.stem = intern_put(b->strings, intern_at(from->strings, terms.stem));
        numbers[i] = put_terms(b, &terms);
        b->uses[numbers[i]] += from->uses[i];
    }
    return numbers;
}

bool forms_builder_has(const struct forms_builder *builder, struct str text)
{
    return intern_find(builder->strings, text) != INTERN_NONE;
}

uint32_t forms_builder_count(const struct forms_builder *b)
{
    return intern_count(b->keys);
}

struct form_terms forms_builder_terms(const struct forms_builder *b, uint32_t form)
{
    struct form_terms terms;
    memcpy(&terms, intern_at(b->keys, form).at, sizeof terms);
    return terms;
}

struct str forms_builder_string(const struct forms_builder *b, uint32_t number)
{
    return intern_at(b->strings, number);
}

uint32_t forms_builder_n_strings(const struct forms_builder *b)
{
    return intern_count(b->strings);
}

/** The most frequent form first; then by the texts, so that the order in which documents
 *  came does not matter. */
static int most_used_first(const void *a, const void *b, void *context)
{
    const struct forms_builder *builder = context;
    const uint32_t *x = a, *y = b;
    if (builder->uses[*x] != builder->uses[*y])
        return builder->uses[*x] > builder->uses[*y] ? -1 : 1;
    struct form_terms p = forms_builder_terms(builder, *x);
    struct form_terms q = forms_builder_terms(builder, *y);
    const uint32_t texts[3][2] = {
        {p.written, q.written}, {p.folded, q.folded}, {p.stem, q.stem}};
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        int c = str_compare(forms_builder_string(builder, texts[i][0]),
                            forms_builder_string(builder, texts[i][1]));
        if (c)
            return c;
    }
    return (p.is_stop > q.is_stop) - (p.is_stop < q.is_stop);
}

static void swap(struct forms_builder *a, struct forms_builder *b)
{
    struct forms_builder kept = *a;
    *a = *b;
    *b = kept;
}

uint32_t *forms_builder_order(struct forms_builder *b)
{
    uint32_t n = forms_builder_count(b);
    uint32_t *order = mem_new_array((size_t)n + 1, sizeof *order);
    for (uint32_t i = 0; i < n; i++)
        order[i] = i;
    qsort_r(order, n, sizeof *order, most_used_first, b);
    struct forms_builder *ordered = forms_builder_new();
    ordered->uses = mem_new_array((size_t)n + 1, sizeof *ordered->uses);
    ordered->room = (size_t)n + 1;
    uint32_t *numbers = mem_new_array((size_t)n + 1, sizeof *numbers);
    for (uint32_t i = 0; i < n; i++) {
        struct form_terms terms = forms_builder_terms(b, order[i]);
        terms.written =
            intern_put(ordered->strings, intern_at(b->strings, terms.written));
        terms.folded = intern_put(ordered->strings, intern_at(b->strings, terms.folded));
        terms.stem = intern_put(ordered->strings, intern_at(b->strings, terms.stem));
        numbers[order[i]] =
            intern_put(ordered->keys, (struct str){(const char *)&terms, sizeof terms});
        ordered->uses[i] = b->uses[order[i]];
    }
    mem_free(order);
    swap(b, ordered);
    forms_builder_free(ordered);
    return numbers;
}

/** The context of compare(): forms are ordered by their stem or by their exact term. */
struct builder_order {
    const struct forms_builder *builder;
    bool by_stem;
};

static uint32_t text_of(const struct builder_order *order, uint32_t form)
{
    struct form_terms terms = forms_builder_terms(order->builder, form);
    return order->by_stem ? terms.stem : terms.folded;
}

static int compare(const void *a, const void *b, void *context)
{
    const struct builder_order *order = context;
    uint32_t forms[2];
    memcpy(&forms[0], a, sizeof forms[0]);
    memcpy(&forms[1], b, sizeof forms[1]);
    struct str key[2], written[2];
    for (int i = 0; i < 2; i++) {
        key[i] = forms_builder_string(order->builder, text_of(order, forms[i]));
        written[i] = forms_builder_string(
            order->builder, forms_builder_terms(order->builder, forms[i]).written);
    }
    int c = str_compare(key[0], key[1]);
    if (!c)
        c = str_compare(written[0], written[1]);
    return c ? c : (forms[0] > forms[1]) - (forms[0] < forms[1]);
}

/** Write the hash table of an order: a slot for each run of forms with the same text. */
static void write_slots(struct sections_writer *w, const struct builder_order *order,
                        const uint32_t *forms)
{
    uint32_t n = forms_builder_count(order->builder), n_texts = 0, before = UINT32_MAX;
    uint32_t *firsts = mem_new_array((size_t)n + 1, sizeof *firsts);
    uint64_t *hashes = mem_new_array((size_t)n + 1, sizeof *hashes);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t number = text_of(order, forms[i]);
        if (number == before)
            continue;
        before = number;
        struct str text = forms_builder_string(order->builder, number);
        hashes[n_texts] = XXH3_64bits(text.at, text.n);
        firsts[n_texts++] = i;
    }
    slot_table_write(w, order->by_stem ? FORMS_STEM_SLOTS : FORMS_FOLDED_SLOTS, firsts,
                     hashes, n_texts);
    mem_free(firsts);
    mem_free(hashes);
}

static void write_order(struct sections_writer *w, const struct forms_builder *b,
                        bool by_stem)
{
    uint32_t n = forms_builder_count(b);
    uint32_t *forms = mem_new_array(n, sizeof *forms);
    for (uint32_t i = 0; i < n; i++)
        forms[i] = i;
    struct builder_order order = {b, by_stem};
    qsort_r(forms, n, sizeof *forms, compare, &order);
    sections_write_array(w, by_stem ? FORMS_BY_STEM : FORMS_BY_FOLDED, forms, n,
                         sizeof *forms);
    write_slots(w, &order, forms);
    mem_free(forms);
}

static void write_strings(struct sections_writer *w, const struct forms_builder *b)
{
    uint32_t offset = 0;
    sections_write_begin(w, FORMS_OFFSETS, sizeof offset);
    sections_write(w, &offset, sizeof offset);
    for (uint32_t i = 0; i < forms_builder_n_strings(b); i++) {
        offset += (uint32_t)forms_builder_string(b, i).n;
        sections_write(w, &offset, sizeof offset);
    }
    sections_write_begin(w, FORMS_BYTES, 1);
    for (uint32_t i = 0; i < forms_builder_n_strings(b); i++) {
        struct str s = forms_builder_string(b, i);
        sections_write(w, s.at, s.n);
    }
}

/** How many bytes all strings have together. */
static uint64_t count_bytes(const struct forms_builder *b)
{
    uint64_t n = 0;
    for (uint32_t i = 0; i < forms_builder_n_strings(b); i++)
        n += forms_builder_string(b, i).n;
    return n;
}

enum status forms_builder_write(const struct forms_builder *b, const char *path,
                                struct error *err)
{
    uint64_t n_bytes = count_bytes(b);
    if (n_bytes > UINT32_MAX)
        return error_set(err, STATUS_TOO_LARGE, "%s: %" PRIu64 " bytes of words", path,
                         n_bytes);
    struct sections_writer w;
    sections_write_open(&w, path);
    sections_write_begin(&w, FORMS_TERMS, sizeof(struct form_terms));
    for (uint32_t i = 0; i < forms_builder_count(b); i++) {
        struct form_terms terms = forms_builder_terms(b, i);
        sections_write(&w, &terms, sizeof terms);
    }
    write_order(&w, b, true);
    write_order(&w, b, false);
    write_strings(&w, b);
    return sections_write_close(&w, err);
}
