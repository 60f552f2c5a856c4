/* Finds the next piece to the right of each, and joins the two when they are near. */
#include "indexer/pdf/pdf_merge.h"

#include <ctype.h>
#include <stdlib.h>

#include "base/macros.h"

/** How far an item may be from its mark, in sizes. */
#define MARK_GAP_MAX 2.6F

static const char *const bullets[] = {"•", "-", "–", "—", "*", "→", "·", "o", "✓", "✔"};

static size_t number_mark(unsigned *number, struct str text)
{
    size_t n = 0;
    while (n < text.n && n < 3 && isdigit((unsigned char)text.at[n]))
        *number = *number * 10 + (unsigned)(text.at[n++] - '0');
    if (n == 0 && text.n > 1 && islower((unsigned char)text.at[0]))
        n = text.at[1] == ')' ? 1 : 0;
    bool is_mark = n > 0 && n < text.n && (text.at[n] == '.' || text.at[n] == ')');
    return is_mark ? n + 1 : 0;
}

size_t pdf_list_mark(unsigned *number, struct str text)
{
    *number = 0;
    size_t n = 0;
    for (size_t i = 0; i < COUNT_OF(bullets) && !n; i++)
        if (str_starts_with(text, str_of(bullets[i])))
            n = strlen(bullets[i]);
    if (!n)
        n = number_mark(number, text);
    if (n && n < text.n && text.at[n] != ' ')
        n = 0;
    return n < text.n ? n + (n > 0) : n;
}

/** Whether @p text only marks an item or numbers a section: « • », « 2.1 », « A.3 ». */
static bool is_mark_alone(struct str text)
{
    unsigned number;
    if (text.n == 0 || text.n > 8)
        return false;
    size_t i = isupper((unsigned char)text.at[0]) && text.n > 1 && text.at[1] == '.';
    while (i < text.n && (isdigit((unsigned char)text.at[i]) || text.at[i] == '.'))
        i++;
    return i == text.n || pdf_list_mark(&number, text) == text.n;
}

/** The piece nearest to the right of @p piece on its line, from @p piece on; or NULL. */
static struct pdf_piece *right_of(const struct pdf_page *page, size_t from,
                                  const struct pdf_piece *piece)
{
    struct pdf_piece *found = NULL;
    float end = pdf_core_bottom(&piece->box);
    for (size_t i = from; i < page->n; i++) {
        struct pdf_piece *other = &page->at[i];
        if (pdf_core_top(&other->box) > end)
            break;
        bool is_right = other != piece && other->n &&
                        pdf_same_line(&piece->box, &other->box) &&
                        other->box.left > piece->box.left &&
                        other->box.left > piece->box.right - piece->size;
        if (is_right && (!found || other->box.left < found->box.left))
            found = other;
    }
    return found;
}

static void append(struct pdf_document *document, struct pdf_piece *piece,
                   struct pdf_piece *right)
{
    struct buf *text = &document->text;
    bool touches = right->box.left - piece->box.right < piece->size * 0.08F;
    buf_put_byte(text, '\n');
    size_t start = text->n;
    /* Appending moves the text: bytes are named by their places. */
    for (size_t i = 0; i < piece->n; i++)
        buf_put_byte(text, text->at[piece->start + i]);
    if (!touches)
        buf_put_byte(text, ' ');
    for (size_t i = 0; i < right->n; i++)
        buf_put_byte(text, text->at[right->start + i]);
    if (right->n > piece->n)
        piece->size = right->size;
    piece->is_bold = right->n > piece->n ? right->is_bold : piece->is_bold;
    piece->box = pdf_around(piece->box, right->box);
    piece->start = start;
    piece->n = text->n - start;
    right->n = 0;
}

static void join_from(struct pdf_document *document, struct pdf_page *page, size_t at,
                      size_t from)
{
    struct pdf_piece *piece = &page->at[at];
    struct pdf_piece *right = piece->n ? right_of(page, from, piece) : NULL;
    while (right && !buf_overflowed(&document->text)) {
        float gap = right->box.left - piece->box.right;
        bool is_mark = is_mark_alone(pdf_text(document, piece));
        float em = piece->size > right->size ? piece->size : right->size;
        bool is_text =
            right->n && !isdigit((unsigned char)document->text.at[right->start]);
        if (gap > (is_mark && is_text ? em * MARK_GAP_MAX : pdf_word_gap(em)))
            return;
        append(document, piece, right);
        right = right_of(page, from, piece);
    }
}

void pdf_merge(struct pdf_document *document, struct pdf_page *page)
{
    if (page->n == 0)
        return;
    qsort(page->at, page->n, sizeof *page->at, pdf_by_top);
    size_t from = 0;
    for (size_t i = 0; i < page->n; i++) {
        /* A piece to the right may stand a little higher, and so before this one. */
        while (pdf_core_bottom(&page->at[from].box) < page->at[i].box.top && from < i)
            from++;
        join_from(document, page, i, from);
    }
    size_t n = 0;
    for (size_t i = 0; i < page->n; i++)
        if (page->at[i].n)
            page->at[n++] = page->at[i];
    page->n = n;
    qsort(page->at, page->n, sizeof *page->at, pdf_by_top);
}
