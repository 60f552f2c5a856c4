/* The scripts: put together of their files, and served to portals at one address. */
#include "server/site/scripts.h"

#include <stdlib.h>

#include "base/file.h"
#include "tests/unit/cmocka_all.h"

static struct assets *shipped(void)
{
    struct assets *assets = NULL;
    struct error err = {0};
    assert_int_equal(STATUS_OK, assets_load(&assets, SOURCE_DIR "/web/assets", &err));
    assert_int_equal(STATUS_OK, scripts_add(assets, SOURCE_DIR "/web/scripts", &err));
    return assets;
}

static const struct asset *asset_named(const struct assets *assets, const char *name)
{
    const char *url = assets_url(assets, name);
    assert_int_equal(0, strncmp(url, "/assets/", 8));
    return assets_find(assets, str_of(url + 8));
}

static void pages_and_portals_have_the_same_combobox(void **state)
{
    (void)state;
    AUTO_ASSETS *assets = shipped();
    static const char *const names[] = {SCRIPT_OF_PAGES, SCRIPT_OF_PORTALS};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        const struct asset *asset = asset_named(assets, names[i]);
        assert_string_equal("text/javascript; charset=utf-8", asset->type);
        AUTO_BUF text = BUF_INIT(1U << 20);
        buf_put(&text, asset->bytes, asset->n);
        const char *combobox = strstr(buf_text(&text), "\nclass Combobox ");
        assert_non_null(combobox);
        assert_null(strstr(combobox + 1, "\nclass Combobox "));
        assert_null(strstr(buf_text(&text), "\nimport "));
    }
}

static void a_missing_file_is_not_found(void **state)
{
    (void)state;
    char folder[] = "/tmp/test_scripts.XXXXXX";
    assert_non_null(mkdtemp(folder));
    AUTO_TEXT *path = path_join(folder, "text.js");
    struct error err = {0};
    assert_int_equal(STATUS_OK, file_write(path, STR("// nothing"), &err));
    AUTO_ASSETS *assets = NULL;
    assert_int_equal(STATUS_OK, assets_load(&assets, folder, &err));
    assert_int_equal(STATUS_NOT_FOUND, scripts_add(assets, folder, &err));
    assert_string_equal("", assets_url(assets, SCRIPT_OF_PAGES));
    assert_int_equal(STATUS_OK, folder_remove(folder, &err));
}

static void portals_may_load_theirs_and_are_told_when_it_changed(void **state)
{
    (void)state;
    AUTO_ASSETS *assets = shipped();
    struct stored *stored = scripts_for_portals(assets);
    AUTO_ARENA *arena = arena_new();
    struct reply reply;
    size_t made = 0;
    reply_init(&reply, arena);
    stored_present(stored_hold(stored), &reply, STR("gzip"), (struct str){NULL, 0},
                   &made);
    assert_int_equal(200, reply.status);
    assert_string_equal("*", reply_header_of(&reply, "Access-Control-Allow-Origin"));
    assert_string_equal("gzip", reply_header_of(&reply, "Content-Encoding"));
    /* What a portal pays for it. */
    assert_in_range(reply_body(&reply).n, 1000, 20000);
    struct str etag = arena_str(arena, str_of(reply_header_of(&reply, "ETag")));
    reply_release(&reply);
    reply_init(&reply, arena);
    stored_present(stored_hold(stored), &reply, STR("gzip"), etag, &made);
    assert_int_equal(304, reply.status);
    reply_release(&reply);
    stored_drop(stored);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_and_portals_have_the_same_combobox),
        cmocka_unit_test(a_missing_file_is_not_found),
        cmocka_unit_test(portals_may_load_theirs_and_are_told_when_it_changed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
