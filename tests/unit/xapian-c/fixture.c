/* What the tests of the binding share. */
#include "tests/unit/xapian-c/fixture.h"

#include <stdio.h>
#include <stdlib.h>

int fixture_setup(void **state)
{
    struct fixture *fixture = mem_new(sizeof *fixture);
    (void)snprintf(fixture->folder, sizeof fixture->folder, "/tmp/xc-test-XXXXXX");
    if (!mkdtemp(fixture->folder))
        return -1;
    *state = fixture;
    return 0;
}

int fixture_teardown(void **state)
{
    struct fixture *fixture = *state;
    struct error err = {0};
    int failed = folder_remove(fixture->folder, &err) != STATUS_OK;
    while (fixture->n_paths > 0)
        mem_free(fixture->path[--fixture->n_paths]);
    mem_free(fixture);
    return failed;
}

void fixture_check_ok(enum status got, const struct error *err, const char *call,
                      const char *file, int line)
{
    if (!got)
        return;
    print_error("%s: %s: %s\n", call, status_name(got), err->text);
    _fail(file, line);
}

void fixture_check_fails(enum status wanted, enum status got, const struct error *err,
                         const char *call, const char *file, int line)
{
    if (got == wanted && err->code == wanted && err->text[0])
        return;
    print_error("%s: %s instead of %s: %s\n", call, status_name(got), status_name(wanted),
                err->text);
    _fail(file, line);
}

const char *fixture_path(void **state, const char *name)
{
    struct fixture *fixture = *state;
    assert_in_range(fixture->n_paths, 0, COUNT_OF(fixture->path) - 1);
    char *path = path_join(fixture->folder, name);
    fixture->path[fixture->n_paths++] = path;
    return path;
}

struct xc_writer *fixture_writer(const char *path)
{
    struct error err = {0};
    struct xc_writer *writer = NULL;
    const struct xc_writer_options options = {.mode = XC_WRITER_CREATE, .no_sync = true};
    ASSERT_OK(xc_writer_open(&writer, path, &options, &err));
    return writer;
}

struct xc_document *fixture_document(const char *text)
{
    struct error err = {0};
    struct xc_document *document = NULL;
    ASSERT_OK(xc_document_new(&document, &err));
    struct str rest = str_of(text);
    for (uint32_t position = 1; rest.at; position++) {
        struct str word = str_cut(&rest, ' ');
        if (word.n)
            ASSERT_OK(xc_document_add_posting(document, word, position, 1, &err));
    }
    ASSERT_OK(xc_document_set_data(document, str_of(text), &err));
    return document;
}

void fixture_add(struct xc_writer *writer, const char *text)
{
    struct error err = {0};
    XC_AUTO_DOCUMENT *document = fixture_document(text);
    ASSERT_OK(xc_writer_add(NULL, writer, document, &err));
}

void fixture_build(const char *path, const char *const *texts, size_t n)
{
    struct error err = {0};
    XC_AUTO_WRITER *writer = fixture_writer(path);
    for (size_t i = 0; i < n; i++)
        fixture_add(writer, texts[i]);
    ASSERT_OK(xc_writer_commit(writer, &err));
}

struct xc_database *fixture_open(const char *path)
{
    struct error err = {0};
    struct xc_database *db = NULL;
    ASSERT_OK(xc_database_open(&db, path, &err));
    return db;
}

struct xc_query *fixture_term(const char *term)
{
    struct error err = {0};
    struct xc_query *query = NULL;
    ASSERT_OK(xc_query_term(&query, str_of(term), 1, &err));
    return query;
}

const char *fixture_matches(const struct xc_database *db, const struct xc_query *query)
{
    static char text[512];
    struct error err = {0};
    XC_AUTO_ENQUIRE *enquire = NULL;
    ASSERT_OK(xc_enquire_new(&enquire, db, &err));
    ASSERT_OK(xc_enquire_set_query(enquire, query, &err));
    const struct xc_weighting none = {.scheme = XC_WEIGHT_BOOL};
    ASSERT_OK(xc_enquire_set_weighting(enquire, &none, &err));

    struct xc_hit hits[64];
    struct xc_answer answer = {0};
    const struct xc_request request = {.max = COUNT_OF(hits)};
    ASSERT_OK(xc_enquire_match(&answer, hits, enquire, &request, &err));
    AUTO_BUF ids = BUF_INIT(sizeof text - 1);
    for (size_t i = 0; i < answer.n_hits; i++)
        buf_printf(&ids, "%s%u", i ? " " : "", hits[i].docid);
    assert_false(buf_overflowed(&ids));
    (void)snprintf(text, sizeof text, "%s", buf_text(&ids));
    return text;
}
