/* Decides what the rows of a sheet are, by the heads of its columns and by its cells. */
#include "indexer/tabular/sheet_plan.h"

#include "base/buf.h"
#include "indexer/tabular/row_id.h"

/** The rows in which the heads are looked for, and those that show what columns hold. */
#define HEAD_WITHIN 12
#define ROWS_SHOWN 40

/** Heads, folded: without capitals and accents, with a hyphen between words. */
static const struct {
    const char *head;
    enum column_role role;
} heads[] = {
    {"id", COLUMN_ID},
    {"identifiant", COLUMN_ID},
    {"title", COLUMN_TITLE},
    {"titre", COLUMN_TITLE},
    {"sujet", COLUMN_TITLE},
    {"text", COLUMN_TEXT},
    {"texte", COLUMN_TEXT},
    {"contenu", COLUMN_TEXT},
    {"content", COLUMN_TEXT},
    {"description", COLUMN_TEXT},
    {"summary", COLUMN_TEXT},
    {"resume", COLUMN_TEXT},
    {"chapo", COLUMN_TEXT},
    {"label", COLUMN_LABEL},
    {"libelle", COLUMN_LABEL},
    {"intitule", COLUMN_LABEL},
    {"indicateur", COLUMN_LABEL},
    {"libelle-indicateur", COLUMN_LABEL},
    {"libelle-de-l-indicateur", COLUMN_LABEL},
    {"nom-indicateur", COLUMN_LABEL},
    {"nom-de-l-indicateur", COLUMN_LABEL},
    {"indicator", COLUMN_LABEL},
    {"value", COLUMN_VALUE},
    {"valeur", COLUMN_VALUE},
    {"chiffre", COLUMN_VALUE},
    {"obs-value", COLUMN_VALUE},
    {"unit", COLUMN_UNIT},
    {"unite", COLUMN_UNIT},
    {"unites", COLUMN_UNIT},
    {"unite-de-mesure", COLUMN_UNIT},
    {"period", COLUMN_PERIOD},
    {"periode", COLUMN_PERIOD},
    {"annee", COLUMN_PERIOD},
    {"year", COLUMN_PERIOD},
    {"millesime", COLUMN_PERIOD},
    {"trimestre", COLUMN_PERIOD},
    {"time-period", COLUMN_PERIOD},
    {"region", COLUMN_REGION},
    {"regions", COLUMN_REGION},
    {"nom-region", COLUMN_REGION},
    {"nom-de-la-region", COLUMN_REGION},
    {"libelle-region", COLUMN_REGION},
    {"libelle-de-la-region", COLUMN_REGION},
    {"territoire", COLUMN_REGION},
    {"national", COLUMN_NATIONAL},
    {"national-value", COLUMN_NATIONAL},
    {"valeur-nationale", COLUMN_NATIONAL},
};

static enum column_role role_of(struct str head)
{
    AUTO_BUF slug = BUF_INIT(200);
    row_put_slug(&slug, head);
    size_t i = 0;
    while (i < COUNT_OF(heads) && !str_equal(buf_str(&slug), str_of(heads[i].head)))
        i++;
    return i < COUNT_OF(heads) ? heads[i].role : COLUMN_MEMBER;
}

/** The role of a column whose name the source's settings may translate. */
static enum column_role role_in_source(struct str head, const struct reading *reading)
{
    AUTO_BUF name = BUF_INIT(2000);
    buf_put_str(&name, head);
    const json_t *other = json_object_get(reading->settings->names, buf_text(&name));
    return role_of(json_is_string(other) ? str_of(json_string_value(other)) : head);
}

size_t sheet_known_heads(const struct sheet_row *row)
{
    size_t n = 0;
    for (size_t i = 0; i < row->n; i++)
        n += role_of(sheet_text(row, i)) != COLUMN_MEMBER;
    return n;
}

static size_t count_cells(const struct sheet_row *row)
{
    size_t n = 0;
    for (size_t i = 0; i < row->n; i++)
        n += sheet_text(row, i).n > 0;
    return n;
}

