/* Our writer of JSON gives the same bytes as jansson for the same answer, whatever its
 * texts contain. */
#include <jansson.h>
#include <stdlib.h>

#include "engine/explain/explain.h"
#include "engine/json/json_put.h"
#include "engine/plan/plan.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/answer/answer_oracle.h"
#include "tests/unit/engine/search_fixture.h"

#define ROUNDS 3000

static const char *const records[] = {
    "{\"id\":\"a\",\"text\":\"La VAE.\",\"source\":\"Le quotidien\"}"};

/* Random values. */

struct chance {
    uint64_t seed;
    struct arena *arena;
};

static unsigned below(struct chance *chance, unsigned n)
{
    chance->seed = chance->seed * 6364136223846793005U + 1442695040888963407U;
    return (unsigned)((chance->seed >> 33) % n);
}

/** A text of up to twelve pieces, some of them hostile; sometimes an empty one. */
static struct str text(struct chance *chance)
{
    static const struct str pieces[] = {{"vae", 3},
                                        {" ", 1},
                                        {"\"", 1},
                                        {"\\", 1},
                                        {"\0", 1},
                                        {"\x01", 1},
                                        {"\x1F", 1},
                                        {"\x7F", 1},
                                        {"\b\f\t", 3},
                                        {"\r\n", 2},
                                        {"é", 2},
                                        {"\u2028", 3},
                                        {"\u2029", 3},
                                        {"\U0001F600", 4},
                                        {"\uFFFF", 3},
                                        {"\U0010FFFF", 4},
                                        {"/", 1},
                                        {"<b>&amp;", 8},
                                        {"\uFEFF", 3},
                                        {"\\u0041", 6},
                                        {"\uE000", 3},
                                        {"sept tt", 7},
                                        {"'", 1},
                                        {"!#[]", 4},
                                        {"douze signes", 12},
                                        {"<mark>acquis de l'expérience</mark>", 36}};
    AUTO_BUF made = BUF_INIT(1U << 12);
    for (unsigned n = below(chance, 13); n > 0; n--)
        buf_put_str(&made, pieces[below(chance, COUNT_OF(pieces))]);
    return arena_str(chance->arena, buf_str(&made));
}

static struct str *texts(struct chance *chance, size_t *n)
{
    *n = below(chance, 4);
    struct str *list = arena_array(chance->arena, *n + 1, sizeof *list);
    for (size_t i = 0; i < *n; i++)
        list[i] = text(chance);
    return list;
}

/** A number of any size, from 0 to more than ten digits. */
static double number(struct chance *chance)
{
    static const double sizes[] = {0, 1e-7, 1e-5, 1e-3, 1, 1e2, 1e4, 1e6, 1e9};
    return below(chance, 100000) / 1e3 * sizes[below(chance, COUNT_OF(sizes))];
}

static date_day day(struct chance *chance)
{
    return below(chance, 2) ? DATE_NONE : (date_day)below(chance, 40000);
}

/* Random answers. */

static void make_document(struct document *document, struct chance *chance,
                          const struct vocabulary *vocabulary)
{
    *document = (struct document){.title = text(chance)};
    for (unsigned i = 0; i < FIELD_COUNT_; i++)
        document->fields[i] = below(chance, 2) ? text(chance) : (struct str){"", 0};
    for (unsigned i = 0; i < RECORD_DATE_COUNT_; i++)
        document->dates[i] = day(chance);
    document->kind = (enum kind)below(chance, KIND_COUNT_);
    for (size_t i = 0; i < vocabulary_n_regions(vocabulary); i++)
        document->regions |= (region_set)(below(chance, 4) == 0) << i;
    for (unsigned i = 0; i < vocabulary_n_themes(vocabulary); i++)
        if (below(chance, 9) == 0)
            theme_set_add(&document->themes, i);
    document->origin_lines[0] = below(chance, 1000);
    document->origin_lines[1] = below(chance, UINT32_MAX);
}

