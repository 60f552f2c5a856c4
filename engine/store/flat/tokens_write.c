/* Coding the words of documents and writing tokens.bin. */
#include "engine/store/flat/tokens_write.h"

#include <assert.h>

#include "base/memory.h"

/** The spooled words of a document have at most 64 MiB; none of the runs comes near
 *  this. */
#define RUN_MAX_BYTES (256U << 20)

void tokens_write_open(struct tokens_writer *w, const char *path,
                       const struct forms_builder *forms)
{
    *w = (struct tokens_writer){.n_lengths = forms_builder_count(forms)};
    w->leads = w->tails = w->landmarks = w->steps = w->document =
        (struct buf)BUF_INIT(RUN_MAX_BYTES);
    w->lengths = mem_new_array(w->n_lengths + 1, 1);
    for (uint32_t i = 0; i < w->n_lengths; i++) {
        uint32_t written = forms_builder_terms(forms, i).written;
        size_t n = forms_builder_string(forms, written).n;
        w->lengths[i] = (uint8_t)(n < UINT8_MAX ? n : UINT8_MAX);
    }
    blobs_write_open(&w->blobs, path);
}

static void put_form(struct tokens_writer *w, uint32_t form)
{
    unsigned lead = lead_of(form);
    buf_put_byte(&w->leads, (char)lead);
    uint32_t tail = lead == LEAD_LONG    ? form
                    : lead >= LEAD_THREE ? (form - FORM_THREE) & 0xFFFFU
                                         : (form - FORM_TWO) & 0xFFU;
    for (unsigned left = tail_bytes(lead); left; left--, tail >>= 8)
        buf_put_byte(&w->tails, (char)(tail & 0xFFU));
}

/** Where the coding of a document's offsets has come to. */
struct placing {
    /* The offsets of the word before. */
    uint32_t start, end;
    /* How many regular words came since the last irregular one. */
    uint32_t regular;
};

static unsigned kind_of(const struct placing *before, const struct spooled_token *token,
                        uint32_t length)
{
    if (token->start == before->start && token->end == before->end)
        return STEP_SAME;
    int64_t gap = (int32_t)(token->start - before->end);
    int64_t longer = (int64_t)(token->end - token->start) - length;
    if (token->start == before->start && !longer)
        return STEP_SAME_START;
    for (unsigned i = STEP_TABLE; i < COUNT_OF(step_kinds); i++)
        if (step_kinds[i].gap == gap && step_kinds[i].longer == longer)
            return i;
    return STEP_FREE;
}

static void put_place(struct tokens_writer *w, struct placing *before,
                      const struct spooled_token *token)
{
    uint32_t length = w->lengths[token->form];
    if (token->start == before->end + 1 && token->end - token->start == length) {
        before->regular++;
    } else {
        for (; before->regular >= STEP_REGULAR; before->regular -= STEP_REGULAR)
            buf_put_byte(&w->steps, (char)(STEP_REGULAR << 4));
        unsigned kind = kind_of(before, token, length);
        buf_put_byte(&w->steps, (char)(before->regular << 4 | kind));
        before->regular = 0;
        if (kind == STEP_FREE) {
            varint_put(&w->steps, zigzag((int32_t)(token->start - before->end)));
            varint_put(&w->steps, token->end - token->start);
        }
    }
    before->start = token->start;
    before->end = token->end;
}

static void put_landmark(struct tokens_writer *w, const struct placing *at)
{
    struct token_landmark landmark = {at->start, at->end, (uint32_t)w->tails.n,
                                      (uint32_t)(w->steps.n + at->regular / STEP_REGULAR)
                                              << 4 |
                                          at->regular % STEP_REGULAR};
    static_assert(sizeof landmark == LANDMARK_BYTES, "as it is written");
    buf_put(&w->landmarks, &landmark, sizeof landmark);
}

static void put_segment(struct tokens_writer *w, struct placing *before,
                        struct spool_reader *words)
{
    size_t first = w->leads.n, next_landmark = first + LANDMARK_LEADS;
    before->start = 0;
    before->end = UINT32_MAX;
    for (struct spooled_token token; spool_reader_next(words, &token);) {
        if (token.is_alternative)
            buf_put_byte(&w->leads, (char)LEAD_ALTERNATIVE);
        put_form(w, token.form);
        put_place(w, before, &token);
        if (w->leads.n < next_landmark)
            continue;
        put_landmark(w, before);
        next_landmark += LANDMARK_LEADS;
    }
    varint_put(&w->document, w->leads.n - first);
}

struct str tokens_put(struct tokens_writer *w, struct spool_reader words)
{
    struct buf *runs[] = {&w->leads, &w->tails, &w->landmarks, &w->steps};
    for (size_t i = 0; i < COUNT_OF(runs); i++)
        buf_clear(runs[i]);
    buf_clear(&w->document);
    struct placing before = {0, 0, 0};
    for (unsigned i = 0; i < SEGMENT_COUNT_; i++) {
        (void)spool_reader_segment(&words);
        put_segment(w, &before, &words);
    }
    varint_put(&w->document, w->tails.n);
    for (size_t i = 0; i < COUNT_OF(runs); i++)
        buf_put_str(&w->document, buf_str(runs[i]));
    return buf_str(&w->document);
}

void tokens_write_add(struct tokens_writer *w, struct spool_reader words)
{
    blobs_write_add(&w->blobs, tokens_put(w, words));
}

enum status tokens_write_close(struct tokens_writer *w, struct error *err)
{
    bool overflowed = buf_overflowed(&w->leads) || buf_overflowed(&w->tails) ||
                      buf_overflowed(&w->landmarks) || buf_overflowed(&w->steps) ||
                      buf_overflowed(&w->document);
    sections_write_array(&w->blobs.file, TOKENS_LENGTHS, w->lengths, w->n_lengths, 1);
    enum status st = blobs_write_close(&w->blobs, err);
    mem_free(w->lengths);
    buf_release(&w->leads);
    buf_release(&w->tails);
    buf_release(&w->landmarks);
    buf_release(&w->steps);
    buf_release(&w->document);
    if (!st && overflowed)
        st = error_set(err, STATUS_TOO_LARGE, "a document's words take over %u bytes",
                       RUN_MAX_BYTES);
    return st;
}
