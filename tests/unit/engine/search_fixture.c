/* Making the index of the fixture, asking it, removing it. */
#include "tests/unit/engine/search_fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "engine/build/build.h"
#include "engine/record/record_json.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/build_record.h"
#include "tests/unit/engine/query_params.h"

static void must(enum status status, const struct error *err)
{
    if (status)
        fail_msg("%s: %s", status_name(status), err->text);
}

static void ignore(void *context, uint32_t line, const char *message)
{
    (void)context;
    (void)line;
    (void)message;
}

static void give_inflections(struct build *build, bool is_french)
{
    struct error err = {0};
    if (is_french)
        must(build_inflections(build, FIXTURE_INFLECTIONS, &err), &err);
}

static void give_thesaurus(struct build *build, const char *path)
{
    struct error err = {0};
    struct thesaurus_counts counts;
    struct thesaurus_remarks remarks = {ignore, NULL};
    if (path)
        must(build_thesaurus(build, &counts, path, &remarks, &err), &err);
}

static void open_with(struct fixture *fixture, const char *const *records, size_t n,
                      const char *thesaurus, bool is_french)
{
    *fixture = (struct fixture){.folder = "/tmp/inffo-search-XXXXXX"};
    assert_non_null(mkdtemp(fixture->folder));
    struct error err = {0};
    AUTO_BUILD *build = NULL;
    must(build_open(&build, fixture->folder, SOURCE_DIR "/corpus/vocabulary", &err),
         &err);
    give_inflections(build, is_french);
    struct build_worker *worker = NULL;
    must(build_worker_new(&worker, build, &err), &err);
    for (size_t i = 0; i < n; i++) {
        AUTO_RECORD *record = NULL;
        must(record_from_json(&record, str_of(records[i]), build_vocabulary(build), NULL,
                              NULL, &err),
             &err);
        must(build_record(build, worker, record, &err), &err);
    }
    give_thesaurus(build, thesaurus);
    struct build_result result;
    must(build_publish(build, &result, 1, &err), &err);
    must(index_open(&fixture->index, fixture->folder, INDEX_CHECK_DIGESTS, &err), &err);
    fixture->searcher = searcher_new(fixture->index);
}

void fixture_open(struct fixture *fixture, const char *const *records, size_t n)
{
    open_with(fixture, records, n, NULL, false);
}

void fixture_open_with(struct fixture *fixture, const char *const *records, size_t n,
                       const char *thesaurus)
{
    open_with(fixture, records, n, thesaurus, false);
}

void fixture_open_french(struct fixture *fixture, const char *const *records, size_t n)
{
    open_with(fixture, records, n, NULL, true);
}

void fixture_close(struct fixture *fixture)
{
    searcher_free(fixture->searcher);
    index_free(fixture->index);
    struct error err = {0};
    must(folder_remove(fixture->folder, &err), &err);
}

static struct {
    const char *const *records;
    size_t n;
    struct fixture fixture;
} group;

void fixture_of(const char *const *records, size_t n)
{
    group.records = records;
    group.n = n;
}

int fixture_setup(void **state)
{
    fixture_open(&group.fixture, group.records, group.n);
    *state = &group.fixture;
    return 0;
}

int fixture_teardown(void **state)
{
    fixture_close(*state);
    return 0;
}

void fixture_ask(struct fixture *fixture, const char *query)
{
    struct arena *arena = searcher_arena(fixture->searcher);
    arena_clear(arena);
    struct search_param params[QUERY_PARAMS_MAX];
    size_t n = query_params(params, arena_str(arena, str_of(query)));
    struct error err = {0};
    enum status st = search_request_read(&fixture->request, &fixture->faults,
                                         fixture->index, params, n, arena);
    if (st)
        fail_msg("%s: %.*s", query, STR_ARG(fixture->faults.at[0].detail));
    must(search(&fixture->answer, fixture->searcher, &fixture->request, &err), &err);
}

/** Put the ids of the hits into @p out, which has room for @p room bytes. */
static void put_ids(char *out, size_t room, const struct fixture *fixture, bool partial)
{
    size_t n = 0;
    out[0] = '\0';
    for (size_t i = 0; i < fixture->answer.n_hits; i++) {
        struct str id = fixture->answer.hits[i].document.fields[FIELD_ID];
        if (fixture->answer.hits[i].partial != partial)
            continue;
        int more = snprintf(out + n, room - n, "%s%.*s", n ? " " : "", STR_ARG(id));
        assert_true(more > 0 && n + (size_t)more < room);
        n += (size_t)more;
    }
}

const char *fixture_ids(const struct fixture *fixture)
{
    static char ids[4096];
    put_ids(ids, sizeof ids, fixture, false);
    return ids;
}

const char *fixture_partial_ids(const struct fixture *fixture)
{
    static char ids[4096];
    put_ids(ids, sizeof ids, fixture, true);
    return ids;
}

long fixture_count(const struct fixture *fixture, enum facet facet, const char *value)
{
    struct facet_list list = fixture->answer.facets[facet];
    for (size_t i = 0; i < list.n; i++)
        if (str_equal(list.at[i].value, str_of(value)))
            return list.at[i].count;
    return -1;
}
