/* The mark that signals leave. */
#include "indexer/interrupt.h"

#include <signal.h>
#include <stddef.h>

#include "base/macros.h"

static const int watched[] = {SIGINT, SIGTERM, SIGHUP};

static volatile sig_atomic_t
    came; /* the signal's number; a handler can reach nothing else */

static void leave_mark(int signal_number)
{
    came = signal_number;
}

static void set_action(void (*action)(int))
{
    /* No SA_RESTART: who waits for the other end of a pipe must be woken. */
    struct sigaction wanted = {.sa_handler = action};
    (void)sigemptyset(&wanted.sa_mask);
    for (size_t i = 0; i < COUNT_OF(watched); i++)
        (void)sigaction(watched[i], &wanted, NULL);
}

void interrupt_watch(void)
{
    set_action(leave_mark);
}

void interrupt_unwatch(void)
{
    set_action(SIG_DFL);
}

bool interrupt_came(void)
{
    return came != 0;
}

void interrupt_die(void)
{
    interrupt_unwatch();
    (void)raise(came);
}
