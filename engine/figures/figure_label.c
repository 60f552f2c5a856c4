/* Sorts the words of a label: what is counted, and what is only said beside it. */
#include "engine/figures/figure_label.h"

#include <string.h>

#include "base/memory.h"
#include "engine/figures/figure_unit.h"
#include "engine/written/period.h"

/* Words that do not change what is counted, or say how it was counted. */
static const char *const general_words[] = {
    "age",          "an",          "annee",
    "annees",       "annuel",      "annuelle",
    "annuels",      "ans",         "bit",
    "brutes",       "categorie",   "categories",
    "cjo",          "corrigees",   "cvs",
    "definitif",    "departement", "departementale",
    "donnees",      "ensemble",    "estimation",
    "estimations",  "francais",    "francaise",
    "france",       "global",      "globale",
    "globaux",      "localise",    "mensuel",
    "milliards",    "milliers",    "millions",
    "moy",          "moyenne",     "national",
    "nationale",    "personne",    "personnes",
    "provisoire",   "region",      "regional",
    "regionale",    "regionales",  "regionaux",
    "saisonnieres", "total",       "totale",
    "totales",      "totaux",      "travailleur",
    "travailleurs", "trimestre",   "trimestriel",
    "variations",   NULL};

/* The names of regions. */

struct region_words {
    struct str words[12];
    size_t n;
    region_set region;
};

struct figure_places {
    struct arena *arena;
    struct region_words *at;
    size_t n, room;
};

static void add_place(struct figure_places *places, struct analyser *analyser,
                      const char *name, size_t region)
{
    struct region_words words = {.region = (region_set)1 << region};
    struct token_list list = analyser_run(analyser, str_of(name), ANALYSE_NO_STEM);
    for (size_t i = 0; i < list.n; i++) {
        if (list.at[i].flags & TOKEN_ALTERNATIVE)
            continue;
        if (words.n == COUNT_OF(words.words))
            return;
        words.words[words.n++] = arena_str(places->arena, list.at[i].folded);
    }
    if (!words.n)
        return;
    MEM_GROW(places->at, places->n + 1, places->room, 128);
    places->at[places->n++] = words;
}

struct figure_places *figure_places_new(const struct vocabulary *vocabulary,
                                        struct analyser *analyser)
{
    struct figure_places *places = mem_new(sizeof *places);
    places->arena = arena_new();
    for (size_t i = 0; i < vocabulary_n_regions(vocabulary); i++) {
        const struct region *region = vocabulary_region(vocabulary, i);
        struct text_list names[] = {region->variants, region->ambiguous_variants,
                                    region->former_names};
        add_place(places, analyser, region->label, i);
        for (size_t j = 0; j < COUNT_OF(names); j++)
            for (size_t k = 0; k < names[j].n; k++)
                add_place(places, analyser, names[j].at[k], i);
    }
    return places;
}

void figure_places_free(struct figure_places *places)
{
    if (!places)
        return;
    arena_free(places->arena);
    mem_free(places->at);
    mem_free(places);
}

/* Reading. */

/** The most words of a label that are read. */
#define LABEL_WORDS 64U

/** A word of a label. */
struct label_word {
    const struct token *token;
    /* The pieces of a label are parted by commas, colons and brackets. */
    unsigned piece;
    bool is_dropped;
};

struct reading {
    struct str text;
    struct label_word words[LABEL_WORDS];
    size_t n;
    unsigned n_pieces;
    /* The last piece before a colon, + 1: these are headings. */
    unsigned n_headings;
    struct arena *arena;
};

static bool is_digits(struct str s)
{
    return s.n > 0 && str_number(s, 99999999) >= 0;
}

/** Say of each word in which piece of the text it stands. */
static void find_pieces(struct reading *r)
{
    size_t at = 0;
    for (size_t i = 0; i < r->n; i++) {
        for (; at < r->words[i].token->start; at++) {
            char c = r->text.at[at];
            bool ends = c == '(' || c == ')' || c == ',' || c == ';' || c == ':';
            r->n_pieces += ends;
            if (c == ':')
                r->n_headings = r->n_pieces;
        }
        r->words[i].piece = r->n_pieces;
    }
    r->n_pieces++;
}

