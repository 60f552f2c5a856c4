/* What stands at a path, looked at before Xapian is: it would open more kinds of things than we do. */
#ifndef XAPIAN_C_PLACE_HPP
#define XAPIAN_C_PLACE_HPP

#include <string>

#include <xapian.h>

#include "base/status.h"

namespace xc
{

enum class place {
    nothing,
    folder,         /* without an index */
    glass,          /* a folder with an index */
    glass_no_terms, /* the same, without the lists of documents' terms */
};

/** STATUS_OK; STATUS_BAD_INPUT when @p path is no folder; STATUS_INDEX_CORRUPT when the index lacks
 *  a file that it must have; STATUS_IO. */
enum status place_look(place *out, const std::string &path, struct error *err);

/** Make the folder @p path. STATUS_OK, STATUS_EXISTS, STATUS_NOT_FOUND (no parent), STATUS_IO. */
enum status folder_make_new(const std::string &path, struct error *err);

/** Open the glass index in the folder @p path, and nothing else; says what xc_database_open() does. */
enum status open_glass(Xapian::Database *out, const std::string &path, struct error *err);

/** Whether Xapian makes tables with blocks of @p n bytes; 0 is its default. */
bool is_block_size(unsigned n);

} // namespace xc

#endif
