/* Collects what is said of the documents of a run. */
#include "indexer/review/review.h"

#include <string.h>

#include "base/arena.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "indexer/review/near.h"

/** The most of a title that is shown, in bytes. */
#define TITLE_SHOWN 120

const char *const review_names[REVIEW_SORT_COUNT_] = {
    [REVIEW_ADDED] = "added",
    [REVIEW_CHANGED] = "changed",
    [REVIEW_REMOVED] = "removed",
    [REVIEW_WITHOUT_REGION] = "without_region",
    [REVIEW_WITHOUT_THEME] = "without_theme",
    [REVIEW_WITHOUT_DATE] = "without_date",
};

struct review {
    /* How many there are of each sort, and those that are named. */
    uint32_t counts[REVIEW_SORT_COUNT_];
    json_t *named[REVIEW_SORT_COUNT_];
    /* The documents that have a sketch; their texts are in the arena. */
    struct sketch *sketches;
    struct review_document *places;
    size_t n, room_sketches, room_places;
    struct arena *arena;
};

struct review *review_new(void)
{
    struct review *review = mem_new(sizeof *review);
    for (size_t i = 0; i < REVIEW_SORT_COUNT_; i++)
        review->named[i] = json_array();
    review->arena = arena_new();
    return review;
}

void review_free(struct review *review)
{
    if (!review)
        return;
    for (size_t i = 0; i < REVIEW_SORT_COUNT_; i++)
        json_decref(review->named[i]);
    mem_free(review->sketches);
    mem_free(review->places);
    arena_free(review->arena);
    mem_free(review);
}

void review_free_at(struct review **review)
{
    review_free(*review);
}

static json_t *json_of(struct str text)
{
    json_t *json = json_stringn(text.at, text.n);
    return json ? json : json_string("?");
}

static json_t *name_document(const struct review_document *document)
{
    json_t *name = json_object();
    (void)json_object_set_new(name, "id", json_of(document->id));
    (void)json_object_set_new(name, "title",
                              json_of(utf8_head(document->title, TITLE_SHOWN)));
    (void)json_object_set_new(name, "file", json_of(document->file));
    if (document->line)
        (void)json_object_set_new(name, "line", json_integer(document->line));
    return name;
}

void review_note(struct review *review, enum review_sort sort,
                 const struct review_document *document)
{
    if (!review)
        return;
    if (review->counts[sort]++ < REVIEW_NAMED_MAX)
        (void)json_array_append_new(review->named[sort], name_document(document));
}

static bool has_theme(const struct record *record)
{
    bool has_any = false;
    for (size_t i = 0; i < COUNT_OF(record->themes.bits); i++)
        has_any = has_any || record->themes.bits[i] != 0;
    return has_any;
}

static void keep_sketch(struct review *review, const struct record *record,
                        const struct review_document *document)
{
    MEM_GROW(review->sketches, review->n + 1, review->room_sketches, 256);
    MEM_GROW(review->places, review->n + 1, review->room_places, 256);
    if (!sketch_make(&review->sketches[review->n], record->fields[FIELD_TEXT]))
        return;
    struct str title = utf8_head(document->title, TITLE_SHOWN);
    review->places[review->n++] = (struct review_document){
        arena_str(review->arena, document->id), arena_str(review->arena, title),
        arena_str(review->arena, document->file), document->line};
}

void review_take(struct review *review, const struct record *record)
{
    if (!review)
        return;
    struct review_document document = {
        record->fields[FIELD_ID], record->fields[FIELD_TITLE],
        record->fields[FIELD_ORIGIN_FILE], record->origin_lines[0]};
    if (!record->regions)
        review_note(review, REVIEW_WITHOUT_REGION, &document);
    if (!has_theme(record))
        review_note(review, REVIEW_WITHOUT_THEME, &document);
    if (record->dates[RECORD_DATE] == DATE_NONE)
        review_note(review, REVIEW_WITHOUT_DATE, &document);
    keep_sketch(review, record, &document);
}

static json_t *near_duplicates(const struct review *review)
{
    struct near_pair *pairs;
    size_t n = near_find(&pairs, review->sketches, review->n);
    json_t *list = json_array();
    for (size_t i = 0; i < n && i < REVIEW_NAMED_MAX; i++) {
        json_t *pair = name_document(&review->places[pairs[i].document]);
        (void)json_object_set_new(pair, "of",
                                  name_document(&review->places[pairs[i].other]));
        (void)json_object_set_new(pair, "percent",
                                  json_integer((json_int_t)(pairs[i].similarity * 100)));
        (void)json_array_append_new(list, pair);
    }
    mem_free(pairs);
    return json_pack("{s:I, s:o}", "count", (json_int_t)n, "documents", list);
}

void review_to_json(const struct review *review, json_t *object)
{
    json_t *named = json_object();
    for (size_t i = 0; i < REVIEW_SORT_COUNT_; i++)
        (void)json_object_set_new(named, review_names[i],
                                  json_pack("{s:I, s:O}", "count",
                                            (json_int_t)review->counts[i], "documents",
                                            review->named[i]));
    (void)json_object_set_new(named, "near_duplicates", near_duplicates(review));
    (void)json_object_set_new(object, "documents_named", named);
}
