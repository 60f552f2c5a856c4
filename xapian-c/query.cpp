/* Builds queries. */
#include "xapian-c/query.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

#include "xapian-c/guarded.hpp"
#include "xapian-c/handles.hpp"
#include "xapian-c/id_source.hpp"

namespace
{

using Xapian::Query;

const Query::op operators[] = {
    /* XC_AND */ Query::OP_AND,
    /* XC_OR */ Query::OP_OR,
    /* XC_AND_NOT */ Query::OP_AND_NOT,
    /* XC_FILTER */ Query::OP_FILTER,
    /* XC_AND_MAYBE */ Query::OP_AND_MAYBE,
    /* XC_SYNONYM */ Query::OP_SYNONYM,
    /* XC_MAX */ Query::OP_MAX,
};

const Query::op proximities[] = {
    /* XC_PHRASE */ Query::OP_PHRASE,
    /* XC_NEAR */ Query::OP_NEAR,
};

/**
 * Find the depth of a query that is composed of @p parts. STATUS_TOO_LARGE when it is too
 * deep.
 */
enum status depth_over(unsigned *out, const struct xc_query *const *parts, size_t n,
                       struct error *err)
{
    unsigned deepest = 0;
    for (size_t i = 0; i < n; i++)
        deepest = std::max(deepest, parts[i]->depth);
    *out = deepest + 1;
    if (*out <= XC_QUERY_MAX_DEPTH)
        return STATUS_OK;
    return error_set(err, STATUS_TOO_LARGE, "the query is nested more than %d deep",
                     XC_QUERY_MAX_DEPTH);
}

std::vector<xc::node_ptr> nodes_of(const struct xc_query *const *parts, size_t n)
{
    std::vector<xc::node_ptr> nodes;
    nodes.reserve(n);
    for (size_t i = 0; i < n; i++)
        nodes.push_back(parts[i]->root);
    return nodes;
}

std::vector<Query> queries_of(const struct xc_query *const *parts, size_t n)
{
    std::vector<Query> queries;
    queries.reserve(n);
    for (size_t i = 0; i < n; i++)
        queries.push_back(parts[i]->root->query());
    return queries;
}

/**
 * Make a query that is never built again: it has no terms, or its terms have positions.
 */
struct xc_query *plain(const Query &query, unsigned depth)
{
    return new xc_query{std::make_shared<xc::node>(query), depth};
}

/**
 * Whether @p query can be searched by positions. Xapian would silently drop some other
 * queries, and refuse others only when it matches.
 */
bool has_positions(const Query &query)
{
    if (query.get_type() == Query::LEAF_TERM)
        return true;
    if (query.get_type() != Query::OP_OR)
        return query.empty();
    for (size_t i = 0; i < query.get_num_subqueries(); i++)
        if (query.get_subquery(i).get_type() != Query::LEAF_TERM)
            return false;
    return true;
}

enum status check_within(const enum xc_proximity &order, const std::vector<Query> &parts,
                         uint32_t window, struct error *err)
{
    if (xc::number_of(order) > XC_NEAR)
        return error_set(err, STATUS_BAD_INPUT, "no proximity is %u",
                         xc::number_of(order));
    if (window && window < parts.size())
        return error_set(err, STATUS_BAD_INPUT, "a window of %u for %zu parts", window,
                         parts.size());
    if (!std::all_of(parts.begin(), parts.end(), has_positions))
        return error_set(err, STATUS_UNSUPPORTED,
                         "a part of a phrase is neither a term nor an OR of terms");
    return STATUS_OK;
}

enum status check_ids(const uint32_t *docids, size_t n, struct error *err)
{
    uint32_t before = 0;
    for (size_t i = 0; i < n; before = docids[i++])
        if (docids[i] <= before)
            return error_set(err, STATUS_BAD_INPUT,
                             "id %u stands after %u in a set of increasing ids",
                             docids[i], before);
    return STATUS_OK;
}

} // namespace

