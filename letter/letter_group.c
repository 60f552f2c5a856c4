/* Decides in which section and under which theme a document stands: in one place only, so
 * that nobody reads it twice. */
#include "letter/letter_group.h"

#include <stdlib.h>

/** The sections before those of the regions, in their order. */
enum { NATIONAL, SEVERAL, FIRST_REGION };

/** Where an item stands. */
struct placed {
    struct letter_item item;
    size_t section, theme, rank;
};

/** What decides where an item stands. */
struct grouping {
    const struct search_request *request;
    const struct vocabulary *vocabulary;
    struct arena *arena;
};

/** The section of a document: its region; that of several regions, unless one of them was
 *  asked for. */
static size_t section_of(const struct grouping *g, region_set regions)
{
    region_set asked = regions & g->request->regions;
    if (!regions)
        return NATIONAL;
    if (asked)
        regions = asked & (~asked + 1);
    return regions & (regions - 1) ? SEVERAL
                                   : FIRST_REGION + (size_t)__builtin_ctz(regions);
}

/** The theme of the top level that theme @p i belongs to. */
static size_t top_of(const struct vocabulary *vocabulary, size_t i)
{
    int parent = vocabulary_theme(vocabulary, i)->parent;
    return parent < 0 ? i : (size_t)parent;
}

/** The top theme of a document: that of its first one, or of its first one among those
 *  that were asked for; the number of themes when it has none. */
static size_t theme_of(const struct grouping *g, const struct theme_set *themes)
{
    size_t n = vocabulary_n_themes(g->vocabulary), first = n;
    for (unsigned i = 0; i < n; i++) {
        if (!theme_set_has(themes, i))
            continue;
        size_t top = top_of(g->vocabulary, i);
        if (theme_set_has(&g->request->themes, i) ||
            theme_set_has(&g->request->themes, (unsigned)top))
            return top;
        first = first < n ? first : top;
    }
    return first;
}

static struct str names_of(const struct grouping *g, region_set regions)
{
    if (!(regions & (regions - 1)))
        return STR("");
    AUTO_BUF names = BUF_INIT(4096);
    for (size_t i = 0; i < vocabulary_n_regions(g->vocabulary); i++)
        if (regions >> i & 1U)
            buf_printf(&names, "%s%s", names.n ? ", " : "",
                       vocabulary_region(g->vocabulary, i)->label);
    return arena_str(g->arena, buf_str(&names));
}

static int compare(const void *a, const void *b)
{
    const struct placed *x = a, *y = b;
    if (x->section != y->section)
        return x->section < y->section ? -1 : 1;
    if (x->theme != y->theme)
        return x->theme < y->theme ? -1 : 1;
    return x->rank < y->rank ? -1 : 1;
}

static struct str section_label(const struct grouping *g, size_t section)
{
    if (section == NATIONAL)
        return STR("National");
    if (section == SEVERAL)
        return STR("Plusieurs régions");
    return str_of(vocabulary_region(g->vocabulary, section - FIRST_REGION)->label);
}

static struct str theme_label(const struct grouping *g, size_t theme)
{
    return theme < vocabulary_n_themes(g->vocabulary)
               ? str_of(vocabulary_theme(g->vocabulary, theme)->label)
               : STR("Autres sujets");
}

/** Make the lists of sections and themes over @p placed, which is in order; @p items
 *  become its items. */
static void make_lists(struct letter *letter, const struct placed *placed, size_t n,
                       struct letter_item *items, const struct grouping *g)
{
    struct letter_section *sections = arena_array(g->arena, n, sizeof *sections);
    struct letter_theme *themes = arena_array(g->arena, n, sizeof *themes);
    size_t n_sections = 0, n_themes = 0;
    for (size_t i = 0; i < n; i++) {
        items[i] = placed[i].item;
        bool is_new = !i || placed[i].section != placed[i - 1].section;
        if (is_new)
            sections[n_sections++] =
                (struct letter_section){.label = section_label(g, placed[i].section),
                                        .themes = &themes[n_themes]};
        struct letter_section *section = &sections[n_sections - 1];
        if (is_new || placed[i].theme != placed[i - 1].theme) {
            themes[n_themes++] = (struct letter_theme){
                .label = theme_label(g, placed[i].theme), .items = &items[i]};
            section->n_themes++;
        }
        themes[n_themes - 1].n++;
        section->n_items++;
    }
    letter->sections = sections;
    letter->n_sections = n_sections;
}

void letter_group(struct letter *letter, struct letter_item *items, size_t n,
                  const struct vocabulary *vocabulary, struct arena *arena)
{
    struct grouping g = {&letter->request->search, vocabulary, arena};
    struct placed *placed = arena_array(arena, n, sizeof *placed);
    for (size_t i = 0; i < n; i++) {
        const struct document *document = &items[i].hit.document;
        placed[i] = (struct placed){.item = items[i],
                                    .section = section_of(&g, document->regions),
                                    .theme = theme_of(&g, &document->themes),
                                    .rank = i};
        placed[i].item.places = names_of(&g, document->regions);
    }
    qsort(placed, n, sizeof *placed, compare);
    make_lists(letter, placed, n, items, &g);
}
