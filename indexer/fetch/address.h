/* Addresses of the web: their parts, what a relative one means, and which lead into the
 * own network. */
#ifndef INDEXER_FETCH_ADDRESS_H
#define INDEXER_FETCH_ADDRESS_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/socket.h>

#include "base/buf.h"
#include "base/str.h"

/** The longest address that is asked, and its zero byte. */
#define ADDRESS_BYTES 2048

/** The parts of an absolute address. Held by value. */
struct address {
    /* "http", "https", or another one, which is never asked; small letters. */
    char scheme[16];
    /* In small letters; an address of IPv6 is in brackets. */
    char host[256];
    uint16_t port;
    /* The path, which begins with a slash, and the query; without the fragment. */
    char path[ADDRESS_BYTES];
};

/** Take @p text apart. @return false when it is no absolute address with a host or is
 *  too long. */
bool address_read(struct address *out, const char *text);

/** Whether it is one that is asked: its scheme is http or https. */
bool address_is_web(const struct address *address);

/** Whether both are of one server: host, and port or scheme's usual port. */
bool address_is_same_server(const struct address *a, const struct address *b);

/**
 * Write the absolute address that @p relative means in a document at @p base, without its
 * fragment; white space around it does not count.
 * @return false when it is none.
 */
bool address_resolve(char out[ADDRESS_BYTES], const char *base, struct str relative);

/** Whether @p host is written as a number of a private address or as "localhost". */
bool address_is_private_host(const char *host);

/** Whether @p socket_address is of this machine, of a private network, or of no single
 *  machine of the public internet. */
bool address_is_private(const struct sockaddr *socket_address);

#endif
