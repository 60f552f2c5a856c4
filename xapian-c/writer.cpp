/* Writes an index, always inside a transaction of Xapian. Without one, Xapian would
 * commit by itself after a number of changes, and once more when it is freed after a
 * failure. */
#include "xapian-c/writer.h"

#include <limits>
#include <memory>

#include "xapian-c/guarded.hpp"
#include "xapian-c/handles.hpp"
#include "xapian-c/place.hpp"

struct xc_writer {
    xc_writer(const char *path, int flags, int block_bytes)
        : xapian(path, flags, block_bytes),
          has_lists((flags & Xapian::DB_NO_TERMLIST) == 0)
    {
        xapian.begin_transaction(false);
    }
    Xapian::WritableDatabase xapian;
    /* Whether the index has a list of each document's terms. */
    bool has_lists;
};

namespace
{

const struct mode {
    int flag;
    bool may_create;
    bool may_open;
    /* Whether an index that is there is read, so that it must be sound. */
    bool reads_old;
} modes[] = {
    /* XC_WRITER_OPEN */ {Xapian::DB_OPEN, false, true, true},
    /* XC_WRITER_CREATE */ {Xapian::DB_CREATE, true, false, false},
    /* XC_WRITER_ENSURE */ {Xapian::DB_CREATE_OR_OPEN, true, true, true},
    /* XC_WRITER_OVERWRITE */ {Xapian::DB_CREATE_OR_OVERWRITE, true, true, false},
};

enum status check_options(const struct xc_writer_options *options, struct error *err)
{
    if (xc::number_of(options->mode) > XC_WRITER_OVERWRITE)
        return error_set(err, STATUS_BAD_INPUT, "no writer's mode is %u",
                         xc::number_of(options->mode));
    if (!xc::is_block_size(options->block_bytes))
        return error_set(err, STATUS_BAD_INPUT,
                         "a block cannot have %u bytes: a power of two from 2048 to "
                         "65536",
                         options->block_bytes);
    return STATUS_OK;
}

/**
 * Check that @p mode allows what stands at @p path, and make the folder when the mode
 * wants that.
 */
enum status prepare(xc::place *found, const struct mode &mode, const char *path,
                    struct error *err)
{
    enum status status = xc::place_look(found, path, err);
    /* An index that is overwritten may be damaged. */
    if (status == STATUS_INDEX_CORRUPT && !mode.reads_old) {
        *found = xc::place::glass;
        status = STATUS_OK;
    }
    if (status)
        return status;
    bool has_index = *found == xc::place::glass || *found == xc::place::glass_no_terms;
    if (has_index && !mode.may_open)
        return error_set(err, STATUS_EXISTS, "%s: an index is there", path);
    if (!has_index && !mode.may_create)
        return error_set(err, STATUS_NOT_FOUND, "%s: no index there", path);
    return *found == xc::place::nothing ? xc::folder_make_new(path, err) : STATUS_OK;
}

int flags_for(const struct mode &mode, const struct xc_writer_options *options,
              xc::place found)
{
    /* An index without lists of terms can be opened for writing only with this flag. */
    bool old_has_none = mode.reads_old && found == xc::place::glass_no_terms;
    bool old_has_some = mode.reads_old && found == xc::place::glass;
    bool none = old_has_none || (options->no_termlist && !old_has_some);
    return Xapian::DB_BACKEND_GLASS | mode.flag | (none ? Xapian::DB_NO_TERMLIST : 0) |
           (options->no_sync ? Xapian::DB_NO_SYNC : 0);
}

enum status check_key(struct str key, const char *what, struct error *err)
{
    if (key.n >= 1 && key.n <= XC_KEY_MAX_BYTES)
        return STATUS_OK;
    return error_set(err, STATUS_BAD_INPUT,
                     "the %s has %zu bytes, from 1 to %d are possible", what, key.n,
                     XC_KEY_MAX_BYTES);
}

bool has_document(const Xapian::WritableDatabase &db, uint32_t docid)
{
    if (docid == 0 || docid > db.get_lastdocid())
        return false;
    try {
        (void)db.get_doclength(docid);
        return true;
    } catch (const Xapian::DocNotFoundError &) {
        return false;
    }
}

/**
 * Find out what Xapian would refuse, but only after it forgot all changes since the last
 * commit.
 */
enum status cannot_change(uint32_t docid, struct error *err)
{
    return error_set(err, STATUS_UNSUPPORTED,
                     "document %u cannot be changed: the index has no lists of terms",
                     docid);
}

/**
 * Give up the commit that failed, whatever state Xapian is in, and be ready for changes
 * again.
 */
void forget_changes(Xapian::WritableDatabase &db)
{
    db.begin_transaction(false);
    db.cancel_transaction();
    db.begin_transaction(false);
}

} // namespace

enum status xc_writer_open(struct xc_writer **out, const char *path,
                           const struct xc_writer_options *options, struct error *err)
{
    *out = nullptr;
    return xc::guarded(err, [&] {
        enum status status = check_options(options, err);
        if (status)
            return status;
        const struct mode &mode = modes[options->mode];
        xc::place found = xc::place::nothing;
        status = prepare(&found, mode, path, err);
        if (!status)
            *out = new xc_writer(path, flags_for(mode, options, found),
                                 static_cast<int>(options->block_bytes));
        return status;
    });
}

void xc_writer_free(struct xc_writer *writer)
{
    delete writer;
}

enum status xc_writer_add(uint32_t *docid, struct xc_writer *writer,
                          const struct xc_document *document, struct error *err)
{
    return xc::guarded(err, [&] {
        if (writer->xapian.get_lastdocid() == std::numeric_limits<uint32_t>::max())
            return error_set(err, STATUS_TOO_LARGE, "all document ids are used up");
        uint32_t given = writer->xapian.add_document(document->xapian);
        if (docid)
            *docid = given;
        return STATUS_OK;
    });
}

enum status xc_writer_put(struct xc_writer *writer, uint32_t docid,
                          const struct xc_document *document, struct error *err)
{
    return xc::guarded(err, [&] {
        if (!writer->has_lists && has_document(writer->xapian, docid))
            return cannot_change(docid, err);
        writer->xapian.replace_document(docid, document->xapian);
        return STATUS_OK;
    });
}

enum status xc_writer_delete(struct xc_writer *writer, uint32_t docid, struct error *err)
{
    return xc::guarded(err, [&] {
        if (!writer->has_lists)
            return cannot_change(docid, err);
        writer->xapian.delete_document(docid);
        return STATUS_OK;
    });
}

enum status xc_writer_set_metadata(struct xc_writer *writer, struct str key,
                                   struct str value, struct error *err)
{
    return xc::guarded(err, [&] {
        enum status status = check_key(key, "metadata key", err);
        if (!status)
            writer->xapian.set_metadata(xc::bytes_of(key), xc::bytes_of(value));
        return status;
    });
}

enum status xc_writer_add_spelling(struct xc_writer *writer, struct str word,
                                   uint32_t count, struct error *err)
{
    return xc::guarded(err, [&] {
        enum status status = check_key(word, "word", err);
        if (!status)
            writer->xapian.add_spelling(xc::bytes_of(word), count);
        return status;
    });
}

enum status xc_writer_commit(struct xc_writer *writer, struct error *err)
{
    return xc::guarded(err, [&] {
        Xapian::WritableDatabase &db = writer->xapian;
        db.commit_transaction();
        try {
            db.commit();
        } catch (...) {
            enum status status = xc::translate(err);
            forget_changes(db);
            return status;
        }
        db.begin_transaction(false);
        return STATUS_OK;
    });
}
