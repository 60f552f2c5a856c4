/* Writes a comparison as CSV. */
#include "base/percent.h"
#include "engine/compare/compare.h"
#include "engine/json/csv_put.h"

static const char *const before_kinds[] = {"Code", "Région", "Total"};
static const char *const behind_kinds[] = {"Premier résultat", "Date", "Source",
                                           "Adresse", "Extrait"};

/** Write the headings of the figures, where an indicator is named. */
static void put_figure_headings(struct csv_put *csv, const struct figure_card *card)
{
    if (!card)
        return;
    csv_put_text(csv, card->label);
    csv_put_text(csv, STR("Unité"));
    csv_put_text(csv, STR("Période"));
}

/** The figure of a row; NULL when there is none. */
static const struct card_figure *figure_of(const struct figure_card *card, int region)
{
    if (region == REGION_MAX)
        return card->main && !card->main->regions ? card->main : card->national;
    for (size_t i = 0; i < card->regions.n; i++)
        if (card->regions.at[i].regions == (region_set)1 << (unsigned)region)
            return &card->regions.at[i];
    return NULL;
}

static void put_figure(struct csv_put *csv, const struct figure_card *card, int region)
{
    if (!card)
        return;
    const struct card_figure *figure = figure_of(card, region);
    csv_put_text(csv, figure ? figure->value : STR(""));
    csv_put_text(csv, figure ? figure->unit : STR(""));
    csv_put_text(csv, figure ? figure->period : STR(""));
}

static void put_headings(struct csv_put *csv, uint32_t kinds,
                         const struct figure_card *card)
{
    for (size_t i = 0; i < COUNT_OF(before_kinds); i++)
        csv_put_text(csv, str_of(before_kinds[i]));
    for (uint32_t left = kinds; left; left &= left - 1)
        csv_put_text(csv, str_of(kind_label((enum kind)__builtin_ctz(left))));
    put_figure_headings(csv, card);
    for (size_t i = 0; i < COUNT_OF(behind_kinds); i++)
        csv_put_text(csv, str_of(behind_kinds[i]));
    csv_end_row(csv);
}

static void put_best(struct csv_put *csv, const struct search_hit *best, struct str site)
{
    if (!best) {
        for (size_t i = 0; i < COUNT_OF(behind_kinds); i++)
            csv_put_text(csv, STR(""));
        return;
    }
    char date[DATE_TEXT_BYTES];
    date_format(date, best->document.dates[RECORD_DATE]);
    AUTO_BUF address = BUF_INIT(1U << 16);
    buf_put_str(&address, site);
    buf_put_str(&address, STR("/documents/"));
    percent_encode(&address, best->document.fields[FIELD_ID], true);
    csv_put_text(csv, best->document.title);
    csv_put_text(csv, str_of(date));
    csv_put_text(csv, best->document.fields[FIELD_SOURCE]);
    csv_put_text(csv, buf_str(&address));
    csv_put_text(csv, best->snippet);
}

/** What all rows need. */
struct table {
    uint32_t kinds;
    const struct figure_card *card;
    struct str site;
};

static void put_row(struct csv_put *csv, const struct compare_row *row,
                    const struct table *table)
{
    csv_put_text(csv, row->value);
    csv_put_text(csv, row->label);
    csv_put_number(csv, row->total);
    for (uint32_t left = table->kinds; left; left &= left - 1)
        csv_put_number(csv, row->kinds[__builtin_ctz(left)]);
    put_figure(csv, table->card, row->region);
    put_best(csv, row->best, table->site);
    csv_end_row(csv);
}

void comparison_to_csv(struct buf *out, const struct comparison *comparison,
                       char separator, struct str site)
{
    struct table table = {compare_kinds(comparison->request), comparison->figures, site};
    struct csv_put csv = CSV_PUT(out, separator);
    put_headings(&csv, table.kinds, table.card);
    for (size_t i = 0; i < comparison->n_rows; i++)
        put_row(&csv, &comparison->rows[i], &table);
    put_row(&csv, &comparison->national, &table);
}
