/* Finds the places in an analysed text: names first, then demonyms, with the negations
 * and lists around them. */
#include <utf8proc.h>

#include "base/utf8.h"
#include "engine/assign/assign_parts.h"

/** How many words before a place a negation may be. */
#define NEGATION_REACH 7
/** How many tokens on each side of a word are looked at for small letters. */
#define SHOUT_REACH 6

bool token_is_capitalised(const struct analysed *in, const struct token *token)
{
    size_t length;
    int32_t c =
        utf8_decode(in->text.at + token->start, token->end - token->start, &length);
    return (c >= '0' && c <= '9') || (c > 0 && utf8proc_isupper(c));
}

bool token_is_shouted(const struct analysed *in, size_t token)
{
    if (!(in->list.at[token].flags & TOKEN_CAPITALS))
        return false;
    size_t from = token > SHOUT_REACH ? token - SHOUT_REACH : 0;
    int others = 0;
    for (size_t i = from; i < in->list.n && i <= token + SHOUT_REACH; i++) {
        const struct token *near = &in->list.at[i];
        bool is_word = !(near->flags & (TOKEN_ALTERNATIVE | TOKEN_NUMBER)) &&
                       near->folded.n >= 4 && i != token;
        if (is_word && !(near->flags & TOKEN_CAPITALS))
            return false;
        others += is_word;
    }
    return others > 0;
}

/** Words that may stand between « hors » and the place. */
static const char *const between[] = {"le",
                                      "la",
                                      "les",
                                      "l",
                                      "d",
                                      "de",
                                      "du",
                                      "des",
                                      "a",
                                      "au",
                                      "aux",
                                      "en",
                                      "dans",
                                      "pour",
                                      "sur",
                                      "region",
                                      "regions",
                                      "departement",
                                      "departements",
                                      "academie",
                                      "collectivite",
                                      NULL};

static const char *const negations[] = {"hors",      "sauf",     "hormis",    "excepte",
                                        "exceptee",  "exceptes", "exceptees", "exception",
                                        "exclusion", "dehors",   "sans",      NULL};

/**
 * Words that exclude the place before them: « Mayotte exclue », « Mayotte non comprise ».
 */
static const char *const exclusions[] = {"exclu",    "exclue",    "exclus",
                                         "exclues",  "excepte",   "exceptee",
                                         "exceptes", "exceptees", NULL};
static const char *const inclusions[] = {"compris", "comprise", "comprises", "inclus",
                                         "incluse", "incluses", NULL};

/**
 * The index of the token before @p at, alternatives not counted; list.n when there is
 * none.
 */
static size_t index_before(const struct analysed *in, size_t at)
{
    while (at-- > 0)
        if (!(in->list.at[at].flags & TOKEN_ALTERNATIVE))
            return at;
    return in->list.n;
}

/** The index of the negating word before token @p first; list.n when there is none. */
static size_t negation_before(const struct analysed *in, size_t first)
{
    size_t after = first;
    for (int i = 0; i < NEGATION_REACH; i++) {
        size_t at = index_before(in, after);
        if (at == in->list.n || gap_parts(in, &in->list.at[at], &in->list.at[after]))
            break;
        struct str word = in->list.at[at].folded;
        if (str_is_in(word, negations))
            return at;
        /* As in « non compris Mayotte ». */
        size_t non = index_before(in, at);
        if (str_is_in(word, inclusions) && non < in->list.n &&
            str_equal(in->list.at[non].folded, STR("non")))
            return non;
        if (!str_is_in(word, between))
            break;
        after = at;
    }
    return in->list.n;
}

static bool is_excluded_after(const struct analysed *in, size_t after)
{
    const struct token *next = token_from(in, after);
    if (!next)
        return false;
    if (str_is_in(next->folded, exclusions))
        return true;
    const struct token *then = token_from(in, (size_t)(next - in->list.at) + 1);
    return then && str_equal(next->folded, STR("non")) &&
           str_is_in(then->folded, inclusions);
}

/** What stands between two places. */
struct joint {
    /* Only separators, articles and « et »: both places are in one list. */
    bool is_joint;
    /* « et », « ou », « ni », « & » or a slash. */
    bool has_and;
    /* « le », « la » or « les », which ends a negation: « hors Mayotte, la
     * Bretagne… ». */
    bool has_article;
};

static struct joint joint_between(const struct analysed *in, size_t after, size_t first)
{
    static const char *const ands[] = {"et", "ou", "ni", NULL};
    static const char *const articles[] = {"le", "la", "les", "l", NULL};
    struct joint joint = {.is_joint = true};
    size_t start = in->list.at[after - 1].end;
    for (size_t i = start; i < in->list.at[first].start; i++) {
        char c = in->text.at[i];
        joint.has_and = joint.has_and || c == '/' || c == '&';
        joint.is_joint = joint.is_joint && !strchr(".;:!?()[]\t|\n\"", c);
    }
    for (size_t i = after; i < first; i++) {
        struct str word = in->list.at[i].folded;
        bool is_and = str_is_in(word, ands), is_article = str_is_in(word, articles);
        joint.has_and = joint.has_and || is_and;
        joint.has_article = joint.has_article || is_article;
        joint.is_joint =
            joint.is_joint && (is_and || is_article || str_is_in(word, between));
    }
    return joint;
}

