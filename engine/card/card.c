/* Puts a card together: the figure asked for, its past, other regions, the country. */
#include "engine/card/card.h"

#include <math.h>
#include <stdlib.h>

#include "engine/card/card_parts.h"

#define NBSP "\u00A0"

/** What a card is made of. */
struct making {
    const struct card_question *q;
    const struct card_match *match;
    const struct card_rows *rows;
    struct figure_card *card;
    struct arena *arena;
};

static bool is_one(region_set regions)
{
    return regions && !(regions & (regions - 1));
}

/** Whether @p a is the later figure. */
static bool is_later(const struct card_figure *a, const struct card_figure *b)
{
    if (a->to != b->to)
        return a->to > b->to;
    if (a->from != b->from)
        return a->from > b->from;
    if (a->published != b->published)
        return a->published > b->published;
    return a->docid < b->docid;
}

/* How well a figure's days answer the days asked for. */
enum fit { FIT_NOT, FIT_PARTLY, FIT_WITHIN, FIT_SAME };

static enum fit fit_of(const struct card_figure *figure, const struct card_question *q)
{
    if (q->from == DATE_NONE)
        return FIT_WITHIN;
    if (figure->from == DATE_NONE || figure->from > q->to || figure->to < q->from)
        return FIT_NOT;
    if (figure->from == q->from && figure->to == q->to)
        return FIT_SAME;
    return figure->from >= q->from && figure->to <= q->to ? FIT_WITHIN : FIT_PARTLY;
}

/** The best of the @p n figures of @p regions, 0 for the country; NULL when none has a
 *  value. */
static const struct card_figure *best_of(const struct card_figure *figures, size_t n,
                                         region_set regions,
                                         const struct card_question *q)
{
    const struct card_figure *best = NULL;
    for (size_t i = 0; i < n; i++) {
        const struct card_figure *one = &figures[i];
        bool is_of =
            regions ? is_one(one->regions) && (one->regions & regions) : !one->regions;
        if (!is_of || !one->value.n)
            continue;
        enum fit fit = fit_of(one, q), best_fit = best ? fit_of(best, q) : FIT_NOT;
        if (!best || fit > best_fit || (fit == best_fit && is_later(one, best)))
            best = one;
    }
    return best;
}

/** The number of @p figure in the rows; their number when it is none of them. */
static size_t row_of(const struct making *m, const struct card_figure *figure)
{
    bool is_row = figure && figure >= m->rows->at && figure < m->rows->at + m->rows->n;
    return is_row ? (size_t)(figure - m->rows->at) : m->rows->n;
}

/** The best figure of @p regions; the one before it where that answers better to the days
 *  asked for. */
static const struct card_figure *best_at(const struct making *m, region_set regions)
{
    const struct card_rows *rows = m->rows;
    const struct card_figure *now = best_of(rows->at, rows->n, regions, m->q);
    const struct card_figure *before = best_of(rows->previous, rows->n, regions, m->q);
    bool is_better = now && before && before->from != DATE_NONE &&
                     fit_of(before, m->q) > fit_of(now, m->q);
    return is_better ? before : now;
}

static void find_main(const struct making *m)
{
    struct figure_card *card = m->card;
    if (card->asked)
        card->main = best_at(m, card->asked);
    else
        card->main = best_of(m->rows->nationals, m->rows->n, 0, m->q);
    region_set all = 0;
    for (size_t i = 0; i < m->rows->n; i++)
        all |= m->rows->at[i].regions;
    if ((m->match->is_of_place || !card->main) && !card->asked && is_one(all))
        card->main = best_at(m, all);
}

/** The country's figure beside the main one: of its own row, or else the best. */
static void find_national(const struct making *m)
{
    struct figure_card *card = m->card;
    if (card->main && !card->main->regions)
        return;
    size_t row = row_of(m, card->main);
    if (row < m->rows->n && m->rows->nationals[row].value.n)
        card->national = &m->rows->nationals[row];
    for (size_t i = 0; i < m->rows->n && card->main; i++) {
        const struct card_figure *own = &m->rows->at[i];
        if (!own->regions && card_same_period(own, card->main))
            card->national = own;
    }
    if (!card->national)
        card->national = best_of(m->rows->nationals, m->rows->n, 0, m->q);
    const struct card_figure *national = card->national;
    card->is_comparable = national && (card->kind == FIGURE_RATE || !card->main ||
                                       national->number >= card->main->number);
}

