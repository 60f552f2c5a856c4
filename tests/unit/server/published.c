/* Publishing generations, damaging and removing them. */
#include "tests/unit/server/published.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "engine/build/build.h"
#include "engine/index/generation.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/build_record.h"

static void must(enum status status, const struct error *err)
{
    if (status)
        fail_msg("%s: %s", status_name(status), err->text);
}

void published_folder(char *folder)
{
    assert_non_null(mkdtemp(folder));
}

void published_generation(const char *folder, size_t n)
{
    struct error err = {0};
    AUTO_BUILD *build = NULL;
    must(build_open(&build, folder, SOURCE_DIR "/corpus/vocabulary", &err), &err);
    struct build_worker *worker = NULL;
    must(build_worker_new(&worker, build, &err), &err);
    for (size_t i = 0; i < n; i++) {
        AUTO_RECORD *record = record_new();
        AUTO_BUF id = BUF_INIT(100);
        buf_printf(&id, "notice-%zu", i);
        record_set(record, FIELD_ID, buf_str(&id));
        record_set(record, FIELD_TITLE, STR("Une notice"));
        record_set(record, FIELD_TEXT, STR("L'apprentissage en région."));
        record->regions = 1U << (i % 18);
        must(build_record(build, worker, record, &err), &err);
    }
    struct build_result result;
    must(build_publish(build, &result, 1, &err), &err);
}

void published_damage(const char *folder, const char *name)
{
    struct error err = {0};
    char id[GENERATION_ID_BYTES];
    must(generation_named(id, folder, "current", &err), &err);
    AUTO_TEXT *generation = generation_folder(folder, id);
    AUTO_TEXT *path = path_join(generation, name);
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    assert_true(fd >= 0);
    assert_int_equal(1, pwrite(fd, "#", 1, 40));
    assert_int_equal(0, close(fd));
}

void published_remove(const char *folder)
{
    struct error err = {0};
    must(folder_remove(folder, &err), &err);
}

struct group {
    char folder[40];
    struct index *index;
};
static struct group group;

int published_setup(void **state)
{
    (void)state;
    group = (struct group){.folder = "/tmp/test_published.XXXXXX"};
    published_folder(group.folder);
    published_generation(group.folder, 1);
    struct error err = {0};
    return index_open(&group.index, group.folder, INDEX_CHECK_SIZES, &err) ? -1 : 0;
}

int published_teardown(void **state)
{
    (void)state;
    index_free(group.index);
    published_remove(group.folder);
    return 0;
}

struct index *published_index(void)
{
    return group.index;
}
