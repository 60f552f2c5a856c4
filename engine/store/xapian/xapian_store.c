/* Compiling lists from the database on demand, into the blocks that lists.bin has. Lists
 * are kept until they take too much room; then all are forgotten between two questions.
 * */
#include "engine/store/xapian/xapian_store.h"

#include <string.h>
#include <xxhash.h>

#include "base/arena.h"
#include "base/hash_table.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "engine/file/length_code.h"
#include "engine/store/evaluation.h"
#include "engine/store/list_code.h"
#include "engine/store/list_set.h"
#include "engine/store/xapian/xapian_postings.h"
#include "engine/store/xapian/xapian_stem.h"
#include "engine/store/xapian/xapian_values.h"

/** The bytes of lists that are kept from question to question. */
#define KEPT_BYTES_MAX (16U << 20)

/** A list of at least so many bytes that is equal to another one is that one, as in
 *  lists.bin: ranking reads it once. */
#define SHARED_BYTES_MIN 16U

/** The most bytes of a coded list. */
#define LIST_BYTES_MAX (UINT64_C(1) << 32)

/** A list that was compiled. Text and bytes are in the arena. */
struct kept_list {
    enum family family;
    struct str text;
    struct posting_list list;
    /* The coded list, and its hash. */
    struct str bytes;
    XXH128_hash_t content;
};

struct xapian_store {
    struct store head;
    struct xapian_sources sources;
    struct xc_database *db;
    struct xapian_reader reader;
    struct error failure;
    /* What is kept of lists. The tables lead to places in the array: by family and text,
     * and by content. */
    struct arena *arena;
    struct kept_list *lists;
    size_t n, room, n_bytes;
    struct hash_table by_term, by_content;
    /* Room to compile in. */
    struct xapian_postings postings;
    struct buf coded, blocks;
    uint8_t *codes;
    size_t room_codes;
    /* The sets of the values of facets that were asked for; NULL while none was. */
    roaring_bitmap_t **values[STORE_FACET_COUNT_];
};

static struct xapian_store *of(struct store *store)
{
    return (struct xapian_store *)store;
}

static void remember(struct xapian_store *s, enum status status, const struct error *err)
{
    if (status && !s->failure.code)
        s->failure = *err;
}

/* Reading from the database. */

static bool is_title(enum family family)
{
    return family == FAMILY_TITLE_STEM || family == FAMILY_TITLE_EXACT;
}

static enum status read_stem(struct xapian_store *s, enum family family, struct str text,
                             struct error *err)
{
    AUTO_ARENA *arena = arena_new();
    struct xapian_stem stem;
    enum status st = xapian_stem_find(&stem, s->sources.forms, s->db, text, arena, err);
    return st ? st
              : xapian_read_stem(&s->postings, &s->reader, &stem, is_title(family), NULL,
                                 err);
}

/** Read the postings of a term into s->postings. */
static void read_term(struct xapian_store *s, enum family family, struct str text)
{
    static const enum xapian_prefix prefixes[FAMILY_COUNT_] = {
        [FAMILY_EXACT] = XAPIAN_WORD,
        [FAMILY_TITLE_EXACT] = XAPIAN_TITLE,
        [FAMILY_AUTHOR] = XAPIAN_AUTHOR,
    };
    struct error err = {0};
    s->postings.n = 0;
    if (!s->db || !text.n)
        return;
    bool is_stem = family == FAMILY_STEM || family == FAMILY_TITLE_STEM;
    enum status st =
        is_stem ? read_stem(s, family, text, &err)
                : xapian_read(&s->postings, &s->reader, prefixes[family], text, &err);
    if (st)
        s->postings.n = 0;
    remember(s, st, &err);
}

/* Keeping what was read. */

static uint32_t hash_of(enum family family, struct str text)
{
    return (uint32_t)XXH3_64bits_withSeed(text.at, text.n, family);
}

