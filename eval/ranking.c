/* Runs: making them by asking questions, reading and writing them as files, measuring
 * them. */
#include "eval/ranking.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/memory.h"
#include "eval/columns.h"

#define RUN_MAX_BYTES (1U << 30)
#define RANK_MAX 999999999

void ranking_release(struct ranking *ranking)
{
    mem_free(ranking->at);
    mem_free(ranking->first);
    arena_free(ranking->texts);
    *ranking = (struct ranking)RANKING_INIT;
}

void measured_release(struct measured *measured)
{
    mem_free(measured->each);
    mem_free(measured->question);
    *measured = (struct measured)MEASURED_INIT;
}

static struct ranked_answer *add(struct ranking *ranking)
{
    MEM_GROW(ranking->at, ranking->n + 1, ranking->room, 4096);
    return &ranking->at[ranking->n++];
}

/** Find the first answer of each question; the answers are sorted. */
static void index_questions(struct ranking *ranking, const struct judged *judged)
{
    size_t at = 0;
    ranking->first = mem_new_array(judged->questions.n + 1, sizeof *ranking->first);
    for (size_t question = 0; question <= judged->questions.n; question++) {
        while (at < ranking->n && ranking->at[at].question < question)
            at++;
        ranking->first[question] = at;
    }
}

static enum status ask_one(struct ranking *out, bool *is_cut, uint32_t question,
                           struct str text, const struct asker *asker, struct error *err)
{
    struct search_answer answer;
    enum status st = question_ask(&answer, is_cut, asker, text, err);
    for (size_t i = 0; !st && i < answer.n_hits; i++) {
        struct str id = answer.hits[i].document.fields[FIELD_ID];
        *add(out) =
            (struct ranked_answer){question, (uint32_t)i + 1, arena_str(out->texts, id),
                                   answer.hits[i].score, 0};
    }
    return st;
}

enum status ranking_ask(struct ranking *out, const struct judged *judged,
                        const struct asking *asking, struct error *err)
{
    AUTO_BUF varied = BUF_INIT(QUESTIONS_MAX_BYTES);
    const char *path = judged->questions.path;
    out->texts = arena_new();
    for (size_t i = 0; i < judged->questions.n; i++) {
        const struct question *question = &judged->questions.at[i];
        if (!judged_is_measured(judged, i))
            continue;
        struct str text = question->text;
        if (asking->is_varied) {
            buf_clear(&varied);
            variant_put(&varied, asking->variant, text, asking->seed);
            text = buf_str(&varied);
        }
        bool is_cut;
        enum status st = ask_one(out, &is_cut, (uint32_t)i, text, &asking->asker, err);
        if (st)
            return error_context(err, st, "question %.*s", STR_ARG(question->id));
        if (is_cut)
            question_tell_cut(stderr, path ? path : "queries.tsv", question->line);
    }
    index_questions(out, judged);
    return STATUS_OK;
}

static enum status read_line(struct ranking *out, struct str line,
                             const struct judged *judged, struct error *err)
{
    struct str columns[6];
    size_t n = columns_cut(columns, COUNT_OF(columns), line, ' ');
    if (n != 4 && n != 6)
        return error_set(err, STATUS_BAD_INPUT, "il faut six colonnes (TREC) ou quatre");
    struct str document = n == 6 ? columns[2] : columns[1];
    struct str number = n == 6 ? columns[3] : columns[2];
    int64_t rank = str_number(number, RANK_MAX);
    if (rank < 0)
        return error_set(err, STATUS_BAD_INPUT, "« %.*s » n'est pas un rang",
                         (int)(number.n < 60 ? number.n : 60), number.at);
    uint32_t question = intern_find(judged->ids, columns[0]);
    if (question != INTERN_NONE)
        *add(out) = (struct ranked_answer){question, (unsigned)rank,
                                           arena_str(out->texts, document), 0, 0};
    return STATUS_OK;
}

