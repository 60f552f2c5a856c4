/* Reads abbreviations as the words that they stand for. context.c calls each function
 * when its word was just added. */
#ifndef TEXT_ABBREVIATION_H
#define TEXT_ABBREVIATION_H

#include <stdbool.h>

#include "text/builder.h"

/**
 * Whether the last word may still be typed: it ends a query. « st » may become « stage »,
 * so that it stays what it is.
 */
bool abbreviation_is_unfinished(const struct token_builder *builder);

/** « St », « Ste », « Sts », « Stes » are saints; what is written stays beside. */
void abbreviation_saint(struct token_builder *builder);

/** « art. 5 » and « art. L. 6313-1 » are articles; « art » alone is not. */
void abbreviation_article(struct token_builder *builder);

/**
 * « numéro 59 » in a query asks for no more than « n° 59 », which gives no word: it
 * becomes a stop word there.
 */
void abbreviation_numero(struct token_builder *builder);

/** « 35 h » are hours, « 20 min » are minutes; after a number only. */
void abbreviation_hours(struct token_builder *builder);
void abbreviation_minutes(struct token_builder *builder);

/** « 80 pour cent », « 80 p. 100 », « 80 pourcent » are « 80 % ». */
void abbreviation_per_cent(struct token_builder *builder);
void abbreviation_one_per_cent(struct token_builder *builder);

#endif