static const struct explanation *make_explanation(struct chance *chance)
{
    struct explanation *made = arena_array(chance->arena, 1, sizeof *made);
    *made = (struct explanation){.n_words = below(chance, 4)};
    for (unsigned i = 0; i < RANK_PART_COUNT_; i++)
        made->parts.at[i] = number(chance) - (below(chance, 2) ? 50 : 0);
    for (size_t i = 0; i < made->n_words; i++) {
        struct plan_word *word = arena_array(chance->arena, 1, sizeof *word);
        struct plan_synonym *synonym = arena_array(chance->arena, 1, sizeof *synonym);
        *word = (struct plan_word){.written = text(chance)};
        *synonym = (struct plan_synonym){.to = text(chance)};
        made->words[i] = (struct explained_word){
            .word = word,
            .title = number(chance),
            .text = number(chance),
            .way = (enum explain_way)below(chance, EXPLAIN_SYNONYM + 1),
            .synonym = below(chance, 2) ? synonym : NULL,
            .place = (enum explain_place)below(chance, PLACE_COUNT_),
            .is_exact = below(chance, 2),
            .written = text(chance)};
    }
    return made;
}

static void make_hit(struct search_hit *hit, struct chance *chance,
                     const struct vocabulary *vocabulary)
{
    size_t n_parts = below(chance, 3);
    struct document *parts = arena_array(chance->arena, n_parts + 1, sizeof *parts);
    for (size_t i = 0; i < n_parts; i++)
        make_document(&parts[i], chance, vocabulary);
    *hit = (struct search_hit){.score = number(chance),
                               .partial = below(chance, 2),
                               .title_html = text(chance),
                               .snippet = text(chance),
                               .snippet_html = text(chance),
                               .explain = text(chance),
                               .parts = parts,
                               .n_parts = n_parts,
                               .explanation =
                                   below(chance, 2) ? make_explanation(chance) : NULL};
    make_document(&hit->document, chance, vocabulary);
}

static struct search_labels labels(struct chance *chance)
{
    struct search_labels made;
    made.at = texts(chance, &made.n);
    return made;
}

static void make_reading(struct search_answer *answer, struct chance *chance)
{
    struct arena *arena = chance->arena;
    answer->n_expanded = below(chance, 3);
    answer->n_understood = below(chance, 3);
    answer->n_concepts = below(chance, 3);
    struct search_expanded *expanded = arena_array(arena, 3, sizeof *expanded);
    struct search_understood *understood = arena_array(arena, 3, sizeof *understood);
    struct search_concept *concepts = arena_array(arena, 3, sizeof *concepts);
    for (size_t i = 0; i < 3; i++) {
        expanded[i] = (struct search_expanded){text(chance), text(chance), false};
        understood[i] =
            (struct search_understood){text(chance), text(chance), text(chance),
                                       text(chance), STR(""),      below(chance, 2)};
        concepts[i] =
            (struct search_concept){text(chance),   text(chance),   text(chance),
                                    labels(chance), labels(chance), labels(chance)};
    }
    answer->expanded = expanded;
    answer->understood = understood;
    answer->concepts = concepts;
    answer->ignored = texts(chance, &answer->n_ignored);
    answer->notices = texts(chance, &answer->n_notices);
}

static void make_facets(struct search_answer *answer, struct chance *chance)
{
    for (unsigned facet = 0; facet < FACET_COUNT_; facet++) {
        size_t n = below(chance, 4);
        struct facet_value *values = arena_array(chance->arena, n + 1, sizeof *values);
        for (size_t i = 0; i < n; i++)
            values[i] = (struct facet_value){text(chance), text(chance),
                                             below(chance, UINT32_MAX),
                                             (int)below(chance, 2), below(chance, 2)};
        answer->facets[facet] = (struct facet_list){values, n};
    }
}

static const struct search_request *make_request(struct chance *chance)
{
    struct search_request *made = arena_array(chance->arena, 1, sizeof *made);
    *made = (struct search_request){.text = text(chance),
                                    .mode = (enum search_mode)below(chance, 2),
                                    .sort = (enum search_sort)below(chance, 3),
                                    .from = day(chance),
                                    .to = DATE_NONE,
                                    .from_text = text(chance),
                                    .to_text = STR(""),
                                    .valid_at = day(chance),
                                    .page = 1 + below(chance, 5),
                                    .per_page = 1 + below(chance, SEARCH_PER_PAGE_MAX),
                                    .facets = below(chance, 1U << FACET_COUNT_),
                                    .explain = below(chance, 2),
                                    .separate = below(chance, 2)};
    made->sources = texts(chance, &made->n_sources);
    return made;
}

