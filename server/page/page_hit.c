/* Writes documents as lists and pages show them. */
#include "server/page/page_hit.h"

#include "html/french.h"
#include "html/html_french.h"
#include "server/page/page.h"

static void put_figure(struct html *h, const struct str *fields)
{
    if (fields[FIELD_VALUE].n == 0)
        return;
    HTML(h, "<p class=\"figure\"><strong>");
    html_numbers(h, fields[FIELD_VALUE]);
    HTML_TEXT(h, "&nbsp;", fields[FIELD_UNIT], "</strong>");
    if (fields[FIELD_PERIOD].n > 0)
        HTML_TEXT(h, " <span class=\"figure-when\">", fields[FIELD_PERIOD], "</span>");
    if (fields[FIELD_DOUBT].n > 0)
        HTML_TEXT(h, " <em class=\"figure-doubt\">", fields[FIELD_DOUBT], "</em>");
    if (fields[FIELD_NATIONAL_VALUE].n > 0) {
        HTML(h, " <span class=\"figure-national\">France&nbsp;: ");
        html_numbers(h, fields[FIELD_NATIONAL_VALUE]);
        HTML_TEXT(h, "&nbsp;", fields[FIELD_UNIT], "</span>");
    }
    HTML(h, "</p>");
}

static void put_regions(struct html *h, const struct document *document,
                        const struct vocabulary *vocabulary)
{
    for (size_t i = 0; i < vocabulary_n_regions(vocabulary); i++)
        if (document->regions >> i & 1U)
            HTML_TEXT(h, "<li class=\"place\">",
                      str_of(vocabulary_region(vocabulary, i)->label), "</li>");
    if (document->regions == 0)
        HTML(h, "<li class=\"place\">National</li>");
}

void page_state_of_period(struct html *h, date_day from, date_day to)
{
    date_day today = page_today();
    if (to != DATE_NONE && to < today)
        HTML(h, "<span class=\"state state-off\">Échu</span>");
    else if (from != DATE_NONE && from > today)
        HTML(h, "<span class=\"state\">À venir</span>");
    else
        HTML(h, "<span class=\"state state-on\">En vigueur</span>");
}

static void put_validity(struct html *h, date_day from, date_day to)
{
    if (from == DATE_NONE && to == DATE_NONE)
        return;
    AUTO_BUF period = BUF_INIT(256);
    french_period(&period, from, to);
    HTML(h, "<li>");
    page_state_of_period(h, from, to);
    HTML_TEXT(h, " <span class=\"period\">", buf_str(&period), "</span></li>");
}

/* A hit. */

/** The most themes of a hit. */
#define HIT_THEMES 2

/** What is said before the date of each kind of document; NULL: the date says nothing to
 *  a reader, who looks at the period of the figure. */
static const char *const dated[KIND_COUNT_] = {
    [KIND_DOCUMENT] = "publié le ",  [KIND_NEWS] = "publié le ",
    [KIND_PROGRAMME] = "publié le ", [KIND_CAMPUS] = "fiche du ",
    [KIND_CLUSTER] = "fiche du ",    [KIND_INDICATOR] = NULL,
    [KIND_BUDGET] = "publié le ",    [KIND_CONTACT] = "fiche du ",
    [KIND_REGION] = "fiche du ",     [KIND_AID] = "publié le ",
};

/** Write when the document is of: the period of a figure, unless it stands beside the
 *  value, else its date. */
static void put_when(struct html *h, const struct document *document)
{
    struct str period = document->fields[FIELD_PERIOD];
    date_day date = document->dates[RECORD_DATE];
    const char *before = dated[document->kind];
    if (!before && period.n) {
        if (!document->fields[FIELD_VALUE].n)
            HTML_TEXT(h, "<li>", period, "</li>");
    } else if (date != DATE_NONE) {
        HTML_TEXT(h, "<li>", str_of(before ? before : "publié le "), "");
        html_date(h, date);
        HTML(h, "</li>");
    }
}

/** Write the first themes as links. */
static void put_hit_themes(struct html *h, const struct exchange *x,
                           const struct document *document)
{
    const struct vocabulary *vocabulary = index_vocabulary(x->index);
    size_t shown = 0;
    for (unsigned i = 0; i < vocabulary_n_themes(vocabulary) && shown < HIT_THEMES; i++) {
        if (!theme_set_has(&document->themes, i))
            continue;
        const struct theme *theme = vocabulary_theme(vocabulary, i);
        HTML(h, "<li>");
        html_link(
            h, url_param(URL("/recherche"), STR("theme"), str_of(theme->slug), x->arena),
            str_of(theme->label));
        HTML(h, "</li>");
        shown++;
    }
}

