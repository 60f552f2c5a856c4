/* Reads a plain word in one pass over its bytes, which folds and counts the letters.
 * ASCII letters are taken eight at a time. */
#include "text/plain.h"

#include <endian.h>
#include <string.h>

#include "base/macros.h"
#include "text/elision.h"
#include "text/word/fold.h"
#include "text/word/gap.h"
#include "text/word/markup.h"

#define B BYTE_BREAK
#define L BYTE_LETTER
#define D BYTE_DIGIT
#define J BYTE_JOINER
#define S BYTE_SIGN
#define H BYTE_HIGH

/* Behind each row stands the byte that it starts with, then its signs that are not
 * breaks. */
const unsigned char byte_classes[256] = {
    B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, /* 00 */
    B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, /* 10 */
    B, B, B, J, S, S, J, J, J, B, B, J, J, J, J, J, /* 20 # $ % & ' ( + , - . / */
    D, D, D, D, D, D, D, D, D, D, J, B, S, B, B, B, /* 30 : < */
    J, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, /* 40 @ */
    L, L, L, L, L, L, L, L, L, L, L, B, B, B, J, J, /* 50 ^ _ */
    J, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, /* 60 ` */
    L, L, L, L, L, L, L, L, L, L, L, B, B, B, B, B, /* 70 */
    H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, /* 80 */
    H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, /* 90 */
    H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, /* A0 */
    H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, /* B0 */
    H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, /* C0 */
    H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, /* D0 */
    H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, /* E0 */
    H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, /* F0 */
};

#undef B
#undef L
#undef D
#undef J
#undef S
#undef H

struct plain {
    char *folded;
    /* The bytes of folded so far. */
    size_t n;
    size_t n_letters, n_upper;
    /* The number of letters before the last capital. */
    size_t last_upper;
    /* The word has accents or œ: what is written differs from what is folded. */
    bool is_accented;
};

static inline unsigned char byte_at(struct str text, size_t p)
{
    return p < text.n ? (unsigned char)text.at[p] : 0;
}

/** Whether « Œ » or « œ » stands at byte @p p. */
static bool is_oe(struct str text, size_t p)
{
    return byte_at(text, p) == 0xC5 && (byte_at(text, p + 1) | 1U) == 0x93;
}

/**
 * The ASCII letter that the Latin-1 letter at byte @p p folds to; 0 when none stands
 * there, or one that folds to several.
 */
static char latin1_at(struct str text, size_t p)
{
    unsigned char next = byte_at(text, p + 1);
    if (byte_at(text, p) != 0xC3 || (next & 0xC0U) != 0x80)
        return 0;
    return fold_latin1[next & 0x3FU];
}

bool plain_begins_high(struct str text, size_t p)
{
    return latin1_at(text, p) || is_oe(text, p);
}

#define EVERY(byte) (0x0101010101010101ULL * (byte))

/** The high bit of each of the eight bytes that is not an ASCII letter. */
static uint64_t not_letters(uint64_t bytes)
{
    uint64_t lower = (bytes | EVERY(0x20)) & EVERY(0x7F);
    uint64_t from_a = lower + EVERY(0x80 - 'a');
    uint64_t beyond_z = lower + EVERY(0x7F - 'z');
    return (~from_a | beyond_z | bytes) & EVERY(0x80U);
}

/** Take the ASCII letters at byte @p p, eight at most; returns how many. */
static size_t take_letters(struct plain *plain, struct str text, size_t p)
{
    uint64_t bytes = 0;
    if (text.n - p >= sizeof bytes)
        memcpy(&bytes, text.at + p, sizeof bytes);
    else
        memcpy(&bytes, text.at + p, text.n - p);
    bytes = le64toh(bytes);
    uint64_t stops = not_letters(bytes);
    size_t n = stops ? (size_t)__builtin_ctzll(stops) / 8 : 8;
    uint64_t read = ((stops & -stops) >> 7) - 1; /* All ones when no byte stops. */
    uint64_t upper = ~bytes & read & EVERY(0x20);
    if (upper) {
        plain->n_upper += (size_t)__builtin_popcountll(upper);
        plain->last_upper = plain->n_letters + 7 - (size_t)__builtin_clzll(upper) / 8;
    }
    uint64_t lower = htole64(bytes | EVERY(0x20));
    memcpy(plain->folded + plain->n, &lower, 8);
    plain->n += n;
    plain->n_letters += n;
    return n;
}

/**
 * Take the accented letter or œ at byte @p p, which has two bytes; returns whether one
 * stands there.
 */
static bool take_accented(struct plain *plain, struct str text, size_t p)
{
    char folded = latin1_at(text, p);
    bool is_upper =
        folded ? !(byte_at(text, p + 1) & 0x20U) : byte_at(text, p + 1) == 0x92;
    if (!folded && !is_oe(text, p))
        return false;
    plain->folded[plain->n++] = (char)(folded ? folded : 'o');
    if (!folded)
        plain->folded[plain->n++] = 'e';
    if (is_upper) {
        plain->n_upper++;
        plain->last_upper = plain->n_letters;
    }
    plain->n_letters++;
    plain->is_accented = true;
    return true;
}

/** Read the letters from byte @p p on; returns the byte after them. */
static size_t scan(struct plain *plain, struct str text, size_t p)
{
    while (p < text.n && plain->n < PLAIN_LETTERS) {
        size_t n = take_letters(plain, text, p);
        p += n;
        if (n == 8)
            continue;
        if (!(byte_at(text, p) & 0x80U) || !take_accented(plain, text, p))
            break;
        p += 2;
    }
    return p;
}

