/* The table of types of sources, and the types that lie in the file system. */
#include "indexer/config/source_type.h"

static const char *const no_members[] = {NULL};

const struct source_type folder_source = {.members = no_members};
const struct source_type file_source = {.members = no_members};

#define SOURCE_TYPE_NAME(NAME, name) [SOURCE_TYPE_##NAME] = #name,
const char *const source_type_names[SOURCE_TYPE_COUNT_] = {
    SOURCE_TYPES(SOURCE_TYPE_NAME)};
#undef SOURCE_TYPE_NAME

#define SOURCE_TYPE_ROW(NAME, name) [SOURCE_TYPE_##NAME] = &name##_source,
const struct source_type *source_type(enum source_type_number number)
{
    static const struct source_type *const types[SOURCE_TYPE_COUNT_] = {
        SOURCE_TYPES(SOURCE_TYPE_ROW)};
    return types[number];
}
