/* Where completions come from: a row a source, and what each gives. */
#include <stdio.h>

#include "base/arena.h"
#include "engine/build/build_parts.h"
#include "engine/store/flat/texts_code.h"
#include "engine/words/suggest_build.h"

/** What the sources read. */
struct material {
    const struct build *build;
    const struct vocabulary *vocabulary;
    /** Of the documents, in their order. */
    const struct suggest_title *titles;
    struct suggest_builder *builder;
    /** The folded names of acronyms. */
    struct intern *acronyms;
    /** NULL: none was given. */
    const struct thesaurus *thesaurus;
    /** How many documents each region and each theme has. */
    uint32_t *n_of_regions, *n_of_themes;
};

/** Documents of each region and each theme. */
static void count_documents(uint32_t n_of_regions[REGION_MAX + 1],
                            uint32_t n_of_themes[THEME_MAX], const struct build *build)
{
    for (size_t i = 0; i < build->n; i++) {
        const struct column_row *row = &build->entries[i].row;
        for (uint64_t bits = row->regions; bits; bits &= bits - 1)
            n_of_regions[__builtin_ctzll(bits)]++;
        for (size_t word = 0; word < COUNT_OF(row->themes); word++)
            for (uint64_t bits = row->themes[word]; bits; bits &= bits - 1)
                n_of_themes[word * 64 + (size_t)__builtin_ctzll(bits)]++;
    }
}

/** The titles in the order of the documents; their texts are kept by @p arena. */
static enum status read_titles(struct suggest_title *titles, struct arena *arena,
                               const struct build *build, struct error *err)
{
    AUTO_BUF room = BUF_INIT(2ULL * SPOOL_PIECE_MAX);
    enum status st = STATUS_OK;
    for (size_t i = 0; !st && i < build->n; i++) {
        struct str fields[FIELD_COUNT_], shown;
        struct spooled spooled;
        st = build_read_texts(&spooled, &room, build, &build->entries[i], err);
        (void)texts_get(spooled.texts, fields, &shown);
        titles[i] = (struct suggest_title){arena_str(arena, fields[FIELD_TITLE]),
                                           (uint32_t)i + 1, build->entries[i].row.regions,
                                           fields[FIELD_PART_OF].n > 0};
    }
    return st;
}

static void collect_titles(const struct material *material)
{
    for (size_t i = 0; i < material->build->n; i++)
        suggest_builder_put_title(material->builder, &material->titles[i]);
}

/** What the documents of a region or theme add to a completion. */
#define COUNT_STEP 10U
#define COUNT_MOST 100U

static unsigned weight_of_region(const struct material *material, size_t region)
{
    return suggest_weight_of_count(material->n_of_regions[region], COUNT_STEP,
                                   COUNT_MOST);
}

static void collect_regions(const struct material *material)
{
    for (size_t i = 0; i < vocabulary_n_regions(material->vocabulary); i++) {
        const struct region *region = vocabulary_region(material->vocabulary, i);
        char filter[40];
        (void)snprintf(filter, sizeof filter, "region=%s", region->code);
        struct str label = str_of(region->label);
        suggest_builder_put(material->builder,
                            &(struct suggest_item){
                                SUGGEST_REGION, label, label, STR("Région"),
                                str_of(filter), weight_of_region(material, i), 0, false});
    }
}

/** The completion « NAME — LABEL ». Only the name is searched, otherwise each region
 *  would be found by all its names. */
static void put_alias(struct buf *out, const char *name, const char *label)
{
    buf_clear(out);
    buf_printf(out, "%s — %s", name, label);
}

static void put_folded(struct buf *out, struct analyser *analyser, const char *text)
{
    struct token_list list = analyser_run(analyser, str_of(text), ANALYSE_NO_STEM);
    for (size_t i = 0; i < list.n; i++)
        if (!(list.at[i].flags & TOKEN_ALTERNATIVE)) {
            buf_put_str(out, list.at[i].folded);
            buf_put_byte(out, ' ');
        }
}

/** A name that is only another spelling of the region's leads nowhere new. */
static bool is_other_name(struct analyser *analyser, const char *name, const char *label)
{
    AUTO_BUF of_name = BUF_INIT(4096);
    AUTO_BUF of_label = BUF_INIT(4096);
    put_folded(&of_name, analyser, name);
    put_folded(&of_label, analyser, label);
    return !str_equal(buf_str(&of_name), buf_str(&of_label));
}

