/* Which members a hit has: those that are asked for, labels, whole addresses. */
#include "tests/unit/engine/answer/json_answer.h"

static const char *text_at(const json_t *object, const char *name)
{
    return json_string_value(json_object_get(object, name));
}

static const json_t *hit_named(const json_t *root, const char *id)
{
    const json_t *hits = json_object_get(root, "hits");
    for (size_t i = 0; i < json_array_size(hits); i++)
        if (strcmp(id, text_at(json_array_get(hits, i), "id")) == 0)
            return json_array_get(hits, i);
    fail_msg("no hit %s", id);
    return NULL;
}

/** The names of the members of the first hit, in their order, a space before each. */
static void put_names(struct buf *out, const json_t *root)
{
    const char *name;
    json_t *value;
    json_object_foreach(json_array_get(json_object_get(root, "hits"), 0), name, value)
        buf_printf(out, " %s", name);
}

static void a_hit_has_the_members_that_are_asked_for_and_its_id(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *query, *names;
    } cases[] = {
        {"fields=id", " id"},
        {"fields=snippet&fields=title&fields=page_url", " id title page_url snippet"},
        {"fields=regions&labels=1", " id regions region_labels"},
        {"fields=themes&fields=kind&labels=1", " id kind kind_label themes theme_labels"},
        {"fields=title&labels=1", " id title"},
        {"fields=date&fields=doubt&fields=explain_parts", " id date doubt"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        json_t *root = answer(f, cases[i].query);
        AUTO_BUF names = BUF_INIT(1000);
        put_names(&names, root);
        assert_string_equal(cases[i].names, buf_text(&names));
        json_decref(root);
    }
}

/** Each member can be asked for alone, and is then as it is among all others. */
static void each_member_can_be_asked_for_alone(void **state)
{
    struct fixture *f = *state;
    json_t *whole = answer(f, "q=vae&explain=1");
    const json_t *first = json_array_get(json_object_get(whole, "hits"), 0);
    assert_int_equal(HIT_MEMBER_COUNT_, json_object_size(first));
    for (unsigned i = 0; i < HIT_MEMBER_COUNT_; i++) {
        const char *name = hit_member_name((enum hit_member)i);
        AUTO_BUF query = BUF_INIT(1000);
        buf_printf(&query, "q=vae&explain=1&fields=%s", name);
        json_t *root = answer(f, buf_text(&query));
        const json_t *hit = json_array_get(json_object_get(root, "hits"), 0);
        assert_int_equal(i == HIT_ID ? 1 : 2, json_object_size(hit));
        assert_true(json_equal(json_object_get(first, name), json_object_get(hit, name)));
        json_decref(root);
    }
    json_decref(whole);
}

static void labels_stand_beside_codes(void **state)
{
    struct fixture *f = *state;
    json_t *root = answer(f, "q=vae&labels=1");
    const json_t *hit = hit_named(root, "plein");
    assert_string_equal("Actualité", text_at(hit, "kind_label"));
    static const char *const regions[] = {"Bretagne", "Hauts-de-France"};
    const json_t *codes = json_object_get(hit, "regions");
    const json_t *labels = json_object_get(hit, "region_labels");
    assert_int_equal(COUNT_OF(regions), json_array_size(labels));
    for (size_t i = 0; i < COUNT_OF(regions); i++)
        assert_string_equal(regions[i], json_string_value(json_array_get(labels, i)));
    assert_string_equal("53", json_string_value(json_array_get(codes, 0)));
    labels = json_object_get(hit, "theme_labels");
    assert_int_equal(1, json_array_size(labels));
    const json_t *bare = hit_named(root, "vide");
    assert_int_equal(0, json_array_size(json_object_get(bare, "region_labels")));
    json_decref(root);
}

static void links_begin_with_the_site_where_it_is_known(void **state)
{
    struct fixture *f = *state;
    fixture_ask(f, "q=vae&per_page=1&page=2");
    AUTO_BUF body = BUF_INIT(1 << 20);
    search_answer_to_json(&body, &f->answer, f->index, STR("https://exemple.fr"));
    json_t *root = json_loadb(body.at, body.n, 0, NULL);
    const json_t *links = json_object_get(root, "links");
    static const char *const names[] = {"self", "first", "prev", "next", "last", "html"};
    for (size_t i = 0; i < COUNT_OF(names); i++)
        assert_true(str_starts_with(str_of(text_at(links, names[i])),
                                    STR("https://exemple.fr/")));
    assert_string_equal("https://exemple.fr/feed.atom?q=vae", text_at(links, "atom"));
    const json_t *hit = json_array_get(json_object_get(root, "hits"), 0);
    AUTO_BUF page = BUF_INIT(1000);
    buf_printf(&page, "https://exemple.fr/documents/%s", text_at(hit, "id"));
    assert_string_equal(buf_text(&page), text_at(hit, "page_url"));
    json_decref(root);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_hit_has_the_members_that_are_asked_for_and_its_id),
        cmocka_unit_test(each_member_can_be_asked_for_alone),
        cmocka_unit_test(labels_stand_beside_codes),
        cmocka_unit_test(links_begin_with_the_site_where_it_is_known),
    };
    fixture_of(records, COUNT_OF(records));
    return cmocka_run_group_tests(tests, fixture_setup, fixture_teardown);
}
