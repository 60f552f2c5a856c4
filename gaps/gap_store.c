/* Counts questions by keyed digests, and gives their words when they are many. */
#include "gaps/gap_store.h"

#include <sqlite3.h>
#include <string.h>
#include <sys/random.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/sha256.h"
#include "text/word/fold.h"
#include "text/word/letter.h"

#define KEY_BYTES 16
/** How long to wait for another process that writes, in milliseconds. */
#define BUSY_MS 2000

/* Raise user_version with each change. */
static const char schema[] =
    "PRAGMA journal_mode = WAL;"
    "BEGIN IMMEDIATE;"
    "CREATE TABLE IF NOT EXISTS key (value BLOB NOT NULL);"
    "CREATE TABLE IF NOT EXISTS asked ("
    "  digest TEXT NOT NULL, day TEXT NOT NULL, region TEXT NOT NULL,"
    "  theme TEXT NOT NULL, n INTEGER NOT NULL,"
    "  PRIMARY KEY (digest, day, region, theme)) WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS words ("
    "  digest TEXT PRIMARY KEY, words TEXT NOT NULL) WITHOUT ROWID;"
    "PRAGMA user_version = 1;"
    "COMMIT;";

struct gap_store {
    sqlite3 *db;
    unsigned char key[KEY_BYTES];
};

static enum status fail(const struct gap_store *store, struct error *err)
{
    return error_set(err, STATUS_IO, "recherches sans réponse : %s",
                     sqlite3_errmsg(store->db));
}

static void finalize(sqlite3_stmt **statement)
{
    (void)sqlite3_finalize(*statement);
}
#define AUTO_STATEMENT CLEANUP(finalize) sqlite3_stmt

static enum status prepare(sqlite3_stmt **out, const struct gap_store *store,
                           const char *sql, struct error *err)
{
    return sqlite3_prepare_v2(store->db, sql, -1, out, NULL) ? fail(store, err)
                                                             : STATUS_OK;
}

/** Read the key, or make it in a new database. */
static enum status settle_key(struct gap_store *store, struct error *err)
{
    AUTO_STATEMENT *read = NULL;
    enum status st = prepare(&read, store, "SELECT value FROM key", err);
    if (st)
        return st;
    if (sqlite3_step(read) == SQLITE_ROW && sqlite3_column_bytes(read, 0) == KEY_BYTES) {
        memcpy(store->key, sqlite3_column_blob(read, 0), KEY_BYTES);
        return STATUS_OK;
    }
    AUTO_STATEMENT *write = NULL;
    st = prepare(&write, store, "INSERT INTO key VALUES (?)", err);
    if (st)
        return st;
    if (getrandom(store->key, KEY_BYTES, 0) != KEY_BYTES)
        return error_set(err, STATUS_IO, "le système ne donne pas de hasard");
    (void)sqlite3_bind_blob(write, 1, store->key, KEY_BYTES, SQLITE_STATIC);
    return sqlite3_step(write) == SQLITE_DONE ? STATUS_OK : fail(store, err);
}

static enum status open_at(struct gap_store **out, const char *path, int flags,
                           struct error *err)
{
    AUTO_GAP_STORE *store = mem_new(sizeof *store);
    *out = NULL;
    if (sqlite3_open_v2(path, &store->db, flags, NULL) ||
        sqlite3_busy_timeout(store->db, BUSY_MS))
        return error_set(err, STATUS_IO, "%s : %s", path, sqlite3_errmsg(store->db));
    bool is_to_write = (flags & SQLITE_OPEN_READWRITE) != 0;
    if (is_to_write && sqlite3_exec(store->db, schema, NULL, NULL, NULL)) {
        bool is_other = sqlite3_errcode(store->db) == SQLITE_NOTADB;
        return error_set(err, is_other ? STATUS_BAD_INPUT : STATUS_IO, "%s : %s", path,
                         is_other ? "ce n'est pas une base SQLite"
                                  : sqlite3_errmsg(store->db));
    }
    enum status st = is_to_write ? settle_key(store, err) : STATUS_OK;
    if (!st)
        *out = TAKE(store);
    return st ? error_context(err, st, "%s", path) : st;
}

