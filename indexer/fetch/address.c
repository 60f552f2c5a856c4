/* Takes addresses apart with the parser of libcurl, which is the one that asks them. */
#include "indexer/fetch/address.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"

static void free_url(CURLU **url)
{
    curl_url_cleanup(*url);
}
#define AUTO_URL CLEANUP(free_url) CURLU

/** Copy a part of @p url. @return false when it is too long; a part that is not there is
 *  "". */
static bool copy_part(char *to, size_t room, CURLU *url, CURLUPart which)
{
    char *part = NULL;
    to[0] = '\0';
    if (curl_url_get(url, which, &part, CURLU_DEFAULT_PORT))
        return true;
    size_t n = strlen(part);
    if (n < room)
        memcpy(to, part, n + 1);
    curl_free(part); /* library memory */
    return n < room;
}

static void to_small(char *text)
{
    for (; *text; text++)
        if (*text >= 'A' && *text <= 'Z')
            *text = (char)(*text | 0x20);
}

/** Append the query to the path. */
static bool add_query(struct address *out, CURLU *url)
{
    char query[ADDRESS_BYTES];
    if (!copy_part(query, sizeof query, url, CURLUPART_QUERY))
        return false;
    size_t n = strlen(out->path);
    size_t more = strlen(query);
    if (n + more + 1 >= sizeof out->path)
        return false;
    if (more) {
        out->path[n] = '?';
        memcpy(out->path + n + 1, query, more + 1);
    }
    return true;
}

bool address_read(struct address *out, const char *text)
{
    *out = (struct address){0};
    AUTO_URL *url = curl_url();
    char port[8];
    if (strlen(text) >= ADDRESS_BYTES ||
        curl_url_set(url, CURLUPART_URL, text, CURLU_NON_SUPPORT_SCHEME))
        return false;
    bool is_whole = copy_part(out->scheme, sizeof out->scheme, url, CURLUPART_SCHEME) &&
                    copy_part(out->host, sizeof out->host, url, CURLUPART_HOST) &&
                    copy_part(port, sizeof port, url, CURLUPART_PORT) &&
                    copy_part(out->path, sizeof out->path, url, CURLUPART_PATH) &&
                    add_query(out, url);
    to_small(out->scheme);
    to_small(out->host);
    int64_t number = str_number(str_of(port), UINT16_MAX);
    out->port = (uint16_t)(number < 0 ? 0 : number);
    return is_whole && out->scheme[0];
}

bool address_is_web(const struct address *address)
{
    return (strcmp(address->scheme, "http") == 0 ||
            strcmp(address->scheme, "https") == 0) &&
           address->host[0] && address->port;
}

static bool is_usual_port(uint16_t port)
{
    return port == 80 || port == 443;
}

bool address_is_same_server(const struct address *a, const struct address *b)
{
    return strcmp(a->host, b->host) == 0 &&
           (a->port == b->port || (is_usual_port(a->port) && is_usual_port(b->port)));
}

bool address_resolve(char out[ADDRESS_BYTES], const char *base, struct str relative)
{
    char text[ADDRESS_BYTES];
    relative = str_trim(relative);
    if (relative.n == 0 || relative.n >= sizeof text)
        return false;
    memcpy(text, relative.at, relative.n);
    text[relative.n] = '\0';
    AUTO_URL *url = curl_url();
    unsigned flags = CURLU_NON_SUPPORT_SCHEME | CURLU_URLENCODE;
    if ((base && curl_url_set(url, CURLUPART_URL, base, 0)) ||
        curl_url_set(url, CURLUPART_URL, text, flags) ||
        curl_url_set(url, CURLUPART_FRAGMENT, NULL, 0))
        return false;
    char *whole = NULL;
    if (curl_url_get(url, CURLUPART_URL, &whole, 0))
        return false;
    size_t n = strlen(whole);
    if (n < ADDRESS_BYTES)
        memcpy(out, whole, n + 1);
    curl_free(whole); /* library memory */
    return n < ADDRESS_BYTES;
}

/** A range of addresses: its first bytes, and how many of their bits count. */
struct range {
    unsigned char first[16];
    unsigned bits;
};

static const struct range private_4[] = {
    {{0}, 8},         {{10}, 8},       {{100, 64}, 10},   {{127}, 8},
    {{169, 254}, 16}, {{172, 16}, 12}, {{192, 0, 0}, 24}, {{192, 168}, 16},
    {{198, 18}, 15},  {{224}, 4},      {{240}, 4},
};

/* Some carry an address of IPv4 in their last bytes; nothing public needs them. */
static const struct range private_6[] = {
    {{0}, 96},          {{0xFC}, 7},
    {{0xFE, 0x80}, 10}, {{0xFE, 0xC0}, 10},
    {{0xFF}, 8},        {{0, 0x64, 0xFF, 0x9B}, 32},
    {{0x20, 0x02}, 16}, {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF}, 96},
};

static bool is_in(const unsigned char *address, const struct range *range)
{
    unsigned whole = range->bits / 8;
    unsigned rest = range->bits % 8;
    if (memcmp(address, range->first, whole) != 0)
        return false;
    return rest == 0 || ((address[whole] ^ range->first[whole]) >> (8 - rest)) == 0;
}

static bool is_in_any(const unsigned char *address, const struct range *ranges, size_t n)
{
    size_t i = 0;
    while (i < n && !is_in(address, &ranges[i]))
        i++;
    return i < n;
}

bool address_is_private(const struct sockaddr *socket_address)
{
    /* Copied, because the bytes may not be aligned for the larger structure. */
    if (socket_address->sa_family == AF_INET) {
        struct sockaddr_in v4;
        memcpy(&v4, socket_address, sizeof v4);
        unsigned char bytes[4];
        memcpy(bytes, &v4.sin_addr, sizeof bytes);
        return is_in_any(bytes, private_4, COUNT_OF(private_4));
    }
    if (socket_address->sa_family == AF_INET6) {
        struct sockaddr_in6 v6;
        memcpy(&v6, socket_address, sizeof v6);
        unsigned char bytes[16];
        memcpy(bytes, &v6.sin6_addr, sizeof bytes);
        return is_in_any(bytes, private_6, COUNT_OF(private_6));
    }
    return true;
}

bool address_is_private_host(const char *host)
{
    struct str name = str_of(host);
    if (str_equal(name, STR("localhost")) || str_ends_with(name, STR(".localhost")))
        return true;
    struct sockaddr_in v4 = {.sin_family = AF_INET};
    if (inet_pton(AF_INET, host, &v4.sin_addr) == 1)
        return address_is_private((const struct sockaddr *)&v4);
    char inner[INET6_ADDRSTRLEN];
    struct sockaddr_in6 v6 = {.sin6_family = AF_INET6};
    if (host[0] != '[' || name.n < 3 || name.n - 2 >= sizeof inner)
        return false;
    memcpy(inner, host + 1, name.n - 2);
    inner[name.n - 2] = '\0';
    return inet_pton(AF_INET6, inner, &v6.sin6_addr) == 1 &&
           address_is_private((const struct sockaddr *)&v6);
}
