/* Decides which regions a record is about: its places give points to their regions
 * (docs/decisions/0003-assignment.md). */
#include "engine/assign/assign_parts.h"

#include "base/utf8.h"

/** A name among the first words of the text is likely what the text is about. */
#define LEAD_WORDS 100
/** A text that names more regions is about the one that leads by far, or about all. */
#define REGIONS_MAX 4
/** A region with fewer points than the best one's divided by this is named in passing. */
#define RIVAL_SHARE 5
/** The most places of a field that are explained. */
#define WHY_MAX 60
/** Ambiguous names need no other place from this number on. */
#define WEAK_MIN 3

struct region_tally {
    unsigned points;
    /* Ambiguous places: they count only beside others. */
    unsigned weak;
    /* Different places: one town is not enough, however often it is named. */
    unsigned n_places;
    /* By a name that leaves no doubt. */
    bool is_named;
    /* By a name of the region itself. */
    bool is_by_region;
    /* By any name, in the title or in who publishes it. */
    bool is_beside;
    /* By a name that leaves no doubt, as in the lead. */
    bool is_in_title;
    /* Where a sentence of the lead begins: « À Rennes, trois cents étudiants… ». */
    bool is_in_opening;
    /* In the lead of the text, or in who publishes it. */
    bool is_in_lead;
};

struct region_findings {
    const struct assigner *assigner;
    struct buf *why;
    /* How often each place counted, at most 255. */
    unsigned char *seen;
    struct region_tally tallies[REGION_MAX];
    uint32_t n_words;
    /* The title or who publishes it names a place. */
    bool has_beside;
    /* The place before was an institution's; so are those listed with it. */
    bool is_after_institution;
};

/**
 * The points of a mention in the title, in who publishes it, of the first mention in the
 * lead or elsewhere and of each further one; and how many mentions of one place count.
 */
static const struct {
    unsigned title, source, lead, first, further, most;
} worth[] = {
    [PLACE_REGION] = {8, 3, 2, 2, 1, 40}, [PLACE_DEPARTMENT] = {3, 3, 2, 1, 1, 10},
    [PLACE_TOWN] = {2, 2, 1, 1, 1, 3},    [PLACE_TERRITORY] = {2, 2, 1, 1, 1, 3},
    [PLACE_DEMONYM] = {2, 2, 1, 1, 1, 3}, [PLACE_SIGN] = {2, 2, 2, 2, 1, 40},
    [PLACE_NOTHING] = {0, 0, 0, 0, 0, 0},
};

struct region_findings *region_findings_new(const struct assigner *assigner,
                                            struct arena *arena, struct buf *why)
{
    struct region_findings *findings = arena_alloc(arena, sizeof *findings);
    findings->assigner = assigner;
    findings->why = why;
    findings->seen =
        arena_array(arena, assigner->places->names.n + assigner->places->demonyms.n, 1);
    return findings;
}

/** The text from token @p first to the token before @p after, at most 80 code points. */
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
    buf_printf(findings->why, " : %s\n", verdict_text(verdict));
}

/** Whether the name leaves no doubt: in a title it is then enough by itself. */
static bool is_certain(enum place_kind kind)
{
    return kind == PLACE_REGION || kind == PLACE_DEPARTMENT || kind == PLACE_SIGN;
}

/** The points of a mention that is the first of its place, or a further one. */
static unsigned points_at(const struct reading_part *part, enum place_kind kind,
                          bool is_first, bool is_lead)
{
    if (part->is_title)
        return worth[kind].title;
    if (part->is_source || part->is_author)
        return worth[kind].source;
    if (!is_first)
        return worth[kind].further;
    return is_lead ? worth[kind].lead : worth[kind].first;
}

/** Whether the place opens a sentence: « À Rennes, trois cents étudiants… ». */
static bool opens_sentence(const struct analysed *in, size_t first)
{
    const struct token *at = token_before(in, first);
    if (!at || !str_equal(at->folded, STR("a")) || !token_is_capitalised(in, at))
        return false;
    const struct token *before = token_before(in, (size_t)(at - in->list.at));
    return !before || gap_parts(in, before, at);
}

/** Where a mention stands, and what it is worth. */
struct sighting {
    enum place_kind kind;
    unsigned points;
    bool is_first, is_twice;
    bool is_lead, is_opening;
    bool is_title;
    /* In the title or in who publishes it. */
    bool is_beside;
};

