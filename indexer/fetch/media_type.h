/* Which of the types of the web are documents, and how their files are named. */
#ifndef INDEXER_FETCH_MEDIA_TYPE_H
#define INDEXER_FETCH_MEDIA_TYPE_H

#include "base/str.h"

/**
 * The ending of a file with @p body, which a server calls @p type ("text/html;
 * charset=utf-8") and has at @p address: ".html".
 * @return a literal; NULL when it is no document or not what the server says, and then
 *         @p why_not says so in French.
 */
const char *media_ending(const char **why_not, const char *type, const char *address,
                         struct str body);

/** The charset that @p type names; the empty str when it names none. */
struct str media_charset(const char *type);

#endif
