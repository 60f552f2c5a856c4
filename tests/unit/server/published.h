/* A small index in a temporary folder, published as often as a test needs. */
#ifndef TESTS_UNIT_SERVER_PUBLISHED_H
#define TESTS_UNIT_SERVER_PUBLISHED_H

#include <stddef.h>

/** Make a temporary folder; its path replaces @p folder's X's ("/tmp/…XXXXXX"). */
void published_folder(char *folder);

/** Publish @p n notices ("notice-0"…) as the generation that is served; any failure fails the test. */
void published_generation(const char *folder, size_t n);

/** Damage the file @p name of the generation that is served. */
void published_damage(const char *folder, const char *name);

/** Remove the folder with all in it. */
void published_remove(const char *folder);

#endif
