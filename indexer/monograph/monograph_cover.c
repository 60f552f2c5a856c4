/* Finds the cover by its shape: a month alone on a line, the name of a region, the table
 * of contents. */
#include "indexer/monograph/monograph_cover.h"

#include <string.h>

#include "base/buf.h"
#include "engine/written/word.h"
#include "indexer/monograph/genre/monograph_genre.h"

/* The most entries of a table of contents that are kept. */
#define CONTENTS_MOST 200
/* A cover is among so many first lines. */
#define COVER_LINES_MOST 500

static bool is_same(struct str folded, const char *name)
{
    AUTO_ARENA *arena = arena_new();
    return str_equal(folded, words_fold(arena, str_of(name)));
}

static bool is_in(struct str folded, struct text_list names)
{
    for (size_t i = 0; i < names.n; i++)
        if (is_same(folded, names.at[i]))
            return true;
    return false;
}

/** The region whose name is all of @p folded; -1 for none. */
static int region_named(const struct vocabulary *vocabulary, struct str folded)
{
    for (size_t i = 0; folded.n && i < vocabulary_n_regions(vocabulary); i++) {
        const struct region *region = vocabulary_region(vocabulary, i);
        if (is_same(folded, region->label) || is_same(folded, region->collectivity) ||
            is_in(folded, region->variants))
            return (int)i;
    }
    return -1;
}

int cover_region_named(const struct vocabulary *vocabulary, struct str name)
{
    AUTO_ARENA *arena = arena_new();
    int region = vocabulary_find_region(vocabulary, name);
    return region >= 0 ? region : region_named(vocabulary, words_fold(arena, name));
}

/**
 * The region that line @p i names, or lines @p i and @p i + 1 together:
 * « PROVENCE-ALPES- », « CÔTE D'AZUR »; -1 for none.
 */
static int region_on_lines(const struct sheet *sheet, size_t i,
                           const struct vocabulary *vocabulary)
{
    int region = region_named(vocabulary, sheet->at[i].folded);
    if (region >= 0 || i + 1 == sheet->n)
        return region;
    AUTO_BUF both = BUF_INIT(400);
    buf_put_str(&both, sheet->at[i].folded);
    buf_put_byte(&both, ' ');
    buf_put_str(&both, sheet->at[i + 1].folded);
    return region_named(vocabulary, buf_str(&both));
}

/**
 * The region that line @p i names by itself or after « RÉGION », or that follows a line
 * « RÉGION »; -1 for none.
 */
static int region_of_line(const struct sheet *sheet, size_t i,
                          const struct vocabulary *vocabulary)
{
    struct str folded = sheet->at[i].folded;
    if (str_equal(folded, STR("region")) && i + 1 < sheet->n)
        return region_on_lines(sheet, i + 1, vocabulary);
    int region = region_named(vocabulary, folded);
    if (region < 0 && words_start_with(folded, "region")) {
        (void)str_cut(&folded, ' ');
        region = region_named(vocabulary, folded);
    }
    return region;
}

/** The region that most lines name, at least two; -1 when there is none. */
static int region_most_named(struct arena *arena, const struct sheet *sheet,
                             const struct vocabulary *vocabulary)
{
    int best = -1;
    size_t most = 1;
    for (size_t r = 0; r < vocabulary_n_regions(vocabulary); r++) {
        struct str name =
            words_fold(arena, str_of(vocabulary_region(vocabulary, r)->label));
        size_t times = 0;
        for (size_t i = 0; i < sheet->n; i++)
            times += words_contain(sheet->at[i].folded, name.at);
        if (times > most) {
            most = times;
            best = (int)r;
        }
    }
    return best;
}

/**
 * The text of an entry without its dots and its page, as in « TITLE<TAB>3 » and
 * « TITLE..... 3 ».
 */
static struct str entry_title(struct str text)
{
    size_t n = text.n;
    while (n && strchr("0123456789. \t", text.at[n - 1]))
        n--;
    return (struct str){text.at, n};
}

static bool is_entry(const struct monograph_line *line)
{
    struct str text = line->text;
    bool ends_with_page =
        text.n && text.at[text.n - 1] >= '0' && text.at[text.n - 1] <= '9';
    return ends_with_page && entry_title(text).n > 2 &&
           (line->class == LINE_ROW || str_find(text, STR("...")) < text.n ||
            line->class == LINE_CAPITALS);
}

/**
 * Read the entries after the heading at index @p i; returns the index of the line after
 * them.
 */
