/* Writing texts.bin and tokens.bin from the spool, in the order of the entries. */
#include "engine/build_parts.h"
#include "engine/texts_write.h"
#include "engine/tokens_write.h"

/** A failure to write is told at the end, after one to read. */
static enum status first_of(enum status read, const struct error *written,
                            struct error *err)
{
    if (!read && written->code && err)
        *err = *written;
    return read ? read : written->code;
}

/** The dictionary is learnt from documents of all times, before the first is packed. */
static enum status train(struct texts_writer *texts, struct buf *room,
                         const struct build *build, struct error *err)
{
    size_t step = texts_sample_step(build->text_bytes);
    enum status st = STATUS_OK;
    for (size_t i = 0; !st && i < build->n; i += step) {
        struct spooled spooled;
        st = build_read_texts(&spooled, room, build, &build->entries[i], err);
        if (!st)
            texts_write_sample(texts, spooled.texts);
    }
    texts_write_train(texts);
    return st;
}

enum status build_write_texts(struct build *build, struct error *err)
{
    AUTO_TEXT *path = path_join(build->folder, GENERATION_TEXTS);
    AUTO_BUF room = BUF_INIT(2ULL * SPOOL_PIECE_MAX);
    struct texts_writer *texts = texts_writer_new(path);
    enum status st = train(texts, &room, build, err);
    AUTO_TEXTS_PACKER *packer = texts_packer_new(texts);
    for (size_t i = 0; !st && i < build->n; i++) {
        struct spooled spooled;
        st = build_read_texts(&spooled, &room, build, &build->entries[i], err);
        if (!st)
            texts_write_add(texts, spooled.texts, texts_pack(packer, spooled.texts));
    }
    struct error failed = {0};
    IGNORE(texts_write_close(texts, &failed));
    return first_of(st, &failed, err);
}

enum status build_write_tokens(struct build *build, struct error *err)
{
    AUTO_TEXT *path = path_join(build->folder, GENERATION_TOKENS);
    AUTO_BUF room = BUF_INIT(SPOOL_PIECE_MAX);
    struct tokens_writer writer;
    struct spooled spooled;
    tokens_write_open(&writer, path, build->forms);
    enum status st = STATUS_OK;
    for (size_t i = 0; !st && i < build->n; i++) {
        st = build_read_words(&spooled, &room, build, &build->entries[i], err);
        tokens_write_add(&writer, build_words(build, &build->entries[i], &spooled));
    }
    struct error failed = {0};
    IGNORE(tokens_write_close(&writer, &failed));
    return first_of(st, &failed, err);
}
