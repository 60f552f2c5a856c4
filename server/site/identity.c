/* What the service says of itself where nobody configured it. */
#include "server/site/identity.h"

#include "base/macros.h"

#define TEXT(literal)                                                                    \
    {                                                                                    \
        "" literal "", sizeof(literal) - 1                                               \
    }

static const struct str examples[] = {
    TEXT("VAE inversée"),
    TEXT("taux de chômage Hauts-de-France"),
    TEXT("campus des métiers et des qualifications"),
    TEXT("métiers en tension"),
    TEXT("budget formation professionnelle"),
    TEXT("CPRDFOP"),
};

/* deploy/inffo-search.conf says the same, which a test holds against it. */
const struct identity identity_default = {
    .name = TEXT("Recherche"),
    .promise = TEXT("Formation et apprentissage en région"),
    .publisher = TEXT("inffo-search"),
    .publisher_url = TEXT(""),
    .public_url = TEXT(""),
    .contact = TEXT(""),
    .legal_notice =
        TEXT("# Éditeur\n\nCe service est une installation d’inffo-search, un moteur de "
             "recherche libre pour l’information sur la formation professionnelle en "
             "région. Qui l’installe dit ici qui il est\u00a0: son nom, son adresse, le "
             "directeur de la publication et l’hébergeur.\n\n# Logiciel\n\n"
             "inffo-search est un logiciel libre, distribué selon la licence "
             "GPL-2.0-or-later.\n"),
    .examples = examples,
    .n_examples = COUNT_OF(examples),
    .logo = TEXT("icon.svg"),
    .icon = TEXT("icon.svg"),
};
