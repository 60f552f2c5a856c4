/* Reading the rules of suffixes and applying them. A rule's condition is a list of sets
 * of letters, one for each of the last letters of the word. */
#include "text/inflection/affixes.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/memory.h"
#include "base/utf8.h"

/** The most letters of a word, and of a condition. */
#define LETTERS_MAX 100
#define CONDITION_MAX 16

/** The letters that may stand at one place: those listed, or all but those. */
struct letter_set {
    struct str letters;
    bool is_negated;
};

struct affix {
    uint16_t flag;
    uint8_t n_conditions;
    struct str strip, add;
    const struct letter_set *conditions;
};

struct affixes {
    struct arena *arena;
    struct affix *at;
    size_t n, room;
    /** The flags by which the file says that a word is only a base of others, and that
     *  one is none; 0 where it has none. */
    uint16_t needs_affix, forbidden;
};

static uint16_t flag_of(struct str text)
{
    return text.n < 2 ? 0 : (uint16_t)((uint8_t)text.at[0] << 8 | (uint8_t)text.at[1]);
}

/** Cut the next word, between blanks, off @p rest; empty at its end. */
static struct str cut_word(struct str *rest)
{
    while (rest->n && (*rest->at == ' ' || *rest->at == '\t'))
        *rest = (struct str){rest->at + 1, rest->n - 1};
    size_t n = 0;
    while (n < rest->n && rest->at[n] != ' ' && rest->at[n] != '\t')
        n++;
    struct str word = {rest->at, n};
    *rest = (struct str){rest->at + n, rest->n - n};
    return word;
}

/** Read one set of letters off the front of the condition. */
static struct letter_set cut_set(struct str *rest)
{
    size_t n = 1;
    if (*rest->at == '[') {
        size_t end = str_find(*rest, STR("]"));
        bool is_negated = rest->n > 1 && rest->at[1] == '^';
        size_t begin = is_negated ? 2 : 1;
        struct letter_set set = {str_between(*rest, begin, end), is_negated};
        n = end < rest->n ? end + 1 : rest->n;
        *rest = (struct str){rest->at + n, rest->n - n};
        return set;
    }
    (void)utf8_decode(rest->at, rest->n, &n);
    struct letter_set set = {{rest->at, n}, false};
    if (*rest->at == '.')
        set = (struct letter_set){STR(""), true};
    *rest = (struct str){rest->at + n, rest->n - n};
    return set;
}

static void read_condition(struct affix *affix, struct str text, struct arena *arena)
{
    struct letter_set sets[CONDITION_MAX];
    uint8_t n = 0;
    while (text.n && n < CONDITION_MAX)
        sets[n++] = cut_set(&text);
    /* « . » alone says that there is no condition. */
    if (n == 1 && sets[0].is_negated && !sets[0].letters.n)
        n = 0;
    struct letter_set *kept = arena_array(arena, n, sizeof *kept);
    if (n)
        memcpy(kept, sets, n * sizeof *kept);
    affix->conditions = kept;
    affix->n_conditions = n;
}

/** « 0 » stands for nothing; what comes behind a slash are flags of prefixes. */
static struct str ending(struct str text)
{
    struct str rest = text, head = str_cut(&rest, '/');
    return str_equal(head, STR("0")) ? STR("") : head;
}

/** Read a line « SFX flag strip add condition »; the line that begins the rules of a flag
 *  has fewer words. */
static void read_suffix(struct affixes *affixes, struct str rest)
{
    struct affix affix = {.flag = flag_of(cut_word(&rest))};
    affix.strip = ending(cut_word(&rest));
    affix.add = ending(cut_word(&rest));
    struct str condition = cut_word(&rest);
    if (!condition.n)
        return;
    read_condition(&affix, condition, affixes->arena);
    MEM_GROW(affixes->at, affixes->n + 1, affixes->room, 4096);
    affixes->at[affixes->n++] = affix;
}

