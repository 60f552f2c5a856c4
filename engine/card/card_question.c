/* Sorts the words of a question: places, a period, quantities, words that frame it. */
#include <stdlib.h>

#include "engine/card/card_parts.h"
#include "engine/vocabulary/framing.h"
#include "engine/written/period.h"

/* What a word does beside those that say what is counted. */
enum role { SAYS_NOTHING, ASKS_FIGURE, NAMES_COUNTRY, MAY_BE_TIME };

/* Words around a figure that do not say which, beside the framing words of all questions;
 * sorted bytewise for bsearch(). */
static const struct role_word {
    const char *folded;
    enum role role;
} roles[] = {
    {"actuel", SAYS_NOTHING},
    {"actuelle", SAYS_NOTHING},
    {"actuellement", SAYS_NOTHING},
    {"annee", SAYS_NOTHING},
    {"annuel", SAYS_NOTHING},
    {"annuelle", SAYS_NOTHING},
    {"aout", MAY_BE_TIME},
    {"aujourd", SAYS_NOTHING},
    {"avril", MAY_BE_TIME},
    {"chiffre", ASKS_FIGURE},
    {"chiffres", ASKS_FIGURE},
    {"cle", ASKS_FIGURE},
    {"cles", ASKS_FIGURE},
    {"combien", ASKS_FIGURE},
    {"comparaison", SAYS_NOTHING},
    {"compare", SAYS_NOTHING},
    {"comparer", SAYS_NOTHING},
    {"compte", SAYS_NOTHING},
    {"courbe", ASKS_FIGURE},
    {"decembre", MAY_BE_TIME},
    {"departement", SAYS_NOTHING},
    {"departements", SAYS_NOTHING},
    {"dernier", SAYS_NOTHING},
    {"derniere", SAYS_NOTHING},
    {"dernieres", SAYS_NOTHING},
    {"derniers", SAYS_NOTHING},
    {"deuxieme", MAY_BE_TIME},
    {"donnee", ASKS_FIGURE},
    {"donnees", ASKS_FIGURE},
    {"eleve", SAYS_NOTHING},
    {"elevee", SAYS_NOTHING},
    {"evolution", ASKS_FIGURE},
    {"faible", SAYS_NOTHING},
    {"fevrier", MAY_BE_TIME},
    {"fort", SAYS_NOTHING},
    {"forte", SAYS_NOTHING},
    {"francais", NAMES_COUNTRY},
    {"francaise", NAMES_COUNTRY},
    {"france", NAMES_COUNTRY},
    {"habite", SAYS_NOTHING},
    {"hui", SAYS_NOTHING},
    {"indicateur", ASKS_FIGURE},
    {"indicateurs", ASKS_FIGURE},
    {"janvier", MAY_BE_TIME},
    {"juillet", MAY_BE_TIME},
    {"juin", MAY_BE_TIME},
    {"mai", MAY_BE_TIME},
    {"mars", MAY_BE_TIME},
    {"metropole", NAMES_COUNTRY},
    {"metropolitaine", NAMES_COUNTRY},
    {"moins", SAYS_NOTHING},
    {"moyen", SAYS_NOTHING},
    {"moyenne", SAYS_NOTHING},
    {"national", NAMES_COUNTRY},
    {"nationale", NAMES_COUNTRY},
    {"nationales", NAMES_COUNTRY},
    {"nationaux", NAMES_COUNTRY},
    {"niveau", SAYS_NOTHING},
    {"novembre", MAY_BE_TIME},
    {"octobre", MAY_BE_TIME},
    {"pays", NAMES_COUNTRY},
    {"plus", SAYS_NOTHING},
    {"premier", MAY_BE_TIME},
    {"quatrieme", MAY_BE_TIME},
    {"quel", SAYS_NOTHING},
    {"quelle", SAYS_NOTHING},
    {"quelles", SAYS_NOTHING},
    {"quels", SAYS_NOTHING},
    {"recent", SAYS_NOTHING},
    {"recente", SAYS_NOTHING},
    {"recentes", SAYS_NOTHING},
    {"recents", SAYS_NOTHING},
    {"region", SAYS_NOTHING},
    {"regional", SAYS_NOTHING},
    {"regionale", SAYS_NOTHING},
    {"regionales", SAYS_NOTHING},
    {"regionaux", SAYS_NOTHING},
    {"regions", SAYS_NOTHING},
    {"represente", SAYS_NOTHING},
    {"second", MAY_BE_TIME},
    {"septembre", MAY_BE_TIME},
    {"stat", ASKS_FIGURE},
    {"statistique", ASKS_FIGURE},
    {"statistiques", ASKS_FIGURE},
    {"stats", ASKS_FIGURE},
    {"t1", MAY_BE_TIME},
    {"t2", MAY_BE_TIME},
    {"t3", MAY_BE_TIME},
    {"t4", MAY_BE_TIME},
    {"tendance", ASKS_FIGURE},
    {"total", SAYS_NOTHING},
    {"totale", SAYS_NOTHING},
    {"trimestre", SAYS_NOTHING},
    {"troisieme", MAY_BE_TIME},
    {"valeur", ASKS_FIGURE},
    {"vit", SAYS_NOTHING},
    {"vivent", SAYS_NOTHING},
    {"vivre", SAYS_NOTHING},
};

