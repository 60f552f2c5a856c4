/* Names the members of a hit. */
#include "engine/request/hit_member.h"

#define HIT_MEMBER_NAME(NAME, name) #name,
static const char *const names[] = {HIT_MEMBERS(HIT_MEMBER_NAME)};
#undef HIT_MEMBER_NAME

const char *hit_member_name(enum hit_member member)
{
    return names[member];
}

enum hit_member hit_member_find(struct str name)
{
    return (enum hit_member)str_place(name, names, HIT_MEMBER_COUNT_);
}
