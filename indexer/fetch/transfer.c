/* Sets libcurl up so that an answer is bounded in time and size, comes over HTTP only,
 * and never from a private network that nobody named. */
#include "indexer/fetch/transfer.h"

#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "indexer/source/interrupt.h"

/** The most bytes of all heads of an answer. */
#define HEAD_BYTES_MAX (64U << 10)
/** How long a connection may take, and the bytes a second below which it stands still. */
#define CONNECT_S 10L
#define STALLED_BYTES_S 50L

/** Why a callback of ours ended a transfer. */
enum ending { ENDED_NOT, ENDED_BODY, ENDED_HEAD, ENDED_PRIVATE, ENDED_BY_SIGNAL };

struct transfer {
    CURL *curl;
    const struct http_settings *settings;
    /* Where the callbacks put what comes. */
    struct http_answer *answer;
    size_t head_bytes;
    /* A private address may be connected to. */
    bool trusts_private;
    /* 0, or the port of the proxy, which may be private. */
    uint16_t proxy_port;
    enum ending ending;
};

static size_t take_body(char *bytes, size_t size, size_t n, void *context)
{
    struct transfer *transfer = context;
    buf_put(&transfer->answer->body, bytes, size * n);
    if (!buf_overflowed(&transfer->answer->body))
        return size * n;
    transfer->ending = ENDED_BODY;
    return 0;
}

/** Keep a value; one that does not fit is none. */
static void keep(char to[HTTP_VALUE_BYTES], struct str value)
{
    bool fits = value.n < HTTP_VALUE_BYTES;
    if (fits)
        memcpy(to, value.at, value.n);
    to[fits ? value.n : 0] = '\0';
}

/** Keep the address of the Link that names the REST interface of WordPress. */
static void keep_link(struct http_answer *answer, struct str value)
{
    size_t rel = str_find(value, STR("https://api.w.org/"));
    struct str before = str_between(value, 0, rel);
    size_t begin = before.n;
    while (begin > 0 && before.at[begin - 1] != '<')
        begin--;
    struct str address = str_between(before, begin, before.n);
    address = str_cut(&address, '>');
    if (rel < value.n && begin > 0 && !answer->wordpress[0])
        keep(answer->wordpress, address);
}

static void keep_header(struct http_answer *answer, struct str name, struct str value)
{
    const struct {
        const char *name;
        char *to;
    } texts[] = {{"etag", answer->etag},
                 {"last-modified", answer->modified},
                 {"content-type", answer->type}};
    const struct {
        const char *name;
        int64_t *to;
    } numbers[] = {{"x-wp-total", &answer->n_items},
                   {"x-wp-totalpages", &answer->n_pages}};
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        if (name.n == strlen(texts[i].name) &&
            strncasecmp(name.at, texts[i].name, name.n) == 0)
            keep(texts[i].to, value);
    for (size_t i = 0; i < COUNT_OF(numbers); i++)
        if (name.n == strlen(numbers[i].name) &&
            strncasecmp(name.at, numbers[i].name, name.n) == 0)
            *numbers[i].to = str_number(value, INT32_MAX);
    if (name.n == 4 && strncasecmp(name.at, "link", 4) == 0)
        keep_link(answer, value);
}

static size_t take_header(char *bytes, size_t size, size_t n, void *context)
{
    struct transfer *transfer = context;
    struct str value = {bytes, size * n};
    transfer->head_bytes += value.n;
    if (transfer->head_bytes > HEAD_BYTES_MAX) {
        transfer->ending = ENDED_HEAD;
        return 0;
    }
    struct str name = str_cut(&value, ':');
    if (value.at)
        keep_header(transfer->answer, name, str_trim(value));
    return size * n;
}

/** The port that @p address is connected to. */
static unsigned port_of(const struct curl_sockaddr *address)
{
    /* The port stands at the same place for both versions of IP, in network order. */
    unsigned char bytes[4];
    memcpy(bytes, &address->addr, sizeof bytes);
    return (unsigned)(bytes[2] << 8U | bytes[3]);
}

/** libcurl asks for a socket to an address that it has looked up. Here, and not when the
 *  name is read, is the place to refuse: a name may lead anywhere. */
