/* Writing texts.bin and tokens.bin from the spool, in the order of the entries. */
#include "engine/build/build_parts.h"
#include "engine/index/index_parts.h"
#include "engine/store/flat/texts_write.h"
#include "engine/store/flat/tokens_write.h"

/** A failure to write is told at the end, after one to read. */
static enum status first_of(enum status read, const struct error *written,
                            struct error *err)
{
    if (!read && written->code && err)
        *err = *written;
    return read ? read : written->code;
}

/** Learn the compression dictionary from a sample of all documents, before the first is
 *  packed. @p served is set to the texts whose frames can be used again, or to NULL. */
static enum status train(const struct texts **served, struct texts_writer *texts,
                         struct buf *room, const struct build *build, struct error *err)
{
    enum status st = STATUS_OK;
    for (size_t i = 0; !st && i < build->n; i++) {
        struct spooled spooled;
        const struct build_entry *entry = &build->entries[i];
        if (!texts_is_sampled(intern_at(build->ids, entry->id), build->text_bytes))
            continue;
        st = build_read_texts(&spooled, room, build, entry, err);
        if (!st)
            texts_write_sample(texts, spooled.texts);
    }
    *served = build->served ? build->served->texts : NULL;
    if (!texts_write_train(texts, *served))
        *served = NULL;
    return st;
}

enum status build_write_texts(struct build *build, struct error *err)
{
    AUTO_TEXT *path = path_join(build->folder, GENERATION_TEXTS);
    AUTO_BUF room = BUF_INIT(2ULL * SPOOL_PIECE_MAX);
    struct texts_writer *texts = texts_writer_new(path);
    const struct texts *served = NULL;
    enum status st = train(&served, texts, &room, build, err);
    AUTO_TEXTS_PACKER *packer = texts_packer_new(texts);
    for (size_t i = 0; !st && i < build->n; i++) {
        struct spooled spooled;
        const struct build_entry *entry = &build->entries[i];
        st = build_read_texts(&spooled, &room, build, entry, err);
        if (st)
            break;
        struct str frame = served && entry->twin ? texts_frame(served, entry->twin)
                                                 : texts_pack(packer, spooled.texts);
        texts_write_add(texts, spooled.texts, frame);
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
