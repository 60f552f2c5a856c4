/* The reading of a command line by getopt_long(), and its help. */
#include "base/command_line.h"

#include <assert.h>
#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include <sysexits.h>

#include "base/utf8.h"

#define HELP_MAX_BYTES (1U << 14)
/* getopt_long() gives the option at place i as FIRST + i, which no letter is. */
#define FIRST 256
/* More characters of a value that is refused are not shown. */
#define SHOWN_MAX 60

/* Taking values. */

enum status command_option_refuse(const struct command_option *option, const char *value,
                                  const char *wanted, struct error *err)
{
    return error_set(err, STATUS_BAD_INPUT, "--%s n'admet pas « %.*s » (%s)",
                     option->name, STR_ARG(utf8_head(str_of(value), SHOWN_MAX)), wanted);
}

/** The member of @p options that @p option sets. */
static void *target_of(void *options, const struct command_option *option)
{
    return (char *)options + option->target;
}

enum status command_option_flag(void *options, const struct command_option *option,
                                const char *value, struct error *err)
{
    (void)value, (void)err;
    *(bool *)target_of(options, option) = true;
    return STATUS_OK;
}

enum status command_option_text(void *options, const struct command_option *option,
                                const char *value, struct error *err)
{
    *(const char **)target_of(options, option) = value;
    if (*value)
        return STATUS_OK;
    return command_option_refuse(option, value, "une valeur vide ne désigne rien", err);
}

enum status command_option_number(void *options, const struct command_option *option,
                                  const char *value, struct error *err)
{
    int64_t number = str_number(str_of(value), option->most);
    if (number >= option->least) {
        *(uint32_t *)target_of(options, option) = (uint32_t)number;
        return STATUS_OK;
    }
    char wanted[60];
    (void)snprintf(wanted, sizeof wanted, "un nombre de %u à %u", option->least,
                   option->most);
    return command_option_refuse(option, value, wanted, err);
}

enum status command_option_texts(void *options, const struct command_option *option,
                                 const char *value, struct error *err)
{
    struct command_texts *texts = target_of(options, option);
    if (texts->n < option->most) {
        texts->at[texts->n++] = value;
        return STATUS_OK;
    }
    char wanted[60];
    (void)snprintf(wanted, sizeof wanted, "%u fois au plus", option->most);
    return command_option_refuse(option, value, wanted, err);
}

enum status command_option_choice(void *options, const struct command_option *option,
                                  const char *value, struct error *err)
{
    size_t choice = str_place(str_of(value), option->choices, option->most);
    if (choice < option->most) {
        *(unsigned *)target_of(options, option) = (unsigned)choice;
        return STATUS_OK;
    }
    AUTO_BUF wanted = BUF_INIT(HELP_MAX_BYTES);
    for (size_t i = 0; i < option->most; i++)
        buf_printf(&wanted, "%s%s", i ? ", " : "", option->choices[i]);
    return command_option_refuse(option, value, buf_text(&wanted), err);
}

/* Reading. */

/** What getopt_long() wants to know of the options. */
struct getopt_tables {
    struct option longs[COMMAND_OPTIONS_MAX + 1];
    char letters[2 * COMMAND_OPTIONS_MAX + 2];
};

static struct getopt_tables tables_of(const struct command_line *line)
{
    struct getopt_tables tables = {.letters = ":"}; /* a missing value is told apart */
    size_t n = 1;
    assert(line->n_options <= COMMAND_OPTIONS_MAX);
    for (size_t i = 0; i < line->n_options; i++) {
        const struct command_option *option = &line->options[i];
        int has_value = option->value ? required_argument : no_argument;
        tables.longs[i] = (struct option){option->name, has_value, NULL, FIRST + (int)i};
        if (option->letter)
            tables.letters[n++] = option->letter;
        if (option->letter && option->value)
            tables.letters[n++] = ':';
    }
    return tables;
}

/** The option of a code that getopt_long() gave: a place or a letter. */
static const struct command_option *option_of(const struct command_line *line, int code)
{
    const struct command_option *option = line->options;
    if (code >= FIRST)
        return option + (code - FIRST);
    while (option->letter != code)
        option++;
    return option;
}