/** Whether a letter, a digit or something beyond ASCII stands at byte @p p. */
static bool may_continue(struct str text, size_t p)
{
    unsigned char class = byte_classes[byte_at(text, p)];
    return class == BYTE_LETTER || class == BYTE_DIGIT || class == BYTE_HIGH;
}

/** Whether the joiner at byte @p p joins the word to what follows. */
static bool joins(struct str text, size_t p)
{
    unsigned char next = byte_at(text, p + 1);
    switch (byte_at(text, p)) {
    case ':':
        return next == '/';
    case '#':
        return true; /* « C# » */
    case '-':
        if (gap_line_break(text, p + 1))
            return true; /* « forma-⏎tion » */
        break;
    case '+':
        if (next == '+')
            return true; /* « C++ » */
        break;
    case '&':
    case '^':
        if (next == '#' || next == '{')
            return true;
        break;
    default:
        break;
    }
    /* An entity may stand for a letter, and a letter behind a tag. */
    return next == '&' || next == '<' || may_continue(text, p + 1);
}

/** How many bytes the apostrophe at byte @p p has, ' or ’; 0 when there is none. */
static size_t apostrophe_at(struct str text, size_t p)
{
    if (byte_at(text, p) == '\'')
        return 1;
    bool is_curly = byte_at(text, p) == 0xE2 && byte_at(text, p + 1) == 0x80 &&
                    byte_at(text, p + 2) == 0x99;
    return is_curly ? 3 : 0;
}

/**
 * Whether the code point beyond ASCII at byte @p p surely ends a word: a no-break space,
 * a quote, a dash or an ellipsis.
 */
static bool is_high_break(struct str text, size_t p)
{
    unsigned char second = byte_at(text, p + 1);
    if (byte_at(text, p) == 0xC2)
        return second == 0xA0 || second == 0xAB || second == 0xBB;
    if (byte_at(text, p) != 0xE2 || second != 0x80)
        return false;
    switch (byte_at(text, p + 2)) {
    case 0x93: /* – */
    case 0x94: /* — */
    case 0x9C: /* “ */
    case 0x9D: /* ” */
    case 0xA6: /* … */
    case 0xAF: /* narrow no-break space */
        return true;
    case 0x99: /* ’ */
        return !may_continue(text, p + 3) && byte_at(text, p + 3) != '&' &&
               byte_at(text, p + 3) != '<';
    default:
        return false;
    }
}

/** Whether the word that the scan left at byte @p end really ends there. */
static bool ends(struct str text, size_t end)
{
    switch (byte_classes[byte_at(text, end)]) {
    case BYTE_BREAK:
        return true;
    case BYTE_SIGN:
        /* « M$ » is an amount. */
        return text.at[end] != '$' &&
               !markup_inline_tag((struct str){text.at + end, text.n - end});
    case BYTE_JOINER:
        return !joins(text, end);
    case BYTE_HIGH:
        return is_high_break(text, end);
    default:
        return false;
    }
}

/**
 * Whether a rule of the reader may begin with this word: « L. 6313-1 », « n° », « no
 * 12 », « e learning ».
 */
static bool may_be_special(const struct plain *plain)
{
    static const char letters[] = {'l', 'r', 'd', 'n', 'e'};
    if (plain->n == 1)
        return memchr(letters, plain->folded[0], sizeof letters) != NULL;
    bool is_no = plain->n == 2 && plain->folded[0] == 'n' && plain->folded[1] == 'o';
    /* As in « apprentiEs ». */
    bool is_mixed = plain->n_upper < plain->n_letters && plain->last_upper >= 3;
    return is_no || is_mixed;
}

/** Write the bytes [p, end) in lower case to @p to; returns how many. */
static size_t write_lower(char *to, struct str text, size_t p, size_t end)
{
    size_t n = 0;
    for (; p < end; p++, n++) {
        unsigned char byte = byte_at(text, p);
        unsigned char before = n ? (unsigned char)to[n - 1] : 0;
        if (byte_classes[byte] == BYTE_LETTER || (before == 0xC3 && byte < 0xA0))
            byte |= 0x20U;
        else if (before == 0xC5)
            byte |= 1U;
        to[n] = (char)byte;
    }
    return n;
}

static void add(struct token_builder *builder, const struct plain *plain, size_t p,
                size_t end)
{
    bool is_capitals = plain->n_upper == plain->n_letters && plain->n_letters >= 2;
    struct found found = {{plain->folded, plain->n},
                          {NULL, 0},
                          (uint32_t)p,
                          (uint32_t)end,
                          is_capitals ? TOKEN_CAPITALS : 0U};
    if (plain->is_accented && plain->n_upper == 0) {
        found.written = (struct str){builder->text.at + p, end - p};
    } else if (plain->is_accented) {
        found.written.n = write_lower(builder->plain_written, builder->text, p, end);
        found.written.at = builder->plain_written;
    }
    builder_put(builder, &found);
}

size_t plain_read(struct token_builder *builder, size_t p)
{
    struct plain plain = {.folded = builder->plain_folded};
    size_t end = scan(&plain, builder->text, p);
    size_t apostrophe = apostrophe_at(builder->text, end);
    if (apostrophe && may_continue(builder->text, end + apostrophe) &&
        byte_classes[byte_at(builder->text, end + apostrophe)] != BYTE_HIGH &&
        !plain.is_accented && elision_is_prefix((struct str){plain.folded, plain.n}))
        return end + apostrophe;
    if (!ends(builder->text, end) || may_be_special(&plain))
        return p;
    add(builder, &plain, p, end);
    return end;
}
