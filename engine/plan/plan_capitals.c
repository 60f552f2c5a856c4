/* Tells from the capitals of a query whether they mark acronyms and operators. */
#include "engine/plan/plan_capitals.h"

#include <utf8proc.h>

#include "base/utf8.h"
#include "engine/words/synonyms.h"
#include "text/analyse.h"

static bool has_small_letter(struct str text)
{
    for (size_t i = 0, length; i < text.n; i += length)
        if (utf8proc_category(utf8_decode(text.at + i, text.n - i, &length)) ==
            UTF8PROC_CATEGORY_LL)
            return true;
    return false;
}

/** Whether @p token, written in capitals, can only be an acronym. */
static bool is_acronym(const struct token *token, const struct synonyms *synonyms)
{
    if (token->flags & TOKEN_VERBATIM)
        return true;
    struct synonym_words words = {&token->stem, (const bool[]){true}, 1};
    for (const struct synonym *found = synonyms_find(synonyms, &words, 0, NULL); found;
         found = synonyms_find(synonyms, &words, 0, found))
        if (found->needs_capitals)
            return true;
    return false;
}

/**
 * Whether @p token is an operator that changes what is asked. ET is not: « CDD ET CDI »
 * asks no more than « cdd et cdi ».
 */
static bool is_telling_operator(const struct token *token)
{
    static const char *const words[] = {"ou", "or", "sauf", "not"};
    return str_is_among(token->folded, words, COUNT_OF(words));
}

struct plan_capitals plan_capitals_of(struct str text, struct analyser *analyser,
                                      const struct synonyms *synonyms)
{
    struct token_list list = analyser_run(analyser, text, ANALYSE_QUERY);
    bool is_alone = list.n == 1 && !(list.at[0].flags & TOKEN_STOP);
    if (has_small_letter(text))
        return (struct plan_capitals){true, true, is_alone};
    bool are_acronyms = true, has_operator = false;
    for (size_t i = 0; i < list.n; i++) {
        bool is_operator = is_telling_operator(&list.at[i]);
        has_operator = has_operator || is_operator;
        are_acronyms = are_acronyms && (is_operator || (list.at[i].flags & TOKEN_STOP) ||
                                        is_acronym(&list.at[i], synonyms));
    }
    return (struct plan_capitals){false, are_acronyms && has_operator, is_alone};
}
