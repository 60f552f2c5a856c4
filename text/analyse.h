/* The French analyser: it turns a text into tokens. Documents, queries, suggestions and
 * snippets all use it, so that they agree on what a word is. */
#ifndef TEXT_ANALYSE_H
#define TEXT_ANALYSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/macros.h"
#include "base/str.h"

/**
 * To be raised whenever the same text may give other tokens than before. An index stores
 * the version that built it.
 */
#define ANALYSER_VERSION 4

enum token_flag {
    /* A stop word or a single letter. It keeps its position but weighs little. A position
     * weighs as much as its heaviest token: « bien-être » gives two stop words, and
     * beside the first « bienetre », which is not one. */
    TOKEN_STOP = 1 << 0,
    /* The token stands at the position of the token before it: the joined form of a
     * compound (etatregion beside etat region), the feminine of inclusive writing, the
     * whole part of a number, or an address beside its first part. */
    TOKEN_ALTERNATIVE = 1 << 1,
    /* Written in capitals only, or in capitals and digits; two characters or more. */
    TOKEN_CAPITALS = 1 << 2,
    /* A number, folded to its digits with a decimal point. */
    TOKEN_NUMBER = 1 << 3,
    /* Not stemmed: a listed acronym, a word with a digit, a telephone number or an
     * address. */
    TOKEN_VERBATIM = 1 << 4,
    /* One written word with the token before it (Hauts-de-France). A query matches such
     * tokens as a phrase. */
    TOKEN_GLUED = 1 << 5,
    /* By the inflections, it may be a form of several words, or has forms that are: its
     * stem is that of the likeliest. */
    TOKEN_HOMOGRAPH = 1 << 6
};

/** A longer term is cut at a whole code point; its offsets still cover the whole word. */
#define TERM_MAX_BYTES 96

/**
 * One token. Its strings are UTF-8, never empty, and borrowed from the analyser until its
 * next call.
 *
 * The bytes [start, end) of the analysed text are the word as written, without an elided
 * word before it (« l'apprentissage » starts after the apostrophe); an inclusive form or
 * a number is covered as a whole. Tokens are sorted by start. Two words that one sign
 * gave (½) cover the same bytes.
 */
struct token {
    /* The word in lower case and NFKC, with its accents; at most 2 * TERM_MAX_BYTES. */
    struct str written;
    /* The exact term: lower case without accents, œ and æ written oe and ae. */
    struct str folded;
    /* The stem. With TOKEN_VERBATIM it is the folded form, without the plural s of an
     * acronym. */
    struct str stem;
    uint32_t start;
    uint32_t end;
    /* Counted from 0 over the whole text; alternatives share the position of their token.
     * There is no gap between sentences. */
    uint32_t position;
    /* Bits of enum token_flag. */
    uint32_t flags;
};

/** The result of an analysis, borrowed from the analyser until its next call. */
struct token_list {
    const struct token *at;
    size_t n;
    /* The length of the text in words: alternatives are not counted. */
    uint32_t n_positions;
    /* The number of invalid UTF-8 sequences, each of which was read as U+FFFD. */
    uint32_t n_invalid;
};

/**
 * The text is a query that a person typed: an elision without its apostrophe is
 * understood (« l apprentissage »). « numéro 59 » asks for no more than « n° 59 »,
 * « 15 k€ » for 15000 euros and a SIRET not for its SIREN too, while a document has all
 * of them. All other rules are those for documents.
 */
#define ANALYSE_QUERY 1U

/**
 * Tokens get no stem: their stem is their folded form. Saves time where stems are not
 * used.
 */
#define ANALYSE_NO_STEM 2U

/** Plain words get no short cut: the tokens are the same, only slower. For tests. */
#define ANALYSE_EVERY_LETTER 4U

struct analyser;

/**
 * A new analyser. It serves one thread, and keeps its memory from one call to the next.
 *
 * @param acronyms  @p n_acronyms acronyms in UTF-8, as they are written (« PRIC »,
 *                  « CléA », « Opco »); copied. They are never stemmed, but their plural
 *                  s is dropped. NULL with 0 for none.
 * @return never NULL; the caller frees it with analyser_free().
 */
struct analyser *analyser_new(const struct str *acronyms, size_t n_acronyms);

/** Let @p inflections tell the stems of the words that it has, in the place of the
 *  stemmer's rules; it must outlive the analyser. NULL: the stemmer alone. Called before
 *  the first text. */
struct inflections;
void analyser_use_inflections(struct analyser *analyser,
                              const struct inflections *inflections);
void analyser_free(struct analyser *analyser);
void analyser_free_at(struct analyser **analyser);
#define AUTO_ANALYSER CLEANUP(analyser_free_at) struct analyser

/**
 * Analyse @p text, which may hold any bytes, UTF-8 or not. What is beyond
 * ANALYSE_MAX_BYTES is not read. @p mode is 0 or a sum of ANALYSE_… bits. Cannot fail.
 */
#define ANALYSE_MAX_BYTES (64U << 20)
struct token_list analyser_run(struct analyser *analyser, struct str text, unsigned mode);

/**
 * The stem that the analyser gives the folded word @p folded where nothing in its writing
 * says otherwise. A token of this word has it as its stem, or the word itself
 * (TOKEN_VERBATIM). Borrowed until the next call of a function of @p analyser.
 */
struct str analyser_stem(struct analyser *analyser, struct str folded);

#endif
