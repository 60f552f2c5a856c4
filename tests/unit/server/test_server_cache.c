/* The cache of answers: its size, which answers leave it, generations, and that an answer
 * is computed once when several ask for it. */
#include "server/cache/cache.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <time.h>

#include "base/memory.h"
#include "tests/unit/cmocka_all.h"

#define NEVER_MS 60000

/** Make an answer to the request @p key: @p bytes bytes, all @p fill. */
static struct stored *answer_of(const char *key, char fill, size_t bytes)
{
    AUTO_ARENA *arena = arena_new();
    struct reply reply;
    reply_init(&reply, arena);
    reply_header(&reply, "ETag", "\"%s\"", key);
    char *to = buf_extend(&reply.body, bytes);
    memset(to, fill, bytes);
    struct stored *stored = stored_new(&reply, "/route", str_of(key));
    reply_release(&reply);
    return stored;
}

/** Compute the answer to @p key, which nobody else asks for, and keep it. */
static void keep(struct cache *cache, uint64_t epoch, const char *key, size_t bytes)
{
    struct stored *answer = NULL;
    struct flight *flight = NULL;
    assert_int_equal(CLAIM_LEAD,
                     cache_claim(&answer, &flight, cache, epoch, str_of(key), NEVER_MS));
    assert_null(answer);
    answer = answer_of(key, 'x', bytes);
    cache_land(flight, answer);
    stored_drop(answer);
}

/** Whether the answer to @p key is kept. Asking marks it as used; one that is not kept
 *  stays so. */
static bool is_kept(struct cache *cache, uint64_t epoch, const char *key)
{
    struct stored *answer = NULL;
    struct flight *flight = NULL;
    enum claim claim = cache_claim(&answer, &flight, cache, epoch, str_of(key), NEVER_MS);
    if (claim == CLAIM_LEAD)
        cache_land(flight, NULL);
    stored_drop(answer);
    return claim == CLAIM_HIT;
}

static struct cache_figures figures_of(struct cache *cache)
{
    struct cache_figures figures;
    cache_figures(cache, &figures);
    return figures;
}

static void what_was_computed_is_found_by_its_key_and_its_spelling(void **state)
{
    (void)state;
    AUTO_CACHE *cache = cache_new(1U << 20);
    assert_null(cache_recall(cache, 1, STR("GET a")));
    keep(cache, 1, "a", 100);
    cache_name(cache, 1, STR("GET a"), STR("a"));
    assert_true(is_kept(cache, 1, "a"));
    struct stored *answer = cache_recall(cache, 1, STR("GET a"));
    assert_non_null(answer);
    assert_int_equal(100, stored_body(answer).n);
    assert_string_equal("/route", stored_route(answer));
    stored_drop(answer);
    assert_null(cache_recall(cache, 1, STR("a")));
    assert_null(cache_recall(cache, 1, STR("GET b")));
    struct cache_figures figures = figures_of(cache);
    assert_int_equal(2, figures.n_hits);
    assert_int_equal(1, figures.n_misses);
    assert_int_equal(2, figures.n_kept);
}

static void the_bound_is_never_passed(void **state)
{
    (void)state;
    static const size_t limits[] = {10000, 100000, 5000000};
    for (size_t i = 0; i < COUNT_OF(limits); i++) {
        AUTO_CACHE *cache = cache_new(limits[i]);
        for (unsigned n = 0; n < 6000; n++) {
            char key[32];
            (void)snprintf(key, sizeof key, "key %u", n);
            keep(cache, 1, key, n % 3000);
            cache_name(cache, 1, str_of(key), str_of(key));
            if (figures_of(cache).bytes > limits[i])
                fail_msg("%zu of %zu bytes", figures_of(cache).bytes, limits[i]);
        }
        assert_int_not_equal(0, figures_of(cache).n_evicted);
        assert_in_range(figures_of(cache).bytes, limits[i] / 2, limits[i]);
    }
}

static void what_is_too_large_does_not_empty_the_cache(void **state)
{
    (void)state;
    AUTO_CACHE *cache = cache_new(100000);
    keep(cache, 1, "small", 100);
    keep(cache, 1, "large", 50000);
    assert_true(is_kept(cache, 1, "small"));
    assert_false(is_kept(cache, 1, "large"));
    assert_int_equal(0, figures_of(cache).n_evicted);
}

