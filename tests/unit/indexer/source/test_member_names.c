/* Names of members: which role each has, and which counts more. */
#include "indexer/source/member_names.h"

#include <jansson.h>

#include "engine/json/json_read.h"
#include "engine/record/record_json.h"
#include "tests/unit/cmocka_all.h"

static void names_have_their_roles(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        enum member_role role;
    } rows[] = {
        {"title", ROLE_TITLE},
        {"Titre", ROLE_TITLE},
        {"Intitulé", ROLE_TITLE},
        {"CHAPÔ", ROLE_LEAD},
        {"résumé", ROLE_LEAD},
        {"meta_description", ROLE_LEAD},
        {"contenu", ROLE_TEXT},
        {"articleBody", ROLE_TEXT},
        {"Mots-clés", ROLE_TAGS},
        {"mots_cles", ROLE_TAGS},
        {"Catégories", ROLE_TAGS},
        {"thèmes", ROLE_THEMES},
        {"Région", ROLE_REGIONS},
        {"Département", ROLE_DEPARTMENT},
        {"auteur", ROLE_AUTHOR},
        {"Created by", ROLE_AUTHOR},
        {"Éditeur", ROLE_SOURCE},
        {"canonical_url", ROLE_URL},
        {"pubDate", ROLE_DATE},
        {"date de publication", ROLE_DATE},
        {"published", ROLE_DATE},
        {"datePublished", ROLE_DATE},
        {"text_format", ROLE_FORMAT},
        {"type", ROLE_KIND},
        {"slug", ROLE_SLUG},
        {"draft", ROLE_HIDDEN},
        {"_publish", ROLE_PUBLISHED},
        {"status", ROLE_STATUS},
        {"fields", ROLE_GROUP},
        {"regions", ROLE_REGIONS},
        {"label", ROLE_NONE},
        {"layout", ROLE_NONE},
        {"origin", ROLE_NONE},
        {"icône", ROLE_NONE},
        {"", ROLE_NONE},
        {"-", ROLE_NONE},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct member_name found =
            member_name_find(str_of(rows[i].name), &source_settings_none);
        if (found.role != rows[i].role)
            fail_msg("%s: %d", rows[i].name, (int)found.role);
    }
}

static void a_record_s_own_names_count_most_and_publication_more_than_change(void **state)
{
    (void)state;
    static const char *const rows[] = {"date",    "published", "pubDate", "datePublished",
                                       "created", "updated",   "lastmod", "modified"};
    for (size_t i = 1; i < COUNT_OF(rows); i++) {
        unsigned before =
            member_name_find(str_of(rows[i - 1]), &source_settings_none).rank;
        unsigned rank = member_name_find(str_of(rows[i]), &source_settings_none).rank;
        if (before >= rank)
            fail_msg("%s", rows[i]);
    }
    assert_int_equal(0, member_name_find(STR("title"), &source_settings_none).rank);
    assert_int_not_equal(0, member_name_find(STR("titre"), &source_settings_none).rank);
}

static void settings_give_other_names(void **state)
{
    (void)state;
    json_t *names = json_pack("{s:s, s:s, s:i}", "mission", "description", "Titre",
                              "section", "nom", 3);
    struct source_settings settings = {.names = names};
    assert_int_equal(ROLE_LEAD, member_name_find(STR("Mission"), &settings).role);
    assert_int_equal(ROLE_SECTION, member_name_find(STR("titre"), &settings).role);
    assert_int_equal(0, member_name_find(STR("mission"), &settings).rank);
    assert_int_equal(ROLE_TITLE, member_name_find(STR("nom"), &settings).role);
    json_decref(names);
}

static void roles_of_a_record_have_names_that_it_reads(void **state)
{
    (void)state;
    for (unsigned role = 0; role <= ROLE_SECTION; role++) {
        const char *name = member_role_name(role);
        size_t i = 0;
        while (i < record_json_n_members() && strcmp(name, record_json_member(i)) != 0)
            i++;
        assert_true(i < record_json_n_members());
    }
    assert_null(member_role_name(ROLE_LEAD));
    assert_null(member_role_name(ROLE_NONE));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_have_their_roles),
        cmocka_unit_test(
            a_record_s_own_names_count_most_and_publication_more_than_change),
        cmocka_unit_test(settings_give_other_names),
        cmocka_unit_test(roles_of_a_record_have_names_that_it_reads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
