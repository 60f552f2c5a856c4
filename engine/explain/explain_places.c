/* Looks for the words of a query in the stored words of one document. */
#include "engine/explain/explain_places.h"

#include "engine/plan/phrase_match.h"
#include "engine/plan/plan_parts.h"

/** How many stored words are read to find a synonym in one document. */
#define SYNONYM_READS_MAX 200000U

/** The words that were seen so far in one segment. */
struct nearest {
    /** The last position of each word. */
    uint32_t last[PLAN_WORDS_MAX];
    /** A bit for each word that was seen. */
    uint32_t seen;
    struct explain_near best;
};

struct places places_new(const struct plan *plan)
{
    struct places places = {plan, form_marks_new(plan->arena)};
    for (size_t i = 0; i < plan->n_words; i++)
        if (!plan->words[i].only_exclude && plan->words[i].weight > 0)
            plan_mark_word(&places.marks, plan, &plan->words[i], (unsigned)i);
    return places;
}

static enum explain_place place_of(const struct plan *plan, unsigned segment,
                                   uint32_t position)
{
    switch ((enum segment)segment) {
    case SEGMENT_TITLE:
        return PLACE_TITLE;
    case SEGMENT_TEXT:
        return position < plan->index->tuning.lead_words ? PLACE_LEAD : PLACE_TEXT;
    case SEGMENT_SECTION:
        return PLACE_SECTION;
    case SEGMENT_AUTHOR:
        return PLACE_AUTHOR;
    case SEGMENT_COUNT_:
        break;
    }
    return PLACE_NOWHERE;
}

/** Note that the word stands at @p place, written as @p written, unless it is known to
 *  stand in a better place, or there as typed. */
static void see_word(struct explained_word *word, enum explain_place place, bool exact,
                     struct str written)
{
    if (place > word->place || (place == word->place && (word->is_exact || !exact)))
        return;
    word->place = place;
    word->is_exact = exact;
    word->written = written;
}

/** Note the words at one position, and the shortest stretch that holds all words seen so
 *  far. */
static void see_position(struct nearest *near, uint32_t words, uint32_t position)
{
    for (uint32_t left = words; left; left &= left - 1)
        near->last[__builtin_ctz(left)] = position;
    near->seen |= words;
    uint32_t first = position;
    for (uint32_t left = near->seen; left; left &= left - 1) {
        uint32_t last = near->last[__builtin_ctz(left)];
        first = last < first ? last : first;
    }
    unsigned n = (unsigned)__builtin_popcount(near->seen);
    if (n > near->best.n || (n == near->best.n && position - first < near->best.span))
        near->best = (struct explain_near){n, position - first};
}

/** What is looked for, and where it goes. */
struct explain_look {
    struct explanation *explanation;
    const struct places *places;
    /** What is known of each word, by its number in the plan. */
    struct explained_word *words[PLAN_WORDS_MAX];
    /** A bit for each word that counts for matching. */
    uint32_t counted;
    struct document document;
};

static void read_segment(struct explain_look *look, struct token_reader *reader,
                         unsigned segment)
{
    const struct plan *plan = look->places->plan;
    struct str text = look->document.fields[segment_fields[segment]];
    struct nearest near = {.seen = 0};
    for (struct stored_token token; token_reader_next(reader, &token);) {
        const struct form_mark *mark = form_marks_find(&look->places->marks, token.form);
        if (!mark)
            continue;
        enum explain_place place = place_of(plan, segment, token.position);
        struct str written = STR("");
        if (token.start < token.end && token.end <= text.n)
            written = (struct str){text.at + token.start, token.end - token.start};
        for (uint32_t left = mark->words; left; left &= left - 1) {
            unsigned i = (unsigned)__builtin_ctz(left);
            if (look->words[i])
                see_word(look->words[i], place, mark->exact >> i & 1U, written);
        }
        if (mark->words & look->counted)
            see_position(&near, mark->words & look->counted, token.position);
    }
    if (segment == SEGMENT_TITLE)
        look->explanation->near_title = near.best;
    if (segment == SEGMENT_TEXT)
        look->explanation->near_text = near.best;
}

/** Whether document @p docid says @p synonym in @p field. */
static bool says(const struct plan *plan, const struct plan_synonym *synonym,
                 uint32_t docid, enum query_field field)
{
    struct form_marks marks = form_marks_new(plan->arena);
    for (size_t i = 0; i < synonym->n; i++)
        form_marks_put_stem(&marks, plan->index->forms, synonym->stems[i], STR(""),
                            (unsigned)i);
    struct doc_list one = {&docid, 1};
    uint64_t reads = SYNONYM_READS_MAX;
    return phrase_match(&one, plan->index, &marks, synonym->n, field, &reads) && one.n;
}

/** Note whether the document says all of the synonym that scored, and where. */
static void find_synonym(struct explained_word *word, const struct plan *plan,
                         uint32_t docid)
{
    word->is_whole = doc_set_has(word->synonym->docs, docid);
    word->is_otherwise = word->place == PLACE_NOWHERE;
    if (!word->is_otherwise)
        return;
    bool in_title = word->is_whole && says(plan, word->synonym, docid, QUERY_TITLE);
    word->place = in_title ? PLACE_TITLE : PLACE_TEXT;
}

void places_find(struct explanation *explanation, const struct places *places,
                 uint32_t docid)
{
    const struct plan *plan = places->plan;
    struct explain_look look = {explanation, places, {NULL}, 0, {.title = STR("")}};
    for (size_t i = 0; i < explanation->n_words; i++) {
        size_t number = (size_t)(explanation->words[i].word - plan->words);
        look.words[number] = &explanation->words[i];
        look.counted |= explanation->words[i].word->counts ? 1U << number : 0;
    }
    documents_read(plan->documents, docid, &look.document);
    struct token_reader reader = tokens_of(plan->index->tokens, docid);
    for (unsigned segment = 0; segment < SEGMENT_COUNT_; segment++) {
        (void)token_reader_segment(&reader);
        read_segment(&look, &reader, segment);
    }
    for (size_t i = 0; i < explanation->n_words; i++)
        if (explanation->words[i].synonym)
            find_synonym(&explanation->words[i], plan, docid);
}
