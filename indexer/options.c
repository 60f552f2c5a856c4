/* Options, their checks and their help. */
#include "indexer/options.h"

#include <errno.h>
#include <getopt.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/str.h"

/** Take one option's argument (NULL when it has none). @return false when it is wrong. */
typedef bool option_setter(struct index_options *options, const char *argument);

static bool set_index(struct index_options *options, const char *argument)
{
    options->index = argument;
    return argument[0] != '\0';
}

static bool set_vocabulary(struct index_options *options, const char *argument)
{
    options->vocabulary = argument;
    return argument[0] != '\0';
}

static bool set_thesaurus(struct index_options *options, const char *argument)
{
    options->thesaurus = argument;
    return argument[0] != '\0';
}

static bool set_report(struct index_options *options, const char *argument)
{
    options->report = argument;
    return argument[0] != '\0';
}

static bool set_format(struct index_options *options, const char *argument)
{
    options->sources.format = format_find(str_of(argument));
    return options->sources.format != FORMAT_COUNT_;
}

static bool read_number(uint32_t *out, const char *argument, long most)
{
    char *end = NULL;
    errno = 0;
    long value = strtol(argument, &end, 10);
    if (errno || end == argument || *end || value < 0 || value > most)
        return false;
    *out = (uint32_t)value;
    return true;
}

static bool set_max_errors(struct index_options *options, const char *argument)
{
    return read_number(&options->max_errors, argument, INT32_MAX);
}

static bool set_jobs(struct index_options *options, const char *argument)
{
    return read_number(&options->jobs, argument, JOBS_MAX) && options->jobs;
}

/** The cores that the process may use. */
static uint32_t count_cores(void)
{
    cpu_set_t cores;
    if (sched_getaffinity(0, sizeof cores, &cores))
        return 1;
    int n = CPU_COUNT(&cores);
    return n < 1 ? 1 : n > JOBS_MAX ? JOBS_MAX : (uint32_t)n;
}

static bool set_quiet(struct index_options *options, const char *argument)
{
    (void)argument;
    options->is_quiet = true;
    return true;
}

static bool set_json(struct index_options *options, const char *argument)
{
    (void)argument;
    options->wants_json = true;
    return true;
}

static bool set_explain(struct index_options *options, const char *argument)
{
    options->explain_id = argument;
    return argument[0] != '\0';
}

struct option_row {
    const char *name;
    const char *argument; /* what the help calls it, or NULL */
    option_setter *set;   /* or NULL */
    const char *help;
    enum command command; /* that the option asks for; COMMAND_BUILD: none */
    char letter;          /* or 0 */
};

static const struct option_row rows[] = {
    {"index", "DOSSIER", set_index, "l'index à construire ou à lire", COMMAND_BUILD, 'i'},
    {"format", "FORMAT", set_format, "auto (défaut), jsonl, markdown ou monograph",
     COMMAND_BUILD, 'f'},
    {"vocabulary", "DOSSIER", set_vocabulary,
     "régions, thèmes et sigles (ou $INFFO_VOCABULARY)", COMMAND_BUILD, 0},
    {"thesaurus", "FICHIER", set_thesaurus, "descripteurs et synonymes (Formacode, CSV)",
     COMMAND_BUILD, 0},
    {"max-errors", "N", set_max_errors,
     "au-delà de N refus, ne rien publier (défaut : 20)", COMMAND_BUILD, 0},
    {"jobs", "N", set_jobs, "fils d'exécution (défaut : un par cœur)", COMMAND_BUILD,
     'j'},
    {"report", "FICHIER", set_report, "écrire le compte rendu complet, en JSON",
     COMMAND_BUILD, 0},
    {"dump", NULL, NULL, "écrire en JSONL ce qui est compris, sans indexer", COMMAND_DUMP,
     0},
    {"explain-document", "ID", set_explain, "dire d'où viennent ses thèmes et régions",
     COMMAND_EXPLAIN, 0},
    {"verify", NULL, NULL, "vérifier chaque octet de l'index servi", COMMAND_VERIFY, 0},
    {"rollback", NULL, NULL, "servir de nouveau la génération précédente",
     COMMAND_ROLLBACK, 0},
    {"json", NULL, set_json, "résultat en JSON sur la sortie standard", COMMAND_BUILD, 0},
    {"quiet", NULL, set_quiet, "n'afficher que les erreurs", COMMAND_BUILD, 'q'},
    {"help", NULL, NULL, "afficher cette aide", COMMAND_HELP, 'h'},
    {"version", NULL, NULL, "afficher la version", COMMAND_VERSION, 'V'},
};