static void make_answer(struct search_answer *answer, struct chance *chance,
                        const struct vocabulary *vocabulary)
{
    size_t n_hits = below(chance, 4);
    struct search_hit *hits = arena_array(chance->arena, n_hits + 1, sizeof *hits);
    for (size_t i = 0; i < n_hits; i++)
        make_hit(&hits[i], chance, vocabulary);
    *answer = (struct search_answer){.request = make_request(chance),
                                     .corrected = text(chance),
                                     .corrected_ran = below(chance, 2),
                                     .relaxed = below(chance, 2),
                                     .total = below(chance, UINT32_MAX),
                                     .n_folded = below(chance, 100),
                                     .partial_total = below(chance, 100),
                                     .pages = below(chance, 8),
                                     .hits = hits,
                                     .n_hits = n_hits};
    make_reading(answer, chance);
    make_facets(answer, chance);
}

/* The comparisons. */

/** Check that the bytes are the same and that a parser accepts them. */
static void check_same(const struct buf *wanted, const struct buf *got)
{
    json_error_t error;
    json_t *wanted_tree = json_loadb(wanted->at, wanted->n, JSON_ALLOW_NUL, &error);
    json_t *got_tree =
        json_loadb(got->at, got->n, JSON_ALLOW_NUL | JSON_REJECT_DUPLICATES, &error);
    if (!got_tree)
        fail_msg("%s\n%s", error.text, buf_text(got));
    assert_true(json_equal(wanted_tree, got_tree));
    assert_string_equal(buf_text(wanted), buf_text(got));
    json_decref(wanted_tree);
    json_decref(got_tree);
}

static void answers_are_written_as_jansson_does(void **state)
{
    struct fixture *f = *state;
    struct chance chance = {1, arena_new()};
    for (int round = 0; round < ROUNDS; round++) {
        AUTO_BUF wanted = BUF_INIT(1U << 22), got = BUF_INIT(1U << 22);
        struct search_answer answer;
        make_answer(&answer, &chance, index_vocabulary(f->index));
        oracle_search(&wanted, &answer, f->index);
        search_answer_to_json(&got, &answer, f->index, STR(""));
        check_same(&wanted, &got);
        arena_clear(chance.arena);
    }
    arena_free(chance.arena);
}

static void passages_are_written_as_jansson_does(void **state)
{
    (void)state;
    struct chance chance = {2, arena_new()};
    for (int round = 0; round < ROUNDS; round++) {
        AUTO_BUF wanted = BUF_INIT(1U << 20), got = BUF_INIT(1U << 20);
        struct passages passages = {.id = text(&chance),
                                    .text = text(&chance),
                                    .total = below(&chance, UINT32_MAX),
                                    .n = below(&chance, 3)};
        for (size_t i = 0; i < passages.n; i++)
            passages.at[i] = (struct passage){.number = below(&chance, UINT32_MAX),
                                              .start = below(&chance, UINT32_MAX),
                                              .end = below(&chance, UINT32_MAX),
                                              .part = below(&chance, 1000),
                                              .heading = text(&chance),
                                              .snippet = text(&chance),
                                              .snippet_html = text(&chance),
                                              .score = number(&chance)};
        oracle_passages(&wanted, &passages);
        passages_to_json(&got, &passages);
        check_same(&wanted, &got);
        arena_clear(chance.arena);
    }
    arena_free(chance.arena);
}

static void similar_documents_are_written_as_jansson_does(void **state)
{
    struct fixture *f = *state;
    struct chance chance = {3, arena_new()};
    for (int round = 0; round < ROUNDS; round++) {
        AUTO_BUF wanted = BUF_INIT(1U << 20), got = BUF_INIT(1U << 20);
        struct similar_answer answer = {.id = text(&chance), .n_hits = below(&chance, 3)};
        for (size_t i = 0; i < answer.n_hits; i++) {
            struct similar_hit *hit = &answer.hits[i];
            make_document(&hit->document, &chance, index_vocabulary(f->index));
            hit->score = number(&chance);
            hit->shared = texts(&chance, &hit->n_shared);
        }
        oracle_similar(&wanted, &answer, f->index);
        similar_to_json(&got, &answer, f->index, STR(""));
        check_same(&wanted, &got);
        arena_clear(chance.arena);
    }
    arena_free(chance.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_are_written_as_jansson_does),
        cmocka_unit_test(passages_are_written_as_jansson_does),
        cmocka_unit_test(similar_documents_are_written_as_jansson_does),
    };
    fixture_of(records, COUNT_OF(records));
    return cmocka_run_group_tests(tests, fixture_setup, fixture_teardown);
}
