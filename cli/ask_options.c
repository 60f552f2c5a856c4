/* The options of inffo-search: the parameters of a search, and what to do with the
 * answer. */
#include "cli/ask_options.h"

#include "base/memory.h"

static enum status add_param(void *options, const char *name, const char *value,
                             struct error *err)
{
    struct ask_options *out = options;
    if (out->n_params == ASK_PARAMS_MAX)
        return error_set(err, STATUS_BAD_INPUT, "plus de %d filtres", ASK_PARAMS_MAX);
    out->params[out->n_params++] = (struct search_param){str_of(name), str_of(value)};
    return STATUS_OK;
}

static enum status set_param(void *options, const struct command_option *option,
                             const char *value, struct error *err)
{
    return add_param(options, option->name, value, err);
}

#define FLAG(member) OPTION_FLAG(struct ask_options, member)
#define TEXT(member) OPTION_TEXT(struct ask_options, member)
#define PARAM .set = set_param
#define PARAMS .set = set_param, .repeats = true

static const struct command_option rows[] = {
    {"index", "DIR", "dossier de l'index (obligatoire)", TEXT(index), .letter = 'i'},
    {"json", NULL, "la réponse de l'API, en JSON", FLAG(json)},
    {"region", "CODE", "région : code Insee ou identifiant", PARAMS},
    {"theme", "THEME", "thème (--kind : type, --source : source)", PARAMS},
    {"kind", "TYPE", NULL, PARAMS},
    {"source", "SOURCE", NULL, PARAMS},
    {"from", "DATE", "publié depuis (--to : jusqu'à) 2026, 2026-04, 2026-04-07", PARAM},
    {"to", "DATE", NULL, PARAM},
    {"valid_at", "DATE", "en vigueur à cette date", PARAM},
    {"sort", "ORDRE", "relevance, newest ou oldest", PARAM},
    {"mode", "MODE", "broad (français) ou strict (mots tels quels)", PARAM},
    {"page", "N", "page, à partir de 1 (--per_page : réponses par page)", PARAM},
    {"per_page", "N", NULL, PARAM},
    {"facets", "FACETTE", "facettes à compter ; « none » : aucune", PARAMS},
    {"engine", "MOTEUR", "flat (défaut) ou xapian : la base Xapian seule",
     OPTION_CHOICE(struct ask_options, engine, index_engine_names)},
    {"batch", "FICHIER", "une question par ligne : identifiant, tabulation, texte",
     TEXT(batch)},
    {"trec", NULL, "avec --batch : format des essais TREC (--depth N : 100)", FLAG(trec)},
    {"depth", "N", NULL, OPTION_NUMBER(struct ask_options, depth, 1, SEARCH_DEPTH_MAX)},
    {"lettre", "DOSSIER", "la lettre (--days 15 --public-url URL --name --publisher)",
     TEXT(letter)},
    {"days", "N", NULL, PARAM},
    {"public-url", "URL", NULL, TEXT(public_url)},
    {"name", "NOM", NULL, TEXT(name)},
    {"publisher", "NOM", NULL, TEXT(publisher)},
    {"constants", "FICHIER", "autres constantes du classement, pour des essais",
     TEXT(constants)},
    OPTION_QUESTIONS,
};

const struct command_line ask_command_line = {
    .program = "inffo-search",
    .needs = "--index DIR",
    .words = "MOTS…",
    .purpose = "Cherche dans un index et montre les réponses, les meilleures d'abord.\n",
    .options = rows,
    .n_options = COUNT_OF(rows),
    .examples = "  inffo-search --index build/index vae inversée\n"
                "  inffo-search --index build/index --region 32 -- apprentissage -lille\n"
                "  inffo-search --index build/index --lettre envois --days 15\n",
};

static enum status take_words(struct ask_options *out, const struct command_words *words,
                              struct error *err)
{
    AUTO_BUF joined = BUF_INIT(SIZE_MAX / 2);
    for (size_t i = 0; i < words->n; i++)
        buf_printf(&joined, "%s%s", i ? " " : "", words->at[i]);
    out->words = mem_copy_string(buf_text(&joined), joined.n);
    if (!out->index)
        return error_set(err, STATUS_BAD_INPUT, "il manque --index DIR");
    if (out->batch && (joined.n || out->json))
        return error_set(err, STATUS_BAD_INPUT,
                         "--batch ne va ni avec des mots ni avec --json");
    if (out->letter && (joined.n || out->json || out->batch))
        return error_set(err, STATUS_BAD_INPUT,
                         "--lettre ne va ni avec des mots, ni avec --json, ni avec "
                         "--batch");
    if (!out->letter && (out->public_url || out->name || out->publisher))
        return error_set(err, STATUS_BAD_INPUT,
                         "--public-url, --name et --publisher demandent --lettre");
    if (out->trec && !out->batch)
        return error_set(err, STATUS_BAD_INPUT, "--trec demande --batch");
    return out->batch || out->letter ? STATUS_OK : add_param(out, "q", out->words, err);
}

enum status ask_options_read(struct ask_options *out, int argc, char **argv,
                             struct error *err)
{
    *out = (struct ask_options){.depth = 100};
    struct command_words words;
    enum status st = command_line_read(&words, out, &ask_command_line, argc, argv, err);
    out->question = words.question;
    return st || out->question ? st : take_words(out, &words, err);
}

void ask_options_release(struct ask_options *options)
{
    mem_free(options->words);
    options->words = NULL;
}
