/* Radix-sorted runs and their merge. Documents come in increasing order and the sort is
 * stable, so that the documents of a term are those of the first run, then those of the
 * second, and so on: the merge needs to compare terms only. */
#include "engine/file/invert.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"

struct posting {
    uint32_t term;
    /* docid << 4 | count code. */
    uint32_t value;
};

/** What stands in the file before the n values of a term. */
struct invert_head {
    uint32_t term, n;
};

/** A sorted run in the file, which is read once from its beginning to its end. */
struct invert_run {
    /* The offsets in the file of what was not read into the buffer yet. */
    uint64_t at, end;
    /* The head that was read last; its n is 0 at the end of the run. */
    struct invert_head head;
    uint32_t *buffer;
    /* How many numbers the buffer holds, and which of them comes next. */
    size_t n, next;
};

/** How many 32-bit numbers of a run are read at once. */
#define BUFFER_NUMBERS 16384U

struct inverter {
    char *path;
    FILE *file;
    uint64_t file_end;
    /* The n postings of the current run, and as much room again to sort them into. */
    struct posting *at, *other;
    size_t n, room;
    /* The greatest term of the current run. */
    uint32_t last_term;
    struct invert_run *runs;
    size_t n_runs, room_runs;
    /* The postings of the term that is being merged. */
    uint32_t *docids;
    uint8_t *counts;
    size_t n_merged, room_docids, room_counts;
    struct error failure;
};

struct inverter *inverter_new(const char *path, size_t run_postings)
{
    struct inverter *inverter = mem_new(sizeof *inverter);
    inverter->path = mem_copy_string(path, strlen(path));
    inverter->room = run_postings;
    inverter->at = mem_new_array(run_postings, sizeof *inverter->at);
    inverter->other = mem_new_array(run_postings, sizeof *inverter->other);
    return inverter;
}

void inverter_free(struct inverter *inverter)
{
    if (!inverter)
        return;
    if (inverter->file) {
        (void)fclose(inverter->file);
        (void)unlink(inverter->path);
    }
    for (size_t i = 0; i < inverter->n_runs; i++)
        mem_free(inverter->runs[i].buffer);
    mem_free(inverter->runs);
    mem_free(inverter->path);
    mem_free(inverter->at);
    mem_free(inverter->other);
    mem_free(inverter->docids);
    mem_free(inverter->counts);
    mem_free(inverter);
}

#define RADIX_BITS 11U
#define RADIX (1U << RADIX_BITS)

/** Sort by the digit of the terms at bit @p shift; equal digits keep their order. */
static void sort_digit(struct posting *to, const struct posting *from, size_t n,
                       unsigned shift)
{
    size_t starts[RADIX] = {0}, sum = 0;
    for (size_t i = 0; i < n; i++)
        starts[from[i].term >> shift & (RADIX - 1)]++;
    for (size_t i = 0; i < RADIX; i++) {
        size_t count = starts[i];
        starts[i] = sum;
        sum += count;
    }
    for (size_t i = 0; i < n; i++)
        to[starts[from[i].term >> shift & (RADIX - 1)]++] = from[i];
}

/** Sort the current run by term, as far as its greatest term has digits. */
static void sort_run(struct inverter *inverter)
{
    for (unsigned shift = 0; shift < 32 && inverter->last_term >> shift;
         shift += RADIX_BITS) {
        sort_digit(inverter->other, inverter->at, inverter->n, shift);
        struct posting *sorted = inverter->other;
        inverter->other = inverter->at;
        inverter->at = sorted;
    }
}

static void write_numbers(struct inverter *inverter, const void *numbers, size_t n)
{
    if (inverter->failure.code)
        return;
    if (fwrite(numbers, sizeof(uint32_t), n, inverter->file) != n)
        (void)error_set_system(&inverter->failure, "write", inverter->path);
    inverter->file_end += n * sizeof(uint32_t);
}

/** Where the postings end that have the same term as posting @p first. */
static size_t term_end(const struct inverter *inverter, size_t first)
{
    size_t end = first + 1;
    while (end < inverter->n && inverter->at[end].term == inverter->at[first].term)
        end++;
    return end;
}

static void write_run(struct inverter *inverter)
{
    if (!inverter->file)
        inverter->file = fopen(inverter->path, "w+be");
    if (!inverter->file) {
        (void)error_set_system(&inverter->failure, "create", inverter->path);
        inverter->n = 0;
        return;
    }
    uint64_t start = inverter->file_end;
    /* The room for sorting is not in use until the next sort. */
    uint32_t *values = (uint32_t *)inverter->other;
    for (size_t i = 0, end; i < inverter->n; i = end) {
        end = term_end(inverter, i);
        struct invert_head head = {inverter->at[i].term, (uint32_t)(end - i)};
        write_numbers(inverter, &head, sizeof head / sizeof(uint32_t));
        for (size_t j = i; j < end; j++)
            values[j - i] = inverter->at[j].value;
        write_numbers(inverter, values, end - i);
    }
    MEM_GROW(inverter->runs, inverter->n_runs + 1, inverter->room_runs, 16);
    inverter->runs[inverter->n_runs++] =
        (struct invert_run){.at = start, .end = inverter->file_end};
    inverter->n = 0;
    inverter->last_term = 0;
}

