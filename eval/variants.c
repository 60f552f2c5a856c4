/* The table of variants, and all of them but the typing error. */
#include "eval/variants.h"

#include <utf8proc.h>

#include "base/memory.h"
#include "eval/letters.h"
#include "eval/random.h"
#include "eval/typo.h"

typedef void variant_fn(struct buf *out, struct letters *text, uint64_t seed);

/** @p letter without its accents. A character that does not decompose into a letter and
 *  combining marks stays as it is. */
static uint32_t without_accents(uint32_t letter)
{
    utf8proc_int32_t parts[8];
    utf8proc_ssize_t n = utf8proc_decompose_char(
        (utf8proc_int32_t)letter, parts, COUNT_OF(parts), UTF8PROC_DECOMPOSE, NULL);
    if (n < 2 || n > (utf8proc_ssize_t)COUNT_OF(parts))
        return letter;
    for (utf8proc_ssize_t i = 1; i < n; i++)
        if (utf8proc_category(parts[i]) != UTF8PROC_CATEGORY_MN)
            return letter;
    return (uint32_t)parts[0];
}

/** The two letters of a French ligature, or NULL. Who types no accents types no ligatures
 *  either. */
static const char *in_two(uint32_t letter)
{
    static const struct {
        uint32_t one;
        const char *two;
    } table[] = {{0x153, "oe"}, {0x152, "OE"}, {0xE6, "ae"}, {0xC6, "AE"}};
    for (size_t i = 0; i < COUNT_OF(table); i++)
        if (table[i].one == letter)
            return table[i].two;
    return NULL;
}

static void put_noacc(struct buf *out, struct letters *text, uint64_t seed)
{
    (void)seed;
    for (size_t i = 0; i < text->n; i++) {
        const char *two = in_two(text->at[i]);
        uint32_t plain = without_accents(text->at[i]);
        if (two) {
            buf_put_text(out, two);
            continue;
        }
        if (utf8proc_category((utf8proc_int32_t)plain) != UTF8PROC_CATEGORY_MN)
            letters_put(out, &plain, 1);
    }
}

static void put_caps(struct buf *out, struct letters *text, uint64_t seed)
{
    (void)seed;
    for (size_t i = 0; i < text->n; i++)
        text->at[i] = (uint32_t)utf8proc_toupper((utf8proc_int32_t)text->at[i]);
    letters_put(out, text->at, text->n);
}

static void put_apos(struct buf *out, struct letters *text, uint64_t seed)
{
    (void)seed;
    for (size_t i = 0; i < text->n; i++)
        if (text->at[i] == '\'')
            text->at[i] = 0x2019;
    letters_put(out, text->at, text->n);
}

/** Whether the letters from @p at on are @p word, in capitals or not; @p word is
 *  lower-case ASCII. */
static bool is_word(const struct letters *text, size_t at, const char *word)
{
    for (; *word; word++, at++)
        if (at >= text->n || utf8proc_tolower((utf8proc_int32_t)text->at[at]) != *word)
            return false;
    return true;
}

/** Where the elided word that begins at @p at ends, with its apostrophe and the space
 *  that may follow; @p at when no elided word begins there. */
static size_t elided_end(const struct letters *text, size_t at)
{
    static const char *const words[] = {"c",      "d",      "j",     "l",  "m",
                                        "n",      "s",      "t",     "qu", "jusqu",
                                        "lorsqu", "puisqu", "quoiqu"};
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        size_t end = at + strlen(words[i]);
        if (!is_word(text, at, words[i]) || end >= text->n ||
            !letter_is_apostrophe(text->at[end]))
            continue;
        for (end++; end < text->n && letter_is_space(text->at[end]);)
            end++;
        if (end < text->n && letter_is_letter(text->at[end]))
            return end;
    }
    return at;
}

static void put_noelis(struct buf *out, struct letters *text, uint64_t seed)
{
    (void)seed;
    for (size_t i = 0; i < text->n; i++) {
        bool begins = i == 0 || (!letter_is_letter(text->at[i - 1]) &&
                                 !letter_is_digit(text->at[i - 1]));
        size_t end = begins ? elided_end(text, i) : i;
        for (; end > i; end = elided_end(text, i))
            i = end; /* another one may follow: "d'l'été" */
        letters_put(out, &text->at[i], 1);
    }
}

