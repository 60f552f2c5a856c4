/* Reads the descriptors of a thesaurus from a CSV file. */
#include "engine/thesaurus/thesaurus_csv.h"

#include <ctype.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/intern.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "engine/json/csv.h"

#define SEPARATOR ';'
#define VALUES STR("###")

enum thesaurus_column {
    COLUMN_CODE,
    COLUMN_LABEL,
    COLUMN_CAPITALS,
    COLUMN_SYNONYMS,
    COLUMN_TRADES,
    COLUMN_BROADER,
    COLUMN_NARROWER,
    COLUMN_RELATED,
    COLUMN_COUNT_
};

/* How a column's name begins, folded; with `whole` that is all of it. */
static const struct {
    const char *words;
    bool whole;
} columns[COLUMN_COUNT_] = {
    [COLUMN_CODE] = {"code du terme", false},
    [COLUMN_LABEL] = {"descripteur en typo riche", false},
    [COLUMN_CAPITALS] = {"descripteur en majuscules", false},
    [COLUMN_SYNONYMS] = {"synonymes", true},
    [COLUMN_TRADES] = {"synonymes metier", false},
    [COLUMN_BROADER] = {"tg", false},
    [COLUMN_NARROWER] = {"ts", false},
    [COLUMN_RELATED] = {"ta", false},
};

static const enum thesaurus_column relation_columns[THESAURUS_RELATION_COUNT_] = {
    [THESAURUS_BROADER] = COLUMN_BROADER,
    [THESAURUS_NARROWER] = COLUMN_NARROWER,
    [THESAURUS_RELATED] = COLUMN_RELATED,
};

struct thesaurus_source {
    struct arena *arena;
    struct thesaurus_entry *at;
    size_t n, room;
    /* Code number i is that of entry i. */
    struct intern *codes;
};

struct thesaurus_reading {
    struct thesaurus_source *source;
    struct analyser *analyser;
    const struct thesaurus_remarks *remarks;
    const char *path;
    /* 0 until the names of the columns were read. */
    size_t n_columns;
    /* SIZE_MAX when there is no such column. */
    size_t place[COLUMN_COUNT_];
    uint32_t line;
    struct error *err;
};

static enum status refuse(const struct thesaurus_reading *r, const char *text)
{
    return error_set(r->err, STATUS_BAD_INPUT, "%s:%u: %s", r->path, r->line, text);
}

static void warn_without_code(const struct thesaurus_reading *r, struct str reference)
{
    AUTO_BUF text = BUF_INIT(2000);
    buf_printf(&text, "« %.*s » : renvoi sans code, laissé de côté",
               STR_ARG(utf8_head_bytes(reference, 200)));
    r->remarks->warn(r->remarks->context, r->line, buf_text(&text));
}

/** The folded words of @p name: « TG (Terme Générique) » → "tg terme generique". */
static void fold_name(struct buf *out, struct analyser *analyser, struct str name)
{
    struct token_list list = analyser_run(analyser, name, ANALYSE_NO_STEM);
    buf_clear(out);
    for (size_t i = 0; i < list.n; i++) {
        if (list.at[i].flags & TOKEN_ALTERNATIVE)
            continue;
        if (out->n)
            buf_put_byte(out, ' ');
        buf_put_str(out, list.at[i].folded);
    }
}

static bool is_column(enum thesaurus_column column, struct str name)
{
    struct str words = str_of(columns[column].words);
    return str_equal(name, words) ||
           (!columns[column].whole && name.n > words.n && name.at[words.n] == ' ' &&
            str_starts_with(name, words));
}

static enum status check_columns(const struct thesaurus_reading *r)
{
    if (r->place[COLUMN_CODE] == SIZE_MAX)
        return refuse(r, "pas de colonne « Code du Terme » (séparateur attendu : « ; »)");
    if (r->place[COLUMN_LABEL] == SIZE_MAX && r->place[COLUMN_CAPITALS] == SIZE_MAX)
        return refuse(r, "pas de colonne « Descripteur en typo riche » ni « Descripteur "
                         "en majuscules » (séparateur attendu : « ; »)");
    return STATUS_OK;
}

static enum status read_names(struct thesaurus_reading *r,
                              const struct csv_record *record)
{
    AUTO_BUF name = BUF_INIT(1U << 12);
    for (unsigned c = 0; c < COLUMN_COUNT_; c++)
        r->place[c] = SIZE_MAX;
    for (size_t i = 0; i < record->n; i++) {
        fold_name(&name, r->analyser, record->fields[i]);
        for (unsigned c = 0; c < COLUMN_COUNT_; c++) {
            if (!is_column((enum thesaurus_column)c, buf_str(&name)))
                continue;
            if (r->place[c] != SIZE_MAX)
                return error_set(r->err, STATUS_BAD_INPUT,
                                 "%s:%u: deux colonnes « %.*s »", r->path, r->line,
                                 STR_ARG(utf8_head_bytes(record->fields[i], 100)));
            r->place[c] = i;
        }
    }
    r->n_columns = record->n;
    return check_columns(r);
}

