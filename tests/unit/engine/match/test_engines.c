/* The Xapian database answers with the same bytes as the compiled files, on thousands of
 * random questions: hits, facets, explanations, similar documents and passages. */
#include "engine/near/passages.h"
#include "engine/near/similar.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/match/match_oracle.h"
#include "tests/unit/engine/search_fixture.h"

#define CORPORA 3
#define QUESTIONS 1700

/** Two searchers of one index, one for each engine. */
struct engines {
    struct fixture at[INDEX_ENGINE_COUNT_];
};

static void open_engines(struct engines *engines, struct oracle *oracle, uint64_t seed)
{
    struct error err = {0};
    AUTO_VOCABULARY *vocabulary = NULL;
    if (vocabulary_load(&vocabulary, SOURCE_DIR "/corpus/vocabulary", &err))
        fail_msg("%s", err.text);
    oracle_make(oracle, seed, vocabulary);
    const char *records[ORACLE_DOCUMENTS];
    for (size_t i = 0; i < ORACLE_DOCUMENTS; i++)
        records[i] = oracle->documents[i].json;
    struct fixture *xapian = &engines->at[INDEX_XAPIAN];
    fixture_open(&engines->at[INDEX_FLAT], records, ORACLE_DOCUMENTS);
    *xapian = engines->at[INDEX_FLAT];
    if (index_open_with(&xapian->index, xapian->folder, INDEX_CHECK_DIGESTS, INDEX_XAPIAN,
                        &err))
        fail_msg("%s", err.text);
    xapian->searcher = searcher_new(xapian->index);
}

static void close_engines(struct engines *engines)
{
    searcher_free(engines->at[INDEX_XAPIAN].searcher);
    index_free(engines->at[INDEX_XAPIAN].index);
    fixture_close(&engines->at[INDEX_FLAT]);
}

/** Append all that one engine says of a question, and of document @p docid. */
static void put_answers(struct buf *out, struct fixture *f, const char *ask,
                        uint32_t docid)
{
    struct error err = {0};
    struct passages passages;
    struct similar_answer similar;
    fixture_ask(f, ask);
    search_answer_to_json(out, &f->answer, f->index, STR(""));
    assert_int_equal(STATUS_OK, passages_find(&passages, f->searcher, &f->request, docid,
                                              PASSAGES_MAX, &err));
    passages_to_json(out, &passages);
    assert_int_equal(STATUS_OK,
                     similar_find(&similar, f->searcher, docid, SIMILAR_MAX, &err));
    similar_to_json(out, &similar, f->index, STR(""));
}

static void both_engines_answer_with_the_same_bytes(void **state)
{
    (void)state;
    for (uint64_t corpus = 11; corpus < 11 + CORPORA; corpus++) {
        static struct oracle oracle;
        struct engines engines;
        unsigned n_found = 0;
        open_engines(&engines, &oracle, corpus);
        for (unsigned question = 0; question < QUESTIONS; question++) {
            AUTO_BUF ask = BUF_INIT(10000);
            AUTO_BUF flat = BUF_INIT(10U << 20);
            AUTO_BUF xapian = BUF_INIT(10U << 20);
            buf_put_text(&ask, "q=");
            (void)oracle_question(&oracle, &ask);
            buf_put_text(&ask, "&explain=1");
            uint32_t docid = 1 + oracle_random(&oracle, ORACLE_DOCUMENTS);
            put_answers(&flat, &engines.at[INDEX_FLAT], buf_text(&ask), docid);
            put_answers(&xapian, &engines.at[INDEX_XAPIAN], buf_text(&ask), docid);
            if (!str_equal(buf_str(&flat), buf_str(&xapian)))
                fail_msg("%s\n%s\n%s", buf_text(&ask), buf_text(&flat),
                         buf_text(&xapian));
            n_found += engines.at[INDEX_XAPIAN].answer.total > 0;
        }
        assert_true(n_found > QUESTIONS / 4);
        close_engines(&engines);
        arena_free(oracle.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_engines_answer_with_the_same_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