void xc_query_free(struct xc_query *query)
{
    delete query;
}

enum status xc_query_term(struct xc_query **out, struct str term, uint32_t wqf,
                          struct error *err)
{
    *out = nullptr;
    return xc::guarded(err, [&] {
        if (term.n == 0)
            return error_set(err, STATUS_BAD_INPUT, "the term is empty");
        *out = new xc_query{std::make_shared<xc::term_node>(xc::bytes_of(term), wqf), 1};
        return STATUS_OK;
    });
}

enum status xc_query_all(struct xc_query **out, struct error *err)
{
    *out = nullptr;
    /* Not Query::MatchAll: all threads share its count of references, which is not
     * atomic. */
    return xc::guarded(err, [&] { *out = plain(Query(std::string()), 1); });
}

enum status xc_query_nothing(struct xc_query **out, struct error *err)
{
    *out = nullptr;
    return xc::guarded(err, [&] { *out = plain(Query(), 1); });
}

enum status xc_query_combine(struct xc_query **out, enum xc_operator operation,
                             const struct xc_query *const *parts, size_t n,
                             struct error *err)
{
    *out = nullptr;
    return xc::guarded(err, [&] {
        if (xc::number_of(operation) > XC_MAX)
            return error_set(err, STATUS_BAD_INPUT, "no operator is %u",
                             xc::number_of(operation));
        unsigned depth = 0;
        enum status status = depth_over(&depth, parts, n, err);
        if (status)
            return status;
        *out = new xc_query{
            std::make_shared<xc::combined_node>(operators[operation], nodes_of(parts, n)),
            depth};
        return STATUS_OK;
    });
}

enum status xc_query_within(struct xc_query **out, enum xc_proximity order,
                            const struct xc_query *const *parts, size_t n,
                            uint32_t window, struct error *err)
{
    *out = nullptr;
    return xc::guarded(err, [&] {
        unsigned depth = 0;
        enum status status = depth_over(&depth, parts, n, err);
        if (status)
            return status;
        std::vector<Query> queries = queries_of(parts, n);
        status = check_within(order, queries, window, err);
        if (status)
            return status;
        if (n == 1)
            *out = new xc_query{parts[0]->root, depth};
        else
            *out = plain(
                Query(proximities[order], queries.begin(), queries.end(), window), depth);
        return STATUS_OK;
    });
}

enum status xc_query_scale(struct xc_query **out, const struct xc_query *part,
                           double factor, struct error *err)
{
    *out = nullptr;
    return xc::guarded(err, [&] {
        if (!std::isfinite(factor) || factor < 0)
            return error_set(err, STATUS_BAD_INPUT, "the factor of a weight is %g",
                             factor);
        unsigned depth = 0;
        enum status status = depth_over(&depth, &part, 1, err);
        if (!status)
            *out = new xc_query{std::make_shared<xc::scaled_node>(part->root, factor),
                                depth};
        return status;
    });
}

enum status xc_query_id_range(struct xc_query **out, uint32_t first, uint32_t last,
                              struct error *err)
{
    *out = nullptr;
    return xc::guarded(err, [&] {
        if (first == 0 || first > last)
            return error_set(err, STATUS_BAD_INPUT, "no range of ids: %u to %u", first,
                             last);
        *out = plain(Query((new xc::id_range(first, last))->release()), 1);
        return STATUS_OK;
    });
}

enum status xc_query_id_set(struct xc_query **out, const uint32_t *docids, size_t n,
                            struct error *err)
{
    *out = nullptr;
    return xc::guarded(err, [&] {
        enum status status = check_ids(docids, n, err);
        if (!status)
            *out = plain(Query((new xc::id_set(docids, n))->release()), 1);
        return status;
    });
}

enum status xc_query_describe(struct buf *out, const struct xc_query *query,
                              struct error *err)
{
    buf_clear(out);
    return xc::guarded(err, [&] {
        return xc::hand_over(out, query->root->query().get_description(), err);
    });
}
