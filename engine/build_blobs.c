/* Writing texts.bin and tokens.bin from the spool, in the order of the entries. */
#include "engine/blobs.h"
#include "engine/build_parts.h"
#include "engine/tokens_write.h"

/** A failure to write is told at the end, after one to read. */
static enum status first_of(enum status read, const struct error *written,
                            struct error *err)
{
    if (!read && written->code && err)
        *err = *written;
    return read ? read : written->code;
}

enum status build_write_texts(struct build *build, struct error *err)
{
    AUTO_TEXT *path = path_join(build->folder, GENERATION_TEXTS);
    AUTO_BUF room = BUF_INIT(2ULL * SPOOL_PIECE_MAX);
    struct blobs_writer writer;
    struct spooled spooled;
    blobs_write_open(&writer, path);
    enum status st = STATUS_OK;
    for (size_t i = 0; !st && i < build->n; i++) {
        st = build_read_texts(&spooled, &room, build, &build->entries[i], err);
        blobs_write_add(&writer, spooled.texts);
    }
    struct error failed = {0};
    IGNORE(blobs_write_close(&writer, &failed));
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
