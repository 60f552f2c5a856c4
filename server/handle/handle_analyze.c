/* GET /api/v1/analyze?text=: how the analyser reads a text, which tells why a word
 * matches. */
#include "server/exchange/exchange.h"
#include "server/handle/handlers.h"
#include "text/analyse.h"

static const struct {
    enum token_flag flag;
    const char *name;
} flags[] = {
    {TOKEN_STOP, "stop"},         {TOKEN_ALTERNATIVE, "alternative"},
    {TOKEN_CAPITALS, "capitals"}, {TOKEN_NUMBER, "number"},
    {TOKEN_VERBATIM, "verbatim"}, {TOKEN_GLUED, "glued"},
};

static json_t *token_json(const struct token *token)
{
    json_t *names = json_array();
    for (size_t i = 0; i < COUNT_OF(flags); i++)
        if (token->flags & flags[i].flag)
            (void)json_array_append_new(names, json_string(flags[i].name));
    return json_pack("{s:o, s:o, s:o, s:I, s:I, s:I, s:o}", "written",
                     json_text(token->written), "folded", json_text(token->folded),
                     "stem", json_text(token->stem), "start", (json_int_t)token->start,
                     "end", (json_int_t)token->end, "position",
                     (json_int_t)token->position, "flags", names);
}

enum status handle_analyze(struct exchange *x, struct error *err)
{
    (void)err;
    if (!exchange_takes_only(x, (const char *const[]){"text", NULL}))
        return STATUS_OK;
    struct str text = uri_param(x->uri, "text");
    if (!text.at) {
        struct search_faults faults = {.n = 0};
        faults_add(&faults, STR("text"), STR("ce paramètre est obligatoire"));
        exchange_refuse(x, PROBLEM_PARAMETER, &faults);
        return STATUS_OK;
    }
    if (exchange_is_known(x, text))
        return STATUS_OK;
    struct token_list tokens = analyser_run(searcher_analyser(x->searcher), text, 0);
    json_t *list = json_array();
    for (size_t i = 0; i < tokens.n; i++)
        (void)json_array_append_new(list, token_json(&tokens.at[i]));
    exchange_take_json(x, json_pack("{s:o, s:i, s:I, s:o}", "text", json_text(text),
                                    "analyser", ANALYSER_VERSION, "words",
                                    (json_int_t)tokens.n_positions, "tokens", list));
    return STATUS_OK;
}
