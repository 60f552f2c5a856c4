/* Expressions of sets: what each kind comes to, how they are simplified, that each is
 * evaluated once, and that any expression has the documents that a simple evaluator over
 * arrays finds. */
#include "engine/store/set.h"

#include "engine/store/doc_set_bitmap.h"
#include "engine/store/evaluation.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/store/set_oracle.h"

#define N SET_ORACLE_DOCUMENTS
#define N_TERMS 5U
#define N_VALUES 4U

/** A store of a few terms and values, which counts what it is asked. */
struct small_store {
    struct store head;
    unsigned n_asked;
    roaring_bitmap_t *values[N_VALUES];
};

static struct posting_list small_list(struct store *store, enum family family,
                                      struct str text)
{
    assert_int_equal(FAMILY_STEM, family);
    ((struct small_store *)store)->n_asked++;
    return (struct posting_list){.n = 1, .bitmap = (uint32_t)(text.at[0] - 'a') + 1};
}

static const roaring_bitmap_t *small_set(struct store *store,
                                         const struct posting_list *list)
{
    (void)store;
    roaring_bitmap_t *docs = roaring_bitmap_create();
    for (uint32_t docid = 1; docid <= N; docid++)
        if (set_oracle_has_term(list->bitmap - 1, docid))
            roaring_bitmap_add(docs, docid);
    return docs;
}

static const roaring_bitmap_t *small_value(struct store *store, uint32_t facet,
                                           size_t value)
{
    assert_int_equal(3, facet);
    return ((struct small_store *)store)->values[value];
}

static const struct store_type small_type = {.name = "small",
                                             .list = small_list,
                                             .set = small_set,
                                             .value = small_value,
                                             .evaluate = evaluate_by_bitmaps};

/** What every test has. */
struct world {
    struct small_store store;
    struct arena *arena;
    struct evaluation *evaluation;
};

static int begin(void **state)
{
    static struct world world;
    world = (struct world){.store = {.head = {&small_type}}, .arena = arena_new()};
    for (uint32_t value = 1; value < N_VALUES; value++) {
        world.store.values[value] = roaring_bitmap_create();
        for (uint32_t docid = 1; docid <= N; docid++)
            if (set_oracle_has_value(value, docid))
                roaring_bitmap_add(world.store.values[value], docid);
    }
    world.evaluation = evaluation_new(&world.store.head, N, world.arena);
    *state = &world;
    return 0;
}

static int end(void **state)
{
    struct world *world = *state;
    evaluation_free(world->evaluation);
    for (uint32_t value = 1; value < N_VALUES; value++)
        roaring_bitmap_free(world->store.values[value]);
    arena_free(world->arena);
    return 0;
}

static struct set *term(struct world *w, uint32_t i)
{
    static const char names[] = "abcde";
    return set_term(w->arena, FAMILY_STEM, (struct str){names + i, 1});
}

/** Fail unless the set has the documents of @p wanted in every way of reading it. */
static void same(struct world *w, struct set *set, const struct set_members *wanted)
{
    const struct doc_set *docs = evaluate(w->evaluation, set);
    uint32_t n = 0;
    for (uint32_t docid = 1; docid <= N; docid++) {
        if (doc_set_has(docs, docid) != wanted->has[docid])
            fail_msg("document %u", docid);
        n += wanted->has[docid];
    }
    assert_int_equal(n, doc_set_count(docs));
    assert_int_equal(n == 0, doc_set_is_empty(docs));
    struct doc_list list = doc_set_list(docs, w->arena);
    struct doc_list absent = doc_set_list_absent(docs, N, w->arena);
    assert_int_equal(n, list.n);
    assert_int_equal(N - n, absent.n);
    for (uint32_t docid = 1, i = 0, j = 0; docid <= N; docid++)
        assert_int_equal(docid,
                         wanted->has[docid] ? list.docids[i++] : absent.docids[j++]);
}

static void agrees(struct world *w, struct set *set)
{
    struct set_members wanted = set_oracle_members(set);
    same(w, set, &wanted);
}

static struct doc_list list_of(struct world *w, uint32_t step)
{
    struct doc_list list = {arena_array(w->arena, N, sizeof *list.docids), 0};
    for (uint32_t docid = step; docid <= N; docid += step)
        list.docids[list.n++] = docid;
    return list;
}

