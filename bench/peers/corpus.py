"""The corpus in the form that the peers read, and the questions."""

import contextlib
import dataclasses
import gzip
import json
import pathlib
import subprocess

from peers.peer import Question


@dataclasses.dataclass(frozen=True)
class Corpus:
    """A file as inffo-index reads it, and the same as lines: id, title, text, regions,
    themes and date.

    The lines are separated by tabs, labels by commas, and white space is one space: a
    peer has nothing to unescape, and what it costs to write them is not counted.
    """
    source: pathlib.Path
    lines: pathlib.Path
    documents: int
    text_bytes: int

    def rows(self):
        with self.lines.open(encoding="utf-8", newline="\n") as lines:
            for line in lines:
                yield line.rstrip("\n").split("\t")


@contextlib.contextmanager
def opened(path):
    if path.suffix == ".zst":
        with subprocess.Popen(["zstdcat", path], stdout=subprocess.PIPE) as process:
            yield process.stdout
    elif path.suffix == ".gz":
        with gzip.open(path) as file:
            yield file
    else:
        with path.open("rb") as file:
            yield file


def flat(text):
    return " ".join(text.split())


def prepare(source, folder):
    """Write the lines that the peers read."""
    documents = size = 0
    lines = pathlib.Path(folder) / "corpus.tsv"
    with opened(source) as records, lines.open("w", encoding="utf-8") as out:
        for record in map(json.loads, records):
            documents += 1
            size += len(record["title"].encode()) + len(record["text"].encode())
            out.write("\t".join((record["id"], flat(record["title"]),
                                 flat(record["text"]),
                                 ",".join(record.get("regions", ())),
                                 ",".join(record.get("themes", ())),
                                 record.get("date", ""))) + "\n")
    return Corpus(source, lines, documents, size)


def questions(path, **more):
    """A file of questions: words, region, from and to, separated by tabs, under a line of
    heads."""
    found = []
    for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines()[1:]:
        words, region, first, last = (line.split("\t") + [""] * 4)[:4]
        found.append(Question(words, region, first, last, **more))
    return found
