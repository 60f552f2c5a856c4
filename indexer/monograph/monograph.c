/* Reads a monograph from end to end: its lines, its cover, its outline, one reader for
 * each role, and the records that come of it. */
#include "indexer/monograph/monograph.h"

#include <string.h>

#include "base/macros.h"
#include "base/utf8.h"
#include "engine/written/period.h"
#include "engine/written/word.h"
#include "indexer/monograph/monograph_check.h"
#include "indexer/monograph/monograph_reader.h"
#include "indexer/monograph/monograph_table.h"

/* How many bytes are read, and how many roles must be found, to recognise a monograph. */
#define LOOK_MOST_BYTES (1U << 20)
#define LOOK_ROLES 3

/* So many bytes from its start a monograph says that it is one. */
#define ANNOUNCED_MOST_BYTES (64U << 10)

/* The most bytes of a file's name in an id. */
#define NAME_MOST_BYTES 60

static void (*const readers[ROLE_COUNT_])(struct monograph_reader *reader,
                                          const struct outline_block *block) = {
    [ROLE_OTHER] = figures_read,         [ROLE_INDICATORS] = figures_read,
    [ROLE_CLUSTERS] = clusters_read,     [ROLE_CAMPUS] = campus_read,
    [ROLE_CONTACTS] = contacts_read,     [ROLE_BUDGETS] = figures_read,
    [ROLE_PROGRAMMES] = programmes_read, [ROLE_NEWS] = news_read,
};

/** Whether @p text says in its first lines that it is a monograph, or has contents. */
static bool is_announced(struct str text)
{
    static const char *const words[] = {"onographie", "ONOGRAPHIE", "ommaire",
                                        "OMMAIRE",    "des mati",   "DES MATI"};
    text.n = text.n < ANNOUNCED_MOST_BYTES ? text.n : ANNOUNCED_MOST_BYTES;
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (str_find(text, str_of(words[i])) < text.n)
            return true;
    return false;
}

bool monograph_looks_like(struct str text)
{
    /* Most texts with a header are notices, and their headings may be those of a
     * monograph too. */
    bool has_header = str_starts_with(text, STR("---"));
    if (has_header && !is_announced(text))
        return false;
    text.n = text.n < LOOK_MOST_BYTES ? text.n : LOOK_MOST_BYTES;
    AUTO_ARENA *arena = arena_new();
    struct sheet sheet = sheet_read(arena, text);
    unsigned roles = 0;
    bool has_rows_or_sources = false;
    /* Below a table of contents, headings may be in small letters. */
    bool has_contents = false;
    for (size_t i = 0; i < sheet.n; i++) {
        const struct monograph_line *line = &sheet.at[i];
        has_rows_or_sources |= line->class == LINE_ROW || line->class == LINE_SOURCE;
        has_contents |= genre_is_contents(line->folded);
        bool is_heading =
            line->class == LINE_CAPITALS ||
            (has_contents && line->class == LINE_SHORT && line->after_blank);
        if (is_heading)
            roles |= 1U << genre_role(line->folded);
    }
    roles &= (1U << ROLE_COUNT_) - 1;
    return has_rows_or_sources && __builtin_popcount(roles) >= LOOK_ROLES + has_header;
}

