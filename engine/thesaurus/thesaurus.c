/* Reads thesaurus.bin: every number is checked once, then names are looked up in the
 * mapped file. */
#include "engine/thesaurus/thesaurus.h"

#include "base/memory.h"
#include "engine/file/sections.h"
#include "engine/thesaurus/thesaurus_file.h"

/** Deeper than any thesaurus; the way up through a circular one ends there. */
#define DEPTH_MAX 16

struct thesaurus {
    struct sections file;
    const struct thesaurus_concept_row *concepts;
    const struct thesaurus_name_row *names;
    const uint32_t *links, *offsets;
    const char *bytes;
    size_t n_concepts, n_names, n_links, n_strings, n_bytes;
    unsigned longest;
};

static enum status read_sections(struct thesaurus *t, struct error *err)
{
    size_t n_offsets = 0;
    const struct section_wanted wanted[] = {
        SECTION(THESAURUS_CONCEPTS, t->concepts, 0, THESAURUS_CONCEPTS_MAX,
                &t->n_concepts),
        SECTION(THESAURUS_NAMES, t->names, 0, UINT32_MAX, &t->n_names),
        SECTION_ANY(THESAURUS_LINKS, t->links, &t->n_links),
        SECTION_SOME(THESAURUS_OFFSETS, t->offsets, &n_offsets),
        SECTION_ANY(THESAURUS_BYTES, t->bytes, &t->n_bytes)};
    enum status st = sections_read(&t->file, wanted, COUNT_OF(wanted), err);
    t->n_strings = st ? 0 : n_offsets - 1;
    return st;
}

static bool strings_are_sound(const struct thesaurus *t)
{
    for (size_t i = 0; i < t->n_strings; i++)
        if (t->offsets[i] > t->offsets[i + 1])
            return false;
    return t->n_strings && t->offsets[t->n_strings] <= t->n_bytes;
}

static bool concept_is_sound(const struct thesaurus *t,
                             const struct thesaurus_concept_row *row)
{
    if (row->code >= t->n_strings || row->label >= t->n_strings ||
        row->domain >= t->n_strings)
        return false;
    for (size_t i = 0; i < THESAURUS_LISTS; i++) {
        size_t limit = i == THESAURUS_OWN_NAMES ? t->n_names : t->n_concepts;
        if (row->lists[i] > row->lists[i + 1] || row->lists[i + 1] > t->n_links)
            return false;
        for (uint32_t j = row->lists[i]; j < row->lists[i + 1]; j++)
            if (t->links[j] >= limit)
                return false;
    }
    return true;
}

static bool is_sound(struct thesaurus *t)
{
    bool sound = strings_are_sound(t);
    /* Lists that overlapped could make the check endless: together they may not be longer
     * than all links. */
    size_t n_links = 0;
    for (size_t i = 0; sound && i < t->n_concepts; i++) {
        n_links += t->concepts[i].lists[THESAURUS_LISTS] - t->concepts[i].lists[0];
        sound = n_links <= t->n_links && concept_is_sound(t, &t->concepts[i]);
    }
    for (size_t i = 0; sound && i < t->n_names; i++) {
        const struct thesaurus_name_row *row = &t->names[i];
        sound = row->text < t->n_strings && row->key < t->n_strings &&
                row->concept < t->n_concepts && row->kind < NAME_KIND_COUNT_;
        t->longest = row->n_stems > t->longest ? row->n_stems : t->longest;
    }
    return sound;
}

enum status thesaurus_open(struct thesaurus **out, const char *path, struct error *err)
{
    *out = NULL;
    struct thesaurus *t = mem_new(sizeof *t);
    enum status st = sections_open(&t->file, path, err);
    if (!st && read_sections(t, err))
        st = error_context(err, STATUS_INDEX_CORRUPT, "%s", path);
    if (!st && !is_sound(t))
        st = error_set(err, STATUS_INDEX_CORRUPT, "%s: a number is out of range", path);
    if (st) {
        thesaurus_free(t);
        return st;
    }
    *out = t;
    return STATUS_OK;
}

void thesaurus_free(struct thesaurus *thesaurus)
{
    if (!thesaurus)
        return;
    sections_close(&thesaurus->file);
    mem_free(thesaurus);
}

static struct str string_at(const struct thesaurus *t, uint32_t i)
{
    return (struct str){t->bytes + t->offsets[i], t->offsets[i + 1] - t->offsets[i]};
}

struct thesaurus_concept thesaurus_concept(const struct thesaurus *t, uint32_t i)
{
    const struct thesaurus_concept_row *row = &t->concepts[i];
    return (struct thesaurus_concept){string_at(t, row->code), string_at(t, row->label),
                                      string_at(t, row->domain)};
}

static struct thesaurus_numbers list_of(const struct thesaurus *t, uint32_t i,
                                        size_t list)
{
    const uint32_t *lists = t->concepts[i].lists;
    return (struct thesaurus_numbers){t->links + lists[list],
                                      lists[list + 1] - lists[list]};
}

struct thesaurus_numbers thesaurus_related(const struct thesaurus *t, uint32_t i,
                                           enum thesaurus_relation relation)
{
    return list_of(t, i, relation);
}

struct thesaurus_numbers thesaurus_names_of(const struct thesaurus *t, uint32_t i)
{
    return list_of(t, i, THESAURUS_OWN_NAMES);
}

uint32_t thesaurus_n_names(const struct thesaurus *thesaurus)
{
    return (uint32_t)thesaurus->n_names;
}

struct thesaurus_name thesaurus_name(const struct thesaurus *t, uint32_t i)
{
    const struct thesaurus_name_row *row = &t->names[i];
    return (struct thesaurus_name){string_at(t, row->text),
                                   string_at(t, row->key),
                                   row->n_stems,
                                   row->concept,
                                   (enum thesaurus_name_kind)row->kind,
                                   row->needs_capitals != 0};
}

/**
 * The index of the first name whose key is @p key or above it; above it only with
 * @p after.
 */
static uint32_t bound(const struct thesaurus *t, struct str key, bool after)
{
    uint32_t low = 0, high = (uint32_t)t->n_names;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int c = str_compare(string_at(t, t->names[middle].key), key);
        if (c < 0 || (after && c == 0))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct thesaurus_range thesaurus_find(const struct thesaurus *thesaurus, struct str key)
{
    uint32_t first = bound(thesaurus, key, false), last = bound(thesaurus, key, true);
    return (struct thesaurus_range){first, last > first ? last - first : 0};
}

unsigned thesaurus_longest(const struct thesaurus *thesaurus)
{
    return thesaurus->longest;
}

size_t thesaurus_path(struct str *domain, struct str *labels, size_t room,
                      const struct thesaurus *t, uint32_t i)
{
    struct str upwards[DEPTH_MAX];
    size_t n = 0;
    struct thesaurus_numbers broader = {&i, 1};
    *domain = STR("");
    while (broader.n && n < DEPTH_MAX) {
        struct thesaurus_concept concept = thesaurus_concept(t, *broader.at);
        broader = thesaurus_related(t, *broader.at, THESAURUS_BROADER);
        upwards[n++] = concept.label;
        if (!broader.n)
        *domain = concept.domain;
    }
    size_t kept = n < room ? n : room;
    for (size_t j = 0; j < kept; j++)
        labels[j] = upwards[kept - 1 - j];
    return kept;
}
