/* The settings of a source of which nothing is known. */
#include "indexer/source/source_settings.h"

const struct source_settings source_settings_none = {0};
