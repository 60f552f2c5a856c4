/* Our own weighting schemes. */
#ifndef XAPIAN_C_WEIGHTS_HPP
#define XAPIAN_C_WEIGHTS_HPP

#include <xapian.h>

namespace xc
{

/** The weight is factor · wqf · wdf / (wdf + k). */
class saturation final : public Xapian::Weight
{
  public:
    explicit saturation(double k) : k_(k)
    {
        need_stat(WDF);
        need_stat(WDF_MAX);
        need_stat(WQF);
    }

    saturation *clone() const override
    {
        return new saturation(k_);
    }

    void init(double factor) override
    {
        /* 0 stands for the part of the weight that belongs to no term and has no wqf. */
        factor_ = factor == 0.0 ? 0.0 : factor * get_wqf();
    }

    double get_sumpart(Xapian::termcount wdf, Xapian::termcount,
                       Xapian::termcount) const override
    {
        return factor_ * wdf / (wdf + k_);
    }

    double get_maxpart() const override
    {
        return get_sumpart(get_wdf_upper_bound(), 0, 0);
    }

    double get_sumextra(Xapian::termcount, Xapian::termcount) const override
    {
        return 0;
    }

    double get_maxextra() const override
    {
        return 0;
    }

  private:
    double k_;
    double factor_ = 0;
};

/**
 * 1 for each term, as the scheme of Xapian. But this one asks for the wdf, which keeps
 * libxapian from the defect that query_tree.hpp describes.
 */
class coord final : public Xapian::Weight
{
  public:
    coord()
    {
        need_stat(WDF);
    }

    coord *clone() const override
    {
        return new coord;
    }

    void init(double factor) override
    {
        factor_ = factor;
    }

    double get_sumpart(Xapian::termcount, Xapian::termcount,
                       Xapian::termcount) const override
    {
        return factor_;
    }

    double get_maxpart() const override
    {
        return factor_;
    }

    double get_sumextra(Xapian::termcount, Xapian::termcount) const override
    {
        return 0;
    }

    double get_maxextra() const override
    {
        return 0;
    }

  private:
    double factor_ = 0;
};

} // namespace xc

#endif
