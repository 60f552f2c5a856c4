/* Gives the tiles of the map their values, shades and names. */
#include "server/compare/compare_map.h"

#include "base/utf8.h"
#include "html/french.h"
#include "server/figures/figure_card.h"
#include "server/page/filters.h"
#include "server/page/page_map.h"

/** The most characters of a value on a tile. */
#define TILE_POINTS 8
/** The shade of the least figure: 0 is that of regions without one. */
#define LEAST_SHARE .15

static struct str count_text(uint32_t n, struct arena *arena)
{
    AUTO_BUF text = BUF_INIT(64);
    french_number(&text, n);
    return arena_str(arena, buf_str(&text));
}

static struct str count_label(const struct compare_row *row, struct arena *arena)
{
    AUTO_BUF text = BUF_INIT(1024);
    buf_put_str(&text, row->label);
    buf_put_text(&text, ", ");
    if (row->total)
        french_count(&text, row->total, "document");
    else
        buf_put_text(&text, "aucun document");
    return arena_str(arena, buf_str(&text));
}

static struct map_tile count_tile(const struct exchange *x,
                                  const struct comparison *comparison,
                                  const struct compare_row *row, uint32_t most)
{
    struct search_request search =
        compare_cell_request(comparison->request, row->region, KIND_COUNT_);
    return (struct map_tile){
        .region = (size_t)row->region,
        .value = count_text(row->total, x->arena),
        .share = most ? (double)row->total / most : 0,
        .url = row->total ? request_url(&search, x->index, 1, x->arena) : URL(""),
        .label = count_label(row, x->arena)};
}

void compare_map_counts(struct html *h, const struct exchange *x,
                        const struct comparison *comparison)
{
    struct map_tile tiles[REGION_MAX];
    uint32_t most = 0;
    for (size_t i = 0; i < comparison->n_rows; i++)
        if (comparison->rows[i].total > most)
            most = comparison->rows[i].total;
    for (size_t i = 0; i < comparison->n_rows; i++)
        tiles[i] = count_tile(x, comparison, &comparison->rows[i], most);
    page_map_tiles(h, index_vocabulary(x->index), tiles, comparison->n_rows,
                   STR("Carte du nombre de documents par région"));
}

/** A figure as a tile shows it: with its unit where there is room. */
static struct str figure_text(const struct card_figure *figure, struct arena *arena)
{
    AUTO_BUF text = BUF_INIT(1024);
    buf_printf(&text, "%.*s\u00A0%.*s", STR_ARG(figure->value), STR_ARG(figure->unit));
    if (!figure->unit.n || utf8_count(buf_str(&text)) > TILE_POINTS)
        return utf8_head(figure->value, TILE_POINTS);
    return arena_str(arena, buf_str(&text));
}

static struct str figure_label(const struct card_figure *figure, struct arena *arena)
{
    AUTO_BUF text = BUF_INIT(4096);
    buf_printf(&text, "%.*s, %.*s", STR_ARG(figure->place), STR_ARG(figure->value));
    if (figure->unit.n)
        buf_printf(&text, "\u00A0%.*s", STR_ARG(figure->unit));
    if (figure->period.n)
        buf_printf(&text, ", %.*s", STR_ARG(figure->period));
    return arena_str(arena, buf_str(&text));
}

static struct map_tile figure_tile(const struct exchange *x,
                                   const struct figure_card *card,
                                   const struct card_figure *figure)
{
    /* The greatest comes first. */
    double most = card->regions.at[0].number;
    double least = card->regions.at[card->regions.n - 1].number;
    double above = most > least ? (figure->number - least) / (most - least) : 1;
    return (struct map_tile){
        .region = (size_t)__builtin_ctz(figure->regions),
        .value = figure_text(figure, x->arena),
        .share = LEAST_SHARE + (1 - LEAST_SHARE) * above,
        .url = card->words.n ? figure_url(card->words, figure->place, x->arena) : URL(""),
        .is_selected = (figure->regions & card->asked) != 0,
        .label = figure_label(figure, x->arena)};
}

static struct map_tile gap_tile(const struct exchange *x, size_t region)
{
    AUTO_BUF label = BUF_INIT(1024);
    buf_printf(&label, "%s, pas de chiffre",
               vocabulary_region(index_vocabulary(x->index), region)->label);
    return (struct map_tile){.region = region,
                             .value = STR("–"),
                             .url = URL(""),
                             .label = arena_str(x->arena, buf_str(&label))};
}

void compare_map_figures(struct html *h, const struct exchange *x,
                         const struct figure_card *card)
{
    struct map_tile tiles[2 * REGION_MAX];
    size_t n = 0;
    region_set drawn = 0;
    for (size_t i = 0; i < card->regions.n && n < REGION_MAX; i++) {
        drawn |= card->regions.at[i].regions;
        tiles[n++] = figure_tile(x, card, &card->regions.at[i]);
    }
    for (size_t i = 0; i < vocabulary_n_regions(index_vocabulary(x->index)); i++)
        if (!(drawn >> i & 1U))
            tiles[n++] = gap_tile(x, i);
    page_map_tiles(h, index_vocabulary(x->index), tiles, n,
                   STR("Carte du chiffre de chaque région"));
}
