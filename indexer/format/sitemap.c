/* Sitemaps: lists of addresses, in which there is no document. */
#include "indexer/format/format.h"
#include "indexer/web/xml_items.h"

static bool is_sitemap(struct str content)
{
    struct str root = xml_skip_prolog(content);
    return str_starts_with(root, STR("<urlset")) ||
           str_starts_with(root, STR("<sitemapindex"));
}

static enum status read_sitemap(struct str content, const struct reading *reading,
                                struct error *err)
{
    (void)content;
    (void)err;
    source_leave_out(reading->sink, 1,
                     "plan de site (sitemap) : une liste d'adresses, sans document ; "
                     "donnez son adresse comme source du site");
    return STATUS_OK;
}

const struct format_type sitemap_format = {
    .endings = {".xml"},
    .is_content = is_sitemap,
    .read = read_sitemap,
};
