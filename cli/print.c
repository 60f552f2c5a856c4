/* Printing an answer as text. */
#include "cli/print.h"

#include "base/date.h"

#define BOLD "\033[1m"
#define MARK "\033[1;33m"
#define PLAIN "\033[0m"

/** Whether @p c is a control character, such as escape, that a terminal would obey. */
static bool is_command(char c)
{
    return (unsigned char)c < ' ' || c == 0x7f;
}

/** Print text of a document or of the question, without its control characters. */
static void print_text(FILE *to, struct str text)
{
    for (size_t i = 0; i < text.n; i++)
        if (!is_command(text.at[i]))
            (void)fputc(text.at[i], to);
}

/** Print the HTML that we make of titles and extracts as plain text. It has five entities
 *  and no element but <mark>. */
static void print_html(FILE *to, struct str html, bool colours)
{
    static const struct {
        const char *html, *plain, *colour;
    } table[] = {{"<mark>", "", MARK}, {"</mark>", "", PLAIN}, {"&amp;", "&", "&"},
                 {"&lt;", "<", "<"},   {"&gt;", ">", ">"},     {"&quot;", "\"", "\""},
                 {"&#39;", "'", "'"}};
    while (html.n) {
        size_t i = 0;
        while (i < COUNT_OF(table) && !str_starts_with(html, str_of(table[i].html)))
            i++;
        size_t n = i < COUNT_OF(table) ? strlen(table[i].html) : 1;
        if (i < COUNT_OF(table))
            (void)fputs(colours ? table[i].colour : table[i].plain, to);
        else if (!is_command(html.at[0]))
            (void)fputc(html.at[0], to);
        html.at += n;
        html.n -= n;
    }
}

static void print_facts(FILE *to, const struct document *document,
                        const struct index *index)
{
    const struct vocabulary *vocabulary = index_vocabulary(index);
    char date[DATE_TEXT_BYTES];
    date_format(date, document->dates[RECORD_DATE]);
    (void)fprintf(to, "   %s", kind_label(document->kind));
    for (size_t i = 0; i < vocabulary_n_regions(vocabulary); i++)
        if (document->regions >> i & 1U)
            (void)fprintf(to, " · %s", vocabulary_region(vocabulary, i)->label);
    if (date[0])
        (void)fprintf(to, " · %s", date);
    if (document->fields[FIELD_SOURCE].n) {
        (void)fputs(" · ", to);
        print_text(to, document->fields[FIELD_SOURCE]);
    }
    (void)fputs("\n   ", to);
    print_text(to, document->fields[FIELD_ID]);
    (void)fputs("\n", to);
}

static void print_notes(FILE *to, const struct search_answer *answer)
{
    for (size_t i = 0; i < answer->n_expanded; i++)
        (void)fprintf(to, "Recherche élargie : %.*s → %.*s\n",
                      STR_ARG(answer->expanded[i].from), STR_ARG(answer->expanded[i].to));
    if (answer->relaxed)
        (void)fputs(
            "Aucun document ne réunit ces mots : voici ceux qui s'en approchent.\n", to);
    for (size_t i = 0; i < answer->n_notices; i++)
        (void)fprintf(to, "%.*s\n", STR_ARG(answer->notices[i]));
    for (size_t i = 0; i < answer->n_ignored; i++) {
        (void)fputs("Non pris en compte : ", to);
        print_text(to, answer->ignored[i]);
        (void)fputs("\n", to);
    }
}

static void print_corrected(FILE *to, const struct search_answer *answer)
{
    if (!answer->corrected.n)
        return;
    if (answer->corrected_ran) {
        (void)fputs("Aucun résultat pour « ", to);
        print_text(to, answer->request->text);
        (void)fputs(" » ; voici ceux de « ", to);
    } else {
        (void)fputs("Vouliez-vous dire « ", to);
    }
    print_text(to, answer->corrected);
    (void)fputs(answer->corrected_ran ? " ».\n" : " » ?\n", to);
}

