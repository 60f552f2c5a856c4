/* Finds the names of places in a query and tells which are meant. A name that is a common
 * word too counts only when something beside it says so. People type without capitals, so
 * capitals never decide. */
#include "engine/understood/understood_parts.h"

/** The most regions that one name may propose: « saint-denis » is in two. */
#define REGIONS_OF_NAME_MAX 2

/**
 * The last words of names that are rarely meant when they are typed. They are common
 * words in small letters only; those that are so with a capital too are marked in the
 * vocabulary.
 */
static const char *const common_words[] = {
    "allier",   "plaisir",    "trappes",   "houilles",   "saintes", "vannes",   "sceaux",
    "tulle",    "pantin",     "mel",       "cea",        "macon",   "mana",     "sada",
    "maine",    "perche",     "insulaire", "insulaires", "moulins", "fougeres", "vernon",
    "bruges",   "muret",      "aube",      "manche",     "marne",   "nor",      "caux",
    "loos",     "foix",       "saclay",    "port",       "robert",  "moule",    "trinite",
    "francois", "possession", "loiret",    NULL};

/** Words that announce a town or a department, with or without « de ». */
static const char *const institutions[] = {"ville",
                                           "commune",
                                           "mairie",
                                           "agglomeration",
                                           "agglo",
                                           "metropole",
                                           "bassin",
                                           "prefecture",
                                           "lycee",
                                           "lycees",
                                           "campus",
                                           "universite",
                                           "iut",
                                           "ecole",
                                           "cfa",
                                           "cfas",
                                           "greta",
                                           "afpa",
                                           "cci",
                                           "cma",
                                           "caf",
                                           "cpam",
                                           "msa",
                                           "ddets",
                                           "ddtm",
                                           "dreets",
                                           "drieets",
                                           "rectorat",
                                           "academie",
                                           "agence",
                                           "antenne",
                                           "locale",
                                           "locales",
                                           "tribunal",
                                           "gare",
                                           "aeroport",
                                           "chu",
                                           "hopital",
                                           "artisanat",
                                           "agriculture",
                                           "commerce",
                                           "departement",
                                           "departements",
                                           "dept",
                                           "dep",
                                           "departemental",
                                           "departementale",
                                           "departementales",
                                           "departementaux",
                                           "travail",
                                           "carif",
                                           "oref",
                                           "cap emploi",
                                           "maison",
                                           "unedic",
                                           "urssaf",
                                           "region",
                                           NULL};

/** Words that announce a region. */
static const char *const regional[] = {
    "region",     "regions",  "regional", "regionale", "regionaux", "regionales",
    "prefecture", "academie", "rectorat", "dreets",    "draaf",     "carif",
    "oref",       "crefop",   "conseil",  "cariforef", NULL};

/** Words that make a name the name of a street. */
static const char *const streets[] = {"rue",  "avenue", "boulevard", "bd",
                                      "quai", "place",  "faubourg",  NULL};

/** Words that may stand between a place and the word that announces it. */
static const char *const between[] = {"de", "du", "d", "des", "la",  "le",   "les",
                                      "l",  "en", "a", "au",  "aux", "dans", NULL};

/**
 * The last word before word @p i that is no article or preposition, at most three words
 * before it. r->n when there is none or a punctuation mark stands between.
 */
static size_t cue_before(const struct query_reading *r, size_t i)
{
    for (int steps = 0; i > 0 && steps < 3; steps++) {
        if (reading_is_parted(r, i, ".,;:!?()"))
            return r->n;
        i--;
        if (!str_is_in(r->words[i]->folded, between))
            return i;
    }
    return r->n;
}

/**
 * Whether it is denied: « pas en Bretagne », « ni à Lille », but not « à deux pas de
 * Lille ».
 */
static bool is_denied(const struct query_reading *r, size_t first)
{
    static const char *const denials[] = {"pas", "ni", "non", "hormis", NULL};
    static const char *const counts[] = {"deux", "2", "quelques", NULL};
    size_t cue = cue_before(r, first);
    if (cue == r->n || !str_is_in(r->words[cue]->folded, denials))
        return false;
    return cue == 0 || !str_is_in(r->words[cue - 1]->folded, counts);
}

/**
 * Whether it stands in a list beside a place that was found: « bretagne, centre et
 * normandie ».
 */
