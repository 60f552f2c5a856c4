/* Which regions a record is about: points for the places in it, and the decision (docs/decisions/0003-assignment.md). */
#include "engine/assign_parts.h"

#include "base/utf8.h"

/** Words of the text in which a name shows what it is about. */
#define LEAD_WORDS 100
/** More regions than this, and a text is about none of them. */
#define REGIONS_MAX 4
/** Most places of a field that are explained. */
#define WHY_MAX 60
/** Ambiguous names alone count from this many on. */
#define WEAK_MIN 3

struct region_tally {
    unsigned points;
    unsigned weak;    /* ambiguous places: they count beside others only */
    bool is_in_title; /* by a name that leaves no doubt */
    bool is_in_lead;
};

struct region_findings {
    const struct assigner *assigner;
    struct buf *why;
    unsigned char *seen; /* by place: how often it counted, at most 255 */
    struct region_tally tallies[REGION_MAX];
    uint32_t n_words;
};

/** Points of a first and of a further mention, and how many mentions count at most. */
static const struct {
    unsigned title, first, further, most;
} worth[] = {
    [PLACE_REGION] = {8, 2, 1, 40}, [PLACE_DEPARTMENT] = {2, 1, 1, 2},
    [PLACE_TOWN] = {1, 1, 0, 1},    [PLACE_TERRITORY] = {1, 1, 0, 1},
    [PLACE_DEMONYM] = {1, 1, 0, 1}, [PLACE_SIGN] = {2, 2, 1, 40},
    [PLACE_NOTHING] = {0, 0, 0, 0},
};

enum verdict {
    COUNTS,
    COUNTS_TWICE, /* town and department number: « Lens (62) » */
    COUNTS_WEAKLY,
    IS_NEGATED,
    IS_LOWER_CASE,
    IS_STREET,
    IS_PERSON,
    HAS_NO_CONTEXT,
    IS_BARE_SIGN
};

static const char *const verdict_texts[] = {
    [COUNTS] = "compté",
    [COUNTS_TWICE] = "compté deux fois, avec le numéro du département",
    [COUNTS_WEAKLY] = "nom équivoque, compté seulement à côté d'autres indices",
    [IS_NEGATED] = "écarté, une négation l'exclut",
    [IS_LOWER_CASE] = "écarté, écrit sans capitale",
    [IS_STREET] = "écarté, nom de rue",
    [IS_PERSON] = "écarté, nom de personne",
    [HAS_NO_CONTEXT] = "écarté, mot courant sans rien qui annonce un lieu",
    [IS_BARE_SIGN] = "écarté, sigle équivoque sans le mot « région »",
};

struct region_findings *region_findings_new(const struct assigner *assigner,
                                            struct arena *arena, struct buf *why)
{
    struct region_findings *findings = arena_alloc(arena, sizeof *findings);
    findings->assigner = assigner;
    findings->why = why;
    findings->seen = arena_array(arena, assigner->names.n + assigner->demonyms.n, 1);
    return findings;
}

static bool is_in(const char *const *table, const struct token *token)
{
    for (; token && *table; table++)
        if (str_equal(token->folded, str_of(*table)))
            return true;
    return false;
}

/** The word before the place, small words left out. */
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

/** A word that announces the name of a region: « Région Sud ». */
static bool is_announced(const struct analysed *in, size_t first)
{
    static const char *const announcers[] = {
        "region", "regional", "regionale", "prefecture", "rectorat", "academie", NULL};
    return is_in(announcers, cue_before(in, first));
}

/** « Albert Dupont »: a second name follows after one space. */
static bool is_person(const struct analysed *in, const struct mention *mention)
{
    const struct token *last = token_before(in, mention->after);
    const struct token *next = token_from(in, mention->after);
    return next && next->start == last->end + 1 && in->text.at[last->end] == ' ' &&
           !(next->flags & (TOKEN_STOP | TOKEN_NUMBER | TOKEN_CAPITALS)) &&
           token_is_capitalised(in, next);
}

/** The region whose department is numbered in brackets after the place, « Lens (62) », or before it as the start of a
 *  postal code; 0 when there is none. */
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

