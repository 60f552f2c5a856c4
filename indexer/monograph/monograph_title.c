/* Undoes capitals by look-up: first the phrases of the vocabulary, then words as the
 * monograph writes them. */
#include "indexer/monograph/monograph_title.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/macros.h"
#include "engine/written/word.h"
#include "indexer/monograph/genre/monograph_genre.h"

/** A way to write something: folded to find it, printed to show it. */
struct title_form {
    struct str folded;
    struct str printed;
    /* How often a word was met so. */
    size_t times;
};

struct title_spelling {
    /* Sorted by their folded text. */
    struct title_form *phrases;
    size_t n_phrases;
    size_t phrases_room;
    /* Sorted by folded, then by printed text; each form is there once. */
    struct title_form *words;
    size_t n_words;
};

static int compare_forms(const void *a, const void *b)
{
    const struct title_form *x = a;
    const struct title_form *y = b;
    int order = str_compare(x->folded, y->folded);
    return order ? order : str_compare(x->printed, y->printed);
}

static void add_phrase(struct title_spelling *spelling, struct arena *arena,
                       const char *text)
{
    struct str printed = str_of(text);
    if (!printed.n || spelling->n_phrases == spelling->phrases_room)
        return;
    struct title_form form = {words_fold(arena, printed), printed, 1};
    if (form.folded.n)
        spelling->phrases[spelling->n_phrases++] = form;
}

static void add_list(struct title_spelling *spelling, struct arena *arena,
                     struct text_list list)
{
    for (size_t i = 0; i < list.n; i++)
        add_phrase(spelling, arena, list.at[i]);
}

static void add_regions(struct title_spelling *spelling, struct arena *arena,
                        const struct vocabulary *vocabulary)
{
    for (size_t i = 0; i < vocabulary_n_regions(vocabulary); i++) {
        const struct region *region = vocabulary_region(vocabulary, i);
        add_phrase(spelling, arena, region->label);
        add_list(spelling, arena, region->former_names);
    }
}

/**
 * Of the expansions, only those of several words: a single word may be written in more
 * than one way.
 */
static void add_acronyms(struct title_spelling *spelling, struct arena *arena,
                         const struct vocabulary *vocabulary)
{
    for (size_t i = 0; i < vocabulary_n_acronyms(vocabulary); i++) {
        const struct acronym *acronym = vocabulary_acronym(vocabulary, i);
        if (!acronym->needs_capitals)
            add_phrase(spelling, arena, acronym->acronym);
        if (acronym->expansion && strchr(acronym->expansion, ' '))
            add_phrase(spelling, arena, acronym->expansion);
    }
}

static void add_genre(struct title_spelling *spelling, struct arena *arena)
{
    size_t n;
    const char *const *phrases = genre_spellings(&n);
    for (size_t i = 0; i < n; i++)
        add_phrase(spelling, arena, phrases[i]);
}

static size_t count_phrases(const struct vocabulary *vocabulary)
{
    size_t n;
    (void)genre_spellings(&n);
    for (size_t i = 0; i < vocabulary_n_regions(vocabulary); i++)
        n += 1 + vocabulary_region(vocabulary, i)->former_names.n;
    return n + 2 * vocabulary_n_acronyms(vocabulary);
}

/**
 * Whether the capitals of the line mean something: it is a sentence, an item or a title
 * in small letters.
 */
static bool teaches(const struct monograph_line *line)
{
    return line->class == LINE_TEXT || line->class == LINE_ITEM ||
           line->class == LINE_SHORT;
}

/**
 * The part of the line to learn from: without a label in capitals, « BUDGET PRIMITIF 2026
 * : … ».
 */
static struct str lesson(const struct monograph_line *line)
{
    struct str label = line_label(line);
    if (!teaches(line))
        return (struct str){line->text.at, 0};
    if (!label.n || letters_count(label).n_lower)
        return line->text;
    size_t skipped = (size_t)(label.at + label.n - line->text.at);
    return (struct str){label.at + label.n, line->text.n - skipped};
}

/**
 * Put the words to learn from to @p to, unless it is NULL; returns their number. The
 * first word of a line is left out, because its capital says nothing.
 */
