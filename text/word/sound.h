/* Tells roughly how a French word sounds: words that sound alike have the same key,
 * however they are spelt. */
#ifndef TEXT_WORD_SOUND_H
#define TEXT_WORD_SOUND_H

#include <stdint.h>

#include "base/str.h"

/** The most bytes of a key. */
#define SOUND_KEY_MAX 64

/**
 * Write the phonetic key of @p folded, a folded word, to @p to. Letters that repeat a
 * sound, mute h and silent endings are left out, as is all that is not a to z; ph is read
 * as f, qu as k, eau as o, and each nasal vowel has one sign. Two words with the same key
 * are often one word, misspelt. A final é is dropped like a mute e, because folding has
 * removed its accent.
 *
 * @return the key, which points into @p to; cut at SOUND_KEY_MAX bytes.
 */
struct str sound_key(char to[SOUND_KEY_MAX], struct str folded);

/** A hash of @p key that is the same on every machine, so that it may be stored. */
uint32_t sound_hash(struct str key);

#endif
