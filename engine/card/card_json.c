/* Writes cards as JSON. */
#include "engine/card/card_json.h"

#include "engine/index/index_parts.h"
#include "engine/json/json_put.h"

static const char *const kinds[] = {
    [FIGURE_COUNT] = "count", [FIGURE_RATE] = "rate", [FIGURE_MONEY] = "money"};

static void put_region_codes(struct buf *out, struct str before, region_set regions,
                             const struct index *index)
{
    buf_put_str(out, before);
    buf_put_byte(out, '[');
    size_t n = 0;
    for (size_t i = 0; i < vocabulary_n_regions(index->vocabulary); i++) {
        if (!(regions >> i & 1U))
            continue;
        if (n++)
            buf_put_byte(out, ',');
        json_put_string(out, str_of(vocabulary_region(index->vocabulary, i)->code));
    }
    buf_put_byte(out, ']');
}

static void put_day(struct buf *out, struct str before, date_day day)
{
    char iso[DATE_TEXT_BYTES];
    date_format(iso, day);
    json_put_text_or_null(out, before, str_of(iso));
}

static void put_figure(struct buf *out, struct str before,
                       const struct card_figure *figure, const struct index *index)
{
    buf_put_str(out, before);
    if (!figure) {
        buf_put_str(out, STR("null"));
        return;
    }
    put_region_codes(out, STR("{\"regions\":"), figure->regions, index);
    json_put_text(out, STR(",\"place\":"), figure->place);
    json_put_text(out, STR(",\"value\":"), figure->value);
    json_put_text_or_null(out, STR(",\"unit\":"), figure->unit);
    buf_put_str(out, STR(",\"number\":"));
    json_put_rounded(out, figure->number, 4);
    json_put_text_or_null(out, STR(",\"period\":"), figure->period);
    put_day(out, STR(",\"from\":"), figure->from);
    put_day(out, STR(",\"to\":"), figure->to);
    json_put_text(out, STR(",\"document\":"), figure->id);
    json_put_text_or_null(out, STR(",\"source\":"), figure->source);
    json_put_text_or_null(out, STR(",\"doubt\":"), figure->doubt);
    json_put_text_or_null(out, STR(",\"row\":"), figure->row);
    buf_put_byte(out, '}');
}

static void put_figures(struct buf *out, struct str before, const struct card_list *list,
                        const struct index *index)
{
    buf_put_str(out, before);
    buf_put_byte(out, '[');
    for (size_t i = 0; i < list->n; i++)
        put_figure(out, i ? STR(",") : STR(""), &list->at[i], index);
    buf_put_byte(out, ']');
}

static void put_change(struct buf *out, const struct card_change *change)
{
    buf_put_str(out, STR(",\"change\":"));
    if (!change->is_known) {
        buf_put_str(out, STR("null"));
        return;
    }
    json_put_text(out, STR("{\"text\":"), change->text);
    buf_put_str(out, STR(",\"number\":"));
    json_put_rounded(out, change->number, 4);
    json_put_text(out, STR(",\"from_value\":"), change->from_value);
    json_put_text_or_null(out, STR(",\"from_period\":"), change->from_period);
    json_put_text_or_null(out, STR(",\"printed\":"), change->printed);
    buf_put_byte(out, '}');
}

void figure_card_to_json(struct buf *out, const struct figure_card *card,
                         const struct index *index)
{
    if (!card) {
        buf_put_str(out, STR("null"));
        return;
    }
    json_put_text(out, STR("{\"label\":"), card->label);
    json_put_text(out, STR(",\"kind\":"), str_of(kinds[card->kind]));
    put_region_codes(out, STR(",\"asked\":"), card->asked, index);
    json_put_text_or_null(out, STR(",\"missing\":"), card->missing);
    put_figure(out, STR(",\"figure\":"), card->main, index);
    put_change(out, &card->change);
    put_figure(out, STR(",\"national\":"), card->national, index);
    put_figures(out, STR(",\"history\":"), &card->history, index);
    put_figures(out, STR(",\"regions\":"), &card->regions, index);
    put_region_codes(out, STR(",\"without\":"), card->without, index);
    put_figures(out, STR(",\"rivals\":"), &card->rivals, index);
    buf_put_str(out, STR(",\"notes\":["));
    for (size_t i = 0; i < card->n_notes; i++)
        json_put_text(out, i ? STR(",") : STR(""), card->notes[i]);
    buf_put_str(out, STR("]}"));
}
