/* Amounts of money: what « 15 k€ », « 5 millions d'euros » and « 15 000 € » have in
 * common. context.c calls each function when its word was just added. */
#ifndef TEXT_AMOUNT_H
#define TEXT_AMOUNT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/builder.h"
#include "text/word/letter.h"

/**
 * Add the @p n letters, which stand before @p sign, « € » or « $ », when they are a unit
 * of money, with or without an amount: « M », « 5Md », « k ».
 *
 * @return whether they were added.
 */
bool amount_add_unit(struct token_builder *builder, const struct letter *letters,
                     size_t n, uint32_t sign);

/** Add « dollars » for the « $ » at byte @p p, if it stands beside an amount. */
void amount_add_dollars(struct token_builder *builder, size_t p);

/** « EUR » and « USD » are euros and dollars; « keur » and « meur » thousands, millions
 *  of euros. */
void amount_currency(struct token_builder *builder);

/**
 * « euros » or « dollars » was added: where « 15 milliers » stands before, a document
 * has « 15000 » beside « 15 », and a query asks for « 15000 » instead.
 */
void amount_whole(struct token_builder *builder);

#endif
