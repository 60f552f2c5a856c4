/* The one way through a border of C++: it runs a piece of C++, and turns what that throws
 * into a status. */
#ifndef BASE_GUARDED_HPP
#define BASE_GUARDED_HPP

#include <exception>
#include <new>
#include <stdexcept>
#include <type_traits>
#include <utility>

#include "base/status.h"

namespace base
{

/**
 * What a library adds to the list of handlers: it throws the exception that is being
 * handled again, catches those that only this library throws, and lets all others
 * through.
 */
using own_handlers = enum status (*)(struct error *err);

/** Of a library that throws nothing of its own. */
[[noreturn]] inline enum status no_own_handlers(struct error *)
{
    throw;
}

/**
 * What the exception that is being handled means; fills @p err. Only to be called from a
 * handler. This is the whole list, from the most particular to any exception at all.
 */
template <own_handlers own> enum status translate(struct error *err) noexcept
{
    try {
        return own(err);
    } catch (const std::bad_alloc &) {
        return error_set(err, STATUS_NO_MEMORY, "out of memory");
    } catch (const std::length_error &error) {
        return error_set(err, STATUS_TOO_LARGE, "too large: %s", error.what());
    } catch (const std::exception &error) {
        return error_set(err, STATUS_INTERNAL, "unexpected: %s", error.what());
    } catch (...) {
        return error_set(err, STATUS_INTERNAL, "unexpected exception of unknown type");
    }
}

/** Run @p body, which returns a status or nothing. Nothing ever leaves it but a
 *  status. */
template <own_handlers own, class Body>
enum status guarded(struct error *err, Body &&body) noexcept
{
    try {
        if constexpr (std::is_void_v<decltype(body())>) {
            std::forward<Body>(body)();
            return STATUS_OK;
        } else {
            return std::forward<Body>(body)();
        }
    } catch (...) {
        return translate<own>(err);
    }
}

} // namespace base

#endif