/** The first row of more than one cell: what stands above it is a title. */
static size_t head_of(const struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->n && i < HEAD_WITHIN; i++)
        if (count_cells(&sheet->rows[i]) > 1)
            return i;
    return sheet->n;
}

/** What the first rows hold in a column. */
struct column_shape {
    size_t n_filled, n_figures, n_regions;
};

static struct column_shape shape_of(const struct sheet *sheet, size_t head, size_t column,
                                    const struct sheet_places *places)
{
    struct column_shape shape = {0};
    for (size_t i = head + 1; i < sheet->n && i <= head + ROWS_SHOWN; i++) {
        struct str text = sheet_text(&sheet->rows[i], column);
        bool is_national;
        if (sheet_is_void(text))
            continue;
        shape.n_filled++;
        shape.n_figures += sheet_is_figure(text);
        shape.n_regions += !sheet_is_figure(text) &&
                           (sheet_region(&is_national, places, text) || is_national);
    }
    return shape;
}

static bool is_of_figures(struct column_shape shape)
{
    return shape.n_filled > 0 && shape.n_figures * 10 >= shape.n_filled * 9;
}

static void note(size_t *first, size_t column)
{
    if (*first == SHEET_COLUMNS_MAX)
        *first = column;
}

/** Note the first column of each role. */
static void note_columns(struct sheet_plan *plan)
{
    plan->label = plan->value = plan->unit = plan->period = SHEET_COLUMNS_MAX;
    plan->region = plan->national = plan->title = plan->id = SHEET_COLUMNS_MAX;
    size_t *const firsts[] = {
        [COLUMN_TITLE] = &plan->title,   [COLUMN_ID] = &plan->id,
        [COLUMN_LABEL] = &plan->label,   [COLUMN_VALUE] = &plan->value,
        [COLUMN_UNIT] = &plan->unit,     [COLUMN_PERIOD] = &plan->period,
        [COLUMN_REGION] = &plan->region, [COLUMN_NATIONAL] = &plan->national,
    };
    for (size_t i = 0; i < plan->n_columns; i++)
        if (plan->roles[i] < COUNT_OF(firsts) && firsts[plan->roles[i]])
            note(firsts[plan->roles[i]], i);
}

static size_t count_role(const struct sheet_plan *plan, enum column_role role)
{
    size_t n = 0;
    for (size_t i = 0; i < plan->n_columns; i++)
        n += plan->roles[i] == role;
    return n;
}

/** Give the columns that hold a figure a row their roles: of a year, of a region. */
static size_t mark_pivot(struct sheet_plan *plan, const struct sheet *sheet,
                         const struct sheet_places *places)
{
    size_t n = 0;
    for (size_t i = 0; i < plan->n_columns; i++) {
        struct str head = sheet_text(&sheet->rows[plan->head], i);
        bool is_national = false;
        bool is_period = sheet_is_period(head);
        bool is_region = !is_period && !sheet_is_figure(head) &&
                         (sheet_region(&is_national, places, head) || is_national);
        if (plan->roles[i] == COLUMN_NATIONAL && count_role(plan, COLUMN_VALUE))
            continue;
        if ((!is_period && !is_region) ||
            !is_of_figures(shape_of(sheet, plan->head, i, places)))
            continue;
        plan->roles[i] = is_period ? COLUMN_OF_PERIOD : COLUMN_OF_REGION;
        n++;
    }
    return n;
}

/** Give the columns of figures beside a column of regions their role. */
static size_t mark_measures(struct sheet_plan *plan, const struct sheet *sheet,
                            const struct sheet_places *places)
{
    size_t n = 0;
    for (size_t i = 0; i < plan->n_columns; i++) {
        if (plan->roles[i] != COLUMN_MEMBER || !sheet_text(&sheet->rows[plan->head], i).n)
            continue;
        AUTO_BUF slug = BUF_INIT(200);
        row_put_slug(&slug, sheet_text(&sheet->rows[plan->head], i));
        bool is_code = str_starts_with(buf_str(&slug), STR("code")) ||
                       str_starts_with(buf_str(&slug), STR("insee")) ||
                       str_equal(buf_str(&slug), STR("reg"));
        if (is_code || !is_of_figures(shape_of(sheet, plan->head, i, places)))
            continue;
        plan->roles[i] = COLUMN_OF_LABEL;
        n++;
    }
    return n;
}

