/* The readers, each of which turns the blocks of one role into units. They are in
 * monograph_reader_*.c. */
#ifndef INDEXER_MONOGRAPH_MONOGRAPH_READER_H
#define INDEXER_MONOGRAPH_MONOGRAPH_READER_H

#include "base/arena.h"
#include "indexer/monograph/monograph_cover.h"
#include "indexer/monograph/monograph_outline.h"
#include "indexer/monograph/monograph_title.h"
#include "indexer/monograph/monograph_unit.h"
#include "indexer/source/source.h"

/** What the readers share; all borrowed. */
struct monograph_reader {
    struct arena *arena;
    const struct title_spelling *spelling;
    const struct cover *cover;
    /* The label of the region; "" when it is not known. */
    const char *region;
    struct monograph_units *units;
    const struct source_sink *sink;
};

/**
 * Tables of figures, money or links, and paragraphs: indicators, budgets and documents.
 */
void figures_read(struct monograph_reader *reader, const struct outline_block *block);

/** Campus: titles, each above items « - Label : value ». */
void campus_read(struct monograph_reader *reader, const struct outline_block *block);

/** Clusters: « - NAME, what it is ». */
void clusters_read(struct monograph_reader *reader, const struct outline_block *block);

/** People, functions, telephones. */
void contacts_read(struct monograph_reader *reader, const struct outline_block *block);

/** Articles and programmes, each of which a source line ends. */
void news_read(struct monograph_reader *reader, const struct outline_block *block);
void programmes_read(struct monograph_reader *reader, const struct outline_block *block);

/**
 * What the publisher offers its readers, in the lines of the sheet before the body: each
 * item of its lists is a document, and a heading above an address for mails a contact.
 */
void services_read(struct monograph_reader *reader, const struct sheet *sheet,
                   const struct vocabulary *vocabulary);

#endif
