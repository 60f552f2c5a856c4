/* The table of the sources of completions. */
#include "engine/words/suggest_source.h"

#include "base/macros.h"

/* The values were tried on tests/cases/suggest (docs/decisions/0008-suggestions.md). */
static const struct suggest_source_kind kinds[SUGGEST_SOURCE_COUNT_] = {
    [SUGGEST_TITLE] = {"title", "Document", 200, 10},
    [SUGGEST_REGION] = {"region", "Région", 520, 3},
    [SUGGEST_FORMER] = {"region", "Ancienne région", 380, 2},
    [SUGGEST_ACRONYM] = {"acronym", "Sigle", 460, 2},
    [SUGGEST_QUERY] = {"query", "Recherche fréquente", 400, 4},
    [SUGGEST_THEME] = {"theme", "Thème", 360, 2},
    [SUGGEST_DESCRIPTOR] = {"descriptor", "Thème Formacode", 300, 2},
};

const struct suggest_source_kind *suggest_source_kind(unsigned source)
{
    return &kinds[source < COUNT_OF(kinds) ? source : COUNT_OF(kinds) - 1];
}
