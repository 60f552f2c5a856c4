/* Reading and writing each parameter of a search. */
#include "engine/search_params.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "engine/index_parts.h"

void param_fault(struct param_reader *reader, const char *format, ...)
{
    struct search_faults *faults = reader->faults;
    if (faults->n == SEARCH_FAULTS_MAX)
        return;
    char text[400];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(text, sizeof text, format, args);
    va_end(args);
    struct str detail = str_of(text);
    detail = utf8_head_bytes(detail, utf8_first_invalid(detail));
    faults->at[faults->n++] =
        (struct search_fault){reader->name, arena_str(reader->arena, detail)};
}

/** At most forty bytes of a wrong value, to show it. */
static struct str shown(struct str value)
{
    return utf8_head_bytes(value, 40);
}

/* Writing. */

static void put_encoded(struct buf *out, struct str text)
{
    static const char unreserved[] = "-._~";
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.at[i];
        bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                     (c >= 'A' && c <= 'Z') || (c && strchr(unreserved, c));
        if (plain)
            buf_put_byte(out, (char)c);
        else
            buf_printf(out, "%%%02X", c);
    }
}

static void put_pair(struct buf *out, const char *name, struct str value)
{
    if (out->n)
        buf_put_byte(out, '&');
    buf_printf(out, "%s=", name);
    put_encoded(out, value);
}

static void put_number(struct buf *out, const char *name, uint32_t value)
{
    char text[16];
    (void)snprintf(text, sizeof text, "%u", value);
    put_pair(out, name, str_of(text));
}

/* q */

static void read_q(struct param_reader *reader, struct str value)
{
    size_t n = utf8_count(value);
    if (n > SEARCH_QUERY_MAX)
        param_fault(reader, "la recherche fait %zu caractères, le maximum est %d", n,
                    SEARCH_QUERY_MAX);
    reader->request->text = value;
}

static void write_q(struct buf *out, const struct search_request *request,
                    const struct index *index, const char *name)
{
    (void)index;
    if (str_trim(request->text).n)
        put_pair(out, name, str_trim(request->text));
}

/* region */

static void read_region(struct param_reader *reader, struct str value)
{
    int region = vocabulary_find_region(reader->index->vocabulary, value);
    if (str_equal(value, STR("national")))
        reader->request->regions |= REGION_NATIONAL;
    else if (region >= 0)
        reader->request->regions |= (region_set)1 << region;
    else
        param_fault(reader,
                    "« %.*s » n'est ni un code Insee de région, ni son identifiant, ni "
                    "« national »",
                    STR_ARG(shown(value)));
}

static void write_region(struct buf *out, const struct search_request *request,
                         const struct index *index, const char *name)
{
    for (size_t i = 0; i < vocabulary_n_regions(index->vocabulary); i++)
        if (request->regions >> i & 1U)
            put_pair(out, name, str_of(vocabulary_region(index->vocabulary, i)->code));
    if (request->regions & REGION_NATIONAL)
        put_pair(out, name, STR("national"));
}

/* theme */

static void read_theme(struct param_reader *reader, struct str value)
{
    int theme = vocabulary_find_theme(reader->index->vocabulary, value);
    if (theme >= 0)
        theme_set_add(&reader->request->themes, (unsigned)theme);
    else
        param_fault(reader, "« %.*s » n'est pas un thème", STR_ARG(shown(value)));
}

static void write_theme(struct buf *out, const struct search_request *request,
                        const struct index *index, const char *name)
{
    for (unsigned i = 0; i < vocabulary_n_themes(index->vocabulary); i++)
        if (theme_set_has(&request->themes, i))
            put_pair(out, name, str_of(vocabulary_theme(index->vocabulary, i)->slug));
}

/* kind */

static void read_kind(struct param_reader *reader, struct str value)
{
    enum kind kind = kind_find(value);
    if (kind < KIND_COUNT_)
        reader->request->kinds |= 1U << kind;
    else
        param_fault(reader, "« %.*s » n'est pas un type de document",
                    STR_ARG(shown(value)));
}

static void write_kind(struct buf *out, const struct search_request *request,
                       const struct index *index, const char *name)
{
    (void)index;
    for (unsigned i = 0; i < KIND_COUNT_; i++)
        if (request->kinds >> i & 1U)
            put_pair(out, name, str_of(kind_slug((enum kind)i)));
}

