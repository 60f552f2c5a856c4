/* bench_generate --documents N --from FILE.jsonl [--seed S]: writes a corpus of any size
 * that is like the one in FILE, a JSON object on each line. The same seed and the same
 * file give the same bytes. */
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/memory.h"
#include "bench/coinage.h"
#include "engine/json/json_put.h"
#include "engine/json/json_read.h"
#include "engine/record/record_json.h"

#define WRITE_BYTES ((size_t)1 << 16)
/** The most bytes of a title and of a text, escaped as in JSON. */
#define TITLE_MAX_BYTES (RECORD_TITLE_MAX / 2)
#define TEXT_MAX_BYTES (RECORD_TEXT_MAX / 2)

/** The members that a made record takes from a real record as they are. Its id, title and
 *  text are made. */
static const char *const kept_members[] = {
    "kind",   "regions", "themes", "date",  "valid_from",     "valid_to", "data_date",
    "source", "author",  "label",  "value", "national_value", "unit",     "period",
};

struct model {
    /** The titles and texts of the real records. Number i of both is that of record i. */
    struct chain *titles, *texts;
    /** The kept members of all real records as JSON: « ,"kind":"news" ». */
    struct buf dress;
    /** For each record where its kept members end in dress. */
    size_t *dress_ends;
    uint32_t n;
    size_t room;
};

static void model_release(struct model *model)
{
    chain_free(model->titles);
    chain_free(model->texts);
    buf_release(&model->dress);
    mem_free(model->dress_ends);
}
#define AUTO_MODEL CLEANUP(model_release) struct model

/** Set @p out to the value of member @p name as JSON writes it, with its quotes; to
 *  nothing when the record does not have it. */
static void put_escaped(struct buf *out, const json_t *record, const char *name)
{
    const json_t *text = json_object_get(record, name);
    buf_clear(out);
    if (json_is_string(text))
        json_put_string(out,
                        (struct str){json_string_value(text), json_string_length(text)});
}

static struct str unquoted(const struct buf *quoted)
{
    return quoted->n < 2 ? (struct str){"", 0}
                         : (struct str){quoted->at + 1, quoted->n - 2};
}

static void keep_dress(struct model *model, const json_t *record)
{
    for (size_t i = 0; i < COUNT_OF(kept_members); i++) {
        const json_t *value = json_object_get(record, kept_members[i]);
        if (!value)
            continue;
        buf_printf(&model->dress, ",\"%s\":", kept_members[i]);
        json_put_value(&model->dress, value);
    }
    MEM_GROW(model->dress_ends, model->n + 1, model->room, 1024);
    model->dress_ends[model->n++] = model->dress.n;
}

static enum status learn_record(struct model *model, struct str line, struct buf *escaped,
                                struct error *err)
{
    AUTO_JSON *record = NULL;
    enum status st = json_read(&record, line, err);
    if (st)
        return st;
    put_escaped(escaped, record, "title");
    bool fits = chain_add(model->titles, unquoted(escaped));
    put_escaped(escaped, record, "text");
    if (!fits || !chain_add(model->texts, unquoted(escaped)))
        return error_set(err, STATUS_TOO_LARGE, "the texts together pass 4 GiB");
    keep_dress(model, record);
    return STATUS_OK;
}

static enum status learn(struct model *model, const char *path, struct error *err)
{
    AUTO_FILE_MAP file = FILE_MAP_INIT;
    AUTO_BUF escaped = BUF_INIT((size_t)RECORD_JSON_MAX * 6);
    enum status st = file_map(&file, path, err);
    struct str rest = {(const char *)file.at, file.n};
    while (!st && rest.at) {
        struct str line = str_cut(&rest, '\n');
        if (str_trim(line).n)
            st = learn_record(model, line, &escaped, err);
    }
    if (st)
        return st;
    chain_seal(model->titles);
    chain_seal(model->texts);
    if (chain_n_words(model->titles) == 0 || chain_n_words(model->texts) == 0)
        return error_set(err, STATUS_BAD_INPUT, "%s: no titles or no texts", path);
    return STATUS_OK;
}

/** Writes the titles, or the texts, of the records. */
struct writer {
    struct chain_walk walk;
    /** Makes new words; NULL: only learnt words are written. */
    struct coinage *coinage;
    size_t max_bytes;
};

/** Append @p n_words words, or as many as the ceiling allows, without the space or the
 *  ends of lines behind the last one. */
