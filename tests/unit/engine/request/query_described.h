/* The tree of a query on one line, for tests to compare. */
#ifndef TESTS_UNIT_ENGINE_REQUEST_QUERY_DESCRIBED_H
#define TESTS_UNIT_ENGINE_REQUEST_QUERY_DESCRIBED_H

#include "base/buf.h"
#include "engine/request/query.h"

/** Append the tree as one line: (ET (mots "vae") (phrase "jury")) and so on. */
void query_describe(struct buf *out, const struct query_node *node);

#endif