/* source: any slug; one that no document has finds nothing. */

#define SOURCES_MAX 32
#define SOURCE_BYTES_MAX 120

static void read_source(struct param_reader *reader, struct str value)
{
    struct search_request *request = reader->request;
    if (!value.n || value.n > SOURCE_BYTES_MAX || request->n_sources == SOURCES_MAX) {
        param_fault(reader,
                    value.n ? "valeur trop longue ou trop de sources" : "valeur vide");
        return;
    }
    struct str *sources =
        arena_array(reader->arena, request->n_sources + 1, sizeof *sources);
    size_t n = 0;
    bool placed = false;
    for (size_t i = 0; i < request->n_sources; i++) {
        int c = str_compare(value, request->sources[i]);
        if (c == 0)
            return;
        if (c < 0 && !placed) {
            sources[n++] = value;
            placed = true;
        }
        sources[n++] = request->sources[i];
    }
    if (!placed)
        sources[n++] = value;
    request->sources = sources;
    request->n_sources = n;
}

static void write_source(struct buf *out, const struct search_request *request,
                         const struct index *index, const char *name)
{
    (void)index;
    for (size_t i = 0; i < request->n_sources; i++)
        put_pair(out, name, request->sources[i]);
}

/* from, to, valid_at. An empty value is none: forms send those. */

static bool read_range(struct param_reader *reader, struct str value,
                       struct date_range *range)
{
    struct error err = {0};
    *range = (struct date_range){DATE_NONE, DATE_NONE};
    if (!value.n)
        return true;
    if (date_parse_range(range, value, &err) == STATUS_OK)
        return true;
    param_fault(reader, "%s", err.text);
    return false;
}

static void read_from(struct param_reader *reader, struct str value)
{
    struct date_range range;
    if (!read_range(reader, value, &range))
        return;
    reader->request->from = range.first;
    reader->request->from_text = value;
}

static void write_from(struct buf *out, const struct search_request *request,
                       const struct index *index, const char *name)
{
    (void)index;
    if (request->from != DATE_NONE)
        put_pair(out, name, request->from_text);
}

static void read_to(struct param_reader *reader, struct str value)
{
    struct date_range range;
    if (!read_range(reader, value, &range))
        return;
    reader->request->to = range.last;
    reader->request->to_text = value;
}

static void write_to(struct buf *out, const struct search_request *request,
                     const struct index *index, const char *name)
{
    (void)index;
    if (request->to != DATE_NONE)
        put_pair(out, name, request->to_text);
}

static void read_valid_at(struct param_reader *reader, struct str value)
{
    struct error err = {0};
    if (value.n && date_parse(&reader->request->valid_at, value, &err))
        param_fault(reader, "%s", err.text);
}

static void write_valid_at(struct buf *out, const struct search_request *request,
                           const struct index *index, const char *name)
{
    (void)index;
    char text[DATE_TEXT_BYTES];
    date_format(text, request->valid_at);
    if (text[0])
        put_pair(out, name, str_of(text));
}

/* sort, mode */

static const char *const sorts[] = {
    [SORT_RELEVANCE] = "relevance", [SORT_NEWEST] = "newest", [SORT_OLDEST] = "oldest"};
static const char *const modes[] = {[MODE_BROAD] = "broad", [MODE_STRICT] = "strict"};

/** The place of @p value in @p names, or @p n with a fault. */
static size_t choose(struct param_reader *reader, struct str value,
                     const char *const *names, size_t n)
{
    size_t i = 0;
    while (i < n && !str_equal(value, str_of(names[i])))
        i++;
    if (i == n)
        param_fault(reader,
                    "« %.*s » n'est pas une valeur possible (attendu : %s, %s%s%s)",
                    STR_ARG(shown(value)), names[0], names[1], n > 2 ? ", " : "",
                    n > 2 ? names[2] : "");
    return i;
}

static void read_sort(struct param_reader *reader, struct str value)
{
    size_t i = choose(reader, value, sorts, COUNT_OF(sorts));
    if (i < COUNT_OF(sorts))
        reader->request->sort = (enum search_sort)i;
}

/** The order without a word: newest; with words: by relevance. */
static enum search_sort usual_sort(const struct search_request *request)
{
    return str_trim(request->text).n ? SORT_RELEVANCE : SORT_NEWEST;
}

