/* Writes and opens the gazetteer's file. It holds what the analysis of the names gave, so
 * that opening it analyses nothing. */
#include "base/intern.h"
#include "base/memory.h"
#include "engine/assign/assign_parts.h"
#include "engine/file/string_table.h"

/* The first section of the names and of the demonyms: the entries. Their word sequences
 * (word_sequences.h) come right after it. The last section holds the strings of both. */
enum { PLACES_NAMES = 1, PLACES_DEMONYMS = 11, PLACES_STRINGS = 21 };

/** An entry. A string is its number + 1; 0 for none. */
struct place_row {
    uint32_t regions, capitals, label, written, exact, stem_of;
    uint8_t kind, is_ambiguous, is_common_word, unused;
};

static uint32_t put_string(struct intern *strings, const char *text)
{
    return text ? intern_put(strings, str_of(text)) + 1 : 0;
}

static void write_set(struct sections_writer *file, uint32_t section,
                      struct intern *strings, const struct place_set *set)
{
    sections_write_begin(file, section, sizeof(struct place_row));
    for (size_t i = 0; i < set->n; i++) {
        const struct place_entry *entry = &set->entries[i];
        struct place_row row = {.regions = entry->regions,
                                .capitals = entry->capitals,
                                .label = put_string(strings, entry->label),
                                .written = put_string(strings, entry->written),
                                .exact = put_string(strings, entry->exact),
                                .stem_of = put_string(strings, entry->stem_of),
                                .kind = (uint8_t)entry->kind,
                                .is_ambiguous = entry->is_ambiguous,
                                .is_common_word = entry->is_common_word};
        sections_write(file, &row, sizeof row);
    }
    sequences_save(set->phrases, file, section + 1);
}

enum status gazetteer_write(const struct gazetteer *places, const char *path,
                            struct error *err)
{
    AUTO_INTERN *strings = intern_new();
    struct sections_writer file;
    sections_write_open(&file, path);
    write_set(&file, PLACES_NAMES, strings, &places->names);
    write_set(&file, PLACES_DEMONYMS, strings, &places->demonyms);
    string_table_write(&file, PLACES_STRINGS, strings);
    return sections_write_close(&file, err);
}

static const char *string_of(const struct string_table *strings, uint32_t number)
{
    return number ? string_table_at(strings, number - 1).at : NULL;
}

static bool is_sound(const struct place_row *row, size_t n_strings, size_t n_regions)
{
    return row->label && row->label <= n_strings && row->written <= n_strings &&
           row->exact <= n_strings && row->stem_of <= n_strings &&
           row->kind <= PLACE_NOTHING && !((uint64_t)row->regions >> n_regions);
}

/** Which set is read, and what its numbers must be below. */
struct set_wanted {
    uint32_t section;
    enum sequence_key key;
    size_t n_regions;
};

static enum status read_set(struct place_set *set, const struct sections *file,
                            const struct string_table *strings, struct set_wanted wanted,
                            struct error *err)
{
    const struct place_row *row = NULL;
    size_t n = 0;
    const struct section_wanted rows = SECTION_ANY(wanted.section, row, &n);
    enum status st = sections_read(file, &rows, 1, err);
    if (!st)
        st = sequences_load(&set->phrases, wanted.key, file, wanted.section + 1, err);
    if (st)
        return st;
    bool are_sound = sequences_count(set->phrases) <= n;
    set->entries = mem_new_array(n, sizeof *set->entries);
    for (; are_sound && set->n < n; set->n++, row++) {
        are_sound = is_sound(row, strings->n, wanted.n_regions);
        if (are_sound)
            set->entries[set->n] =
                (struct place_entry){.regions = row->regions,
                                     .kind = (enum place_kind)row->kind,
                                     .is_ambiguous = row->is_ambiguous,
                                     .is_common_word = row->is_common_word,
                                     .label = string_of(strings, row->label),
                                     .written = string_of(strings, row->written),
                                     .exact = string_of(strings, row->exact),
                                     .capitals = row->capitals,
                                     .stem_of = string_of(strings, row->stem_of)};
    }
    return are_sound ? STATUS_OK
                     : error_set(err, STATUS_INDEX_CORRUPT, "a number is out of range");
}

static enum status read_all(struct gazetteer *places, size_t n_regions, struct error *err)
{
    struct string_table strings;
    struct set_wanted names = {PLACES_NAMES, SEQUENCE_FOLDED, n_regions};
    struct set_wanted demonyms = {PLACES_DEMONYMS, SEQUENCE_STEM, n_regions};
    enum status st = string_table_open(&strings, &places->file, PLACES_STRINGS, err);
    if (!st)
        st = read_set(&places->names, &places->file, &strings, names, err);
    return st ? st : read_set(&places->demonyms, &places->file, &strings, demonyms, err);
}

enum status gazetteer_open(struct gazetteer **out, const char *path, size_t n_regions,
                           struct error *err)
{
    *out = NULL;
    struct gazetteer *places = gazetteer_empty();
    enum status st = sections_open(&places->file, path, err);
    if (!st && read_all(places, n_regions, err))
        st = error_context(err, STATUS_INDEX_CORRUPT, "%s", path);
    if (st) {
        gazetteer_free(places);
        return st;
    }
    *out = places;
    return STATUS_OK;
}
