/* Reads what a letter is asked for, and writes it back in one form. */
#include "letter/letter_request.h"

#include "engine/request/request_params.h"

/** The parameters of a search that a letter has too. */
static const char *const of_search[] = {"region", "theme", "kind", "source", "to"};

static bool is_of_search(struct str name)
{
    return str_place(name, of_search, COUNT_OF(of_search)) < COUNT_OF(of_search);
}

bool letter_param_is_known(struct str name)
{
    return is_of_search(name) || str_equal(name, STR("days"));
}

static struct str day_text(date_day day, struct arena *arena)
{
    char text[DATE_TEXT_BYTES];
    date_format(text, day);
    return arena_str(arena, str_of(text));
}

/** Set the first and the last day. */
static void set_days(struct letter_request *request, date_day last, struct arena *arena)
{
    struct search_request *search = &request->search;
    search->to = last;
    search->from = last - (date_day)request->days + 1;
    search->to_text = day_text(search->to, arena);
    search->from_text = day_text(search->from, arena);
}

static void read_days(struct letter_request *out, struct param_reader *reader,
                      struct str value)
{
    int64_t days = str_number(value, LETTER_DAYS_MAX);
    if (days < 1)
        param_fault(reader, "un nombre de jours de 1 à %d est attendu", LETTER_DAYS_MAX);
    else
        out->days = (unsigned)days;
}

/** Read `days`, and refuse what only a search has. */
static void read_own(struct letter_request *out, struct param_reader *reader,
                     const struct search_param *params, size_t n)
{
    size_t n_days = 0;
    for (size_t i = 0; i < n; i++) {
        reader->name = params[i].name;
        if (search_param_is_known(reader->name) && !is_of_search(reader->name))
            param_fault(reader, "paramètre inconnu");
        if (!str_equal(reader->name, STR("days")) || !params[i].value.n)
            continue;
        if (n_days++)
            param_fault(reader, "ce paramètre ne peut être donné qu'une fois");
        else
            read_days(out, reader, params[i].value);
    }
}

enum status letter_request_read(struct letter_request *out, struct search_faults *faults,
                                const struct index *index,
                                const struct search_param *params, size_t n,
                                date_day today, struct arena *arena)
{
    *out = (struct letter_request){.days = LETTER_DAYS};
    struct search_param *others = arena_array(arena, n, sizeof *others);
    size_t n_others = 0;
    for (size_t i = 0; i < n; i++) {
        struct str name = params[i].name;
        if (is_of_search(name) ||
            (!search_param_is_known(name) && !letter_param_is_known(name)))
            others[n_others++] = params[i];
    }
    /* The faults say how it went. */
    IGNORE(search_request_read(&out->search, faults, index, others, n_others, arena));
    struct param_reader reader = {&out->search, faults, index, arena, STR("")};
    read_own(out, &reader, params, n);
    out->search.facets = 0;
    out->ends_today = out->search.to == DATE_NONE || out->search.to == today;
    set_days(out, out->ends_today ? today : out->search.to, arena);
    return faults->n ? STATUS_BAD_INPUT : STATUS_OK;
}

void letter_request_write(struct buf *out, const struct letter_request *request,
                          const struct index *index)
{
    struct search_request search = request->search;
    search.facets = facets_by_default();
    search.from = DATE_NONE;
    if (request->ends_today)
        search.to = DATE_NONE;
    AUTO_BUF text = BUF_INIT(out->limit);
    search_request_write(&text, &search, index, 1);
    if (request->days != LETTER_DAYS) {
        param_put(&text, "days", STR(""));
        buf_put_number(&text, request->days);
    }
    buf_put_str(out, buf_str(&text));
}

struct letter_request letter_request_until(const struct letter_request *request,
                                           date_day last, struct arena *arena)
{
    struct letter_request until = *request;
    until.ends_today = false;
    set_days(&until, last, arena);
    return until;
}
