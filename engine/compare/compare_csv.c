/* Writes a comparison as CSV. */
#include "base/percent.h"
#include "engine/compare/compare.h"
#include "engine/json/csv_put.h"

static const char *const before_kinds[] = {"Code", "Région", "Total"};
static const char *const behind_kinds[] = {"Premier résultat", "Date", "Source",
                                           "Adresse", "Extrait"};

static void put_headings(struct csv_put *csv, uint32_t kinds)
{
    for (size_t i = 0; i < COUNT_OF(before_kinds); i++)
        csv_put_text(csv, str_of(before_kinds[i]));
    for (uint32_t left = kinds; left; left &= left - 1)
        csv_put_text(csv, str_of(kind_label((enum kind)__builtin_ctz(left))));
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

static void put_row(struct csv_put *csv, const struct compare_row *row, uint32_t kinds,
                    struct str site)
{
    csv_put_text(csv, row->value);
    csv_put_text(csv, row->label);
    csv_put_number(csv, row->total);
    for (uint32_t left = kinds; left; left &= left - 1)
        csv_put_number(csv, row->kinds[__builtin_ctz(left)]);
    put_best(csv, row->best, site);
    csv_end_row(csv);
}

void comparison_to_csv(struct buf *out, const struct comparison *comparison,
                       char separator, struct str site)
{
    uint32_t kinds = compare_kinds(comparison->request);
    struct csv_put csv = CSV_PUT(out, separator);
    put_headings(&csv, kinds);
    for (size_t i = 0; i < comparison->n_rows; i++)
        put_row(&csv, &comparison->rows[i], kinds, site);
    put_row(&csv, &comparison->national, kinds, site);
}
