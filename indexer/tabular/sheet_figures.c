/* Makes indicators of rows of figures. */
#include "indexer/tabular/sheet_figures.h"

#include "base/utf8.h"
#include "engine/json/json_read.h"
#include "engine/record/record.h"
#include "indexer/tabular/row_id.h"

#define TEXT_ROOM ((size_t)8 * RECORD_FIELD_MAX)

/** A figure and what is known of it. */
struct figure_found {
    struct str label, value, unit, period, place, national;
    /* The title of the table, unless the label is it. */
    struct str section;
};

/** Cut the unit off a value that has one: « 9,2 % », « 1 200 € ». */
static void cut_unit(struct figure_found *figure)
{
    static const struct str units[] = {{"%", 1}, {"€", 3}};
    static const struct str blanks[] = {{" ", 1}, {"\u00A0", 2}, {"\u202F", 3}};
    for (size_t i = 0; i < COUNT_OF(units); i++) {
        if (figure->unit.n || !str_ends_with(figure->value, units[i]))
            continue;
        figure->unit = units[i];
        figure->value.n -= units[i].n;
        for (size_t k = 0; k < COUNT_OF(blanks); k++)
            if (str_ends_with(figure->value, blanks[k]))
                figure->value.n -= blanks[k].n;
    }
}

/** Put where and when the figure is of: « (Bretagne, 2024) ». */
static void put_place(struct buf *out, const struct figure_found *figure)
{
    if (figure->place.n && figure->period.n)
        buf_printf(out, " (%.*s, %.*s)", STR_ARG(figure->place), STR_ARG(figure->period));
    else if (figure->place.n || figure->period.n)
        buf_printf(out, " (%.*s)",
                   STR_ARG(figure->place.n ? figure->place : figure->period));
}

/** Say the figure: « Taux de chômage : 9,2 % (Bretagne, 2024). » */
static void put_sentence(struct buf *out, const struct figure_found *figure)
{
    buf_put_str(out, figure->label);
    buf_put_text(out, " : ");
    buf_put_str(out, figure->value);
    if (figure->unit.n)
        buf_printf(out, " %.*s", STR_ARG(figure->unit));
    put_place(out, figure);
    if (figure->national.n)
        buf_printf(out, " ; niveau national : %.*s", STR_ARG(figure->national));
    buf_put_byte(out, '.');
}

static void set_region(json_t *object, struct sheet_reading *with, struct str place)
{
    bool is_national;
    const struct region *region = sheet_region(&is_national, with->places, place);
    if (region)
        (void)json_object_set_new(object, "regions", json_pack("[s]", region->code));
    else if (is_national)
        (void)json_object_set_new(object, "regions", json_array());
}

static enum status take(struct sheet_reading *with, const struct sheet_plan *plan,
                        const struct sheet *sheet, const struct sheet_row *row,
                        struct figure_found figure, struct error *err)
{
    AUTO_JSON *object = json_object();
    cut_unit(&figure);
    sheet_add_members(object, plan, sheet, row);
    AUTO_BUF text = BUF_INIT(TEXT_ROOM);
    put_sentence(&text, &figure);
    AUTO_BUF title = BUF_INIT(TEXT_ROOM);
    buf_put_str(&title, figure.label);
    put_place(&title, &figure);
    AUTO_BUF key = BUF_INIT(TEXT_ROOM);
    buf_printf(&key, "%.*s %.*s %.*s", STR_ARG(figure.label), STR_ARG(figure.place),
               STR_ARG(figure.period));
    if (!sheet_text(row, plan->id).n || plan->use == SHEET_WIDE)
        sheet_set_id(object, with, buf_str(&key));
    sheet_set_member(object, "kind", STR("indicator"));
    sheet_set_member(object, "title", buf_str(&title));
    if (!json_object_get(object, "text"))
        sheet_set_member(object, "text", buf_str(&text));
    sheet_set_member(object, "label", figure.label);
    sheet_set_member(object, "value", figure.value);
    sheet_set_member(object, "unit", figure.unit);
    sheet_set_member(object, "period", figure.period);
    sheet_set_member(object, "national_value", figure.national);
    if (!str_equal(figure.label, figure.section))
        sheet_set_member(object, "section", figure.section);
    set_region(object, with, figure.place);
    struct reading_object found = {object, row->line, row->last_line, NULL, false};
    return reading_take_object(with->reading, &found, err);
}