enum status gap_store_open(struct gap_store **out, const char *path, struct error *err)
{
    return open_at(out, path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, err);
}

enum status gap_store_open_to_read(struct gap_store **out, const char *path,
                                   struct error *err)
{
    *out = NULL;
    if (file_type_of(path) != FILE_REGULAR)
        return error_set(err, STATUS_NOT_FOUND, "%s : fichier introuvable", path);
    return open_at(out, path, SQLITE_OPEN_READONLY, err);
}

void gap_store_free(struct gap_store *store)
{
    if (!store)
        return;
    (void)sqlite3_close(store->db);
    mem_free(store);
}

void gap_store_free_at(struct gap_store **store)
{
    gap_store_free(*store);
}

/* Counting. */

bool gap_is_countable(const struct gap *gap)
{
    struct str words = str_trim(gap->words);
    unsigned digits = 0;
    for (size_t i = 0; i < words.n; i++) {
        bool is_digit = words.at[i] >= '0' && words.at[i] <= '9';
        bool is_gap = words.at[i] == ' ' || words.at[i] == '.' || words.at[i] == '-';
        digits = is_digit ? digits + 1 : is_gap ? digits : 0;
        if (digits > 5 || words.at[i] == '@')
            return false;
    }
    return words.n > 0 && words.n <= GAP_WORDS_MAX && gap->region.n <= GAP_VALUE_MAX &&
           gap->theme.n <= GAP_VALUE_MAX;
}

/** Append the words of @p typed without capitals, accents and signs, with a space between
 *  them: what is asked in several ways is one question. */
static void put_folded(struct buf *out, struct str typed)
{
    struct letter_window *window = mem_new(sizeof *window);
    window_open(window, typed, 0);
    bool is_apart = false;
    for (size_t i = 0; window_at(window, i); i++) {
        char folded[FOLD_MAX_BYTES];
        uint32_t letter = window_at(window, i);
        size_t n = letter_is_word(letter) ? fold_code_point(folded, letter) : 0;
        if (n && is_apart)
            buf_put_byte(out, ' ');
        buf_put(out, folded, n);
        is_apart = !n;
    }
    mem_free(window);
}

static void digest_of(char digest[SHA256_TEXT_BYTES], const struct gap_store *store,
                      struct str words)
{
    AUTO_BUF text = BUF_INIT(KEY_BYTES + 1 + (size_t)FOLD_MAX_BYTES * GAP_WORDS_MAX);
    buf_put(&text, store->key, KEY_BYTES);
    put_folded(&text, str_trim(words));
    sha256_of(digest, buf_str(&text));
}

static void bind(sqlite3_stmt *statement, int i, struct str text)
{
    (void)sqlite3_bind_text(statement, i, text.at, (int)text.n, SQLITE_TRANSIENT);
}

/** Run a statement whose texts are bound, and make it ready to be bound again. */
static enum status run(const struct gap_store *store, sqlite3_stmt *statement,
                       struct error *err)
{
    int code = sqlite3_step(statement);
    (void)sqlite3_reset(statement);
    return code == SQLITE_DONE || code == SQLITE_ROW ? STATUS_OK : fail(store, err);
}

static enum status run_sql(const struct gap_store *store, const char *sql,
                           struct error *err)
{
    return sqlite3_exec(store->db, sql, NULL, NULL, NULL) ? fail(store, err) : STATUS_OK;
}

static enum status count_one(const struct gap_store *store, const struct gap *gap,
                             sqlite3_stmt *add, sqlite3_stmt *name, struct error *err)
{
    char digest[SHA256_TEXT_BYTES], day[DATE_TEXT_BYTES];
    digest_of(digest, store, gap->words);
    date_format(day, gap->day);
    bind(add, 1, str_of(digest));
    bind(add, 2, str_of(day));
    bind(add, 3, gap->region);
    bind(add, 4, gap->theme);
    enum status st = run(store, add, err);
    if (st)
        return st;
    bind(name, 1, str_of(digest));
    bind(name, 2, str_trim(gap->words));
    (void)sqlite3_bind_int(name, 3, GAP_SHOWN_MIN);
    return run(store, name, err);
}