static void what_is_asked_again_outlives_a_run_of_questions_asked_once(void **state)
{
    (void)state;
    AUTO_CACHE *cache = cache_new(100000);
    for (unsigned n = 0; n < 5000; n++) {
        char key[32];
        if (n % 20 == 0 && n > 0) {
            assert_true(is_kept(cache, 1, "loved 1"));
            assert_true(is_kept(cache, 1, "loved 2"));
        }
        if (n == 0) {
            keep(cache, 1, "loved 1", 1000);
            keep(cache, 1, "loved 2", 1000);
        }
        (void)snprintf(key, sizeof key, "once %u", n);
        keep(cache, 1, key, 1000);
    }
    assert_false(is_kept(cache, 1, "once 0"));
}

static void a_gzip_form_counts_and_can_push_others_out(void **state)
{
    (void)state;
    AUTO_CACHE *cache = cache_new(100000);
    keep(cache, 1, "a", 20000);
    size_t before = figures_of(cache).bytes;
    struct stored *answer = NULL;
    struct flight *flight = NULL;
    assert_int_equal(CLAIM_HIT,
                     cache_claim(&answer, &flight, cache, 1, STR("a"), NEVER_MS));
    size_t made = 0;
    assert_non_null(stored_gzip(answer, &made).at);
    assert_int_not_equal(0, made);
    cache_grow(cache, 1, answer, made);
    assert_int_equal(before + made, figures_of(cache).bytes);
    (void)stored_gzip(answer, &made);
    assert_int_equal(0, made);
    cache_grow(cache, 1, answer, 90000);
    assert_int_equal(0, figures_of(cache).n_kept);
    /* It leaves the cache while somebody still sends it. */
    assert_int_equal(20000, stored_body(answer).n);
    assert_int_equal('x', stored_body(answer).at[19999]);
    stored_drop(answer);
}

static void a_new_generation_starts_empty_and_old_answers_stay_out(void **state)
{
    (void)state;
    AUTO_CACHE *cache = cache_new(4U << 20);
    for (unsigned n = 0; n < 100; n++) {
        char key[32];
        (void)snprintf(key, sizeof key, "%u", n);
        keep(cache, 1, key, 1000);
    }
    cache_name(cache, 1, STR("GET 5"), STR("5"));
    cache_advance(cache, 2);
    assert_int_equal(0, figures_of(cache).bytes);
    assert_null(cache_recall(cache, 2, STR("GET 5")));
    keep(cache, 1, "late", 1000); /* by a request that began before the change */
    cache_name(cache, 1, STR("GET late"), STR("late"));
    assert_false(is_kept(cache, 1, "late"));
    assert_false(is_kept(cache, 2, "late"));
    keep(cache, 2, "5", 1000);
    cache_name(cache, 2, STR("GET 5"), STR("5"));
    assert_true(is_kept(cache, 2, "5"));
    assert_null(cache_recall(cache, 1, STR("GET 5")));
    assert_null(cache_recall(cache, 3, STR("GET 5"))); /* and the cache is emptied */
    assert_false(is_kept(cache, 3, "5"));
}

/* Threads. */

enum { N_THREADS = 8 };

struct crowd {
    struct cache *cache;
    unsigned wait_ms;
    atomic_int n_of[CLAIM_ALONE + 1];
    bool fails;
};

static void wait_until_waiting(struct cache *cache, size_t n)
{
    while (figures_of(cache).n_waiting < n)
        nanosleep(&(struct timespec){0, 1000000}, NULL);
}

static void *ask(void *context)
{
    struct crowd *crowd = context;
    struct stored *answer = NULL;
    struct flight *flight = NULL;
    enum claim claim =
        cache_claim(&answer, &flight, crowd->cache, 1, STR("q"), crowd->wait_ms);
    atomic_fetch_add(&crowd->n_of[claim], 1);
    if (claim == CLAIM_LEAD) {
        if (crowd->wait_ms == NEVER_MS)
            wait_until_waiting(crowd->cache, N_THREADS - 1);
        else
            while (atomic_load(&crowd->n_of[CLAIM_ALONE]) < N_THREADS - 1)
                nanosleep(&(struct timespec){0, 1000000}, NULL);
        answer = crowd->fails ? NULL : answer_of("q", 'y', 5000);
        cache_land(flight, answer);
    }
    if (answer) {
        assert_int_equal(5000, stored_body(answer).n);
        assert_int_equal('y', stored_body(answer).at[4999]);
    }
    stored_drop(answer);
    return NULL;
}

static void ask_at_once(struct crowd *crowd)
{
    pthread_t threads[N_THREADS];
    for (size_t i = 0; i < N_THREADS; i++)
        assert_int_equal(0, pthread_create(&threads[i], NULL, ask, crowd));
    for (size_t i = 0; i < N_THREADS; i++)
        pthread_join(threads[i], NULL);
}

