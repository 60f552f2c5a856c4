/* Reads lists of campus and of clusters: each entry is a unit; the paragraphs above
 * become a document. */
#include "base/macros.h"
#include "engine/written/word.h"
#include "indexer/monograph/genre/monograph_markup.h"
#include "indexer/monograph/monograph_reader.h"

/** A list that is being read. */
struct monograph_list {
    struct monograph_reader *reader;
    const struct outline_block *block;
    enum kind kind;
    /* The short lines of the block: a single one is not the title of one entry among
     * several. */
    size_t n_short;
    /* Its record is NULL after the first entry. */
    struct monograph_unit introduction;
};

static bool is_title_class(const struct monograph_line *line)
{
    return line->class == LINE_SHORT || line->class == LINE_CAPITALS;
}

/** Whether @p line says that it is a campus or a cluster: « Campus d'excellence … ». */
static bool names_kind(const struct monograph_list *list,
                       const struct monograph_line *line)
{
    struct str folded = words_fold(list->reader->arena, line_item_text(line));
    return genre_common_front(folded) > 0;
}

/**
 * Whether line @p i is the title of an entry. For a campus: it is above items or names
 * the kind. For a cluster: it is above items « Label : value » or above a paragraph.
 */
static bool is_title(const struct monograph_list *list, size_t i)
{
    const struct outline_block *block = list->block;
    const struct monograph_line *line = &block->lines[i];
    if (!is_title_class(line))
        return false;
    const struct monograph_line *next =
        i + 1 < block->n_lines ? &block->lines[i + 1] : NULL;
    bool over_items = next && next->class == LINE_ITEM;
    if (list->kind == KIND_CAMPUS)
        return over_items || names_kind(list, line);
    bool over_fields = over_items && line_label(next).n && list->n_short > 1;
    bool over_text = next && next->class == LINE_TEXT;
    return !line_label(line).n && (over_fields || over_text);
}

/** Whether line @p i is an item that says what it is: « - Campus d'excellence … ». */
static bool is_named_entry(const struct monograph_list *list, size_t i)
{
    const struct monograph_line *line = &list->block->lines[i];
    return line->class == LINE_ITEM && names_kind(list, line);
}

/**
 * Whether the item @p i is an entry by itself. For a campus, an item « Label : value » is
 * not, unless it names the kind.
 */
static bool is_entry(const struct monograph_list *list, size_t i)
{
    const struct monograph_line *line = &list->block->lines[i];
    bool is_field = list->kind == KIND_CAMPUS && line_label(line).n > 0;
    return line->class == LINE_ITEM && (!is_field || is_named_entry(list, i));
}

/** The index of the line after the entry whose title is at @p i. */
static size_t titled_end(const struct monograph_list *list, size_t i)
{
    const struct outline_block *block = list->block;
    size_t end = i + 1;
    while (end < block->n_lines && block->lines[end].class != LINE_SOURCE &&
           !is_title(list, end))
        end++;
    return end;
}

static void close_introduction(struct monograph_list *list)
{
    if (list->introduction.record)
        units_add(list->reader->units, &list->introduction, false);
}

static size_t read_titled(struct monograph_list *list, size_t i)
{
    struct monograph_reader *reader = list->reader;
    const struct monograph_line *lines = list->block->lines;
    /* The name of a cluster may be an acronym or a brand: its capitals stay. */
    struct str title =
        list->kind == KIND_CLUSTER
            ? lines[i].text
            : spelling_title(reader->spelling, reader->arena, lines[i].text);
    size_t end = titled_end(list, i);
    AUTO_UNIT unit = unit_begin(list->kind, title, list->block->path, lines[i].number);
    for (size_t k = i + 1; k < end; k++)
        unit_put_line(&unit, lines[k].number, line_item_text(&lines[k]));
    units_add(reader->units, &unit, true);
    return end;
}

/** Whether the heading of the block is the title of one entry, not of the whole list. */
static bool is_headed(const struct monograph_list *list)
{
    const struct outline_block *block = list->block;
    if (!block->n_lines || block->lines[0].class != LINE_ITEM || is_named_entry(list, 0))
        return false;
    struct str folded = words_fold(list->reader->arena, block->heading);
    return genre_role(folded) == ROLE_COUNT_ || genre_common_front(folded) > 0;
}

/**
 * Read the items below a heading that is the title of their entry; returns the index
 * after them.
 */
static size_t read_headed(struct monograph_list *list)
{
    const struct outline_block *block = list->block;
    struct str title = list->kind == KIND_CLUSTER ? block->heading : block->title;
    size_t end = 0;
    AUTO_UNIT unit = unit_begin(list->kind, title, block->path, block->heading_line);
    while (end < block->n_lines && block->lines[end].class == LINE_ITEM) {
        unit_put_line(&unit, block->lines[end].number,
                      line_item_text(&block->lines[end]));
        end++;
    }
    units_add(list->reader->units, &unit, false);
    return end;
}

/* The name of an entry ends before the first of these, unless it is in bold. */
static const char *const name_ends[] = {" : ", ", ", " – ", " - ", " ("};

static struct str entry_name(const struct monograph_list *list,
                             const struct monograph_line *line)
{
    struct str bold = markup_bold(list->reader->arena, line->raw);
    if (bold.n)
        return bold;
    struct str name = line_item_text(line);
    for (size_t i = 0; list->kind == KIND_CLUSTER && i < COUNT_OF(name_ends); i++)
        name.n = str_find(name, str_of(name_ends[i]));
    return name;
}

static void read_entry(struct monograph_list *list, const struct monograph_line *line)
{
    AUTO_UNIT unit =
        unit_begin(list->kind, entry_name(list, line), list->block->path, line->number);
    unit_put_line(&unit, line->number, line_item_text(line));
    units_add(list->reader->units, &unit, true);
}

static size_t read_line(struct monograph_list *list, size_t i)
{
    const struct monograph_line *line = &list->block->lines[i];
    bool has_title = is_title(list, i);
    if (has_title || is_entry(list, i))
        close_introduction(list);
    if (has_title)
        return read_titled(list, i);
    if (is_entry(list, i))
        read_entry(list, line);
    else if (line->class == LINE_SOURCE)
        units_cite(list->reader->units, line, false);
    else if (list->introduction.record)
        unit_put(&list->introduction, line);
    return i + 1;
}

static void read_list(struct monograph_reader *reader, const struct outline_block *block,
                      enum kind kind)
{
    struct monograph_list list = {.reader = reader, .block = block, .kind = kind};
    for (size_t i = 0; i < block->n_lines; i++)
        list.n_short += block->lines[i].class == LINE_SHORT;
    list.introduction =
        unit_begin(KIND_DOCUMENT, block->title, block->path, block->heading_line);
    for (size_t i = is_headed(&list) ? read_headed(&list) : 0; i < block->n_lines;)
        i = read_line(&list, i);
    close_introduction(&list);
}

void campus_read(struct monograph_reader *reader, const struct outline_block *block)
{
    read_list(reader, block, KIND_CAMPUS);
}

void clusters_read(struct monograph_reader *reader, const struct outline_block *block)
{
    read_list(reader, block, KIND_CLUSTER);
}
