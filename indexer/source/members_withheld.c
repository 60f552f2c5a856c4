/* Tells which documents their editors do not publish. */
#include "indexer/member/member_value.h"
#include "indexer/member/name_key.h"
#include "indexer/source/members.h"

/** The states in which a document is not to be found, as keys. */
static const char *const states[] = {"draft",
                                     "brouillon",
                                     "autodraft",
                                     "private",
                                     "prive",
                                     "trash",
                                     "trashed",
                                     "corbeille",
                                     "pending",
                                     "enattente",
                                     "future",
                                     "planifie",
                                     "scheduled",
                                     "hidden",
                                     "unlisted",
                                     "unpublished",
                                     "nonpublie",
                                     "depublie",
                                     "deleted",
                                     "supprime",
                                     "masque",
                                     "horsligne",
                                     "enattentederelecture",
                                     NULL};

bool member_is_yes_or_no(const json_t *value)
{
    if (json_is_number(value))
        return json_integer_value(value) == 0 || json_integer_value(value) == 1;
    return json_is_boolean(value) ||
           member_is_true(value, false) == member_is_true(value, true);
}

static bool says_noindex(const json_t *value)
{
    struct str text = member_str(value);
    return str_find(text, STR("noindex")) < text.n;
}

bool member_is_withheld(enum member_role role, const json_t *value)
{
    if (role == ROLE_HIDDEN)
        return member_is_true(value, false);
    if (role == ROLE_PUBLISHED)
        return !member_is_true(value, true);
    if (role == ROLE_ROBOTS)
        return says_noindex(value);
    if (role != ROLE_STATUS)
        return false;
    struct name_key key = name_key(member_str(value), NAME_AS_IT_IS);
    return str_is_in(name_key_str(&key), states);
}
