/* Writes documents as lists and pages show them. */
#include "server/page/page_hit.h"

#include "html/french.h"
#include "html/html_french.h"
#include "server/page/page.h"

/** The most themes of one document; more would be noise. */
#define THEMES_SHOWN 4

static void put_figure(struct html *h, const struct str *fields)
{
    if (fields[FIELD_VALUE].n == 0)
        return;
    HTML_TEXT(h, "<p class=\"figure\"><strong>", fields[FIELD_VALUE], "&nbsp;");
    html_text(h, fields[FIELD_UNIT]);
    HTML(h, "</strong>");
    if (fields[FIELD_PERIOD].n > 0)
        HTML_TEXT(h, " <span class=\"figure-when\">", fields[FIELD_PERIOD], "</span>");
    if (fields[FIELD_DOUBT].n > 0)
        HTML_TEXT(h, " <em class=\"figure-doubt\">", fields[FIELD_DOUBT], "</em>");
    if (fields[FIELD_NATIONAL_VALUE].n > 0) {
        HTML_TEXT(h, " <span class=\"figure-national\">France&nbsp;: ",
                  fields[FIELD_NATIONAL_VALUE], "&nbsp;");
        html_text(h, fields[FIELD_UNIT]);
        HTML(h, "</span>");
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

/**
 * Write whether the period from @p from to @p to is on today: « En vigueur », « Échu », «
 * À venir ».
 */
static void put_state(struct html *h, date_day from, date_day to)
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
    put_state(h, from, to);
    HTML_TEXT(h, " <span class=\"period\">", buf_str(&period), "</span></li>");
}

static void put_themes(struct html *h, const struct exchange *x,
                       const struct document *document)
{
    const struct vocabulary *vocabulary = index_vocabulary(x->index);
    size_t shown = 0;
    for (unsigned i = 0; i < vocabulary_n_themes(vocabulary) && shown < THEMES_SHOWN;
         i++) {
        if (!theme_set_has(&document->themes, i))
            continue;
        if (!shown++)
            HTML(h, "<ul class=\"themes\" aria-label=\"Thèmes\">");
        const struct theme *theme = vocabulary_theme(vocabulary, i);
        HTML(h, "<li>");
        html_link(
            h, url_param(URL("/recherche"), STR("theme"), str_of(theme->slug), x->arena),
            str_of(theme->label));
        HTML(h, "</li>");
    }
    if (shown)
        HTML(h, "</ul>");
}

void page_facts(struct html *h, const struct exchange *x, const struct document *document)
{
    put_figure(h, document->fields);
    HTML_TEXT(h, "<ul class=\"facts\"><li class=\"kind\">",
              str_of(kind_label(document->kind)), "</li>");
    put_regions(h, document, index_vocabulary(x->index));
    if (document->dates[RECORD_DATE] != DATE_NONE) {
        HTML(h, "<li>");
        html_date(h, document->dates[RECORD_DATE]);
        HTML(h, "</li>");
    }
    if (document->fields[FIELD_SOURCE].n > 0)
        HTML_TEXT(h, "<li>", document->fields[FIELD_SOURCE], "</li>");
    put_validity(h, document->dates[RECORD_VALID_FROM], document->dates[RECORD_VALID_TO]);
    HTML(h, "</ul>");
    put_themes(h, x, document);
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
    HTML(h, "<li><article class=\"hit\"><h2>");
    HTML_TAG(h, "<a");
    HTML_URL(h, "href", document_url(document->fields[FIELD_ID], words, x->arena));
    html_marked(h, hit->title_html);
    HTML(h, "</a></h2><p class=\"snippet\">");
    html_marked(h, hit->snippet_html);
    HTML(h, "</p>");
    page_facts(h, x, document);
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