static int compare_role(const void *key, const void *element)
{
    const struct str *word = key;
    const struct role_word *row = element;
    return str_compare(*word, str_of(row->folded));
}

static const struct role_word *role_of(struct str folded)
{
    return bsearch(&folded, roles, COUNT_OF(roles), sizeof roles[0], compare_role);
}

static bool is_number(struct str folded)
{
    return folded.n > 0 && folded.at[0] >= '0' && folded.at[0] <= '9';
}

/** Whether the query is words side by side and nothing else. */
static bool is_plain(const struct plan *plan)
{
    const struct plan_node *root = plan->root;
    if (!root || root->excluded || !plan->n_words)
        return false;
    if (root->kind == PLAN_WORDS || root->kind == PLAN_PHRASE)
        return true;
    if (root->kind != PLAN_GROUP)
        return false;
    for (const struct plan_node *node = root->child; node; node = node->next)
        if (node->excluded || (node->kind != PLAN_WORDS && node->kind != PLAN_PHRASE))
            return false;
    for (size_t i = 0; i < plan->n_words; i++)
        if (plan->words[i].field != QUERY_ANYWHERE || plan->words[i].is_prefix)
            return false;
    return true;
}

/** Whether the request leaves figures among the results: on its first page, and filtered
 *  by nothing but regions. */
static bool is_open(const struct search_request *request)
{
    return request->page == 1 &&
           (!request->kinds || request->kinds >> KIND_INDICATOR & 1U) &&
           theme_set_is_empty(&request->themes) && !request->n_sources &&
           request->from == DATE_NONE && request->to == DATE_NONE &&
           request->valid_at == DATE_NONE && !(request->regions & REGION_NATIONAL);
}

/** The name of the department whose number @p code is, in one of @p regions. */
static struct str department_of(const struct vocabulary *vocabulary, region_set regions,
                                struct str code)
{
    for (size_t i = 0; i < vocabulary_n_regions(vocabulary); i++) {
        const struct region *region = vocabulary_region(vocabulary, i);
        for (size_t k = 0; (regions >> i & 1U) && k < region->n_departments; k++)
            if (str_equal(str_of(region->departments[k].code), code))
                return str_of(region->departments[k].name);
    }
    return STR("");
}

/** Beside an indicator and nothing else, even a doubtful name of a region is one:
 *  « réunion chômage ». */
static bool may_be_meant(const struct plan_place *place)
{
    return place->regions && (!place->is_doubtful || place->is_region);
}

static void mark_places(struct card_question *q, const struct plan_places *places)
{
    const struct plan *plan = q->plan;
    for (size_t p = 0; p < places->n; p++) {
        const struct plan_place *place = &places->at[p];
        for (size_t i = 0; i < q->n && may_be_meant(place); i++) {
            if (q->use[i] != USE_SUBJECT ||
                !plan_place_begins(plan->words + i, q->n - i, place))
                continue;
            for (size_t k = 0; k < place->n; k++)
                q->use[i + k] = USE_PLACE_REST;
            q->use[i] = USE_PLACE;
            q->places[i] = place;
            q->departments[i] = place->is_number
                                    ? department_of(plan->index->vocabulary,
                                                    place->regions, place->words[0])
                                    : STR("");
            i += place->n - 1;
        }
    }
}

/** Find the period in the text that the words were read from. */
static void mark_period(struct card_question *q)
{
    const struct plan_word *words = q->plan->words;
    const char *begin = words[0].typed.at, *end = begin;
    for (size_t i = 0; i < q->n; i++) {
        begin = words[i].typed.at < begin ? words[i].typed.at : begin;
        const char *after = words[i].typed.at + words[i].typed.n;
        end = after > end ? after : end;
    }
    struct str text = {begin, (size_t)(end - begin)};
    struct date_period period;
    if (text.n > 8192U || !(years_find(text, &period) || period_find(text, &period)))
        return;
    q->from = period.first;
    q->to = period.last;
    q->period = period.printed;
    for (size_t i = 0; i < q->n; i++)
        if (words[i].typed.at >= period.printed.at &&
            words[i].typed.at < period.printed.at + period.printed.n)
            q->use[i] = USE_PERIOD;
}

