/* The file of a table of synonyms. It is sorted and numbered and its texts are analysed,
 * so that opening it only sets pointers. */
#include "base/intern.h"
#include "base/memory.h"
#include "engine/file/sections.h"
#include "engine/file/string_table.h"
#include "engine/words/synonyms_parts.h"

enum {
    /* A struct synonym_row for each synonym, in the order of the table. */
    SYNONYMS_ROWS = 1,
    /* A struct side_row for each different side. */
    SYNONYMS_SIDES,
    /* The words of the sides (u32): twice the number of the stem's string, plus 1 for a
     * stop word. */
    SYNONYMS_WORDS,
    /* The strings (string_table.h), in this section and the next one. */
    SYNONYMS_STRINGS
};

struct synonym_row {
    double weight;
    /* Numbers of sides. */
    uint32_t from, to, context;
    /* Numbers of strings. */
    uint32_t from_text, to_text;
    uint32_t phrase;
    uint8_t kind, needs_capitals, to_needs_capitals, unused[5];
};

/** A side: the words from number first to first + n − 1. */
struct side_row {
    uint32_t first, n;
};

struct synonyms_writing {
    struct intern *strings;
    /* The different sides: the words of each as they are written. */
    struct intern *sides;
};

static uint32_t put_side(struct synonyms_writing *w, const struct str *stems,
                         const bool *stops, size_t n)
{
    uint32_t words[SYNONYM_WORDS_MAX];
    for (size_t i = 0; i < n; i++)
        words[i] = intern_put(w->strings, stems[i]) * 2 + (stops && stops[i]);
    return intern_put(w->sides, (struct str){(const char *)words, n * sizeof *words});
}

static struct synonym_row row_of(struct synonyms_writing *w,
                                 const struct synonym *synonym)
{
    return (struct synonym_row){
        .weight = synonym->weight,
        .from = put_side(w, synonym->from, NULL, synonym->n_from),
        .to = put_side(w, synonym->to, synonym->to_stops, synonym->n_to),
        .context = put_side(w, synonym->context, NULL, synonym->n_context),
        .from_text = intern_put(w->strings, synonym->from_text),
        .to_text = intern_put(w->strings, synonym->to_text),
        .phrase = synonym->phrase,
        .kind = (uint8_t)synonym->kind,
        .needs_capitals = synonym->needs_capitals,
        .to_needs_capitals = synonym->to_needs_capitals};
}

static void write_sides(struct sections_writer *file, const struct intern *sides)
{
    sections_write_begin(file, SYNONYMS_SIDES, sizeof(struct side_row));
    for (uint32_t i = 0, first = 0; i < intern_count(sides); i++) {
        struct side_row row = {first, (uint32_t)(intern_at(sides, i).n / sizeof first)};
        sections_write(file, &row, sizeof row);
        first += row.n;
    }
    sections_write_begin(file, SYNONYMS_WORDS, sizeof(uint32_t));
    for (uint32_t i = 0; i < intern_count(sides); i++)
        sections_write(file, intern_at(sides, i).at, intern_at(sides, i).n);
}

enum status synonyms_write(const struct synonyms *synonyms, const char *path,
                           struct error *err)
{
    AUTO_INTERN *strings = intern_new();
    AUTO_INTERN *sides = intern_new();
    struct synonyms_writing w = {strings, sides};
    struct sections_writer file;
    sections_write_open(&file, path);
    sections_write_begin(&file, SYNONYMS_ROWS, sizeof(struct synonym_row));
    for (size_t i = 0; i < synonyms->n; i++) {
        struct synonym_row row = row_of(&w, &synonyms->at[i]);
        sections_write(&file, &row, sizeof row);
    }
    write_sides(&file, sides);
    string_table_write(&file, SYNONYMS_STRINGS, strings);
    return sections_write_close(&file, err);
}

/** The sections of a file that is being opened. */
struct opening {
    struct string_table strings;
    const struct synonym_row *rows;
    const struct side_row *sides;
    const uint32_t *words;
    size_t n_rows, n_sides, n_words;
    /* For each word its stem, and whether it is a stop word. */
    struct str *stems;
    bool *stops;
};

