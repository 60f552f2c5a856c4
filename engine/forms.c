/* Reading forms.bin: look-up by number, by stem, by exact term. */
#include "engine/forms.h"

#include "base/memory.h"
#include "engine/forms_file.h"
#include "engine/sections.h"

struct forms {
    struct sections file;
    const struct form_terms *terms;
    const uint32_t *by_stem, *by_folded;
    size_t n;
    const uint32_t *offsets;
    const char *bytes;
    size_t n_strings, n_bytes;
};

static enum status read_sections(struct forms *f, struct error *err)
{
    const void *p[5];
    size_t n[5];
    struct section_wanted wanted[5] = {
        {FORMS_TERMS, sizeof(struct form_terms), SECTIONS_ANY},
        {FORMS_BY_STEM, sizeof(uint32_t), 0},
        {FORMS_BY_FOLDED, sizeof(uint32_t), 0},
        {FORMS_OFFSETS, sizeof(uint32_t), SECTIONS_ANY},
        {FORMS_BYTES, 1, SECTIONS_ANY}};
    for (size_t i = 0; i < COUNT_OF(wanted); i++) {
        if (wanted[i].n == 0) /* as many as there are terms, which come first */
            wanted[i].n = n[0];
        enum status st = sections_get(&f->file, wanted[i], &p[i], &n[i], err);
        if (st)
            return st;
    }
    if (n[0] > UINT32_MAX)
        return error_set(err, STATUS_INDEX_CORRUPT, "%zu forms", n[0]);
    f->terms = p[0];
    f->n = n[0];
    f->by_stem = p[1];
    f->by_folded = p[2];
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

uint32_t forms_count(const struct forms *forms)
{
    return (uint32_t)forms->n;
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

static struct str stem_of(const struct forms *f, uint32_t form)
{
    return form < f->n ? string_at(f, f->terms[form].stem) : STR("");
}

static struct str folded_of(const struct forms *f, uint32_t form)
{
    return form < f->n ? string_at(f, f->terms[form].folded) : STR("");
}

/** What is looked for in one of the orders. */
struct sought {
    const struct forms *forms;
    const uint32_t *order;
    struct str (*key_of)(const struct forms *f, uint32_t form);
    struct str key;
    bool cut; /* no more of each key counts than this one is long */
};

/** How number @p i of the order stands to the key. */
static int compare(const struct sought *sought, size_t i)
{
    struct str k = sought->key_of(sought->forms, sought->order[i]);
    if (sought->cut && k.n > sought->key.n)
        k.n = sought->key.n;
    return str_compare(k, sought->key);
}

/** The first from @p low to @p high that is not below the key, or with @p after is above it. */
static size_t bound(const struct sought *sought, bool after, size_t low, size_t high)
{
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int c = compare(sought, middle);
        if (c < 0 || (after && c == 0))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static struct form_numbers equal_range(const struct sought *sought)
{
    size_t n = sought->forms->n;
    size_t first = bound(sought, false, 0, n);
    /* Few are equal, mostly: their end is near. */
    size_t last = first, pace = 1;
    for (; pace <= n - last && compare(sought, last + pace - 1) == 0; pace *= 2)
        last += pace;
    last = bound(sought, true, last, pace <= n - last ? last + pace - 1 : n);
    return (struct form_numbers){sought->order + first, last - first};
}

struct form_numbers forms_of_stem(const struct forms *f, struct str stem)
{
    return equal_range(&(struct sought){f, f->by_stem, stem_of, stem, false});
}

struct form_numbers forms_of_folded(const struct forms *f, struct str folded)
{
    return equal_range(&(struct sought){f, f->by_folded, folded_of, folded, false});
}

struct form_numbers forms_of_prefix(const struct forms *f, struct str prefix)
{
    return equal_range(&(struct sought){f, f->by_folded, folded_of, prefix, true});
}
