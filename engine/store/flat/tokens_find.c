/* Looking for a few forms among the stored words (tokens.h). */
#include "engine/store/flat/tokens_parts.h"

#include <string.h>

void token_filter_clear(struct token_filter *filter)
{
    for (unsigned i = 0; i < LEADS; i++)
        filter->leads[i] = (uint8_t)tail_bytes(i);
    filter->leads[LEAD_LONG] = filter->leads[LEAD_ALTERNATIVE] = FILTER_WANTED;
    memset(filter->forms, 0, sizeof filter->forms);
}

void token_filter_add(struct token_filter *filter, uint32_t form)
{
    filter->leads[lead_of(form)] = FILTER_WANTED;
    filter->forms[form % FILTER_FORMS / 64] |= UINT64_C(1) << form % 64;
}

void token_filter_join(struct token_filter *filter, const struct token_filter *other)
{
    for (unsigned i = 0; i < LEADS; i++)
        filter->leads[i] |= other->leads[i] & FILTER_WANTED;
    for (size_t i = 0; i < COUNT_OF(filter->forms); i++)
        filter->forms[i] |= other->forms[i];
}

/** Read the next word that passes the filter, without counting the words that are
 *  skipped. */
static inline bool seek(struct token_reader *r, const struct token_filter *filter,
                        struct stored_token *out)
{
    const unsigned char *at = r->lead, *end = r->lead_end;
    size_t tail = r->tail;
    while (at < end) {
        unsigned lead = *at++;
        unsigned what = filter->leads[lead];
        if (!(what & FILTER_WANTED)) {
            tail += what;
            continue;
        }
        r->lead = at;
        r->tail = tail;
        if (!take_word(r, lead, out))
            return false;
        if (filter->forms[out->form % FILTER_FORMS / 64] >> out->form % 64 & 1U)
            return true;
        at = r->lead;
        tail = r->tail;
    }
    r->lead = at;
    r->tail = tail;
    return false;
}

bool token_reader_seek(struct token_reader *r, const struct token_filter *filter,
                       struct stored_token *out)
{
    const unsigned char *from = r->lead;
    uint32_t alternatives = r->alternatives;
    bool found = seek(r, filter, out);
    r->unread += (uint32_t)(r->lead - from) - (r->alternatives - alternatives);
    return found;
}

/** Jump to the last landmark of the segment that is not behind lead number @p until, if
 *  that is further than the reader is. */
static void go_to_landmark(struct token_reader *r, uint32_t until)
{
    uint32_t n = landmarks_of(until);
    const unsigned char *at = r->first + (size_t)n * LANDMARK_LEADS;
    if (!n || at <= r->lead)
        return;
    struct token_landmark landmark;
    memcpy(&landmark, r->landmarks + (size_t)(n - 1) * LANDMARK_BYTES, sizeof landmark);
    /* When the last lead before the landmark is the mark of an alternative, the landmark
     * is behind the whole alternative. */
    r->lead = at + (at[-1] == LEAD_ALTERNATIVE);
    r->tail = landmark.tail;
    r->start = landmark.start;
    r->end = landmark.end;
    r->unread = landmark.steps & 15U;
    size_t steps = landmark.steps >> 4, most = (size_t)(r->steps.end - r->steps_begin);
    r->steps.at = r->steps_begin + (steps < most ? steps : most);
    tokens_take_step(r);
}

/** How many landmarks of the segment stand behind words that end before @p offset. */
static uint32_t landmarks_before(const struct token_reader *r, uint32_t offset)
{
    uint32_t low = 0, high = landmarks_of((uint32_t)(r->lead_end - r->first));
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        struct token_landmark landmark;
        memcpy(&landmark, r->landmarks + (size_t)middle * LANDMARK_BYTES,
               sizeof landmark);
        if (landmark.end <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/** Skip regular words before @p until, as long as their leads have at most one byte of
 *  tail: these are nearly all, and their offsets are quickly computed. */
static void pass_over(struct token_reader *r, const unsigned char *until)
{
    for (; r->lead < until && r->regular; r->lead++, r->regular--) {
        unsigned lead = *r->lead, tails = lead >= LEAD_TWO;
        if (lead >= LEAD_THREE || r->tail + tails > r->n_tails)
            return;
        uint32_t form =
            tails ? FORM_TWO + ((lead - LEAD_TWO) << 8 | r->tails[r->tail]) : lead;
        uint32_t start = r->end + 1;
        if (form >= r->lengths.n || start + r->lengths.at[form] < start)
            return;
        r->tail += tails;
        r->start = start;
        r->end = start + r->lengths.at[form];
    }
}

bool token_reader_find(struct token_reader *r, const struct token_filter *filter,
                       struct stored_token *out)
{
    struct token_reader place = *r;
    if (!token_reader_seek(r, filter, out))
        return false;
    const unsigned char *until = r->lead - 1 - out->is_alternative;
    go_to_landmark(&place, (uint32_t)(until - r->first));
    struct stored_token word = {0};
    do {
        if (!place.unread)
            pass_over(&place, until);
        if (!token_reader_next(&place, &word))
            return damage(r);
    } while (place.lead <= until);
    out->start = word.start;
    out->end = word.end;
    place.alternatives = r->alternatives;
    *r = place;
    return true;
}

void token_reader_skip(struct token_reader *r, uint32_t offset)
{
    if (!r->segment || r->damaged)
        return;
    uint32_t n_leads = landmarks_before(r, offset) * LANDMARK_LEADS;
    const unsigned char *at = r->first + n_leads;
    if (!n_leads || at <= r->lead || at >= r->lead_end)
        return;
    struct token_reader place = *r;
    /* This counts the alternatives, which the landmark does not know. */
    token_reader_go(&place, at + (at[-1] == LEAD_ALTERNATIVE));
    if (place.segment != r->segment)
        return;
    go_to_landmark(r, n_leads);
    r->alternatives = place.alternatives;
}
