/* The conveyor: pieces come out in the order in which they went in, and each is worked on
 * once. */
#include "base/conveyor.h"

#include <stdint.h>
#include <time.h>

#include "tests/unit/cmocka_all.h"

#define PIECES 500

struct piece {
    uint32_t number;
    uint32_t n_worked;
};

struct worker {
    /** Each worker has its own, which no lock guards. */
    uint32_t n_worked;
};

static void work(void *context, void *of_piece)
{
    struct worker *worker = context;
    struct piece *piece = of_piece;
    worker->n_worked++;
    piece->n_worked++;
    /* Some pieces take longer, so that pieces behind them are done first. */
    if (piece->number % 7 == 0)
        (void)nanosleep(&(struct timespec){0, 200000}, NULL);
}

static void send_pieces(size_t n_workers, size_t n_places)
{
    struct worker of_workers[8] = {{0}};
    void *workers[8];
    for (size_t i = 0; i < 8; i++)
        workers[i] = &of_workers[i];
    struct conveyor_team team = {work, workers, n_workers};
    struct piece pieces[PIECES];
    struct conveyor *conveyor = conveyor_new(&team, n_places);
    uint32_t n_taken = 0;
    for (uint32_t i = 0; i < PIECES; i++) {
        if (conveyor_is_full(conveyor))
            assert_ptr_equal(&pieces[n_taken++], conveyor_take(conveyor));
        pieces[i] = (struct piece){i, 0};
        conveyor_put(conveyor, &pieces[i]);
        assert_true(i + 1 - n_taken <= n_places);
    }
    for (struct piece *piece; (piece = conveyor_take(conveyor)); n_taken++)
        assert_ptr_equal(&pieces[n_taken], piece);
    assert_int_equal(PIECES, n_taken);
    conveyor_free(conveyor);
    uint32_t n_worked = 0;
    for (size_t i = 0; i < 8; i++)
        n_worked += of_workers[i].n_worked;
    assert_int_equal(PIECES, n_worked);
    for (uint32_t i = 0; i < PIECES; i++)
        assert_int_equal(1, pieces[i].n_worked);
}

static void pieces_come_out_in_their_order(void **state)
{
    (void)state;
    send_pieces(1, 1);
    send_pieces(1, 4);
    send_pieces(2, 1);
    send_pieces(4, 3);
    send_pieces(8, 32);
}

static void an_empty_one_gives_nothing(void **state)
{
    (void)state;
    void *workers[2] = {NULL, NULL};
    struct conveyor *conveyor =
        conveyor_new(&(struct conveyor_team){work, workers, 2}, 4);
    assert_null(conveyor_take(conveyor));
    assert_false(conveyor_is_full(conveyor));
    assert_false(conveyor_is_ready(conveyor));
    conveyor_free(conveyor);
    conveyor_free(NULL);
}

static void a_piece_is_ready_when_its_work_is_done(void **state)
{
    (void)state;
    struct worker worker = {0};
    void *workers[1] = {&worker};
    struct piece piece = {1, 0};
    struct conveyor *conveyor =
        conveyor_new(&(struct conveyor_team){work, workers, 1}, 4);
    conveyor_put(conveyor, &piece);
    assert_true(conveyor_is_ready(conveyor));
    assert_ptr_equal(&piece, conveyor_take(conveyor));
    assert_false(conveyor_is_ready(conveyor));
    conveyor_free(conveyor);
}

static void pieces_may_be_left_inside(void **state)
{
    (void)state;
    struct worker of_workers[2] = {{0}};
    void *workers[2] = {&of_workers[0], &of_workers[1]};
    struct piece pieces[16];
    struct conveyor *conveyor =
        conveyor_new(&(struct conveyor_team){work, workers, 2}, 16);
    for (uint32_t i = 0; i < 16; i++) {
        pieces[i] = (struct piece){i, 0};
        conveyor_put(conveyor, &pieces[i]);
    }
    assert_ptr_equal(&pieces[0], conveyor_take(conveyor));
    conveyor_free(conveyor);
    for (uint32_t i = 0; i < 16; i++)
        assert_true(pieces[i].n_worked <= 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_come_out_in_their_order),
        cmocka_unit_test(an_empty_one_gives_nothing),
        cmocka_unit_test(a_piece_is_ready_when_its_work_is_done),
        cmocka_unit_test(pieces_may_be_left_inside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
