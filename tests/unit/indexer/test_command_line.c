/* The command line: what it asks for, what is wrong with it, and the help, which is made
 * from the same table. */
#include "indexer/options.h"

#include "tests/unit/cmocka_all.h"
#include "tests/unit/help.h"

#define ARGUMENTS_MAX 16

/** Read the words of @p line, split at its spaces, as a command line. */
static enum status read_line(struct index_options *options, const char *line,
                             struct error *err)
{
    static char words[400]; /* the options borrow from them */
    static char *arguments[ARGUMENTS_MAX + 1];
    int n = 0;
    (void)snprintf(words, sizeof words, "inffo-index %s", line);
    for (char *at = words; at && *at; n++) {
        assert_true(n < ARGUMENTS_MAX);
        arguments[n] = at;
        at = strchr(at, ' ');
        if (at)
            *at++ = '\0';
    }
    arguments[n] = NULL;
    return options_read(options, n, arguments, err);
}

static void each_command_line_is_read(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        enum command command;
        size_t n_sources;
    } rows[] = {
        {"--index d s", COMMAND_BUILD, 1},
        {"-i d s t u", COMMAND_BUILD, 3},
        {"s --index d t", COMMAND_BUILD, 2},
        {"--index d -- --s", COMMAND_BUILD, 1},
        {"--index d -", COMMAND_BUILD, 1},
        {"--index=d s", COMMAND_BUILD, 1},
        {"--dump s", COMMAND_DUMP, 1},
        {"--dump --index d", COMMAND_DUMP, 0},
        {"--explain-document a s", COMMAND_EXPLAIN, 1},
        {"--index d --verify", COMMAND_VERIFY, 0},
        {"--index d --rollback", COMMAND_ROLLBACK, 0},
        {"--dump --verify", COMMAND_COUNT_, 0},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct index_options options;
        struct error err = {0};
        bool is_wrong = rows[i].command == COMMAND_COUNT_;
        enum status st = read_line(&options, rows[i].line, &err);
        if (is_wrong != (st == STATUS_BAD_INPUT))
            fail_msg("%s: %s", rows[i].line, err.text);
        if (is_wrong)
            continue;
        assert_int_equal(rows[i].command, options.command);
        assert_int_equal(rows[i].n_sources, options.sources.n);
    }
}

static void help_and_version_come_first_and_need_nothing(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        enum command_question question;
    } rows[] = {
        {"--help", QUESTION_HELP},          {"-h --dump", QUESTION_HELP},
        {"--verify --help", QUESTION_HELP}, {"--version", QUESTION_VERSION},
        {"-V", QUESTION_VERSION},           {"--index d s", QUESTION_NONE},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct index_options options;
        struct error err = {0};
        if (read_line(&options, rows[i].line, &err))
            fail_msg("%s: %s", rows[i].line, err.text);
        assert_int_equal(rows[i].question, options.question);
    }
}

static void each_option_is_taken(void **state)
{
    (void)state;
    struct index_options options;
    struct error err = {0};
    assert_int_equal(STATUS_OK, read_line(&options, "-i d s", &err));
    assert_string_equal("d", options.index);
    assert_string_equal("s", options.sources.names[0]);
    assert_null(options.vocabulary);
    assert_null(options.report);
    assert_int_equal(FORMAT_AUTO, options.sources.format);
    assert_int_equal(MAX_ERRORS_DEFAULT, options.max_errors);
    assert_true(options.jobs >= 1 && options.jobs <= JOBS_MAX);
    assert_false(options.is_quiet || options.wants_json);

    assert_int_equal(STATUS_OK,
                     read_line(&options,
                               "-qi d --vocabulary v --report r --format jsonl "
                               "--max-errors 0 --jobs 3 --json s",
                               &err));
    assert_string_equal("v", options.vocabulary);
    assert_string_equal("r", options.report);
    assert_int_equal(FORMAT_JSONL, options.sources.format);
    assert_int_equal(0, options.max_errors);
    assert_int_equal(3, options.jobs);
    assert_true(options.is_quiet && options.wants_json);
}

static void each_wrong_command_line_says_what_is_wrong(void **state)
{
    (void)state;
    static const struct {
        const char *line, *words;
    } rows[] = {
        {"", "il manque --index"},
        {"s", "il manque --index"},
        {"--index d", "il manque au moins une SOURCE"},
        {"--index", "--index demande une valeur"},
        {"-i", "-i demande une valeur"},
        {"--index= s", "--index n'admet pas «  »"},
        {"--verify", "il manque --index"},
        {"--rollback", "il manque --index"},
        {"--dump", "il manque une SOURCE"},
        {"--explain-document a", "il manque au moins une SOURCE"},
        {"--explain-document= s", "--explain-document n'admet pas"},
        {"--index d --verify s", "« s » est de trop"},
        {"--index d --verify --rollback", "--rollback ne va pas avec"},
        {"--index d --format xml s", "--format n'admet pas « xml »"},
        {"--index d --max-errors -1 s", "--max-errors n'admet pas « -1 »"},
        {"--index d --max-errors 1x s", "--max-errors n'admet pas"},
        {"--index d --max-errors 9999999999999999999 s", "--max-errors n'admet pas"},
        {"--index d --max-errors= s", "--max-errors n'admet pas"},
        {"--index d --jobs 0 s", "--jobs n'admet pas « 0 »"},
        {"--index d --jobs 65 s", "--jobs n'admet pas « 65 »"},
        {"--index d --jobs deux s", "--jobs n'admet pas"},
        {"--index d --inconnue s", "option inconnue : --inconnue"},
        {"--index d --json=oui s", "option inconnue : --json=oui"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct index_options options;
        struct error err = {0};
        assert_int_equal(STATUS_BAD_INPUT, read_line(&options, rows[i].line, &err));
        if (!strstr(err.text, rows[i].words))
            fail_msg("%s: %s", rows[i].line, err.text);
    }
}

static void the_help_fits_a_screen(void **state)
{
    (void)state;
    assert_help_fits_a_screen(&index_command_line);
}

static void the_help_tells_the_default_of_max_errors(void **state)
{
    (void)state;
    AUTO_BUF help = BUF_INIT(1U << 14), wanted = BUF_INIT(100);
    command_line_put_help(&help, &index_command_line);
    buf_printf(&wanted, "(défaut : %d)", MAX_ERRORS_DEFAULT);
    assert_non_null(strstr(buf_text(&help), buf_text(&wanted)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_command_line_is_read),
        cmocka_unit_test(help_and_version_come_first_and_need_nothing),
        cmocka_unit_test(each_option_is_taken),
        cmocka_unit_test(each_wrong_command_line_says_what_is_wrong),
        cmocka_unit_test(the_help_fits_a_screen),
        cmocka_unit_test(the_help_tells_the_default_of_max_errors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
