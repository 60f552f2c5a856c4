/* The inside of a vocabulary, and the functions that read its files. Private to
 * engine/vocabulary/vocabulary*.c. */
#ifndef ENGINE_VOCABULARY_VOCABULARY_PARTS_H
#define ENGINE_VOCABULARY_VOCABULARY_PARTS_H

#include <jansson.h>

#include "base/arena.h"
#include "base/file.h"
#include "engine/vocabulary/vocabulary.h"
#include "text/inflection/inflections.h"

/** The most bytes of a file, and of a text in it. */
#define VOCABULARY_FILE_MAX (8U << 20)
#define VOCABULARY_TEXT_MAX 1000

struct vocabulary {
    /* Owns all that is below. */
    struct arena *arena;
    struct region *regions;
    size_t n_regions;
    struct theme *themes;
    size_t n_themes;
    struct acronym *acronyms;
    size_t n_acronyms;
    struct word_group *groups[GROUP_KIND_COUNT_];
    size_t n_groups[GROUP_KIND_COUNT_];
    struct kind_words *kinds;
    size_t n_kinds;
    struct frequent_query *queries;
    size_t n_queries;
    /* The lexicon, and the file that it views; without sets when there is none. */
    struct inflections inflections;
    struct file_map inflections_file;
};

/**
 * A file that is being read. The first fault is kept with its place. Reading then goes on
 * with empty answers, so that status need be tested only at the end.
 */
struct vocabulary_source {
    /* Its name, for messages. */
    const char *file;
    /* The whole text of the file. */
    struct str text;
    /* Where texts are copied to. */
    struct arena *arena;
    /* The present line of a file of lines; 0 for JSON, whose line is found by the
     * place. */
    size_t line;
    /* The present place in JSON, such as "regions[3].towns[0]". */
    char place[160];
    /* The member below that place, such as "variants[1]"; "" for the place itself. */
    char member[80];
    enum status status;
    struct error *err;
};

/** Say which place of the file is read next. */
void source_at(struct vocabulary_source *source, const char *format, ...)
    PRINTF_LIKE(2, 3);

/**
 * Keep a fault at the present place, « file:line: place : what », unless there is one
 * already.
 */
void source_fail(struct vocabulary_source *source, const char *format, ...)
    PRINTF_LIKE(2, 3);

enum source_need { SOURCE_OPTIONAL, SOURCE_REQUIRED };

/**
 * Member @p name of @p object as a text, without white space at its ends; "" when it is
 * missing. A required text may be neither missing nor empty. The text is in the arena.
 */
const char *source_text(struct vocabulary_source *source, const json_t *object,
                        const char *name, enum source_need need);

/** Member @p name as a slug, which is required: small letters, digits and hyphens. */
const char *source_slug(struct vocabulary_source *source, const json_t *object,
                        const char *name);

/**
 * Member @p name as a list, borrowed from @p object. NULL when it is missing, which
 * counts as an empty list.
 */
const json_t *source_list(struct vocabulary_source *source, const json_t *object,
                          const char *name, enum source_need need);

/** Member @p name as a list of texts that are not empty. */
struct text_list source_texts(struct vocabulary_source *source, const json_t *object,
                              const char *name);

/** Whether member @p name exists and is not false, null or "". */
bool source_flag(const json_t *object, const char *name);

/** Member @p name as a count; 0 when it is missing. */
uint32_t source_count(struct vocabulary_source *source, const json_t *object,
                      const char *name);

/**
 * Read one part of the vocabulary from the JSON of a whole file. Faults are left in
 * @p source.
 */
void vocabulary_read_regions(struct vocabulary *out, struct vocabulary_source *source,
                             const json_t *root);
void vocabulary_read_themes(struct vocabulary *out, struct vocabulary_source *source,
                            const json_t *root);
void vocabulary_read_acronyms(struct vocabulary *out, struct vocabulary_source *source,
                              const json_t *root);

/** Read one part from the lines of source->text. Faults are left in @p source. */
void vocabulary_read_synonyms(struct vocabulary *out, struct vocabulary_source *source);
void vocabulary_read_families(struct vocabulary *out, struct vocabulary_source *source);
void vocabulary_read_queries(struct vocabulary *out, struct vocabulary_source *source);
void vocabulary_read_kinds(struct vocabulary *out, struct vocabulary_source *source);

#endif
