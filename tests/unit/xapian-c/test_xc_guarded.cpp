/* Each exception becomes the status of the table, and none leaves the border. */
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <new>
#include <set>
#include <stdexcept>
#include <string>

#include <xapian.h>

extern "C" {
#include "tests/unit/cmocka_all.h"
}
#include "xapian-c/guarded.hpp"
#include "xapian-c/xapian-c.h"

namespace
{

struct row {
    const char *type;
    /** The status of the exception without an errno. */
    enum status status;
    /** The status with one. */
    enum status status_with_reason;
    void (*raise)(const char *reason);
};

template <class Error> void raise(const char *reason)
{
    /* The library keeps the errno of a call that failed, or a reason in words. */
    throw Error("what happened", std::string(), reason);
}

#define ROW(type, status, with_reason)                                                   \
    {                                                                                    \
#type, status, with_reason, raise < Xapian::type>                                \
    }

const row rows[] = {
    ROW(AssertionError, STATUS_INTERNAL, STATUS_INTERNAL),
    ROW(DatabaseClosedError, STATUS_IO, STATUS_IO),
    ROW(DatabaseCorruptError, STATUS_INDEX_CORRUPT, STATUS_INDEX_CORRUPT),
    ROW(DatabaseCreateError, STATUS_EXISTS, STATUS_IO),
    ROW(DatabaseError, STATUS_INDEX_CORRUPT, STATUS_IO),
    ROW(DatabaseLockError, STATUS_IO, STATUS_IO),
    ROW(DatabaseModifiedError, STATUS_INDEX_CHANGED, STATUS_INDEX_CHANGED),
    ROW(DatabaseNotFoundError, STATUS_NOT_FOUND, STATUS_NOT_FOUND),
    ROW(DatabaseOpeningError, STATUS_INDEX_CORRUPT, STATUS_IO),
    ROW(DatabaseVersionError, STATUS_INDEX_VERSION, STATUS_INDEX_VERSION),
    ROW(DocNotFoundError, STATUS_NOT_FOUND, STATUS_NOT_FOUND),
    ROW(FeatureUnavailableError, STATUS_UNSUPPORTED, STATUS_UNSUPPORTED),
    ROW(InternalError, STATUS_INTERNAL, STATUS_INTERNAL),
    ROW(InvalidArgumentError, STATUS_BAD_INPUT, STATUS_BAD_INPUT),
    ROW(InvalidOperationError, STATUS_BAD_INPUT, STATUS_BAD_INPUT),
    ROW(NetworkError, STATUS_IO, STATUS_IO),
    ROW(NetworkTimeoutError, STATUS_IO, STATUS_IO),
    ROW(QueryParserError, STATUS_BAD_INPUT, STATUS_BAD_INPUT),
    ROW(RangeError, STATUS_INDEX_CORRUPT, STATUS_INDEX_CORRUPT),
    ROW(SerialisationError, STATUS_INDEX_CORRUPT, STATUS_INDEX_CORRUPT),
    ROW(UnimplementedError, STATUS_UNSUPPORTED, STATUS_UNSUPPORTED),
    ROW(WildcardError, STATUS_TOO_LARGE, STATUS_TOO_LARGE),
};

void each_error_of_xapian_has_its_status_and_its_text(void **)
{
    for (const row &row : rows) {
        struct error err = {};
        assert_int_equal(row.status, xc::guarded(&err, [&] { row.raise(nullptr); }));
        assert_int_equal(row.status, err.code);
        assert_non_null(std::strstr(err.text, row.type));
        assert_non_null(std::strstr(err.text, "what happened"));

        assert_int_equal(row.status_with_reason,
                         xc::guarded(&err, [&] { row.raise("disk on fire"); }));
        assert_non_null(std::strstr(err.text, "disk on fire"));
        assert_int_equal(row.status, xc::guarded(nullptr, [&] { row.raise(nullptr); }));
    }
}

void a_lock_is_held_only_when_the_library_says_so(void **)
{
    struct error err = {};
    assert_int_equal(STATUS_LOCKED, xc::guarded(&err, [] {
                         throw Xapian::DatabaseLockError("x: already locked");
                     }));
}

/* When a release of the library has an error that the table does not know, this test must
 * fail, and not a search. */
void the_installed_library_has_no_other_errors(void **)
{
    std::ifstream header(XAPIAN_ERROR_HEADER);
    assert_true(header.is_open());
    const std::string declaration = "class XAPIAN_VISIBILITY_DEFAULT ";
    std::set<std::string> found;
    for (std::string line; std::getline(header, line);)
        if (line.compare(0, declaration.size(), declaration) == 0)
            found.insert(
                line.substr(declaration.size(),
                            line.find(' ', declaration.size()) - declaration.size()));
    for (const char *abstract : {"Error", "LogicError", "RuntimeError"})
        assert_int_equal(1, found.erase(abstract));
    for (const row &row : rows)
        assert_int_equal(1, found.erase(row.type));
    for (const std::string &unknown : found)
        fail_msg("no status for Xapian::%s", unknown.c_str());
}

struct unknown_error final : Xapian::RuntimeError {
    unknown_error() : Xapian::RuntimeError("new", "", "UnknownError", nullptr)
    {
    }
};

void other_exceptions_have_statuses_too(void **)
{
    struct error err = {};
    assert_int_equal(STATUS_NO_MEMORY, xc::guarded(&err, [] { throw std::bad_alloc(); }));
    assert_string_not_equal("", err.text);
    assert_int_equal(STATUS_TOO_LARGE,
                     xc::guarded(&err, [] { throw std::length_error("long"); }));
    assert_int_equal(STATUS_INTERNAL,
                     xc::guarded(&err, [] { throw std::runtime_error("odd"); }));
    assert_non_null(std::strstr(err.text, "odd"));
    assert_int_equal(STATUS_INTERNAL,
                     xc::guarded(&err, [] { throw "doccount wrapped!"; }));
    assert_non_null(std::strstr(err.text, "wrapped"));
    assert_int_equal(STATUS_INTERNAL, xc::guarded(&err, [] { throw 42; }));
    assert_string_not_equal("", err.text);
    assert_int_equal(STATUS_INTERNAL, xc::guarded(&err, [] { throw unknown_error(); }));
}

void a_status_of_the_body_passes(void **)
{
    struct error err = {};
    assert_int_equal(STATUS_OK, xc::guarded(&err, [] {}));
    assert_int_equal(STATUS_OK, xc::guarded(&err, [] { return STATUS_OK; }));
    assert_int_equal(STATUS_EXISTS, xc::guarded(&err, [] { return STATUS_EXISTS; }));
    assert_int_equal(STATUS_OK, err.code);
    const auto body = [] {};
    static_assert(noexcept(xc::guarded(&err, body)), "guarded lets nothing through");
}

void a_long_text_is_cut(void **)
{
    struct error err = {};
    const std::string text(10000, 'x');
    assert_int_equal(STATUS_BAD_INPUT, xc::guarded(&err, [&] {
                         throw Xapian::InvalidArgumentError(text);
                     }));
    assert_int_equal(ERROR_TEXT_BYTES - 1, std::strlen(err.text));
}

bool throwing_keep(uint32_t, void *)
{
    throw std::runtime_error("from the callback");
}

void throwing_see(uint32_t, double, void *)
{
    throw std::bad_alloc();
}

bool throwing_visit(struct str, uint32_t, void *)
{
    throw 3;
}

/** An index of one document with the term "t", in a folder that is removed with it. */
struct small_index {
    small_index()
    {
        assert_non_null(mkdtemp(folder));
        struct error err = {};
        struct xc_writer *writer = nullptr;
        struct xc_document *document = nullptr;
        struct xc_writer_options options = {};
        options.mode = XC_WRITER_OVERWRITE;
        assert_int_equal(STATUS_OK, xc_writer_open(&writer, folder, &options, &err));
        assert_int_equal(STATUS_OK, xc_document_new(&document, &err));
        assert_int_equal(STATUS_OK, xc_document_add_term(document, {"t", 1}, 1, &err));
        assert_int_equal(STATUS_OK, xc_writer_add(nullptr, writer, document, &err));
        assert_int_equal(STATUS_OK, xc_writer_commit(writer, &err));
        xc_document_free(document);
        xc_writer_free(writer);
        assert_int_equal(STATUS_OK, xc_database_open(&db, folder, &err));
    }
    ~small_index()
    {
        std::error_code ignored;
        xc_database_free(db);
        std::filesystem::remove_all(folder, ignored);
    }
    small_index(const small_index &) = delete;
    small_index &operator=(const small_index &) = delete;
    char folder[32] = "/tmp/xc-test-XXXXXX";
    struct xc_database *db = nullptr;
};

void an_exception_from_a_callback_ends_the_call(void **)
{
    small_index index;
    struct error err = {};
    struct xc_query *query = nullptr;
    struct xc_enquire *enquire = nullptr;
    assert_int_equal(STATUS_OK, xc_query_term(&query, {"t", 1}, 1, &err));
    assert_int_equal(STATUS_OK, xc_enquire_new(&enquire, index.db, &err));
    assert_int_equal(STATUS_OK, xc_enquire_set_query(enquire, query, &err));
    struct xc_request request = {};
    struct xc_answer answer = {};
    struct xc_hit hit = {};
    request.max = 1;
    request.keep = throwing_keep;
    assert_int_equal(STATUS_INTERNAL,
                     xc_enquire_match(&answer, &hit, enquire, &request, &err));
    assert_non_null(std::strstr(err.text, "from the callback"));
    request.keep = nullptr;
    request.see = throwing_see;
    assert_int_equal(STATUS_NO_MEMORY,
                     xc_enquire_match(&answer, &hit, enquire, &request, &err));
    request.see = nullptr;
    assert_int_equal(STATUS_OK, xc_enquire_match(&answer, &hit, enquire, &request, &err));
    assert_int_equal(1, answer.n_hits);
    assert_int_equal(STATUS_INTERNAL,
                     xc_database_terms(index.db, {"", 0}, throwing_visit, nullptr, &err));
    xc_enquire_free(enquire);
    xc_query_free(query);
}

} // namespace

int main()
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_error_of_xapian_has_its_status_and_its_text),
        cmocka_unit_test(a_lock_is_held_only_when_the_library_says_so),
        cmocka_unit_test(the_installed_library_has_no_other_errors),
        cmocka_unit_test(other_exceptions_have_statuses_too),
        cmocka_unit_test(a_status_of_the_body_passes),
        cmocka_unit_test(a_long_text_is_cut),
        cmocka_unit_test(an_exception_from_a_callback_ends_the_call),
    };
    return cmocka_run_group_tests(tests, nullptr, nullptr);
}
