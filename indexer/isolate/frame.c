/* Puts frames together and takes them apart. */
#include "indexer/isolate/frame.h"

#include "engine/record/record_json.h"

void frame_put(struct buf *out, struct frame frame, struct str text)
{
    frame.n = (uint32_t)text.n;
    buf_put(out, &frame, sizeof frame);
    buf_put_str(out, text);
}

bool frame_read(struct frame *out, struct str *text, bool *is_wrong, struct str bytes,
                size_t offset)
{
    *is_wrong = false;
    if (offset > bytes.n || bytes.n - offset < sizeof *out)
        return false;
    memcpy(out, bytes.at + offset, sizeof *out);
    *is_wrong =
        out->kind < FRAME_RECORD || out->kind > FRAME_DONE || out->n > FRAME_TEXT_MAX;
    size_t left = bytes.n - offset - sizeof *out;
    if (*is_wrong || left < out->n)
        return false;
    *text = (struct str){bytes.at + offset + sizeof *out, out->n};
    return true;
}
