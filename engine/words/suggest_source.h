/* Where completions come from, and what each source is worth. */
#ifndef ENGINE_WORDS_SUGGEST_SOURCE_H
#define ENGINE_WORDS_SUGGEST_SOURCE_H

/** Where a completion comes from. Written into suggest.bin: raise INDEX_FORMAT_VERSION when rows move. */
enum suggest_source {
    SUGGEST_TITLE,
    SUGGEST_REGION,
    SUGGEST_FORMER, /* a former or another name of a region */
    SUGGEST_ACRONYM,
    SUGGEST_QUERY,
    SUGGEST_THEME,
    SUGGEST_DESCRIPTOR, /* of the thesaurus, by its label or a synonym */
    SUGGEST_SOURCE_COUNT_
};

struct suggest_source_kind {
    const char *type;  /* in answers: "title" */
    const char *label; /* what a reader sees: « Sigle » */
    int base; /* what its completions are worth before their weight, 0 to 255, is added */
    unsigned share; /* how many of ten it may take while others wait */
};

/** The row of @p source; one out of range, in a damaged file, gives the last. */
const struct suggest_source_kind *suggest_source_kind(unsigned source);

#endif
