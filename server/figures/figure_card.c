/* Writes the card of a key figure: the figure, its change, the country, other places and
 * times, what is wrong with it, and the row that it comes from. */
#include "server/figures/figure_card.h"

#include "html/html_french.h"

static bool is_one(region_set regions)
{
    return regions && !(regions & (regions - 1));
}

void figure_value(struct html *h, const struct card_figure *figure)
{
    html_numbers(h, figure->value);
    if (figure->unit.n)
        HTML_TEXT(h, "&nbsp;", figure->unit, "");
}

struct url figure_url(struct str words, struct str place, struct arena *arena)
{
    AUTO_BUF asked = BUF_INIT(1U << 14);
    buf_printf(&asked, "%.*s %.*s", STR_ARG(words), STR_ARG(place));
    return url_param(URL("/recherche"), STR("q"), buf_str(&asked), arena);
}

static struct url document_url(const struct card_figure *figure, struct arena *arena)
{
    return url_in(URL("/documents/"), figure->id, arena);
}

static void put_heading(struct html *h, const struct figure_card *card)
{
    HTML_TEXT(h, "<h2 id=\"chiffre-cle\">", card->label, "");
    if (card->main && !card->is_of_town)
        HTML_TEXT(h, " <span class=\"figure-place\">", card->main->place, "</span>");
    HTML(h, "</h2>");
}

static void put_main(struct html *h, const struct card_figure *main)
{
    HTML(h, "<p class=\"figure-main\"><strong>");
    figure_value(h, main);
    HTML(h, "</strong>");
    if (main->period.n)
        HTML_TEXT(h, " <span class=\"figure-when\">", main->period, "</span>");
    HTML(h, "</p>");
}

static void put_change(struct html *h, const struct figure_card *card)
{
    const struct card_change *change = &card->change;
    if (!change->from_value.n)
        return;
    HTML(h, "<div><dt>Évolution</dt><dd>");
    if (change->is_known)
        HTML_TEXT(h, "<strong>", change->text, "</strong>, ");
    HTML_TEXT(h, "contre ", change->from_value, "");
    if (card->main->unit.n)
        HTML_TEXT(h, "&nbsp;", card->main->unit, "");
    if (change->from_period.n)
        HTML_TEXT(h, " <span class=\"figure-when\">(", change->from_period, ")</span>");
    HTML(h, "</dd></div>");
}

/** « soit 7,3 % de la France », of figures that are parts of a whole. */
static void put_share(struct html *h, const struct figure_card *card)
{
    const struct card_figure *main = card->main, *national = card->national;
    if (!main || card->kind == FIGURE_RATE || !card->is_comparable ||
        national->number <= 0 || !card_same_period(main, national) ||
        !is_one(main->regions))
        return;
    double share = main->number / national->number * 100;
    AUTO_BUF text = BUF_INIT(64);
    buf_printf(&text, "%.1f", share);
    for (size_t i = 0; i < text.n; i++)
        if (text.at[i] == '.')
            text.at[i] = ',';
    HTML_TEXT(h, ", dont ", buf_str(&text), "&nbsp;% ici");
}

static void put_national(struct html *h, const struct figure_card *card)
{
    const struct card_figure *national = card->national;
    if (!national)
        return;
    HTML(h, "<div><dt>France</dt><dd><strong>");
    figure_value(h, national);
    HTML(h, "</strong>");
    bool is_other = !card->main || !card_same_period(card->main, national);
    if (is_other && national->period.n)
        HTML_TEXT(h, " <span class=\"figure-when\">(", national->period, ")</span>");
    put_share(h, card);
    HTML(h, "</dd></div>");
}

static void put_facts(struct html *h, const struct figure_card *card)
{
    bool has_change = card->main && card->change.from_value.n;
    if (!has_change && !card->national)
        return;
    HTML(h, "<dl class=\"figure-facts\">");
    if (has_change)
        put_change(h, card);
    put_national(h, card);
    HTML(h, "</dl>");
}

/** Write what is missing, and what is doubtful about the rest. */
static void put_notes(struct html *h, const struct figure_card *card)
{
    if (!card->n_notes)
        return;
    HTML(h, "<ul class=\"figure-notes\" aria-label=\"À savoir sur ce chiffre\">");
    for (size_t i = 0; i < card->n_notes; i++)
        HTML_TEXT(h, "<li>", card->notes[i], "</li>");
    HTML(h, "</ul>");
}

/* Places. */

/** Those of the figures whose region is one of @p regions. */
static struct card_list figures_in(const struct card_list *all, region_set regions,
                                   struct arena *arena)
{
    struct card_figure *at = arena_array(arena, all->n, sizeof *at);
    size_t n = 0;
    for (size_t i = 0; i < all->n; i++)
        if (all->at[i].regions & regions)
            at[n++] = all->at[i];
    return (struct card_list){at, n};
}

