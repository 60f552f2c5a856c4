/* The guard of base/guarded.hpp, with handlers for the exceptions of Xapian. */
#ifndef XAPIAN_C_GUARDED_HPP
#define XAPIAN_C_GUARDED_HPP

#include <utility>

#include "base/guarded.hpp"

namespace xc
{

/** Handle the exceptions that only Xapian throws. Only to be called from a handler. */
enum status own_handlers(struct error *err);

/**
 * Find the status of the exception that is being handled, and fill @p err. Only to be
 * called from a handler.
 */
inline enum status translate(struct error *err) noexcept
{
    return base::translate<own_handlers>(err);
}

/** Run @p body, which returns a status or nothing. No exception ever leaves it. */
template <class Body> enum status guarded(struct error *err, Body &&body) noexcept
{
    return base::guarded<own_handlers>(err, std::forward<Body>(body));
}

} // namespace xc

#endif
