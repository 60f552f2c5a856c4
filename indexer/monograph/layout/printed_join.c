/* Joins the lines of a text that was broken at a width. Whether a hyphen at the end of a
 * line belongs to the word is asked of the monograph's own words first. */
#include <string.h>

#include "base/macros.h"
#include "base/utf8.h"
#include "engine/written/word.h"
#include "indexer/monograph/layout/printed_pass.h"

/* So far before a hyphen the « // » of an address is looked for. */
#define ADDRESS_MOST_BYTES 300

#define SOFT_HYPHEN "\xC2\xAD"

/* Parts that only compounds begin with. */
static const char *const fronts[] = {"vice",  "non",   "demi",  "semi",   "ex",
                                     "celui", "celle", "ceux",  "rendez", "saint",
                                     "hauts", "porte", "avant", "apres",  "carif"};

/* Parts that words begin with too: the hyphen stays in front of a word of the text. */
static const char *const weak_fronts[] = {
    "sous",  "mi",    "post",  "contre", "inter",  "socio", "medico", "technico",
    "agro",  "multi", "grand", "nord",   "sud",    "est",   "ouest",  "peut",
    "audio", "chef",  "haut",  "bas",    "basse",  "haute", "bio",    "eco",
    "pre",   "micro", "main",  "centre", "silver", "auto",  "anti",   "tout"};

/** A word of a text with a hyphen behind it. */
struct hyphened {
    char left[WORD_FOLDED_BYTES];
    char right[WORD_FOLDED_BYTES];
    /* Another hyphen stands before the left part, as in « Nord-Pas-de-Calais », or it is
     * in an address. */
    bool is_chained;
    bool ends_small;
    bool begins_large;
};

static void put_pair(struct intern *words, const char *left, const char *right)
{
    AUTO_BUF pair = BUF_INIT((size_t)2 * WORD_FOLDED_BYTES + 1);
    buf_printf(&pair, "%s-%s", left, right);
    (void)intern_put(words, buf_str(&pair));
}

static void learn_line(struct intern *words, struct str line)
{
    struct written_word word;
    char last[WORD_FOLDED_BYTES] = "";
    const char *last_end = line.at;
    while (word_next(&line, &word)) {
        bool is_broken =
            line.n && line.at[0] == '-' && (line.n == 1 || line.at[1] == ' ');
        if (!is_broken)
            (void)intern_put(words, str_of(word.folded));
        if (last[0] && word.printed.at == last_end + 1 && *last_end == '-')
            put_pair(words, last, word.folded);
        memcpy(last, word.folded, sizeof last);
        last_end = word.printed.at + word.printed.n;
    }
}

void printed_learn_words(struct intern *words, const struct printed_sheet *sheet)
{
    bool after_hyphen = false;
    for (size_t i = 0; i < sheet->n; i++) {
        struct str line = str_trim(sheet->at[i].text);
        struct written_word word;
        if (after_hyphen)
            (void)word_next(&line, &word);
        learn_line(words, line);
        after_hyphen = str_ends_with(line, STR("-"));
    }
}

static bool is_small(struct str letter)
{
    return letters_count(letter).n_lower > 0;
}

/** Read the word at the end of @p text before its hyphen; false when there is none. */
static bool read_left(struct hyphened *out, struct str text)
{
    size_t end = text.n - 1;
    size_t start = end;
    while (start && end - start < WORD_FOLDED_BYTES && text.at[start - 1] != ' ' &&
           text.at[start - 1] != '-' && text.at[start - 1] != '\'')
        start--;
    /* The last run of letters: « l’indus- ». */
    struct str rest = {text.at + start, end - start};
    struct written_word word = {{"", 0}, ""};
    bool found = false;
    while (word_next(&rest, &word)) {
        found = word.printed.at + word.printed.n == text.at + end;
        memcpy(out->left, word.folded, sizeof out->left);
        if (found)
            out->ends_small = is_small(word.printed);
    }
    out->is_chained = start && text.at[start - 1] == '-';
    for (size_t i = end; i && end - i < ADDRESS_MOST_BYTES && text.at[i - 1] != ' '; i--)
        out->is_chained |= text.at[i - 1] == '/' && i > 1 && text.at[i - 2] == '/';
    return found;
}

static bool read_right(struct hyphened *out, struct str next)
{
    struct written_word word;
    struct str rest = utf8_head_bytes(next, WORD_FOLDED_BYTES);
    if (!word_next(&rest, &word) || word.printed.at != next.at)
        return false;
    memcpy(out->right, word.folded, sizeof out->right);
    out->begins_large = !is_small(utf8_head(word.printed, 1));
    return true;
}

static bool is_known(const struct intern *words, const char *front, const char *border,
                     const char *back)
{
    AUTO_BUF text = BUF_INIT((size_t)2 * WORD_FOLDED_BYTES + 1);
    buf_printf(&text, "%s%s%s", front, border, back);
    return intern_find(words, buf_str(&text)) != INTERN_NONE;
}

static bool keeps_hyphen(const struct intern *words, const struct hyphened *word)
{
    if (is_known(words, word->left, "-", word->right))
        return true;
    if (is_known(words, word->left, "", word->right))
        return false;
    bool has_digit =
        strpbrk(word->left, "0123456789") || strchr("0123456789", word->right[0]);
    if (has_digit || !word->left[1] || word->is_chained ||
        (word->ends_small && word->begins_large) ||
        str_is_among(str_of(word->left), fronts, COUNT_OF(fronts)))
        return true;
    if (str_is_among(str_of(word->left), weak_fronts, COUNT_OF(weak_fronts)))
        return is_known(words, word->right, "", "");
    /* « chantier-école »: each is a word, and neither is an ending. */
    return strlen(word->left) > 3 && strlen(word->right) > 3 &&
           is_known(words, word->left, "", "") && is_known(words, word->right, "", "");
}

/** Whether @p text ends with an elided word: « l' ». */
static bool ends_elided(struct str text)
{
    return str_ends_with(text, STR("'")) || str_ends_with(text, STR("’"));
}

void printed_join(struct buf *out, const struct intern *words, struct str next)
{
    next = str_trim(next);
    if (!out->n || !next.n) {
        buf_put_str(out, next);
        return;
    }
    struct str text = buf_str(out);
    struct hyphened word = {.left = ""};
    if (str_ends_with(text, STR(SOFT_HYPHEN))) {
        out->n -= strlen(SOFT_HYPHEN);
    } else if (str_ends_with(text, STR("-")) && read_left(&word, text) &&
               read_right(&word, next)) {
        if (!keeps_hyphen(words, &word))
            out->n--;
    } else if (!ends_elided(text)) {
        buf_put_byte(out, ' ');
    }
    buf_put_str(out, next);
}
