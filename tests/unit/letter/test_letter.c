/* What a letter tells of, where each document stands, and both ways to write it. */
#include "letter/letter.h"

#include "base/utf8.h"
#include "letter/letter_write.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/search_fixture.h"

static const char *const records[] = {
    "{\"id\":\"national\",\"title\":\"Une réforme\",\"text\":\"Le texte paraît. Il "
    "suit.\","
    "\"date\":\"2026-04-10\",\"themes\":[]}",
    "{\"id\":\"deux\",\"title\":\"Deux régions\",\"text\":\"Elles agissent.\",\"date\":"
    "\"2026-04-09\",\"regions\":[\"32\",\"53\"],\"themes\":[\"vae\"]}",
    "{\"id\":\"nord/1\",\"title\":\"Un & un <b>\",\"text\":\"Au nord.\",\"date\":"
    "\"2026-04-08\",\"regions\":[\"32\"],\"themes\":[\"vae\"],\"source\":\"L\\u2019<i>\","
    "\"url\":\"https://exemple.fr/a?b=1&c=2\",\"kind\":\"news\"}",
    "{\"id\":\"nord/2\",\"title\":\"Plus ancien\",\"text\":\"Au nord.\",\"date\":"
    "\"2026-04-01\",\"regions\":[\"32\"],\"themes\":[\"vae\"]}",
    "{\"id\":\"nord/3\",\"title\":\"Apprendre\",\"text\":\"Au nord.\",\"date\":"
    "\"2026-04-02\",\"regions\":[\"32\"],\"themes\":[\"apprentissage-alternance\"]}",
    "{\"id\":\"guide/1\",\"title\":\"Guide un\",\"text\":\"Le "
    "guide.\",\"part_of\":\"guide\","
    "\"date\":\"2026-04-03\",\"regions\":[\"53\"]}",
    "{\"id\":\"guide/2\",\"title\":\"Guide deux\",\"text\":\"Le guide.\",\"part_of\":"
    "\"guide\",\"date\":\"2026-04-03\",\"regions\":[\"53\"]}",
    "{\"id\":\"hier\",\"title\":\"Trop "
    "tôt\",\"text\":\"Avant.\",\"date\":\"2026-03-31\"}",
    "{\"id\":\"demain\",\"title\":\"Trop tard\",\"text\":\"Après.\",\"date\":"
    "\"2026-04-16\"}",
    "{\"id\":\"jamais\",\"title\":\"Sans date\",\"text\":\"Jamais.\"}",
};

static struct letter_request request;
static struct letter letter;

static void make(struct fixture *f, const char *name, const char *value, int month)
{
    struct arena *arena = searcher_arena(f->searcher);
    struct search_param params[] = {{str_of(name), str_of(value)}};
    struct search_faults faults;
    struct error err = {0};
    searcher_rest(f->searcher);
    struct letter_asked asked = {params, name[0] ? 1 : 0,
                                 date_from_civil(2026, month, 15)};
    assert_int_equal(STATUS_OK,
                     letter_request_read(&request, &faults, f->index, &asked, arena));
    assert_int_equal(STATUS_OK, letter_make(&letter, f->searcher, &request, &err));
}

/** The letter in one line: « Section[Theme: id id; Theme: id] … ». */
static const char *outline(void)
{
    static struct buf out = BUF_INIT(10000);
    buf_clear(&out);
    for (size_t i = 0; i < letter.n_sections; i++) {
        const struct letter_section *section = &letter.sections[i];
        buf_printf(&out, "%s%.*s[", i ? " " : "", STR_ARG(section->label));
        for (size_t j = 0; j < section->n_themes; j++) {
            const struct letter_theme *theme = &section->themes[j];
            buf_printf(&out, "%s%.*s:", j ? "; " : "", STR_ARG(theme->label));
            for (size_t k = 0; k < theme->n; k++)
                buf_printf(&out, " %.*s",
                           STR_ARG(theme->items[k].hit.document.fields[FIELD_ID]));
        }
        buf_put_byte(&out, ']');
    }
    return out.n ? buf_text(&out) : "";
}

static void each_document_of_the_days_is_in_one_place(void **state)
{
    make(*state, "", "", 4);
    assert_string_equal("National[Autres sujets: national] "
                        "Plusieurs régions[Certification et VAE: deux] "
                        "Bretagne[Autres sujets: guide/1] "
                        "Hauts-de-France[Apprentissage et alternance: nord/3; "
                        "Certification et VAE: nord/1 nord/2]",
                        outline());
    assert_int_equal(7, letter.total);
    assert_int_equal(7, letter.n_told);
    assert_int_equal(3, letter.sections[3].n_items);
    assert_int_equal(1, letter.sections[2].themes[0].items[0].n_more);
    assert_true(str_equal(STR("Bretagne, Hauts-de-France"),
                          letter.sections[1].themes[0].items[0].places));
}

