/* One document of a build as Xapian's database has it: words, filters, values, data. */
#include "engine/build/build_xapian.h"

#include "engine/store/xapian/xapian_values.h"

/** Postings between two commits: what Xapian holds in memory stays in the processor's
 *  cache, and a writer takes some 10 MB. */
#define COMMIT_POSTINGS 32768U

/** Room for a day as YYYYMMDD and its zero byte. */
#define DAY_BYTES 12

static void format_day(char to[DAY_BYTES], date_day day)
{
    int year, month, day_of_month;
    date_to_civil(day, &year, &month, &day_of_month);
    (void)snprintf(to, DAY_BYTES, "%04d%02d%02d", year % 10000, month % 100,
                   day_of_month % 100);
}

static enum status put_words(struct xapian_writing *w, struct error *err)
{
    const struct build_terms *terms = w->tally.terms;
    char room[XAPIAN_TERM_BYTES];
    enum status st = STATUS_OK;
    for (size_t i = 0; !st && i < w->tally.n; i++) {
        uint32_t term = w->tally.at[i];
        enum xapian_prefix prefix = (enum xapian_prefix)(term / terms->n);
        struct str text = xapian_term(room, prefix, terms->texts[term % terms->n]);
        st = xc_document_add_term(w->document, text, w->tally.counts[term], err);
    }
    w->n_postings += w->tally.n;
    return st;
}

static enum status put_filter(struct xapian_writing *w, enum xapian_prefix prefix,
                              struct str text, struct error *err)
{
    char room[XAPIAN_TERM_BYTES];
    w->n_postings++;
    return xc_document_add_boolean_term(w->document, xapian_term(room, prefix, text),
                                        err);
}

static enum status put_regions(struct xapian_writing *w, region_set regions,
                               struct error *err)
{
    if (!regions)
        return put_filter(w, XAPIAN_REGION, STR(XAPIAN_NATIONAL), err);
    enum status st = STATUS_OK;
    for (size_t i = 0; !st && i < vocabulary_n_regions(w->build->vocabulary); i++)
        if (regions >> i & 1U)
            st =
                put_filter(w, XAPIAN_REGION,
                           str_of(vocabulary_region(w->build->vocabulary, i)->slug), err);
    return st;
}

static enum status put_themes(struct xapian_writing *w, const uint64_t *bits,
                              struct error *err)
{
    enum status st = STATUS_OK;
    for (size_t i = 0; !st && i < vocabulary_n_themes(w->build->vocabulary); i++)
        if (bits[i / 64] >> i % 64 & 1U)
            st = put_filter(w, XAPIAN_THEME,
                            str_of(vocabulary_theme(w->build->vocabulary, i)->slug), err);
    return st;
}

/** The day of publication, its month and its year. */
static enum status put_publication(struct xapian_writing *w, date_day day,
                                   struct error *err)
{
    static const struct {
        enum xapian_prefix prefix;
        size_t n;
    } terms[] = {{XAPIAN_DAY, 8}, {XAPIAN_MONTH, 6}, {XAPIAN_YEAR, 4}};
    char text[DAY_BYTES];
    if (day == DATE_NONE)
        return STATUS_OK;
    format_day(text, day);
    enum status st = STATUS_OK;
    for (size_t i = 0; !st && i < COUNT_OF(terms); i++)
        st = put_filter(w, terms[i].prefix, (struct str){text, terms[i].n}, err);
    return st;
}

static enum status put_filters(struct xapian_writing *w, const struct build_entry *entry,
                               struct error *err)
{
    const struct column_row *row = &entry->row;
    enum status st = put_filter(w, XAPIAN_ID, intern_at(w->build->ids, entry->id), err);
    if (!st)
        st = put_filter(w, XAPIAN_KIND, str_of(kind_slug((enum kind)row->kind)), err);
    if (!st)
        st = put_regions(w, row->regions, err);
    if (!st)
        st = put_themes(w, row->themes, err);
    if (!st && row->source)
        st = put_filter(w, XAPIAN_SOURCE, w->build->slugs[row->source - 1].slug, err);
    return st ? st : put_publication(w, row->dates[RECORD_DATE], err);
}

