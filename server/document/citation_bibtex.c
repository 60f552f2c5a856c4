/* Writes a citation as BibTeX, in UTF-8. */
#include "server/document/citation.h"

/** The type of entry of each kind. @techreport needs an institution, @misc nothing. */
static const char *const types[KIND_COUNT_] = {
    [KIND_DOCUMENT] = "techreport",  [KIND_NEWS] = "misc",
    [KIND_PROGRAMME] = "techreport", [KIND_CAMPUS] = "misc",
    [KIND_CLUSTER] = "misc",         [KIND_INDICATOR] = "misc",
    [KIND_BUDGET] = "misc",          [KIND_CONTACT] = "misc",
    [KIND_REGION] = "misc",          [KIND_AID] = "misc"};

/** What LaTeX takes for itself, and how it is written. No brace may stand alone: BibTeX
 *  counts them, those behind a backslash too. */
static const char *written(char c)
{
    switch (c) {
    case '\\':
        return "\\textbackslash{}";
    case '{':
        return "\\textbraceleft{}";
    case '}':
        return "\\textbraceright{}";
    case '~':
        return "\\textasciitilde{}";
    case '^':
        return "\\textasciicircum{}";
    case '&':
        return "\\&";
    case '%':
        return "\\%";
    case '$':
        return "\\$";
    case '#':
        return "\\#";
    case '_':
        return "\\_";
    default:
        return NULL;
    }
}

static void put_escaped(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        const char *instead = written(text.at[i]);
        if (instead)
            buf_put_text(out, instead);
        else
            buf_put_byte(out, text.at[i]);
    }
}

/** Append a member. Its second braces keep capitals as they are, and make one name of an
 *  organisation. */
static void put(struct buf *out, const char *name, struct str text)
{
    if (!text.n)
        return;
    buf_printf(out, ",\n  %s = {{", name);
    put_escaped(out, text);
    buf_put_text(out, "}}");
}

/** Append an address, which is not escaped: what BibTeX would count or end is
 *  percent-encoded. */
static void put_address(struct buf *out, const char *name, struct str address)
{
    if (!address.n)
        return;
    buf_printf(out, ",\n  %s = {", name);
    for (size_t i = 0; i < address.n; i++) {
        unsigned char c = (unsigned char)address.at[i];
        if (c <= ' ' || c == '{' || c == '}' || c == '\\' || c == '"' || c == 0x7f)
            buf_printf(out, "%%%02X", c);
        else
            buf_put_byte(out, (char)c);
    }
    buf_put_byte(out, '}');
}

static void put_dates(struct buf *out, date_day day)
{
    static const char *const months[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                         "jul", "aug", "sep", "oct", "nov", "dec"};
    if (day == DATE_NONE)
        return;
    int year, month, of_month;
    date_to_civil(day, &year, &month, &of_month);
    buf_printf(out, ",\n  year = {%d},\n  month = %s,\n  day = {%d}", year,
               months[month - 1], of_month);
}

void citation_put_bibtex(struct buf *out, const struct document_view *view,
                         date_day today)
{
    struct citation it = citation_of(view);
    bool is_part = view->whole_docid != 0;
    const char *type = is_part ? "incollection" : types[view->document.kind];
    char seen[DATE_TEXT_BYTES];
    date_format(seen, today);
    buf_printf(out, "@%s{", type);
    citation_put_key(out, view->document.fields[FIELD_ID]);
    put(out, "author", it.author);
    put(out, "title", it.title);
    put(out, is_part ? "booktitle" : "howpublished", it.within);
    put(out, type[0] == 't' ? "institution" : "publisher", it.publisher);
    put_dates(out, it.date);
    put_address(out, "url", it.origin.text);
    buf_printf(out, ",\n  urldate = {%s},\n  language = {french}\n}\n", seen);
}
