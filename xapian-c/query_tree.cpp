/* Builds a query again, without the terms that libxapian would stumble over. */
#include "xapian-c/query_tree.hpp"

namespace xc
{

namespace
{

using Xapian::Query;

Query composed(Query::op operation, const std::vector<Query> &parts)
{
    return Query(operation, parts.begin(), parts.end());
}

std::vector<Query> queries_of(const std::vector<node_ptr> &parts)
{
    std::vector<Query> queries;
    queries.reserve(parts.size());
    for (const node_ptr &part : parts)
        queries.push_back(part->query());
    return queries;
}

/**
 * The terms of @p query that all documents have. There are none in an index without gaps,
 * because its list of all documents has no chunks.
 */
terms terms_everywhere(const Query &query, const Xapian::Database &db)
{
    terms found;
    const Xapian::doccount n = db.get_doccount();
    if (n == db.get_lastdocid())
        return found;
    const Xapian::TermIterator end;
    for (auto term = query.get_unique_terms_begin(); term != end; ++term)
        if (db.get_termfreq(*term) == n)
            found.insert(*term);
    return found;
}

} // namespace

Query term_node::without(const terms &everywhere, bool is_weighted) const
{
    return is_weighted || !everywhere.count(term_) ? query() : Query(std::string());
}

combined_node::combined_node(Query::op operation, std::vector<node_ptr> parts)
    : node(composed(operation, queries_of(parts))), operation_(operation),
      parts_(std::move(parts))
{
}

Query combined_node::without(const terms &everywhere, bool is_weighted) const
{
    const bool first_only =
        operation_ == Query::OP_FILTER || operation_ == Query::OP_AND_NOT;
    std::vector<Query> queries;
    queries.reserve(parts_.size());
    for (const node_ptr &part : parts_)
        queries.push_back(
            part->without(everywhere, is_weighted && (queries.empty() || !first_only)));
    return composed(operation_, queries);
}

Query scaled_node::without(const terms &everywhere, bool is_weighted) const
{
    return Query(Query::OP_SCALE_WEIGHT,
                 part_->without(everywhere, is_weighted && factor_ != 0.0), factor_);
}

Query sound_query(const node &root, const Xapian::Database &db, bool is_weighted)
{
    const terms everywhere = terms_everywhere(root.query(), db);
    return everywhere.empty() ? root.query() : root.without(everywhere, is_weighted);
}

} // namespace xc
