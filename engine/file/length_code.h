/* Lengths and counts in few bits: a document's length in a byte, a word's count in four bits. Everything that weighs them
 * (the tables of saturation, both passes) sees what the codes stand for, so that all agree. */
#ifndef ENGINE_FILE_LENGTH_CODE_H
#define ENGINE_FILE_LENGTH_CODE_H

#include <stdint.h>

/** Codes of lengths: those up to 60 are themselves; then at most 1.7 % off up to 2000 words, 5 % up to 344 924,
 *  which stands for all beyond. */
#define LENGTH_CODES 256U

uint8_t length_encode(uint32_t length);
uint32_t length_decode(uint8_t code);

/** Codes of counts, four bits: 0 to 8 are themselves, then steps that hardly change a saturated weight. */
#define COUNT_CODES 16U

uint8_t count_encode(uint32_t count);
uint32_t count_decode(uint8_t code);

#endif
