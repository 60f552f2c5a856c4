/* One table of options drives the reading and the help. */
#include "server/options.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"

#define CACHE_MOST_BYTES ((unsigned long long)64 << 30)

/** Take one option's value (NULL when it has none). @return NULL, or in French what the value should be. */
typedef const char *option_set_fn(struct server_options *out, const char *value);

static const char *set_index(struct server_options *out, const char *value)
{
    out->index = value;
    return *value ? NULL : "un dossier est attendu";
}

static const char *set_listen(struct server_options *out, const char *value)
{
    if (out->n_listen == OPTIONS_LISTEN_MAX)
        return "huit adresses au plus";
    out->listen[out->n_listen++] = value;
    return NULL;
}

/** An origin as browsers send it: scheme and host, no path. */
static bool is_origin(const char *value)
{
    struct str rest = str_of(value);
    if (str_equal(rest, STR("*")))
        return true;
    struct str scheme = str_cut(&rest, ':');
    return (str_equal(scheme, STR("https")) || str_equal(scheme, STR("http"))) &&
           rest.at && str_starts_with(rest, STR("//")) && rest.n > 2 &&
           strcspn(rest.at + 2, "/?# ,;\"") == rest.n - 2;
}

static const char *set_cors(struct server_options *out, const char *value)
{
    if (out->n_cors == OPTIONS_CORS_MAX)
        return "64 origines au plus";
    out->cors[out->n_cors++] = value;
    return is_origin(value) ? NULL : "« * » ou une origine comme https://exemple.fr";
}

static const char *set_frame_ancestors(struct server_options *out, const char *value)
{
    out->frame_ancestors = value;
    bool is_sound = *value && strcspn(value, ";,\r\n") == strlen(value);
    return is_sound ? NULL : "des sources séparées par des espaces, comme « 'self' »";
}

static const char *set_assets(struct server_options *out, const char *value)
{
    out->assets = value;
    return *value ? NULL : "un dossier est attendu";
}

static const char *set_log(struct server_options *out, const char *value)
{
    static const char *const names[] = {
        [LOG_LOGFMT] = "logfmt", [LOG_JSON] = "json", [LOG_NONE] = "none"};
    for (unsigned i = 0; i < COUNT_OF(names); i++) {
        if (strcmp(value, names[i]) == 0) {
            out->log = (enum log_format)i;
            return NULL;
        }
    }
    return "logfmt, json ou none";
}

static const char *set_log_queries(struct server_options *out, const char *value)
{
    (void)value;
    out->log_queries = true;
    return NULL;
}

static bool read_number(uint32_t *out, const char *value, unsigned long least,
                        unsigned long most)
{
    char *end = NULL;
    unsigned long number = strtoul(value, &end, 10);
    if (*value < '0' || *value > '9' || *end || number < least || number > most)
        return false;
    *out = (uint32_t)number;
    return true;
}

static const char *set_threads(struct server_options *out, const char *value)
{
    return read_number(&out->threads, value, 1, 256) ? NULL : "un nombre de 1 à 256";
}

/** "32M": bytes, or with k, M or G times 1024, 1024² or 1024³. */
static bool read_bytes(size_t *out, const char *value, unsigned long long most)
{
    static const char units[] = "kMG";
    char *end = NULL;
    unsigned long long number = strtoull(value, &end, 10);
    unsigned shift = 0;
    const char *unit = *end ? strchr(units, *end) : NULL;
    if (unit) {
        shift = 10 * (unsigned)(unit - units + 1);
        end++;
    }
    if (*value < '0' || *value > '9' || *end || number > most >> shift)
        return false;
    *out = (size_t)(number << shift);
    return true;
}

static const char *set_cache_bytes(struct server_options *out, const char *value)
{
    return read_bytes(&out->cache_bytes, value, CACHE_MOST_BYTES)
               ? NULL
               : "un nombre d'octets, de 0 à 64G : 500k, 32M, 2G";
}

static const char *set_max_connections(struct server_options *out, const char *value)
{
    return read_number(&out->max_connections, value, 1, 60000) ? NULL
                                                               : "un nombre de 1 à 60000";
}

static const char *set_max_per_address(struct server_options *out, const char *value)
{
    out->limits_addresses = true;
    return read_number(&out->max_per_address, value, 0, 60000) ? NULL
                                                               : "un nombre de 0 à 60000";
}

static const char *set_head_seconds(struct server_options *out, const char *value)
{
    return read_number(&out->head_seconds, value, 1, 600) ? NULL : "un nombre de 1 à 600";
}

static const char *set_idle_seconds(struct server_options *out, const char *value)
{
    return read_number(&out->idle_seconds, value, 1, 3600) ? NULL
                                                           : "un nombre de 1 à 3600";
}

static const char *set_help(struct server_options *out, const char *value)
{
    (void)value;
    out->help = true;
    return NULL;
}

static const char *set_version(struct server_options *out, const char *value)
{
    (void)value;
    out->version = true;
    return NULL;
}

