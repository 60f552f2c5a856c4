/* The table of blocks. */
#include "text/block/block.h"

#define BLOCK_CLASS(NAME, code, class) [BLOCK_##NAME] = (class),
static const enum block_class classes[BLOCK_TYPE_COUNT_] = {BLOCKS(BLOCK_CLASS)};
#undef BLOCK_CLASS

#define BLOCK_CODE_OF(NAME, code, class) [BLOCK_##NAME] = (code),
static const char *const codes[BLOCK_TYPE_COUNT_] = {BLOCKS(BLOCK_CODE_OF)};
#undef BLOCK_CODE_OF

enum block_class block_class_of(enum block_type type)
{
    return classes[type];
}

const char *block_code(enum block_type type)
{
    return codes[type];
}
