"""Where the records that are measured come from: given, dumped of a folder of sources, or generated."""

import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
VOCABULARY = ROOT / "corpus/vocabulary"
SUFFIXES = (".jsonl", ".jsonl.gz", ".jsonl.zst")


def as_records(source, folder, programs):
    """@source as a file of records: as it is, or else as inffo-index understands it."""
    source = pathlib.Path(source)
    if source.name.endswith(SUFFIXES):
        return source
    records = pathlib.Path(folder) / "sources.jsonl"
    with records.open("wb") as out:
        subprocess.run([programs / "inffo-index", "--vocabulary", VOCABULARY, "--dump", source], stdout=out,
                       stderr=subprocess.DEVNULL, check=True)
    return records


def generated(documents, seed, source, folder, programs):
    """So many records that read like those of @source, which is no compressed file."""
    records = pathlib.Path(folder) / "generated.jsonl"
    with records.open("wb") as out:
        subprocess.run([programs / "bench_generate", "--documents", str(documents), "--seed", str(seed), "--from",
                        as_records(source, folder, programs)], stdout=out, check=True)
    return records
