/* How many bits a number needs. */
#include "base/bits.h"

#include "tests/unit/cmocka_all.h"

static void a_number_needs_the_bits_up_to_its_highest(void **state)
{
    (void)state;
    assert_int_equal(0, bits_of(0));
    for (unsigned i = 0; i < 32; i++) {
        uint32_t power = UINT32_C(1) << i;
        assert_int_equal(i + 1, bits_of(power));
        assert_int_equal(i + 1, bits_of(power | (power - 1)));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_number_needs_the_bits_up_to_its_highest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