static const struct {
    const char *name;
    const char *argument;
    option_set_fn *set;
    const char *help;
} table[] = {
    {"index", "DIR", set_index, "dossier de l'index (obligatoire)"},
    {"listen", "ADRESSE", set_listen,
     "où écouter : 127.0.0.1:8080 (défaut), [::1]:0 ; se répète"},
    {"threads", "N", set_threads, "fils d'exécution (autant que de cœurs)"},
    {"cache-bytes", "N", set_cache_bytes,
     "mémoire des réponses gardées, comme 500k ou 2G ; 0 : aucune (32M)"},
    {"cors", "ORIGINE", set_cors,
     "origine admise à lire l'API, ou « * » ; se répète (aucune)"},
    {"frame-ancestors", "SOURCES", set_frame_ancestors,
     "qui peut encadrer les pages ('none')"},
    {"log", "FORMAT", set_log, "logfmt (défaut), json ou none : une ligne par requête"},
    {"log-queries", NULL, set_log_queries, "écrire aussi les mots cherchés (non)"},
    {"assets", "DIR", set_assets, "gabarits et feuilles de style"},
    {"max-connections", "N", set_max_connections, "connexions simultanées (1024)"},
    {"max-per-address", "N", set_max_per_address,
     "par adresse IP, 0 : sans limite (64 ; 0 en boucle locale)"},
    {"head-timeout", "S", set_head_seconds, "secondes pour envoyer une requête (10)"},
    {"idle-timeout", "S", set_idle_seconds, "secondes entre deux requêtes (30)"},
    {"help", NULL, set_help, "cette aide"},
    {"version", NULL, set_version, "la version"},
};

void options_help(FILE *to)
{
    (void)fputs("Usage : inffo-searchd --index DIR [OPTIONS]\n"
                "Répond aux recherches par HTTP : pages en français et API JSON.\n\n",
                to);
    for (size_t i = 0; i < COUNT_OF(table); i++)
        (void)fprintf(to, "  --%-15s %-8s %s\n", table[i].name,
                      table[i].argument ? table[i].argument : "", table[i].help);
    (void)fputs(
        "\nSignaux : TERM termine les requêtes en cours puis s'arrête ; HUP rouvre "
        "l'index.\n\nExemples :\n"
        "  inffo-searchd --index build/index\n"
        "  inffo-searchd --index /srv/index --listen [::1]:8080 --cors "
        "https://exemple.fr\n",
        to);
}

/** --cors takes what follows it too: `--cors https://a.fr https://b.fr`. */
static enum status take_rest(struct server_options *out, int argc, char **argv,
                             struct error *err)
{
    for (int i = optind; i < argc; i++) {
        const char *wrong = out->n_cors > 0 ? set_cors(out, argv[i]) : "";
        if (wrong)
            return error_set(err, STATUS_BAD_INPUT, "argument inattendu : %s", argv[i]);
    }
    return STATUS_OK;
}

static enum status take(struct server_options *out, size_t row, struct error *err)
{
    const char *wanted = table[row].set(out, optarg);
    if (wanted)
        return error_set(err, STATUS_BAD_INPUT, "--%s %s : %s", table[row].name, optarg,
                         wanted);
    return STATUS_OK;
}

static enum status read_all(struct server_options *out, int argc, char **argv,
                            struct error *err)
{
    struct option longs[COUNT_OF(table) + 1] = {{0}};
    for (size_t i = 0; i < COUNT_OF(table); i++)
        longs[i] = (struct option){table[i].name,
                                   table[i].argument ? required_argument : no_argument,
                                   NULL, (int)i};
    opterr = 0;
    optind = 0; /* glibc: start afresh, so that tests may call this again */
    for (;;) {
        /* NOLINTNEXTLINE(concurrency-mt-unsafe): no thread has been started yet. */
        int row = getopt_long(argc, argv, ":", longs, NULL);
        if (row == -1)
            return take_rest(out, argc, argv, err);
        if (row == ':')
            return error_set(err, STATUS_BAD_INPUT, "%s : il manque sa valeur",
                             argv[optind - 1]);
        if (row == '?')
            return error_set(err, STATUS_BAD_INPUT, "option inconnue : %s (voir --help)",
                             argv[optind - 1]);
        enum status st = take(out, (size_t)row, err);
        if (st)
            return st;
    }
}

enum status options_read(struct server_options *out, int argc, char **argv,
                         struct error *err)
{
    *out = (struct server_options){.frame_ancestors = "'none'",
                                   .cache_bytes = (size_t)32 << 20,
                                   .max_connections = 1024,
                                   .max_per_address = 64,
                                   .head_seconds = 10,
                                   .idle_seconds = 30};
    enum status st = read_all(out, argc, argv, err);
    if (st || out->help || out->version)
        return st;
    if (!out->index)
        return error_set(err, STATUS_BAD_INPUT, "il manque --index DIR");
    if (out->n_listen == 0)
        out->listen[out->n_listen++] = "127.0.0.1:8080";
    return STATUS_OK;
}