/** « plus de 50 », « 50 ans et plus »: a number within three words. */
static bool is_near_number(const struct card_question *q, size_t i)
{
    for (size_t k = i < 3 ? 0 : i - 3; k < q->n && k < i + 3; k++)
        if (q->use[k] == USE_SUBJECT && is_number(q->plan->words[k].folded))
            return true;
    return false;
}

/** What word @p i is, but for periods: numbers and months are subjects so far. */
static enum card_use use_of(struct card_question *q, size_t i)
{
    const struct plan_word *word = &q->plan->words[i];
    const struct figure_word *quantity = figure_word_of(word->folded);
    if (quantity) {
        q->kinds |= 1U << quantity->kind;
        return USE_QUANTITY;
    }
    const struct role_word *role = role_of(word->folded);
    q->asks_figure |= role && role->role == ASKS_FIGURE;
    q->names_country |= role && role->role == NAMES_COUNTRY;
    bool is_nothing =
        (role && role->role != MAY_BE_TIME) || word->is_stop || framing_is(word->folded);
    return is_nothing ? USE_NOTHING : USE_SUBJECT;
}

static bool has_stem(const struct card_question *q, struct str stem)
{
    return figures_stem(q->figures, stem) != FIGURES_NO_STEM;
}

static bool has_synonym(const struct card_question *q, const struct plan_word *word)
{
    for (size_t k = 0; k < word->n_synonyms; k++) {
        const struct plan_synonym *synonym = word->synonyms[k];
        size_t i = 0;
        while (i < synonym->n && (synonym->stops[i] || has_stem(q, synonym->stems[i])))
            i++;
        if (i == synonym->n)
            return true;
    }
    return false;
}

/** Words that names say in another way (card_match.c). */
static bool is_said_otherwise(struct str folded)
{
    static const char *const begins[] = {"jeune", "senior", "habitant", "personne",
                                         "gens"};
    for (size_t i = 0; i < COUNT_OF(begins); i++)
        if (str_starts_with(folded, str_of(begins[i])))
            return true;
    return false;
}

/** Whether any name may say word @p i; nearly all questions end here. */
static bool may_be_said(const struct card_question *q, size_t i)
{
    const struct plan_word *word = &q->plan->words[i];
    if (has_stem(q, word->stem) || has_synonym(q, word) ||
        is_said_otherwise(word->folded))
        return true;
    for (size_t k = 0; k < word->n_alternatives; k++)
        if (has_stem(q, word->alternatives[k].stem))
            return true;
    return false;
}

/** Sort the words, and stop at the first that can be nothing that is asked for. */
static bool sort_words(struct card_question *q)
{
    for (size_t i = 0; i < q->n; i++) {
        if (q->use[i] != USE_SUBJECT)
            continue;
        q->use[i] = use_of(q, i);
        struct str folded = q->plan->words[i].folded;
        if (q->use[i] == USE_SUBJECT && !is_number(folded) && !role_of(folded) &&
            !may_be_said(q, i))
            return false;
    }
    return true;
}

/** The same once more, now that periods are known; and which ages are asked for. */
static bool sort_rest(struct card_question *q)
{
    for (size_t i = 0; i < q->n; i++) {
        struct str folded = q->plan->words[i].folded;
        q->says_less |= str_equal(folded, STR("moins")) && is_near_number(q, i);
        q->says_more |= str_equal(folded, STR("plus")) && is_near_number(q, i);
        q->n_quantities += q->use[i] == USE_QUANTITY;
        q->n_subjects += q->use[i] == USE_SUBJECT;
        if (q->use[i] == USE_SUBJECT && !may_be_said(q, i))
            return false;
    }
    return q->n_subjects + q->n_quantities > 0;
}

static bool is_capitals(struct str typed)
{
    bool has_letter = false;
    for (size_t i = 0; i < typed.n; i++) {
        if (typed.at[i] >= 'a' && typed.at[i] <= 'z')
            return false;
        has_letter |= typed.at[i] >= 'A' && typed.at[i] <= 'Z';
    }
    return has_letter;
}

bool card_question_read(struct card_question *out, const struct plan *plan,
                        const struct plan_places *places,
                        const struct search_request *request)
{
    if (!figures_n_series(plan->index->figures) || !is_open(request) || !is_plain(plan))
        return false;
    *out = (struct card_question){.plan = plan,
                                  .figures = plan->index->figures,
                                  .request = request,
                                  .n = plan->n_words,
                                  .from = DATE_NONE};
    mark_places(out, places);
    if (!sort_words(out))
        return false;
    mark_period(out);
    for (size_t i = 0; i < out->n; i++) {
        out->stems[i] = plan->words[i].stem;
        out->capitals[i] = is_capitals(plan->words[i].typed);
    }
    return sort_rest(out);
}
