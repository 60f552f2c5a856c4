/* The command line of inffo-eval. */
#include "eval/options.h"

#include <stdio.h>
#include <string.h>

#include "base/macros.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/help.h"

#define WORDS_MAX 12

/** Read the words of @p line, cut at its spaces, as a command line. They are kept in @p
 *  room. */
static enum status read_line(struct eval_options *out, char room[200], const char *line,
                             struct error *err)
{
    char *words[WORDS_MAX + 1] = {NULL};
    char *save = NULL;
    int n = 0;
    (void)snprintf(room, 200, "inffo-eval %s", line);
    for (char *word = strtok_r(room, " ", &save); word && n < WORDS_MAX;
         word = strtok_r(NULL, " ", &save))
        words[n++] = word;
    return options_read(out, n, words, err);
}

static void what_is_given_says_what_to_do(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        enum action action;
    } cases[] = {{"--index i --set s", ACTION_ASK},
                 {"--set s --index i --variant typo", ACTION_ASK},
                 {"--variant typo", ACTION_VARY},
                 {"--set s --score r", ACTION_SCORE},
                 {"--compare a b --set s", ACTION_COMPARE},
                 {"--print-constants", ACTION_CONSTANTS}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        char room[200];
        struct eval_options options;
        struct error err = {0};
        assert_int_equal(STATUS_OK, read_line(&options, room, cases[i].line, &err));
        assert_int_equal(cases[i].action, options.action);
        assert_int_equal(QUESTION_NONE, options.question);
        assert_int_equal(1, options.relevant);
    }
}

static void help_and_version_come_first_and_need_nothing(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        enum command_question question;
    } cases[] = {{"--help --nope", QUESTION_HELP}, {"--version", QUESTION_VERSION}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        char room[200];
        struct eval_options options;
        struct error err = {0};
        assert_int_equal(STATUS_OK, read_line(&options, room, cases[i].line, &err));
        assert_int_equal(cases[i].question, options.question);
        assert_int_equal(1, options.relevant);
    }
}

static void a_wrong_line_says_why(void **state)
{
    (void)state;
    static const struct {
        const char *line, *wanted;
    } cases[] = {{"", "--set"},
                 {"--set s", "--index"},
                 {"--index i", "--set"},
                 {"--nope", "--nope"},
                 {"--set", "--set"},
                 {"--set s --index i --relevant 0", "--relevant n'admet pas « 0 »"},
                 {"--set s --index i --seed x", "« x »"},
                 {"--set s --index i --half third", "tune"},
                 {"--variant nope", "noacc"},
                 {"--set s --index i more", "« more »"},
                 {"--set s --compare a", "RUN_B"},
                 {"--set s --compare a b c", "« c »"},
                 {"--set s --score r --run x", "index"},
                 {"--set s --index i --variants --variant typo", "--variants"},
                 {"--set s --index i --variants --run x", "--variants"}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        char room[200];
        struct eval_options options;
        struct error err = {0};
        assert_int_equal(STATUS_BAD_INPUT,
                         read_line(&options, room, cases[i].line, &err));
        if (!strstr(err.text, cases[i].wanted))
            fail_msg("%s: %s", cases[i].line, err.text);
    }
}

static void the_help_fits_a_screen(void **state)
{
    (void)state;
    assert_help_fits_a_screen(&eval_command_line);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_given_says_what_to_do),
        cmocka_unit_test(help_and_version_come_first_and_need_nothing),
        cmocka_unit_test(a_wrong_line_says_why),
        cmocka_unit_test(the_help_fits_a_screen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