static enum status put_values(struct xapian_writing *w, const struct column_row *row,
                              struct error *err)
{
    static const enum xapian_slot slots[RECORD_DATE_COUNT_] = {
        [RECORD_DATE] = XAPIAN_SLOT_DATE,
        [RECORD_VALID_FROM] = XAPIAN_SLOT_VALID_FROM,
        [RECORD_VALID_TO] = XAPIAN_SLOT_VALID_TO,
        [RECORD_DATA_DATE] = XAPIAN_SLOT_DATA_DATE,
    };
    enum status st = STATUS_OK;
    for (size_t i = 0; !st && i < COUNT_OF(slots); i++) {
        char text[DAY_BYTES];
        if (row->dates[i] == DATE_NONE)
            continue;
        format_day(text, row->dates[i]);
        st = xc_document_set_value(w->document, slots[i], str_of(text), err);
    }
    return st;
}

/** Append a line "name=value", line breaks of the value as spaces. */
static void put_line(struct buf *data, const char *name, struct str value)
{
    buf_put_text(data, name);
    for (size_t i = 0; i < value.n; i++)
        buf_put_byte(data,
                     value.at[i] == '\n' || value.at[i] == '\r' ? ' ' : value.at[i]);
    buf_put_byte(data, '\n');
}

/** The lines that Omega's templates read. */
static enum status put_data(struct xapian_writing *w, const struct build_entry *entry,
                            struct error *err)
{
    struct spooled spooled;
    enum status st = build_read_texts(&spooled, &w->texts, w->build, entry, err);
    if (st)
        return st;
    struct str fields[FIELD_COUNT_], shown_title;
    char date[DATE_TEXT_BYTES];
    (void)texts_get(spooled.texts, fields, &shown_title);
    date_format(date, entry->row.dates[RECORD_DATE]);
    struct str title = fields[FIELD_TITLE].n ? fields[FIELD_TITLE] : shown_title;
    buf_clear(&w->data);
    put_line(&w->data, "id=", fields[FIELD_ID]);
    put_line(&w->data, "title=", title);
    put_line(&w->data, "url=", fields[FIELD_URL]);
    put_line(&w->data, "date=", str_of(date));
    return xc_document_set_data(w->document, buf_str(&w->data), err);
}

enum status xapian_writing_put(struct xapian_writing *w, uint32_t row, uint32_t id,
                               struct error *err)
{
    const struct build_entry *entry = &w->build->entries[row - 1];
    struct spooled spooled;
    enum status st = xc_document_clear(w->document, err);
    if (!st)
        st = build_read_words(&spooled, &w->words, w->build, entry, err);
    if (st)
        return st;
    struct spool_reader words = build_words(w->build, entry, &spooled);
    term_tally_fill(&w->tally, &words);
    st = put_words(w, err);
    if (!st)
        st = put_filters(w, entry, err);
    if (!st)
        st = put_values(w, &entry->row, err);
    if (!st)
        st = put_data(w, entry, err);
    if (!st)
        st = xc_writer_put(w->writer, id, w->document, err);
    if (st || w->n_postings < COMMIT_POSTINGS)
        return st;
    w->n_postings = 0;
    return xc_writer_commit(w->writer, err);
}

void xapian_writing_release(struct xapian_writing *w)
{
    xc_writer_free(w->writer);
    xc_document_free(w->document);
    term_tally_free(&w->tally);
    buf_release(&w->words);
    buf_release(&w->texts);
    buf_release(&w->data);
}

enum status xapian_writing_open(struct xapian_writing *w, const struct build *build,
                                const char *path, enum xc_writer_mode mode,
                                struct error *err)
{
    *w = (struct xapian_writing){
        .build = build,
        .tally = term_tally_new(build->terms, forms_builder_count(build->forms)),
        .words = BUF_INIT(SPOOL_PIECE_MAX),
        .texts = BUF_INIT(2ULL * SPOOL_PIECE_MAX),
        .data = BUF_INIT((size_t)4 * RECORD_FIELD_MAX)};
    struct xc_writer_options options = {.mode = mode, .no_sync = true};
    enum status st = xc_document_new(&w->document, err);
    return st ? st : xc_writer_open(&w->writer, path, &options, err);
}
