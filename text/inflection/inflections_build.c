/* Collecting the forms of a dictionary with their lemmas, and writing them down. */
#include "text/inflection/inflections_build.h"

#include <stdlib.h>
#include <string.h>

#include "base/intern.h"
#include "base/macros.h"
#include "base/memory.h"
#include "text/inflection/affixes.h"
#include "text/inflection/derivations.h"
#include "text/inflection/inflections.h"
#include "text/inflection/inflections_file.h"
#include "text/inflection/word_families.h"
#include "text/word/fold.h"
#include "text/word/letter.h"

/** The likeliest kinds of words first, by the part of speech that an entry names. */
static const struct {
    const char *name;
    uint8_t rank;
    uint8_t part;
} parts_of_speech[] = {
    {"nom", 0, PART_NOUN},  {"adj", 0, PART_ADJECTIVE}, {"npr", 2, PART_OTHER},
    {"prn", 2, PART_OTHER}, {"patr", 2, PART_OTHER},    {"v", 3, PART_VERB},
};
/** Of those that are not listed: prepositions, adverbs and the like. */
#define RANK_OTHER 1

struct collecting {
    struct affixes *affixes;
    /** The forms and lemmas, folded. */
    struct intern *texts;
    struct inflection *at;
    size_t n, room;
    /** Of the entry that is being read. */
    uint32_t lemma;
    uint8_t rank, parts;
    struct letter_window window;
};

/** The number of the folded text; INTERN_NONE when it has other signs than letters and
 *  digits, or is too long. */
static uint32_t put_folded(struct collecting *c, struct str text)
{
    char folded[INFLECTION_BYTES];
    size_t n = 0;
    window_open(&c->window, text, 0);
    for (size_t i = 0; window_at(&c->window, i); i++) {
        uint32_t cp = window_at(&c->window, i);
        if (!letter_is_word(cp) || n + FOLD_MAX_BYTES > sizeof folded)
            return INTERN_NONE;
        n += fold_code_point(folded + n, cp);
    }
    return n ? intern_put(c->texts, (struct str){folded, n}) : INTERN_NONE;
}

static size_t shared_bytes(struct str a, struct str b)
{
    size_t n = 0;
    while (n < a.n && n < b.n && a.at[n] == b.at[n])
        n++;
    return n;
}

static void put_form(struct str form, void *context)
{
    struct collecting *c = context;
    uint32_t number = put_folded(c, form);
    if (number == INTERN_NONE)
        return;
    struct str text = intern_at(c->texts, number), lemma = intern_at(c->texts, c->lemma);
    size_t shared = shared_bytes(text, lemma);
    MEM_GROW(c->at, c->n + 1, c->room, 65536);
    c->at[c->n++] = (struct inflection){number, c->lemma, c->rank, c->parts,
                                        (uint8_t)(text.n - shared + lemma.n - shared)};
}

/** Note what the entry's word is, by the name of a part of speech. */
static void put_part(struct collecting *c, struct str name)
{
    /* Of a verb the group follows: « v1_it ». */
    if (name.n > 1 && name.at[0] == 'v' && name.at[1] >= '0' && name.at[1] <= '9')
        name.n = 1;
    uint8_t rank = RANK_OTHER, part = PART_OTHER;
    for (size_t i = 0; i < COUNT_OF(parts_of_speech); i++)
        if (str_equal(name, str_of(parts_of_speech[i].name))) {
            rank = parts_of_speech[i].rank;
            part = parts_of_speech[i].part;
        }
    c->rank = rank < c->rank ? rank : c->rank;
    c->parts |= part;
}

/** Read what an entry says of its word: « po: » its part of speech, of several the
 *  likeliest, « st: » the lemma where it is not the word itself. */
static void read_remarks(struct collecting *c, struct str rest, struct str word)
{
    struct str lemma = word;
    c->rank = UINT8_MAX;
    c->parts = 0;
    while (rest.n) {
        struct str remark = str_cut(&rest, ' ');
        struct str value = str_between(remark, 3, remark.n);
        if (str_starts_with(remark, STR("st:")) && value.n)
            lemma = value;
        if (str_starts_with(remark, STR("po:")))
            put_part(c, value);
    }
    if (!c->parts)
        put_part(c, STR(""));
    c->lemma = put_folded(c, lemma);
}

/** Read a line « word/flags po:… »; the blank before the remarks may be a tab. */
static void read_entry(struct collecting *c, struct str line)
{
    size_t n = 0;
    while (n < line.n && line.at[n] != ' ' && line.at[n] != '\t')
        n++;
    struct str flags = {line.at, n}, word = str_cut(&flags, '/');
    if (!flags.at)
        flags = STR("");
    read_remarks(c, str_between(line, n < line.n ? n + 1 : n, line.n), word);
    if (c->lemma != INTERN_NONE)
        affixes_apply(c->affixes, word, flags, put_form, c);
}

