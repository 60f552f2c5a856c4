/* Sets resource limits and a list of system calls (seccomp) on this process. */
#include "indexer/isolate/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <seccomp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/macros.h"

/** What must still be free for a crash not to be one for want of memory. */
#define PROBE_BYTES ((size_t)32 << 20)
/** The stack on which a crash is looked at: the usual one may be what is full. */
#define HANDLER_STACK_BYTES ((size_t)64 << 10)

/* What reading needs: memory, time, the socket that is open already, and an end. */
static const int allowed[] = {
    SCMP_SYS(read),
    SCMP_SYS(write),
    SCMP_SYS(readv),
    SCMP_SYS(writev),
    SCMP_SYS(recvfrom),
    SCMP_SYS(recvmsg),
    SCMP_SYS(sendto),
    SCMP_SYS(sendmsg),
    SCMP_SYS(poll),
    SCMP_SYS(ppoll),
    SCMP_SYS(close),
    SCMP_SYS(fstat),
    SCMP_SYS(lseek),
    SCMP_SYS(brk),
    SCMP_SYS(mmap),
    SCMP_SYS(mmap2),
    SCMP_SYS(mremap),
    SCMP_SYS(munmap),
    SCMP_SYS(mprotect),
    SCMP_SYS(madvise),
    SCMP_SYS(futex),
    SCMP_SYS(futex_time64),
    SCMP_SYS(sched_yield),
    SCMP_SYS(sched_getaffinity),
    SCMP_SYS(membarrier),
    SCMP_SYS(getrandom),
    SCMP_SYS(getpid),
    SCMP_SYS(gettid),
    SCMP_SYS(getuid),
    SCMP_SYS(geteuid),
    SCMP_SYS(getgid),
    SCMP_SYS(getegid),
    SCMP_SYS(getrusage),
    SCMP_SYS(sysinfo),
    SCMP_SYS(uname),
    SCMP_SYS(time),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(clock_gettime),
    SCMP_SYS(clock_gettime64),
    SCMP_SYS(clock_getres),
    SCMP_SYS(clock_nanosleep),
    SCMP_SYS(nanosleep),
    SCMP_SYS(restart_syscall),
    SCMP_SYS(sigaltstack),
    SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
};

/* Readers of HTML and feeds meet these, and the system reads their tables from files. */
static const char *const encodings[] = {"ISO-8859-1", "ISO-8859-15", "WINDOWS-1252",
                                        "MACINTOSH", "UTF-16"};

struct sandbox {
    scmp_filter_ctx filter;
};

static void keep_encodings(void)
{
    for (size_t i = 0; i < COUNT_OF(encodings); i++)
        /* Open for good: the tables go with the last that uses them. */
        (void)iconv_open("UTF-8", encodings[i]);
}

/** Allow this process to end itself, as abort() does, and to signal nothing else. */
static int allow_abort(scmp_filter_ctx filter)
{
    return seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1,
                            SCMP_A2(SCMP_CMP_EQ, SIGABRT, 0));
}

struct sandbox *sandbox_new(void)
{
    static struct sandbox sandbox;
    keep_encodings();
    sandbox.filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    if (!sandbox.filter)
        return NULL;
    int fault = allow_abort(sandbox.filter);
    for (size_t i = 0; i < COUNT_OF(allowed) && !fault; i++)
        fault = seccomp_rule_add(sandbox.filter, SCMP_ACT_ALLOW, allowed[i], 0);
    if (!fault)
        return &sandbox;
    sandbox_free(&sandbox);
    return NULL;
}

void sandbox_free(struct sandbox *sandbox)
{
    if (sandbox)
        seccomp_release(sandbox->filter);
}

bool sandbox_works(const struct sandbox *sandbox)
{
    if (!sandbox)
        return false;
    pid_t child = fork();
    if (child == 0)
        _exit(seccomp_load(sandbox->filter) ? 1 : 0);
    int status = 1;
    return child > 0 && waitpid(child, &status, 0) == child && status == 0;
}

static void limit(__rlimit_resource_t what, size_t most)
{
    struct rlimit limits = {most, most};
    (void)setrlimit(what, &limits);
}

/** The bytes of addresses that this process has now. */
static size_t size_now(void)
{
    unsigned long pages = 0;
    FILE *file = fopen("/proc/self/statm", "re");
    char text[32] = "";
    if (file && fgets(text, sizeof text, file))
        pages = strtoul(text, NULL, 10);
    if (file)
        (void)fclose(file);
    return pages * (size_t)sysconf(_SC_PAGESIZE);
}

/** End the process with SANDBOX_EXIT_MEMORY when its memory is used up. */
static void tell_memory(void)
{
    void *probe = mmap(NULL, PROBE_BYTES, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (probe == MAP_FAILED)
        _exit(SANDBOX_EXIT_MEMORY);
}

static void crashed(int signal_number)
{
    (void)signal_number;
    tell_memory();
    _exit(1);
}

static void watch_crashes(void)
{
    static char stack_bytes[HANDLER_STACK_BYTES];
    static const int crashes[] = {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP};
    stack_t stack = {.ss_sp = stack_bytes, .ss_size = sizeof stack_bytes};
    (void)sigaltstack(&stack, NULL);
    struct sigaction action = {.sa_handler = crashed, .sa_flags = SA_ONSTACK};
    (void)sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < COUNT_OF(crashes); i++)
        (void)sigaction(crashes[i], &action, NULL);
    /* Libraries that find no memory may call exit(). */
    (void)atexit(tell_memory);
}

void sandbox_enter(const struct sandbox *sandbox, size_t memory_bytes)
{
    watch_crashes();
    if (!IS_SANITIZED) {
        limit(RLIMIT_AS, size_now() + memory_bytes);
        int null = open("/dev/null", O_WRONLY | O_CLOEXEC);
        (void)dup2(null, STDERR_FILENO);
        (void)close(null);
    }
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_CORE, 0);
    /* The standard streams and the socket; nothing can be opened beside them. */
    limit(RLIMIT_NOFILE, STDERR_FILENO + 2);
    if (sandbox)
        (void)seccomp_load(sandbox->filter);
}
