/* Finding the words near an unknown one: down the trie, with errors, and by the sound. */
#include "engine/words/spelling.h"

#include <stdlib.h>

#include "base/bits.h"
#include "base/memory.h"
#include "base/rows.h"
#include "engine/file/sections.h"
#include "engine/words/edit_distance.h"
#include "engine/words/keyboard.h"
#include "engine/words/spelling_file.h"
#include "text/word/sound.h"

struct spelling {
    struct sections file;
    const struct forms *forms;
    const struct spelling_node *nodes;
    const struct spelling_word *words;
    const struct spelling_sound *sounds;
    size_t n_nodes, n_words, n_sounds;
};

static enum status read_sections(struct spelling *s, struct error *err)
{
    const struct section_wanted wanted[] = {
        SECTION(SPELLING_NODES, s->nodes, 1, UINT32_MAX, &s->n_nodes),
        SECTION(SPELLING_WORDS, s->words, 0, UINT32_MAX - 1, &s->n_words),
        SECTION(SPELLING_SOUNDS, s->sounds, 0, UINT32_MAX - 1, &s->n_sounds)};
    enum status st = sections_read(&s->file, wanted, COUNT_OF(wanted), err);
    if (!st && s->n_words != s->n_sounds)
        st = error_set(err, STATUS_INDEX_CORRUPT, "%zu words, %zu sounds", s->n_words,
                       s->n_sounds);
    return st;
}

enum status spelling_open(struct spelling **out, const char *path,
                          const struct forms *forms, struct error *err)
{
    *out = NULL;
    struct spelling *s = mem_new(sizeof *s);
    s->forms = forms;
    enum status st = sections_open(&s->file, path, err);
    if (!st && read_sections(s, err))
        st = error_context(err, STATUS_INDEX_CORRUPT, "%s", path);
    if (st) {
        spelling_free(s);
        return st;
    }
    *out = s;
    return STATUS_OK;
}

void spelling_free(struct spelling *spelling)
{
    if (!spelling)
        return;
    sections_close(&spelling->file);
    mem_free(spelling);
}

/** One look-up. */
struct spelling_look {
    const struct spelling *spelling;
    const struct tuning *tuning;
    struct str word;
    /* The errors that the current walk allows, and the letters of its path so far. */
    unsigned most;
    char path[EDIT_PATH_MAX + 1];
    /* The n best candidates so far, the cheapest first. */
    struct spelling_candidate best[SPELLING_CANDIDATES_MAX];
    size_t n;
};

/** The cost of a candidate (docs/RELEVANCE.md, step 8 of the recipe): errors are likelier
 *  behind the first letter, and frequent words are likelier to be meant. */
static double cost_of(const struct spelling_look *look, char first, double errors,
                      uint32_t n_documents)
{
    const struct tuning *tuning = look->tuning;
    double cost = errors;
    if (first == look->word.at[0])
        cost -= tuning->spelling_first_same;
    else
        cost += tuning->spelling_first_other;
    unsigned bits = bits_of(n_documents);
    double most = tuning->spelling_frequency_bits;
    return cost - tuning->spelling_frequency * (bits < most ? bits : most);
}

static bool is_cheaper(const struct spelling_candidate *a,
                       const struct spelling_candidate *b)
{
    if (a->cost < b->cost || a->cost > b->cost)
        return a->cost < b->cost;
    if (a->n_documents != b->n_documents)
        return a->n_documents > b->n_documents;
    return a->form < b->form;
}

static bool is_kept(const struct spelling_look *look, uint32_t form)
{
    for (size_t i = 0; i < look->n; i++)
        if (look->best[i].form == form)
            return true;
    return false;
}

/** Put @p candidate among the best; a word that is there already keeps its cost. */
static void keep(struct spelling_look *look, const struct spelling_candidate *candidate)
{
    struct spelling_candidate *best = look->best;
    if (is_kept(look, candidate->form))
        return;
    size_t at = look->n;
    while (at && is_cheaper(candidate, &best[at - 1]))
        at--;
    if (at == SPELLING_CANDIDATES_MAX)
        return;
    look->n += look->n < SPELLING_CANDIDATES_MAX;
    for (size_t i = look->n - 1; i > at; i--)
        best[i] = best[i - 1];
    best[at] = *candidate;
}

/** Where a path through the trie has come to. */
struct spelling_place {
    struct spelling_node node;
    /* How many letters the path has. */
    unsigned depth;
};

static struct spelling_place root_of(const struct spelling *s)
{
    return (struct spelling_place){s->nodes[0], 0};
}

/** Step from @p from to its child @p node, which is that of @p letter. A damaged file may
 *  lead anywhere, but never deeper than the longest path. */
