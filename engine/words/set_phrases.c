/* Opening the bitmaps of the set phrases and checking them against the vocabulary. */
#include "engine/words/set_phrases.h"

#include "engine/store/doc_set_bitmap.h"

/** Whether each of the @p n phrases has a bitmap and there are no more. */
static bool is_whole(const struct bitmaps *phrases, uint32_t n)
{
    bool is_whole = !set_phrases_docs(phrases, n);
    for (uint32_t i = 0; is_whole && i < n; i++)
        is_whole = set_phrases_docs(phrases, i) != NULL;
    return is_whole;
}

enum status set_phrases_open(struct bitmaps **out, const char *path, uint32_t n,
                             struct error *err)
{
    enum status st = bitmaps_open(out, path, err);
    if (st || is_whole(*out, n))
        return st;
    bitmaps_free(*out);
    *out = NULL;
    return error_set(err, STATUS_INDEX_CORRUPT, "%s: not the phrases of the vocabulary",
                     path);
}

const struct doc_set *set_phrases_docs(const struct bitmaps *phrases, uint32_t i)
{
    return doc_set_of_bitmap(bitmaps_facet_value(phrases, SET_PHRASES_FACET, i));
}