/* getopt_long() gives row number i as FIRST_ROW + i, whether by letter or by name. */
#define FIRST_ROW 256

static void make_tables(struct option longs[COUNT_OF(rows) + 1],
                        char letters[2 * COUNT_OF(rows) + 2])
{
    size_t n = 0;
    letters[n++] = ':'; /* a missing argument is told from an unknown option */
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        int has_argument = rows[i].argument ? required_argument : no_argument;
        longs[i] = (struct option){rows[i].name, has_argument, NULL, FIRST_ROW + (int)i};
        if (rows[i].letter)
            letters[n++] = rows[i].letter;
        if (rows[i].letter && rows[i].argument)
            letters[n++] = ':';
    }
    longs[COUNT_OF(rows)] = (struct option){0};
    letters[n] = '\0';
}

/** The row of a code that getopt_long() gave and that is no complaint. */
static const struct option_row *row_of(int code)
{
    if (code >= FIRST_ROW)
        return &rows[code - FIRST_ROW];
    size_t i = 0;
    while (rows[i].letter != code && i + 1 < COUNT_OF(rows))
        i++;
    return &rows[i];
}

static bool is_question(enum command command)
{
    return command == COMMAND_HELP || command == COMMAND_VERSION;
}

static enum status apply(struct index_options *options, const struct option_row *row,
                         const char *argument, struct error *err)
{
    if (row->set && !row->set(options, argument))
        return error_set(err, STATUS_BAD_INPUT, "--%s n'admet pas « %s » (%s)", row->name,
                         argument, row->help);
    if (row->command == COMMAND_BUILD)
        return STATUS_OK;
    if (is_question(options->command))
        return STATUS_OK; /* whatever else is asked, help comes first */
    bool is_other = options->command != COMMAND_BUILD && options->command != row->command;
    if (is_other && !is_question(row->command))
        return error_set(err, STATUS_BAD_INPUT,
                         "--%s ne va pas avec une autre action de la ligne de commande",
                         row->name);
    options->command = row->command;
    return STATUS_OK;
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
    if (is_question(options->command))
        return STATUS_OK;
    if (needs[options->command].needs_index && !options->index)
        return error_set(err, STATUS_BAD_INPUT, "il manque --index DOSSIER");
    if (needs[options->command].needs_sources && !has_sources)
        return error_set(err, STATUS_BAD_INPUT,
                         "il manque au moins une SOURCE (fichier ou dossier)");
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
    struct option longs[COUNT_OF(rows) + 1];
    char letters[2 * COUNT_OF(rows) + 2];
    make_tables(longs, letters);
    opterr = 0;
    optind = 0; /* start anew: tests read several command lines */
    int code;
    /* NOLINTNEXTLINE(concurrency-mt-unsafe): no thread has been started yet. */
    while ((code = getopt_long(argc, argv, letters, longs, NULL)) != -1) {
        const char *given = optind > 0 && optind <= argc ? argv[optind - 1] : "";
        if (code == ':')
            return error_set(err, STATUS_BAD_INPUT, "%s demande une valeur", given);
        if (code == '?')
            return error_set(err, STATUS_BAD_INPUT, "option inconnue : %s", given);
        enum status st = apply(out, row_of(code), optarg, err);
        if (st)
            return st;
    }
    out->sources.names = (const char *const *)(argv + optind);
    out->sources.n = (size_t)(argc - optind);
    return check(out, err);
}

static void put_row(struct buf *out, const struct option_row *row)
{
    char letter[] = "    ";
    if (row->letter)
        (void)snprintf(letter, sizeof letter, "-%c, ", row->letter);
    AUTO_BUF name = BUF_INIT(80);
    buf_printf(&name, "%s%s%s", row->name, row->argument ? " " : "",
               row->argument ? row->argument : "");
    buf_printf(out, "  %s--%-20s %s\n", letter, buf_text(&name), row->help);
}

void options_put_help(struct buf *out)
{
    buf_put_text(out,
                 "Usage : inffo-index --index DOSSIER [OPTION]… SOURCE…\n"
                 "Lit des documents (Markdown, monographies, JSONL ; « - » : l'entrée "
                 "standard) et\npublie l'index où on les cherche.\n\n");
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        put_row(out, &rows[i]);
    buf_put_text(out, "\nExemples :\n"
                      "  inffo-index --index var/index corpus/\n"
                      "Codes de sortie : 0, ou ceux de sysexits (64 usage, 65 données, "
                      "75 verrou).\n");
}