static void print_heading(FILE *to, const struct search_answer *answer)
{
    (void)fprintf(to, "%u résultat%s", answer->total, answer->total > 1 ? "s" : "");
    if (answer->request->text.n) {
        (void)fputs(" pour « ", to);
        print_text(to, answer->corrected_ran ? answer->corrected : answer->request->text);
        (void)fputs(" »", to);
    }
    if (answer->partial_total)
        (void)fprintf(to, ", et %u qui répond%s en partie", answer->partial_total,
                      answer->partial_total > 1 ? "ent" : "");
    if (answer->pages > 1)
        (void)fprintf(to, ", page %u sur %u", answer->request->page, answer->pages);
    (void)fputs("\n", to);
}

static void print_figure(FILE *to, const struct card_figure *figure)
{
    print_text(to, figure->value);
    if (figure->unit.n)
        (void)fputs(" ", to);
    print_text(to, figure->unit);
    if (!figure->period.n)
        return;
    (void)fputs(" (", to);
    print_text(to, figure->period);
    (void)fputs(")", to);
}

static void print_main(FILE *to, const struct figure_card *card, bool colours)
{
    (void)fputs("   ", to);
    (void)fputs(colours ? BOLD : "", to);
    print_figure(to, card->main);
    (void)fputs(colours ? PLAIN : "", to);
    if (card->change.is_known) {
        (void)fputs(" · ", to);
        print_text(to, card->change.text);
        (void)fputs(", contre ", to);
        print_text(to, card->change.from_value);
        (void)fputs(card->main->unit.n ? " " : "", to);
        print_text(to, card->main->unit);
        (void)fputs(" (", to);
        print_text(to, card->change.from_period);
        (void)fputs(")", to);
    }
    (void)fputs("\n", to);
}

/** The figures of other places, the greatest first. */
static void print_places(FILE *to, const struct figure_card *card)
{
    bool is_only = card->regions.n == 1 && card->main && card->main->regions;
    for (size_t i = 0; i < card->regions.n && !is_only; i++) {
        (void)fputs(i ? " · " : "   Régions : ", to);
        print_text(to, card->regions.at[i].place);
        (void)fputs(" ", to);
        bool is_other =
            !card->main || !card_same_period(card->main, &card->regions.at[i]);
        if (is_other)
            print_figure(to, &card->regions.at[i]);
        else
            print_text(to, card->regions.at[i].value);
    }
    if (card->regions.n && !is_only)
        (void)fputs("\n", to);
}

/** The figure that is asked for, before all results. */
static void print_card(FILE *to, const struct figure_card *card, bool colours)
{
    print_text(to, card->label);
    if (card->main && !card->is_of_town) {
        (void)fputs(" · ", to);
        print_text(to, card->main->place);
    }
    (void)fputs("\n", to);
    if (card->missing.n) {
        (void)fputs("   ", to);
        print_text(to, card->missing);
        (void)fputs("\n", to);
    }
    if (card->main)
        print_main(to, card, colours);
    if (card->national) {
        (void)fputs("   France : ", to);
        print_figure(to, card->national);
        (void)fputs("\n", to);
    }
    print_places(to, card);
    for (size_t i = 0; i < card->n_notes; i++) {
        (void)fputs("   À savoir : ", to);
        print_text(to, card->notes[i]);
        (void)fputs("\n", to);
    }
    if (!card->main) {
        (void)fputs("\n", to);
        return;
    }
    (void)fputs("   Ligne : ", to);
    print_text(to, card->main->row);
    (void)fputs("\n   ", to);
    print_text(to, card->main->id);
    (void)fputs("\n\n", to);
}

void print_answer(FILE *to, const struct search_answer *answer, const struct index *index,
                  bool colours)
{
    if (answer->figures)
        print_card(to, answer->figures, colours);
    print_heading(to, answer);
    print_corrected(to, answer);
    print_notes(to, answer);
    uint32_t rank = (answer->request->page - 1) * answer->request->per_page;
    for (size_t i = 0; i < answer->n_hits; i++) {
        const struct search_hit *hit = &answer->hits[i];
        if (hit->partial && (!i || !hit[-1].partial))
            (void)fputs(answer->total ? "\nAussi, en partie :\n" : "\nEn partie :\n", to);
        (void)fprintf(to, "\n%u. %s", ++rank, colours ? BOLD : "");
        print_html(to, hit->title_html, colours);
        (void)fprintf(to, "%s\n", colours ? PLAIN : "");
        print_facts(to, &hit->document, index);
        (void)fputs("   ", to);
        print_html(to, hit->snippet_html, colours);
        (void)fputs("\n", to);
    }
}
