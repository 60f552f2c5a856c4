/* Says in French why a document answers. Spaces within « » and before ; : % are no-break
 * spaces. */
#include "base/utf8.h"
#include "engine/explain/explain.h"

#define NBSP "\u00A0"

/** How many words of one place are named. « et 3 autres mots » stands for the others. */
#define NAMED_MAX 4
/** The most code points of a word or a synonym that are written. */
#define NAME_MAX 60
/** Room for one sentence, and for all of them, in bytes: more than any explanation
 *  takes. */
#define SENTENCE_MAX 8192

/** Each place, as it follows « est » or « sont ». */
static const char *const places[PLACE_COUNT_] = {
    [PLACE_TITLE] = "dans le titre",
    [PLACE_LEAD] = "dès le début du texte",
    [PLACE_TEXT] = "dans le texte",
    [PLACE_SECTION] = "dans la rubrique",
    [PLACE_AUTHOR] = "dans le nom de l'auteur",
};

/** What is said of a word that stands there in another form: « a » s'y écrit « b ». The
 *  first row stands for reasons without a row. */
static const struct {
    enum plan_reason reason;
    const char *verb;
} verbs[] = {
    {REASON_JOINED, "s'y écrit"},
    {REASON_INFLECTED, "y est sous la forme"},
    {REASON_DERIVED, "y est dit par"},
    {REASON_SPELLING, "s'y écrit sans doute"},
};

/** How nearness is called where a single word was looked for. */
#define NEARNESS_OF_ONE "le passage où il revient le plus"

/** How many shares are named, and what part of the whole the others but the first must
 *  be to count for a reader. */
#define SHARES_NAMED 2
#define SHARE_NAMED_MIN .1

/** What each share comes from, as it follows « Ce qui a compté le plus : ». */
static const char *const sources[SHARE_COUNT_] = {
    [SHARE_TITLE] = "les mots du titre",
    [SHARE_TEXT] = "les mots du document entier",
    [SHARE_ABOUT] = "ce dont parle le document",
    [SHARE_LEAD] = "le début du texte",
    [SHARE_NEARNESS] = "la proximité des mots",
    [SHARE_DATE] = "la date",
};

/** Append « text », its white space as single spaces, cut at NAME_MAX code points. */
static void put_quoted(struct buf *out, struct str text)
{
    struct str head = utf8_head(text, NAME_MAX);
    buf_put_text(out, "«" NBSP);
    bool is_space = false;
    for (size_t i = 0; i < head.n; i++) {
        bool blank = (unsigned char)head.at[i] <= ' ';
        if (!blank)
            buf_put_byte(out, head.at[i]);
        else if (!is_space)
            buf_put_byte(out, ' ');
        is_space = blank;
    }
    buf_put_text(out, head.n < text.n ? "…" NBSP "»" : NBSP "»");
}

static void put_word(struct buf *out, const struct plan_word *word)
{
    AUTO_BUF name = BUF_INIT(SENTENCE_MAX);
    buf_printf(&name, "%.*s%s", STR_ARG(word->written), word->is_prefix ? "*" : "");
    put_quoted(out, buf_str(&name));
}

/**
 * Append « a », « b » et « c »: those words of @p place that count for matching.
 * @return how many there are.
 */
static size_t put_words(struct buf *out, const struct explanation *explanation,
                        enum explain_place place)
{
    const struct plan_word *words[PLAN_WORDS_MAX];
    size_t n = 0;
    for (size_t i = 0; i < explanation->n_words; i++) {
        const struct explained_word *word = &explanation->words[i];
        bool is_held = place == PLACE_NOWHERE && word->named;
        if (word->place == place && word->word->counts && !word->is_otherwise && !is_held)
            words[n++] = word->word;
    }
    size_t named = n > NAMED_MAX + 1 ? NAMED_MAX : n;
    for (size_t i = 0; i < named; i++) {
        if (i)
            buf_put_text(out, i + 1 == n ? " et " : ", ");
        put_word(out, words[i]);
    }
    if (named < n)
        buf_printf(out, " et %zu autres mots", n - named);
    return n;
}

