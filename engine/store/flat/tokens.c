/* Reading the stored words one after the other. */
#include "base/memory.h"
#include "engine/file/blobs.h"
#include "engine/store/flat/tokens_parts.h"

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

/** Split the bytes behind the counts into leads, tails, landmarks and steps. @return
 *  false when the bytes are too few for the counts. */
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
    /* As if an irregular word before the first one had been read without its step: then
     * no step is read until offsets are asked for. */
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

static uint32_t sum_of(lead_block block)
{
    uint64_t halves[2];
    memcpy(halves, &block, sizeof halves);
    const uint64_t even = UINT64_C(0x00FF00FF00FF00FF);
    uint64_t pairs = (halves[0] & even) + (halves[0] >> 8 & even) + (halves[1] & even) +
                     (halves[1] >> 8 & even);
    return (uint32_t)(pairs * UINT64_C(0x0001000100010001) >> 48);
}

/** The most blocks whose bytes of tails a byte can count: a lead has at most four. */
#define BLOCKS_MAX (UINT8_MAX / 4)

/** Skip the words before the lead @p to. */
static void pass_leads(struct token_reader *r, const unsigned char *to)
{
    uint32_t alternatives = 0;
    const unsigned char *at = r->lead;
    while (to - at >= (ptrdiff_t)LEAD_BLOCK) {
        /* A comparison that is true gives −1. */
        lead_block tails = {0}, marks = {0};
        for (unsigned n = 0; n < BLOCKS_MAX && to - at >= (ptrdiff_t)LEAD_BLOCK; n++) {
            lead_block leads = lead_block_at(at);
            lead_block mark = (lead_block)(leads == LEAD_ALTERNATIVE);
            lead_block is_long = (lead_block)(leads == LEAD_LONG);
            marks -= mark;
            tails -= (lead_block)(leads >= LEAD_TWO) + (lead_block)(leads >= LEAD_THREE) +
                     is_long + is_long - mark - mark;
            at += LEAD_BLOCK;
        }
        r->tail += sum_of(tails);
        alternatives += sum_of(marks);
    }
    for (; at < to; at++) {
        r->tail += tail_bytes(*at);
        alternatives += *at == LEAD_ALTERNATIVE;
    }
    r->alternatives += alternatives;
    r->unread += (uint32_t)(to - r->lead) - alternatives;
    r->lead = to;
}

uint32_t token_reader_segment(struct token_reader *r)
{
    pass_leads(r, r->lead_end);
    r->alternatives = 0;
    r->start = 0;
    /* As if a word ended one byte before the text. */
    r->end = UINT32_MAX;
    if (r->segment == SEGMENT_COUNT_ || r->damaged)
        return 0;
    if (r->segment)
        r->landmarks += (size_t)landmarks_of(r->n_leads[r->segment - 1]) * LANDMARK_BYTES;
    r->first = r->lead;
    r->lead_end = r->lead + r->n_leads[r->segment];
    return r->n_leads[r->segment++];
}

/** Read the steps of the words that were read without them. */
static void catch_up(struct token_reader *r)
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

/** Find the offsets of an irregular word whose form has @p length bytes. */
static bool take_place(struct token_reader *r, uint32_t length)
{
    const struct token_step *step = &step_kinds[r->kind];
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
        catch_up(r);
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

bool token_reader_word(struct token_reader *r, struct stored_token *out)
{
    return r->lead < r->lead_end && take_word(r, *r->lead++, out);
}

struct token_leads token_reader_leads(const struct token_reader *r)
{
    size_t n = 0;
    for (size_t i = 0; i < SEGMENT_COUNT_; i++)
        n += r->n_leads[i];
    return (struct token_leads){r->lead, n ? r->lead + n : r->lead};
}

void token_reader_go(struct token_reader *r, const unsigned char *lead)
{
    while (r->lead_end <= lead && r->segment < SEGMENT_COUNT_)
        (void)token_reader_segment(r);
    pass_leads(r, lead < r->lead_end ? lead : r->lead_end);
}

bool token_reader_back(struct token_reader *r, uint32_t n)
{
    for (;;) {
        bool is_alternative = r->lead > r->first && r->lead[-1] == LEAD_ALTERNATIVE;
        if (is_alternative) {
            r->lead--;
            r->alternatives--;
        } else if (n-- == 0) {
            return true;
        }
        if (r->lead == r->first)
            return damage(r);
        unsigned tail = tail_bytes(*--r->lead);
        if (r->tail < tail)
            return damage(r);
        r->tail -= tail;
    }
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
    const struct section_wanted lengths =
        SECTION_ANY(TOKENS_LENGTHS, tokens->lengths.at, &tokens->lengths.n);
    if (!st && sections_read(&tokens->blobs.file, &lengths, 1, err))
        st = error_context(err, STATUS_INDEX_CORRUPT, "%s", path);
    if (st) {
        tokens_free(tokens);
        return st;
    }
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

/** The bytes of a cache line, and how many bytes are prefetched: from there on the
 *  processor prefetches by itself. */
#define LINE_BYTES 64U
#define EXPECTED_BYTES ((size_t)4 * LINE_BYTES)

void tokens_expect(const struct tokens *tokens, uint32_t docid)
{
    struct str bytes = blobs_at(&tokens->blobs, docid);
    for (size_t at = 0; at < bytes.n && at < EXPECTED_BYTES; at += LINE_BYTES)
        __builtin_prefetch(bytes.at + at);
}
