/* The sentences that all ways to write a letter share. */
#include "html/french.h"
#include "letter/letter_write.h"

void letter_put_title(struct buf *out, const struct letter *letter)
{
    buf_put_text(out, "La lettre, ");
    french_period(out, letter->request->search.from, letter->request->search.to);
}

void letter_put_count(struct buf *out, const struct letter *letter)
{
    french_count(out, letter->total, "document");
    if (letter->n_told == letter->total)
        return;
    buf_put_text(out, ", dont les ");
    french_number(out, letter->n_told);
    buf_put_text(out, " plus récents sont ici");
}

void letter_put_facts(struct buf *out, const struct letter_item *item)
{
    const struct document *document = &item->hit.document;
    buf_put_text(out, kind_label(document->kind));
    if (item->places.n) {
        buf_put_text(out, " · ");
        buf_put_str(out, item->places);
    }
    buf_put_text(out, " · ");
    french_date(out, document->dates[RECORD_DATE]);
    if (document->fields[FIELD_SOURCE].n) {
        buf_put_text(out, " · ");
        buf_put_str(out, document->fields[FIELD_SOURCE]);
    }
    if (!item->n_more)
        return;
    buf_put_text(out, " · et ");
    french_number(out, item->n_more);
    buf_put_text(out, item->n_more > 1 ? " autres parties du même document"
                                       : " autre partie du même document");
}

void letter_put_nothing(struct buf *out, const struct letter *letter)
{
    buf_put_text(out, "Rien de nouveau dans cette période.");
    if (letter->last == DATE_NONE)
        return;
    buf_put_text(out, " Le dernier document date du ");
    french_date(out, letter->last);
    buf_put_text(out, ".");
}
