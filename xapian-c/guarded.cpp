/* The table of exceptions that libxapian 1.4 throws, and of the status that each
 * becomes. */
#include "xapian-c/guarded.hpp"

#include <cstring>
#include <string>

#include <xapian.h>

namespace
{

/**
 * Some classes mean one thing with a reason of the operating system (an errno), and
 * another one without. A block that cannot be read is STATUS_IO; one that ends too early
 * is damaged.
 */
const struct row {
    const char *type;
    enum status with_reason;
    enum status without;
} rows[] = {
    {"AssertionError", STATUS_INTERNAL, STATUS_INTERNAL},
    /* Thrown only after a failed write, when the library closed the index by itself. */
    {"DatabaseClosedError", STATUS_IO, STATUS_IO},
    {"DatabaseCorruptError", STATUS_INDEX_CORRUPT, STATUS_INDEX_CORRUPT},
    {"DatabaseCreateError", STATUS_IO, STATUS_EXISTS},
    {"DatabaseError", STATUS_IO, STATUS_INDEX_CORRUPT},
    {"DatabaseLockError", STATUS_IO, STATUS_LOCKED},
    {"DatabaseModifiedError", STATUS_INDEX_CHANGED, STATUS_INDEX_CHANGED},
    {"DatabaseNotFoundError", STATUS_NOT_FOUND, STATUS_NOT_FOUND},
    {"DatabaseOpeningError", STATUS_IO, STATUS_INDEX_CORRUPT},
    {"DatabaseVersionError", STATUS_INDEX_VERSION, STATUS_INDEX_VERSION},
    {"DocNotFoundError", STATUS_NOT_FOUND, STATUS_NOT_FOUND},
    {"FeatureUnavailableError", STATUS_UNSUPPORTED, STATUS_UNSUPPORTED},
    {"InternalError", STATUS_INTERNAL, STATUS_INTERNAL},
    {"InvalidArgumentError", STATUS_BAD_INPUT, STATUS_BAD_INPUT},
    {"InvalidOperationError", STATUS_BAD_INPUT, STATUS_BAD_INPUT},
    {"NetworkError", STATUS_IO, STATUS_IO},
    {"NetworkTimeoutError", STATUS_IO, STATUS_IO},
    {"QueryParserError", STATUS_BAD_INPUT, STATUS_BAD_INPUT},
    /* Glass throws these two for numbers in its files that it cannot hold or decode. */
    {"RangeError", STATUS_INDEX_CORRUPT, STATUS_INDEX_CORRUPT},
    {"SerialisationError", STATUS_INDEX_CORRUPT, STATUS_INDEX_CORRUPT},
    {"UnimplementedError", STATUS_UNSUPPORTED, STATUS_UNSUPPORTED},
    {"WildcardError", STATUS_TOO_LARGE, STATUS_TOO_LARGE},
};

/**
 * The reason of the operating system, or NULL. The library makes this text when it is
 * asked for.
 */
const char *reason_of(const Xapian::Error &error) noexcept
{
    try {
        return error.get_error_string();
    } catch (...) {
        return nullptr;
    }
}

/**
 * Whether another writer holds the lock. Other causes have the same class, and their
 * errno is in the text only.
 */
bool is_held_lock(const Xapian::Error &error) noexcept
{
    return error.get_msg().find("already locked") != std::string::npos;
}

enum status status_of(const Xapian::Error &error, bool has_reason) noexcept
{
    for (const row &row : rows)
        if (std::strcmp(row.type, error.get_type()) == 0)
            return has_reason ? row.with_reason : row.without;
    return STATUS_INTERNAL;
}

enum status translate_xapian(struct error *err, const Xapian::Error &error) noexcept
{
    const char *reason = reason_of(error);
    enum status status = status_of(error, reason != nullptr);
    if (status == STATUS_LOCKED && !is_held_lock(error))
        status = STATUS_IO;
    const char *text = error.get_msg().c_str();
    if (!reason)
        return error_set(err, status, "%s: %s", error.get_type(), text);
    return error_set(err, status, "%s: %s (%s)", error.get_type(), text, reason);
}

} // namespace

enum status xc::own_handlers(struct error *err)
{
    try {
        throw;
    } catch (const Xapian::Error &error) {
        return translate_xapian(err, error);
    } catch (const char *text) {
        /* Thrown by Xapian when it compacts, and a count is too large. */
        return error_set(err, STATUS_INTERNAL, "unexpected: %s", text);
    }
}