/* The same place at other times. */

static bool is_alike(const struct card_figure *a, const struct card_figure *b)
{
    int64_t days = (int64_t)a->to - a->from, others = (int64_t)b->to - b->from;
    return llabs(days - others) * 10 <= days + others;
}

struct points {
    struct card_figure *at;
    size_t n;
};

static void add_point(struct points *points, const struct card_figure *figure,
                      const struct card_figure *main)
{
    if (!figure->value.n || figure->from == DATE_NONE ||
        figure->regions != main->regions || !is_alike(figure, main))
        return;
    for (size_t i = 0; i < points->n; i++)
        if (card_same_period(&points->at[i], figure))
            return;
    points->at[points->n++] = *figure;
}

static int by_time(const void *a, const void *b)
{
    return is_later(a, b) ? 1 : is_later(b, a) ? -1 : 0;
}

static void find_history(const struct making *m)
{
    const struct card_rows *rows = m->rows;
    const struct card_figure *main = m->card->main;
    if (!main || main->from == DATE_NONE)
        return;
    struct points points = {arena_array(m->arena, 2 * rows->n + 1, sizeof *points.at), 0};
    add_point(&points, main, main);
    for (size_t i = 0; i < rows->n; i++)
        add_point(&points, main->regions ? &rows->at[i] : &rows->nationals[i], main);
    for (size_t i = 0; i < rows->n; i++)
        if (rows->at[i].regions == main->regions)
            add_point(&points, &rows->previous[i], main);
    qsort(points.at, points.n, sizeof *points.at, by_time);
    if (points.n > 1)
        m->card->history = (struct card_list){points.at, points.n};
}

static void find_change(const struct making *m)
{
    struct figure_card *card = m->card;
    size_t row = row_of(m, card->main);
    if (row < m->rows->n && m->rows->previous[row].value.n) {
        card_change_find(&card->change, &m->rows->previous[row], card->main,
                         m->rows->changes[row], card->kind, m->arena);
        return;
    }
    const struct card_figure *before = NULL;
    for (size_t i = 0; i < card->history.n; i++)
        if (card->history.at[i].to < card->main->to)
            before = &card->history.at[i];
    if (before)
        card_change_find(&card->change, before, card->main, STR(""), card->kind,
                         m->arena);
}

/* The regions. */

static int by_number(const void *a, const void *b)
{
    const struct card_figure *x = a, *y = b;
    if (x->number != y->number)
        return x->number < y->number ? 1 : -1;
    return x->regions < y->regions ? -1 : x->regions > y->regions;
}

/** The figure of one region: that of the main figure's days, or else the best. */
static const struct card_figure *figure_of(const struct making *m, region_set region)
{
    const struct card_figure *main = m->card->main;
    const struct card_figure *best = best_at(m, region);
    if (best && main && main->regions == region)
        return main;
    for (size_t i = 0; i < m->rows->n && main; i++)
        if (m->rows->at[i].regions == region && card_same_period(&m->rows->at[i], main))
            return &m->rows->at[i];
    return best;
}

static void find_regions(const struct making *m)
{
    const struct vocabulary *vocabulary = m->q->plan->index->vocabulary;
    size_t n_regions = vocabulary_n_regions(vocabulary), n = 0;
    struct card_figure *at = arena_array(m->arena, n_regions, sizeof *at);
    for (size_t i = 0; i < n_regions; i++) {
        const struct card_figure *one = figure_of(m, (region_set)1 << i);
        if (one)
            at[n++] = *one;
        else
            m->card->without |= (region_set)1 << i;
    }
    /* The figure of a department is none of its region. */
    if (m->match->is_of_place) {
        m->card->without = 0;
        return;
    }
    qsort(at, n, sizeof *at, by_number);
    m->card->regions = (struct card_list){at, n};
}

