/* The table of problems, and the only place where our statuses become those of HTTP. */
#include "server/http/problem.h"

#include <assert.h>
#include <jansson.h>

#define TYPE(slug) "urn:inffo-search:probleme:" slug

static const struct problem_text texts[PROBLEM_COUNT_] = {
    [PROBLEM_PARAMETER] = {400, TYPE("parametre-invalide"), "Paramètre invalide",
                           "Corrigez les paramètres signalés."},
    [PROBLEM_REQUEST] = {400, TYPE("requete-invalide"), "Requête invalide",
                         "La requête n'est pas conforme à HTTP, ou porte un corps."},
    [PROBLEM_NOT_FOUND] = {404, TYPE("introuvable"), "Page introuvable",
                           "Rien ne se trouve à cette adresse."},
    [PROBLEM_METHOD] = {405, TYPE("methode-refusee"), "Méthode refusée",
                        "Seules les méthodes GET, HEAD et OPTIONS sont admises."},
    [PROBLEM_NOT_ACCEPTABLE] = {406, TYPE("format-indisponible"), "Format indisponible",
                                "Cette adresse ne répond dans aucun des formats "
                                "demandés par l'en-tête Accept."},
    [PROBLEM_TARGET_TOO_LONG] = {414, TYPE("adresse-trop-longue"), "Adresse trop longue",
                                 "Raccourcissez la recherche ou retirez des filtres."},
    [PROBLEM_TOO_MANY] = {429, TYPE("trop-de-connexions"), "Trop de connexions",
                          "Trop de connexions ouvertes depuis la même adresse : "
                          "réessayez dans quelques instants."},
    [PROBLEM_HEAD_TOO_LARGE] = {431, TYPE("en-tetes-trop-longs"), "En-têtes trop longs",
                                "La ligne de requête et les en-têtes ne peuvent "
                                "dépasser 8 Ko, ni 100 en-têtes."},
    [PROBLEM_VERSION] = {505, TYPE("version-http"), "Version de HTTP non prise en charge",
                         "Employez HTTP/1.1."},
    [PROBLEM_NO_INDEX] = {503, TYPE("index-indisponible"), "Service indisponible",
                          "La recherche n'est pas disponible pour le moment : "
                          "réessayez dans quelques instants."},
    [PROBLEM_OVERLOAD] = {503, TYPE("surcharge"), "Service surchargé",
                          "Le service reçoit trop de demandes : réessayez dans quelques "
                          "instants."},
    [PROBLEM_INTERNAL] = {500, TYPE("erreur-interne"), "Erreur interne",
                          "Une erreur s'est produite de notre côté : réessayez plus "
                          "tard."},
};

const struct problem_text *problem_text(enum problem problem)
{
    assert(problem < PROBLEM_COUNT_);
    return &texts[problem];
}

/* No default: a new status does not compile until someone decides what a client is
 * told. */
enum problem problem_of(enum status status)
{
    switch (status) {
    case STATUS_BAD_INPUT:
    case STATUS_TOO_LARGE:
        return PROBLEM_PARAMETER;
    case STATUS_NOT_FOUND:
        return PROBLEM_NOT_FOUND;
    case STATUS_INDEX_CORRUPT:
    case STATUS_INDEX_VERSION:
    case STATUS_INDEX_CHANGED:
        return PROBLEM_NO_INDEX;
    case STATUS_LOCKED:
    case STATUS_NO_MEMORY:
        return PROBLEM_OVERLOAD;
    case STATUS_OK:
    case STATUS_EXISTS:
    case STATUS_IO:
    case STATUS_UNSUPPORTED:
    case STATUS_INTERNAL:
    case STATUS_COUNT_:
        return PROBLEM_INTERNAL;
    }
    return PROBLEM_INTERNAL;
}

static json_t *text_of(struct str s)
{
    json_t *text = json_stringn(s.at, s.n);
    return text ? text : json_string("");
}

static json_t *errors_of(const struct search_faults *faults)
{
    json_t *errors = json_array();
    for (size_t i = 0; i < faults->n; i++) {
        json_t *error = json_object();
        json_object_set_new(error, "parameter", text_of(faults->at[i].parameter));
        json_object_set_new(error, "detail", text_of(faults->at[i].detail));
        json_array_append_new(errors, error);
    }
    return errors;
}

static int append(const char *bytes, size_t n, void *out)
{
    buf_put(out, bytes, n);
    return 0;
}

void problem_write(struct buf *out, enum problem problem, const char *detail,
                   const struct search_faults *faults)
{
    const struct problem_text *text = problem_text(problem);
    json_t *body = json_object();
    json_object_set_new(body, "type", json_string(text->type));
    json_object_set_new(body, "title", json_string(text->title));
    json_object_set_new(body, "status", json_integer(text->status));
    json_object_set_new(body, "detail", json_string(detail ? detail : text->detail));
    if (faults && faults->n > 0)
        json_object_set_new(body, "errors", errors_of(faults));
    json_dump_callback(body, append, out, JSON_COMPACT);
    json_decref(body);
}
