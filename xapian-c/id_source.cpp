/* Gives ranges and sets of document ids to the matcher. */
#include "xapian-c/id_source.hpp"

#include <algorithm>
#include <limits>

namespace xc
{

void id_source::init(const Xapian::Database &db)
{
    n_documents_ = db.get_doccount();
    last_ = db.get_lastdocid();
    n_wanted_ = count_up_to(last_);
    is_dense_ = n_documents_ == last_;
    existing_ = is_dense_ ? Xapian::PostingIterator() : db.postlist_begin(std::string());
}

Xapian::doccount id_source::get_termfreq_min() const
{
    /* So many would remain if all ids that the index lacks were wanted ones. */
    Xapian::doccount n_lacking = last_ - n_documents_;
    return n_wanted_ > n_lacking ? n_wanted_ - n_lacking : 0;
}

Xapian::doccount id_source::get_termfreq_max() const
{
    return std::min(n_wanted_, n_documents_);
}

Xapian::doccount id_source::get_termfreq_est() const
{
    if (last_ == 0)
        return 0;
    uint64_t share = uint64_t{n_wanted_} * n_documents_ / last_;
    return std::clamp(static_cast<Xapian::doccount>(share), get_termfreq_min(),
                      get_termfreq_max());
}

Xapian::docid id_source::get_docid() const
{
    return current_;
}

bool id_source::at_end() const
{
    return is_at_end_;
}

void id_source::next(double)
{
    if (current_ == std::numeric_limits<Xapian::docid>::max())
        is_at_end_ = true;
    else
        seek(current_ + 1);
}

void id_source::skip_to(Xapian::docid id, double)
{
    if (id > current_)
        seek(id);
}

bool id_source::check(Xapian::docid id, double min_weight)
{
    skip_to(id, min_weight);
    return true;
}

void id_source::seek(Xapian::docid id)
{
    if (is_at_end_)
        return;
    if (is_dense_)
        current_ = at_or_after(id);
    else
        seek_existing(id);
    is_at_end_ = current_ == 0 || current_ > last_;
}

void id_source::seek_existing(Xapian::docid id)
{
    const Xapian::PostingIterator end;
    for (current_ = at_or_after(id); current_; current_ = at_or_after(id)) {
        if (existing_ != end && *existing_ < current_)
            existing_.skip_to(current_);
        if (existing_ == end) {
            current_ = 0;
            return;
        }
        id = *existing_;
        if (id == current_)
            return;
    }
}

id_range *id_range::clone() const
{
    return new id_range(first_, last_);
}

std::string id_range::get_description() const
{
    return "ids " + std::to_string(first_) + ".." + std::to_string(last_);
}

Xapian::docid id_range::at_or_after(Xapian::docid id)
{
    return id > last_ ? 0 : std::max(id, first_);
}

Xapian::doccount id_range::count_up_to(Xapian::docid last) const
{
    Xapian::docid end = std::min(last, last_);
    return end < first_ ? 0 : end - first_ + 1;
}

id_set *id_set::clone() const
{
    return new id_set(ids_, n_);
}

std::string id_set::get_description() const
{
    return std::to_string(n_) + " ids";
}

Xapian::docid id_set::at_or_after(Xapian::docid id)
{
    /* Galloping search: what is looked for is mostly near, and what lies between must
     * cost little. */
    std::size_t step = 1;
    std::size_t low = next_;
    while (step < n_ - low && ids_[low + step] < id) {
        low += step;
        step *= 2;
    }
    std::size_t high = std::min(n_, low + step);
    next_ =
        static_cast<std::size_t>(std::lower_bound(ids_ + low, ids_ + high, id) - ids_);
    return next_ < n_ ? ids_[next_] : 0;
}

Xapian::doccount id_set::count_up_to(Xapian::docid last) const
{
    return static_cast<Xapian::doccount>(std::upper_bound(ids_, ids_ + n_, last) - ids_);
}

} // namespace xc
