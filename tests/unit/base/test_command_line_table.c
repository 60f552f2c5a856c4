/* Command lines: what each kind of option accepts, what is refused and with which
 * message, the help. */
#include "base/command_line.h"

#include <stdio.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/utf8.h"
#include "tests/unit/cmocka_all.h"

#define ARGUMENTS_MAX 20

enum colour { COLOUR_RED, COLOUR_GREEN };
static const char *const colours[] = {"rouge", "vert"};

struct options {
    const char *index;
    struct command_texts names;
    enum colour colour;
    uint32_t jobs;
    int last;
    bool is_quiet, wants_json;
};

/** A function of the program, which two options share. */
static enum status set_last(void *options, const struct command_option *option,
                            const char *value, struct error *err)
{
    if (value && strcmp(value, "faux") == 0)
        return command_option_refuse(option, value, "vrai", err);
    ((struct options *)options)->last = option->which;
    return STATUS_OK;
}

static const struct command_option rows[] = {
    {"index", "DOSSIER", "où chercher", OPTION_TEXT(struct options, index),
     .letter = 'i'},
    {"jobs", "N", "de front (défaut : 4)", OPTION_NUMBER(struct options, jobs, 2, 64),
     .letter = 'j'},
    {"name", "THÈME", "un nom", OPTION_TEXTS(struct options, names, 2)},
    {"colour", "NOM", NULL, OPTION_CHOICE(struct options, colour, colours)},
    {"first", NULL, NULL, .set = set_last, .which = 1},
    {"second", "X", NULL, .set = set_last, .which = 2},
    {"json", NULL, NULL, OPTION_FLAG(struct options, wants_json)},
    {"quiet", NULL, "se taire", OPTION_FLAG(struct options, is_quiet), .letter = 'q'},
    OPTION_QUESTIONS,
};

static const struct command_line line_of_words = {
    .program = "inffo-test",
    .needs = "--index DOSSIER",
    .words = "MOTS…",
    .purpose = "Essaie.\n",
    .options = rows,
    .n_options = COUNT_OF(rows),
    .examples = "  inffo-test --index i\n",
    .notes = "Fin.\n",
};

/** The words of the command line @p text, split at its spaces. */
static char **split(int *n, const char *text)
{
    static char words[400]; /* the options borrow from them */
    static char *arguments[ARGUMENTS_MAX + 1];
    *n = 0;
    (void)snprintf(words, sizeof words, "inffo-test %s", text);
    for (char *at = words; at && *at;) {
        assert_true(*n < ARGUMENTS_MAX);
        arguments[(*n)++] = at;
        at = strchr(at, ' ');
        if (at)
            *at++ = '\0';
    }
    arguments[*n] = NULL;
    return arguments;
}

static enum status read_line(struct options *options, struct command_words *words,
                             const char *text, struct error *err)
{
    int n;
    char **arguments = split(&n, text);
    *options = (struct options){.jobs = 4};
    return command_line_read(words, options, &line_of_words, n, arguments, err);
}

static void each_kind_of_option_is_taken(void **state)
{
    (void)state;
    struct options options;
    struct command_words words;
    struct error err = {0};
    assert_int_equal(STATUS_OK, read_line(&options, &words, "", &err));
    assert_null(options.index);
    assert_int_equal(4, options.jobs);
    assert_false(options.is_quiet || options.wants_json);
    assert_int_equal(0, words.n);

    assert_int_equal(STATUS_OK,
                     read_line(&options, &words,
                               "--index d --jobs=2 --json --quiet --colour vert "
                               "--first",
                               &err));
    assert_int_equal(COLOUR_GREEN, options.colour);
    assert_int_equal(1, options.last);
    assert_string_equal("d", options.index);
    assert_int_equal(2, options.jobs);
    assert_true(options.is_quiet && options.wants_json);
}

static void letters_stand_alone_together_or_before_their_value(void **state)
{
    (void)state;
    static const char *const lines[] = {"-q -i d -j 64", "-qid -j64", "-qi d --jobs 64"};
    for (size_t i = 0; i < COUNT_OF(lines); i++) {
        struct options options;
        struct command_words words;
        struct error err = {0};
        if (read_line(&options, &words, lines[i], &err))
            fail_msg("%s: %s", lines[i], err.text);
        assert_string_equal("d", options.index);
        assert_int_equal(64, options.jobs);
        assert_true(options.is_quiet && !options.wants_json);
    }
}

static void what_repeats_is_kept_and_of_the_rest_the_last_one(void **state)
{
    (void)state;
    struct options options;
    struct command_words words;
    struct error err = {0};
    assert_int_equal(STATUS_OK,
                     read_line(&options, &words,
                               "--index a --name x --jobs 2 --index b --name y -j 3 -qq "
                               "--second y --first",
                               &err));
    assert_string_equal("b", options.index);
    assert_int_equal(3, options.jobs);
    assert_int_equal(2, options.names.n);
    assert_string_equal("x", options.names.at[0]);
    assert_string_equal("y", options.names.at[1]);
    assert_int_equal(1, options.last);
    assert_true(options.is_quiet);
}

