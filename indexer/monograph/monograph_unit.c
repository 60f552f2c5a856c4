/* Keeps the units until the end, because their source and their notes come after them. */
#include "indexer/monograph/monograph_unit.h"

#include <string.h>

#include "base/intern.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "engine/written/word.h"
#include "indexer/monograph/genre/monograph_genre.h"
#include "indexer/monograph/genre/monograph_markup.h"

/* The most bytes of a title's slug in an id: enough to be read, and no longer than a
 * line. */
#define SLUG_MOST_BYTES 80
/* Units with the same title are numbered up to here; after that their line tells them
 * apart. */
#define NUMBERED_MOST 20

struct waiting {
    struct record *record;
    /* What the id is made of; in the arena of the units. */
    struct str name;
    unsigned notes;
};

struct monograph_units {
    struct unit_common common;
    struct arena *arena;
    const struct source_sink *sink;
    struct waiting *at;
    size_t n;
    size_t room;
    /* The first unit of the open section. */
    size_t section_start;
    /* The first unit that waits for its source. */
    size_t cited;
    /* The notes that the section already had, as bits. */
    unsigned notes;
    bool has_too_many;
};

struct monograph_units *units_new(const struct unit_common *common,
                                  const struct source_sink *sink)
{
    struct monograph_units *units = mem_new(sizeof *units);
    units->common = *common;
    units->arena = arena_new();
    units->common.id = arena_str(units->arena, common->id);
    units->sink = sink;
    return units;
}

void units_free(struct monograph_units *units)
{
    if (!units)
        return;
    for (size_t i = 0; i < units->n; i++)
        record_free(units->at[i].record);
    mem_free(units->at);
    arena_free(units->arena);
    mem_free(units);
}

void units_free_at(struct monograph_units **units)
{
    units_free(*units);
}

static void set_field(struct record *record, enum record_field field, struct str text)
{
    record_set(record, field, utf8_head_bytes(text, RECORD_FIELD_MAX));
}

struct monograph_unit unit_begin(enum kind kind, struct str title, struct str section,
                                 uint32_t line)
{
    struct monograph_unit unit = {.record = record_new(),
                                  .text = BUF_INIT(RECORD_TEXT_MAX)};
    unit.record->kind = kind;
    set_field(unit.record, FIELD_TITLE, title);
    set_field(unit.record, FIELD_SECTION, section);
    unit.record->origin_lines[0] = unit.record->origin_lines[1] = line;
    return unit;
}

void unit_release(struct monograph_unit *unit)
{
    record_free(unit->record);
    unit->record = NULL;
    buf_release(&unit->text);
}

static void put(struct monograph_unit *unit, uint32_t line, const char *border,
                struct str text)
{
    if (!text.n)
        return;
    if (unit->text.n)
        buf_put_text(&unit->text, border);
    buf_put_str(&unit->text, text);
    unit->has_content = true;
    if (line > unit->record->origin_lines[1])
        unit->record->origin_lines[1] = line;
}

void unit_put_paragraph(struct monograph_unit *unit, uint32_t line, struct str text)
{
    put(unit, line, "\n\n", text);
}

void unit_put_line(struct monograph_unit *unit, uint32_t line, struct str text)
{
    put(unit, line, "\n", text);
}

/**
 * Put the cells of a row with dashes between them: figures of two cells must not read as
 * one number.
 */
static void put_row(struct monograph_unit *unit, const struct monograph_line *line)
{
    AUTO_BUF row = BUF_INIT(line->text.n * 5 + 1);
    struct str rest = line->text;
    while (rest.at) {
        struct str cell = str_trim(str_cut(&rest, '\t'));
        if (cell.n && row.n)
            buf_put_text(&row, " – ");
        buf_put_str(&row, cell);
    }
    unit_put_line(unit, line->number, buf_str(&row));
}

void unit_put(struct monograph_unit *unit, const struct monograph_line *line)
{
    if (line->class == LINE_ROW)
        put_row(unit, line);
    else if (line->class == LINE_ITEM)
        unit_put_line(unit, line->number, line->text);
    else
        unit_put_paragraph(unit, line->number, line->text);
}

/** The address in @p text; empty when there is none, or when there are several. */
static struct str only_url(struct str text)
{
    struct str first = markup_url(text, 0);
    if (!first.n)
        return first;
    struct str next = first;
    while (next.n && str_equal(first, next))
        next = markup_url(text, (size_t)(next.at - text.at) + next.n);
    return next.n ? (struct str){"", 0} : first;
}

void units_add(struct monograph_units *units, struct monograph_unit *unit,
               bool title_is_enough)
{
    struct record *record = unit->record;
    if (!unit->has_content && !(title_is_enough && record->fields[FIELD_TITLE].n)) {
        unit_release(unit);
        return;
    }
    if (units->n == units->common.n_most) {
        units->has_too_many = true;
        unit_release(unit);
        return;
    }
    if (buf_overflowed(&unit->text))
        source_warn(units->sink, record->origin_lines[0], "texte coupé à %u Mo",
                    (unsigned)(RECORD_TEXT_MAX >> 20));
    record_set(record, FIELD_TEXT, buf_str(&unit->text));
    set_field(record, FIELD_URL, only_url(buf_str(&unit->text)));
    set_field(record, FIELD_PART_OF, units->common.id);
    record->has_regions = units->common.has_regions;
    record->regions = units->common.regions;
    if (record->dates[RECORD_DATE] == DATE_NONE)
        record->dates[RECORD_DATE] = units->common.edition;
    AUTO_BUF title = BUF_INIT(RECORD_TITLE_MAX);
    record_put_title(&title, record);
    struct str name = arena_str(units->arena, buf_str(&title));
    MEM_GROW(units->at, units->n + 1, units->room, 64);
    units->at[units->n++] = (struct waiting){TAKE(unit->record), name, unit->notes};
    unit_release(unit);
}

