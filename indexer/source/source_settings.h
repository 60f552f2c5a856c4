/* What is known of a source beside its documents: it holds for each of them that does not
 * say otherwise. */
#ifndef INDEXER_SOURCE_SOURCE_SETTINGS_H
#define INDEXER_SOURCE_SOURCE_SETTINGS_H

#include <stdbool.h>

#include <jansson.h>

/** Borrowed by all who read the source. */
struct source_settings {
    /* NULL, or an object of members of a record (docs/record.schema.json), as a document
     * of the source could have them: {"kind": "news", "regions": ["Bretagne"]}. A
     * document that lacks a member gets it from here. */
    const json_t *defaults;
    /* NULL, or an object of names: {"mission": "description"} says that what this source
     * calls "mission" is what others call "description". */
    const json_t *names;
    /* Documents whose day of publication is to come are left out. */
    bool waits_for_date;
};

/** Nothing is known. */
extern const struct source_settings source_settings_none;

#endif
