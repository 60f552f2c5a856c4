/* Says what is doubtful about a figure, and where its source contradicts itself. What is
 * printed is shown as it is; nothing is corrected. */
#include <math.h>
#include <string.h>

#include "engine/card/card_parts.h"
#include "engine/written/figure.h"

#define NOTES_MOST 8U
#define NOTE_ROOM 2048
#define NBSP "\u00A0"
/** What floating point may lose. */
#define EPSILON 1e-6
#define RATIO_MOST 20.0

static void add_note(const struct card_subject *s, struct str text)
{
    struct figure_card *card = s->card;
    struct str *notes = arena_array(s->arena, NOTES_MOST, sizeof *notes);
    if (card->n_notes == NOTES_MOST)
        return;
    for (size_t i = 0; i < card->n_notes; i++)
        notes[i] = card->notes[i];
    notes[card->n_notes++] = arena_str(s->arena, text);
    card->notes = notes;
}

static void put_value(struct buf *out, const struct card_figure *figure)
{
    buf_put_str(out, figure->value);
    if (figure->unit.n)
        buf_printf(out, NBSP "%.*s", STR_ARG(figure->unit));
}

/** « Unité douteuse dans la source. » */
static void note_doubt(const struct card_subject *s)
{
    struct str doubt = s->card->main->doubt;
    if (!doubt.n)
        return;
    AUTO_BUF text = BUF_INIT(NOTE_ROOM);
    buf_put_str(&text, doubt);
    if (text.n && text.at[0] >= 'a' && text.at[0] <= 'z')
        text.at[0] = (char)(text.at[0] - 'a' + 'A');
    if (!str_ends_with(doubt, STR(".")))
        buf_put_byte(&text, '.');
    add_note(s, buf_str(&text));
}

/** A rate or an amount whose unit is not printed. */
static void note_unit(const struct card_subject *s)
{
    const struct card_figure *main = s->card->main;
    AUTO_BUF folded = BUF_INIT(64);
    for (size_t i = 0; i < s->card->label.n && s->card->label.at[i] != ' '; i++)
        if (folded.n < 32)
            buf_put_byte(&folded, (char)(s->card->label.at[i] | 32));
    const struct figure_word *word = figure_word_of(buf_str(&folded));
    if (!main->unit.n && !main->doubt.n && word && word->kind != FIGURE_COUNT)
        add_note(s, STR("La source n’imprime pas l’unité de ce chiffre."));
}

/** The least and the most that a change can be with rounded figures, in per cent. */
static void bounds_of(const struct card_figure *a, const struct card_figure *b,
                      bool in_points, double *low, double *high)
{
    if (in_points) {
        *low = b->number - a->number - b->half_step - a->half_step;
        *high = b->number - a->number + b->half_step + a->half_step;
        return;
    }
    *low = ((b->number - b->half_step) / (a->number + a->half_step) - 1) * 100;
    *high = ((b->number + b->half_step) / (a->number - a->half_step) - 1) * 100;
}

static void tell_change(const struct card_subject *s, const struct figure *printed,
                        double computed, bool in_points)
{
    AUTO_BUF text = BUF_INIT(NOTE_ROOM);
    const char *unit = in_points ? NBSP "point" : NBSP "%";
    buf_printf(&text, "La source imprime une évolution de %.*s%s",
               STR_ARG(printed->printed), unit);
    buf_put_text(&text, NBSP "; ses propres nombres donnent ");
    card_put_number(&text, computed, 2);
    buf_printf(&text, "%s.", unit);
    add_note(s, buf_str(&text));
}

/** The change as printed against the one that its own figures make. */
static void note_change(const struct card_subject *s)
{
    if (s->main == s->rows->n)
        return;
    const struct card_figure *main = &s->rows->at[s->main];
    const struct card_figure *before = &s->rows->previous[s->main];
    AUTO_BUF room = BUF_INIT(RECORD_FIELD_MAX);
    struct figure printed = figure_of_value(s->rows->changes[s->main], &room);
    if (!printed.is_figure || !before->value.n || before->number - before->half_step <= 0)
        return;
    bool in_points = str_starts_with(printed.unit, STR("p"));
    double low, high;
    bounds_of(before, main, in_points, &low, &high);
    bool is_right = printed.value >= low - printed.half_step - EPSILON &&
                    printed.value <= high + printed.half_step + EPSILON;
    double computed = in_points ? main->number - before->number
                                : (main->number / before->number - 1) * 100;
    if (!is_right) {
        tell_change(s, &printed, computed, in_points);
    } else if (s->kind == FIGURE_RATE && !in_points) {
        AUTO_BUF text = BUF_INIT(NOTE_ROOM);
        buf_printf(&text,
                   "La source donne l’évolution en proportion du taux précédent" NBSP
                   ": %.*s" NBSP "%%.",
                   STR_ARG(printed.printed));
        add_note(s, buf_str(&text));
    }
}

