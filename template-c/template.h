/* Templates of HTML, filled by C: the border of libctemplate. Usable from C and C++. */
#ifndef TEMPLATE_C_TEMPLATE_H
#define TEMPLATE_C_TEMPLATE_H

#include "base/buf.h"
#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What every template starts with: all values are escaped for the place in the HTML where they stand. */
#define TEMPLATE_PRAGMA "{{%AUTOESCAPE context=\"HTML\"}}"

/** Templates, parsed. Once frozen they never change: any number of threads may render at once. */
struct template_set;

/**
 * An empty set. The caller frees it with template_set_free().
 * @return STATUS_OK, STATUS_NO_MEMORY or STATUS_INTERNAL.
 */
MUST_CHECK enum status template_set_new(struct template_set **out, struct error *err);

/**
 * Parse @p text as the template called @p file ("results.html"). Indentation and line ends of a template are not sent.
 * Not once the set is frozen.
 *
 * @return STATUS_OK, STATUS_BAD_INPUT (it does not parse, or does not start with TEMPLATE_PRAGMA), STATUS_EXISTS (one is
 *         called so already), STATUS_NO_MEMORY or STATUS_INTERNAL.
 */
MUST_CHECK enum status template_set_add(struct template_set *set, const char *file,
                                        struct str text, struct error *err);

/** End the adding: from now on, and only then, templates may be rendered. */
void template_set_freeze(struct template_set *set);

/** The longest template. */
#define TEMPLATE_MAX_BYTES ((size_t)1 << 20)

/**
 * A new frozen set of every file of @p folder that ends in ".html".
 *
 * @return STATUS_OK, STATUS_NOT_FOUND (no such folder, or no template in it), STATUS_TOO_LARGE, STATUS_IO or what
 *         template_set_add() says; the text names the file.
 */
MUST_CHECK enum status template_set_load(struct template_set **out, const char *folder,
                                         struct error *err);
void template_set_free(struct template_set *set);
void template_set_free_at(struct template_set **set);
#define AUTO_TEMPLATE_SET CLEANUP(template_set_free_at) struct template_set

/**
 * The values for one rendering, as a tree: a node has values, and sections that are lists of nodes. A name that a node
 * lacks is looked up in the nodes above it. For one thread at a time.
 *
 * Setting never fails: running out of memory is remembered, and template_render() tells.
 */
struct template_data;

/** A new root. The caller frees it, and all its nodes, with template_data_free(). NULL when there is no memory; all
 *  functions below take that NULL, so that only template_render() is to be looked at. */
struct template_data *template_data_new(void);
void template_data_free(struct template_data *root);
void template_data_free_at(struct template_data **root);
#define AUTO_TEMPLATE_DATA CLEANUP(template_data_free_at) struct template_data

/** Set {{@p name}} to @p value (UTF-8, copied). It is escaped where it is shown. */
void template_data_set(struct template_data *node, const char *name, struct str value);

/**
 * Set {{@p name:x-marked}} to @p html: HTML that was escaped already and holds no element but <mark>. Copied. The
 * modifier x-marked lets just <mark> and </mark> through and escapes every other "<", ">" and quote, so that even a
 * value that nobody escaped makes no element and no attribute. Shown without the modifier it is escaped once more.
 */
void template_data_set_marked(struct template_data *node, const char *name,
                              struct str html);

/** Set {{@p name:x-html}} to @p html, which the caller wrote: nothing of it is escaped. Copied. Shown without the modifier
 *  it is escaped. */
void template_data_set_html(struct template_data *node, const char *name,
                            struct str html);

/** As template_data_set(), the decimal digits of @p value. */
void template_data_set_number(struct template_data *node, const char *name,
                              unsigned long value);

/** Add a node to the list {{#@p section}}…{{/@p section}}, which shows once for each. Borrowed until the root is
 *  freed; NULL when there is no memory. */
struct template_data *template_data_add(struct template_data *node, const char *section);

/** Show section @p section once, with the values of @p node. */
void template_data_show(struct template_data *node, const char *section);

/** Fill {{>@p marker}} with template @p file ("results.html") and a node of its own: unlike a section's, it sees no
 *  value of the nodes above it. As template_data_add() otherwise. */
struct template_data *template_data_include(struct template_data *node,
                                            const char *marker, const char *file);

/**
 * Append template @p file of the frozen @p set, filled with @p root, to @p out.
 * @return STATUS_OK, STATUS_NOT_FOUND (no such template), STATUS_NO_MEMORY (also when a value could not be kept) or
 *         STATUS_INTERNAL.
 */
MUST_CHECK enum status template_render(struct buf *out, const struct template_set *set,
                                       const char *file, const struct template_data *root,
                                       struct error *err);

#ifdef __cplusplus
}
#endif

#endif
