/* The French analyser: from text to tokens. Documents, queries, suggestions and snippets all use it. */
#ifndef TEXT_ANALYSE_H
#define TEXT_ANALYSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/macros.h"
#include "base/str.h"

/** Raised whenever the same text may give other tokens; an index remembers it. */
#define ANALYSER_VERSION 2

enum token_flag {
    /* A stop word or a single letter: kept, with its position, but it weighs little. A position weighs as its
     * heaviest token: « bien-être » is two stop words beside « bienetre », which is none. */
    TOKEN_STOP = 1 << 0,
    /* Stands at the position of the token before it: a joined form (etatregion beside etat region), a feminine
     * of inclusive writing, the whole part of a number, an address beside its first part. */
    TOKEN_ALTERNATIVE = 1 << 1,
    /* Written in capitals and digits, two characters or more. */
    TOKEN_CAPITALS = 1 << 2,
    /* A number, folded to digits with a decimal point. */
    TOKEN_NUMBER = 1 << 3,
    /* Not stemmed: a listed acronym, a digit in it, phone, address. */
    TOKEN_VERBATIM = 1 << 4,
    /* Part of a written word with the token before it (Hauts-de-France): the query reads such parts as
     * a phrase. */
    TOKEN_GLUED = 1 << 5
};

/** Longer terms are cut there, at a whole code point; their offsets still cover the whole word. */
#define TERM_MAX_BYTES 96

/**
 * One token. The strings are UTF-8, never empty, borrowed from the analyser until its next call.
 * Offsets are bytes of the analysed text: [start, end) covers the written word without its elision (in
 * « l'apprentissage » what follows the apostrophe), an inclusive form or a number as a whole. Tokens come in the order of
 * start; two words that came of one sign (½) cover the same bytes.
 */
struct token {
    /* Lower case, NFKC, accents kept; at most 2 * TERM_MAX_BYTES. */
    struct str written;
    /* The exact term E: lower case, no marks, oe and ae opened. */
    struct str folded;
    /* The stem S; with TOKEN_VERBATIM the folded form, an acronym's plural s dropped. */
    struct str stem;
    uint32_t start;
    uint32_t end;
    uint32_t position; /* from 0, alternatives share one; not raised between sentences */
    uint32_t flags;    /* of enum token_flag */
};

/** What an analysis gave. Borrowed from the analyser until its next call. */
struct token_list {
    const struct token *at;
    size_t n;
    uint32_t n_positions; /* the text's length in words: alternatives are not counted */
    uint32_t n_invalid;   /* invalid UTF-8 sequences, read as U+FFFD */
};

/** Not a document's text but what a person typed: a missing elision apostrophe is understood
 *  (« l apprentissage »). All other rules are the same. */
#define ANALYSE_QUERY 1U

/** No stems: the stem of each token is its folded form. For those who need none, and for measures. */
#define ANALYSE_NO_STEM 2U

/** No short cut for plain words: slower, the same tokens. For tests. */
#define ANALYSE_EVERY_LETTER 4U

struct analyser;

/**
 * A new analyser. One per thread; it keeps its memory between calls.
 *
 * @param acronyms    @p n_acronyms acronyms as written in UTF-8 (« PRIC », « CléA », « Opco »), never to be stemmed
 *                    and whose plural s is dropped; copied. NULL with 0 for none.
 * @return never NULL; the caller frees it with analyser_free().
 */
struct analyser *analyser_new(const struct str *acronyms, size_t n_acronyms);
void analyser_free(struct analyser *analyser);
void analyser_free_at(struct analyser **analyser);
#define AUTO_ANALYSER CLEANUP(analyser_free_at) struct analyser

/**
 * Analyse @p text, any bytes at all, at most ANALYSE_MAX_BYTES of them (what is beyond is not read).
 * @p mode is 0 or ANALYSE_… bits. Cannot fail.
 */
#define ANALYSE_MAX_BYTES (64U << 20)
struct token_list analyser_run(struct analyser *analyser, struct str text, unsigned mode);

/**
 * The stem that the analyser gives the folded word @p folded where nothing in its writing says
 * otherwise. A token of this word has it as its stem, or the word itself (TOKEN_VERBATIM).
 * Borrowed until the next call of a function of @p analyser.
 */
struct str analyser_stem(struct analyser *analyser, struct str folded);

#endif
