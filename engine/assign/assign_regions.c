/* Decides which regions a record is about: its places give points to their regions
 * (docs/decisions/0003-assignment.md). */
#include "engine/assign/assign_parts.h"

#include "base/utf8.h"

/** A name among the first words of the text is likely what the text is about. */
#define LEAD_WORDS 100
/** A text that names more regions is about none of them. */
#define REGIONS_MAX 4
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
    /* By a name that leaves no doubt, as in the lead. */
    bool is_in_title;
    bool is_in_lead;
};

struct region_findings {
    const struct assigner *assigner;
    struct buf *why;
    /* How often each place counted, at most 255. */
    unsigned char *seen;
    struct region_tally tallies[REGION_MAX];
    uint32_t n_words;
};

/**
 * The points of a mention in the title, of the first mention elsewhere and of each
 * further one; and how many mentions of one place count.
 */
static const struct {
    unsigned title, first, further, most;
} worth[] = {
    [PLACE_REGION] = {8, 2, 1, 40}, [PLACE_DEPARTMENT] = {2, 1, 1, 10},
    [PLACE_TOWN] = {1, 1, 1, 3},    [PLACE_TERRITORY] = {1, 1, 1, 3},
    [PLACE_DEMONYM] = {1, 1, 1, 3}, [PLACE_SIGN] = {2, 2, 1, 40},
    [PLACE_NOTHING] = {0, 0, 0, 0},
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

/** Add the points of a mention to each of its regions. */
static void count(struct region_findings *findings, const struct reading_part *part,
                  const struct analysed *in, const struct mention *mention,
                  struct assign_judgement judgement)
{
    enum place_kind kind = mention->entry->kind;
    unsigned char *seen = &findings->seen[mention->id];
    bool is_first = *seen == 0, is_twice = judgement.verdict == COUNTS_TWICE;
    unsigned points = is_first ? worth[kind].first : worth[kind].further;
    if (part->is_title)
        points = worth[kind].title;
    if (*seen >= worth[kind].most)
        points = 0;
    *seen = (unsigned char)(*seen + (*seen < worth[kind].most));
    bool is_lead = part->is_text && in->list.at[mention->first].position < LEAD_WORDS;
    for (size_t i = 0; i < REGION_MAX; i++) {
        struct region_tally *tally = &findings->tallies[i];
        if (!(judgement.regions >> i & 1U))
            continue;
        tally->n_places += is_first + is_twice;
        if (judgement.verdict == COUNTS_WEAKLY) {
            tally->weak += is_first;
            continue;
        }
        tally->points += points + (is_twice && points > 0);
        tally->is_named = tally->is_named || is_certain(kind);
        tally->is_in_title = tally->is_in_title || (part->is_title && is_certain(kind));
        tally->is_in_lead = tally->is_in_lead || (is_lead && is_certain(kind));
    }
}

/** Judge a mention and count it. */
static void take(struct region_findings *findings, const struct reading_part *part,
                 const struct analysed *in, const struct mention *mention, bool explains)
{
    struct assign_judgement judgement = mention_judge(findings->assigner, in, mention);
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
        if (has_enough(findings, tally) && points * 4 >= best)
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
        } else if (!(kept & bit) && has_enough(findings, tally)) {
            reason = "une autre région l'est bien davantage";
        } else if (!(kept & bit) && points_of(tally) >= need_of(findings, tally)) {
            reason = "un seul lieu, et ce n'est ni la région ni un département";
        }
        explain_region(findings, i, kept & bit, reason);
    }
    return kept;
}
