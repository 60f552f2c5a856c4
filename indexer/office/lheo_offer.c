/* Makes a record of an offer of training: its parts become sections. */
#include "indexer/office/lheo_offer.h"

#include "engine/json/json_read.h"
#include "engine/record/record.h"
#include "indexer/markup/html_text.h"
#include "indexer/tabular/sheet_figures.h"

#define TEXT_ROOM ((size_t)1 << 20)
/** The most parts of an offer; each is looked for among the others. */
#define ENTRIES_MAX 2000U

static const char *const headings[LHEO_PART_COUNT_] = {
#define LHEO_HEADING(NAME, heading) heading,
    LHEO_PARTS(LHEO_HEADING)
#undef LHEO_HEADING
};

void lheo_add(struct lheo_offer *offer, enum lheo_part part, struct str text)
{
    text = str_trim(text);
    if (!text.n || offer->n == ENTRIES_MAX)
        return;
    for (size_t i = 0; i < offer->n; i++)
        if (offer->entries[i].part == part && offer->entries[i].action == offer->action &&
            str_equal(offer->entries[i].text, text))
            return;
    ARENA_GROW(offer->arena, offer->entries, offer->n + 1, offer->room, 32);
    offer->entries[offer->n++] =
        (struct lheo_entry){part, offer->action, arena_str(offer->arena, text)};
}

/** Cut the mark of a list off @p line: « - », « • », « * ». @return whether it has one */
static bool cut_bullet(struct str *line)
{
    static const struct str bullets[] = {{"- ", 2},     {"– ", 4}, {"• ", 4}, {"* ", 2},
                                         {"\u2022", 3}, {"· ", 3}, {"o ", 2}};
    for (size_t i = 0; i < COUNT_OF(bullets); i++) {
        if (!str_starts_with(*line, bullets[i]))
            continue;
        *line = str_trim(str_between(*line, bullets[i].n, line->n));
        return true;
    }
    return false;
}

/** Put a text whose lines are paragraphs, or items where they begin like ones. */
static void put_lines(struct block_writer *out, struct str text)
{
    AUTO_BUF plain = BUF_INIT(TEXT_ROOM);
    html_put_text(&plain, text);
    struct str rest = buf_str(&plain);
    bool is_list = false;
    while (rest.at && rest.n) {
        struct str line = str_trim(str_cut(&rest, '\n'));
        if (!line.n)
            continue;
        bool is_item = cut_bullet(&line);
        if (is_item && !is_list)
            block_begin_plain(out, BLOCK_LIST);
        else if (!is_item && is_list)
            block_end(out, BLOCK_LIST);
        is_list = is_item;
        block_begin_plain(out, is_item ? BLOCK_ITEM : BLOCK_PARAGRAPH);
        block_put(out, line);
        block_end(out, is_item ? BLOCK_ITEM : BLOCK_PARAGRAPH);
    }
    if (is_list)
        block_end(out, BLOCK_LIST);
}

static void put_heading(struct block_writer *out, unsigned level, const char *heading)
{
    block_begin(out, BLOCK_HEADING,
                (struct block_traits){.number = level, .address = STR("")});
    block_put(out, str_of(heading));
    block_end(out, BLOCK_HEADING);
}

/** Put the entries of @p part that @p action has. */
static void put_part(struct block_writer *out, const struct lheo_offer *offer,
                     enum lheo_part part, unsigned action, unsigned level)
{
    bool is_list =
        part == LHEO_SESSION || part == LHEO_FIELD || part == LHEO_CERTIFICATION;
    bool has_begun = false;
    for (size_t i = 0; i < offer->n; i++) {
        const struct lheo_entry *entry = &offer->entries[i];
        if (entry->part != part || entry->action != action)
            continue;
        if (!has_begun) {
            put_heading(out, level, headings[part]);
            if (is_list)
                block_begin_plain(out, BLOCK_LIST);
        }
        has_begun = true;
        if (!is_list) {
            put_lines(out, entry->text);
            continue;
        }
        block_begin_plain(out, BLOCK_ITEM);
        block_put(out, entry->text);
        block_end(out, BLOCK_ITEM);
    }
    if (has_begun && is_list)
        block_end(out, BLOCK_LIST);
}

/** An offer of one action says it in one go; of several, one after the other. */
static void put_offer(struct block_writer *out, const struct lheo_offer *offer)
{
    for (int part = LHEO_GOAL; part <= LHEO_RESULTS; part++)
        put_part(out, offer, (enum lheo_part)part, 0, 2);
    for (unsigned action = 1; action <= offer->n_actions; action++) {
        bool is_only = offer->n_actions == 1;
        AUTO_BUF heading = BUF_INIT(100);
        buf_printf(&heading, "Action de formation %u", action);
        if (!is_only)
            put_heading(out, 2, buf_text(&heading));
        for (int part = LHEO_PUBLIC; part < LHEO_PART_COUNT_; part++)
            put_part(out, offer, (enum lheo_part)part, action, is_only ? 2 : 3);
    }
    for (int part = LHEO_PUBLIC; part < LHEO_PART_COUNT_; part++)
        put_part(out, offer, (enum lheo_part)part, 0, 2);
}

/** « 20260901 » becomes "2026-09-01"; a year that stands for "always" is no day. */
static void set_day(json_t *object, const char *name, struct str day)
{
    AUTO_BUF text = BUF_INIT(20);
    if (day.n < 8 || str_number(str_between(day, 0, 8), 20991231) < 19700101)
        return;
    buf_printf(&text, "%.4s-%.2s-%.2s", day.at, day.at + 4, day.at + 6);
    sheet_set_member(object, name, buf_str(&text));
}

enum status lheo_take(struct sheet_reading *with, const struct lheo_offer *offer,
                      struct error *err)
{
    AUTO_BLOCK_WRITER *out = block_writer_new(RECORD_TEXT_MAX);
    AUTO_BUF layout = BUF_INIT(RECORD_TEXT_MAX), key = BUF_INIT(RECORD_FIELD_MAX);
    AUTO_BUF title = BUF_INIT(RECORD_FIELD_MAX);
    put_offer(out, offer);
    block_finish(out);
    block_put_layout(&layout, out);
    if (block_overflowed(out) || buf_overflowed(&layout)) {
        source_refuse(with->reading->sink, offer->first_line, "le texte est trop long");
        return STATUS_OK;
    }
    html_put_text(&title, offer->title);
    AUTO_JSON *object = json_object();
    buf_put_str(&key, offer->number.n ? offer->number : offer->title);
    sheet_set_id(object, with, buf_str(&key));
    sheet_set_member(object, "title", str_trim(buf_str(&title)));
    sheet_set_member(object, "url", offer->url);
    sheet_set_member(object, "source", offer->provider);
    sheet_set_member(object, "text", block_text(out));
    sheet_set_member(object, "layout", buf_str(&layout));
    set_day(object, "date", offer->changed);
    set_day(object, "valid_from", offer->first_day);
    set_day(object, "valid_to", offer->last_day);
    struct reading_object found = {object, offer->first_line, offer->last_line, NULL,
                                   true};
    return reading_take_object(with->reading, &found, err);
}
