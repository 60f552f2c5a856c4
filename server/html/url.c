/* Builds addresses from literals and encoded pieces. */
#include "server/html/url.h"

#include "base/percent.h"

#define URL_MAX_BYTES ((size_t)1 << 17)

struct url url_in(struct url folder, struct str name, struct arena *arena)
{
    AUTO_BUF text = BUF_INIT(URL_MAX_BYTES);
    buf_put_str(&text, folder.text);
    percent_encode(&text, name, true);
    return (struct url){arena_str(arena, buf_str(&text))};
}

static bool has_query(struct url url)
{
    return str_find(url.text, STR("?")) < url.text.n;
}

struct url url_param(struct url url, struct str name, struct str value,
                     struct arena *arena)
{
    AUTO_BUF text = BUF_INIT(URL_MAX_BYTES);
    buf_put_str(&text, url.text);
    buf_put_byte(&text, has_query(url) ? '&' : '?');
    percent_encode(&text, name, false);
    buf_put_byte(&text, '=');
    percent_encode(&text, value, false);
    return (struct url){arena_str(arena, buf_str(&text))};
}

struct url url_query(struct url path, struct str query, struct arena *arena)
{
    if (query.n == 0)
        return path;
    AUTO_BUF text = BUF_INIT(URL_MAX_BYTES);
    buf_put_str(&text, path.text);
    buf_put_byte(&text, '?');
    buf_put_str(&text, query);
    return (struct url){arena_str(arena, buf_str(&text))};
}

struct url url_of_asset(const char *path)
{
    return (struct url){str_of(path)};
}

struct url url_outside(struct str address)
{
    bool is_web = str_starts_with(address, STR("https://")) ||
                  str_starts_with(address, STR("http://"));
    return is_web ? (struct url){address} : URL("");
}