static size_t read_contents(struct cover *cover, struct arena *arena,
                            const struct sheet *sheet, size_t i)
{
    struct str *folded = arena_array(arena, CONTENTS_MOST, sizeof *folded);
    struct contents_entry *entries = arena_array(arena, CONTENTS_MOST, sizeof *entries);
    cover->contents = folded;
    cover->entries = entries;
    for (i++; i < sheet->n && is_entry(&sheet->at[i]); i++) {
        if (cover->n_contents == CONTENTS_MOST)
            continue;
        struct str title = entry_title(sheet->at[i].text);
        folded[cover->n_contents] = words_fold(arena, title);
        entries[cover->n_contents++] =
            (struct contents_entry){title, sheet->at[i].number};
    }
    return i;
}

static void mark_used(struct cover *cover, const struct monograph_line *line)
{
    if (!cover->first_line)
        cover->first_line = line->number;
    cover->last_line = line->number;
}

static bool opens_body(const struct cover *cover, const struct monograph_line *line)
{
    return cover_is_section(cover, line) ||
           (line->class == LINE_CAPITALS && genre_role(line->folded) != ROLE_COUNT_);
}

static void find_body(struct cover *cover, struct arena *arena, const struct sheet *sheet)
{
    size_t start = 0;
    for (size_t i = 0; i < sheet->n && !start; i++)
        if (genre_is_contents(sheet->at[i].folded))
            start = read_contents(cover, arena, sheet, i);
    cover->body = start;
    while (cover->body < sheet->n && !opens_body(cover, &sheet->at[cover->body]))
        cover->body++;
}

/** Whether the line is the closing sentence: « La collecte … est arrêtée en … ». */
static bool is_closing(struct str folded)
{
    return words_contain(folded, "collecte*") && words_contain(folded, "arret*");
}

static void read_edition(struct cover *cover, const struct monograph_line *line)
{
    struct date_period period;
    if (cover->edition == DATE_NONE && line->class != LINE_ROW &&
        month_is_all(line->text, &period)) {
        cover->edition = period.first;
        mark_used(cover, line);
    }
    if (!cover->closing.n && is_closing(line->folded)) {
        cover->closing = line->text;
        mark_used(cover, line);
    }
}

/** Read the titles: the lines above the first month or region. */
static void read_titles(struct cover *cover, const struct sheet *sheet,
                        const struct vocabulary *vocabulary)
{
    struct date_period month;
    size_t n = 0;
    for (size_t i = 0; i < cover->body && n < 2; i++) {
        const struct monograph_line *line = &sheet->at[i];
        bool is_title = line->class == LINE_CAPITALS || line->class == LINE_SHORT;
        if (!is_title || month_is_all(line->text, &month) ||
            region_of_line(sheet, i, vocabulary) >= 0 || genre_is_contents(line->folded))
            return;
        cover->titles[n++] = line->text;
        mark_used(cover, line);
    }
}

struct cover cover_read(struct arena *arena, const struct sheet *sheet,
                        const struct vocabulary *vocabulary)
{
    struct cover cover = {.region = -1, .edition = DATE_NONE};
    find_body(&cover, arena, sheet);
    read_titles(&cover, sheet, vocabulary);
    for (size_t i = 0; i < cover.body && i < COVER_LINES_MOST; i++) {
        read_edition(&cover, &sheet->at[i]);
        int region = cover.region < 0 ? region_of_line(sheet, i, vocabulary) : -1;
        if (region >= 0) {
            cover.region = region;
            mark_used(&cover, &sheet->at[i]);
        }
    }
    if (cover.region < 0)
        cover.region = region_most_named(arena, sheet, vocabulary);
    struct date_period period;
    if (cover.edition == DATE_NONE && cover.closing.n &&
        period_find(cover.closing, &period))
        cover.edition = period.first;
    return cover;
}

bool cover_is_region_line(const struct cover *cover, const struct vocabulary *vocabulary,
                          const struct monograph_line *line)
{
    struct str folded = line->folded;
    bool may_be = line->class == LINE_CAPITALS || line->class == LINE_SHORT;
    if (cover->region < 0 || !may_be || !words_start_with(folded, "region"))
        return false;
    (void)str_cut(&folded, ' ');
    return region_named(vocabulary, folded) == cover->region;
}

bool cover_is_section(const struct cover *cover, const struct monograph_line *line)
{
    bool is_heading =
        line->class == LINE_CAPITALS || (line->class == LINE_SHORT && line->after_blank);
    for (size_t i = 0; is_heading && i < cover->n_contents; i++)
        if (str_equal(cover->contents[i], line->folded))
            return true;
    return false;
}

date_day cover_data_day(const struct cover *cover, const struct date_period *period)
{
    bool is_running = cover->edition != DATE_NONE && period->last > cover->edition;
    if (!is_running)
        return period->last;
    return period->first > cover->edition ? period->first : cover->edition;
}