static inline bool step(struct spelling_place *to, struct spelling_look *look,
                        const struct spelling_place *from, char letter, uint32_t node)
{
    if (node >= look->spelling->n_nodes || from->depth == EDIT_PATH_MAX)
        return false;
    look->path[from->depth] = letter;
    *to = (struct spelling_place){look->spelling->nodes[node], from->depth + 1};
    return true;
}

/** Step to the child of @p letter. @return false when there is none. */
static inline bool step_by(struct spelling_place *to, struct spelling_look *look,
                           const struct spelling_place *from, char letter)
{
    uint32_t bit = spelling_letter((unsigned char)letter), all = from->node.letters;
    return all & bit &&
           step(to, look, from, letter,
                from->node.below + (uint32_t)__builtin_popcount(all & (bit - 1)));
}

/** Step down by all of @p letters. */
static inline bool step_along(struct spelling_place *place, struct spelling_look *look,
                              struct str letters)
{
    for (size_t i = 0; i < letters.n; i++)
        if (!step_by(place, look, place, letters.at[i]))
            return false;
    return true;
}

/** Take the word at @p place as a candidate. The path may have led there by more errors
 *  than needed, so that the distance is computed. */
static void take(struct spelling_look *look, const struct spelling_place *place)
{
    uint32_t word = place->node.word;
    if (!word || word > look->spelling->n_words)
        return;
    const struct spelling_word *w = &look->spelling->words[word - 1];
    if (is_kept(look, w->form))
        return;
    struct str path = {look->path, place->depth};
    unsigned errors = edit_distance(look->word, path, look->most);
    if (!errors || errors > look->most)
        return;
    double cost = cost_of(look, path.at[0], errors, w->n_documents);
    keep(look, &(struct spelling_candidate){w->form, w->n_documents, errors, cost});
}

static void walk(struct spelling_look *look, const struct spelling_place *from, size_t at,
                 unsigned left);

/** Walk on from @p from with the word's letters from @p at on, up to @p left errors. */
static inline void walk_on(struct spelling_look *look, const struct spelling_place *from,
                           size_t at, unsigned left)
{
    struct str rest = {look->word.at + at, look->word.n - at};
    struct spelling_place to = *from;
    if (left)
        walk(look, from, at, left);
    else if (step_along(&to, look, rest))
        take(look, &to);
}

/** Like walk_on(), with at least one error. Where the letters agree no error is tried,
 *  since an error behind them leads to the same words. */
static void walk(struct spelling_look *look, const struct spelling_place *from, size_t at,
                 unsigned left)
{
    struct str word = look->word;
    struct spelling_place to, behind;
    bool is_end = at == word.n;
    uint32_t node = from->node.below;
    if (is_end)
        take(look, from);
    else
        /* A letter too many was typed. */
        walk_on(look, from, at + 1, left - 1);
    for (uint32_t letters = from->node.letters; letters; letters &= letters - 1) {
        char letter = (char)('a' + __builtin_ctz(letters));
        if (!step(&to, look, from, letter, node++))
            return;
        if (!is_end && letter == word.at[at]) {
            walk(look, &to, at + 1, left);
            continue;
        }
        /* This letter is missing. */
        walk_on(look, &to, at, left - 1);
        look->path[from->depth] = letter;
        /* Another one was typed for it. */
        if (!is_end)
            walk_on(look, &to, at + 1, left - 1);
        /* It was exchanged with the next one. */
        if (at + 1 < word.n && letter == word.at[at + 1] &&
            step_by(&behind, look, &to, word.at[at]))
            walk_on(look, &behind, at + 2, left - 1);
    }
}

static void walk_all(struct spelling_look *look, unsigned most)
{
    struct spelling_place root = root_of(look->spelling);
    look->most = most;
    walk(look, &root, 0, most);
}

/** Words of fewer sounds are not looked for by sound: too many others sound the same. */
#define SOUNDS_MIN 4

/** What @p errors errors count for in a word that sounds the same. */
static double sound_errors(const struct tuning *tuning, unsigned errors)
{
    if (errors < 2)
        return errors - tuning->spelling_sound;
    return tuning->spelling_sound_errors + tuning->spelling_sound_step * (errors - 2);
}

/** Add the words that have the sound key @p key, however they are spelt. */
static void listen(struct spelling_look *look, struct str key)
{
    const struct spelling *s = look->spelling;
    uint32_t hash = sound_hash(key);
    for (size_t i = rows_find(s->sounds, s->n_sounds, sizeof *s->sounds, hash);
         i < s->n_sounds && s->sounds[i].hash == hash; i++) {
        if (s->sounds[i].word >= s->n_words)
            continue;
        const struct spelling_word *w = &s->words[s->sounds[i].word];
        struct str folded = forms_at(s->forms, w->form).folded;
        unsigned errors = edit_distance(look->word, folded, EDIT_ERRORS_MAX);
        if (!folded.n || !errors)
            continue;
        double cost = cost_of(look, folded.at[0], sound_errors(look->tuning, errors),
                              w->n_documents);
        keep(look, &(struct spelling_candidate){w->form, w->n_documents, errors, cost});
    }
}

