/* Errors: their text, their context, the names of the statuses. */
#include "base/status.h"

#include <errno.h>
#include <string.h>

#include "base/utf8.h"
#include "tests/unit/cmocka_all.h"

static void an_error_keeps_code_and_text(void **state)
{
    (void)state;
    struct error err = {0};
    assert_int_equal(STATUS_IO, error_set(&err, STATUS_IO, "disk %d", 3));
    assert_int_equal(STATUS_IO, err.code);
    assert_string_equal("disk 3", err.text);
}

static void context_goes_before_the_text(void **state)
{
    (void)state;
    struct error err = {0};
    (void)error_set(&err, STATUS_BAD_INPUT, "no date");
    (void)error_context(&err, err.code, "line %d", 3);
    (void)error_context(&err, err.code, "corpus/bretagne.md");
    assert_string_equal("corpus/bretagne.md: line 3: no date", err.text);
}

static void a_null_error_is_ignored(void **state)
{
    (void)state;
    assert_int_equal(STATUS_IO, error_set(NULL, STATUS_IO, "x"));
    assert_int_equal(STATUS_IO, error_context(NULL, STATUS_IO, "y"));
}

static void every_status_has_a_name_of_its_own(void **state)
{
    (void)state;
    for (int s = 0; s < STATUS_COUNT_; s++) {
        assert_string_not_equal("", status_name((enum status)s));
        for (int t = 0; t < s; t++)
            assert_string_not_equal(status_name((enum status)t),
                                    status_name((enum status)s));
    }
    assert_string_equal("ok", status_name(STATUS_OK));
    assert_string_equal("index-corrupt", status_name(STATUS_INDEX_CORRUPT));
}

static void a_long_text_is_cut_between_characters(void **state)
{
    (void)state;
    char accents[2001] = {0};
    for (size_t i = 0; i < 2000; i += 2)
        memcpy(accents + i, "é", 2);
    struct error err = {0};
    for (int shift = 0; shift < 2; shift++) {
        (void)error_set(&err, STATUS_BAD_INPUT, "%s%s", shift ? "a" : "", accents);
        struct str text = str_of(err.text);
        assert_true(text.n >= ERROR_TEXT_BYTES - 3);
        assert_int_equal(text.n, utf8_first_invalid(text));
        assert_null(strchr(err.text, '?'));
        (void)error_context(&err, err.code, "contexte");
        text = str_of(err.text);
        assert_int_equal(text.n, utf8_first_invalid(text));
        assert_true(str_starts_with(text, STR("contexte: ")));
    }
}

static void bytes_that_are_no_text_become_question_marks(void **state)
{
    (void)state;
    struct error err = {0};
    (void)error_set(&err, STATUS_BAD_INPUT, "« \xFF\xC3 » et « é »");
    assert_string_equal("« ?? » et « é »", err.text);
    (void)error_context(&err, err.code, "fichier-\xE9.md");
    assert_string_equal("fichier-?.md: « ?? » et « é »", err.text);
}

static void a_text_stays_on_one_line(void **state)
{
    (void)state;
    struct error err = {0};
    (void)error_set(&err, STATUS_BAD_INPUT, "a\nb\tc\x1B[31m\x7F");
    assert_string_equal("a b c [31m ", err.text);
}

static void a_refusal_of_the_system_says_what_where_and_why(void **state)
{
    (void)state;
    struct error err = {0};
    errno = ENOENT;
    assert_int_equal(STATUS_NOT_FOUND, error_set_system(&err, "open", "corpus/x.md"));
    assert_string_equal("corpus/x.md: open: No such file or directory", err.text);
    errno = EACCES;
    assert_int_equal(STATUS_IO, error_set_system(&err, "open", "corpus/x.md"));
    assert_int_equal(STATUS_IO, err.code);
    errno = ENOSPC;
    assert_int_equal(STATUS_IO, error_set_system(NULL, "write", "x"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_error_keeps_code_and_text),
        cmocka_unit_test(context_goes_before_the_text),
        cmocka_unit_test(a_null_error_is_ignored),
        cmocka_unit_test(every_status_has_a_name_of_its_own),
        cmocka_unit_test(a_long_text_is_cut_between_characters),
        cmocka_unit_test(bytes_that_are_no_text_become_question_marks),
        cmocka_unit_test(a_text_stays_on_one_line),
        cmocka_unit_test(a_refusal_of_the_system_says_what_where_and_why),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