static size_t collect_words(const struct sheet *sheet, struct arena *arena,
                            struct title_form *to)
{
    size_t n = 0;
    for (size_t i = 0; i < sheet->n; i++) {
        struct str rest = lesson(&sheet->at[i]);
        struct written_word word;
        bool is_first = true;
        while (word_next(&rest, &word)) {
            if (!is_first && to)
                to[n] = (struct title_form){arena_str(arena, str_of(word.folded)),
                                            word.printed, 1};
            n += !is_first;
            is_first = false;
        }
    }
    return n;
}

/** Keep each form of the sorted words once, with its count. */
static void count_forms(struct title_spelling *spelling)
{
    size_t n = 0;
    for (size_t i = 0; i < spelling->n_words; i++) {
        struct title_form *last = n ? &spelling->words[n - 1] : NULL;
        if (last && compare_forms(last, &spelling->words[i]) == 0) {
            last->times++;
            continue;
        }
        spelling->words[n++] = spelling->words[i];
    }
    spelling->n_words = n;
}

struct title_spelling *spelling_new(struct arena *arena, const struct sheet *sheet,
                                    const struct vocabulary *vocabulary)
{
    struct title_spelling *spelling = arena_alloc(arena, sizeof *spelling);
    spelling->phrases_room = count_phrases(vocabulary);
    spelling->phrases =
        arena_array(arena, spelling->phrases_room + 1, sizeof(struct title_form));
    add_regions(spelling, arena, vocabulary);
    add_acronyms(spelling, arena, vocabulary);
    add_genre(spelling, arena);
    qsort(spelling->phrases, spelling->n_phrases, sizeof(struct title_form),
          compare_forms);
    size_t n_words = collect_words(sheet, arena, NULL);
    spelling->words = arena_array(arena, n_words + 1, sizeof(struct title_form));
    spelling->n_words = collect_words(sheet, arena, spelling->words);
    qsort(spelling->words, spelling->n_words, sizeof(struct title_form), compare_forms);
    count_forms(spelling);
    return spelling;
}

/**
 * The index of the first of the sorted @p forms whose folded text is not below @p folded.
 */
static size_t lower_bound(const struct title_form *forms, size_t n, struct str folded)
{
    size_t low = 0;
    while (low < n) {
        size_t middle = low + (n - low) / 2;
        if (str_compare(forms[middle].folded, folded) < 0)
            low = middle + 1;
        else
            n = middle;
    }
    return low;
}

/* The longest phrase of the vocabularies has fewer words. */
#define PHRASE_WORDS_MOST 16
#define PHRASE_MOST_BYTES 2048U

/**
 * The printed form of the longest known phrase at the front of @p text; @p taken becomes
 * the bytes that it replaces. Empty when there is none.
 */
static struct str find_phrase(const struct title_spelling *spelling, struct str text,
                              size_t *taken)
{
    AUTO_BUF folded = BUF_INIT(PHRASE_MOST_BYTES);
    struct str found = {"", 0};
    struct str rest = text;
    struct written_word word;
    for (int n = 0; n < PHRASE_WORDS_MOST && word_next(&rest, &word); n++) {
        if (n)
            buf_put_byte(&folded, ' ');
        buf_put_text(&folded, word.folded);
        size_t i = lower_bound(spelling->phrases, spelling->n_phrases, buf_str(&folded));
        if (i == spelling->n_phrases ||
            !str_starts_with(spelling->phrases[i].folded, buf_str(&folded)))
            break;
        if (str_equal(spelling->phrases[i].folded, buf_str(&folded))) {
            found = spelling->phrases[i].printed;
            *taken = (size_t)(word.printed.at + word.printed.n - text.at);
        }
    }
    return found;
}

/** How well a written form suits a word in capitals: higher is better, 0 is never. */
static size_t form_worth(struct str form, size_t times, bool word_has_accents)
{
    struct letter_case letters = letters_count(form);
    bool has_accents = form.n != letters.n_lower + letters.n_upper;
    size_t worth = times;
    if (letters.n_upper == 0)
        /* A word that is written small at least once is not a name. */
        worth += 1000000;
    if (word_has_accents && !has_accents)
        /* This form would lose the accents that are printed. */
        worth = 0;
    return worth;
}

