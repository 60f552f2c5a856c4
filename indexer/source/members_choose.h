/* Chooses, among the members of an object and of its groups, the one that each member of
 * a record is made of. */
#ifndef INDEXER_SOURCE_MEMBERS_CHOOSE_H
#define INDEXER_SOURCE_MEMBERS_CHOOSE_H

#include "indexer/source/members.h"

/** What a member inside of `fields: {…}` ranks behind one outside. */
#define RANK_OF_GROUP 1000U
/** How deep groups are looked into. */
#define GROUP_DEPTH_MAX 3

/** The best member for a role so far. Borrowed from the object. */
struct choice {
    json_t *owner, *value;
    const char *name;
    unsigned rank;
};

struct choosing {
    struct members *members;
    struct choice choices[ROLE_NONE];
    /* A link that is no whole address, of which an id can be made. */
    struct choice link;
    /* One of them says that the document is not to be found; the sink was told. */
    bool is_withheld;
};

/** Choose among all members of the object. Those that name regions, themes or words are
 *  moved to the lists of choosing->members. */
void members_choose(struct choosing *choosing);

/** Keep @p other where it ranks before @p choice. */
void choice_keep(struct choice *choice, const struct choice *other);

/** Whether @p value names a kind. */
bool member_is_kind(const struct members *members, const json_t *value);

/** Whether @p value has a text (member_put_text()). */
bool member_is_text_like(const json_t *value);

/** Whether the member of @p role is a date. */
bool role_is_date(enum member_role role);

#endif
