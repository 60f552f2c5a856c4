/* The newest figures of an index, each of another series. */
#include <stdlib.h>

#include "engine/card/card_parts.h"

/** The most series that are looked at: an index of tables has thousands. */
#define SERIES_MOST 4000U

/** Documents are numbered newest first. */
static int by_document(const void *a, const void *b)
{
    const uint32_t *x = a, *y = b;
    return *x < *y ? -1 : *x > *y;
}

/** The first document of each series, the newest of them first. */
static size_t first_documents(uint32_t (*out)[2], const struct figures *figures)
{
    uint32_t n = figures_n_series(figures);
    size_t found = 0;
    for (uint32_t i = 0; i < n && found < SERIES_MOST; i++) {
        struct figure_numbers documents = figures_documents(figures, i);
        if (documents.n) {
            out[found][0] = documents.at[0];
            out[found++][1] = i;
        }
    }
    qsort(out, found, sizeof *out, by_document);
    return found;
}

/** The country's figure beside the first row; NULL when there is none, or when it counts
 *  fewer than its region, as one in thousands does. */
static const struct card_figure *national_of(const struct card_rows *rows,
                                             enum figure_kind kind)
{
    const struct card_figure *national = &rows->nationals[0];
    if (!rows->at[0].regions || !national->value.n)
        return NULL;
    bool is_less = kind != FIGURE_RATE && national->number < rows->at[0].number;
    return is_less ? NULL : national;
}

size_t figure_cards_newest(struct figure_card *out, size_t most,
                           struct documents *documents, struct arena *arena)
{
    const struct figures *figures = documents_index(documents)->figures;
    uint32_t(*firsts)[2] = arena_array(arena, SERIES_MOST, sizeof *firsts);
    size_t n_series = first_documents(firsts, figures), n = 0;
    most = most < CARDS_NEWEST_MAX ? most : CARDS_NEWEST_MAX;
    for (size_t i = 0; i < n_series && n < most; i++) {
        struct card_rows rows;
        card_rows_read(&rows, firsts[i][1], 0, documents, arena);
        /* A figure in doubt is none to begin with. */
        if (!rows.n || rows.at[0].doubt.n)
            continue;
        struct str label = rows.labels[0];
        enum figure_kind kind = figures_kind(figures, firsts[i][1]);
        out[n++] = (struct figure_card){
            .label = label,
            .kind = kind,
            .words = str_trim((struct str){label.at, str_find(label, STR(" ("))}),
            .main = &rows.at[0],
            .national = national_of(&rows, kind)};
    }
    return n;
}