/** Append « , côte à côte » or « , proches l'un de l'autre », where the stretch holds the
 *  @p n words that were named. */
static void put_nearness(struct buf *out, struct explain_near near, size_t n)
{
    if (n < 2 || near.n < n)
        return;
    uint32_t gaps = (uint32_t)n - 1;
    if (near.span <= gaps)
        buf_put_text(out, ", côte à côte");
    else if (near.span <= gaps * 4)
        buf_put_text(out, n == 2 ? ", proches l'un de l'autre"
                                 : ", proches les uns des autres");
}

/** Append where the words stand: « vae » est dans le titre ; « inversée », dans le
 *  texte. */
static void put_places(struct buf *out, const struct explanation *explanation)
{
    for (enum explain_place place = PLACE_TITLE; place < PLACE_NOWHERE; place++) {
        AUTO_BUF words = BUF_INIT(SENTENCE_MAX);
        size_t n = put_words(&words, explanation, place);
        if (!n)
            continue;
        bool is_first = out->n == 0;
        buf_put_text(out, is_first ? "" : NBSP "; ");
        buf_put_str(out, buf_str(&words));
        buf_printf(out, "%s %s",
                   !is_first ? ","
                   : n > 1   ? " sont"
                             : " est",
                   places[place]);
        if (place == PLACE_TITLE)
            put_nearness(out, explanation->near_title, n);
        else if (place == PLACE_TEXT || place == PLACE_LEAD)
            put_nearness(out, explanation->near_text, n);
    }
    AUTO_BUF missing = BUF_INIT(SENTENCE_MAX);
    size_t n = put_words(&missing, explanation, PLACE_NOWHERE);
    if (n) {
        buf_put_text(out, out->n ? NBSP "; " : "");
        buf_put_str(out, buf_str(&missing));
        buf_put_text(out, n > 1 ? " n'y sont pas" : " n'y est pas");
    }
    if (out->n)
        buf_put_byte(out, '.');
}

static const char *verb_of(enum plan_reason reason)
{
    for (size_t i = 0; i < COUNT_OF(verbs); i++)
        if (verbs[i].reason == reason)
            return verbs[i].verb;
    return verbs->verb;
}

/** Append a synonym: « PRIC » s'y dit « pacte régional… », dans le titre. */
static void put_synonym(struct buf *out, const struct explained_word *word)
{
    put_quoted(out, word->synonym->from);
    buf_put_text(out, word->is_whole ? " s'y dit " : " s'y dit en partie ");
    put_quoted(out, word->synonym->to);
    if (word->is_otherwise && word->is_whole)
        buf_printf(out, ", %s", places[word->place]);
    buf_put_byte(out, '.');
}

/** Append how the document writes the word, where it does not write it as typed. */
static void put_form(struct buf *out, const struct explained_word *word)
{
    if (word->way == EXPLAIN_SYNONYM) {
        put_synonym(out, word);
        return;
    }
    bool is_other = word->way == EXPLAIN_ALTERNATIVE || word->way == EXPLAIN_PREFIX ||
                    (word->way == EXPLAIN_TYPED && !word->is_exact);
    if (!is_other || !word->written.n)
        return;
    put_word(out, word->word);
    buf_printf(out, " %s ",
               word->alternative ? verb_of(word->alternative->reason) : "s'y lit");
    put_quoted(out, word->written);
    buf_put_byte(out, '.');
}

/** Append what the word names and the document is about: Région : Bretagne. */
static void put_about(struct buf *out, const struct plan_about *about)
{
    /* The names of facets begin with a letter without an accent. */
    buf_printf(out, "%c%s" NBSP ": %.*s.", about->facet[0] - 'a' + 'A', about->facet + 1,
               STR_ARG(utf8_head(about->label, NAME_MAX)));
}

