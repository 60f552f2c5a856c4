/* Finds counts, periods and signatures that contradict each other. The figures of tables
 * are in monograph_check_table.c. */
#include "indexer/monograph/monograph_check.h"

#include <string.h>

#include "base/intern.h"
#include "base/macros.h"
#include "base/utf8.h"
#include "engine/written/period.h"
#include "engine/written/word.h"
#include "indexer/monograph/genre/monograph_signature.h"

/* What a warning of a section without units begins with: programs know it by this. */
#define EMPTY_SECTION "section sans contenu : "

static const char *const number_words[] = {
    "zero",     "un",     "deux",  "trois",    "quatre",   "cinq",     "six",
    "sept",     "huit",   "neuf",  "dix",      "onze",     "douze",    "treize",
    "quatorze", "quinze", "seize", "dix sept", "dix huit", "dix neuf", "vingt"};

/**
 * The number that @p word says, in at most three digits or in letters; -1 when it says
 * none.
 */
static int number_said(const char *word)
{
    struct str said = str_of(word);
    size_t place = str_place(said, number_words, COUNT_OF(number_words));
    if (place < COUNT_OF(number_words))
        return (int)place;
    return said.n <= 3 ? (int)str_number(said, 999) : -1;
}

/** The first number right before @p noun in @p folded; -1 when there is none. */
static int number_before(struct str folded, const char *noun)
{
    while (folded.n) {
        struct str rest = folded;
        struct str cut = str_cut(&rest, ' ');
        struct written_word word;
        int number = word_next(&cut, &word) ? number_said(word.folded) : -1;
        if (number >= 0 && rest.at && words_start_with(rest, noun))
            return number;
        folded = rest;
    }
    return -1;
}

/** The number after « dont » in @p folded; -1 when there is none. */
static int number_after_dont(struct str folded)
{
    while (folded.n) {
        struct str word_text = str_cut(&folded, ' ');
        struct written_word word;
        if (str_equal(word_text, STR("dont")) && folded.at) {
            struct str next = folded;
            return word_next(&next, &word) ? number_said(word.folded) : -1;
        }
    }
    return -1;
}

/** What was found in the monograph. */
struct check_found {
    /* Campus or cluster. */
    enum kind kind;
    size_t n;
    /* How many of them are « d'excellence ». */
    size_t n_excellent;
};

/**
 * Whether a sentence speaks of the region: it begins with the number and does not speak
 * of France, or it names the region.
 */
static bool is_of_region(const struct monograph_reader *reader, struct str folded)
{
    struct str rest = folded;
    struct written_word word;
    AUTO_ARENA *arena = arena_new();
    struct str region = words_fold(arena, str_of(reader->region));
    bool begins = word_next(&rest, &word) && number_said(word.folded) >= 0 &&
                  !words_contain(folded, "en france") &&
                  !words_contain(folded, "national*") &&
                  !words_contain(folded, "ont ete");
    return begins || words_contain(folded, "region") ||
           (region.n && words_contain(folded, region.at));
}

static void check_line(struct monograph_reader *reader, uint32_t line, struct str folded,
                       const struct check_found *found)
{
    bool is_campus = found->kind == KIND_CAMPUS;
    int announced = number_before(folded, is_campus ? "campus" : "pole*");
    if (announced < 0 || !is_of_region(reader, folded))
        return;
    if ((size_t)announced != found->n)
        source_warn(reader->sink, line, "%d %s annoncés, %zu trouvés", announced,
                    is_campus ? "campus" : "pôles", found->n);
    int excellent =
        is_campus && words_contain(folded, "excellence") ? number_after_dont(folded) : -1;
    if (excellent >= 0 && (size_t)excellent != found->n_excellent)
        source_warn(reader->sink, line, "%d campus d'excellence annoncés, %zu trouvés",
                    excellent, found->n_excellent);
}

static struct check_found count_found(struct monograph_reader *reader, enum kind kind)
{
    struct check_found found = {.kind = kind};
    for (size_t i = 0; i < units_count(reader->units); i++) {
        const struct record *record = units_at(reader->units, i);
        struct str title = words_fold(reader->arena, record->fields[FIELD_TITLE]);
        found.n += record->kind == kind;
        found.n_excellent += record->kind == kind && words_contain(title, "excellence");
    }
    return found;
}

static void check_block(struct monograph_reader *reader,
                        const struct outline_block *block,
                        const struct check_found *found)
{
    check_line(reader, block->heading_line, words_fold(reader->arena, block->heading),
               found);
    for (size_t i = 0; i < block->n_lines; i++)
        if (block->lines[i].class == LINE_TEXT || block->lines[i].class == LINE_SHORT)
            check_line(reader, block->lines[i].number, block->lines[i].folded, found);
}

void check_announced_counts(struct monograph_reader *reader,
                            const struct outline *outline)
{
    struct check_found campus = count_found(reader, KIND_CAMPUS);
    struct check_found clusters = count_found(reader, KIND_CLUSTER);
    for (size_t i = 0; i < outline->n; i++) {
        if (outline->at[i].role == ROLE_CAMPUS)
            check_block(reader, &outline->at[i], &campus);
        else if (outline->at[i].role == ROLE_CLUSTERS)
            check_block(reader, &outline->at[i], &clusters);
    }
}