/** The word as the monograph's sentences write it; empty when they do not have it. */
static struct str find_word(const struct title_spelling *spelling,
                            const struct written_word *word)
{
    struct str folded = str_of(word->folded);
    struct letter_case letters = letters_count(word->printed);
    bool has_accents = word->printed.n != letters.n_upper + letters.n_lower;
    struct str best = {"", 0};
    size_t best_worth = 0;
    size_t i = lower_bound(spelling->words, spelling->n_words, folded);
    for (; i < spelling->n_words && str_equal(spelling->words[i].folded, folded); i++) {
        const struct title_form *form = &spelling->words[i];
        size_t worth = form_worth(form->printed, form->times, has_accents);
        if (worth > best_worth) {
            best_worth = worth;
            best = form->printed;
        }
    }
    return best;
}

static void put_word(const struct title_spelling *spelling, struct buf *out,
                     const struct written_word *word)
{
    bool has_digit = strpbrk(word->folded, "0123456789") != NULL;
    struct str known = find_word(spelling, word);
    if (known.n)
        buf_put_str(out, known);
    else if (has_digit && letters_count(word->printed).n_lower == 0)
        buf_put_str(out, word->printed);
    else
        letters_put_lower(out, word->printed);
}

static void put_undone(const struct title_spelling *spelling, struct buf *out,
                       struct str text)
{
    while (text.n) {
        struct str rest = text;
        struct written_word word;
        bool found = word_next(&rest, &word);
        size_t gap = found ? (size_t)(word.printed.at - text.at) : text.n;
        buf_put(out, text.at, gap);
        if (!found)
            return;
        struct str here = {word.printed.at, text.n - gap};
        size_t taken = word.printed.n;
        struct str phrase = find_phrase(spelling, here, &taken);
        if (phrase.n)
            buf_put_str(out, phrase);
        else
            put_word(spelling, out, &word);
        text = (struct str){here.at + taken, here.n - taken};
    }
}

/**
 * Put @p text without its capitals; brackets that hold small letters stay as they are.
 */
static void put_title(const struct title_spelling *spelling, struct buf *out,
                      struct str text)
{
    while (text.n) {
        size_t open = str_find(text, STR("("));
        put_undone(spelling, out, (struct str){text.at, open});
        struct str brackets = {text.at + open, text.n - open};
        brackets.n =
            str_find(brackets, STR(")")) + (str_find(brackets, STR(")")) < brackets.n);
        if (letters_count(brackets).n_lower)
            buf_put_str(out, brackets);
        else
            put_undone(spelling, out, brackets);
        text = (struct str){brackets.at + brackets.n, text.n - open - brackets.n};
    }
}

/* A shorter run of capitals may be a name: « VAE inversée », « BTP CFA ». A longer one is
 * a heading's. */
#define RUN_LEAST_LETTERS 12

/**
 * The bytes of the words in capitals, two or more, at the front of @p text: « SECTEURS
 * GÉNÉRIQUES au 3e trimestre ».
 */
static size_t leading_capitals(struct str text)
{
    struct str rest = text;
    struct written_word word;
    size_t n_words = 0;
    size_t end = 0;
    while (word_next(&rest, &word) && letters_count(word.printed).n_lower == 0) {
        n_words++;
        end = (size_t)(word.printed.at - text.at) + word.printed.n;
    }
    bool is_run = n_words >= 2 &&
                  letters_count((struct str){text.at, end}).n_upper >= RUN_LEAST_LETTERS;
    return is_run ? end : 0;
}

static bool is_in_capitals(struct str text)
{
    size_t open = str_find(text, STR("("));
    struct letter_case letters = letters_count((struct str){text.at, open});
    return letters.n_upper >= 2 && letters.n_upper > letters.n_lower * 4;
}

struct str spelling_phrase(const struct title_spelling *spelling, struct arena *arena,
                           struct str text)
{
    text = str_trim(text);
    AUTO_BUF out = BUF_INIT(text.n * 8 + 4096);
    size_t end = is_in_capitals(text) ? text.n : leading_capitals(text);
    put_title(spelling, &out, (struct str){text.at, end});
    buf_put(&out, text.at + end, text.n - end);
    return arena_str(arena, buf_str(&out));
}

struct str spelling_title(const struct title_spelling *spelling, struct arena *arena,
                          struct str title)
{
    struct str phrase = spelling_phrase(spelling, arena, title);
    AUTO_BUF out = BUF_INIT(phrase.n + 8);
    letters_put_sentence(&out, phrase);
    return arena_str(arena, buf_str(&out));
}
