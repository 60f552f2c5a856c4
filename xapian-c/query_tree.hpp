/* Looks at a query a second time before it is matched, to avoid a defect of libxapian.
 *
 * When the weight of a term is not wanted and all documents have the term, libxapian
 * 1.4.22 reads the list of all documents instead, under the name of the term. When that
 * list has more than one chunk (with some thousand documents, or in merged indexes with
 * gaps between their ids), it takes the second chunk for damaged. Such terms are
 * therefore replaced here by the query for all documents, which matches the same and has
 * no name. */
#ifndef XAPIAN_C_QUERY_TREE_HPP
#define XAPIAN_C_QUERY_TREE_HPP

#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

namespace xc
{

using terms = std::set<std::string>;

/** A query as it was given, with what is needed to build it again. It never changes. */
class node
{
  public:
    explicit node(Xapian::Query query) : query_(std::move(query))
    {
    }
    virtual ~node() = default;
    node(const node &) = delete;
    node &operator=(const node &) = delete;

    const Xapian::Query &query() const
    {
        return query_;
    }

    /** The query for an index in which all documents have the terms @p everywhere. */
    virtual Xapian::Query without(const terms &everywhere, bool is_weighted) const
    {
        (void)everywhere;
        (void)is_weighted;
        return query_;
    }

  private:
    Xapian::Query query_;
};

using node_ptr = std::shared_ptr<const node>;

class term_node final : public node
{
  public:
    term_node(std::string term, Xapian::termcount wqf)
        : node(Xapian::Query(term, wqf)), term_(std::move(term))
    {
    }
    Xapian::Query without(const terms &everywhere, bool is_weighted) const override;

  private:
    std::string term_;
};

class combined_node final : public node
{
  public:
    combined_node(Xapian::Query::op operation, std::vector<node_ptr> parts);
    Xapian::Query without(const terms &everywhere, bool is_weighted) const override;

  private:
    Xapian::Query::op operation_;
    std::vector<node_ptr> parts_;
};

class scaled_node final : public node
{
  public:
    scaled_node(node_ptr part, double factor)
        : node(Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, part->query(), factor)),
          part_(std::move(part)), factor_(factor)
    {
    }
    Xapian::Query without(const terms &everywhere, bool is_weighted) const override;

  private:
    node_ptr part_;
    double factor_;
};

/** The query of @p root, in a form that @p db matches without the defect. */
Xapian::Query sound_query(const node &root, const Xapian::Database &db, bool is_weighted);

} // namespace xc

#endif
