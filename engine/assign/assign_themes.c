/* Decides which themes a record is about: triggers found in it are evidence of their
 * themes (docs/decisions/0003-assignment.md). */
#include <math.h>
#include <stdio.h>

#include "base/utf8.h"
#include "engine/assign/assign_parts.h"

/** The first words of a text say what it is about. */
#define LEAD_WORDS 80
/**
 * The evidence that a theme needs, and the share of the best theme's evidence that it
 * needs.
 */
#define EVIDENCE_MIN 2.5
#define EVIDENCE_SHARE 0.55
/** More evidence of the best theme than this does not make the others need more. */
#define EVIDENCE_PLENTY 15.0
/**
 * A trigger's weight counts so many times in the title and in the lead. The lead and
 * repetition together count at most REPEATED_WORTH times.
 */
#define TITLE_WORTH 4.0
#define LEAD_WORTH 1.0
#define REPEATED_WORTH 4.0
/** What a hint's evidence counts. */
#define HINT_SHARE 0.5
/** Different hints, one of them in the title, that do without a trigger. */
#define HINTS_MIN 2
/** The most themes of a document. */
#define THEMES_MAX_EACH 4

/** How often a trigger was found. */
struct sightings {
    uint32_t title, lead, body;
    /* Where it was found first, in bytes of its field. */
    uint32_t start;
    const char *where;
};

struct theme_findings {
    const struct assigner *assigner;
    struct buf *why;
    /* By the number of the trigger. */
    struct sightings *sightings;
    double evidence[THEME_MAX];
    bool is_in_title[THEME_MAX];
    /* A trigger that is more than a hint was found. */
    bool is_decided[THEME_MAX];
    /* How many different hints were found. */
    unsigned n_hints[THEME_MAX];
};

struct theme_findings *theme_findings_new(const struct assigner *assigner,
                                          struct arena *arena, struct buf *why)
{
    struct theme_findings *findings = arena_alloc(arena, sizeof *findings);
    findings->assigner = assigner;
    findings->why = why;
    findings->sightings =
        arena_array(arena, assigner->n_triggers, sizeof *findings->sightings);
    return findings;
}

/**
 * Whether the trigger is written as it must be: « CAP » and « IA » in capitals that mean
 * something, « cadres » in the plural.
 */
static bool is_written_right(const struct trigger *trigger, const struct analysed *in,
                             size_t first)
{
    const struct token *token = &in->list.at[first];
    if (trigger->needs_plural && !token_is_plural(token))
        return false;
    return !trigger->needs_capitals ||
           ((token->flags & TOKEN_CAPITALS) && !token_is_shouted(in, first));
}

static void note(struct theme_findings *findings, const struct reading_part *part,
                 const struct token *token, uint32_t trigger)
{
    struct sightings *seen = &findings->sightings[trigger];
    if (seen->title + seen->body == 0) {
        seen->start = token->start;
        seen->where = part->label;
    }
    seen->title += part->is_title;
    seen->body += !part->is_title;
    seen->lead += part->is_text && token->position < LEAD_WORDS;
}

void theme_findings_read(struct theme_findings *findings, const struct reading_part *part,
                         const struct analysed *in)
{
    const struct assigner *assigner = findings->assigner;
    struct phrase_match match;
    size_t at = 0;
    while (at < in->list.n) {
        if (!sequences_find(assigner->trigger_phrases, in, at, &match)) {
            at++;
            continue;
        }
        if (is_written_right(&assigner->triggers[match.phrase], in, match.first))
            note(findings, part, &in->list.at[match.first], match.phrase);
        at = match.after;
    }
}

static double evidence_of(const struct trigger *trigger, const struct sightings *seen)
{
    double repeated = seen->body ? log2(1.0 + seen->body) : 0.0;
    if (seen->lead)
        repeated += LEAD_WORTH;
    if (repeated > REPEATED_WORTH)
        repeated = REPEATED_WORTH;
    return trigger->weight * (repeated + (seen->title ? TITLE_WORTH : 0.0));
}

/** Put « 2,5 points ». */
static void put_points(struct buf *out, double points)
{
    char text[32];
    (void)snprintf(text, sizeof text, "%.1f", points);
    text[strcspn(text, ".")] = ',';
    buf_printf(out, "%s point%s", text, points >= 2.0 ? "s" : "");
}

