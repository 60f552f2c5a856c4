/* Finds the documents in a JSON text and cuts them out one by one, so that a large export
 * is never parsed as a whole. */
#ifndef INDEXER_FORMAT_JSON_LIST_H
#define INDEXER_FORMAT_JSON_LIST_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/** Arrays and objects inside each other, at most, in an element. */
#define JSON_DEPTH_MAX 500U

/** What a JSON text is. */
enum json_sort {
    /* Settings of a program, a schema, or a list of something else. */
    JSON_OTHER,
    /* One document. */
    JSON_DOCUMENT,
    /* A list of documents: the whole text, a member of it, or one behind the other. */
    JSON_LIST
};

/** Held by value; borrows the text. */
struct json_list {
    /* What is left of the list. */
    struct str rest;
    /* The line of its first byte, from 1. */
    uint32_t line;
    /* The elements have commas between them, and a bracket ends them. */
    bool is_array;
};

/** An element of the list. */
struct json_element {
    struct str json;
    uint32_t first_line, last_line;
};

/** Tell what @p text is; @p out gets the list, or the one document as a list. */
enum json_sort json_list_find(struct json_list *out, struct str text);

enum json_step { JSON_ELEMENT, JSON_END, JSON_BROKEN };

/** Cut the next element off the list. JSON_BROKEN: the text is no JSON, or too deep, at
 *  line out->first_line. */
enum json_step json_list_next(struct json_element *out, struct json_list *list);

#endif