static struct hash_slot *slot_of(const struct xapian_store *s, enum family family,
                                 struct str text)
{
    struct hash_slot *slot = hash_table_first(&s->by_term, hash_of(family, text));
    for (; hash_slot_number(slot) != HASH_NONE;
         slot = hash_table_next(&s->by_term, slot)) {
        const struct kept_list *kept = &s->lists[hash_slot_number(slot)];
        if (kept->family == family && str_equal(kept->text, text))
            break;
    }
    return slot;
}

/** The bytes of an equal list that is kept, or a copy of @p coded with the padding that
 *  reading needs, which is kept from now on for list number @p number. */
static struct str keep_bytes(struct xapian_store *s, struct str coded,
                             XXH128_hash_t content, uint32_t number)
{
    struct hash_slot *slot = hash_table_first(&s->by_content, (uint32_t)content.low64);
    bool is_shared = coded.n >= SHARED_BYTES_MIN;
    for (; is_shared && hash_slot_number(slot) != HASH_NONE;
         slot = hash_table_next(&s->by_content, slot)) {
        const struct kept_list *kept = &s->lists[hash_slot_number(slot)];
        if (XXH128_isEqual(kept->content, content))
            return kept->bytes;
    }
    if (is_shared)
        hash_table_fill(&s->by_content, slot, (uint32_t)content.low64, number);
    char *at = arena_array(s->arena, coded.n + LIST_PADDING, 1);
    if (coded.n)
        memcpy(at, coded.at, coded.n);
    s->n_bytes += coded.n + LIST_PADDING;
    return (struct str){at, coded.n};
}

static struct posting_list list_in(struct str bytes, uint32_t n, uint32_t n_documents)
{
    const unsigned char *at = (const unsigned char *)bytes.at;
    size_t dense = list_is_dense(n, n_documents) ? list_dense_bytes(n_documents) : 0;
    return (struct posting_list){.n = n,
                                 .last_document = n_documents,
                                 .dense = dense ? at : NULL,
                                 .at = at + dense,
                                 .end = at + bytes.n + LIST_PADDING};
}

static void code_postings(struct xapian_store *s)
{
    const struct xapian_postings *postings = &s->postings;
    MEM_GROW(s->codes, postings->n + 1, s->room_codes, 4096);
    for (size_t i = 0; i < postings->n; i++)
        s->codes[i] = count_encode(postings->counts[i]);
    list_code(&s->coded, &s->blocks,
              &(struct list_postings){postings->docids, s->codes, (uint32_t)postings->n},
              s->sources.n_documents);
}

/** Keep what was read of a term that is not kept yet. */
static struct posting_list keep(struct xapian_store *s, enum family family,
                                struct str text)
{
    code_postings(s);
    uint32_t number = (uint32_t)s->n;
    struct str coded = buf_str(&s->coded);
    MEM_GROW(s->lists, s->n + 1, s->room, 256);
    struct kept_list *kept = &s->lists[s->n++];
    *kept = (struct kept_list){.family = family,
                               .text = arena_str(s->arena, text),
                               .content = XXH3_128bits(coded.at, coded.n)};
    kept->bytes = keep_bytes(s, coded, kept->content, number);
    kept->list = list_in(kept->bytes, (uint32_t)s->postings.n, s->sources.n_documents);
    s->n_bytes += text.n + sizeof *kept;
    hash_table_fill(&s->by_term, slot_of(s, family, text), hash_of(family, text), number);
    return kept->list;
}

static struct posting_list list(struct store *store, enum family family, struct str text)
{
    struct xapian_store *s = of(store);
    struct str term = utf8_head_bytes(text, TERM_TEXT_MAX);
    struct hash_slot *slot = slot_of(s, family, term);
    if (hash_slot_number(slot) != HASH_NONE)
        return s->lists[hash_slot_number(slot)].list;
    read_term(s, family, term);
    return s->postings.n ? keep(s, family, term) : (struct posting_list){0};
}

