/* The tile map of the regions: one tile for each, about where it lies, the overseas ones
 * in groups below. An SVG of links, which needs no script. */
#ifndef SERVER_PAGE_PAGE_MAP_H
#define SERVER_PAGE_PAGE_MAP_H

#include "html/html.h"
#include "server/exchange/exchange.h"

/** What one tile shows. Texts are plain, borrowed while the map is written. */
struct map_tile {
    /* The number of the region in the vocabulary. */
    size_t region;
    /* What stands below the short name of the region, some 8 characters at most, such as
     * « 1 085 » or « 7,4 % ». */
    struct str value;
    /* How dark the tile is, from 0 to 1. 0 is kept for « nothing ». */
    double share;
    /* Where the tile leads to; empty: the tile is no link. */
    struct url url;
    /* The region is chosen: the tile has a strong border. */
    bool is_selected;
    /* What the tile is called by screen readers and pointers: « Bretagne, 12
     * documents ». It begins with the name of the region. */
    struct str label;
};

/**
 * Draw @p n tiles, whatever their order; a region that the map does not know is left out.
 * The page needs the style sheet of maps: page_frame.has_map.
 *
 * @param label  what the map as a whole is called.
 */
void page_map_tiles(struct html *h, const struct vocabulary *vocabulary,
                    const struct map_tile *tiles, size_t n, struct str label);

/**
 * Draw the regions of @p answer with their counts. The tile of a region adds it to the
 * filters of the answer's request, or takes it off. Nothing is written when regions were
 * not counted.
 */
void page_map(struct html *h, const struct exchange *x,
              const struct search_answer *answer);

#endif
