/* A small index in a temporary folder, for tests of searching. */
#ifndef TESTS_UNIT_ENGINE_SEARCH_FIXTURE_H
#define TESTS_UNIT_ENGINE_SEARCH_FIXTURE_H

#include "engine/answer/search.h"

struct fixture {
    char folder[64];
    struct index *index;
    struct searcher *searcher;
    /** The request of the last fixture_ask(). */
    struct search_request request;
    struct search_faults faults;
    struct search_answer answer;
};

/** Build an index of the @p n records (JSON objects) and open it. A failure fails the
 *  test. */
void fixture_open(struct fixture *fixture, const char *const *records, size_t n);
/** The same, with the thesaurus in the CSV file @p thesaurus. */
void fixture_open_with(struct fixture *fixture, const char *const *records, size_t n,
                       const char *thesaurus);
/** The same, with the lexicon of inflections, which must be there. */
#define FIXTURE_INFLECTIONS BUILD_DIR "/share/inffo-search/inflections.bin"
void fixture_open_french(struct fixture *fixture, const char *const *records, size_t n);
void fixture_close(struct fixture *fixture);

/** For a group of tests with one index: say what it is built of, then run the group with
 *  this setup and teardown. Each test gets the fixture as its state. @p records is
 *  borrowed. */
void fixture_of(const char *const *records, size_t n);
int fixture_setup(void **state);
int fixture_teardown(void **state);

/** Search by a query string such as "q=vae&region=32". It is not encoded, and values have
 *  no '&' or '='. The answer stays in fixture->answer until the next question. */
void fixture_ask(struct fixture *fixture, const char *query);

/** The ids of the hits that match, or of those that hold a part, with spaces between
 *  them. They are borrowed until the next call. */
const char *fixture_ids(const struct fixture *fixture);
const char *fixture_partial_ids(const struct fixture *fixture);

/** The count of @p value in facet @p facet; -1 when the facet does not have it. */
long fixture_count(const struct fixture *fixture, enum facet facet, const char *value);

#endif
