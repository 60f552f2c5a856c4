/* The sections of the report, and the two ways of writing them. */
#include "indexer/review/review_page.h"

#include <string.h>

#include "base/macros.h"
#include "text/snippet.h"

/** The most columns of a table. */
#define COLUMNS_MAX 9

/* How a section is written: as HTML or as text. */
struct page_style {
    void (*heading)(struct buf *out, const char *text, json_int_t count);
    /* The names of the columns begin a table. */
    void (*begin)(struct buf *out, const char *const *columns);
    /* A row; the first cell is its head. */
    void (*row)(struct buf *out, const char *const *cells);
    void (*end)(struct buf *out);
    void (*paragraph)(struct buf *out, const char *text);
};

/* As HTML. */

static void put_escaped(struct buf *out, const char *text)
{
    html_escape(out, str_of(text));
}

static void html_heading(struct buf *out, const char *text, json_int_t count)
{
    buf_put_text(out, "<h2>");
    put_escaped(out, text);
    buf_printf(out, " (%lld)</h2>\n", (long long)count);
}

static void html_begin(struct buf *out, const char *const *columns)
{
    buf_put_text(out, "<table>\n<thead><tr>");
    for (; *columns; columns++) {
        buf_put_text(out, "<th scope=\"col\">");
        put_escaped(out, *columns);
        buf_put_text(out, "</th>");
    }
    buf_put_text(out, "</tr></thead>\n<tbody>\n");
}

static void html_row(struct buf *out, const char *const *cells)
{
    buf_put_text(out, "<tr><th scope=\"row\">");
    put_escaped(out, *cells);
    buf_put_text(out, "</th>");
    for (cells++; *cells; cells++) {
        buf_put_text(out, "<td>");
        put_escaped(out, *cells);
        buf_put_text(out, "</td>");
    }
    buf_put_text(out, "</tr>\n");
}

static void html_end(struct buf *out)
{
    buf_put_text(out, "</tbody>\n</table>\n");
}

static void html_paragraph(struct buf *out, const char *text)
{
    buf_put_text(out, "<p>");
    put_escaped(out, text);
    buf_put_text(out, "</p>\n");
}

static const struct page_style html = {html_heading, html_begin, html_row, html_end,
                                       html_paragraph};

/* As text. */

static void text_heading(struct buf *out, const char *text, json_int_t count)
{
    buf_printf(out, "\n%s (%lld)\n", text, (long long)count);
}

static void put_cells(struct buf *out, const char *const *cells)
{
    buf_put_text(out, "  ");
    for (const char *const *cell = cells; *cell; cell++)
        buf_printf(out, "%s%s", cell == cells ? "" : " | ", *cell);
    buf_put_text(out, "\n");
}

static void text_end(struct buf *out)
{
    (void)out;
}

static void text_paragraph(struct buf *out, const char *text)
{
    buf_printf(out, "%s\n", text);
}

static const struct page_style text = {text_heading, put_cells, put_cells, text_end,
                                       text_paragraph};

/* The sections. */

static const char *text_of(const json_t *object, const char *name)
{
    const char *value = json_string_value(json_object_get(object, name));
    return value ? value : "";
}

static json_int_t number_of(const json_t *object, const char *name)
{
    return json_integer_value(json_object_get(object, name));
}

/** « file:line » of a remark or a document. */
static void put_place(struct buf *out, const json_t *object)
{
    json_int_t line = number_of(object, "line");
    buf_clear(out);
    buf_put_text(out, text_of(object, "file"));
    if (line)
        buf_printf(out, ":%lld", (long long)line);
}

