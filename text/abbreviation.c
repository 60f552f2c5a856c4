/* Each abbreviation is one rule. Those that are words too look at what stands around
 * them. */
#include "text/abbreviation.h"

#include <string.h>

#include "base/macros.h"
#include "text/word/gap.h"

struct abbreviation {
    const char *short_form;
    const char *word;
};

static struct token *last_of(const struct token_builder *builder)
{
    return &builder->at[builder->n - 1];
}

static bool is_word(const struct token *token, const char *folded)
{
    return token && str_equal(token->folded, str_of(folded));
}

bool abbreviation_is_unfinished(const struct token_builder *builder)
{
    return builder->mode & ANALYSE_QUERY && last_of(builder)->end == builder->text.n;
}

void abbreviation_saint(struct token_builder *builder)
{
    static const struct abbreviation saints[] = {
        {"st", "saint"}, {"ste", "sainte"}, {"sts", "saints"}, {"stes", "saintes"}};
    struct token written = *last_of(builder);
    /* « Sté » is a company. */
    if (!str_equal(written.written, written.folded))
        return;
    struct found found = {
        written.folded, {NULL, 0}, written.start, written.end, TOKEN_ALTERNATIVE};
    for (size_t i = 0; i < COUNT_OF(saints); i++) {
        if (!is_word(&written, saints[i].short_form))
            continue;
        if (abbreviation_is_unfinished(builder))
            found.folded = str_of(saints[i].word);
        else
            builder_reword(builder, last_of(builder), str_of(saints[i].word));
    }
    builder_put(builder, &found);
}

static char byte_at(struct str text, size_t p)
{
    return (char)(p < text.n ? text.at[p] : 0);
}

static bool is_digit_at(struct str text, size_t p)
{
    return byte_at(text, p) >= '0' && byte_at(text, p) <= '9';
}

/** The byte after a dot and blanks, which may be missing, at byte @p p. */
static size_t skip_dot(struct str text, size_t p)
{
    return gap_skip_blanks(text, p + (byte_at(text, p) == '.' ? 1 : 0));
}

void abbreviation_article(struct token_builder *builder)
{
    struct str text = builder->text;
    struct token *token = last_of(builder);
    size_t p = skip_dot(text, token->end);
    bool is_number = byte_at(text, token->end) == '.' && is_digit_at(text, p);
    bool is_code = byte_at(text, p) && strchr("lrdLRD", byte_at(text, p)) &&
                   is_digit_at(text, skip_dot(text, p + 1));
    if (is_number || is_code)
        builder_reword(builder, last_of(builder),
                       is_word(token, "art") ? STR("article") : STR("articles"));
}

void abbreviation_numero(struct token_builder *builder)
{
    struct token *token = last_of(builder);
    if (builder->mode & ANALYSE_QUERY &&
        is_digit_at(builder->text, skip_dot(builder->text, token->end)))
        token->flags |= TOKEN_STOP;
}

/** Whether the last word stands behind a number, with at most one blank between. */
static bool is_after_number(struct token_builder *builder)
{
    const struct token *number = builder_last(builder, 1);
    return number && number->flags & TOKEN_NUMBER &&
           gap_is_close(builder->text, number->end, last_of(builder)->start);
}

/** Whether « /F » follows at byte @p p: « 10 H/F » are people, men or women. */
static bool is_people(struct str text, size_t p)
{
    return byte_at(text, p) == '/' && (byte_at(text, p + 1) | 0x20) == 'f';
}

void abbreviation_hours(struct token_builder *builder)
{
    if (!is_after_number(builder) || is_people(builder->text, last_of(builder)->end))
        return;
    builder_reword(builder, last_of(builder), STR("heures"));
    /* « 07 h » */
    struct token *number = builder_last(builder, 1);
    if (number->folded.n == 2 && number->folded.at[0] == '0')
        builder_reword(builder, number, (struct str){number->folded.at + 1, 1});
}

void abbreviation_minutes(struct token_builder *builder)
{
    if (is_after_number(builder))
        builder_reword(builder, last_of(builder), STR("minutes"));
}

/** Whether @p token is a number or the end of one in letters. */
static bool is_number(const struct token *token)
{
    static const char *const numerals[] = {
        "un",        "deux",     "trois", "quatre", "cinq",   "six",
        "sept",      "huit",     "neuf",  "dix",    "onze",   "douze",
        "treize",    "quinze",   "vingt", "vingts", "trente", "quarante",
        "cinquante", "soixante", "cent",  "cents",  "mille",  "virgule"};
    return token && (token->flags & TOKEN_NUMBER ||
                     str_is_among(token->folded, numerals, COUNT_OF(numerals)));
}

void abbreviation_per_cent(struct token_builder *builder)
{
    const struct token *per = builder_last(builder, 1);
    if (!(is_word(per, "pour") || is_word(per, "p")) ||
        !is_number(builder_last(builder, 2)))
        return;
    struct found found = {STR("pct"), {NULL, 0}, per->start, last_of(builder)->end, 0};
    builder_drop_last(builder);
    builder_drop_last(builder);
    builder_put(builder, &found);
}

void abbreviation_one_per_cent(struct token_builder *builder)
{
    builder_reword(builder, last_of(builder), STR("pct"));
}
