/* The body of an answer: each member of API §4, its type, its order and its escaping. */
#include <stdio.h>

#include "tests/unit/engine/answer/json_answer.h"

/** Whether @p value has one of the types in @p types: s string, i integer, r real, b
 *  boolean, a array, o object, 0 null. */
static bool has_type(const json_t *value, const char *types)
{
    static const struct {
        char type;
        json_type is;
    } table[] = {{'s', JSON_STRING}, {'i', JSON_INTEGER}, {'r', JSON_REAL},
                 {'b', JSON_TRUE},   {'b', JSON_FALSE},   {'a', JSON_ARRAY},
                 {'o', JSON_OBJECT}, {'0', JSON_NULL}};
    for (size_t i = 0; i < COUNT_OF(table); i++)
        if (strchr(types, table[i].type) && json_typeof(value) == table[i].is)
            return true;
    return false;
}

struct member {
    const char *name, *types;
};

/** Check that @p object has these members and no others. */
static void check_members(const char *where, const json_t *object,
                          const struct member *members, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const json_t *value = json_object_get(object, members[i].name);
        if (!value)
            fail_msg("%s has no %s", where, members[i].name);
        else if (!has_type(value, members[i].types))
            fail_msg("%s.%s is of another type", where, members[i].name);
    }
    if (json_object_size(object) != n)
        fail_msg("%s has %zu members, wanted %zu", where, json_object_size(object), n);
}

static const struct member root_members[] = {
    {"query", "o"},    {"total", "i"},  {"partial_total", "i"}, {"page", "i"},
    {"per_page", "i"}, {"pages", "i"},  {"index", "o"},         {"figures", "o0"},
    {"hits", "a"},     {"facets", "o"}, {"links", "o"}};
static const struct member query_members[] = {
    {"text", "s"},       {"mode", "s"},          {"relaxed", "b"}, {"folded", "i"},
    {"corrected", "s0"}, {"corrected_ran", "b"}, {"notices", "a"}, {"expanded", "a"},
    {"understood", "a"}, {"concepts", "a"},      {"ignored", "a"}};
static const struct member index_members[] = {
    {"generation", "s"}, {"built_at", "s"}, {"documents", "i"}};
static const struct member hit_members[] = {{"id", "s"},
                                            {"kind", "s"},
                                            {"title", "s"},
                                            {"title_html", "s"},
                                            {"url", "s0"},
                                            {"regions", "a"},
                                            {"themes", "a"},
                                            {"date", "s0"},
                                            {"valid_from", "s0"},
                                            {"valid_to", "s0"},
                                            {"data_date", "s0"},
                                            {"source", "s0"},
                                            {"author", "s0"},
                                            {"snippet", "s"},
                                            {"snippet_html", "s"},
                                            {"section", "s0"},
                                            {"score", "r"},
                                            {"part_of", "s0"},
                                            {"explain", "s0"},
                                            {"parts", "a"},
                                            {"origin", "o0"},
                                            {"partial", "b"},
                                            {"label", "s0"},
                                            {"value", "s0"},
                                            {"unit", "s0"},
                                            {"period", "s0"},
                                            {"national_value", "s0"},
                                            {"national_period", "s0"},
                                            {"previous_value", "s0"},
                                            {"previous_period", "s0"},
                                            {"change", "s0"},
                                            {"doubt", "s0"},
                                            {"page_url", "s"}};
static const struct member parts_members[] = {
    {"total", "r"},    {"words", "a"},       {"lead", "r"},
    {"window", "r"},   {"pairs", "r"},       {"proximity", "r"},
    {"accents", "ri"}, {"whole_title", "r"}, {"freshness", "r"}};
static const struct member explained_members[] = {
    {"word", "s"},  {"by", "s"},    {"as", "s0"}, {"place", "s0"},
    {"about", "r"}, {"title", "r"}, {"text", "r"}};
static const struct member link_members[] = {
    {"self", "s"}, {"first", "s"}, {"prev", "s0"}, {"next", "s0"},
    {"last", "s"}, {"html", "s"},  {"atom", "s"}};
static const struct member value_members[] = {
    {"value", "s"}, {"label", "s"}, {"count", "i"}, {"selected", "b"}};
static const struct member expanded_members[] = {{"from", "s"}, {"to", "s"}};
static const struct member understood_members[] = {
    {"text", "s"}, {"parameter", "s"}, {"value", "s"}, {"label", "s"}, {"applied", "b"}};

static void check_each(const char *where, const json_t *list,
                       const struct member *members, size_t n)
{
    for (size_t i = 0; i < json_array_size(list); i++)
        check_members(where, json_array_get(list, i), members, n);
}

/** Check the figures of explained hits and remove them, so that the hits are as
 *  others. */
static void check_parts(const json_t *hits)
{
    for (size_t i = 0; i < json_array_size(hits); i++) {
        json_t *hit = json_array_get(hits, i);
        const json_t *parts = json_object_get(hit, "explain_parts");
        if (!parts)
            continue;
        check_members("explain_parts", parts, parts_members, COUNT_OF(parts_members));
        check_each("words", json_object_get(parts, "words"), explained_members,
                   COUNT_OF(explained_members));
        (void)json_object_del(hit, "explain_parts");
    }
}

