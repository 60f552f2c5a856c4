/* bench_counts INDEX SET [QUERIES]: does fixed work, so that its instructions can be
 * counted. bench/instructions runs it under callgrind and counts inside one function of
 * the engine, so that opening the index and reading the queries are not counted. */
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/utf8.h"
#include "engine/answer/search.h"
#include "engine/suggest/suggest.h"
#include "text/analyse.h"

#define ANSWER_MAX_BYTES ((size_t)16 << 20)
#define PARAMS_MAX 8

struct work {
    const struct index *index;
    struct searcher *searcher;
    /** The queries, one on each line, as parameters "name=value" with tabs between
     *  them. */
    struct str queries;
};

/** Read the request that one line of queries gives. */
static enum status read_request(struct search_request *out, const struct work *work,
                                struct str line, struct error *err)
{
    struct search_param params[PARAMS_MAX];
    struct search_faults faults;
    size_t n = 0;
    while (line.n && n < PARAMS_MAX) {
        struct str value = str_cut(&line, '\t');
        struct str name = str_cut(&value, '=');
        params[n++] = (struct search_param){name, value};
    }
    enum status st = search_request_read(out, &faults, work->index, params, n,
                                         searcher_arena(work->searcher));
    return st ? error_set(err, st, "a line of the queries is refused") : STATUS_OK;
}

static enum status analyse_texts(const struct work *work, struct error *err)
{
    (void)err;
    for (uint32_t i = 1; i <= index_info(work->index).n_documents; i++) {
        struct document document;
        documents_peek(searcher_documents(work->searcher), i, &document);
        (void)analyser_run(searcher_analyser(work->searcher), document.fields[FIELD_TEXT],
                           0);
    }
    return STATUS_OK;
}

/** Answer each query and write the answer. The function that the set names is counted:
 *  the search or the writing. */
static enum status ask_queries(const struct work *work, struct error *err)
{
    struct str rest = work->queries;
    enum status st = STATUS_OK;
    while (!st && rest.n) {
        struct str line = str_cut(&rest, '\n');
        struct search_request request;
        struct search_answer answer;
        searcher_rest(work->searcher);
        st = read_request(&request, work, line, err);
        if (!st)
            st = search(&answer, work->searcher, &request, err);
        AUTO_BUF body = BUF_INIT(ANSWER_MAX_BYTES);
        if (!st)
            search_answer_to_json(&body, &answer, work->index, STR(""));
    }
    return st;
}

static enum status type_queries(const struct work *work, struct error *err)
{
    (void)err;
    struct suggest_means means = suggest_means_of(work->searcher);
    struct str rest = work->queries;
    while (rest.n) {
        struct str line = str_cut(&rest, '\n');
        struct str text = str_cut(&line, '\t');
        (void)str_cut(&text, '=');
        for (size_t i = 1; i <= utf8_count(text); i++) {
            struct suggest_request request = {utf8_head(text, i), 0, SUGGEST_LIMIT};
            struct suggest_answer answer;
            suggest_find(&answer, &means, &request);
            arena_clear(means.arena);
        }
    }
    return STATUS_OK;
}

static const struct measured_set {
    const char *name;
    enum status (*run)(const struct work *work, struct error *err);
} sets[] = {
    {"analyse", analyse_texts},
    {"ask", ask_queries},
    {"type", type_queries},
};

static enum status run(int argc, char **argv, struct error *err)
{
    AUTO_INDEX *index = NULL;
    AUTO_BUF queries = BUF_INIT(1U << 20);
    enum status st = index_open(&index, argv[1], INDEX_CHECK_SIZES, err);
    if (!st && argc > 3)
        st = file_read(&queries, argv[3], err);
    if (st)
        return st;
    AUTO_SEARCHER *searcher = searcher_new(index);
    struct work work = {index, searcher, buf_str(&queries)};
    for (size_t i = 0; i < COUNT_OF(sets); i++)
        if (str_equal(str_of(argv[2]), str_of(sets[i].name)))
            return sets[i].run(&work, err);
    return error_set(err, STATUS_BAD_INPUT, "no set is called %s", argv[2]);
}

int main(int argc, char **argv)
{
    struct error err = {0};
    if (argc < 3) {
        (void)fputs("usage: bench_counts INDEX analyse | INDEX ask|type QUERIES\n",
                    stderr);
        return EXIT_FAILURE;
    }
    if (run(argc, argv, &err)) {
        (void)fprintf(stderr, "%s\n", err.text);
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
