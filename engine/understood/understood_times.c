/* Finds the times in a query: spans, « depuis 2024 », « en vigueur ». What only looks
 * like a time is closed, so that nothing else reads it. */
#include "engine/understood/understood_parts.h"

/** Words that may stand between « depuis » and its date. */
static const char *const small[] = {"le",   "la",    "l",   "les",  "en",    "de",
                                    "du",   "d",     "a",   "au",   "annee", "an",
                                    "mois", "debut", "fin", "date", NULL};

static size_t skip_small(const struct query_reading *r, size_t i)
{
    while (reading_is_in(r, i, small))
        i++;
    return i;
}

/**
 * Whether the time that begins at word @p first is part of a name. A law is named by its
 * date, a plan by the year that it is for; that is not when a document was published.
 */
static bool is_name(const struct query_reading *r, size_t first)
{
    static const char *const heads[] = {
        "loi",     "lois",      "decret",     "decrets",    "arrete",      "ordonnance",
        "accord",  "ani",       "circulaire", "avenant",    "instruction", "deliberation",
        "article", "articles",  "art",        "alinea",     "r",           "rncp",
        "idcc",    "horizon",   "objectif",   "objectifs",  "agenda",      "ici",
        "norme",   "iso",       "version",    "formulaire", "cerfa",       "numero",
        "vision",  "strategie", "france",     "jo",         "windows",     "office",
        "excel",   "formacode", "code",       "directive",  "reglement",   "convention",
        NULL};
    static const char *const links[] = {"du",  "de", "le", "a", "d",
                                        "des", "la", "en", NULL};
    for (int steps = 0; first > 0 && steps < 3; steps++) {
        if (reading_is_parted(r, first, ".,;:!?()"))
            return false;
        first--;
        if (reading_is_in(r, first, heads))
            return true;
        if (!reading_is_in(r, first, links))
            return false;
    }
    return false;
}

/* Spans. */

/**
 * Whether two years name a programme (« 2021-2027 ») or a school year (« 2024/2025 »).
 * That does not tell when a document was published. \xE2\x80 begins a long dash.
 */
static bool is_period_name(const struct query_reading *r, size_t i)
{
    return reading_number(r, i, 4) >= 1900 && reading_number(r, i + 1, 4) >= 1900 &&
           (reading_is_parted(r, i + 1, "-/") ||
            (r->words[i + 1]->start - r->words[i]->end >= 3 &&
             memcmp(r->text.at + r->words[i]->end, "\xE2\x80", 2) == 0));
}

/**
 * Give the beginning the month and year that only the end says: « du 3 au 15 mars 2026 ».
 *
 * @return false when the two make no span.
 */
static bool complete(struct moment *from, struct moment to)
{
    if ((from->day > 0) != (to.day > 0) && from->year == 0)
        return false;
    if (from->year == 0 && from->month == 0 && from->day == 0)
        return false;
    if (from->month == 0 && from->day)
        from->month = to.month;
    if (from->year == 0)
        from->year = to.year;
    return moment_first(*from) != DATE_NONE && moment_first(*from) < moment_last(to) &&
           (to.month == 0 || from->month);
}

/** The number of words that join the two ends of a span, 0 when word @p i does not. */
static size_t read_joint(const struct query_reading *r, size_t i, bool *is_and)
{
    static const char *const joints[] = {"a", "au", "jusqu", "jusque", "aux", NULL};
    *is_and = reading_is(r, i, "et");
    if (!*is_and && !reading_is_in(r, i, joints))
        return 0;
    size_t at = i + 1;
    while (reading_is(r, at, "le") || reading_is(r, at, "a") || reading_is(r, at, "au") ||
           reading_is(r, at, "en"))
        at++;
    return at - i;
}

/** Whether @p to is the very next day, month or year. */
static bool follows(struct moment from, struct moment to)
{
    struct moment next = moment_next(from, 1);
    return next.year == to.year && next.month == to.month && next.day == to.day;
}

/**
 * Read a span: « du 3 au 15 mars 2026 », « entre 2023 et 2025 », « de janvier à mars
 * 2026 », « mars et avril 2026 », « avril-mai 2026 ».
 *
 * @return the number of its words, 0 for none.
 */
