/* Stems by Snowball's French algorithm, with two rules around it: one for the endings
 * that lost their accents, one for the plurals that Snowball leaves. */
#include "text/word/stem.h"

#include <assert.h>
#include <libstemmer.h>
#include <stdbool.h>
#include <string.h>

#include "base/macros.h"
#include "base/memory.h"

/* Words that look like the plural of another word but are not: mais (mai), fois (foi). */
static const char *const invariables[] = {"mais",  "mois", "fois", "bois", "pois",
                                          "paris", "plus", "sous", "puis", "trois"};

struct stemmer {
    struct sb_stemmer *snowball;
};

struct stemmer *stemmer_new(void)
{
    struct stemmer *stemmer = mem_new(sizeof *stemmer);
    stemmer->snowball = sb_stemmer_new("french", "UTF_8");
    assert(stemmer->snowball); /* Debian's library has all languages. */
    return stemmer;
}

void stemmer_free(struct stemmer *stemmer)
{
    if (!stemmer)
        return;
    sb_stemmer_delete(stemmer->snowball);
    mem_free(stemmer);
}

static bool is_invariable(struct str word)
{
    return str_is_among(word, invariables, COUNT_OF(invariables));
}

/**
 * Snowball leaves the plural s after i, o and u (emplois, lois, euros, revenus). This
 * drops it from the words that Snowball has left unchanged.
 */
static struct str without_plural(struct str word)
{
    bool is_plural = word.n >= 4 && word.at[word.n - 1] == 's' &&
                     memchr("iou", word.at[word.n - 2], 3) && !is_invariable(word);
    return is_plural ? (struct str){word.at, word.n - 1} : word;
}

struct str stemmer_stem(struct stemmer *stemmer, struct str folded)
{
    struct str stem = stemmer_stem_singular(stemmer, folded);
    return str_equal(stem, folded) ? without_plural(stem) : stem;
}

struct str stemmer_stem_singular(struct stemmer *stemmer, struct str folded)
{
    unsigned char word[STEM_MAX_BYTES];
    if (folded.n == 0 || folded.n > sizeof word)
        return folded;
    memcpy(word, folded.at, folded.n);
    size_t n = folded.n;
    if (str_ends_with(folded, STR("ees"))) {
        word[n - 2] = 's';
        n--;
    } else if (str_ends_with(folded, STR("ee"))) {
        n--;
    }
    const unsigned char *stem = sb_stemmer_stem(stemmer->snowball, word, (int)n);
    int n_stem = stem ? sb_stemmer_length(stemmer->snowball) : 0;
    if (n_stem <= 0)
        return folded;
    return (struct str){(const char *)stem, (size_t)n_stem};
}
