/* Similar documents: the nearest one comes first, documents of the same whole are left
 * out, words are shown as they are written. */
#include "engine/near/similar.h"

#include <stdio.h>
#include <string.h>

#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/search_fixture.h"

static const char *const records[] = {
    ("{\"id\":\"geiq\",\"kind\":\"news\",\"title\":\"Le GEIQ métallurgie "
     "recrute\",\"regions\":[\"32\"],"
     "\"themes\":[\"vae\"],\"text\":\"Le GEIQ forme des soudeurs. La VAE inversée y mène "
     "à une "
     "certification de la métallurgie.\"}"),
    ("{\"id\":\"vae\",\"kind\":\"aid\",\"title\":\"La VAE, mode d'emploi\",\"text\":\"La "
     "VAE mène à une "
     "certification. Un jury délivre le diplôme.\"}"),
    ("{\"id\":\"soudeurs\",\"kind\":\"news\",\"title\":\"Soudeurs : la métallurgie "
     "manque de bras\","
     "\"regions\":[\"32\"],\"text\":\"Des soudeurs sont formés par un GEIQ de la "
     "métallurgie.\"}"),
    ("{\"id\":\"rapport\",\"title\":\"Rapport sur les campus\",\"text\":\"Les campus "
     "réunissent lycées, "
     "universités et laboratoires.\"}"),
    ("{\"id\":\"rapport/1\",\"title\":\"Campus, partie "
     "une\",\"part_of\":\"rapport\",\"text\":\"Les campus "
     "des lycées et des universités.\"}"),
    ("{\"id\":\"rapport/2\",\"title\":\"Campus, partie "
     "deux\",\"part_of\":\"rapport\",\"text\":\"Les campus "
     "des laboratoires et des universités.\"}"),
    ("{\"id\":\"autre\",\"title\":\"Un campus ailleurs\",\"text\":\"Des lycées, des "
     "universités et des "
     "laboratoires font un campus.\"}"),
    "{\"id\":\"seul\",\"title\":\"Zibeline\",\"text\":\"Ornithorynque quagga 1234 "
    "1234.\"}",
    "{\"id\":\"mer\",\"title\":\"Marine\",\"text\":\"Des bateaux et des filets, des "
    "ports et des criées.\"}",
    ("{\"id\":\"peche\",\"title\":\"Ports\",\"kind\":\"news\",\"text\":\"Des bateaux et "
     "des filets, des ports "
     "et des criées.\"}"),
    ("{\"id\":\"peche-2\",\"title\":\"Ports\",\"kind\":\"document\",\"text\":\"Des "
     "bateaux et des filets, des "
     "ports et des criées.\"}"),
};

static void find(struct similar_answer *out, struct fixture *f, const char *id,
                 size_t limit)
{
    struct error err = {0};
    uint32_t docid = documents_find(searcher_documents(f->searcher), str_of(id));
    assert_true(docid > 0);
    assert_int_equal(STATUS_OK, similar_find(out, f->searcher, docid, limit, &err));
    assert_true(out->n_hits <= limit);
}

/** The ids of the documents found, with spaces between them. */
static const char *ids_of(const struct similar_answer *answer)
{
    static char ids[1000];
    size_t n = 0;
    ids[0] = '\0';
    for (size_t i = 0; i < answer->n_hits; i++)
        n += (size_t)snprintf(ids + n, sizeof ids - n, "%s%.*s", i ? " " : "",
                              STR_ARG(answer->hits[i].document.fields[FIELD_ID]));
    return ids;
}

static void the_obvious_neighbour_comes_first(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *id, *first;
    } cases[] = {{"geiq", "soudeurs"},
                 {"soudeurs", "geiq"},
                 {"vae", "geiq"},
                 {"rapport/1", "autre"}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct similar_answer answer;
        find(&answer, f, cases[i].id, 1);
        if (strcmp(cases[i].first, ids_of(&answer)) != 0)
            fail_msg("%s: « %s », wanted « %s »", cases[i].id, ids_of(&answer),
                     cases[i].first);
    }
}

