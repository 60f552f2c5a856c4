/* Reads a folder of templates. */
#include "base/file.h"
#include "template-c/template.h"

static enum status load_one(struct template_set *set, const char *path, const char *name,
                            struct error *err)
{
    AUTO_BUF text = BUF_INIT(TEMPLATE_MAX_BYTES);
    enum status st = file_read(&text, path, err);
    if (st)
        return st;
    st = template_set_add(set, name, buf_str(&text), err);
    return st ? error_context(err, st, "%s", path) : STATUS_OK;
}

enum status template_set_load(struct template_set **out, const char *folder,
                              struct error *err)
{
    *out = NULL;
    AUTO_NAME_LIST names = {0};
    enum status st = folder_list(&names, folder, err);
    if (st)
        return st;
    AUTO_TEMPLATE_SET *set = NULL;
    st = template_set_new(&set, err);
    size_t n_templates = 0;
    for (size_t i = 0; i < names.n && !st; i++) {
        if (!str_ends_with(str_of(names.at[i]), STR(".html")))
            continue;
        AUTO_TEXT *path = path_join(folder, names.at[i]);
        st = load_one(set, path, names.at[i], err);
        n_templates++;
    }
    if (st)
        return st;
    if (n_templates == 0)
        return error_set(err, STATUS_NOT_FOUND, "%s: no template (*.html) there", folder);
    template_set_freeze(set);
    *out = TAKE(set);
    return STATUS_OK;
}
