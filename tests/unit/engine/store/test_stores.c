/* Every kind of store says the same of the same index: each list, set and value. */
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "engine/index/index_parts.h"
#include "engine/store/flat/flat_store.h"
#include "engine/store/list_set.h"
#include "engine/store/xapian/xapian_store.h"
#include "engine/store/xapian/xapian_values.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/store_fixture.h"
#include "tests/unit/scratch.h"

#define TEN "abcdefghij"
#define HUNDRED TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN
#define FILLING TEN TEN TEN TEN TEN TEN TEN TEN
/** As much of a word as the analyser keeps (TERM_MAX_BYTES). */
#define WORD_96 FILLING TEN "abcdef"

/** More than one block of a list. */
#define PLAIN 300U
/** Words of their own for the test of what is kept: more than its bytes. */
#define WORDY 50U
#define WORDS_EACH 1100U

static const char *const marked[] = {
    "{\"id\":\"a1\",\"title\":\"Les CPF, la VAE, la DREETS\",\"author\":\"Ève Dupont\","
    "\"text\":\"Le CPF, les CFAS, les OPCOS et VAES.\",\"regions\":[\"32\",\"11\"],"
    "\"themes\":[\"vae\"],\"kind\":\"news\"}",
    "{\"id\":\"a2\",\"title\":\"Les cfas, vaes et opcos\",\"author\":\"Dupont\","
    "\"text\":\"Un cfas, une vaes, une dreets, le 2gas; CFAS "
    "CFAS.\",\"regions\":[\"11\"],"
    "\"kind\":\"programme\"}",
    "{\"id\":\"a3\",\"text\":\"Sans région: " HUNDRED TEN TEN "x " FILLING TEN
    "abcd\u00e9\u00e9\u00e9s et CFAS\",\"regions\":[]}",
    "{\"id\":\"a4\",\"title\":\"Formation, formations, former\",\"author\":\"Anne-Marie "
    "L'Été\",\"text\":\"Formations formations formation formation formation.\","
    "\"regions\":[\"32\",\"44\",\"75\"],\"kind\":\"campus\",\"themes\":[\"vae\"]}",
};

/** An index, and a store of each kind. */
enum { FLAT, XAPIAN, STORES };
struct stores {
    struct index *index;
    char *folder;
    struct store *at[STORES];
};
static struct stores stores;

static void put_wordy(struct buf *json, unsigned i)
{
    buf_printf(json, "{\"id\":\"w%u\",\"text\":\"", i);
    for (unsigned word = 0; word < WORDS_EACH; word++)
        buf_printf(json, "q%uz%uq" FILLING " ", i, word);
    buf_put_text(json, "\"}");
}

static void put_plain(struct buf *json, unsigned i)
{
    buf_printf(json, "{\"id\":\"p%u\",\"title\":\"Notice %u\",\"text\":\"commun ", i,
               i % 7);
    for (unsigned word = 0; word < i % 20; word++)
        buf_printf(json, "mots rare%u mot ", i % 50);
    buf_printf(json, "\",\"author\":\"Martin\",\"regions\":[\"%s\"]}",
               i % 3 ? "32" : "11");
}

static struct store *open_xapian(const char *folder)
{
    const struct index *index = stores.index;
    const struct xapian_sources sources = {folder, index->manifest.n_documents,
                                           &index->xapian_rows, index->forms,
                                           index->vocabulary};
    return xapian_store_new(&sources);
}

static int set_up(void **state)
{
    enum { MARKED = COUNT_OF(marked), ALL = MARKED + PLAIN + WORDY };
    char *records[ALL];
    struct error err = {0};
    if (scratch_make(state))
        return -1;
    for (unsigned i = 0; i < ALL; i++) {
        AUTO_BUF json = BUF_INIT(1U << 20);
        if (i < MARKED)
            buf_put_text(&json, marked[i]);
        else if (i < MARKED + PLAIN)
            put_plain(&json, i);
        else
            put_wordy(&json, i);
        records[i] = mem_copy_string(json.at, json.n);
    }
    AUTO_TEXT *path = scratch_path("index");
    (void)store_build(path, (struct corpus){(const char *const *)records, ALL});
    for (unsigned i = 0; i < ALL; i++)
        mem_free(records[i]);
    must(index_open(&stores.index, path, INDEX_CHECK_DIGESTS, &err), &err);
    stores.folder = path_join(stores.index->folder, GENERATION_XAPIAN);
    stores.at[FLAT] = flat_store_new(stores.index->lists, stores.index->bitmaps);
    stores.at[XAPIAN] = open_xapian(stores.folder);
    return 0;
}

