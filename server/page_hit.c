/* Fills the templates of one document's facts. */
#include "server/page_hit.h"

#include "base/percent.h"
#include "server/french.h"
#include "server/page.h"

/** More themes than this on one result are noise. */
#define THEMES_SHOWN 4

static void put_regions(struct template_data *node, const struct document *document,
                        const struct vocabulary *vocabulary)
{
    for (size_t i = 0; i < vocabulary_n_regions(vocabulary); i++) {
        if (!(document->regions >> i & 1U))
            continue;
        const struct region *region = vocabulary_region(vocabulary, i);
        struct template_data *item = template_data_add(node, "REGION");
        template_data_set(item, "LABEL", str_of(region->label));
    }
    if (document->regions == 0)
        template_data_show(node, "NATIONAL");
}

static void put_themes(struct template_data *node, const struct document *document,
                       const struct vocabulary *vocabulary)
{
    struct template_data *list = NULL;
    size_t shown = 0;
    for (unsigned i = 0; i < vocabulary_n_themes(vocabulary) && shown < THEMES_SHOWN;
         i++) {
        if (!theme_set_has(&document->themes, i))
            continue;
        if (!list)
            list = template_data_add(node, "THEMES");
        const struct theme *theme = vocabulary_theme(vocabulary, i);
        struct template_data *item = template_data_add(list, "THEME");
        template_data_set(item, "SLUG", str_of(theme->slug));
        template_data_set(item, "LABEL", str_of(theme->label));
        shown++;
    }
}

static void put_date(struct template_data *node, date_day day)
{
    if (day == DATE_NONE)
        return;
    char iso[DATE_TEXT_BYTES];
    date_format(iso, day);
    struct template_data *date = template_data_add(node, "DATE");
    template_data_set(date, "ISO", str_of(iso));
    page_set_date(date, "TEXT", day);
}

/** « en vigueur », « échu » or « à venir », today. */
static void put_validity(struct template_data *node, const struct document *document)
{
    date_day from = document->dates[RECORD_VALID_FROM];
    date_day to = document->dates[RECORD_VALID_TO];
    if (from == DATE_NONE && to == DATE_NONE)
        return;
    date_day today = page_today();
    struct template_data *validity = template_data_add(node, "VALIDITY");
    if (to != DATE_NONE && to < today)
        template_data_show(validity, "OVER");
    else if (from != DATE_NONE && from > today)
        template_data_show(validity, "COMING");
    else
        template_data_show(validity, "IN_FORCE");
    AUTO_BUF period = BUF_INIT(256);
    french_period(&period, from, to);
    template_data_set(validity, "PERIOD", buf_str(&period));
}

static void put_figure(struct template_data *node, const struct document *document)
{
    const struct str *fields = document->fields;
    if (fields[FIELD_VALUE].n == 0)
        return;
    struct template_data *figure = template_data_add(node, "FIGURE");
    template_data_set(figure, "VALUE", fields[FIELD_VALUE]);
    template_data_set(figure, "UNIT", fields[FIELD_UNIT]);
    if (fields[FIELD_PERIOD].n > 0) {
        struct template_data *period = template_data_add(figure, "PERIOD");
        template_data_set(period, "TEXT", fields[FIELD_PERIOD]);
    }
    if (fields[FIELD_NATIONAL_VALUE].n > 0) {
        struct template_data *national = template_data_add(figure, "NATIONAL_VALUE");
        template_data_set(national, "VALUE", fields[FIELD_NATIONAL_VALUE]);
        template_data_set(national, "UNIT", fields[FIELD_UNIT]);
    }
}

void page_facts(struct template_data *node, const struct document *document,
                const struct index *index)
{
    const struct vocabulary *vocabulary = index_vocabulary(index);
    template_data_set(node, "KIND", str_of(kind_label(document->kind)));
    put_regions(node, document, vocabulary);
    put_date(node, document->dates[RECORD_DATE]);
    if (document->fields[FIELD_SOURCE].n > 0) {
        struct template_data *source = template_data_add(node, "SOURCE");
        template_data_set(source, "NAME", document->fields[FIELD_SOURCE]);
    }
    put_validity(node, document);
    put_figure(node, document);
    put_themes(node, document, vocabulary);
}

void document_href(struct buf *out, struct str id, struct str query)
{
    buf_put_text(out, "/documents/");
    percent_encode(out, id, true);
    if (str_trim(query).n == 0)
        return;
    buf_put_text(out, "?q=");
    percent_encode(out, str_trim(query), false);
}

static void put_parts(struct template_data *node, const struct search_hit *hit,
                      struct str query)
{
    if (!hit->n_parts)
        return;
    struct template_data *parts = template_data_add(node, "PARTS");
    for (size_t i = 0; i < hit->n_parts; i++) {
        struct template_data *part = template_data_add(parts, "PART");
        if (i > 0)
            template_data_show(part, "NOT_FIRST");
        AUTO_BUF href = BUF_INIT(1U << 16);
        document_href(&href, hit->parts[i].fields[FIELD_ID], query);
        template_data_set(part, "HREF", buf_str(&href));
        template_data_set(part, "TITLE", hit->parts[i].title);
    }
}

void page_hit(struct template_data *node, const struct search_hit *hit,
              const struct index *index, struct str query)
{
    const struct document *document = &hit->document;
    struct template_data *item =
        template_data_include(template_data_add(node, "HIT"), "CARD", "hit.html");
    AUTO_BUF href = BUF_INIT(1U << 16);
    document_href(&href, document->fields[FIELD_ID], query);
    template_data_set(item, "HREF", buf_str(&href));
    template_data_set_marked(item, "TITLE", hit->title_html);
    template_data_set_marked(item, "SNIPPET", hit->snippet_html);
    put_parts(item, hit, query);
    if (hit->explain.n > 0) {
        struct template_data *why = template_data_add(item, "WHY");
        template_data_set(why, "TEXT", hit->explain);
    }
    page_facts(template_data_include(item, "FACTS", "facts.html"), document, index);
}
