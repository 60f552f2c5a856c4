/* The assigner's inside: compiled names and triggers, and what is gathered from a record. Private to
 * engine/assign*.c. */
#ifndef ENGINE_ASSIGN_ASSIGN_PARTS_H
#define ENGINE_ASSIGN_ASSIGN_PARTS_H

#include "base/arena.h"
#include "engine/assign/assign.h"
#include "engine/assign/word_sequences.h"
#include "engine/file/sections.h"

/** All that a phrase of a place set may mean. */
struct place_entry {
    region_set regions;
    enum place_kind kind;
    bool is_ambiguous;
    bool is_common_word; /* in small letters, more often a word than the place */
    const char *label;
    const char *written; /* names of one word with accents: the word, in small letters */
    const char *exact;   /* signs: only written so; else NULL */
    uint32_t capitals;   /* names: bit i when word i has to have its capital */
    const char
        *stem_of; /* demonyms: the last word begins so, folded; stems alone go too far */
};

/** Phrases with the entry of each. */
struct place_set {
    struct sequences *phrases;
    struct place_entry *entries; /* by phrase */
    size_t n, room;
};

/** A trigger phrase: its themes are at[first] … at[first + n − 1] of the assigner's trigger_themes. */
struct trigger {
    const char *text;
    double weight;       /* by how specific it is */
    bool needs_capitals; /* in small letters a common word: CAP, IA */
    bool needs_plural; /* one word in the plural: « cadres » is not « dans le cadre » */
    uint32_t first, n;
};

struct gazetteer {
    struct sections file;      /* mapped, where it was opened: the texts are there */
    struct arena *arena;       /* owns what the entries need beside it */
    struct place_set names;    /* by folded words */
    struct place_set demonyms; /* by stems */
};

/** One without places. */
struct gazetteer *gazetteer_empty(void);

struct assigner {
    const struct vocabulary *vocabulary; /* borrowed */
    struct gazetteer *places;
    struct sequences *trigger_phrases; /* whatever their number */
    struct trigger *triggers;          /* by phrase */
    uint32_t n_triggers;
    unsigned char *trigger_themes; /* numbers of themes */
};

/** Fill the triggers. @p analyser is the one that texts will be analysed with. */
void triggers_compile(struct assigner *assigner, struct analyser *analyser);

/** A place in a text, with what its surroundings say. */
struct mention {
    const struct place_entry *entry;
    uint32_t id;         /* of the entry, demonyms after names */
    size_t first, after; /* tokens */
    size_t cue;          /* the token that negates it, when is_negated */
    bool is_negated;
    bool is_capitalised;
    bool is_listed; /* stands in a list or pair right after another place */
};

/** Reads a text's places in order. */
struct place_scan {
    const struct gazetteer *places;
    struct analysed in;
    size_t at;
    struct mention last; /* the one before; entry NULL at first */
    bool is_typed;       /* a question: signs count however they are written */
};
bool place_scan_next(struct place_scan *scan, struct mention *out);

/** Whether token @p token begins with a capital letter or a digit. */
bool token_is_capitalised(const struct analysed *in, const struct token *token);

/** Whether token @p token stands among words all in capitals, where capitals say nothing. */
bool token_is_shouted(const struct analysed *in, size_t token);

/** What the surroundings make of a place. */
enum verdict {
    COUNTS,
    COUNTS_TWICE, /* with the department's number: « Lens (62) » */
    COUNTS_WEAKLY,
    IS_NEGATED,
    IS_LOWER_CASE,
    IS_STREET,
    IS_PERSON,
    HAS_NO_CONTEXT,
    IS_BARE_SIGN
};
/** In French, for explanations. */
const char *verdict_text(enum verdict verdict);

struct assign_judgement {
    enum verdict verdict;
    region_set regions; /* of the place, fewer where a number tells which */
};
struct assign_judgement mention_judge(const struct assigner *assigner,
                                      const struct analysed *in,
                                      const struct mention *mention);

/** A field that is read for places and triggers. */
struct reading_part {
    const char *label; /* French, for explanations */
    enum record_field field;
    bool is_title;
    bool is_text;
    bool has_themes; /* triggers are sought in it */
};

/** What was found of places, of themes, so far. */
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
