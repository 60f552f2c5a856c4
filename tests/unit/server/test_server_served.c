/* The served generation: it is opened when it is sound, kept while it is used, replaced
 * and released. */
#include "server/site/served.h"

#include "tests/unit/cmocka_all.h"
#include "tests/unit/server/published.h"

struct fixture {
    char folder[40];
    struct served *served;
};

static int set_up(void **state)
{
    static struct fixture fixture;
    fixture = (struct fixture){.folder = "/tmp/test_served.XXXXXX"};
    published_folder(fixture.folder);
    fixture.served = served_new(fixture.folder, INDEX_FLAT, 2);
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    served_free(fixture->served);
    published_remove(fixture->folder);
    return 0;
}

static enum status update(struct fixture *fixture, bool again, bool *changed)
{
    struct error err = {0};
    return served_update(fixture->served, again, changed, &err);
}

static void without_an_index_nothing_is_served_and_it_says_why(void **state)
{
    struct fixture *fixture = *state;
    bool changed = true;
    assert_int_equal(STATUS_NOT_FOUND, update(fixture, false, &changed));
    assert_false(changed);
    struct lease lease;
    assert_int_equal(LEASE_NO_INDEX, lease_take(&lease, fixture->served));
    lease_release(&lease);
    struct served_state said;
    served_state(fixture->served, &said);
    assert_false(said.is_open);
    assert_int_equal(STATUS_NOT_FOUND, said.refusal);
    assert_string_equal("", said.refused);
}

static void a_sound_generation_is_served_once(void **state)
{
    struct fixture *fixture = *state;
    published_generation(fixture->folder, 3);
    bool changed = false;
    assert_int_equal(STATUS_OK, update(fixture, false, &changed));
    assert_true(changed);
    assert_int_equal(STATUS_OK, update(fixture, false, &changed));
    assert_false(changed);
    struct served_state said;
    served_state(fixture->served, &said);
    assert_true(said.is_open);
    assert_int_equal(3, said.n_documents);
    assert_int_equal(STATUS_OK, said.refusal);
    assert_string_not_equal("", said.generation);
}

static void there_are_as_many_leases_as_searchers(void **state)
{
    struct fixture *fixture = *state;
    published_generation(fixture->folder, 3);
    bool changed = false;
    assert_int_equal(STATUS_OK, update(fixture, false, &changed));
    struct lease leases[3];
    assert_int_equal(LEASE_OK, lease_take(&leases[0], fixture->served));
    assert_int_equal(LEASE_OK, lease_take(&leases[1], fixture->served));
    assert_ptr_not_equal(leases[0].searcher, leases[1].searcher);
    assert_int_equal(LEASE_ALL_TAKEN, lease_take(&leases[2], fixture->served));
    lease_release(&leases[0]);
    assert_int_equal(LEASE_OK, lease_take(&leases[2], fixture->served));
    lease_release(&leases[1]);
    lease_release(&leases[2]);
    lease_release(&leases[2]);
}

static void a_lease_keeps_its_generation_through_a_change(void **state)
{
    struct fixture *fixture = *state;
    published_generation(fixture->folder, 3);
    bool changed = false;
    assert_int_equal(STATUS_OK, update(fixture, false, &changed));
    struct lease old;
    assert_int_equal(LEASE_OK, lease_take(&old, fixture->served));
    published_generation(fixture->folder, 5);
    assert_int_equal(STATUS_OK, update(fixture, false, &changed));
    assert_true(changed);
    assert_int_equal(3, index_info(old.index).n_documents);
    struct lease new;
    assert_int_equal(LEASE_OK, lease_take(&new, fixture->served));
    assert_int_equal(5, index_info(new.index).n_documents);
    struct document document;
    AUTO_DOCUMENTS *documents = documents_new(old.index, NULL);
    documents_peek(documents, 1, &document);
    assert_true(str_equal(STR("Une notice"), document.title));
    lease_release(&old);
    lease_release(&new);
}

static void what_is_kept_with_a_generation_goes_with_it(void **state)
{
    struct fixture *fixture = *state;
    published_generation(fixture->folder, 3);
    bool changed = false;
    assert_int_equal(STATUS_OK, update(fixture, false, &changed));
    AUTO_LEASE old = {0};
    assert_int_equal(LEASE_OK, lease_take(&old, fixture->served));
    assert_null(lease_kept(&old, KEPT_ACRONYMS).at);
    lease_keep(&old, KEPT_ACRONYMS, STR("first"));
    lease_keep(&old, KEPT_ACRONYMS, STR("second"));
    assert_true(str_equal(STR("first"), lease_kept(&old, KEPT_ACRONYMS)));
    assert_null(lease_kept(&old, KEPT_EXAMPLES).at);
    published_generation(fixture->folder, 4);
    assert_int_equal(STATUS_OK, update(fixture, false, &changed));
    AUTO_LEASE new = {0};
    assert_int_equal(LEASE_OK, lease_take(&new, fixture->served));
    assert_null(lease_kept(&new, KEPT_ACRONYMS).at);
}

static void a_damaged_generation_is_refused_and_the_old_one_stays(void **state)
{
    struct fixture *fixture = *state;
    published_generation(fixture->folder, 3);
    bool changed = false;
    assert_int_equal(STATUS_OK, update(fixture, false, &changed));
    published_generation(fixture->folder, 5);
    published_damage(fixture->folder, GENERATION_TEXTS);
    assert_int_equal(STATUS_INDEX_CORRUPT, update(fixture, false, &changed));
    assert_false(changed);
    struct served_state said;
    served_state(fixture->served, &said);
    assert_true(said.is_open);
    assert_int_equal(3, said.n_documents);
    assert_int_equal(STATUS_INDEX_CORRUPT, said.refusal);
    assert_string_not_equal("", said.refused);
    assert_string_not_equal(said.generation, said.refused);
}

static void what_was_refused_is_read_again_only_when_asked_for(void **state)
{
    struct fixture *fixture = *state;
    published_generation(fixture->folder, 3);
    published_damage(fixture->folder, GENERATION_TEXTS);
    bool changed = false;
    assert_int_equal(STATUS_INDEX_CORRUPT, update(fixture, false, &changed));
    assert_int_equal(STATUS_OK, update(fixture, false, &changed));
    assert_false(changed);
    assert_int_equal(STATUS_INDEX_CORRUPT, update(fixture, true, &changed));
    published_generation(fixture->folder, 4);
    assert_int_equal(STATUS_OK, update(fixture, false, &changed));
    assert_true(changed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            without_an_index_nothing_is_served_and_it_says_why, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_sound_generation_is_served_once, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(there_are_as_many_leases_as_searchers, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_lease_keeps_its_generation_through_a_change,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_kept_with_a_generation_goes_with_it,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            a_damaged_generation_is_refused_and_the_old_one_stays, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            what_was_refused_is_read_again_only_when_asked_for, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
