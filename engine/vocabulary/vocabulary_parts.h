/* The vocabulary's inside, and the means by which its files are read. Private to engine/vocabulary*.c. */
#ifndef ENGINE_VOCABULARY_VOCABULARY_PARTS_H
#define ENGINE_VOCABULARY_VOCABULARY_PARTS_H

#include <jansson.h>

#include "base/arena.h"
#include "engine/vocabulary/vocabulary.h"

/** Ceilings: a file's bytes, a text's bytes. */
#define VOCABULARY_FILE_MAX (8U << 20)
#define VOCABULARY_TEXT_MAX 1000

struct vocabulary {
    struct arena *arena; /* owns all below */
    struct region *regions;
    size_t n_regions;
    struct theme *themes;
    size_t n_themes;
    struct acronym *acronyms;
    size_t n_acronyms;
    struct word_group *groups[GROUP_KIND_COUNT_];
    size_t n_groups[GROUP_KIND_COUNT_];
    struct frequent_query *queries;
    size_t n_queries;
};

/**
 * A file that is being read. The first fault is remembered with its place; after it, reading goes on and gives empty
 * answers, so that only the end of a file has to ask.
 */
struct vocabulary_source {
    const char *file;    /* its name, for messages */
    struct str text;     /* all of it */
    struct arena *arena; /* where texts go */
    size_t line;         /* of a file of lines; 0: found by the place */
    char place[160];     /* of JSON, such as "regions[3].towns[0]" */
    char member[80];     /* and below it: "variants[1]"; "": the place itself */
    enum status status;
    struct error *err;
};

/** Say where in the file the next reads are. */
void source_at(struct vocabulary_source *source, const char *format, ...)
    PRINTF_LIKE(2, 3);

/** Remember a fault at the present place, unless there was one: « file:line: place : what ». */
void source_fail(struct vocabulary_source *source, const char *format, ...)
    PRINTF_LIKE(2, 3);

enum source_need { SOURCE_OPTIONAL, SOURCE_REQUIRED };

/** Member @p name of @p object as a text; "" when it is absent. An empty text is a fault when it is required. */
const char *source_text(struct vocabulary_source *source, const json_t *object,
                        const char *name, enum source_need need);

/** A text of small letters, digits and hyphens, required: a slug or a code. */
const char *source_slug(struct vocabulary_source *source, const json_t *object,
                        const char *name);

/** Member @p name as a list, borrowed from @p object; NULL (which has no elements) when it is absent. */
const json_t *source_list(struct vocabulary_source *source, const json_t *object,
                          const char *name, enum source_need need);

/** Member @p name as a list of texts that are not empty. */
struct text_list source_texts(struct vocabulary_source *source, const json_t *object,
                              const char *name);

/** Whether member @p name is there and is neither false, null nor "". */
bool source_flag(const json_t *object, const char *name);

/** Member @p name as a count, 0 when it is absent. */
uint32_t source_count(struct vocabulary_source *source, const json_t *object,
                      const char *name);

/** Read the parts from a file's whole JSON. Faults are left in @p source. */
void vocabulary_read_regions(struct vocabulary *out, struct vocabulary_source *source,
                             const json_t *root);
void vocabulary_read_themes(struct vocabulary *out, struct vocabulary_source *source,
                            const json_t *root);
void vocabulary_read_acronyms(struct vocabulary *out, struct vocabulary_source *source,
                              const json_t *root);

/** Read the files of lines from source->text. Faults are left in @p source. */
void vocabulary_read_synonyms(struct vocabulary *out, struct vocabulary_source *source);
void vocabulary_read_families(struct vocabulary *out, struct vocabulary_source *source);
void vocabulary_read_queries(struct vocabulary *out, struct vocabulary_source *source);

#endif