static curl_socket_t open_socket(void *context, curlsocktype purpose,
                                 struct curl_sockaddr *address)
{
    struct transfer *transfer = context;
    (void)purpose;
    bool is_proxy = transfer->proxy_port && port_of(address) == transfer->proxy_port;
    if (!transfer->trusts_private && !is_proxy && address_is_private(&address->addr)) {
        transfer->ending = ENDED_PRIVATE;
        return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

static int look_for_signal(void *context, curl_off_t down_total, curl_off_t down,
                           curl_off_t up_total, curl_off_t up)
{
    struct transfer *transfer = context;
    (void)down_total, (void)down, (void)up_total, (void)up;
    if (!interrupt_came())
        return 0;
    transfer->ending = ENDED_BY_SIGNAL;
    return 1;
}

/** The port of the proxy that the environment names for @p scheme; 0 for none. */
static uint16_t proxy_port_of(const char *scheme)
{
    /* The names that libcurl reads. HTTP_PROXY is none: a CGI's client can set it. */
    const char *const names[] = {
        strcmp(scheme, "https") == 0 ? "https_proxy" : "http_proxy",
        strcmp(scheme, "https") == 0 ? "HTTPS_PROXY" : "http_proxy", "all_proxy",
        "ALL_PROXY"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        const char *proxy = getenv(names[i]); // NOLINT(concurrency-mt-unsafe)
        struct address address;
        char whole[ADDRESS_BYTES];
        if (!proxy || !*proxy)
            continue;
        bool has_scheme = strstr(proxy, "://") != NULL;
        (void)snprintf(whole, sizeof whole, "%s%s", has_scheme ? "" : "http://", proxy);
        return address_read(&address, whole) ? address.port : 0;
    }
    return 0;
}

static void set_limits(CURL *curl, const struct http_settings *settings)
{
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, CONNECT_S);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)settings->total_s);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, STALLED_BYTES_S);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, (long)settings->stalled_s);
    curl_easy_setopt(curl, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)settings->body_bytes);
    curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "gzip, deflate");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
}

static void set_callbacks(CURL *curl, struct transfer *transfer)
{
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, transfer);
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_header);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, transfer);
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, transfer);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, look_for_signal);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, transfer);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
}

struct transfer *transfer_new(const struct http_settings *settings)
{
    if (curl_global_init(CURL_GLOBAL_DEFAULT))
        mem_exhausted();
    struct transfer *transfer = mem_new(sizeof *transfer);
    transfer->settings = settings;
    transfer->curl = curl_easy_init();
    if (!transfer->curl)
        mem_exhausted();
    AUTO_BUF agent = BUF_INIT(1000);
    buf_printf(&agent, HTTP_AGENT "/" INFFO_VERSION);
    if (settings->contact)
        buf_printf(&agent, " (+%s)", settings->contact);
    curl_easy_setopt(transfer->curl, CURLOPT_USERAGENT, buf_text(&agent));
    set_limits(transfer->curl, settings);
    set_callbacks(transfer->curl, transfer);
    return transfer;
}

void transfer_free(struct transfer *transfer)
{
    if (!transfer)
        return;
    curl_easy_cleanup(transfer->curl);
    curl_global_cleanup();
    mem_free(transfer);
}

/** What the codes of libcurl mean to who runs the program. */
static const struct {
    CURLcode code;
    const char *text;
} failures[] = {
    {CURLE_URL_MALFORMAT, "adresse mal écrite"},
    {CURLE_COULDNT_RESOLVE_HOST, "nom de serveur introuvable"},
    {CURLE_COULDNT_RESOLVE_PROXY, "nom du mandataire (proxy) introuvable"},
    {CURLE_COULDNT_CONNECT, "connexion refusée ou serveur injoignable"},
    {CURLE_OPERATION_TIMEDOUT, "délai dépassé : réponse trop lente"},
    {CURLE_PARTIAL_FILE, "réponse coupée avant sa fin"},
    {CURLE_GOT_NOTHING, "le serveur n'a rien répondu"},
    {CURLE_RECV_ERROR, "connexion coupée par le serveur"},
    {CURLE_SEND_ERROR, "connexion coupée par le serveur"},
    {CURLE_WEIRD_SERVER_REPLY, "la réponse n'est pas du HTTP"},
    {CURLE_UNSUPPORTED_PROTOCOL, "la réponse n'est pas du HTTP"},
    {CURLE_HTTP2, "réponse HTTP/2 incorrecte"},
    {CURLE_HTTP2_STREAM, "réponse HTTP/2 incorrecte"},
    {CURLE_BAD_CONTENT_ENCODING, "réponse compressée abîmée"},
    {CURLE_PEER_FAILED_VERIFICATION, "certificat TLS refusé"},
    {CURLE_SSL_CONNECT_ERROR, "échec de la connexion TLS"},
    {CURLE_SSL_CERTPROBLEM, "certificat TLS refusé"},
    {CURLE_SSL_CACERT_BADFILE, "certificats TLS du système illisibles"},
};

