/* How tokens.bin codes the words of a document, for its writer and its reader.
 *
 * A document is five counts, as varints (the number of leads of each segment, then the
 * bytes of all tails), and four runs of bytes, each for all segments:
 *   leads      a byte for each word. Forms are numbered by frequency, so that the lead
 *              alone is the number of a common form; for other forms the rest is in the
 *   tails      1, 2 or 4 bytes for each lead that has a tail, low byte first;
 *   landmarks  the state of a reader of offsets after every LANDMARK_LEADS leads of a
 *              segment;
 *   steps      the offsets of irregular words. A regular word starts one byte behind the
 *              end of the word before and is as long as its form (TOKENS_LENGTHS).
 * Positions are not stored: as in the analyser, they count the words that are not
 * alternatives. A reader that needs no offsets reads no steps. One that looks for a few
 * forms compares leads, and computes the offset of a word found from the last landmark
 * before it. */
#ifndef ENGINE_STORE_FLAT_TOKENS_CODE_H
#define ENGINE_STORE_FLAT_TOKENS_CODE_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/** The section of tokens.bin besides those of blobs.c: the length of each written form in
 *  bytes (u8), at most 255. */
#define TOKENS_LENGTHS 3

/* A lead below LEAD_TWO is the form itself; from LEAD_TWO on it has one byte of tail,
 * from LEAD_THREE on two. These bounds gave the fewest bytes for 31 million words of
 * news. */
#define LEAD_TWO 190U
#define LEAD_THREE 240U
/** The tail is the form, in four bytes. */
#define LEAD_LONG 254U
/** A mark, not a word: the next lead is that of an alternative. */
#define LEAD_ALTERNATIVE 255U
/** How many different leads there are. */
#define LEADS 256U

/** The first form that takes two bytes, the first that takes three, and the first that
 *  needs LEAD_LONG. */
#define FORM_TWO LEAD_TWO
#define FORM_THREE (FORM_TWO + ((LEAD_THREE - LEAD_TWO) << 8))
#define FORM_LONG (FORM_THREE + ((LEAD_LONG - LEAD_THREE) << 16))

static inline uint8_t lead_of(uint32_t form)
{
    if (form < FORM_TWO)
        return (uint8_t)form;
    if (form < FORM_THREE)
        return (uint8_t)(LEAD_TWO + ((form - FORM_TWO) >> 8));
    if (form < FORM_LONG)
        return (uint8_t)(LEAD_THREE + ((form - FORM_THREE) >> 16));
    return LEAD_LONG;
}

/** How many bytes of tail @p lead has. */
static inline unsigned tail_bytes(unsigned lead)
{
    if (lead == LEAD_ALTERNATIVE)
        return 0;
    return (unsigned)(lead >= LEAD_TWO) + (lead >= LEAD_THREE) + 2U * (lead >= LEAD_LONG);
}

/** How many leads are compared together. */
#define LEAD_BLOCK 16U
typedef uint8_t lead_block __attribute__((vector_size(LEAD_BLOCK)));

static inline lead_block lead_block_at(const unsigned char *leads)
{
    lead_block out;
    memcpy(&out, leads, sizeof out);
    return out;
}

/** There is a landmark after every LANDMARK_LEADS leads of a segment; it takes
 *  LANDMARK_BYTES, four u32. */
#define LANDMARK_LEADS 512U
#define LANDMARK_BYTES 16U
struct token_landmark {
    /* The offsets of the word before it: the last word whose first lead is before it. */
    uint32_t start, end;
    /* How many bytes of tails were read. */
    uint32_t tail;
    /* How many bytes of steps were read << 4 | how many regular words came after them. */
    uint32_t steps;
};

static inline uint32_t landmarks_of(uint32_t n_leads)
{
    return n_leads / LANDMARK_LEADS;
}

/* A step is the byte (regular words before << 4 | kind of the irregular word). With
 * STEP_REGULAR words before, it says that so many words are regular and nothing else. The
 * words are counted across segments. */
#define STEP_REGULAR 15U

/** Where an irregular word is: it starts `gap` bytes behind the end of the word before,
 *  and it is `longer` bytes longer than its form. For the first word of a segment, the
 *  word before ends at −1. */
struct token_step {
    int8_t gap, longer;
};
enum { STEP_FREE, STEP_SAME, STEP_SAME_START, STEP_TABLE };
static const struct token_step step_kinds[16] = {
    /* Two varints follow: zigzag(gap), then the length. */
    [STEP_FREE] = {0, 0},
    /* The word has the offsets of the word before. */
    [STEP_SAME] = {0, 0},
    /* The word starts where the word before does and is as long as its form. */
    [STEP_SAME_START] = {0, 0},
    /* From here on, the most frequent others. */
    [STEP_TABLE] = {2, 0},
    {3, 0},
    {5, 0},
    {0, 0},
    {4, 0},
    {6, 0},
    {7, 0},
    {8, 0},
    {9, 0},
    {1, 1},
    {1, 2},
    {1, -2},
    {2, 2}};

#endif
