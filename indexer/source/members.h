/* Turns an object as a source has it into one with the members of a record, whose values
 * are as a record needs them. What cannot be read is said, and the document stays. */
#ifndef INDEXER_SOURCE_MEMBERS_H
#define INDEXER_SOURCE_MEMBERS_H

#include "base/macros.h"
#include "indexer/source/member_names.h"
#include "indexer/source/reading.h"

/** A document on its way to a record. Held by value. */
struct members {
    /* Borrowed, the object too: its members are changed. */
    const struct reading *reading;
    const struct reading_object *found;
    json_t *object;
    /* New: the line of each member that got another name. */
    json_t *lines;
    /* New lists: words that editors file the document by, and the regions and
     * departments that they name. */
    json_t *tags, *themes, *regions, *departments;
    /* New, or NULL: the description; the slug or the address that an id is made of. */
    json_t *lead, *slug, *address;
    /* What the source says of its text (text_format.h); or its count of formats. */
    unsigned format;
    /* The text has no markup that is to be taken out. */
    bool has_plain_text;
    /* The object is the whole file, whose name may tell its id, title and date. */
    bool is_file;
    /* The id is none that the source gave. */
    bool has_made_id;
};

void members_begin(struct members *members, const struct reading *reading,
                   const struct reading_object *found);
void members_release(struct members *members);
#define AUTO_MEMBERS CLEANUP(members_release) struct members

/**
 * Give the members of the object the names of a record, and their values its types.
 *
 * @return false when the document is not to be found by its editors' wish; the sink was
 *         told.
 */
bool members_prepare(struct members *members);

/** The line of the member @p name. */
uint32_t members_line(const struct members *members, const char *name);

/** Warn, at the line of the member @p name. */
void members_warn(const struct members *members, const char *name, const char *format,
                  ...) PRINTF_LIKE(3, 4);

/** Give the member of @p object that is best called its title the name "title", and its
 *  line in @p lines, where it has no such member: who reads the text needs to know. */
void members_name_title(json_t *object, json_t *lines,
                        const struct source_settings *settings);

/* The steps of members_prepare(), each in a file of its own, in this order. */

/** Give members the names of a record. False when one says that the document is not to be
 *  found. */
bool members_rename(struct members *members);
/** Read dates, the kind, regions and themes. */
void members_read_values(struct members *members);
/** Make one text of the text, the description and the words that no theme has. */
void members_make_text(struct members *members);
/** Make an id when there is none. */
void members_make_id(struct members *members);

/** Whether the value @p value of the member @p name, of @p role, says that the document
 *  is not to be found. */
bool member_is_withheld(enum member_role role, const json_t *value);

/** Whether a date or a state of publication, « published: … », is a yes or a no. */
bool member_is_yes_or_no(const json_t *value);

#endif