static region_set bracketed_region(const struct region_findings *findings,
                                   const struct analysed *in, size_t after)
{
    const struct token *last = token_before(in, after);
    const struct token *next = token_from(in, after);
    if (!next || next->end >= in->text.n || in->text.at[next->end] != ')' ||
        next->start == 0 || in->text.at[next->start - 1] != '(' ||
        next->start > last->end + 2)
        return 0;
    return numbered_region(findings->assigner, (struct str){in->text.at + next->start,
                                                            next->end - next->start});
}

static region_set postal_region(const struct region_findings *findings,
                                const struct analysed *in, size_t first)
{
    const struct token *before = token_before(in, first);
    if (!before || before->folded.n != 5 || !(before->flags & TOKEN_NUMBER))
        return 0;
    bool is_overseas = str_starts_with(before->folded, STR("97"));
    return numbered_region(findings->assigner,
                           (struct str){before->folded.at, is_overseas ? 3 : 2});
}

/** Something before an ambiguous name that announces a place. */
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
    /* « Le Port », « La Trinité » begin with their own article, which announces nothing. */
    return is_in(is_department ? departments : towns, token_before(in, mention->first));
}

/** How many words the name has. */
static unsigned count_words(const struct analysed *in, const struct mention *mention)
{
    unsigned n = 0;
    for (size_t i = mention->first; i < mention->after; i++)
        n += !(in->list.at[i].flags & TOKEN_ALTERNATIVE);
    return n;
}

/** « AuRA » and « AURA », not « Aura ». */
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
    return has_context(in, mention) ? COUNTS_WEAKLY : HAS_NO_CONTEXT;
}

static enum verdict judge(const struct analysed *in, const struct mention *mention)
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
    /* « hauts de france » is a name in small letters too; « corse » and « grand est » are words. */
    if (kind == PLACE_REGION)
        return count_words(in, mention) > 2 ? COUNTS : COUNTS_WEAKLY;
    return IS_LOWER_CASE;
}

/** The part of @p text from token @p first to before token @p after. */
static struct str written(const struct analysed *in, size_t first, size_t after)
{
    uint32_t start = in->list.at[first].start;
    struct str text = {in->text.at + start, token_before(in, after)->end - start};
    return utf8_head(text, 80);
}

static void explain(struct region_findings *findings, const struct reading_part *part,
                    const struct analysed *in, const struct mention *mention,
                    enum verdict verdict)
{
    if (!findings->why)
        return;
    buf_printf(findings->why, "lieu « %.*s » (%s, octet %u)",
               STR_ARG(written(in, mention->cue, mention->after)), part->label,
               in->list.at[mention->first].start);
    for (size_t i = 0; i < vocabulary_n_regions(findings->assigner->vocabulary); i++)
        if (mention->entry->regions >> i & 1U)
            buf_printf(findings->why, ", %s",
                       vocabulary_region(findings->assigner->vocabulary, i)->label);
    buf_printf(findings->why, " : %s\n", verdict_texts[verdict]);
}

/** Whether a name leaves no doubt, so that a title which has it tags. */
static bool is_certain(enum place_kind kind)
{
    return kind == PLACE_REGION || kind == PLACE_DEPARTMENT || kind == PLACE_SIGN;
}

/** Add the mention's points to each of its regions. */
static void count(struct region_findings *findings, const struct reading_part *part,
                  const struct analysed *in, const struct mention *mention,
                  enum verdict verdict, region_set regions)
{
    enum place_kind kind = mention->entry->kind;
    unsigned char *seen = &findings->seen[mention->id];
    unsigned points = *seen == 0 ? worth[kind].first : worth[kind].further;
    if (part->is_title)
        points = worth[kind].title;
    if (*seen >= worth[kind].most)
        points = 0;
    *seen = (unsigned char)(*seen + (*seen < worth[kind].most));
    if (verdict == COUNTS_TWICE && points > 0)
        points++;
    bool is_lead = part->is_text && in->list.at[mention->first].position < LEAD_WORDS;
    for (size_t i = 0; i < REGION_MAX; i++) {
        struct region_tally *tally = &findings->tallies[i];
        if (!(regions >> i & 1U))
            continue;
        if (verdict == COUNTS_WEAKLY) {
            tally->weak += points > 0;
            continue;
        }
        tally->points += points;
        tally->is_in_title = tally->is_in_title || (part->is_title && is_certain(kind));
        tally->is_in_lead = tally->is_in_lead || (is_lead && is_certain(kind));
    }
}

