/* Reads the documents of a series: their figures, and those that stand beside them. */
#include "engine/card/card_parts.h"

#include "base/utf8.h"
#include "engine/written/figure.h"
#include "engine/written/period.h"

/** The most bytes of the line that a figure stands in. */
#define ROW_MOST_BYTES 420U

/** The first line of the text: of a monograph it is the row, as a sentence. A long
 *  paragraph ends with a sentence of it, or with « … ». */
static struct str row_of(struct str text, struct arena *arena)
{
    struct str line = str_trim((struct str){text.at, str_find(text, STR("\n"))});
    if (line.n <= ROW_MOST_BYTES)
        return line;
    struct str head = utf8_head_bytes(line, ROW_MOST_BYTES);
    for (size_t i = head.n; i > head.n / 3; i--)
        if (head.at[i - 1] == '.' && i < line.n && line.at[i] == ' ')
            return (struct str){head.at, i};
    while (head.n && head.at[head.n - 1] != ' ')
        head.n--;
    AUTO_BUF cut = BUF_INIT(2U * ROW_MOST_BYTES);
    buf_put_str(&cut, head);
    buf_put_text(&cut, "…");
    return arena_str(arena, buf_str(&cut));
}

/** Set the value of @p figure; it has none when @p printed is no number. */
static void set_value(struct card_figure *figure, struct str printed, double factor)
{
    AUTO_BUF room = BUF_INIT(RECORD_FIELD_MAX);
    struct figure read = figure_of_value(printed, &room);
    figure->value = read.is_figure ? str_trim(printed) : STR("");
    figure->number = read.value * factor;
    figure->half_step = read.half_step * factor;
    figure->n_decimals = read.n_decimals;
}

/** Set the days that @p text names; @return whether it names any. */
static bool set_period(struct card_figure *figure, struct str text)
{
    struct date_period period;
    figure->period = str_trim(text);
    figure->from = figure->to = DATE_NONE;
    if (!(years_find(text, &period) || period_find(text, &period)))
        return false;
    figure->from = period.first;
    figure->to = period.last;
    return true;
}

static void set_own_period(struct card_figure *figure, const struct document *document)
{
    date_day day = document->dates[RECORD_DATA_DATE];
    if (set_period(figure, document->fields[FIELD_PERIOD]) || day == DATE_NONE)
        return;
    figure->from = figure->to = day;
}

static struct str place_of(const struct index *index, region_set regions,
                           struct arena *arena)
{
    AUTO_BUF label = BUF_INIT(4096);
    for (size_t i = 0; i < vocabulary_n_regions(index->vocabulary); i++)
        if (regions >> i & 1U)
            buf_printf(&label, "%s%s", label.n ? ", " : "",
                       vocabulary_region(index->vocabulary, i)->label);
    return regions ? arena_str(arena, buf_str(&label)) : STR("France");
}

static void read_row(struct card_rows *rows, uint32_t docid, struct documents *documents,
                     struct arena *arena)
{
    struct document document;
    documents_read(documents, docid, &document);
    const struct str *fields = document.fields;
    struct card_figure figure = {
        .regions = document.regions,
        .place = place_of(documents_index(documents), document.regions, arena),
        .unit = fields[FIELD_UNIT],
        .docid = docid,
        .id = fields[FIELD_ID],
        .title = document.title,
        .source = fields[FIELD_SOURCE],
        .doubt = fields[FIELD_DOUBT],
        .row = row_of(fields[FIELD_TEXT], arena),
        .file = fields[FIELD_ORIGIN_FILE],
        .lines = {document.origin_lines[0], document.origin_lines[1]},
        .published = document.dates[RECORD_DATE]};
    double factor = figure_unit_of(fields[FIELD_UNIT]).factor;
    set_value(&figure, fields[FIELD_VALUE], factor);
    set_own_period(&figure, &document);
    if (!figure.value.n)
        return;
    struct card_figure national = figure, previous = figure;
    national.regions = 0;
    national.place = STR("France");
    set_value(&national, fields[FIELD_NATIONAL_VALUE], factor);
    if (fields[FIELD_NATIONAL_PERIOD].n)
        (void)set_period(&national, fields[FIELD_NATIONAL_PERIOD]);
    set_value(&previous, fields[FIELD_PREVIOUS_VALUE], factor);
    (void)set_period(&previous, fields[FIELD_PREVIOUS_PERIOD]);
    size_t i = rows->n++;
    rows->at[i] = figure;
    rows->nationals[i] = document.regions ? national : figure;
    rows->previous[i] = previous;
    rows->changes[i] = fields[FIELD_CHANGE];
    rows->labels[i] = fields[FIELD_LABEL].n ? fields[FIELD_LABEL] : document.title;
}

void card_rows_read(struct card_rows *out, uint32_t series, region_set regions,
                    struct documents *documents, struct arena *arena)
{
    const struct index *index = documents_index(documents);
    struct figure_numbers all = figures_documents(index->figures, series);
    size_t room = all.n < CARD_ROWS_MAX ? all.n : CARD_ROWS_MAX;
    *out =
        (struct card_rows){.at = arena_array(arena, room, sizeof *out->at),
                           .nationals = arena_array(arena, room, sizeof *out->nationals),
                           .previous = arena_array(arena, room, sizeof *out->previous),
                           .changes = arena_array(arena, room, sizeof *out->changes),
                           .labels = arena_array(arena, room, sizeof *out->labels)};
    bool is_cut = all.n > room;
    for (unsigned pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < all.n && out->n < room; i++) {
            region_set of = columns_profile_of(&index->columns, all.at[i]).regions;
            bool is_first = !is_cut || !regions || (of & regions);
            /* Of many, those asked for may not take the room of all others. */
            if (is_first == !pass && (pass || !is_cut || out->n < room / 2))
                read_row(out, all.at[i], documents, arena);
        }
}
