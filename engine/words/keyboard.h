/* The French keyboard (AZERTY): which letters are typed one for the other, since their
 * keys are neighbours. */
#ifndef ENGINE_WORDS_KEYBOARD_H
#define ENGINE_WORDS_KEYBOARD_H

#include <stdbool.h>

#include "base/str.h"

/** Whether @p typed and @p meant, of letters a to z, have the same length and differ in
 *  one letter only, whose two keys are neighbours. */
bool keyboard_slip(struct str typed, struct str meant);

#endif
