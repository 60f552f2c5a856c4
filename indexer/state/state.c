/* The database of the state: its tables, its statements, and the values in and out. */
#include "indexer/state/state.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"

/** Counts the changes of the tables below. */
#define VERSION 2
/** How long a call waits for another process. */
#define WAIT_MS 5000

/* What an earlier version kept is dropped: it can be found again. */
static const char schema[] =
    "DROP TABLE IF EXISTS sources; DROP TABLE IF EXISTS files;"
    "CREATE TABLE sources("
    "name TEXT PRIMARY KEY, etag TEXT NOT NULL, modified TEXT NOT NULL,"
    "moved_to TEXT NOT NULL, reading TEXT NOT NULL, failure TEXT NOT NULL,"
    "last_try INTEGER NOT NULL, last_good INTEGER NOT NULL,"
    "n_documents INTEGER NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE files("
    "source TEXT NOT NULL, path TEXT NOT NULL, address TEXT NOT NULL,"
    "etag TEXT NOT NULL, modified TEXT NOT NULL, sha256 TEXT NOT NULL,"
    "n_bytes INTEGER NOT NULL, mtime INTEGER NOT NULL, n_documents INTEGER NOT NULL,"
    "last_good INTEGER NOT NULL, remarks TEXT NOT NULL,"
    "PRIMARY KEY(source, path)) WITHOUT ROWID;"
    "PRAGMA user_version = 2;";

enum statement {
    BEGIN,
    COMMIT,
    ROLLBACK,
    GET_SOURCE,
    PUT_SOURCE,
    FORGET_SOURCE,
    FORGET_FILES,
    GET_FILE,
    PUT_FILE,
    FORGET_FILE,
    EACH_FILE,
    STATEMENT_COUNT_
};
#define FILE_COLUMNS                                                                     \
    "address, etag, modified, sha256, n_bytes, mtime, n_documents, last_good, remarks"
static const char *const texts[STATEMENT_COUNT_] = {
    [BEGIN] = "BEGIN IMMEDIATE",
    [COMMIT] = "COMMIT",
    [ROLLBACK] = "ROLLBACK",
    [GET_SOURCE] =
        "SELECT etag, modified, moved_to, reading, failure, last_try, last_good,"
        "n_documents FROM sources WHERE name = ?",
    [PUT_SOURCE] = "REPLACE INTO sources VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)",
    [FORGET_SOURCE] = "DELETE FROM sources WHERE name = ?",
    [FORGET_FILES] = "DELETE FROM files WHERE source = ?",
    [GET_FILE] = "SELECT " FILE_COLUMNS " FROM files WHERE source = ? AND path = ?",
    [PUT_FILE] = "REPLACE INTO files VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    [FORGET_FILE] = "DELETE FROM files WHERE source = ? AND path = ?",
    [EACH_FILE] =
        "SELECT " FILE_COLUMNS ", path FROM files WHERE source = ? ORDER BY path",
};

struct state {
    sqlite3 *database;
    /* Prepared when they are first needed. */
    sqlite3_stmt *statements[STATEMENT_COUNT_];
    /* For messages. */
    char *path;
    bool has_begun;
};

/** Turn the failure of the library's last call into an error. */
static enum status fail(struct state *state, struct error *err)
{
    int code = sqlite3_errcode(state->database) & 0xFF;
    if (code == SQLITE_NOMEM)
        mem_exhausted();
    if (code == SQLITE_NOTADB || code == SQLITE_CORRUPT)
        return error_set(err, STATUS_BAD_INPUT,
                         "%s : base d'état abîmée ; supprimez-la, tout sera relu",
                         state->path);
    return error_set(err, STATUS_IO, "%s : %s", state->path,
                     sqlite3_errmsg(state->database));
}

/** The statement, reset; NULL when the library cannot prepare it. */
static sqlite3_stmt *statement_of(struct state *state, enum statement which)
{
    sqlite3_stmt **at = &state->statements[which];
    if (!*at)
        (void)sqlite3_prepare_v3(state->database, texts[which], -1,
                                 SQLITE_PREPARE_PERSISTENT, at, NULL);
    else
        (void)sqlite3_reset(*at);
    return *at;
}

/** A row that is bound or read: the statement and its next column. */
struct row {
    sqlite3_stmt *statement;
    int next;
};

/** Bind a text, which must stay until the statement was stepped. */
static void bind_text(struct row *row, const char *text)
{
    (void)sqlite3_bind_text(row->statement, row->next++, text, -1, SQLITE_STATIC);
}

