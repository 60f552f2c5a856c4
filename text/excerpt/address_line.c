/* Counts the words of a line that belong to no address. */
#include "text/excerpt/address_line.h"

#include <ctype.h>
#include <stddef.h>

#include "base/macros.h"
#include "base/utf8.h"
#include "text/excerpt/sentence.h"

/** A longer line tells something, whatever addresses it has. */
#define ADDRESS_LINE_BYTES 400
/** So does a line with more other words than this. */
#define OTHER_WORDS_MAX 4U
/** And one with more words in small letters, which are quicker to count. */
#define SMALL_WORDS_MAX 8U
/** A postal code or a telephone number has as many digits at least. */
#define ADDRESS_DIGITS 5

/** The names of addresses, in small letters. */
static const char *const labels[] = {
    "tél",         "tel",      "téléphone", "telephone", "fax",     "télécopie",
    "courriel",    "mail",     "e-mail",    "email",     "mél",     "site",
    "web",         "internet", "adresse",   "standard",  "contact", "contacts",
    "accueil",     "cedex",    "bp",        "cs",        "numéro",  "portable",
    "postale",     "url",      "lien",      "page",      "plus",    "coordonnées",
    "en",          "de",       "du",        "la",        "le",      "les",
    "des",         "et",       "ou",        "par",       "sur",     "à",
    "électronique"};

/** The first words of the name of a street. */
static const char *const streets[] = {
    "rue",      "avenue", "av",    "boulevard", "bd",    "place",     "allée", "allées",
    "quai",     "chemin", "route", "impasse",   "cours", "square",    "parc",  "immeuble",
    "bâtiment", "zone",   "zac",   "za",        "zi",    "esplanade", "bis",   "ter"};

/** What the words of a line are. */
struct line_words {
    unsigned addresses, others;
    /* The words up to the next comma or number are the name of a street or a town. */
    bool in_name;
};

static bool has_digit(struct str word)
{
    for (size_t i = 0; i < word.n; i++)
        if (isdigit((unsigned char)word.at[i]))
            return true;
    return false;
}

/** Whether a telephone number begins with the word: « 01 », « +33 ». */
static bool begins_telephone(struct str word)
{
    return word.at[0] == '+' || (word.at[0] == '0' && str_find(word, STR(",")) == word.n);
}

static bool is_link(struct str word)
{
    size_t dot = str_find(word, STR("."));
    return str_find(word, STR("@")) < word.n || str_find(word, STR("://")) < word.n ||
           str_starts_with(word, STR("www.")) ||
           (dot && dot + 2 < word.n && str_find(word, STR("/")) < word.n);
}

/** Without the signs at both ends of the word. */
static struct str bare(struct str word)
{
    while (word.n && ispunct((unsigned char)word.at[0]) && word.at[0] != '+')
        word = (struct str){word.at + 1, word.n - 1};
    while (word.n && ispunct((unsigned char)word.at[word.n - 1]))
        word.n--;
    return word;
}

/** Whether the word is in the table of @p n, its first letter small or not. */
static bool is_listed(struct str word, const char *const *table, size_t n)
{
    char small[32];
    if (!word.n || word.n >= sizeof small)
        return false;
    for (size_t i = 0; i < word.n; i++)
        small[i] = (char)tolower((unsigned char)word.at[i]);
    return str_is_among((struct str){small, word.n}, table, n);
}

static void count(struct line_words *words, struct str written)
{
    struct str word = bare(written);
    if (!word.n || utf8_count(word) < 2)
        return;
    bool ends_name = str_ends_with(written, STR(",")) || str_ends_with(written, STR("."));
    if (is_link(word)) {
        words->addresses++;
        words->in_name = false;
    } else if (has_digit(word)) {
        /* The name of a town comes behind its code. */
        words->in_name = word.n == 5;
        words->addresses += word.n == 5 || begins_telephone(word);
    } else if (is_listed(word, streets, COUNT_OF(streets))) {
        words->addresses++;
        words->in_name = true;
    } else if (!words->in_name && !is_listed(word, labels, COUNT_OF(labels))) {
        words->others++;
    }
    words->in_name = words->in_name && !ends_name;
}

/** Whether the line has many words in small letters. */
static bool has_small_words(struct str line)
{
    unsigned n = 0;
    for (size_t i = 1; i < line.n; i++)
        if (line.at[i - 1] == ' ' && line.at[i] >= 'a' && line.at[i] <= 'z' &&
            ++n > SMALL_WORDS_MAX)
            return true;
    return false;
}

/** Whether the line has the signs of an address. */
static bool has_signs(struct str line)
{
    unsigned digits = 0;
    for (size_t i = 0; i < line.n; i++) {
        digits += line.at[i] >= '0' && line.at[i] <= '9';
        if (line.at[i] == '@' || line.at[i] == '/' || digits == ADDRESS_DIGITS)
            return true;
    }
    return str_find(line, STR("www.")) < line.n;
}

bool text_is_address(struct str block)
{
    struct line_words words = {.others = 0};
    if (block.n > ADDRESS_LINE_BYTES || has_small_words(block) || !has_signs(block))
        return false;
    for (size_t i = 0; i < block.n && words.others <= OTHER_WORDS_MAX;) {
        size_t start = i;
        while (i < block.n && !text_is_space(block.at[i]))
            i++;
        count(&words, (struct str){block.at + start, i - start});
        while (i < block.n && text_is_space(block.at[i]))
            i++;
    }
    return words.addresses && words.others <= OTHER_WORDS_MAX &&
           words.others <= 1 + words.addresses / 2;
}
