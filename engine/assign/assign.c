/* Assigns themes and regions to a record: each of its fields is analysed once and read
 * for both. */
#include "engine/assign/assign.h"

#include "base/memory.h"
#include "engine/assign/assign_parts.h"

/**
 * The fields that are read, in this order: the title comes first because it weighs most.
 */
static const struct reading_part parts[] = {
    {"titre", FIELD_TITLE, .is_title = true, .has_themes = true},
    {"intertitre", FIELD_SECTION, .has_themes = true},
    {"source", FIELD_SOURCE, .is_source = true},
    {"auteur", FIELD_AUTHOR, .is_author = true},
    {"texte", FIELD_TEXT, .is_text = true, .has_themes = true},
};

struct assigner *assigner_new(const struct vocabulary *vocabulary)
{
    struct assigner *assigner = mem_new(sizeof *assigner);
    assigner->vocabulary = vocabulary;
    AUTO_ANALYSER *analyser = vocabulary_analyser_new(vocabulary);
    assigner->places = gazetteer_new(vocabulary, analyser);
    triggers_compile(assigner, analyser);
    return assigner;
}

void assigner_free(struct assigner *assigner)
{
    if (!assigner)
        return;
    gazetteer_free(assigner->places);
    sequences_free(assigner->trigger_phrases);
    mem_free(assigner->triggers);
    mem_free(assigner->trigger_themes);
    mem_free(assigner);
}

static void say(struct buf *why, bool is_given, const char *text)
{
    if (why && is_given)
        buf_put_text(why, text);
}

void assign(const struct assigner *assigner, struct analyser *analyser,
            struct record *record, struct buf *why)
{
    say(why, record->has_regions, "régions : données par la source\n");
    say(why, record->has_themes, "thèmes : donnés par la source\n");
    if (record->has_regions && record->has_themes)
        return;
    AUTO_ARENA *arena = arena_new();
    struct region_findings *regions = region_findings_new(assigner, arena, why);
    struct theme_findings *themes = theme_findings_new(assigner, arena, why);
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        struct analysed in = {.text = record->fields[parts[i].field]};
        in.list = analyser_run(analyser, in.text, 0);
        if (!record->has_regions)
            region_findings_read(regions, &parts[i], &in);
        if (!record->has_themes && parts[i].has_themes)
            theme_findings_read(themes, &parts[i], &in);
    }
    if (!record->has_regions)
        record->regions = region_findings_decide(regions);
    if (!record->has_themes)
        record->themes = theme_findings_decide(themes);
}
