/* The one way through the border: runs a piece of C++, and turns what it throws into a status. */
#ifndef TEMPLATE_C_GUARDED_HPP
#define TEMPLATE_C_GUARDED_HPP

#include <type_traits>
#include <utility>

#include "base/status.h"

namespace template_c
{

/** What the exception being handled means; fills @p err. Only to be called from a handler. */
enum status translate(struct error *err) noexcept;

/** Run @p body, which returns a status or nothing. Nothing ever leaves it but a status. */
template <class Body> enum status guarded(struct error *err, Body &&body) noexcept
{
    try {
        if constexpr (std::is_void_v<decltype(body())>) {
            std::forward<Body>(body)();
            return STATUS_OK;
        } else {
            return std::forward<Body>(body)();
        }
    } catch (...) {
        return translate(err);
    }
}

} // namespace template_c

#endif
