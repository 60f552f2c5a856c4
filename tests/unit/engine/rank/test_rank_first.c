/* The first pass gives what Xapian's matcher gives on thousands of random questions: the
 * same documents in the same order with the same weights. */
#include "engine/rank/rank_first.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "engine/index/index_parts.h"
#include "engine/match/match.h"
#include "engine/rank/rank_parts.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/rank/rank_oracle.h"
#include "tests/unit/engine/search_fixture.h"

#define RECORDS 3000
#define QUESTIONS 2000
#define WANTED 100
#define PAGE 10

/* Words with the same stem, an acronym with its long form, and stop words. */
static const char *const words[] = {
    "formation",   "formations",
    "formateur",   "formatrice",
    "apprenti",    "apprentis",
    "apprentie",   "emploi",
    "emplois",     "région",
    "régions",     "régional",
    "VAE",         "validation des acquis de l'expérience",
    "diplôme",     "diplômes",
    "diplômé",     "jury",
    "compétence",  "compétences",
    "financement", "financer",
    "entreprise",  "entreprises",
    "de la",       "pour les",
    "dans un",     "métier",
    "métiers",     "campus",
    "carif-oref",  "orientation",
    "insertion",   "lycée",
};

struct world {
    struct fixture fixture;
    struct rank_oracle *oracle;
    unsigned seed;
};

static unsigned draw(struct world *world, unsigned n)
{
    world->seed = world->seed * 1103515245U + 12345U;
    return (world->seed >> 16) % n;
}

/** One of the words; the first ones are more frequent. */
static const char *word(struct world *world)
{
    unsigned a = draw(world, COUNT_OF(words)), b = draw(world, COUNT_OF(words));
    return words[a < b ? a : b];
}

static void put_words(struct buf *out, struct world *world, unsigned n)
{
    for (unsigned i = 0; i < n; i++)
        buf_printf(out, "%s%s", i ? " " : "", word(world));
}

static int open_world(void **state)
{
    static struct world world = {.seed = 4};
    static const char *records[RECORDS];
    for (unsigned i = 0; i < RECORDS; i++) {
        AUTO_BUF record = BUF_INIT(10000);
        buf_printf(&record, "{\"id\":\"d%u\",\"title\":\"", i);
        put_words(&record, &world, 1 + draw(&world, 5));
        buf_put_text(&record, "\",\"text\":\"");
        put_words(&record, &world, 1 + draw(&world, i % 50 ? 40 : 400));
        buf_put_text(&record, "\"}");
        records[i] = mem_copy_string(record.at, record.n);
    }
    fixture_open(&world.fixture, records, RECORDS);
    for (unsigned i = 0; i < RECORDS; i++)
        mem_free((void *)(uintptr_t)records[i]);
    AUTO_TEXT *path = path_join(world.fixture.folder, "oracle");
    world.oracle = rank_oracle_new(world.fixture.index, path);
    *state = &world;
    return 0;
}

static int close_world(void **state)
{
    struct world *world = *state;
    rank_oracle_free(world->oracle);
    fixture_close(&world->fixture);
    return 0;
}

static void ask(struct buf *out, struct world *world)
{
    unsigned kind = draw(world, 8);
    put_words(out, world, 1 + draw(world, 4));
    if (kind == 0)
        buf_printf(out, " OU %s", word(world));
    else if (kind == 1)
        buf_printf(out, " \"%s\"", word(world));
    else if (kind == 2)
        buf_put_text(out, " form*");
    else if (kind == 3)
        buf_printf(out, " titre:%s", word(world));
    else if (kind == 4)
        buf_put_text(out, " formatoin"); /* a misspelling, which gets corrections */
}

static bool is_near(double a, double b)
{
    return fabs(a - b) <= 1e-9 * (1 + fabs(b));
}

/** Whether hit @p i has the weight of a neighbour but for rounding, so that their order
 *  may differ. */
static bool is_tied(const struct xc_hit *hits, size_t n, size_t i)
{
    return (i && is_near(hits[i - 1].weight, hits[i].weight)) || i + 1 == n ||
           is_near(hits[i + 1].weight, hits[i].weight);
}

/** The second pass on some documents gives what the second pass on all gives. */
static void compare_second(const struct ranked *ranked, size_t n, const struct plan *plan)
{
    n = n < RANK_SECOND_LOOK ? n : RANK_SECOND_LOOK;
    struct ranked all[WANTED], best[WANTED];
    memcpy(all, ranked, n * sizeof *all);
    memcpy(best, ranked, n * sizeof *best);
    struct rank_second *second = rank_second_new(plan);
    for (size_t i = 0; i < n; i++) {
        struct rank_parts parts = rank_second_parts(second, all[i].docid, all[i].score);
        all[i].score = rank_parts_sum(&parts);
    }
    size_t wanted = n < PAGE ? n : PAGE;
    if (n)
        qsort(all, n, sizeof *all, ranked_best_first);
    rank_again(best, n, wanted, plan);
    for (size_t i = 0; i < wanted; i++) {
        assert_int_equal(all[i].docid, best[i].docid);
        assert_true(is_near(all[i].score, best[i].score));
    }
}

/** @return how many documents were compared */
static size_t compare(struct world *world, struct str question)
{
    struct searcher *searcher = world->fixture.searcher;
    struct plan_setting setting = {.index = world->fixture.index,
                                   .analyser = searcher_analyser(searcher),
                                   .arena = searcher_arena(searcher),
                                   .documents = searcher_documents(searcher),
                                   .mode = MODE_BROAD};
    AUTO_PLAN plan;
    plan_make(&plan, &setting, question);
    bool relaxed;
    struct set *matched = match_plan(&plan, &relaxed);
    struct doc_list among = doc_set_list(plan_docs(&plan, matched), plan.arena);
    struct ranked ours[WANTED];
    struct xc_hit theirs[WANTED];
    size_t n = rank_first(ours, WANTED, &plan, &among);
    assert_int_equal(rank_oracle_best(theirs, WANTED, world->oracle, &plan, &among), n);
    for (size_t i = 0; i < n; i++) {
        if (!is_near(ours[i].score, theirs[i].weight))
            print_error("« %.*s », %zu: %u %.12f, Xapian %u %.12f\n", STR_ARG(question),
                        i, ours[i].docid, ours[i].score, theirs[i].docid,
                        theirs[i].weight);
        assert_true(is_near(ours[i].score, theirs[i].weight));
        if (!is_tied(theirs, n, i))
            assert_int_equal(theirs[i].docid, ours[i].docid);
    }
    compare_second(ours, n, &plan);
    arena_clear(searcher_arena(searcher));
    return n;
}

static void answers_are_xapians(void **state)
{
    struct world *world = *state;
    size_t compared = 0;
    for (unsigned i = 0; i < QUESTIONS; i++) {
        AUTO_BUF question = BUF_INIT(4000);
        ask(&question, world);
        compared += compare(world, buf_str(&question));
    }
    assert_true(compared > QUESTIONS * (size_t)WANTED / 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_are_xapians),
    };
    return cmocka_run_group_tests(tests, open_world, close_world);
}
