/* The words that every monograph of the series shares: names of its sections and of its tables' columns. */
#ifndef INDEXER_MONOGRAPH_MONOGRAPH_GENRE_H
#define INDEXER_MONOGRAPH_MONOGRAPH_GENRE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/** What a section holds, and so how it is read. */
enum role {
    ROLE_OTHER,      /* paragraphs: documents */
    ROLE_INDICATORS, /* tables of figures */
    ROLE_CLUSTERS,   /* pôles de compétitivité */
    ROLE_CAMPUS,     /* campus des métiers et des qualifications */
    ROLE_CONTACTS,   /* people, functions, telephones */
    ROLE_BUDGETS,    /* tables of money */
    ROLE_PROGRAMMES, /* contracts and plans */
    ROLE_NEWS,       /* articles */
    ROLE_COUNT_
};

/** The role that heading @p folded (of words_fold()) names, or ROLE_COUNT_ when it names none. Articles, numbers and
 *  words such as « principaux » in front do not count. */
enum role genre_role(struct str folded);

/** Whether a heading that names @p role opens a section when there is no table of contents to say so. */
bool genre_opens_section(enum role role);

/** Whether @p folded is the heading of the table of contents. */
bool genre_is_contents(struct str folded);

/** Whether @p folded begins as the name of a programme does: « contrat… », « schéma… ». */
bool genre_is_programme(struct str folded);

/** What a column of a table holds. */
enum table_column {
    COLUMN_OTHER,
    COLUMN_GROUP,    /* what several rows share, printed once */
    COLUMN_LABEL,    /* what is counted */
    COLUMN_PREVIOUS, /* the region's figure of the year before */
    COLUMN_VALUE,    /* the region's figure */
    COLUMN_EVOLUTION,
    COLUMN_NATIONAL,
    COLUMN_FAMILY_NAME,
    COLUMN_FIRST_NAME,
    COLUMN_PERSON, /* a function, a telephone, an address: what else is said of a person */
    COLUMN_TOTAL,
    COLUMN_COUNT_
};

/** What the head of a column (folded) says it holds; COLUMN_OTHER when it says nothing known. */
enum table_column genre_column(struct str folded);

/** Spellings with their accents of the genre's headings, for those printed in bare capitals. */
const char *const *genre_spellings(size_t *n);

/** The words that only say what kind of thing a campus or a cluster is, dropped at the front of an id: the number of
 *  bytes of @p folded to skip. */
size_t genre_common_front(struct str folded);

#endif
