/* Builds addresses from literals and encoded pieces. */
#include "html/url.h"

#include <inttypes.h>
#include <string.h>

#include "base/percent.h"

#define URL_MAX_BYTES ((size_t)1 << 17)

struct url url_in(struct url folder, struct str name, struct arena *arena)
{
    AUTO_BUF text = BUF_INIT(URL_MAX_BYTES);
    buf_put_str(&text, folder.text);
    percent_encode(&text, name, true);
    return (struct url){arena_str(arena, buf_str(&text))};
}

struct url url_anchor(struct str name, struct arena *arena)
{
    AUTO_BUF text = BUF_INIT(URL_MAX_BYTES);
    buf_put_byte(&text, '#');
    percent_encode(&text, name, false);
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

struct url url_fragment(struct url url, struct str name, struct arena *arena)
{
    AUTO_BUF text = BUF_INIT(URL_MAX_BYTES);
    buf_put_str(&text, url.text);
    buf_put_byte(&text, '#');
    percent_encode(&text, name, false);
    return (struct url){arena_str(arena, buf_str(&text))};
}

struct url url_numbered(struct url url, const char *before, uint32_t number,
                        struct arena *arena)
{
    AUTO_BUF name = BUF_INIT(256);
    buf_printf(&name, "%s%" PRIu32, before, number);
    return url_fragment(url, buf_str(&name), arena);
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

/** The end of the host in @p address, which url_outside() took. */
static size_t host_end(struct str address)
{
    size_t start = str_find(address, STR("://")) + 3, i = start;
    while (i < address.n && !strchr("/?#", address.at[i]))
        i++;
    return i;
}

/** The end of the folder of the path of @p address, its "/" included; the end of the host
 *  when it has none. */
static size_t folder_end(struct str address)
{
    size_t host = host_end(address), path = host;
    while (path < address.n && !strchr("?#", address.at[path]))
        path++;
    while (path > host && address.at[path - 1] != '/')
        path--;
    return path;
}

/** Whether @p address begins with a scheme: « mailto: », « tel: ». */
static bool has_scheme(struct str address)
{
    size_t colon = str_find(address, STR(":"));
    size_t slash = str_find(address, STR("/"));
    return colon < address.n && colon < slash;
}

struct url url_absolute(struct str site, struct url url, struct arena *arena)
{
    if (!site.n)
        return url;
    AUTO_BUF text = BUF_INIT(URL_MAX_BYTES);
    buf_put_str(&text, site);
    buf_put_str(&text, url.text);
    return (struct url){arena_str(arena, buf_str(&text))};
}

struct url url_contact(struct str contact, struct arena *arena)
{
    if (!contact.n || url_outside(contact).text.n)
        return url_outside(contact);
    size_t at = str_find(contact, STR("@"));
    AUTO_BUF text = BUF_INIT(URL_MAX_BYTES);
    buf_put_text(&text, "mailto:");
    percent_encode(&text, str_between(contact, 0, at), false);
    if (at < contact.n) {
        buf_put_byte(&text, '@');
        percent_encode(&text, str_between(contact, at + 1, contact.n), false);
    }
    return (struct url){arena_str(arena, buf_str(&text))};
}

struct url url_from(struct str base, struct str address, struct arena *arena)
{
    struct url whole = url_outside(address);
    if (whole.text.n || !address.n)
        return whole;
    bool has_host = str_starts_with(address, STR("//"));
    bool is_local = address.at[0] == '#' || address.at[0] == '?' || has_scheme(address);
    if (is_local || (!has_host && !url_outside(base).text.n))
        return URL("");
    size_t kept = address.at[0] == '/' ? host_end(base) : folder_end(base);
    AUTO_BUF text = BUF_INIT(URL_MAX_BYTES);
    buf_put_str(&text, has_host ? STR("https:") : (struct str){base.at, kept});
    if (!has_host && address.at[0] != '/' && base.at[kept - 1] != '/')
        buf_put_byte(&text, '/');
    buf_put_str(&text, address);
    return (struct url){arena_str(arena, buf_str(&text))};
}
