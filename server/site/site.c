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

void site_release_web(struct site *site)
{
    assets_free(site->assets);
    site->assets = NULL;
    stored_drop(TAKE(site->widget));
}
