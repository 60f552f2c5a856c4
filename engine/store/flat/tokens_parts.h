/* The functions that the files reading stored words share. */
#ifndef ENGINE_STORE_FLAT_TOKENS_PARTS_H
#define ENGINE_STORE_FLAT_TOKENS_PARTS_H

#include "engine/store/flat/tokens.h"

/** Read the next step: set how many regular words come before the next irregular one, and
 *  its kind. */
void tokens_take_step(struct token_reader *reader);

/** Note that the bytes are damaged and end the reading. @return false. */
static inline bool damage(struct token_reader *r)
{
    r->damaged = true;
    r->lead = r->lead_end;
    return false;
}

/** The form that @p lead and its tail stand for; the tail is then read. */
static inline bool take_form(struct token_reader *r, unsigned lead, uint32_t *form)
{
    if (lead < LEAD_TWO) {
        *form = lead;
        return true;
    }
    unsigned n = tail_bytes(lead);
    if (lead == LEAD_ALTERNATIVE || r->tail > r->n_tails || n > r->n_tails - r->tail)
        return damage(r);
    const unsigned char *tail = r->tails + r->tail;
    r->tail += n;
    if (n == 1)
        *form = FORM_TWO + ((lead - LEAD_TWO) << 8 | tail[0]);
    else if (n == 2)
        *form =
            FORM_THREE + ((lead - LEAD_THREE) << 16 | (uint32_t)tail[1] << 8 | tail[0]);
    else
        *form = (uint32_t)tail[3] << 24 | (uint32_t)tail[2] << 16 |
                (uint32_t)tail[1] << 8 | tail[0];
    return true;
}

/** Read a word without its offsets; @p lead is its lead, or the mark of an alternative,
 *  and was read. */
static inline bool take_word(struct token_reader *r, unsigned lead,
                             struct stored_token *out)
{
    out->is_alternative = lead == LEAD_ALTERNATIVE;
    if (out->is_alternative) {
        r->alternatives++;
        if (r->lead == r->lead_end)
            return damage(r);
        lead = *r->lead++;
    }
    if (!take_form(r, lead, &out->form))
        return false;
    /* Each alternative has two leads and no position. */
    uint32_t read = (uint32_t)(r->lead - r->first) - 1;
    if (read < 2 * r->alternatives)
        return damage(r);
    out->position = read - 2 * r->alternatives;
    return true;
}

#endif
