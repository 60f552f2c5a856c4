/* Counts what the texts that were learnt give by themselves, and makes what is missing. */
#include "bench/coinage.h"

#include <math.h>

#include "base/memory.h"
#include "base/utf8.h"

/** Letters of the words that new ones are made of. */
#define LETTERS_MIN 6
#define LETTERS_MAX 20
/** What texts of any language lie between. */
#define GROWTH_MIN .3
#define GROWTH_MAX .9

struct coinage {
    struct str *words; /* borrowed from the chain: plain words, without their space */
    uint32_t n_words;
    double n_learnt;  /* words of the texts: n0 */
    double n_plain;   /* different plain words in them: V0 */
    double growth;    /* β */
    double n_written; /* n */
    double due;       /* made words that the texts should hold by now and do not */
    uint32_t n_made;
};

/** Lower case letters of French alone, and the space after them. */
static bool is_plain(struct str spelling)
{
    if (spelling.n < 2 || spelling.at[spelling.n - 1] != ' ')
        return false;
    for (size_t i = 0, length; i < spelling.n - 1; i += length) {
        int32_t letter = utf8_decode(spelling.at + i, spelling.n - 1 - i, &length);
        bool is_letter = (letter >= 'a' && letter <= 'z') ||
                         (letter >= 0xE0 && letter <= 0xFF && letter != 0xF7) ||
                         letter == 0x153;
        if (!is_letter)
            return false;
    }
    return true;
}

static double between(double least, double value, double most)
{
    return value < least ? least : value > most ? most : value;
}

struct coinage *coinage_new(const struct chain *chain)
{
    struct coinage *coinage = mem_new(sizeof *coinage);
    const struct intern *spellings = chain_spellings(chain);
    uint32_t n = intern_count(spellings);
    uint32_t half = chain_n_spellings_of(chain, chain_n_words(chain) / 2);
    double n_half = 0;
    coinage->words = mem_new_array(n, sizeof *coinage->words);
    for (uint32_t i = 0; i < n; i++) {
        struct str spelling = intern_at(spellings, i);
        if (!is_plain(spelling))
            continue;
        coinage->n_plain++;
        n_half += i < half;
        struct str word = {spelling.at, spelling.n - 1};
        size_t letters = utf8_count(word);
        if (letters >= LETTERS_MIN && letters <= LETTERS_MAX)
            coinage->words[coinage->n_words++] = word;
    }
    coinage->n_learnt = chain_n_words(chain);
    if (n_half > 0)
        coinage->growth =
            between(GROWTH_MIN, log2(coinage->n_plain / n_half), GROWTH_MAX);
    return coinage;
}

void coinage_free(struct coinage *coinage)
{
    if (!coinage)
        return;
    mem_free(coinage->words);
    mem_free(coinage);
}

void coinage_free_at(struct coinage **coinage)
{
    coinage_free(*coinage);
}

void coinage_advance(struct coinage *coinage, uint32_t n_words)
{
    if (coinage->n_words == 0)
        return;
    coinage->n_written += n_words;
    double n = coinage->n_written / coinage->n_learnt;
    double new_a_word = coinage->growth * coinage->n_plain / coinage->n_learnt *
                        pow(n, coinage->growth - 1);
    /* The less was written, the more of the new words come from the texts that were learnt. */
    double missing = n / (n + 1);
    coinage->due += 2 * n_words * new_a_word * missing;
}

/** Made word number @p i, the same in every text. */
static void put_made(struct buf *out, const struct coinage *coinage, uint32_t i)
{
    struct chance chance = {chance_mix(i + 1)};
    struct str head = coinage->words[chance_below(&chance, coinage->n_words)];
    struct str tail = coinage->words[chance_below(&chance, coinage->n_words)];
    size_t skipped = utf8_head(tail, utf8_count(tail) / 2).n;
    buf_put_str(out, utf8_head(head, (utf8_count(head) + 1) / 2));
    buf_put(out, tail.at + skipped, tail.n - skipped);
    buf_put_byte(out, ' ');
}

void coinage_put(struct buf *out, struct coinage *coinage, struct chance *chance)
{
    if (coinage->due < 1)
        return;
    coinage->due -= 1;
    if (coinage->n_made == 0 || chance_below(chance, 2) == 0) {
        put_made(out, coinage, coinage->n_made++);
        return;
    }
    /* As likely as 1 / its number: Zipf's law, the first made being the most frequent. */
    double i = pow(coinage->n_made, chance_share(chance));
    put_made(out, coinage, (uint32_t)i - 1);
}
