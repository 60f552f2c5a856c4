/* Recognising regions, departments, months and years in a query. */
#include "engine/understood.h"

#include <stdio.h>

#include "engine/assign.h"
#include "text/analyse.h"

#define PLACES_MAX 16
#define FOUND_MAX 16

struct found {
    struct search_understood *at;
    size_t n;
};

static void add(struct found *found, struct str text, struct str parameter,
                struct str value, struct str label)
{
    for (size_t i = 0; i < found->n; i++)
        if (str_equal(found->at[i].parameter, parameter) &&
            str_equal(found->at[i].value, value))
            return;
    if (found->n < FOUND_MAX)
        found->at[found->n++] = (struct search_understood){text, parameter, value, label};
}

static void add_places(struct found *found, const struct search_request *request,
                       const struct index *index, struct analyser *analyser)
{
    struct place places[PLACES_MAX];
    size_t n =
        assign_find_places(index->assigner, analyser, request->text, places, PLACES_MAX);
    for (size_t i = 0; i < n; i++) {
        region_set regions = places[i].regions;
        bool is_one = regions && !(regions & (regions - 1));
        if (!is_one || places[i].is_negated || places[i].is_ambiguous ||
            (request->regions & regions))
            continue;
        const struct region *region =
            vocabulary_region(index->vocabulary, (size_t)__builtin_ctz(regions));
        struct str text = {request->text.at + places[i].start,
                           places[i].end - places[i].start};
        add(found, text, STR("region"), str_of(region->code), str_of(region->label));
    }
}

static const char *const months[] = {"janvier",   "fevrier", "mars",     "avril",
                                     "mai",       "juin",    "juillet",  "aout",
                                     "septembre", "octobre", "novembre", "decembre"};
static const char *const month_labels[] = {
    "janvier", "février", "mars",      "avril",   "mai",      "juin",
    "juillet", "août",    "septembre", "octobre", "novembre", "décembre"};

static int month_of(struct str folded)
{
    for (int i = 0; i < 12; i++)
        if (str_equal(folded, str_of(months[i])))
            return i + 1;
    return 0;
}

/** A year that documents may be of; 0 otherwise. */
static int year_of(struct str folded)
{
    struct date_range range;
    if (folded.n != 4 || date_parse_range(&range, folded, NULL))
        return 0;
    int year, month, day;
    date_to_civil(range.first, &year, &month, &day);
    return year >= 1990 && year <= 2100 ? year : 0;
}

/** « avril 2026 » or « 2026 »: the same value opens and closes the period. */
static void add_dates(struct found *found, const struct search_request *request,
                      struct analyser *analyser, struct arena *arena)
{
    struct token_list list = analyser_run(analyser, request->text, ANALYSE_QUERY);
    int month = 0;
    uint32_t month_start = 0;
    for (size_t i = 0; i < list.n; i++) {
        const struct token *token = &list.at[i];
        if (token->flags & TOKEN_ALTERNATIVE)
            continue;
        int year = year_of(token->folded);
        if (year) {
            char value[16], label[32];
            (void)snprintf(value, sizeof value, "%04d", year);
            if (month)
                (void)snprintf(value, sizeof value, "%04d-%02d", year, month);
            (void)snprintf(label, sizeof label, "%s%s%04d",
                           month ? month_labels[month - 1] : "", month ? " " : "", year);
            uint32_t start = month ? month_start : token->start;
            struct str text = {request->text.at + start, token->end - start};
            struct str kept = arena_str(arena, str_of(value));
            struct str shown = arena_str(arena, str_of(label));
            add(found, text, STR("from"), kept, shown);
            add(found, text, STR("to"), kept, shown);
        }
        month = month_of(token->folded);
        month_start = token->start;
    }
}

void understood_find(struct search_answer *answer, const struct index *index,
                     struct analyser *analyser, struct arena *arena)
{
    const struct search_request *request = answer->request;
    struct found found = {arena_array(arena, FOUND_MAX, sizeof *found.at), 0};
    add_places(&found, request, index, analyser);
    if (request->from == DATE_NONE && request->to == DATE_NONE)
        add_dates(&found, request, analyser, arena);
    answer->understood = found.at;
    answer->n_understood = found.n;
}
