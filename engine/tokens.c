/* Reading the stored words. */
#include "base/memory.h"
#include "engine/blobs.h"
#include "engine/tokens_parts.h"

void tokens_take_step(struct token_reader *r)
{
    r->regular = 0;
    while (r->steps.at < r->steps.end) {
        unsigned step = *r->steps.at++;
        r->regular += step >> 4;
        r->kind = step & 15U;
        if (step >> 4 != STEP_REGULAR)
            return;
    }
    r->regular = UINT32_MAX;
}

/** Split the bytes behind the counts into their runs. @return whether they have room for them. */
static bool split(struct token_reader *r, const unsigned char *at,
                  const unsigned char *end, uint64_t n_tails)
{
    uint64_t n_leads = 0, n_landmarks = 0;
    for (size_t i = 0; i < SEGMENT_COUNT_; i++) {
        n_leads += r->n_leads[i];
        n_landmarks += landmarks_of(r->n_leads[i]);
    }
    uint64_t before_steps = n_leads + n_tails + n_landmarks * LANDMARK_BYTES;
    if (before_steps > (uint64_t)(end - at))
        return false;
    r->first = r->lead = r->lead_end = at;
    r->tails = at + n_leads;
    r->n_tails = (size_t)n_tails;
    r->landmarks = r->tails + n_tails;
    r->steps_begin = at + before_steps;
    r->steps = (struct varint_reader){r->steps_begin, end, false};
    /* As if an irregular word stood before the first one: the steps are not touched until they are asked for. */
    r->kind = STEP_SAME;
    r->unread = 1;
    return true;
}

struct token_reader token_reader_of(const void *bytes, size_t n,
                                    struct token_lengths lengths)
{
    const unsigned char *at = bytes;
    struct varint_reader head = {at, at + n, false};
    struct token_reader r = {.lengths = lengths};
    uint64_t counts[SEGMENT_COUNT_ + 1] = {0};
    for (size_t i = 0; n && i < COUNT_OF(counts); i++) {
        counts[i] = varint_take(&head);
        head.damaged |= counts[i] > UINT32_MAX;
    }
    for (size_t i = 0; i < SEGMENT_COUNT_; i++)
        r.n_leads[i] = (uint32_t)counts[i];
    if (!n || head.damaged || !split(&r, head.at, head.end, counts[SEGMENT_COUNT_])) {
        r.segment = SEGMENT_COUNT_;
        r.damaged = n != 0;
    }
    return r;
}

uint32_t token_reader_segment(struct token_reader *r)
{
    for (; r->lead < r->lead_end; r->lead++) {
        r->tail += tail_bytes(*r->lead);
        r->unread += *r->lead != LEAD_ALTERNATIVE;
    }
    r->alternatives = 0;
    r->start = 0;
    r->end = UINT32_MAX; /* as if a word ended one byte before the text */
    if (r->segment == SEGMENT_COUNT_ || r->damaged)
        return 0;
    if (r->segment)
        r->landmarks += landmarks_of(r->n_leads[r->segment - 1]) * LANDMARK_BYTES;
    r->first = r->lead;
    r->lead_end = r->lead + r->n_leads[r->segment];
    return r->n_leads[r->segment++];
}

void tokens_catch_up(struct token_reader *r)
{
    while (r->unread > r->regular) {
        r->unread -= r->regular + 1;
        if (r->kind == STEP_FREE) {
            (void)varint_take(&r->steps);
            (void)varint_take(&r->steps);
        }
        tokens_take_step(r);
    }
    r->regular -= r->unread;
    r->unread = 0;
}

/** Where an irregular word stands whose form has @p length bytes. */
static bool take_place(struct token_reader *r, uint32_t length)
{
    const struct step *step = &step_kinds[r->kind];
    int64_t gap = (int64_t)r->end + step->gap;
    uint64_t start = (uint32_t)gap, bytes = length;
    switch (r->kind) {
    case STEP_FREE:
        start = (uint32_t)(r->end + (uint32_t)unzigzag(varint_take(&r->steps)));
        bytes = varint_take(&r->steps);
        break;
    case STEP_SAME:
        start = r->start;
        bytes = r->end - r->start;
        break;
    case STEP_SAME_START:
        start = r->start;
        break;
    default:
        bytes = length + (uint64_t)(int64_t)step->longer;
    }
    if (r->steps.damaged || bytes > UINT32_MAX - start)
        return damage(r);
    r->start = (uint32_t)start;
    r->end = (uint32_t)(start + bytes);
    tokens_take_step(r);
    return true;
}

bool token_reader_next(struct token_reader *r, struct stored_token *out)
{
    if (r->lead == r->lead_end || r->damaged || !take_word(r, *r->lead++, out))
        return false;
    if (r->unread)
        tokens_catch_up(r);
    uint32_t length = out->form < r->lengths.n ? r->lengths.at[out->form] : 0;
    if (!r->regular) {
        if (!take_place(r, length))
            return false;
    } else {
        r->regular--;
        r->start = r->end + 1;
        r->end = r->start + length;
        if (r->end < r->start)
            return damage(r);
    }
    out->start = r->start;
    out->end = r->end;
    return true;
}

struct tokens {
    struct blobs blobs;
    struct token_lengths lengths;
};

enum status tokens_open(struct tokens **out, const char *path, uint32_t n_documents,
                        struct error *err)
{
    *out = NULL;
    struct tokens *tokens = mem_new(sizeof *tokens);
    enum status st = blobs_open(&tokens->blobs, path, n_documents, err);
    const void *lengths = NULL;
    if (!st)
        st = sections_get(&tokens->blobs.file,
                          (struct section_wanted){TOKENS_LENGTHS, 1, SECTIONS_ANY},
                          &lengths, &tokens->lengths.n, err);
    if (st) {
        tokens_free(tokens);
        return st;
    }
    tokens->lengths.at = lengths;
    *out = tokens;
    return STATUS_OK;
}

void tokens_free(struct tokens *tokens)
{
    if (!tokens)
        return;
    blobs_close(&tokens->blobs);
    mem_free(tokens);
}

struct token_reader tokens_of(const struct tokens *tokens, uint32_t docid)
{
    struct str bytes = blobs_at(&tokens->blobs, docid);
    return token_reader_of(bytes.at, bytes.n, tokens->lengths);
}
