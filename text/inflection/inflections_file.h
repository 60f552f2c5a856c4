/* The layout of inflections.bin, for those who write and read it. */
#ifndef TEXT_INFLECTION_INFLECTIONS_FILE_H
#define TEXT_INFLECTION_INFLECTIONS_FILE_H

#include <stdint.h>

/* All numbers are little endian. Behind the header, without gaps:
 *
 *   u32 form_blocks[n_form_blocks + 1]    where each block of forms begins, in bytes
 *   u32 other_blocks[n_other_blocks + 1]  the same for the other forms
 *   u32 sets[n_sets + 1]                  where each set begins in `set_rules`
 *   u32 rules[n_rules + 1]                where each rule begins in the bytes of rules
 *   u16 set_rules[n_set_rules]            the rules of the sets
 *   the bytes of the forms, of the other forms, and of the rules
 *
 * A form, folded, has a set of rules: each rule makes one of its lemmas, the likeliest
 * first. A rule is the number of bytes to cut off at the end (u8), and then the bytes to
 * put there. The other forms of a lemma are those of which it is not the first one; they
 * are kept as « lemma form ».
 *
 * Forms and other forms are sorted bytewise. An entry is the number of bytes that it
 * shares with the one before (u8; 0 at the beginning of a block), the number of bytes
 * that follow (u8), these bytes, and the number of its set (u16; 0 for other forms). Of a
 * form, INFLECTIONS_HOMOGRAPH is added where it has several lemmas, or one that has other
 * forms. */

#define INFLECTIONS_MAGIC "INFFOLEX"
#define INFLECTIONS_VERSION 1

#define INFLECTIONS_HOMOGRAPH 0x8000U

/** The entries of a block; the last one may have fewer. */
#define INFLECTIONS_BLOCK 8U

struct inflections_header {
    char magic[8];
    uint32_t version;
    uint32_t n_forms, n_others;
    uint32_t n_form_blocks, n_other_blocks, n_sets, n_rules, n_set_rules;
    uint32_t form_bytes, other_bytes, rule_bytes;
    /** To make the size a multiple of 8. */
    uint32_t zero;
};

#endif
