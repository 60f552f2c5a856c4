/* GET /readyz: whether an index is open, which one, and whether a newer one was
 * refused. */
#include <time.h>

#include "server/exchange/exchange.h"
#include "server/handle/handlers.h"

/**
 * Tell why the generation that `current` names is not served, without naming paths or
 * libraries of the machine.
 */
static json_t *refusal_of(const struct served_state *state)
{
    const char *generation = state->refused[0] ? state->refused : NULL;
    return json_pack("{s:s?, s:s, s:s}", "generation", generation, "reason",
                     status_name(state->refusal), "detail",
                     state->is_open ? "La génération publiée n'a pas pu être ouverte : "
                                      "la précédente reste servie."
                                    : "Aucune génération saine n'est publiée.");
}

/** Tell why the Xapian database answers. */
static json_t *damage_of(const struct served_state *state)
{
    return json_pack("{s:s, s:s}", "reason", status_name(state->damage), "detail",
                     "Des fichiers compilés de l'index sont endommagés ou d'une autre "
                     "version : la base Xapian répond à leur place, plus lentement.");
}

enum status handle_readyz(struct exchange *x, struct error *err)
{
    (void)err;
    struct served_state state;
    served_state(x->site->served, &state);
    const char *status = "unavailable";
    if (state.is_open)
        status = state.refusal || state.damage ? "degraded" : "ok";
    json_t *body = json_pack("{s:s}", "status", status);
    if (state.is_open) {
        char built_at[TIME_TEXT_BYTES];
        time_format(built_at, state.built_at);
        (void)json_object_set_new(
            body, "index",
            json_pack("{s:s, s:s, s:I, s:I, s:s}", "generation", state.generation,
                      "built_at", built_at, "age_seconds",
                      (json_int_t)((int64_t)time(NULL) - state.built_at), "documents",
                      (json_int_t)state.n_documents, "engine",
                      index_engine_names[state.engine]));
    }
    if (state.damage)
        (void)json_object_set_new(body, "damaged", damage_of(&state));
    if (state.refusal)
        (void)json_object_set_new(body, "refused", refusal_of(&state));
    if (!state.is_open) {
        x->reply->status = 503;
        reply_header(x->reply, "Retry-After", "5");
    }
    reply_header(x->reply, "Cache-Control", "no-store");
    exchange_take_json(x, body);
    return STATUS_OK;
}