static void words_stand_anywhere_and_all_that_follows_two_dashes_is_words(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        size_t n;
        const char *first, *last;
    } cases[] = {
        {"a b", 2, "a", "b"},
        {"a --index d b", 2, "a", "b"},
        {"-- --index -q", 2, "--index", "-q"},
        {"a -- -b", 2, "a", "-b"},
        {"-q -", 1, "-", "-"},
        {"--index -- x", 1, "x", "x"},
        {"-- --", 1, "--", "--"},
        {"-- -h", 1, "-h", "-h"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct options options;
        struct command_words words;
        struct error err = {0};
        if (read_line(&options, &words, cases[i].line, &err) || words.n != cases[i].n ||
            strcmp(words.at[0], cases[i].first) != 0 ||
            strcmp(words.at[words.n - 1], cases[i].last) != 0)
            fail_msg("%s: %zu words, %s", cases[i].line, words.n, err.text);
        assert_null(words.at[words.n]);
        assert_int_equal(QUESTION_NONE, words.question);
    }
}

static void what_is_wrong_is_said_by_name(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"--nope", "option inconnue : --nope"},
        {"--nope=x", "option inconnue : --nope=x"},
        {"a --nope b", "option inconnue : --nope"},
        {"-x", "option inconnue : -x ; « -- » précède ce qui commence par un tiret"},
        /* What comes before the fault, or was not read yet, is not named. */
        {"a -i d -xq s",
         "option inconnue : -x ; « -- » précède ce qui commence par un tiret"},
        {"-qx", "option inconnue : -x ; « -- » précède ce qui commence par un tiret"},
        {"a -été",
         "option inconnue : -été ; « -- » précède ce qui commence par un tiret"},
        /* Two options begin so, so neither is meant. */
        {"--j", "option inconnue : --j"},
        {"--index", "--index demande une valeur"},
        {"a --ind", "--index demande une valeur"},
        {"-i", "-i demande une valeur"},
        {"-qi", "-i demande une valeur"},
        {"--json=oui", "option inconnue : --json=oui ; --json ne prend pas de valeur"},
        {"--quiet=", "option inconnue : --quiet= ; --quiet ne prend pas de valeur"},
        {"--help=x", "option inconnue : --help=x ; --help ne prend pas de valeur"},
        {"--index=", "--index n'admet pas «  » (une valeur vide ne désigne rien)"},
        {"--name a --name b --name c", "--name n'admet pas « c » (2 fois au plus)"},
        {"--colour bleu", "--colour n'admet pas « bleu » (rouge, vert)"},
        {"--second faux", "--second n'admet pas « faux » (vrai)"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct options options;
        struct command_words words;
        struct error err = {0};
        if (read_line(&options, &words, cases[i][0], &err) != STATUS_BAD_INPUT ||
            strcmp(err.text, cases[i][1]) != 0)
            fail_msg("%s: %s", cases[i][0], err.text);
    }
}

static void a_number_stays_within_its_bounds(void **state)
{
    (void)state;
    static const char *const wrong[] = {"1",
                                        "65",
                                        "0",
                                        "-1",
                                        "+2",
                                        "2x",
                                        "deux",
                                        "2.5",
                                        "",
                                        "4294967298",
                                        "99999999999999999999"};
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        struct options options;
        struct command_words words;
        struct error err = {0};
        char text[60], wanted[120];
        (void)snprintf(text, sizeof text, "--jobs=%s", wrong[i]);
        (void)snprintf(wanted, sizeof wanted,
                       "--jobs n'admet pas « %s » (un nombre de 2 à 64)", wrong[i]);
        assert_int_equal(STATUS_BAD_INPUT, read_line(&options, &words, text, &err));
        assert_string_equal(wanted, err.text);
        assert_int_equal(4, options.jobs);
    }
}

static void a_long_value_is_cut_where_it_is_shown(void **state)
{
    (void)state;
    struct options options;
    struct command_words words;
    struct error err = {0};
    char text[300] = "--jobs=";
    for (size_t i = 0; i < 100; i++)
        (void)strncat(text, "é", 3);
    assert_int_equal(STATUS_BAD_INPUT, read_line(&options, &words, text, &err));
    assert_int_equal(60 +
                         utf8_count(STR("--jobs n'admet pas «  » (un nombre de 2 à 64)")),
                     utf8_count(str_of(err.text)));
}

