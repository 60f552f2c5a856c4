/* Says how many MB/s of each format become records, in this process, without what comes
 * behind: assigning regions and themes, and indexing. bench_reading VOCABULARY FILE… */
#include <stdio.h>

#include "base/file.h"
#include "bench/clock.h"
#include "indexer/format/format.h"

#define FILE_MAX_BYTES (64U << 20)
/* Each file is read so often, for a steady figure. */
#define ROUNDS 10

static enum status drop_record(void *context, struct record *record, struct error *err)
{
    (void)err;
    ++*(unsigned long *)context;
    record_free(record);
    return STATUS_OK;
}

static void drop_text(void *context, uint32_t line, const char *text)
{
    (void)context;
    (void)line;
    (void)text;
}

static void drop_name(void *context, uint32_t line, struct str name)
{
    (void)context;
    (void)line;
    (void)name;
}

/** What was read of one format. */
struct tally {
    double bytes, seconds;
    unsigned long n_records;
};

static enum status read_rounds(struct tally *tally, enum format format,
                               struct str content, const struct vocabulary *vocabulary,
                               const char *name, struct error *err)
{
    struct reading_place place = {0};
    struct source_sink sink = {drop_record, drop_text, drop_text, drop_text,
                               &tally->n_records};
    struct reading reading = {vocabulary, &sink, drop_name,
                              &place,     name,  &source_settings_none};
    enum status st = STATUS_OK;
    double start = clock_seconds(CLOCK_PROCESS_CPUTIME_ID);
    for (unsigned i = 0; i < ROUNDS && !st; i++)
        st = format_type(format)->read(content, &reading, err);
    tally->seconds += clock_seconds(CLOCK_PROCESS_CPUTIME_ID) - start;
    tally->bytes += ROUNDS * (double)content.n;
    return st;
}

static enum status read_file(struct tally *tallies, const char *name,
                             const struct vocabulary *vocabulary, struct error *err)
{
    AUTO_BUF bytes = BUF_INIT(FILE_MAX_BYTES);
    enum status st = file_read(&bytes, name, err);
    if (st)
        return st;
    enum format format = format_of_content(buf_str(&bytes), str_of(name));
    if (format == FORMAT_COUNT_ || !format_type(format)->read)
        return STATUS_OK;
    st = read_rounds(&tallies[format], format, buf_str(&bytes), vocabulary, name, err);
    /* A file that is refused has still been read. */
    return st == STATUS_BAD_INPUT ? STATUS_OK : st;
}

int main(int argc, char **argv)
{
    struct tally tallies[FORMAT_COUNT_] = {{0}};
    AUTO_VOCABULARY *vocabulary = NULL;
    struct error err = {0};
    enum status st = vocabulary_load(&vocabulary, argc > 1 ? argv[1] : "", &err);
    for (int i = 2; i < argc && !st; i++)
        st = read_file(tallies, argv[i], vocabulary, &err);
    if (st) {
        (void)fprintf(stderr, "%s\n", err.text);
        return 1;
    }
    for (unsigned format = 0; format < FORMAT_COUNT_; format++)
        if (tallies[format].seconds > 0)
            (void)printf("%s\t%.1f MB/s\t%lu records\n", format_names[format],
                         tallies[format].bytes / tallies[format].seconds / 1e6,
                         tallies[format].n_records / ROUNDS);
    return 0;
}
