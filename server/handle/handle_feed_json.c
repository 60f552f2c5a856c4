/* GET /feed.json: any search as a JSON Feed, the newest first. */
#include "server/feed/feed.h"
#include "server/handle/handlers.h"

enum status handle_feed_json(struct exchange *x, struct error *err)
{
    return feed_answer(x, &feed_json, err);
}