static void bind_number(struct row *row, int64_t number)
{
    (void)sqlite3_bind_int64(row->statement, row->next++, number);
}

/** Copy the text of the next column; one that does not fit is taken as none. */
static void read_text(char *to, size_t room, struct row *row)
{
    const unsigned char *text = sqlite3_column_text(row->statement, row->next);
    size_t n = (size_t)sqlite3_column_bytes(row->statement, row->next++);
    to[0] = '\0';
    if (text && n < room)
        memcpy(to, text, n + 1);
}

static int64_t read_number(struct row *row)
{
    return sqlite3_column_int64(row->statement, row->next++);
}

/** Step a statement whose values are bound and that gives no row. */
static enum status put(struct state *state, const struct row *row, struct error *err)
{
    bool is_done = sqlite3_step(row->statement) == SQLITE_DONE;
    enum status st = is_done ? STATUS_OK : fail(state, err);
    (void)sqlite3_reset(row->statement);
    return st;
}

/** Run a statement that gives no row, with up to two texts. */
static enum status run(struct state *state, enum statement which, struct state_key key,
                       struct error *err)
{
    struct row row = {statement_of(state, which), 1};
    if (!row.statement)
        return fail(state, err);
    if (key.source)
        bind_text(&row, key.source);
    if (key.path)
        bind_text(&row, key.path);
    return put(state, &row, err);
}

static enum status check_version(struct state *state, struct error *err)
{
    sqlite3_stmt *asked = NULL;
    if (sqlite3_prepare_v2(state->database, "PRAGMA user_version", -1, &asked, NULL) ||
        sqlite3_step(asked) != SQLITE_ROW) {
        enum status st = fail(state, err);
        (void)sqlite3_finalize(asked);
        return st;
    }
    int version = sqlite3_column_int(asked, 0);
    (void)sqlite3_finalize(asked);
    if (version > VERSION)
        return error_set(err, STATUS_BAD_INPUT,
                         "%s : base d'état d'une version plus récente ; supprimez-la, "
                         "tout sera relu",
                         state->path);
    if (version < VERSION &&
        sqlite3_exec(state->database, schema, NULL, NULL, NULL) != SQLITE_OK)
        return fail(state, err);
    return STATUS_OK;
}

enum status state_open(struct state **out, const char *folder, struct error *err)
{
    *out = NULL;
    enum status st = folder_make(folder, err);
    if (st)
        return error_set(err, STATUS_IO, "%s : dossier impossible à créer", folder);
    AUTO_STATE *state = mem_new(sizeof *state);
    state->path = path_join(folder, STATE_FILE);
    /* A state is for one thread, so that the library's own locks are not needed. */
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    if (sqlite3_open_v2(state->path, &state->database, flags, NULL) != SQLITE_OK)
        return fail(state, err);
    (void)sqlite3_busy_timeout(state->database, WAIT_MS);
    st = check_version(state, err);
    if (st)
        return st;
    *out = TAKE(state);
    return STATUS_OK;
}

void state_free(struct state *state)
{
    if (!state)
        return;
    for (size_t i = 0; i < STATEMENT_COUNT_; i++)
        (void)sqlite3_finalize(state->statements[i]);
    (void)sqlite3_close(state->database);
    mem_free(state->path);
    mem_free(state);
}

void state_free_at(struct state **state)
{
    state_free(*state);
}

static const struct state_key no_key = {NULL, NULL};

enum status state_begin(struct state *state, struct error *err)
{
    enum status st = run(state, BEGIN, no_key, err);
    state->has_begun = st == STATUS_OK;
    return st;
}

enum status state_commit(struct state *state, struct error *err)
{
    enum status st = run(state, COMMIT, no_key, err);
    state->has_begun = st != STATUS_OK;
    return st;
}

void state_rollback(struct state *state)
{
    /* Without a beginning there is nothing to undo; a failure leaves it to the end. */
    if (state->has_begun)
        (void)run(state, ROLLBACK, no_key, NULL);
    state->has_begun = false;
}

