/* Finding the words of a stem by their forms. */
#include "engine/store/xapian/xapian_stem.h"

#include <stdlib.h>

static int by_word(const void *a, const void *b)
{
    const struct xapian_part *x = a, *y = b;
    return str_compare(x->word, y->word);
}

enum status xapian_stem_find(struct xapian_stem *out, const struct forms *forms,
                             const struct xc_database *db, struct str stem,
                             struct arena *arena, struct error *err)
{
    struct form_numbers numbers = forms_of_stem(forms, stem);
    *out = (struct xapian_stem){arena_array(arena, numbers.n + 1, sizeof *out->parts), 0};
    for (size_t i = 0; i < numbers.n; i++)
        out->parts[out->n++] =
            (struct xapian_part){.word = forms_at(forms, numbers.at[i]).folded};
    qsort(out->parts, out->n, sizeof *out->parts, by_word);
    size_t n = 0;
    for (size_t i = 0; i < out->n; i++)
        if (!n || !str_equal(out->parts[n - 1].word, out->parts[i].word))
            out->parts[n++] = out->parts[i];
    out->n = n;
    char room[XAPIAN_TERM_BYTES];
    for (size_t i = 0; i < n; i++) {
        struct xapian_part *part = &out->parts[i];
        bool has = false;
        enum status st = xc_database_has_term(
            &has, db, xapian_term(room, XAPIAN_VERBATIM, part->word), err);
        if (st)
            return st;
        part->is_verbatim = has && str_equal(part->word, stem);
        part->has_verbatim = has && !part->is_verbatim;
    }
    return STATUS_OK;
}
