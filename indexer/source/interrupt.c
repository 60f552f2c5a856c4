/* Keeps the signal that came. */
#include "indexer/source/interrupt.h"

#include <signal.h>
#include <stddef.h>
#include <unistd.h>

#include "base/macros.h"

static const int watched[] = {SIGINT, SIGTERM, SIGHUP};

/* The number of the signal. A handler may touch nothing else. */
static volatile sig_atomic_t came;

/**
 * A signal that comes just before a read that waits would not wake it. So an alarm
 * follows every second, until the program has seen the signal.
 */
static void leave_mark(int signal_number)
{
    if (signal_number != SIGALRM)
        came = signal_number;
    (void)alarm(1);
}

static void set_action(int signal_number, void (*action)(int))
{
    /* Without SA_RESTART: a read that waits for a pipe must be woken. */
    struct sigaction wanted = {.sa_handler = action};
    (void)sigemptyset(&wanted.sa_mask);
    (void)sigaction(signal_number, &wanted, NULL);
}

void interrupt_watch(void)
{
    set_action(SIGALRM, leave_mark);
    for (size_t i = 0; i < COUNT_OF(watched); i++)
        set_action(watched[i], leave_mark);
}

void interrupt_unwatch(void)
{
    for (size_t i = 0; i < COUNT_OF(watched); i++)
        set_action(watched[i], SIG_DFL);
    (void)alarm(0);
    set_action(SIGALRM, SIG_DFL);
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
