/* The readers: each turns the blocks of one role into units. */
#ifndef INDEXER_MONOGRAPH_MONOGRAPH_READER_H
#define INDEXER_MONOGRAPH_MONOGRAPH_READER_H

#include "base/arena.h"
#include "indexer/monograph/monograph_cover.h"
#include "indexer/monograph/monograph_outline.h"
#include "indexer/monograph/monograph_title.h"
#include "indexer/monograph/monograph_unit.h"
#include "indexer/source/source.h"

/** What readers share; all borrowed. */
struct monograph_reader {
    struct arena *arena;
    const struct title_spelling *spelling;
    const struct cover *cover;
    const char *region; /* its label, "" when unknown */
    struct monograph_units *units;
    const struct source_sink *sink;
};

/** Tables of figures, money or links, and paragraphs: indicators, budgets, documents. */
void figures_read(struct monograph_reader *reader, const struct outline_block *block);

/** « Title, then - Label : value items »: campus. */
void campus_read(struct monograph_reader *reader, const struct outline_block *block);

/** « - NAME, what it is »: clusters. */
void clusters_read(struct monograph_reader *reader, const struct outline_block *block);

/** People, functions, telephones. */
void contacts_read(struct monograph_reader *reader, const struct outline_block *block);

/** Articles that a source line ends. */
void news_read(struct monograph_reader *reader, const struct outline_block *block);
void programmes_read(struct monograph_reader *reader, const struct outline_block *block);

#endif
