/* The Formacode thesaurus is read whole and without a warning from its publisher's
 * file. */
#include <stdio.h>

#include "base/file.h"
#include "engine/thesaurus/thesaurus_csv.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/shared.h"

#define PUBLISHED SHARED "/vocabulary/formacodes-v14.csv"

/** Append a warning to @p context, a struct buf. */
static void hear(void *context, uint32_t line, const char *message)
{
    buf_printf(context, "%u: %s\n", line, message);
}

static void the_publisher_s_file_is_read_without_a_warning(void **state)
{
    (void)state;
    AUTO_ANALYSER *analyser = analyser_new(NULL, 0);
    AUTO_THESAURUS_SOURCE *source = NULL;
    AUTO_BUF heard = BUF_INIT(1U << 20);
    struct thesaurus_remarks remarks = {hear, &heard};
    struct error err = {0};
    if (thesaurus_source_read(&source, PUBLISHED, analyser, &remarks, &err))
        fail_msg("%s", err.text);
    size_t n_synonyms = 0;
    for (size_t i = 0; i < thesaurus_source_count(source); i++)
        n_synonyms += thesaurus_source_at(source, i)->synonyms.n +
                      thesaurus_source_at(source, i)->trades.n;
    print_message("%zu descriptors, %zu synonyms\n", thesaurus_source_count(source),
                  n_synonyms);
    assert_int_equal(2775, thesaurus_source_count(source));
    assert_int_equal(10502, n_synonyms);
    assert_string_equal("", buf_text(&heard));
}

int main(void)
{
    if (file_type_of(PUBLISHED) != FILE_REGULAR)
        return test_skip_all(PUBLISHED " is not there");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_publisher_s_file_is_read_without_a_warning),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