static void check_whole(const json_t *root)
{
    check_members("answer", root, root_members, COUNT_OF(root_members));
    const json_t *query = json_object_get(root, "query");
    check_members("query", query, query_members, COUNT_OF(query_members));
    check_each("expanded", json_object_get(query, "expanded"), expanded_members,
               COUNT_OF(expanded_members));
    check_each("understood", json_object_get(query, "understood"), understood_members,
               COUNT_OF(understood_members));
    check_members("index", json_object_get(root, "index"), index_members,
                  COUNT_OF(index_members));
    check_parts(json_object_get(root, "hits"));
    check_each("hits", json_object_get(root, "hits"), hit_members, COUNT_OF(hit_members));
    check_members("links", json_object_get(root, "links"), link_members,
                  COUNT_OF(link_members));
    const char *name;
    json_t *values;
    json_object_foreach(json_object_get(root, "facets"), name, values)
        check_each(name, values, value_members, COUNT_OF(value_members));
}

static void every_answer_has_the_members_of_the_contract(void **state)
{
    struct fixture *f = *state;
    static const char *const queries[] = {
        "",
        "q=vae",
        "q=vae en bretagne avril 2026",
        "q=introuvable",
        "q=-vae",
        "q=\"",
        "q=vae&facets=none",
        "q=vae&facets=month&facets=source&facets=region",
        "page=7",
        "q=vae&explain=1",
        "q=a* b* abc* def* ghi*"};
    for (size_t i = 0; i < COUNT_OF(queries); i++) {
        json_t *root = answer(f, queries[i]);
        check_whole(root);
        json_decref(root);
    }
}

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

static void a_hit_tells_all_that_is_known(void **state)
{
    struct fixture *f = *state;
    json_t *root = answer(f, "q=vae");
    const json_t *hit = hit_named(root, "plein");
    assert_string_equal("news", text_at(hit, "kind"));
    assert_string_equal("La VAE \"<b>\" & l'été", text_at(hit, "title"));
    assert_string_equal("La <mark>VAE</mark> &quot;&lt;b&gt;&quot; &amp; l&#39;été",
                        text_at(hit, "title_html"));
    assert_string_equal("https://exemple.fr/a?b=1&c=2", text_at(hit, "url"));
    assert_string_equal("Un texte sur la VAE \\ fin.", text_at(hit, "snippet"));
    assert_string_equal("Un texte sur la <mark>VAE</mark> \\ fin.",
                        text_at(hit, "snippet_html"));
    assert_string_equal("2026-04-07", text_at(hit, "date"));
    assert_string_equal("2026-01-01", text_at(hit, "valid_from"));
    assert_string_equal("2027-12-31", text_at(hit, "valid_to"));
    assert_string_equal("Le quotidien", text_at(hit, "source"));
    assert_string_equal("Anne Petit", text_at(hit, "author"));
    assert_string_equal("Actualités", text_at(hit, "section"));
    assert_string_equal("vide", text_at(hit, "part_of"));
    assert_int_equal(2, json_array_size(json_object_get(hit, "regions")));
    assert_int_equal(1, json_array_size(json_object_get(hit, "themes")));
    const json_t *origin = json_object_get(hit, "origin");
    assert_string_equal("a.txt", text_at(origin, "file"));
    const json_t *lines = json_object_get(origin, "lines");
    assert_int_equal(3, json_integer_value(json_array_get(lines, 0)));
    assert_int_equal(9, json_integer_value(json_array_get(lines, 1)));
    assert_true(json_real_value(json_object_get(hit, "score")) > 0);
    json_decref(root);
}

static void what_is_not_known_is_null(void **state)
{
    struct fixture *f = *state;
    json_t *root = answer(f, "q=vae");
    const json_t *hit = hit_named(root, "vide");
    static const char *const nulls[] = {"url",     "date",   "valid_from", "valid_to",
                                        "source",  "author", "section",    "part_of",
                                        "explain", "origin"};
    for (size_t i = 0; i < COUNT_OF(nulls); i++)
        assert_true(json_is_null(json_object_get(hit, nulls[i])));
    assert_string_equal("document", text_at(hit, "kind"));
    assert_int_equal(0, json_array_size(json_object_get(hit, "regions")));
    const json_t *query = json_object_get(root, "query");
    assert_true(json_is_null(json_object_get(query, "corrected")));
    assert_int_equal(1, json_array_size(json_object_get(query, "expanded")));
    json_decref(root);
}

