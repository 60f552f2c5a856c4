/* Holds one rule for each fixed expression, found by its last word. Whatever is not
 * grammar belongs to the vocabularies instead. */
#include "text/context.h"

#include <stddef.h>

#include "base/macros.h"
#include "text/abbreviation.h"
#include "text/amount.h"
#include "text/builder.h"

typedef void (*rule_function)(struct token_builder *builder);

struct context_rule {
    /* The folded word that ends the expression. */
    struct str word;
    rule_function apply;
};

#define RULE(word, apply)                                                                \
    {                                                                                    \
        {word, sizeof(word) - 1}, apply                                                  \
    }

static bool is_word(const struct token *token, const char *folded)
{
    return token && str_equal(token->folded, str_of(folded));
}

static void unstop(struct token *token)
{
    token->flags &= ~(uint32_t)TOKEN_STOP;
}

/** « Grand Est » is a region: « est » is no stop word here. */
static void grand_est(struct token_builder *builder)
{
    if (is_word(builder_last(builder, 1), "grand"))
        unstop(builder_last(builder, 0));
}

/** « Pas de Calais » is a department: « pas » is no negation here. */
static void pas_de_calais(struct token_builder *builder)
{
    struct token *pas = builder_last(builder, 2);
    if (is_word(pas, "pas") && is_word(builder_last(builder, 1), "de"))
        unstop(pas);
}

/** « Boulogne sur Mer » is a town: « sur » is no stop word here. */
static void sur_mer(struct token_builder *builder)
{
    struct token *sur = builder_last(builder, 1);
    if (is_word(sur, "sur"))
        unstop(sur);
}

/**
 * « REV 3 » is a plan that is also written rev3: the joined form is added beside « rev ».
 */
static void rev_3(struct token_builder *builder)
{
    struct token three = builder->at[builder->n - 1];
    struct token *rev = builder_last(builder, 1);
    bool is_new = rev && rev == &builder->at[builder->n - 2];
    if (!is_new || !is_word(rev, "rev") || three.start != rev->end + 1)
        return;
    struct found joined = {
        STR("rev3"), {NULL, 0}, rev->start, three.end, TOKEN_ALTERNATIVE};
    builder->n--;
    builder->n_positions--;
    builder_put(builder, &joined);
    struct found again = {three.folded, three.written, three.start, three.end, 0};
    builder_put(builder, &again);
}

/** Replace the last two words by the one word @p joined. */
static void join(struct token_builder *builder, struct str joined)
{
    uint32_t end = builder_last(builder, 0)->end;
    uint32_t start = builder_last(builder, 1)->start;
    builder_drop_last(builder);
    builder_drop_last(builder);
    struct found found = {joined, {NULL, 0}, start, end, 0};
    builder_put(builder, &found);
}

/** « aujourd hui » was typed without its apostrophe. */
static void aujourd_hui(struct token_builder *builder)
{
    if (builder->mode & ANALYSE_QUERY && is_word(builder_last(builder, 1), "aujourd"))
        join(builder, STR("aujourdhui"));
}

/** « prud hommes » was typed without its apostrophe. */
static void prud_hommes(struct token_builder *builder)
{
    if (!(builder->mode & ANALYSE_QUERY) || !is_word(builder_last(builder, 1), "prud"))
        return;
    char joined[TERM_MAX_BYTES] = "prud";
    struct str word = builder_last(builder, 0)->folded;
    if (word.n > sizeof joined - 4)
        return;
    memcpy(joined + 4, word.at, word.n);
    join(builder, (struct str){joined, word.n + 4});
}

/* Sorted by first letters. */
static const struct context_rule rules[] = {
    RULE("100", abbreviation_per_cent),
    RULE("3", rev_3),
    RULE("art", abbreviation_article),
    RULE("arts", abbreviation_article),
    RULE("calais", pas_de_calais),
    RULE("cent", abbreviation_per_cent),
    RULE("dollar", amount_whole),
    RULE("dollars", amount_whole),
    RULE("est", grand_est),
    RULE("eur", amount_currency),
    RULE("euro", amount_whole),
    RULE("euros", amount_whole),
    RULE("h", abbreviation_hours),
    RULE("homal", prud_hommes),
    RULE("homale", prud_hommes),
    RULE("homales", prud_hommes),
    RULE("homaux", prud_hommes),
    RULE("homme", prud_hommes),
    RULE("hommes", prud_hommes),
    RULE("hr", abbreviation_hours),
    RULE("hrs", abbreviation_hours),
    RULE("hui", aujourd_hui),
    RULE("keur", amount_currency),
    RULE("mdeur", amount_currency),
    RULE("mer", sur_mer),
    RULE("meur", amount_currency),
    RULE("min", abbreviation_minutes),
    RULE("mn", abbreviation_minutes),
    RULE("num", abbreviation_numero),
    RULE("numero", abbreviation_numero),
    RULE("numeros", abbreviation_numero),
    RULE("pourcent", abbreviation_one_per_cent),
    RULE("pourcents", abbreviation_one_per_cent),
    RULE("st", abbreviation_saint),
    RULE("ste", abbreviation_saint),
    RULE("stes", abbreviation_saint),
    RULE("sts", abbreviation_saint),
    RULE("usd", amount_currency),
};

/* The first letters of the words of each length: every new word is looked up here, and
 * this spares nearly all comparisons. */
static const char *const first_letters[] = {"",    "3h",   "hms", "1aehmnsu", "acekms",
                                            "ehm", "cdhn", "dhn", "p",        "p"};

/** The rule of @p folded, or NULL. */
static const struct context_rule *find_rule(struct str folded)
{
    char first = folded.at[0];
    for (size_t i = 0; i < COUNT_OF(rules) && rules[i].word.at[0] <= first; i++)
        if (rules[i].word.at[0] == first && str_equal(folded, rules[i].word))
            return &rules[i];
    return NULL;
}

bool context_matters(struct str folded)
{
    if (folded.n >= COUNT_OF(first_letters))
        return false;
    for (const char *first = first_letters[folded.n]; *first; first++)
        if (*first == folded.at[0])
            return find_rule(folded) != NULL;
    return false;
}

void context_apply(struct token_builder *builder)
{
    const struct context_rule *rule = find_rule(builder->at[builder->n - 1].folded);
    if (rule)
        rule->apply(builder);
}
