/* The sources of completions, and how completions of each are scored and shown. */
#ifndef ENGINE_WORDS_SUGGEST_SOURCE_H
#define ENGINE_WORDS_SUGGEST_SOURCE_H

/** Where a completion comes from. Written into suggest.bin: raise INDEX_FORMAT_VERSION
 *  when rows move. */
enum suggest_source {
    SUGGEST_TITLE,
    SUGGEST_REGION,
    /* A former or another name of a region. */
    SUGGEST_FORMER,
    SUGGEST_ACRONYM,
    SUGGEST_QUERY,
    SUGGEST_THEME,
    /* A descriptor of the thesaurus, by its label or a synonym. */
    SUGGEST_DESCRIPTOR,
    SUGGEST_SOURCE_COUNT_
};

struct suggest_source_kind {
    /* Its name in answers, such as "title". */
    const char *type;
    /* What a reader sees, such as « Sigle ». */
    const char *label;
    /* The score of its completions before their weight, 0 to 255, is added. */
    int base;
    /* How many of ten places it may take while other sources have completions left. */
    unsigned share;
};

/** The row of @p source; static. A source out of range, as in a damaged file, gives the
 *  last row. */
const struct suggest_source_kind *suggest_source_kind(unsigned source);

#endif