static enum status count_all(const struct gap_store *store, const struct gap *gaps,
                             size_t n, struct error *err)
{
    AUTO_STATEMENT *add = NULL, *name = NULL;
    enum status st = prepare(&add, store,
                             "INSERT INTO asked VALUES (?1, ?2, ?3, ?4, 1)"
                             " ON CONFLICT DO UPDATE SET n = n + 1",
                             err);
    if (!st)
        st = prepare(&name, store,
                     "INSERT OR IGNORE INTO words SELECT ?1, ?2 WHERE"
                     " (SELECT sum(n) FROM asked WHERE digest = ?1) >= ?3",
                     err);
    for (size_t i = 0; !st && i < n; i++)
        if (gap_is_countable(&gaps[i]))
            st = count_one(store, &gaps[i], add, name, err);
    return st;
}

/** Forget the digests without words of GAP_KEPT_DAYS days before @p today. */
static enum status forget(const struct gap_store *store, date_day today,
                          struct error *err)
{
    char day[DATE_TEXT_BYTES];
    date_format(day, today - GAP_KEPT_DAYS);
    AUTO_STATEMENT *statement = NULL;
    enum status st = prepare(&statement, store,
                             "DELETE FROM asked WHERE day < ?1"
                             " AND digest NOT IN (SELECT digest FROM words)",
                             err);
    if (st)
        return st;
    bind(statement, 1, str_of(day));
    return run(store, statement, err);
}

enum status gap_store_count(struct gap_store *store, const struct gap *gaps, size_t n,
                            struct error *err)
{
    if (n == 0)
        return STATUS_OK;
    enum status st = run_sql(store, "BEGIN IMMEDIATE", err);
    if (st)
        return st;
    st = count_all(store, gaps, n, err);
    if (!st)
        st = forget(store, gaps[n - 1].day, err);
    if (!st)
        st = run_sql(store, "COMMIT", err);
    if (st)
        (void)sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    return st;
}

/* Listing. */

static struct str column(sqlite3_stmt *statement, int i)
{
    return str_of((const char *)sqlite3_column_text(statement, i));
}

static date_day day_of(sqlite3_stmt *statement, int i)
{
    date_day day = DATE_NONE;
    return date_parse(&day, column(statement, i), NULL) ? DATE_NONE : day;
}

enum status gap_store_list(struct gap_store *store, const struct gap_choice *choice,
                           gap_row_fn *give, void *context, struct error *err)
{
    AUTO_STATEMENT *list = NULL;
    enum status st =
        prepare(&list, store,
                "SELECT words, region, theme, min(day), max(day), sum(n) AS total"
                " FROM asked JOIN words USING (digest)"
                " WHERE day >= ?1 AND day <= ?2 GROUP BY digest, region, theme"
                " HAVING total >= ?3 ORDER BY total DESC, words, region, theme",
                err);
    if (st)
        return st;
    char from[DATE_TEXT_BYTES] = "", to[DATE_TEXT_BYTES] = "9";
    if (choice->from != DATE_NONE)
        date_format(from, choice->from);
    if (choice->to != DATE_NONE)
        date_format(to, choice->to);
    uint32_t least = choice->least > GAP_SHOWN_MIN ? choice->least : GAP_SHOWN_MIN;
    bind(list, 1, str_of(from));
    bind(list, 2, str_of(to));
    (void)sqlite3_bind_int(list, 3, (int)least);
    int code;
    while ((code = sqlite3_step(list)) == SQLITE_ROW) {
        struct gap_row row = {column(list, 0), column(list, 1),
                              column(list, 2), day_of(list, 3),
                              day_of(list, 4), (uint32_t)sqlite3_column_int64(list, 5)};
        give(context, &row);
    }
    return code == SQLITE_DONE ? STATUS_OK : fail(store, err);
}
