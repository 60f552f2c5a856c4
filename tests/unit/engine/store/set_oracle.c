/* Evaluating expressions document by document. */
#include "tests/unit/engine/store/set_oracle.h"

bool set_oracle_has_term(uint32_t term, uint32_t docid)
{
    return (docid * 7 + term * 5) % (term + 2) == 0;
}

bool set_oracle_has_value(uint32_t value, uint32_t docid)
{
    return value && docid % 9 == value;
}

static double weight_in(const struct set *set, const struct set_members *parts,
                        uint32_t docid)
{
    double sum = 0;
    for (size_t i = 0; i < set->parts.n; i++)
        sum += parts[i].has[docid] ? set->parts.weights[i] : 0;
    return sum;
}

static size_t parts_with(const struct set *set, const struct set_members *parts,
                         uint32_t docid)
{
    size_t n = 0;
    for (size_t i = 0; i < set->parts.n; i++)
        n += parts[i].has[docid];
    return n;
}

static bool is_listed(const struct set *set, uint32_t docid)
{
    for (uint32_t i = 0; i < set->list.n; i++)
        if (set->list.docids[i] == docid)
            return true;
    return false;
}

static bool has_any_value(const struct set *set, uint32_t docid)
{
    for (size_t i = 0; i < set->values.n; i++)
        if (set_oracle_has_value(set->values.at[i], docid))
            return true;
    return false;
}

static bool is_member(const struct set *set, const struct set_members *parts,
                      uint32_t docid)
{
    switch (set->kind) {
    case SET_NONE:
        return false;
    case SET_EVERY:
        return true;
    case SET_TERM:
        return set_oracle_has_term((uint32_t)(set->term.text.at[0] - 'a'), docid);
    case SET_VALUES:
        return has_any_value(set, docid);
    case SET_RANGE:
        return docid >= set->range.first && docid < set->range.end;
    case SET_LIST:
        return is_listed(set, docid);
    case SET_ANY:
        return parts_with(set, parts, docid) > 0;
    case SET_ALL:
        return parts_with(set, parts, docid) == set->parts.n;
    case SET_AT_LEAST:
        return weight_in(set, parts, docid) >= set->parts.least;
    case SET_BUT:
        return parts[0].has[docid] && !parts[1].has[docid];
    }
    return false;
}

static bool has_parts(const struct set *set)
{
    return set->kind >= SET_ANY;
}

struct set_members set_oracle_members(const struct set *set)
{
    struct set_members parts[SET_ORACLE_PARTS] = {{{0}}}, out = {{0}};
    if (has_parts(set))
        for (size_t i = 0; i < set->parts.n; i++)
            parts[i] = set_oracle_members(set->parts.at[i]);
    for (uint32_t docid = 1; docid <= SET_ORACLE_DOCUMENTS; docid++)
        out.has[docid] = is_member(set, parts, docid);
    return out;
}
