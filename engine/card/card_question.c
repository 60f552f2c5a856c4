/* Sorts the words of a question: places, a period, quantities, words that frame it. */
#include <string.h>

#include "engine/card/card_parts.h"
#include "engine/vocabulary/framing.h"
#include "engine/written/period.h"

/* Words around a figure that do not say which, beside the framing words of all
 * questions. */
static const char *const framing[] = {
    "actuel",     "actuelle",    "actuellement", "annee",      "annuel",
    "annuelle",   "aujourd",     "comparaison",  "compare",    "comparer",
    "compte",     "departement", "departements", "dernier",    "derniere",
    "dernieres",  "derniers",    "eleve",        "elevee",     "faible",
    "fort",       "forte",       "habite",       "hui",        "moins",
    "moyen",      "moyenne",     "niveau",       "plus",       "quel",
    "quelle",     "quelles",     "quels",        "recent",     "recente",
    "recentes",   "recents",     "region",       "regional",   "regionale",
    "regionales", "regionaux",   "regions",      "represente", "total",
    "totale",     "trimestre",   "vit",          "vivent",     "vivre",
    NULL};

/* Words that ask for figures, whatever they count. */
static const char *const asking[] = {
    "chiffre",      "chiffres", "cle",       "cles",       "combien",     "courbe",
    "donnee",       "donnees",  "evolution", "indicateur", "indicateurs", "statistique",
    "statistiques", "stat",     "stats",     "tendance",   "valeur",      NULL};

static const char *const country[] = {
    "france",    "francais", "francaise", "national",       "nationale", "nationales",
    "nationaux", "pays",     "metropole", "metropolitaine", NULL};

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

static bool is_here(const struct plan_word *words, size_t n,
                    const struct plan_place *place)
{
    if (!place->n || place->n > n)
        return false;
    for (size_t i = 0; i < place->n; i++)
        if (!str_equal(words[i].folded, place->words[i]))
            return false;
    return true;
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
            if (q->use[i] != USE_SUBJECT || !is_here(plan->words + i, q->n - i, place))
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

static void sort_word(struct card_question *q, size_t i)
{
    const struct plan_word *word = &q->plan->words[i];
    const struct figure_word *quantity = figure_word_of(word->folded);
    if (q->use[i] != USE_SUBJECT)
        return;
    if (str_equal(word->folded, STR("moins")) && is_near_number(q, i))
        q->says_less = true;
    if (str_equal(word->folded, STR("plus")) && is_near_number(q, i))
        q->says_more = true;
    if (quantity) {
        q->use[i] = USE_QUANTITY;
        q->kinds |= 1U << quantity->kind;
        q->n_quantities++;
        return;
    }
    bool asks = str_is_in(word->folded, asking);
    q->asks_figure |= asks;
    bool is_country = str_is_in(word->folded, country);
    q->names_country |= is_country;
    if (asks || is_country || word->is_stop || str_is_in(word->folded, framing) ||
        framing_is(word->folded))
        q->use[i] = USE_NOTHING;
    else
        q->n_subjects++;
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
    mark_period(out);
    for (size_t i = 0; i < out->n; i++) {
        out->stems[i] = plan->words[i].stem;
        out->capitals[i] = is_capitals(plan->words[i].typed);
    }
    for (size_t i = 0; i < out->n; i++)
        sort_word(out, i);
    return out->n_subjects + out->n_quantities > 0;
}
