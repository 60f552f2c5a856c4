/* Reads the tables of tests/cases/: a case « input ⇒ wanted » on each line, and comments
 * that begin with #. */
#ifndef TESTS_UNIT_CASES_H
#define TESTS_UNIT_CASES_H

#include "base/buf.h"
#include "base/file.h"

#define CASES_MAX_BYTES (1U << 20)

/** One case of a table. */
struct case_line {
    /** The file and the line, for messages. */
    const char *file;
    int number;
    /** Both without the white space at their ends. */
    struct str input, wanted;
};

/** Call @p check for each case of the table at @p path. Returns how many there were; -1
 *  when the file cannot be read or a line has no « ⇒ ». */
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
