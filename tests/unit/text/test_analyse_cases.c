/* The cases of tests/cases/analyse/: the tokens of each text and of its variants. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "text/analyse.h"

#include "tests/unit/cmocka_all.h"

#define CASES_FOLDER SOURCE_DIR "/tests/cases/analyse"
#define CASE_MAX_BYTES 65536
#define ACRONYMS_MAX 64

/** How far the case files have been read. */
struct cases {
    const char *file;
    unsigned line;
    unsigned mode;
    /** Whether the next case means something else in capitals, so that it is not tried
     *  so. */
    bool is_caps_apart;
    struct analyser *analyser;
    unsigned n_cases;
    unsigned n_failed;
};

/** The code point that the four hexadecimal digits at @p at give. */
static uint32_t hexadecimal(struct str at)
{
    char digits[5] = {0};
    assert_true(at.n >= 4);
    memcpy(digits, at.at, 4);
    char *end;
    unsigned long value = strtoul(digits, &end, 16);
    assert_true(*end == 0);
    return (uint32_t)value;
}

/** Append @p text to @p out with its escapes \t, \n and \u00A0 decoded. */
static void unescape(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        char next = (char)(i + 1 < text.n ? text.at[i + 1] : 0);
        if (text.at[i] != '\\' || !(next == 't' || next == 'n' || next == 'u')) {
            buf_put_byte(out, text.at[i]);
            continue;
        }
        i++;
        if (next != 'u') {
            buf_put_byte(out, next == 't' ? '\t' : '\n');
            continue;
        }
        char encoded[4];
        size_t n = utf8_encode(
            encoded, hexadecimal((struct str){text.at + i + 1, text.n - i - 1}));
        buf_put(out, encoded, n);
        i += 4;
    }
}

/** Whether the expected token at @p from gives its stem: "=" and the stem, before " " or
 *  "|". */
static bool wants_stem(struct str expected, size_t from)
{
    for (size_t i = from; i < expected.n; i++) {
        char c = expected.at[i];
        if (c == '=')
            return true;
        if (c == ' ' || c == '|')
            return false;
    }
    return false;
}

/** Append the tokens as case files write them, with stems only where @p expected gives
 *  them. */
static void describe(struct buf *out, struct token_list list, struct str expected)
{
    size_t from = 0;
    for (size_t i = 0; i < list.n; i++) {
        const struct token *token = &list.at[i];
        if (i > 0)
            buf_put_byte(out, token->flags & TOKEN_ALTERNATIVE ? '|' : ' ');
        if (token->flags & TOKEN_STOP)
            buf_put_byte(out, '~');
        buf_put_str(out, token->folded);
        if (wants_stem(expected, from)) {
            buf_put_byte(out, '=');
            buf_put_str(out, token->stem);
        }
        while (from < expected.n && expected.at[from] != ' ' && expected.at[from] != '|')
            from++;
        from++;
    }
}

static void check(struct cases *cases, const char *variant, struct str input,
                  struct str expected, unsigned mode)
{
    AUTO_BUF found = BUF_INIT(CASE_MAX_BYTES);
    describe(&found, analyser_run(cases->analyser, input, cases->mode | mode), expected);
    if (str_equal(buf_str(&found), expected))
        return;
    cases->n_failed++;
    print_error("%s:%u (%s): %.*s\n  wanted: %.*s\n  found:  %s\n", cases->file,
                cases->line, variant, STR_ARG(input), STR_ARG(expected),
                buf_text(&found));
}

static void to_capitals(struct buf *out, struct str text)
{
    for (size_t i = 0, length; i < text.n; i += length) {
        int32_t cp = utf8_decode(text.at + i, text.n - i, &length);
        char encoded[4];
        assert_true(cp >= 0);
        buf_put(out, encoded, utf8_encode(encoded, (uint32_t)utf8proc_toupper(cp)));
    }
}

static void replace_apostrophes(struct buf *out, struct str text, const char *by)
{
    for (size_t i = 0; i < text.n; i++)
        if (text.at[i] == '\'')
            buf_put_text(out, by);
        else
            buf_put_byte(out, text.at[i]);
}

static void check_normal_form(struct cases *cases, const char *variant, struct str input,
                              struct str expected, unsigned options)
{
    utf8proc_uint8_t *form = NULL;
    utf8proc_ssize_t n =
        utf8proc_map((const utf8proc_uint8_t *)input.at, (utf8proc_ssize_t)input.n, &form,
                     (utf8proc_option_t)options);
    assert_true(n >= 0);
    check(cases, variant, (struct str){(const char *)form, (size_t)n}, expected, 0);
    free(form); /* library memory: from utf8proc */
}

