/* A document in a page: no text of it makes an element or leaves its attribute, and
 * each link to a part of it has a label of its own. */
#include "server/page/page_hit.h"

#include "tests/unit/cmocka_all.h"
#include "tests/unit/server/published.h"

#define OUT_MAX ((size_t)1 << 20)

static struct document hostile_document(void)
{
    static const struct str attack = {"\"'><script>alert(1)</script>&", 29};
    struct document document = {.title = attack, .regions = 1};
    for (size_t i = 0; i < COUNT_OF(document.fields); i++)
        document.fields[i] = attack;
    for (size_t i = 0; i < COUNT_OF(document.dates); i++)
        document.dates[i] = 20000;
    document.themes.bits[0] = 3;
    return document;
}

static void no_value_of_a_hit_makes_markup(void **state)
{
    (void)state;
    struct document document = hostile_document();
    struct search_hit hit = {.document = document,
                             .title_html = document.title,
                             .snippet_html = document.title,
                             .explain = document.title,
                             .parts = &document,
                             .n_parts = 1};
    AUTO_BUF out = BUF_INIT(OUT_MAX);
    AUTO_ARENA *arena = arena_new();
    struct exchange x = {.index = published_index(), .arena = arena};
    struct html h = {.out = &out};
    page_hits(&h, &x, &hit, 1, document.title);
    const char *html = buf_text(&out);
    assert_null(strstr(html, "<script"));
    assert_null(strstr(html, "\"'"));
    /* The text is there each time, escaped: in the figure three times, in the source,
     * both titles, the extract and the explanation. */
    size_t n = 0;
    for (const char *at = html; (at = strstr(at, "&lt;script&gt;")); at++)
        n++;
    assert_true(n >= 8);
    assert_non_null(strstr(html, "<time datetime=\"2024-10-04\">4 octobre 2024</time>"));
    assert_non_null(strstr(html, "<a href=\"/documents/%22%27%3E%3Cscript"));
}

static struct document part_of(const char *id, const char *title, const char *section)
{
    struct document part = {.title = str_of(title)};
    for (size_t i = 0; i < COUNT_OF(part.fields); i++)
        part.fields[i] = STR("");
    part.fields[FIELD_ID] = str_of(id);
    part.fields[FIELD_SECTION] = str_of(section);
    return part;
}

static void parts_of_one_document_have_labels_of_their_own(void **state)
{
    (void)state;
    static const struct {
        /* The title and the section of each part. */
        const char *parts[3][2];
        const char *said[3];
    } rows[] = {
        {{{"Bilan", "Budget"}, {"Bilan", "Effectifs"}, {"Bilan", "Annexes"}},
         {">Budget<", ">Effectifs<", ">Annexes<"}},
        {{{"Le budget", "Fiches"}, {"Les effectifs", "Fiches"}, {"Bilan", "Annexes"}},
         {">Le budget<", ">Les effectifs<", ">Annexes<"}},
        {{{"Bilan", ""}, {"Bilan", "Fiches"}, {"Bilan", "Fiches"}},
         {">Bilan (1)<", ">Bilan, Fiches (2)<", ">Bilan, Fiches (3)<"}},
        {{{"Bilan", "Sommaire"}, {"", "Fiches"}, {"Autre", ""}},
         {">Bilan, Sommaire (1)<", ">Fiches<", ">Autre<"}},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct document parts[3];
        for (size_t j = 0; j < 3; j++)
            parts[j] = part_of("p", rows[i].parts[j][0], rows[i].parts[j][1]);
        struct search_hit hit = {.document = part_of("hit", "Bilan", "Sommaire"),
                                 .parts = parts,
                                 .n_parts = 3};
        AUTO_BUF out = BUF_INIT(OUT_MAX);
        AUTO_ARENA *arena = arena_new();
        struct exchange x = {.index = published_index(), .arena = arena};
        struct html h = {.out = &out};
        page_hits(&h, &x, &hit, 1, STR(""));
        for (size_t j = 0; j < 3; j++)
            if (!strstr(buf_text(&out), rows[i].said[j]))
                fail_msg("row %zu: no %s in %s", i, rows[i].said[j], buf_text(&out));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_value_of_a_hit_makes_markup),
        cmocka_unit_test(parts_of_one_document_have_labels_of_their_own),
    };
    return cmocka_run_group_tests(tests, published_setup, published_teardown);
}
