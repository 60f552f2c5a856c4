/* Gives any bytes to the analyser: its invariants hold, and its fast path for plain words
 * gives what the slow path gives. */
#include <stdio.h>
#include <stdlib.h>

#include "tests/unit/text/invariants.h"
#include "text/analyse.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/** The first byte of the input chooses the mode; the others are the text. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct analyser *analyser, *other;
    const struct str acronyms[] = {STR("VAE"), STR("Opco"), STR("POE-C")};
    if (!analyser) {
        analyser = analyser_new(acronyms, COUNT_OF(acronyms));
        other = analyser_new(acronyms, COUNT_OF(acronyms));
    }
    if (size == 0)
        return 0;
    unsigned mode = data[0] & (ANALYSE_QUERY | ANALYSE_NO_STEM);
    struct str text = {(const char *)data + 1, size - 1};
    struct token_list list = analyser_run(analyser, text, mode);
    const char *broken = invariant_broken(list, text);
    if (!broken)
        broken = token_lists_differ(
            list, analyser_run(other, text, mode | ANALYSE_EVERY_LETTER));
    if (broken) {
        (void)fprintf(stderr, "broken: %s\n", broken);
        abort();
    }
    return 0;
}
