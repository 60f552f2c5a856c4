/* GET /feed.atom: any search as an Atom feed, the newest first. */
#include "server/feed/feed.h"
#include "server/handle/handlers.h"

enum status handle_feed_atom(struct exchange *x, struct error *err)
{
    return feed_answer(x, &feed_atom, err);
}
