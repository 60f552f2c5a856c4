/* A C binding of libxapian 1.4: all of it. Each of these headers may also be included alone.
 *
 * Statuses. Every function that can fail returns one and fills `err` (NULL: ignored) with a line of
 * English text. Each function names the statuses that are its own. Besides these, any function that
 * reads an index may return STATUS_IO, STATUS_INDEX_CORRUPT, STATUS_INDEX_VERSION,
 * STATUS_INDEX_CHANGED (a writer went on while this handle was open: xc_database_reopen() and try
 * again); any function at all STATUS_NO_MEMORY or STATUS_INTERNAL. What a failing function was to
 * write is left as it was, but for pointers to new handles, which become NULL, buffers, which are
 * emptied, and arrays, whose content is anything.
 *
 * Threads. A handle, and all that was made from it, belongs to one thread at a time: a database and
 * its postings and enquires; a query and the queries composed from it. Handles that were opened
 * apart may work at once in as many threads as there are handles.
 *
 * Callbacks run inside the call that was given them, on its thread. They must return, not longjmp();
 * a C++ exception that leaves one ends the call, with the status that the exception stands for. */
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
