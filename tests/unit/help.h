/* Checks of the help that the tests of all programs make. */
#ifndef TESTS_UNIT_HELP_H
#define TESTS_UNIT_HELP_H

#include "base/command_line.h"
#include "base/utf8.h"
#include "tests/unit/cmocka_all.h"

/** Check that the help of @p line fits on a screen of 24 lines and 80 columns. */
static inline void assert_help_fits_a_screen(const struct command_line *line)
{
    AUTO_BUF help = BUF_INIT(10000);
    command_line_put_help(&help, line);
    struct str rest = buf_str(&help);
    size_t n_lines = 0;
    while (rest.n) {
        struct str one = str_cut(&rest, '\n');
        if (utf8_count(one) > 80)
            fail_msg("too long: %.*s", STR_ARG(one));
        n_lines++;
    }
    assert_in_range(n_lines, 15, 24);
}

#endif
