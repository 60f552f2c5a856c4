/* Answering a file of questions. */
#include "cli/batch.h"

#include "engine/answer/questions.h"

static void print_hits(FILE *to, struct str id, const struct search_answer *answer)
{
    for (size_t i = 0; i < answer->n_hits; i++)
        (void)fprintf(to, "%.*s %.*s %zu %.6f\n", STR_ARG(id),
                      STR_ARG(answer->hits[i].document.fields[FIELD_ID]), i + 1,
                      answer->hits[i].score);
}

enum status batch_run(FILE *to, const char *path, struct searcher *searcher,
                      const struct index *index, uint32_t depth, struct error *err)
{
    AUTO_QUESTIONS questions = QUESTIONS_INIT;
    struct asker asker = {searcher, index, depth};
    enum status st = questions_read(&questions, path, err);
    for (size_t i = 0; !st && i < questions.n; i++) {
        struct search_answer answer;
        bool is_cut;
        st = question_ask(&answer, &is_cut, &asker, questions.at[i].text, err);
        if (st)
            return error_context(err, st, "%s:%u", path, questions.at[i].line);
        if (is_cut)
            question_tell_cut(stderr, path, questions.at[i].line);
        print_hits(to, questions.at[i].id, &answer);
    }
    return st;
}