static bool is_listed(const struct query_reading *r, const struct place *place)
{
    size_t first = place->first_position, last = place->last_position;
    bool before = first > 0 && r->use[first - 1] == WORD_PLACE &&
                  reading_is_parted(r, first, ",/&");
    bool after = last + 1 < r->n && r->use[last + 1] == WORD_PLACE &&
                 reading_is_parted(r, last + 1, ",/&");
    static const char *const ands[] = {"et", "ou", NULL};
    before = before || (first > 1 && r->use[first - 2] == WORD_PLACE &&
                        str_is_in(r->words[first - 1]->folded, ands));
    after = after || (last + 2 < r->n && r->use[last + 2] == WORD_PLACE &&
                      str_is_in(r->words[last + 1]->folded, ands));
    return before || after;
}

/** The regions of all places found so far. */
static region_set known_regions(const struct query_reading *r)
{
    region_set regions = 0;
    for (size_t i = 0; i < r->n_proposals; i++)
        regions |= r->proposals[i].regions;
    return regions;
}

static unsigned count(region_set regions)
{
    unsigned n = 0;
    for (; regions; regions &= regions - 1)
        n++;
    return n;
}

/**
 * Whether an abbreviation of a region ends the name of something: « dreets aura ».
 * « aura » is a verb too, so it must end the query or clause, in a query of six words at
 * most, and not follow a pronoun or another stop word that goes with a verb.
 */
static bool ends_a_name(const struct query_reading *r, const struct place *place)
{
    static const char *const known[] = {"aura", "ara", "occ", "naq", "pdl", NULL};
    size_t first = place->first_position;
    if (!str_is_in(r->words[first]->folded, known) ||
        !reading_ends_at(r, place->last_position) || r->n > 6 || first == 0)
        return false;
    const struct token *before = r->words[first - 1];
    return !(before->flags & TOKEN_STOP) || str_is_in(before->folded, between);
}

/**
 * Whether « réunion » is the island: « à la réunion », « île de la réunion »; but not
 * « ordre du jour de la réunion » or « la réunion du comité ».
 */
static bool is_island(const struct query_reading *r, const struct place *place)
{
    static const char *const heads[] = {"ile", "departement", "region", NULL};
    size_t first = place->first_position;
    if (!str_equal(r->words[place->last_position]->folded, STR("reunion")) ||
        first == 0 || !reading_ends_at(r, place->last_position))
        return false;
    size_t cue = cue_before(r, first);
    return (cue < r->n && str_is_in(r->words[cue]->folded, heads)) ||
           str_equal(r->words[first - 1]->folded, STR("a")) ||
           (first == 1 && !(r->words[0]->flags & TOKEN_STOP));
}

/** Whether it is the place of a search: « formation lens », « chômage nord ». */
static bool ends_a_search(const struct query_reading *r, const struct place *place)
{
    static const char *const subjects[] = {
        "formation",   "formations", "apprentissage", "apprentissages",
        "alternance",  "emploi",     "emplois",       "stage",
        "stages",      "chomage",    "insertion",     "orientation",
        "recrutement", "offre",      "offres",        "apprentis",
        "apprenti",    "organismes", "bts",           "vae",
        NULL};
    size_t first = place->first_position;
    return first > 0 && first <= 3 && place->is_common_word &&
           place->last_position + 1U == r->n &&
           str_is_in(r->words[first - 1]->folded, subjects);
}

/** Whether a word before the name says that it is a place. */
static bool is_announced(const struct query_reading *r, const struct place *place)
{
    size_t first = place->first_position, cue = cue_before(r, first);
    bool is_region = place->kind == PLACE_REGION || place->kind == PLACE_SIGN;
    if (is_region)
        return (cue < r->n && str_is_in(r->words[cue]->folded, regional)) ||
               ends_a_name(r, place) || is_island(r, place);
    /* The article of « la garde » and « le port » belongs to the name, so it announces
     * nothing. */
    if ((cue < r->n && str_is_in(r->words[cue]->folded, institutions)) ||
        ends_a_search(r, place))
        return true;
    if (first == 0 || !reading_ends_at(r, place->last_position))
        return false;
    struct str before = r->words[first - 1]->folded;
    if (place->kind == PLACE_TOWN && str_equal(before, STR("a")))
        return true;
    bool has_article = str_equal(before, STR("le")) || str_equal(before, STR("la")) ||
                       str_equal(before, STR("l"));
    return (first > 1 && has_article &&
            str_equal(r->words[first - 2]->folded, STR("dans"))) ||
           str_equal(before, STR("dans"));
}

