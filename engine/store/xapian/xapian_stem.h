/* Which words a stem is made of. The database has words only; the list of a stem is the
 * sum of those of its words. */
#ifndef ENGINE_STORE_XAPIAN_XAPIAN_STEM_H
#define ENGINE_STORE_XAPIAN_XAPIAN_STEM_H

#include "base/arena.h"
#include "engine/store/flat/forms.h"
#include "engine/store/xapian/xapian_postings.h"

/**
 * The words of @p stem, as the forms of the index say.
 * @param[out] out  in the arena.
 * @param db  tells whether the stem is met as a word that stays as it is.
 * @return STATUS_OK, or what xc_database_has_term() says.
 */
MUST_CHECK enum status xapian_stem_find(struct xapian_stem *out,
                                        const struct forms *forms,
                                        const struct xc_database *db, struct str stem,
                                        struct arena *arena, struct error *err);

#endif