static void collect_former(const struct material *material)
{
    AUTO_BUF text = BUF_INIT(4096);
    for (size_t i = 0; i < vocabulary_n_regions(material->vocabulary); i++) {
        const struct region *region = vocabulary_region(material->vocabulary, i);
        char filter[40];
        (void)snprintf(filter, sizeof filter, "region=%s", region->code);
        struct text_list lists[] = {region->former_names, region->variants};
        const char *details[] = {"Ancienne région", "Autre nom d'une région"};
        for (size_t j = 0; j < COUNT_OF(lists); j++)
            for (size_t k = 0; k < lists[j].n; k++) {
                const char *name = lists[j].at[k];
                if (!is_other_name(material->build->analyser, name, region->label))
                    continue;
                put_alias(&text, name, region->label);
                suggest_builder_put(
                    material->builder,
                    &(struct suggest_item){
                        SUGGEST_FORMER, buf_str(&text), str_of(region->label),
                        str_of(details[j]), str_of(filter),
                        j ? 0 : weight_of_region(material, i), strlen(name), true});
            }
    }
}

/** The region with label @p label, NULL when there is none. */
static const struct region *region_of(const struct vocabulary *vocabulary,
                                      const char *label)
{
    for (size_t i = 0; i < vocabulary_n_regions(vocabulary); i++)
        if (strcmp(vocabulary_region(vocabulary, i)->label, label) == 0)
            return vocabulary_region(vocabulary, i);
    return NULL;
}

/** An acronym that stands for a region leads to the region, as do its former names. */
static void put_region_acronym(const struct material *material,
                               const struct acronym *acronym, const struct region *region)
{
    AUTO_BUF text = BUF_INIT(8192);
    char filter[40];
    (void)snprintf(filter, sizeof filter, "region=%s", region->code);
    for (size_t i = 0; i <= acronym->former.n; i++) {
        const char *name = i ? acronym->former.at[i - 1] : acronym->acronym;
        put_alias(&text, name, region->label);
        suggest_builder_put(
            material->builder,
            &(struct suggest_item){SUGGEST_FORMER, buf_str(&text), str_of(region->label),
                                   STR("Autre nom d'une région"), str_of(filter), 0,
                                   strlen(name), true});
    }
}

static void put_former_names(const struct material *material,
                             const struct acronym *acronym, unsigned weight)
{
    AUTO_BUF text = BUF_INIT(8192);
    for (size_t i = 0; i < acronym->former.n; i++) {
        buf_clear(&text);
        put_folded(&text, material->build->analyser, acronym->former.at[i]);
        if (intern_find(material->acronyms, buf_str(&text)) != INTERN_NONE)
            continue; /* it stands in its own row */
        buf_clear(&text);
        buf_printf(&text, "%s — aujourd'hui %s", acronym->former.at[i], acronym->acronym);
        suggest_builder_put(material->builder,
                            &(struct suggest_item){SUGGEST_ACRONYM, buf_str(&text),
                                                   str_of(acronym->acronym),
                                                   STR("Ancien nom"), STR(""), weight,
                                                   strlen(acronym->former.at[i]), true});
    }
}

static void collect_acronyms(const struct material *material)
{
    AUTO_BUF text = BUF_INIT(8192);
    for (size_t i = 0; i < vocabulary_n_acronyms(material->vocabulary); i++) {
        buf_clear(&text);
        put_folded(&text, material->build->analyser,
                   vocabulary_acronym(material->vocabulary, i)->acronym);
        (void)intern_put(material->acronyms, buf_str(&text));
    }
    for (size_t i = 0; i < vocabulary_n_acronyms(material->vocabulary); i++) {
        const struct acronym *acronym = vocabulary_acronym(material->vocabulary, i);
        const struct region *region = region_of(material->vocabulary, acronym->expansion);
        if (region) {
            put_region_acronym(material, acronym, region);
            continue;
        }
        struct str name = str_of(acronym->acronym);
        unsigned weight = suggest_weight_of_count(
            suggest_builder_n_titles(material->builder, name), COUNT_STEP, COUNT_MOST);
        put_alias(&text, acronym->acronym, acronym->expansion);
        bool has_meaning =
            *acronym->expansion && strcmp(acronym->acronym, acronym->expansion) != 0;
        suggest_builder_put(
            material->builder,
            &(struct suggest_item){SUGGEST_ACRONYM, has_meaning ? buf_str(&text) : name,
                                   name, STR("Sigle"), STR(""), weight, name.n, false});
        put_former_names(material, acronym, weight / 2);
    }
}

static void collect_queries(const struct material *material)
{
    for (size_t i = 0; i < vocabulary_n_queries(material->vocabulary); i++) {
        const struct frequent_query *query = vocabulary_query(material->vocabulary, i);
        struct str text = str_of(query->text);
        suggest_builder_put(material->builder,
                            &(struct suggest_item){SUGGEST_QUERY, text, text,
                                                   STR("Recherche fréquente"), STR(""),
                                                   query->weight * 255 / QUERY_WEIGHT_MAX,
                                                   0, false});
    }
}

