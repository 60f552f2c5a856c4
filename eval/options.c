/* Options, their checks and their help. */
#include "eval/options.h"

#include <getopt.h>

#define NUMBER_MAX 999999999

/** Take one option's argument (NULL when it has none). @return false when it is wrong. */
typedef bool option_setter(struct eval_options *options, const char *argument);

/* Each setter of a text: the text must not be empty. */
#define TEXT_SETTER(member)                                                              \
    static bool set_##member(struct eval_options *options, const char *argument)         \
    {                                                                                    \
        options->member = argument;                                                      \
        return argument[0] != '\0';                                                      \
    }
TEXT_SETTER(index)
TEXT_SETTER(set)
TEXT_SETTER(queries)
TEXT_SETTER(constants)
TEXT_SETTER(run)
#undef TEXT_SETTER

/* Each setter of a flag. */
#define FLAG_SETTER(member)                                                              \
    static bool set_##member(struct eval_options *options, const char *argument)         \
    {                                                                                    \
        (void)argument;                                                                  \
        options->member = true;                                                          \
        return true;                                                                     \
    }
FLAG_SETTER(all_variants)
FLAG_SETTER(per_question)
FLAG_SETTER(json)
FLAG_SETTER(quiet)
#undef FLAG_SETTER

static bool set_score(struct eval_options *options, const char *argument)
{
    options->score = argument;
    options->action = ACTION_SCORE;
    return argument[0] != '\0';
}

static bool set_compare(struct eval_options *options, const char *argument)
{
    (void)argument;
    options->action = ACTION_COMPARE;
    return true;
}

static bool set_print(struct eval_options *options, const char *argument)
{
    (void)argument;
    options->action = ACTION_CONSTANTS;
    return true;
}

static bool set_help(struct eval_options *options, const char *argument)
{
    (void)argument;
    options->action = ACTION_HELP;
    return true;
}

static bool set_version(struct eval_options *options, const char *argument)
{
    (void)argument;
    options->action = ACTION_VERSION;
    return true;
}

static bool set_relevant(struct eval_options *options, const char *argument)
{
    int64_t number = str_number(str_of(argument), NUMBER_MAX);
    options->relevant = (unsigned)number;
    return number > 0;
}

static bool set_seed(struct eval_options *options, const char *argument)
{
    int64_t number = str_number(str_of(argument), NUMBER_MAX);
    options->seed = (uint64_t)number;
    return number >= 0;
}

static bool set_variant(struct eval_options *options, const char *argument)
{
    options->has_variant = true;
    return variant_find(&options->variant, str_of(argument));
}

static const struct {
    const char *name;
    const char *argument; /* what the help calls it, or NULL */
    option_setter *set;
    const char *help;
} rows[] = {
    {"index", "DOSSIER", set_index, "l'index à interroger"},
    {"set", "DOSSIER", set_set, "queries.tsv et qrels.tsv (id, document, note)"},
    {"queries", "FICHIER", set_queries, "d'autres questions que celles du dossier"},
    {"relevant", "N", set_relevant, "un document est pertinent dès la note N (1)"},
    {"variants", NULL, set_all_variants,
     "toutes les variantes et la part de nDCG gardée"},
    {"variant", "NOM", set_variant, "noacc, caps, apos, noelis, typo ou order"},
    {"seed", "N", set_seed, "le hasard des variantes et de --compare (1)"},
    {"run", "FICHIER", set_run, "écrire ce qui est trouvé, au format TREC"},
    {"score", "RUN", set_score, "mesurer un fichier TREC, sans index"},
    {"compare", NULL, set_compare, "comparer RUN_A et RUN_B, tests appariés"},
    {"constants", "FICHIER", set_constants, "d'autres constantes de classement"},
    {"print-constants", NULL, set_print, "les écrire toutes, avec leur source"},
    {"per-query", NULL, set_per_question, "dire les mesures de chaque question"},
    {"json", NULL, set_json, "le compte rendu en JSON"},
    {"quiet", NULL, set_quiet, "les chiffres seuls, sans titres ni remarques"},
    {"help", NULL, set_help, "cette aide (--version : la version)"},
    {"version", NULL, set_version, NULL},
};

static enum status check(struct eval_options *options, int n_more, char **more,
                         struct error *err)
{
    if (options->action >= ACTION_CONSTANTS)
        return STATUS_OK;
    int n_wanted = options->action == ACTION_COMPARE ? 2 : 0;
    if (n_more < n_wanted)
        return error_set(err, STATUS_BAD_INPUT, "--compare demande RUN_A et RUN_B");
    if (n_more > n_wanted)
        return error_set(err, STATUS_BAD_INPUT, "« %.60s » est de trop", more[n_wanted]);
    for (int i = 0; i < n_wanted; i++)
        options->compared[i] = more[i];
    if (options->action == ACTION_ASK && !options->set && options->has_variant) {
        options->action = ACTION_VARY;
        return STATUS_OK;
    }
    if (!options->set)
        return error_set(err, STATUS_BAD_INPUT, "il manque --set DOSSIER");
    if (options->action == ACTION_ASK && !options->index)
        return error_set(err, STATUS_BAD_INPUT, "il manque --index DOSSIER");
    if (options->all_variants && (options->has_variant || options->run))
        return error_set(err, STATUS_BAD_INPUT,
                         "--variants ne va ni avec --variant ni avec --run");
    bool is_asked = options->has_variant || options->all_variants || options->run;
    if (options->action != ACTION_ASK && is_asked)
        return error_set(err, STATUS_BAD_INPUT,
                         "--run et les variantes demandent un index à interroger");
    return STATUS_OK;
}

enum status options_read(struct eval_options *out, int argc, char **argv,
                         struct error *err)
{
    *out = (struct eval_options){.relevant = 1, .seed = 1};
    struct option longs[COUNT_OF(rows) + 1] = {{0}};
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        longs[i] = (struct option){rows[i].name,
                                   rows[i].argument ? required_argument : no_argument,
                                   NULL, (int)i};
    opterr = 0;
    optind = 0; /* start anew: tests read several command lines */
    int row;
    /* NOLINTNEXTLINE(concurrency-mt-unsafe): no thread has been started yet. */
    while ((row = getopt_long(argc, argv, "", longs, NULL)) != -1) {
        if (row == '?')
            return error_set(err, STATUS_BAD_INPUT,
                             "option inconnue, ou sans sa valeur : %.60s",
                             argv[optind - 1]);
        if (!rows[row].set(out, optarg))
            return error_set(err, STATUS_BAD_INPUT, "--%s n'admet pas « %.60s » (%s)",
                             rows[row].name, optarg, rows[row].help);
        if (out->action == ACTION_HELP || out->action == ACTION_VERSION)
            return STATUS_OK; /* whatever else is asked */
    }
    return check(out, argc - optind, argv + optind, err);
}

void options_put_help(struct buf *out)
{
    buf_put_text(out, "Usage : inffo-eval --index DOSSIER --set DOSSIER [OPTION]…\n"
                      "Mesure une recherche sur des questions jugées : nDCG@10, MRR@10, "
                      "R@100.\n\n");
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (rows[i].help)
            buf_printf(out, "  --%-15s %-7s  %s\n", rows[i].name,
                       rows[i].argument ? rows[i].argument : "", rows[i].help);
    buf_put_text(out,
                 "\nExemples :\n"
                 "  inffo-eval --index build/index --set corpus/judgements --variants\n"
                 "  inffo-eval --set corpus/judgements --compare avant.run apres.run\n"
                 "  inffo-eval --variant typo < queries.tsv > queries.typo.tsv\n");
}
