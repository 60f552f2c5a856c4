/* The options of inffo-index, and which go together. */
#include "indexer/options.h"

#include <sched.h>

/** An option that says what to do: no other such option may be given. */
static enum status set_command(void *options, const struct command_option *option,
                               const char *value, struct error *err)
{
    (void)value;
    struct index_options *out = options;
    enum command command = (enum command)option->which;
    if (out->command != COMMAND_BUILD && out->command != command)
        return error_set(err, STATUS_BAD_INPUT,
                         "--%s ne va pas avec une autre action de la ligne de commande",
                         option->name);
    out->command = command;
    return STATUS_OK;
}

static enum status set_explain(void *options, const struct command_option *option,
                               const char *value, struct error *err)
{
    enum status st = command_option_text(options, option, value, err);
    return st ? st : set_command(options, option, value, err);
}

#define FLAG(member) OPTION_FLAG(struct index_options, member)
#define TEXT(member) OPTION_TEXT(struct index_options, member)
#define NUMBER(member, from, to) OPTION_NUMBER(struct index_options, member, from, to)
#define COMMAND(name) .set = set_command, .which = COMMAND_##name

static const struct command_option rows[] = {
    {"index", "DOSSIER", "l'index à construire ou à lire", TEXT(index), .letter = 'i'},
    {"format", "FORMAT", "auto (défaut), jsonl, html, feed, wordpress, markdown…",
     OPTION_CHOICE(struct index_options, sources.format, format_names), .letter = 'f'},
    {"vocabulary", "DOSSIER", "régions, thèmes et sigles (ou $INFFO_VOCABULARY)",
     TEXT(vocabulary)},
    {"thesaurus", "FICHIER", "descripteurs et synonymes (Formacode, CSV)",
     TEXT(thesaurus)},
    {"max-errors", "N", "au-delà de N refus, ne rien publier (défaut : 20)",
     NUMBER(max_errors, 0, INT32_MAX)},
    {"jobs", "N", "fils d'exécution (défaut : un par cœur)", NUMBER(jobs, 1, JOBS_MAX),
     .letter = 'j'},
    {"report", "FICHIER", "écrire le compte rendu complet, en JSON", TEXT(report)},
    {"dump", NULL, "écrire en JSONL ce qui est compris, sans indexer", COMMAND(DUMP)},
    {"explain-document", "ID", "dire d'où viennent ses thèmes et régions",
     .set = set_explain, .target = offsetof(struct index_options, explain_id),
     .which = COMMAND_EXPLAIN},
    {"verify", NULL, "vérifier chaque octet de l'index servi", COMMAND(VERIFY)},
    {"deep", NULL, "avec --verify : recompiler depuis Xapian, comparer", FLAG(is_deep)},
    {"rollback", NULL, "servir de nouveau la génération précédente", COMMAND(ROLLBACK)},
    {"json", NULL, "résultat en JSON sur la sortie standard", FLAG(wants_json)},
    {"quiet", NULL, "n'afficher que les erreurs", FLAG(is_quiet), .letter = 'q'},
    OPTION_QUESTIONS,
};

const struct command_line index_command_line = {
    .program = "inffo-index",
    .needs = "--index DOSSIER",
    .words = "SOURCE…",
    .purpose = "Lit des documents (Markdown, monographies, JSONL ; « - » : l'entrée "
               "standard) et\n"
               "publie l'index où on les cherche.\n",
    .options = rows,
    .n_options = COUNT_OF(rows),
    .examples = "  inffo-index --index var/index corpus/\n",
    .notes =
        "Codes de sortie : 0, ou ceux de sysexits (64 usage, 65 données, 75 verrou).\n",
};

/** The cores that the process may use. */
static uint32_t count_cores(void)
{
    cpu_set_t cores;
    if (sched_getaffinity(0, sizeof cores, &cores))
        return 1;
    int n = CPU_COUNT(&cores);
    return n < 1 ? 1 : n > JOBS_MAX ? JOBS_MAX : (uint32_t)n;
}

/* What each action needs. */
static const struct {
    bool needs_index, needs_sources, takes_sources;
} needs[COMMAND_COUNT_] = {
    [COMMAND_BUILD] = {true, true, true},
    [COMMAND_DUMP] = {false, false, true}, /* of sources, or of an index */
    [COMMAND_EXPLAIN] = {false, true, true},
    [COMMAND_VERIFY] = {true, false, false},
    [COMMAND_ROLLBACK] = {true, false, false},
};

static enum status check(const struct index_options *options, struct error *err)
{
    bool has_sources = options->sources.n > 0;
    if (needs[options->command].needs_index && !options->index)
        return error_set(err, STATUS_BAD_INPUT, "il manque --index DOSSIER");
    if (needs[options->command].needs_sources && !has_sources)
        return error_set(err, STATUS_BAD_INPUT,
                         "il manque au moins une SOURCE (fichier ou dossier)");
    if (options->is_deep && options->command != COMMAND_VERIFY)
        return error_set(err, STATUS_BAD_INPUT, "--deep ne va qu'avec --verify");
    if (has_sources && !needs[options->command].takes_sources)
        return error_set(err, STATUS_BAD_INPUT, "« %s » est de trop ici",
                         options->sources.names[0]);
    if (options->command == COMMAND_DUMP && !has_sources && !options->index)
        return error_set(err, STATUS_BAD_INPUT,
                         "il manque une SOURCE (ou --index DOSSIER, pour l'index servi)");
    return STATUS_OK;
}

enum status options_read(struct index_options *out, int argc, char **argv,
                         struct error *err)
{
    *out =
        (struct index_options){.max_errors = MAX_ERRORS_DEFAULT, .jobs = count_cores()};
    struct command_words words;
    enum status st = command_line_read(&words, out, &index_command_line, argc, argv, err);
    out->question = words.question;
    out->sources.names = (const char *const *)words.at;
    out->sources.n = words.n;
    return st || out->question ? st : check(out, err);
}