static void links_walk_the_pages(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *query, *self, *first, *prev, *next, *last, *html;
    } cases[] = {
        {"", "/api/v1/search", "/api/v1/search", NULL, NULL, "/api/v1/search",
         "/recherche"},
        {"per_page=1&page=2", "/api/v1/search?per_page=1&page=2",
         "/api/v1/search?per_page=1", "/api/v1/search?per_page=1",
         "/api/v1/search?per_page=1&page=3", "/api/v1/search?per_page=1&page=3",
         "/recherche?per_page=1&page=2"},
        {"q=vae&per_page=1", "/api/v1/search?q=vae&per_page=1",
         "/api/v1/search?q=vae&per_page=1", NULL,
         "/api/v1/search?q=vae&per_page=1&page=2",
         "/api/v1/search?q=vae&per_page=1&page=3", "/recherche?q=vae&per_page=1"},
        /* A page behind the last one has the last one as its previous page. */
        {"per_page=2&page=9", "/api/v1/search?per_page=2&page=9",
         "/api/v1/search?per_page=2", "/api/v1/search?per_page=2&page=2", NULL,
         "/api/v1/search?per_page=2&page=2", "/recherche?per_page=2&page=9"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        json_t *root = answer(f, cases[i].query);
        const json_t *links = json_object_get(root, "links");
        assert_string_equal(cases[i].self, text_at(links, "self"));
        assert_string_equal(cases[i].first, text_at(links, "first"));
        assert_string_equal(cases[i].last, text_at(links, "last"));
        assert_string_equal(cases[i].html, text_at(links, "html"));
        assert_int_equal(cases[i].prev != NULL, text_at(links, "prev") != NULL);
        if (cases[i].prev)
            assert_string_equal(cases[i].prev, text_at(links, "prev"));
        assert_int_equal(cases[i].next != NULL, text_at(links, "next") != NULL);
        if (cases[i].next)
            assert_string_equal(cases[i].next, text_at(links, "next"));
        json_decref(root);
    }
}

static void only_the_facets_asked_for_are_listed(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *query;
        size_t n;
    } cases[] = {{"", 4},
                 {"facets=none", 0},
                 {"facets=month", 1},
                 {"facets=month&facets=kind", 2}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        json_t *root = answer(f, cases[i].query);
        assert_int_equal(cases[i].n, json_object_size(json_object_get(root, "facets")));
        json_decref(root);
    }
    json_t *root = answer(f, "");
    assert_int_equal(
        19, json_array_size(json_object_get(json_object_get(root, "facets"), "region")));
    json_decref(root);
}

/** Whatever is typed, the body is valid JSON, and the same bytes when it is asked
 *  again. */
static void any_question_gives_sound_json_twice_the_same(void **state)
{
    struct fixture *f = *state;
    static const char *const pieces[] = {
        "vae",         " ",    "\"",       "«",      "»",       "(",       ")",
        "-",           " OU ", " ET ",     " SAUF ", "titre:",  "région:", "acq*",
        "\x01",        "\\",   "<script>", "é",      "e\u0301", "😀",       "\u2028",
        "date:2026..", "..",   "l'",       "ﬁn",     "\u200B"};
    uint32_t seed = 5;
    for (int round = 0; round < 3000; round++) {
        AUTO_BUF query = BUF_INIT(10000), first = BUF_INIT(1 << 20),
                 second = BUF_INIT(1 << 20);
        buf_put_text(&query, "q=");
        for (int n = 0; n < 12; n++) {
            seed = seed * 1664525U + 1013904223U;
            buf_put_text(&query, pieces[(seed >> 16) % COUNT_OF(pieces)]);
        }
        json_t *root = answer(f, buf_text(&query));
        check_whole(root);
        json_decref(root);
        search_answer_to_json(&first, &f->answer, f->index, STR(""));
        fixture_ask(f, buf_text(&query));
        search_answer_to_json(&second, &f->answer, f->index, STR(""));
        assert_string_equal(buf_text(&first), buf_text(&second));
    }
}

static void one_document_has_its_whole_text(void **state)
{
    struct fixture *f = *state;
    struct document document;
    struct documents *documents = searcher_documents(f->searcher);
    documents_read(documents, documents_find(documents, STR("plein")), &document);
    AUTO_BUF body = BUF_INIT(1 << 20);
    document_to_json(&body, &document, f->index, STR(""));
    json_t *root = json_loadb(body.at, body.n, 0, NULL);
    assert_non_null(root);
    assert_string_equal("Un texte\tsur la VAE \\ fin.", text_at(root, "text"));
    assert_string_equal("plein", text_at(root, "id"));
    assert_string_equal("a.txt", text_at(json_object_get(root, "origin"), "file"));
    json_decref(root);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_answer_has_the_members_of_the_contract),
        cmocka_unit_test(a_hit_tells_all_that_is_known),
        cmocka_unit_test(what_is_not_known_is_null),
        cmocka_unit_test(links_walk_the_pages),
        cmocka_unit_test(only_the_facets_asked_for_are_listed),
        cmocka_unit_test(any_question_gives_sound_json_twice_the_same),
        cmocka_unit_test(one_document_has_its_whole_text),
    };
    fixture_of(records, COUNT_OF(records));
    return cmocka_run_group_tests(tests, fixture_setup, fixture_teardown);
}