static int by_form(const void *a, const void *b, void *context)
{
    const struct intern *texts = context;
    const struct inflection *x = a, *y = b;
    if (x->form != y->form)
        return str_compare(intern_at(texts, x->form), intern_at(texts, y->form));
    if (x->rank != y->rank)
        return x->rank < y->rank ? -1 : 1;
    if (x->distance != y->distance)
        return x->distance < y->distance ? -1 : 1;
    return str_compare(intern_at(texts, x->lemma), intern_at(texts, y->lemma));
}

/** A list of words that is being written (inflections_file.h). */
struct words_writing {
    struct buf blocks, bytes;
    char before[2 * INFLECTION_BYTES];
    size_t n_before;
    uint32_t n;
};

static void put_u32(struct buf *out, uint32_t number)
{
    buf_put(out, &number, sizeof number);
}

static void put_word(struct words_writing *words, struct str word, uint16_t value)
{
    if (words->n % INFLECTIONS_BLOCK == 0) {
        put_u32(&words->blocks, (uint32_t)words->bytes.n);
        words->n_before = 0;
    }
    struct str before = {words->before, words->n_before};
    size_t shared = shared_bytes(before, word);
    buf_put_byte(&words->bytes, (char)shared);
    buf_put_byte(&words->bytes, (char)(word.n - shared));
    buf_put(&words->bytes, word.at + shared, word.n - shared);
    buf_put(&words->bytes, &value, sizeof value);
    memcpy(words->before, word.at, word.n);
    words->n_before = word.n;
    words->n++;
}

struct writing {
    struct collecting *c;
    /** For each text that is a lemma, the lemma by whose name its family goes. */
    const uint32_t *heads;
    /** Whether each text is a lemma with other forms; write_others() says so. */
    bool *has_others;
    struct words_writing forms, others;
    /** The rules, and the sets of them, as bytes. */
    struct intern *rules, *sets;
};

/** The number of the rule that makes the lemma of the form. */
static uint16_t put_rule(struct writing *w, struct str form, struct str lemma)
{
    size_t shared = shared_bytes(form, lemma);
    char rule[INFLECTION_BYTES + 1];
    rule[0] = (char)(form.n - shared);
    memcpy(rule + 1, lemma.at + shared, lemma.n - shared);
    return (uint16_t)intern_put(w->rules, (struct str){rule, 1 + lemma.n - shared});
}

/** Write the form that the @p n inflections at @p at are of: the name of the family of
 *  the first one, then all of them. */
static void write_form(struct writing *w, const struct inflection *at, size_t n)
{
    const struct intern *texts = w->c->texts;
    uint16_t rules[INFLECTION_LEMMAS];
    struct str form = intern_at(texts, at->form);
    size_t n_rules = 1;
    bool is_homograph = false;
    rules[0] = put_rule(w, form, intern_at(texts, w->heads[at->lemma]));
    for (size_t i = 0; i < n && n_rules < COUNT_OF(rules); i++) {
        uint16_t rule = put_rule(w, form, intern_at(texts, at[i].lemma));
        bool is_known = false;
        for (size_t j = 0; j < n_rules; j++)
            is_known = is_known || rules[j] == rule;
        if (!is_known)
            rules[n_rules++] = rule;
        is_homograph =
            is_homograph || at[i].lemma != at->lemma || w->has_others[at[i].lemma];
    }
    struct str set = {(const char *)rules, n_rules * sizeof *rules};
    put_word(&w->forms, form,
             (uint16_t)(intern_put(w->sets, set) |
                        (is_homograph ? INFLECTIONS_HOMOGRAPH : 0)));
}

static int by_text(const void *a, const void *b)
{
    const struct str *x = a, *y = b;
    return str_compare(*x, *y);
}

/** Write « lemma form » for the lemmas of each form but its first. */
static void write_others(struct writing *w)
{
    const struct collecting *c = w->c;
    struct intern *pairs = intern_new();
    for (size_t i = 0, first = 0; i < c->n; i++) {
        if (c->at[i].form != c->at[first].form)
            first = i;
        if (c->at[i].lemma == c->at[first].lemma)
            continue;
        w->has_others[c->at[i].lemma] = true;
        AUTO_BUF pair = BUF_INIT((size_t)2 * INFLECTION_BYTES);
        buf_put_str(&pair, intern_at(c->texts, c->at[i].lemma));
        buf_put_byte(&pair, ' ');
        buf_put_str(&pair, intern_at(c->texts, c->at[i].form));
        if (!buf_overflowed(&pair))
            (void)intern_put(pairs, buf_str(&pair));
    }
    uint32_t n = intern_count(pairs);
    struct str *sorted = mem_new_array((size_t)n + 1, sizeof *sorted);
    for (uint32_t i = 0; i < n; i++)
        sorted[i] = intern_at(pairs, i);
    qsort(sorted, n, sizeof *sorted, by_text);
    for (uint32_t i = 0; i < n; i++)
        put_word(&w->others, sorted[i], 0);
    mem_free(sorted);
    intern_free(pairs);
}

