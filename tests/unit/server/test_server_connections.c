/* Connections: they are counted, admitted, and cut when they take too long. */
#include "server/connections.h"

#include <arpa/inet.h>
#include <time.h>
#include <unistd.h>

#include "tests/unit/cmocka_all.h"

static const struct connection_limits patient = {
    .phase_ms = {[PHASE_HEAD] = 60000, [PHASE_IDLE] = 60000, [PHASE_ANSWER] = 60000},
    .most = 3};

static void wait_ms(long ms)
{
    struct timespec pause = {0, ms * 1000000};
    nanosleep(&pause, NULL);
}

static struct sockaddr_in v4(const char *text)
{
    struct sockaddr_in in = {.sin_family = AF_INET};
    assert_int_equal(1, inet_pton(AF_INET, text, &in.sin_addr));
    return in;
}

/** Connect a pair of sockets over the loopback, so that each has a peer with an
 *  address. */
static void connect_pair(int pair[2])
{
    struct sockaddr_in address = v4("127.0.0.1");
    socklen_t length = sizeof address;
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    assert_int_equal(0, bind(listener, (struct sockaddr *)&address, length));
    assert_int_equal(0, listen(listener, 1));
    assert_int_equal(0, getsockname(listener, (struct sockaddr *)&address, &length));
    pair[0] = socket(AF_INET, SOCK_STREAM, 0);
    assert_int_equal(0, connect(pair[0], (struct sockaddr *)&address, length));
    pair[1] = accept(listener, NULL, NULL);
    close(listener);
}

/** Whether the other end was shut down, which a read shows at once. */
static bool is_cut(int fd)
{
    char byte;
    return recv(fd, &byte, 1, MSG_DONTWAIT) == 0;
}

static void connections_are_admitted_up_to_the_limit(void **state)
{
    (void)state;
    struct connections *connections = connections_new(&patient);
    struct sockaddr_in peer = v4("192.0.2.1");
    struct connection *open[3];
    for (size_t i = 0; i < COUNT_OF(open); i++) {
        assert_int_equal(ADMIT, connections_admit(connections, (struct sockaddr *)&peer));
        open[i] = connection_open(connections, -1);
    }
    assert_int_equal(3, connections_count(connections));
    assert_int_equal(REFUSE_FULL,
                     connections_admit(connections, (struct sockaddr *)&peer));
    connection_close(open[1]);
    assert_int_equal(ADMIT, connections_admit(connections, (struct sockaddr *)&peer));
    connection_close(open[0]);
    connection_close(open[2]);
    assert_int_equal(0, connections_count(connections));
    connections_free(connections);
}

static void one_address_is_limited_and_others_are_not(void **state)
{
    (void)state;
    struct connection_limits limits = patient;
    limits.most_per_address = 1;
    struct connections *connections = connections_new(&limits);
    int pair[2];
    connect_pair(pair);
    struct connection *connection = connection_open(connections, pair[1]);
    struct sockaddr_in same = v4("127.0.0.1");
    struct sockaddr_in other = v4("127.0.0.2");
    assert_int_equal(REFUSE_ADDRESS,
                     connections_admit(connections, (struct sockaddr *)&same));
    assert_int_equal(ADMIT, connections_admit(connections, (struct sockaddr *)&other));
    connection_close(connection);
    close(pair[0]);
    close(pair[1]);
    connections_free(connections);
}

/** Open a connection in @p phase, where each phase may last @p ms, and return whether it
 *  is cut after 60 ms. */
static bool is_cut_in(enum connection_phase phase, enum connection_phase short_phase)
{
    struct connection_limits limits = patient;
    limits.phase_ms[short_phase] = 30;
    struct connections *connections = connections_new(&limits);
    int pair[2];
    connect_pair(pair);
    struct connection *connection = connection_open(connections, pair[1]);
    if (phase != PHASE_HEAD)
        connection_enter(connection, phase);
    connections_cut_late(connections);
    assert_false(is_cut(pair[0]));
    wait_ms(60);
    connections_cut_late(connections);
    bool cut = is_cut(pair[0]);
    connection_close(connection);
    close(pair[0]);
    close(pair[1]);
    connections_free(connections);
    return cut;
}

static void each_phase_has_its_own_deadline(void **state)
{
    (void)state;
    for (int phase = 0; phase < PHASE_COUNT_; phase++)
        for (int other = 0; other < PHASE_COUNT_; other++)
            assert_int_equal(phase == other, is_cut_in((enum connection_phase)phase,
                                                       (enum connection_phase)other));
}

static void dripping_does_not_move_the_deadline_of_a_head(void **state)
{
    (void)state;
    struct connection_limits limits = patient;
    limits.phase_ms[PHASE_HEAD] = 60;
    struct connections *connections = connections_new(&limits);
    int pair[2];
    connect_pair(pair);
    struct connection *connection = connection_open(connections, pair[1]);
    for (int i = 0; i < 5; i++) {
        wait_ms(20);
        connection_enter(connection, PHASE_HEAD);
    }
    connections_cut_late(connections);
    assert_true(is_cut(pair[0]));
    connection_close(connection);
    close(pair[0]);
    close(pair[1]);
    connections_free(connections);
}

static void draining_cuts_the_idle_and_spares_the_answered(void **state)
{
    (void)state;
    struct connections *connections = connections_new(&patient);
    int idle[2];
    int busy[2];
    connect_pair(idle);
    connect_pair(busy);
    struct connection *idle_one = connection_open(connections, idle[1]);
    struct connection *busy_one = connection_open(connections, busy[1]);
    connection_enter(idle_one, PHASE_IDLE);
    connection_enter(busy_one, PHASE_ANSWER);
    assert_false(connections_are_draining(connections));
    wait_ms(40);
    connections_drain(connections, 30);
    assert_true(connections_are_draining(connections));
    connections_cut_late(connections);
    assert_false(is_cut(idle[0]));
    wait_ms(40);
    connections_cut_late(connections);
    assert_true(is_cut(idle[0]));
    assert_false(is_cut(busy[0]));
    connection_close(idle_one);
    connection_close(busy_one);
    for (int i = 0; i < 2; i++) {
        close(idle[i]);
        close(busy[i]);
    }
    connections_free(connections);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(connections_are_admitted_up_to_the_limit),
        cmocka_unit_test(one_address_is_limited_and_others_are_not),
        cmocka_unit_test(each_phase_has_its_own_deadline),
        cmocka_unit_test(dripping_does_not_move_the_deadline_of_a_head),
        cmocka_unit_test(draining_cuts_the_idle_and_spares_the_answered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
