/* Matching, filtering and counting give what a slow search gives, on thousands of random
 * questions. */
#include <stdio.h>

#include "engine/vocabulary/kind.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/match/match_oracle.h"
#include "tests/unit/engine/search_fixture.h"

#define CORPORA 3
#define QUESTIONS 1700

static struct vocabulary *load_vocabulary(void)
{
    struct vocabulary *vocabulary = NULL;
    struct error err = {0};
    if (vocabulary_load(&vocabulary, SOURCE_DIR "/corpus/vocabulary", &err))
        fail_msg("%s", err.text);
    return vocabulary;
}

static void open_corpus(struct fixture *fixture, struct oracle *oracle, uint64_t seed)
{
    AUTO_VOCABULARY *vocabulary = load_vocabulary();
    oracle_make(oracle, seed, vocabulary);
    const char *records[ORACLE_DOCUMENTS];
    for (size_t i = 0; i < ORACLE_DOCUMENTS; i++)
        records[i] = oracle->documents[i].json;
    fixture_open(fixture, records, ORACLE_DOCUMENTS);
}

/** The filters of a question. Each has one value at most. */
struct filters {
    /** -2: no filter, -1: national. */
    int region;
    /** -1: no filter. */
    int kind;
    /** 0: no filter. */
    unsigned year;
};

/** Which filters a document does not pass, as bits. */
enum { FAILS_REGION = 1, FAILS_KIND = 2, FAILS_YEAR = 4 };

static unsigned failed(const struct oracle_document *document,
                       const struct filters *filters)
{
    unsigned fails = 0;
    if (filters->region >= -1 && document->region != filters->region)
        fails |= FAILS_REGION;
    if (filters->kind >= 0 && document->kind != (unsigned)filters->kind)
        fails |= FAILS_KIND;
    if (filters->year && document->year != filters->year)
        fails |= FAILS_YEAR;
    return fails;
}

static struct filters random_filters(struct oracle *oracle)
{
    struct filters filters = {-2, -1, 0};
    if (oracle_random(oracle, 3) == 0)
        filters.region = (int)oracle_random(oracle, 4) - 1;
    if (oracle_random(oracle, 3) == 0)
        filters.kind = (int)oracle_random(oracle, 3);
    if (oracle_random(oracle, 3) == 0)
        filters.year = 2020 + oracle_random(oracle, 4);
    return filters;
}

static void put_filters(struct buf *ask, const struct filters *filters,
                        const struct vocabulary *vocabulary)
{
    if (filters->region >= 0)
        buf_printf(ask, "&region=%s",
                   vocabulary_region(vocabulary, (size_t)filters->region)->code);
    if (filters->region == -1)
        buf_put_text(ask, "&region=national");
    if (filters->kind >= 0)
        buf_printf(ask, "&kind=%s", kind_slug((enum kind)filters->kind));
    if (filters->year)
        buf_printf(ask, "&from=%u&to=%u", filters->year, filters->year);
}

/** What the slow search gives for one question. */
struct wanted {
    bool found[ORACLE_DOCUMENTS];
    bool relaxed;
    struct filters filters;
};

static long wanted_count(const struct oracle *oracle, const struct wanted *wanted,
                         unsigned own, bool (*has)(const struct oracle_document *, int),
                         int value)
{
    long n = 0;
    for (size_t i = 0; i < ORACLE_DOCUMENTS; i++) {
        const struct oracle_document *d = &oracle->documents[i];
        n += wanted->found[i] && !(failed(d, &wanted->filters) & ~own) && has(d, value);
    }
    return n;
}

static bool has_region(const struct oracle_document *d, int region)
{
    return d->region == region;
}

static bool has_kind(const struct oracle_document *d, int kind)
{
    return d->kind == (unsigned)kind;
}

static bool has_year(const struct oracle_document *d, int year)
{
    return d->year == (unsigned)year;
}

/** A value whose count is 0 may be lacking in the list, except in that of regions. */
static void check_count(struct fixture *f, const char *ask, enum facet facet,
                        const char *value, long wanted)
{
    long count = fixture_count(f, facet, value);
    if (count == -1 && facet != FACET_REGION)
        count = 0;
    if (count != wanted)
        fail_msg("%s: %s %s: %ld, wanted %ld", ask, facet_name(facet), value, count,
                 wanted);
}

