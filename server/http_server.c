/* Turns the callbacks of libmicrohttpd into heads and replies. What is said here about
 * version 0.9.75 was read in its source: docs/decisions/0005-http.md. */
#include "server/http_server.h"

#include <microhttpd.h>
#include <time.h>

#include "base/memory.h"
#include "server/dispatch.h"
#include "server/http/stored.h"

/**
 * Memory of libmicrohttpd for each connection. Its default is used up by a few hundred
 * "&" or cookies, and then it answers nothing at all. But it sets all of this to zero
 * after each request, so that much more than is needed would cost more than the answer.
 */
#define CONNECTION_MEMORY_BYTES ((size_t)128 << 10)
/**
 * The timeout of libmicrohttpd, a last resort: the deadlines that matter are in
 * connections.h.
 */
#define INACTIVITY_SECONDS 120U

struct http_server {
    struct MHD_Daemon *daemon;
    const struct site *site;
    const struct log *log;
    struct connections *connections;
};

/**
 * A request from its first line to the last byte of its answer. It lives in the arena of
 * its connection.
 */
struct transfer {
    /* A copy of the target, since libmicrohttpd cuts its own in place. */
    struct str target;
    /* Where the target was received. */
    const char *target_at;
    struct head head;
    /* Whether the head was checked and had no fault. */
    bool is_judged;
    struct dispatch_result result;
    /* The answer to be sent, held because the response borrows from it; NULL when it is
     * not a stored one. */
    struct stored *stored;
    uint64_t body_bytes;
    unsigned status;
    uint64_t started_us;
};

static uint64_t now_us(void)
{
    struct timespec now = {0};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000 + (uint64_t)now.tv_nsec / 1000;
}

static struct connection *connection_of(struct MHD_Connection *mhd)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info->socket_context;
}

/**
 * A connection starts, or is about to be closed: its socket is closed after this call.
 */
static void on_connection(void *context, struct MHD_Connection *mhd,
                          void **socket_context, enum MHD_ConnectionNotificationCode code)
{
    struct http_server *server = context;
    if (code == MHD_CONNECTION_NOTIFY_STARTED) {
        const union MHD_ConnectionInfo *info =
            MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_CONNECTION_FD);
        *socket_context = connection_open(server->connections, info->connect_fd);
    } else {
        connection_close(*socket_context);
        *socket_context = NULL;
    }
}

/** The same pointer without its const, for an interface that does not declare it. */
static char *writable(const char *bytes)
{
    union {
        const char *in;
        char *out;
    } pointer = {bytes};
    return pointer.out;
}

/**
 * Keep libmicrohttpd from seeing parameters. We read our own copy of them, and it would
 * take 72 bytes for each. @p target stands in its own buffer, to which it writes right
 * after this call.
 */
static void hide_query(const char *target)
{
    const char *query = strchr(target, '?');
    if (query)
        *writable(query + 1) = '\0';
}

/** A request line has arrived. Its target is copied before libmicrohttpd decodes it. */
static void *on_target(void *context, const char *target, struct MHD_Connection *mhd)
{
    (void)context;
    struct connection *connection = connection_of(mhd);
    connection_enter(connection, PHASE_HEAD);
    struct arena *arena = connection_arena(connection);
    struct transfer *transfer = arena_alloc(arena, sizeof *transfer);
    transfer->target = arena_str(arena, str_of(target));
    transfer->target_at = target;
    hide_query(target);
    transfer->started_us = now_us();
    transfer->result.route = "-";
    return transfer;
}

/** Tell libmicrohttpd that nothing is escaped: we decode strictly, by ourselves. */
static size_t keep_escapes(void *context, struct MHD_Connection *mhd, char *text)
{
    (void)context;
    (void)mhd;
    return strlen(text);
}

struct field_list {
    struct head_field *at;
    size_t n;
};

