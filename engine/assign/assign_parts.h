/* The inside of the assigner: compiled names and triggers, and what is found in a record.
 * Private to engine/assign/assign*.c. */
#ifndef ENGINE_ASSIGN_ASSIGN_PARTS_H
#define ENGINE_ASSIGN_ASSIGN_PARTS_H

#include "base/arena.h"
#include "engine/assign/assign.h"
#include "engine/assign/word_sequences.h"
#include "engine/file/sections.h"

/** What a name may mean. */
struct place_entry {
    region_set regions;
    enum place_kind kind;
    bool is_ambiguous;
    /* In small letters it is more often a common word than the place. */
    bool is_common_word;
    const char *label;
    /* For a name of one word with accents: the word in small letters. Else NULL. */
    const char *written;
    /* For abbreviations: the only way to write it. Else NULL. */
    const char *exact;
    /* Bit i is set when word i of the name must have its capital. */
    uint32_t capitals;
    /* For demonyms: the folded letters that the last word must begin with, because a
     * common stem is not enough. Else NULL. */
    const char *stem_of;
};

/** Word sequences, with the entry of each. */
struct place_set {
    struct sequences *phrases;
    /* By the number of the sequence. */
    struct place_entry *entries;
    size_t n, room;
};

/**
 * A trigger. Its themes are trigger_themes[first] to trigger_themes[first + n − 1] of the
 * assigner.
 */
struct trigger {
    const char *text;
    /* The more specific the trigger is, the higher. */
    double weight;
    /* In small letters it is a common word: CAP, IA. */
    bool needs_capitals;
    /* A single word that counts only in the plural: « cadres » is not « dans le
     * cadre ». */
    bool needs_plural;
    uint32_t first, n;
};

/** A theme of a trigger. */
struct trigger_theme {
    unsigned char theme;
    /* The trigger speaks for this theme but never decides alone. */
    bool is_hint;
};

struct gazetteer {
    /* Mapped when it was opened; it then holds the texts. */
    struct sections file;
    /* Owns the texts that entries need beside the vocabulary. */
    struct arena *arena;
    /* Compared by folded words. */
    struct place_set names;
    /* Compared by stems. */
    struct place_set demonyms;
};

/** A gazetteer without places; the caller frees it. */
struct gazetteer *gazetteer_empty(void);

struct assigner {
    /* Borrowed. */
    const struct vocabulary *vocabulary;
    struct gazetteer *places;
    /* Compared without regard to singular and plural. */
    struct sequences *trigger_phrases;
    /* By the number of the sequence. */
    struct trigger *triggers;
    uint32_t n_triggers;
    struct trigger_theme *trigger_themes;
};

/** Fill the triggers of @p assigner. Texts will be analysed as @p analyser does. */
void triggers_compile(struct assigner *assigner, struct analyser *analyser);

/** A place in a text, with what its surroundings say. */
struct mention {
    const struct place_entry *entry;
    /* The number of the entry; those of demonyms follow those of names. */
    uint32_t id;
    /* Tokens of the text: the first one and the one after the last. */
    size_t first, after;
    /* The first token to show in explanations: the negating word, or else the first of
     * the place. */
    size_t cue;
    bool is_negated;
    bool is_capitalised;
    /* It follows another place in a list or pair. */
    bool is_listed;
};

/** Reads the places of a text in their order. */
struct place_scan {
    const struct gazetteer *places;
    struct analysed in;
    size_t at;
    /* The mention before; its entry is NULL at first. */
    struct mention last;
    /* The text is a question: abbreviations count however they are written. */
    bool is_typed;
};
bool place_scan_next(struct place_scan *scan, struct mention *out);

/** Whether @p token begins with a capital letter or a digit. */
bool token_is_capitalised(const struct analysed *in, const struct token *token);

/**
 * Whether token number @p token is in capitals as all words around it are: capitals then
 * say nothing.
 */
bool token_is_shouted(const struct analysed *in, size_t token);

/** A field of a record that is read for places and triggers. */
struct reading_part {
    /* In French, for explanations. */
    const char *label;
    enum record_field field;
    bool is_title;
    bool is_text;
    /* Who publishes it: what is published somewhere is mostly about there. */
    bool is_source;
    /* Who wrote it: an institution says where, a name of a person nothing. */
    bool is_author;
    /* Triggers are looked for in this field. */
    bool has_themes;
};

/**
 * What the surroundings make of a place. Up to COUNTS_WEAKLY it counts for its region.
 */
enum verdict {
    COUNTS,
    /* The number of its department stands behind it: « Lens (62) ». */
    COUNTS_TWICE,
    /* A public institution bears the name: « académie de Lille », « CAF de Paris ». */
    COUNTS_AS_INSTITUTION,
    COUNTS_WEAKLY,
    IS_NEGATED,
    IS_LOWER_CASE,
    IS_STREET,
    IS_PERSON,
    IS_PUBLISHER,
    HAS_NO_CONTEXT,
    IS_BARE_SIGN
};
/** In French, for explanations; static. */
const char *verdict_text(enum verdict verdict);

struct assign_judgement {
    enum verdict verdict;
    /* The regions of the place; fewer when a number tells which. */
    region_set regions;
};
struct assign_judgement mention_judge(const struct assigner *assigner,
                                      const struct reading_part *part,
                                      const struct analysed *in,
                                      const struct mention *mention);

/**
 * What was found in the fields read so far. The findings are in the arena. The regions
 * and the themes are decided at the end; @p why is as for assign().
 */
struct region_findings;
struct region_findings *region_findings_new(const struct assigner *assigner,
                                            struct arena *arena, struct buf *why);
void region_findings_read(struct region_findings *findings,
                          const struct reading_part *part, const struct analysed *in);
region_set region_findings_decide(struct region_findings *findings);

struct theme_findings;
struct theme_findings *theme_findings_new(const struct assigner *assigner,
                                          struct arena *arena, struct buf *why);
void theme_findings_read(struct theme_findings *findings, const struct reading_part *part,
                         const struct analysed *in);
struct theme_set theme_findings_decide(struct theme_findings *findings);

#endif