static void put_words(struct buf *out, struct writer *writer, uint32_t n_words)
{
    size_t start = out->n, end = out->n;
    chain_walk_begin(&writer->walk);
    if (writer->coinage)
        coinage_advance(writer->coinage, n_words);
    while (n_words > 0) {
        n_words -= chain_walk_put(out, &writer->walk, n_words);
        if (writer->coinage)
            coinage_put(out, writer->coinage, writer->walk.chance);
        if (out->n - start > writer->max_bytes)
            break;
        end = out->n;
    }
    out->n = end;
    for (;;) {
        struct str written = {out->at + start, out->n - start};
        if (str_ends_with(written, STR(" ")))
            out->n -= 1;
        else if (str_ends_with(written, STR("\\n")))
            out->n -= 2;
        else
            return;
    }
}

struct generator {
    const struct model *model;
    struct chance chance;
    struct writer title, text;
    unsigned long seed;
};

static void put_record(struct buf *out, struct generator *generator, unsigned long number)
{
    const struct model *model = generator->model;
    uint32_t shape = chance_below(&generator->chance, model->n);
    uint32_t dress = chance_below(&generator->chance, model->n);
    size_t start = dress ? model->dress_ends[dress - 1] : 0;
    buf_printf(out, "{\"id\":\"%lu-%lu\",\"title\":\"", generator->seed, number);
    put_words(out, &generator->title, chain_text_words(model->titles, shape));
    buf_put_str(out, STR("\",\"text\":\""));
    put_words(out, &generator->text, chain_text_words(model->texts, shape));
    buf_put_byte(out, '"');
    buf_put(out, model->dress.at + start, model->dress_ends[dress] - start);
    buf_put_str(out, STR("}\n"));
}

static enum status generate(const struct model *model, uint64_t n_documents,
                            uint64_t seed, struct error *err)
{
    AUTO_COINAGE *coinage = coinage_new(model->texts);
    AUTO_BUF out = BUF_INIT((size_t)RECORD_JSON_MAX * 2);
    struct generator generator = {.model = model, .chance = {seed}, .seed = seed};
    generator.title =
        (struct writer){.walk = {.chain = model->titles, .chance = &generator.chance},
                        .max_bytes = TITLE_MAX_BYTES};
    generator.text =
        (struct writer){.walk = {.chain = model->texts, .chance = &generator.chance},
                        .coinage = coinage,
                        .max_bytes = TEXT_MAX_BYTES};
    for (unsigned long i = 1; i <= n_documents; i++) {
        put_record(&out, &generator, i);
        if (out.n < WRITE_BYTES && i < n_documents)
            continue;
        if (fwrite(out.at, 1, out.n, stdout) != out.n)
            return error_set(err, STATUS_IO, "the records cannot be written");
        buf_clear(&out);
    }
    return fflush(stdout) ? error_set(err, STATUS_IO, "the records cannot be written")
                          : STATUS_OK;
}

struct options {
    /** The values of --documents and --seed; -1: no number was given. */
    int64_t n_documents, seed;
    const char *from;
};

/** Read the command line. @return whether it is complete and right */
static bool read_options(struct options *options, int argc, char **argv)
{
    *options = (struct options){.seed = 1};
    bool is_good = argc % 2 == 1;
    for (int i = 1; is_good && i + 1 < argc; i += 2) {
        struct str name = str_of(argv[i]);
        if (str_equal(name, STR("--documents")))
            options->n_documents = str_number(str_of(argv[i + 1]), INT64_MAX);
        else if (str_equal(name, STR("--seed")))
            options->seed = str_number(str_of(argv[i + 1]), INT64_MAX);
        else if (str_equal(name, STR("--from")))
            options->from = argv[i + 1];
        else
            is_good = false;
    }
    return is_good && options->n_documents > 0 && options->seed >= 0 && options->from;
}

int main(int argc, char **argv)
{
    struct options options;
    struct error err = {0};
    if (!read_options(&options, argc, argv)) {
        (void)fputs("usage: bench_generate --documents N --from FILE.jsonl [--seed S]\n",
                    stderr);
        return EXIT_FAILURE;
    }
    AUTO_MODEL model = {.titles = chain_new(), .texts = chain_new()};
    model.dress = (struct buf)BUF_INIT(UINT32_MAX);
    enum status st = learn(&model, options.from, &err);
    if (!st)
        st =
            generate(&model, (uint64_t)options.n_documents, (uint64_t)options.seed, &err);
    if (st)
        (void)fprintf(stderr, "bench_generate: %s\n", err.text);
    return st ? EXIT_FAILURE : EXIT_SUCCESS;
}