static struct str cell(const struct thesaurus_reading *r, const struct csv_record *record,
                       enum thesaurus_column column)
{
    size_t place = r->place[column];
    return place == SIZE_MAX ? STR("") : str_trim(record->fields[place]);
}

/** Cut off the next value, up to « ### »; rest->at is NULL after the last one. */
static struct str cut_value(struct str *rest)
{
    size_t end = str_find(*rest, VALUES);
    struct str value = {rest->at, end};
    *rest = end < rest->n
                ? (struct str){rest->at + end + VALUES.n, rest->n - end - VALUES.n}
                : (struct str){NULL, 0};
    return str_trim(value);
}

static size_t count_values(struct str text)
{
    size_t n = 0;
    while (text.at) {
        (void)cut_value(&text);
        n++;
    }
    return n;
}

/** @p text with single blanks for runs of white space, as it is shown to users. */
static struct str tidy(struct arena *arena, struct str text)
{
    char *to = arena_alloc(arena, text.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++) {
        bool is_space = text.at[i] == ' ' || (text.at[i] >= '\t' && text.at[i] <= '\r');
        if (!is_space)
            to[n++] = text.at[i];
        else if (n && to[n - 1] != ' ')
            to[n++] = ' ';
    }
    return (struct str){to, n};
}

static enum status read_texts(struct thesaurus_texts *out,
                              const struct thesaurus_reading *r, struct str text)
{
    *out = (struct thesaurus_texts){NULL, 0};
    if (!text.n)
        return STATUS_OK;
    struct str *at = arena_array(r->source->arena, count_values(text), sizeof *at);
    while (text.at) {
        struct str value = cut_value(&text);
        if (value.n > THESAURUS_TEXT_MAX)
            return refuse(r, "un synonyme de plus de 300 octets");
        if (value.n)
            at[out->n++] = tidy(r->source->arena, value);
    }
    out->at = at;
    return STATUS_OK;
}

static bool is_code(struct str code)
{
    for (size_t i = 0; i < code.n; i++)
        if (!isalnum((unsigned char)code.at[i]))
            return false;
    return code.n > 0;
}

/** Read « Libellé - 15061 »: a code behind the last « - » begins with a digit. */
static struct thesaurus_reference read_reference(const struct thesaurus_reading *r,
                                                 struct str value)
{
    struct arena *arena = r->source->arena;
    size_t at = value.n;
    while (at > 0 && value.at[at - 1] != ' ')
        at--;
    struct str code = {value.at + at, value.n - at};
    struct str before = str_trim((struct str){value.at, at});
    bool has_code = str_ends_with(before, STR(" -")) && is_code(code) &&
                    isdigit((unsigned char)code.at[0]);
    if (!has_code)
        return (struct thesaurus_reference){tidy(arena, value), STR("")};
    before.n -= 2;
    return (struct thesaurus_reference){tidy(arena, str_trim(before)),
                                        arena_str(arena, code)};
}

static enum status read_references(struct thesaurus_entry *entry,
                                   const struct thesaurus_reading *r,
                                   enum thesaurus_relation relation, struct str text)
{
    if (!text.n)
        return STATUS_OK;
    struct thesaurus_reference *at =
        arena_array(r->source->arena, count_values(text), sizeof *at);
    size_t n = 0;
    while (text.at) {
        struct str value = cut_value(&text);
        if (value.n > THESAURUS_TEXT_MAX)
            return refuse(r, "un renvoi de plus de 300 octets");
        if (!value.n)
            continue;
        at[n] = read_reference(r, value);
        if (!at[n].code.n && relation != THESAURUS_BROADER)
            warn_without_code(r, value);
        else
            n++;
    }
    entry->relations[relation].at = at;
    entry->relations[relation].n = n;
    return STATUS_OK;
}

static enum status read_identity(struct thesaurus_entry *entry,
                                 const struct thesaurus_reading *r,
                                 const struct csv_record *record)
{
    struct str code = cell(r, record, COLUMN_CODE);
    struct str label = cell(r, record, COLUMN_LABEL);
    if (!label.n)
        label = cell(r, record, COLUMN_CAPITALS);
    if (!code.n)
        return refuse(r, "le code du terme manque");
    if (!is_code(code) || code.n > 20)
        return error_set(
            r->err, STATUS_BAD_INPUT,
            "%s:%u: « %.*s » n'est pas un code : des chiffres et des lettres, 20 "
            "au plus",
            r->path, r->line, STR_ARG(utf8_head_bytes(code, 60)));
    if (!label.n)
        return refuse(r, "le descripteur manque");
    if (label.n > THESAURUS_TEXT_MAX)
        return refuse(r, "un descripteur de plus de 300 octets");
    uint32_t known = intern_find(r->source->codes, code);
    if (known != INTERN_NONE)
        return error_set(r->err, STATUS_BAD_INPUT,
                         "%s:%u: le code %.*s est déjà pris, ligne %u", r->path, r->line,
                         STR_ARG(code), r->source->at[known].line);
    entry->code = arena_str(r->source->arena, code);
    entry->label = tidy(r->source->arena, label);
    return STATUS_OK;
}