static enum status read_sections(struct opening *o, const struct sections *file,
                                 struct error *err)
{
    const struct section_wanted wanted[] = {
        SECTION_ANY(SYNONYMS_ROWS, o->rows, &o->n_rows),
        SECTION_ANY(SYNONYMS_SIDES, o->sides, &o->n_sides),
        SECTION_ANY(SYNONYMS_WORDS, o->words, &o->n_words)};
    enum status st = sections_read(file, wanted, COUNT_OF(wanted), err);
    if (st)
        return st;
    return string_table_open(&o->strings, file, SYNONYMS_STRINGS, err);
}

static bool take_words(struct opening *o, struct arena *arena)
{
    o->stems = arena_array(arena, o->n_words, sizeof *o->stems);
    o->stops = arena_array(arena, o->n_words, sizeof *o->stops);
    for (size_t i = 0; i < o->n_words; i++) {
        if (o->words[i] / 2 >= o->strings.n)
            return false;
        o->stems[i] = string_table_at(&o->strings, o->words[i] / 2);
        o->stops[i] = o->words[i] % 2;
    }
    return true;
}

/** Whether @p i is the number of a sound side of @p least words or more. */
static bool is_side(const struct opening *o, uint32_t i, size_t least)
{
    return i < o->n_sides && o->sides[i].first <= o->n_words &&
           o->sides[i].n <= o->n_words - o->sides[i].first && o->sides[i].n >= least &&
           o->sides[i].n <= SYNONYM_WORDS_MAX;
}

static bool is_sound(const struct opening *o, const struct synonym_row *row)
{
    return is_side(o, row->from, 1) && is_side(o, row->to, 1) &&
           is_side(o, row->context, 0) && row->from_text < o->strings.n &&
           row->to_text < o->strings.n && row->kind <= SYNONYM_FAMILY &&
           row->weight > 0 && row->weight <= 1 &&
           (row->phrase < o->n_rows || row->phrase == SYNONYM_NO_PHRASE);
}

static struct synonym synonym_of(const struct opening *o, const struct synonym_row *row)
{
    const struct side_row from = o->sides[row->from], to = o->sides[row->to],
                          context = o->sides[row->context];
    return (struct synonym){.from = o->stems + from.first,
                            .n_from = from.n,
                            .to = o->stems + to.first,
                            .to_stops = o->stops + to.first,
                            .n_to = to.n,
                            .from_text = string_table_at(&o->strings, row->from_text),
                            .to_text = string_table_at(&o->strings, row->to_text),
                            .kind = (enum synonym_kind)row->kind,
                            .weight = row->weight,
                            .needs_capitals = row->needs_capitals,
                            .to_needs_capitals = row->to_needs_capitals,
                            .context = o->stems + context.first,
                            .n_context = context.n,
                            .phrase = row->phrase};
}

/** Find for each phrase the first synonym that leads to it. @return false when a phrase
 *  has none. */
static bool find_phrases(struct synonyms *s)
{
    s->phrases = arena_array(s->arena, s->n, sizeof(const struct synonym *));
    uint32_t n_found = 0;
    for (size_t i = 0; i < s->n; i++) {
        uint32_t phrase = s->at[i].phrase;
        if (phrase == SYNONYM_NO_PHRASE || s->phrases[phrase])
            continue;
        s->phrases[phrase] = &s->at[i];
        s->n_phrases = phrase >= s->n_phrases ? phrase + 1 : s->n_phrases;
        n_found++;
    }
    return n_found == s->n_phrases;
}

static enum status fill(struct synonyms *s, struct error *err)
{
    struct opening o = {.rows = NULL};
    enum status st = read_sections(&o, &s->file, err);
    if (st)
        return st;
    bool are_sound = take_words(&o, s->arena);
    s->at = mem_new_array(o.n_rows, sizeof *s->at);
    for (; are_sound && s->n < o.n_rows; s->n++) {
        are_sound = is_sound(&o, &o.rows[s->n]);
        if (are_sound)
            s->at[s->n] = synonym_of(&o, &o.rows[s->n]);
    }
    if (are_sound && find_phrases(s))
        return STATUS_OK;
    return error_set(err, STATUS_INDEX_CORRUPT, "a number is out of range");
}

enum status synonyms_open(struct synonyms **out, const char *path, struct error *err)
{
    *out = NULL;
    struct synonyms *s = synonyms_empty();
    enum status st = sections_open(&s->file, path, err);
    if (!st && fill(s, err))
        st = error_context(err, STATUS_INDEX_CORRUPT, "%s", path);
    if (st) {
        synonyms_free(s);
        return st;
    }
    *out = s;
    return STATUS_OK;
}
