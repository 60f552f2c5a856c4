/* Says what of a document is cited, and writes it as a sentence. */
#include "server/document/citation.h"

#include <ctype.h>

#include "html/french.h"

const struct citation_format citation_formats[CITATION_FORMATS] = {
    {"text", "Texte", "text/plain; charset=utf-8", NULL, citation_put_text},
    {"ris", "RIS", "application/x-research-info-systems; charset=utf-8", "ris",
     citation_put_ris},
    {"bibtex", "BibTeX", "application/x-bibtex; charset=utf-8", "bib",
     citation_put_bibtex}};

const struct citation_format *citation_format_named(struct str name)
{
    for (size_t i = 0; i < CITATION_FORMATS; i++)
        if (str_equal(name, str_of(citation_formats[i].name)))
            return &citation_formats[i];
    return NULL;
}

void citation_put_key(struct buf *out, struct str id)
{
    size_t before = out->n;
    for (size_t i = 0; i < id.n; i++) {
        unsigned char c = (unsigned char)id.at[i];
        bool is_kept = c < 0x80 && (isalnum(c) || c == '-' || c == '.' || c == '_');
        bool is_first = out->n == before;
        if (is_kept && !(is_first && c == '.'))
            buf_put_byte(out, (char)c);
        else if (!is_first && out->at[out->n - 1] != '-')
            buf_put_byte(out, '-');
    }
    if (out->n == before)
        buf_put_text(out, "document");
}

/** @p text on one line: white space and control characters are one space. */
static struct str on_one_line(struct str text, struct arena *arena)
{
    struct str trimmed = str_trim(text);
    char *at = arena_copy(arena, trimmed.at, trimmed.n);
    size_t n = 0;
    for (size_t i = 0; i < trimmed.n; i++) {
        bool is_space = (unsigned char)at[i] <= ' ' || at[i] == 0x7f;
        if (is_space && n && at[n - 1] == ' ')
            continue;
        at[n++] = is_space ? ' ' : at[i];
    }
    return (struct str){at, n};
}

struct citation citation_of(const struct document_view *view)
{
    const struct document *document = &view->document;
    struct arena *arena = view->x->arena;
    const struct identity *identity = view->x->site->identity;
    struct str author = document->fields[FIELD_AUTHOR];
    struct str source = document->fields[FIELD_SOURCE];
    struct str who = author.n ? author : source.n ? source : identity->publisher;
    struct str within = view->whole_docid ? view->whole.title
                        : author.n        ? source
                                          : STR("");
    date_day date = document->dates[RECORD_DATE];
    if (date == DATE_NONE && view->whole_docid)
        date = view->whole.dates[RECORD_DATE];
    struct url page = url_outside(view->absolute.text);
    struct url origin = url_outside(document->fields[FIELD_URL]);
    return (struct citation){.author = on_one_line(who, arena),
                             .title = on_one_line(view->title, arena),
                             .within = on_one_line(within, arena),
                             .publisher = on_one_line(identity->publisher, arena),
                             .date = date,
                             .origin = origin.text.n ? origin : page,
                             .page = page,
                             .service = on_one_line(identity->name, arena),
                             .id = document->fields[FIELD_ID]};
}

/** Append @p text with a full stop, unless it ends with a sign of its own. */
static void put_stopped(struct buf *out, struct str text)
{
    static const char *const ends[] = {".", "!", "?", "…"};
    bool has_end = false;
    for (size_t i = 0; i < COUNT_OF(ends); i++)
        has_end = has_end || str_ends_with(text, str_of(ends[i]));
    buf_put_str(out, text);
    buf_put_text(out, has_end ? " " : ". ");
}

void citation_put_sentence(struct buf *out, const struct document_view *view,
                           date_day today)
{
    struct citation it = citation_of(view);
    put_stopped(out, it.author);
    buf_put_text(out, "«\u00A0");
    buf_put_str(out, it.title);
    buf_put_text(out, "\u00A0». ");
    if (it.within.n && !str_equal(it.within, it.title)) {
        buf_put_text(out, "Dans\u00A0: ");
        put_stopped(out, it.within);
    }
    if (it.date == DATE_NONE)
        buf_put_text(out, "Sans date");
    else
        french_date(out, it.date);
    if (it.origin.text.n)
        buf_printf(out, ". Disponible sur\u00A0: %.*s", STR_ARG(it.origin.text));
    else
        buf_printf(out, ". %.*s, notice «\u00A0%.*s\u00A0»", STR_ARG(it.service),
                   STR_ARG(it.id));
    buf_put_text(out, " (consulté le ");
    french_date(out, today);
    buf_put_text(out, ").");
}

void citation_put_text(struct buf *out, const struct document_view *view, date_day today)
{
    citation_put_sentence(out, view, today);
    buf_put_byte(out, '\n');
}