static const char *last_part(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/**
 * Put « hauts-de-france-2026-04 », or the name of the file when the cover does not tell.
 */
static void put_id(struct buf *out, const struct cover *cover,
                   const struct region *region, const char *shown_path)
{
    if (cover->given.id.n) {
        words_put_slug(out, cover->given.id, RECORD_ID_MAX / 2);
        return;
    }
    if (!region || cover->edition == DATE_NONE) {
        struct str name = str_of(last_part(shown_path));
        words_put_slug(out, name, NAME_MOST_BYTES);
        if (!out->n)
            buf_put_text(out, "monographie");
        return;
    }
    char day[DATE_TEXT_BYTES];
    date_format(day, cover->edition);
    buf_printf(out, "%s-%.7s", region->slug, day);
}

static void put_title(struct buf *out, const struct monograph_reader *reader)
{
    const struct cover *cover = reader->cover;
    if (cover->given.title.n) {
        buf_put_str(out, cover->given.title);
        return;
    }
    for (size_t i = 0; i < 2 && cover->titles[i].n; i++) {
        if (out->n)
            buf_put_text(out, " – ");
        buf_put_str(out,
                    spelling_title(reader->spelling, reader->arena, cover->titles[i]));
    }
    if (!out->n)
        buf_put_text(out, "Monographie");
    if (reader->region[0])
        buf_printf(out, " – %s", reader->region);
    if (cover->edition != DATE_NONE) {
        buf_put_text(out, ", ");
        month_put(out, cover->edition);
    }
}

/**
 * Give the monograph itself to the sink: what its cover says, the document that the units
 * are parts of.
 */
static enum status hand_on_monograph(const struct monograph_reader *reader,
                                     const struct unit_common *common, struct error *err)
{
    const struct cover *cover = reader->cover;
    AUTO_RECORD *record = record_new();
    AUTO_BUF title = BUF_INIT(RECORD_TITLE_MAX);
    AUTO_BUF text = BUF_INIT((size_t)4 * RECORD_FIELD_MAX);
    put_title(&title, reader);
    if (reader->region[0])
        buf_printf(&text, "Région %s.", reader->region);
    if (cover->edition != DATE_NONE) {
        buf_put_text(&text, text.n ? " Édition : " : "Édition : ");
        month_put(&text, cover->edition);
        buf_put_byte(&text, '.');
    }
    if (cover->closing.n) {
        buf_put_text(&text, text.n ? "\n" : "");
        buf_put_str(&text, cover->closing);
    }
    record_set(record, FIELD_ID, common->id);
    record_set(record, FIELD_TITLE, buf_str(&title));
    record_set(record, FIELD_TEXT, buf_str(&text));
    record->dates[RECORD_DATE] = cover->edition;
    record->has_regions = common->has_regions;
    record->regions = common->regions;
    record->origin_lines[0] = cover->first_line ? cover->first_line : 1;
    record->origin_lines[1] = cover->last_line ? cover->last_line : 1;
    return source_take_record(reader->sink, TAKE(record), cover->first_line, err);
}

/**
 * The role of the block. A table of people holds contacts, whatever the heading above it.
 */
static enum role content_role(struct monograph_reader *reader,
                              const struct outline_block *block)
{
    for (size_t i = 0; i < block->n_lines && block->role <= ROLE_INDICATORS; i++)
        if (block->lines[i].class == LINE_ROW)
            return table_heads_people(reader->arena, &block->lines[i]) ? ROLE_CONTACTS
                                                                       : block->role;
    return block->role;
}

static void read_blocks(struct monograph_reader *reader, const struct outline *outline)
{
    size_t *n_units = arena_array(reader->arena, outline->n + 1, sizeof *n_units);
    for (size_t i = 0; i < outline->n; i++) {
        n_units[i] = units_count(reader->units);
        if (outline->at[i].opens_section)
            units_open_section(reader->units);
        readers[content_role(reader, &outline->at[i])](reader, &outline->at[i]);
    }
    n_units[outline->n] = units_count(reader->units);
    check_sections(reader, outline, n_units);
}

static void warn_of_cover(const struct cover *cover, const struct source_sink *sink)
{
    if (cover->region < 0)
        source_warn(sink, 0,
                    "aucune région n'a été reconnue sur la couverture ni dans le texte");
    if (cover->edition == DATE_NONE)
        source_warn(sink, 0,
                    "aucun mois d'édition n'a été trouvé : les unités n'ont pas de date");
}

static enum status read_sheet(struct monograph_reader *reader, const struct sheet *sheet,
                              const char *shown_path, const struct vocabulary *vocabulary,
                              struct error *err)
{
    const struct cover *cover = reader->cover;
    const struct region *region =
        cover->region < 0 ? NULL : vocabulary_region(vocabulary, (size_t)cover->region);
    AUTO_BUF id = BUF_INIT(RECORD_ID_MAX);
    put_id(&id, cover, region, shown_path);
    struct unit_common common = {.id = buf_str(&id),
                                 .has_regions = region != NULL,
                                 .regions = region ? 1U << cover->region : 0,
                                 .edition = cover->edition,
                                 .n_most = MONOGRAPH_MAX_UNITS};
    AUTO_UNITS *units = units_new(&common, reader->sink);
    reader->units = units;
    reader->region = region ? region->label : "";
    struct outline_input input = {sheet, cover, vocabulary, reader->spelling};
    struct outline outline = outline_read(reader->arena, &input);
    read_blocks(reader, &outline);
    bool has_units = units_count(units) > 0;
    units_open_section(units);
    services_read(reader, sheet, vocabulary);
    if (!has_units)
        return error_set(
            err, STATUS_BAD_INPUT,
            "aucune unité reconnue : ce texte n'a pas la forme d'une monographie");
    enum status st = units_check(units, err);
    if (st)
        return st;
    warn_of_cover(cover, reader->sink);
    check_announced_counts(reader, &outline);
    check_indicators(reader);
    st = hand_on_monograph(reader, &common, err);
    return st ? st : units_hand_on(units, err);
}

/** The line of the byte at @p offset, from 1. */
static size_t line_of(struct str text, size_t offset)
{
    size_t line = 1;
    for (size_t i = 0; i < offset; i++)
        line += text.at[i] == '\n';
    return line;
}

/** Let what the header says count more than what the cover shows. */
static void apply_given(struct cover *cover, const struct monograph_given *given,
                        const struct vocabulary *vocabulary)
{
    struct date_range range;
    struct date_period period;
    struct error fault;
    int region =
        given->region.n ? cover_region_named(vocabulary, str_trim(given->region)) : -1;
    cover->given = *given;
    if (region >= 0)
        cover->region = region;
    if (given->date.n &&
        date_parse_range(&range, str_trim(given->date), &fault) == STATUS_OK)
        cover->edition = range.first;
    else if (given->date.n && period_find(given->date, &period))
        cover->edition = period.first;
}

enum status monograph_read(const char *shown_path, struct str text,
                           const struct vocabulary *vocabulary, struct source_sink *sink,
                           struct error *err)
{
    struct monograph_given none = {.id = {"", 0}};
    return monograph_read_given(&none, shown_path, text, vocabulary, sink, err);
}

enum status monograph_read_given(const struct monograph_given *given,
                                 const char *shown_path, struct str text,
                                 const struct vocabulary *vocabulary,
                                 struct source_sink *sink, struct error *err)
{
    if (text.n > MONOGRAPH_MAX_BYTES)
        return error_set(err, STATUS_TOO_LARGE,
                         "monographie de %zu octets, le plus est %u", text.n,
                         MONOGRAPH_MAX_BYTES);
    size_t invalid = utf8_first_invalid(text);
    if (invalid < text.n)
        return error_set(err, STATUS_BAD_INPUT, "ligne %zu : ce n'est pas de l'UTF-8",
                         line_of(text, invalid));
    AUTO_ARENA *arena = arena_new();
    struct sheet sheet = sheet_read(arena, text);
    struct cover cover = cover_read(arena, &sheet, vocabulary);
    apply_given(&cover, given, vocabulary);
    struct monograph_reader reader = {.arena = arena,
                                      .spelling = spelling_new(arena, &sheet, vocabulary),
                                      .cover = &cover,
                                      .sink = sink};
    return read_sheet(&reader, &sheet, shown_path, vocabulary, err);
}
