/* Draws the tile map of the regions. */
#include "server/page/page_map.h"

#include "engine/request/request_params.h"
#include "html/french.h"
#include "server/page/filters.h"

/** The sides of a tile and of its place, in units of the drawing. */
#define TILE 56U
#define STEP 60U
/** Where the overseas regions begin, and the names of their groups stand. */
#define OVERSEAS_ROW 5U
#define OVERSEAS_GAP 24U
/** Tiles have shades from 1 to this; 0 is nothing. */
#define SHADES 6U

/** Where each region stands, in the order in which the tiles are read: row by row. */
static const struct map_place {
    /* The INSEE code of the region. */
    const char *code;
    /* What there is room for in a tile. */
    const char *name;
    unsigned row, column;
} places[] = {
    {"32", "HDF", 0, 2},
    {"53", "BRE", 1, 0},
    {"28", "NOR", 1, 1},
    {"11", "IDF", 1, 2},
    {"44", "GES", 1, 3},
    {"52", "PDL", 2, 1},
    {"24", "CVL", 2, 2},
    {"27", "BFC", 2, 3},
    {"75", "NAQ", 3, 1},
    {"84", "AURA", 3, 2},
    {"76", "OCC", 4, 1},
    {"93", "PACA", 4, 2},
    {"94", "COR", 4, 4},
    {"01", "GUA", OVERSEAS_ROW, 0},
    {"02", "MAR", OVERSEAS_ROW, 1},
    {"03", "GUY", OVERSEAS_ROW, 2},
    {"04", "RÉU", OVERSEAS_ROW, 3},
    {"06", "MAY", OVERSEAS_ROW, 4},
};

static const struct map_tile *tile_of(const struct vocabulary *vocabulary,
                                      const struct map_tile *tiles, size_t n,
                                      const char *code)
{
    for (size_t i = 0; i < n; i++) {
        const char *known = vocabulary_region(vocabulary, tiles[i].region)->code;
        if (str_equal(str_of(known), str_of(code)))
            return &tiles[i];
    }
    return NULL;
}

static unsigned shade_of(double share)
{
    if (share <= 0)
        return 0;
    unsigned shade = 1 + (unsigned)(share * SHADES);
    return shade < SHADES ? shade : SHADES;
}

/** Draw what a tile looks like; its corner is at 0, 0 of an SVG of its own. */
static void draw(struct html *h, const struct map_tile *tile,
                 const struct map_place *place)
{
    unsigned gap = place->row == OVERSEAS_ROW ? OVERSEAS_GAP : 0;
    HTML_TAG(h, "<svg");
    HTML_NUMBERED(h, "class", "shade-", shade_of(tile->share));
    HTML_NUMBERED(h, "x", "", 2 + place->column * STEP);
    HTML_NUMBERED(h, "y", "", 2 + place->row * STEP + gap);
    HTML_NUMBERED(h, "width", "", TILE);
    HTML_NUMBERED(h, "height", "", TILE);
    HTML(h, "<rect width=\"56\" height=\"56\" rx=\"5\"></rect><text x=\"28\" y=\"23\">");
    html_text(h, str_of(place->name));
    HTML_TEXT(h, "</text><text class=\"tile-value\" x=\"28\" y=\"43\">", tile->value,
              "</text></svg>");
}

static void put_tile(struct html *h, const struct map_tile *tile,
                     const struct map_place *place)
{
    if (tile->url.text.n) {
        HTML_TAG(h, "<a");
        HTML_URL(h, "href", tile->url);
        if (tile->is_selected)
            HTML_ATTRS(h, "aria-current=\"true\"");
    } else {
        HTML_TAG(h, "<g role=\"img\"");
    }
    /* The title is the name of the tile, and what pointers show. An aria-label would be
     * another name than the one that is seen. */
    HTML_TEXT(h, "<title>", tile->label, "</title>");
    draw(h, tile, place);
    if (tile->url.text.n)
        HTML(h, "</a>");
    else
        HTML(h, "</g>");
}

