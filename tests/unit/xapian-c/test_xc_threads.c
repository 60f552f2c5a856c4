/* Threads with their own handles read one index at the same time, also while it is
 * written. */
#include <pthread.h>
#include <stdatomic.h>

#include "tests/unit/xapian-c/fixture.h"

enum { N_THREADS = 4, N_DOCUMENTS = 2000, N_ROUNDS = 50 };

static const char *const words[] = {"vae", "geiq", "cfa", "opco", "cpf"};

static void fill(struct xc_writer *writer, const char *extra)
{
    struct error err = {0};
    for (uint32_t id = 1; id <= N_DOCUMENTS; id++) {
        AUTO_BUF text = BUF_INIT(100);
        for (size_t w = 0; w < COUNT_OF(words); w++)
            if (id % (w + 2) == 0)
                buf_printf(&text, "%s ", words[w]);
        buf_put_text(&text, extra);
        XC_AUTO_DOCUMENT *document = fixture_document(buf_text(&text));
        ASSERT_OK(xc_writer_put(writer, id, document, &err));
    }
    ASSERT_OK(xc_writer_commit(writer, &err));
}

static bool is_even(uint32_t docid, void *context)
{
    (void)context;
    return docid % 2 == 0;
}

static bool count_term(struct str term, uint32_t count, void *context)
{
    (void)term;
    *(uint64_t *)context += count;
    return true;
}

/** Search for one of several words among the even ids of a range and of a set, which uses
 *  every part of the binding. */
static enum status search(uint64_t *sum, struct xc_database *db, struct error *err)
{
    static const uint32_t ids[] = {4, 6, 8, 10, 12, 60, 120, 121, 1999, 2000};
    XC_AUTO_QUERY *first = NULL;
    XC_AUTO_QUERY *second = NULL;
    XC_AUTO_QUERY *either = NULL;
    XC_AUTO_QUERY *range = NULL;
    XC_AUTO_QUERY *set = NULL;
    XC_AUTO_QUERY *query = NULL;
    XC_AUTO_ENQUIRE *enquire = NULL;
    const struct xc_weighting weighting = {.scheme = XC_WEIGHT_SATURATION,
                                           .saturation_k = 1};
    const struct xc_request request = {
        .max = 20, .at_least = UINT32_MAX, .keep = is_even};
    struct xc_answer answer = {0};
    struct xc_hit hits[20];
    if (xc_query_term(&first, STR("vae"), 1, err) || xc_query_all(&second, err) ||
        xc_query_id_range(&range, 2, 1999, err) ||
        xc_query_id_set(&set, ids, COUNT_OF(ids), err) ||
        xc_query_combine(&either, XC_OR, (const struct xc_query *[]){first, second}, 2,
                         err) ||
        xc_query_combine(&query, XC_FILTER,
                         (const struct xc_query *[]){either, range, set}, 3, err) ||
        xc_enquire_new(&enquire, db, err) || xc_enquire_set_query(enquire, query, err) ||
        xc_enquire_set_weighting(enquire, &weighting, err))
        return STATUS_INTERNAL;
    enum status st = xc_enquire_match(&answer, hits, enquire, &request, err);
    for (size_t i = 0; !st && i < answer.n_hits; i++)
        *sum += hits[i].docid;
    return st;
}

static enum status read_postings(uint64_t *sum, struct xc_database *db, struct error *err)
{
    XC_AUTO_POSTINGS *postings = NULL;
    uint32_t docids[128];
    enum status st = xc_postings_open(&postings, db, STR("geiq"), err);
    for (size_t n = COUNT_OF(docids); !st && n == COUNT_OF(docids);) {
        st = xc_postings_read(&n, docids, NULL, postings, COUNT_OF(docids), err);
        for (size_t i = 0; !st && i < n; i++)
            *sum += docids[i];
    }
    return st ? st : xc_database_terms(db, STR("c"), count_term, sum, err);
}

/** The sum of the ids that match: even ids of the set and the range, ids divisible by 3,
 *  and the documents of "cfa" and "cpf". */
static uint64_t wanted_sum(void)
{
    uint64_t sum = 4 + 6 + 8 + 10 + 12 + 60 + 120;
    for (uint32_t id = 3; id <= N_DOCUMENTS; id += 3)
        sum += id;
    return sum + N_DOCUMENTS / 4 + N_DOCUMENTS / 6;
}

struct worker {
    const char *path;
    unsigned n_right;
    unsigned n_changed;
    enum status status;
    struct error err;
};

/** Search N_ROUNDS times. A reader that the writer has left behind opens the index again
 *  and repeats the search. */
static void *work(void *argument)
{
    struct worker *worker = argument;
    XC_AUTO_DATABASE *db = NULL;
    enum status st = xc_database_open(&db, worker->path, &worker->err);
    for (unsigned i = 0; !st && i < N_ROUNDS;) {
        uint64_t sum = 0;
        st = search(&sum, db, &worker->err);
        if (!st)
            st = read_postings(&sum, db, &worker->err);
        if (!st) {
            worker->n_right += sum == wanted_sum();
            i++;
        } else if (st == STATUS_INDEX_CHANGED) {
            worker->n_changed++;
            st = xc_database_reopen(NULL, db, &worker->err);
        }
    }
    worker->status = st;
    return NULL;
}

static void run(const char *path, struct xc_writer *writer)
{
    pthread_t threads[N_THREADS];
    struct worker workers[N_THREADS] = {{0}};
    for (size_t i = 0; i < N_THREADS; i++) {
        workers[i].path = path;
        assert_int_equal(0, pthread_create(&threads[i], NULL, work, &workers[i]));
    }
    for (unsigned i = 0; writer && i < 5; i++)
        fill(writer, i % 2 ? "un" : "deux");
    for (size_t i = 0; i < N_THREADS; i++)
        assert_int_equal(0, pthread_join(threads[i], NULL));
    for (size_t i = 0; i < N_THREADS; i++) {
        if (workers[i].status)
            fail_msg("thread %zu: %s", i, workers[i].err.text);
        assert_int_equal(N_ROUNDS, workers[i].n_right);
    }
}

static void threads_with_their_own_handles_get_the_same_answers(void **state)
{
    const char *path = fixture_path(state, "index");
    XC_AUTO_WRITER *writer = fixture_writer(path);
    fill(writer, "zéro");
    run(path, NULL);
}

static void threads_read_on_while_the_index_is_rewritten(void **state)
{
    const char *path = fixture_path(state, "index");
    XC_AUTO_WRITER *writer = fixture_writer(path);
    fill(writer, "zéro");
    run(path, writer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(threads_with_their_own_handles_get_the_same_answers),
        TEST(threads_read_on_while_the_index_is_rewritten),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
