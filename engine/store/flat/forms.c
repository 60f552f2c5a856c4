/* Reading forms.bin: look-up by number, by stem, by exact term. */
#include "engine/store/flat/forms.h"

#include <xxhash.h>

#include "base/memory.h"
#include "engine/file/sections.h"
#include "engine/file/slot_table.h"
#include "engine/store/flat/forms_file.h"

/** The numbers of all forms in the order of one of their texts, and where each text begins there. */
struct forms_order {
    const uint32_t *forms;
    struct slot_table begins;
};

struct forms {
    struct sections file;
    const struct form_terms *terms;
    size_t n;
    struct forms_order by_stem, by_folded;
    const uint32_t *offsets;
    const char *bytes;
    size_t n_strings, n_bytes;
};

static enum status read_sections(struct forms *f, struct error *err)
{
    const void *p[7];
    size_t n[7];
    struct section_wanted wanted[7] = {
        {FORMS_TERMS, sizeof(struct form_terms), SECTIONS_ANY},
        {FORMS_BY_STEM, sizeof(uint32_t), 0},
        {FORMS_BY_FOLDED, sizeof(uint32_t), 0},
        {FORMS_OFFSETS, sizeof(uint32_t), SECTIONS_ANY},
        {FORMS_BYTES, 1, SECTIONS_ANY},
        {FORMS_STEM_SLOTS, sizeof(uint32_t), SECTIONS_ANY},
        {FORMS_FOLDED_SLOTS, sizeof(uint32_t), SECTIONS_ANY}};
    for (size_t i = 0; i < COUNT_OF(wanted); i++) {
        if (wanted[i].n == 0) /* as many as there are terms, which come first */
            wanted[i].n = n[0];
        enum status st = sections_get(&f->file, wanted[i], &p[i], &n[i], err);
        if (st)
            return st;
    }
    if (n[0] > UINT32_MAX)
        return error_set(err, STATUS_INDEX_CORRUPT, "%zu forms", n[0]);
    if (!n[5] || n[5] > UINT32_MAX || !n[6] || n[6] > UINT32_MAX)
        return error_set(err, STATUS_INDEX_CORRUPT, "%zu and %zu slots", n[5], n[6]);
    f->terms = p[0];
    f->n = n[0];
    f->by_stem = (struct forms_order){p[1], {p[5], (uint32_t)n[5]}};
    f->by_folded = (struct forms_order){p[2], {p[6], (uint32_t)n[6]}};
    f->offsets = p[3];
    f->n_strings = n[3] ? n[3] - 1 : 0;
    f->bytes = p[4];
    f->n_bytes = n[4];
    return STATUS_OK;
}

enum status forms_open(struct forms **out, const char *path, struct error *err)
{
    *out = NULL;
    struct forms *f = mem_new(sizeof *f);
    enum status st = sections_open(&f->file, path, err);
    if (!st && read_sections(f, err))
        st = error_context(err, STATUS_INDEX_CORRUPT, "%s", path);
    if (st) {
        forms_free(f);
        return st;
    }
    *out = f;
    return STATUS_OK;
}

void forms_free(struct forms *forms)
{
    if (!forms)
        return;
    sections_close(&forms->file);
    mem_free(forms);
}

static struct str string_at(const struct forms *f, uint32_t i)
{
    if (i >= f->n_strings || f->offsets[i] > f->offsets[i + 1] ||
        f->offsets[i + 1] > f->n_bytes)
        return STR("");
    return (struct str){f->bytes + f->offsets[i], f->offsets[i + 1] - f->offsets[i]};
}

struct form forms_at(const struct forms *f, uint32_t i)
{
    if (i >= f->n)
        return (struct form){STR(""), STR(""), STR(""), false};
    const struct form_terms *t = &f->terms[i];
    return (struct form){string_at(f, t->written), string_at(f, t->folded),
                         string_at(f, t->stem), t->is_stop != 0};
}

static uint32_t stem_of(const struct form_terms *terms)
{
    return terms->stem;
}

static uint32_t folded_of(const struct form_terms *terms)
{
    return terms->folded;
}

/** Where the forms with text @p text begin in the order; n when there is none. */
static size_t first_with(const struct forms *f, const struct forms_order *order,
                         uint32_t (*text_of)(const struct form_terms *), struct str text)
{
    struct slot_search search =
        slot_search_begin(&order->begins, XXH3_64bits(text.at, text.n));
    for (uint32_t first; slot_search_next(&search, &first);) {
        if (first >= f->n || order->forms[first] >= f->n)
            break;
        if (str_equal(string_at(f, text_of(&f->terms[order->forms[first]])), text))
            return first;
    }
    return f->n;
}

/** The forms with text @p text. Equal texts are one string. */
static struct form_numbers with(const struct forms *f, const struct forms_order *order,
                                uint32_t (*text_of)(const struct form_terms *),
                                struct str text)
{
    size_t first = first_with(f, order, text_of, text), last = first;
    if (first == f->n)
        return (struct form_numbers){order->forms, 0};
    uint32_t number = text_of(&f->terms[order->forms[first]]);
    while (last < f->n && order->forms[last] < f->n &&
           text_of(&f->terms[order->forms[last]]) == number)
        last++;
    return (struct form_numbers){order->forms + first, last - first};
}

struct form_numbers forms_of_stem(const struct forms *f, struct str stem)
{
    return with(f, &f->by_stem, stem_of, stem);
}

struct form_numbers forms_of_folded(const struct forms *f, struct str folded)
{
    return with(f, &f->by_folded, folded_of, folded);
}

/** How the exact term of number @p i of their order stands to @p prefix: 0, it starts with it. */
static int compare(const struct forms *f, size_t i, struct str prefix)
{
    struct str folded = forms_at(f, f->by_folded.forms[i]).folded;
    if (folded.n > prefix.n)
        folded.n = prefix.n;
    return str_compare(folded, prefix);
}

/** The first from @p low that is not below the prefix, or with @p after is above it. */
static size_t bound(const struct forms *f, struct str prefix, bool after, size_t low)
{
    size_t high = f->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int c = compare(f, middle, prefix);
        if (c < 0 || (after && c == 0))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct form_numbers forms_of_prefix(const struct forms *f, struct str prefix)
{
    size_t first = bound(f, prefix, false, 0);
    size_t last = bound(f, prefix, true, first);
    return (struct form_numbers){f->by_folded.forms + first, last - first};
}
