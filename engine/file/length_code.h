/* Quantised lengths and counts: the length of a document in one byte, the count of a word
 * in a document (its term frequency) in four bits. All that computes weights works with
 * the decoded values, so that all weights of a document agree. */
#ifndef ENGINE_FILE_LENGTH_CODE_H
#define ENGINE_FILE_LENGTH_CODE_H

#include <stdint.h>

/**
 * The number of length codes. Lengths up to 60 words are exact; up to 2000 words the
 * error is at most 1.7 %, then at most 5 % up to 344 924 words. Longer documents count as
 * that long.
 */
#define LENGTH_CODES 256U

/** The code of the nearest length that has one; a longer length never has a lower
 *  code. */
uint8_t length_encode(uint32_t length);
uint32_t length_decode(uint8_t code);

/**
 * The number of count codes, four bits each. Counts from 0 to 8 are exact. The steps
 * beyond grow, up to 150, since BM25 saturates and such counts hardly change the weight.
 */
#define COUNT_CODES 16U

/** The code of the nearest count that has one; 0 for a count of 0 alone. */
uint8_t count_encode(uint32_t count);
/** What @p code, 0 to 15, stands for. */
uint32_t count_decode(uint8_t code);

#endif
