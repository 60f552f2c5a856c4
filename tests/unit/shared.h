/* The data for measuring stands in a folder beside the checkout, which most checkouts do
 * not have. Programs named test_shared_* need it and are skipped without it. */
#ifndef TESTS_UNIT_SHARED_H
#define TESTS_UNIT_SHARED_H

#define SHARED SOURCE_DIR "/../shared"

#endif
