/* Folds names to keys. */
#include "indexer/member/name_key.h"

#include "base/utf8.h"
#include "text/word/fold.h"

/** The fewest letters of a word that may lose the mark of its plural. */
#define PLURAL_LETTERS_MIN 4

/** The small letter of @p cp, for ASCII, Latin-1 and œ. */
static uint32_t small(uint32_t cp)
{
    bool is_ascii = cp >= 'A' && cp <= 'Z';
    bool is_latin = cp >= 0xC0 && cp <= 0xDE && cp != 0xD7;
    if (is_ascii || is_latin)
        return cp + 0x20;
    return cp == 0x152 || cp == 0x178 ? (cp == 0x152 ? 0x153 : 0xFF) : cp;
}

static bool is_counted(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/** Take the mark of the plural from the word that begins at byte @p start of the key. */
static void end_word(struct name_key *key, size_t start, enum name_number number)
{
    size_t n = key->n - start;
    if (number == NAME_SINGULAR && n >= PLURAL_LETTERS_MIN &&
        (key->at[key->n - 1] == 's' || key->at[key->n - 1] == 'x'))
        key->n--;
}

struct name_key name_key(struct str name, enum name_number number)
{
    struct name_key key;
    key.n = 0;
    size_t word = 0, length;
    for (size_t i = 0; i < name.n && key.n + FOLD_MAX_BYTES <= NAME_KEY_MAX;
         i += length) {
        int32_t cp = utf8_decode(name.at + i, name.n - i, &length);
        char folded[FOLD_MAX_BYTES];
        size_t n = cp > 0 ? fold_code_point(folded, small((uint32_t)cp)) : 0;
        bool is_mark = n == 0 && cp >= 0x300;
        bool counts = false;
        for (size_t k = 0; k < n; k++)
            if (is_counted(folded[k])) {
                key.at[key.n++] = folded[k];
                counts = true;
            }
        if (!counts && !is_mark) {
            end_word(&key, word, number);
            word = key.n;
        }
    }
    end_word(&key, word, number);
    return key;
}

bool name_has_key(struct str name, const struct name_key *key, enum name_number number)
{
    if (key->n == 0 || name.n < key->n)
        return false;
    struct name_key other = name_key(name, number);
    return str_equal(name_key_str(&other), name_key_str(key));
}