static int tear_down(void **state)
{
    for (size_t i = 0; i < STORES; i++)
        store_free(stores.at[i]);
    mem_free(stores.folder);
    index_free(stores.index);
    return scratch_remove(state);
}

/** Write the documents of the list and their count codes to @p to. */
static void read_list(struct buf *to, const struct posting_list *list)
{
    struct list_cursor cursor;
    list_cursor_open(&cursor, list);
    for (uint32_t next = 1; list_seek(&cursor, next);) {
        for (uint32_t i = 0; i < cursor.n; i++)
            buf_printf(to, "%u:%u ", cursor.docids[i], list_count(&cursor, i));
        next = cursor.docids[cursor.n - 1] + 1;
    }
}

/** Check what @p store says of a list beside the list itself. */
static void check_list(struct store *store, const struct posting_list *list,
                       enum family family, struct str text)
{
    AUTO_ARENA *arena = arena_new();
    roaring_bitmap_t *made = bitmap_of_list(list, arena);
    const roaring_bitmap_t *kept = store_set(store, list);
    assert_int_equal(list->n, store_frequency(store, family, text));
    assert_int_equal(list->n, roaring_bitmap_get_cardinality(made));
    if (kept && !roaring_bitmap_equals(kept, made))
        fail_msg("%s: another set for %.*s", store->type->name, STR_ARG(text));
    for (uint32_t row = 1; list->dense && row <= list->last_document; row++)
        assert_int_equal(roaring_bitmap_contains(made, row),
                         list_dense_count(list, row) > 0);
    if (kept)
        roaring_bitmap_free(kept);
    roaring_bitmap_free(made);
}

/** Check one term in all stores. @return how many documents have it. */
static uint32_t check_term(enum family family, struct str text)
{
    AUTO_BUF wanted = BUF_INIT(1U << 20);
    struct posting_list lists[STORES];
    for (size_t i = 0; i < STORES; i++) {
        AUTO_BUF found = BUF_INIT(1U << 20);
        lists[i] = store_list(stores.at[i], family, text);
        check_list(stores.at[i], &lists[i], family, text);
        read_list(i ? &found : &wanted, &lists[i]);
        if (i && !str_equal(buf_str(&wanted), buf_str(&found)))
            fail_msg("family %d, %.*s: %s has %s, not %s", family, STR_ARG(text),
                     stores.at[i]->type->name, buf_text(&found), buf_text(&wanted));
        assert_int_equal(!lists[0].dense, !lists[i].dense);
    }
    return lists[0].n;
}

static void every_term_of_every_family_has_the_same_list(void **state)
{
    (void)state;
    uint32_t n_found = 0, n = forms_count(stores.index->forms);
    for (uint32_t i = 0; i < n; i++) {
        struct form form = forms_at(stores.index->forms, i);
        /* Of the words that fill the cache, a few will do. */
        bool is_filler = form.folded.n > 80 && form.folded.at[0] == 'q';
        if (is_filler && i % 500)
            continue;
        for (enum family family = 0; family < FAMILY_COUNT_; family++) {
            n_found += check_term(family, form.folded) > 0;
            n_found += check_term(family, form.stem) > 0;
            n_found += check_term(family, form.written) > 0;
        }
    }
    assert_true(n_found > 400);
    for (size_t i = 0; i < STORES; i++) {
        struct error err = {0};
        must(store_failure(stores.at[i], &err), &err);
    }
}

