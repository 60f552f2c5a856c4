"""PostgreSQL's full text search, a cluster of its own.

https://www.postgresql.org/docs/15/textsearch-tables.html §12.2.2: a generated tsvector
column with a GIN index; textsearch-controls.html §12.3: setweight for titles, ts_rank,
and ts_headline of the ten best only; unaccent.html §F.48.2: unaccent before french_stem;
populate.html §14.4: COPY before indexes, ANALYZE after, a large maintenance_work_mem;
runtime-config-resource.html §20.4.1: a quarter of the memory for shared_buffers, here
what holds the index.
"""

import contextlib
import os
import pathlib
import signal
import subprocess

from peers.french import wanted
from peers.peer import (Peer, Session, free_port, log_beside, run_built, running, timed,
                        tree_cpu, wait_for)

BIN = next(iter(sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)),
           pathlib.Path("/absent"))
SETTINGS = {"shared_buffers": "1GB", "maintenance_work_mem": "512MB", "work_mem": "64MB",
            "max_wal_size": "4GB", "unix_socket_directories": "",
            "listen_addresses": "127.0.0.1"}
SCHEMA = """
CREATE EXTENSION unaccent;
CREATE TEXT SEARCH CONFIGURATION fr (COPY = french);
ALTER TEXT SEARCH CONFIGURATION fr ALTER MAPPING FOR hword, hword_part, word
    WITH unaccent, french_stem;
CREATE TABLE given(id text, title text, text text, regions text, themes text, date text);
"""
INDEXES = """
CREATE TABLE documents(document serial PRIMARY KEY, id text, title text, text text,
    regions text[], themes text[], date date, year int,
    words tsvector GENERATED ALWAYS AS (setweight(to_tsvector('fr', title), 'A') ||
        setweight(to_tsvector('fr', text), 'D')) STORED);
INSERT INTO documents(id, title, text, regions, themes, date, year)
    SELECT id, title, text, string_to_array(regions, ','), string_to_array(themes, ','),
        nullif(date, '')::date, left(nullif(date, ''), 4)::int FROM given;
DROP TABLE given;
CREATE INDEX ON documents USING gin (words);
CREATE INDEX ON documents USING gin (regions);
CREATE INDEX ON documents (date);
"""
WHOLE = """
WITH matched AS MATERIALIZED (
    SELECT document, regions, themes, year, ts_rank(words, asked) AS score
    FROM documents, to_tsquery('fr', %(words)s) asked WHERE words @@ asked{filters}),
best AS (SELECT document, score FROM matched ORDER BY score DESC LIMIT 10)
SELECT 'total', '', count(*), NULL FROM matched
UNION ALL SELECT 'region', label, count(*), NULL
    FROM matched, unnest(regions) label GROUP BY label
UNION ALL SELECT 'theme', label, count(*), NULL
    FROM matched, unnest(themes) label GROUP BY label
UNION ALL SELECT 'year', year::text, count(*), NULL FROM matched GROUP BY year
UNION ALL SELECT title, id, 0, ts_headline('fr', text, to_tsquery('fr', %(words)s))
    FROM best JOIN documents USING (document)
"""
TITLES = """
SELECT id, title FROM documents, to_tsquery('fr', %(words)s) asked
WHERE words @@ asked{filters} ORDER BY ts_rank(words, asked) DESC LIMIT 10
"""
REGION = " AND regions @> ARRAY[%(region)s]"
DATES = " AND date BETWEEN %(first)s AND %(last)s"


def expression(question):
    return " | ".join("(" + " & ".join(words) + ")" for words in wanted(question))


class PostgresqlSession(Session):
    def __init__(self, connection, pid):
        self.cursor, self.pid = connection.cursor(), pid

    def cpu(self):
        return tree_cpu(self.pid)

    def ask(self, question):
        values = {"words": expression(question), "region": question.region,
                  "first": question.first or "-infinity",
                  "last": question.last or "infinity"}
        filters = REGION if question.region else ""
        if question.first or question.last:
            filters += DATES
        self.cursor.execute((TITLES if question.bare else WHOLE).format(filters=filters),
                            values)
        rows = self.cursor.fetchall()
        return len(rows) if question.bare else rows[0][2]


class Postgresql(Peer):
    name = "PostgreSQL"
    install = "postgresql python3-psycopg2"
    modules = ("psycopg2",)
    files = (BIN / "initdb", BIN / "postgres")
    remarks = ("« most words » is put as pairs of words",)

    def __init__(self):
        # PostgreSQL refuses to be run by root.
        self.user = {}
        if os.getuid() == 0:
            self.user = {"user": "postgres", "group": "postgres", "extra_groups": []}

    def version(self):
        return subprocess.run([BIN / "postgres", "--version"], capture_output=True,
                              text=True, check=True).stdout.split()[2]

    def clear(self, folder):
        super().clear(folder)
        if self.user:
            folder.parent.chmod(0o755)
            subprocess.run(["chown", "postgres:", folder], check=True)

    def build(self, corpus, folder):
        """Build in a server that is a child of this process, so that its CPU time
        counts."""
        def fill():
            with self.serve(folder) as session:
                self.fill(session.cursor, corpus)
        command = [BIN / "initdb", "--locale=C.UTF-8", "-A", "trust", "-U", "postgres",
                   folder]
        run_built(command, stdout=subprocess.DEVNULL, cwd="/", **self.user)
        return timed(fill)

    @staticmethod
    def fill(cursor, corpus):
        cursor.execute(SCHEMA)
        with corpus.lines.open("rb") as lines:
            form = "(FORMAT csv, DELIMITER E'\\t', QUOTE E'\\x01')"
            cursor.copy_expert("COPY given FROM STDIN " + form, lines)
        cursor.execute(INDEXES)
        cursor.execute("VACUUM ANALYZE documents")

    @contextlib.contextmanager
    def serve(self, folder):
        import psycopg2  # here, because it may be absent
        port = free_port()
        command = [BIN / "postgres", "-D", folder, "-p", port]
        for name, value in SETTINGS.items():
            command += ["-c", f"{name}={value}"]
        with running(command, log_beside(folder), stop=signal.SIGINT, cwd="/",
                     **self.user) as process:
            connection = wait_for(lambda: psycopg2.connect(
                host="127.0.0.1", port=port, user="postgres", dbname="postgres"))
            connection.autocommit = True
            with contextlib.closing(connection):
                yield PostgresqlSession(connection, process.pid)
