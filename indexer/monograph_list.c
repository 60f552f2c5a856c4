/* Campus and clusters: lists whose entries are units, under paragraphs that are none of them. */
#include "base/utf8.h"
#include "indexer/monograph_check.h"
#include "indexer/monograph_markup.h"
#include "indexer/monograph_reader.h"
#include "indexer/monograph_word.h"

/** An introduction in the making; it is added when the first entry or the end comes. */
static struct unit begin_introduction(const struct block *block)
{
    return unit_begin(KIND_DOCUMENT, block->title, block->path, block->heading_line);
}

/** Whether line @p i begins a campus: a title over items, or the genre's own word for one. */
static bool is_campus_title(const struct block *block, size_t i)
{
    const struct line *line = &block->lines[i];
    if (line->class != LINE_SHORT && line->class != LINE_CAPITALS)
        return false;
    bool over_items = i + 1 < block->n_lines && block->lines[i + 1].class == LINE_ITEM;
    return over_items || genre_common_front(line->folded) > 0;
}

/** The number of items under the title at @p i, and what else follows before the next title or source. */
static size_t campus_end(const struct block *block, size_t i)
{
    size_t end = i + 1;
    while (end < block->n_lines && block->lines[end].class != LINE_SOURCE &&
           !is_campus_title(block, end))
        end++;
    return end;
}

static void read_campus(struct reader *reader, const struct block *block, size_t i,
                        size_t end)
{
    const struct line *line = &block->lines[i];
    struct str title = spelling_title(reader->spelling, reader->arena, line->text);
    AUTO_UNIT unit = unit_begin(KIND_CAMPUS, title, block->path, line->number);
    for (size_t k = i + 1; k < end; k++)
        unit_put_line(&unit, block->lines[k].number, line_item_text(&block->lines[k]));
    units_add(reader->units, &unit, true);
}

/** Items right under the heading: the heading is the campus's title. */
static size_t read_headed_campus(struct reader *reader, const struct block *block)
{
    size_t end = 0;
    AUTO_UNIT unit =
        unit_begin(KIND_CAMPUS, block->title, block->path, block->heading_line);
    while (end < block->n_lines && block->lines[end].class == LINE_ITEM) {
        unit_put_line(&unit, block->lines[end].number,
                      line_item_text(&block->lines[end]));
        end++;
    }
    units_add(reader->units, &unit, false);
    return end;
}

static bool is_excellent(const struct record *record)
{
    AUTO_ARENA *arena = arena_new();
    return record->kind == KIND_CAMPUS &&
           words_contain(words_fold(arena, record->fields[FIELD_TITLE]), "excellence");
}

/** Compare what the block says it holds with the units found since unit @p first. */
static void check_announced(struct reader *reader, const struct block *block,
                            size_t first, enum kind kind)
{
    struct found found = {.kind = kind};
    for (size_t i = first; i < units_count(reader->units); i++) {
        found.n += units_at(reader->units, i)->kind == kind;
        found.n_excellent += is_excellent(units_at(reader->units, i));
    }
    check_announced_counts(reader, block, &found);
}

void campus_read(struct reader *reader, const struct block *block)
{
    size_t first = units_count(reader->units);
    AUTO_UNIT introduction = begin_introduction(block);
    size_t i = read_headed_campus(reader, block);
    while (i < block->n_lines) {
        const struct line *line = &block->lines[i];
        size_t end = i + 1;
        if (is_campus_title(block, i)) {
            if (introduction.record)
                units_add(reader->units, &introduction, false);
            end = campus_end(block, i);
            read_campus(reader, block, i, end);
        } else if (line->class == LINE_SOURCE) {
            units_cite(reader->units, line, false);
        } else if (introduction.record) {
            unit_put(&introduction, line);
        }
        i = end;
    }
    if (introduction.record)
        units_add(reader->units, &introduction, false);
    check_announced(reader, block, first, KIND_CAMPUS);
}

/* A cluster's name is before the first of these, when it is not in bold. */
static const char *const name_ends[] = {" : ", ", ", " \xE2\x80\x93 ", " - ", " ("};

static struct str cluster_name(struct reader *reader, const struct line *line)
{
    struct str bold = markup_bold(reader->arena, line->raw);
    if (bold.n)
        return bold;
    struct str name = line_item_text(line);
    for (size_t i = 0; i < COUNT_OF(name_ends); i++)
        name.n = str_find(name, str_of(name_ends[i]));
    return name;
}

static void read_cluster(struct reader *reader, const struct block *block,
                         const struct line *line)
{
    struct str name = cluster_name(reader, line);
    AUTO_UNIT unit = unit_begin(KIND_CLUSTER, name, block->path, line->number);
    unit_put_line(&unit, line->number, line_item_text(line));
    units_add(reader->units, &unit, true);
}

void clusters_read(struct reader *reader, const struct block *block)
{
    size_t first = units_count(reader->units);
    AUTO_UNIT introduction = begin_introduction(block);
    for (size_t i = 0; i < block->n_lines; i++) {
        const struct line *line = &block->lines[i];
        if (line->class == LINE_ITEM && introduction.record)
            units_add(reader->units, &introduction, false);
        if (line->class == LINE_ITEM)
            read_cluster(reader, block, line);
        else if (line->class == LINE_SOURCE)
            units_cite(reader->units, line, false);
        else if (introduction.record)
            unit_put(&introduction, line);
    }
    if (introduction.record)
        units_add(reader->units, &introduction, false);
    check_announced(reader, block, first, KIND_CLUSTER);
}