static bool drops_place(struct reading *r, size_t i, const struct region_words *place)
{
    if (i + place->n > r->n)
        return false;
    for (size_t k = 0; k < place->n; k++)
        if (!str_equal(r->words[i + k].token->folded, place->words[k]))
            return false;
    for (size_t k = 0; k < place->n; k++)
        r->words[i + k].is_dropped = true;
    return true;
}

static void drop_places(struct reading *r, const struct figure_places *places,
                        region_set regions)
{
    for (size_t i = 0; i < r->n; i++)
        for (size_t p = 0; p < places->n; p++)
            if (places->at[p].region & regions)
                (void)drops_place(r, i, &places->at[p]);
}

static void drop_periods(struct reading *r)
{
    struct str rest = r->text;
    struct date_period period;
    while (period_find(rest, &period)) {
        size_t begin = (size_t)(period.printed.at - r->text.at);
        size_t end = begin + period.printed.n;
        for (size_t i = 0; i < r->n; i++)
            if (r->words[i].token->start >= begin && r->words[i].token->end <= end)
                r->words[i].is_dropped = true;
        rest = (struct str){r->text.at + end, r->text.n - end};
    }
}

/** Drop the pieces that say the unit: « % de la population active », « en milliers ». */
static void drop_units(struct reading *r)
{
    size_t at = 0;
    for (size_t i = 0; i < r->n; i++) {
        size_t begin = r->words[i].token->start;
        bool opens = i == 0 || r->words[i].piece != r->words[i - 1].piece;
        if (!opens)
            continue;
        struct str before = {r->text.at + at, begin - at};
        bool is_unit =
            i > 0 && (str_find(before, STR("%")) < before.n || r->text.at[begin] == '%' ||
                      str_equal(r->words[i].token->folded, STR("en")));
        for (size_t k = i; k < r->n && r->words[k].piece == r->words[i].piece; k++) {
            r->words[k].is_dropped |= is_unit;
            at = r->words[k].token->end;
        }
    }
}

static bool has(const struct str *words, size_t n, struct str stem)
{
    for (size_t i = 0; i < n; i++)
        if (str_equal(words[i], stem))
            return true;
    return false;
}

static bool require(struct figure_name *name, const struct reading *r,
                    const struct token *token)
{
    if (has(name->required, name->n_required, token->stem))
        return true;
    if (name->n_required == FIGURE_NAME_WORDS)
        return false;
    name->is_number[name->n_required] = is_digits(token->folded);
    name->required[name->n_required++] = arena_str(r->arena, token->stem);
    return true;
}

static void allow(struct figure_name *name, struct arena *arena, struct str stem)
{
    if (name->n_allowed < FIGURE_NAME_WORDS &&
        !has(name->allowed, name->n_allowed, stem) &&
        !has(name->required, name->n_required, stem))
        name->allowed[name->n_allowed++] = arena_str(arena, stem);
}

static bool is_alone(const struct reading *r, size_t i)
{
    unsigned piece = r->words[i].piece;
    return (i == 0 || r->words[i - 1].piece != piece) &&
           (i + 1 == r->n || r->words[i + 1].piece != piece);
}

/** Whether a word may be left out: it says how is counted, or stands in a heading. */
static bool may_miss(const struct reading *r, size_t i)
{
    const struct token *token = r->words[i].token;
    return str_is_in(token->folded, general_words) || figure_word_of(token->folded) ||
           r->words[i].piece < r->n_headings ||
           /* « Nord (59) » */
           (r->words[i].piece && is_digits(token->folded) && is_alone(r, i));
}

static bool has_category(const struct reading *r, unsigned piece)
{
    for (size_t i = 0; i < r->n; i++)
        if (r->words[i].piece <= piece && r->words[i].piece + 3 > piece &&
            str_starts_with(r->words[i].token->folded, STR("categorie")))
            return true;
    return false;
}