static enum MHD_Result add_field(void *context, enum MHD_ValueKind kind, const char *name,
                                 size_t name_n, const char *value, size_t value_n)
{
    (void)kind;
    struct field_list *list = context;
    if (list->n < HEAD_FIELDS_MAX)
        list->at[list->n] =
            (struct head_field){{name, name_n}, {value ? value : "", value_n}};
    list->n++;
    return MHD_YES;
}

static void read_head(struct transfer *transfer, struct MHD_Connection *mhd,
                      const char *method, const char *version)
{
    struct arena *arena = connection_arena(connection_of(mhd));
    struct field_list list = {
        arena_array(arena, HEAD_FIELDS_MAX, sizeof(struct head_field)), 0};
    MHD_get_connection_values_n(mhd, MHD_HEADER_KIND, add_field, &list);
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
    transfer->head = (struct head){
        .method = str_of(method),
        .target = {transfer->target_at, transfer->target.n},
        .version = str_of(version),
        .fields = list.at,
        .n_fields = list.n,
        .bytes = info->header_size,
    };
}

/**
 * Find the fault of the head, in view of what libmicrohttpd accepts. It has cut the
 * received target into pieces by now, so that only its place counts; what was sent is in
 * our copy.
 */
static enum head_fault judge(struct transfer *transfer)
{
    struct head *head = &transfer->head;
    struct head received = *head;
    head->target = transfer->target;
    enum head_fault fault = head_check(head);
    bool is_short = fault != HEAD_TARGET_TOO_LONG && fault != HEAD_TOO_LARGE;
    if (is_short && !head_is_as_sent(&received))
        fault = HEAD_MALFORMED;
    return fault;
}

/**
 * Make a response of the body of @p reply. libmicrohttpd frees a body that belongs to the
 * reply; others outlive the response.
 */
static struct MHD_Response *response_of_body(struct reply *reply)
{
    if (reply->fixed.at || reply->body.n == 0) {
        struct str body = reply->fixed.at ? reply->fixed : STR("");
        return MHD_create_response_from_buffer(body.n, writable(body.at),
                                               MHD_RESPMEM_PERSISTENT);
    }
    size_t n = reply->body.n;
    return MHD_create_response_from_buffer_with_free_callback(n, TAKE(reply->body.at),
                                                              mem_free);
}

static struct MHD_Response *response_of(struct reply *reply)
{
    struct MHD_Response *response = response_of_body(reply);
    if (!response)
        return NULL;
    for (size_t i = 0; i < reply->n_headers; i++)
        MHD_add_response_header(response, reply->headers[i].name,
                                reply->headers[i].value);
    if (reply->closes)
        MHD_add_response_header(response, "Connection", "close");
    return response;
}

static void destroy_response(void *response)
{
    MHD_destroy_response(response);
}

/**
 * The response to this form of a stored answer, made once for all clients: making it
 * takes longer than finding the answer.
 */
static struct MHD_Response *shared_response(struct reply *reply)
{
    struct stored *stored = reply->stored;
    enum stored_form form =
        reply->fixed.at == stored_body(stored).at ? STORED_PLAIN : STORED_GZIP;
    struct MHD_Response *response = stored_made(stored, form);
    if (response)
        return response;
    response = response_of(reply);
    return response ? stored_keep_made(stored, form, response, destroy_response) : NULL;
}

static enum MHD_Result send_reply(struct transfer *transfer, struct MHD_Connection *mhd,
                                  struct reply *reply)
{
    transfer->status = reply->status;
    transfer->body_bytes = reply_body(reply).n;
    bool is_shared = reply->is_shared && !reply->closes;
    struct MHD_Response *response =
        is_shared ? shared_response(reply) : response_of(reply);
    transfer->stored = TAKE(reply->stored);
    if (!response)
        return MHD_NO;
    enum MHD_Result queued = MHD_queue_response(mhd, reply->status, response);
    if (!is_shared)
        MHD_destroy_response(response);
    return queued;
}

/**
 * Answer a request. This is called twice for each. A response to the first call makes
 * libmicrohttpd close the connection, which is right for a head that is refused. That is
 * why all others are answered in the second call.
 */
