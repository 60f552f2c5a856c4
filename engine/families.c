/* The table of endings. */
#include "engine/families.h"

#include <stdint.h>

#include "base/macros.h"

/** Two endings of one root, either way. */
struct rule {
    const char *one, *other;
    uint8_t root_min; /* letters before the ending */
    bool is_gender;
};

static const struct rule rules[] = {
    /* The other gender. */
    {"eur", "euse", 3, true},
    {"teur", "trice", 3, true},
    {"er", "ere", 3, true},
    {"if", "ive", 3, true},
    {"eux", "euse", 3, true},
    /* The trade, who plies it, where. */
    {"er", "erie", 4, false},
    {"ier", "erie", 4, false},
    {"iste", "isterie", 3, false},
    {"iste", "ie", 5, false},
    {"ique", "ie", 5, false},
    {"iste", "ique", 5, false},
    {"eur", "age", 3, false},
    {"eur", "ure", 4, false},
    {"teur", "ture", 4, false},
    {"icien", "ique", 4, false},
    /* What is done, and doing it. */
    {"er", "ement", 4, false},
    {"ir", "issement", 4, false},
    {"er", "ation", 4, false},
    {"er", "age", 4, false},
    {"er", "e", 5, false},
    {"er", "", 5, false},
    {"ionner", "ion", 4, false},
    {"eur", "ement", 4, false},
    /* Who is so, and being so. */
    {"ant", "ance", 4, false},
    {"ent", "ence", 4, false},
    {"i", "issage", 5, false},
    {"able", "abilite", 4, false},
    {"aire", "arite", 4, false},
};

struct list {
    struct family_candidate *at;
    size_t n;
};

static void add(struct list *list, struct str root, const char *ending, bool is_gender,
                struct str itself)
{
    struct family_candidate made = {.is_gender = is_gender};
    size_t n = strlen(ending);
    if (list->n == FAMILY_CANDIDATES_MAX || root.n + n >= sizeof made.text)
        return;
    memcpy(made.text, root.at, root.n);
    memcpy(made.text + root.n, ending, n);
    bool is_known = str_equal(itself, str_of(made.text));
    for (size_t i = 0; i < list->n && !is_known; i++)
        is_known = strcmp(list->at[i].text, made.text) == 0;
    if (!is_known)
        list->at[list->n++] = made;
}

static void apply(struct list *list, struct str word, const char *from, const char *to,
                  const struct rule *rule)
{
    struct str ending = str_of(from);
    if (!str_ends_with(word, ending) || word.n < ending.n + rule->root_min)
        return;
    add(list, (struct str){word.at, word.n - ending.n}, to, rule->is_gender, word);
}

/** Without the sign of the plural. */
static struct str singular(struct str word)
{
    if (word.n > 3 && word.at[word.n - 1] == 's' && word.at[word.n - 2] != 's')
        word.n--;
    return word;
}

size_t families_of(struct family_candidate *out, struct str folded)
{
    struct list list = {out, 0};
    struct str word = singular(folded);
    for (size_t i = 0; i < COUNT_OF(rules); i++) {
        apply(&list, word, rules[i].one, rules[i].other, &rules[i]);
        apply(&list, word, rules[i].other, rules[i].one, &rules[i]);
    }
    return list.n;
}
