/* A small index in a temporary folder, published as often as a test needs. */
#ifndef TESTS_UNIT_SERVER_PUBLISHED_H
#define TESTS_UNIT_SERVER_PUBLISHED_H

#include <stddef.h>

#include "engine/index/index.h"

/** Make a temporary folder. Its name replaces the X's in @p folder ("/tmp/…XXXXXX"). */
void published_folder(char *folder);

/** Publish a generation of @p n notices with the ids "notice-0" and so on. A failure
 *  fails the test. */
void published_generation(const char *folder, size_t n);

/** Damage the file @p name of the served generation. */
void published_damage(const char *folder, const char *name);

/** Remove the folder with everything in it. */
void published_remove(const char *folder);

/** For a group of tests: the setup and teardown of one notice, published and open. */
int published_setup(void **state);
int published_teardown(void **state);

/** The index of that group. Borrowed until the teardown. */
struct index *published_index(void);

#endif
