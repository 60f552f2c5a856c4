/* Reading a question from its columns. Further columns are notes and are not read. */
#include "bench/query_lines.h"

#include "base/file.h"

enum status query_lines_read(struct str *lines, struct buf *text, const char *path,
                             struct error *err)
{
    enum status st = file_read(text, path, err);
    *lines = buf_str(text);
    (void)str_cut(lines, '\n');
    return st;
}

enum status query_line_request(struct search_request *out, struct str line,
                               const struct index *index, struct arena *arena)
{
    static const char *const names[] = {"q", "region", "from", "to"};
    struct search_param params[COUNT_OF(names)];
    size_t n = 0;
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        struct str value = str_cut(&line, '\t');
        if (value.n)
            params[n++] = (struct search_param){str_of(names[i]), value};
    }
    struct search_faults faults;
    return search_request_read(out, &faults, index, params, n, arena);
}
