/* bench_analyse FILE: measures how many megabytes of text the analyser reads in a second.
 * FILE is plain text of some megabytes. */
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/file.h"
#include "bench/clock.h"
#include "text/analyse.h"

/* The text is analysed in pieces of about this size, as large as a document, cut at ends
 * of lines. */
#define PIECE_BYTES 8192
#define ROUNDS 5

struct measure {
    const char *name;
    unsigned mode;
};

static const struct measure measures[] = {
    {"segmentation and folding", ANALYSE_NO_STEM},
    {"with stems", 0},
    {"with stems, no short cut", ANALYSE_EVERY_LETTER},
};

/** The length of the next piece of @p rest. */
static size_t piece_bytes(struct str rest)
{
    size_t n = rest.n < PIECE_BYTES ? rest.n : PIECE_BYTES;
    while (n < rest.n && rest.at[n - 1] != '\n')
        n++;
    return n;
}

/** Analyse all of @p text once; returns the number of tokens. */
static size_t analyse_all(struct analyser *analyser, struct str text, unsigned mode)
{
    size_t n_tokens = 0;
    while (text.n) {
        size_t n = piece_bytes(text);
        n_tokens += analyser_run(analyser, (struct str){text.at, n}, mode).n;
        text.at += n;
        text.n -= n;
    }
    return n_tokens;
}

/** The fastest of several rounds. Each has a new analyser, because filling its table of
 *  words is part of the cost. */
static void measure(const struct measure *what, struct str text)
{
    double best = 0;
    size_t n_tokens = 0;
    for (int i = 0; i < ROUNDS; i++) {
        AUTO_ANALYSER *analyser = analyser_new(NULL, 0);
        double start = clock_seconds(CLOCK_PROCESS_CPUTIME_ID);
        n_tokens = analyse_all(analyser, text, what->mode);
        double seconds = clock_seconds(CLOCK_PROCESS_CPUTIME_ID) - start;
        if (i == 0 || seconds < best)
            best = seconds;
    }
    printf("%-26s %7.1f MB/s  %6.1f ns a token\n", what->name,
           (double)text.n / 1e6 / best, best * 1e9 / (double)(n_tokens ? n_tokens : 1));
}

int main(int argc, char **argv)
{
    AUTO_BUF text = BUF_INIT((size_t)1 << 30);
    struct error err = {0};
    if (argc != 2) {
        (void)fputs("usage: bench_analyse FILE\n", stderr);
        return EXIT_FAILURE;
    }
    if (file_read(&text, argv[1], &err)) {
        (void)fprintf(stderr, "%s\n", err.text);
        return EXIT_FAILURE;
    }
    for (size_t i = 0; i < COUNT_OF(measures); i++)
        measure(&measures[i], buf_str(&text));
    return EXIT_SUCCESS;
}
