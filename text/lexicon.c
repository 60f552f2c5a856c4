/* Remembers what is known of the words met, in a hash table of bounded size, so that each
 * word is stemmed once. An entry is one cache line. */
#include "text/lexicon.h"

#include <stdbool.h>
#include <string.h>
/* Words are so short that a call would cost as much as the hash itself. */
#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/intern.h"
#include "base/macros.h"
#include "base/memory.h"
#include "text/context.h"
#include "text/inflection/inflections.h"
#include "text/word/fold.h"
#include "text/word/letter.h"
#include "text/word/ordinal.h"
#include "text/word/stem.h"
#include "text/word/stopword.h"

/* 2 MB, enough for the words of some thousands of pages. A full table takes no more words
 * until lexicon_trim() empties it between two texts. */
#define ENTRIES 32768U
#define ENTRIES_MAX (ENTRIES / 4 * 3)
#define ENTRY_TEXT_BYTES 55

struct lexicon_entry {
    uint32_t hash;
    /* The bytes of the folded word; 0 marks a free entry. */
    uint8_t n;
    uint8_t stem_at, stem_n;
    uint8_t flags;
    uint8_t ordinal;
    /* The folded word, and behind it the stem when the stem is not the word's
     * beginning. */
    char text[ENTRY_TEXT_BYTES];
};

_Static_assert(sizeof(struct lexicon_entry) == 64, "an entry is one cache line");

/* The entries are the slots: with those of base/hash_table.h between hash and word a
 * look-up reads two cache lines, and the analyser was 4 % slower. */

struct lexicon {
    struct lexicon_entry *entries;
    uint32_t n;
    struct stemmer *stemmer;
    /* NULL where there are none. */
    const struct inflections *inflections;
    /* Room for the lemmas of the word that was asked for last. */
    struct inflected inflected;
    /* Folded, letters and digits only. */
    struct intern *acronyms;
};

static void put_acronym(struct lexicon *lexicon, struct str acronym,
                        struct letter_window *window)
{
    char folded[STEM_MAX_BYTES];
    size_t n = 0;
    window_open(window, acronym, 0);
    for (size_t i = 0; window_at(window, i); i++)
        if (letter_is_word(window_at(window, i)) && n + FOLD_MAX_BYTES <= sizeof folded)
            n += fold_code_point(folded + n, window_at(window, i));
    if (n)
        (void)intern_put(lexicon->acronyms, (struct str){folded, n});
}

struct lexicon *lexicon_new(const struct str *acronyms, size_t n_acronyms)
{
    struct lexicon *lexicon = mem_new(sizeof *lexicon);
    lexicon->entries = mem_new_array(ENTRIES, sizeof *lexicon->entries);
    lexicon->stemmer = stemmer_new();
    lexicon->acronyms = intern_new();
    struct letter_window *window = mem_new(sizeof *window);
    for (size_t i = 0; i < n_acronyms; i++)
        put_acronym(lexicon, acronyms[i], window);
    mem_free(window);
    return lexicon;
}

void lexicon_free(struct lexicon *lexicon)
{
    if (!lexicon)
        return;
    stemmer_free(lexicon->stemmer);
    intern_free(lexicon->acronyms);
    mem_free(lexicon->entries);
    mem_free(lexicon);
}

void lexicon_trim(struct lexicon *lexicon)
{
    if (lexicon->n < ENTRIES_MAX)
        return;
    memset(lexicon->entries, 0, ENTRIES * sizeof *lexicon->entries);
    lexicon->n = 0;
}

void lexicon_use_inflections(struct lexicon *lexicon,
                             const struct inflections *inflections)
{
    lexicon->inflections = inflections;
}

static uint32_t figures_of(struct str folded)
{
    size_t n_digits = 0;
    for (size_t i = 0; i < folded.n; i++)
        if (folded.at[i] >= '0' && folded.at[i] <= '9')
            n_digits++;
    if (n_digits == 0)
        return 0;
    return n_digits == folded.n ? TOKEN_VERBATIM | TOKEN_NUMBER : TOKEN_VERBATIM;
}

static bool is_acronym(const struct lexicon *lexicon, struct str folded)
{
    return intern_find(lexicon->acronyms, folded) != INTERN_NONE;
}

/** The word without the s of its plural, when it has more than @p least bytes. */
static struct str singular_of(struct str folded, size_t least)
{
    bool is_plural = folded.n > least && folded.at[folded.n - 1] == 's';
    return (struct str){folded.at, folded.n - is_plural};
}

/** The name of the family of the likeliest word that @p folded is a form of; where the
 *  inflections do not know it, the stemmer's stem of its singular. Good until the next
 *  call. */