static void write_sort(struct buf *out, const struct search_request *request,
                       const struct index *index, const char *name)
{
    (void)index;
    if (request->sort != usual_sort(request))
        put_pair(out, name, str_of(sorts[request->sort]));
}

static void read_mode(struct param_reader *reader, struct str value)
{
    size_t i = choose(reader, value, modes, COUNT_OF(modes));
    if (i < COUNT_OF(modes))
        reader->request->mode = (enum search_mode)i;
}

static void write_mode(struct buf *out, const struct search_request *request,
                       const struct index *index, const char *name)
{
    (void)index;
    if (request->mode != MODE_BROAD)
        put_pair(out, name, str_of(modes[request->mode]));
}

/* page, per_page */

static uint32_t read_number(struct param_reader *reader, struct str value, uint32_t most)
{
    uint64_t number = 0;
    for (size_t i = 0; i < value.n && number <= most; i++) {
        if (value.at[i] < '0' || value.at[i] > '9') {
            number = 0;
            break;
        }
        number = number * 10 + (uint64_t)(value.at[i] - '0');
    }
    if (number >= 1 && number <= most)
        return (uint32_t)number;
    param_fault(reader, "« %.*s » n'est pas un nombre de 1 à %u", STR_ARG(shown(value)),
                most);
    return 1;
}

static void read_page(struct param_reader *reader, struct str value)
{
    reader->request->page = read_number(reader, value, SEARCH_DEPTH_MAX);
}

static void write_page(struct buf *out, const struct search_request *request,
                       const struct index *index, const char *name)
{
    (void)index;
    if (request->page != 1)
        put_number(out, name, request->page);
}

static void read_per_page(struct param_reader *reader, struct str value)
{
    reader->request->per_page = read_number(reader, value, SEARCH_PER_PAGE_MAX);
}

static void write_per_page(struct buf *out, const struct search_request *request,
                           const struct index *index, const char *name)
{
    (void)index;
    if (request->per_page != SEARCH_PER_PAGE)
        put_number(out, name, request->per_page);
}

/* facets */

#define FACETS_NONE (1U << FACET_COUNT_) /* said in so many words */

static void read_facets(struct param_reader *reader, struct str value)
{
    if (str_equal(value, STR("none"))) {
        reader->request->facets |= FACETS_NONE;
        return;
    }
    unsigned i = 0;
    while (i < FACET_COUNT_ && !str_equal(value, str_of(facet_name((enum facet)i))))
        i++;
    if (i < FACET_COUNT_)
        reader->request->facets |= 1U << i;
    else
        param_fault(reader, "« %.*s » n'est pas une facette", STR_ARG(shown(value)));
}

static void write_facets(struct buf *out, const struct search_request *request,
                         const struct index *index, const char *name)
{
    (void)index;
    if (request->facets == SEARCH_FACETS)
        return;
    if (!request->facets)
        put_pair(out, name, STR("none"));
    for (unsigned i = 0; i < FACET_COUNT_; i++)
        if (request->facets >> i & 1U)
            put_pair(out, name, str_of(facet_name((enum facet)i)));
}

/* explain */

static void read_explain(struct param_reader *reader, struct str value)
{
    if (str_equal(value, STR("1")))
        reader->request->explain = true;
    else if (!str_equal(value, STR("0")))
        param_fault(reader, "« %.*s » n'est ni 0 ni 1", STR_ARG(shown(value)));
}

static void write_explain(struct buf *out, const struct search_request *request,
                          const struct index *index, const char *name)
{
    (void)index;
    if (request->explain)
        put_pair(out, name, STR("1"));
}

const struct search_param_kind search_param_kinds[] = {
    {"q", false, read_q, write_q},
    {"region", true, read_region, write_region},
    {"theme", true, read_theme, write_theme},
    {"kind", true, read_kind, write_kind},
    {"source", true, read_source, write_source},
    {"from", false, read_from, write_from},
    {"to", false, read_to, write_to},
    {"valid_at", false, read_valid_at, write_valid_at},
    {"sort", false, read_sort, write_sort},
    {"mode", false, read_mode, write_mode},
    {"facets", true, read_facets, write_facets},
    {"explain", false, read_explain, write_explain},
    {"per_page", false, read_per_page, write_per_page},
    {"page", false, read_page, write_page},
};
const size_t n_search_param_kinds = COUNT_OF(search_param_kinds);
