/* Collecting completions and writing suggest.bin. */
#ifndef ENGINE_WORDS_SUGGEST_BUILD_H
#define ENGINE_WORDS_SUGGEST_BUILD_H

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"
#include "engine/vocabulary/vocabulary.h"
#include "engine/words/suggest_source.h"

struct analyser;

/** More titles are not taken: the newest are. */
#define SUGGEST_TITLES_MAX 300000

/** A completion that is no title. */
struct suggest_item {
    enum suggest_source source;
    struct str text, value, detail, filter; /* as in struct suggestion; copied */
    unsigned weight;                        /* 0 to 255 */
    size_t
        n_name; /* so many first bytes of the text are the name, the rest says what it is; 0: all */
    bool names_only; /* the rest is shown and not found */
};

struct suggest_title {
    struct str title; /* copied */
    uint32_t docid;   /* in the order of the documents: the newest first */
    region_set regions;
    bool is_part; /* of another document */
};

struct suggest_builder;

/** @p analyser is borrowed. Never NULL; freed with suggest_builder_free(). */
struct suggest_builder *suggest_builder_new(struct analyser *analyser,
                                            uint32_t n_documents);
void suggest_builder_free(struct suggest_builder *builder);
void suggest_builder_free_at(struct suggest_builder **builder);
#define AUTO_SUGGEST_BUILDER CLEANUP(suggest_builder_free_at) struct suggest_builder

/** Texts without a word are left out; of those of one source with the same words, the first is kept. */
void suggest_builder_put(struct suggest_builder *builder,
                         const struct suggest_item *item);

/** The same title again is counted with the first. */
void suggest_builder_put_title(struct suggest_builder *builder,
                               const struct suggest_title *title);

/** How many of the titles put until now have word @p text; 0 when it is no single word. */
uint32_t suggest_builder_n_titles(struct suggest_builder *builder, struct str text);

/** Write the file at @p path. @return STATUS_OK, STATUS_NOT_FOUND (no such folder), STATUS_TOO_LARGE or STATUS_IO. */
MUST_CHECK enum status suggest_builder_write(struct suggest_builder *builder,
                                             const char *path, struct error *err);

/** 0 for none, then @p step for each doubling of @p n, at most @p most. */
unsigned suggest_weight_of_count(uint64_t n, unsigned step, unsigned most);

#endif
