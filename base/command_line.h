/* The command line of a program: one table of options drives the reading and the help. */
#ifndef BASE_COMMAND_LINE_H
#define BASE_COMMAND_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/status.h"

/** The most rows of a table, and values of an option that repeats. */
#define COMMAND_OPTIONS_MAX 40
#define COMMAND_TEXTS_MAX 64

struct command_option;

/**
 * Take one option that was given.
 * @param options the program's own structure.
 * @param value   borrowed from the arguments; NULL for an option that takes none.
 * @return STATUS_OK, or what command_option_refuse() returns.
 */
typedef enum status command_option_set(void *options, const struct command_option *option,
                                       const char *value, struct error *err);

/** One option: a row of a program's table. */
struct command_option {
    /** What follows the two dashes. */
    const char *name;
    /** What the help calls its value, such as "DOSSIER"; NULL: it takes none. */
    const char *value;
    /** What the help says of it, in French; NULL: the help of another option does. */
    const char *help;
    /** What takes it: a function of the program, or one of those below. */
    command_option_set *set;
    /** For the functions below: the offset in the program's structure. */
    size_t target;
    /** The bounds of a number; @p most texts, at most COMMAND_TEXTS_MAX; @p most
     *  choices. */
    uint32_t least, most;
    const char *const *choices;
    /** For a function that several options share: which of them this is. */
    int which;
    /** The short form; 0: there is none. */
    char letter;
    /** Whether each time adds a value, as the help then says; else the last counts. */
    bool repeats;
};

/** The values of an option that repeats, in the order given. */
struct command_texts {
    const char *at[COMMAND_TEXTS_MAX];
    size_t n;
};

/** Set the bool at the target. */
command_option_set command_option_flag;
/** Keep the value, which must not be empty, in the const char * at the target. */
command_option_set command_option_text;
/** Add the value to the struct command_texts at the target. */
command_option_set command_option_texts;
/** Keep the value, a number within the bounds, in the uint32_t at the target. */
command_option_set command_option_number;
/** Keep which of the choices the value is in the enum at the target. */
command_option_set command_option_choice;

/** The offset of @p member in structure @p type; compiles only where it is a @p kind. */
#define OPTION_TARGET(type, member, kind)                                                \
    /* NOLINTNEXTLINE(bugprone-macro-parentheses): a type has none. */                   \
    .target = _Generic(((type *)0)->member, kind : offsetof(type, member))

/* What a row says to have one of these functions set a member of structure @p type. */
#define OPTION_FLAG(type, member)                                                        \
    .set = command_option_flag, OPTION_TARGET(type, member, bool)
#define OPTION_TEXT(type, member)                                                        \
    .set = command_option_text, OPTION_TARGET(type, member, const char *)
#define OPTION_TEXTS(type, member, n)                                                    \
    .set = command_option_texts, OPTION_TARGET(type, member, struct command_texts),      \
    .most = (n), .repeats = true
#define OPTION_NUMBER(type, member, from, to)                                            \
    .set = command_option_number, OPTION_TARGET(type, member, uint32_t),                 \
    .least = (from), .most = (to)
#define OPTION_CHOICE(type, member, names)                                               \
    .set = command_option_choice, OPTION_TARGET(type, member, unsigned),                 \
    .choices = (names), .most = COUNT_OF(names)

/** What every program answers, whatever else it is asked. */
enum command_question { QUESTION_NONE, QUESTION_HELP, QUESTION_VERSION };

/* The last rows of every table: what nothing sets is a question. */
#define OPTION_QUESTIONS                                                                 \
    {"help", NULL, "cette aide (-V, --version : la version)", .which = QUESTION_HELP,    \
     .letter = 'h'},                                                                     \
    {                                                                                    \
        "version", .which = QUESTION_VERSION, .letter = 'V'                              \
    }

/** Say that @p option does not take @p value, and in brackets @p wanted, what it takes.
 *  @return STATUS_BAD_INPUT. */
enum status command_option_refuse(const struct command_option *option, const char *value,
                                  const char *wanted, struct error *err);

/** A program's command line. Texts are in French, their lines within 80 columns. */
struct command_line {
    const char *program;
    /** What the first line of the help shows between the program and « [OPTION]… ». */
    const char *needs;
    /** What it shows behind, such as "SOURCE…"; NULL: the program takes no words. */
    const char *words;
    /** What the program does: lines that end with a line feed. */
    const char *purpose;
    const struct command_option *options;
    size_t n_options;
    /** Lines that end with a line feed. */
    const char *examples;
    /** What the help ends with, likewise; NULL: nothing. */
    const char *notes;
};

/** What the options leave. */
struct command_words {
    /** Borrowed from the arguments, ends with NULL as they do. */
    char **at;
    size_t n;
    /** When there is one, what follows it was not read and there are no words. */
    enum command_question question;
};

/**
 * Read the arguments of main() into @p options, which holds the defaults. The arguments
 * are put in another order: options may follow words, and all that follows « -- » is
 * words. Not thread-safe, as getopt_long() is not.
 * @return STATUS_OK or STATUS_BAD_INPUT; the French text names the option.
 */
MUST_CHECK enum status command_line_read(struct command_words *out, void *options,
                                         const struct command_line *line, int argc,
                                         char **argv, struct error *err);

/** Append the text of --help. */
void command_line_put_help(struct buf *out, const struct command_line *line);

/** Answer @p question on the standard output. @return the exit code. */
int command_line_answer(const struct command_line *line, enum command_question question);

/** Say on the standard error, in one line, what is wrong with the command line.
 *  @return the exit code. */
int command_line_refuse(const struct command_line *line, const struct error *err);

#endif
