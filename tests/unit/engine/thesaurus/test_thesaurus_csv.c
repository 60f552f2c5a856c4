/* Reading a thesaurus in CSV: what is read, and what is refused with which line. */
#include "engine/thesaurus/thesaurus_csv.h"

#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "tests/unit/cases.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/scratch.h"

#define CASES SOURCE_DIR "/tests/cases/thesaurus"

/** Append a warning as « line: message » and a line feed. */
static void hear(void *context, uint32_t line, const char *message)
{
    buf_printf(context, "%u: %s\n", line, message);
}

static enum status read_file(struct thesaurus_source **out, const char *path,
                             struct buf *heard, struct error *err)
{
    AUTO_ANALYSER *analyser = analyser_new(NULL, 0);
    struct thesaurus_remarks remarks = {hear, heard};
    return thesaurus_source_read(out, path, analyser, &remarks, err);
}

static void put_texts(struct buf *out, const char *name, struct thesaurus_texts texts)
{
    for (size_t i = 0; i < texts.n; i++)
        buf_printf(out, " %s[%.*s]", name, STR_ARG(texts.at[i]));
}

/** Append each entry with all its members on a line. */
static void put_source(struct buf *out, const struct thesaurus_source *source)
{
    static const char *const relations[] = {"TG", "TS", "TA"};
    for (size_t i = 0; i < thesaurus_source_count(source); i++) {
        const struct thesaurus_entry *e = thesaurus_source_at(source, i);
        buf_printf(out, "%.*s %.*s", STR_ARG(e->code), STR_ARG(e->label));
        put_texts(out, "S", e->synonyms);
        put_texts(out, "M", e->trades);
        for (size_t r = 0; r < COUNT_OF(relations); r++)
            for (size_t j = 0; j < e->relations[r].n; j++)
                buf_printf(out, " %s[%.*s=%.*s]", relations[r],
                           STR_ARG(e->relations[r].at[j].code),
                           STR_ARG(e->relations[r].at[j].label));
        buf_put_byte(out, '\n');
    }
}

static const char whole[] =
    "10001 Métier bois S[filière bois] TG[=Atelier, matière] TS[10002=Fabrication "
    "meuble] "
    "TS[10003=Taille charpente] TA[20002=Énergie bois]\n"
    "10002 Fabrication meuble S[ébénisterie] S[menuiserie ameublement] M[ébéniste] "
    "M[marqueteur] M[marqueteuse] TG[10001=Métier bois] TA[10003=Taille charpente]\n"
    "10003 Taille charpente M[charpentier] M[charpentière] M[compagnon] TG[10001=Métier "
    "bois] "
    "TA[10002=Fabrication meuble] TA[99999=Levage]\n"
    "20001 Énergie M[compagnon] TG[=Atelier, matière] TS[20002=Énergie bois]\n"
    "20002 Énergie bois S[chauffage bois] S[RBX] TG[20001=Énergie] TA[10001=Métier "
    "bois]\n"
    "30001 Retour emploi S[aide recherche emploi] S[TREM] S[accompagnement chercheur "
    "emploi] M[compagnon] TG[=Vie active]\n"
    "30002 Accueil public S[accueil] M[hôte d'accueil] M[hôtesse d'accueil] TG[=Vie "
    "active]\n";

static void assert_whole(const char *path)
{
    AUTO_THESAURUS_SOURCE *source = NULL;
    AUTO_BUF heard = BUF_INIT(4000), out = BUF_INIT(4000);
    struct error err = {0};
    if (read_file(&source, path, &heard, &err))
        fail_msg("%s", err.text);
    put_source(&out, source);
    assert_string_equal(whole, buf_text(&out));
    assert_string_equal("", buf_text(&heard));
    assert_int_equal(1, thesaurus_source_find(source, STR("10002")));
    assert_true(thesaurus_source_find(source, STR("99999")) == SIZE_MAX);
}

static void the_published_form_is_read_whole(void **state)
{
    (void)state;
    assert_whole(CASES "/thesaurus.csv");
}

static void columns_are_found_by_their_names_in_any_order(void **state)
{
    (void)state;
    assert_whole(CASES "/other-order.csv");
}