static void explain_trigger(struct theme_findings *findings,
                            const struct trigger *trigger, const struct sightings *seen,
                            double evidence)
{
    const struct vocabulary *vocabulary = findings->assigner->vocabulary;
    if (!findings->why)
        return;
    buf_printf(findings->why,
               "déclencheur « %s » (%s, octet %u ; titre %u fois, ailleurs %u fois) : ",
               trigger->text, seen->where, seen->start, seen->title, seen->body);
    put_points(findings->why, evidence);
    buf_put_text(findings->why, " pour");
    for (uint32_t i = 0; i < trigger->n; i++) {
        unsigned theme = findings->assigner->trigger_themes[trigger->first + i].theme;
        buf_printf(findings->why, "%s %s", i ? "," : "",
                   vocabulary_theme(vocabulary, theme)->slug);
    }
    buf_put_text(findings->why, "\n");
}

static void add_up(struct theme_findings *findings)
{
    const struct assigner *assigner = findings->assigner;
    for (uint32_t i = 0; i < assigner->n_triggers; i++) {
        const struct trigger *trigger = &assigner->triggers[i];
        const struct sightings *seen = &findings->sightings[i];
        if (seen->title + seen->body == 0)
            continue;
        double evidence = evidence_of(trigger, seen);
        explain_trigger(findings, trigger, seen, evidence);
        for (uint32_t j = 0; j < trigger->n; j++) {
            struct trigger_theme its = assigner->trigger_themes[trigger->first + j];
            unsigned theme = its.theme;
            findings->evidence[theme] += its.is_hint ? evidence * HINT_SHARE : evidence;
            findings->is_decided[theme] = findings->is_decided[theme] || !its.is_hint;
            findings->n_hints[theme] += its.is_hint;
            findings->is_in_title[theme] = findings->is_in_title[theme] || seen->title;
        }
    }
}

/** Leave out the themes of which there are only hints, unless there are several. */
static void drop_hints(struct theme_findings *findings)
{
    for (size_t i = 0; i < vocabulary_n_themes(findings->assigner->vocabulary); i++)
        if (!findings->is_decided[i] &&
            !(findings->n_hints[i] >= HINTS_MIN && findings->is_in_title[i]))
            findings->evidence[i] = 0.0;
}

/**
 * The triggers of a top-level theme are weak: they need the title, or a trigger of a
 * sub-theme beside them. When a sub-theme has enough evidence, the top-level theme is
 * left out, because the sub-theme says more.
 */
static void settle_top_levels(struct theme_findings *findings)
{
    const struct vocabulary *vocabulary = findings->assigner->vocabulary;
    size_t n = vocabulary_n_themes(vocabulary);
    for (size_t top = 0; top < n; top++) {
        if (vocabulary_theme(vocabulary, top)->parent >= 0)
            continue;
        double beside = 0.0;
        bool has_enough = false;
        for (size_t i = top + 1; i < n && vocabulary_theme(vocabulary, i)->parent >= 0;
             i++) {
            beside += findings->evidence[i];
            has_enough = has_enough || findings->evidence[i] >= EVIDENCE_MIN;
        }
        bool is_backed = findings->is_in_title[top] || beside > 0.0;
        if (has_enough || !is_backed)
            findings->evidence[top] = 0.0;
        else
            findings->evidence[top] += beside;
    }
}

/** The theme with the most evidence that is not in @p kept; -1 when none has any. */
static int best_beside(const struct theme_findings *findings,
                       const struct theme_set *kept)
{
    int best = -1;
    for (unsigned i = 0; i < vocabulary_n_themes(findings->assigner->vocabulary); i++)
        if (!theme_set_has(kept, i) && findings->evidence[i] > 0.0 &&
            (best < 0 || findings->evidence[i] > findings->evidence[best]))
            best = (int)i;
    return best;
}

static void explain_theme(struct theme_findings *findings, int theme, const char *verdict)
{
    if (!findings->why)
        return;
    buf_printf(findings->why, "thème %s : %s, ",
               vocabulary_theme(findings->assigner->vocabulary, (size_t)theme)->label,
               verdict);
    put_points(findings->why, findings->evidence[theme]);
    buf_put_text(findings->why, "\n");
}

struct theme_set theme_findings_decide(struct theme_findings *findings)
{
    struct theme_set kept = {{0}}, seen = {{0}};
    add_up(findings);
    drop_hints(findings);
    settle_top_levels(findings);
    int best = best_beside(findings, &seen);
    for (int i = best, n = 0; i >= 0; i = best_beside(findings, &seen), n++) {
        double evidence = findings->evidence[i];
        theme_set_add(&seen, (unsigned)i);
        if (evidence < EVIDENCE_MIN) {
            explain_theme(findings, i, "non retenu, il en faut 2,5");
        } else if (n >= THEMES_MAX_EACH ||
                   evidence <
                       fmin(findings->evidence[best], EVIDENCE_PLENTY) * EVIDENCE_SHARE) {
            explain_theme(findings, i, "non retenu, d'autres le sont bien davantage");
        } else {
            theme_set_add(&kept, (unsigned)i);
            explain_theme(findings, i, "retenu");
        }
    }
    return kept;
}