static void check_variants(struct cases *cases, struct str input, struct str expected)
{
    check(cases, "as written", input, expected, 0);
    check(cases, "again", input, expected, 0);
    check(cases, "every letter", input, expected, ANALYSE_EVERY_LETTER);
    check_normal_form(cases, "NFD", input, expected,
                      UTF8PROC_DECOMPOSE | UTF8PROC_STABLE);
    check_normal_form(cases, "NFC", input, expected, UTF8PROC_COMPOSE | UTF8PROC_STABLE);
    AUTO_BUF curly = BUF_INIT(CASE_MAX_BYTES);
    replace_apostrophes(&curly, input, "\xE2\x80\x99");
    check(cases, "U+2019", buf_str(&curly), expected, 0);
    AUTO_BUF modifier = BUF_INIT(CASE_MAX_BYTES);
    replace_apostrophes(&modifier, input, "\xCA\xBC");
    check(cases, "U+02BC", buf_str(&modifier), expected, 0);
    if (!cases->is_caps_apart) {
        AUTO_BUF capitals = BUF_INIT(CASE_MAX_BYTES);
        to_capitals(&capitals, input);
        check(cases, "capitals", buf_str(&capitals), expected, 0);
        check(cases, "capitals, every letter", buf_str(&capitals), expected,
              ANALYSE_EVERY_LETTER);
    }
    cases->is_caps_apart = false;
}

static void take_acronyms(struct cases *cases, struct str words)
{
    struct str acronyms[ACRONYMS_MAX];
    size_t n = 0;
    while (words.at && n < ACRONYMS_MAX)
        acronyms[n++] = str_cut(&words, ' ');
    analyser_free(cases->analyser);
    cases->analyser = analyser_new(acronyms, n);
}

static void run_line(struct cases *cases, struct str line)
{
    struct str arrow = STR("⇒");
    size_t at = str_find(line, arrow);
    if (line.n == 0 || line.at[0] == '#')
        return;
    if (at < line.n) {
        AUTO_BUF input = BUF_INIT(CASE_MAX_BYTES);
        unescape(&input, str_trim((struct str){line.at, at}));
        struct str expected = {line.at + at + arrow.n, line.n - at - arrow.n};
        cases->n_cases++;
        check_variants(cases, buf_str(&input), str_trim(expected));
    } else if (str_starts_with(line, STR("@acronyms "))) {
        take_acronyms(cases, (struct str){line.at + 10, line.n - 10});
    } else if (str_equal(line, STR("@query"))) {
        cases->mode = ANALYSE_QUERY;
    } else if (str_equal(line, STR("@document"))) {
        cases->mode = 0;
    } else if (str_equal(line, STR("@capitals-matter"))) {
        cases->is_caps_apart = true;
    } else {
        fail_msg("%s:%u: neither a case nor a directive", cases->file, cases->line);
    }
}

static void run_file(struct cases *cases, const char *path)
{
    AUTO_BUF content = BUF_INIT(CASE_MAX_BYTES);
    struct error err = {0};
    assert_int_equal(STATUS_OK, file_read(&content, path, &err));
    struct str rest = buf_str(&content);
    cases->analyser = analyser_new(NULL, 0);
    cases->mode = 0;
    for (cases->line = 1; rest.at; cases->line++)
        run_line(cases, str_trim(str_cut(&rest, '\n')));
    analyser_free(cases->analyser);
    cases->analyser = NULL;
}

static void every_case_gives_its_terms_in_all_its_spellings(void **state)
{
    (void)state;
    AUTO_NAME_LIST names = {NULL, 0};
    struct error err = {0};
    struct cases cases = {0};
    assert_int_equal(STATUS_OK, folder_list(&names, CASES_FOLDER, &err));
    for (size_t i = 0; i < names.n; i++) {
        if (!str_ends_with(str_of(names.at[i]), STR(".txt")))
            continue;
        AUTO_TEXT *path = path_join(CASES_FOLDER, names.at[i]);
        cases.file = names.at[i];
        run_file(&cases, path);
    }
    print_message("%u cases\n", cases.n_cases);
    assert_int_equal(0, cases.n_failed);
    assert_true(cases.n_cases >= 200);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_case_gives_its_terms_in_all_its_spellings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