static struct sighting sighting_of(const struct reading_part *part,
                                   const struct analysed *in,
                                   const struct mention *mention, enum verdict verdict)
{
    struct sighting sighting = {.kind = mention->entry->kind,
                                .is_twice = verdict == COUNTS_TWICE,
                                .is_title = part->is_title};
    sighting.is_lead = part->is_text && in->list.at[mention->first].position < LEAD_WORDS;
    sighting.is_opening = sighting.is_lead && opens_sentence(in, mention->first);
    sighting.is_beside = part->is_title || part->is_source || part->is_author;
    /* Beyond the lead it is where one has to go: « la préfecture de Paris ». */
    if (verdict == COUNTS_AS_INSTITUTION && (sighting.is_lead || sighting.is_beside))
        sighting.kind = PLACE_DEPARTMENT;
    return sighting;
}

/** Add a mention that leaves no doubt to a region's. */
static void add(struct region_tally *tally, const struct sighting *sighting)
{
    bool is_named = is_certain(sighting->kind);
    tally->points += sighting->points + (sighting->is_twice && sighting->points > 0);
    tally->is_named |= is_named || sighting->is_beside;
    tally->is_in_opening |= sighting->is_opening;
    tally->is_beside |= sighting->is_beside;
    tally->is_by_region |= sighting->kind == PLACE_REGION;
    tally->is_in_title |= sighting->is_title && is_named;
    tally->is_in_lead |= sighting->is_beside || (sighting->is_lead && is_named);
}

/** Count a mention for each of its regions. */
static void count(struct region_findings *findings, const struct reading_part *part,
                  const struct analysed *in, const struct mention *mention,
                  struct assign_judgement judgement)
{
    bool is_weak = judgement.verdict == COUNTS_WEAKLY;
    struct sighting sighting = sighting_of(part, in, mention, judgement.verdict);
    unsigned char *seen = &findings->seen[mention->id];
    unsigned most = worth[sighting.kind].most;
    sighting.is_first = *seen == 0;
    if (*seen < most)
        sighting.points =
            points_at(part, sighting.kind, sighting.is_first, sighting.is_lead);
    *seen = (unsigned char)(*seen + (*seen < most));
    findings->has_beside |= sighting.is_beside && !is_weak;
    for (size_t i = 0; i < REGION_MAX; i++) {
        struct region_tally *tally = &findings->tallies[i];
        if (!(judgement.regions >> i & 1U))
            continue;
        tally->n_places += sighting.is_first + sighting.is_twice;
        if (is_weak)
            tally->weak += sighting.is_first;
        else
            add(tally, &sighting);
    }
}

/** Judge a mention and count it. */
static void take(struct region_findings *findings, const struct reading_part *part,
                 const struct analysed *in, const struct mention *mention, bool explains)
{
    struct assign_judgement judgement =
        mention_judge(findings->assigner, part, in, mention);
    if (judgement.verdict == COUNTS && mention->is_listed &&
        findings->is_after_institution && mention->entry->kind == PLACE_TOWN)
        judgement.verdict = COUNTS_AS_INSTITUTION;
    findings->is_after_institution = judgement.verdict == COUNTS_AS_INSTITUTION;
    if (explains)
        explain(findings, part, in, mention, judgement.verdict);
    if (judgement.verdict <= COUNTS_WEAKLY)
        count(findings, part, in, mention, judgement);
}

