/* Judges a place by its surroundings: whether it counts for its region. */
#include "engine/assign/assign_parts.h"

static const char *const verdict_texts[] = {
    [COUNTS] = "compté",
    [COUNTS_TWICE] = "compté deux fois, avec le numéro du département",
    [COUNTS_AS_INSTITUTION] = "compté, une institution en porte le nom",
    [COUNTS_WEAKLY] = "nom équivoque, compté seulement à côté d'autres indices",
    [IS_NEGATED] = "écarté, une négation l'exclut",
    [IS_LOWER_CASE] = "écarté, écrit sans capitale",
    [IS_STREET] = "écarté, nom de rue",
    [IS_PERSON] = "écarté, nom de personne",
    [IS_PUBLISHER] = "écarté, nom d'éditeur",
    [HAS_NO_CONTEXT] = "écarté, mot courant sans rien qui annonce un lieu",
    [IS_BARE_SIGN] = "écarté, sigle équivoque sans le mot « région »",
};

const char *verdict_text(enum verdict verdict)
{
    return verdict_texts[verdict];
}

static bool is_in(const char *const *table, const struct token *token)
{
    return token && str_is_in(token->folded, table);
}

/** The word before the place; up to two stop words between them are skipped. */
static const struct token *cue_before(const struct analysed *in, size_t at)
{
    const struct token *token = token_before(in, at);
    for (int i = 0; i < 2 && token && (token->flags & TOKEN_STOP); i++)
        token = token_before(in, (size_t)(token - in->list.at));
    return token;
}

static bool is_street(const struct analysed *in, size_t first)
{
    static const char *const streets[] = {"rue",      "avenue",  "boulevard", "bd",
                                          "quai",     "impasse", "allee",     "chemin",
                                          "faubourg", "square",  NULL};
    return is_in(streets, cue_before(in, first));
}

/** Whether a word before it announces a region: « Région Sud ». */
static bool is_announced(const struct analysed *in, size_t first)
{
    static const char *const announcers[] = {
        "region", "regional", "regionale", "prefecture", "rectorat", "academie", NULL};
    return is_in(announcers, cue_before(in, first));
}

/**
 * Whether a public institution bears the name of the place, « académie de Lille », or is
 * the place: « Métropole de Lyon ».
 */
static bool is_institution(const struct analysed *in, size_t first)
{
    static const char *const institutions[] = {"academie",
                                               "academies",
                                               "rectorat",
                                               "recteur",
                                               "rectrice",
                                               "region",
                                               "regional",
                                               "regionale",
                                               "departement",
                                               "departemental",
                                               "departementale",
                                               "prefecture",
                                               "prefet",
                                               "territoire",
                                               "ville",
                                               "mairie",
                                               "maire",
                                               "municipal",
                                               "agglomeration",
                                               "metropole",
                                               "caf",
                                               "cpam",
                                               "cci",
                                               "cma",
                                               "commerce",
                                               "greta",
                                               "carif",
                                               "oref",
                                               "direccte",
                                               "dieccte",
                                               "dreets",
                                               "locale",
                                               "hospitalier",
                                               "chu",
                                               "universite",
                                               "penitentiaire",
                                               NULL};
    return is_in(institutions, cue_before(in, first)) ||
           is_in(institutions, &in->list.at[first]);
}

/** Whether a publisher bears the name, who writes on anything: « Presses universitaires
 * de Rennes ». */
static bool is_publisher(const struct analysed *in, size_t first)
{
    static const char *const publishers[] = {"presses", "universitaires", "editions",
                                             NULL};
    return is_in(publishers, cue_before(in, first));
}

/** Whether a surname follows after one space: « Albert Dupont ». */
static bool is_person(const struct analysed *in, const struct mention *mention)
{
    const struct token *last = token_before(in, mention->after);
    const struct token *next = token_from(in, mention->after);
    return next && next->start == last->end + 1 && in->text.at[last->end] == ' ' &&
           !(next->flags & (TOKEN_STOP | TOKEN_NUMBER | TOKEN_CAPITALS)) &&
           token_is_capitalised(in, next);
}

/** The region of the department with this number; 0 when there is none. */
static region_set numbered_region(const struct assigner *assigner, struct str number)
{
    for (size_t i = 0; i < vocabulary_n_regions(assigner->vocabulary); i++) {
        const struct region *region = vocabulary_region(assigner->vocabulary, i);
        for (size_t j = 0; j < region->n_departments; j++)
            if (str_equal(number, str_of(region->departments[j].code)))
                return (region_set)1 << i;
    }
    return 0;
}

/* The region whose department's number follows in brackets, « Lens (62) »; 0 when there
 * is none. */
static region_set bracketed_region(const struct assigner *assigner,
                                   const struct analysed *in, size_t after)
{
    const struct token *last = token_before(in, after);
    const struct token *next = token_from(in, after);
    if (!next || next->end >= in->text.n || in->text.at[next->end] != ')' ||
        next->start == 0 || in->text.at[next->start - 1] != '(' ||
        next->start > last->end + 2)
        return 0;
    return numbered_region(
        assigner, (struct str){in->text.at + next->start, next->end - next->start});
}

/* The region of the postal code before the place, « 62300 Lens »; 0 when there is
 * none. */
static region_set postal_region(const struct assigner *assigner,
                                const struct analysed *in, size_t first)
{
    const struct token *before = token_before(in, first);
    if (!before || before->folded.n != 5 || !(before->flags & TOKEN_NUMBER))
        return 0;
    bool is_overseas = str_starts_with(before->folded, STR("97"));
    return numbered_region(assigner,
                           (struct str){before->folded.at, is_overseas ? 3 : 2});
}

