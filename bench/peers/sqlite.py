"""SQLite's FTS5, in the process that asks.

https://sqlite.org/fts5.html: §4.3.1 unicode61 without diacritics (there is no French
stemmer), §4.4.3 external content, so that the texts are stored once, §6.7 and 6.8 rebuild
and optimize, §5.1.1 bm25 with a weight a column, §5.1.3 snippet.
https://sqlite.org/lang_with.html §3: a materialized common table expression, so that
matches are found once.
"""

import contextlib
import sqlite3
import subprocess
import time

from peers.french import wanted
from peers.peer import Peer, Session, run_built

BUILD = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE given(id TEXT, title TEXT, text TEXT, regions TEXT, themes TEXT, date TEXT);
.mode ascii
.separator "\\t" "\\n"
.import "{lines}" given
CREATE TABLE documents(document INTEGER PRIMARY KEY, id TEXT, title TEXT, text TEXT);
INSERT INTO documents SELECT rowid, id, title, text FROM given;
CREATE TABLE facts(document INTEGER PRIMARY KEY, date TEXT, year TEXT);
INSERT INTO facts SELECT rowid, date, substr(date, 1, 4) FROM given;
{labels}
DROP TABLE given;
CREATE VIRTUAL TABLE words USING fts5(title, text, content='documents',
    content_rowid='document', tokenize='unicode61 remove_diacritics 2');
INSERT INTO words(words) VALUES('rebuild');
INSERT INTO words(words) VALUES('optimize');
VACUUM;
ANALYZE;
"""
LABELS = """
CREATE TABLE {name}s(document INTEGER, {name} TEXT, PRIMARY KEY(document, {name}))
    WITHOUT ROWID;
INSERT INTO {name}s SELECT given.rowid, value
    FROM given, json_each('["' || replace({name}s, ',', '","') || '"]')
    WHERE {name}s <> '';
"""
MATCHED = """SELECT words.rowid AS document, bm25(words, 2, 1) AS score
FROM words WHERE words MATCH :words{filters}"""
REGION = """ AND EXISTS (SELECT 1 FROM regions r
    WHERE r.document = words.rowid AND r.region = :region)"""
DATES = """ AND EXISTS (SELECT 1 FROM facts f
    WHERE f.document = words.rowid AND f.date BETWEEN :first AND :last)"""
WHOLE = """
WITH matched AS MATERIALIZED ({matched})
SELECT 'total', '', count(*) FROM matched
UNION ALL SELECT * FROM
    (SELECT 'hit', document, score FROM matched ORDER BY score LIMIT 10)
UNION ALL SELECT 'region', region, count(*)
    FROM matched JOIN regions USING (document) GROUP BY region
UNION ALL SELECT 'theme', theme, count(*)
    FROM matched JOIN themes USING (document) GROUP BY theme
UNION ALL SELECT 'year', year, count(*)
    FROM matched JOIN facts USING (document) GROUP BY year
"""
EXTRACT = """
SELECT id, words.title, snippet(words, 1, '<b>', '</b>', '…', 32)
FROM words JOIN documents ON document = words.rowid
WHERE words MATCH :words AND words.rowid = :document
"""
TITLES = """SELECT id, title FROM ({matched} ORDER BY rank LIMIT 10)
JOIN documents USING (document)"""


def expression(question):
    return " OR ".join("(" + " AND ".join(f'"{word}"' for word in words) + ")"
                       for words in wanted(question))


class SqliteSession(Session):
    def __init__(self, database):
        self.database = database

    def cpu(self):
        return time.thread_time()

    def ask(self, question):
        values = {"words": expression(question), "region": question.region,
                  "first": question.first or "0", "last": question.last or "9999"}
        if not values["words"]:
            return 0
        filters = REGION if question.region else ""
        if question.first or question.last:
            filters += DATES
        matched = MATCHED.format(filters=filters)
        if question.bare:
            matched = matched.replace("bm25(words, 2, 1) AS score", "rank")
            return len(self.database.execute(TITLES.format(matched=matched),
                                             values).fetchall())
        rows = self.database.execute(WHOLE.format(matched=matched), values).fetchall()
        for what, document, _ in rows:
            if what == "hit":
                self.database.execute(EXTRACT,
                                      {**values, "document": document}).fetchall()
        return rows[0][2]


class Sqlite(Peer):
    name = "SQLite"
    install = "sqlite3 python3"
    programs = ("sqlite3",)
    stems = False
    remarks = (
        "no stemmer of French; questions are asked in the process of their driver, in "
        "Python, whose CPU counts",
        "« most words » is put as pairs of words")

    def version(self):
        return sqlite3.sqlite_version

    def build(self, corpus, folder):
        script = folder.with_suffix(".sql")
        script.write_text(BUILD.format(lines=corpus.lines, labels="".join(
            LABELS.format(name=name) for name in ("region", "theme"))), encoding="utf-8")
        return run_built(["sqlite3", "-bail", folder / "words.db"], stdin=script,
                         stdout=subprocess.DEVNULL)

    @contextlib.contextmanager
    def serve(self, folder):
        """Mapped into memory, as https://sqlite.org/mmap.html says to read without
        copying."""
        with contextlib.closing(sqlite3.connect(folder / "words.db")) as database:
            database.execute("PRAGMA mmap_size = 4000000000")
            database.execute(
                "INSERT INTO words(words, rank) VALUES('rank', 'bm25(2.0, 1.0)')")
            database.commit()
            yield SqliteSession(database)
