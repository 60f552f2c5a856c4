/* Reading the questions and the judgements of a folder. */
#include "eval/judged.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "eval/columns.h"

#define GRADE_MAX 1000

const char *const half_names[HALF_COUNT_] = {
    [HALF_ALL] = "all",
    [HALF_TUNE] = "tune",
    [HALF_HELD] = "held",
};

void judged_release(struct judged *judged)
{
    questions_release(&judged->questions);
    buf_release(&judged->qrels);
    mem_free(judged->at);
    mem_free(judged->first);
    intern_free(judged->ids);
    judged->at = NULL;
    judged->first = NULL;
    judged->ids = NULL;
}

static bool is_of_half(const struct question *question, enum half half)
{
    return half == HALF_ALL || str_equal(question->set, str_of(half_names[half]));
}

static bool is_half_named(const struct question *question)
{
    return !question->set.n || is_of_half(question, HALF_TUNE) ||
           is_of_half(question, HALF_HELD);
}

static enum status number_questions(struct judged *judged, struct error *err)
{
    judged->ids = intern_new();
    for (size_t i = 0; i < judged->questions.n; i++) {
        const struct question *question = &judged->questions.at[i];
        bool is_text = utf8_first_invalid(question->id) == question->id.n &&
                       utf8_first_invalid(question->text) == question->text.n;
        const char *fault = NULL;
        if (!is_text)
            fault = "ce n'est pas de l'UTF-8";
        else if (intern_put(judged->ids, question->id) != i)
            fault = "cet identifiant est déjà pris";
        else if (!is_half_named(question))
            fault = "il faut « tune » ou « held » après la question";
        if (fault)
            return error_set(err, STATUS_BAD_INPUT, "%s:%u : %s", judged->questions.path,
                             question->line, fault);
    }
    return STATUS_OK;
}

static enum status read_judgement(struct judgement *out, struct str line,
                                  const struct intern *ids, struct error *err)
{
    struct str columns[3];
    if (columns_cut(columns, 3, line, '\t') != 3)
        return error_set(err, STATUS_BAD_INPUT,
                         "il faut question, tabulation, document, tabulation, note");
    out->question = intern_find(ids, columns[0]);
    if (out->question == INTERN_NONE)
        return error_set(err, STATUS_BAD_INPUT,
                         "« %.*s » n'est pas une question de l'ensemble",
                         STR_ARG(utf8_head(columns[0], 60)));
    out->document = columns[1];
    int64_t grade = str_number(columns[2], GRADE_MAX);
    if (grade < 0)
        return error_set(err, STATUS_BAD_INPUT, "« %.*s » : il faut une note de 0 à %d",
                         STR_ARG(utf8_head(columns[2], 60)), GRADE_MAX);
    out->grade = (unsigned)grade;
    return STATUS_OK;
}

static int by_question(const void *a, const void *b)
{
    const struct judgement *x = a, *y = b;
    if (x->question != y->question)
        return x->question < y->question ? -1 : 1;
    int order = str_compare(x->document, y->document);
    return order ? order : x->line < y->line ? -1 : x->line > y->line;
}

/** Sort the judgements, refuse one that comes twice, and find the first of each
 *  question. */
static enum status order_judgements(struct judged *judged, const char *path,
                                    struct error *err)
{
    if (!judged->n)
        return error_set(err, STATUS_BAD_INPUT, "%s : aucun jugement", path);
    qsort(judged->at, judged->n, sizeof *judged->at, by_question);
    judged->first = mem_new_array(judged->questions.n + 1, sizeof *judged->first);
    for (size_t i = 0; i < judged->n; i++) {
        const struct judgement *one = &judged->at[i];
        bool is_twice = i && one[-1].question == one->question &&
                        str_equal(one[-1].document, one->document);
        if (is_twice)
            return error_set(err, STATUS_BAD_INPUT,
                             "%s:%u : déjà jugé pour cette question (ligne %u)", path,
                             one->line, one[-1].line);
        judged->first[one->question + 1] = i + 1;
    }
    for (size_t i = 1; i <= judged->questions.n; i++)
        if (!judged->first[i])
            judged->first[i] = judged->first[i - 1];
    return STATUS_OK;
}

static enum status read_judgements(struct judged *judged, const char *path,
                                   struct error *err)
{
    enum status st = file_read(&judged->qrels, path, err);
    struct str rest = buf_str(&judged->qrels);
    size_t room = 0;
    for (unsigned line = 1; !st && rest.n; line++) {
        struct str text = str_cut(&rest, '\n');
        if (!str_trim(text).n)
            continue;
        MEM_GROW(judged->at, judged->n + 1, room, 1024);
        struct judgement *one = &judged->at[judged->n++];
        st = read_judgement(one, text, judged->ids, err);
        one->line = line;
        if (st)
            return error_context(err, st, "%s:%u", path, line);
    }
    return st ? st : order_judgements(judged, path, err);
}

enum status judged_read(struct judged *out, const char *folder, const char *queries,
                        struct error *err)
{
    AUTO_TEXT *own = path_join(folder, "queries.tsv");
    AUTO_TEXT *qrels = path_join(folder, "qrels.tsv");
    enum status st = questions_read(&out->questions, queries ? queries : own, err);
    if (!st)
        st = number_questions(out, err);
    if (!st)
        st = read_judgements(out, qrels, err);
    out->questions.path = queries; /* the path built above is freed with this function */
    return st;
}

enum status judged_choose(struct judged *judged, enum half half, struct error *err)
{
    judged->half = half;
    for (size_t i = 0; i < judged->questions.n; i++)
        if (judged_is_measured(judged, i))
            return STATUS_OK;
    return error_set(err, STATUS_BAD_INPUT,
                     "aucune question jugée n'est de la moitié « %s »", half_names[half]);
}

bool judged_is_measured(const struct judged *judged, size_t question)
{
    return judged_count(judged, question) &&
           is_of_half(&judged->questions.at[question], judged->half);
}

size_t judged_count(const struct judged *judged, size_t question)
{
    return judged->first[question + 1] - judged->first[question];
}

unsigned judged_grade(const struct judged *judged, size_t question, struct str document)
{
    size_t low = judged->first[question], high = judged->first[question + 1];
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = str_compare(document, judged->at[middle].document);
        if (!order)
            return judged->at[middle].grade;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return 0;
}
