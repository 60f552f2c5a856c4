/* Compiles the triggers of the themes of a vocabulary. */
#include <ctype.h>

#include "base/memory.h"
#include "engine/assign/assign_parts.h"

/** How much a trigger says by itself. */
/* Several words: « blocs de compétences ». */
#define WEIGHT_WORDS 3.0
/* An acronym or a name: « RNCP », « Qualiopi ». */
#define WEIGHT_NAME 2.5
/* A single word: « insertion ». */
#define WEIGHT_WORD 1.0

static const struct acronym *find_acronym(const struct vocabulary *vocabulary,
                                          const char *text)
{
    for (size_t i = 0; i < vocabulary_n_acronyms(vocabulary); i++)
        if (strcmp(vocabulary_acronym(vocabulary, i)->acronym, text) == 0)
            return vocabulary_acronym(vocabulary, i);
    return NULL;
}

static unsigned count_words(struct token_list words)
{
    unsigned n = 0;
    for (size_t i = 0; i < words.n; i++)
        n += !(words.at[i].flags & (TOKEN_ALTERNATIVE | TOKEN_STOP));
    return n;
}

/** Whether no letter is small: CTM, E2C. */
static bool is_all_capitals(const char *text)
{
    for (; *text; text++)
        if (islower((unsigned char)*text) || (unsigned char)*text >= 0x80)
            return false;
    return true;
}

/**
 * Describe a trigger. A capital makes it a name, except in a top-level theme
 * (« Région »).
 */
static struct trigger describe(const struct vocabulary *vocabulary, const char *text,
                               bool is_sub, struct token_list words)
{
    struct trigger trigger = {.text = text, .weight = WEIGHT_WORDS};
    trigger.needs_plural = words.n == 1 && token_is_plural(&words.at[0]);
    if (count_words(words) > 1)
        return trigger;
    const struct acronym *acronym = find_acronym(vocabulary, text);
    bool is_name = acronym || (is_sub && isupper((unsigned char)*text));
    trigger.weight = is_name ? WEIGHT_NAME : WEIGHT_WORD;
    trigger.needs_capitals = count_words(words) == 1 &&
                             (acronym ? acronym->needs_capitals : is_all_capitals(text));
    return trigger;
}

/** A trigger and one of its themes. */
struct pair {
    uint32_t phrase;
    struct trigger_theme theme;
};

struct trigger_compiling {
    struct assigner *assigner;
    /* How many triggers the assigner has room for. */
    size_t room_triggers;
    struct pair *pairs;
    size_t n, room;
};

static void put(struct trigger_compiling *to, struct analyser *analyser, const char *text,
                struct trigger_theme theme)
{
    struct assigner *assigner = to->assigner;
    struct token_list words = analyser_run(analyser, str_of(text), 0);
    uint32_t phrase = sequences_put(assigner->trigger_phrases, words);
    if (phrase == SEQUENCE_NONE)
        return;
    bool is_sub = vocabulary_theme(assigner->vocabulary, theme.theme)->parent >= 0;
    struct trigger trigger = describe(assigner->vocabulary, text, is_sub, words);
    if (phrase == assigner->n_triggers) {
        MEM_GROW(assigner->triggers, phrase + 1, to->room_triggers, 256);
        assigner->triggers[assigner->n_triggers++] = trigger;
    } else {
        struct trigger *known = &assigner->triggers[phrase];
        known->needs_capitals = known->needs_capitals && trigger.needs_capitals;
        known->needs_plural = known->needs_plural && trigger.needs_plural;
    }
    MEM_GROW(to->pairs, to->n + 1, to->room, 256);
    to->pairs[to->n++] = (struct pair){phrase, theme};
}

/**
 * Put the themes of each trigger next to each other. A theme that lists its trigger in
 * the singular and in the plural gets it once.
 */
static void gather(struct trigger_compiling *from)
{
    struct assigner *assigner = from->assigner;
    struct trigger *triggers = assigner->triggers;
    uint32_t first = 0;
    assigner->trigger_themes = mem_new_array(from->n, sizeof *assigner->trigger_themes);
    for (size_t i = 0; i < from->n; i++)
        triggers[from->pairs[i].phrase].n++;
    for (uint32_t phrase = 0; phrase < assigner->n_triggers; phrase++) {
        triggers[phrase].first = first;
        first += triggers[phrase].n;
        triggers[phrase].n = 0;
    }
    for (size_t i = 0; i < from->n; i++) {
        struct trigger *trigger = &triggers[from->pairs[i].phrase];
        struct trigger_theme *themes = &assigner->trigger_themes[trigger->first];
        struct trigger_theme theme = from->pairs[i].theme;
        if (trigger->n == 0 || themes[trigger->n - 1].theme != theme.theme)
            themes[trigger->n++] = theme;
    }
}

void triggers_compile(struct assigner *assigner, struct analyser *analyser)
{
    struct trigger_compiling to = {.assigner = assigner};
    assigner->trigger_phrases = sequences_new(SEQUENCE_NUMBERLESS);
    for (size_t i = 0; i < vocabulary_n_themes(assigner->vocabulary); i++) {
        const struct theme *theme = vocabulary_theme(assigner->vocabulary, i);
        /* Triggers first: a word that is listed as both decides. */
        for (size_t j = 0; j < theme->triggers.n; j++)
            put(&to, analyser, theme->triggers.at[j],
                (struct trigger_theme){(unsigned char)i, false});
        for (size_t j = 0; j < theme->hints.n; j++)
            put(&to, analyser, theme->hints.at[j],
                (struct trigger_theme){(unsigned char)i, true});
    }
    gather(&to);
    mem_free(to.pairs);
}