static void each_kind_has_its_documents(void **state)
{
    struct world *w = *state;
    struct set *a = term(w, 0), *b = term(w, 1), *c = term(w, 2);
    struct set *abc[] = {a, b, c};
    struct weighed_set weighed[] = {{a, 1}, {b, 2}, {c, 4}};
    agrees(w, set_none(w->arena));
    agrees(w, set_every(w->arena));
    agrees(w, a);
    agrees(w, set_values(w->arena, 3, (uint32_t[]){2}, 1));
    agrees(w, set_values(w->arena, 3, (uint32_t[]){0}, 1));
    agrees(w, set_values(w->arena, 3, (uint32_t[]){0, 1, 3}, 3));
    agrees(w, set_range(w->arena, 20, 31));
    agrees(w, set_listed(w->arena, list_of(w, 13)));
    agrees(w, set_any(w->arena, abc, 3));
    agrees(w, set_all(w->arena, abc, 3));
    agrees(w, set_both(w->arena, a, c));
    agrees(w, set_but(w->arena, a, c));
    for (unsigned least = 1; least < 8; least++)
        agrees(w, set_at_least(w->arena, weighed, 3, least));
}

static void a_set_that_was_found_is_given_as_it_is(void **state)
{
    struct world *w = *state;
    struct set *a = term(w, 0);
    struct set *found = set_found(w->arena, evaluate(w->evaluation, a));
    struct set_members wanted = set_oracle_members(a);
    same(w, found, &wanted);
    assert_ptr_equal(a->docs, evaluate(w->evaluation, found));
}

static void trivial_expressions_are_simplified(void **state)
{
    struct world *w = *state;
    struct arena *arena = w->arena;
    struct set *a = term(w, 0), *none = set_none(arena), *every = set_every(arena);
    assert_ptr_equal(a, set_any(arena, &a, 1));
    assert_ptr_equal(a, set_all(arena, &a, 1));
    assert_ptr_equal(a, set_any(arena, (struct set *[]){none, a, none}, 3));
    assert_ptr_equal(every, set_any(arena, (struct set *[]){a, every}, 2));
    assert_ptr_equal(a, set_both(arena, every, a));
    assert_ptr_equal(none, set_both(arena, a, none));
    assert_ptr_equal(a, set_but(arena, a, none));
    assert_ptr_equal(none, set_but(arena, none, a));
    assert_int_equal(SET_NONE, set_but(arena, a, every)->kind);
    assert_int_equal(SET_NONE, set_any(arena, NULL, 0)->kind);
    assert_int_equal(SET_EVERY, set_all(arena, NULL, 0)->kind);
    assert_int_equal(SET_NONE, set_values(arena, 3, NULL, 0)->kind);
    assert_int_equal(SET_NONE, set_range(arena, 5, 5)->kind);
    assert_int_equal(SET_NONE, set_listed(arena, (struct doc_list){NULL, 0})->kind);
    assert_int_equal(SET_NONE, set_at_least(arena, NULL, 0, 1)->kind);
    assert_int_equal(SET_NONE,
                     set_at_least(arena, &(struct weighed_set){none, 1}, 1, 1)->kind);
}

static void what_was_found_is_not_looked_for_again(void **state)
{
    struct world *w = *state;
    struct set *a = term(w, 0), *b = term(w, 1);
    struct set *both = set_both(w->arena, a, b);
    struct set *either = set_any(w->arena, (struct set *[]){a, b, both}, 3);
    const struct doc_set *docs = evaluate(w->evaluation, either);
    assert_int_equal(2, w->store.n_asked);
    assert_ptr_equal(docs, evaluate(w->evaluation, either));
    assert_non_null(both->docs);
    (void)evaluate(w->evaluation, both);
    assert_int_equal(2, w->store.n_asked);
}

static void where_nothing_is_left_no_more_is_asked(void **state)
{
    struct world *w = *state;
    struct set *empty = set_values(w->arena, 3, (uint32_t[]){0}, 1);
    agrees(w, set_both(w->arena, empty, term(w, 0)));
    assert_int_equal(0, w->store.n_asked);
    struct set *apart = set_range(w->arena, 1, 2);
    struct set *parts[] = {apart, set_range(w->arena, 2, 3), term(w, 0)};
    agrees(w, set_all(w->arena, parts, 3));
    assert_int_equal(0, w->store.n_asked);
}

