/* Makes records of the rows of a sheet that is a list of documents, and tells what other
 * sheets are. */
#include "base/memory.h"
#include "engine/json/json_read.h"
#include "engine/record/record.h"
#include "indexer/tabular/row_id.h"
#include "indexer/tabular/sheet_figures.h"

void sheet_reading_init(struct sheet_reading *with, const struct reading *reading)
{
    *with = (struct sheet_reading){.reading = reading,
                                   .ids = intern_new(),
                                   .places = sheet_places_new(reading->vocabulary)};
}

void sheet_reading_release(struct sheet_reading *with)
{
    intern_free(with->ids);
    sheet_places_free(with->places);
    mem_free(with->next_numbers);
}

void sheet_set_member(json_t *object, const char *name, struct str value)
{
    if (value.n)
        (void)json_object_set_new(object, name, json_stringn(value.at, value.n));
}

/** The number of @p id among the ids; a new one has the next number 1. */
static uint32_t add_id(struct sheet_reading *with, struct str id)
{
    uint32_t n = intern_count(with->ids), i = intern_put(with->ids, id);
    MEM_GROW(with->next_numbers, (size_t)n + 1, with->room, 64);
    if (i == n)
        with->next_numbers[i] = 1;
    return i;
}

void sheet_set_id(json_t *object, struct sheet_reading *with, struct str key)
{
    AUTO_BUF id = BUF_INIT(RECORD_ID_MAX);
    row_put_id(&id, with->reading->origin, key);
    uint32_t i = add_id(with, buf_str(&id));
    size_t n = id.n;
    /* Rows that say the same are told apart by their order. */
    while (with->next_numbers[i]++ > 1) {
        uint32_t number = with->next_numbers[i] - 1;
        id.n = n;
        buf_printf(&id, "-%u", number);
        uint32_t k = add_id(with, buf_str(&id));
        if (with->next_numbers[k] == 1) {
            with->next_numbers[k]++;
            break;
        }
    }
    sheet_set_member(object, "id", buf_str(&id));
}

/** The column whose cells are titles of documents though its head says « libellé ». */
static size_t title_column(const struct sheet_plan *plan)
{
    bool lacks_title = plan->use == SHEET_DOCUMENTS && plan->title == SHEET_COLUMNS_MAX;
    return lacks_title ? plan->label : SHEET_COLUMNS_MAX;
}

void sheet_add_members(json_t *object, const struct sheet_plan *plan,
                       const struct sheet *sheet, const struct sheet_row *row)
{
    const struct sheet_row *head = &sheet->rows[plan->head];
    size_t titles = title_column(plan);
    for (size_t i = 0; i < plan->n_columns; i++) {
        bool is_own = plan->roles[i] >= COLUMN_LABEL && plan->use != SHEET_DOCUMENTS;
        if (is_own || i == titles || !sheet_text(row, i).n)
            continue;
        AUTO_BUF name = BUF_INIT(2000);
        if (sheet_text(head, i).n)
            buf_put_str(&name, sheet_text(head, i));
        else
            buf_printf(&name, "colonne %zu", i + 1);
        while (json_object_get(object, buf_text(&name)))
            buf_put_text(&name, " (2)");
        sheet_set_member(object, buf_text(&name), sheet_text(row, i));
    }
}

/** The cell that tells the row apart: its title, its label or its first text. */
static struct str name_of_row(const struct sheet_plan *plan, const struct sheet_row *row)
{
    struct str name = sheet_text(row, plan->title);
    if (!name.n)
        name = sheet_text(row, plan->label);
    for (size_t i = 0; i < row->n && !name.n; i++)
        name = sheet_text(row, i);
    return name;
}

static enum status take_document(struct sheet_reading *with,
                                 const struct sheet_plan *plan, const struct sheet *sheet,
                                 const struct sheet_row *row, struct error *err)
{
    AUTO_JSON *object = json_object();
    sheet_add_members(object, plan, sheet, row);
    sheet_set_member(object, "title", sheet_text(row, title_column(plan)));
    if (!sheet_text(row, plan->id).n)
        sheet_set_id(object, with, name_of_row(plan, row));
    struct reading_object found = {object, row->line, row->last_line, NULL, false};
    return reading_take_object(with->reading, &found, err);
}

static bool is_empty(const struct sheet_row *row)
{
    for (size_t i = 0; i < row->n; i++)
        if (sheet_text(row, i).n)
            return false;
    return true;
}

/** Refuse a row that has more cells than the head, or fewer. */
static bool refuse_row(struct sheet_reading *with, const struct sheet_plan *plan,
                       const struct sheet *sheet, const struct sheet_row *row)
{
    size_t n = row->n;
    while (n > plan->n_columns && !sheet_text(row, n - 1).n)
        n--;
    if (!sheet->is_strict || n == plan->n_columns)
        return false;
    source_refuse(with->reading->sink, row->line,
                  "%zu champ%s, il y a %zu colonnes : un séparateur manque, ou il est "
                  "dans un champ sans guillemets",
                  n, n > 1 ? "s" : "", plan->n_columns);
    return true;
}

enum status sheet_take(bool *taken, struct sheet_reading *with, const struct sheet *sheet,
                       struct error *err)
{
    static enum status (*const takes[])(struct sheet_reading *, const struct sheet_plan *,
                                        const struct sheet *, const struct sheet_row *,
                                        struct error *) = {
        [SHEET_DOCUMENTS] = take_document,
        [SHEET_FIGURES] = sheet_take_figure,
        [SHEET_WIDE] = sheet_take_wide,
    };
    *taken = true;
    if (sheet->is_full) {
        source_refuse(with->reading->sink, 0,
                      "tableau de plus de %zu lignes ou de %zu cellules : coupez-le",
                      SHEET_ROWS_MAX, SHEET_CELLS_MAX);
        return STATUS_OK;
    }
    if (sheet->is_cut)
        source_warn(with->reading->sink, 0,
                    "tableau de plus de %u colonnes : les suivantes ne sont pas lues",
                    SHEET_COLUMNS_MAX);
    struct sheet_plan plan;
    sheet_make_plan(&plan, sheet, with);
    *taken = plan.use != SHEET_TABLE;
    enum status st = STATUS_OK;
    for (size_t i = plan.head + 1; *taken && !st && i < sheet->n; i++) {
        const struct sheet_row *row = &sheet->rows[i];
        if (!is_empty(row) && !refuse_row(with, &plan, sheet, row))
            st = takes[plan.use](with, &plan, sheet, row, err);
    }
    return st;
}
