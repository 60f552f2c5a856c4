/* The review names what documents lack, and its page is whole and escaped. */
#include "indexer/review/review.h"

#include "base/buf.h"
#include "engine/json/json_read.h"
#include "indexer/review/review_page.h"
#include "tests/unit/cmocka_all.h"

#define LONG_TEXT                                                                        \
    "Un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze "       \
    "quinze seize vingt trente quarante cinquante soixante."

static void take(struct review *review, const char *id, date_day day, region_set regions)
{
    AUTO_RECORD *record = record_new();
    record_set(record, FIELD_ID, str_of(id));
    record_set(record, FIELD_TITLE, STR("<Titre>"));
    record_set(record, FIELD_TEXT, STR(LONG_TEXT));
    record_set(record, FIELD_ORIGIN_FILE, STR("d/a.md"));
    record->dates[RECORD_DATE] = day;
    record->regions = regions;
    record->themes.bits[0] = 1;
    record->origin_lines[0] = 3;
    review_take(review, record);
}

static json_t *reviewed(void)
{
    AUTO_REVIEW *review = review_new();
    take(review, "a", DATE_NONE, 1);
    take(review, "b", 20000, 0);
    struct review_document gone = {STR("c"), STR("Titre"), STR("d/c.md"), 0};
    review_note(review, REVIEW_REMOVED, &gone);
    review_note(NULL, REVIEW_REMOVED, &gone);
    json_t *object =
        json_pack("{s:s, s:[{s:s, s:{s:i}, s:[{s:s, s:i, s:s}]}]}", "status", "published",
                  "sources", "source", "d", "counts", "kept", 2, "refusals", "file",
                  "d/<b>.md", "line", 4, "reason", "date « 1 » & cie");
    review_to_json(review, object);
    return object;
}

static json_int_t count_of(const json_t *object, const char *sort)
{
    const json_t *named = json_object_get(object, "documents_named");
    return json_integer_value(json_object_get(json_object_get(named, sort), "count"));
}

static void what_documents_lack_is_counted_and_named(void **state)
{
    (void)state;
    AUTO_JSON *object = reviewed();
    assert_int_equal(1, count_of(object, "without_date"));
    assert_int_equal(1, count_of(object, "without_region"));
    assert_int_equal(0, count_of(object, "without_theme"));
    assert_int_equal(1, count_of(object, "removed"));
    assert_int_equal(1, count_of(object, "near_duplicates"));
}

static void the_page_is_escaped_and_has_heads(void **state)
{
    (void)state;
    AUTO_JSON *object = reviewed();
    AUTO_BUF page = BUF_INIT(1U << 16);
    review_put_html(&page, object);
    const char *const parts[] = {"<html lang=\"fr\">",
                                 "<h1>Compte rendu",
                                 "L&#39;index est publié",
                                 "<h2>Refusés (1)</h2>",
                                 "<th scope=\"row\">d/&lt;b&gt;.md:4</th>",
                                 "date « 1 » &amp; cie",
                                 "<h2>Sans date (1)</h2>",
                                 "<td>&lt;Titre&gt;</td><td>d/a.md:3</td>",
                                 "<h2>Presque identiques à un autre (1)</h2>",
                                 "<td>100 %</td>",
                                 "</html>\n"};
    for (size_t i = 0; i < COUNT_OF(parts); i++)
        if (!strstr(buf_text(&page), parts[i]))
            fail_msg("%s is not in:\n%s", parts[i], buf_text(&page));
    assert_null(strstr(buf_text(&page), "<script"));
    assert_null(strstr(buf_text(&page), "Ajoutés"));
}

static void the_text_has_a_line_for_each(void **state)
{
    (void)state;
    AUTO_JSON *object = reviewed();
    AUTO_BUF text = BUF_INIT(1U << 16);
    review_put_text(&text, object);
    assert_non_null(strstr(buf_text(&text), "  d/<b>.md:4 | d | date « 1 » & cie\n"));
    assert_non_null(strstr(buf_text(&text), "Retirés (1)\n"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_documents_lack_is_counted_and_named),
        cmocka_unit_test(the_page_is_escaped_and_has_heads),
        cmocka_unit_test(the_text_has_a_line_for_each),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
