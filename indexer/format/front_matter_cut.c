/* Finds the front matter of a notice, and cuts the text at its end. */
#include "base/utf8.h"
#include "indexer/format/front_matter.h"

/** The most lines that may stand before the front matter. */
#define LINES_BEFORE_MAX 50

static bool is_fence(struct str line, const char *fence)
{
    size_t n = line.n;
    while (n > 3 && (line.at[n - 1] == '\r' || line.at[n - 1] == ' '))
        n--;
    return str_equal((struct str){line.at, n}, str_of(fence));
}

static struct str without_mark(struct str text)
{
    static const struct str mark = {"\xEF\xBB\xBF", 3};
    return str_starts_with(text, mark) ? (struct str){text.at + 3, text.n - 3} : text;
}

/** Whether @p line is blank, or a comment of YAML or Markdown. */
static bool is_skipped(struct str line, bool *is_in_comment)
{
    struct str text = str_trim(line);
    bool begins = *is_in_comment || str_starts_with(text, STR("<!--"));
    *is_in_comment = begins && str_find(text, STR("-->")) == text.n;
    return begins || text.n == 0 || text.at[0] == '#';
}

/** Whether the first line of @p text that says something is « name: … ». */
static bool begins_with_name(struct str text)
{
    bool is_in_comment = false;
    while (text.at && text.n > 0) {
        struct str line = str_cut(&text, '\n');
        size_t n = 0;
        if (is_skipped(line, &is_in_comment))
            continue;
        while (n < line.n && line.at[n] != ':' && line.at[n] != ' ')
            n++;
        return n > 0 && n < line.n && line.at[n] == ':';
    }
    return false;
}

/**
 * Move @p rest behind the line of dashes that the front matter starts with, and count the
 * lines. Comments and blank lines may stand before it, but then it has to be followed by
 * a name: dashes under a heading are Markdown.
 *
 * @return whether there is such a line.
 */
static bool skip_start(struct str *rest, uint32_t *n_lines)
{
    bool is_in_comment = false, is_first = true;
    *rest = without_mark(*rest);
    for (*n_lines = 1; rest->at && *n_lines <= LINES_BEFORE_MAX; ++*n_lines) {
        struct str line = str_cut(rest, '\n');
        if (!is_in_comment && is_fence(line, "---"))
            return is_first || begins_with_name(*rest);
        if (!is_skipped(line, &is_in_comment))
            return false;
        is_first = false;
    }
    return false;
}

bool front_matter_starts(struct str text)
{
    uint32_t n_lines;
    return skip_start(&text, &n_lines);
}

enum status front_matter_cut(struct front_matter *out, struct str text, struct error *err)
{
    struct str rest = text;
    uint32_t number;
    (void)skip_start(&rest, &number);
    const char *start = rest.at;
    uint32_t first = number + 1;
    while (rest.at) {
        struct str line = str_cut(&rest, '\n');
        number++;
        size_t n_yaml = (size_t)(line.at - start);
        if (n_yaml > FRONT_MATTER_MAX)
            return error_set(err, STATUS_TOO_LARGE,
                             "l'en-tête dépasse %u octets, ou la ligne « --- » qui doit "
                             "la finir manque",
                             FRONT_MATTER_MAX);
        if (is_fence(line, "---") || is_fence(line, "...")) {
            struct str body = rest.at ? rest : (struct str){line.at + line.n, 0};
            *out = (struct front_matter){{start, n_yaml}, body, first, number + 1};
            return STATUS_OK;
        }
    }
    return error_set(err, STATUS_BAD_INPUT,
                     "il manque la ligne « --- » qui finit l'en-tête");
}
