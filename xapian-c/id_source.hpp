/* Ranges and sets of document ids as parts of queries. */
#ifndef XAPIAN_C_ID_SOURCE_HPP
#define XAPIAN_C_ID_SOURCE_HPP

#include <cstddef>
#include <cstdint>
#include <string>

#include <xapian.h>

namespace xc
{

/**
 * Gives the matcher those wanted ids that the index has; the classes below say which ids
 * are wanted. For each match, and for each place of the query in which it stands, Xapian
 * copies it (clone), starts the copy (init) and reads it once.
 */
class id_source : public Xapian::PostingSource
{
  public:
    void init(const Xapian::Database &db) override;
    Xapian::doccount get_termfreq_min() const override;
    Xapian::doccount get_termfreq_est() const override;
    Xapian::doccount get_termfreq_max() const override;
    Xapian::docid get_docid() const override;
    bool at_end() const override;
    void next(double min_weight) override;
    void skip_to(Xapian::docid id, double min_weight) override;
    bool check(Xapian::docid id, double min_weight) override;

  private:
    /**
     * The first wanted id from @p id on; 0 when there is none. It is called with growing
     * ids.
     */
    virtual Xapian::docid at_or_after(Xapian::docid id) = 0;
    /** How many wanted ids are not above @p last. */
    virtual Xapian::doccount count_up_to(Xapian::docid last) const = 0;

    void seek(Xapian::docid id);
    void seek_existing(Xapian::docid id);

    /* All documents of the index; not used when its ids are dense. */
    Xapian::PostingIterator existing_;
    /* How many ids are wanted up to the last id of the index. */
    Xapian::doccount n_wanted_ = 0;
    Xapian::doccount n_documents_ = 0;
    /* The last id of the index. */
    Xapian::docid last_ = 0;
    /* The id that was reached; 0 before the first. */
    Xapian::docid current_ = 0;
    /* Whether the index has every id up to its last. */
    bool is_dense_ = false;
    bool is_at_end_ = false;
};

/** The ids from the first to the last. */
class id_range final : public id_source
{
  public:
    id_range(Xapian::docid first, Xapian::docid last) : first_(first), last_(last)
    {
    }
    id_range *clone() const override;
    std::string get_description() const override;

  private:
    Xapian::docid at_or_after(Xapian::docid id) override;
    Xapian::doccount count_up_to(Xapian::docid last) const override;

    Xapian::docid first_;
    Xapian::docid last_;
};

/** The ids in an increasing array, which is borrowed. */
class id_set final : public id_source
{
  public:
    id_set(const uint32_t *ids, std::size_t n) : ids_(ids), n_(n)
    {
    }
    id_set *clone() const override;
    std::string get_description() const override;

  private:
    Xapian::docid at_or_after(Xapian::docid id) override;
    Xapian::doccount count_up_to(Xapian::docid last) const override;

    const uint32_t *ids_;
    std::size_t n_;
    /* All ids before this place were passed over. */
    std::size_t next_ = 0;
};

} // namespace xc

#endif
