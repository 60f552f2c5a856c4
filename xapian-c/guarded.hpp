/* The guard of base/guarded.hpp with Xapian's exceptions in front of all others. */
#ifndef XAPIAN_C_GUARDED_HPP
#define XAPIAN_C_GUARDED_HPP

#include <utility>

#include "base/guarded.hpp"

namespace xc
{

/** The handlers of what only Xapian throws. Only to be called from a handler. */
enum status own_handlers(struct error *err);

/** What the exception that is being handled means; fills @p err. Only from a handler. */
inline enum status translate(struct error *err) noexcept
{
    return base::translate<own_handlers>(err);
}

/** Run @p body, which returns a status or nothing. Nothing ever leaves it but a status. */
template <class Body> enum status guarded(struct error *err, Body &&body) noexcept
{
    return base::guarded<own_handlers>(err, std::forward<Body>(body));
}

} // namespace xc

#endif