/** In how many documents a few terms are: what the words above say. */
static void the_terms_of_known_words_are_where_they_should_be(void **state)
{
    (void)state;
    static const struct {
        enum family family;
        const char *text;
        uint32_t n;
    } cases[] = {
        {FAMILY_EXACT, "cfas", 3},
        {FAMILY_TITLE_EXACT, "cfas", 1},
        /* The stem of an acronym is without its plural s only. */
        {FAMILY_STEM, "cfas", 0},
        {FAMILY_STEM, "cfa", 3},
        {FAMILY_STEM, "vae", 2},
        {FAMILY_TITLE_STEM, "cfa", 1},
        {FAMILY_STEM, "dreets", 2},
        {FAMILY_STEM, "dreet", 0},
        {FAMILY_STEM, "2gas", 1},
        {FAMILY_STEM, "cpf", 1},
        {FAMILY_TITLE_EXACT, "formation", 1},
        {FAMILY_AUTHOR, "dupont", 2},
        {FAMILY_AUTHOR, "ete", 1},
        {FAMILY_AUTHOR, "martin", PLAIN},
        {FAMILY_EXACT, "martin", PLAIN},
        {FAMILY_TITLE_EXACT, "martin", 0},
        {FAMILY_EXACT, "commun", PLAIN},
        {FAMILY_EXACT, WORD_96, 1},
        {FAMILY_EXACT, HUNDRED TEN TEN TEN, 0},
        {FAMILY_EXACT, TEN, 0},
        {FAMILY_EXACT, "", 0},
        {FAMILY_STEM, "", 0},
        {FAMILY_EXACT, "absent", 0},
        {FAMILY_STEM, "absent", 0},
        {FAMILY_TITLE_STEM, "absent", 0},
        {FAMILY_TITLE_EXACT, "absent", 0},
        {FAMILY_AUTHOR, "absent", 0},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        uint32_t n = check_term(cases[i].family, str_of(cases[i].text));
        if (n != cases[i].n)
            fail_msg("family %d, « %s »: %u documents, not %u", cases[i].family,
                     cases[i].text, n, cases[i].n);
    }
}

static void every_value_of_every_facet_has_the_same_documents(void **state)
{
    (void)state;
    size_t n_found = 0;
    for (enum store_facet facet = 0; facet < STORE_FACET_COUNT_; facet++)
        for (size_t value = 0; value < xapian_n_values(facet) + 2; value++) {
            const roaring_bitmap_t *sets[STORES];
            uint64_t n[STORES] = {0};
            for (size_t i = 0; i < STORES; i++) {
                sets[i] = store_value(stores.at[i], facet, value);
                n[i] = sets[i] ? roaring_bitmap_get_cardinality(sets[i]) : 0;
                assert_int_equal(n[0], n[i]);
                if (n[i])
                    assert_true(roaring_bitmap_equals(sets[0], sets[i]));
            }
            n_found += n[0] > 0;
        }
    /* Five regions with that of none, four kinds at least, a theme and its parents. */
    assert_true(n_found >= 9);
}

static void lists_are_valid_until_the_store_rests(void **state)
{
    (void)state;
    for (size_t i = 0; i < STORES; i++) {
        AUTO_BUF before = BUF_INIT(1U << 20);
        AUTO_BUF after = BUF_INIT(1U << 20);
        struct posting_list list = store_list(stores.at[i], FAMILY_EXACT, STR("mots"));
        read_list(&before, &list);
        assert_true(before.n > 0);
        for (uint32_t form = 0; form < 5000; form++)
            (void)store_list(stores.at[i], FAMILY_STEM,
                             forms_at(stores.index->forms, form).stem);
        read_list(&after, &list);
        assert_true(str_equal(buf_str(&before), buf_str(&after)));
        store_rest(stores.at[i]);
    }
}

/** Ask @p store for the words of many bytes, until it has more lists than it keeps. */
static void fill(struct store *store)
{
    for (uint32_t i = 0; i < forms_count(stores.index->forms); i++) {
        struct form form = forms_at(stores.index->forms, i);
        assert_int_equal(store_frequency(store, FAMILY_EXACT, form.folded) > 0,
                         store_frequency(stores.at[FLAT], FAMILY_EXACT, form.folded) > 0);
        (void)store_list(store, FAMILY_STEM, form.stem);
    }
}

