/* Loads the files that pages refer to, and tells what pages depend on. */
#include "server/site/site.h"

#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "server/site/program.h"

#define WEB_FILE_MAX ((size_t)8 << 20)

/** The folder "../share/inffo-search/web" beside the program; NULL when there is none. */
static char *installed_folder(void)
{
    char program[4096];
    ssize_t n = readlink("/proc/self/exe", program, sizeof program);
    if (n <= 0 || (size_t)n == sizeof program)
        return NULL;
    struct str folder = {program, (size_t)n};
    while (folder.n > 0 && folder.at[folder.n - 1] != '/')
        folder.n--;
    AUTO_BUF path = BUF_INIT(8192);
    buf_printf(&path, "%.*s../share/inffo-search/web", STR_ARG(folder));
    if (file_type_of(buf_text(&path)) != FILE_FOLDER)
        return NULL;
    return mem_copy_string(path.at, path.n);
}

/** Add to @p digest the names and contents of the files of @p folder. */
static enum status add_folder(struct sha256 *digest, const char *folder,
                              struct error *err)
{
    AUTO_NAME_LIST names = {0};
    enum status st = folder_list(&names, folder, err);
    for (size_t i = 0; i < names.n && !st; i++) {
        AUTO_TEXT *path = path_join(folder, names.at[i]);
        AUTO_BUF bytes = BUF_INIT(WEB_FILE_MAX);
        st = file_read(&bytes, path, err);
        sha256_add(digest, str_of(names.at[i]));
        sha256_add(digest, buf_str(&bytes));
    }
    return st;
}

/**
 * Digest what makes pages: the program, which writes them, and the assets, which they
 * refer to.
 */
static enum status digest_pages(struct site *site, const char *assets,
                                const char *scripts, struct error *err)
{
    struct sha256 *digest = sha256_new();
    uint64_t program = program_digest();
    sha256_add(digest, (struct str){(const char *)&program, sizeof program});
    enum status st = add_folder(digest, assets, err);
    if (!st)
        st = add_folder(digest, scripts, err);
    sha256_finish(digest, site->pages_digest);
    sha256_free(digest);
    return st;
}

enum status site_load_web(struct site *site, const char *folder, const char *otherwise,
                          struct error *err)
{
    AUTO_TEXT *installed = folder ? NULL : installed_folder();
    const char *web = folder ? folder : installed ? installed : otherwise;
    AUTO_TEXT *assets = path_join(web, "assets");
    AUTO_TEXT *scripts = path_join(web, "scripts");
    enum status st = assets_load(&site->assets, assets, err);
    if (!st)
        st = scripts_add(site->assets, scripts, err);
    if (st)
        return st;
    site->widget = scripts_for_portals(site->assets);
    return digest_pages(site, assets, scripts, err);
}

static enum status add_image(struct assets *assets, struct str name, const char *path,
                             struct error *err)
{
    AUTO_BUF bytes = BUF_INIT(WEB_FILE_MAX);
    enum status st = path ? file_read(&bytes, path, err) : STATUS_OK;
    if (path && !st)
        assets_add(assets, name.at, buf_str(&bytes));
    return st;
}

/** Add the style sheet of what is this service's own: its colours, and its address, which
 *  is printed before links. */
static void add_theme(struct assets *assets, const struct site_config *config)
{
    struct str url = config->identity.public_url;
    AUTO_BUF css = BUF_INIT(8192);
    if (config->theme)
        buf_put_text(&css, config->theme);
    /* The address was read by site_address_read(): it has no quote and no backslash. */
    if (url.n > 0)
        buf_printf(&css, ":root{--site:\"%.*s\"}\n", STR_ARG(url));
    if (css.n > 0)
        assets_add(assets, "theme.css", buf_str(&css));
}

/** Add to the digest of pages all that they take from the configuration. */
static void digest_identity(struct site *site, const struct site_config *config)
{
    const struct identity *identity = &config->identity;
    struct sha256 *digest = sha256_new();
    const struct str texts[] = {
        str_of(site->pages_digest),
        identity->name,
        identity->promise,
        identity->publisher,
        identity->publisher_url,
        identity->public_url,
        identity->contact,
        identity->legal_notice,
        str_of(assets_url(site->assets, identity->logo.at)),
        str_of(assets_url(site->assets, identity->icon.at)),
        str_of(config->theme),
    };
    for (size_t i = 0; i < COUNT_OF(texts) + identity->n_examples; i++) {
        bool is_text = i < COUNT_OF(texts);
        struct str text = is_text ? texts[i] : identity->examples[i - COUNT_OF(texts)];
        sha256_add(digest, text);
        sha256_add(digest, (struct str){"", 1});
    }
    sha256_finish(digest, site->pages_digest);
    sha256_free(digest);
}

enum status site_take_config(struct site *site, const struct site_config *config,
                             struct error *err)
{
    const struct identity *identity = &config->identity;
    enum status st = add_image(site->assets, identity->logo, config->logo, err);
    if (!st)
        st = add_image(site->assets, identity->icon, config->icon, err);
    if (st)
        return st;
    add_theme(site->assets, config);
    site->identity = identity;
    digest_identity(site, config);
    return STATUS_OK;
}

void site_release_web(struct site *site)
{
    assets_free(site->assets);
    site->assets = NULL;
    stored_drop(TAKE(site->widget));
}