/** Say what is wrong where getopt_long() stopped with @p code. */
static enum status complain(const struct command_line *line, int code, char **argv,
                            struct error *err)
{
    const char *given = argv[optind - 1];
    if (optopt >= FIRST) {
        const char *name = option_of(line, optopt)->name;
        if (code == ':')
            return error_set(err, STATUS_BAD_INPUT, "--%s demande une valeur", name);
        return error_set(err, STATUS_BAD_INPUT,
                         "option inconnue : %s ; --%s ne prend pas de valeur", given,
                         name);
    }
    if (code == ':')
        return error_set(err, STATUS_BAD_INPUT, "-%c demande une valeur", optopt);
    char letter[] = {'-', (char)optopt, '\0'};
    if (optopt > 0)
        given = letter;
    else if (optopt < 0 && argv[optind])
        given = argv[optind]; /* of an accented letter only the first byte was read */
    bool is_word = optopt && line->words;
    return error_set(err, STATUS_BAD_INPUT, "option inconnue : %s%s", given,
                     is_word ? " ; « -- » précède ce qui commence par un tiret" : "");
}

enum status command_line_read(struct command_words *out, void *options,
                              const struct command_line *line, int argc, char **argv,
                              struct error *err)
{
    *out = (struct command_words){argv + argc, 0, QUESTION_NONE};
    struct getopt_tables tables = tables_of(line);
    opterr = 0;
    optind = 0; /* glibc: start anew, a process may read several command lines */
    int code;
    /* NOLINTNEXTLINE(concurrency-mt-unsafe): no thread has been started yet. */
    while ((code = getopt_long(argc, argv, tables.letters, tables.longs, NULL)) != -1) {
        if (code == ':' || code == '?')
            return complain(line, code, argv, err);
        const struct command_option *option = option_of(line, code);
        if (!option->set) {
            out->question = (enum command_question)option->which;
            return STATUS_OK;
        }
        enum status st = option->set(options, option, optarg, err);
        if (st)
            return st;
    }
    out->at = argv + optind;
    out->n = (size_t)(argc - optind);
    return STATUS_OK;
}

/* Answering. */

/** The columns of what the help shows before the text of @p option. */
static size_t label_width(const struct command_option *option)
{
    size_t value = option->value ? 1 + utf8_count(str_of(option->value)) : 0;
    return (option->letter ? 6U : 2U) + strlen(option->name) + value;
}

static void put_option(struct buf *out, const struct command_option *option, size_t width)
{
    const char letter[] = {'-', option->letter, ',', ' ', '\0'};
    buf_printf(out, "  %s--%s%s%s%*s  %s%s\n", option->letter ? letter : "", option->name,
               option->value ? " " : "", option->value ? option->value : "",
               (int)(width - label_width(option)), "", option->help,
               option->repeats ? " ; se répète" : "");
}

void command_line_put_help(struct buf *out, const struct command_line *line)
{
    const struct command_option *end = line->options + line->n_options;
    size_t width = 0;
    for (const struct command_option *option = line->options; option < end; option++)
        if (option->help && label_width(option) > width)
            width = label_width(option);
    buf_printf(out, "Usage : %s %s [OPTION]…%s%s\n%s\n", line->program, line->needs,
               line->words ? " " : "", line->words ? line->words : "", line->purpose);
    for (const struct command_option *option = line->options; option < end; option++)
        if (option->help)
            put_option(out, option, width);
    buf_printf(out, "\nExemples :\n%s", line->examples);
    if (line->notes)
        buf_printf(out, "\n%s", line->notes);
}

int command_line_answer(const struct command_line *line, enum command_question question)
{
    AUTO_BUF text = BUF_INIT(HELP_MAX_BYTES);
    if (question == QUESTION_HELP)
        command_line_put_help(&text, line);
    else
        buf_printf(&text, "%s %s\n", line->program, INFFO_VERSION);
    return fputs(buf_text(&text), stdout) >= 0 && fflush(stdout) == 0 ? EX_OK : EX_IOERR;
}

int command_line_refuse(const struct command_line *line, const struct error *err)
{
    (void)fprintf(stderr, "%s : %s ; voir --help\n", line->program, err->text);
    return EX_USAGE;
}