static void what_several_ask_for_at_once_is_computed_once(void **state)
{
    (void)state;
    AUTO_CACHE *cache = cache_new(1U << 20);
    struct crowd crowd = {.cache = cache, .wait_ms = NEVER_MS};
    ask_at_once(&crowd);
    assert_int_equal(1, crowd.n_of[CLAIM_LEAD]);
    assert_int_equal(N_THREADS - 1, crowd.n_of[CLAIM_WAIT]);
    struct cache_figures figures = figures_of(cache);
    assert_int_equal(1, figures.n_misses);
    assert_int_equal(N_THREADS - 1, figures.n_waits);
    assert_int_equal(0, figures.n_waiting);
    assert_true(is_kept(cache, 1, "q"));
}

static void when_the_one_who_leads_fails_each_computes_by_itself(void **state)
{
    (void)state;
    AUTO_CACHE *cache = cache_new(1U << 20);
    struct crowd crowd = {.cache = cache, .wait_ms = NEVER_MS, .fails = true};
    ask_at_once(&crowd);
    assert_int_equal(1, crowd.n_of[CLAIM_LEAD]);
    assert_int_equal(N_THREADS - 1, crowd.n_of[CLAIM_ALONE]);
    assert_false(is_kept(cache, 1, "q"));
}

static void nobody_waits_longer_than_the_deadline(void **state)
{
    (void)state;
    AUTO_CACHE *cache = cache_new(1U << 20);
    struct crowd crowd = {.cache = cache, .wait_ms = 1};
    /* the one that computes is done only when all others have given up */
    ask_at_once(&crowd);
    assert_int_equal(1, crowd.n_of[CLAIM_LEAD]);
    assert_int_equal(N_THREADS - 1, crowd.n_of[CLAIM_ALONE]);
    assert_true(is_kept(cache, 1, "q"));
}

static atomic_uint seed;

/** Ask for everything at once, in a cache that is too small for it. */
static void *mix(void *context)
{
    struct cache *cache = context;
    unsigned random = atomic_fetch_add(&seed, 7919) + 1;
    for (unsigned n = 0; n < 4000; n++) {
        random = random * 1103515245 + 12345;
        char key[16];
        char fill = (char)('a' + (random >> 16) % 26);
        (void)snprintf(key, sizeof key, "%c", fill);
        uint64_t epoch = 1 + n / 500;
        struct stored *answer = cache_recall(cache, epoch, str_of(key));
        struct flight *flight = NULL;
        if (!answer && cache_claim(&answer, &flight, cache, epoch, str_of(key),
                                   NEVER_MS) == CLAIM_LEAD) {
            answer = answer_of(key, fill, 2000);
            cache_land(flight, answer);
            cache_name(cache, epoch, str_of(key), str_of(key));
        }
        assert_non_null(answer);
        size_t made = 0;
        (void)stored_gzip(answer, &made);
        if (made)
            cache_grow(cache, epoch, answer, made);
        assert_int_equal(fill, stored_body(answer).at[random % 2000]);
        stored_drop(answer);
    }
    return NULL;
}

static void threads_that_do_everything_at_once_get_right_answers(void **state)
{
    (void)state;
    AUTO_CACHE *cache = cache_new(30000);
    pthread_t threads[N_THREADS];
    for (size_t i = 0; i < N_THREADS; i++)
        assert_int_equal(0, pthread_create(&threads[i], NULL, mix, cache));
    for (size_t i = 0; i < N_THREADS; i++)
        pthread_join(threads[i], NULL);
    struct cache_figures figures = figures_of(cache);
    assert_in_range(figures.bytes, 0, 30000);
    assert_int_not_equal(0, figures.n_evicted);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_computed_is_found_by_its_key_and_its_spelling),
        cmocka_unit_test(the_bound_is_never_passed),
        cmocka_unit_test(what_is_too_large_does_not_empty_the_cache),
        cmocka_unit_test(what_is_asked_again_outlives_a_run_of_questions_asked_once),
        cmocka_unit_test(a_gzip_form_counts_and_can_push_others_out),
        cmocka_unit_test(a_new_generation_starts_empty_and_old_answers_stay_out),
        cmocka_unit_test(what_several_ask_for_at_once_is_computed_once),
        cmocka_unit_test(when_the_one_who_leads_fails_each_computes_by_itself),
        cmocka_unit_test(nobody_waits_longer_than_the_deadline),
        cmocka_unit_test(threads_that_do_everything_at_once_get_right_answers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
