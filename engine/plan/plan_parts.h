/* The steps of planning, between the files that share them. */
#ifndef ENGINE_PLAN_PLAN_PARTS_H
#define ENGINE_PLAN_PLAN_PARTS_H

#include "engine/plan/plan.h"
#include "engine/store/flat/form_marks.h"
#include "engine/words/synonyms.h"

/** Say that @p text, a part of the query, was beyond its limits. Copied. */
void plan_ignore(struct plan *plan, struct str text);

/** Give @p word another form; its texts are copied. */
void plan_add_alternative(struct plan *plan, struct plan_word *word,
                          const struct plan_alternative *alternative);

/** Find the word's documents and its information. In strict mode a word too common to be looked at as it is written is
 *  found without regard to accents, and said to be ignored. */
void plan_find_word(struct plan *plan, struct plan_word *word);

/** The word's information alone, without its documents: a stop word that has no say in what matches. */
void plan_count_word(const struct plan *plan, struct plan_word *word);

/** The documents where the @p n stems stand side by side; owned by the plan. None when they are too common to be looked
 *  at. @p stops tells which are stop words. */
roaring_bitmap_t *plan_find_stems(struct plan *plan, const struct str *stems,
                                  const bool *stops, size_t n, enum query_field field);

/** The documents that say what @p synonym leads to, by the stored words; likewise. */
roaring_bitmap_t *plan_find_said(struct plan *plan, const struct synonym *synonym,
                                 enum query_field field);

/** Find the documents of a phrase node: its words side by side. Where they are too common to be looked at (« de la » in
 *  a large index), all of them anywhere (stop words beside others not
 *  counted); the phrase, @p text, is then said to be ignored. */
void plan_find_phrase(struct plan *plan, struct plan_node *node, struct str text);

/** Give the @p n words at @p words, plain ones side by side, the word that two neighbours make together, where the
 *  index has it. */
void plan_join(struct plan *plan, struct plan_word *words, size_t n);

/** Give the @p n words at @p words, plain ones side by side, their synonyms, and list those that the index has.
 *  @p capitals tells which were typed in capitals. */
void plan_widen(struct plan *plan, struct plan_word *words, size_t n,
                const bool *capitals);

/** Bits of the plan's words that document @p docid says by one of their synonyms. */
uint32_t plan_said_otherwise(const struct plan *plan, uint32_t docid);

/** Give @p word the words of its family that the index has: demandeur, demandeuse. */
void plan_add_family(struct plan *plan, struct plan_word *word);

/** Give those of the @p n words at @p words that the index does not have the words of the index that they may be
 *  misspellings of; before plan_widen(). */
void plan_spell(struct plan *plan, struct plan_word *words, size_t n,
                const bool *capitals);

/** Give @p word another way to say it, which is kept. */
void plan_add_synonym(struct plan *plan, struct plan_word *word,
                      const struct plan_synonym *synonym);

/** List in the answer that @p from was also looked for as @p to, once. Kept, not copied. */
void plan_tell_expanded(struct plan *plan, struct str from, struct str to);

/** The stem that @p word was probably meant to have: its own, or that of its likeliest correction. */
struct str plan_meant_stem(const struct plan_word *word);

/** The same as plan_widen() by the names of the index's thesaurus, when it has one. */
void plan_widen_by_thesaurus(struct plan *plan, struct plan_word *words, size_t n,
                             const bool *capitals);

/** The documents that have @p stem, owned by the plan. */
const roaring_bitmap_t *plan_view_stem(struct plan *plan, enum query_field field,
                                       struct str stem);

/** The documents of a prefix: the last of @p node's words begins so, those before it are whole. */
void plan_find_prefix(struct plan *plan, struct plan_node *node,
                      const struct query_node *query);

/** The documents of a filter typed in the query; false when its value means nothing. */
bool plan_find_filter(struct plan *plan, struct plan_node *node,
                      const struct query_node *query);

/** The forms that stand for @p word are marked as number @p number. */
void plan_mark_word(struct form_marks *marks, const struct plan *plan,
                    const struct plan_word *word, unsigned number);

#endif
