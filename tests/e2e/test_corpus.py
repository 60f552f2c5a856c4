"""The corpus of the project: each notice is read without an error or a warning, and
what they say of each other is consistent."""

import json
import sys
import tempfile

import programs

DOCUMENTS = programs.ROOT / "corpus/documents"
KINDS = {"news", "programme", "campus", "cluster", "indicator", "budget", "contact",
         "region", "aid", "document"}


def faults_of(records, regions):
    ids = {record["id"] for record in records}
    seen = set()
    for record in records:
        name = record["id"]
        if name in seen:
            yield f"{name}: twice"
        seen.add(name)
        if record.get("part_of") and record["part_of"] not in ids:
            yield f"{name}: part of {record['part_of']}, which is not there"
        if not record["origin"]["file"].endswith(f"/{name}.md"):
            yield f"{name}: its file has another name"
        if record["kind"] == "indicator" and not record.get("label"):
            yield f"{name}: an indicator without a label"
        if not record.get("themes") and record["kind"] != "region":
            yield f"{name}: no theme"
    sheets = sorted(code for record in records if record["kind"] == "region"
                    for code in record["regions"])
    if sheets != sorted(regions):
        yield f"one sheet a region is wanted: {sheets}"
    missing = KINDS - {record["kind"] for record in records}
    if missing:
        yield f"no notice of kind {missing}"


def main():
    with tempfile.NamedTemporaryFile(suffix=".json") as report:
        done = programs.run("inffo-index", "--vocabulary", programs.VOCABULARY,
                            "--max-errors", "0",
                            "--report", report.name, "--dump", DOCUMENTS)
        assert done.returncode == 0, done.stderr
        totals = json.load(report)["totals"]
    records = [json.loads(line) for line in done.stdout.splitlines()]
    vocabulary = json.loads((programs.VOCABULARY
                             / "regions.json").read_text(encoding="utf-8"))
    faults = list(faults_of(records,
                            [region["insee"] for region in vocabulary["regions"]]))
    print(f"{len(records)} notices, totals {totals}")
    print("\n".join(faults))
    assert len(records) >= 100
    assert totals["refused"] == 0 and totals["warnings"] == 0, totals
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
