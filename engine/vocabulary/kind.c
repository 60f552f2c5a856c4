/* Holds the slug and the label of each kind. */
#include "engine/vocabulary/kind.h"

#include <assert.h>

static const struct {
    const char *slug;
    const char *label;
} kinds[KIND_COUNT_] = {
    [KIND_DOCUMENT] = {"document", "Document"},
    [KIND_NEWS] = {"news", "Actualité"},
    [KIND_PROGRAMME] = {"programme", "Programme"},
    [KIND_CAMPUS] = {"campus", "Campus des métiers"},
    [KIND_CLUSTER] = {"cluster", "Pôle de compétitivité"},
    [KIND_INDICATOR] = {"indicator", "Chiffre clé"},
    [KIND_BUDGET] = {"budget", "Budget"},
    [KIND_CONTACT] = {"contact", "Contact"},
    [KIND_REGION] = {"region", "Fiche région"},
    [KIND_AID] = {"aid", "Aide"},
};

const char *kind_slug(enum kind kind)
{
    assert(kind < KIND_COUNT_);
    return kinds[kind].slug;
}

const char *kind_label(enum kind kind)
{
    assert(kind < KIND_COUNT_);
    return kinds[kind].label;
}

enum kind kind_find(struct str slug)
{
    enum kind kind = KIND_DOCUMENT;
    while (kind < KIND_COUNT_ && !str_equal(slug, str_of(kinds[kind].slug)))
        kind++;
    return kind;
}
