/* Writes the corrected query and compares what it finds with what the typed words
 * find. */
#include "engine/answer/correct.h"

#include <utf8proc.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "engine/match/filter.h"
#include "engine/match/match.h"

/** Which letters of a word are capitals. */
enum corrected_letters { LOWER, FIRST_CAPITAL, CAPITALS };

static bool is_capital(int32_t code_point)
{
    return code_point >= 0 && utf8proc_category(code_point) == UTF8PROC_CATEGORY_LU;
}

static enum corrected_letters letters_of(struct str word)
{
    size_t n_letters = 0, n_capitals = 0, length = 0;
    bool starts_so = false;
    for (size_t i = 0; i < word.n; i += length) {
        bool capital = is_capital(utf8_decode(word.at + i, word.n - i, &length));
        starts_so = starts_so || (i == 0 && capital);
        n_letters++;
        n_capitals += capital;
    }
    if (n_letters > 1 && n_capitals == n_letters)
        return CAPITALS;
    return starts_so ? FIRST_CAPITAL : LOWER;
}

/** Append @p word with the capitals that the typed word had. */
static void put_cased(struct buf *out, struct str word, enum corrected_letters letters)
{
    size_t length = 0;
    for (size_t i = 0; i < word.n; i += length) {
        int32_t c = utf8_decode(word.at + i, word.n - i, &length);
        bool raise = letters == CAPITALS || (letters == FIRST_CAPITAL && i == 0);
        char bytes[4];
        if (raise && c >= 0)
            buf_put(out, bytes, utf8_encode(bytes, (uint32_t)utf8proc_toupper(c)));
        else
            buf_put(out, word.at + i, length);
    }
}

/** Twice the bytes of the longest query, for corrected words may be longer. */
#define CORRECTED_MAX_BYTES ((size_t)8 * SEARCH_QUERY_MAX)

/**
 * The query with every correction in its place; empty when there is none, or when the
 * query would be too long.
 */
static struct str corrected_text(const struct plan *typed, struct str text)
{
    AUTO_BUF out = BUF_INIT(CORRECTED_MAX_BYTES);
    size_t at = 0, n = 0;
    for (size_t i = 0; i < typed->n_corrections; i++) {
        const struct plan_correction *c = &typed->corrections[i];
        size_t start = (size_t)(c->typed.at - text.at);
        if (start < at || start + c->typed.n > text.n)
            /* A part of a word that has two readings was already corrected. */
            continue;
        buf_put(&out, text.at + at, start - at);
        put_cased(&out, c->meant, letters_of(c->typed));
        at = start + c->typed.n;
        n++;
    }
    buf_put(&out, text.at + at, text.n - at);
    if (!n || buf_overflowed(&out) || utf8_count(buf_str(&out)) > SEARCH_QUERY_MAX)
        return STR("");
    return arena_str(typed->arena, buf_str(&out));
}

/**
 * Count the documents of @p matched that pass the filters of the request; 0 when they
 * match a part only.
 */
static uint32_t count(const struct matched *matched, const struct plan *plan,
                      const struct search_request *request)
{
    struct facet_list lists[FACET_COUNT_] = {{NULL, 0}};
    struct search_request plain = *request;
    plain.facets = 0;
    return matched->relaxed ? 0 : filter_and_count(lists, matched->set, &plain, plan).n;
}

/**
 * Make the corrected words of the plan match nothing, for as they were typed no document
 * has them.
 *
 * @return whether there was any.
 */
static bool drop_corrections(struct plan *plan)
{
    bool dropped = false;
    for (size_t i = 0; i < plan->n_corrections; i++) {
        const struct plan_correction *c = &plan->corrections[i];
        struct plan_word *word = &plan->words[c->word];
        if (c->is_rare || word->is_stop)
            continue;
        word->set = word->said = set_none(plan->arena);
        word->docs = plan_docs(plan, word->set);
        word->n_documents = 0;
        word->information = plan_information(plan->index, 0);
        dropped = true;
    }
    return dropped;
}

bool correction_match_typed(struct matched *out, struct plan *typed)
{
    struct plan_word words[PLAN_WORDS_MAX];
    memcpy(words, typed->words, sizeof words);
    bool dropped = drop_corrections(typed);
    out->set = match_plan(typed, &out->relaxed);
    memcpy(typed->words, words, sizeof words);
    return !dropped;
}

void correction_begin(struct correction *out)
{
    out->text = STR("");
    out->n_documents = 0;
    out->runs = false;
    out->matched = (struct matched){NULL, false};
}

void correction_find(struct correction *out, struct plan *typed,
                     const struct plan_setting *setting,
                     const struct search_request *request)
{
    if (!typed->n_corrections)
        return;
    out->text = corrected_text(typed, request->text);
    if (!out->text.n)
        return;
    plan_make(&out->plan, setting, out->text);
    out->matched.set = match_plan(&out->plan, &out->matched.relaxed);
    out->n_documents = count(&out->matched, &out->plan, request);
    struct matched as_typed = {NULL, false};
    bool is_whole = true;
    if (out->n_documents) {
        is_whole = correction_match_typed(&as_typed, typed);
        out->runs = !count(&as_typed, typed, request);
    }
    if (!out->runs)
        out->matched = is_whole ? as_typed : (struct matched){NULL, false};
}

void correction_release(struct correction *correction)
{
    if (!correction->text.n)
        return;
    plan_release(&correction->plan);
}
