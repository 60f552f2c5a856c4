/* How a French word sounds, roughly: words that are spelt unlike but said alike have one key. */
#ifndef TEXT_WORD_SOUND_H
#define TEXT_WORD_SOUND_H

#include <stdint.h>

#include "base/str.h"

/** Room for any key. */
#define SOUND_KEY_MAX 64

/**
 * Write the key of @p folded, a word of letters a to z (others are left out), to @p to: no letter twice, no mute h or
 * ending, ph as f, qu as k, eau as o, one sign for each nasal. Two words with one key are often one word misspelt;
 * what differs by a stressed é only has one key too, as accents are folded.
 * @return the key, which is @p to's; cut at SOUND_KEY_MAX bytes.
 */
struct str sound_key(char to[SOUND_KEY_MAX], struct str folded);

/** A number for the key: equal keys, equal numbers, on every machine. */
uint32_t sound_hash(struct str key);

#endif