static void a_record_over_several_lines_does_not_shift_the_next(void **state)
{
    (void)state;
    AUTO_THESAURUS_SOURCE *source = NULL;
    AUTO_BUF heard = BUF_INIT(4000);
    struct error err = {0};
    assert_int_equal(STATUS_OK, read_file(&source, CASES "/thesaurus.csv", &heard, &err));
    assert_int_equal(3, thesaurus_source_at(source, 1)->line);
    assert_int_equal(5, thesaurus_source_at(source, 2)->line);
}

static void assert_refused(void *context, const struct case_line *line)
{
    (void)context;
    struct str rest = line->input;
    struct str file = str_cut(&rest, ':');
    AUTO_BUF path = BUF_INIT(1000), place = BUF_INIT(1000), heard = BUF_INIT(4000);
    buf_printf(&path, CASES "/%.*s", STR_ARG(file));
    buf_printf(&place, "%s:%.*s: ", buf_text(&path), STR_ARG(rest));
    AUTO_THESAURUS_SOURCE *source = NULL;
    struct error err = {0};
    enum status st = read_file(&source, buf_text(&path), &heard, &err);
    struct str text = str_of(err.text);
    if (st != STATUS_BAD_INPUT || source || !str_starts_with(text, buf_str(&place)) ||
        str_find(text, line->wanted) == text.n)
        fail_msg("%s:%d: %s « %s »", line->file, line->number, status_name(st), err.text);
}

static void what_is_wrong_is_refused_by_file_and_line(void **state)
{
    (void)state;
    assert_true(cases_each(CASES "/refused.txt", assert_refused, NULL) >= 21);
}

static void write(const char *path, const char *text)
{
    struct error err = {0};
    assert_int_equal(STATUS_OK, file_write(path, str_of(text), &err));
}

static void a_reference_without_a_code_is_a_warning(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("reference.csv");
    write(path, "Code du terme;Descripteur en majuscules;TG;TS;TA\n"
                "1;UN;Domaine;Deux - 2###Trois;Quatre - et demi### ###\n");
    AUTO_THESAURUS_SOURCE *source = NULL;
    AUTO_BUF heard = BUF_INIT(4000), out = BUF_INIT(4000);
    struct error err = {0};
    assert_int_equal(STATUS_OK, read_file(&source, path, &heard, &err));
    put_source(&out, source);
    assert_string_equal("1 UN TG[=Domaine] TS[2=Deux]\n", buf_text(&out));
    assert_string_equal("2: « Trois » : renvoi sans code, laissé de côté\n"
                        "2: « Quatre - et demi » : renvoi sans code, laissé de côté\n",
                        buf_text(&heard));
}

static void a_missing_file_and_one_too_large_are_told_apart(void **state)
{
    (void)state;
    AUTO_THESAURUS_SOURCE *source = NULL;
    AUTO_BUF heard = BUF_INIT(4000);
    struct error err = {0};
    assert_int_equal(STATUS_NOT_FOUND,
                     read_file(&source, CASES "/none.csv", &heard, &err));
    AUTO_TEXT *path = scratch_path("large.csv");
    AUTO_BUF text = BUF_INIT(THESAURUS_FILE_MAX + 1);
    char *bytes = buf_extend(&text, THESAURUS_FILE_MAX + 1);
    memset(bytes, ';', THESAURUS_FILE_MAX + 1);
    assert_int_equal(STATUS_OK, file_write(path, buf_str(&text), &err));
    assert_int_equal(STATUS_TOO_LARGE, read_file(&source, path, &heard, &err));
    assert_int_equal(STATUS_IO, read_file(&source, "/", &heard, &err));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_published_form_is_read_whole),
        cmocka_unit_test(columns_are_found_by_their_names_in_any_order),
        cmocka_unit_test(a_record_over_several_lines_does_not_shift_the_next),
        cmocka_unit_test(what_is_wrong_is_refused_by_file_and_line),
        cmocka_unit_test(a_reference_without_a_code_is_a_warning),
        cmocka_unit_test(a_missing_file_and_one_too_large_are_told_apart),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