void page_map_tiles(struct html *h, const struct vocabulary *vocabulary,
                    const struct map_tile *tiles, size_t n, struct str label)
{
    HTML_TAG(h, "<svg class=\"tile-map\" viewBox=\"0 0 300 384\" role=\"group\"");
    HTML_ATTR(h, "aria-label", label);
    HTML(h, "<g class=\"tile-groups\" aria-hidden=\"true\">"
            "<text x=\"2\" y=\"318\">Antilles-Guyane</text>"
            "<text x=\"182\" y=\"318\">Océan Indien</text></g>");
    for (size_t i = 0; i < COUNT_OF(places); i++) {
        const struct map_tile *tile = tile_of(vocabulary, tiles, n, places[i].code);
        if (tile)
            put_tile(h, tile, &places[i]);
    }
    HTML(h, "</svg>");
}

/* The map of an answer. */

/** « Bretagne, 12 documents », « Corse, aucun document ». */
static struct str label_of(const struct facet_value *value, struct arena *arena)
{
    AUTO_BUF label = BUF_INIT(4096);
    buf_put_str(&label, value->label);
    buf_put_text(&label, ", ");
    if (value->count)
        french_count(&label, value->count, "document");
    else
        buf_put_text(&label, "aucun document");
    if (value->selected)
        buf_put_text(&label, ", retirer ce filtre");
    return arena_str(arena, buf_str(&label));
}

static struct str number_of(uint32_t count, struct arena *arena)
{
    AUTO_BUF number = BUF_INIT(32);
    french_number(&number, count);
    return arena_str(arena, buf_str(&number));
}

/** The map of one answer, while it is written. */
struct counted_map {
    const struct exchange *x;
    const struct search_request *request;
    struct request_around around;
    /* The count of the region that has most. */
    uint32_t most;
};

/** The address of the request with @p regions in the place of its own. */
static struct url url_with(const struct counted_map *map, region_set regions)
{
    struct search_request chosen = *map->request;
    chosen.regions = regions;
    AUTO_BUF between = BUF_INIT(4096);
    param_write_region(&between, &chosen, map->x->index, facet_name(FACET_REGION));
    return request_around_url(&map->around, buf_str(&between), map->x->arena);
}

static struct map_tile tile_of_value(const struct counted_map *map,
                                     const struct facet_value *value, size_t region)
{
    struct arena *arena = map->x->arena;
    return (struct map_tile){
        .region = region,
        .value = number_of(value->count, arena),
        .share = map->most ? (double)value->count / map->most : 0,
        .url = url_with(map, map->request->regions ^ (region_set)1 << region),
        .is_selected = value->selected,
        .label = label_of(value, arena),
    };
}

void page_map(struct html *h, const struct exchange *x,
              const struct search_answer *answer)
{
    const struct facet_list *list = &answer->facets[FACET_REGION];
    const struct vocabulary *vocabulary = index_vocabulary(x->index);
    struct str name = str_of(facet_name(FACET_REGION));
    struct counted_map map = {
        x, answer->request,
        request_around(answer->request, x->index, name, name, x->arena), 0};
    int regions[REGION_MAX + 1];
    for (size_t i = 0; i < list->n; i++) {
        regions[i] = vocabulary_find_region(vocabulary, list->at[i].value);
        if (regions[i] >= 0 && list->at[i].count > map.most)
            map.most = list->at[i].count;
    }
    struct map_tile tiles[REGION_MAX];
    size_t n = 0;
    for (size_t i = 0; i < list->n; i++)
        if (regions[i] >= 0)
            tiles[n++] = tile_of_value(&map, &list->at[i], (size_t)regions[i]);
    if (n)
        page_map_tiles(h, vocabulary, tiles, n, STR("Carte des régions"));
}