static size_t read_span(const struct query_reading *r, size_t i,
                        struct understood_period *out)
{
    bool is_between = reading_is(r, i, "entre");
    bool is_from = is_between || reading_is(r, i, "de") || reading_is(r, i, "du") ||
                   reading_is(r, i, "d") || reading_is(r, i, "depuis");
    size_t at = is_from ? i + 1 : i;
    while (is_from && reading_is(r, at, "le"))
        at++;
    struct moment from, to;
    size_t n = moment_read(r, at, &from);
    if (n == 0 || is_name(r, i))
        return 0;
    at += n;
    bool is_and = false;
    size_t joint = read_joint(r, at, &is_and);
    bool is_hyphen =
        joint == 0 && from.year == 0 && from.day == 0 && reading_is_parted(r, at, "-/");
    if (joint == 0 && !is_hyphen)
        return 0;
    at += joint;
    n = moment_read(r, at, &to);
    if (n == 0 || to.year == 0 || !complete(&from, to))
        return 0;
    if (is_and && !is_between && !follows(from, to))
        return 0;
    *out = (struct understood_period){from, to};
    return at + n - i;
}

/* Periods with one open end. */

/** Which side is open, and whether the time that is said belongs to the period. */
enum bound { FROM, AFTER, BEFORE, UNTIL };

/** Read what says on which side a period is open. @return the number of its words. */
static size_t read_bound(const struct query_reading *r, size_t i, enum bound *bound)
{
    static const struct {
        const char *words[2];
        enum bound bound;
    } table[] = {
        {{"depuis", NULL}, FROM},     {{"apres", NULL}, AFTER},
        {{"avant", NULL}, BEFORE},    {{"jusque", NULL}, UNTIL},
        {{"jusqu", NULL}, UNTIL},     {{"partir", NULL}, FROM},
        {{"compter", NULL}, FROM},    {{"posterieur", "a"}, AFTER},
        {{"anterieur", "a"}, BEFORE},
    };
    for (size_t row = 0; row < COUNT_OF(table); row++) {
        *bound = table[row].bound;
        bool is_two = table[row].words[1] != NULL;
        if (reading_is(r, i, table[row].words[0]) &&
            (!is_two || reading_is(r, i + 1, table[row].words[1])))
            return is_two ? 2 : 1;
    }
    /* « des » without its accent is an article. */
    *bound = FROM;
    return i < r->n && r->use[i] == WORD_FREE &&
                   str_equal(r->words[i]->written, STR("dès"))
               ? 1
               : 0;
}

/**
 * Whether « jusqu' » is elided before word @p i (« jusqu'en 2023 »): it is no word there.
 */
static bool is_until(const struct query_reading *r, size_t i)
{
    if (i >= r->n || !reading_is_in(r, i, small))
        return false;
    size_t floor = i ? r->words[i - 1]->end : 0;
    struct str gap = {r->text.at + floor, r->words[i]->start - floor};
    return str_find(gap, STR("usqu")) < gap.n || str_find(gap, STR("USQU")) < gap.n;
}

/** Append what stands before the time: « depuis », « jusqu'au »… */
static void put_bound(struct buf *out, enum bound bound,
                      const struct understood_period *whole)
{
    static const char *const words[] = {
        [FROM] = "depuis", [AFTER] = "après", [BEFORE] = "avant"};
    bool is_one =
        whole->from.month == whole->to.month && whole->from.day == whole->to.day;
    bool needs_article = whole->from.day > 0 || !is_one;
    if (bound == UNTIL)
        buf_printf(out, "jusqu'%s ",
                   needs_article       ? "au"
                   : whole->from.month ? "à"
                                       : "en");
    else
        buf_printf(out, "%s %s", words[bound], needs_article ? "le " : "");
}

/** Read a period with an open end. @return the number of its words, 0 for none. */
static size_t read_open(const struct query_reading *r, size_t i,
                        struct understood_period *out, struct str *label)
{
    enum bound bound = UNTIL;
    size_t n = is_until(r, i) ? 1 : read_bound(r, i, &bound);
    if (n == 0)
        return 0;
    size_t at = i + n;
    struct understood_period whole;
    while ((n = period_read(r, at, &whole)) == 0 && reading_is_in(r, at, small))
        at++;
    if (n == 0 || is_period_name(r, at))
        return 0;
    struct str time = period_label(whole, r->arena);
    AUTO_BUF text = BUF_INIT(300);
    put_bound(&text, bound, &whole);
    buf_put_str(&text, time);
    *label = arena_str(r->arena, buf_str(&text));
    *out = (struct understood_period){{0, 0, 0}, {0, 0, 0}};
    if (bound == FROM)
        out->from = whole.from;
    else if (bound == AFTER)
        out->from = moment_next(whole.to, 1);
    else
        out->to = bound == BEFORE ? moment_next(whole.from, -1) : whole.to;
    return at + n - i;
}

