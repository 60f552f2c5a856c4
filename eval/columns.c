/* Cutting lines into columns. */
#include "eval/columns.h"

static bool ends_column(char c, char separator)
{
    return c == separator || (separator == ' ' && c == '\t');
}

size_t columns_cut(struct str *out, size_t n, struct str line, char separator)
{
    size_t count = 0;
    line = str_trim(line);
    while (count < n) {
        size_t end = 0;
        while (end < line.n && !ends_column(line.at[end], separator))
            end++;
        out[count++] = str_trim((struct str){line.at, end});
        if (end == line.n)
            return count;
        line = (struct str){line.at + end + 1, line.n - end - 1};
        if (separator == ' ')
            line = str_trim(line);
    }
    return count + 1;
}