static void two_sets_are_compared(void **state)
{
    struct world *w = *state;
    const struct doc_set *twos =
        evaluate(w->evaluation, set_listed(w->arena, list_of(w, 2)));
    const struct doc_set *sixes =
        evaluate(w->evaluation, set_listed(w->arena, list_of(w, 6)));
    assert_true(doc_set_is_within(sixes, twos));
    assert_false(doc_set_is_within(twos, sixes));
}

static void a_cursor_goes_forward_only(void **state)
{
    struct world *w = *state;
    const struct doc_set *tens =
        evaluate(w->evaluation, set_listed(w->arena, list_of(w, 10)));
    struct doc_cursor *cursor = doc_cursor_new(tens, w->arena);
    assert_int_equal(10, doc_cursor_seek(cursor, 1));
    assert_int_equal(10, doc_cursor_seek(cursor, 10));
    assert_int_equal(60, doc_cursor_seek(cursor, 51));
    assert_int_equal(60, doc_cursor_seek(cursor, 10));
    assert_int_equal(0, doc_cursor_seek(cursor, N + 1));
    doc_cursor_rewind(cursor);
    assert_int_equal(10, doc_cursor_seek(cursor, 0));
}

/* Random expressions. */

static uint32_t next_random(uint32_t *seed, uint32_t below)
{
    *seed = *seed * 1664525U + 1013904223U;
    return (*seed >> 8) % below;
}

static struct set *random_leaf(struct world *w, uint32_t *seed)
{
    uint32_t first = next_random(seed, N), value = next_random(seed, N_VALUES);
    switch (next_random(seed, 8)) {
    case 0:
        return set_none(w->arena);
    case 1:
        return set_every(w->arena);
    case 2:
        return set_values(w->arena, 3, (uint32_t[]){value, 1}, 1 + first % 2);
    case 3:
        return set_range(w->arena, 1 + first, 1 + first + next_random(seed, N - first));
    case 4:
        return set_listed(w->arena, list_of(w, 1 + next_random(seed, 50)));
    default:
        return term(w, next_random(seed, N_TERMS));
    }
}

#define KNOWN 12U

static struct set *random_compound(struct world *w, uint32_t *seed,
                                   struct set *const *known)
{
    struct set *parts[SET_ORACLE_PARTS];
    struct weighed_set weighed[SET_ORACLE_PARTS];
    size_t n = 1 + next_random(seed, SET_ORACLE_PARTS);
    for (size_t i = 0; i < n; i++) {
        parts[i] = known[next_random(seed, KNOWN)];
        weighed[i] = (struct weighed_set){parts[i], next_random(seed, 4)};
    }
    switch (next_random(seed, 4)) {
    case 0:
        return set_any(w->arena, parts, n);
    case 1:
        return set_all(w->arena, parts, n);
    case 2:
        return set_but(w->arena, parts[0], parts[n - 1]);
    default:
        return set_at_least(w->arena, weighed, n, 1 + next_random(seed, 6));
    }
}

/** Expressions are made of those before them, so that many parts are shared. */
static void any_expression_has_the_documents_of_a_simple_evaluator(void **state)
{
    struct world *w = *state;
    uint32_t seed = 1;
    for (unsigned round = 0; round < 40; round++) {
        struct set *known[KNOWN];
        for (size_t i = 0; i < KNOWN; i++)
            known[i] = random_leaf(w, &seed);
        for (unsigned i = 0; i < 20; i++) {
            struct set *made = random_compound(w, &seed, known);
            agrees(w, made);
            known[next_random(&seed, KNOWN)] = made;
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_kind_has_its_documents, begin, end),
        cmocka_unit_test_setup_teardown(a_set_that_was_found_is_given_as_it_is, begin,
                                        end),
        cmocka_unit_test_setup_teardown(trivial_expressions_are_simplified, begin, end),
        cmocka_unit_test_setup_teardown(what_was_found_is_not_looked_for_again, begin,
                                        end),
        cmocka_unit_test_setup_teardown(where_nothing_is_left_no_more_is_asked, begin,
                                        end),
        cmocka_unit_test_setup_teardown(two_sets_are_compared, begin, end),
        cmocka_unit_test_setup_teardown(a_cursor_goes_forward_only, begin, end),
        cmocka_unit_test_setup_teardown(
            any_expression_has_the_documents_of_a_simple_evaluator, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
