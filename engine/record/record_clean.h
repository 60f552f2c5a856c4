/* Takes out of a record's texts what belongs neither on a page nor in JSON, whatever its
 * source is. */
#ifndef ENGINE_RECORD_RECORD_CLEAN_H
#define ENGINE_RECORD_RECORD_CLEAN_H

#include "engine/record/record.h"

/**
 * Clean the texts of @p record, all but its id, origin and unknown members: a control
 * character or a noncharacter of Unicode becomes a space, and the ends of lines become
 * line feeds. Titles, sections, labels, sources and authors become one line, without
 * blanks at its ends and with one space for each run of blanks. A text of nothing but
 * blanks becomes empty. What is not UTF-8 stays; record_check() refuses it.
 *
 * @return how many characters were replaced; blanks do not count.
 */
size_t record_clean(struct record *record);

#endif
