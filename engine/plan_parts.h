/* The steps of planning, between the files that share them. */
#ifndef ENGINE_PLAN_PARTS_H
#define ENGINE_PLAN_PARTS_H

#include "engine/form_marks.h"
#include "engine/plan.h"

/** Find the word's documents and its information. */
MUST_CHECK enum status plan_find_word(struct plan *plan, struct plan_word *word,
                                      struct error *err);

/** The documents where @p n stems stand side by side; owned by the plan. */
MUST_CHECK enum status plan_find_stems(roaring_bitmap_t **out, struct plan *plan,
                                       const struct str *stems, size_t n,
                                       enum query_field field, struct error *err);

/** Find the documents of a phrase node: its words side by side. */
MUST_CHECK enum status plan_find_phrase(struct plan *plan, struct plan_node *node,
                                        struct error *err);

/** The documents of a prefix (@p node's text was analysed into its one word). */
MUST_CHECK enum status plan_find_prefix(struct plan *plan, struct plan_node *node,
                                        const struct query_node *query,
                                        struct error *err);

/** The documents of a filter typed in the query; false when its value means nothing. */
bool plan_find_filter(struct plan *plan, struct plan_node *node,
                      const struct query_node *query);

/** The forms that stand for @p word are marked as number @p number. */
void plan_mark_word(struct form_marks *marks, const struct plan *plan,
                    const struct plan_word *word, unsigned number);

#endif
