/* The table of constants, and reading a file that changes them. */
#include "engine/store/tuning.h"

#include <math.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/str.h"

#define FILE_MAX_BYTES (1U << 20)
#define NUMBER_MAX_BYTES 40

const struct tuning tuning_default = {
#define TUNING_VALUE(name, value, source) value,
    TUNING_TABLE(TUNING_VALUE)
#undef TUNING_VALUE
};

static const struct tuning_row rows[] = {
#define TUNING_ROW(name, value, source) {#name, value, source},
    TUNING_TABLE(TUNING_ROW)
#undef TUNING_ROW
};

/** The offset of each row's value in a struct tuning. */
static const size_t offsets[] = {
#define TUNING_OFFSET(name, value, source) offsetof(struct tuning, name),
    TUNING_TABLE(TUNING_OFFSET)
#undef TUNING_OFFSET
};

const struct tuning_row *tuning_rows(size_t *n)
{
    *n = COUNT_OF(rows);
    return rows;
}

/** Where the constant @p name stands in @p tuning; NULL when there is no such
 *  constant. */
static double *value_of(struct tuning *tuning, struct str name)
{
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (str_equal(str_of(rows[i].name), name))
            return (double *)(void *)((char *)tuning + offsets[i]);
    return NULL;
}

static bool read_number(double *out, struct str text)
{
    char digits[NUMBER_MAX_BYTES];
    if (!text.n || text.n >= sizeof digits)
        return false;
    memcpy(digits, text.at, text.n);
    digits[text.n] = '\0';
    char *end = NULL;
    *out = strtod(digits, &end);
    return *end == '\0' && isfinite(*out) && *out >= 0;
}

static enum status read_line(struct tuning *tuning, struct str line, struct error *err)
{
    struct str name = str_trim(str_cut(&line, '#'));
    size_t end = 0;
    while (end < name.n && name.at[end] != ' ' && name.at[end] != '\t')
        end++;
    struct str number = str_trim((struct str){name.at + end, name.n - end});
    name.n = end;
    if (!name.n)
        return STATUS_OK;
    double *value = value_of(tuning, name);
    if (!value)
        return error_set(err, STATUS_BAD_INPUT, "« %.*s » n'est pas une constante",
                         (int)(name.n < 60 ? name.n : 60), name.at);
    if (!read_number(value, number))
        return error_set(err, STATUS_BAD_INPUT,
                         "« %.*s » : il faut un nombre positif ou nul", STR_ARG(name));
    return STATUS_OK;
}

enum status tuning_read(struct tuning *tuning, const char *path, struct error *err)
{
    AUTO_BUF text = BUF_INIT(FILE_MAX_BYTES);
    struct tuning read = *tuning;
    enum status st = file_read(&text, path, err);
    struct str rest = buf_str(&text);
    for (unsigned line = 1; !st && rest.n; line++) {
        st = read_line(&read, str_cut(&rest, '\n'), err);
        if (st)
            return error_context(err, st, "%s:%u", path, line);
    }
    if (!st)
        *tuning = read;
    return st;
}
