/* bench_answer INDEX QUERIES [ROUNDS]: measures what writing an answer costs beside the
 * search itself. QUERIES is a file as bench/query_lines.h describes it. To be run in the
 * folder of the project. */
#include <stdio.h>
#include <stdlib.h>

#include "bench/clock.h"
#include "bench/query_lines.h"
#include "server/results/page_results.h"

/** One way to write an answer, and the CPU time that it took. */
struct writer {
    const char *name;
    enum status (*write)(struct exchange *x, const struct search_answer *answer,
                         struct error *err);
    double seconds;
    size_t n, bytes;
};

struct bench {
    /** What the handlers get. Only the site, the index, the arena and the searcher are
     *  set. */
    struct exchange x;
    unsigned rounds;
    struct writer *writers;
    size_t n_writers;
};

static enum status write_json(struct exchange *x, const struct search_answer *answer,
                              struct error *err)
{
    (void)err;
    search_answer_to_json(&x->reply->body, answer, x->index, STR(""));
    return STATUS_OK;
}

static enum status write_all(struct bench *bench, const struct search_answer *answer,
                             struct error *err)
{
    for (size_t i = 0; i < bench->n_writers; i++) {
        struct writer *writer = &bench->writers[i];
        enum status st = STATUS_OK;
        double start = clock_seconds(CLOCK_THREAD_CPUTIME_ID);
        for (unsigned round = 0; round < bench->rounds && !st; round++) {
            reply_clear(bench->x.reply);
            st = writer->write(&bench->x, answer, err);
        }
        if (st)
            return st;
        writer->seconds += clock_seconds(CLOCK_THREAD_CPUTIME_ID) - start;
        writer->bytes += reply_body(bench->x.reply).n;
        writer->n++;
    }
    return STATUS_OK;
}

static enum status ask(struct bench *bench, struct str line, struct error *err)
{
    struct search_request request;
    if (query_line_request(&request, line, bench->x.index, bench->x.arena))
        return STATUS_OK;
    /* As the page asks: its timeline needs months, which the JSON leaves out. */
    struct search_request counted = request;
    counted.facets |= 1U << FACET_MONTH;
    struct search_answer answer;
    enum status st = search(&answer, bench->x.searcher, &counted, err);
    answer.request = &request;
    /* A page without results makes further searches, which are not measured here. */
    return st || answer.n_hits == 0 ? st : write_all(bench, &answer, err);
}

static enum status ask_all(struct bench *bench, const char *path, struct error *err)
{
    AUTO_BUF text = BUF_INIT(1U << 26);
    struct str rest;
    enum status st = query_lines_read(&rest, &text, path, err);
    while (!st && rest.n) {
        st = ask(bench, str_cut(&rest, '\n'), err);
        searcher_rest(bench->x.searcher);
        arena_clear(bench->x.arena);
    }
    return st;
}

static void tell(const struct bench *bench)
{
    for (size_t i = 0; i < bench->n_writers; i++) {
        const struct writer *writer = &bench->writers[i];
        double n = (double)(writer->n ? writer->n : 1);
        printf("%-5s %6zu answers  %8.0f bytes  %8.2f µs of CPU each\n", writer->name,
               writer->n, (double)writer->bytes / n,
               writer->seconds / n / bench->rounds * 1e6);
    }
}

static enum status run(char **argv, unsigned rounds, struct error *err)
{
    AUTO_INDEX *index = NULL;
    struct site site = {.identity = &identity_default};
    enum status st = index_open(&index, argv[1], INDEX_CHECK_SIZES, err);
    if (!st)
        st = site_load_web(&site, "web", NULL, err);
    if (st)
        return st;
    AUTO_SEARCHER *searcher = searcher_new(index);
    struct writer writers[] = {{"JSON", write_json, 0, 0, 0},
                               {"HTML", page_results, 0, 0, 0}};
    struct reply reply;
    struct arena *arena = arena_new();
    reply_init(&reply, arena);
    struct bench bench = {.x = {.site = &site,
                                .arena = arena,
                                .reply = &reply,
                                .index = index,
                                .searcher = searcher},
                          .rounds = rounds,
                          .writers = writers,
                          .n_writers = COUNT_OF(writers)};
    st = ask_all(&bench, argv[2], err);
    tell(&bench);
    reply_release(&reply);
    arena_free(arena);
    site_release_web(&site);
    return st;
}

int main(int argc, char **argv)
{
    struct error err = {0};
    int64_t rounds = argc > 3 ? str_number(str_of(argv[3]), UINT32_MAX) : 20;
    if (argc < 3 || rounds < 1) {
        (void)fputs("usage: bench_answer INDEX QUERIES [ROUNDS]\n", stderr);
        return EXIT_FAILURE;
    }
    if (run(argv, (unsigned)rounds, &err)) {
        (void)fprintf(stderr, "%s\n", err.text);
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
