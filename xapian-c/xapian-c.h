/* A C binding of libxapian 1.4. This header includes all others, each of which may also
 * be included alone.
 *
 * Statuses. Every function that can fail returns one, and fills `err`, which may be NULL,
 * with a line of English text. Each function names the statuses that are its own.
 * Besides, any function that reads an index may return STATUS_IO, STATUS_INDEX_CORRUPT,
 * STATUS_INDEX_VERSION, or STATUS_INDEX_CHANGED when a writer went on while the handle
 * was open: call xc_database_reopen() and try again. Any function may return
 * STATUS_NO_MEMORY or STATUS_INTERNAL. A function that fails leaves what it was to write
 * as it was, with these exceptions: pointers to new handles become NULL, buffers are
 * emptied, and the content of arrays is undefined.
 *
 * Threads. A handle and everything that was made from it belong to one thread at a time:
 * a database with its postings and enquires, a query with the queries that were composed
 * from it. Handles that were opened apart may be used by different threads at the same
 * time.
 *
 * Callbacks run inside the call that they were given to, on its thread. They must return,
 * not call longjmp(). A C++ exception that leaves one ends the call, with the status that
 * the exception stands for. */
#ifndef XAPIAN_C_H
#define XAPIAN_C_H

#include "xapian-c/compact.h"
#include "xapian-c/database.h"
#include "xapian-c/document.h"
#include "xapian-c/enquire.h"
#include "xapian-c/postings.h"
#include "xapian-c/query.h"
#include "xapian-c/terms.h"
#include "xapian-c/writer.h"

#endif
