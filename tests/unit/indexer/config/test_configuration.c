/* The sources of a configuration, and what is wrong with them. */
#include "indexer/config/configuration.h"

#include "tests/unit/cmocka_all.h"
#include "tests/unit/scratch.h"

struct told {
    struct buf text;
    size_t n;
};

static void tell(void *context, const char *fault)
{
    struct told *told = context;
    told->n++;
    buf_printf(&told->text, "%s\n", fault);
}

static enum status read_text(struct configuration *out, struct told *told,
                             const char *text)
{
    struct error err = {0};
    AUTO_TEXT *path = scratch_path("a.conf");
    *told = (struct told){BUF_INIT(1U << 16), 0};
    assert_int_equal(STATUS_OK, file_write(path, str_of(text), &err));
    return configuration_read(out, path, tell, told, &err);
}

static void a_source_is_read_with_all_that_holds_for_it(void **state)
{
    (void)state;
    struct told told;
    AUTO_CONFIGURATION read = CONFIGURATION_INIT;
    assert_int_equal(STATUS_OK, read_text(&read, &told,
                                          "index: i\n"
                                          "site: {name: Essai}\n"
                                          "sources:\n"
                                          "  - name: fiches\n"
                                          "    path: ./d\n"
                                          "    defaults:\n"
                                          "      regions: Bretagne\n"
                                          "      kind: news\n"
                                          "    map: {mission: description}\n"
                                          "    publish_future: non\n"
                                          "    accept_loss: 50 %\n"
                                          "    every: 1 h\n"
                                          "  - {name: un, type: file, path: /x/a.md}\n"));
    assert_int_equal(0, told.n);
    assert_int_equal(2, read.n_sources);
    const struct source_config *first = &read.sources[0];
    AUTO_TEXT *path = scratch_path("d");
    assert_string_equal("fiches", first->name);
    assert_string_equal(path, first->path);
    assert_int_equal(50, first->accept_loss);
    assert_int_equal(3600, first->every_s);
    assert_true(first->settings.waits_for_date);
    const json_t *regions = json_object_get(first->settings.defaults, "regions");
    assert_string_equal("Bretagne", json_string_value(json_array_get(regions, 0)));
    assert_string_equal("description", json_string_value(json_object_get(
                                           first->settings.names, "mission")));
    assert_int_equal(SOURCE_TYPE_FILE, read.sources[1].type);
    assert_int_equal(ACCEPT_LOSS_DEFAULT, read.sources[1].accept_loss);
    assert_false(read.sources[1].settings.waits_for_date);
    configuration_place_state(&read, read.index);
    AUTO_TEXT *kept = scratch_path("i/state");
    assert_string_equal(kept, read.state);
    buf_release(&told.text);
}

static void every_fault_of_the_sources_is_told(void **state)
{
    (void)state;
    struct told told;
    AUTO_CONFIGURATION read = CONFIGURATION_INIT;
    assert_int_equal(STATUS_BAD_INPUT,
                     read_text(&read, &told,
                               "sources:\n"
                               "  - path: d\n"
                               "  - name: a\n"
                               "  - {name: a, path: e}\n"
                               "  - {name: ../x, path: e}\n"
                               "  - {name: b, type: floder, path: e}\n"
                               "  - {name: c, address: 'https://example.org/'}\n"
                               "  - {name: d, path: e, defaults: {region: 01}}\n"
                               "  - {name: e, path: e, limits: {timeout: 0}}\n"
                               "  - texte\n"));
    static const char *const said[] = {
        ":2: il manque « name »",
        ":3: il manque « path » à la source « a »",
        ":4: la source « a » est donnée deux fois",
        ":5: « name » : « ../x » ne peut nommer",
        ":6: « type » : « floder » est inconnu ; vouliez-vous « folder »",
        ":7: il manque « type » à la source « c »",
        ":8: nom inconnu « region » ; vouliez-vous « regions »",
        ":9: « timeout » : 0 s ; il faut de 1 à 3600",
        ":10: une source est une suite",
    };
    for (size_t i = 0; i < COUNT_OF(said); i++)
        if (!strstr(buf_text(&told.text), said[i]))
            fail_msg("« %s » is not in:\n%s", said[i], buf_text(&told.text));
    buf_release(&told.text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_source_is_read_with_all_that_holds_for_it),
        cmocka_unit_test(every_fault_of_the_sources_is_told),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