static enum status fail(const struct transfer *transfer, CURLcode code, struct error *err)
{
    if (code == CURLE_OUT_OF_MEMORY)
        mem_exhausted();
    if (transfer->ending == ENDED_BODY || code == CURLE_FILESIZE_EXCEEDED)
        return error_set(err, STATUS_TOO_LARGE, "réponse de plus de %llu octets",
                         (unsigned long long)transfer->settings->body_bytes);
    if (transfer->ending == ENDED_HEAD)
        return error_set(err, STATUS_TOO_LARGE, "en-têtes de plus de %u octets",
                         HEAD_BYTES_MAX);
    if (transfer->ending == ENDED_PRIVATE)
        return error_set(err, STATUS_BAD_INPUT,
                         "adresse d'un réseau privé, refusée car ce n'est pas le serveur "
                         "de la configuration");
    if (transfer->ending == ENDED_BY_SIGNAL)
        return error_set(err, STATUS_IO, "interrompu");
    for (size_t i = 0; i < COUNT_OF(failures); i++)
        if (failures[i].code == code)
            return error_set(err, STATUS_IO, "%s", failures[i].text);
    return error_set(err, STATUS_IO, "échec du transfert (libcurl %d)", (int)code);
}

static void free_list(struct curl_slist **list)
{
    curl_slist_free_all(*list);
}

static void add_header(struct curl_slist **list, const char *name, const char *value)
{
    if (!value || !*value)
        return;
    AUTO_BUF line = BUF_INIT(1000);
    buf_printf(&line, "%s: %s", name, value);
    struct curl_slist *longer = curl_slist_append(*list, buf_text(&line));
    if (!longer)
        mem_exhausted();
    *list = longer;
}

/** Read what libcurl knows of an answer that came whole. */
static void take_facts(struct http_answer *out, char redirect[ADDRESS_BYTES], CURL *curl)
{
    long code = 0;
    curl_off_t wait = 0;
    char *leads_to = NULL;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &code);
    curl_easy_getinfo(curl, CURLINFO_RETRY_AFTER, &wait);
    curl_easy_getinfo(curl, CURLINFO_REDIRECT_URL, &leads_to);
    out->code = (unsigned)code;
    out->retry_after_s = wait;
    if (leads_to && strlen(leads_to) < ADDRESS_BYTES)
        memcpy(redirect, leads_to, strlen(leads_to) + 1);
}

enum status transfer_run(struct http_answer *out, char redirect[ADDRESS_BYTES],
                         struct transfer *transfer, const struct http_request *request,
                         bool is_home, struct error *err)
{
    CURL *curl = transfer->curl;
    const struct http_settings *settings = transfer->settings;
    http_answer_release(out);
    *out = (struct http_answer)HTTP_ANSWER_INIT;
    out->body.limit = (size_t)settings->body_bytes;
    redirect[0] = '\0';
    transfer->answer = out;
    transfer->head_bytes = 0;
    transfer->trusts_private = is_home;
    transfer->ending = ENDED_NOT;
    struct address address;
    transfer->proxy_port =
        address_read(&address, request->address) ? proxy_port_of(address.scheme) : 0;
    CLEANUP(free_list) struct curl_slist *headers = NULL;
    add_header(&headers, "If-None-Match", request->etag);
    add_header(&headers, "If-Modified-Since", request->modified);
    curl_easy_setopt(curl, CURLOPT_URL, request->address);
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(curl, CURLOPT_USERPWD, is_home ? settings->credentials : NULL);
    CURLcode code = curl_easy_perform(curl);
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, NULL);
    if (code)
        return fail(transfer, code, err);
    take_facts(out, redirect, curl);
    return STATUS_OK;
}
