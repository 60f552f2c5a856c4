/* Writing documents of a build into a Xapian database. Private to engine/build. */
#ifndef ENGINE_BUILD_BUILD_XAPIAN_H
#define ENGINE_BUILD_BUILD_XAPIAN_H

#include "engine/build/build_parts.h"
#include "engine/build/build_terms.h"
#include "xapian-c/xapian-c.h"

/** One database that is being written. All zero before use. */
struct xapian_writing {
    const struct build *build;
    struct term_tally tally;
    struct xc_document *document;
    struct xc_writer *writer;
    struct buf words, texts, data;
    /** Postings since the last commit. */
    size_t n_postings;
};

/** Open the database at @p path. The caller releases @p w, whatever the status.
 *  @return STATUS_OK or what xc_writer_open() says. */
MUST_CHECK enum status xapian_writing_open(struct xapian_writing *w,
                                           const struct build *build, const char *path,
                                           enum xc_writer_mode mode, struct error *err);
void xapian_writing_release(struct xapian_writing *w);
#define AUTO_XAPIAN_WRITING CLEANUP(xapian_writing_release) struct xapian_writing

/** Put the entry of row @p row, from 1, as document @p id, in place of what is there.
 *  Commits from time to time. @return STATUS_OK, or what xc_writer_put() says. */
MUST_CHECK enum status xapian_writing_put(struct xapian_writing *w, uint32_t row,
                                          uint32_t id, struct error *err);

/** Bring the copy of the served database at @p path to what the build has.
 *  @return STATUS_OK or what Xapian says. */
MUST_CHECK enum status build_change_xapian(const struct build *build, const char *path,
                                           struct error *err);

#endif
