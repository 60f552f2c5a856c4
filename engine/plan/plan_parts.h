/* The steps of planning, for the files that share them. Private to engine/plan/plan*.c
 * and to those above that look for words the same way. */
#ifndef ENGINE_PLAN_PLAN_PARTS_H
#define ENGINE_PLAN_PLAN_PARTS_H

#include "engine/plan/plan.h"
#include "engine/store/flat/form_marks.h"
#include "engine/words/synonyms.h"

/* Telling the reader. */

/** Say that @p text, a part of the query beyond its limits, was ignored. It is copied. */
void plan_ignore(struct plan *plan, struct str text);

/** Say that @p from was also looked for as @p to, once. Both are kept, not copied. */
void plan_tell_expanded(struct plan *plan, struct str from, struct str to);

/* Other forms and synonyms. */

/** Give @p word another form. Its texts are copied. */
void plan_add_alternative(struct plan *plan, struct plan_word *word,
                          const struct plan_alternative *alternative);

/** Whether @p word, or one of its other forms, has @p stem. */
bool plan_has_stem(const struct plan_word *word, struct str stem);

/** Whether @p word was typed with an accent or a ligature. */
bool plan_is_accented(const struct plan_word *word);

/** Give @p word a synonym, which is kept, not copied. */
void plan_add_synonym(struct plan *plan, struct plan_word *word,
                      const struct plan_synonym *synonym);

/* The following expand the @p n words at @p words, which are plain and stand side by
 * side. capitals[i] tells whether word i is to be read as typed in capitals. */

/**
 * Give two neighbours the word that they make when they are written as one, if the index
 * has it.
 */
void plan_join(struct plan *plan, struct plan_word *words, size_t n);

/**
 * Give the words that the index does not have the words of the index that they may be
 * misspellings of. Comes before plan_widen().
 */
void plan_spell(struct plan *plan, struct plan_word *words, size_t n,
                const bool *capitals);

/** Give the words those synonyms of the vocabulary that the index has, and tell them. */
void plan_widen(struct plan *plan, struct plan_word *words, size_t n,
                const bool *capitals);

/** The same by the names of the thesaurus, if the index has one. */
void plan_widen_by_thesaurus(struct plan *plan, struct plan_word *words, size_t n,
                             const bool *capitals);

/** Give @p word the other words that it may be a form of, by the lexicon. */
void plan_inflect(struct plan *plan, struct plan_word *word);

/**
 * Give the words what they name: places, kinds, themes and sources.
 *
 * @param is_demanded  the words are no alternative to others, so that a place among them
 *                     is that of the whole query.
 */
void plan_find_abouts(struct plan *plan, struct plan_word *words, size_t n,
                      bool is_demanded);

/** Mark in named[i] the words that are part of the name of a place, kind, theme or
 *  source. */
void plan_mark_names(bool *named, const struct plan *plan, const struct plan_word *words,
                     size_t n);

/** Give @p word those words of its family that the index has: demandeur, demandeuse. */
void plan_add_family(struct plan *plan, struct plan_word *word);

/**
 * The stem that @p word was probably meant to have: that of its likeliest correction, or
 * else its own.
 */
struct str plan_meant_stem(const struct plan_word *word);

/** The words of the plan (bit i: word i) of which document @p docid has a synonym. */
uint32_t plan_said_otherwise(const struct plan *plan, uint32_t docid);

/* Finding documents. */

/**
 * Find the documents of @p word and its information. In strict mode the document must
 * have the word with the same accents. When too many documents would have to be read for
 * that, accents are not compared, and the word is said to be ignored.
 */
void plan_find_word(struct plan *plan, struct plan_word *word);

/** Find only the information of @p word, a stop word with no say in what matches. */
void plan_count_word(const struct plan *plan, struct plan_word *word);

/** The documents that have @p stem. */
struct set *plan_stem(const struct plan *plan, enum query_field field, struct str stem);

/**
 * The documents that have the @p n stems side by side. There are none when too many
 * documents would have to be read. stops[i] tells whether stem i is a stop word.
 */
struct set *plan_find_stems(struct plan *plan, const struct str *stems, const bool *stops,
                            size_t n, enum query_field field);

/**
 * The documents that have what @p synonym leads to, in capitals if it needs them.
 * Otherwise as plan_find_stems().
 */
struct set *plan_find_said(struct plan *plan, const struct synonym *synonym,
                           enum query_field field);

/**
 * Find the documents of a phrase node: those that have its words side by side. When too
 * many would have to be read (« de la » in a large index), it is those that have all the
 * words, stop words beside others not counted, and the phrase, @p text, is said to be
 * ignored.
 */
void plan_find_phrase(struct plan *plan, struct plan_node *node, struct str text);

/**
 * Find the documents that have a word that begins with the last word of @p node, and the
 * words before that.
 */
void plan_find_prefix(struct plan *plan, struct plan_node *node,
                      const struct query_node *query);

/**
 * Find the documents of a filter that is typed in the query.
 *
 * @return false when its value means nothing.
 */
bool plan_find_filter(struct plan *plan, struct plan_node *node,
                      const struct query_node *query);

/** Mark the forms that stand for @p word as word number @p number, below 32. */
void plan_mark_word(struct form_marks *marks, const struct plan *plan,
                    const struct plan_word *word, unsigned number);

#endif
