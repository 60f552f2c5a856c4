/* Writes the figures of an explanation as JSON. */
#include "engine/explain/explain_json.h"

#include "engine/json/json_put.h"

static const char *const ways[] = {
    [EXPLAIN_NONE] = "none",       [EXPLAIN_TYPED] = "typed",
    [EXPLAIN_PREFIX] = "prefix",   [EXPLAIN_ALTERNATIVE] = "form",
    [EXPLAIN_SYNONYM] = "synonym",
};

static const char *const places[PLACE_COUNT_] = {
    [PLACE_TITLE] = "title",     [PLACE_LEAD] = "lead",     [PLACE_TEXT] = "text",
    [PLACE_SECTION] = "section", [PLACE_AUTHOR] = "author", [PLACE_NOWHERE] = NULL,
};

/** The parts that are given beside the first pass, which is given word by word. */
static const struct {
    enum rank_part part;
    const char *name;
} parts[] = {
    {RANK_LEAD, "lead"},           {RANK_WINDOW, "window"},
    {RANK_PAIRS, "pairs"},         {RANK_PROXIMITY, "proximity"},
    {RANK_ACCENTS, "accents"},     {RANK_WHOLE_TITLE, "whole_title"},
    {RANK_FRESHNESS, "freshness"},
};

/** A figure has six decimals: the last bits of a sum tell nothing. */
static void put_figure(struct buf *out, struct str before, double value)
{
    buf_put_str(out, before);
    json_put_rounded(out, value, 6);
}

/** What the word was found as; empty where it was found as typed, or not at all. */
static struct str found_as(const struct explained_word *word)
{
    return word->synonym                                  ? word->synonym->to
           : word->way != EXPLAIN_NONE && !word->is_exact ? word->written
                                                          : STR("");
}

static void put_word(struct buf *out, const struct explained_word *word)
{
    json_put_text(out, STR("{\"word\":"), word->word->written);
    json_put_text(out, STR(",\"by\":"), str_of(ways[word->way]));
    json_put_text_or_null(out, STR(",\"as\":"), found_as(word));
    json_put_text_or_null(out, STR(",\"place\":"), str_of(places[word->place]));
    put_figure(out, STR(",\"title\":"), word->title);
    put_figure(out, STR(",\"text\":"), word->text);
    put_figure(out, STR(",\"about\":"), word->about);
    buf_put_byte(out, '}');
}

void explanation_to_json(struct buf *out, const struct explanation *explanation)
{
    put_figure(out, STR("{\"total\":"), rank_parts_sum(&explanation->parts));
    buf_put_str(out, STR(",\"words\":["));
    for (size_t i = 0; i < explanation->n_words; i++) {
        if (i)
            buf_put_byte(out, ',');
        put_word(out, &explanation->words[i]);
    }
    buf_put_byte(out, ']');
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        buf_put_byte(out, ',');
        json_put_string(out, str_of(parts[i].name));
        put_figure(out, STR(":"), explanation->parts.at[parts[i].part]);
    }
    buf_put_byte(out, '}');
}