/** Put what stands above the heads, or the name of the sheet. */
static void put_section(struct buf *out, const struct sheet_plan *plan,
                        const struct sheet *sheet)
{
    for (size_t i = 0; i < plan->head && !out->n; i++)
        for (size_t k = 0; k < sheet->rows[i].n && !out->n; k++)
            buf_put_str(out, sheet_text(&sheet->rows[i], k));
    if (!out->n && sheet_is_named(sheet))
        buf_put_str(out, sheet->name);
}

/** The only year that @p title names: « Emploi par région en 2024 »; empty for none. */
static struct str year_in(struct str title)
{
    struct str year = STR("");
    for (size_t i = 0; i + 4 <= title.n; i++) {
        struct str four = {title.at + i, 4};
        bool begins = i == 0 || str_number((struct str){title.at + i - 1, 1}, 9) < 0;
        bool ends = i + 4 == title.n || str_number((struct str){four.at + 4, 1}, 9) < 0;
        if (!begins || !ends || !sheet_is_period(four))
            continue;
        if (year.n)
            return STR("");
        year = four;
    }
    return year;
}

/** What the row says of all its figures. @p section is the title of the table, and @p
 *  file that of the file: they stand for a label that the row lacks. */
static struct figure_found read_row(const struct sheet_plan *plan,
                                    const struct sheet_row *row, struct str section,
                                    struct str file)
{
    struct figure_found figure = {
        .label = sheet_text(row, plan->label),
        .unit = sheet_text(row, plan->unit),
        .period = sheet_text(row, plan->period),
        .place = sheet_text(row, plan->region),
        .national = sheet_text(row, plan->national),
        .section = section,
    };
    if (!figure.label.n)
        figure.label = sheet_text(row, plan->title);
    if (!figure.label.n)
        figure.label = section.n ? section : file;
    if (!figure.period.n)
        figure.period = year_in(section);
    return figure;
}

enum status sheet_take_figure(struct sheet_reading *with, const struct sheet_plan *plan,
                              const struct sheet *sheet, const struct sheet_row *row,
                              struct error *err)
{
    AUTO_BUF section = BUF_INIT(RECORD_FIELD_MAX), file = BUF_INIT(RECORD_FIELD_MAX);
    put_section(&section, plan, sheet);
    row_put_title_of_file(&file, with->reading->origin);
    struct figure_found figure = read_row(plan, row, buf_str(&section), buf_str(&file));
    figure.value = sheet_text(row, plan->value);
    return sheet_is_void(figure.value) ? STATUS_OK
                                       : take(with, plan, sheet, row, figure, err);
}

enum status sheet_take_wide(struct sheet_reading *with, const struct sheet_plan *plan,
                            const struct sheet *sheet, const struct sheet_row *row,
                            struct error *err)
{
    AUTO_BUF section = BUF_INIT(RECORD_FIELD_MAX), file = BUF_INIT(RECORD_FIELD_MAX);
    put_section(&section, plan, sheet);
    row_put_title_of_file(&file, with->reading->origin);
    enum status st = STATUS_OK;
    for (size_t i = 0; !st && i < plan->n_columns; i++) {
        enum column_role role = plan->roles[i];
        /* What is no figure is a head below the heads, or a remark. */
        if (role < COLUMN_OF_PERIOD || !sheet_is_figure(sheet_text(row, i)))
            continue;
        struct str head = sheet_text(&sheet->rows[plan->head], i);
        struct figure_found figure =
            read_row(plan, row, buf_str(&section), buf_str(&file));
        figure.value = sheet_text(row, i);
        if (role == COLUMN_OF_PERIOD)
            figure.period = head;
        else if (role == COLUMN_OF_REGION)
            figure.place = head;
        else
            figure.label = head;
        st = take(with, plan, sheet, row, figure, err);
    }
    return st;
}
