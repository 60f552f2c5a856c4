/* When memory runs out, the border returns a status, and the process goes on. */
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/unit/xapian-c/fixture.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define HAS_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define HAS_SANITIZER 1
#endif
#endif
#ifndef HAS_SANITIZER
#define HAS_SANITIZER 0
#endif

enum { N_BYTES = 512 << 20 };

/** Ask for more than the process may have. It runs in a process of its own. */
static enum status set_data_with_little_memory(void)
{
    struct error err = {0};
    XC_AUTO_DOCUMENT *document = NULL;
    enum status st = xc_document_new(&document, &err);
    char *bytes = mmap(NULL, N_BYTES, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    const struct rlimit limit = {(rlim_t)N_BYTES + (64 << 20),
                                 (rlim_t)N_BYTES + (64 << 20)};
    if (st || bytes == MAP_FAILED || setrlimit(RLIMIT_AS, &limit))
        return STATUS_INTERNAL;
    st = xc_document_set_data(document, (struct str){bytes, N_BYTES}, &err);
    if (st != STATUS_NO_MEMORY || err.code != STATUS_NO_MEMORY || !err.text[0])
        return STATUS_INTERNAL;
    /* A small piece still fits. */
    if (xc_document_set_data(document, STR("vae"), &err))
        return STATUS_INTERNAL;
    return STATUS_NO_MEMORY;
}

static void too_much_data_says_no_memory(void **state)
{
    (void)state;
    if (HAS_SANITIZER)
        skip_because("sanitizers reserve more memory than the limit");
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0)
        _exit((int)set_data_with_little_memory());
    int how = 0;
    assert_int_equal(child, waitpid(child, &how, 0));
    assert_true(WIFEXITED(how));
    assert_int_equal(STATUS_NO_MEMORY, WEXITSTATUS(how));
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(too_much_data_says_no_memory)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