static void check_facets(struct fixture *f, const struct oracle *oracle, const char *ask,
                         const struct wanted *wanted)
{
    const struct vocabulary *vocabulary = index_vocabulary(f->index);
    for (size_t i = 0; i < vocabulary_n_regions(vocabulary); i++)
        check_count(f, ask, FACET_REGION, vocabulary_region(vocabulary, i)->code,
                    wanted_count(oracle, wanted, FAILS_REGION, has_region, (int)i));
    check_count(f, ask, FACET_REGION, "national",
                wanted_count(oracle, wanted, FAILS_REGION, has_region, -1));
    for (int kind = 0; kind < KIND_COUNT_; kind++)
        check_count(f, ask, FACET_KIND, kind_slug((enum kind)kind),
                    wanted_count(oracle, wanted, FAILS_KIND, has_kind, kind));
    for (int year = 2019; year < 2025; year++) {
        char text[8];
        (void)snprintf(text, sizeof text, "%d", year);
        check_count(f, ask, FACET_YEAR, text,
                    wanted_count(oracle, wanted, FAILS_YEAR, has_year, year));
    }
}

static bool is_hit(const struct fixture *f, const char *id)
{
    for (size_t i = 0; i < f->answer.n_hits; i++)
        if (str_equal(str_of(id), f->answer.hits[i].document.fields[FIELD_ID]))
            return true;
    return false;
}

/** Check the hits. There are more documents than one page can have, so two pages are
 *  asked for. */
static void check_hits(struct fixture *f, const struct oracle *oracle, const char *ask,
                       const struct wanted *wanted)
{
    AUTO_BUF page = BUF_INIT(10000);
    bool seen[ORACLE_DOCUMENTS] = {false};
    size_t n_seen = 0;
    for (int number = 1; number <= 2; number++) {
        buf_clear(&page);
        buf_printf(&page, "%s&per_page=40&page=%d", ask, number);
        fixture_ask(f, buf_text(&page));
        n_seen += f->answer.n_hits;
        for (size_t i = 0; i < ORACLE_DOCUMENTS; i++)
            seen[i] = seen[i] || is_hit(f, oracle->documents[i].id);
    }
    size_t n = 0;
    for (size_t i = 0; i < ORACLE_DOCUMENTS; i++) {
        const struct oracle_document *d = &oracle->documents[i];
        bool should = wanted->found[i] && !failed(d, &wanted->filters);
        n += should;
        if (should != seen[i])
            fail_msg("%s: %s %s found\n%s", ask, d->id, seen[i] ? "is" : "is not",
                     d->json);
    }
    assert_int_equal(n, n_seen);
    assert_int_equal(n, f->answer.total);
    if (wanted->relaxed != f->answer.relaxed)
        fail_msg("%s: relaxed %d, wanted %d", ask, f->answer.relaxed, wanted->relaxed);
}

static void every_question_finds_what_the_slow_way_finds(void **state)
{
    (void)state;
    for (uint64_t corpus = 1; corpus <= CORPORA; corpus++) {
        static struct oracle oracle;
        struct fixture f;
        open_corpus(&f, &oracle, corpus);
        unsigned n_found = 0, n_relaxed = 0;
        for (unsigned question = 0; question < QUESTIONS; question++) {
            AUTO_BUF ask = BUF_INIT(10000);
            buf_put_text(&ask, "q=");
            struct wanted wanted = {.filters = {-2, -1, 0}};
            const struct oracle_node *node = oracle_question(&oracle, &ask);
            wanted.relaxed = oracle_answer(wanted.found, &oracle, node);
            wanted.filters = random_filters(&oracle);
            put_filters(&ask, &wanted.filters, index_vocabulary(f.index));
            check_hits(&f, &oracle, buf_text(&ask), &wanted);
            check_facets(&f, &oracle, buf_text(&ask), &wanted);
            assert_int_equal(0, f.answer.n_ignored);
            n_found += f.answer.total > 0;
            n_relaxed += f.answer.relaxed;
        }
        /* Most questions match neither everything nor nothing. */
        assert_true(n_found > QUESTIONS / 4 && n_relaxed > QUESTIONS / 50);
        fixture_close(&f);
        arena_free(oracle.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_question_finds_what_the_slow_way_finds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
