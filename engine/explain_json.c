/* Writing the figures of an explanation. */
#include "engine/explain_json.h"

static const char *const ways[] = {
    [EXPLAIN_NONE] = "none",       [EXPLAIN_TYPED] = "typed",
    [EXPLAIN_PREFIX] = "prefix",   [EXPLAIN_ALTERNATIVE] = "form",
    [EXPLAIN_SYNONYM] = "synonym",
};

static const char *const places[PLACE_COUNT_] = {
    [PLACE_TITLE] = "title",     [PLACE_LEAD] = "lead",     [PLACE_TEXT] = "text",
    [PLACE_SECTION] = "section", [PLACE_AUTHOR] = "author", [PLACE_NOWHERE] = NULL,
};

/** Beside the first pass, which is given word by word. */
static const struct {
    enum rank_part part;
    const char *name;
} parts[] = {
    {RANK_COVERAGE, "coverage"},   {RANK_LEAD, "lead"},
    {RANK_WINDOW, "window"},       {RANK_PAIRS, "pairs"},
    {RANK_PROXIMITY, "proximity"}, {RANK_FRESHNESS, "freshness"},
};

/** Six decimals: the last bits of a sum are no information. */
static json_t *figure(double value)
{
    double scaled = value * 1e6;
    return json_real((double)(int64_t)(scaled < 0 ? scaled - .5 : scaled + .5) / 1e6);
}

/** What the word was found as; null: as typed, or not at all. */
static json_t *found_as(const struct explained_word *word)
{
    struct str as = word->synonym                                  ? word->synonym->to
                    : word->way != EXPLAIN_NONE && !word->is_exact ? word->written
                                                                   : STR("");
    return as.n ? json_stringn(as.at, as.n) : json_null();
}

static json_t *word_json(const struct explained_word *word)
{
    struct str written = word->word->written;
    const char *place = places[word->place];
    return json_pack("{s:o, s:s, s:o, s:o, s:o, s:o}", "word",
                     json_stringn(written.at, written.n), "by", ways[word->way], "as",
                     found_as(word), "place", place ? json_string(place) : json_null(),
                     "title", figure(word->title), "text", figure(word->text));
}

json_t *explanation_to_json(const struct explanation *explanation)
{
    json_t *words = json_array();
    for (size_t i = 0; i < explanation->n_words; i++)
        (void)json_array_append_new(words, word_json(&explanation->words[i]));
    json_t *json = json_pack("{s:o, s:o}", "total",
                             figure(rank_parts_sum(&explanation->parts)), "words", words);
    for (size_t i = 0; i < COUNT_OF(parts); i++)
        (void)json_object_set_new(json, parts[i].name,
                                  figure(explanation->parts.at[parts[i].part]));
    return json;
}
