/* Makes records of the sheets of a workbook. */
#include "indexer/office/workbook.h"

#include "engine/record/record.h"

void workbook_init(struct workbook *book, const struct reading *reading)
{
    *book = (struct workbook){.reading = reading,
                              .tables = block_writer_new(RECORD_TEXT_MAX)};
    sheet_reading_init(&book->rows, reading);
}

void workbook_release(struct workbook *book)
{
    sheet_reading_release(&book->rows);
    block_writer_free(book->tables);
}

enum status workbook_take_sheet(struct workbook *book, const struct sheet *sheet,
                                struct error *err)
{
    bool taken = false;
    enum status st = sheet_take(&taken, &book->rows, sheet, err);
    book->n_taken += taken;
    if (!st && !taken)
        sheet_put_table(book->tables, sheet);
    return st;
}

enum status workbook_finish(struct workbook *book, json_t *metadata, struct error *err)
{
    /* Empty sheets are no document beside others that are. */
    block_finish(book->tables);
    if (book->n_taken > 0 && !block_text(book->tables).n)
        return STATUS_OK;
    return sheet_take_document(book->reading, book->tables, metadata, err);
}
