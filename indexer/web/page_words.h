/* The words by which websites name, and French pages say, what is not their text. */
#ifndef INDEXER_WEB_PAGE_WORDS_H
#define INDEXER_WEB_PAGE_WORDS_H

#include <stdbool.h>

#include "base/str.h"

enum page_word {
    PAGE_WORD_NONE,
    /* Furniture wherever it stands. */
    PAGE_WORD_FURNITURE,
    /* Furniture where it is mostly of links, or short. */
    PAGE_WORD_LINKS
};

/** What the parts of @p names, a class or an id, say of an element. */
enum page_word page_words_of_class(struct str names);

enum page_phrase {
    PAGE_PHRASE_NONE,
    /* A label: it is not of the text. */
    PAGE_PHRASE_LABEL,
    /* A heading of links to other pages: those are not of the text either. */
    PAGE_PHRASE_RELATED,
    /* A heading of comments: all behind it is of readers. */
    PAGE_PHRASE_COMMENTS
};

/** What a short text, folded (fold.h), says that is all of a heading, a line or a
 *  link. */
enum page_phrase page_phrase_of(struct str folded);

#endif
