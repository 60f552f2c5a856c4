/* The options of inffo-eval, and which of them may be given together. */
#include "eval/options.h"

#define NUMBER_MAX 999999999

static enum status set_variant(void *options, const struct command_option *option,
                               const char *value, struct error *err)
{
    struct eval_options *out = options;
    out->has_variant = true;
    return variant_find(&out->variant, str_of(value))
               ? STATUS_OK
               : command_option_refuse(option, value, option->help, err);
}

#define FLAG(member) OPTION_FLAG(struct eval_options, member)
#define TEXT(member) OPTION_TEXT(struct eval_options, member)
#define NUMBER(member, from) OPTION_NUMBER(struct eval_options, member, from, NUMBER_MAX)

static const struct command_option rows[] = {
    {"index", "DOSSIER", "l'index à interroger (--engine flat ou xapian)", TEXT(index)},
    {"engine", "MOTEUR", NULL,
     OPTION_CHOICE(struct eval_options, engine, index_engine_names)},
    {"set", "DOSSIER", "queries.tsv et qrels.tsv (--half tune ou held)", TEXT(set)},
    {"queries", "FICHIER", "d'autres questions que celles du dossier", TEXT(queries)},
    {"half", "MOITIE", NULL, OPTION_CHOICE(struct eval_options, half, half_names)},
    {"relevant", "N", "un document est pertinent dès la note N (1)", NUMBER(relevant, 1)},
    {"variants", NULL, "toutes les variantes et la part de nDCG gardée",
     FLAG(all_variants)},
    {"variant", "NOM", "noacc, caps, apos, noelis, typo ou order", .set = set_variant},
    {"seed", "N", "le hasard des variantes et de --compare (1)", NUMBER(seed, 0)},
    {"run", "FICHIER", "écrire ce qui est trouvé, au format TREC", TEXT(run)},
    {"score", "RUN", "mesurer un fichier TREC, sans index", TEXT(score)},
    {"compare", NULL, "comparer RUN_A et RUN_B, tests appariés", FLAG(compares)},
    {"constants", "FICHIER", "d'autres constantes de classement", TEXT(constants)},
    {"print-constants", NULL, "les écrire toutes, avec leur source",
     FLAG(prints_constants)},
    {"per-query", NULL, "dire les mesures de chaque question", FLAG(per_question)},
    {"json", NULL, "le compte rendu en JSON", FLAG(json)},
    {"quiet", NULL, "les chiffres seuls, sans titres ni remarques", FLAG(quiet)},
    OPTION_QUESTIONS,
};

const struct command_line eval_command_line = {
    .program = "inffo-eval",
    .needs = "--index DOSSIER --set DOSSIER",
    .purpose = "Mesure une recherche sur des questions jugées : nDCG@10, MRR@10, R@100, "
               "juste@1.\n",
    .options = rows,
    .n_options = COUNT_OF(rows),
    .examples = "  inffo-eval --index build/index --set corpus/judgements --variants\n"
                "  inffo-eval --set corpus/judgements --compare avant.run apres.run\n"
                "  inffo-eval --variant typo < queries.tsv > queries.typo.tsv\n",
};

static enum action action_of(const struct eval_options *options)
{
    if (options->prints_constants)
        return ACTION_CONSTANTS;
    if (options->compares)
        return ACTION_COMPARE;
    if (options->score)
        return ACTION_SCORE;
    return options->has_variant && !options->set ? ACTION_VARY : ACTION_ASK;
}

static enum status take_words(struct eval_options *options,
                              const struct command_words *words, struct error *err)
{
    size_t n_wanted = options->action == ACTION_COMPARE ? 2 : 0;
    if (words->n < n_wanted)
        return error_set(err, STATUS_BAD_INPUT, "--compare demande RUN_A et RUN_B");
    if (words->n > n_wanted)
        return error_set(err, STATUS_BAD_INPUT, "« %.60s » est de trop",
                         words->at[n_wanted]);
    for (size_t i = 0; i < n_wanted; i++)
        options->compared[i] = words->at[i];
    return STATUS_OK;
}

static enum status check(const struct eval_options *options, struct error *err)
{
    if (options->action == ACTION_VARY)
        return STATUS_OK;
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
    struct command_words words;
    enum status st = command_line_read(&words, out, &eval_command_line, argc, argv, err);
    out->question = words.question;
    out->action = action_of(out);
    if (st || out->question || out->action == ACTION_CONSTANTS)
        return st;
    st = take_words(out, &words, err);
    return st ? st : check(out, err);
}