static struct str stem_of(uint32_t *flags, struct lexicon *lexicon, struct str folded)
{
    struct inflected *found = &lexicon->inflected;
    if (!lexicon->inflections)
        return stemmer_stem(lexicon->stemmer, folded);
    if (inflections_find(found, lexicon->inflections, folded)) {
        if (found->is_homograph)
            *flags |= TOKEN_HOMOGRAPH;
        return found->lemmas[0];
    }
    struct str singular = singular_of(folded, 3);
    if (inflections_find(found, lexicon->inflections, singular))
        return found->lemmas[0];
    return stemmer_stem(lexicon->stemmer, singular);
}

/**
 * What the tables say of @p folded. The stem is good until the next call of the stemmer.
 */
static struct lexicon_word learn(struct lexicon *lexicon, struct str folded)
{
    struct lexicon_word word = {folded, folded, figures_of(folded),
                                ordinal_of_word(folded)};
    if (stopword_is(folded))
        word.flags |= TOKEN_STOP;
    if (context_matters(folded))
        word.flags |= WORD_CONTEXT;
    if (word.flags & TOKEN_VERBATIM)
        return word;
    struct str singular = singular_of(folded, 2);
    if (is_acronym(lexicon, folded)) {
        word.flags |= TOKEN_VERBATIM;
    } else if (is_acronym(lexicon, singular)) {
        word.flags |= TOKEN_VERBATIM;
        word.stem = singular;
    } else {
        word.stem = stem_of(&word.flags, lexicon, folded);
    }
    return word;
}

static bool is_start(struct str whole, struct str start)
{
    return str_starts_with(whole, start);
}

static void read_entry(struct lexicon_word *out, const struct lexicon_entry *entry)
{
    out->folded = (struct str){entry->text, entry->n};
    out->stem = (struct str){entry->text + entry->stem_at, entry->stem_n};
    out->flags = entry->flags;
    out->ordinal = entry->ordinal;
}

/** Store @p word in the free entry @p entry; returns whether it had room. */
static bool fill_entry(struct lexicon_entry *entry, const struct lexicon_word *word,
                       uint32_t hash)
{
    bool is_apart = !is_start(word->folded, word->stem);
    if (word->folded.n + (is_apart ? word->stem.n : 0) > ENTRY_TEXT_BYTES)
        return false;
    entry->hash = hash;
    entry->n = (uint8_t)word->folded.n;
    entry->stem_at = is_apart ? entry->n : 0;
    entry->stem_n = (uint8_t)word->stem.n;
    entry->flags = (uint8_t)word->flags;
    entry->ordinal = (uint8_t)word->ordinal;
    memcpy(entry->text, word->folded.at, word->folded.n);
    if (is_apart)
        memcpy(entry->text + entry->n, word->stem.at, word->stem.n);
    return true;
}

static uint64_t eight_at(const char *at)
{
    uint64_t bytes;
    memcpy(&bytes, at, sizeof bytes);
    return bytes;
}

static uint32_t four_at(const char *at)
{
    uint32_t bytes;
    memcpy(&bytes, at, sizeof bytes);
    return bytes;
}

/**
 * Whether the @p n bytes at @p a and at @p b are the same. For the few bytes of a word
 * this is faster than a call of memcmp(). The last eight or four bytes may overlap those
 * before.
 */
static bool is_same(const char *a, const char *b, size_t n)
{
    if (n >= 8) {
        for (size_t i = 0; i + 8 < n; i += 8)
            if (eight_at(a + i) != eight_at(b + i))
                return false;
        return eight_at(a + n - 8) == eight_at(b + n - 8);
    }
    if (n >= 4)
        return four_at(a) == four_at(b) && four_at(a + n - 4) == four_at(b + n - 4);
    for (size_t i = 0; i < n; i++)
        if (a[i] != b[i])
            return false;
    return true;
}

void lexicon_look_up(struct lexicon_word *out, struct lexicon *lexicon, struct str folded,
                     struct arena *arena)
{
    uint32_t hash = (uint32_t)XXH3_64bits(folded.at, folded.n);
    uint32_t slot = hash & (ENTRIES - 1);
    for (; lexicon->entries[slot].n; slot = (slot + 1) & (ENTRIES - 1)) {
        const struct lexicon_entry *entry = &lexicon->entries[slot];
        if (entry->hash == hash && entry->n == folded.n &&
            is_same(entry->text, folded.at, folded.n)) {
            read_entry(out, entry);
            return;
        }
    }
    *out = learn(lexicon, folded);
    if (lexicon->n < ENTRIES_MAX && fill_entry(&lexicon->entries[slot], out, hash)) {
        lexicon->n++;
        read_entry(out, &lexicon->entries[slot]);
        return;
    }
    bool is_apart = !is_start(out->folded, out->stem);
    out->folded.at = arena_copy(arena, folded.at, folded.n);
    out->stem.at =
        is_apart ? arena_copy(arena, out->stem.at, out->stem.n) : out->folded.at;
}
