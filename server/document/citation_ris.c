/* Writes a citation as RIS: lines of two letters, two spaces, a hyphen, a space and a
 * value, in UTF-8, each ended by CR LF. TY comes first and ER last. */
#include "server/document/citation.h"

/** The type of reference of each kind: news in a paper, data, a report, or a web page. */
static const char *const types[KIND_COUNT_] = {
    [KIND_DOCUMENT] = "RPRT", [KIND_NEWS] = "NEWS",    [KIND_PROGRAMME] = "RPRT",
    [KIND_CAMPUS] = "ELEC",   [KIND_CLUSTER] = "ELEC", [KIND_INDICATOR] = "DATA",
    [KIND_BUDGET] = "DATA",   [KIND_CONTACT] = "ELEC", [KIND_REGION] = "ELEC",
    [KIND_AID] = "ELEC"};

static void put(struct buf *out, const char *tag, struct str value)
{
    if (!value.n)
        return;
    buf_printf(out, "%s  - ", tag);
    buf_put_str(out, value);
    buf_put_text(out, "\r\n");
}

/** Append a date as YYYY/MM/DD. */
static void put_day(struct buf *out, const char *tag, date_day day)
{
    int year, month, of_month;
    date_to_civil(day, &year, &month, &of_month);
    buf_printf(out, "%s  - %04d/%02d/%02d\r\n", tag, year, month, of_month);
}

static void put_dates(struct buf *out, date_day day)
{
    if (day == DATE_NONE)
        return;
    int year, month, of_month;
    date_to_civil(day, &year, &month, &of_month);
    buf_printf(out, "PY  - %04d\r\n", year);
    put_day(out, "DA", day);
}

static void put_keywords(struct buf *out, const struct document_view *view)
{
    const struct vocabulary *vocabulary = index_vocabulary(view->x->index);
    for (unsigned i = 0; i < vocabulary_n_themes(vocabulary); i++)
        if (theme_set_has(&view->document.themes, i))
            put(out, "KW", str_of(vocabulary_theme(vocabulary, i)->label));
    for (size_t i = 0; i < vocabulary_n_regions(vocabulary); i++)
        if (view->document.regions >> i & 1U)
            put(out, "KW", str_of(vocabulary_region(vocabulary, i)->label));
}

void citation_put_ris(struct buf *out, const struct document_view *view, date_day today)
{
    struct citation it = citation_of(view);
    AUTO_BUF id = BUF_INIT(RECORD_ID_MAX + 16);
    citation_put_key(&id, view->document.fields[FIELD_ID]);
    buf_printf(out, "TY  - %s\r\n", types[view->document.kind]);
    put(out, "AU", it.author);
    put(out, "TI", it.title);
    put(out, "T2", it.within);
    put_dates(out, it.date);
    put(out, "PB", it.publisher);
    put(out, "LA", STR("fr"));
    put_keywords(out, view);
    put(out, "UR", it.origin.text);
    if (!str_equal(it.origin.text, it.page.text))
        put(out, "L2", it.page.text);
    put_day(out, "Y2", today);
    put(out, "ID", buf_str(&id));
    buf_put_text(out, "ER  - \r\n");
}
