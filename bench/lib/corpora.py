"""The records that are measured: given as a file, read from a folder of sources, or
generated."""

import pathlib
import shutil
import subprocess

from peers.corpus import opened

ROOT = pathlib.Path(__file__).resolve().parents[2]
VOCABULARY = ROOT / "corpus/vocabulary"
SUFFIXES = (".jsonl", ".jsonl.gz", ".jsonl.zst")


def as_records(source, folder, programs):
    """@source as a file of records: the file itself, or what inffo-index reads from the
    folder."""
    source = pathlib.Path(source)
    if source.name.endswith(SUFFIXES):
        return source
    records = pathlib.Path(folder) / "sources.jsonl"
    with records.open("wb") as out:
        subprocess.run([programs / "inffo-index", "--vocabulary", VOCABULARY, "--dump",
                        source], stdout=out, stderr=subprocess.DEVNULL, check=True)
    return records


def plain(records, folder):
    """@records as a file that is not compressed."""
    if records.suffix == ".jsonl":
        return records
    copy = pathlib.Path(folder) / "plain.jsonl"
    with opened(records) as lines, copy.open("wb") as out:
        shutil.copyfileobj(lines, out)
    return copy


def generated(documents, seed, source, folder, programs):
    """A file of @documents generated records that are like those of @source."""
    source = plain(as_records(source, folder, programs), folder)
    records = pathlib.Path(folder) / "generated.jsonl"
    with records.open("wb") as out:
        subprocess.run([programs / "bench_generate", "--documents", str(documents),
                        "--seed", str(seed), "--from", source], stdout=out, check=True)
    return records
