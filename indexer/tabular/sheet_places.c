/* Finds regions by the names that cells have. */
#include "indexer/tabular/sheet_places.h"

#include "base/buf.h"
#include "base/intern.h"
#include "base/memory.h"
#include "indexer/tabular/row_id.h"

#define NAME_ROOM 200

struct sheet_places {
    /* Names without capitals, accents and signs; and the region of each. */
    struct intern *names;
    const struct region **regions;
    size_t room;
};

/** Add a name, unless it is there: names of regions come before those of departments. */
static void add(struct sheet_places *places, const struct region *region,
                const char *name)
{
    AUTO_BUF slug = BUF_INIT(NAME_ROOM);
    row_put_slug(&slug, str_of(name));
    size_t n = intern_count(places->names);
    if (intern_put(places->names, buf_str(&slug)) < n)
        return;
    /* NOLINTNEXTLINE(bugprone-sizeof-expression): it is an array of pointers. */
    MEM_GROW(places->regions, n + 1, places->room, 128);
    places->regions[n] = region;
}

static void add_list(struct sheet_places *places, const struct region *region,
                     struct text_list names)
{
    for (size_t i = 0; i < names.n; i++)
        add(places, region, names.at[i]);
}

struct sheet_places *sheet_places_new(const struct vocabulary *vocabulary)
{
    struct sheet_places *places = mem_new(sizeof *places);
    places->names = intern_new();
    size_t n = vocabulary_n_regions(vocabulary);
    for (size_t i = 0; i < n; i++) {
        const struct region *region = vocabulary_region(vocabulary, i);
        add(places, region, region->code);
        add(places, region, region->slug);
        add(places, region, region->label);
        add_list(places, region, region->variants);
        add_list(places, region, region->former_names);
    }
    for (size_t i = 0; i < n; i++) {
        const struct region *region = vocabulary_region(vocabulary, i);
        for (size_t k = 0; k < region->n_departments; k++)
            add(places, region, region->departments[k].name);
    }
    return places;
}

void sheet_places_free(struct sheet_places *places)
{
    intern_free(places->names);
    mem_free(places->regions);
    mem_free(places);
}

const struct region *sheet_region(bool *is_national, const struct sheet_places *places,
                                  struct str text)
{
    static const char *const whole[] = {
        "france",   "france-entiere", "national",        "france-metropolitaine",
        "ensemble", "total-france",   "niveau-national", "france-hors-mayotte"};
    *is_national = false;
    if (text.n == 0 || text.n > NAME_ROOM / 2)
        return NULL;
    AUTO_BUF buf = BUF_INIT(NAME_ROOM);
    row_put_slug(&buf, text);
    struct str slug = buf_str(&buf);
    if (str_starts_with(slug, STR("region-")))
        slug = str_between(slug, 7, slug.n);
    *is_national = str_is_among(slug, whole, COUNT_OF(whole));
    uint32_t i = intern_find(places->names, slug);
    return i == INTERN_NONE ? NULL : places->regions[i];
}
