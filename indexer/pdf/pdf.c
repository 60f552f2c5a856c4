/* Makes the record of a PDF of its pages. */
#include "indexer/pdf/pdf.h"

#include <jansson.h>

#include "engine/json/json_read.h"
#include "engine/record/record.h"
#include "indexer/pdf/pdf_furniture.h"
#include "indexer/pdf/pdf_layout.h"
#include "indexer/pdf/pdf_merge.h"
#include "indexer/pdf/pdf_open.h"
#include "indexer/pdf/pdf_title.h"
#include "text/block/layout.h"

/** Where the mark of a PDF is looked for. */
#define MARK_WITHIN 1024U
/** More than a record can hold: record_check() then says that it is too much. */
#define TEXT_ROOM ((size_t)2 * RECORD_TEXT_MAX)

bool pdf_is_content(struct str content)
{
    struct str head = {content.at, content.n < MARK_WITHIN ? content.n : MARK_WITHIN};
    return str_find(head, STR("%PDF-")) < head.n;
}

/** Refuse a document of which nothing can be read; warn of what is missing. */
static bool refuse_silent(const struct pdf_document *document,
                          const struct reading *reading)
{
    if (document->n_letters == 0 || document->n_pages == 0) {
        source_refuse(
            reading->sink, 1,
            document->n_unknown
                ? "texte illisible : la police du PDF ne dit pas ses lettres ; "
                  "passez-le à l'OCR"
                : "pas de texte dans ce PDF, des images seulement : passez-le à "
                  "l'OCR");
        return true;
    }
    if (document->n_unknown > document->n_letters / 10)
        source_warn(reading->sink, 1,
                    "%zu signes illisibles : la police du PDF ne dit pas ses lettres",
                    document->n_unknown);
    if (document->n_pages_empty * 2 > document->n_pages)
        source_warn(reading->sink, 1, "%zu pages sur %zu sont sans texte",
                    document->n_pages_empty, document->n_pages);
    if (document->n_pages < document->n_pages_all)
        source_warn(reading->sink, 1, "%zu pages : seules les %zu premières sont lues",
                    document->n_pages_all, document->n_pages);
    return false;
}

static void write_pages(struct block_writer *blocks, const struct pdf_document *document)
{
    AUTO_PDF_WRITER writer = pdf_writer_open(document, blocks);
    for (size_t i = 0; i < document->n_pages; i++) {
        pdf_blocks_page(&writer.blocks, (unsigned)i + 1);
        pdf_layout(&writer, &document->pages[i]);
        pdf_write_column(&writer);
    }
    pdf_write_end(&writer);
    block_finish(blocks);
}

static void set(json_t *object, const char *name, struct str text)
{
    if (text.n)
        (void)json_object_set_new(object, name, json_stringn(text.at, text.n));
}

/** The place of the file without the name of its source and its ending: the id. */
static struct str place_of(struct str origin)
{
    struct str rest = origin;
    (void)str_cut(&rest, '/');
    struct str place = rest.at ? rest : origin;
    if (place.n > 4 && place.at[place.n - 4] == '.')
        place.n -= 4;
    return place;
}

/** The name of the file, as a title: without its folders and its ending. */
static struct str name_of(struct str origin)
{
    struct str rest = place_of(origin), name = rest;
    while (rest.at)
        name = str_cut(&rest, '/');
    return name;
}

static enum status take(const struct reading *reading,
                        const struct pdf_document *document, struct str title,
                        const struct block_writer *blocks, struct error *err)
{
    AUTO_JSON *object = json_object();
    AUTO_BUF layout = BUF_INIT((size_t)2 * LAYOUT_MAX);
    block_put_layout(&layout, blocks);
    struct str author = str_trim(str_of(document->author));
    set(object, "id", place_of(str_of(reading->origin)));
    set(object, "title", title.n ? title : name_of(str_of(reading->origin)));
    set(object, "text", block_text(blocks));
    set(object, "layout", buf_str(&layout));
    set(object, "date", str_of(document->day));
    if (pdf_is_author(author))
        set(object, "author", author);
    struct reading_object found = {object, 1, 1, NULL, true};
    return reading_take_object(reading, &found, err);
}

enum status pdf_read(struct str content, const struct reading *reading, struct error *err)
{
    AUTO_PDF_DOCUMENT document;
    struct error fault = {0};
    if (pdf_open(&document, content, &fault)) {
        source_refuse(reading->sink, 1, "%s", fault.text);
        return STATUS_OK;
    }
    if (refuse_silent(&document, reading))
        return STATUS_OK;
    for (size_t i = 0; i < document.n_pages; i++)
        pdf_merge(&document, &document.pages[i]);
    pdf_mark_furniture(&document);
    AUTO_BUF title = BUF_INIT(RECORD_TITLE_MAX);
    pdf_put_title(&title, &document);
    AUTO_BLOCK_WRITER *blocks = block_writer_new(TEXT_ROOM);
    write_pages(blocks, &document);
    if (block_overflowed(blocks) || buf_overflowed(&document.text)) {
        source_refuse(reading->sink, 1, "le texte est trop long : coupez le document");
        return STATUS_OK;
    }
    return take(reading, &document, buf_str(&title), blocks, err);
}