enum status state_get_source(struct state_source *out, struct state *state,
                             const char *name, struct error *err)
{
    *out = (struct state_source){0};
    struct row row = {statement_of(state, GET_SOURCE), 1};
    if (!row.statement)
        return fail(state, err);
    bind_text(&row, name);
    int code = sqlite3_step(row.statement);
    row.next = 0;
    if (code == SQLITE_ROW) {
        read_text(out->etag, sizeof out->etag, &row);
        read_text(out->modified, sizeof out->modified, &row);
        read_text(out->moved_to, sizeof out->moved_to, &row);
        read_text(out->reading, sizeof out->reading, &row);
        read_text(out->failure, sizeof out->failure, &row);
        out->last_try = read_number(&row);
        out->last_good = read_number(&row);
        out->n_documents = read_number(&row);
    }
    bool is_known = code == SQLITE_ROW || code == SQLITE_DONE;
    enum status st = is_known ? STATUS_OK : fail(state, err);
    (void)sqlite3_reset(row.statement);
    return st;
}

enum status state_put_source(struct state *state, const char *name,
                             const struct state_source *source, struct error *err)
{
    struct row row = {statement_of(state, PUT_SOURCE), 1};
    if (!row.statement)
        return fail(state, err);
    bind_text(&row, name);
    bind_text(&row, source->etag);
    bind_text(&row, source->modified);
    bind_text(&row, source->moved_to);
    bind_text(&row, source->reading);
    bind_text(&row, source->failure);
    bind_number(&row, source->last_try);
    bind_number(&row, source->last_good);
    bind_number(&row, source->n_documents);
    return put(state, &row, err);
}

enum status state_forget_source(struct state *state, const char *name, struct error *err)
{
    enum status st = run(state, FORGET_FILES, (struct state_key){name, NULL}, err);
    return st ? st : run(state, FORGET_SOURCE, (struct state_key){name, NULL}, err);
}

/** Read the columns FILE_COLUMNS. */
static void read_file(struct state_file *out, struct row *row)
{
    read_text(out->address, sizeof out->address, row);
    read_text(out->etag, sizeof out->etag, row);
    read_text(out->modified, sizeof out->modified, row);
    read_text(out->sha256, sizeof out->sha256, row);
    out->n_bytes = read_number(row);
    out->mtime = read_number(row);
    out->n_documents = read_number(row);
    out->last_good = read_number(row);
    read_text(out->remarks, sizeof out->remarks, row);
}

enum status state_get_file(struct state_file *out, struct state *state,
                           struct state_key key, struct error *err)
{
    *out = (struct state_file){0};
    struct row row = {statement_of(state, GET_FILE), 1};
    if (!row.statement)
        return fail(state, err);
    bind_text(&row, key.source);
    bind_text(&row, key.path);
    int code = sqlite3_step(row.statement);
    row.next = 0;
    if (code == SQLITE_ROW)
        read_file(out, &row);
    bool is_known = code == SQLITE_ROW || code == SQLITE_DONE;
    enum status st = is_known ? STATUS_OK : fail(state, err);
    (void)sqlite3_reset(row.statement);
    return st;
}

enum status state_put_file(struct state *state, struct state_key key,
                           const struct state_file *file, struct error *err)
{
    struct row row = {statement_of(state, PUT_FILE), 1};
    if (!row.statement)
        return fail(state, err);
    bind_text(&row, key.source);
    bind_text(&row, key.path);
    bind_text(&row, file->address);
    bind_text(&row, file->etag);
    bind_text(&row, file->modified);
    bind_text(&row, file->sha256);
    bind_number(&row, file->n_bytes);
    bind_number(&row, file->mtime);
    bind_number(&row, file->n_documents);
    bind_number(&row, file->last_good);
    bind_text(&row, file->remarks);
    return put(state, &row, err);
}

enum status state_forget_file(struct state *state, struct state_key key,
                              struct error *err)
{
    return run(state, FORGET_FILE, key, err);
}

enum status state_each_file(struct state *state, const char *source,
                            enum status (*each)(void *context, const char *path,
                                                const struct state_file *file),
                            void *context, struct error *err)
{
    struct row row = {statement_of(state, EACH_FILE), 1};
    if (!row.statement)
        return fail(state, err);
    bind_text(&row, source);
    enum status st = STATUS_OK;
    int code = sqlite3_step(row.statement);
    while (!st && code == SQLITE_ROW) {
        struct state_file file;
        char path[STATE_TEXT_BYTES];
        row.next = 0;
        read_file(&file, &row);
        read_text(path, sizeof path, &row);
        st = each(context, path, &file);
        if (!st)
            code = sqlite3_step(row.statement);
    }
    if (!st && code != SQLITE_DONE)
        st = fail(state, err);
    (void)sqlite3_reset(row.statement);
    return st;
}