/** Keep a letter of « catégories A, B et C ». */
static void note_category(struct figure_name *name, const struct reading *r, size_t i)
{
    struct str folded = r->words[i].token->folded;
    size_t n = strlen(name->categories);
    bool is_letter = folded.n == 1 && folded.at[0] >= 'a' && folded.at[0] <= 'g';
    if (is_letter && n + 1 < sizeof name->categories &&
        has_category(r, r->words[i].piece))
        name->categories[n] = folded.at[0];
}

static uint8_t age_of(struct str folded)
{
    int64_t age = is_digits(folded) && folded.n <= 2 ? str_number(folded, 99) : 0;
    return age > 9 ? (uint8_t)age : FIGURE_AGE_NONE;
}

/** Read « 15-24 », « moins de 25 », « 50 ans et plus »; drop « plus » and « moins ». */
static void note_ages(struct figure_name *name, struct reading *r)
{
    uint8_t first = 0, second = 0;
    for (size_t i = 0; i < r->n; i++) {
        struct str folded = r->words[i].token->folded;
        uint8_t age = r->words[i].is_dropped ? 0 : age_of(folded);
        second = age && first && !second ? age : second;
        first = first ? first : age;
        bool is_less = str_equal(folded, STR("moins"));
        bool is_more = str_equal(folded, STR("plus"));
        name->says_less |= is_less;
        name->says_more |= is_more;
        r->words[i].is_dropped |= is_less || is_more;
    }
    name->says_less = name->says_less && first;
    name->says_more = name->says_more && first;
    if (!first)
        return;
    name->age_low = name->says_less ? 1 : first;
    name->age_high = name->says_less   ? first
                     : name->says_more ? FIGURE_AGE_OPEN
                     : second          ? second
                                       : first;
}

/** When no word says what is counted: « Population totale », « Budget global ». */
static bool require_subject(struct figure_name *name, const struct reading *r)
{
    for (size_t i = 0; i < r->n; i++) {
        const struct figure_word *word = figure_word_of(r->words[i].token->folded);
        if (!r->words[i].is_dropped && word && word->is_subject)
            return require(name, r, r->words[i].token);
    }
    for (size_t i = 0; i < r->n; i++)
        if (!r->words[i].is_dropped && !(r->words[i].token->flags & TOKEN_STOP) &&
            !require(name, r, r->words[i].token))
            return false;
    return true;
}

static bool sort_words(struct figure_name *name, const struct reading *r)
{
    for (size_t i = 0; i < r->n; i++) {
        if (r->words[i].is_dropped)
            continue;
        note_category(name, r, i);
        const struct token *token = r->words[i].token;
        if (token->flags & TOKEN_STOP || may_miss(r, i))
            continue;
        if (!require(name, r, token))
            return false;
    }
    if (!name->n_required && !require_subject(name, r))
        return false;
    for (size_t i = 0; i < r->n; i++)
        if (!r->words[i].is_dropped && !(r->words[i].token->flags & TOKEN_STOP) &&
            may_miss(r, i))
            allow(name, r->arena, r->words[i].token->stem);
    return name->n_required > 0;
}

bool figure_label_read(struct figure_name *out, struct str text, region_set regions,
                       const struct figure_places *places, struct analyser *analyser,
                       struct arena *arena)
{
    *out = (struct figure_name){.n_required = 0};
    struct reading r = {.text = text, .arena = arena};
    struct token_list list = analyser_run(analyser, text, 0);
    for (size_t i = 0; i < list.n; i++) {
        if (list.at[i].flags & TOKEN_ALTERNATIVE)
            continue;
        if (r.n == LABEL_WORDS)
            return false;
        r.words[r.n++].token = &list.at[i];
    }
    find_pieces(&r);
    drop_places(&r, places, regions);
    drop_periods(&r);
    drop_units(&r);
    note_ages(out, &r);
    out->is_grouped = r.n_headings > 0;
    return sort_words(out, &r);
}

void figure_label_allow(struct figure_name *name, struct str text,
                        struct analyser *analyser, struct arena *arena)
{
    struct token_list list = analyser_run(analyser, text, 0);
    for (size_t i = 0; i < list.n; i++)
        if (!(list.at[i].flags & (TOKEN_STOP | TOKEN_ALTERNATIVE)))
            allow(name, arena, list.at[i].stem);
}
