/* Running a file of questions. */
#include "cli/batch.h"

#include "base/buf.h"
#include "base/file.h"

#define BATCH_MAX_BYTES (256U << 20)

static enum status answer_line(FILE *to, struct str id, struct str text,
                               struct searcher *searcher, const struct index *index,
                               uint32_t depth, struct error *err)
{
    struct arena *arena = searcher_arena(searcher);
    arena_clear(arena);
    struct search_param params[] = {{STR("q"), text}, {STR("facets"), STR("none")}};
    struct search_request request;
    struct search_faults faults;
    enum status st =
        search_request_read(&request, &faults, index, params, COUNT_OF(params), arena);
    if (st)
        return error_set(err, STATUS_BAD_INPUT, "%.*s", STR_ARG(faults.at[0].detail));
    request.per_page = depth;
    request.without_extracts = true;
    struct search_answer answer;
    st = search(&answer, searcher, &request, err);
    for (size_t i = 0; !st && i < answer.n_hits; i++)
        (void)fprintf(to, "%.*s %.*s %zu %.6f\n", STR_ARG(id),
                      STR_ARG(answer.hits[i].document.fields[FIELD_ID]), i + 1,
                      answer.hits[i].score);
    return st;
}

enum status batch_run(FILE *to, const char *path, struct searcher *searcher,
                      const struct index *index, uint32_t depth, struct error *err)
{
    AUTO_BUF text = BUF_INIT(BATCH_MAX_BYTES);
    enum status st = file_read(&text, path, err);
    struct str rest = buf_str(&text);
    for (unsigned line = 1; !st && rest.n; line++) {
        struct str question = str_cut(&rest, '\n');
        if (!str_trim(question).n)
            continue;
        struct str id = str_cut(&question, '\t');
        if (!question.at)
            return error_set(err, STATUS_BAD_INPUT, "%s:%u : il manque une tabulation",
                             path, line);
        st = answer_line(to, id, str_trim(question), searcher, index, depth, err);
        if (st)
            return error_context(err, st, "%s:%u", path, line);
    }
    return st;
}
