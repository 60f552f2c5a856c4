/* What the two files of excerpts share: excerpt.c finds a window, excerpt_cut.c decides
 * where the excerpt begins and ends that shows it. Private to this folder. */
#ifndef TEXT_EXCERPT_EXCERPT_PARTS_H
#define TEXT_EXCERPT_EXCERPT_PARTS_H

#include "text/excerpt/excerpt.h"

/** How far the start and the end of a sentence are sought, in bytes. */
#define SENTENCE_BYTES 1000

/** Where an excerpt may begin, and the marks that it then shows. */
struct window {
    struct text_span block;
    size_t start;
    /* The marks first to after − 1. */
    size_t first, after;
    bool is_cut;
    /* It begins here even if the sentences before fit. */
    bool is_fixed;
    /* 0: there is no such window. */
    double weight;
};

/** The sum of the weights of the different words among the marks @p first to
 *  @p after − 1. */
double excerpt_weight(const struct excerpt_sought *s, size_t first, size_t after);

/** The code points that an excerpt may have. */
size_t excerpt_room(const struct excerpt_sought *s, bool cuts_start);

/** The excerpt that shows the window. */
struct excerpt excerpt_of(const struct window *window, const struct excerpt_sought *s);

#endif
