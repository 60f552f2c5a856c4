/* Puts scripts together, and says how portals may load theirs. */
#include "server/site/scripts.h"

#include "base/arena.h"
#include "base/file.h"
#include "server/http/etag.h"

#define SCRIPT_MAX_BYTES ((size_t)1 << 20)
#define PARTS_MAX 8

static const struct {
    const char *name;
    /* Files of the folder, each behind what it uses. */
    const char *parts[PARTS_MAX];
} scripts[] = {
    {SCRIPT_OF_PAGES, {"text.js", "combobox.js", "page.js"}},
    {SCRIPT_OF_PORTALS,
     {"text.js", "combobox.js", "widget_style.js", "widget_search.js",
      "widget_results.js", "widget.js"}},
};

static enum status put_parts(struct buf *out, const char *const parts[PARTS_MAX],
                             const char *folder, struct error *err)
{
    enum status st = STATUS_OK;
    for (size_t i = 0; i < PARTS_MAX && parts[i] && !st; i++) {
        AUTO_TEXT *path = path_join(folder, parts[i]);
        AUTO_BUF text = BUF_INIT(SCRIPT_MAX_BYTES);
        st = file_read(&text, path, err);
        buf_put_str(out, buf_str(&text));
    }
    return st;
}

enum status scripts_add(struct assets *assets, const char *folder, struct error *err)
{
    enum status st = STATUS_OK;
    for (size_t i = 0; i < COUNT_OF(scripts) && !st; i++) {
        AUTO_BUF script = BUF_INIT(SCRIPT_MAX_BYTES * PARTS_MAX);
        st = put_parts(&script, scripts[i].parts, folder, err);
        if (!st)
            assets_add(assets, scripts[i].name, buf_str(&script));
    }
    return st;
}

struct stored *scripts_for_portals(const struct assets *assets)
{
    AUTO_ARENA *arena = arena_new();
    struct reply reply;
    reply_init(&reply, arena);
    /* Its name among the assets has its digest. */
    struct str file = str_of(assets_url(assets, SCRIPT_OF_PORTALS) + sizeof "/assets");
    const struct asset *asset = assets_find(assets, file);
    reply_header_fixed(&reply, "Content-Type", asset->type);
    reply_header_fixed(&reply, "Cache-Control",
                       "public, max-age=300, stale-while-revalidate=86400");
    AUTO_BUF etag = BUF_INIT(256);
    etag_write(&etag, STR("widget"), file);
    reply_header_text(&reply, "ETag", buf_str(&etag));
    /* Modules are always fetched with CORS, whatever origins may read the API. */
    reply_header_fixed(&reply, "Access-Control-Allow-Origin", "*");
    reply_header_fixed(&reply, "Cross-Origin-Resource-Policy", "cross-origin");
    buf_put(&reply.body, asset->bytes, asset->n);
    struct stored *stored = stored_new(&reply, "/widget.js", STR("widget"));
    reply_release(&reply);
    return stored;
}
