/* Coding and reading the words of the spool. */
#include "engine/store/flat/spool_tokens.h"

/* The code of a segment, all varints: the number of words; then for each word
 * form << 1 | is_alternative, the distance from the start of the word before (zigzag,
 * since an alternative may begin earlier), and the length in bytes. */

void spool_put_word(struct buf *out, const struct spooled_token *word, uint32_t before)
{
    varint_put(out, (uint64_t)word->form << 1 | (word->is_alternative ? 1 : 0));
    varint_put(out, zigzag((int64_t)word->start - (int64_t)before));
    varint_put(out, word->end - word->start);
}

void spool_put_segment(struct buf *out, const struct token_list *list,
                       struct forms_builder *forms)
{
    varint_put(out, list->n);
    uint32_t start = 0;
    for (size_t i = 0; i < list->n; i++) {
        const struct token *token = &list->at[i];
        struct spooled_token word = {forms_builder_put(forms, token), token->start,
                                     token->end, token->flags & TOKEN_ALTERNATIVE};
        spool_put_word(out, &word, start);
        start = token->start;
    }
}

struct spool_reader spool_reader_of(struct str bytes, const uint32_t *numbers)
{
    const unsigned char *at = (const unsigned char *)bytes.at;
    return (struct spool_reader){{at, at + bytes.n, false}, numbers, 0, 0, true};
}

uint32_t spool_reader_segment(struct spool_reader *reader)
{
    struct spooled_token skipped;
    while (spool_reader_next(reader, &skipped))
        continue;
    reader->start = 0;
    reader->is_first = true;
    bool at_end = reader->bytes.at == reader->bytes.end;
    reader->left = at_end ? 0 : (uint32_t)varint_take(&reader->bytes);
    return reader->left;
}

bool spool_reader_next(struct spool_reader *reader, struct spooled_token *out)
{
    if (!reader->left || reader->bytes.damaged)
        return false;
    reader->left--;
    uint32_t head = (uint32_t)varint_take(&reader->bytes);
    reader->start += (uint32_t)unzigzag(varint_take(&reader->bytes));
    out->form = reader->numbers ? reader->numbers[head >> 1] : head >> 1;
    out->start = reader->start;
    out->end = reader->start + (uint32_t)varint_take(&reader->bytes);
    out->is_alternative = (head & 1) && !reader->is_first;
    reader->is_first = false;
    return true;
}