static int by_document(const void *a, const void *b)
{
    const struct ranked_answer *x = a, *y = b;
    if (x->question != y->question)
        return x->question < y->question ? -1 : 1;
    int order = str_compare(x->document, y->document);
    return order ? order : x->line < y->line ? -1 : x->line > y->line;
}

static int by_rank(const void *a, const void *b)
{
    const struct ranked_answer *x = a, *y = b;
    if (x->question != y->question)
        return x->question < y->question ? -1 : 1;
    if (x->rank != y->rank)
        return x->rank < y->rank ? -1 : 1;
    return str_compare(x->document, y->document);
}

static void sort(struct ranking *ranking, int (*order)(const void *, const void *))
{
    if (ranking->n)
        qsort(ranking->at, ranking->n, sizeof *ranking->at, order);
}

static enum status order_run(struct ranking *run, const char *path,
                             const struct judged *judged, struct error *err)
{
    sort(run, by_document);
    for (size_t i = 1; i < run->n; i++) {
        const struct ranked_answer *one = &run->at[i], *before = &run->at[i - 1];
        if (one->question == before->question &&
            str_equal(one->document, before->document))
            return error_set(err, STATUS_BAD_INPUT,
                             "%s:%u : ce document est déjà classé (ligne %u)", path,
                             one->line, before->line);
    }
    sort(run, by_rank);
    index_questions(run, judged);
    return STATUS_OK;
}

enum status ranking_read(struct ranking *out, const char *path,
                         const struct judged *judged, struct error *err)
{
    AUTO_BUF bytes = BUF_INIT(RUN_MAX_BYTES);
    out->texts = arena_new();
    enum status st = file_read(&bytes, path, err);
    struct str rest = buf_str(&bytes);
    for (unsigned number = 1; !st && rest.n; number++) {
        struct str line = str_cut(&rest, '\n');
        size_t before = out->n;
        if (str_trim(line).n)
            st = read_line(out, line, judged, err);
        if (st)
            return error_context(err, st, "%s:%u", path, number);
        if (out->n > before)
            out->at[before].line = number;
    }
    return st ? st : order_run(out, path, judged, err);
}

void ranking_put(struct buf *out, const struct ranking *ranking,
                 const struct judged *judged)
{
    for (size_t i = 0; i < ranking->n; i++) {
        const struct ranked_answer *one = &ranking->at[i];
        buf_printf(out, "%.*s Q0 %.*s %" PRIu32 " %.6f inffo-search\n",
                   STR_ARG(judged->questions.at[one->question].id),
                   STR_ARG(one->document), one->rank, one->score);
    }
}

static struct scores measure(const struct ranking *ranking, const struct judged *judged,
                             size_t question, unsigned relevant)
{
    size_t n_judged = judged_count(judged, question);
    size_t n_found = ranking->first[question + 1] - ranking->first[question];
    unsigned *grades = mem_new_array(n_judged + n_found + 1, sizeof *grades);
    for (size_t i = 0; i < n_judged; i++)
        grades[i] = judged->at[judged->first[question] + i].grade;
    for (size_t i = 0; i < n_found; i++)
        grades[n_judged + i] = judged_grade(
            judged, question, ranking->at[ranking->first[question] + i].document);
    struct scores scores = measures_of(
        &(struct ranked_grades){grades + n_judged, n_found, grades, n_judged, relevant});
    mem_free(grades);
    return scores;
}

void ranking_measure(struct measured *out, const struct ranking *ranking,
                     const struct judged *judged, unsigned relevant)
{
    out->each = mem_new_array(judged->questions.n, sizeof *out->each);
    out->question = mem_new_array(judged->questions.n, sizeof *out->question);
    for (size_t i = 0; i < judged->questions.n; i++) {
        if (!judged_is_measured(judged, i))
            continue;
        out->question[out->n] = (uint32_t)i;
        out->each[out->n++] = measure(ranking, judged, i, relevant);
    }
}