/** Whether the name, as people type it, more often means something else. */
static bool is_doubtful(const struct query_reading *r, const struct place *place)
{
    if (place->kind == PLACE_SIGN)
        return place->first_position == place->last_position;
    if (place->is_common_word)
        return true;
    size_t last = place->last_position;
    return place->last_position - place->first_position <= 1 &&
           str_is_in(r->words[last]->folded, common_words);
}

bool reading_may_mean(const struct query_reading *r, const struct place *place)
{
    for (size_t i = place->first_position; i <= place->last_position; i++)
        if (i >= r->n || r->use[i] != WORD_FREE)
            return false;
    size_t cue = cue_before(r, place->first_position);
    return !place->is_negated && !is_denied(r, place->first_position) &&
           (cue == r->n || !str_is_in(r->words[cue]->folded, streets));
}

static void propose(struct query_reading *r, const struct place *place,
                    region_set regions, bool is_certain)
{
    bool is_region = place->kind == PLACE_REGION || place->kind == PLACE_SIGN;
    const char *label = place->label;
    struct proposal proposal = {
        .first = place->first_position,
        .after = (size_t)place->last_position + 1,
        .is_certain = is_certain,
        .says_all = place->kind == PLACE_DEMONYM,
        .is_region = is_region || place->kind == PLACE_DEMONYM,
        .regions = regions,
        .name = place->kind == PLACE_DEMONYM ? NULL : label,
        .valid_at = DATE_NONE,
    };
    /* The filter says as much as the name of a region of today. A former region was less
     * than the one that it is part of now. */
    for (size_t i = 0; is_region && i < vocabulary_n_regions(r->index->vocabulary); i++)
        if (strcmp(vocabulary_region(r->index->vocabulary, i)->label, label) == 0)
            proposal.says_all = true;
    (void)reading_propose(r, &proposal, WORD_PLACE);
}

void reading_find_places(struct query_reading *r)
{
    r->n_places = assign_find_typed_places(r->index->places, r->text, r->tokens,
                                           r->places, PLACES_MAX);
    for (size_t i = 0; i < r->n_places; i++) {
        const struct place *place = &r->places[i];
        if (!is_doubtful(r, place) && reading_may_mean(r, place) &&
            count(place->regions) <= REGIONS_OF_NAME_MAX)
            propose(r, place, place->regions, true);
    }
}

/** Whether the query has nothing but names, articles, prepositions, « et » and « ou ». */
static bool stand_alone(const struct query_reading *r)
{
    static const char *const ands[] = {"et", "ou", NULL};
    for (size_t i = 0; i < r->n; i++) {
        bool is_named = r->use[i] >= WORD_PLACE || reading_is_in(r, i, between) ||
                        reading_is_in(r, i, ands);
        for (size_t j = 0; j < r->n_places && !is_named; j++)
            is_named = reading_may_mean(r, &r->places[j]) &&
                       i >= r->places[j].first_position &&
                       i <= r->places[j].last_position;
        if (!is_named)
            return false;
    }
    return true;
}

/**
 * The regions of the names directly before and behind name @p at: « saint-denis la
 * réunion », « moulins allier ».
 */
static region_set neighbours(const struct query_reading *r, size_t at)
{
    region_set regions = 0;
    const struct place *place = &r->places[at];
    if (at > 0 && reading_may_mean(r, place - 1) &&
        place[-1].last_position + 1 == place->first_position)
        regions |= place[-1].regions;
    if (at + 1 < r->n_places && reading_may_mean(r, place + 1) &&
        place->last_position + 1 == place[1].first_position)
        regions |= place[1].regions;
    return regions;
}

void reading_find_doubtful(struct query_reading *r)
{
    if (r->n_places == 0)
        return;
    bool alone = stand_alone(r);
    region_set near[PLACES_MAX] = {0};
    for (size_t i = 0; i < r->n_places; i++)
        near[i] = neighbours(r, i);
    for (size_t i = 0; i < r->n_places; i++) {
        const struct place *place = &r->places[i];
        if (!reading_may_mean(r, place))
            continue;
        /* A region that other names share says which place is meant. */
        region_set known = (known_regions(r) | near[i]) & place->regions;
        bool is_certain = known || is_announced(r, place) || is_listed(r, place);
        region_set regions = known ? known : place->regions;
        if ((is_certain || alone) && count(regions) <= REGIONS_OF_NAME_MAX)
            propose(r, place, regions, is_certain);
    }
}
