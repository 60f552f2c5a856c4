/* A card as JSON: the member `figures` of an answer (docs/API.md, section 4). */
#ifndef ENGINE_CARD_CARD_JSON_H
#define ENGINE_CARD_CARD_JSON_H

#include "base/buf.h"
#include "engine/card/card.h"

/** Append the card as an object, or null. Equal cards give equal bytes. */
void figure_card_to_json(struct buf *out, const struct figure_card *card,
                         const struct index *index);

#endif
