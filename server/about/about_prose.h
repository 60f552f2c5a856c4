/* Writes a text that the publisher gave: the legal notice. */
#ifndef SERVER_ABOUT_ABOUT_PROSE_H
#define SERVER_ABOUT_ABOUT_PROSE_H

#include "base/arena.h"
#include "html/html.h"

/**
 * Write @p text with its paragraphs, which blank lines part. A line that begins with "# "
 * or "## " is a heading, lines that begin with "- " are a list. Addresses in the text,
 * http(s) and of mail, become links. Nothing else is markup: all is escaped.
 */
void about_prose(struct html *h, struct str text, struct arena *arena);

#endif
