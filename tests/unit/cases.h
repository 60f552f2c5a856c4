/* Reads the tables of tests/cases/: one « input ⇒ wanted » a line, # for comments. */
#ifndef TESTS_UNIT_CASES_H
#define TESTS_UNIT_CASES_H

#include "base/buf.h"
#include "base/file.h"

#define CASES_MAX_BYTES (1U << 20)

/** One line of a table. */
struct case_line {
    const char *file; /* for messages */
    int number;
    struct str input, wanted; /* trimmed */
};

/** Calls @p check for each case of the table at @p path; returns how many there were, -1 when the file is not to be
 *  read or a line has no « ⇒ ». */
static inline int cases_each(const char *path,
                             void (*check)(void *context, const struct case_line *line),
                             void *context)
{
    AUTO_BUF text = BUF_INIT(CASES_MAX_BYTES);
    struct error err = {0};
    if (file_read(&text, path, &err))
        return -1;
    struct str rest = buf_str(&text);
    int n = 0;
    for (int number = 1; rest.at; number++) {
        struct str line = str_trim(str_cut(&rest, '\n'));
        if (line.n == 0 || line.at[0] == '#')
            continue;
        size_t arrow = str_find(line, STR("⇒"));
        if (arrow == line.n)
            return -1;
        size_t after = arrow + sizeof "⇒" - 1;
        struct case_line one = {path, number, str_trim((struct str){line.at, arrow}),
                                str_trim((struct str){line.at + after, line.n - after})};
        check(context, &one);
        n++;
    }
    return n;
}

#endif
