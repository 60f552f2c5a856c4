/* Writes the letter into files: a mail and a text. */
#ifndef CLI_LETTER_FILES_H
#define CLI_LETTER_FILES_H

#include "cli/ask_options.h"

/**
 * Make the letter that the options ask for, and write it as
 * « lettre-2026-04-15.html » and « .txt » into the folder options->letter, or, where that
 * is no folder, as options->letter with both endings. The names of the files are printed.
 *
 * @return STATUS_OK; STATUS_BAD_INPUT (French text) for a parameter that is wrong;
 *         STATUS_NOT_FOUND or STATUS_IO when a file cannot be written;
 *         STATUS_INDEX_CORRUPT.
 */
MUST_CHECK enum status letter_files_write(const struct ask_options *options,
                                          struct searcher *searcher, struct error *err);

#endif
