/* Expands a word by those words of its family that the index has. */
#include "engine/plan/plan_parts.h"
#include "engine/vocabulary/families.h"
#include "text/analyse.h"

/**
 * The fewest letters of a word that rules are applied to: the rules would turn a shorter
 * one into unrelated words.
 */
#define LETTERS_MIN 5

/** Whether the rules apply: it is long enough and has only letters, so is no compound. */
static bool is_plain(struct str folded)
{
    for (size_t i = 0; i < folded.n; i++)
        if (folded.at[i] < 'a' || folded.at[i] > 'z')
            return false;
    return folded.n >= LETTERS_MIN;
}

/** Whether a document has @p text or its plural. What only the rules make is no word. */
static bool is_known(const struct plan *plan, struct str text)
{
    char plural[FAMILY_BYTES + 1];
    if (store_frequency(plan->store, FAMILY_EXACT, text))
        return true;
    memcpy(plural, text.at, text.n);
    plural[text.n] = 's';
    return store_frequency(plan->store, FAMILY_EXACT, (struct str){plural, text.n + 1}) >
           0;
}

/**
 * Add @p stem to the word, unless the index has no such form or the word has it already.
 */
static void add(struct plan *plan, struct plan_word *word, struct str stem, double weight)
{
    if (weight <= 0 || plan_has_stem(word, stem) ||
        !forms_of_stem(plan->index->forms, stem).n)
        return;
    plan_add_alternative(
        plan, word,
        &(struct plan_alternative){
            .stem = stem, .folded = STR(""), .weight = weight, .reason = REASON_DERIVED});
}

/** Add the words of the editors' table of families, which no rule gives. */
static void add_listed(struct plan *plan, struct plan_word *word)
{
    const struct synonyms *families = plan->index->families;
    struct synonym_words said = {&word->stem, (const bool[]){false}, 1};
    for (const struct synonym *found = synonyms_find(families, &said, 0, NULL); found;
         found = synonyms_find(families, &said, 0, found))
        if (found->n_to == 1)
            add(plan, word, found->to[0],
                found->weight * plan->index->tuning.derived_weight);
}

void plan_add_family(struct plan *plan, struct plan_word *word)
{
    if (word->is_stop)
        return;
    add_listed(plan, word);
    if (!is_plain(word->folded))
        return;
    const struct tuning *tuning = &plan->index->tuning;
    struct family_candidate candidates[FAMILY_CANDIDATES_MAX];
    size_t n = families_of(candidates, word->folded);
    for (size_t i = 0; i < n; i++) {
        struct str text = str_of(candidates[i].text);
        if (!is_known(plan, text))
            continue;
        struct token_list list = analyser_run(plan->analyser, text, ANALYSE_QUERY);
        if (list.n == 1 && !(list.at[0].flags & TOKEN_STOP))
            add(plan, word, list.at[0].stem,
                candidates[i].is_gender ? tuning->gender_weight : tuning->derived_weight);
    }
}
