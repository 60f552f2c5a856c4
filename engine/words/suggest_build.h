/* Collecting the completions of an index and writing suggest.bin. */
#ifndef ENGINE_WORDS_SUGGEST_BUILD_H
#define ENGINE_WORDS_SUGGEST_BUILD_H

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"
#include "engine/vocabulary/vocabulary.h"
#include "engine/words/suggest_source.h"

struct analyser;

/** The most titles that are taken. They come newest first, so that the oldest are left
 *  out. */
#define SUGGEST_TITLES_MAX 300000

/** A completion that is not a title. */
struct suggest_item {
    enum suggest_source source;
    /* As in struct suggestion; copied. */
    struct str text, value, detail, filter;
    /* Its weight among the completions of its source, 0 to 255. */
    unsigned weight;
    /* How many bytes of the text, from its beginning, are the name; the rest explains it.
     * 0 when all of it is the name. */
    size_t n_name;
    /* Whether only the name is searched; the rest is then shown only. */
    bool names_only;
};

struct suggest_title {
    /* Copied. */
    struct str title;
    /* Titles come in the order of the documents: the newest first. */
    uint32_t docid;
    region_set regions;
    /* Whether the document is a part of another one. */
    bool is_part;
};

struct suggest_builder;

/** A new builder for an index of @p n_documents documents; never NULL, freed with
 *  suggest_builder_free(). @p analyser is borrowed until then. */
struct suggest_builder *suggest_builder_new(struct analyser *analyser,
                                            uint32_t n_documents);
void suggest_builder_free(struct suggest_builder *builder);
void suggest_builder_free_at(struct suggest_builder **builder);
#define AUTO_SUGGEST_BUILDER CLEANUP(suggest_builder_free_at) struct suggest_builder

/** Add a completion. One without a word is left out; of several from one source with the
 *  same words, the first is kept. */
void suggest_builder_put(struct suggest_builder *builder,
                         const struct suggest_item *item);

/** Add the title of a document. When it has the same words as a title before, both are
 *  one completion that counts two documents. */
void suggest_builder_put_title(struct suggest_builder *builder,
                               const struct suggest_title *title);

/** How often the word @p text stands in the different titles put so far; 0 when it is not
 *  a single word. */
uint32_t suggest_builder_n_titles(struct suggest_builder *builder, struct str text);

/**
 * Write suggest.bin at @p path. Call it once; nothing may be put afterwards.
 * @return STATUS_OK, STATUS_NOT_FOUND (the folder does not exist), STATUS_TOO_LARGE (too
 *         many words) or STATUS_IO.
 */
MUST_CHECK enum status suggest_builder_write(struct suggest_builder *builder,
                                             const char *path, struct error *err);

/** The weight of a completion that @p n of something have: 0 for none, @p step for one
 *  and for each doubling from there, at most @p most. */
unsigned suggest_weight_of_count(uint64_t n, unsigned step, unsigned most);

#endif