static void its_own_family_stays_out_and_another_one_comes_once(void **state)
{
    struct fixture *f = *state;
    static const char *const family[] = {"rapport", "rapport/1", "rapport/2"};
    for (size_t i = 0; i < COUNT_OF(family); i++) {
        struct similar_answer answer;
        find(&answer, f, family[i], SIMILAR_MAX);
        assert_string_equal("autre", ids_of(&answer));
    }
    struct similar_answer answer;
    find(&answer, f, "autre", SIMILAR_MAX);
    assert_int_equal(1, answer.n_hits);
    assert_non_null(strstr(ids_of(&answer), "rapport"));
}

static void the_same_kind_is_favoured(void **state)
{
    struct fixture *f = *state;
    struct similar_answer answer;
    find(&answer, f, "mer", SIMILAR_MAX);
    assert_string_equal("peche-2 peche", ids_of(&answer));
    find(&answer, f, "peche", SIMILAR_MAX);
    assert_int_equal(2, answer.n_hits);
}

static void nothing_is_like_what_shares_no_word(void **state)
{
    struct fixture *f = *state;
    struct similar_answer answer;
    find(&answer, f, "seul", SIMILAR_MAX);
    assert_int_equal(0, answer.n_hits);
}

static void the_shared_words_are_as_the_document_writes_them(void **state)
{
    struct fixture *f = *state;
    struct similar_answer answer;
    find(&answer, f, "geiq", 1);
    const struct similar_hit *hit = &answer.hits[0];
    assert_true(hit->n_shared > 1 && hit->n_shared <= SIMILAR_SHARED_MAX);
    bool has_geiq = false, has_soudeurs = false;
    for (size_t i = 0; i < hit->n_shared; i++) {
        has_geiq = has_geiq || str_equal(hit->shared[i], STR("GEIQ"));
        has_soudeurs = has_soudeurs || str_equal(hit->shared[i], STR("soudeurs"));
    }
    assert_true(has_geiq && has_soudeurs);
}

static void scores_fall_and_stay_within_0_and_1(void **state)
{
    struct fixture *f = *state;
    for (size_t i = 1; i <= COUNT_OF(records); i++) {
        struct similar_answer answer;
        struct error err = {0};
        assert_int_equal(STATUS_OK, similar_find(&answer, f->searcher, (uint32_t)i,
                                                 SIMILAR_MAX, &err));
        for (size_t j = 0; j < answer.n_hits; j++) {
            assert_true(answer.hits[j].score > 0 && answer.hits[j].score <= 1);
            assert_true(!j || answer.hits[j].score <= answer.hits[j - 1].score);
            assert_true(answer.hits[j].docid != i);
        }
    }
}

static void the_body_is_the_same_twice(void **state)
{
    struct fixture *f = *state;
    AUTO_BUF first = BUF_INIT(1U << 20), second = BUF_INIT(1U << 20);
    struct similar_answer answer;
    find(&answer, f, "geiq", 5);
    similar_to_json(&first, &answer, f->index, STR(""));
    find(&answer, f, "geiq", 5);
    similar_to_json(&second, &answer, f->index, STR(""));
    assert_string_equal(buf_text(&first), buf_text(&second));
    assert_non_null(
        strstr(buf_text(&first), "{\"id\":\"geiq\",\"similar\":[{\"id\":\"soudeurs\""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_obvious_neighbour_comes_first),
        cmocka_unit_test(its_own_family_stays_out_and_another_one_comes_once),
        cmocka_unit_test(the_same_kind_is_favoured),
        cmocka_unit_test(nothing_is_like_what_shares_no_word),
        cmocka_unit_test(the_shared_words_are_as_the_document_writes_them),
        cmocka_unit_test(scores_fall_and_stay_within_0_and_1),
        cmocka_unit_test(the_body_is_the_same_twice),
    };
    fixture_of(records, COUNT_OF(records));
    return cmocka_run_group_tests(tests, fixture_setup, fixture_teardown);
}
