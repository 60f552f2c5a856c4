/* Reads and writes each parameter of a search, and lists them all in one table. */
#include "engine/request/request_params.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <utf8proc.h>

#include "base/percent.h"
#include "base/utf8.h"
#include "engine/index/index_parts.h"

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

struct str param_shown(struct str value)
{
    return utf8_head_bytes(value, 40);
}

/* Writing. */

void param_put(struct buf *out, const char *name, struct str value)
{
    if (out->n)
        buf_put_byte(out, '&');
    buf_put_text(out, name);
    buf_put_byte(out, '=');
    percent_encode(out, value, false);
}

static void put_number(struct buf *out, const char *name, uint32_t value)
{
    param_put(out, name, STR(""));
    buf_put_number(out, value);
}

/* q */

/**
 * Whether all characters are below U+0300: all of them are composed (Unicode:
 * NFC_QC=Yes). The UTF-8 of U+0300 begins with the byte CC.
 */
static bool is_composed(struct str text)
{
    for (size_t i = 0; i < text.n; i++)
        if ((unsigned char)text.at[i] >= 0xCC)
            return false;
    return true;
}

/**
 * The composed form (NFC), so that « é » typed as one character or as two is the same
 * request.
 */
static struct str composed(struct str text, struct arena *arena)
{
    if (is_composed(text))
        return text;
    utf8proc_uint8_t *made = NULL;
    utf8proc_ssize_t n =
        utf8proc_map((const utf8proc_uint8_t *)text.at, (utf8proc_ssize_t)text.n, &made,
                     UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    if (n < 0)
        return text;
    struct str kept = arena_str(arena, (struct str){(const char *)made, (size_t)n});
    free(made); /* library memory */
    return kept;
}

static void read_q(struct param_reader *reader, struct str value)
{
    value = str_trim(composed(value, reader->arena));
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
    if (request->text.n)
        param_put(out, name, request->text);
}

/* sort, mode */

static const char *const sorts[] = {
    [SORT_RELEVANCE] = "relevance", [SORT_NEWEST] = "newest", [SORT_OLDEST] = "oldest"};
static const char *const modes[] = {[MODE_BROAD] = "broad", [MODE_STRICT] = "strict"};

/** The place of @p value in @p names; @p n and a fault when it is not there. */
static size_t choose(struct param_reader *reader, struct str value,
                     const char *const *names, size_t n)
{
    size_t i = str_place(value, names, n);
    if (i == n)
        param_fault(reader,
                    "« %.*s » n'est pas une valeur possible (attendu : %s, %s%s%s)",
                    STR_ARG(param_shown(value)), names[0], names[1], n > 2 ? ", " : "",
                    n > 2 ? names[2] : "");
    return i;
}

static void read_sort(struct param_reader *reader, struct str value)
{
    size_t i = choose(reader, value, sorts, COUNT_OF(sorts));
    if (i < COUNT_OF(sorts))
        reader->request->sort = (enum search_sort)i;
}

/** The default order: by relevance, or newest first when there is no word. */
static enum search_sort usual_sort(const struct search_request *request)
{
    return request->text.n ? SORT_RELEVANCE : SORT_NEWEST;
}

static void write_sort(struct buf *out, const struct search_request *request,
                       const struct index *index, const char *name)
{
    (void)index;
    if (request->sort != usual_sort(request))
        param_put(out, name, str_of(sorts[request->sort]));
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
        param_put(out, name, str_of(modes[request->mode]));
}

/* page, per_page */

static uint32_t read_number(struct param_reader *reader, struct str value, uint32_t most)
{
    int64_t number = str_number(value, most);
    if (number > 0)
        return (uint32_t)number;
    param_fault(reader, "« %.*s » n'est pas un nombre de 1 à %u",
                STR_ARG(param_shown(value)), most);
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

/** The bit for facets=none, which differs from no parameter at all. */
#define FACETS_NONE (1U << FACET_COUNT_)

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
        param_fault(reader, "« %.*s » n'est pas une facette",
                    STR_ARG(param_shown(value)));
}

static void write_facets(struct buf *out, const struct search_request *request,
                         const struct index *index, const char *name)
{
    (void)index;
    if (request->facets == facets_by_default())
        return;
    if (!request->facets)
        param_put(out, name, STR("none"));
    for (unsigned i = 0; i < FACET_COUNT_; i++)
        if (request->facets >> i & 1U)
            param_put(out, name, str_of(facet_name((enum facet)i)));
}

/* fields */

static void read_fields(struct param_reader *reader, struct str value)
{
    enum hit_member member = hit_member_find(value);
    if (member < HIT_MEMBER_COUNT_)
        reader->request->fields |= HIT_MEMBER_BIT(HIT_ID) | HIT_MEMBER_BIT(member);
    else
        param_fault(reader, "« %.*s » n'est pas un membre d'un résultat",
                    STR_ARG(param_shown(value)));
}

static void write_fields(struct buf *out, const struct search_request *request,
                         const struct index *index, const char *name)
{
    (void)index;
    hit_member_set others = request->fields & ~HIT_MEMBER_BIT(HIT_ID);
    if (request->fields && !others)
        param_put(out, name, STR("id"));
    for (unsigned i = 0; others >> i; i++)
        if (others >> i & 1U)
            param_put(out, name, str_of(hit_member_name((enum hit_member)i)));
}

/* explain, labels, collapse */

/** Read 0 or 1 into @p out. */
static void read_flag(bool *out, struct param_reader *reader, struct str value)
{
    if (str_equal(value, STR("1")) || str_equal(value, STR("0")))
        *out = value.at[0] == '1';
    else
        param_fault(reader, "« %.*s » n'est ni 0 ni 1", STR_ARG(param_shown(value)));
}

static void read_explain(struct param_reader *reader, struct str value)
{
    read_flag(&reader->request->explain, reader, value);
}

static void write_explain(struct buf *out, const struct search_request *request,
                          const struct index *index, const char *name)
{
    (void)index;
    if (request->explain)
        param_put(out, name, STR("1"));
}

static void read_labels(struct param_reader *reader, struct str value)
{
    read_flag(&reader->request->labels, reader, value);
}

static void write_labels(struct buf *out, const struct search_request *request,
                         const struct index *index, const char *name)
{
    (void)index;
    if (request->labels)
        param_put(out, name, STR("1"));
}

static void read_collapse(struct param_reader *reader, struct str value)
{
    bool collapses = true;
    read_flag(&collapses, reader, value);
    reader->request->separate = !collapses;
}

static void write_collapse(struct buf *out, const struct search_request *request,
                           const struct index *index, const char *name)
{
    (void)index;
    if (request->separate)
        param_put(out, name, STR("0"));
}

const struct search_param_kind search_param_kinds[] = {
    {"q", false, read_q, write_q},
    {"region", true, param_read_region, param_write_region},
    {"theme", true, param_read_theme, param_write_theme},
    {"kind", true, param_read_kind, param_write_kind},
    {"source", true, param_read_source, param_write_source},
    {"from", false, param_read_from, param_write_from},
    {"to", false, param_read_to, param_write_to},
    {"valid_at", false, param_read_valid_at, param_write_valid_at},
    {"sort", false, read_sort, write_sort},
    {"mode", false, read_mode, write_mode},
    {"facets", true, read_facets, write_facets},
    {"collapse", false, read_collapse, write_collapse},
    {"explain", false, read_explain, write_explain},
    {"fields", true, read_fields, write_fields},
    {"labels", false, read_labels, write_labels},
    {"per_page", false, read_per_page, write_per_page},
    {"page", false, read_page, write_page},
};
const size_t n_search_param_kinds = COUNT_OF(search_param_kinds);
