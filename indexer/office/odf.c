/* Tells OpenDocument files, and finds their content. */
#include "indexer/office/odf.h"

#include "base/buf.h"

bool odf_is(struct str content, const char *type)
{
    AUTO_BUF name = BUF_INIT(100);
    buf_printf(&name, "mimetypeapplication/vnd.oasis.opendocument.%s", type);
    return zip_names(content, buf_str(&name));
}

enum status odf_content(struct str *out, struct odt_styles *styles,
                        const struct zip_parts *zip, struct error *err)
{
    struct str manifest = zip_part(zip, STR("META-INF/manifest.xml"));
    if (str_find(manifest, STR("encryption-data")) < manifest.n)
        return error_set(err, STATUS_BAD_INPUT,
                         "document protégé par un mot de passe : enregistrez-le sans");
    *out = zip_part(zip, STR("content.xml"));
    if (!out->n)
        return error_set(err, STATUS_BAD_INPUT, "le document n'a pas de contenu");
    enum status st = odt_read_styles(styles, zip_part(zip, STR("styles.xml")), err);
    return st ? st : odt_read_styles(styles, *out, err);
}
