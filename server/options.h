/* The command line of inffo-searchd. */
#ifndef SERVER_OPTIONS_H
#define SERVER_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/macros.h"
#include "base/status.h"
#include "server/log.h"

#define OPTIONS_LISTEN_MAX 8
#define OPTIONS_CORS_MAX 64

/** Texts are borrowed from argv. */
struct server_options {
    const char *index;
    const char *listen[OPTIONS_LISTEN_MAX];
    size_t n_listen;
    const char *cors[OPTIONS_CORS_MAX];
    size_t n_cors;
    const char *frame_ancestors;
    const char *assets; /* NULL: where the program was built or installed */
    enum log_format log;
    bool log_queries;
    bool limits_addresses; /* --max-per-address was given */
    size_t cache_bytes;    /* 0: no answer is kept */
    uint32_t threads;      /* 0: as many as cores */
    uint32_t max_connections;
    uint32_t max_per_address;
    uint32_t head_seconds;
    uint32_t idle_seconds;
    bool help;
    bool version;
};

/**
 * Read the command line into @p out, defaults included.
 * @return STATUS_OK or STATUS_BAD_INPUT; the French text names the option.
 */
MUST_CHECK enum status options_read(struct server_options *out, int argc, char **argv,
                                    struct error *err);

void options_help(FILE *to);

#endif
