/* An exception behind a border becomes a status: first the exceptions of the library,
 * then all others. */
#include "base/guarded.hpp"

#include <cstring>
#include <string>

extern "C" {
#include "tests/unit/cmocka_all.h"
}

namespace
{

struct own_error : std::runtime_error {
    using std::runtime_error::runtime_error;
};

enum status own(struct error *err)
{
    try {
        throw;
    } catch (const own_error &error) {
        return error_set(err, STATUS_LOCKED, "own: %s", error.what());
    }
}

template <class Body> enum status run(struct error *err, Body &&body)
{
    return base::guarded<own>(err, std::forward<Body>(body));
}

void what_only_the_library_throws_comes_first(void **)
{
    struct error err = {};
    assert_int_equal(STATUS_LOCKED, run(&err, [] { throw own_error("x"); }));
    assert_string_equal("own: x", err.text);
    /* Without the handlers of the library, its exception is like any other. */
    assert_int_equal(STATUS_INTERNAL, base::guarded<base::no_own_handlers>(
                                          &err, [] { throw own_error("x"); }));
    assert_string_equal("unexpected: x", err.text);
}

void all_else_has_a_status_too(void **)
{
    struct error err = {};
    assert_int_equal(STATUS_NO_MEMORY, run(&err, [] { throw std::bad_alloc(); }));
    assert_int_equal(STATUS_TOO_LARGE, run(&err, [] { throw std::length_error("y"); }));
    assert_string_equal("too large: y", err.text);
    assert_int_equal(STATUS_INTERNAL, run(&err, [] { throw std::out_of_range("z"); }));
    assert_int_equal(STATUS_INTERNAL, run(&err, [] { throw 42; }));
    assert_string_not_equal("", err.text);
    assert_int_equal(STATUS_INTERNAL, run(nullptr, [] { throw "text"; }));
    assert_int_equal(STATUS_NO_MEMORY, base::guarded<base::no_own_handlers>(
                                           nullptr, [] { throw std::bad_alloc(); }));
}

void a_status_of_the_body_passes(void **)
{
    struct error err = {};
    assert_int_equal(STATUS_OK, run(&err, [] {}));
    assert_int_equal(STATUS_EXISTS, run(&err, [] { return STATUS_EXISTS; }));
    assert_int_equal(STATUS_OK, err.code);
    const auto body = [] {};
    static_assert(noexcept(base::guarded<own>(&err, body)), "nothing is let through");
}

} // namespace

int main()
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_only_the_library_throws_comes_first),
        cmocka_unit_test(all_else_has_a_status_too),
        cmocka_unit_test(a_status_of_the_body_passes),
    };
    return cmocka_run_group_tests(tests, nullptr, nullptr);
}
