/* Takes the target of a request apart. What a proxy could read in another way is
 * refused. */
#include "server/http/uri.h"

#include "base/utf8.h"

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

/** Decode @p s into the arena. False when a %XX is broken or stands for a zero byte. */
static bool decode(struct str *out, struct str s, bool plus_is_space, struct arena *arena)
{
    char *to = arena_alloc(arena, s.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        char c = s.at[i];
        if (c == '+' && plus_is_space) {
            c = ' ';
        } else if (c == '%') {
            int high = i + 2 < s.n ? hex_digit(s.at[i + 1]) : -1;
            int low = i + 2 < s.n ? hex_digit(s.at[i + 2]) : -1;
            if (high < 0 || low < 0 || high + low == 0)
                return false;
            c = (char)(high * 16 + low);
            i += 2;
        }
        to[n++] = c;
    }
    *out = (struct str){to, n};
    return true;
}

void faults_add(struct search_faults *faults, struct str parameter, struct str detail)
{
    if (faults->n < SEARCH_FAULTS_MAX)
        faults->at[faults->n++] = (struct search_fault){parameter, detail};
}

static bool is_utf8(struct str s)
{
    return utf8_first_invalid(s) == s.n;
}

/** Read one piece, `name=value`. */
static void read_param(struct uri *out, struct search_param *params,
                       struct search_faults *faults, struct str piece,
                       struct arena *arena)
{
    struct str rest = piece;
    struct str name = str_cut(&rest, '=');
    struct search_param *param = &params[out->n_params];
    if (!decode(&param->name, name, true, arena) || !is_utf8(param->name)) {
        faults_add(faults, STR(""),
                   STR("le nom d'un paramètre n'est pas de l'UTF-8 encodé en pourcent"));
        return;
    }
    if (!rest.at)
        rest = STR("");
    if (!decode(&param->value, rest, true, arena)) {
        faults_add(faults, param->name,
                   STR("encodage invalide : un « % » doit être suivi de deux chiffres "
                       "hexadécimaux autres que 00"));
        return;
    }
    out->n_params++;
}

static void read_params(struct uri *out, struct search_faults *faults,
                        struct arena *arena)
{
    struct search_param *params = arena_array(arena, URI_PARAMS_MAX, sizeof *params);
    out->params = params;
    struct str rest = out->query;
    while (rest.at && rest.n > 0) {
        struct str piece = str_cut(&rest, '&');
        if (piece.n == 0)
            continue;
        if (out->n_params == URI_PARAMS_MAX) {
            faults_add(faults, STR(""), STR("trop de paramètres : 128 au plus"));
            return;
        }
        read_param(out, params, faults, piece, arena);
    }
}

/**
 * The target without `http://host`: servers must accept that form too (RFC 9112 §3.2.2).
 */
static struct str without_origin(struct str target)
{
    static const struct str schemes[] = {{"http://", 7}, {"https://", 8}};
    for (size_t i = 0; i < COUNT_OF(schemes); i++) {
        if (!str_starts_with(target, schemes[i]))
            continue;
        struct str rest = {target.at + schemes[i].n, target.n - schemes[i].n};
        size_t slash = str_find(rest, STR("/"));
        return (struct str){rest.at + slash, rest.n - slash};
    }
    return target;
}

/**
 * Whether a byte is in @p target that must be percent-encoded there: a control character,
 * a space or "#". UTF-8 that is not encoded is accepted, since command-line clients send
 * it.
 */
static bool has_forbidden_byte(struct str target)
{
    for (size_t i = 0; i < target.n; i++) {
        unsigned char c = (unsigned char)target.at[i];
        if (c <= ' ' || c == 0x7F || c == '#')
            return true;
    }
    return false;
}

enum status uri_parse(struct uri *out, struct search_faults *faults, struct str target,
                      struct arena *arena)
{
    *out = (struct uri){0};
    faults->n = 0;
    if (has_forbidden_byte(target)) {
        faults_add(faults, STR(""),
                   STR("l'adresse contient une espace ou un caractère interdit"));
        return STATUS_BAD_INPUT;
    }
    struct str rest = without_origin(target);
    struct str path = str_cut(&rest, '?');
    out->query = rest.at ? rest : STR("");
    bool ok = decode(&out->path, path, false, arena) && is_utf8(out->path) &&
              str_starts_with(out->path, STR("/"));
    if (!ok)
        faults_add(faults, STR(""),
                   STR("le chemin n'est pas de l'UTF-8 encodé en pourcent"));
    read_params(out, faults, arena);
    return faults->n > 0 ? STATUS_BAD_INPUT : STATUS_OK;
}

struct str uri_param(const struct uri *uri, const char *name)
{
    for (size_t i = 0; i < uri->n_params; i++)
        if (uri->params[i].value.n && str_equal(uri->params[i].name, str_of(name)))
            return uri->params[i].value;
    return (struct str){NULL, 0};
}
