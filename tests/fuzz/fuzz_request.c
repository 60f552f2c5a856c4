/* Reads any bytes as the target and the fields of a request: nothing crashes, and what is
 * accepted is valid. */
#include <assert.h>
#include <stdint.h>

#include "base/percent.h"
#include "base/utf8.h"
#include "server/http/etag.h"
#include "server/http/head.h"
#include "server/http/negotiate.h"
#include "server/http/uri.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/** Each decoded parameter gives itself when it is encoded and decoded again. */
static void check_params(const struct uri *uri, struct arena *arena)
{
    for (size_t i = 0; i < uri->n_params; i++) {
        AUTO_BUF target = BUF_INIT(1U << 20);
        buf_put_text(&target, "/?a=");
        percent_encode(&target, uri->params[i].value, false);
        struct uri again;
        struct search_faults faults;
        enum status st = uri_parse(&again, &faults, buf_str(&target), arena);
        assert(st == STATUS_OK);
        assert(str_equal(uri->params[i].value, uri_param(&again, "a")));
        assert(utf8_first_invalid(uri->params[i].name) == uri->params[i].name.n);
    }
}

static void check_target(struct str target)
{
    AUTO_ARENA *arena = arena_new();
    struct uri uri;
    struct search_faults faults;
    if (uri_parse(&uri, &faults, target, arena)) {
        assert(faults.n > 0);
        return;
    }
    assert(uri.path.n > 0 && uri.path.at[0] == '/');
    assert(uri.n_params <= URI_PARAMS_MAX);
    check_params(&uri, arena);
}

/** Check a head whose fields are the lines of @p text. */
static void check_head(struct str text)
{
    struct head_field fields[HEAD_FIELDS_MAX];
    struct head head = {.method = STR("GET"),
                        .target = STR("/"),
                        .version = STR("HTTP/1.1"),
                        .fields = fields};
    struct str rest = text;
    while (rest.at && head.n_fields < HEAD_FIELDS_MAX) {
        struct str value = str_cut(&rest, '\n');
        struct str name = str_cut(&value, ':');
        fields[head.n_fields++] = (struct head_field){name, value.at ? value : STR("")};
    }
    if (head_check(&head) == HEAD_OK) {
        assert(head_field(&head, "host").at);
        assert(!head_field(&head, "transfer-encoding").at);
    }
    int quality = accept_quality(head_field(&head, "accept"), "text/html");
    assert(quality >= 0 && quality <= 1000);
    (void)etag_matches(head_field(&head, "if-none-match"), STR("\"a\""));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str text = {(const char *)data, size};
    check_target(text);
    check_head(text);
    int quality = accept_quality(text, "application/json");
    assert(quality >= 0 && quality <= 1000);
    (void)etag_matches(text, STR("\"a\""));
    return 0;
}
