/* Names requests for the cache in two ways: as they were sent, and as they were
 * understood. */
#include "server/exchange/recall.h"

#include <time.h>

#include "server/exchange/exchange.h"

/** The longest spelling; answers to longer requests are found by their key only. */
#define SPELLING_MAX_BYTES 2048
/**
 * How long a thread waits for another one that computes the same answer, far longer than
 * that takes. Then it computes the answer itself.
 */
#define WAIT_MS 2000

struct recall_spelling {
    char bytes[SPELLING_MAX_BYTES];
    size_t n;
};

/**
 * Write down everything that the answer depends on: the day, since pages tell how old
 * things are, the Accept field and the target. No field holds a line feed, so that it can
 * part them. Answers that depend on other fields are not kept.
 *
 * @return false when it is too long.
 */
static bool spell(struct recall_spelling *out, const struct head *head)
{
    struct timespec now = {0};
    clock_gettime(CLOCK_REALTIME_COARSE, &now);
    int32_t day = (int32_t)(now.tv_sec / 86400);
    struct str accept = head_field(head, "accept");
    bool has_accept = accept.at;
    if (sizeof day + 2 + accept.n + head->target.n > sizeof out->bytes)
        return false;
    char *to = out->bytes;
    memcpy(to, &day, sizeof day);
    to += sizeof day;
    *to++ = has_accept ? 'a' : '-';
    if (has_accept)
        memcpy(to, accept.at, accept.n);
    to += accept.n;
    *to++ = '\n';
    memcpy(to, head->target.at, head->target.n);
    out->n = (size_t)(to - out->bytes) + head->target.n;
    return true;
}

static bool is_read_only(const struct head *head)
{
    return str_equal(head->method, STR("GET")) || str_equal(head->method, STR("HEAD"));
}

/**
 * Fill @p reply with the form of @p answer that the client wants. The hold on the answer
 * goes to the reply.
 */
static void present(struct stored *answer, const struct site *site, uint64_t epoch,
                    const struct head *head, struct reply *reply)
{
    size_t made = 0;
    stored_present(answer, reply, head_field(head, "accept-encoding"),
                   head_field(head, "if-none-match"), &made);
    if (site->cache && made > 0)
        cache_grow(site->cache, epoch, answer, made);
}

const char *recall(const struct site *site, const struct head *head, struct reply *reply)
{
    struct recall_spelling spelling;
    if (!site->cache || !is_read_only(head) || !spell(&spelling, head))
        return NULL;
    uint64_t epoch = served_epoch(site->served);
    struct stored *answer =
        cache_recall(site->cache, epoch, (struct str){spelling.bytes, spelling.n});
    if (!answer)
        return NULL;
    present(answer, site, epoch, head, reply);
    return stored_route(answer);
}

bool recall_claim(struct exchange *x, struct str key)
{
    struct recall *recall = &x->recall;
    recall->key = arena_str(x->arena, key);
    recall->epoch = x->lease->epoch;
    if (!x->site->cache)
        return false;
    static const char *const outcomes[] = {[CLAIM_HIT] = "hit",
                                           [CLAIM_WAIT] = "wait",
                                           [CLAIM_LEAD] = "miss",
                                           [CLAIM_ALONE] = "miss"};
    enum claim claim = cache_claim(&recall->answer, &recall->flight, x->site->cache,
                                   recall->epoch, recall->key, WAIT_MS);
    recall->outcome = outcomes[claim];
    return recall->answer;
}

/** Let the cache remember how the request was spelt. */
static void name(const struct exchange *x)
{
    struct recall_spelling spelling;
    if (x->site->cache && spell(&spelling, x->head))
        cache_name(x->site->cache, x->recall.epoch,
                   (struct str){spelling.bytes, spelling.n}, x->recall.key);
}

void recall_end(struct exchange *x)
{
    struct recall *recall = &x->recall;
    if (!recall->key.at)
        return;
    struct stored *answer = TAKE(recall->answer);
    if (!answer && x->reply->status == 200 && !x->reply->fixed.at)
        answer = stored_new(x->reply, x->route->path, recall->key);
    if (recall->flight)
        cache_land(TAKE(recall->flight), recall->is_for_once ? NULL : answer);
    if (!answer)
        return;
    present(answer, x->site, recall->epoch, x->head, x->reply);
    if (!recall->is_for_once)
        name(x);
}
