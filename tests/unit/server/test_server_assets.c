/* Static files: their names contain a digest of their content. */
#include "server/site/assets.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "tests/unit/cmocka_all.h"

static void put(const char *folder, const char *name, const char *text)
{
    struct error err = {0};
    AUTO_TEXT *path = path_join(folder, name);
    assert_int_equal(STATUS_OK, file_write(path, str_of(text), &err));
}

static void a_file_is_found_by_a_url_that_its_content_makes(void **state)
{
    (void)state;
    char folder[] = "/tmp/test_assets.XXXXXX";
    assert_non_null(mkdtemp(folder));
    put(folder, "style.css", "a{}");
    put(folder, "icon.svg", "<svg/>");
    put(folder, "notes.txt", "not served");
    struct error err = {0};
    struct assets *assets = NULL;
    assert_int_equal(STATUS_OK, assets_load(&assets, folder, &err));
    AUTO_BUF url = BUF_INIT(200);
    buf_put_text(&url, assets_url(assets, "style.css"));
    assert_int_equal(0, strncmp(buf_text(&url), "/assets/style.", 14));
    struct str file = {buf_text(&url) + 8, url.n - 8};
    const struct asset *asset = assets_find(assets, file);
    assert_non_null(asset);
    assert_string_equal("text/css; charset=utf-8", asset->type);
    assert_true(str_equal(STR("a{}"), (struct str){asset->bytes, asset->n}));
    assert_null(assets_find(assets, STR("style.css")));
    assert_null(assets_find(assets, STR("../secret")));
    assert_string_equal("", assets_url(assets, "notes.txt"));
    assets_free(assets);

    put(folder, "style.css", "b{}");
    assert_int_equal(STATUS_OK, assets_load(&assets, folder, &err));
    assert_string_not_equal(buf_text(&url), assets_url(assets, "style.css"));
    assets_free(assets);
    assert_int_equal(STATUS_OK, folder_remove(folder, &err));
}

static void a_missing_folder_is_not_found(void **state)
{
    (void)state;
    struct assets *assets = NULL;
    struct error err = {0};
    assert_int_equal(STATUS_NOT_FOUND, assets_load(&assets, "/nonexistent", &err));
    assert_null(assets);
}

static void an_oversized_file_is_too_large(void **state)
{
    (void)state;
    char folder[] = "/tmp/test_assets.XXXXXX";
    assert_non_null(mkdtemp(folder));
    AUTO_TEXT *path = path_join(folder, "large.png");
    struct error err = {0};
    assert_int_equal(STATUS_OK, file_write(path, STR("x"), &err));
    assert_int_equal(0, truncate(path, ((off_t)4 << 20) + 1));
    struct assets *assets = NULL;
    assert_int_equal(STATUS_TOO_LARGE, assets_load(&assets, folder, &err));
    assert_null(assets);
    assert_int_equal(STATUS_OK, folder_remove(folder, &err));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_is_found_by_a_url_that_its_content_makes),
        cmocka_unit_test(a_missing_folder_is_not_found),
        cmocka_unit_test(an_oversized_file_is_too_large),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
