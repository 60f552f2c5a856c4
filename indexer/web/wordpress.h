/* Posts and pages as WordPress gives them: by its REST interface and in its exports. */
#ifndef INDEXER_WEB_WORDPRESS_H
#define INDEXER_WEB_WORDPRESS_H

#include "indexer/source/reading.h"

/** Whether @p object is a post or a page of the REST interface: its title or content is
 *  {"rendered": …}. */
bool wordpress_is_post(const json_t *object);

/**
 * Turn a post of the REST interface into an object of plain members: "id", "title",
 * "text", "layout", "url", "slug", "date", "type", "author", "description", and where the
 * answer has them (`_embed`) the names of its "categories", "keywords" and "regions".
 * What is only of use to WordPress is taken out; other members stay.
 *
 * @param[out] left_out  why its editors do not publish it (a draft, a password), in
 *                       French; or empty.
 * @return NULL, or why it cannot be read, in French.
 */
const char *wordpress_read_post(json_t *object, struct error *left_out);

/** What the taxonomy @p name of a WordPress is to a document: "categories", "keywords" or
 *  "regions"; NULL when it is of no use to readers. */
const char *wordpress_member_of_taxonomy(struct str name);

/** Whether documents of @p status are published; if not, @p left_out says so. */
bool wordpress_is_published(struct error *left_out, struct str status, struct str title);

/** Whether @p content is a list of posts of the REST interface, or one of them. */
bool wordpress_looks_like_posts(struct str content);

/** Give each post of a list to the sink, at its line. */
MUST_CHECK enum status wordpress_read_posts(struct str content,
                                            const struct reading *reading,
                                            struct error *err);

/** Whether @p content is an export of WordPress (WXR). */
bool wordpress_looks_like_export(struct str content);

/** Give each post, page and document of another type of an export to the sink. */
MUST_CHECK enum status wordpress_read_export(struct str content,
                                             const struct reading *reading,
                                             struct error *err);

#endif
