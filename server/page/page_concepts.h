/* What the thesaurus says of the words: « Thème Formacode : A › B › C ». */
#ifndef SERVER_PAGE_PAGE_CONCEPTS_H
#define SERVER_PAGE_PAGE_CONCEPTS_H

#include "server/exchange/exchange.h"

/** Fill the lines of the answer's concepts in @p node: each descriptor of the way is a link that searches it, the
 *  filters kept. Texts are made in @p arena. */
void page_concepts(struct template_data *node, const struct search_answer *answer,
                   const struct index *index, struct arena *arena);

#endif