/** Whether each word has the capital that the vocabulary gives it. */
static bool is_capitalised(const struct analysed *in, const struct mention *mention)
{
    unsigned word = 0;
    for (size_t i = mention->first; i < mention->after && word < 32; i++) {
        const struct token *token = &in->list.at[i];
        if (token->flags & TOKEN_ALTERNATIVE)
            continue;
        if ((mention->entry->capitals >> word & 1U) && !token_is_capitalised(in, token))
            return false;
        word++;
    }
    return true;
}

/** Whether the words are glued to others that are no place: « Paris-Plage ». */
static bool is_in_compound(const struct place_scan *scan, size_t first, size_t after)
{
    const struct analysed *in = &scan->in;
    struct phrase_match match;
    size_t before = index_before(in, first);
    if ((in->list.at[first].flags & TOKEN_GLUED) && before < in->list.n &&
        !(scan->last.entry && scan->last.after > before))
        return true;
    const struct token *next = token_from(in, after);
    return next && (next->flags & TOKEN_GLUED) &&
           !sequences_find(scan->places->names.phrases, in, (size_t)(next - in->list.at),
                           &match);
}

/**
 * Find the place that begins at token @p at, or a longer one that begins within its
 * words.
 */
static bool match_at(const struct place_scan *scan, size_t at, struct mention *out)
{
    const struct place_set *set = &scan->places->names;
    struct phrase_match match;
    uint32_t base = 0;
    if (!sequences_find(set->phrases, &scan->in, at, &match)) {
        base = (uint32_t)set->n;
        set = &scan->places->demonyms;
        if (!sequences_find(set->phrases, &scan->in, at, &match))
            return false;
    }
    *out = (struct mention){.entry = &set->entries[match.phrase],
                            .id = base + match.phrase,
                            .first = match.first,
                            .after = match.after};
    return true;
}

/** « Maçon » is not Mâcon, but « macon » may be. */
static bool has_other_accents(const struct token *token, const struct mention *mention)
{
    return mention->entry->written && !str_equal(token->written, token->folded) &&
           !str_equal(token->written, str_of(mention->entry->written));
}

/**
 * Whether a name is written as it must be. In a document an abbreviation counts only as
 * it is listed, and a demonym only as an inflected form: « centres » is not « centrais ».
 */
static bool is_as_listed(const struct place_scan *scan, const struct mention *mention)
{
    const struct analysed *in = &scan->in;
    if (mention->entry->stem_of)
        return str_starts_with(token_before(in, mention->after)->folded,
                               str_of(mention->entry->stem_of));
    if (has_other_accents(&in->list.at[mention->first], mention))
        return false;
    if (!mention->entry->exact || scan->is_typed)
        return true;
    uint32_t start = in->list.at[mention->first].start;
    uint32_t end = token_before(in, mention->after)->end;
    return str_equal((struct str){in->text.at + start, end - start},
                     str_of(mention->entry->exact));
}

static void look_around(const struct place_scan *scan, struct mention *mention)
{
    const struct analysed *in = &scan->in;
    mention->is_capitalised = is_capitalised(in, mention);
    mention->cue = negation_before(in, mention->first);
    mention->is_negated =
        mention->cue < in->list.n || is_excluded_after(in, mention->after);
    if (mention->cue == in->list.n)
        mention->cue = mention->first;
    if (!scan->last.entry)
        return;
    struct joint joint = joint_between(in, scan->last.after, mention->first);
    mention->is_listed = joint.is_joint;
    if (joint.is_joint && scan->last.is_negated && !mention->is_negated &&
        (joint.has_and || !joint.has_article)) {
        mention->is_negated = true;
        mention->cue = scan->last.cue;
    }
}

bool place_scan_next(struct place_scan *scan, struct mention *out)
{
    const struct analysed *in = &scan->in;
    while (scan->at < in->list.n) {
        if (!match_at(scan, scan->at, out)) {
            scan->at++;
            continue;
        }
        scan->at = out->after;
        if (out->entry->kind == PLACE_NOTHING ||
            is_in_compound(scan, out->first, out->after))
            continue;
        /* What is not written as listed is an ordinary word; reading goes on at its
         * second word. */
        if (!is_as_listed(scan, out)) {
            scan->at = out->first + 1;
            continue;
        }
        look_around(scan, out);
        scan->last = *out;
        return true;
    }
    return false;
}

size_t assign_find_typed_places(const struct gazetteer *gazetteer, struct str text,
                                struct token_list words, struct place *places,
                                size_t room)
{
    struct place_scan scan = {.places = gazetteer, .in = {text, words}, .is_typed = true};
    struct mention mention;
    size_t n = 0;
    while (n < room && place_scan_next(&scan, &mention)) {
        const struct token *first = &words.at[mention.first];
        const struct token *last = token_before(&scan.in, mention.after);
        places[n++] = (struct place){
            .start = first->start,
            .end = last->end,
            .first_position = first->position,
            .last_position = last->position,
            .regions = mention.entry->regions,
            .kind = mention.entry->kind,
            .is_common_word = mention.entry->is_common_word,
            .is_negated = mention.is_negated,
            .label = mention.entry->label,
        };
    }
    return n;
}
