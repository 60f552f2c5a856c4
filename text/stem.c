/* Snowball French after the rule that lost accents ask for. */
#include "text/stem.h"

#include <assert.h>
#include <libstemmer.h>
#include <string.h>

#include "base/memory.h"

struct stemmer {
    struct sb_stemmer *snowball;
};

struct stemmer *stemmer_new(void)
{
    struct stemmer *stemmer = mem_new(sizeof *stemmer);
    stemmer->snowball = sb_stemmer_new("french", "UTF_8");
    assert(stemmer->snowball); /* the library is built with all its languages */
    return stemmer;
}

void stemmer_free(struct stemmer *stemmer)
{
    if (!stemmer)
        return;
    sb_stemmer_delete(stemmer->snowball);
    mem_free(stemmer);
}

struct str stemmer_stem(struct stemmer *stemmer, struct str folded)
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
