/* bench_suggest INDEX QUERIES: measures what completions cost when the first column of
 * QUERIES is typed letter by letter. bench_suggest INDEX -- WORDS… prints the completions
 * of WORDS. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "engine/answer/search.h"
#include "engine/suggest/suggest.h"

/* Each request is made so often, and the fastest counts: the first may wait for the file
 * to be read, and other programs share the machine. */
#define ROUNDS 3

/** The CPU time of each request of one kind, in milliseconds. */
struct times {
    const char *name;
    double *at;
    size_t n, room;
    double worst;
    char worst_text[128];
};

static double ms_now(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void ask(struct times *times, const struct suggest_means *means, struct str text)
{
    struct suggest_request request = {text, 0, SUGGEST_LIMIT};
    struct suggest_answer answer;
    double ms = 0;
    for (int i = 0; i < ROUNDS; i++) {
        double start = ms_now();
        suggest_find(&answer, means, &request);
        double once = ms_now() - start;
        ms = i && ms < once ? ms : once;
        arena_clear(means->arena);
    }
    MEM_GROW(times->at, times->n + 1, times->room, 1024);
    times->at[times->n++] = ms;
    if (ms > times->worst) {
        times->worst = ms;
        (void)snprintf(times->worst_text, sizeof times->worst_text, "%.*s",
                       STR_ARG(utf8_head_bytes(text, 100)));
    }
}

static int by_time(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void tell(struct times *times)
{
    double sum = 0;
    if (!times->n)
        return;
    for (size_t i = 0; i < times->n; i++)
        sum += times->at[i];
    qsort(times->at, times->n, sizeof *times->at, by_time);
    printf("%-28s %7zu  mean %.3f  p99 %.3f  max %.3f ms  (« %s »)\n", times->name,
           times->n, sum / (double)times->n, times->at[times->n * 99 / 100],
           times->at[times->n - 1], times->worst_text);
    mem_free(times->at);
}

/** Measure all texts of @p letters letters. */
static void beginnings(const struct suggest_means *means, const char *name,
                       unsigned letters)
{
    struct times times = {.name = name};
    unsigned n = 1;
    for (unsigned i = 0; i < letters; i++)
        n *= 26;
    for (unsigned i = 0; i < n; i++) {
        char text[4];
        for (unsigned j = 0, rest = i; j < letters; j++, rest /= 26)
            text[j] = (char)('a' + rest % 26);
        ask(&times, means, (struct str){text, letters});
    }
    tell(&times);
}

static void typed_out(struct times *times, const struct suggest_means *means,
                      struct str text)
{
    size_t n = utf8_count(text);
    for (size_t i = 1; i <= n && i <= SEARCH_QUERY_MAX; i++)
        ask(times, means, utf8_head(text, i));
}

/** Measure each question as it is, and with the third letter missing in many of its
 *  words. */
static void questions(const struct suggest_means *means, struct str text)
{
    struct times right = {.name = "questions, letter by letter"};
    struct times wrong = {.name = "the same with errors"};
    while (text.at) {
        struct str line = str_cut(&text, '\n');
        struct str words = str_cut(&line, '\t');
        typed_out(&right, means, words);
        AUTO_BUF made = BUF_INIT(1U << 16);
        size_t letter = 0, word = 0;
        for (size_t i = 0; i < words.n; i++) {
            letter = words.at[i] == ' ' ? 0 : letter + 1;
            word += words.at[i] == ' ';
            if (letter != 3 || word % 2)
                buf_put_byte(&made, words.at[i]);
        }
        struct str head = buf_str(&made);
        head = utf8_head_bytes(head, utf8_first_invalid(head));
        typed_out(&wrong, means, head);
    }
    tell(&right);
    tell(&wrong);
}

static void show(const struct suggest_means *means, const char *text)
{
    struct suggest_request request = {str_of(text), 0, SUGGEST_LIMIT};
    struct suggest_answer answer;
    suggest_find(&answer, means, &request);
    printf("« %s »\n", text);
    for (size_t i = 0; i < answer.n; i++)
        printf("  %-8s %.*s  (%.*s)\n", suggest_source_kind(answer.at[i].source)->type,
               STR_ARG(answer.at[i].html), STR_ARG(answer.at[i].detail));
}

static enum status run(int argc, char **argv, struct error *err)
{
    AUTO_INDEX *index = NULL;
    enum status st = index_open(&index, argv[1], INDEX_CHECK_SIZES, err);
    if (st)
        return st;
    AUTO_SEARCHER *searcher = searcher_new(index);
    struct suggest_means means = suggest_means_of(searcher);
    if (str_equal(str_of(argv[2]), STR("--"))) {
        for (int i = 3; i < argc; i++)
            show(&means, argv[i]);
        return STATUS_OK;
    }
    AUTO_BUF text = BUF_INIT(1U << 26);
    st = file_read(&text, argv[2], err);
    if (st)
        return st;
    beginnings(&means, "one letter", 1);
    beginnings(&means, "two letters", 2);
    beginnings(&means, "three letters", 3);
    questions(&means, buf_str(&text));
    return STATUS_OK;
}

int main(int argc, char **argv)
{
    struct error err = {0};
    if (argc < 3) {
        (void)fputs("usage: bench_suggest INDEX QUERIES | INDEX -- WORDS…\n", stderr);
        return EXIT_FAILURE;
    }
    if (run(argc, argv, &err)) {
        (void)fprintf(stderr, "%s\n", err.text);
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
