/* One table of options drives the reading and the help. */
#include "cli/ask_options.h"

#include <getopt.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/memory.h"

enum {
    OPTION_INDEX = 1,
    OPTION_JSON,
    OPTION_BATCH,
    OPTION_DEPTH,
    OPTION_TREC,
    OPTION_CONSTANTS,
    OPTION_HELP,
    OPTION_VERSION,
    OPTION_PARAM
};

static const struct {
    const char *name;
    int number; /* options of the same number are told apart by their place */
    const char *argument;
    const char *help; /* NULL: said in the line before */
} table[] = {
    {"index", OPTION_INDEX, "DIR", "dossier de l'index (obligatoire)"},
    {"json", OPTION_JSON, NULL, "la réponse de l'API, en JSON"},
    {"region", OPTION_PARAM, "CODE", "région : code Insee ou identifiant ; se répète"},
    {"theme", OPTION_PARAM, "THEME", "thème ; se répète"},
    {"kind", OPTION_PARAM, "TYPE", "type de document ; se répète"},
    {"source", OPTION_PARAM, "SOURCE", "source ; se répète"},
    {"from", OPTION_PARAM, "DATE",
     "publié depuis (--to : jusqu'à) 2026, 2026-04, 2026-04-07"},
    {"to", OPTION_PARAM, "DATE", NULL},
    {"valid_at", OPTION_PARAM, "DATE", "en vigueur à cette date"},
    {"sort", OPTION_PARAM, "ORDRE", "relevance, newest ou oldest"},
    {"mode", OPTION_PARAM, "MODE", "broad (français) ou strict (mots tels quels)"},
    {"page", OPTION_PARAM, "N", "page, à partir de 1 (--per_page : réponses par page)"},
    {"per_page", OPTION_PARAM, "N", NULL},
    {"facets", OPTION_PARAM, "FACETTE", "facettes à compter ; « none » pour aucune"},
    {"batch", OPTION_BATCH, "FICHIER",
     "une question par ligne : identifiant, tabulation, texte"},
    {"depth", OPTION_DEPTH, "N", NULL},
    {"trec", OPTION_TREC, NULL,
     "avec --batch : le format des essais TREC (--depth N : 100)"},
    {"constants", OPTION_CONSTANTS, "FICHIER",
     "autres constantes du classement, pour des essais"},
    {"help", OPTION_HELP, NULL, "cette aide"},
    {"version", OPTION_VERSION, NULL, "la version"},
};

void ask_options_help(FILE *to)
{
    (void)fputs(
        "Usage : inffo-search --index DIR [OPTIONS] MOTS…\n"
        "Cherche dans un index et montre les réponses, les meilleures d'abord.\n\n",
        to);
    for (size_t i = 0; i < COUNT_OF(table); i++)
        if (table[i].help)
            (void)fprintf(to, "  --%-9s %-7s %s\n", table[i].name,
                          table[i].argument ? table[i].argument : "", table[i].help);
    (void)fputs(
        "\nExemples :\n"
        "  inffo-search --index build/index vae inversée\n"
        "  inffo-search --index build/index --region 32 -- apprentissage -lille\n",
        to);
}

static enum status read_depth(struct ask_options *out, const char *text,
                              struct error *err)
{
    char *end = NULL;
    unsigned long depth = strtoul(text, &end, 10);
    if (end == text || *end || depth < 1 || depth > SEARCH_DEPTH_MAX)
        return error_set(err, STATUS_BAD_INPUT,
                         "--depth : « %.40s » n'est pas un nombre de 1 à %d", text,
                         SEARCH_DEPTH_MAX);
    out->depth = (uint32_t)depth;
    return STATUS_OK;
}

static enum status add_param(struct ask_options *out, const char *name, const char *value,
                             struct error *err)
{
    if (out->n_params == ASK_PARAMS_MAX)
        return error_set(err, STATUS_BAD_INPUT, "plus de %d filtres", ASK_PARAMS_MAX);
    out->params[out->n_params++] = (struct search_param){str_of(name), str_of(value)};
    return STATUS_OK;
}

static enum status take(struct ask_options *out, size_t row, struct error *err)
{
    switch (table[row].number) {
    case OPTION_INDEX:
        out->index = optarg;
        break;
    case OPTION_BATCH:
        out->batch = optarg;
        break;
    case OPTION_CONSTANTS:
        out->constants = optarg;
        break;
    case OPTION_DEPTH:
        return read_depth(out, optarg, err);
    case OPTION_PARAM:
        return add_param(out, table[row].name, optarg, err);
    case OPTION_JSON:
        out->json = true;
        break;
    case OPTION_TREC:
        out->trec = true;
        break;
    case OPTION_HELP:
        out->help = true;
        break;
    default:
        out->version = true;
        break;
    }
    return STATUS_OK;
}

static enum status take_words(struct ask_options *out, int argc, char **argv,
                              struct error *err)
{
    AUTO_BUF words = BUF_INIT(SIZE_MAX / 2);
    for (int i = optind; i < argc; i++)
        buf_printf(&words, "%s%s", i > optind ? " " : "", argv[i]);
    out->words = mem_copy_string(buf_text(&words), words.n);
    if (out->help || out->version)
        return STATUS_OK;
    if (!out->index)
        return error_set(err, STATUS_BAD_INPUT, "il manque --index DIR");
    if (out->batch && (words.n || out->json))
        return error_set(err, STATUS_BAD_INPUT,
                         "--batch ne va ni avec des mots ni avec --json");
    if (out->trec && !out->batch)
        return error_set(err, STATUS_BAD_INPUT, "--trec demande --batch");
    return out->batch ? STATUS_OK : add_param(out, "q", out->words, err);
}

/** getopt() gives a short option's letter, a long one's row. */
static size_t row_of(int option)
{
    const char *name = option == 'i' ? "index" : option == 'h' ? "help" : NULL;
    if (!name)
        return (size_t)option;
    size_t row = 0;
    while (strcmp(table[row].name, name) != 0)
        row++;
    return row;
}

static enum status refuse(char **argv, struct error *err)
{
    char letter[] = {'-', (char)optopt, '\0'};
    bool is_short = optopt > ' ';
    return error_set(
        err, STATUS_BAD_INPUT,
        "option inconnue, ou sans sa valeur : %.60s (voir --help ; « -- » avant "
        "des mots qui commencent par un tiret)",
        is_short ? letter : argv[optind - 1]);
}

enum status ask_options_read(struct ask_options *out, int argc, char **argv,
                             struct error *err)
{
    *out = (struct ask_options){.depth = 100};
    struct option options[COUNT_OF(table) + 1] = {{0}};
    for (size_t i = 0; i < COUNT_OF(table); i++)
        options[i] = (struct option){table[i].name,
                                     table[i].argument ? required_argument : no_argument,
                                     NULL, (int)i};
    opterr = 0;
    for (;;) {
        /* NOLINTNEXTLINE(concurrency-mt-unsafe): no thread has been started yet. */
        int row = getopt_long(argc, argv, "i:h", options, NULL);
        if (row == -1)
            break;
        if (row == '?')
            return refuse(argv, err);
        enum status st = take(out, row_of(row), err);
        if (st)
            return st;
    }
    return take_words(out, argc, argv, err);
}

void ask_options_release(struct ask_options *options)
{
    mem_free(options->words);
    options->words = NULL;
}