static int cheapest_first(const void *a, const void *b)
{
    return is_cheaper(a, b) ? -1 : is_cheaper(b, a) ? 1 : 0;
}

/** Make candidates cheaper whose only error is a neighbouring key, and sort again. */
static void refine(struct spelling_look *look)
{
    for (size_t i = 0; i < look->n; i++) {
        struct spelling_candidate *candidate = &look->best[i];
        struct str folded = forms_at(look->spelling->forms, candidate->form).folded;
        if (candidate->errors == 1 && keyboard_slip(look->word, folded))
            candidate->cost -= look->tuning->spelling_keyboard;
    }
    qsort(look->best, look->n, sizeof *look->best, cheapest_first);
}

/** The length from which two errors are allowed, and the length from which they are when
 *  one error finds nothing. */
#define TWO_ERRORS_FROM 9
#define TWO_ERRORS_ELSE_FROM 7

size_t spelling_find(struct spelling_candidate out[SPELLING_CANDIDATES_MAX],
                     const struct spelling *spelling, const struct tuning *tuning,
                     struct str folded, unsigned most)
{
    if (!str_is_letters(folded) || folded.n < SPELLING_MIN || folded.n > EDIT_WORD_MAX)
        return 0;
    struct spelling_look look = {.spelling = spelling, .tuning = tuning, .word = folded};
    char room[SOUND_KEY_MAX];
    struct str key = sound_key(room, folded);
    if (key.n >= SOUNDS_MIN)
        /* This comes first, since a word that is there already keeps its cost. */
        listen(&look, key);
    walk_all(&look, most > 1 && folded.n >= TWO_ERRORS_FROM ? 2 : 1);
    if (!look.n && most > 1 && folded.n >= TWO_ERRORS_ELSE_FROM)
        walk_all(&look, 2);
    if (look.n)
        refine(&look);
    memcpy(out, look.best, look.n * sizeof *out);
    return look.n;
}

/** The number of the word @p folded; n_words when there is none. */
static size_t word_of(const struct spelling *s, struct str folded)
{
    struct spelling_look look = {.spelling = s};
    struct spelling_place place = root_of(s);
    bool is_there = str_is_letters(folded) && step_along(&place, &look, folded);
    uint32_t word = is_there ? place.node.word : 0;
    return word && word <= s->n_words ? word - 1 : s->n_words;
}

uint32_t spelling_documents(const struct spelling *spelling, struct str folded)
{
    size_t word = word_of(spelling, folded);
    return word < spelling->n_words ? spelling->words[word].n_documents : 0;
}

/** Find a part of a split: a word of SPELLING_MIN letters or more, or a stop word. */
static bool find_part(struct spelling_candidate *out, bool *is_stop,
                      const struct spelling *s, struct str part)
{
    size_t word = word_of(s, part);
    if (word == s->n_words || !s->words[word].n_documents)
        return false;
    out->form = s->words[word].form;
    out->n_documents = s->words[word].n_documents;
    *is_stop = forms_at(s->forms, out->form).is_stop;
    return *is_stop || part.n >= SPELLING_MIN;
}

bool spelling_split(struct spelling_split *out, const struct spelling *spelling,
                    const struct tuning *tuning, struct str folded)
{
    uint32_t most = 0;
    for (size_t cut = SPELLING_LETTERS_MIN; cut + SPELLING_LETTERS_MIN <= folded.n;
         cut++) {
        struct spelling_split split = {0};
        bool stops[2];
        struct str behind = {folded.at + cut, folded.n - cut};
        if (!find_part(&split.parts[0], &stops[0], spelling,
                       (struct str){folded.at, cut}) ||
            !find_part(&split.parts[1], &stops[1], spelling, behind) ||
            (stops[0] && stops[1]))
            continue;
        uint32_t rarer = split.parts[0].n_documents < split.parts[1].n_documents
                             ? split.parts[0].n_documents
                             : split.parts[1].n_documents;
        if (rarer <= most)
            continue;
        most = rarer;
        *out = split;
    }
    struct spelling_look look = {.tuning = tuning, .word = folded};
    if (most)
        out->cost = cost_of(&look, folded.at[0], tuning->spelling_split_errors, most);
    return most > 0;
}