/* What is missing. */

static void put_regions(struct buf *out, const struct vocabulary *vocabulary,
                        region_set regions)
{
    buf_put_text(out, is_one(regions) ? "en région " : "dans les régions ");
    bool is_first = true;
    for (size_t i = 0; i < vocabulary_n_regions(vocabulary); i++) {
        if (!(regions >> i & 1U))
            continue;
        bool is_last = !(regions >> i >> 1);
        buf_printf(out, "%s%s",
                   is_first  ? ""
                   : is_last ? " et "
                             : ", ",
                   vocabulary_region(vocabulary, i)->label);
        is_first = false;
    }
}

static void put_missing_town(struct buf *out, const struct making *m)
{
    const struct vocabulary *vocabulary = m->q->plan->index->vocabulary;
    buf_printf(out, "Aucun chiffre pour «" NBSP "%.*s" NBSP "»",
               STR_ARG(m->match->town_text));
    if (m->card->main) {
        buf_put_text(out, NBSP "; voici celui de la région ");
        buf_put_str(out, m->card->main->place);
    } else {
        buf_put_text(out, ", ni ");
        put_regions(out, vocabulary, m->card->asked);
    }
    buf_put_byte(out, '.');
}

static void find_missing(const struct making *m)
{
    const struct vocabulary *vocabulary = m->q->plan->index->vocabulary;
    AUTO_BUF text = BUF_INIT(4096);
    region_set missing = m->card->asked & m->card->without;
    if (m->match->town) {
        put_missing_town(&text, m);
    } else if (missing) {
        buf_put_text(&text, "Aucun chiffre ");
        put_regions(&text, vocabulary, missing);
        buf_put_byte(&text, '.');
    } else if (!m->card->main) {
        buf_put_text(&text, "Aucun chiffre pour toute la France.");
    }
    if (m->card->main && fit_of(m->card->main, m->q) == FIT_NOT)
        buf_printf(&text,
                   "%sAucun chiffre pour «" NBSP "%.*s" NBSP "»" NBSP
                   "; voici le plus récent.",
                   text.n ? " " : "", STR_ARG(m->q->period));
    m->card->missing = arena_str(m->arena, buf_str(&text));
}

/** The label without what is said in brackets. */
static struct str words_of(struct str label)
{
    return str_trim((struct str){label.at, str_find(label, STR(" ("))});
}

static const struct figure_card *make(const struct card_question *q,
                                      const struct card_match *match)
{
    struct arena *arena = q->plan->arena;
    struct card_rows rows;
    card_rows_read(&rows, match->series, match->regions, q->plan->documents, arena);
    if (!rows.n)
        return NULL;
    struct figure_card *card = arena_alloc(arena, sizeof *card);
    struct making m = {q, match, &rows, card, arena};
    *card = (struct figure_card){.kind = figures_kind(q->figures, match->series),
                                 .asked = match->regions,
                                 .asks_country = q->names_country || !match->regions};
    find_main(&m);
    if (!card->main && match->regions && !match->is_certain && card->kind != FIGURE_RATE)
        return NULL;
    size_t row = row_of(&m, card->main);
    for (size_t i = 0; row == rows.n && card->main && i < rows.n; i++)
        if (rows.at[i].docid == card->main->docid)
            row = i;
    card->label = rows.labels[row < rows.n ? row : 0];
    card->words = words_of(card->label);
    card->is_of_town = match->is_of_place;
    find_national(&m);
    find_history(&m);
    find_change(&m);
    find_regions(&m);
    find_missing(&m);
    card_notes_find(
        &(struct card_subject){card, &rows, row_of(&m, card->main), card->kind, arena});
    return card;
}

const struct figure_card *figure_card_find(const struct plan *plan,
                                           const struct plan_places *places,
                                           const struct search_request *request)
{
    struct card_question question;
    struct card_match match;
    if (!card_question_read(&question, plan, places, request) ||
        !card_match_find(&match, &question))
        return NULL;
    return make(&question, &match);
}