static void a_region_that_is_asked_for_has_all_of_its_own(void **state)
{
    make(*state, "region", "53", 4);
    assert_string_equal("Bretagne[Certification et VAE: deux; Autres sujets: guide/1]",
                        outline());
    make(*state, "region", "national", 4);
    assert_string_equal("National[Autres sujets: national]", outline());
}

static void filters_are_obeyed(void **state)
{
    make(*state, "theme", "vae", 4);
    assert_string_equal("Plusieurs régions[Certification et VAE: deux] "
                        "Hauts-de-France[Certification et VAE: nord/1 nord/2]",
                        outline());
    make(*state, "kind", "news", 4);
    assert_string_equal("Hauts-de-France[Certification et VAE: nord/1]", outline());
    make(*state, "days", "3", 4);
    assert_int_equal(0, letter.total);
    make(*state, "days", "8", 4);
    assert_int_equal(3, letter.total);
}

static void where_nothing_is_new_the_last_day_is_told(void **state)
{
    make(*state, "region", "32", 6);
    assert_int_equal(0, letter.total);
    assert_string_equal("", outline());
    assert_int_equal(date_from_civil(2026, 4, 9), letter.last);
    make(*state, "region", "94", 6);
    assert_int_equal(DATE_NONE, letter.last);
    AUTO_BUF out = BUF_INIT(1000);
    letter_put_nothing(&out, &letter);
    assert_string_equal("Rien de nouveau dans cette période.", buf_text(&out));
}

static const struct letter_sender sender = {
    {"Ma <recherche>", 14}, {"Un éditeur", 11}, {"https://r.example.org", 21}};

static void the_mail_escapes_and_its_links_are_whole(void **state)
{
    struct fixture *f = *state;
    make(f, "", "", 4);
    AUTO_BUF out = BUF_INIT(1U << 20);
    struct letter_writing w = {&letter, &sender, f->index, searcher_arena(f->searcher)};
    letter_to_mail(&out, &w);
    const char *mail = buf_text(&out);
    assert_non_null(strstr(mail, "href=\"https://r.example.org/documents/nord/1\">"
                                 "Un &amp; un &lt;b&gt;</a>"));
    assert_non_null(strstr(mail, "<title>La lettre, du 1er au 15 avril 2026 – "));
    assert_non_null(strstr(mail, "Ma &lt;recherche&gt;"));
    assert_non_null(strstr(mail, "https://r.example.org/lettre?to=2026-04-15\""));
    assert_null(strstr(mail, "<b>"));
    assert_null(strstr(mail, "<i>"));
    assert_null(strstr(mail, "<table"));
    assert_null(strstr(mail, "<style"));
    assert_null(strstr(mail, "href=\"/"));
}

static void without_an_address_titles_lead_to_the_source(void **state)
{
    struct fixture *f = *state;
    make(f, "kind", "news", 4);
    AUTO_BUF out = BUF_INIT(1U << 20);
    struct letter_sender nowhere = {sender.name, sender.publisher, STR("")};
    struct letter_writing w = {&letter, &nowhere, f->index, searcher_arena(f->searcher)};
    letter_to_mail(&out, &w);
    assert_non_null(strstr(buf_text(&out), "\"https://exemple.fr/a?b=1&amp;c=2\""));
    assert_null(strstr(buf_text(&out), "href=\"/"));
    buf_clear(&out);
    letter_to_text(&out, &w);
    assert_non_null(strstr(buf_text(&out), "  https://exemple.fr/a?b=1&c=2\n"));
}

static void the_text_has_lines_of_72_columns(void **state)
{
    struct fixture *f = *state;
    make(f, "", "", 4);
    AUTO_BUF out = BUF_INIT(1U << 20);
    struct letter_writing w = {&letter, &sender, f->index, searcher_arena(f->searcher)};
    letter_to_text(&out, &w);
    assert_non_null(strstr(buf_text(&out), "\n* Un & un <b>\n  Actualité · 8 avril 2026 "
                                           "· L’<i>\n  Au nord.\n"
                                           "  https://r.example.org/documents/nord/1\n"));
    assert_non_null(strstr(buf_text(&out), "\nHauts-de-France (3)\n"));
    struct str rest = buf_str(&out);
    while (rest.n) {
        struct str line = str_cut(&rest, '\n');
        if (utf8_count(line) > LETTER_COLUMNS && !memmem(line.at, line.n, "https:", 6))
            fail_msg("%.*s", STR_ARG(line));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_document_of_the_days_is_in_one_place),
        cmocka_unit_test(a_region_that_is_asked_for_has_all_of_its_own),
        cmocka_unit_test(filters_are_obeyed),
        cmocka_unit_test(where_nothing_is_new_the_last_day_is_told),
        cmocka_unit_test(the_mail_escapes_and_its_links_are_whole),
        cmocka_unit_test(without_an_address_titles_lead_to_the_source),
        cmocka_unit_test(the_text_has_lines_of_72_columns),
    };
    fixture_of(records, COUNT_OF(records));
    return cmocka_run_group_tests(tests, fixture_setup, fixture_teardown);
}
