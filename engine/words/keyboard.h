/* The French keyboard (AZERTY): which keys a finger takes for each other. */
#ifndef ENGINE_WORDS_KEYBOARD_H
#define ENGINE_WORDS_KEYBOARD_H

#include <stdbool.h>

#include "base/str.h"

/** Whether @p typed and @p meant, of letters a to z, are as long and differ by one letter whose keys are neighbours. */
bool keyboard_slip(struct str typed, struct str meant);

#endif
