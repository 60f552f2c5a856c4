/* Writes the table of a comparison. Each region is a group of two rows: its numbers, and
 * under them its best document, so that the extract has the width of the page. */
#include "server/compare/compare_table.h"

#include "html/html_french.h"
#include "server/compare/compare_address.h"
#include "server/page/filters.h"
#include "server/page/page_hit.h"

/** What is written, and for whom. */
struct table {
    struct html *h;
    const struct exchange *x;
    const struct comparison *comparison;
    /* The kinds that have a column, a bit each, and how many there are. */
    uint32_t kinds;
    unsigned n_kinds;
};

/** Write the head of a column as a link that sorts by it, the other way round where that
 *  is so already. */
static void put_head(const struct table *t, struct str label, enum compare_order order,
                     enum kind kind)
{
    struct compare_request request = *t->comparison->request;
    bool is_sorted =
        request.order == order && (order != COMPARE_BY_KIND || request.kind == kind);
    request.descending = is_sorted ? !request.descending : order != COMPARE_BY_REGION;
    request.order = order;
    request.kind = kind;
    HTML_TAG(t->h, "<th scope=\"col\"");
    if (is_sorted)
        HTML_ATTR(t->h, "aria-sort",
                  request.descending ? STR("ascending") : STR("descending"));
    HTML_TAG(t->h, "<a");
    HTML_URL(t->h, "href", compare_url(t->x, &request));
    html_text(t->h, label);
    if (is_sorted)
        HTML_TEXT(t->h, "&nbsp;<span class=\"arrow\" aria-hidden=\"true\">",
                  request.descending ? STR("▲") : STR("▼"), "</span>");
    HTML(t->h, "</a></th>");
}

static void put_heads(const struct table *t)
{
    HTML(t->h, "<thead><tr>");
    put_head(t, STR("Région"), COMPARE_BY_REGION, KIND_DOCUMENT);
    put_head(t, STR("Total"), COMPARE_BY_TOTAL, KIND_DOCUMENT);
    for (uint32_t left = t->kinds; left; left &= left - 1) {
        enum kind kind = (enum kind)__builtin_ctz(left);
        put_head(t, str_of(kind_label(kind)), COMPARE_BY_KIND, kind);
    }
    HTML(t->h, "</tr></thead>");
}

/** Write one number; @p label says in narrow windows what it counts. */
static void put_count(const struct table *t, const struct compare_row *row,
                      enum kind kind)
{
    bool is_total = kind == KIND_COUNT_;
    uint32_t n = is_total ? row->total : row->kinds[kind];
    HTML_TAG(t->h, "<td");
    HTML_ATTR(t->h, "data-label", is_total ? STR("Total") : str_of(kind_label(kind)));
    if (!n) {
        HTML_ATTR(t->h, "class",
                  is_total ? STR("number total zero") : STR("number zero"));
        HTML(t->h, "0</td>");
        return;
    }
    HTML_ATTR(t->h, "class", is_total ? STR("number total") : STR("number"));
    struct search_request search =
        compare_cell_request(t->comparison->request, row->region, kind);
    HTML_TAG(t->h, "<a");
    HTML_URL(t->h, "href", request_url(&search, t->x->index, 1, t->x->arena));
    html_count(t->h, n);
    HTML(t->h, "</a></td>");
}

static void put_counts(const struct table *t, const struct compare_row *row)
{
    put_count(t, row, KIND_COUNT_);
    for (uint32_t left = t->kinds; left; left &= left - 1)
        put_count(t, row, (enum kind)__builtin_ctz(left));
}

static void put_best(const struct table *t, const struct search_hit *best)
{
    struct html *h = t->h;
    const struct document *document = &best->document;
    HTML(h, "<tr>");
    HTML_TAG(h, "<td class=\"best\"");
    HTML_NUMBERED(h, "colspan", "", t->n_kinds + 1);
    HTML_TAG(h, "<a");
    HTML_URL(h, "href",
             document_url(document->fields[FIELD_ID], t->comparison->request->search.text,
                          t->x->arena));
    html_marked(h, best->title_html);
    HTML(h, "</a> <span class=\"quiet\">");
    html_text(h, str_of(kind_label(document->kind)));
    if (document->dates[RECORD_DATE] != DATE_NONE) {
        HTML(h, ", ");
        html_date(h, document->dates[RECORD_DATE]);
    }
    HTML(h, "</span> <span class=\"extract\">");
    html_marked(h, best->snippet_html);
    HTML(h, "</span></td></tr>");
}

static void put_group(const struct table *t, const struct compare_row *row)
{
    HTML_TAG(t->h, "<tbody");
    if (!row->total)
        HTML_ATTRS(t->h, "class=\"none\"");
    HTML(t->h, "<tr>");
    HTML_TAG(t->h, "<th scope=\"rowgroup\"");
    if (row->best)
        HTML_ATTRS(t->h, "rowspan=\"2\"");
    html_text(t->h, row->label);
    HTML(t->h, "</th>");
    put_counts(t, row);
    HTML(t->h, "</tr>");
    if (row->best)
        put_best(t, row->best);
    HTML(t->h, "</tbody>");
}

static void put_foot(const struct table *t)
{
    HTML(t->h, "<tfoot><tr><th scope=\"row\">Ensemble</th>");
    put_counts(t, &t->comparison->all);
    HTML(t->h, "</tr></tfoot>");
}

void compare_table(struct html *h, const struct exchange *x,
                   const struct comparison *comparison)
{
    uint32_t kinds = compare_kinds(comparison->request);
    struct table t = {h, x, comparison, kinds, (unsigned)__builtin_popcount(kinds)};
    HTML(h, "<div class=\"table\" role=\"region\" aria-labelledby=\"tableau\""
            " tabindex=\"0\"><table class=\"compare\"><caption id=\"tableau\">"
            "Nombre de documents par région et par type, et le meilleur résultat de "
            "chaque région</caption>");
    put_heads(&t);
    for (size_t i = 0; i < comparison->n_rows; i++)
        put_group(&t, &comparison->rows[i]);
    put_group(&t, &comparison->national);
    put_foot(&t);
    HTML(h, "</table></div>"
            "<p class=\"quiet\">Un document de plusieurs régions compte dans chacune, et "
            "une seule fois dans l’ensemble. «&nbsp;National&nbsp;» compte les documents "
            "qui ne "
            "sont d’aucune région.</p>");
}
