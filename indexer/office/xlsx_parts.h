/* What the parts of an XLSX beside its sheets say: its texts and the formats of cells. */
#ifndef INDEXER_OFFICE_XLSX_PARTS_H
#define INDEXER_OFFICE_XLSX_PARTS_H

#include "base/arena.h"
#include "base/status.h"
#include "indexer/office/cell_format.h"
#include "indexer/tabular/sheet.h"

/** All is in the arena. */
struct xlsx_parts {
    struct arena *arena;
    /* The texts that cells share, by their number. */
    struct str *texts;
    size_t n_texts, room_texts;
    /* The formats of cells, by their number. */
    struct cell_format *formats;
    size_t n_formats, room_formats;
    /* Days are counted from 1904. */
    bool is_1904;
};

MUST_CHECK enum status xlsx_read_texts(struct xlsx_parts *parts, struct str xml,
                                       struct error *err);
MUST_CHECK enum status xlsx_read_formats(struct xlsx_parts *parts, struct str xml,
                                         struct error *err);

/** Read the cells of the sheet @p xml. */
MUST_CHECK enum status xlsx_read_sheet(struct sheet *sheet,
                                       const struct xlsx_parts *parts, struct str xml,
                                       struct error *err);

#endif
