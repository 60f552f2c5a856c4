/* Reads a file of questions, and asks one. */
#include "engine/answer/questions.h"

#include "base/file.h"
#include "base/memory.h"

void questions_release(struct questions *questions)
{
    mem_free(questions->at);
    buf_release(&questions->bytes);
    questions->at = NULL;
    questions->n = 0;
}

static enum status read_question(struct question *out, struct str line, struct error *err)
{
    struct str rest = line;
    struct str id = str_trim(str_cut(&rest, '\t'));
    if (!rest.at)
        return error_set(err, STATUS_BAD_INPUT, "il manque une tabulation");
    if (!id.n)
        return error_set(err, STATUS_BAD_INPUT, "il manque un identifiant");
    struct str text = str_trim(str_cut(&rest, '\t'));
    *out = (struct question){.id = id, .text = text, .set = str_trim(rest)};
    return STATUS_OK;
}

enum status questions_parse(struct questions *out, const char *path, struct error *err)
{
    out->path = path;
    size_t room = 0;
    struct str rest = buf_str(&out->bytes);
    for (unsigned number = 1; rest.n; number++) {
        struct str line = str_cut(&rest, '\n');
        if (!str_trim(line).n)
            continue;
        MEM_GROW(out->at, out->n + 1, room, 256);
        enum status st = read_question(&out->at[out->n], line, err);
        if (st)
            return error_context(err, st, "%s:%u", path, number);
        out->at[out->n++].line = number;
    }
    return STATUS_OK;
}

enum status questions_read(struct questions *out, const char *path, struct error *err)
{
    enum status st = file_read(&out->bytes, path, err);
    return st ? st : questions_parse(out, path, err);
}

enum status question_ask(struct search_answer *out, const struct asker *asker,
                         struct str text, struct error *err)
{
    struct arena *arena = searcher_arena(asker->searcher);
    searcher_rest(asker->searcher);
    struct search_param params[] = {{STR("q"), text}, {STR("facets"), STR("none")}};
    struct search_request *request = arena_alloc(arena, sizeof *request);
    struct search_faults faults;
    enum status st = search_request_read(request, &faults, asker->index, params,
                                         COUNT_OF(params), arena);
    if (st)
        return error_set(err, STATUS_BAD_INPUT, "%.*s", STR_ARG(faults.at[0].detail));
    request->per_page = asker->depth;
    request->without_extracts = true;
    return search(out, asker->searcher, request, err);
}