/** Two figures that no change can lie between: one is in thousands. */
static void note_scale(const struct card_subject *s)
{
    if (s->main == s->rows->n || s->kind == FIGURE_RATE)
        return;
    const struct card_figure *main = &s->rows->at[s->main];
    const struct card_figure *before = &s->rows->previous[s->main];
    double least = fmin(main->number, before->number);
    if (before->value.n && least > 0 &&
        fmax(main->number, before->number) > RATIO_MOST * least)
        add_note(s, STR("La valeur précédente n’est pas du même ordre de grandeur" NBSP
                        ": aucune évolution n’est calculée."));
}

/** Other values of the same place and days, and those that differ from each other. */
static void find_rivals(const struct card_subject *s)
{
    const struct card_figure *main = s->card->main;
    struct card_figure *rivals = arena_array(s->arena, s->rows->n, sizeof *rivals);
    size_t n = 0;
    for (size_t i = 0; i < s->rows->n; i++) {
        const struct card_figure *other = &s->rows->at[i];
        bool is_rival = other->regions == main->regions && other->docid != main->docid &&
                        main->from != DATE_NONE && card_same_period(other, main) &&
                        fabs(other->number - main->number) >
                            other->half_step + main->half_step + EPSILON;
        for (size_t k = 0; k < n; k++)
            is_rival = is_rival && fabs(rivals[k].number - other->number) > EPSILON;
        if (is_rival)
            rivals[n++] = *other;
    }
    s->card->rivals = (struct card_list){rivals, n};
}

static void note_rivals(const struct card_subject *s)
{
    find_rivals(s);
    const struct card_list *rivals = &s->card->rivals;
    if (!rivals->n)
        return;
    AUTO_BUF text = BUF_INIT(NOTE_ROOM);
    buf_put_text(&text, "Les documents se contredisent pour cette période" NBSP ": ");
    put_value(&text, s->card->main);
    for (size_t i = 0; i < rivals->n; i++) {
        buf_put_text(&text, i + 1 < rivals->n ? ", " : " et ");
        put_value(&text, &rivals->at[i]);
    }
    buf_put_byte(&text, '.');
    add_note(s, buf_str(&text));
}

static bool is_within(const struct card_figure *a, const struct card_figure *b)
{
    return a->from >= b->from && a->to <= b->to;
}

/** The same long number with two dates in documents of one day. */
static void note_dates(const struct card_subject *s)
{
    const struct card_figure *main = s->card->main;
    if (main->from == DATE_NONE || main->number < 1000 || main->doubt.n)
        return;
    for (size_t i = 0; i < s->rows->n; i++) {
        const struct card_figure *other = &s->rows->at[i];
        if (other->regions != main->regions || other->docid == main->docid ||
            other->from == DATE_NONE || other->published != main->published ||
            fabs(other->number - main->number) > EPSILON || is_within(other, main) ||
            is_within(main, other))
            continue;
        AUTO_BUF text = BUF_INIT(NOTE_ROOM);
        buf_printf(&text,
                   "Ce nombre porte deux dates dans les documents" NBSP
                   ": %.*s ici, %.*s ailleurs.",
                   STR_ARG(main->period), STR_ARG(other->period));
        add_note(s, buf_str(&text));
        return;
    }
}

/** A part that is greater than the whole: the country's value is in another unit. */
static void note_national(const struct card_subject *s)
{
    const struct card_figure *national = s->card->national;
    const struct card_figure *main = s->card->main;
    if (!national || s->kind == FIGURE_RATE || national->number >= main->number)
        return;
    AUTO_BUF text = BUF_INIT(NOTE_ROOM);
    buf_put_text(&text, "La valeur imprimée pour la France, ");
    buf_put_str(&text, national->value);
    buf_put_text(&text, ", est plus petite que celle de la région");
    double thousands = national->number * 1000;
    buf_put_text(&text, thousands > main->number ? NBSP
                            ": elle est sans doute en milliers."
                                                 : ".");
    add_note(s, buf_str(&text));
}

void card_notes_find(const struct card_subject *subject)
{
    static void (*const checks[])(const struct card_subject *) = {
        note_doubt,  note_unit,  note_change,  note_scale,
        note_rivals, note_dates, note_national};
    if (!subject->card->main)
        return;
    for (size_t i = 0; i < COUNT_OF(checks); i++)
        checks[i](subject);
}