static void read_line(struct affixes *affixes, struct str line)
{
    struct str word = cut_word(&line);
    if (str_equal(word, STR("SFX")))
        read_suffix(affixes, line);
    else if (str_equal(word, STR("NEEDAFFIX")))
        affixes->needs_affix = flag_of(cut_word(&line));
    else if (str_equal(word, STR("FORBIDDENWORD")))
        affixes->forbidden = flag_of(cut_word(&line));
}

static int by_flag(const void *a, const void *b)
{
    const struct affix *x = a, *y = b;
    if (x->flag != y->flag)
        return x->flag < y->flag ? -1 : 1;
    return (x->add.at > y->add.at) - (x->add.at < y->add.at);
}

struct affixes *affixes_new(struct str text)
{
    struct affixes *affixes = mem_new(sizeof *affixes);
    affixes->arena = arena_new();
    for (struct str rest = arena_str(affixes->arena, text); rest.n;) {
        struct str line = str_cut(&rest, '\n');
        if (line.n && line.at[line.n - 1] == '\r')
            line.n--;
        read_line(affixes, line);
    }
    if (affixes->n)
        qsort(affixes->at, affixes->n, sizeof *affixes->at, by_flag);
    return affixes;
}

void affixes_free(struct affixes *affixes)
{
    if (!affixes)
        return;
    arena_free(affixes->arena);
    mem_free(affixes->at);
    mem_free(affixes);
}

size_t affixes_count(const struct affixes *affixes)
{
    return affixes->n;
}

/** A word, and where each of its letters begins. */
struct affix_word {
    struct str text;
    uint8_t begins[LETTERS_MAX + 1];
    size_t n;
};

static struct affix_word spell_out(struct str text)
{
    struct affix_word word = {text, {0}, 0};
    for (size_t i = 0, n; i < text.n && word.n < LETTERS_MAX; i += n) {
        (void)utf8_decode(text.at + i, text.n - i, &n);
        word.begins[word.n++] = (uint8_t)i;
    }
    word.begins[word.n] = (uint8_t)text.n;
    return word;
}

/** Whether the set has letter @p i of the word. No letter of UTF-8 is a part of
 *  another. */
static bool has_letter(const struct letter_set *set, const struct affix_word *word,
                       size_t i)
{
    struct str letter = str_between(word->text, word->begins[i], word->begins[i + 1]);
    return (str_find(set->letters, letter) < set->letters.n) != set->is_negated;
}

static bool fits(const struct affix *affix, const struct affix_word *word)
{
    if (affix->n_conditions > word->n || !str_ends_with(word->text, affix->strip))
        return false;
    size_t first = word->n - affix->n_conditions;
    for (size_t i = 0; i < affix->n_conditions; i++)
        if (!has_letter(&affix->conditions[i], word, first + i))
            return false;
    return true;
}

/** The first rule with @p flag, or where it would stand. */
static size_t first_of(const struct affixes *affixes, uint16_t flag)
{
    size_t low = 0, high = affixes->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (affixes->at[middle].flag < flag)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool has_flag(struct str flags, uint16_t flag)
{
    for (size_t i = 0; flag && i + 1 < flags.n; i += 2)
        if (flag_of((struct str){flags.at + i, 2}) == flag)
            return true;
    return false;
}

void affixes_apply(const struct affixes *affixes, struct str word, struct str flags,
                   affixes_see *see, void *context)
{
    char form[4 * LETTERS_MAX];
    if (word.n > LETTERS_MAX || has_flag(flags, affixes->forbidden))
        return;
    if (!has_flag(flags, affixes->needs_affix))
        see(word, context);
    const struct affix_word spelt = spell_out(word);
    for (size_t i = 0; i + 1 < flags.n; i += 2) {
        uint16_t flag = flag_of((struct str){flags.at + i, 2});
        for (size_t j = first_of(affixes, flag);
             j < affixes->n && affixes->at[j].flag == flag; j++) {
            const struct affix *affix = &affixes->at[j];
            size_t kept = word.n - affix->strip.n;
            if (!fits(affix, &spelt) || kept + affix->add.n > sizeof form)
                continue;
            memcpy(form, word.at, kept);
            memcpy(form + kept, affix->add.at, affix->add.n);
            see((struct str){form, kept + affix->add.n}, context);
        }
    }
}