static uint32_t frequency(struct store *store, enum family family, struct str text)
{
    return list(store, family, text).n;
}

static const roaring_bitmap_t *set(struct store *store, const struct posting_list *list)
{
    (void)store;
    (void)list;
    return NULL;
}

/* The values of facets. */

static roaring_bitmap_t *read_value(struct xapian_store *s, enum store_facet facet,
                                    size_t value)
{
    struct error err = {0};
    const char *slug = xapian_value_slug(s->sources.vocabulary, facet, value);
    s->postings.n = 0;
    if (!slug || !s->db)
        return NULL;
    enum status st = xapian_read(&s->postings, &s->reader, xapian_value_prefix(facet),
                                 str_of(slug), &err);
    remember(s, st, &err);
    return st ? NULL : bitmap_of_sorted(s->postings.docids, (uint32_t)s->postings.n);
}

static const roaring_bitmap_t *value(struct store *store, enum store_facet facet,
                                     size_t value)
{
    struct xapian_store *s = of(store);
    size_t n = xapian_n_values(facet);
    if (value >= n)
        return NULL;
    if (!s->values[facet])
        s->values[facet] = mem_new_array(n, sizeof(roaring_bitmap_t *));
    if (!s->values[facet][value])
        s->values[facet][value] = read_value(s, facet, value);
    return s->values[facet][value];
}

/* Beginning and end. */

static void begin_tables(struct xapian_store *s)
{
    s->by_term = hash_table_new(256, NULL);
    s->by_content = hash_table_new(256, NULL);
    s->n = 0;
    s->n_bytes = 0;
}

static void rest(struct store *store)
{
    struct xapian_store *s = of(store);
    if (s->n_bytes <= KEPT_BYTES_MAX)
        return;
    hash_table_release(&s->by_term);
    hash_table_release(&s->by_content);
    arena_clear(s->arena);
    begin_tables(s);
}

static enum status failure(struct store *store, struct error *err)
{
    struct xapian_store *s = of(store);
    struct error failed = s->failure;
    /* A database that could not be opened answers nothing, now or later. */
    if (s->db)
        s->failure = (struct error){.code = STATUS_OK};
    if (failed.code && err)
        *err = failed;
    return failed.code;
}

static void release(struct store *store)
{
    struct xapian_store *s = of(store);
    for (enum store_facet facet = 0; facet < STORE_FACET_COUNT_; facet++) {
        for (size_t i = 0; s->values[facet] && i < xapian_n_values(facet); i++)
            if (s->values[facet][i])
                roaring_bitmap_free(s->values[facet][i]);
        mem_free(s->values[facet]);
    }
    hash_table_release(&s->by_term);
    hash_table_release(&s->by_content);
    xapian_postings_release(&s->postings);
    xapian_reader_release(&s->reader);
    xc_database_free(s->db);
    buf_release(&s->coded);
    buf_release(&s->blocks);
    mem_free(s->codes);
    mem_free(s->lists);
    arena_free(s->arena);
    mem_free(s);
}

static const struct store_type type = {
    .name = "xapian",
    .list = list,
    .frequency = frequency,
    .set = set,
    .value = value,
    .evaluate = evaluate_by_bitmaps,
    .rest = rest,
    .failure = failure,
    .release = release,
};

struct store *xapian_store_new(const struct xapian_sources *sources)
{
    struct xapian_store *s = mem_new(sizeof *s);
    *s = (struct xapian_store){.head = {&type},
                               .sources = *sources,
                               .arena = arena_new(),
                               .coded = BUF_INIT(LIST_BYTES_MAX),
                               .blocks = BUF_INIT(LIST_BYTES_MAX)};
    begin_tables(s);
    struct error err = {0};
    remember(s, xc_database_open(&s->db, sources->folder, &err), &err);
    s->reader = xapian_reader_of(s->db, sources->n_documents, sources->rows);
    return &s->head;
}
