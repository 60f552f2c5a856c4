/* The slow search: making random documents, and finding the words in them. */
#include <stdio.h>

#include "base/str.h"
#include "engine/vocabulary/kind.h"
#include "tests/unit/engine/match/match_oracle.h"
#include "text/analyse.h"

/* None of the words has a synonym, and no two joined are a third one. Only « vae » has a
 * long form. */
const struct oracle_word oracle_words[ORACLE_WORDS] = {
    {"métier", false}, {"soudeur", false},   {"littoral", false}, {"vapeur", false},
    {"cuivre", false}, {"le", true},         {"de", true},        {"la", true},
    {"hêtre", false},  {"vae", false},       {"moulin", false},   {"granit", false},
    {"aviron", false}, {"tisserand", false}, {"pour", true},      {"épeautre", false},
};
#define VAE_AT_LENGTH "la validation des acquis de l'expérience"

unsigned oracle_random(struct oracle *oracle, unsigned n)
{
    oracle->seed = oracle->seed * 6364136223846793005U + 1442695040888963407U;
    return (unsigned)((oracle->seed >> 33) % n);
}

/** Append one of the words in one of its written forms; the first words are more
 *  frequent. */
static void put_word(struct oracle *oracle, struct buf *text)
{
    unsigned a = oracle_random(oracle, ORACLE_WORDS),
             b = oracle_random(oracle, ORACLE_WORDS);
    unsigned word = a < b ? a : b;
    bool is_stop = oracle_words[word].is_stop;
    if (word == ORACLE_VAE && oracle_random(oracle, 2)) {
        buf_put_text(text, VAE_AT_LENGTH " ");
        return;
    }
    static const char *const forms[] = {"%s ", "%s, ", "%ss ", "« %s » ", "(%ss) "};
    unsigned form =
        oracle_random(oracle, is_stop || word == ORACLE_VAE ? 2 : COUNT_OF(forms));
    switch (form) {
    case 0:
        buf_printf(text, "%s ", oracle_words[word].word);
        break;
    case 1:
        buf_printf(text, "%s. ", oracle_words[word].word);
        break;
    case 2:
        buf_printf(text, "%ss ", oracle_words[word].word);
        break;
    case 3:
        buf_printf(text, "« %s » ", oracle_words[word].word);
        break;
    default:
        buf_printf(text, "(%ss) ", oracle_words[word].word);
        break;
    }
}

/** Analyse @p text and set the bit of each of our words at each position. */
static void look_at(struct oracle *oracle, struct oracle_document *document,
                    unsigned segment, struct str text, struct analyser *analyser)
{
    struct str stems[ORACLE_WORDS];
    for (size_t i = 0; i < ORACLE_WORDS; i++) {
        struct token_list one =
            analyser_run(analyser, str_of(oracle_words[i].word), ANALYSE_QUERY);
        stems[i] = arena_str(oracle->arena, one.at[0].stem);
    }
    struct token_list list = analyser_run(analyser, text, 0);
    document->at[segment] =
        arena_array(oracle->arena, list.n_positions + 1, sizeof(uint32_t));
    document->n[segment] = list.n_positions;
    document->says_vae_at_length[segment] = str_find(text, STR(VAE_AT_LENGTH)) < text.n;
    for (size_t i = 0; i < list.n; i++)
        for (size_t j = 0; j < ORACLE_WORDS; j++)
            if (str_equal(list.at[i].stem, stems[j]))
                document->at[segment][list.at[i].position] |= 1U << j;
}

static void make_document(struct oracle *oracle, struct oracle_document *document,
                          unsigned number, struct analyser *analyser,
                          const struct vocabulary *vocabulary)
{
    AUTO_BUF title = BUF_INIT(1000), text = BUF_INIT(1500);
    for (unsigned n = 1 + oracle_random(oracle, 4); n; n--)
        put_word(oracle, &title);
    for (unsigned n = oracle_random(oracle, 25); n; n--)
        put_word(oracle, &text);
    *document = (struct oracle_document){.region = (int)oracle_random(oracle, 4) - 1,
                                         .kind = oracle_random(oracle, 3),
                                         .year = 2020 + oracle_random(oracle, 4)};
    (void)snprintf(document->id, sizeof document->id, "d%02u", number);
    if (oracle_random(oracle, 5))
        (void)snprintf(document->date, sizeof document->date, "%u-%02u-%02u",
                       document->year, 1 + oracle_random(oracle, 12),
                       1 + oracle_random(oracle, 28));
    else
        document->year = 0;
    char regions[16] = "", date[40] = "";
    if (document->region >= 0)
        (void)snprintf(regions, sizeof regions, "\"%s\"",
                       vocabulary_region(vocabulary, (size_t)document->region)->code);
    if (document->date[0])
        (void)snprintf(date, sizeof date, ",\"date\":\"%s\"", document->date);
    (void)snprintf(document->json, sizeof document->json,
                   "{\"id\":\"%s\",\"kind\":\"%s\",\"title\":\"%s\",\"text\":\"%s\","
                   "\"regions\":[%s]%s}",
                   document->id, kind_slug((enum kind)document->kind), buf_text(&title),
                   buf_text(&text), regions, date);
    look_at(oracle, document, 0, buf_str(&title), analyser);
    look_at(oracle, document, 1, buf_str(&text), analyser);
}

void oracle_make(struct oracle *oracle, uint64_t seed,
                 const struct vocabulary *vocabulary)
{
    oracle->arena = arena_new();
    oracle->seed = seed;
    AUTO_ANALYSER *analyser = vocabulary_analyser_new(vocabulary);
    for (unsigned i = 0; i < ORACLE_DOCUMENTS; i++)
        make_document(oracle, &oracle->documents[i], i, analyser, vocabulary);
}
