"""Sphinx 2.2, over its MySQL protocol.

http://sphinxsearch.com/docs/current.html (the package sphinxsearch brings it as
/usr/share/doc/sphinxsearch): §3.10 tsvpipe; §12.2.5 morphology = libstemmer_fr; §12.2.13
charset_table, which folds accents and makes an apostrophe end a word; §8.1 SELECT with
FACET, SNIPPET() and weights of fields; §5.3 the quorum operator: most words, as it is
meant.
"""

import contextlib
import subprocess

from peers.french import FOLDED, content_words
from peers.peer import (Peer, Session, free_port, log_beside, run_built, running,
                        tree_cpu, wait_for)

CHARSET = ", ".join(["0..9", "a..z", "_", "A..Z->a..z"] + [
    f"U+{ord(accented):X}->{plain}" for plain, letters in FOLDED.items()
    for accented in letters if len(plain) == 1])
CONFIG = """
source given {{
    type = tsvpipe
    tsvpipe_command = cat {folder}/given.tsv
    tsvpipe_field_string = title
    tsvpipe_field_string = text
    tsvpipe_attr_string = name
    tsvpipe_attr_multi = region
    tsvpipe_attr_multi = theme
    tsvpipe_attr_uint = day
    tsvpipe_attr_uint = year
}}
index documents {{
    source = given
    path = {folder}/documents
    morphology = libstemmer_fr
    charset_table = {charset}
}}
indexer {{
    mem_limit = 512M
}}
searchd {{
    listen = 127.0.0.1:{port}:mysql41
    pid_file = {folder}/searchd.pid
    log = {folder}/searchd.log
    binlog_path =
    workers = threads
}}
"""
WHOLE = """
SELECT id, name, title, SNIPPET(text, %s, 'limit=200') FROM documents
WHERE MATCH(%s){filters} ORDER BY WEIGHT() DESC LIMIT 10
OPTION field_weights=(title=2, text=1), max_matches=10
FACET region LIMIT 100 FACET theme LIMIT 100 FACET year LIMIT 100;
SHOW META
"""
TITLES = """
SELECT id, name, title FROM documents WHERE MATCH(%s){filters}
ORDER BY WEIGHT() DESC LIMIT 10 OPTION field_weights=(title=2, text=1), max_matches=10
"""


def expression(question):
    words = content_words(question.words)
    if question.any or len(words) <= 2:
        return (" | " if question.any else " ").join(words)
    return f'"{" ".join(words)}"/2'


def filters(question):
    found = f" AND region = {region_number(question.region)}" if question.region else ""
    if question.first or question.last:
        first, last = day(question.first or "0"), day(question.last or "99991231")
        found += f" AND day BETWEEN {first} AND {last}"
    return found


def day(date):
    return int(date.replace("-", ""))


def region_number(code):
    """A code as a number, because attributes are numbers and codes may have letters
    (2A)."""
    return int(code, 36)


class SphinxSession(Session):
    def __init__(self, connection, pid):
        self.cursor, self.pid = connection.cursor(), pid

    def cpu(self):
        return tree_cpu(self.pid)

    def ask(self, question):
        words = expression(question)
        if not words:
            return 0
        if question.bare:
            return self.cursor.execute(TITLES.format(filters=filters(question)), (words,))
        self.cursor.execute(WHOLE.format(filters=filters(question)), (words, words))
        meta = {}
        while True:
            rows = self.cursor.fetchall()
            if rows and rows[0][0] == "total":
                meta = dict(rows)
            if not self.cursor.nextset():
                return int(meta.get("total_found", 0))


class Sphinx(Peer):
    name = "Sphinx"
    install = "sphinxsearch python3-pymysql"
    programs = ("indexer", "searchd")
    modules = ("pymysql",)
    remarks = ("it keeps titles and texts in memory: it has no other store",)

    def version(self):
        said = subprocess.run(["searchd", "--help"], capture_output=True, text=True,
                              check=False).stdout
        return said.split()[1]

    def build(self, corpus, folder):
        self.give(corpus, folder)
        self.configure(folder, 1)
        built = run_built(["indexer", "--config", folder / "sphinx.conf", "--quiet",
                           "documents"])
        (folder / "given.tsv").unlink()
        return built

    @staticmethod
    def configure(folder, port):
        (folder / "sphinx.conf").write_text(CONFIG.format(folder=folder, charset=CHARSET,
                                                          port=port), encoding="utf-8")

    @staticmethod
    def give(corpus, folder):
        """Write the lines with numbers in place of labels, as the engine wants them. This
        is not counted."""
        themes = {}
        with (folder / "given.tsv").open("w", encoding="utf-8") as out:
            for number, row in enumerate(corpus.rows(), 1):
                name, title, text, regions, labels, date = row
                numbers = [str(themes.setdefault(label, len(themes)))
                           for label in labels.split(",") if label]
                regions = [str(region_number(region)) for region in regions.split(",")
                           if region]
                out.write("\t".join((str(number), title, text, name, ",".join(regions),
                                     ",".join(numbers), str(day(date or "0")),
                                     date[:4] or "0")) + "\n")

    @contextlib.contextmanager
    def serve(self, folder):
        import pymysql  # here, because it may be absent
        port = free_port()
        self.configure(folder, port)
        with running(["searchd", "--config", folder / "sphinx.conf", "--nodetach"],
                     log_beside(folder), stdout=subprocess.DEVNULL) as process:
            connection = wait_for(lambda: pymysql.connect(
                host="127.0.0.1", port=port,
                client_flag=pymysql.constants.CLIENT.MULTI_STATEMENTS))
            with contextlib.closing(connection):
                yield SphinxSession(connection, process.pid)