static unsigned weight_of_theme(const struct material *material, size_t theme)
{
    return suggest_weight_of_count(material->n_of_themes[theme], COUNT_STEP, COUNT_MOST);
}

static void collect_themes(const struct material *material)
{
    AUTO_BUF detail = BUF_INIT(4096);
    AUTO_BUF filter = BUF_INIT(4096);
    for (size_t i = 0; i < vocabulary_n_themes(material->vocabulary); i++) {
        const struct theme *theme = vocabulary_theme(material->vocabulary, i);
        buf_clear(&detail);
        buf_clear(&filter);
        buf_put_text(&detail, "Thème");
        if (theme->parent >= 0)
            buf_printf(
                &detail, " · %s",
                vocabulary_theme(material->vocabulary, (size_t)theme->parent)->label);
        buf_printf(&filter, "theme=%s", theme->slug);
        struct str label = str_of(theme->label);
        suggest_builder_put(material->builder,
                            &(struct suggest_item){SUGGEST_THEME, label, label,
                                                   buf_str(&detail), buf_str(&filter),
                                                   weight_of_theme(material, i), 0,
                                                   false});
    }
}

/** Whether the documents have all its words: what finds nothing is no help. */
static bool is_written(const struct forms_builder *forms, struct str key)
{
    bool has_all = key.n > 0;
    while (key.at && has_all)
        has_all = forms_builder_has(forms, str_cut(&key, ' '));
    return has_all;
}

/** The names of the thesaurus but for trades, which are thousands. */
static void put_descriptors(const struct material *material,
                            const struct thesaurus *thesaurus)
{
    static const unsigned weights[] = {[NAME_LABEL] = 60, [NAME_SYNONYM] = 20};
    for (uint32_t i = 0; i < thesaurus_n_names(thesaurus); i++) {
        struct thesaurus_name name = thesaurus_name(thesaurus, i);
        if (name.kind == NAME_TRADE || !is_written(material->build->forms, name.key))
            continue;
        struct str label = thesaurus_concept(thesaurus, name.concept).label;
        suggest_builder_put(material->builder,
                            &(struct suggest_item){SUGGEST_DESCRIPTOR, name.text,
                                                   name.text, label, STR(""),
                                                   weights[name.kind], 0, false});
    }
}

static void collect_descriptors(const struct material *material)
{
    if (material->thesaurus)
        put_descriptors(material, material->thesaurus);
}

/* Titles come first: what other completions are worth depends on them. A new source is a
 * row here and one in suggest_source.c. */
static void (*const collectors[SUGGEST_SOURCE_COUNT_])(const struct material *) = {
    [SUGGEST_TITLE] = collect_titles,           [SUGGEST_REGION] = collect_regions,
    [SUGGEST_FORMER] = collect_former,          [SUGGEST_ACRONYM] = collect_acronyms,
    [SUGGEST_QUERY] = collect_queries,          [SUGGEST_THEME] = collect_themes,
    [SUGGEST_DESCRIPTOR] = collect_descriptors,
};

/** Collect from all sources, and write. */
static enum status write(const struct build *build, const struct suggest_title *titles,
                         const struct thesaurus *thesaurus, struct error *err)
{
    AUTO_TEXT *path = path_join(build->folder, GENERATION_SUGGEST);
    AUTO_SUGGEST_BUILDER *builder =
        suggest_builder_new(build->analyser, (uint32_t)build->n);
    AUTO_INTERN *acronyms = intern_new();
    uint32_t n_of_regions[REGION_MAX + 1] = {0}, n_of_themes[THEME_MAX] = {0};
    count_documents(n_of_regions, n_of_themes, build);
    struct material material = {build,    build->vocabulary, titles,       builder,
                                acronyms, thesaurus,         n_of_regions, n_of_themes};
    for (size_t i = 0; i < COUNT_OF(collectors); i++)
        collectors[i](&material);
    return suggest_builder_write(builder, path, err);
}

enum status build_write_suggest(struct build *build, struct error *err)
{
    AUTO_ARENA *arena = arena_new(); /* the builder borrows the titles */
    struct suggest_title *titles = arena_array(arena, build->n, sizeof *titles);
    enum status st = read_titles(titles, arena, build, err);
    struct thesaurus *thesaurus = NULL;
    AUTO_TEXT *thesaurus_path = path_join(build->folder, GENERATION_THESAURUS);
    if (!st && build->has_thesaurus)
        st = thesaurus_open(&thesaurus, thesaurus_path, err);
    if (!st)
        st = write(build, titles, thesaurus, err);
    thesaurus_free(thesaurus);
    return st;
}