/** How the run ended. */
static void put_outcome(struct buf *out, const struct page_style *style,
                        const json_t *object)
{
    static const struct {
        const char *status, *words;
    } rows[] = {
        {"published", "L'index est publié."},
        {"unchanged", "Rien n'a changé : l'index reste celui qui était servi."},
        {"read", "Les sources ont été lues ; rien n'a été publié."},
        {"failed", "Rien n'a été publié : l'index d'avant reste servi."},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (strcmp(text_of(object, "status"), rows[i].status) == 0)
            style->paragraph(out, rows[i].words);
    if (*text_of(object, "error"))
        style->paragraph(out, text_of(object, "error"));
    AUTO_BUF words = BUF_INIT(1U << 12);
    buf_printf(&words,
               "Génération %s : %lld documents, dont %lld ajoutés, %lld modifiés, "
               "%lld inchangés ; %lld retirés.",
               text_of(object, "generation"), (long long)number_of(object, "documents"),
               (long long)number_of(object, "added"),
               (long long)number_of(object, "changed"),
               (long long)number_of(object, "unchanged"),
               (long long)number_of(object, "removed"));
    if (json_object_get(object, "generation"))
        style->paragraph(out, buf_text(&words));
}

/** A table of the counts of each source. */
static void put_sources(struct buf *out, const struct page_style *style,
                        const json_t *sources)
{
    static const char *const columns[] = {"Source",         "gardés",  "non relus",
                                          "refusés",        "restés",  "non publiés",
                                          "avertissements", "ignorés", NULL};
    static const char *const names[] = {"kept",     "skipped",  "refused", "stayed",
                                        "left_out", "warnings", "ignored"};
    _Static_assert(COUNT_OF(names) + 2 <= COLUMNS_MAX, "a cell for each, and the end");
    style->heading(out, "Sources", (json_int_t)json_array_size(sources));
    style->begin(out, columns);
    const json_t *source;
    size_t i;
    json_array_foreach(sources, i, source)
    {
        const json_t *counts = json_object_get(source, "counts");
        char numbers[COUNT_OF(names)][24];
        const char *cells[COLUMNS_MAX] = {text_of(source, "source")};
        for (size_t j = 0; j < COUNT_OF(names); j++) {
            (void)snprintf(numbers[j], sizeof numbers[j], "%lld",
                           (long long)number_of(counts, names[j]));
            cells[j + 1] = numbers[j];
        }
        style->row(out, cells);
    }
    style->end(out);
}

/** The remarks of one sort in all sources. */
static void put_remarks(struct buf *out, const struct page_style *style,
                        const json_t *sources, const char *list, const char *title)
{
    static const char *const columns[] = {"Fichier", "Source", "Raison", NULL};
    const json_t *source, *remark;
    size_t i, j, n = 0;
    json_array_foreach(sources, i, source) n +=
        json_array_size(json_object_get(source, list));
    if (n == 0)
        return;
    style->heading(out, title, (json_int_t)n);
    style->begin(out, columns);
    AUTO_BUF place = BUF_INIT(1U << 14);
    json_array_foreach(sources, i, source)
    {
        json_array_foreach(json_object_get(source, list), j, remark)
        {
            const char *reason = text_of(remark, "reason");
            put_place(&place, remark);
            const char *cells[COLUMNS_MAX] = {buf_text(&place), text_of(source, "source"),
                                              *reason ? reason
                                                      : text_of(remark, "message")};
            style->row(out, cells);
        }
    }
    style->end(out);
}

static void put_more(struct buf *out, const struct page_style *style, json_int_t count,
                     size_t named)
{
    char words[80];
    (void)snprintf(words, sizeof words, "… et %lld de plus.",
                   (long long)(count - (json_int_t)named));
    if (count > (json_int_t)named)
        style->paragraph(out, words);
}

/** The documents of one sort. */
static void put_documents(struct buf *out, const struct page_style *style,
                          const json_t *found, const char *title)
{
    static const char *const columns[] = {"Identifiant", "Titre", "Fichier", NULL};
    const json_t *documents = json_object_get(found, "documents"), *document;
    json_int_t count = number_of(found, "count");
    size_t i;
    if (count == 0)
        return;
    style->heading(out, title, count);
    style->begin(out, columns);
    AUTO_BUF place = BUF_INIT(1U << 14);
    json_array_foreach(documents, i, document)
    {
        put_place(&place, document);
        const char *cells[COLUMNS_MAX] = {text_of(document, "id"),
                                          text_of(document, "title"), buf_text(&place)};
        style->row(out, cells);
    }
    style->end(out);
    put_more(out, style, count, json_array_size(documents));
}

static void put_near_duplicates(struct buf *out, const struct page_style *style,
                                const json_t *found)
{
    static const char *const columns[] = {"Document",     "Fichier",
                                          "Ressemble à",  "Fichier de celui-ci",
                                          "Part commune", NULL};
    const json_t *documents = json_object_get(found, "documents"), *document;
    json_int_t count = number_of(found, "count");
    size_t i;
    if (count == 0)
        return;
    style->heading(out, "Presque identiques à un autre", count);
    style->begin(out, columns);
    AUTO_BUF place = BUF_INIT(1U << 14);
    AUTO_BUF other_place = BUF_INIT(1U << 14);
    json_array_foreach(documents, i, document)
    {
        const json_t *other = json_object_get(document, "of");
        char share[32];
        (void)snprintf(share, sizeof share, "%lld %%",
                       (long long)number_of(document, "percent"));
        put_place(&place, document);
        put_place(&other_place, other);
        const char *cells[COLUMNS_MAX] = {text_of(document, "id"), buf_text(&place),
                                          text_of(other, "id"), buf_text(&other_place),
                                          share};
        style->row(out, cells);
    }
    style->end(out);
    put_more(out, style, count, json_array_size(documents));
}

static void put_all(struct buf *out, const struct page_style *style, const json_t *object)
{
    static const struct {
        const char *list, *title;
    } remarks[] = {
        {"failures", "Sources en faute"},
        {"refusals", "Refusés"},
        {"stayed", "Restés publiés dans leur dernière version"},
        {"left_out", "Non publiés par leurs auteurs"},
        {"warnings", "Avertissements"},
        {"ignored", "Fichiers ignorés"},
    };
    static const struct {
        const char *list, *title;
    } documents[] = {
        {"added", "Ajoutés"},
        {"changed", "Modifiés"},
        {"removed", "Retirés"},
        {"without_region", "Sans région"},
        {"without_theme", "Sans thème"},
        {"without_date", "Sans date"},
    };
    const json_t *sources = json_object_get(object, "sources");
    const json_t *named = json_object_get(object, "documents_named");
    put_outcome(out, style, object);
    put_sources(out, style, sources);
    for (size_t i = 0; i < COUNT_OF(remarks); i++)
        put_remarks(out, style, sources, remarks[i].list, remarks[i].title);
    for (size_t i = 0; i < COUNT_OF(documents); i++)
        put_documents(out, style, json_object_get(named, documents[i].list),
                      documents[i].title);
    put_near_duplicates(out, style, json_object_get(named, "near_duplicates"));
}

void review_put_html(struct buf *out, const json_t *object)
{
    buf_put_text(out,
                 "<!DOCTYPE html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n"
                 "<meta name=\"viewport\" content=\"width=device-width\">\n"
                 "<title>Compte rendu de l'indexation</title>\n<style>\n"
                 "body { font: 1rem/1.5 sans-serif; margin: 1rem auto; max-width: 75rem; "
                 "padding: 0 1rem; color: #161616; background: #fff }\n"
                 "table { border-collapse: collapse; width: 100% }\n"
                 "th, td { border: 1px solid #666; padding: .25rem .5rem; "
                 "text-align: left; vertical-align: top; overflow-wrap: anywhere }\n"
                 "thead th { background: #eee }\ntbody th { font-weight: normal }\n"
                 "</style>\n</head>\n<body>\n<main>\n"
                 "<h1>Compte rendu de l'indexation</h1>\n");
    put_all(out, &html, object);
    buf_put_text(out, "</main>\n</body>\n</html>\n");
}

void review_put_text(struct buf *out, const json_t *object)
{
    buf_put_text(out, "Compte rendu de l'indexation\n\n");
    put_all(out, &text, object);
}
