/* The ways to write a letter: as a mail in HTML, and as plain text. */
#ifndef LETTER_LETTER_WRITE_H
#define LETTER_LETTER_WRITE_H

#include "letter/letter.h"

/** Whose letter it is. Texts are plain, borrowed. */
struct letter_sender {
    /* The name of the service, such as « Recherche ». Never empty. */
    struct str name;
    /* Who publishes it; may be empty. */
    struct str publisher;
    /* Where the service is, « https://recherche.example.org », without a slash at its
     * end. When it is empty, titles lead to the documents' own addresses. */
    struct str public_url;
};

/** A letter and what its writers need. All borrowed. */
struct letter_writing {
    const struct letter *letter;
    const struct letter_sender *sender;
    const struct index *index;
    /* For addresses. */
    struct arena *arena;
};

/** Append the title: « La lettre, du 16 novembre 2026 au 30 novembre 2026 ». */
void letter_put_title(struct buf *out, const struct letter *letter);

/** Append how much there is: « 12 documents ». */
void letter_put_count(struct buf *out, const struct letter *letter);

/** Append what is said of an item below its title: « Actualité, 7 avril 2026, Le
 *  Quotidien ». */
void letter_put_facts(struct buf *out, const struct letter_item *item);

/** Append, when there is nothing new, the sentences that say so. */
void letter_put_nothing(struct buf *out, const struct letter *letter);

/**
 * Append the letter as a page of HTML for mail programs: its styles are in its elements,
 * it has no picture, no script and no table, and its links are absolute.
 */
void letter_to_mail(struct buf *out, const struct letter_writing *w);

/** Append the letter as plain text, in lines of LETTER_COLUMNS characters at most, but
 *  for addresses and words that are longer. */
#define LETTER_COLUMNS 72
void letter_to_text(struct buf *out, const struct letter_writing *w);

#endif
