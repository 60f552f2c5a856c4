/* What sources call the members of a document: the names of front matters and exports,
 * each with the member that it stands for. */
#ifndef INDEXER_SOURCE_MEMBER_NAMES_H
#define INDEXER_SOURCE_MEMBER_NAMES_H

#include <stdbool.h>

#include "base/str.h"
#include "indexer/source/source_settings.h"

/** What a member of a source stands for. */
enum member_role {
    ROLE_ID,
    ROLE_KIND,
    ROLE_TITLE,
    ROLE_TEXT,
    ROLE_URL,
    ROLE_DATE,
    ROLE_VALID_FROM,
    ROLE_VALID_TO,
    ROLE_DATA_DATE,
    ROLE_SOURCE,
    ROLE_AUTHOR,
    ROLE_SECTION,
    /* Roles up to here are members of a record; member_role_name() has their names. */
    ROLE_FORMAT,
    /* A sentence or two that say what the document is about. */
    ROLE_LEAD,
    ROLE_SLUG,
    /* The two names of a person. */
    ROLE_GIVEN_NAME,
    ROLE_FAMILY_NAME,
    ROLE_REGIONS,
    ROLE_DEPARTMENT,
    ROLE_THEMES,
    /* Words that editors file documents by, some of which are themes or regions. */
    ROLE_TAGS,
    /* True of what is not to be found. */
    ROLE_HIDDEN,
    /* False of what is not to be found. */
    ROLE_PUBLISHED,
    /* Names a state of publication. */
    ROLE_STATUS,
    /* Says what robots may do with the page. */
    ROLE_ROBOTS,
    /* Holds members of the document. */
    ROLE_GROUP,
    /* No role: it is kept as it is. */
    ROLE_NONE
};

/** What is known of a name. */
struct member_name {
    enum member_role role;
    /* Where several names of one role are there, the one with the lowest rank counts;
     * 0 is that of a record's own name. */
    unsigned rank;
};

/**
 * What @p name stands for in a source with @p settings: accents, capitals, hyphens,
 * spaces and underscores aside. The names of the settings come first.
 */
struct member_name member_name_find(struct str name,
                                    const struct source_settings *settings);

/** The name in a record of a role up to ROLE_SECTION; NULL for other roles. */
const char *member_role_name(enum member_role role);

#endif
