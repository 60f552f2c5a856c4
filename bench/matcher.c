/* bench_matcher INDEX QUERIES [ROUNDS]: measures what a whole answer costs, beside
 * finding the documents alone. QUERIES is a file as bench/query_lines.h describes it.
 * Each question is asked in both ways in turn. */
#include <stdio.h>
#include <stdlib.h>

#include "bench/clock.h"
#include "bench/query_lines.h"

#define ANSWER_MAX_BYTES ((size_t)16 << 20)
#define ROUNDS 5

/** One way to ask, and the CPU time that it took. */
struct way {
    const char *name;
    bool is_whole;
    /** The CPU time of all questions together, in the round that took least. */
    double seconds;
};

struct bench {
    const struct index *index;
    struct searcher *searcher;
    /** Holds the requests. */
    struct arena *arena;
    struct buf body;
    unsigned rounds;
    size_t n;
};

/** Find the ten best documents and read their titles; or make the whole answer and write
 *  it as JSON. */
static enum status answer(struct bench *bench, const struct search_request *asked,
                          bool is_whole, struct error *err)
{
    struct search_request request = *asked;
    struct search_answer found;
    if (!is_whole) {
        request.facets = 0;
        request.without_extracts = true;
    }
    enum status st = search(&found, bench->searcher, &request, err);
    if (!st && is_whole)
        search_answer_to_json(&bench->body, &found, bench->index, STR(""));
    buf_clear(&bench->body);
    searcher_rest(bench->searcher);
    return st;
}

/** Ask @p request in each way and add the CPU time of the round that took least, because
 *  other programs share the machine. */
static enum status ask(struct bench *bench, struct way *ways, size_t n_ways,
                       const struct search_request *request, struct error *err)
{
    double least[2] = {0, 0};
    for (unsigned round = 0; round < bench->rounds; round++)
        for (size_t i = 0; i < n_ways; i++) {
            double start = clock_seconds(CLOCK_THREAD_CPUTIME_ID);
            enum status st = answer(bench, request, ways[i].is_whole, err);
            double took = clock_seconds(CLOCK_THREAD_CPUTIME_ID) - start;
            if (st)
                return st;
            if (round == 0 || took < least[i])
                least[i] = took;
        }
    for (size_t i = 0; i < n_ways; i++)
        ways[i].seconds += least[i];
    bench->n++;
    return STATUS_OK;
}

static enum status ask_all(struct bench *bench, const char *path, struct error *err)
{
    struct way ways[2] = {{"matcher alone", false, 0}, {"whole answer", true, 0}};
    AUTO_BUF text = BUF_INIT(1U << 26);
    struct str rest;
    enum status st = query_lines_read(&rest, &text, path, err);
    while (!st && rest.n) {
        struct search_request request;
        if (!query_line_request(&request, str_cut(&rest, '\n'), bench->index,
                                bench->arena))
            st = ask(bench, ways, COUNT_OF(ways), &request, err);
        arena_clear(bench->arena);
    }
    double n = (double)(bench->n ? bench->n : 1);
    for (size_t i = 0; !st && i < COUNT_OF(ways); i++)
        (void)printf("%-14s %8.1f µs of CPU a question\n", ways[i].name,
                     ways[i].seconds / n * 1e6);
    if (!st && bench->n)
        (void)printf("%-14s %8.2f\n", "ratio", ways[1].seconds / ways[0].seconds);
    return st;
}

static enum status run(char **argv, unsigned rounds, struct error *err)
{
    AUTO_INDEX *index = NULL;
    enum status st = index_open(&index, argv[1], INDEX_CHECK_SIZES, err);
    if (st)
        return st;
    AUTO_SEARCHER *searcher = searcher_new(index);
    struct bench bench = {index,  searcher, arena_new(), BUF_INIT(ANSWER_MAX_BYTES),
                          rounds, 0};
    st = ask_all(&bench, argv[2], err);
    buf_release(&bench.body);
    arena_free(bench.arena);
    return st;
}

int main(int argc, char **argv)
{
    struct error err = {0};
    int64_t rounds = argc > 3 ? str_number(str_of(argv[3]), UINT32_MAX) : ROUNDS;
    if (argc < 3 || rounds < 1) {
        (void)fputs("usage: bench_matcher INDEX QUERIES [ROUNDS]\n", stderr);
        return EXIT_FAILURE;
    }
    if (run(argv, (unsigned)rounds, &err)) {
        (void)fprintf(stderr, "%s\n", err.text);
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
