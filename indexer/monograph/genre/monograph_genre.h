/* Knows the words that all monographs share: the names of their sections and of the
 * columns of their tables. */
#ifndef INDEXER_MONOGRAPH_GENRE_MONOGRAPH_GENRE_H
#define INDEXER_MONOGRAPH_GENRE_MONOGRAPH_GENRE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/** What a section holds, which decides how it is read. */
enum role {
    /* Paragraphs, which become documents. */
    ROLE_OTHER,
    /* Tables of figures. */
    ROLE_INDICATORS,
    /* Pôles de compétitivité. */
    ROLE_CLUSTERS,
    /* Campus des métiers et des qualifications. */
    ROLE_CAMPUS,
    /* People, functions, telephones. */
    ROLE_CONTACTS,
    /* Tables of money. */
    ROLE_BUDGETS,
    /* Contracts and plans. */
    ROLE_PROGRAMMES,
    /* Articles. */
    ROLE_NEWS,
    ROLE_COUNT_
};

/**
 * The role of the heading @p folded (made by words_fold()); ROLE_COUNT_ when it names
 * none. Articles, numbers and words such as « principaux » in front are skipped.
 */
enum role genre_role(struct str folded);

/**
 * Whether a heading of @p role opens a section when there is no table of contents to
 * tell.
 */
bool genre_opens_section(enum role role);

/** Whether @p folded is the heading of the table of contents. */
bool genre_is_contents(struct str folded);

/** Whether @p folded is the heading of what the publisher offers: « au service de… ». */
bool genre_is_services(struct str folded);

/** Whether @p folded begins like the name of a programme: « contrat… », « schéma… ». */
bool genre_is_programme(struct str folded);

/** What a column of a table holds. */
enum table_column {
    COLUMN_OTHER,
    /* What several rows share; printed once for them. */
    COLUMN_GROUP,
    /* What is counted. */
    COLUMN_LABEL,
    /* The region's figure of the year before. */
    COLUMN_PREVIOUS,
    /* The region's figure. */
    COLUMN_VALUE,
    COLUMN_EVOLUTION,
    COLUMN_NATIONAL,
    COLUMN_FAMILY_NAME,
    COLUMN_FIRST_NAME,
    /* A function, a telephone or an address: what is said of a person beside the name. */
    COLUMN_PERSON,
    COLUMN_TOTAL,
    COLUMN_COUNT_
};

/**
 * What the folded head of a column says that it holds; COLUMN_OTHER when it is not known.
 */
enum table_column genre_column(struct str folded);

/**
 * The headings of the genre with their accents, for those that are printed in bare
 * capitals.
 */
const char *const *genre_spellings(size_t *n);

/**
 * How many bytes at the front of @p folded only say that it is a campus or a cluster. Ids
 * leave them out.
 */
size_t genre_common_front(struct str folded);

#endif
