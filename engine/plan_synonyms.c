/* Widening a plan's words by other ways to say them: acronyms, long forms, former names. */
#include "base/memory.h"
#include "engine/phrase.h"
#include "engine/plan_parts.h"
#include "engine/synonyms.h"

/** Keep the documents that write the acronym @p stem in capitals: « but » is none. */
static void keep_capitals(roaring_bitmap_t *docs, struct plan *plan, struct str stem)
{
    struct form_marks marks = form_marks_new(plan->arena);
    form_marks_put_stem(&marks, plan->index->forms, stem, STR(""), 0);
    if (!phrase_keep_capitals(docs, plan->index, &marks, &plan->words_to_read))
        roaring_bitmap_clear(docs);
}

void plan_add_synonym(struct plan *plan, struct plan_word *word,
                      const struct plan_synonym *synonym)
{
    const struct plan_synonym **all =
        arena_array(plan->arena, word->n_synonyms + 1, sizeof(struct plan_synonym *));
    for (size_t i = 0; i < word->n_synonyms; i++)
        all[i] = word->synonyms[i];
    all[word->n_synonyms++] = synonym;
    word->synonyms = all;
}

void plan_tell_expanded(struct plan *plan, struct str from, struct str to)
{
    for (size_t i = 0; i < plan->n_expanded; i++)
        if (str_equal(plan->expanded[i].from, from) &&
            str_equal(plan->expanded[i].to, to))
            return;
    if (plan->n_expanded < COUNT_OF(plan->expanded))
        plan->expanded[plan->n_expanded++] = (struct search_expanded){from, to};
}

/** Look for what @p synonym says; where the index has it, the words at @p words that it stands for get it. */
static enum status try_synonym(bool *found, struct plan *plan, struct plan_word *words,
                               const struct synonym *synonym, struct error *err)
{
    struct plan_synonym *other = arena_alloc(plan->arena, sizeof *other);
    *other = (struct plan_synonym){.from = synonym->from_text,
                                   .to = synonym->to_text,
                                   .stems = synonym->to,
                                   .stops = synonym->to_stops,
                                   .n = synonym->n_to,
                                   .weight = plan->index->tuning.synonym_weight};
    *found = false;
    enum status st =
        plan_find_stems(&other->docs, plan, other->stems, other->n, words->field, err);
    if (!st && synonym->to_needs_capitals && synonym->n_to == 1)
        keep_capitals(other->docs, plan, synonym->to[0]);
    if (st || roaring_bitmap_is_empty(other->docs))
        return st;
    *found = true;
    for (size_t i = 0; i < synonym->n_from; i++)
        plan_add_synonym(plan, &words[i], other);
    plan_tell_expanded(plan, other->from, other->to);
    return STATUS_OK;
}

/** The longest way of saying that stands at the first word and that the index says otherwise: all it is called.
 *  @param n_taken  how many words it took, 0 for none. */
static enum status widen_first(size_t *n_taken, struct plan *plan,
                               struct plan_word *words, const struct str *stems,
                               const bool *capitals, size_t n, struct error *err)
{
    const struct synonyms *synonyms = plan->index->synonyms;
    *n_taken = 0;
    enum status st = STATUS_OK;
    const struct synonym *synonym = synonyms_find(synonyms, stems, capitals, n, NULL);
    while (!st && synonym && synonym->n_from >= *n_taken) {
        bool found = false;
        st = try_synonym(&found, plan, words, synonym, err);
        if (found)
            *n_taken = synonym->n_from;
        synonym = synonyms_find(synonyms, stems, capitals, n, synonym);
    }
    return st;
}

enum status plan_widen(struct plan *plan, struct plan_word *words, size_t n,
                       const bool *capitals, struct error *err)
{
    struct str stems[PLAN_WORDS_MAX];
    for (size_t i = 0; i < n; i++)
        stems[i] = words[i].stem;
    enum status st = STATUS_OK;
    for (size_t i = 0, taken; !st && i < n; i += taken ? taken : 1)
        st = widen_first(&taken, plan, words + i, stems + i, capitals + i, n - i, err);
    return st;
}
