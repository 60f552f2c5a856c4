/* Reads sections of figures: a table becomes indicators, a budget or a page of links, and
 * paragraphs become documents. */
#include <assert.h>
#include <string.h>

#include "base/macros.h"
#include "base/utf8.h"
#include "engine/written/figure.h"
#include "engine/written/word.h"
#include "indexer/monograph/monograph_check.h"
#include "indexer/monograph/monograph_indicator.h"
#include "indexer/monograph/monograph_reader.h"
#include "indexer/monograph/monograph_table.h"

static enum kind prose_kind(const struct outline_block *block)
{
    return block->role == ROLE_BUDGETS ? KIND_BUDGET : KIND_DOCUMENT;
}

/**
 * Whether the line is a key figure with its own heading: « BUDGET PRIMITIF 2026 : 1
 * 085,094 millions… ».
 */
static bool is_key_figure(const struct monograph_line *line)
{
    struct letter_case letters = letters_count(line_label(line));
    bool is_prose = line->class == LINE_TEXT || line->class == LINE_SHORT;
    return is_prose && letters.n_upper >= 3 && letters.n_lower == 0;
}

/** The end of the lines from index @p i on that can be prose together. */
static size_t prose_end(const struct outline_block *block, size_t i)
{
    while (i < block->n_lines) {
        enum line_class class = block->lines[i].class;
        if (class == LINE_ROW || class == LINE_SOURCE || class == LINE_NOTE ||
            is_key_figure(&block->lines[i]))
            break;
        i++;
    }
    return i;
}

/**
 * What stands above a table: sentences, and short lines that may be its title or its
 * unit.
 */
struct above {
    const struct monograph_line *lines;
    size_t n;
};

/**
 * Whether a sentence or an item is among the lines. Bare captions, whose charts were
 * lost, say nothing.
 */
static bool says_something(const struct above *above)
{
    for (size_t i = 0; i < above->n; i++)
        if (above->lines[i].class == LINE_TEXT || above->lines[i].class == LINE_ITEM)
            return true;
    return false;
}

static void put_above(struct monograph_unit *unit, const struct above *above)
{
    for (size_t i = 0; i < above->n; i++)
        if (!str_equal(above->lines[i].text, unit->record->fields[FIELD_TITLE]))
            unit_put(unit, &above->lines[i]);
}

/** The short line right above the rows; empty when there is none. */
static struct str caption_of(const struct above *above)
{
    if (!above->n || above->lines[above->n - 1].class != LINE_SHORT)
        return (struct str){"", 0};
    return above->lines[above->n - 1].text;
}

/** Set @p latest to the last period that @p text names, if it is later. */
static void find_latest(struct date_period *latest, struct str text)
{
    struct date_period period;
    while (text.n && period_find(text, &period)) {
        if (latest->last == DATE_NONE || period.last > latest->last)
            *latest = period;
        size_t used = (size_t)(period.printed.at - text.at) + period.printed.n;
        text = (struct str){text.at + used, text.n - used};
    }
}

/**
 * The figures of a budget are of the last year that its title, its heads or its rows
 * name.
 */
static void set_budget_day(struct monograph_reader *reader, struct record *record,
                           const struct table *table)
{
    struct date_period latest = {DATE_NONE, DATE_NONE, {"", 0}};
    if (record->kind != KIND_BUDGET)
        return;
    find_latest(&latest, record->fields[FIELD_TITLE]);
    for (size_t c = 0; table && c < table->n_columns; c++)
        find_latest(&latest, table->heads[c]);
    for (size_t i = 0; table && i < table->n_rows; i++)
        find_latest(&latest, table->rows[i].cells[0]);
    if (latest.last != DATE_NONE)
        record->dates[RECORD_DATA_DATE] = cover_data_day(reader->cover, &latest);
}

static void add_prose(struct monograph_reader *reader, const struct outline_block *block,
                      const struct above *above)
{
    if (!says_something(above))
        return;
    assert(above->lines);
    AUTO_UNIT unit =
        unit_begin(prose_kind(block), block->title, block->path, above->lines[0].number);
    put_above(&unit, above);
    set_budget_day(reader, unit.record, NULL);
    units_add(reader->units, &unit, false);
}

static void set_key_figure(struct monograph_reader *reader, struct record *record,
                           const struct figure *figure)
{
    record_set(record, FIELD_LABEL, record->fields[FIELD_TITLE]);
    record_set(record, FIELD_VALUE, figure->printed);
    record_set(record, FIELD_UNIT, figure->unit);
    if (!figure->has_period)
        return;
    record_set(record, FIELD_PERIOD, figure->period.printed);
    record->dates[RECORD_DATA_DATE] = cover_data_day(reader->cover, &figure->period);
}