static void a_question_comes_before_whatever_follows(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        enum command_question question;
    } cases[] = {{"--help", QUESTION_HELP},           {"-h", QUESTION_HELP},
                 {"--version", QUESTION_VERSION},     {"-V", QUESTION_VERSION},
                 {"a -qh --nope", QUESTION_HELP},     {"--help --version", QUESTION_HELP},
                 {"--version -h x", QUESTION_VERSION}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct options options;
        struct command_words words;
        struct error err = {0};
        if (read_line(&options, &words, cases[i].line, &err) ||
            words.question != cases[i].question || words.n)
            fail_msg("%s: %s", cases[i].line, err.text);
    }
}

static void the_help_is_made_of_the_table(void **state)
{
    (void)state;
    AUTO_BUF help = BUF_INIT(10000);
    command_line_put_help(&help, &line_of_words);
    assert_string_equal("Usage : inffo-test --index DOSSIER [OPTION]… MOTS…\n"
                        "Essaie.\n"
                        "\n"
                        "  -i, --index DOSSIER  où chercher\n"
                        "  -j, --jobs N         de front (défaut : 4)\n"
                        "  --name THÈME         un nom ; se répète\n"
                        "  -q, --quiet          se taire\n"
                        "  -h, --help           cette aide (-V, --version : la version)\n"
                        "\n"
                        "Exemples :\n"
                        "  inffo-test --index i\n"
                        "\n"
                        "Fin.\n",
                        buf_text(&help));

    buf_clear(&help);
    struct command_line wordless = line_of_words;
    wordless.words = wordless.notes = NULL;
    command_line_put_help(&help, &wordless);
    assert_true(str_starts_with(
        buf_str(&help), STR("Usage : inffo-test --index DOSSIER [OPTION]…\nEssaie.\n")));
    assert_true(str_ends_with(buf_str(&help), STR("  inffo-test --index i\n")));
}

static void only_a_program_that_takes_words_speaks_of_two_dashes(void **state)
{
    (void)state;
    struct command_line wordless = line_of_words;
    wordless.words = NULL;
    struct options options;
    struct command_words words;
    struct error err = {0};
    int n;
    char **arguments = split(&n, "-x");
    assert_int_equal(STATUS_BAD_INPUT,
                     command_line_read(&words, &options, &wordless, n, arguments, &err));
    assert_string_equal("option inconnue : -x", err.text);
}

/** Collects what is written to descriptor @p fd until told() is called. */
struct told {
    FILE *to;
    int fd, before;
};

static struct told hear(int fd)
{
    (void)fflush(NULL);
    struct told told = {tmpfile(), fd, dup(fd)};
    assert_non_null(told.to);
    assert_true(dup2(fileno(told.to), fd) == fd);
    return told;
}

static void what_was_told(struct buf *out, struct told *told)
{
    (void)fflush(NULL);
    assert_true(dup2(told->before, told->fd) == told->fd);
    (void)close(told->before);
    rewind(told->to);
    for (int c = getc(told->to); c != EOF; c = getc(told->to))
        buf_put_byte(out, (char)c);
    (void)fclose(told->to);
}

static void answers_go_to_the_output_and_complaints_to_the_error(void **state)
{
    (void)state;
    AUTO_BUF help = BUF_INIT(10000), out = BUF_INIT(10000);
    command_line_put_help(&help, &line_of_words);
    struct told told = hear(STDOUT_FILENO);
    int code = command_line_answer(&line_of_words, QUESTION_HELP);
    what_was_told(&out, &told);
    assert_int_equal(EX_OK, code);
    assert_string_equal(buf_text(&help), buf_text(&out));

    buf_clear(&out);
    told = hear(STDOUT_FILENO);
    code = command_line_answer(&line_of_words, QUESTION_VERSION);
    what_was_told(&out, &told);
    assert_int_equal(EX_OK, code);
    assert_string_equal("inffo-test " INFFO_VERSION "\n", buf_text(&out));

    buf_clear(&out);
    struct error err = {STATUS_BAD_INPUT, "option inconnue : --nope"};
    told = hear(STDERR_FILENO);
    code = command_line_refuse(&line_of_words, &err);
    what_was_told(&out, &told);
    assert_int_equal(EX_USAGE, code);
    assert_string_equal("inffo-test : option inconnue : --nope ; voir --help\n",
                        buf_text(&out));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_kind_of_option_is_taken),
        cmocka_unit_test(letters_stand_alone_together_or_before_their_value),
        cmocka_unit_test(what_repeats_is_kept_and_of_the_rest_the_last_one),
        cmocka_unit_test(words_stand_anywhere_and_all_that_follows_two_dashes_is_words),
        cmocka_unit_test(what_is_wrong_is_said_by_name),
        cmocka_unit_test(a_number_stays_within_its_bounds),
        cmocka_unit_test(a_long_value_is_cut_where_it_is_shown),
        cmocka_unit_test(a_question_comes_before_whatever_follows),
        cmocka_unit_test(the_help_is_made_of_the_table),
        cmocka_unit_test(only_a_program_that_takes_words_speaks_of_two_dashes),
        cmocka_unit_test(answers_go_to_the_output_and_complaints_to_the_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
