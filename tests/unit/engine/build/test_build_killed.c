/* Builds are killed at many moments: what was served stays as it was, and the next build
 * works. */
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "engine/build/build.h"
#include "engine/index/index.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/build_record.h"
#include "tests/unit/engine/store_fixture.h"
#include "tests/unit/scratch.h"

/** Builds that are killed, unless INFFO_KILLS says how many. */
#define KILLS 30
#define DOCUMENTS 400
/** So few that the Xapian database is copied, and they are written into it. */
#define FEW 20U

/** What a build is of: DOCUMENTS documents, of which the first `n_changed` contain
 *  `word`, the others always the same one. */
struct corpus_of_words {
    unsigned n_changed;
    const char *word;
};

/** Build @p corpus. It runs in a child process, so it has no assertions. */
static int build_many(const char *path, struct corpus_of_words corpus)
{
    AUTO_BUILD *build = NULL;
    struct build_worker *worker = NULL;
    if (build_open(&build, path, STORE_VOCABULARY, NULL) ||
        build_worker_new(&worker, build, NULL))
        return 1;
    for (unsigned i = 0; i < DOCUMENTS; i++) {
        const char *word = i < corpus.n_changed ? corpus.word : "toujours";
        AUTO_RECORD *record = record_new();
        AUTO_BUF text = BUF_INIT(1 << 20);
        buf_printf(&text, "document-%u", i);
        record_set(record, FIELD_ID, buf_str(&text));
        for (unsigned j = 0; j < 60; j++)
            buf_printf(&text, " mot%u %s%u", i * j % 997, word, j);
        record_set(record, FIELD_TEXT, buf_str(&text));
        if (build_record(build, worker, record, NULL))
            return 1;
    }
    struct build_result result;
    return build_publish(build, &result, 1, NULL) ? 1 : 0;
}

static pid_t start_build(const char *path, struct corpus_of_words corpus)
{
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid == 0)
        _exit(build_many(path, corpus));
    return pid;
}

static int wait_for(pid_t pid)
{
    int how = 0;
    assert_int_equal(pid, waitpid(pid, &how, 0));
    return how;
}

static long microseconds(void)
{
    struct timespec now;
    assert_int_equal(0, clock_gettime(CLOCK_MONOTONIC, &now));
    return (long)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static void sleep_for(long us)
{
    struct timespec time = {us / 1000000, us % 1000000 * 1000};
    (void)nanosleep(&time, NULL);
}

/** The name and the digest of the served generation, which can be opened and is sound. */
struct served {
    char id[GENERATION_ID_BYTES];
    char digest[SHA256_TEXT_BYTES];
};

static struct served look(const char *path)
{
    struct error err = {0};
    AUTO_INDEX *index = NULL;
    must(index_open(&index, path, INDEX_CHECK_DIGESTS, &err), &err);
    struct served served;
    must(generation_named(served.id, path, GENERATION_CURRENT, &err), &err);
    AUTO_TEXT *folder = store_served(path);
    store_digest(served.digest, folder);
    return served;
}

static pid_t start_change(const char *path, unsigned n_changed, const char *word)
{
    return start_build(path, (struct corpus_of_words){n_changed, word});
}

static long n_kills(void)
{
    const char *said = getenv("INFFO_KILLS");
    return said ? strtol(said, NULL, 10) : KILLS;
}

/** Kill builds of which @p n_changed documents change each time, sooner or later after
 *  they began, and check what is served after each. */
static void kill_builds(const char *path, unsigned n_changed)
{
    long kills = n_kills();
    /* Nothing is in memory for it yet. */
    assert_int_equal(0, wait_for(start_change(path, n_changed, "first")));
    long begun = microseconds();
    assert_int_equal(0, wait_for(start_change(path, n_changed, "base")));
    long whole = microseconds() - begun;
    struct served before = look(path);
    unsigned n_killed = 0, n_unpublished = 0;
    for (long i = 0; i < kills; i++) {
        AUTO_BUF word = BUF_INIT(100);
        buf_printf(&word, "essai%ld", i);
        pid_t pid = start_change(path, n_changed, buf_text(&word));
        sleep_for(whole * i / kills);
        assert_int_equal(0, kill(pid, SIGKILL));
        n_killed += WIFSIGNALED(wait_for(pid));
        struct served after = look(path);
        if (strcmp(before.id, after.id) == 0) {
            assert_string_equal(before.digest, after.digest);
            n_unpublished++;
        }
        before = after;
    }
    assert_true(n_killed >= kills / 3);
    assert_true(n_unpublished >= kills / 3);
    assert_int_equal(0, wait_for(start_change(path, n_changed, "last")));
    store_verify_deep(path);
    struct served last = look(path);
    assert_string_not_equal(before.id, last.id);
    AUTO_TEXT *folder = path_join(path, "generations");
    assert_int_equal(2, store_count(folder));
    struct error err = {0};
    must(build_rollback(path, &err), &err);
    assert_string_equal(before.digest, look(path).digest);
}

static void a_killed_build_leaves_what_is_served(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("killed");
    kill_builds(path, DOCUMENTS);
}

/** The copy of the served Xapian database is written into, and never the database
 *  itself. */
static void a_killed_change_leaves_what_is_served(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("killed-change");
    kill_builds(path, FEW);
}

/** The lock ends with the process, and the next build does not mention it. */
static void each_next_build_works(void **state)
{
    (void)state;
    AUTO_TEXT *path = scratch_path("next");
    for (long i = 1; i <= 5; i++) {
        pid_t pid = start_change(path, DOCUMENTS, "killed");
        sleep_for(i * i * 4000);
        assert_int_equal(0, kill(pid, SIGKILL));
        (void)wait_for(pid);
        (void)store_build(path, i % 2 ? corpus_of_three : corpus_of_four);
        (void)look(path);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_killed_build_leaves_what_is_served),
        cmocka_unit_test(a_killed_change_leaves_what_is_served),
        cmocka_unit_test(each_next_build_works),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