void inverter_add(struct inverter *inverter, uint32_t term, uint32_t docid, uint8_t count)
{
    assert(docid && docid <= INVERT_DOCUMENTS_MAX && count < 16);
    if (inverter->n == inverter->room) {
        sort_run(inverter);
        write_run(inverter);
    }
    inverter->at[inverter->n++] = (struct posting){term, docid << 4 | count};
    if (term > inverter->last_term)
        inverter->last_term = term;
}

/** Take the next number of @p run, which must have one left; 0 after a failure. */
static uint32_t take_number(struct inverter *inverter, struct invert_run *run)
{
    if (run->next == run->n && !inverter->failure.code) {
        size_t left = (size_t)(run->end - run->at) / sizeof(uint32_t);
        run->n = left < BUFFER_NUMBERS ? left : BUFFER_NUMBERS;
        run->next = 0;
        if (!run->n || fseeko(inverter->file, (off_t)run->at, SEEK_SET) ||
            fread(run->buffer, sizeof(uint32_t), run->n, inverter->file) != run->n)
            (void)error_set_system(&inverter->failure, "read", inverter->path);
        run->at += run->n * sizeof(uint32_t);
    }
    return inverter->failure.code ? 0 : run->buffer[run->next++];
}

static void take_head(struct inverter *inverter, struct invert_run *run)
{
    run->head = (struct invert_head){0, 0};
    if (run->next == run->n && run->at == run->end)
        return;
    run->head.term = take_number(inverter, run);
    run->head.n = take_number(inverter, run);
}

static void make_room(struct inverter *inverter, size_t n)
{
    size_t wanted = inverter->n_merged + n;
    MEM_GROW(inverter->docids, wanted, inverter->room_docids, 1024);
    MEM_GROW(inverter->counts, wanted, inverter->room_counts, 1024);
}

static void merge_value(struct inverter *inverter, uint32_t value)
{
    inverter->docids[inverter->n_merged] = value >> 4;
    inverter->counts[inverter->n_merged++] = value & 15U;
}

static enum status give(struct inverter *inverter, uint32_t term, inverted_take *take,
                        void *context, struct error *err)
{
    struct inverted inverted = {term, inverter->docids, inverter->counts,
                                (uint32_t)inverter->n_merged};
    inverter->n_merged = 0;
    return take(context, &inverted, err);
}

/** Give the terms when all postings fit into one run, which was never written. */
static enum status each_in_memory(struct inverter *inverter, inverted_take *take,
                                  void *context, struct error *err)
{
    enum status st = STATUS_OK;
    sort_run(inverter);
    for (size_t i = 0, end; !st && i < inverter->n; i = end) {
        end = term_end(inverter, i);
        make_room(inverter, end - i);
        for (size_t j = i; j < end; j++)
            merge_value(inverter, inverter->at[j].value);
        st = give(inverter, inverter->at[i].term, take, context, err);
    }
    return st;
}

/** Find the least term at which any run stands. @return false when all are at their
 *  end. */
static bool least_term(uint32_t *term, const struct inverter *inverter)
{
    bool found = false;
    for (size_t i = 0; i < inverter->n_runs; i++) {
        const struct invert_head *head = &inverter->runs[i].head;
        if (head->n && (!found || head->term < *term))
            *term = head->term;
        found = found || head->n;
    }
    return found;
}

static enum status each_in_runs(struct inverter *inverter, inverted_take *take,
                                void *context, struct error *err)
{
    enum status st = STATUS_OK;
    uint32_t term = 0;
    for (size_t i = 0; i < inverter->n_runs; i++) {
        inverter->runs[i].buffer = mem_new_array(BUFFER_NUMBERS, sizeof(uint32_t));
        take_head(inverter, &inverter->runs[i]);
    }
    while (!st && !inverter->failure.code && least_term(&term, inverter)) {
        for (size_t i = 0; i < inverter->n_runs; i++) {
            struct invert_run *run = &inverter->runs[i];
            if (!run->head.n || run->head.term != term)
                continue;
            make_room(inverter, run->head.n);
            for (uint32_t left = run->head.n; left; left--)
                merge_value(inverter, take_number(inverter, run));
            take_head(inverter, run);
        }
        if (!inverter->failure.code)
            st = give(inverter, term, take, context, err);
    }
    return st;
}

enum status inverter_each(struct inverter *inverter, inverted_take *take, void *context,
                          struct error *err)
{
    bool in_memory = !inverter->n_runs;
    if (!in_memory && inverter->n) {
        sort_run(inverter);
        write_run(inverter);
    }
    if (!in_memory && !inverter->failure.code && fflush(inverter->file))
        (void)error_set_system(&inverter->failure, "write", inverter->path);
    enum status st = inverter->failure.code;
    if (!st)
        st = in_memory ? each_in_memory(inverter, take, context, err)
                       : each_in_runs(inverter, take, context, err);
    if (inverter->failure.code && err)
        *err = inverter->failure;
    return inverter->failure.code ? inverter->failure.code : st;
}
