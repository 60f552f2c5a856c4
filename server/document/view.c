/* Reads a document, and makes the title that is shown. */
#include "server/document/view.h"

#include "html/french.h"
#include "server/page/page_hit.h"

#define TITLE_MAX ((size_t)4 * RECORD_TITLE_MAX)

int document_region(const struct document *document, const struct vocabulary *vocabulary)
{
    if (__builtin_popcount(document->regions) != 1)
        return -1;
    int number = __builtin_ctz(document->regions);
    return (size_t)number < vocabulary_n_regions(vocabulary) ? number : -1;
}

/** Whether @p title names @p name already. */
static bool says(struct str title, struct str name)
{
    return str_find(title, name) < title.n;
}

/** Append when the whole was published: « édition 2026 », « édition d’avril 2026 ». */
static void put_edition(struct buf *out, date_day day)
{
    int year, month, of_month;
    date_to_civil(day, &year, &month, &of_month);
    buf_put_text(out, "édition ");
    if (month == 1 && of_month == 1) {
        buf_printf(out, "%d", year);
        return;
    }
    AUTO_BUF period = BUF_INIT(64);
    date_day first = date_from_civil(year, month, 1);
    date_day next = date_from_civil(month < 12 ? year : year + 1, month % 12 + 1, 1);
    french_period(&period, first, next - 1);
    bool has_vowel = buf_text(&period)[0] == 'a' || buf_text(&period)[0] == 'o';
    buf_put_text(out, has_vowel ? "d’" : "de ");
    buf_put_str(out, buf_str(&period));
}

/** What is shown behind the title of a part: the region and the edition of its whole,
 *  unless the title says them. */
static struct str edition_of(const struct document_view *view)
{
    AUTO_BUF text = BUF_INIT(TITLE_MAX);
    struct str title = view->document.title;
    const struct vocabulary *vocabulary = index_vocabulary(view->x->index);
    int region = document_region(&view->document, vocabulary);
    date_day day = view->whole.dates[RECORD_DATE];
    if (!view->whole_docid)
        return STR("");
    if (region >= 0) {
        struct str label = str_of(vocabulary_region(vocabulary, (size_t)region)->label);
        if (!says(title, label))
            buf_printf(&text, " – %.*s", STR_ARG(label));
    }
    if (day != DATE_NONE && !says(title, STR("édition"))) {
        buf_put_text(&text, ", ");
        put_edition(&text, day);
    }
    return arena_str(view->x->arena, buf_str(&text));
}

void document_view_read(struct document_view *out, struct exchange *x, uint32_t docid)
{
    struct documents *documents = searcher_documents(x->searcher);
    *out = (struct document_view){.x = x, .docid = docid, .edition = STR("")};
    documents_read_facts(documents, docid, &out->document);
    struct str part_of = out->document.fields[FIELD_PART_OF];
    out->whole_docid = part_of.n ? documents_find(documents, part_of) : 0;
    if (out->whole_docid == docid)
        out->whole_docid = 0;
    if (out->whole_docid) {
        documents_read_facts(documents, out->whole_docid, &out->whole);
        out->edition = edition_of(out);
    }
    AUTO_BUF title = BUF_INIT(TITLE_MAX);
    buf_put_str(&title, out->document.title);
    buf_put_str(&title, out->edition);
    out->title = arena_str(x->arena, buf_str(&title));
    out->page = document_url(out->document.fields[FIELD_ID], STR(""), x->arena);
    out->absolute = url_absolute(x->site->identity->public_url, out->page, x->arena);
}
