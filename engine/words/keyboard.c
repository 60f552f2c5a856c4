/* Neighbours on an AZERTY keyboard, whose rows are each half a key off the one above. */
#include "engine/words/keyboard.h"

#include <string.h>

#include "base/macros.h"

static const char *const rows[] = {"azertyuiop", "qsdfghjklm", "wxcvbn"};

struct key {
    int row, column;
};

static struct key key_of(char letter)
{
    for (int row = 0; row < (int)COUNT_OF(rows); row++) {
        const char *at = strchr(rows[row], letter);
        if (at && *at)
            return (struct key){row, (int)(at - rows[row])};
    }
    return (struct key){-9, -9};
}

/** A key lies below, and between, the key with its own column in the row above and the
 *  next one to the right. */
static bool are_neighbours(char a, char b)
{
    struct key x = key_of(a), y = key_of(b);
    if (x.row > y.row) {
        struct key up = y;
        y = x;
        x = up;
    }
    int aside = y.column - x.column;
    return x.row == y.row ? aside == 1 || aside == -1
                          : y.row - x.row == 1 && (aside == 0 || aside == -1);
}

bool keyboard_slip(struct str typed, struct str meant)
{
    if (typed.n != meant.n)
        return false;
    size_t n_unlike = 0, at = 0;
    for (size_t i = 0; i < typed.n; i++) {
        if (typed.at[i] == meant.at[i])
            continue;
        n_unlike++;
        at = i;
    }
    return n_unlike == 1 && are_neighbours(typed.at[at], meant.at[at]);
}