/** Find a column of regions by its cells, where no head names one. */
static void find_regions(struct sheet_plan *plan, const struct sheet *sheet,
                         const struct sheet_places *places)
{
    for (size_t i = 0; i < plan->n_columns && plan->region == SHEET_COLUMNS_MAX; i++) {
        struct column_shape shape = shape_of(sheet, plan->head, i, places);
        if (plan->roles[i] == COLUMN_MEMBER && shape.n_filled > 1 &&
            shape.n_regions * 10 >= shape.n_filled * 9) {
            plan->roles[i] = COLUMN_REGION;
            plan->region = i;
        }
    }
}

/** Find a column of labels, the first of words, where no head names one. */
static void find_labels(struct sheet_plan *plan, const struct sheet *sheet,
                        const struct sheet_places *places)
{
    for (size_t i = 0; i < plan->n_columns && plan->label == SHEET_COLUMNS_MAX; i++) {
        struct column_shape shape = shape_of(sheet, plan->head, i, places);
        bool may_be = plan->roles[i] == COLUMN_MEMBER || plan->roles[i] == COLUMN_TITLE;
        if (may_be && shape.n_filled > 0 && shape.n_figures == 0) {
            plan->roles[i] = COLUMN_LABEL;
            plan->label = i;
        }
    }
}

static bool are_documents(const struct sheet_plan *plan)
{
    return count_role(plan, COLUMN_TITLE) || count_role(plan, COLUMN_TEXT);
}

static bool are_figures(const struct sheet_plan *plan, const struct sheet *sheet,
                        const struct sheet_places *places)
{
    return plan->value < SHEET_COLUMNS_MAX &&
           (plan->label < SHEET_COLUMNS_MAX || plan->title < SHEET_COLUMNS_MAX ||
            plan->region < SHEET_COLUMNS_MAX) &&
           is_of_figures(shape_of(sheet, plan->head, plan->value, places));
}

/** Decide, once the heads are read. */
static enum sheet_use use_of(struct sheet_plan *plan, const struct sheet *sheet,
                             const struct sheet_places *places)
{
    if (are_figures(plan, sheet, places))
        return SHEET_FIGURES;
    if (count_role(plan, COLUMN_TEXT) && are_documents(plan))
        return SHEET_DOCUMENTS;
    if (mark_pivot(plan, sheet, places) >= 2) {
        find_regions(plan, sheet, places);
        find_labels(plan, sheet, places);
        if (plan->region < SHEET_COLUMNS_MAX)
            (void)mark_measures(plan, sheet, places);
        return SHEET_WIDE;
    }
    if (are_documents(plan))
        return SHEET_DOCUMENTS;
    find_regions(plan, sheet, places);
    if (plan->region < SHEET_COLUMNS_MAX && mark_measures(plan, sheet, places) > 0)
        return SHEET_WIDE;
    return count_role(plan, COLUMN_LABEL) ? SHEET_DOCUMENTS : SHEET_TABLE;
}

void sheet_make_plan(struct sheet_plan *out, const struct sheet *sheet,
                     struct sheet_reading *with)
{
    *out = (struct sheet_plan){.use = SHEET_TABLE, .head = head_of(sheet)};
    if (out->head + 1 >= sheet->n)
        return;
    const struct sheet_row *head = &sheet->rows[out->head];
    out->n_columns = head->n;
    for (size_t i = 0; i < head->n; i++)
        out->roles[i] = role_in_source(sheet_text(head, i), with->reading);
    note_columns(out);
    out->use = use_of(out, sheet, with->places);
}
