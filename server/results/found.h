/* What a search found, in words: the title, the heading and the status of the page say
 * the same. */
#ifndef SERVER_RESULTS_FOUND_H
#define SERVER_RESULTS_FOUND_H

#include "html/html.h"
#include "server/exchange/exchange.h"

/** What the page says was searched for: everywhere on it the same. */
struct searched {
    /* The words that ran: the corrected ones when the words typed found nothing. Empty
     * when none was searched for. */
    struct str words;
    /* Something was typed, but no word: « !!! ». All documents answer to that. */
    bool is_wordless;
};

/** What @p answer is an answer to. */
struct searched searched_of(const struct exchange *x, const struct search_answer *answer);

/** Append the title: « « VAE inversée » – 37 résultats, page 2 ». */
void found_put_title(struct buf *out, const struct search_answer *answer,
                     struct searched searched);

/** Write the heading, which takes the focus, and the status for screen readers. */
void found_put_heading(struct html *h, const struct search_answer *answer,
                       struct searched searched);

#endif