static void a_full_store_forgets_when_it_rests_and_answers_again(void **state)
{
    (void)state;
    struct store *store = open_xapian(stores.folder);
    (void)store_list(store, FAMILY_EXACT, STR("commun"));
    const unsigned char *at = store_list(store, FAMILY_EXACT, STR("mots")).at;
    store_rest(store);
    assert_ptr_equal(at, store_list(store, FAMILY_EXACT, STR("mots")).at);
    fill(store);
    assert_ptr_equal(at, store_list(store, FAMILY_EXACT, STR("mots")).at);
    store_rest(store);
    /* It is now the first list in the room that was emptied. */
    assert_ptr_not_equal(at, store_list(store, FAMILY_EXACT, STR("mots")).at);
    for (int round = 0; round < 2; round++) {
        struct store *ours = stores.at[XAPIAN];
        stores.at[XAPIAN] = store;
        the_terms_of_known_words_are_where_they_should_be(NULL);
        every_value_of_every_facet_has_the_same_documents(NULL);
        stores.at[XAPIAN] = ours;
        store_rest(store);
    }
    struct error err = {0};
    must(store_failure(store, &err), &err);
    store_free(store);
}

/** Ask a store of the database in @p folder for everything. @return what it says. */
static enum status ask_all(const char *folder, struct error *err)
{
    struct store *store = open_xapian(folder);
    uint32_t n = forms_count(stores.index->forms);
    for (uint32_t i = 0; i < n; i += 1 + n / 1000) {
        struct form form = forms_at(stores.index->forms, i);
        struct posting_list list = store_list(store, FAMILY_EXACT, form.folded);
        AUTO_BUF read = BUF_INIT(1U << 20);
        read_list(&read, &list);
        (void)store_list(store, FAMILY_STEM, form.stem);
    }
    for (enum store_facet facet = 0; facet < STORE_FACET_COUNT_; facet++)
        for (size_t value = 0; value < xapian_n_values(facet); value++)
            (void)store_value(store, facet, value);
    enum status st = store_failure(store, err);
    store_rest(store);
    store_free(store);
    return st;
}

static char *copy_database(void)
{
    struct error err = {0};
    char *to = scratch_path("copy");
    AUTO_NAME_LIST names;
    must(folder_remove(to, &err), &err);
    must(folder_make(to, &err), &err);
    must(folder_list(&names, stores.folder, &err), &err);
    for (size_t i = 0; i < names.n; i++) {
        AUTO_TEXT *from = path_join(stores.folder, names.at[i]);
        AUTO_TEXT *copy = path_join(to, names.at[i]);
        must(file_copy(copy, from, &err), &err);
    }
    return to;
}

static void a_missing_or_short_database_is_told(void **state)
{
    (void)state;
    static const char *const files[] = {"iamglass", "postlist.glass"};
    struct error err = {0};
    assert_int_not_equal(STATUS_OK, ask_all("/nonexistent", &err));
    assert_string_not_equal("", err.text);
    assert_int_not_equal(STATUS_OK, ask_all("/nonexistent", NULL));
    for (size_t i = 0; i < COUNT_OF(files); i++)
        for (size_t share = 0; share < 3; share++) {
            AUTO_TEXT *copy = copy_database();
            AUTO_TEXT *path = path_join(copy, files[i]);
            err = (struct error){0};
            must(ask_all(copy, &err), &err);
            file_resize(path, file_size(path) * share / 4);
            if (ask_all(copy, &err) == STATUS_OK)
                fail_msg("%s cut to %zu quarters goes unnoticed", files[i], share);
            assert_string_not_equal("", err.text);
        }
}

static void a_damaged_database_never_crashes(void **state)
{
    (void)state;
    AUTO_TEXT *copy = copy_database();
    AUTO_TEXT *path = path_join(copy, "postlist.glass");
    size_t n = file_size(path);
    unsigned n_told = 0;
    for (size_t i = 0; i < 40; i++) {
        struct error err = {0};
        size_t at = i < 20 ? n / 20 * i : i - 20;
        file_flip(path, at, i % 8);
        n_told += ask_all(copy, &err) != STATUS_OK;
        file_flip(path, at, i % 8);
    }
    assert_true(n_told > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_term_of_every_family_has_the_same_list),
        cmocka_unit_test(the_terms_of_known_words_are_where_they_should_be),
        cmocka_unit_test(every_value_of_every_facet_has_the_same_documents),
        cmocka_unit_test(lists_are_valid_until_the_store_rests),
        cmocka_unit_test(a_full_store_forgets_when_it_rests_and_answers_again),
        cmocka_unit_test(a_missing_or_short_database_is_told),
        cmocka_unit_test(a_damaged_database_never_crashes),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