void units_open_section(struct monograph_units *units)
{
    units->section_start = units->cited = units->n;
    units->notes = 0;
}

void units_cite(struct monograph_units *units, const struct monograph_line *line,
                bool of_article)
{
    struct str printed = line_source_text(line);
    struct citation citation = citation_read(printed);
    for (; units->cited < units->n; units->cited++) {
        struct record *record = units->at[units->cited].record;
        set_field(record, FIELD_SOURCE, of_article ? citation.source : printed);
        if (!markup_url(record->fields[FIELD_TEXT], 0).n && !record->fields[FIELD_URL].n)
            set_field(record, FIELD_URL, only_url(printed));
        if (of_article && citation.author.n)
            set_field(record, FIELD_AUTHOR, citation.author);
        if (of_article && citation.date != DATE_NONE)
            record->dates[RECORD_DATE] = citation.date;
    }
}

/** The bit of the note « (2) … » or « *… »; 0 for a number beyond 31. */
static unsigned note_bit(struct str text)
{
    if (text.n > 2 && text.at[0] == '(') {
        unsigned number = 0;
        for (size_t i = 1; i < text.n && text.at[i] >= '0' && text.at[i] <= '9'; i++)
            number = number * 10 + (unsigned)(text.at[i] - '0');
        return number > 0 && number < 32 ? 1U << number : 0;
    }
    return 1U;
}

bool units_add_note(struct monograph_units *units, const struct monograph_line *line)
{
    unsigned bit = note_bit(line->text);
    bool found = false;
    if (units->notes & bit)
        return false;
    units->notes |= bit;
    for (size_t i = units->section_start; i < units->n; i++) {
        if (!(units->at[i].notes & bit))
            continue;
        struct record *record = units->at[i].record;
        AUTO_BUF text = BUF_INIT(RECORD_TEXT_MAX);
        buf_put_str(&text, record->fields[FIELD_TEXT]);
        buf_put_byte(&text, '\n');
        buf_put_str(&text, line->text);
        if (!buf_overflowed(&text))
            record_set(record, FIELD_TEXT, buf_str(&text));
        found = true;
    }
    return found;
}

size_t units_count(const struct monograph_units *units)
{
    return units->n;
}

struct record *units_at(const struct monograph_units *units, size_t i)
{
    return units->at[i].record;
}

/**
 * Set the id: « <monograph>/<kind>/<slug> », with « -2 » and so on when it was given
 * before.
 */
static void set_id(struct monograph_units *units, struct waiting *waiting,
                   struct intern *given)
{
    AUTO_ARENA *arena = arena_new();
    struct str folded = words_fold(arena, waiting->name);
    enum kind kind = waiting->record->kind;
    bool is_listed = kind == KIND_CAMPUS || kind == KIND_CLUSTER;
    size_t skipped = is_listed ? genre_common_front(folded) : 0;
    AUTO_BUF id = BUF_INIT(RECORD_ID_MAX);
    buf_put_str(&id, units->common.id);
    buf_printf(&id, "/%s/", kind_slug(kind));
    size_t bare = id.n;
    words_put_slug(&id, (struct str){folded.at + skipped, folded.n - skipped},
                   SLUG_MOST_BYTES);
    if (id.n == bare)
        buf_printf(&id, "l%u", (unsigned)waiting->record->origin_lines[0]);
    size_t first = id.n;
    for (unsigned i = 2;
         i <= NUMBERED_MOST + 1 && intern_find(given, buf_str(&id)) != INTERN_NONE; i++) {
        id.n = first;
        if (i <= NUMBERED_MOST)
            buf_printf(&id, "-%u", i);
        else
            buf_printf(&id, "-l%u", (unsigned)waiting->record->origin_lines[0]);
    }
    (void)intern_put(given, buf_str(&id));
    record_set(waiting->record, FIELD_ID, buf_str(&id));
}

enum status units_check(const struct monograph_units *units, struct error *err)
{
    if (!units->has_too_many)
        return STATUS_OK;
    return error_set(err, STATUS_TOO_LARGE, "plus de %zu unités dans une monographie",
                     units->common.n_most);
}

enum status units_hand_on(struct monograph_units *units, struct error *err)
{
    AUTO_INTERN *given = intern_new();
    for (size_t i = 0; i < units->n; i++) {
        set_id(units, &units->at[i], given);
        uint32_t line = units->at[i].record->origin_lines[0];
        enum status st =
            source_take_record(units->sink, TAKE(units->at[i].record), line, err);
        if (st)
            return st;
    }
    return STATUS_OK;
}