/** Append where each text of @p texts begins, in elements of @p size bytes. */
static void put_begins(struct buf *out, const struct intern *texts, size_t size)
{
    size_t begin = 0;
    for (uint32_t i = 0; i <= intern_count(texts); i++) {
        put_u32(out, (uint32_t)(begin / size));
        if (i < intern_count(texts))
            begin += intern_at(texts, i).n;
    }
}

static void put_texts(struct buf *out, const struct intern *texts)
{
    for (uint32_t i = 0; i < intern_count(texts); i++)
        buf_put_str(out, intern_at(texts, i));
}

static void put_blocks(struct buf *out, struct words_writing *words)
{
    buf_put_str(out, buf_str(&words->blocks));
    put_u32(out, (uint32_t)words->bytes.n);
}

static void assemble(struct buf *out, struct writing *w)
{
    AUTO_BUF rules = BUF_INIT(INFLECTIONS_BYTES_MAX);
    AUTO_BUF sets = BUF_INIT(INFLECTIONS_BYTES_MAX);
    put_texts(&rules, w->rules);
    put_texts(&sets, w->sets);
    const struct inflections_header header = {
        .magic = INFLECTIONS_MAGIC,
        .version = INFLECTIONS_VERSION,
        .n_forms = w->forms.n,
        .n_others = w->others.n,
        .n_form_blocks = (uint32_t)(w->forms.blocks.n / sizeof(uint32_t)),
        .n_other_blocks = (uint32_t)(w->others.blocks.n / sizeof(uint32_t)),
        .n_sets = intern_count(w->sets),
        .n_rules = intern_count(w->rules),
        .n_set_rules = (uint32_t)(sets.n / sizeof(uint16_t)),
        .form_bytes = (uint32_t)w->forms.bytes.n,
        .other_bytes = (uint32_t)w->others.bytes.n,
        .rule_bytes = (uint32_t)rules.n};
    buf_put(out, &header, sizeof header);
    put_blocks(out, &w->forms);
    put_blocks(out, &w->others);
    put_begins(out, w->sets, sizeof(uint16_t));
    put_begins(out, w->rules, 1);
    buf_put_str(out, buf_str(&sets));
    buf_put_str(out, buf_str(&w->forms.bytes));
    buf_put_str(out, buf_str(&w->others.bytes));
    buf_put_str(out, buf_str(&rules));
}

static struct words_writing words_writing_new(void)
{
    return (struct words_writing){.blocks = BUF_INIT(INFLECTIONS_BYTES_MAX),
                                  .bytes = BUF_INIT(INFLECTIONS_BYTES_MAX)};
}

static void words_writing_release(struct words_writing *words)
{
    buf_release(&words->blocks);
    buf_release(&words->bytes);
}

static bool write_all(struct buf *out, struct inflections_counts *counts,
                      struct collecting *c)
{
    uint32_t *heads = word_families_find(c->at, c->n, c->texts);
    bool *has_others =
        mem_new_array((size_t)intern_count(c->texts) + 1, sizeof *has_others);
    struct writing w = {.c = c,
                        .heads = heads,
                        .has_others = has_others,
                        .forms = words_writing_new(),
                        .others = words_writing_new(),
                        .rules = intern_new(),
                        .sets = intern_new()};
    write_others(&w);
    for (size_t i = 0, n; i < c->n; i += n) {
        n = 1;
        while (i + n < c->n && c->at[i + n].form == c->at[i].form)
            n++;
        write_form(&w, &c->at[i], n);
    }
    assemble(out, &w);
    counts->n_forms = w.forms.n;
    counts->n_others = w.others.n;
    bool is_whole = intern_count(w.rules) <= UINT16_MAX &&
                    intern_count(w.sets) <= INFLECTIONS_HOMOGRAPH && !buf_overflowed(out);
    words_writing_release(&w.forms);
    words_writing_release(&w.others);
    intern_free(w.rules);
    intern_free(w.sets);
    mem_free(heads);
    mem_free(has_others);
    return is_whole;
}

bool inflections_write(struct buf *out, struct inflections_counts *counts,
                       struct str affixes, struct str entries)
{
    *counts = (struct inflections_counts){0};
    struct collecting *c = mem_new(sizeof *c);
    c->affixes = affixes_new(affixes);
    c->texts = intern_new();
    for (struct str rest = entries; rest.n;) {
        struct str line = str_cut(&rest, '\n');
        if (line.n && line.at[line.n - 1] == '\r')
            line.n--;
        read_entry(c, line);
        counts->n_entries += c->lemma != INTERN_NONE;
    }
    counts->n_rules = affixes_count(c->affixes);
    if (c->n)
        qsort_r(c->at, c->n, sizeof *c->at, by_form, c->texts);
    bool is_whole = c->n && write_all(out, counts, c);
    affixes_free(c->affixes);
    intern_free(c->texts);
    mem_free(c->at);
    mem_free(c);
    return is_whole;
}