void region_findings_read(struct region_findings *findings,
                          const struct reading_part *part, const struct analysed *in)
{
    struct place_scan scan = {.places = findings->assigner->places, .in = *in};
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

/**
 * The points that a region needs: more in a long text, which names many places in
 * passing.
 */
static unsigned need_of(const struct region_findings *findings,
                        const struct region_tally *tally)
{
    if (findings->has_beside && !tally->is_beside && findings->n_words <= 5000)
        return 3;
    if (tally->is_in_lead || tally->is_in_title || findings->n_words <= 1000)
        return 2;
    return findings->n_words <= 5000 ? 3 : 4;
}

/** Whether a region has enough points, and not from a single town. */
static bool has_enough(const struct region_findings *findings,
                       const struct region_tally *tally)
{
    return points_of(tally) >= need_of(findings, tally) &&
           (tally->is_named || tally->n_places > 1);
}

static void explain_region(struct region_findings *findings, size_t i, bool is_kept,
                           const char *reason)
{
    const struct region_tally *tally = &findings->tallies[i];
    if (!findings->why || tally->points + tally->weak == 0)
        return;
    unsigned points = points_of(tally);
    buf_printf(findings->why, "région %s : %s, %u point%s, il en faut %u%s%s\n",
               vocabulary_region(findings->assigner->vocabulary, i)->label,
               is_kept ? "retenue" : "non retenue", points, points > 1 ? "s" : "",
               need_of(findings, tally), *reason ? " ; " : "", reason);
}

static unsigned count_regions(region_set regions)
{
    unsigned n = 0;
    for (; regions; regions &= regions - 1)
        n++;
    return n;
}

/**
 * Of too many regions, the one that has twice the points of any other: the text is about
 * it. 0 when there is none: it is about all that it lists.
 */
static region_set leader_of(const struct region_findings *findings, region_set regions)
{
    unsigned best = 0, second = 0;
    region_set leader = 0;
    for (size_t i = 0; i < REGION_MAX; i++) {
        unsigned points = regions >> i & 1U ? points_of(&findings->tallies[i]) : 0;
        if (points > best) {
            second = best;
            best = points;
            leader = (region_set)1 << i;
        } else if (points > second) {
            second = points;
        }
    }
    return best >= 2 * second ? leader : 0;
}

/**
 * The regions to keep, of those @p named in the title and those with @p enough points.
 * When there are too many, a region of which only places are named is an example.
 */
static region_set chosen(const struct region_findings *findings, region_set named,
                         region_set enough)
{
    region_set kept = named | enough, by_region = named;
    if (count_regions(kept) <= REGIONS_MAX)
        return kept;
    for (size_t i = 0; i < REGION_MAX; i++)
        if (findings->tallies[i].is_by_region)
            by_region |= enough & (region_set)1 << i;
    if (count_regions(by_region) > 1)
        kept = by_region;
    region_set leader = count_regions(kept) > REGIONS_MAX ? leader_of(findings, kept) : 0;
    return leader ? named | leader : kept;
}

/**
 * The only region that the text names, when it does so where a sentence begins; 0 when
 * there is none.
 */
static region_set only_one(const struct region_findings *findings)
{
    region_set only = 0;
    for (size_t i = 0; i < REGION_MAX; i++) {
        const struct region_tally *tally = &findings->tallies[i];
        if (tally->points == 0)
            continue;
        if (only || !tally->is_in_opening)
            return 0;
        only = (region_set)1 << i;
    }
    return only;
}

/** Why a region was kept or not; empty when its points say it. */
static const char *reason_of(const struct region_findings *findings, size_t i,
                             region_set kept, region_set enough)
{
    const struct region_tally *tally = &findings->tallies[i];
    if (tally->is_in_title)
        return "nommée dans le titre";
    if (kept >> i & 1U)
        return "";
    if (enough >> i & 1U)
        return "citée parmi beaucoup, une autre est le sujet";
    if (has_enough(findings, tally))
        return "une autre région l'est bien davantage";
    return points_of(tally) >= need_of(findings, tally)
               ? "un seul lieu, et ce n'est ni la région ni un département"
               : "";
}

region_set region_findings_decide(struct region_findings *findings)
{
    unsigned best = 0;
    region_set named = 0, enough = 0;
    for (size_t i = 0; i < REGION_MAX; i++) {
        unsigned points = points_of(&findings->tallies[i]);
        best = points > best ? points : best;
    }
    for (size_t i = 0; i < REGION_MAX; i++) {
        const struct region_tally *tally = &findings->tallies[i];
        if (tally->is_in_title)
            named |= (region_set)1 << i;
        if (has_enough(findings, tally) && points_of(tally) * RIVAL_SHARE >= best)
            enough |= (region_set)1 << i;
    }
    region_set kept = chosen(findings, named, enough);
    if (!kept)
        kept = only_one(findings);
    for (size_t i = 0; i < REGION_MAX; i++)
        explain_region(findings, i, kept >> i & 1U, reason_of(findings, i, kept, enough));
    return kept;
}
