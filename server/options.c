/* The options of inffo-searchd, and what their values must be. */
#include "server/options.h"

#include "base/str.h"
#include "server/site/site_config.h"

#define CACHE_MOST_BYTES ((int64_t)64 << 30)

/** An origin as browsers send it: scheme and host, no path. */
static bool is_origin(struct str rest)
{
    if (str_equal(rest, STR("*")))
        return true;
    struct str scheme = str_cut(&rest, ':');
    return (str_equal(scheme, STR("https")) || str_equal(scheme, STR("http"))) &&
           rest.at && str_starts_with(rest, STR("//")) && rest.n > 2 &&
           strcspn(rest.at + 2, "/?# ,;\"") == rest.n - 2;
}

static enum status set_cors(void *options, const struct command_option *option,
                            const char *value, struct error *err)
{
    if (is_origin(str_of(value)))
        return command_option_texts(options, option, value, err);
    return command_option_refuse(option, value,
                                 "« * » ou une origine comme https://exemple.fr", err);
}

static enum status set_frame_ancestors(void *options, const struct command_option *option,
                                       const char *value, struct error *err)
{
    ((struct server_options *)options)->frame_ancestors = value;
    if (*value && strcspn(value, ";,\r\n") == strlen(value))
        return STATUS_OK;
    return command_option_refuse(
        option, value, "des sources séparées par des espaces, comme « 'self' »", err);
}

static enum status set_public_url(void *options, const struct command_option *option,
                                  const char *value, struct error *err)
{
    struct server_options *out = options;
    if (site_address_read(&out->public_url, str_of(value)))
        return STATUS_OK;
    return command_option_refuse(
        option, value, "une adresse sans chemin comme https://recherche.exemple.fr", err);
}

/** "32M": bytes, or with k, M or G times 1024, 1024² or 1024³. */
static enum status set_cache_bytes(void *options, const struct command_option *option,
                                   const char *value, struct error *err)
{
    static const char units[] = "kMG";
    struct str digits = str_of(value);
    const char *unit = digits.n ? strchr(units, value[digits.n - 1]) : NULL;
    unsigned shift = unit ? 10 * (unsigned)(unit - units + 1) : 0;
    digits.n -= unit != NULL;
    int64_t number = str_number(digits, CACHE_MOST_BYTES >> shift);
    if (number < 0)
        return command_option_refuse(
            option, value, "un nombre d'octets, de 0 à 64G : 500k, 32M, 2G", err);
    ((struct server_options *)options)->cache_bytes = (size_t)number << shift;
    return STATUS_OK;
}

static const char *const log_formats[] = {
    [LOG_LOGFMT] = "logfmt", [LOG_JSON] = "json", [LOG_NONE] = "none"};

#define FLAG(member) OPTION_FLAG(struct server_options, member)
#define TEXT(member) OPTION_TEXT(struct server_options, member)
#define NUMBER(member, from, to) OPTION_NUMBER(struct server_options, member, from, to)

static const struct command_option rows[] = {
    {"index", "DIR", "dossier de l'index (sinon celui de --config)", TEXT(index)},
    {"config", "FICHIER", "inffo-search.conf ; --public-url : son adresse", TEXT(config)},
    {"public-url", "URL", NULL, .set = set_public_url},
    {"engine", "MOTEUR", "flat (défaut) ou xapian : la base Xapian seule",
     OPTION_CHOICE(struct server_options, engine, index_engine_names)},
    {"listen", "ADRESSE", "où écouter (127.0.0.1:8080)",
     OPTION_TEXTS(struct server_options, listen, OPTIONS_LISTEN_MAX)},
    {"threads", "N", "fils d'exécution (autant que de cœurs)", NUMBER(threads, 1, 256)},
    {"cache-bytes", "N", "mémoire des réponses : 500k, 2G ; 0 : aucune (32M)",
     .set = set_cache_bytes},
    {"cors", "ORIGINE", "origine qui peut lire l'API, ou « * »", .set = set_cors,
     .target = offsetof(struct server_options, cors), .most = OPTIONS_CORS_MAX,
     .repeats = true},
    {"frame-ancestors", "SOURCES", "qui peut encadrer les pages ('none')",
     .set = set_frame_ancestors},
    {"log", "FORMAT", "une ligne par requête : logfmt (défaut), json, none",
     OPTION_CHOICE(struct server_options, log, log_formats)},
    {"log-queries", NULL, "écrire aussi les mots cherchés (non)", FLAG(log_queries)},
    {"gaps", "FICHIER", "compter les recherches sans réponse (inffo-stats)", TEXT(gaps)},
    {"assets", "DIR", "gabarits et feuilles de style", TEXT(assets)},
    {"max-connections", "N", "au plus (1024) ; --max-per-address : par IP (64)",
     NUMBER(max_connections, 1, 60000)},
    {"max-per-address", "N", NULL, NUMBER(max_per_address, 0, 60000)},
    {"head-timeout", "S", "envoi d'une requête (10) ; --idle-timeout : repos",
     NUMBER(head_seconds, 1, 600)},
    {"idle-timeout", "S", NULL, NUMBER(idle_seconds, 1, 3600)},
    OPTION_QUESTIONS,
};

const struct command_line server_command_line = {
    .program = "inffo-searchd",
    .needs = "--index DIR",
    .purpose = "Répond aux recherches par HTTP : pages en français et API JSON.\n",
    .options = rows,
    .n_options = COUNT_OF(rows),
    .examples = "  inffo-searchd --index /srv/index --listen [::1]:8080 --cors "
                "https://exemple.fr\n"
                "  inffo-searchd --config /etc/inffo-search/inffo-search.conf\n",
    .notes = "Signaux : TERM termine les requêtes en cours puis s'arrête ; HUP rouvre "
             "l'index.\n",
};

/** --cors takes the words too: `--cors https://a.fr https://b.fr`. */
static enum status take_words(struct server_options *out,
                              const struct command_words *words, struct error *err)
{
    for (size_t i = 0; i < words->n; i++) {
        bool has_room = out->cors.n > 0 && out->cors.n < OPTIONS_CORS_MAX;
        if (!has_room || !is_origin(str_of(words->at[i])))
            return error_set(err, STATUS_BAD_INPUT, "argument inattendu : %s",
                             words->at[i]);
        out->cors.at[out->cors.n++] = words->at[i];
    }
    return STATUS_OK;
}

enum status options_read(struct server_options *out, int argc, char **argv,
                         struct error *err)
{
    *out = (struct server_options){.frame_ancestors = "'none'",
                                   .public_url = STR(""),
                                   .cache_bytes = (size_t)32 << 20,
                                   .max_connections = 1024,
                                   .max_per_address = PER_ADDRESS_DEFAULT,
                                   .head_seconds = 10,
                                   .idle_seconds = 30};
    struct command_words words;
    enum status st =
        command_line_read(&words, out, &server_command_line, argc, argv, err);
    out->question = words.question;
    if (st || out->question)
        return st;
    st = take_words(out, &words, err);
    if (st)
        return st;
    if (!out->index && !out->config)
        return error_set(err, STATUS_BAD_INPUT, "il manque --index DIR");
    if (out->listen.n == 0)
        out->listen.at[out->listen.n++] = "127.0.0.1:8080";
    return STATUS_OK;
}