/* NOLINTNEXTLINE(readability-function-size): its parameters are libmicrohttpd's. */
static enum MHD_Result on_request(void *context, struct MHD_Connection *mhd,
                                  const char *url, const char *method,
                                  const char *version, const char *upload,
                                  size_t *upload_bytes, void **request_context)
{
    (void)url;
    (void)upload;
    struct http_server *server = context;
    struct transfer *transfer = *request_context;
    if (!transfer || *upload_bytes > 0)
        return MHD_NO;
    struct connection *connection = connection_of(mhd);
    struct reply reply;
    reply_init(&reply, connection_arena(connection));
    if (!transfer->is_judged) {
        read_head(transfer, mhd, method, version);
        enum head_fault fault = judge(transfer);
        connection_enter(connection, PHASE_ANSWER);
        transfer->is_judged = true;
        if (!fault)
            return MHD_YES;
        dispatch_fault(server->site, &transfer->head, fault, &reply);
    } else {
        transfer->result = dispatch(server->site, &transfer->head, &reply);
    }
    if (connections_are_draining(server->connections))
        reply.closes = true;
    enum MHD_Result result = send_reply(transfer, mhd, &reply);
    reply_release(&reply);
    return result;
}

static void on_completed(void *context, struct MHD_Connection *mhd,
                         void **request_context, enum MHD_RequestTerminationCode code)
{
    (void)code;
    struct http_server *server = context;
    struct connection *connection = connection_of(mhd);
    struct transfer *transfer = *request_context;
    *request_context = NULL;
    if (transfer) {
        const union MHD_ConnectionInfo *info =
            MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_HTTP_STATUS);
        unsigned status = info ? info->http_status : transfer->status;
        struct str query = transfer->target;
        (void)str_cut(&query, '?');
        struct log_request line = {
            .method = transfer->head.method,
            .route = transfer->result.route,
            .query = query.at ? query : STR(""),
            .status = status,
            .microseconds = now_us() - transfer->started_us,
            .bytes = transfer->body_bytes,
            .cache = transfer->result.cache,
        };
        log_request(server->log, &line);
        /* libmicrohttpd sends no more of it, and gives its response back without reading
         * the body again. */
        stored_drop(transfer->stored);
    }
    arena_clear(connection_arena(connection));
    connection_enter(connection, PHASE_IDLE);
}

enum status http_server_new(struct http_server **out, unsigned threads,
                            const struct site *site, const struct log *log,
                            struct connections *connections, struct error *err)
{
    struct http_server *server = mem_new(sizeof *server);
    *server = (struct http_server){NULL, site, log, connections};
    unsigned flags =
        MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_NO_LISTEN_SOCKET | MHD_USE_ITC;
    server->daemon = MHD_start_daemon(
        flags, 0, NULL, NULL, on_request, server, MHD_OPTION_THREAD_POOL_SIZE,
        threads > 1 ? threads : 0U, MHD_OPTION_CONNECTION_LIMIT, 65536U,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, CONNECTION_MEMORY_BYTES,
        MHD_OPTION_CONNECTION_TIMEOUT, INACTIVITY_SECONDS, MHD_OPTION_NOTIFY_CONNECTION,
        on_connection, server, MHD_OPTION_NOTIFY_COMPLETED, on_completed, server,
        MHD_OPTION_URI_LOG_CALLBACK, on_target, server, MHD_OPTION_UNESCAPE_CALLBACK,
        keep_escapes, NULL, MHD_OPTION_END);
    if (!server->daemon) {
        mem_free(server);
        return error_set(err, STATUS_INTERNAL, "le serveur HTTP ne démarre pas");
    }
    *out = server;
    return STATUS_OK;
}

void http_server_add(struct http_server *server, int fd, const struct sockaddr *address,
                     socklen_t length)
{
    (void)MHD_add_connection(server->daemon, fd, address, length);
}

void http_server_free(struct http_server *server)
{
    if (!server)
        return;
    MHD_stop_daemon(server->daemon);
    mem_free(server);
}