static bool is_about_before(const struct explanation *explanation, size_t i)
{
    for (size_t j = 0; j < i; j++)
        if (explanation->words[j].named == explanation->words[i].named)
            return true;
    return false;
}

static bool is_said_before(const struct explanation *explanation, size_t i)
{
    for (size_t j = 0; j < i; j++)
        if (explanation->words[j].synonym &&
            explanation->words[j].synonym == explanation->words[i].synonym)
            return true;
    return false;
}

static bool is_alone(const struct explanation *explanation)
{
    size_t n = 0;
    for (size_t i = 0; i < explanation->n_words; i++)
        n += explanation->words[i].word->counts;
    return n == 1;
}

/** The greatest share that is not put yet. */
static size_t greatest(const struct explain_shares *shares, const bool *is_put)
{
    size_t most = SHARE_COUNT_;
    for (size_t i = 0; i < SHARE_COUNT_; i++)
        if (!is_put[i] && (most == SHARE_COUNT_ || shares->at[i] > shares->at[most]))
            most = i;
    return most;
}

/** Append what the score comes from, the greatest share first and no figures, which would
 *  tell a reader nothing: Ce qui a compté le plus : les mots du titre, puis la date. */
static void put_shares(struct buf *out, const struct explanation *explanation)
{
    struct explain_shares shares = explain_shares(explanation);
    bool is_put[SHARE_COUNT_] = {false};
    double sum = 0;
    for (size_t i = 0; i < SHARE_COUNT_; i++)
        sum += shares.at[i];
    for (size_t k = 0; k < SHARES_NAMED; k++) {
        size_t most = greatest(&shares, is_put);
        if (shares.at[most] <= (k ? sum * SHARE_NAMED_MIN : 0))
            break;
        is_put[most] = true;
        bool is_of_one = most == SHARE_NEARNESS && is_alone(explanation);
        buf_printf(out, "%s%s", k ? ", puis " : "Ce qui a compté le plus" NBSP ": ",
                   is_of_one ? NEARNESS_OF_ONE : sources[most]);
    }
    if (out->n)
        buf_put_byte(out, '.');
}

/** Append @p sentence, behind a space, if it fits into the @p left code points. */
static void put_if_room(struct buf *out, size_t *left, struct str sentence)
{
    size_t n = utf8_count(sentence) + (out->n ? 1 : 0);
    if (!sentence.n || n > *left)
        return;
    if (out->n)
        buf_put_byte(out, ' ');
    buf_put_str(out, sentence);
    *left -= n;
}

void explain_put_french(struct buf *out, const struct explanation *explanation)
{
    AUTO_BUF whole = BUF_INIT(SENTENCE_MAX);
    AUTO_BUF where = BUF_INIT(SENTENCE_MAX);
    AUTO_BUF shares = BUF_INIT(SENTENCE_MAX);
    put_places(&where, explanation);
    if (explanation->is_ranked)
        put_shares(&shares, explanation);
    /* The shares always come, and come last: room is kept for them. */
    size_t kept = utf8_count(buf_str(&shares)) + 1;
    size_t left = EXPLAIN_MAX - kept;
    put_if_room(&whole, &left, buf_str(&where));
    for (size_t i = 0; i < explanation->n_words; i++) {
        AUTO_BUF form = BUF_INIT(SENTENCE_MAX);
        if (explanation->words[i].word->counts && !is_said_before(explanation, i))
            put_form(&form, &explanation->words[i]);
        put_if_room(&whole, &left, buf_str(&form));
    }
    for (size_t i = 0; i < explanation->n_words; i++) {
        AUTO_BUF about = BUF_INIT(SENTENCE_MAX);
        if (explanation->words[i].named && !is_about_before(explanation, i))
            put_about(&about, explanation->words[i].named);
        put_if_room(&whole, &left, buf_str(&about));
    }
    left += kept;
    put_if_room(&whole, &left, buf_str(&shares));
    buf_put_str(out, buf_str(&whole));
}