/** The regions asked for, beside the country. */
static void put_asked(struct html *h, const struct exchange *x,
                      const struct figure_card *card)
{
    struct figure_bars bars = {.figures =
                                   figures_in(&card->regions, card->asked, x->arena),
                               .country = card->is_comparable ? card->national : NULL,
                               .marked = is_one(card->asked) ? card->asked : 0,
                               .period = card->main};
    if (bars.figures.n + (bars.country != NULL) > 1)
        figure_bars(h, x, &bars);
}

void figure_bars_of_all(struct html *h, const struct exchange *x,
                        const struct figure_card *card, const struct card_figure *period)
{
    const struct card_figure *country =
        card->main && !card->main->regions ? card->main : card->national;
    struct figure_bars bars = {
        .figures = card->regions,
        /* A country that is the sum of its regions would dwarf them. */
        .country = card->kind == FIGURE_RATE ? country : NULL,
        .marked = card->asked,
        .period = period,
        .words = card->words};
    figure_bars(h, x, &bars);
}

static void put_places(struct html *h, const struct exchange *x,
                       const struct figure_card *card)
{
    size_t n = card->regions.n;
    bool is_only =
        n == 1 && card->main && card->main->regions == card->regions.at[0].regions;
    if (card->main && card->asked)
        put_asked(h, x, card);
    if (!n || is_only)
        return;
    if (card->main && card->asked) {
        HTML(h, "<details class=\"figure-more\"><summary>Toutes les régions connues (");
        html_number(h, n);
        HTML(h, ")</summary>");
        figure_bars_of_all(h, x, card, card->main);
        HTML(h, "</details>");
        return;
    }
    if (card->missing.n)
        HTML(h, "<p class=\"figure-offer\">Ce chiffre est connu pour&nbsp;:</p>");
    figure_bars_of_all(h, x, card, card->main);
}

/* The row, and the table. */

static void put_row(struct html *h, const struct exchange *x,
                    const struct card_figure *figure)
{
    HTML(h, "<p class=\"figure-row\">");
    if (figure->source.n)
        HTML_TEXT(h, "Source&nbsp;: ", figure->source, ". ");
    HTML_TAG(h, "<a");
    HTML_URL(h, "href", document_url(figure, x->arena));
    HTML(h, "La ligne d’où vient ce chiffre</a>");
    if (figure->row.n)
        HTML_TEXT(h, "&nbsp;: <q>", figure->row, "</q>");
    HTML(h, "</p>");
}

static void put_table_row(struct html *h, const struct exchange *x,
                          const struct card_figure *figure)
{
    HTML_TEXT(h, "<tr><th scope=\"row\">", figure->place, "</th><td>");
    figure_value(h, figure);
    HTML_TEXT(h, "</td><td>", figure->period, "</td><td>");
    html_link(h, document_url(figure, x->arena),
              figure->source.n ? figure->source : figure->title);
    HTML(h, "</td></tr>");
}

/** Write all that is drawn once more as a table, with where each number comes from. */
static void put_table(struct html *h, const struct exchange *x,
                      const struct figure_card *card)
{
    size_t n = card->history.n + card->rivals.n + card->regions.n;
    if (n < 2 && !card->national)
        return;
    HTML(h, "<details class=\"figure-more\"><summary>Les nombres en tableau</summary>"
            "<div class=\"table\" tabindex=\"0\" role=\"region\""
            " aria-label=\"Les nombres en tableau\"><table><thead><tr>"
            "<th scope=\"col\">Lieu</th><th scope=\"col\">Valeur</th>"
            "<th scope=\"col\">Période</th><th scope=\"col\">Document</th>"
            "</tr></thead><tbody>");
    if (card->main && card->history.n < 2)
        put_table_row(h, x, card->main);
    for (size_t i = card->history.n; i > 0; i--)
        put_table_row(h, x, &card->history.at[i - 1]);
    for (size_t i = 0; i < card->rivals.n; i++)
        put_table_row(h, x, &card->rivals.at[i]);
    for (size_t i = 0; i < card->regions.n; i++)
        if (!card->main || card->regions.at[i].docid != card->main->docid)
            put_table_row(h, x, &card->regions.at[i]);
    if (card->national)
        put_table_row(h, x, card->national);
    HTML(h, "</tbody></table></div></details>");
}

void figure_card(struct html *h, const struct exchange *x, const struct figure_card *card)
{
    if (!card)
        return;
    HTML(h, "<section class=\"figure-card\" aria-labelledby=\"chiffre-cle\">");
    put_heading(h, card);
    if (card->missing.n)
        HTML_TEXT(h, "<p class=\"figure-missing\">", card->missing, "</p>");
    if (card->main)
        put_main(h, card->main);
    put_facts(h, card);
    put_notes(h, card);
    figure_line(h, &card->history);
    put_places(h, x, card);
    if (card->main)
        put_row(h, x, card->main);
    put_table(h, x, card);
    HTML(h, "</section>");
}
