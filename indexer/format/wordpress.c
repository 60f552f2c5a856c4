/* The format of posts of WordPress: answers of its REST interface, and exports. */
#include "indexer/web/wordpress.h"

#include "indexer/format/format.h"

static bool is_wordpress(struct str content)
{
    return wordpress_looks_like_posts(content) || wordpress_looks_like_export(content);
}

static enum status read_wordpress(struct str content, const struct reading *reading,
                                  struct error *err)
{
    return wordpress_looks_like_export(content)
               ? wordpress_read_export(content, reading, err)
               : wordpress_read_posts(content, reading, err);
}

const struct format_type wordpress_format = {
    .endings = {".json", ".xml", ".wxr"},
    .is_content = is_wordpress,
    .read = read_wordpress,
};