static void put_typo(struct buf *out, struct letters *text, uint64_t seed)
{
    (void)typo_make(text, seed);
    letters_put(out, text->at, text->n);
}

struct variant_piece {
    size_t begin, n;
};

/** The quote that closes what @p letter opens; 0 when @p letter is no opening quote. */
static uint32_t closing(uint32_t letter)
{
    return letter == '"' ? '"' : letter == 0xAB ? 0xBB : letter == 0x201C ? 0x201D : 0;
}

/** Cut @p text at its spaces, except those between quotes. @p out has room for as many
 *  pieces as the text has letters. */
static size_t cut_words(struct variant_piece *out, const struct letters *text)
{
    size_t n = 0;
    for (size_t i = 0; i < text->n;) {
        if (letter_is_space(text->at[i])) {
            i++;
            continue;
        }
        out[n].begin = i;
        for (uint32_t quote = 0; i < text->n && (quote || !letter_is_space(text->at[i]));
             i++)
            quote = !quote ? closing(text->at[i]) : text->at[i] == quote ? 0 : quote;
        out[n].n = i - out[n].begin;
        n++;
    }
    return n;
}

static void swap_pieces(struct variant_piece *a, struct variant_piece *b)
{
    struct variant_piece kept = *a;
    *a = *b;
    *b = kept;
}

/** Append the words in the order of a Fisher-Yates shuffle. When that leaves the order as
 *  it was, the words are rotated by one. */
static void put_order(struct buf *out, struct letters *text, uint64_t seed)
{
    struct variant_piece *pieces = mem_new_array(text->n + 1, sizeof *pieces);
    size_t n = cut_words(pieces, text);
    bool is_same = true;
    for (size_t i = n; i > 1; i--)
        swap_pieces(&pieces[i - 1], &pieces[random_below(&seed, i)]);
    for (size_t i = 1; i < n; i++)
        is_same = is_same && pieces[i].begin > pieces[i - 1].begin;
    for (size_t i = 1; is_same && i < n; i++)
        swap_pieces(&pieces[i - 1], &pieces[i]);
    for (size_t i = 0; i < n; i++) {
        buf_put_text(out, i ? " " : "");
        letters_put(out, &text->at[pieces[i].begin], pieces[i].n);
    }
    mem_free(pieces);
}

static const struct {
    const char *name, *label;
    variant_fn *put;
} variants[VARIANT_COUNT_] = {
    [VARIANT_NOACC] = {"noacc", "sans accents", put_noacc},
    [VARIANT_CAPS] = {"caps", "tout en capitales", put_caps},
    [VARIANT_APOS] = {"apos", "apostrophes courbes", put_apos},
    [VARIANT_NOELIS] = {"noelis", "sans mots élidés", put_noelis},
    [VARIANT_TYPO] = {"typo", "une faute de frappe", put_typo},
    [VARIANT_ORDER] = {"order", "mots dans un autre ordre", put_order},
};

const char *variant_name(enum variant variant)
{
    return variants[variant].name;
}

const char *variant_label(enum variant variant)
{
    return variants[variant].label;
}

bool variant_find(enum variant *out, struct str name)
{
    for (size_t i = 0; i < COUNT_OF(variants); i++)
        if (str_equal(str_of(variants[i].name), name)) {
            *out = (enum variant)i;
            return true;
        }
    return false;
}

/** A seed that depends on the text: the FNV-1a hash of its bytes, combined with @p
 *  seed. */
static uint64_t seed_of(struct str text, uint64_t seed)
{
    uint64_t hash = UINT64_C(0xCBF29CE484222325);
    for (size_t i = 0; i < text.n; i++)
        hash = (hash ^ (unsigned char)text.at[i]) * UINT64_C(0x100000001B3);
    return hash ^ random_next(&seed);
}

void variant_put(struct buf *out, enum variant variant, struct str text, uint64_t seed)
{
    AUTO_LETTERS letters = LETTERS_INIT;
    letters_decode(&letters, text);
    variants[variant].put(out, &letters, seed_of(text, seed));
}
