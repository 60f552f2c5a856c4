/* What the service says of itself where nobody configured it. */
#include "server/site/identity.h"

#define TEXT(literal)                                                                    \
    {                                                                                    \
        "" literal "", sizeof(literal) - 1                                               \
    }

const struct identity identity_default = {
    .name = TEXT("Recherche"),
    .promise = TEXT("Formation et apprentissage en région"),
    .publisher = TEXT("inffo-search"),
    .publisher_url = TEXT(""),
    .public_url = TEXT(""),
};
