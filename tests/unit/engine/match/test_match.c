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
    /** Which of the others hold a part. */
    bool partly[ORACLE_DOCUMENTS];
    bool relaxed;
    struct filters filters;
};

static struct wanted wanted_of(const struct oracle *oracle,
                               const struct oracle_node *question)
{
    struct wanted wanted = {.filters = {-2, -1, 0}};
    wanted.relaxed = oracle_answer(wanted.found, oracle, question);
    if (wanted.relaxed)
        return wanted;
    oracle_part(wanted.partly, oracle, question);
    for (size_t i = 0; i < ORACLE_DOCUMENTS; i++)
        wanted.partly[i] = wanted.partly[i] && !wanted.found[i];
    return wanted;
}

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

/** Whether a document is a result, and of which kind. */
enum seen { NOT_SEEN, SEEN, SEEN_PARTLY };

static enum seen seen_as(const struct fixture *f, const char *id)
{
    for (size_t i = 0; i < f->answer.n_hits; i++)
        if (str_equal(str_of(id), f->answer.hits[i].document.fields[FIELD_ID]))
            return f->answer.hits[i].partial ? SEEN_PARTLY : SEEN;
    return NOT_SEEN;
}

/** Results that hold a part come behind the others, and both by falling scores. */
static void check_order(const struct fixture *f, const char *ask)
{
    for (size_t i = 1; i < f->answer.n_hits; i++) {
        const struct search_hit *hit = &f->answer.hits[i];
        if (hit[-1].partial > hit->partial ||
            (hit[-1].partial == hit->partial && hit[-1].score < hit->score))
            fail_msg("%s: hit %zu stands before a better one", ask, i);
    }
}

/** Check the hits. There are more documents than one page can have, so two pages are
 *  asked for. */
static void check_hits(struct fixture *f, const struct oracle *oracle, const char *ask,
                       const struct wanted *wanted)
{
    AUTO_BUF page = BUF_INIT(10000);
    enum seen seen[ORACLE_DOCUMENTS] = {NOT_SEEN};
    size_t n_seen = 0, n[3] = {0};
    for (int number = 1; number <= 2; number++) {
        buf_clear(&page);
        buf_printf(&page, "%s&per_page=40&page=%d", ask, number);
        fixture_ask(f, buf_text(&page));
        n_seen += f->answer.n_hits;
        check_order(f, ask);
        for (size_t i = 0; i < ORACLE_DOCUMENTS; i++)
            seen[i] = seen[i] ? seen[i] : seen_as(f, oracle->documents[i].id);
    }
    for (size_t i = 0; i < ORACLE_DOCUMENTS; i++) {
        const struct oracle_document *d = &oracle->documents[i];
        enum seen should = failed(d, &wanted->filters) ? NOT_SEEN
                           : wanted->found[i]          ? SEEN
                           : wanted->partly[i]         ? SEEN_PARTLY
                                                       : NOT_SEEN;
        n[should]++;
        if (should != seen[i])
            fail_msg("%s: %s is found as %d, wanted %d\n%s", ask, d->id, seen[i], should,
                     d->json);
    }
    assert_int_equal(n[SEEN] + n[SEEN_PARTLY], n_seen);
    assert_int_equal(n[SEEN], f->answer.total);
    assert_int_equal(n[SEEN_PARTLY], f->answer.partial_total);
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
        unsigned n_found = 0, n_relaxed = 0, n_partly = 0;
        for (unsigned question = 0; question < QUESTIONS; question++) {
            AUTO_BUF ask = BUF_INIT(10000);
            buf_put_text(&ask, "q=");
            struct wanted wanted = wanted_of(&oracle, oracle_question(&oracle, &ask));
            wanted.filters = random_filters(&oracle);
            put_filters(&ask, &wanted.filters, index_vocabulary(f.index));
            check_hits(&f, &oracle, buf_text(&ask), &wanted);
            check_facets(&f, &oracle, buf_text(&ask), &wanted);
            assert_int_equal(0, f.answer.n_ignored);
            n_found += f.answer.total > 0;
            n_relaxed += f.answer.relaxed;
            n_partly += f.answer.partial_total > 0;
        }
        /* Most questions match neither everything nor nothing. */
        assert_true(n_found > QUESTIONS / 4 && n_relaxed > QUESTIONS / 50);
        assert_true(n_partly > QUESTIONS / 10);
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
