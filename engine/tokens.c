/* Coding and reading the stored words. */
#include "engine/tokens.h"

#include "base/memory.h"
#include "engine/blobs.h"

/* A segment: its count of words, then for each (form << 1 | alternative), the distance of its start
 * from the start before it (zigzag: an alternative may begin earlier), its length in bytes. Positions are
 * not written: they count the words that are no alternatives, as the analyser does. */

void tokens_put_segment(struct buf *out, const struct token_list *list,
                        struct forms_builder *forms)
{
    varint_put(out, list->n);
    uint32_t start = 0;
    for (size_t i = 0; i < list->n; i++) {
        const struct token *token = &list->at[i];
        uint64_t alternative = (token->flags & TOKEN_ALTERNATIVE) ? 1 : 0;
        varint_put(out, (uint64_t)forms_builder_put(forms, token) << 1 | alternative);
        varint_put(out, zigzag((int64_t)token->start - (int64_t)start));
        varint_put(out, token->end - token->start);
        start = token->start;
    }
}

struct token_reader token_reader_of(const void *bytes, size_t n)
{
    const unsigned char *at = bytes;
    return (struct token_reader){{at, at + n, false}, 0, 0, 0};
}

uint32_t token_reader_segment(struct token_reader *reader)
{
    struct stored_token skipped;
    while (token_reader_next(reader, &skipped))
        continue;
    reader->start = reader->next_position = 0;
    bool at_end = reader->bytes.damaged || reader->bytes.at == reader->bytes.end;
    uint64_t n = at_end ? 0 : varint_take(&reader->bytes);
    reader->left = n > UINT32_MAX ? UINT32_MAX : (uint32_t)n;
    return reader->left;
}

bool token_reader_next(struct token_reader *reader, struct stored_token *out)
{
    if (!reader->left || reader->bytes.damaged)
        return false;
    reader->left--;
    uint64_t head = varint_take(&reader->bytes);
    /* Unsigned, so that damaged numbers wrap and are caught below. */
    uint64_t start = reader->start + (uint64_t)unzigzag(varint_take(&reader->bytes));
    uint64_t length = varint_take(&reader->bytes);
    if (start > UINT32_MAX || length > UINT32_MAX - start || head >> 1 > UINT32_MAX)
        reader->bytes.damaged = true;
    if (reader->bytes.damaged)
        return false;
    bool alternative = (head & 1) && reader->next_position;
    reader->start = (uint32_t)start;
    out->form = (uint32_t)(head >> 1);
    out->start = reader->start;
    out->end = (uint32_t)(start + length);
    out->position = alternative ? reader->next_position - 1 : reader->next_position++;
    out->is_alternative = alternative;
    return true;
}

struct tokens {
    struct blobs blobs;
};

enum status tokens_open(struct tokens **out, const char *path, uint32_t n_documents,
                        struct error *err)
{
    *out = NULL;
    struct tokens *tokens = mem_new(sizeof *tokens);
    enum status st = blobs_open(&tokens->blobs, path, n_documents, err);
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
    return token_reader_of(bytes.at, bytes.n);
}
