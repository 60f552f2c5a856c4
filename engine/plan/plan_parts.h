/* The steps of planning, shared by the files of this folder. */
#ifndef ENGINE_PLAN_PLAN_PARTS_H
#define ENGINE_PLAN_PLAN_PARTS_H

#include "engine/plan/plan.h"
#include "engine/store/flat/form_marks.h"
#include "engine/words/synonyms.h"

/** Note that @p text, a part of the query, was beyond a limit and is ignored. The text is
 *  copied. */
void plan_ignore(struct plan *plan, struct str text);

/** Give @p word another form. Its texts are copied. */
void plan_add_alternative(struct plan *plan, struct plan_word *word,
                          const struct plan_alternative *alternative);

/** Find the word's documents and its information. A word that is too common to be
 *  verified as it is written, in strict mode, is found without regard to accents, and
 *  noted as ignored. */
void plan_find_word(struct plan *plan, struct plan_word *word);

/** Find the word's information, but not its documents: for a stop word that does not
 *  count for matching. */
void plan_count_word(const struct plan *plan, struct plan_word *word);

/** Find the documents where the @p n stems stand side by side; owned by the plan. There
 *  are none where the stems are too common to be verified. stops[i] tells whether stem i
 *  is that of a stop word. */
roaring_bitmap_t *plan_find_stems(struct plan *plan, const struct str *stems,
                                  const bool *stops, size_t n, enum query_field field);

/** Find the documents that say what @p synonym leads to, verified on the stored words;
 *  owned by the plan. There are none where its words are too common to be verified. */
roaring_bitmap_t *plan_find_said(struct plan *plan, const struct synonym *synonym,
                                 enum query_field field);

/** Find the documents of a phrase node, where its words stand side by side. Where they
 *  are too common to be verified (« de la » in a large index), the documents that hold
 *  all of its words anywhere are taken, stop words beside others not counted, and the
 *  phrase @p text is noted as ignored. */
void plan_find_phrase(struct plan *plan, struct plan_node *node, struct str text);

/** Give the plain words @p words, @p n side by side, the word that two neighbours make
 *  when they are written as one, where the index has it. */
void plan_join(struct plan *plan, struct plan_word *words, size_t n);

/** Give the plain words @p words, @p n side by side, their synonyms, and list the
 *  synonyms that the index has. capitals[i] tells whether word i was typed in
 *  capitals. */
void plan_widen(struct plan *plan, struct plan_word *words, size_t n,
                const bool *capitals);

/** The words that document @p docid says by one of their synonyms, a bit for each word of
 *  the plan. */
uint32_t plan_said_otherwise(const struct plan *plan, uint32_t docid);

/** Give @p word the words of its family that the index has: demandeur, demandeuse. */
void plan_add_family(struct plan *plan, struct plan_word *word);

/** Give those of the plain words @p words, @p n side by side, that the index does not
 *  have, the words that they may be misspellings of. It is called before plan_widen(). */
void plan_spell(struct plan *plan, struct plan_word *words, size_t n,
                const bool *capitals);

/** Give @p word a synonym. It is kept, not copied. */
void plan_add_synonym(struct plan *plan, struct plan_word *word,
                      const struct plan_synonym *synonym);

/** List in the answer, once, that @p from was also looked for as @p to. The texts are
 *  kept, not copied. */
void plan_tell_expanded(struct plan *plan, struct str from, struct str to);

/** The stem that @p word was probably meant to have: its own, or that of its likeliest
 *  correction. */
struct str plan_meant_stem(const struct plan_word *word);

/** The same as plan_widen(), by the names of the index's thesaurus where it has one. */
void plan_widen_by_thesaurus(struct plan *plan, struct plan_word *words, size_t n,
                             const bool *capitals);

/** The documents that have @p stem in @p field, owned by the plan. */
const roaring_bitmap_t *plan_view_stem(struct plan *plan, enum query_field field,
                                       struct str stem);

/** Find the documents of a prefix node: those where the last of its words begins so, and
 *  those before it stand whole. */
void plan_find_prefix(struct plan *plan, struct plan_node *node,
                      const struct query_node *query);

/**
 * Find the documents of a filter that was typed in the query.
 * @return false when its value means nothing.
 */
bool plan_find_filter(struct plan *plan, struct plan_node *node,
                      const struct query_node *query);

/** Mark the forms of @p word, and of other forms of it, as number @p number. */
void plan_mark_word(struct form_marks *marks, const struct plan *plan,
                    const struct plan_word *word, unsigned number);

#endif
