/* Opens a PDF, and asks poppler for its metadata and for the characters of its pages. */
#include "indexer/pdf/pdf_open.h"

#include <poppler.h>
#include <stdio.h>

#include "base/memory.h"
#include "indexer/pdf/pdf_words.h"

/* Memory of the library, which it frees. */
static void free_text(gchar **text)
{
    g_free(*text); /* library memory */
}
static void free_object(void *object)
{
    void *const *at = object;
    if (*at)
        g_object_unref(*at);
}
#define AUTO_OBJECT CLEANUP(free_object)
#define AUTO_GTEXT CLEANUP(free_text) gchar

static enum status refuse(struct error *err, const GError *fault)
{
    if (fault && g_error_matches(fault, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
        return error_set(err, STATUS_BAD_INPUT,
                         "PDF protégé par un mot de passe : enregistrez-en une copie "
                         "sans protection");
    return error_set(err, STATUS_BAD_INPUT,
                     "PDF abîmé ou incomplet : enregistrez-le ou téléchargez-le de "
                     "nouveau");
}

static char *copy(const gchar *text)
{
    return text ? mem_copy_string(text, strlen(text)) : NULL;
}

static void read_metadata(struct pdf_document *out, PopplerDocument *document)
{
    AUTO_GTEXT *title = poppler_document_get_title(document);
    AUTO_GTEXT *author = poppler_document_get_author(document);
    out->title = copy(title);
    out->author = copy(author);
    GDateTime *made = poppler_document_get_creation_date_time(document);
    if (!made)
        return;
    AUTO_GTEXT *day = g_date_time_format(made, "%Y-%m-%d");
    if (day && g_date_time_get_year(made) >= 1990)
        (void)snprintf(out->day, sizeof out->day, "%s", day);
    g_date_time_unref(made);
}

/** The font of the characters from @p at on; NULL at the end of the list. */
static const PopplerTextAttributes *font_at(GList **fonts, size_t at)
{
    while (*fonts &&
           (size_t)((const PopplerTextAttributes *)(*fonts)->data)->end_index < at)
        *fonts = (*fonts)->next;
    return *fonts ? (*fonts)->data : NULL;
}

/** Give each character with its box and font to the words. */
static void put_characters(struct pdf_words *words, const gchar *text,
                           const PopplerRectangle *boxes, size_t n, GList *fonts)
{
    const PopplerTextAttributes *last = NULL;
    for (size_t i = 0; i < n && *text; i++, text += g_utf8_skip[(guchar)*text]) {
        const PopplerTextAttributes *font = font_at(&fonts, i);
        if (font && font != last)
            pdf_words_set_font(words, str_of(font->font_name), (float)font->font_size);
        last = font;
        struct pdf_box box = {(float)boxes[i].x1, (float)boxes[i].y1, (float)boxes[i].x2,
                              (float)boxes[i].y2};
        pdf_words_put(words, g_utf8_get_char(text), &box);
    }
    pdf_words_end(words);
}

static void read_page(struct pdf_document *out, struct pdf_page *to,
                      PopplerDocument *document, int number)
{
    AUTO_OBJECT PopplerPage *page = poppler_document_get_page(document, number);
    if (!page)
        return;
    double width, height;
    poppler_page_get_size(page, &width, &height);
    to->width = (float)width;
    to->height = (float)height;
    AUTO_GTEXT *text = poppler_page_get_text(page);
    PopplerRectangle *boxes = NULL;
    guint n = 0;
    if (!text || !poppler_page_get_text_layout(page, &boxes, &n))
        return;
    GList *fonts = poppler_page_get_text_attributes(page);
    struct pdf_words words = {.document = out, .page = to};
    put_characters(&words, text, boxes, n, fonts);
    poppler_page_free_text_attributes(fonts);
    g_free(boxes); /* library memory */
}

/** The library would print what it finds odd. */
static void print_nothing(const gchar *domain, GLogLevelFlags level, const gchar *message,
                          gpointer context)
{
    (void)domain;
    (void)level;
    (void)message;
    (void)context;
}

enum status pdf_open(struct pdf_document *out, struct str bytes, struct error *err)
{
    *out = (struct pdf_document){.text = BUF_INIT(PDF_TEXT_MAX)};
    (void)g_log_set_default_handler(print_nothing, NULL);
    GError *fault = NULL;
    GBytes *held = g_bytes_new_static(bytes.at, bytes.n);
    AUTO_OBJECT PopplerDocument *document =
        poppler_document_new_from_bytes(held, NULL, &fault);
    g_bytes_unref(held);
    int n = document ? poppler_document_get_n_pages(document) : 0;
    if (n <= 0) {
        enum status st = refuse(err, fault);
        g_clear_error(&fault);
        return st;
    }
    read_metadata(out, document);
    out->n_pages_all = (size_t)n;
    out->n_pages = out->n_pages_all < PDF_PAGES_MAX ? out->n_pages_all : PDF_PAGES_MAX;
    out->pages = mem_new_array(out->n_pages, sizeof *out->pages);
    for (size_t i = 0; i < out->n_pages && !buf_overflowed(&out->text); i++) {
        read_page(out, &out->pages[i], document, (int)i);
        out->n_pages_empty += out->pages[i].n == 0;
    }
    return STATUS_OK;
}
