/* Looks at what stands at a path before Xapian does, which would open more kinds of
 * things than we do. */
#ifndef XAPIAN_C_PLACE_HPP
#define XAPIAN_C_PLACE_HPP

#include <string>

#include <xapian.h>

#include "base/status.h"

namespace xc
{

enum class place {
    nothing,
    /* A folder without an index. */
    folder,
    /* A folder with an index. */
    glass,
    /* The same, but the index has no lists of the documents' terms. */
    glass_no_terms,
};

/**
 * Find out what stands at @p path.
 *
 * @return STATUS_OK; STATUS_BAD_INPUT when @p path is not a folder; STATUS_INDEX_CORRUPT
 *         when the index lacks a file that it must have; STATUS_IO.
 */
enum status place_look(place *out, const std::string &path, struct error *err);

/**
 * Make the folder @p path.
 *
 * @return STATUS_OK; STATUS_EXISTS; STATUS_NOT_FOUND when there is no parent folder;
 *         STATUS_IO.
 */
enum status folder_make_new(const std::string &path, struct error *err);

/**
 * Open the glass index in the folder @p path, and nothing else.
 *
 * @return what xc_database_open() returns.
 */
enum status open_glass(Xapian::Database *out, const std::string &path, struct error *err);

/** Whether Xapian makes tables with blocks of @p n bytes; 0 stands for its default. */
bool is_block_size(unsigned n);

} // namespace xc

#endif
