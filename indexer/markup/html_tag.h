/* Reads one tag of HTML, or of the components that stand in Markdown like tags. */
#ifndef INDEXER_MARKUP_HTML_TAG_H
#define INDEXER_MARKUP_HTML_TAG_H

#include "base/buf.h"
#include "base/str.h"

/** A tag. Its parts are borrowed from the text that it was read from. */
struct html_tag {
    /* As it is written; empty for comments, declarations and instructions. */
    struct str name;
    /* What stands behind the name. */
    struct str attributes;
    /* `</p>`, and `<p/>`. */
    bool is_end, is_empty;
    /* From "<" to ">", in bytes. */
    size_t length;
};

/**
 * Read the tag, comment, declaration or instruction at the start of @p rest, whose first
 * byte is "<".
 *
 * @return false when none begins there or it has no end.
 */
bool html_tag_read(struct html_tag *out, struct str rest);

/**
 * Take the next attribute of @p attributes away from them. The value is as it is written,
 * without its quotes, and empty when there is none.
 *
 * @return false when none is left.
 */
bool html_attribute_next(struct str *name, struct str *value, struct str *attributes);

/** The value of the attribute @p name (small letters), or an empty string. */
struct str html_attribute(struct str attributes, struct str name);

/** Whether @p s is @p small, which is in small letters, in any case. */
bool html_name_is(struct str s, struct str small);

#endif