/** Judge one mention and count it. */
static void take(struct region_findings *findings, const struct reading_part *part,
                 const struct analysed *in, const struct mention *mention, bool explains)
{
    region_set regions = mention->entry->regions;
    enum verdict verdict = judge(in, mention);
    region_set bracketed = regions & bracketed_region(findings, in, mention->after);
    region_set postal = regions & postal_region(findings, in, mention->first);
    if (verdict != IS_NEGATED && bracketed) {
        verdict = COUNTS_TWICE;
        regions = bracketed;
    } else if (verdict >= COUNTS_WEAKLY && verdict != IS_NEGATED && postal) {
        verdict = COUNTS;
        regions = postal;
    }
    if (explains)
        explain(findings, part, in, mention, verdict);
    if (verdict <= COUNTS_WEAKLY)
        count(findings, part, in, mention, verdict, regions);
}

void region_findings_read(struct region_findings *findings,
                          const struct reading_part *part, const struct analysed *in)
{
    struct place_scan scan = {findings->assigner, *in, 0, {0}};
    struct mention mention;
    if (part->is_text)
        findings->n_words = in->list.n_positions;
    for (size_t n = 0; place_scan_next(&scan, &mention); n++)
        take(findings, part, in, &mention, n < WHY_MAX);
}

static unsigned points_of(const struct region_tally *tally)
{
    bool weak_counts = tally->points > 0 || tally->weak >= WEAK_MIN;
    return tally->points + (weak_counts ? tally->weak : 0);
}

/** What a region needs: more in a long text, where much is mentioned in passing. */
static unsigned need_of(const struct region_findings *findings,
                        const struct region_tally *tally)
{
    if (tally->is_in_lead || tally->is_in_title || findings->n_words <= 1000)
        return 2;
    return findings->n_words <= 5000 ? 3 : 4;
}

static void explain_region(struct region_findings *findings, size_t i, bool is_kept,
                           const char *reason)
{
    const struct region_tally *tally = &findings->tallies[i];
    if (!findings->why || tally->points + tally->weak == 0)
        return;
    buf_printf(findings->why, "région %s : %s, %u point(s), il en faut %u%s%s\n",
               vocabulary_region(findings->assigner->vocabulary, i)->label,
               is_kept ? "retenue" : "non retenue", points_of(tally),
               need_of(findings, tally), *reason ? " ; " : "", reason);
}

static unsigned count_regions(region_set regions)
{
    unsigned n = 0;
    for (; regions; regions &= regions - 1)
        n++;
    return n;
}

region_set region_findings_decide(struct region_findings *findings)
{
    unsigned best = 0, sum = 0;
    region_set named = 0, enough = 0;
    for (size_t i = 0; i < REGION_MAX; i++) {
        unsigned points = points_of(&findings->tallies[i]);
        best = points > best ? points : best;
        sum += points;
    }
    for (size_t i = 0; i < REGION_MAX; i++) {
        const struct region_tally *tally = &findings->tallies[i];
        unsigned points = points_of(tally);
        if (tally->is_in_title)
            named |= (region_set)1 << i;
        if (points >= need_of(findings, tally) && points * 4 >= best)
            enough |= (region_set)1 << i;
    }
    region_set kept = named | enough;
    bool too_many = count_regions(kept) > REGIONS_MAX;
    for (size_t i = 0; i < REGION_MAX; i++) {
        const struct region_tally *tally = &findings->tallies[i];
        region_set bit = (region_set)1 << i;
        const char *reason = tally->is_in_title ? "nommée dans le titre" : "";
        if ((enough & ~named & bit) && too_many && points_of(tally) * 3 < sum) {
            kept &= ~bit;
            reason = "trop de régions citées, aucune n'est le sujet";
        } else if (!(kept & bit) && points_of(tally) >= need_of(findings, tally)) {
            reason = "une autre région l'est bien davantage";
        }
        explain_region(findings, i, kept & bit, reason);
    }
    return kept;
}