/** Whether something before an ambiguous name announces a place. */
static bool has_context(const struct analysed *in, const struct mention *mention)
{
    static const char *const towns[] = {
        "a",       "de",  "d",      "sur",        "vers",    "pres",   "ville",
        "commune", "cfa", "lycee",  "campus",     "antenne", "bassin", "agglomeration",
        "du",      "au",  "mairie", "prefecture", "site",    NULL};
    static const char *const departments[] = {
        "le", "la", "les", "l", "du", "de", "des", "dans", "en", "departement", NULL};
    const struct token *first = &in->list.at[mention->first];
    if (mention->is_listed || mention->first == 0 ||
        (first->start > 0 && strchr("'\x99\xBC\xB2", in->text.at[first->start - 1])))
        return true;
    bool is_department = mention->entry->kind == PLACE_DEPARTMENT;
    /* « Le Port », « La Trinité »: the name's own article announces nothing. */
    return is_in(is_department ? departments : towns, token_before(in, mention->first));
}

/**
 * Whether it is a department that something is in: « dans l'Orne ». The north is a
 * direction too often.
 */
static bool is_within(const struct analysed *in, const struct mention *mention)
{
    static const char *const articles[] = {"le", "la", "les", "l", NULL};
    const struct token *before = token_before(in, mention->first);
    if (mention->entry->kind != PLACE_DEPARTMENT ||
        str_equal(in->list.at[mention->first].folded, STR("nord")))
        return false;
    if (is_in(articles, before))
        before = token_before(in, (size_t)(before - in->list.at));
    return before && str_equal(before->folded, STR("dans"));
}

/** The number of words of the name. */
static unsigned count_words(const struct analysed *in, const struct mention *mention)
{
    unsigned n = 0;
    for (size_t i = mention->first; i < mention->after; i++)
        n += !(in->list.at[i].flags & TOKEN_ALTERNATIVE);
    return n;
}

/**
 * Whether the word has several capitals, like « AuRA » and « AURA » and unlike « Aura ».
 */
static bool is_abbreviation(const struct analysed *in, const struct token *token)
{
    unsigned n = 0;
    for (uint32_t i = token->start; i < token->end; i++)
        n += in->text.at[i] >= 'A' && in->text.at[i] <= 'Z';
    return n > 1;
}

static enum verdict judge_ambiguous(const struct analysed *in,
                                    const struct mention *mention)
{
    if (!mention->is_capitalised || token_is_shouted(in, mention->after - 1))
        return IS_LOWER_CASE;
    if (mention->entry->kind == PLACE_REGION)
        return count_words(in, mention) > 1 ||
                       is_abbreviation(in, &in->list.at[mention->first])
                   ? COUNTS
                   : IS_LOWER_CASE;
    if (is_person(in, mention))
        return IS_PERSON;
    if (is_within(in, mention))
        return COUNTS;
    return has_context(in, mention) ? COUNTS_WEAKLY : HAS_NO_CONTEXT;
}

/** The verdict on a place that may be a town or a department in who publishes it. */
static enum verdict judge_source(const struct analysed *in, const struct mention *mention)
{
    if (is_publisher(in, mention->first))
        return IS_PUBLISHER;
    if (is_institution(in, mention->first))
        return COUNTS_AS_INSTITUTION;
    return mention->entry->is_ambiguous && mention->entry->kind != PLACE_DEPARTMENT
               ? COUNTS_WEAKLY
               : COUNTS;
}

static enum verdict judge_words(const struct analysed *in, const struct mention *mention)
{
    enum place_kind kind = mention->entry->kind;
    if (mention->is_negated)
        return IS_NEGATED;
    if (kind == PLACE_DEMONYM)
        return COUNTS;
    if (kind == PLACE_SIGN)
        return is_announced(in, mention->first) ? COUNTS : IS_BARE_SIGN;
    if (is_street(in, mention->first))
        return IS_STREET;
    if (mention->entry->is_ambiguous)
        return judge_ambiguous(in, mention);
    if (mention->is_capitalised)
        return COUNTS;
    /* « hauts de france » is a name in small letters too; « corse » and « grand est » are
     * words. */
    if (kind == PLACE_REGION)
        return count_words(in, mention) > 2 ? COUNTS : COUNTS_WEAKLY;
    return IS_LOWER_CASE;
}

static enum verdict judge(const struct reading_part *part, const struct analysed *in,
                          const struct mention *mention)
{
    enum place_kind kind = mention->entry->kind;
    bool is_local =
        kind == PLACE_TOWN || kind == PLACE_DEPARTMENT || kind == PLACE_TERRITORY;
    if (part->is_author && !is_institution(in, mention->first))
        return IS_PERSON;
    if (part->is_source && is_local && mention->is_capitalised && !mention->is_negated)
        return judge_source(in, mention);
    enum verdict verdict = judge_words(in, mention);
    if (verdict == COUNTS && is_local && is_institution(in, mention->first))
        return COUNTS_AS_INSTITUTION;
    return verdict;
}

struct assign_judgement mention_judge(const struct assigner *assigner,
                                      const struct reading_part *part,
                                      const struct analysed *in,
                                      const struct mention *mention)
{
    struct assign_judgement judgement = {judge(part, in, mention),
                                         mention->entry->regions};
    region_set regions = judgement.regions;
    region_set bracketed = regions & bracketed_region(assigner, in, mention->after);
    region_set postal = regions & postal_region(assigner, in, mention->first);
    if (judgement.verdict == IS_NEGATED)
        return judgement;
    if (bracketed)
        return (struct assign_judgement){COUNTS_TWICE, bracketed};
    if (postal && judgement.verdict >= COUNTS_WEAKLY)
        return (struct assign_judgement){COUNTS, postal};
    return judgement;
}
