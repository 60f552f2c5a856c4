/* Reading forms.bin: look-up by number, by stem, by exact term and by prefix. */
#include "engine/store/flat/forms.h"

#include <xxhash.h>

#include "base/memory.h"
#include "engine/file/sections.h"
#include "engine/file/slot_table.h"
#include "engine/store/flat/forms_file.h"

/** The numbers of all forms in the order of one of their texts, and the hash table that
 *  tells where each text begins there. */
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

static enum status read_terms(struct forms *f, struct error *err)
{
    size_t n_offsets = 0;
    const struct section_wanted wanted[] = {
        SECTION(FORMS_TERMS, f->terms, 0, UINT32_MAX, &f->n),
        SECTION_SOME(FORMS_OFFSETS, f->offsets, &n_offsets),
        SECTION_ANY(FORMS_BYTES, f->bytes, &f->n_bytes)};
    enum status st = sections_read(&f->file, wanted, COUNT_OF(wanted), err);
    f->n_strings = st ? 0 : n_offsets - 1;
    return st;
}

/** Behind the terms: there are as many numbers of forms. */
static enum status read_orders(struct forms *f, struct error *err)
{
    const struct section_wanted wanted[] = {
        SECTION_OF(FORMS_BY_STEM, f->by_stem.forms, f->n),
        SECTION_OF(FORMS_BY_FOLDED, f->by_folded.forms, f->n)};
    enum status st = sections_read(&f->file, wanted, COUNT_OF(wanted), err);
    if (!st)
        st = slot_table_open(&f->by_stem.begins, &f->file, FORMS_STEM_SLOTS, err);
    if (!st)
        st = slot_table_open(&f->by_folded.begins, &f->file, FORMS_FOLDED_SLOTS, err);
    return st;
}

enum status forms_open(struct forms **out, const char *path, struct error *err)
{
    *out = NULL;
    struct forms *f = mem_new(sizeof *f);
    enum status st = sections_open(&f->file, path, err);
    if (!st && (read_terms(f, err) || read_orders(f, err)))
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
    if (i >= f->n_strings)
        return STR("");
    return str_between((struct str){f->bytes, f->n_bytes}, f->offsets[i],
                       f->offsets[i + 1]);
}

uint32_t forms_count(const struct forms *forms)
{
    return (uint32_t)forms->n;
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

/** Where the forms with the text @p text begin in @p order; f->n when there are none. */
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

/** The forms with the text @p text. Equal texts are one string, so that comparing its
 *  number is enough to find where they end. */
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

/** Compare place @p i of the order by exact term with @p prefix: 0 when the exact term
 *  starts with it. */
static int compare(const struct forms *f, size_t i, struct str prefix)
{
    struct str folded = forms_at(f, f->by_folded.forms[i]).folded;
    if (folded.n > prefix.n)
        folded.n = prefix.n;
    return str_compare(folded, prefix);
}

/** The first place from @p low whose exact term is not before the prefix, or, with @p
 *  after, is behind all that start with it. */
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