/** Write the one line of facts below a hit. */
static void put_line(struct html *h, const struct exchange *x,
                     const struct document *document)
{
    HTML(h, "<ul class=\"facts\">");
    put_when(h, document);
    put_regions(h, document, index_vocabulary(x->index));
    if (document->fields[FIELD_SOURCE].n > 0)
        HTML_TEXT(h, "<li>", document->fields[FIELD_SOURCE], "</li>");
    put_validity(h, document->dates[RECORD_VALID_FROM], document->dates[RECORD_VALID_TO]);
    put_hit_themes(h, x, document);
    HTML(h, "</ul>");
}

struct url document_url(struct str id, struct str words, struct arena *arena)
{
    struct url url = url_in(URL("/documents/"), id, arena);
    struct str asked = str_trim(words);
    return asked.n ? url_param(url, STR("q"), asked, arena) : url;
}

/**
 * Whether @p label is what another of the linked parts would be called too, or what the
 * hit itself is called: then it does not tell them apart.
 */
static bool is_shared(const struct search_hit *hit, size_t number, struct str label)
{
    bool is_shared = str_equal(label, hit->document.title) ||
                     str_equal(label, hit->document.fields[FIELD_SECTION]);
    for (size_t i = 0; i < hit->n_parts && !is_shared; i++)
        is_shared =
            i != number && (str_equal(label, hit->parts[i].title) ||
                            str_equal(label, hit->parts[i].fields[FIELD_SECTION]));
    return is_shared;
}

/** Write what part @p number of the same document is called: its title or its section,
 *  whichever is its own, both if neither is, and its number if that is no help. */
static void put_label(struct buf *out, const struct search_hit *hit, size_t number)
{
    const struct document *part = &hit->parts[number];
    struct str section = part->fields[FIELD_SECTION], title = part->title;
    if (section.n > 0 && !is_shared(hit, number, section))
        buf_put_str(out, section);
    else if (title.n > 0 && !is_shared(hit, number, title))
        buf_put_str(out, title);
    else
        buf_printf(out, "%.*s%s%.*s (%zu)", STR_ARG(title),
                   section.n > 0 && title.n > 0 ? ", " : "", STR_ARG(section),
                   number + 1);
}

/** Write links to the other parts of the same document that were found. */
static void put_parts(struct html *h, const struct exchange *x,
                      const struct search_hit *hit, struct str words)
{
    if (!hit->n_parts)
        return;
    HTML(h, "<p class=\"parts\">Dans le même document&nbsp;: ");
    for (size_t i = 0; i < hit->n_parts; i++) {
        const struct document *part = &hit->parts[i];
        if (i > 0)
            HTML(h, ", ");
        AUTO_BUF label = BUF_INIT(1U << 16);
        put_label(&label, hit, i);
        html_link(h, document_url(part->fields[FIELD_ID], words, x->arena),
                  buf_str(&label));
    }
    HTML(h, ".</p>");
}

static void put_hit(struct html *h, const struct exchange *x,
                    const struct search_hit *hit, struct str words)
{
    const struct document *document = &hit->document;
    HTML_TEXT(h, "<li><article class=\"hit\"><p class=\"kind\">",
              str_of(kind_label(document->kind)), "</p><h2>");
    HTML_TAG(h, "<a");
    HTML_URL(h, "href", document_url(document->fields[FIELD_ID], words, x->arena));
    html_marked(h, hit->title_html);
    HTML(h, "</a></h2><p class=\"snippet\">");
    html_marked(h, hit->snippet_html);
    HTML(h, "</p>");
    put_figure(h, document->fields);
    put_line(h, x, document);
    put_parts(h, x, hit, words);
    if (hit->explain.n > 0)
        HTML_TEXT(h, "<p class=\"why\"><strong>Pourquoi ce résultat&nbsp;?</strong> ",
                  hit->explain, "</p>");
    HTML(h, "</article></li>");
}

void page_hits(struct html *h, const struct exchange *x, const struct search_hit *hits,
               size_t n, struct str words)
{
    for (size_t i = 0; i < n; i++)
        put_hit(h, x, &hits[i], words);
}
