/* The suffixes of a Hunspell dictionary: what the flags of an entry make of its word. */
#ifndef TEXT_INFLECTION_AFFIXES_H
#define TEXT_INFLECTION_AFFIXES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/** The suffixes of an .aff file whose flags have two characters each (« FLAG long »), in
 *  UTF-8. Prefixes are left out: those of French are elided words. */
struct affixes;

/**
 * Read the text of an .aff file, which is copied.
 * @return never NULL; the caller frees it with affixes_free(). It is empty when the text
 *         has no such suffixes.
 */
struct affixes *affixes_new(struct str text);
void affixes_free(struct affixes *affixes);

/** How many rules there are. */
size_t affixes_count(const struct affixes *affixes);

/** Takes a form; the text is borrowed for the call. */
typedef void affixes_see(struct str form, void *context);

/**
 * Make the forms of an entry of the .dic file, its own word included where it is a form.
 * @param flags  the two-character flags behind the slash.
 */
void affixes_apply(const struct affixes *affixes, struct str word, struct str flags,
                   affixes_see *see, void *context);

#endif
