/* Reads queries.tsv: on each line a question, a tab and its weight. */
#include "base/intern.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "engine/vocabulary/vocabulary_parts.h"

#define QUERIES_MAX 5000
/* In bytes. */
#define QUERY_TEXT_MAX 200

struct query_line {
    const char *file;
    int number;
    struct str text;
};

static enum status refuse(const struct query_line *line, struct error *err,
                          const char *what)
{
    return error_set(err, STATUS_BAD_INPUT, "%s:%d : %s", line->file, line->number, what);
}

/** Whether @p text is one line without control characters such as a tab. */
static bool is_plain(struct str text)
{
    for (size_t i = 0; i < text.n; i++)
        if ((unsigned char)text.at[i] < 0x20 || text.at[i] == 0x7F)
            return false;
    return true;
}

static enum status read_line(struct frequent_query *out, const struct query_line *line,
                             struct arena *arena, struct error *err)
{
    struct str rest = line->text;
    struct str text = str_trim(str_cut(&rest, '\t'));
    if (!rest.at)
        return refuse(line, err,
                      "une question, une tabulation et son poids sont attendus");
    rest = str_trim(rest);
    int64_t weight = str_number(rest, QUERY_WEIGHT_MAX);
    if (!text.n)
        return refuse(line, err, "la question est vide");
    if (text.n > QUERY_TEXT_MAX)
        return error_set(err, STATUS_BAD_INPUT,
                         "%s:%d : la question fait %zu octets, le plus est %d",
                         line->file, line->number, text.n, QUERY_TEXT_MAX);
    if (utf8_first_invalid(line->text) < line->text.n)
        return refuse(line, err, "la ligne n'est pas de l'UTF-8");
    if (!is_plain(text))
        return refuse(line, err, "la question a un caractère de commande");
    if (weight < 1)
        return error_set(err, STATUS_BAD_INPUT,
                         "%s:%d : le poids « %.*s » n'est pas un nombre de 1 à %d",
                         line->file, line->number, STR_ARG(utf8_head_bytes(rest, 40)),
                         QUERY_WEIGHT_MAX);
    out->text = arena_str(arena, text).at;
    out->weight = (uint32_t)weight;
    return STATUS_OK;
}

/**
 * The line of each question, so that a question that comes twice is refused with both
 * lines.
 */
struct query_met {
    struct intern *texts;
    int lines[QUERIES_MAX];
};

static enum status add(struct vocabulary *out, const struct query_line *line,
                       struct query_met *met, struct error *err)
{
    if (out->n_queries == QUERIES_MAX)
        return error_set(err, STATUS_BAD_INPUT, "%s:%d : plus de %d questions",
                         line->file, line->number, QUERIES_MAX);
    struct frequent_query query = {NULL, 0};
    enum status st = read_line(&query, line, out->arena, err);
    if (st)
        return st;
    uint32_t number = intern_put(met->texts, str_of(query.text));
    if (number < out->n_queries)
        return error_set(err, STATUS_BAD_INPUT,
                         "%s:%d : « %s » est déjà donnée à la ligne %d", line->file,
                         line->number, query.text, met->lines[number]);
    met->lines[number] = line->number;
    out->queries[out->n_queries++] = query;
    return STATUS_OK;
}

void vocabulary_read_queries(struct vocabulary *out, struct vocabulary_source *source)
{
    struct str text = source->text;
    /* A byte order mark, which some editors put first. */
    static const struct str mark = {"\xEF\xBB\xBF", 3};
    if (str_starts_with(text, mark))
        text = (struct str){text.at + mark.n, text.n - mark.n};
    out->queries = arena_array(out->arena, QUERIES_MAX, sizeof *out->queries);
    struct query_met *met = mem_new(sizeof *met);
    met->texts = intern_new();
    struct query_line line = {source->file, 0, {NULL, 0}};
    enum status st = STATUS_OK;
    while (!st && text.at) {
        line.text = str_cut(&text, '\n');
        line.number++;
        bool is_empty = !str_trim(line.text).n || line.text.at[0] == '#';
        if (!is_empty)
            st = add(out, &line, met, source->err);
    }
    intern_free(met->texts);
    mem_free(met);
    source->status = st;
}
