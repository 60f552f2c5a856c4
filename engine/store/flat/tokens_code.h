/* How tokens.bin codes a document's words: what its writer and its reader share.
 *
 * A document is five counts (varints: the leads of each segment, then all tails) and four runs of bytes, each for all
 * its segments:
 *   leads  a byte a word: forms are numbered by how often they are used, so that it says all of the common ones, and
 *          what is left of the others stands in
 *   tails  1, 2 or 4 bytes for the leads that have one, low byte first;
 *   landmarks  where a reader of offsets stands behind every LANDMARK_LEADS leads of a segment, and
 *   steps  the words that do not stand where words stand most often: one byte behind the word before, and as long as
 *          TOKENS_LENGTHS says of their form.
 * Positions are not written: they count the words that are no alternatives, as the analyser does. Whoever needs no
 * offsets reads no steps; whoever looks for a few forms compares leads, and goes on from the last landmark before one
 * that is found where it asks for its offset. */
#ifndef ENGINE_STORE_FLAT_TOKENS_CODE_H
#define ENGINE_STORE_FLAT_TOKENS_CODE_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/** The section of tokens.bin beside those of blobs.h: u8, the bytes of each form as written, at most 255. */
#define TOKENS_LENGTHS 3

/* Leads: below LEAD_TWO the form itself; from there with one byte of tail, from LEAD_THREE with two. The bounds are
 * those that gave the fewest bytes for 31 million words of news. */
#define LEAD_TWO 190U
#define LEAD_THREE 240U
#define LEAD_LONG 254U        /* the tail is the form, in four bytes */
#define LEAD_ALTERNATIVE 255U /* no word: the next lead is that of an alternative */
#define LEADS 256U

/** The first form of two bytes, of three, and the first that needs LEAD_LONG. */
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

/** The bytes of tail that belong to @p lead. */
static inline unsigned tail_bytes(unsigned lead)
{
    if (lead == LEAD_ALTERNATIVE)
        return 0;
    return (unsigned)(lead >= LEAD_TWO) + (lead >= LEAD_THREE) + 2U * (lead >= LEAD_LONG);
}

/** Leads that are looked at together. */
#define LEAD_BLOCK 16U
typedef uint8_t lead_block __attribute__((vector_size(LEAD_BLOCK)));

static inline lead_block lead_block_at(const unsigned char *leads)
{
    lead_block out;
    memcpy(&out, leads, sizeof out);
    return out;
}

/** Of every so many leads of a segment there is a landmark, in LANDMARK_BYTES: four u32. */
#define LANDMARK_LEADS 512U
#define LANDMARK_BYTES 16U
struct token_landmark {
    uint32_t start,
        end;       /* of the word before: the last one whose first lead is among those */
    uint32_t tail; /* how many bytes of tail went before */
    uint32_t
        steps; /* how many bytes of steps (<< 4) and regular words beyond them went before */
};

static inline uint32_t landmarks_of(uint32_t n_leads)
{
    return n_leads / LANDMARK_LEADS;
}

/* A step: (regular words before << 4 | kind). STEP_REGULAR words before mean that so many are regular and no more is
 * said. Words are counted over all segments. */
#define STEP_REGULAR 15U

/** How an irregular word stands. `gap` bytes lie between the end of the word before and its start, and it has `longer`
 *  bytes more than its form. The most frequent ones; in a segment the first word follows one that ends at −1. */
struct token_step {
    int8_t gap, longer;
};
enum { STEP_FREE, STEP_SAME, STEP_SAME_START, STEP_TABLE };
static const struct token_step step_kinds[16] = {
    [STEP_FREE] = {0, 0}, /* zigzag(gap), length: varints follow */
    [STEP_SAME] = {0, 0}, /* covers the bytes of the word before */
    [STEP_SAME_START] = {0, 0},
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