/* « En vigueur ». */

/**
 * Read « en vigueur ». Its day is today, or the day nearest to today in the time that is
 * said behind it.
 *
 * @return the number of its words, 0 for none.
 */
static size_t read_in_force(const struct query_reading *r, size_t i, date_day *day)
{
    static const char *const turns[] = {"entree",  "entre",   "entrer", "entrent",
                                        "entrant", "mise",    "mis",    "remise",
                                        "entres",  "entrees", NULL};
    if (!reading_is(r, i, "en") || !reading_is(r, i + 1, "vigueur") ||
        (i > 0 && reading_is_in(r, i - 1, turns)))
        return 0;
    *day = moment_today(r->index);
    struct understood_period said;
    size_t at = skip_small(r, i + 2);
    size_t n = reading_is_parted(r, i + 2, ".,;:!?()") ? 0 : period_read(r, at, &said);
    if (n == 0)
        return 2;
    date_day first = moment_first(said.from), last = moment_last(said.to);
    *day = *day < first ? first : *day > last ? last : *day;
    return at + n - i;
}

/* All times. */

/** Whether the period meets that from the oldest document to the newest. */
static bool has_documents(const struct query_reading *r, struct understood_period period)
{
    const struct columns *columns = &r->index->columns;
    if (columns->n_dated == 0)
        return false;
    struct date_range days = period_days(period);
    date_day newest = columns_date(columns, 1);
    date_day oldest = columns_date(columns, columns->n_dated);
    return (days.first == DATE_NONE || days.first <= newest) &&
           (days.last == DATE_NONE || days.last >= oldest);
}

static void close_words(struct query_reading *r, size_t first, size_t n)
{
    for (size_t i = first; i < first + n; i++)
        r->use[i] = WORD_CLOSED;
}

static void propose(struct query_reading *r, size_t first, size_t n,
                    const struct proposal *found)
{
    struct proposal p = *found;
    p.first = first;
    p.after = first + n;
    p.is_certain = p.says_all = true;
    bool is_known = p.valid_at != DATE_NONE ? r->index->columns.has_periods
                                            : has_documents(r, p.period);
    /* A time that no document of the index can be of is no filter: its words stay
     * words. */
    if (!is_known || !reading_propose(r, &p, WORD_TIME))
        close_words(r, first, n);
}

static struct str in_force_label(const struct query_reading *r, date_day day)
{
    struct moment m;
    date_to_civil(day, &m.year, &m.month, &m.day);
    AUTO_BUF text = BUF_INIT(100);
    buf_printf(&text, "en vigueur le ");
    buf_put_str(&text, moment_label(m, true, r->arena));
    return arena_str(r->arena, buf_str(&text));
}

/**
 * Read the time that begins at word @p i and propose it.
 *
 * @return the number of words that it took, 0 for none.
 */
static size_t read_time(struct query_reading *r, size_t i)
{
    struct proposal found = {.valid_at = DATE_NONE, .label = STR("")};
    size_t n = read_in_force(r, i, &found.valid_at);
    if (n)
        found.label = in_force_label(r, found.valid_at);
    if (n == 0 && is_period_name(r, i)) {
        close_words(r, i, 2);
        return 2;
    }
    if (n == 0 && (n = read_span(r, i, &found.period)) == 0 &&
        (n = read_open(r, i, &found.period, &found.label)) == 0 &&
        (n = period_read(r, i, &found.period)) > 0 && is_name(r, i)) {
        close_words(r, i, n);
        return n;
    }
    if (n == 0)
        return 0;
    if (found.label.n == 0)
        found.label = period_label(found.period, r->arena);
    propose(r, i, n, &found);
    return n;
}

/**
 * Whether the query may have a time: a time has digits or one of a few words. Most
 * queries have neither and need not be searched.
 */
static bool may_have_times(const struct query_reading *r)
{
    static const char *const clues[] = {"annee", "an", "mois", "vigueur", NULL};
    for (size_t at = 0; at < r->text.n; at++)
        if (r->text.at[at] >= '0' && r->text.at[at] <= '9')
            return true;
    for (size_t i = 0; i < r->n; i++)
        if (reading_is_in(r, i, clues))
            return true;
    return false;
}

void reading_find_times(struct query_reading *r)
{
    if (!may_have_times(r))
        return;
    for (size_t i = 0; i < r->n;) {
        size_t n = r->use[i] == WORD_FREE ? read_time(r, i) : 0;
        i += n ? n : 1;
    }
}
