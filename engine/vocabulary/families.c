/* Holds the rules by which words of one family differ in their endings. */
#include "engine/vocabulary/families.h"

#include <stdint.h>

#include "base/macros.h"

struct family_ending {
    const char *at;
    size_t n;
};

/** Two endings that the same root can take. A rule works both ways. */
struct family_rule {
    struct family_ending one, other;
    /* The fewest letters before the ending. */
    uint8_t root_min;
    bool is_gender;
};

#define E(text)                                                                          \
    {                                                                                    \
        text, sizeof(text) - 1                                                           \
    }

static const struct family_rule rules[] = {
    /* The other gender: demandeur, demandeuse. */
    {E("eur"), E("euse"), 3, true},
    {E("teur"), E("trice"), 3, true},
    {E("er"), E("ere"), 3, true},
    {E("if"), E("ive"), 3, true},
    {E("eux"), E("euse"), 3, true},
    /* A trade, the person who does it and the place: boulanger, boulangerie. */
    {E("er"), E("erie"), 4, false},
    {E("ier"), E("erie"), 4, false},
    {E("iste"), E("isterie"), 3, false},
    {E("iste"), E("ie"), 5, false},
    {E("ique"), E("ie"), 5, false},
    {E("iste"), E("ique"), 5, false},
    {E("eur"), E("age"), 3, false},
    {E("eur"), E("ure"), 4, false},
    {E("teur"), E("ture"), 4, false},
    {E("icien"), E("ique"), 4, false},
    /* A verb and its action: financer, financement. */
    {E("er"), E("ement"), 4, false},
    {E("ir"), E("issement"), 4, false},
    {E("er"), E("ation"), 4, false},
    {E("er"), E("age"), 4, false},
    {E("er"), E("e"), 5, false},
    {E("er"), E(""), 5, false},
    {E("ionner"), E("ion"), 4, false},
    {E("eur"), E("ement"), 4, false},
    /* An adjective and its quality: compétent, compétence. */
    {E("ant"), E("ance"), 4, false},
    {E("ent"), E("ence"), 4, false},
    {E("i"), E("issage"), 5, false},
    {E("able"), E("abilite"), 4, false},
    {E("aire"), E("arite"), 4, false},
};

struct family_list {
    struct family_candidate *at;
    size_t n;
};

static void add(struct family_list *list, struct str root, struct family_ending ending,
                bool is_gender, struct str itself)
{
    struct family_candidate made = {.is_gender = is_gender};
    if (list->n == FAMILY_CANDIDATES_MAX || root.n + ending.n >= sizeof made.text)
        return;
    memcpy(made.text, root.at, root.n);
    memcpy(made.text + root.n, ending.at, ending.n);
    bool is_known = str_equal(itself, str_of(made.text));
    for (size_t i = 0; i < list->n && !is_known; i++)
        is_known = strcmp(list->at[i].text, made.text) == 0;
    if (!is_known)
        list->at[list->n++] = made;
}

static void apply(struct family_list *list, struct str word, struct family_ending from,
                  struct family_ending to, const struct family_rule *rule)
{
    if (word.n < from.n + rule->root_min)
        return;
    struct str root = {word.at, word.n - from.n};
    /* The last letter is compared first: most words differ there. */
    if (from.n && (word.at[word.n - 1] != from.at[from.n - 1] ||
                   memcmp(word.at + root.n, from.at, from.n) != 0))
        return;
    add(list, root, to, rule->is_gender, word);
}

/** The word without the s of its plural. */
static struct str singular(struct str word)
{
    if (word.n > 3 && word.at[word.n - 1] == 's' && word.at[word.n - 2] != 's')
        word.n--;
    return word;
}

size_t families_of(struct family_candidate *out, struct str folded)
{
    struct family_list list = {out, 0};
    struct str word = singular(folded);
    for (size_t i = 0; i < COUNT_OF(rules); i++) {
        apply(&list, word, rules[i].one, rules[i].other, &rules[i]);
        apply(&list, word, rules[i].other, rules[i].one, &rules[i]);
    }
    return list.n;
}