static void check_signature(struct monograph_reader *reader,
                            const struct monograph_line *title, struct date_period period)
{
    struct signature signature = signature_find(title->text);
    if (signature.when.first == DATE_NONE)
        return;
    int year = day_year(signature.when.first);
    /* A plan may be signed while it runs or in the year before; not earlier, nor when it
     * is over. */
    if (year >= day_year(period.first) - 1 && year <= day_year(period.last))
        return;
    AUTO_BUF said = BUF_INIT(100);
    signature_put(&said, &signature);
    source_warn(reader->sink, title->number, "période %.*s, mais « %s »",
                STR_ARG(period.printed), buf_text(&said));
}

/** Warn of the periods in @p line that are not @p period. */
static void check_periods(struct monograph_reader *reader,
                          const struct monograph_line *line, struct date_period period)
{
    struct str rest = line->text;
    struct date_period other;
    while (rest.n && years_find(rest, &other)) {
        if (other.first != period.first || other.last != period.last)
            source_warn(reader->sink, line->number,
                        "le texte dit « %.*s », le titre « %.*s »",
                        STR_ARG(other.printed), STR_ARG(period.printed));
        size_t used = (size_t)(other.printed.at - rest.at) + other.printed.n;
        rest = (struct str){rest.at + used, rest.n - used};
    }
}

void check_programme(struct monograph_reader *reader, const struct monograph_line *title,
                     const struct monograph_line *lines, size_t n)
{
    struct date_period period;
    struct str bare = {title->text.at, str_find(title->text, STR("("))};
    bool has_years = years_find(bare, &period);
    if (!has_years && !period_find(bare, &period))
        return;
    check_signature(reader, title, period);
    for (size_t i = 0; has_years && i < n; i++)
        check_periods(reader, &lines[i], period);
}

/* The number of pairs grows with the square; a monograph has some dozens of
 * indicators. */
#define INDICATORS_MOST 300

static bool have_same_label(struct str a, struct str b)
{
    return a.n && b.n && (words_contain(a, b.at) || words_contain(b, a.at));
}

static void check_pair(struct monograph_reader *reader, const struct record *first,
                       const struct record *second)
{
    struct date_period a;
    struct date_period b;
    const struct str *value = &second->fields[FIELD_VALUE];
    if (!value->n || !str_equal(first->fields[FIELD_VALUE], *value) ||
        !period_find(first->fields[FIELD_PERIOD], &a) ||
        !period_find(second->fields[FIELD_PERIOD], &b))
        return;
    bool is_apart = a.last < b.first || b.last < a.first;
    if (is_apart)
        source_warn(reader->sink, second->origin_lines[0],
                    "« %.*s » est daté de « %.*s » ici, de « %.*s » à la ligne %u",
                    STR_ARG(*value), STR_ARG(b.printed), STR_ARG(a.printed),
                    (unsigned)first->origin_lines[0]);
}

void check_indicators(struct monograph_reader *reader)
{
    size_t n = 0;
    const struct record *records[INDICATORS_MOST];
    struct str labels[INDICATORS_MOST];
    for (size_t i = 0; i < units_count(reader->units) && n < INDICATORS_MOST; i++) {
        const struct record *record = units_at(reader->units, i);
        if (record->kind != KIND_INDICATOR)
            continue;
        labels[n] = words_fold(reader->arena, record->fields[FIELD_LABEL]);
        records[n++] = record;
    }
    for (size_t j = 1; j < n; j++)
        for (size_t i = 0; i < j; i++)
            if (have_same_label(labels[i], labels[j]))
                check_pair(reader, records[i], records[j]);
}

/** Whether headings of @p role promise tables, lists or articles. */
static bool promises_units(enum role role)
{
    return role != ROLE_OTHER && role != ROLE_COUNT_;
}

static void check_entries(struct monograph_reader *reader, const struct outline *outline)
{
    const struct cover *cover = reader->cover;
    AUTO_INTERN *headings = intern_new();
    for (size_t i = 0; i < outline->n; i++)
        (void)intern_put(headings, words_fold(reader->arena, outline->at[i].heading));
    for (size_t k = 0; k < cover->n_contents; k++)
        if (intern_find(headings, cover->contents[k]) == INTERN_NONE)
            source_warn(reader->sink, cover->entries[k].line,
                        EMPTY_SECTION "« %.*s » est au sommaire, mais ce titre n'a pas "
                                      "été retrouvé dans le texte",
                        STR_ARG(utf8_head_bytes(cover->entries[k].title, 200)));
}

/** The index behind the blocks from block @p i on that are one section, or one list. */
static size_t section_end(const struct outline *outline, size_t i)
{
    const struct outline_block *block = &outline->at[i];
    size_t end = i + 1;
    while (end < outline->n && !outline->at[end].is_section &&
           (block->is_section || outline->at[end].role == block->role))
        end++;
    return end;
}

void check_sections(struct monograph_reader *reader, const struct outline *outline,
                    const size_t *n_units)
{
    /* The end of the list of campus or clusters that was looked at last. */
    size_t list_end = 0;
    for (size_t i = 0; i < outline->n; i++) {
        const struct outline_block *block = &outline->at[i];
        bool is_list =
            i >= list_end && (block->role == ROLE_CAMPUS || block->role == ROLE_CLUSTERS);
        if (!block->is_section && !is_list)
            continue;
        size_t end = section_end(outline, i);
        list_end = is_list ? end : list_end;
        if (promises_units(block->role) && n_units[end] == n_units[i])
            source_warn(reader->sink, block->heading_line,
                        EMPTY_SECTION "« %.*s » annonce des tableaux ou des listes, mais "
                                      "rien n'en a été tiré",
                        STR_ARG(utf8_head_bytes(block->heading, 200)));
    }
    check_entries(reader, outline);
}
