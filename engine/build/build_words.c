/* The words of a record: analysed, or taken from the served generation where the record's
 * texts are the same byte by byte and would be analysed in the same way. */
#include <string.h>

#include "base/memory.h"
#include "engine/build/build_parts.h"
#include "engine/index/index_parts.h"
#include "engine/record/segment.h"
#include "engine/vocabulary/vocabulary_parts.h"

/** Stands for a form of the served generation that was not met yet. */
#define FORM_NONE UINT32_MAX

/** Whether both folders have the file @p name with the same bytes, or neither has it. */
static bool is_same_file(const char *folder, const char *other, const char *name)
{
    AUTO_TEXT *path = path_join(folder, name);
    AUTO_TEXT *other_path = path_join(other, name);
    AUTO_FILE_MAP a = FILE_MAP_INIT, b = FILE_MAP_INIT;
    enum status st = file_map(&a, path, NULL), other_st = file_map(&b, other_path, NULL);
    if (st || other_st)
        return st == STATUS_NOT_FOUND && other_st == STATUS_NOT_FOUND;
    return a.n == b.n && (a.n == 0 || memcmp(a.at, b.at, a.n) == 0);
}

bool build_reads_alike(const struct build *build)
{
    if (!build->served)
        return false;
    AUTO_TEXT *folder = path_join(build->folder, GENERATION_VOCABULARY);
    AUTO_TEXT *served = path_join(build->served->folder, GENERATION_VOCABULARY);
    size_t n;
    const struct vocabulary_file *files = vocabulary_files(&n);
    bool is_same = true;
    for (size_t i = 0; is_same && i < n; i++)
        is_same = is_same_file(folder, served, files[i].name);
    return is_same;
}

/** Count one more use of the served form @p form. @return its number in the worker's
 *  forms; FORM_NONE when the served generation has no such form. */
static uint32_t use_form(struct build_worker *worker, uint32_t form)
{
    if (form >= worker->n_served_forms)
        return FORM_NONE;
    uint32_t *known = &worker->served_forms[form];
    if (*known != FORM_NONE) {
        forms_builder_use(worker->forms, *known);
        return *known;
    }
    struct form served = forms_at(worker->served->forms, form);
    struct token token = {.written = served.written,
                          .folded = served.folded,
                          .stem = served.stem,
                          .flags = served.is_stop ? TOKEN_STOP : 0};
    *known = forms_builder_put(worker->forms, &token);
    return *known;
}

/** Append the words of the reader's next segment. @return how many positions they take;
 *  sets @p is_damaged when a word is of no form. */
static uint32_t copy_segment(struct build_worker *worker, struct token_reader *reader,
                             bool *is_damaged)
{
    (void)token_reader_segment(reader);
    struct stored_token word;
    struct spooled_token last = {0};
    uint32_t n = 0, n_positions = 0;
    buf_clear(&worker->segment);
    for (; token_reader_next(reader, &word); n++) {
        struct spooled_token token = {use_form(worker, word.form), word.start, word.end,
                                      word.is_alternative};
        if (token.form == FORM_NONE) {
            *is_damaged = true;
            return 0;
        }
        spool_put_word(&worker->segment, &token, last.start);
        last = token;
        n_positions = word.position + 1;
    }
    *is_damaged = *is_damaged || reader->damaged;
    varint_put(&worker->tokens, n);
    buf_put_str(&worker->tokens, buf_str(&worker->segment));
    return n_positions;
}

bool build_copy_words(struct build_worker *worker, struct column_row *row, uint32_t docid)
{
    if (!worker->served_forms) {
        worker->n_served_forms = forms_count(worker->served->forms);
        worker->served_forms = mem_new_array((size_t)worker->n_served_forms + 1,
                                             sizeof *worker->served_forms);
        memset(worker->served_forms, 0xFF,
               worker->n_served_forms * sizeof *worker->served_forms);
    }
    struct token_reader reader = tokens_of(worker->served->tokens, docid);
    bool is_damaged = false;
    buf_clear(&worker->tokens);
    for (unsigned i = 0; !is_damaged && i < SEGMENT_COUNT_; i++) {
        uint32_t n = copy_segment(worker, &reader, &is_damaged);
        row->n_words += n;
        if (i == SEGMENT_TITLE)
            row->n_title_words = n;
    }
    return !is_damaged;
}

void build_analyse(struct build_worker *worker, const struct record *record,
                   struct column_row *row)
{
    buf_clear(&worker->tokens);
    for (unsigned i = 0; i < SEGMENT_COUNT_; i++) {
        struct str text = record->fields[segment_fields[i]];
        struct token_list list = analyser_run(worker->analyser, text, 0);
        spool_put_segment(&worker->tokens, &list, worker->forms);
        row->n_words += list.n_positions;
        if (i == SEGMENT_TITLE)
            row->n_title_words = list.n_positions;
    }
}
