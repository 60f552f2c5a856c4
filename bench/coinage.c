/* Making words: as many as Heaps' law asks for beyond those that the learnt texts
 * give. */
#include "bench/coinage.h"

#include <math.h>

#include "base/memory.h"
#include "base/utf8.h"

/** How many letters the words have that new ones are made of. */
#define LETTERS_MIN 6
#define LETTERS_MAX 20
/** The least and the greatest exponent β that texts of any language have. */
#define GROWTH_MIN .3
#define GROWTH_MAX .9

struct coinage {
    /** The learnt words that new ones are made of, without their space; borrowed from the
     *  chain. */
    struct str *words;
    uint32_t n_words;
    /** n0 of the law: how many words were learnt. */
    double n_learnt;
    /** V0 of the law: how many different plain words are among them. */
    double n_plain;
    /** The exponent β of the law. */
    double growth;
    /** n of the law: how many words were written. */
    double n_written;
    /** How many made words are still to be written for what was written so far. */
    double due;
    /** How many different words were made. */
    uint32_t n_made;
};

/** Whether @p spelling has nothing but lower-case letters of French and the space after
 *  them. */
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
    /* While little was written, most of the new words still come from the learnt
     * texts. */
    double missing = n / (n + 1);
    coinage->due += 2 * n_words * new_a_word * missing;
}

/** Append made word number @p i, which is the same whenever it is written. */
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
    /* By Zipf's law: word number i is written with a probability proportional to 1 /
     * i. */
    double i = pow(coinage->n_made, chance_share(chance));
    put_made(out, coinage, (uint32_t)i - 1);
}
