/* Makes the keys of names, and looks for the longest key in a text. */
#include "engine/thesaurus/thesaurus_key.h"

#define KEY_MAX_BYTES 512
#define KEY_STEMS_MAX 16

static void put_stem(struct buf *key, struct str stem)
{
    if (key->n)
        buf_put_byte(key, ' ');
    buf_put_str(key, stem);
}

unsigned thesaurus_key_of_tokens(struct buf *key, const struct token_list *list)
{
    unsigned n = 0;
    buf_clear(key);
    for (size_t i = 0; i < list->n; i++) {
        if (list->at[i].flags & (TOKEN_ALTERNATIVE | TOKEN_STOP))
            continue;
        put_stem(key, list->at[i].stem);
        n++;
    }
    return n;
}

/**
 * The names of @p names that need no capitals: the others come last among those of a key.
 */
static struct thesaurus_range without_capitals(const struct thesaurus *thesaurus,
                                               struct thesaurus_range names)
{
    while (names.n && thesaurus_name(thesaurus, names.first + names.n - 1).needs_capitals)
        names.n--;
    return names;
}

bool thesaurus_match(struct thesaurus_match *out, const struct thesaurus *thesaurus,
                     const struct thesaurus_word *words, size_t n)
{
    struct {
        size_t n_bytes, n_words;
    } ends[KEY_STEMS_MAX];
    size_t n_stems = 0, most = thesaurus_longest(thesaurus);
    AUTO_BUF key = BUF_INIT(KEY_MAX_BYTES);
    if (!n || words[0].is_stop)
        return false;
    most = most < KEY_STEMS_MAX ? most : KEY_STEMS_MAX;
    for (size_t i = 0; i < n && n_stems < most; i++) {
        if (words[i].is_stop)
            continue;
        put_stem(&key, words[i].stem);
        if (buf_overflowed(&key))
            break;
        ends[n_stems].n_bytes = key.n;
        ends[n_stems++].n_words = i + 1;
    }
    while (n_stems--) {
        struct str tried = {buf_text(&key), ends[n_stems].n_bytes};
        out->n_words = ends[n_stems].n_words;
        out->names = thesaurus_find(thesaurus, tried);
        if (n_stems == 0 && !words[0].is_capitals)
            out->names = without_capitals(thesaurus, out->names);
        if (out->names.n)
            return true;
    }
    return false;
}
