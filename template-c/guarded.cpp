/* The list of exceptions, from the most particular to any at all. */
#include "template-c/guarded.hpp"

#include <exception>
#include <new>

namespace template_c
{

enum status translate(struct error *err) noexcept
{
    try {
        throw;
    } catch (const std::bad_alloc &) {
        return error_set(err, STATUS_NO_MEMORY, "out of memory in the template library");
    } catch (const std::exception &e) {
        return error_set(err, STATUS_INTERNAL, "template library: %s", e.what());
    } catch (...) {
        return error_set(err, STATUS_INTERNAL, "template library: unknown exception");
    }
}

} // namespace template_c
