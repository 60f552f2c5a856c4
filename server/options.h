/* The command line of inffo-searchd. */
#ifndef SERVER_OPTIONS_H
#define SERVER_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/command_line.h"
#include "engine/index/index.h"
#include "server/log.h"

#define OPTIONS_LISTEN_MAX 8
#define OPTIONS_CORS_MAX 64
/** --max-per-address where it is not given: the limit depends on where we listen. */
#define PER_ADDRESS_DEFAULT UINT32_MAX

/** Texts are borrowed from argv. */
struct server_options {
    enum command_question question;
    /* NULL: the configuration names it. */
    const char *index;
    /* inffo-search.conf; NULL: there is none. */
    const char *config;
    /* The address from outside, without the last slash; empty: the configuration's. */
    struct str public_url;
    enum index_engine engine;
    struct command_texts listen, cors;
    const char *frame_ancestors;
    /** NULL: where the program was built or installed. */
    const char *assets;
    enum log_format log;
    bool log_queries;
    /* NULL: searches that found nothing are not counted. */
    const char *gaps;
    /** 0: no answer is kept. */
    size_t cache_bytes;
    /** 0: as many as cores. */
    uint32_t threads;
    uint32_t max_connections;
    /** 0: no limit. */
    uint32_t max_per_address;
    uint32_t head_seconds;
    uint32_t idle_seconds;
};

extern const struct command_line server_command_line;

/**
 * Read the command line into @p out, defaults included.
 * @return STATUS_OK or STATUS_BAD_INPUT; the French text names the option.
 */
MUST_CHECK enum status options_read(struct server_options *out, int argc, char **argv,
                                    struct error *err);

#endif
