"""Groonga, as its own HTTP server.

The pages of the package groonga-doc, /usr/share/doc/groonga-doc/en/html:
tutorial/index.html on match columns and their weights, drilldowns and lexicons;
reference/indexing.html: an index is built faster after loading (offline construction);
reference/normalizers/normalizer_table.html: letters to fold; reference/token_filters/
token_filter_stem.html: a stemmer of French; reference/functions/snippet_html.html;
reference/commands/select.html, whose cache=no has every question worked out.
"""

import contextlib
import json
import subprocess
import urllib.parse

from peers.french import FOLDED, wanted
from peers.peer import (HttpSession, Peer, free_port, log_beside, run_built, running,
                        wait_for)

SCHEMA = """plugin_register token_filters/stem
table_create Folding TABLE_PAT_KEY ShortText
column_create Folding plain COLUMN_SCALAR ShortText
table_create Labels TABLE_PAT_KEY ShortText
table_create Years TABLE_PAT_KEY UInt32
table_create Documents TABLE_PAT_KEY ShortText
column_create Documents title COLUMN_SCALAR ShortText
column_create Documents text COLUMN_SCALAR LongText
column_create Documents regions COLUMN_VECTOR Labels
column_create Documents themes COLUMN_VECTOR Labels
column_create Documents day COLUMN_SCALAR UInt32
column_create Documents year COLUMN_SCALAR Years
"""
INDEXES = """table_create Terms TABLE_PAT_KEY ShortText --default_tokenizer TokenBigram \
--normalizers 'NormalizerTable("normalized","Folding.plain"),NormalizerNFKC150' \
--token_filters 'TokenFilterStem("algorithm","french")'
column_create Terms documents COLUMN_INDEX|WITH_POSITION|WITH_SECTION Documents title,text
column_create Labels regions COLUMN_INDEX Documents regions
column_create Years years COLUMN_INDEX Documents year
table_create Days TABLE_PAT_KEY UInt32
column_create Days days COLUMN_INDEX Documents day
"""
FACETS = {"region": "regions", "theme": "themes", "year": "year"}


def expression(question):
    return " OR ".join("(" + " ".join(words) + ")" for words in wanted(question))


def day(date):
    return int(date.replace("-", ""))


def filters(question):
    parts = [f'regions @ "{question.region}"'] if question.region else []
    parts += [f"day >= {day(question.first)}"] if question.first else []
    parts += [f"day <= {day(question.last)}"] if question.last else []
    return " && ".join(parts)


def record(row):
    name, title, text, regions, themes, date = row
    return {"_key": name, "title": title, "text": text,
            "regions": [r for r in regions.split(",") if r],
            "themes": [t for t in themes.split(",") if t], "day": day(date or "0"),
            "year": int(date[:4] or 0)}


def folding():
    return [{"_key": letter, "plain": plain} for plain, letters in FOLDED.items()
            for letter in letters] + [{"_key": "’", "plain": "'"}]


class GroongaSession(HttpSession):
    health = "/d/status"

    def path(self, question):
        columns = "_key, title"
        if not question.bare:
            columns += ", regions, themes, day, _score, snippet_html(text)"
        pairs = {"table": "Documents", "match_columns": "title * 2 || text",
                 "query": expression(question), "filter": filters(question),
                 "sort_keys": "-_score", "limit": 10, "cache": "no",
                 "output_columns": columns}
        if not pairs["query"]:
            pairs["filter"] = "false"
        for label, column in ({} if question.bare else FACETS).items():
            pairs[f"drilldowns[{label}].keys"] = column
            pairs[f"drilldowns[{label}].limit"] = 100
            pairs[f"drilldowns[{label}].sort_keys"] = "-_nsubrecs"
        given = {name: value for name, value in pairs.items() if value != ""}
        return "/d/select?" + urllib.parse.urlencode(given)

    def total(self, body):
        return json.loads(body)[1][0][0][0]


class Groonga(Peer):
    name = "Groonga"
    install = "groonga groonga-token-filter-stem"
    programs = ("groonga",)
    remarks = ("« most words » is put as pairs of words", "facets follow every filter")

    def version(self):
        return subprocess.run(["groonga", "--version"], capture_output=True, text=True,
                              check=True).stdout.split()[1]

    def build(self, corpus, folder):
        script = folder.with_suffix(".grn")
        with script.open("w", encoding="utf-8") as out:
            out.write(SCHEMA + "load --table Folding\n" + json.dumps(folding())
                      + "\nload --table Documents\n[\n")
            out.write(",\n".join(json.dumps(record(row), ensure_ascii=False)
                                 for row in corpus.rows()))
            out.write("\n]\n" + INDEXES)
        built = run_built(["groonga", "--log-path", log_beside(folder), "-n",
                           folder / "documents"], stdin=script,
                          stdout=subprocess.DEVNULL)
        script.unlink()
        return built

    @contextlib.contextmanager
    def serve(self, folder):
        port = free_port()
        command = ["groonga", "--log-path", log_beside(folder), "--protocol", "http",
                   "--bind-address", "127.0.0.1", "--port", port, "-s",
                   folder / "documents"]
        with running(command, log_beside(folder)) as process:
            session = GroongaSession(port, process.pid)
            wait_for(lambda: session.get(session.health))
            yield session