static void add_key_figure(struct monograph_reader *reader,
                           const struct outline_block *block,
                           const struct monograph_line *line)
{
    struct str label = line_label(line);
    struct str title = spelling_title(reader->spelling, reader->arena, label);
    enum kind kind = block->role == ROLE_INDICATORS ? KIND_INDICATOR : prose_kind(block);
    AUTO_UNIT unit = unit_begin(kind, title, block->path, line->number);
    size_t colon = str_find(line->text, STR(":"));
    struct str said =
        str_trim((struct str){line->text.at + colon + 1, line->text.n - colon - 1});
    AUTO_BUF text = BUF_INIT(title.n + said.n + 16);
    buf_put_str(&text, title);
    buf_put_text(&text, " : ");
    buf_put_str(&text, said);
    unit_put_line(&unit, line->number, buf_str(&text));
    set_budget_day(reader, unit.record, NULL);
    struct figure figure = figure_read(said);
    if (kind == KIND_INDICATOR && figure.is_figure)
        set_key_figure(reader, unit.record, &figure);
    units_add(reader->units, &unit, false);
}

/** Add a note to the units that refer to it; without any, it becomes a document. */
static void add_note(struct monograph_reader *reader, const struct outline_block *block,
                     const struct monograph_line *line, struct str table)
{
    if (units_add_note(reader->units, line))
        return;
    AUTO_BUF title = BUF_INIT(RECORD_TITLE_MAX);
    buf_put_str(&title, table.n ? table : block->title);
    buf_put_text(&title, " – note");
    AUTO_UNIT unit =
        unit_begin(KIND_DOCUMENT, buf_str(&title), block->path, line->number);
    struct str text = line->text;
    bool has_star = text.at[0] == '*';
    unit_put_line(&unit, line->number,
                  (struct str){text.at + has_star, text.n - has_star});
    units_add(reader->units, &unit, false);
}

/**
 * The name of the table when its first head cell is one, as in « POPULATION ET
 * EMPLOI<TAB>RÉGION… »; else empty.
 */
static struct str corner_title(struct monograph_reader *reader, const struct table *table)
{
    bool names_table =
        table->n_head_rows && table->rows[0].cells[0].n &&
        letters_count(table->rows[0].cells[0]).n_lower == 0 &&
        genre_column(words_fold(reader->arena, table->rows[0].cells[0])) == COLUMN_OTHER;
    return names_table
               ? spelling_title(reader->spelling, reader->arena, table->rows[0].cells[0])
               : (struct str){"", 0};
}

/**
 * The title of a table: the name in its corner; else that of the heading for the first
 * table of a block, and the caption for the others.
 */
static struct str table_title(struct monograph_reader *reader,
                              const struct outline_block *block,
                              const struct table *table, const struct above *above,
                              bool is_first)
{
    struct str corner = corner_title(reader, table);
    struct str caption = caption_of(above);
    if (corner.n)
        return corner;
    return is_first || !caption.n
               ? block->title
               : spelling_title(reader->spelling, reader->arena, caption);
}

static void add_table(struct monograph_reader *reader, const struct table_place *place,
                      const struct above *above, const struct table *table)
{
    const struct outline_block *block = place->block;
    uint32_t line = table->rows[0].line->number;
    bool is_budget = block->role == ROLE_BUDGETS;
    if (is_budget && !table->has_figures) {
        source_warn(reader->sink, line, "tableau sans chiffre : rien n'en est tiré");
        return;
    }
    if (!is_budget)
        add_prose(reader, block, above);
    check_table(reader, table, place->caption);
    if (!is_budget && table->has_figures) {
        indicators_add(reader, place, table);
        return;
    }
    if (is_budget && above->n)
        line = above->lines[0].number;
    enum kind kind = is_budget                        ? KIND_BUDGET
                     : block->role == ROLE_INDICATORS ? KIND_INDICATOR
                                                      : KIND_DOCUMENT;
    AUTO_UNIT unit = unit_begin(kind, place->title, block->path, line);
    if (is_budget)
        put_above(&unit, above);
    table_put(reader, &unit, table);
    set_budget_day(reader, unit.record, table);
    units_add(reader->units, &unit, false);
}

void figures_read(struct monograph_reader *reader, const struct outline_block *block)
{
    /* The title of the last table. */
    struct str last_title = {"", 0};
    for (size_t i = 0; i < block->n_lines;) {
        size_t end = prose_end(block, i);
        struct above above = {&block->lines[i], end - i};
        const struct monograph_line *line =
            end < block->n_lines ? &block->lines[end] : NULL;
        bool over_rows = line && line->class == LINE_ROW;
        i = over_rows ? end + table_end(line, block->n_lines - end) : end + 1;
        if (over_rows) {
            struct table table = table_read(reader->arena, line, i - end);
            struct table_place place = {
                table_title(reader, block, &table, &above, !last_title.n),
                caption_of(&above), block};
            add_table(reader, &place, &above, &table);
            last_title = place.title;
            continue;
        }
        add_prose(reader, block, &above);
        if (line && line->class == LINE_SOURCE)
            units_cite(reader->units, line, false);
        else if (line && line->class == LINE_NOTE)
            add_note(reader, block, line, last_title);
        else if (line)
            add_key_figure(reader, block, line);
    }
}
