/* Decides what becomes of the hyphen at the end of a line. */
#include "indexer/pdf/pdf_join.h"

#include <ctype.h>

#include "base/macros.h"

/** Longer words are not looked up. */
#define WORD_BYTES 64U

/* What follows a hyphen in « dit-il », « donnez-moi », « celui-ci ». */
static const char *const after[] = {"je",   "tu",   "il",    "elle", "on",    "nous",
                                    "vous", "ils",  "elles", "ce",   "ci",    "là",
                                    "moi",  "toi",  "lui",   "leur", "leurs", "y",
                                    "en",   "même", "mêmes", "t",    "dire",  NULL};
/* What a hyphen follows in « sous-traitant », « porte-monnaie », « vingt-deux ». */
static const char *const before[] = {
    "non",    "sous",     "vice",      "ex",       "porte",  "demi",   "semi",   "mi",
    "après",  "avant",    "grand",     "grande",   "haut",   "haute",  "bas",    "rendez",
    "chef",   "vis",      "peut",      "celui",    "celle",  "ceux",   "celles", "vingt",
    "trente", "quarante", "cinquante", "soixante", "quatre", "dix",    "au",     "ci",
    "là",     "saint",    "sainte",    "tout",     "nord",   "sud",    "est",    "savoir",
    "mot",    "mots",     "temps",     "plus",     "bien",   "mieux",  "c'est",  "c’est",
    "croix",  "pays",     "val",       "seine",    "quasi",  "compte", "aide",   "auto",
    NULL};

static bool is_word_byte(char c)
{
    return isalnum((unsigned char)c) || (unsigned char)c >= 0x80 || c == '-' || c == '\'';
}

static void put_word(struct intern *words, struct str word)
{
    char small[WORD_BYTES];
    if (word.n < 3 || word.n > sizeof small)
        return;
    for (size_t i = 0; i < word.n; i++)
        small[i] = (char)tolower((unsigned char)word.at[i]);
    (void)intern_put(words, (struct str){small, word.n});
}

struct intern *pdf_words_of(const struct pdf_document *document)
{
    struct intern *words = intern_new();
    struct str text = buf_str(&document->text);
    size_t start = 0;
    for (size_t i = 0; i <= text.n; i++) {
        if (i < text.n && is_word_byte(text.at[i]))
            continue;
        put_word(words, (struct str){text.at + start, i - start});
        start = i + 1;
    }
    return words;
}

static struct str last_word(struct str text)
{
    size_t start = text.n;
    while (start > 0 && is_word_byte(text.at[start - 1]))
        start--;
    return (struct str){text.at + start, text.n - start};
}

static struct str first_word(struct str text)
{
    size_t n = 0;
    while (n < text.n && is_word_byte(text.at[n]))
        n++;
    return (struct str){text.at, n};
}

static bool is_known(const struct intern *words, struct str a, const char *between,
                     struct str b)
{
    AUTO_BUF whole = BUF_INIT(WORD_BYTES);
    buf_put_str(&whole, a);
    buf_put_text(&whole, between);
    buf_put_str(&whole, b);
    for (size_t i = 0; i < whole.n; i++)
        whole.at[i] = (char)tolower((unsigned char)whole.at[i]);
    return whole.n && !buf_overflowed(&whole) &&
           intern_find(words, buf_str(&whole)) != INTERN_NONE;
}

static bool is_lower(struct str text)
{
    return text.n && (islower((unsigned char)text.at[0]) ||
                      ((unsigned char)text.at[0] == 0xC3 && text.n > 1 &&
                       (unsigned char)text.at[1] >= 0xA0));
}

/** Whether the hyphen between @p a and @p b belongs to the word. */
static bool keeps_hyphen(struct str a, struct str b, const struct intern *words)
{
    if (!is_lower(b))
        return true;
    bool with = is_known(words, a, "-", b), without = is_known(words, a, "", b);
    if (with != without)
        return with;
    struct str tail = a;
    for (size_t i = 0; i < a.n; i++)
        if (a.at[i] == '-')
            tail = (struct str){a.at + i + 1, a.n - i - 1};
    char small[WORD_BYTES];
    size_t n = tail.n < sizeof small ? tail.n : sizeof small;
    for (size_t i = 0; i < n; i++)
        small[i] = (char)tolower((unsigned char)tail.at[i]);
    return str_is_in(b, after) || str_is_in((struct str){small, n}, before);
}

void pdf_join(struct buf *paragraph, struct str line, const struct intern *words)
{
    static const struct str soft = {"\xC2\xAD", 2};
    struct str text = buf_str(paragraph);
    if (text.n == 0) {
        buf_put_str(paragraph, line);
        return;
    }
    bool is_soft = str_ends_with(text, soft);
    bool is_cut = is_soft || (text.n > 1 && text.at[text.n - 1] == '-');
    struct str head = {text.at, text.n - (is_soft ? soft.n : 1)};
    struct str a = is_cut ? last_word(head) : STR(""), b = first_word(line);
    if (!is_cut || a.n == 0 || b.n == 0)
        buf_put_byte(paragraph, ' ');
    else if (is_soft || !keeps_hyphen(a, b, words))
        paragraph->n = head.n;
    buf_put_str(paragraph, line);
}
