/* Work in a process of its own: what it gives, and what it cannot do. */
#include "indexer/fetch/apart.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/memory.h"
#include "tests/unit/cmocka_all.h"

static bool repeat(struct buf *out, struct str bytes)
{
    for (int i = 0; i < 100000; i++)
        buf_put_str(out, bytes);
    return true;
}

static bool give_up(struct buf *out, struct str bytes)
{
    (void)out, (void)bytes;
    return false;
}

static bool crash(struct buf *out, struct str bytes)
{
    buf_put_str(out, bytes);
    (void)raise(SIGSEGV);
    return true;
}

/** Say what can be opened; nothing should. */
static bool try_to_open(struct buf *out, struct str bytes)
{
    (void)bytes;
    buf_printf(out, "%d %d %d", open("/dev/null", O_RDONLY | O_CLOEXEC),
               socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), dup(STDIN_FILENO));
    return true;
}

static enum status run(struct buf *out, apart_work *work)
{
    struct error err = {0};
    enum status st = apart_run(out, work, STR("abc"), &err);
    assert_true(!st || err.text[0]);
    return st;
}

static void what_the_process_gives_comes_whole(void **state)
{
    (void)state;
    AUTO_BUF out = BUF_INIT(1U << 20);
    assert_int_equal(STATUS_OK, run(&out, repeat));
    assert_int_equal(300000, out.n);
}

static void what_fails_there_is_a_fault_of_the_bytes(void **state)
{
    (void)state;
    apart_work *const works[] = {give_up, crash};
    for (size_t i = 0; i < COUNT_OF(works); i++) {
        AUTO_BUF out = BUF_INIT(1000);
        assert_int_equal(STATUS_BAD_INPUT, run(&out, works[i]));
    }
    AUTO_BUF little = BUF_INIT(1000);
    assert_int_equal(STATUS_BAD_INPUT, run(&little, repeat));
}

static void the_process_opens_nothing(void **state)
{
    (void)state;
    AUTO_BUF out = BUF_INIT(1000);
    assert_int_equal(STATUS_OK, run(&out, try_to_open));
    assert_string_equal("-1 -1 -1", buf_text(&out));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_the_process_gives_comes_whole),
        cmocka_unit_test(what_fails_there_is_a_fault_of_the_bytes),
        cmocka_unit_test(the_process_opens_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
