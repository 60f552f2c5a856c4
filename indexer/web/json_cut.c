/* Counts braces outside of texts. */
#include "indexer/web/json_cut.h"

struct json_cut json_cut(struct str text)
{
    return (struct json_cut){text, 0, 1};
}

/** Pass over byte @p c; a line feed ends a line. */
static void step(struct json_cut *cut)
{
    cut->line += cut->text.at[cut->at] == '\n';
    cut->at++;
}

/** Pass over the text that begins at the quote. */
static void pass_text(struct json_cut *cut)
{
    step(cut);
    while (cut->at < cut->text.n && cut->text.at[cut->at] != '"') {
        if (cut->text.at[cut->at] == '\\' && cut->at + 1 < cut->text.n)
            step(cut);
        step(cut);
    }
    if (cut->at < cut->text.n)
        step(cut);
}

bool json_cut_next(struct str *out, uint32_t lines[2], struct json_cut *cut)
{
    while (cut->at < cut->text.n && cut->text.at[cut->at] != '{')
        step(cut);
    size_t start = cut->at, depth = 0;
    lines[0] = cut->line;
    while (cut->at < cut->text.n) {
        char c = cut->text.at[cut->at];
        if (c == '"') {
            pass_text(cut);
            continue;
        }
        depth += c == '{';
        depth -= c == '}';
        step(cut);
        if (depth == 0)
            break;
    }
    lines[1] = cut->line;
    *out = (struct str){cut->text.at + start, cut->at - start};
    return out->n > 0 && depth == 0;
}