static enum status read_entry(struct thesaurus_reading *r,
                              const struct csv_record *record)
{
    struct thesaurus_source *source = r->source;
    struct thesaurus_entry entry = {.line = r->line};
    enum status st = read_identity(&entry, r, record);
    if (!st)
        st = read_texts(&entry.synonyms, r, cell(r, record, COLUMN_SYNONYMS));
    if (!st)
        st = read_texts(&entry.trades, r, cell(r, record, COLUMN_TRADES));
    for (unsigned i = 0; !st && i < THESAURUS_RELATION_COUNT_; i++)
        st = read_references(&entry, r, (enum thesaurus_relation)i,
                             cell(r, record, relation_columns[i]));
    if (st)
        return st;
    MEM_GROW(source->at, source->n + 1, source->room, 1024);
    source->at[source->n++] = entry;
    (void)intern_put(source->codes, entry.code);
    return STATUS_OK;
}

static enum status take_record(void *context, const struct csv_record *record,
                               struct error *err)
{
    struct thesaurus_reading *r = context;
    r->line = record->line;
    if (!r->n_columns)
        return read_names(r, record);
    if (record->n != r->n_columns)
        return error_set(err, STATUS_BAD_INPUT, "%s:%u: %zu champs, il y a %zu colonnes",
                         r->path, r->line, record->n, r->n_columns);
    if (r->source->n == THESAURUS_CONCEPTS_MAX)
        return refuse(r, "plus de 200 000 descripteurs");
    return read_entry(r, record);
}

static enum status check_encoding(struct str text, const char *path, struct error *err)
{
    size_t at = utf8_first_invalid(text);
    if (at == text.n)
        return STATUS_OK;
    unsigned line = 1;
    for (size_t i = 0; i < at; i++)
        line += text.at[i] == '\n';
    return error_set(
        err, STATUS_BAD_INPUT,
        "%s:%u: ce n'est pas de l'UTF-8 (octet 0x%02X) : l'enregistrer en « CSV "
        "UTF-8 »",
        path, line, (unsigned char)text.at[at]);
}

static enum status read_text(struct thesaurus_reading *r, struct str text)
{
    if (str_starts_with(text, STR("\xEF\xBB\xBF")))
        text = (struct str){text.at + 3, text.n - 3};
    enum status st = check_encoding(text, r->path, r->err);
    if (!st)
        st = csv_read(text, SEPARATOR, r->path, take_record, r, r->err);
    if (!st && !r->source->n)
        st = error_set(r->err, STATUS_BAD_INPUT, "%s:1: aucun descripteur", r->path);
    return st;
}

enum status thesaurus_source_read(struct thesaurus_source **out, const char *path,
                                  struct analyser *analyser,
                                  const struct thesaurus_remarks *remarks,
                                  struct error *err)
{
    *out = NULL;
    AUTO_THESAURUS_SOURCE *source = mem_new(sizeof *source);
    source->arena = arena_new();
    source->codes = intern_new();
    AUTO_BUF text = BUF_INIT(THESAURUS_FILE_MAX);
    struct thesaurus_reading r = {source, analyser, remarks, path, 0, {0}, 0, err};
    enum status st = file_read(&text, path, err);
    if (!st)
        st = read_text(&r, buf_str(&text));
    if (st)
        return st;
    *out = TAKE(source);
    return STATUS_OK;
}

void thesaurus_source_free(struct thesaurus_source *source)
{
    if (!source)
        return;
    arena_free(source->arena);
    intern_free(source->codes);
    mem_free(source->at);
    mem_free(source);
}

void thesaurus_source_free_at(struct thesaurus_source **source)
{
    thesaurus_source_free(*source);
}

size_t thesaurus_source_count(const struct thesaurus_source *source)
{
    return source->n;
}

const struct thesaurus_entry *thesaurus_source_at(const struct thesaurus_source *source,
                                                  size_t i)
{
    return &source->at[i];
}

size_t thesaurus_source_find(const struct thesaurus_source *source, struct str code)
{
    uint32_t number = intern_find(source->codes, code);
    return number == INTERN_NONE ? SIZE_MAX : number;
}
