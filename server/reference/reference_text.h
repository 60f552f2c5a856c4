/* The texts of the contract, and how its tree is read. */
#ifndef SERVER_REFERENCE_REFERENCE_TEXT_H
#define SERVER_REFERENCE_REFERENCE_TEXT_H

#include <jansson.h>

#include "html/html.h"

/** What is being written, and from what. All is borrowed. */
struct reference {
    struct html *h;
    /* The whole contract. */
    const json_t *tree;
    struct arena *arena;
};

/** The text that member @p name of @p object is; empty when it is none. */
struct str text_of(const json_t *object, const char *name);

/** What @p object stands for: itself, or what its "$ref" names in the contract. Null of
 *  JSON, which has no members, when there is nothing there. */
const json_t *resolved(const struct reference *r, const json_t *object);

/** The last part of the "$ref" of @p object; empty when it has none. */
struct str reference_name(const json_t *object);

/** Write a text in one line; what is between backticks is code. */
void put_line(const struct reference *r, struct str text);

/** Write a text as paragraphs, which empty lines part. */
void put_paragraphs(const struct reference *r, struct str text);

#endif
