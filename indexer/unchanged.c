/* Holds the files of a run against what is remembered of them. */
#include "indexer/unchanged.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "base/date.h"
#include "base/file.h"
#include "base/intern.h"
#include "base/memory.h"
#include "base/sha256.h"
#include "engine/json/json_read.h"
#include "indexer/served_intake.h"

/** A file that was modified so shortly before the run may be modified again without a
 *  difference in its time. */
#define SETTLED_NS (INT64_C(2) * 1000000000)
#define PROGRAM "/proc/self/exe"

/** A file that was met in this run. */
struct met_file {
    uint32_t source;
    /* Its documents come from the served index. */
    bool is_skipped;
    struct state_file known;
};

struct unchanged {
    struct unchanged_setting setting;
    /* For each source of the configuration, whether its files may be skipped. */
    bool *may_skip;
    /* For each source, when it was read whole: it was not when it failed. */
    bool *was_read;
    /* The origins of the files that were met, and what is known of each. */
    struct intern *origins;
    struct met_file *files;
    size_t room;
    /* When the run began, in nanoseconds. */
    int64_t began;
    size_t n_skipped;
    /* A file that was read has documents, or had some before. */
    bool has_read;
};

static int64_t nanoseconds(struct timespec time)
{
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

/** A file as it is now: its size and its time. @return false when there is none. */
static bool look_at(struct state_file *out, const char *path)
{
    struct stat info;
    if (stat(path, &info) || !S_ISREG(info.st_mode))
        return false;
    out->n_bytes = info.st_size;
    out->mtime = nanoseconds(info.st_mtim);
    return true;
}

static void add_text(struct sha256 *digest, const char *text)
{
    sha256_add(digest, (struct str){text, strlen(text) + 1});
}

/** Write the digest of all that the reading of source @p i depends on beside its files:
 *  the program, the configuration, the day where it counts, and the served index. */
static void digest_of(char to[SHA256_TEXT_BYTES], const struct unchanged *unchanged,
                      size_t i, const char *generation)
{
    const struct run_plan *plan = unchanged->setting.plan;
    const struct source_config *source = &plan->configuration.sources[i];
    struct state_file program = {.n_bytes = 0};
    (void)look_at(&program, PROGRAM);
    char day[DATE_TEXT_BYTES] = "";
    if (source->settings.waits_for_date)
        date_format(day, (date_day)(time_now_reproducible() / 86400));
    AUTO_BUF numbers = BUF_INIT(256);
    buf_printf(&numbers, "%s %lld %lld %d", INFFO_VERSION, (long long)program.n_bytes,
               (long long)program.mtime, (int)plan->sources.format);
    char *members = json_dumps(source->members, JSON_COMPACT | JSON_SORT_KEYS);
    struct sha256 *digest = sha256_new();
    add_text(digest, buf_text(&numbers));
    add_text(digest, members ? members : "");
    add_text(digest, day);
    add_text(digest, generation);
    sha256_finish(digest, to);
    sha256_free(digest);
    free(members); /* library memory */
}

static bool may_skip(const struct unchanged *unchanged, size_t i, const char *generation)
{
    const char *name = unchanged->setting.plan->configuration.sources[i].name;
    struct state_source known;
    char wanted[SHA256_TEXT_BYTES];
    if (state_get_source(&known, unchanged->setting.state, name, NULL))
        return false;
    digest_of(wanted, unchanged, i, generation);
    return strcmp(known.reading, wanted) == 0;
}

struct unchanged *unchanged_new(const struct unchanged_setting *setting)
{
    struct unchanged *unchanged = mem_new(sizeof *unchanged);
    unchanged->setting = *setting;
    unchanged->origins = intern_new();
    size_t n = setting->plan->configuration.n_sources;
    unchanged->may_skip = mem_new_array(n + 1, sizeof *unchanged->may_skip);
    unchanged->was_read = mem_new_array(n + 1, sizeof *unchanged->was_read);
    struct timespec now;
    (void)clock_gettime(CLOCK_REALTIME, &now);
    unchanged->began = nanoseconds(now);
    const struct index *served = build_served(setting->build);
    if (!setting->state || !served || !build_reads_alike(setting->build))
        return unchanged;
    for (size_t i = 0; i < n; i++)
        unchanged->may_skip[i] = may_skip(unchanged, i, index_info(served).generation);
    return unchanged;
}

void unchanged_free(struct unchanged *unchanged)
{
    if (!unchanged)
        return;
    intern_free(unchanged->origins);
    mem_free(unchanged->files);
    mem_free(unchanged->may_skip);
    mem_free(unchanged->was_read);
    mem_free(unchanged);
}

void unchanged_free_at(struct unchanged **unchanged)
{
    unchanged_free(*unchanged);
}

/** Whether something is remembered of the files of source @p i. */
static bool is_remembered(const struct unchanged *unchanged, size_t i)
{
    return unchanged->setting.state &&
           i < unchanged->setting.plan->configuration.n_sources;
}

/** What is remembered of a file that was read, under the name of its source. */
static char *name_of(const struct unchanged *unchanged, size_t i)
{
    AUTO_BUF name = BUF_INIT(256);
    buf_printf(&name, "%s%s", unchanged->setting.plan->configuration.sources[i].name,
               STATE_READ);
    return mem_copy_string(buf_text(&name), name.n);
}

/** Say again what was said of a file, and count its documents. */
static void repeat(struct report *report, const struct source_file *file,
                   const struct state_file *known)
{
    AUTO_JSON *remarks = *known->remarks ? json_loads(known->remarks, 0, NULL) : NULL;
    report_repeat(report, file->path, remarks);
    report_count_more(report, COUNT_SKIPPED, (uint32_t)known->n_documents);
}

bool unchanged_skips(struct unchanged *unchanged, size_t source,
                     const struct source_file *file)
{
    struct state_file now = {.n_bytes = 0}, known;
    if (!is_remembered(unchanged, source) || !look_at(&now, file->path))
        return false;
    AUTO_TEXT *name = name_of(unchanged, source);
    struct state_key key = {name, file->origin};
    if (state_get_file(&known, unchanged->setting.state, key, NULL))
        return false;
    bool is_same = unchanged->may_skip[source] && known.mtime == now.mtime &&
                   known.n_bytes == now.n_bytes;
    known.n_bytes = now.n_bytes;
    known.mtime = now.mtime;
    uint32_t n = intern_count(unchanged->origins);
    MEM_GROW(unchanged->files, n + 1, unchanged->room, 256);
    if (intern_put(unchanged->origins, str_of(file->origin)) != n)
        return false;
    unchanged->files[n] = (struct met_file){(uint32_t)source, is_same, known};
    unchanged->n_skipped += is_same;
    if (is_same)
        repeat(unchanged->setting.report, file, &known);
    return is_same;
}

/** Keep what was said of a file. @return false when it is too much. */
static bool keep_remarks(struct state_file *known, const struct report *report,
                         const char *path)
{
    AUTO_JSON *remarks = report_last_remarks(report, path);
    known->remarks[0] = '\0';
    char *text = remarks ? json_dumps(remarks, JSON_COMPACT) : NULL;
    bool fits = !text || strlen(text) < sizeof known->remarks;
    if (text && fits)
        memcpy(known->remarks, text, strlen(text) + 1);
    free(text); /* library memory */
    return fits;
}

void unchanged_note(struct unchanged *unchanged, size_t source,
                    const struct source_file *file, const struct report_counts *counts)
{
    uint32_t n = intern_find(unchanged->origins, str_of(file->origin));
    if (n == INTERN_NONE || unchanged->files[n].source != source)
        return;
    struct state_file *known = &unchanged->files[n].known;
    if (counts->of[COUNT_READ] || counts->of[COUNT_REFUSED] || known->n_documents)
        unchanged->has_read = true;
    bool is_good = counts->of[COUNT_REFUSED] == 0;
    /* What there is to say of a file is said in each run. */
    bool is_plain = is_good && counts->of[COUNT_IGNORED] == 0 &&
                    keep_remarks(known, unchanged->setting.report, file->path);
    if (!is_plain || known->mtime > unchanged->began - SETTLED_NS)
        known->mtime = 0;
    known->n_documents = counts->of[COUNT_KEPT];
    if (is_good)
        known->last_good = unchanged->began / 1000000000;
}

void unchanged_note_source(struct unchanged *unchanged, size_t source,
                           const char *failure)
{
    if (is_remembered(unchanged, source))
        unchanged->was_read[source] = failure == NULL;
}

/** Whether the document is of a file that was skipped. */
static bool is_meant(const void *context, const struct document *document)
{
    const struct unchanged *unchanged = context;
    uint32_t n = intern_find(unchanged->origins, document->fields[FIELD_ORIGIN_FILE]);
    return n != INTERN_NONE && unchanged->files[n].is_skipped;
}

enum status unchanged_take(struct unchanged *unchanged,
                           const struct intake_target *target, struct error *err)
{
    if (unchanged->n_skipped == 0)
        return STATUS_OK;
    size_t n_taken;
    struct served_documents documents = {.index = build_served(unchanged->setting.build),
                                         .is_meant = is_meant,
                                         .context = unchanged};
    return served_intake(&n_taken, target, &documents, err);
}

static char *copy_of(const struct intern *texts, uint32_t i)
{
    struct str text = intern_at(texts, i);
    return mem_copy_string(text.at, text.n);
}

/** The paths of a source that are remembered but were not met. */
struct gone {
    const struct intern *origins;
    struct intern *paths;
};

static enum status note_gone(void *context, const char *path,
                             const struct state_file *file)
{
    (void)file;
    struct gone *gone = context;
    if (intern_find(gone->origins, str_of(path)) == INTERN_NONE)
        (void)intern_put(gone->paths, str_of(path));
    return STATUS_OK;
}

/** Forget the files of source @p i that are no more; those of a source that was not read
 *  whole may come back. */
static enum status forget_gone(const struct unchanged *unchanged, size_t i,
                               struct error *err)
{
    AUTO_INTERN *paths = intern_new();
    AUTO_TEXT *name = name_of(unchanged, i);
    struct gone gone = {unchanged->origins, paths};
    struct state *state = unchanged->setting.state;
    enum status st = state_each_file(state, name, note_gone, &gone, err);
    for (uint32_t j = 0; !st && j < intern_count(paths); j++) {
        AUTO_TEXT *path = copy_of(paths, j);
        st = state_forget_file(state, (struct state_key){name, path}, err);
    }
    return st;
}

static enum status remember_source(const struct unchanged *unchanged, size_t i,
                                   const char *generation, struct error *err)
{
    struct state *state = unchanged->setting.state;
    const char *name = unchanged->setting.plan->configuration.sources[i].name;
    struct state_source known;
    enum status st = state_get_source(&known, state, name, err);
    if (st)
        return st;
    int64_t now = unchanged->began / 1000000000;
    digest_of(known.reading, unchanged, i, generation);
    if (unchanged->was_read[i]) {
        known.last_good = now;
        known.failure[0] = '\0';
        st = forget_gone(unchanged, i, err);
    }
    return st ? st : state_put_source(state, name, &known, err);
}

static enum status remember_files(const struct unchanged *unchanged, struct error *err)
{
    enum status st = STATUS_OK;
    for (uint32_t i = 0; !st && i < intern_count(unchanged->origins); i++) {
        const struct met_file *file = &unchanged->files[i];
        if (file->is_skipped)
            continue;
        AUTO_TEXT *name = name_of(unchanged, file->source);
        AUTO_TEXT *path = copy_of(unchanged->origins, i);
        struct state_key key = {name, path};
        st = state_put_file(unchanged->setting.state, key, &file->known, err);
    }
    return st;
}

bool unchanged_is_all(const struct unchanged *unchanged)
{
    const struct unchanged_setting *setting = &unchanged->setting;
    const struct index *served = build_served(setting->build);
    struct report_counts counts = report_totals(setting->report);
    /* Sources of the command line are not remembered, nor is the thesaurus. */
    bool is_plain = setting->state && !setting->plan->options.thesaurus &&
                    setting->plan->options.sources.n == 0;
    return is_plain && served && !unchanged->has_read && counts.of[COUNT_READ] == 0 &&
           counts.of[COUNT_FAILURES] == 0 &&
           counts.of[COUNT_SKIPPED] == index_info(served).n_documents;
}

enum status unchanged_remember(struct unchanged *unchanged, const char *generation,
                               struct error *err)
{
    struct state *state = unchanged->setting.state;
    if (!state)
        return STATUS_OK;
    enum status st = state_begin(state, err);
    if (!st)
        st = remember_files(unchanged, err);
    for (size_t i = 0; !st && i < unchanged->setting.plan->configuration.n_sources; i++)
        st = remember_source(unchanged, i, generation, err);
    if (!st)
        st = state_commit(state, err);
    if (st)
        state_rollback(state);
    return st;
}
